import { Inject, Injectable } from '@nestjs/common';

import {
  avanzamentoDelPartner,
  mesiFinanziari,
  pianiDelRecepito,
  pianoFinanziarioAlla,
  totaleFinanziario,
  type Partner,
  type PianiFinanziari,
  type RigaFinanziaria,
  type SpesaDelMese,
  type VoceProgetto,
} from '@consorzi/domain/ats';
import { meseDopo } from '@consorzi/domain/shared';
import {
  ats,
  condivisioni,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  righeRendiconto,
  SENZA_FINE,
  speseTotali,
  type RigaSpeseTotali,
} from '@consorzi/projections/ats';
import type { Reader, SharedReader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise } from '../../commands/letture-condivise.js';
import type { RequestContext } from '../../tenancy/index.js';
import type { MesiCondivisi } from '../avanzamento/avanzamento.types.js';
import type {
  AvanzamentoFinanziario,
  AvanzamentoFinanziarioArgs,
  AvanzamentoFinanziarioAts,
  PartnerFinanziario,
  VoceFinanziaria,
} from './avanzamento-finanziario.types.js';
import { giornoDelMomento } from './giorno-del-momento.js';

type Conto = Pick<RigaSpeseTotali, 'voceId' | 'mese' | 'quotaCentesimi' | 'pagatoCentesimi'>;
const CONDIVISE = [speseTotali, condivisioni];

/** How far the money of a project is, beside what its plan expects: of one consortium, or of all who share. */
@Injectable()
export class AvanzamentoFinanziarioQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
  ) {}

  /** In a consortium: its own expenses against its own share. */
  delConsorzio(
    ctx: RequestContext,
    { quando, progettoId }: AvanzamentoFinanziarioArgs,
  ): Promise<AvanzamentoFinanziario> {
    return this.letture.leggi(ctx, quando, [progettiRecepiti, speseTotali], async (reader, momento) => {
      const giorno = giornoDelMomento(momento, ctx.now);
      const recepito = (await reader.one(progettiRecepiti, progettoId))?.row;
      if (!recepito) return { momento, giorno, totale: null, voci: [], mesi: [] };
      const { partnerId } = recepito;
      const conti = (await reader.where(speseTotali, { progettoId })).map(({ row }) => row);
      const spese = conti.map((conto) => spesaDi(partnerId, conto));
      const piani = pianiDelRecepito(recepito);
      const { totale, righe } = avanzamentoDelPartner(piani, partnerId, spese, giorno);
      const { voci } = pianoFinanziarioAlla(piani, giorno);
      return { momento, giorno, totale, voci: vociViste(righe, voci), mesi: [...mesiFinanziari(spese)] };
    });
  }

  /** In the ATS: what each partner shares now against its share; what was reported stands beside it. */
  async dellAts(ctx: RequestContext, args: AvanzamentoFinanziarioArgs): Promise<AvanzamentoFinanziarioAts> {
    const { quando, progettoId } = args;
    // Who shares is asked of now, whatever moment is looked at: that there was nothing then does not mean it is hidden.
    const [passato] = [quando?.al, quando?.posizione, quando?.momenti].filter((one) => one !== undefined);
    const ora = passato === undefined ? null : await this.condividonoOra(ctx, progettoId);
    const daLeggere = { projections: CONDIVISE, own: [ats, progetti, righeRendiconto] };
    return this.condivise.leggi(ctx, quando, daLeggere, async (shared, own, momenti) => {
      const giorno = giornoDelMomento(momenti.momento, ctx.now);
      const progetto = (await own.one(progetti, progettoId))?.row;
      const vuoto = { totale: null, completo: false, partner: [], mesi: [], rendicontatoCentesimi: 0 };
      // Without plans for who audits a rendiconto of it alone: its money is told with that.
      if (!progetto || progetto.piani.length === 0) return { ...momenti, giorno, ...vuoto };
      const { piani } = progetto;
      const piano = pianoFinanziarioAlla(piani, giorno);
      const nomi = await nomiDi(own);
      const condividono = ora ?? (await chiCondivide(shared, progettoId));
      const conti = await shared.where(speseTotali, { progettoId });
      const rendicontato = await rendicontatoDi(own, progettoId);
      const partner = progetto.partner.map((one): PartnerConSpese => {
        const mesi = one.tipo === 'membro' && condividono.get(one.consorzio);
        if (!mesi) return { partner: one, mesi: [], spese: null };
        const suoi = conti.filter(({ scope }) => scope === one.consorzio);
        return { partner: one, mesi, spese: suoi.map(({ row }) => spesaDi(one.partnerId, row)) };
      });
      const spese = partner.flatMap((one) => one.spese ?? []);
      const conQuota = new Set(piano.quote.filter(({ centesimi }) => centesimi > 0).map(({ partnerId }) => partnerId));
      const completo = partner.every((one) => one.spese !== null || !conQuota.has(one.partner.partnerId));
      const totale = totaleFinanziario(piano, spese, giorno);
      return {
        ...{ ...momenti, giorno, completo, mesi: [...mesiFinanziari(spese)] },
        // Of what parts of it hide nothing is foreseen.
        totale: completo ? totale : { ...totale, previstoCentesimi: null, base: null, esito: null },
        partner: partner.map((one) => partnerVisto(one, { piani, voci: piano.voci, nomi, rendicontato, giorno })),
        rendicontatoCentesimi: [...rendicontato.values()].reduce((sum, centesimi) => sum + centesimi, 0),
      };
    });
  }

  private condividonoOra(ctx: RequestContext, progettoId: string): Promise<ReadonlyMap<string, MesiCondivisi[]>> {
    const daLeggere = { projections: [condivisioni], own: [] };
    return this.condivise.leggi(ctx, undefined, daLeggere, (shared) => chiCondivide(shared, progettoId));
  }
}

