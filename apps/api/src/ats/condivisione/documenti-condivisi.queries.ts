import { Inject, Injectable } from '@nestjs/common';

import { completezza, type ModelloProcedura } from '@consorzi/domain/ats';
import { fascicoli, presentiIn, type RigaFascicolo } from '@consorzi/projections/ats';
import { giornoDi } from '@consorzi/domain/shared';
import type { SharedFound } from '@consorzi/projections/projecting';

import type { RequestContext } from '../../tenancy/index.js';
import { LETTI_PER_LA_PROCEDURA, progettiConProcedura } from '../procedura/progetti-con-procedura.js';
import type {
  CondivisiDelProgettoArgs,
  DelProgettoVisto,
  DocumentiCondivisiAlMomento,
  FascicoloCondiviso,
  VistiDelProgettoArgs,
} from './documenti-condivisi.types.js';
import { connectionOf, LettureViste, pageOf, type Domanda, type Risposta } from './letture-viste.js';

/** The evidence that consortia share with an ATS, asked by the ATS or, of itself, by one of them: the same query. */
@Injectable()
export class DocumentiCondivisiQueries {
  constructor(@Inject(LettureViste) private readonly letture: LettureViste) {}

  async condivisi(ctx: RequestContext, args: CondivisiDelProgettoArgs): Promise<DocumentiCondivisiAlMomento> {
    return answer(await this.letture.dallAts(ctx, args, domanda(ctx, args)), args);
  }

  async visti(ctx: RequestContext, args: VistiDelProgettoArgs): Promise<DocumentiCondivisiAlMomento> {
    return answer(await this.letture.dalMembro(ctx, args, domanda(ctx, args)), args);
  }
}

type Trovati = readonly SharedFound<RigaFascicolo>[];

/** Which documents are asked for is what the procedure says that the project follows in the log of who asks. */
const domanda = (ctx: RequestContext, args: DelProgettoVisto): Domanda<ModelloProcedura | null, Trovati> => ({
  sue: {
    modelli: LETTI_PER_LA_PROCEDURA,
    leggi: async (own) => {
      const { progetti } = await progettiConProcedura(own, giornoDi(ctx.now));
      return progetti.find(({ del }) => del.progettoId === args.progettoId)?.modello ?? null;
    },
  },
  modelli: [fascicoli],
  leggi: (shared) =>
    shared.ofProject(fascicoli, { progettoId: args.progettoId, dal: args.mese, al: args.mese }, pageOf(args)),
});

function answer(
  { momento, momenti, sue: modello, viste, nome }: Risposta<ModelloProcedura | null, Trovati>,
  { first }: DelProgettoVisto,
): DocumentiCondivisiAlMomento {
  const nodes = connectionOf(viste ?? [], first, (one) => fascicoloOf(one, nome(one.scope), modello ?? null));
  return { momento, momenti, ...nodes };
}

/** No word of anybody: what people called a file stays with them, the file goes by its kind. */
function fascicoloOf(
  { scope: consorzio, position: posizione, row }: SharedFound<RigaFascicolo>,
  denominazione: string,
  modello: ModelloProcedura | null,
): FascicoloCondiviso {
  const { spesaId, progettoId, mese, tipo: tipoSpesa, annullata } = row;
  const documenti = annullata ? [] : presentiIn(row);
  const tipi = documenti.map(({ tipo }) => tipo);
  return {
    ...{ spesaId, consorzio, denominazione, progettoId, mese, tipoSpesa, annullata, posizione },
    documenti: documenti.map(({ documentoId, tipo, sha256, byte, mediaType, depositatoIl }) => ({
      ...{ documentoId, tipo, sha256, byte, mediaType, depositatoIl },
    })),
    mancanti: modello && (annullata ? [] : [...completezza(modello, row, tipi).mancanti]),
  };
}
