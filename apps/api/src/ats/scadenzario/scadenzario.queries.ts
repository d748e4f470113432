import { Inject, Injectable } from '@nestjs/common';

import { statoAl, type Partner } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import {
  ats,
  convenzioni,
  inOrdine,
  istanze,
  mesiChiusi,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  rendiconti,
  scadenzaDeiMesi,
  scadenzeDeiPiani,
  scadenzeDeiProgetti,
  scadenzeDeiRecepiti,
  scadenzeDeiRendiconti,
  scadenzeDeiTrasferimenti,
  scadenzeDelleConvenzioni,
  scadenzeDelleDeleghe,
  scadenzeDelleIstanze,
  scadenzeDelleRevisioni,
  speseMensili,
  spesePeriodi,
  type RigaProgetto,
  type Scadenza,
} from '@consorzi/projections/ats';
import { piani } from '@consorzi/projections/planning';
import type { Found, Reader, SharedReader } from '@consorzi/projections/projecting';
import { accessi, revisioni, ULTIMA } from '@consorzi/projections/tenancy';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise, type MomentiCondivisi } from '../../commands/letture-condivise.js';
import { nomeDi, Persone, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { LETTI_PER_LE_CONDIZIONI } from '../rendiconti/allegati.js';
import { chiedibili } from './chiedibili.js';
import { Concessi, giorniDi, giorniVisti, ultimiMesiChiusi, type Concesso } from './concesso.js';
import type { ScadenzarioAlMomento, ScadenzarioArgs, ScadenzaType } from './scadenzario.types.js';

const DELL_ATS = [...new Set([ats, convenzioni, istanze, accessi, revisioni, ...LETTI_PER_LE_CONDIZIONI])];
const DEL_CONSORZIO = [progettiRecepiti, spesePeriodi, piani, accessi, revisioni];

/**
 * Every dated duty that a scope knows of, by what its read models say at the moment; nothing of it is an event. To who
 * audits a part: those of its projects, of its rendiconti, and none of people, conventions or plans.
 */
@Injectable()
export class ScadenzarioQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(Concessi) private readonly concessi: Concessi,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  async scadenzario(ctx: RequestContext, args: ScadenzarioArgs): Promise<ScadenzarioAlMomento> {
    const giorno = args.giorno ?? giornoDi(ctx.now);
    const found = (await this.concessi.isAts(ctx))
      ? await this.dellAts(ctx, args, giorno)
      : await this.delConsorzio(ctx, args, giorno);
    const { scadenze, momento, momenti, nonCondividono, intorno } = found;
    const [dal, al] = [args.dal ?? '', args.al ?? '9999'];
    const chosen = inOrdine(scadenze).filter((one) => dal <= one.giorno && one.giorno <= al);
    return { momento, momenti, giorno, nonCondividono, scadenze: await this.viste(ctx, chosen, giorno, intorno) };
  }

  private async dellAts(ctx: RequestContext, { quando }: ScadenzarioArgs, giorno: string): Promise<Trovate> {
    const concesso = await this.concessi.concesso(ctx);
    const read = { projections: [speseMensili, mesiChiusi], own: DELL_ATS };
    return this.condivise.leggi(ctx, quando, read, async (shared, reader, momenti) => {
      const suoi = await reader.where(progetti, {});
      const rete = await reader.one(ats, ctx.scope);
      const intorno = intornoDi(suoi, rete ? nomiDeiMembri(rete.row) : new Map());
      const mesi = await mesiDeiPartner(shared, suoi, concesso, giorno);
      const scadenze = [
        ...scadenzeDeiProgetti(suoi),
        ...scadenzeDeiTrasferimenti(await chiedibili(shared, reader, suoi, giorno), giorno),
        ...scadenzeDelleIstanze(await reader.where(istanze, {})),
        ...scadenzeDeiRendiconti(await reader.where(rendiconti, {})),
        ...scadenzeDelleConvenzioni(await reader.where(convenzioni, {})),
        ...(await dellePersone(ctx, reader)),
        ...mesi.scadenze,
      ];
      const nonCondividono = mesi.nonCondividono.map((slug) => intorno.nomi.get(slug) ?? slug);
      return { ...momenti, scadenze, nonCondividono, intorno };
    });
  }

  private delConsorzio(ctx: RequestContext, { quando }: ScadenzarioArgs, giorno: string): Promise<Trovate> {
    return this.letture.leggi(ctx, quando, DEL_CONSORZIO, async (reader, momento) => {
      const recepiti = await reader.where(progettiRecepiti, {});
      const chiusi = new Map((await reader.where(spesePeriodi, {})).map(({ key, row }) => [key, row.chiusoFinoAl]));
      const scadenze = [
        ...scadenzeDeiRecepiti(recepiti),
        ...recepiti.flatMap(({ key: progettoId, row: { partnerId, dal, al } }) =>
          scadenzaDeiMesi({ progettoId, partnerId, dal, al }, chiusi.get(progettoId) ?? null, giorno),
        ),
        ...scadenzeDeiPiani(await reader.where(piani, {})),
        ...(await dellePersone(ctx, reader)),
      ];
      const titoli = new Map(recepiti.map(({ key, row }) => [key, row.titolo]));
      return {
        momento,
        momenti: [],
        scadenze,
        nonCondividono: [],
        intorno: { titoli, partner: new Map(), nomi: titoli },
      };
    });
  }

  /** With the names of people and the texts, which the read models do not hold. */
  private async viste(
    ctx: RequestContext,
    scadenze: readonly Scadenza[],
    giorno: string,
    { titoli, partner, nomi }: Intorno,
  ): Promise<ScadenzaType[]> {
    const some = <T>(all: readonly (T | null)[]): T[] => [...new Set(all.filter((one) => one !== null))];
    const testi = await this.testi.leggi(ctx.scope, some(scadenze.map(({ testoId }) => testoId)));
    const persone = await this.persone.nomi(ctx.scope, some(scadenze.map(({ personaId }) => personaId)));
    return scadenze.map(({ testoId, personaId, mancano, ...one }) => {
      const chi = one.progettoId && one.partnerId ? partner.get(`${one.progettoId}/${one.partnerId}`) : undefined;
      return {
        ...one,
        ...{ mancano: [...mancano], stato: statoAl(one.giorno, giorno) },
        testo: testoId && (testi.get(testoId) ?? null),
        persona: personaId && nomeDi(persone, personaId),
        progetto: one.progettoId && (titoli.get(one.progettoId) ?? null),
        consorzio: chi?.tipo === 'membro' ? chi.consorzio : null,
        ente: chi ? nomeDelPartner(chi, nomi) : null,
      };
    });
  }
}

