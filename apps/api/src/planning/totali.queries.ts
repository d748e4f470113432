import { Inject, Injectable } from '@nestjs/common';

import { consuntivi } from '@consorzi/projections/consuntivo';
import {
  alberoObiettivi,
  conteggi,
  NULLI,
  piani,
  progettiPeg,
  saldiDeiPiani,
  somma,
  type Saldi,
} from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../commands/letture.js';
import type { QuandoInput } from '../graphql/momento.js';
import type { RequestContext } from '../tenancy/index.js';
import { conSaldi } from './conti.js';
import { isSeen } from './planning.queries.js';
import type { TotaliDelConsorzio } from './totali.types.js';

/** Figures of the plans of a consortium: one balance a plan, however many events or objectives it has. */
@Injectable()
export class TotaliQueries {
  constructor(@Inject(Letture) private readonly letture: Letture) {}

  /** Of the plans that are seen; a plan that is still being imported counts from its last part on. */
  totali(ctx: RequestContext, quando?: QuandoInput): Promise<TotaliDelConsorzio> {
    const tutto = ctx.perimetro === 'tutto';
    const read = tutto ? [piani, conteggi] : [piani, progettiPeg, alberoObiettivi, consuntivi];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const titoli = new Map(
        (await reader.where(piani, {})).filter(isSeen).map(({ key, row }) => [key, row.titolo] as const),
      );
      const seen = [...titoli.keys()];
      const saldi = tutto ? await saldiDeiPiani(reader, seen) : await contati(reader, seen);
      return {
        momento,
        totale: somma(NULLI, ...saldi.values()),
        piani: [...saldi].map(([pianoId, totali]) => ({ pianoId, titolo: titoli.get(pianoId)!, totali })),
      };
    });
  }
}

/** The ledger has one balance for all: for who may read a part of a plan, the part is counted. */
async function contati(reader: Reader, pianiIds: readonly string[]): Promise<ReadonlyMap<string, Saldi>> {
  const saldi = new Map<string, Saldi>();
  for (const pianoId of pianiIds) {
    const obiettivi = await reader.where(alberoObiettivi, { pianoId });
    const foglie = conSaldi(obiettivi, await reader.where(consuntivi, { pianoId }));
    const progetti = (await reader.where(progettiPeg, { pianoId })).length;
    saldi.set(pianoId, somma({ ...NULLI, progettiPeg: progetti }, ...foglie.map(({ row }) => row.saldi)));
  }
  return saldi;
}
