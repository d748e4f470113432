import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { rigaKey, sommaVoci } from '@consorzi/domain/ats';
import {
  ats,
  nomiDeiMembri,
  progetti,
  rendiconti,
  righeRendiconto,
  spese,
  type RigaDelRendiconto,
  type RigaDiRendiconto,
  type RigaSpesa,
} from '@consorzi/projections/ats';
import type { Found, Reader, SharedFound } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { leggiConCondivise } from './leggi-con-condivise.js';
import type {
  RendicontiAlMomento,
  RendicontoAlMomento,
  RendicontoArgs,
  RendicontoType,
  RigaRendicontoType,
  SpesaRendicontabileType,
  SpeseRendicontabiliAlMomento,
} from './rendiconti.types.js';
import { vociDi } from './spese-condivise.js';

type Quando = QuandoInput | undefined;
type Nomi = ReadonlyMap<string, string>;
const LETTI = [rendiconti, progetti, ats];
/** The most expenses that are offered at once. */
const OFFERTE = 2_000;

/** Questions about rendiconti: the lines are of the log of the ATS, what could become one is of what is shared now. */
@Injectable()
export class RendicontiQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(API_POOL) private readonly pool: Pool,
  ) {}

  /** The newest first. */
  async rendiconti(ctx: RequestContext, quando: Quando, progettoId?: string): Promise<RendicontiAlMomento> {
    const { momento, found, nomi } = await this.letture.leggi(ctx, quando, LETTI, async (reader, momento) => ({
      ...{ momento, nomi: await nomiDi(reader) },
      found: await reader.where(rendiconti, progettoId ? { progettoId } : {}),
    }));
    const viste = await this.viste(ctx, found, nomi);
    return { momento, rendiconti: viste.sort((a, b) => b.passi[0]!.registratoIl.localeCompare(a.passi[0]!.registratoIl)) }; // prettier-ignore
  }

  async rendiconto(ctx: RequestContext, args: RendicontoArgs): Promise<RendicontoAlMomento> {
    const { rendicontoId, first, after } = args;
    const projections = [...LETTI, righeRendiconto];
    const { momento, found, lines, nomi } = await this.letture.leggi(
      ctx,
      args.quando,
      projections,
      async (reader, momento) => ({
        ...{ momento, nomi: await nomiDi(reader) },
        found: await reader.one(rendiconti, rendicontoId),
        lines: await paginaDi(reader, rendicontoId, first, after),
      }),
    );
    if (!found) return { momento, rendiconto: null, righe: [], altre: null };
    const [rendiconto = null] = await this.viste(ctx, [found], nomi);
    const page = lines.slice(0, first);
    const altre = lines.length > first ? (page.at(-1)?.key ?? null) : null;
    return { momento, rendiconto, righe: page.map((line) => rigaVista(line, nomi)), altre };
  }

  /** What members share of the project, up to the last month of the rendiconto, and how much of it was reported. */
  async rendicontabili(
    ctx: RequestContext,
    quando: Quando,
    rendicontoId: string,
  ): Promise<SpeseRendicontabiliAlMomento> {
    const read = { own: [...LETTI, righeRendiconto], condivise: [spese] };
    return leggiConCondivise(this.pool, ctx, quando, read, async (shared, reader, momento) => {
      const row = (await reader.one(rendiconti, rendicontoId))?.row;
      if (!row) return { momento, spese: [], totale: 0 };
      const { progettoId, alMese } = row;
      const found = await shared.ofProject(spese, { progettoId, al: alMese });
      const lines = await reader.where(righeRendiconto, { progettoId });
      const states = new Map((await reader.where(rendiconti, { progettoId })).map(({ key, row: one }) => [key, one]));
      const offered = rendicontabili(found, lines, states, await nomiDi(reader));
      return { momento, spese: offered.slice(0, OFFERTE), totale: offered.length };
    });
  }

  private async viste(
    ctx: RequestContext,
    found: readonly Found<RigaDelRendiconto>[],
    nomi: Nomi,
  ): Promise<RendicontoType[]> {
    const refs = found.flatMap(({ row }) => row.passi.flatMap(({ testo }) => (testo ? [testo.testoId] : [])));
    const testi = await this.testi.leggi(ctx.scope, refs);
    return found.map(({ key, row }) => ({
      ...row,
      ...{ id: key, progetto: nomi.get(row.progettoId) ?? row.progettoId },
      passi: row.passi.map((passo) => ({ ...passo, testo: passo.testo && (testi.get(passo.testo.testoId) ?? null) })),
    }));
  }
}