type Nomi = ReadonlyMap<string, string>;

/** How projects are called, who the partners are (by `<progettoId>/<partnerId>`) and how members are called. */
interface Intorno {
  readonly titoli: Nomi;
  readonly partner: ReadonlyMap<string, Partner>;
  readonly nomi: Nomi;
}
interface Trovate extends MomentiCondivisi {
  readonly scadenze: readonly Scadenza[];
  readonly nonCondividono: string[];
  readonly intorno: Intorno;
}

const intornoDi = (suoi: readonly Found<RigaProgetto>[], nomi: Nomi): Intorno => ({
  titoli: new Map(suoi.map(({ key, row }) => [key, row.titolo])),
  partner: new Map(suoi.flatMap(({ key, row }) => row.partner.map((one) => [`${key}/${one.partnerId}`, one] as const))),
  nomi,
});

export const nomeDelPartner = (partner: Partner, nomi: Nomi): string =>
  partner.tipo === 'membro' ? (nomi.get(partner.consorzio) ?? partner.consorzio) : partner.denominazione;

/** Who stands in for whom is for all who may read roles; who audits only for those who may watch over that. */
async function dellePersone({ permessi }: RequestContext, reader: Reader): Promise<readonly Scadenza[]> {
  const roles = permessi.includes('tenancy.leggi') ? await reader.where(accessi, {}) : [];
  const audits = permessi.includes('audit.vigila') ? await reader.where(revisioni, {}) : [];
  return [...scadenzeDelleDeleghe(roles.filter(({ key }) => key !== ULTIMA)), ...scadenzeDelleRevisioni(audits)];
}

/** Of each member of each open project the months that it has not closed, as far as the ATS may know. */
async function mesiDeiPartner(
  shared: SharedReader,
  suoi: readonly Found<RigaProgetto>[],
  concesso: Concesso,
  oggi: string,
): Promise<{ readonly scadenze: readonly Scadenza[]; readonly nonCondividono: readonly string[] }> {
  const scadenze: Scadenza[] = [];
  const senza = new Set<string>();
  for (const found of suoi.filter(({ row }) => row.chiusoIl === null)) {
    const delProgetto = giorniDi(found);
    // Of a project of which only a rendiconto may be read, who closed which months is not told, nor who shares.
    if (!delProgetto) continue;
    const chiusi = await ultimiMesiChiusi(shared, found.key, oggi);
    for (const partner of found.row.partner) {
      if (partner.tipo !== 'membro') continue;
      const mesi = concesso.di(partner.consorzio, found.key, 'spese');
      if (!mesi) senza.add(partner.consorzio);
      else {
        const giorni = giorniVisti(delProgetto, mesi);
        const progetto = { progettoId: found.key, partnerId: partner.partnerId, ...giorni };
        if (giorni.dal <= giorni.al)
          scadenze.push(...scadenzaDeiMesi(progetto, chiusi.get(partner.consorzio) ?? null, oggi));
      }
    }
  }
  return { scadenze, nonCondividono: [...senza].sort() };
}
