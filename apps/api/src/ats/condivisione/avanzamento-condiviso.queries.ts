import { Inject, Injectable } from '@nestjs/common';

import { sommaDecimali, type Traguardo } from '@consorzi/domain/ats';
import { avanzamenti, progetti, progettiRecepiti, type RigaAvanzamento } from '@consorzi/projections/ats';
import type { Reader, SharedFound, SharedReader } from '@consorzi/projections/projecting';

import type { RequestContext } from '../../tenancy/index.js';
import { figureCondivise } from '../avanzamento/figure-condivise.js';
import type { AvanzamentoCondiviso, AvanzamentoCondivisoAlMomento } from './avanzamento-condiviso.types.js';
import type { CondivisiDelProgettoArgs, DelProgettoVisto, VistiDelProgettoArgs } from './documenti-condivisi.types.js';
import { connectionOf, LettureViste, pageOf, type Domanda, type Risposta } from './letture-viste.js';

/** The progress that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same query. */
@Injectable()
export class AvanzamentoCondivisoQueries {
  constructor(@Inject(LettureViste) private readonly letture: LettureViste) {}

  async condiviso(ctx: RequestContext, args: CondivisiDelProgettoArgs): Promise<AvanzamentoCondivisoAlMomento> {
    return answer(await this.letture.dallAts(ctx, args, domanda(args)), args);
  }

  async visto(ctx: RequestContext, args: VistiDelProgettoArgs): Promise<AvanzamentoCondivisoAlMomento> {
    return answer(await this.letture.dalMembro(ctx, args, domanda(args)), args);
  }
}

type Trovate = readonly SharedFound<RigaAvanzamento>[];
type Viste = { readonly page: Trovate; readonly tutte: Trovate };
type Titoli = ReadonlyMap<string, Pick<Traguardo, 'titolo' | 'tipo' | 'unita'>>;

/** How a target is called is what the log of who asks says. */
const domanda = ({ progettoId, mese, ...args }: DelProgettoVisto): Domanda<Titoli, Viste> => ({
  sue: { modelli: [progetti, progettiRecepiti], leggi: (own) => titoliDi(own, progettoId) },
  modelli: [avanzamenti],
  leggi: async (shared: SharedReader) => ({
    page: await figureCondivise(shared, { progettoId, dal: mese, al: mese }, pageOf(args)),
    tutte: await figureCondivise(shared, { progettoId, dal: mese, al: mese }),
  }),
});

/** In an ATS of all plans, so that a target that a newer one dropped keeps its name; in a consortium of its copy. */
async function titoliDi(own: Reader, progettoId: string): Promise<Titoli> {
  const dellAts = await own.one(progetti, progettoId);
  const recepito = await own.one(progettiRecepiti, progettoId);
  const traguardi = dellAts?.row.piani.flatMap(({ piano }) => piano.traguardi) ?? recepito?.row.traguardi ?? [];
  return new Map(traguardi.map((one) => [one.traguardoId, one]));
}

function answer(
  { momento, momenti, sue: titoli, viste, nome }: Risposta<Titoli, Viste>,
  { first }: DelProgettoVisto,
): AvanzamentoCondivisoAlMomento {
  const { page, tutte } = viste ?? { page: [], tutte: [] };
  const traguardo = (traguardoId: string) => {
    const { titolo, tipo, unita } = titoli?.get(traguardoId) ?? { titolo: null, tipo: 'target', unita: '' };
    return { traguardoId, titolo, tipo, unita };
  };
  return {
    ...{ momento, momenti },
    traguardi: [...new Set(tutte.map(({ row }) => row.traguardoId))].map((id) => ({
      ...traguardo(id),
      totale: sommaDecimali(tutte.flatMap(({ row }) => (row.traguardoId === id ? [row.valore] : []))),
    })),
    ...connectionOf(page, first, ({ scope, position, row }): AvanzamentoCondiviso => {
      const { progettoId, traguardoId, mese, periodo, valore, fonte } = row;
      return {
        ...{ ...traguardo(traguardoId), consorzio: scope, denominazione: nome(scope), progettoId },
        ...{ mese, periodo, valore, collegata: fonte !== null, posizione: position },
      };
    }),
  };
}
