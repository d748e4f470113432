import { Inject, Injectable } from '@nestjs/common';

import { giornoDi, giornoPrima } from '@consorzi/domain/shared';
import { nominatiNel, type Perimetro } from '@consorzi/domain/tenancy';
import { progetti, progettiRecepiti, rendiconti } from '@consorzi/projections/ats';
import { alberoObiettivi, piani } from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';
import { accessi, centri, revisioni, ULTIMA, type RigaRevisione } from '@consorzi/projections/tenancy';

import { Letture } from '../../commands/letture.js';
import type { PageArgs, QuandoInput } from '../../graphql/momento.js';
import { AccessiRevisori, type AccessoDelRevisore, type RequestContext } from '../access/index.js';
import { nomeDi } from '../nomi.js';
import { Persone } from '../sign-in/index.js';
import type { AccessiDeiRevisori, AccessoDelRevisoreType, PerimetroType, RevisioniDelConsorzio } from './revisori.types.js'; // prettier-ignore

type Nomi = ReadonlyMap<string, string>;
type Accesso = AccessoDelRevisore & { readonly id: string };

/** Who audits the consortium, and what they looked at. */
@Injectable()
export class RevisoriQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Persone) private readonly persone: Persone,
    @Inject(AccessiRevisori) private readonly trail: AccessiRevisori,
  ) {}

  /** All that were ever called, the newest first; what is said of today is of today, whatever the moment. */
  async revisioni(ctx: RequestContext, quando?: QuandoInput): Promise<RevisioniDelConsorzio> {
    const read = [revisioni, accessi, ...LETTI_PER_I_NOMI];
    const { momento, rows, nomi, revisione } = await this.letture.leggi(ctx, quando, read, async (reader, at) => {
      const rows = await reader.where(revisioni, {});
      const named = rows.flatMap(({ row }) => nominatiNel(row.perimetro));
      const revisione = (await reader.one(accessi, ULTIMA))?.row.revisione ?? -1;
      return { momento: at, rows, nomi: await nomiDegliOggetti(reader, named), revisione };
    });
    const persone = await this.persone.nomi(
      ctx.scope,
      rows.map(({ row }) => row.personaId),
    );
    const oggi = giornoDi(ctx.now);
    return {
      momento,
      revisione,
      revisioni: rows
        .map(({ key, row: { alEscluso, ...row } }) => ({
          ...row,
          incaricoId: key,
          nome: nomeDi(persone, row.personaId),
          al: giornoPrima(alEscluso),
          perimetro: perimetroOf(row.perimetro, nomi),
          stato: statoOf({ alEscluso, ...row }, oggi),
        }))
        .sort((a, b) => b.dal.localeCompare(a.dal) || b.affidataIl.localeCompare(a.affidataIl)),
    };
  }

  /** Newest first. The trail is no read model: as of a past moment it ends at the last event that the moment holds. */
  async accessi(ctx: RequestContext, { quando, first, after }: PageArgs): Promise<AccessiDeiRevisori> {
    const momento = await this.letture.leggi(ctx, quando, [], (_reader, at) => Promise.resolve(at));
    const fino = momento.attuale ? null : (momento.registratoIl ?? new Date(0).toISOString());
    const found = await this.trail.elenco(ctx.scope, { first: first + 1, after, fino });
    const page = found.slice(0, first);
    const ids = page.flatMap(({ oggetti }) => oggetti);
    const nomi = await this.letture.leggi(ctx, undefined, LETTI_PER_I_NOMI, (reader) => nomiDegliOggetti(reader, ids));
    const persone = await this.persone.nomi(
      ctx.scope,
      page.map(({ personaId }) => personaId),
    );
    return {
      momento,
      edges: together(page).map((same) => ({ cursor: cursorOf(same.at(-1)!), node: accessoOf(same, persone, nomi) })),
      pageInfo: { hasNextPage: found.length > first, endCursor: page.length > 0 ? cursorOf(page.at(-1)!) : null },
    };
  }
}

const cursorOf = ({ at, id }: Accesso) => `${at}/${id}`;

function accessoOf(same: readonly Accesso[], persone: Nomi, nomi: Nomi): AccessoDelRevisoreType {
  const { id, at, personaId, operazione, incarichi, oggetti, momenti } = same[0]!;
  return {
    ...{ id, il: at, volte: same.length, personaId, nome: nomeDi(persone, personaId), operazione },
    ...{ incarichi: [...incarichi], momenti: [...momenti] },
    oggetti: oggetti.map((one) => ({ id: one, nome: nomi.get(one) ?? '' })),
  };
}

/** The same question asked again and again within a minute, one after the other, is told once. */
function together(page: readonly Accesso[]): readonly (readonly Accesso[])[] {
  const groups: Accesso[][] = [];
  const sameAs = ({ id: _id, at, ...asked }: Accesso) => `${at.slice(0, 16)} ${JSON.stringify(asked)}`;
  for (const one of page) {
    const last = groups.at(-1);
    if (last && sameAs(last[0]!) === sameAs(one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** On a day in Italy (ISO). */
export function statoOf(
  { dal, alEscluso, revocataIl }: Pick<RigaRevisione, 'dal' | 'alEscluso' | 'revocataIl'>,
  oggi: string,
) {
  // prettier-ignore
  if (revocataIl !== null) return 'revocata';
  if (oggi < dal) return 'daIniziare';
  return oggi < alEscluso ? 'inCorso' : 'finita';
}

export const perimetroOf = (perimetro: Perimetro, nomi: Nomi): PerimetroType => {
  const named = nominatiNel(perimetro).map((id) => ({ id, nome: nomi.get(id) ?? '' }));
  const di = (tipo: Perimetro['tipo']) => (perimetro.tipo === tipo ? named : []);
  return {
    tipo: perimetro.tipo,
    ...{ centri: di('centri'), obiettivi: di('obiettivi'), progetti: di('progetti'), rendiconti: di('rendiconti') },
  };
};

/** What `nomiDegliOggetti` reads. */
const LETTI_PER_I_NOMI = [centri, alberoObiettivi, piani, progetti, progettiRecepiti, rendiconti] as const;

/** How what is audited is called, at the moment of the reader; what is no longer there has no name. */
export async function nomiDegliOggetti(reader: Reader, ids: readonly string[]): Promise<Nomi> {
  const each = [...new Set(ids)];
  if (each.length === 0) return new Map();
  return new Map([
    ...(await reader.many(centri, each)).map(({ key, row }) => [key, row.denominazione] as const),
    ...(await reader.many(alberoObiettivi, each)).map(({ key, row }) => [key, `${row.numero} ${row.titolo}`.trim()] as const), // prettier-ignore
    ...(await reader.many(piani, each)).map(({ key, row }) => [key, row.titolo] as const),
    ...(await reader.many(progetti, each)).map(({ key, row }) => [key, row.titolo] as const),
    ...(await reader.many(progettiRecepiti, each)).map(({ key, row }) => [key, row.titolo] as const),
    ...(await reader.many(rendiconti, each)).map(({ key, row }) => [key, row.titolo] as const),
  ]);
}
