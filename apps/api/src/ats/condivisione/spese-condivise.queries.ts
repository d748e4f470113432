import { Inject, Injectable } from '@nestjs/common';

import {
  ats,
  concessioni,
  nomiDeiMembri,
  spese,
  speseTotali,
  SALDI_SPESE_NULLI,
  sommaSpese,
  type RigaSpesa,
} from '@consorzi/projections/ats';
import type { SharedFound, SharedReader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise, momentiOf, type MomentiCondivisi } from '../../commands/letture-condivise.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import type {
  SpeseCondiviseAlMomento,
  SpeseCondiviseArgs,
  SpeseViste,
  VistaDellAtsArgs,
} from './spese-condivise.types.js';

const MODELLI = [spese, speseTotali];

/** The expenses that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same query. */
@Injectable()
export class SpeseCondiviseQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  /** In the scope of an ATS. */
  async speseCondivise(ctx: RequestContext, args: SpeseCondiviseArgs): Promise<SpeseCondiviseAlMomento> {
    const { quando, consorzio } = args;
    const daLeggere = { projections: MODELLI, own: [ats] };
    const found = await this.condivise.leggi(ctx, quando, daLeggere, async (shared, own, momenti) => {
      const rete = await own.one(ats, ctx.scope);
      const nomi = rete ? nomiDeiMembri(rete.row) : new Map<string, string>();
      return { ...(await leggi(consorzio ? shared.only(consorzio) : shared, args)), ...momenti, nomi };
    });
    return this.answer(found, args);
  }

  /** In the scope of a consortium: only of an ATS that a condivisione of its own names, and never anything of the ATS. */
  async vistaDellAts(ctx: RequestContext, args: VistaDellAtsArgs): Promise<SpeseCondiviseAlMomento> {
    const nominata = (await this.nominate(ctx)).has(args.ats);
    const momento = await this.letture.leggi(ctx, args.quando, [], (_reader, now) => Promise.resolve(now));
    const nomi = new Map<string, string>();
    if (!nominata) return this.answer({ ...NIENTE, momento, momenti: [], nomi }, args);
    const at = { ats: args.ats, posizione: momento.posizione };
    const found = await this.condivise.viste(ctx, at, MODELLI, async (shared) => ({
      ...(await leggi(shared, args)),
      momenti: momentiOf(shared.moment),
    }));
    return this.answer({ ...found, momento, nomi }, args);
  }

  /** The ATS that condivisioni of the consortium name now, whatever moment is looked at: rights are those of now. */
  private async nominate(ctx: RequestContext): Promise<ReadonlySet<string>> {
    return this.letture.leggi(
      ctx,
      undefined,
      [concessioni],
      async (reader) => new Set((await reader.where(concessioni, {})).map(({ row }) => row.ats)),
    );
  }

  private async answer(found: Trovate & MomentiCondivisi & Nomi, { first }: SpeseViste) {
    const { momento, momenti, nomi, conti } = found;
    const page = found.page.slice(0, first);
    const parole = await this.parole(page);
    const nome = (scope: string) => nomi.get(scope) ?? scope;
    const scopes = [...new Set(conti.map(({ scope }) => scope))];
    const of = (scope: string) => conti.filter((one) => one.scope === scope).map(({ row }) => row);
    return {
      momento,
      momenti,
      totale: sommaSpese(SALDI_SPESE_NULLI, ...conti.map(({ row }) => row)),
      consorzi: scopes.map((consorzio) => ({
        ...{ consorzio, denominazione: nome(consorzio) },
        ...sommaSpese(SALDI_SPESE_NULLI, ...of(consorzio)),
      })),
      edges: page.map((one) => ({ cursor: cursorOf(one), node: nodeOf(one, nome(one.scope), parole) })),
      pageInfo: {
        hasNextPage: found.page.length > first,
        endCursor: page.length > 0 ? cursorOf(page.at(-1)!) : null,
      },
    };
  }

  /** Words of the members, by id: the rows that name them are what gives the right to them. */
  private async parole(page: readonly SharedFound<RigaSpesa>[]): Promise<ReadonlyMap<string, string>> {
    const all = new Map<string, string>();
    for (const scope of new Set(page.map((one) => one.scope))) {
      const ids = page
        .filter((one) => one.scope === scope)
        .flatMap(({ row }) => [
          row.descrizione.testoId,
          ...(row.fornitore ? [row.fornitore.denominazione.testoId] : []),
        ]);
      for (const [id, testo] of await this.testi.leggi(scope, ids)) all.set(id, testo);
    }
    return all;
  }
}

interface Trovate {
  readonly page: readonly SharedFound<RigaSpesa>[];
  readonly conti: Awaited<ReturnType<typeof leggi>>['conti'];
}
interface Nomi {
  readonly nomi: ReadonlyMap<string, string>;
}
const NIENTE: Trovate = { page: [], conti: [] };

/** One page and one more row, and the accounts behind the total: each a single question over all who share. */
async function leggi(shared: SharedReader, { progettoId, mese, first, after }: SpeseViste) {
  const where = { ...(progettoId && { progettoId }), ...(mese && { mese }) };
  const [scope = '', ...key] = (after ?? '').split('/');
  const page = { first: first + 1, after: after ? { scope, key: key.join('/') } : undefined };
  return { page: await shared.where(spese, where, page), conti: await shared.where(speseTotali, where) };
}

const cursorOf = ({ scope, key }: { readonly scope: string; readonly key: string }): string => `${scope}/${key}`;

/** `2025-03-31` as `31/03/2025`. */
const italiano = (giorno: string): string => giorno.split('-').reverse().join('/');

function nodeOf(
  { scope, position, row }: SharedFound<RigaSpesa>,
  denominazione: string,
  parole: ReadonlyMap<string, string>,
) {
  const { spesaId, progettoId, mese, tipo, competenza, cup, costoCentesimi, quotaCentesimi, pagatoCentesimi } = row;
  return {
    ...{ spesaId, consorzio: scope, denominazione, progettoId, mese, tipo, competenza, cup },
    ...{ costoCentesimi, quotaCentesimi, pagatoCentesimi, posizione: position },
    descrizione: parole.get(row.descrizione.testoId) ?? null,
    fornitore: row.fornitore ? (parole.get(row.fornitore.denominazione.testoId) ?? null) : null,
    documento: row.documento ? `${row.documento.numero} del ${italiano(row.documento.data)}` : null,
  };
}
