import { Inject, Injectable } from '@nestjs/common';

import { giornoDi } from '@consorzi/domain/shared';
import {
  ats,
  progetti,
  progettiRecepiti,
  rendicontatoMensile,
  SALDI_SPESE_NULLI,
  speseMensili,
} from '@consorzi/projections/ats';

import { LettureCondivise } from '../../commands/letture-condivise.js';
import type { Momento } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { LettureViste } from '../condivisione/letture-viste.js';
import { consolida } from './consolida.js';
import type {
  ConsolidatoAlMomento,
  ConsolidatoArgs,
  ConsolidatoVisto,
  ConsolidatoVistoArgs,
} from './consolidato.types.js';
import { pianiDelGiorno } from './partner-del-consolidato.js';
import { totaliCondivisi, type TotaliCondivisi } from './totali-condivisi.js';
import { totaliRendicontati } from './totali-rendicontati.js';

/**
 * What the members of an ATS come to together. The moment picks the versions; what is shared is what is shared now.
 * Shared and reported stand side by side: the reported lines are copies in the log of the ATS, and stay.
 */
@Injectable()
export class ConsolidatoQueries {
  constructor(
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(LettureViste) private readonly viste: LettureViste,
  ) {}

  /** In the scope of an ATS; to who audits a part of it, the same of that part. */
  consolidato(ctx: RequestContext, args: ConsolidatoArgs): Promise<ConsolidatoAlMomento> {
    const daLeggere = { projections: [speseMensili], own: [ats, progetti, rendicontatoMensile] };
    return this.condivise.leggi(ctx, args.quando, daLeggere, async (shared, own, momenti) => {
      const giorno = args.giorno ?? giornoDelMomento(ctx, momenti.momento, args.quando?.al);
      const [condiviso, rendicontato, piani] = await Promise.all([
        totaliCondivisi(args.consorzio ? shared.only(args.consorzio) : shared, args),
        totaliRendicontati(own, args, ctx.perimetro),
        pianiDelGiorno(own, { ...args, giorno, perimetro: ctx.perimetro }),
      ]);
      return { ...momenti, giorno, ...consolida(condiviso, rendicontato, piani) };
    });
  }

  /**
   * In the scope of a consortium: of itself alone, and nothing of the ATS, not even what it reported. Not for who
   * audits a part of it: to whom the consortium grants a view is its own affair and of no project, and what the ATS sees
   * of one is told to who audits that in the ATS.
   */
  async visto(ctx: RequestContext, args: ConsolidatoVistoArgs): Promise<ConsolidatoVisto> {
    const { momento, momenti, sue, viste } = await this.viste.dalMembro(ctx, args, {
      sue: {
        modelli: [progettiRecepiti],
        leggi: async (own) =>
          new Map((await own.where(progettiRecepiti, {})).map(({ key, row }) => [key, row.titolo] as const)),
      },
      modelli: [speseMensili],
      leggi: (shared) => totaliCondivisi(shared, args),
    });
    return { momento, momenti, ...vista(viste ?? NIENTE, sue ?? new Map<string, string>()) };
  }
}

const NIENTE: TotaliCondivisi = {
  ...{ totale: SALDI_SPESE_NULLI, parti: new Map(), mesi: new Map(), condivisi: new Set() },
};

/** The plan of the day that is looked at: today's for the newest moment, that of a past one otherwise. */
function giornoDelMomento({ now }: RequestContext, { attuale, registratoIl }: Momento, al: string | undefined): string {
  if (attuale) return giornoDi(now);
  return giornoDi(al ? new Date(al).toISOString() : (registratoIl ?? now));
}

/** Of one consortium a project is one part. */
function vista({ totale, parti, mesi, condivisi }: TotaliCondivisi, titoli: ReadonlyMap<string, string>) {
  const all = [...new Set([...condivisi, ...parti.keys()])].sort();
  return {
    ...{ condivide: condivisi.size > 0, condiviso: totale },
    perProgetto: all.map((key) => {
      const progettoId = key.slice(0, key.indexOf('/'));
      const condiviso = parti.get(key) ?? SALDI_SPESE_NULLI;
      return { progettoId, titolo: titoli.get(progettoId) ?? null, condiviso };
    }),
    perMese: [...mesi].sort(([a], [b]) => (a < b ? -1 : 1)).map(([mese, condiviso]) => ({ mese, condiviso })),
  };
}
