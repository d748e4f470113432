import { Inject, Injectable } from '@nestjs/common';

import { spese, speseTotali, SALDI_SPESE_NULLI, sommaSpese, type RigaSpesa } from '@consorzi/projections/ats';
import type { SharedFound, SharedReader } from '@consorzi/projections/projecting';

import type { RequestContext } from '../../tenancy/index.js';
import { connectionOf, LettureViste, pageOf, type Domanda, type Risposta } from './letture-viste.js';
import type {
  SpeseCondiviseAlMomento,
  SpeseCondiviseArgs,
  SpeseViste,
  VistaDellAtsArgs,
} from './spese-condivise.types.js';
import { TestiMostrati } from './testi-mostrati.js';

/** The expenses that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same query. */
@Injectable()
export class SpeseCondiviseQueries {
  constructor(
    @Inject(LettureViste) private readonly letture: LettureViste,
    @Inject(TestiMostrati) private readonly testi: TestiMostrati,
  ) {}

  async speseCondivise(ctx: RequestContext, args: SpeseCondiviseArgs): Promise<SpeseCondiviseAlMomento> {
    return this.answer(await this.letture.dallAts(ctx, args, domanda(args)), args);
  }

  async vistaDellAts(ctx: RequestContext, args: VistaDellAtsArgs): Promise<SpeseCondiviseAlMomento> {
    return this.answer(await this.letture.dalMembro(ctx, args, domanda(args)), args);
  }

  private async answer({ momento, momenti, viste, nome }: Risposta<undefined, Viste>, { first }: SpeseViste) {
    const { page, conti } = viste ?? { page: [], conti: [] };
    const parole = await this.testi.di('spese', page.slice(0, first));
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
      ...connectionOf(page, first, (one) => spesaVista(one, nome(one.scope), parole)),
    };
  }
}

type Viste = Awaited<ReturnType<typeof leggi>>;

const domanda = (args: SpeseViste): Domanda<undefined, Viste> => ({
  modelli: [spese, speseTotali],
  leggi: (shared) => leggi(shared, args),
});

/** One page and one more row, and the accounts behind the total: each a single question over all who share. */
async function leggi(shared: SharedReader, { progettoId, mese, first, after }: SpeseViste) {
  const where = { ...(progettoId && { progettoId }), ...(mese && { mese }) };
  return {
    page: await shared.where(spese, where, pageOf({ first, after })),
    conti: await shared.where(speseTotali, where),
  };
}

/** `2025-03-31` as `31/03/2025`. */
const italiano = (giorno: string): string => giorno.split('-').reverse().join('/');

/** An expense as it is shown to an ATS; `parole`: the words of it that are. */
export function spesaVista(
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