/** One line more than the page: it says that there is another. */
async function paginaDi(reader: Reader, rendicontoId: string, first: number, after: string | undefined) {
  const lines: Found<RigaDiRendiconto>[] = [];
  let from = after;
  while (lines.length <= first) {
    const page = { first: Math.min(100, first + 1 - lines.length), ...(from ? { after: from } : {}) };
    const found = await reader.where(righeRendiconto, { rendicontoId }, page);
    lines.push(...found);
    if (found.length < page.first) break;
    from = found.at(-1)!.key;
  }
  return lines;
}

/** How projects (by id) and members (by slug) are called. */
export async function nomiDi(reader: Reader): Promise<Nomi> {
  const rete = await reader.one(ats, reader.scope);
  const all = await reader.where(progetti, {});
  return new Map([...(rete ? nomiDeiMembri(rete.row) : []), ...all.map(({ key, row }) => [key, row.titolo] as const)]);
}

function rigaVista({ key, row }: Found<RigaDiRendiconto>, nomi: Nomi): RigaRendicontoType {
  const { consorzio, spesaId, mese, tipo, costoCentesimi, quotaCentesimi, nonAmmessiCentesimi, rettificaDi } = row;
  const { cup, cig, partitaIva, documento, origine } = row;
  return {
    ...{ id: key, consorzio, nomeConsorzio: nomi.get(consorzio) ?? consorzio, spesaId, mese, tipo, costoCentesimi },
    ...{ quotaCentesimi, nonAmmessiCentesimi, rettificaDi, cup, partitaIva, ...origine },
    cig: 'codice' in cig ? cig.codice : null,
    senzaCig: 'assenza' in cig ? cig.assenza : null,
    documentoNumero: documento?.numero ?? null,
    documentoData: documento?.data ?? null,
  };
}

/** The same question that the decider asks of its claims, asked of the lines: it is the decider that decides. */
function rendicontabili(
  found: readonly SharedFound<RigaSpesa>[],
  lines: readonly Found<RigaDiRendiconto>[],
  states: ReadonlyMap<string, RigaDelRendiconto>,
  nomi: Nomi,
): SpesaRendicontabileType[] {
  const bySpesa = new Map<string, RigaDiRendiconto[]>();
  for (const { row } of lines) bySpesa.set(rigaKey(row), [...(bySpesa.get(rigaKey(row)) ?? []), row]);
  return found.map(({ scope: consorzio, row }) => {
    const { spesaId, mese, tipo, documento } = row;
    const own = bySpesa.get(rigaKey({ consorzio, spesaId })) ?? [];
    const open = own.find(({ rendicontoId }) => states.get(rendicontoId)?.stato !== 'esitato');
    const stand = own.filter(({ rendicontoId }) => {
      const state = states.get(rendicontoId);
      return state?.stato === 'esitato' && state.esito !== 'respinto';
    });
    const rendicontatiCentesimi = stand.reduce((sum, one) => sum + one.quotaCentesimi - one.nonAmmessiCentesimi, 0);
    const quotaCentesimi = sommaVoci(vociDi(row));
    const settled =
      stand.length === 0 ? 'nuova' : rendicontatiCentesimi === quotaCentesimi ? 'rendicontata' : 'corretta';
    return {
      ...{ consorzio, nomeConsorzio: nomi.get(consorzio) ?? consorzio, spesaId, mese, tipo, quotaCentesimi },
      ...{ documentoNumero: documento?.numero ?? null, rendicontatiCentesimi, stato: open ? 'inRendiconto' : settled },
      rendicontoId: open?.rendicontoId ?? stand.at(-1)?.rendicontoId ?? null,
    };
  });
}