interface PartnerConSpese {
  readonly partner: Partner;
  readonly mesi: MesiCondivisi[];
  /** Null where nothing is shared. */
  readonly spese: readonly SpesaDelMese[] | null;
}

interface Intorno {
  readonly piani: PianiFinanziari;
  readonly voci: readonly VoceProgetto[];
  readonly nomi: ReadonlyMap<string, string>;
  /** By consortium. */
  readonly rendicontato: ReadonlyMap<string, number>;
  readonly giorno: string;
}

function partnerVisto({ partner, mesi, spese }: PartnerConSpese, intorno: Intorno): PartnerFinanziario {
  const { partnerId } = partner;
  const { piani, voci, nomi, rendicontato, giorno } = intorno;
  const { totale, righe } = avanzamentoDelPartner(piani, partnerId, spese ?? [], giorno);
  const { pianificatoCentesimi, allaDataCentesimi } = totale;
  const consorzio = partner.tipo === 'membro' ? partner.consorzio : null;
  return {
    ...{ partnerId, consorzio, condiviso: spese !== null, mesi, pianificatoCentesimi, allaDataCentesimi },
    ente: partner.tipo === 'membro' ? (nomi.get(partner.consorzio) ?? partner.consorzio) : partner.denominazione,
    misura: spese && totale,
    voci: spese ? vociViste(righe, voci) : [],
    rendicontatoCentesimi: (consorzio !== null && rendicontato.get(consorzio)) || 0,
  };
}

const spesaDi = (partnerId: string, { voceId, mese, quotaCentesimi, pagatoCentesimi }: Conto): SpesaDelMese => ({
  ...{ partnerId, voceId, mese, quotaCentesimi, pagatoCentesimi },
});

/** In the order of the plan; what the plan of the day does not have comes last, unless nothing is left of it. */
function vociViste(righe: readonly RigaFinanziaria[], voci: readonly VoceProgetto[]): VoceFinanziaria[] {
  const posto = new Map(voci.map(({ voceId }, index) => [voceId, index]));
  return righe
    .filter((riga) => riga.pianificatoCentesimi !== 0 || riga.fattoCentesimi !== 0 || riga.pagatoCentesimi !== 0)
    .map(({ partnerId: _, ...riga }) => {
      const { codice = '', titolo = '' } = voci.find(({ voceId }) => voceId === riga.voceId) ?? {};
      return { ...riga, codice, titolo };
    })
    .sort((a, b) => (posto.get(a.voceId) ?? voci.length) - (posto.get(b.voceId) ?? voci.length));
}

/** Who lets its expenses of the project be read, and of which months. */
async function chiCondivide(shared: SharedReader, progettoId: string): Promise<ReadonlyMap<string, MesiCondivisi[]>> {
  const chi = new Map<string, MesiCondivisi[]>();
  for (const { scope, row } of await shared.where(condivisioni, { progettoId, tipo: 'spese' })) {
    const al = row.alMeseEscluso === SENZA_FINE ? null : meseDopo(row.alMeseEscluso, -1);
    chi.set(scope, [...(chi.get(scope) ?? []), { dal: row.dalMese, al }]);
  }
  return chi;
}

/** What stands in rendiconti of the project, by consortium. */
async function rendicontatoDi(own: Reader, progettoId: string): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const { row } of await own.where(righeRendiconto, { progettoId })) {
    sums.set(row.consorzio, (sums.get(row.consorzio) ?? 0) + row.quotaCentesimi);
  }
  return sums;
}

async function nomiDi(own: Reader): Promise<ReadonlyMap<string, string>> {
  const rete = await own.one(ats, own.scope);
  return rete ? nomiDeiMembri(rete.row) : new Map();
}
