import { Inject, Injectable } from '@nestjs/common';

import { mesiDaChiudere, type ModelloProcedura } from '@consorzi/domain/ats';
import { giornoDi, type JsonObject } from '@consorzi/domain/shared';
import { dentro } from '@consorzi/domain/tenancy';
import {
  ats,
  attestazioni,
  attestazioniDaRestituire,
  comunicazioniDovute,
  daIncassare,
  daRipartire,
  esitiDovuti,
  fascicoli,
  fascicoliIncompleti,
  integrazioniDovute,
  istanze,
  listeDaAprire,
  listeAperte,
  listeDiControllo,
  listeMancanti,
  mesiChiusi,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  rendiconti,
  richieste,
  risposteDovute,
  spese,
  speseMensili,
  spesePeriodi,
  type ChiDeve,
  type Mancanza,
  type RigaFascicolo,
  type RigaProgetto,
  type TipoDovuto,
} from '@consorzi/projections/ats';
import type { Found, Projection, Reader, SharedFound, SharedReader } from '@consorzi/projections/projecting';
import { consorzio } from '@consorzi/projections/tenancy';

import { Letture } from '../../commands/letture.js';
import { LettureCondivise, type MomentiCondivisi } from '../../commands/letture-condivise.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { LETTI_PER_LA_PROCEDURA, progettiConProcedura, type ProgettoConProcedura } from '../procedura/progetti-con-procedura.js'; // prettier-ignore
import { Concessi, giorniDi, giorniVisti, ultimiMesiChiusi, type Concesso } from './concesso.js';
import { nomeDelPartner } from './scadenzario.queries.js';
import type { DovutiAlMomento, DovutiArgs, DovutoType, LetturaDovuto, ProgettoDovuto } from './scadenzario.types.js';

/** So many are told one by one; the number counts all. */
const PRIME = 50;
/**
 * Of more expenses the evidence is only looked through a project at a time, which a page does by itself: whether it is
 * complete depends on each expense, its papers and the procedure of the day, and no sum that is kept could say it.
 */
export const MASSIMO_INSIEME = 20_000;

const PROPRI = [rendiconti, richieste, istanze, attestazioni, listeDiControllo, progetti, ats];
const CONDIVISI = [fascicoli, spese, speseMensili, listeDiControllo, mesiChiusi];

/**
 * What is missing, and from whom: computed from read models at the moment. What is not shared is said as not shared; who
 * audits a part is told what is missing of that part.
 */
@Injectable()
export class DovutiQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(LettureCondivise) private readonly condivise: LettureCondivise,
    @Inject(Concessi) private readonly concessi: Concessi,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  async dovuti(ctx: RequestContext, args: DovutiArgs): Promise<DovutiAlMomento> {
    const giorno = giornoDi(ctx.now);
    const found = (await this.concessi.isAts(ctx))
      ? await this.dellAts(ctx, args, giorno)
      : await this.delConsorzio(ctx, args, giorno);
    const { dovuti, ...rest } = found;
    const missing = dovuti.filter(
      ({ lettura, mancanze, quanti }) => lettura !== 'letto' || (quanti ?? mancanze.length) > 0,
    );
    return { ...rest, giorno, dovuti: await this.visti(ctx, missing) };
  }

  private async dellAts(ctx: RequestContext, { quando, progettoId }: DovutiArgs, giorno: string): Promise<Trovati> {
    const concesso = await this.concessi.concesso(ctx);
    const read = { projections: CONDIVISI, own: [...new Set([...PROPRI, ...LETTI_PER_LA_PROCEDURA])] };
    return this.condivise.leggi(ctx, quando, read, async (shared, reader, momenti) => {
      const { ente, progetti: conProcedura } = await progettiConProcedura(reader, giorno);
      const rows = new Map((await reader.where(progetti, {})).map((one) => [one.key, one]));
      const rete = await reader.one(ats, ctx.scope);
      const nomi = rete ? nomiDeiMembri(rete.row) : new Map<string, string>();
      const chosen = conProcedura.filter(({ del }) => !progettoId || del.progettoId === progettoId);
      const troppe = !progettoId && (await quanteSpese(shared)) > MASSIMO_INSIEME;
      const dovuti: Dovuto[] = [];
      for (const progetto of chosen) {
        const row = rows.get(progetto.del.progettoId)!;
        const of = { progetto, row, shared, concesso, giorno, troppe, nomi };
        dovuti.push(...(await deiPartner(of)), ...(await dellaRete(reader, progetto, row, ente)));
      }
      const parziali = [...rows.values()].filter((one) => !haProgetto(ctx, one.key));
      for (const row of parziali) {
        if (!progettoId || progettoId === row.key) dovuti.push(...(await deiRendiconti(reader, row, ente)));
      }
      return { ...momenti, progetti: [...conProcedura.map(progettoOf), ...parziali.map(parzialeOf)], dovuti };
    });
  }

  private delConsorzio(ctx: RequestContext, { quando, progettoId }: DovutiArgs, giorno: string): Promise<Trovati> {
    const read = [...LETTI_PER_LA_PROCEDURA, fascicoli, spese, spesePeriodi, listeDiControllo, attestazioni, consorzio];
    return this.letture.leggi(ctx, quando, [...new Set(read)], async (reader, momento) => {
      const { ente, progetti: conProcedura } = await progettiConProcedura(reader, giorno);
      const dovuti: Dovuto[] = [];
      for (const progetto of conProcedura) {
        const { del, modello, titolo } = progetto;
        if (progettoId && del.progettoId !== progettoId) continue;
        const where = { progettoId: del.progettoId };
        const { row } = (await reader.one(progettiRecepiti, del.progettoId))!;
        const base = {
          chi: 'partner',
          ...where,
          progetto: titolo,
          partnerId: row.partnerId,
          ente,
          consorzio: ctx.scope,
        } as const;
        const chiuso = (await reader.one(spesePeriodi, del.progettoId))?.row.chiusoFinoAl ?? null;
        const evidence = (await reader.where(fascicoli, where)).map((one) => one.row);
        const lists = (await reader.where(listeDiControllo, where)).map((one) => one.row);
        const spent = (await reader.where(spese, where)).map((one) => one.row);
        const statements = await reader.where(attestazioni, where);
        dovuti.push(
          dovuto(base, 'fascicoli', fascicoliIncompleti(modello, evidence)),
          dovuto(base, 'mesi', ...mesi(row, chiuso, giorno)),
          dovuto(base, 'liste', listeMancanti(modello, spent, lists)),
          dovuto(base, 'attestazioni', attestazioniDaRestituire(statements)),
        );
      }
      return { momento, momenti: [], progetti: conProcedura.map(progettoOf), dovuti };
    });
  }

  private async visti(ctx: RequestContext, dovuti: readonly Dovuto[]): Promise<DovutoType[]> {
    const shown = dovuti.map(({ mancanze }) => [...mancanze].sort(perMese).slice(0, PRIME));
    // Texts of the scope itself: those of members, of which an ATS sees the lists, are read with the lists.
    const ids = shown.flatMap((voci) => voci.flatMap(({ testoId }) => (testoId === null ? [] : [testoId])));
    const testi = await this.testi.leggi(ctx.scope, [...new Set(ids)]);
    return dovuti.map(({ mancanze, quanti, lettura, ...one }, index) => {
      const centesimi = mancanze.filter((voce) => voce.centesimi !== null);
      return {
        ...{ ...one, lettura, numero: lettura === 'letto' ? (quanti ?? mancanze.length) : null },
        centesimi: centesimi.length === 0 ? null : centesimi.reduce((sum, voce) => sum + voce.centesimi!, 0),
        voci: shown[index]!.map(({ testoId, cosa, ...voce }) => ({
          ...voce,
          ...{ testo: testoId && (testi.get(testoId) ?? null), cosa: [...cosa] },
        })),
      };
    });
  }
}

type Base = Pick<DovutoType, 'progettoId' | 'progetto' | 'partnerId' | 'ente' | 'consorzio'> & {
  readonly chi: ChiDeve;
};
interface Dovuto extends Base {
  readonly tipo: TipoDovuto;
  readonly lettura: LetturaDovuto;
  readonly mancanze: readonly Mancanza[];
  /** Where one entry stands for several. */
  readonly quanti: number | undefined;
}
interface Trovati extends MomentiCondivisi {
  readonly progetti: ProgettoDovuto[];
  readonly dovuti: readonly Dovuto[];
}

const dovuto = (base: Base, tipo: TipoDovuto, mancanze: readonly Mancanza[], quanti?: number): Dovuto => ({
  ...{ ...base, tipo, lettura: 'letto', mancanze, quanti },
});
const ignoto = (base: Base, tipo: TipoDovuto, lettura: LetturaDovuto): Dovuto => ({
  ...{ ...base, tipo, lettura, mancanze: [], quanti: undefined },
});

const perMese = (a: Mancanza, b: Mancanza) =>
  (a.mese ?? '').localeCompare(b.mese ?? '') || (a.titolo ?? '').localeCompare(b.titolo ?? '', 'it');
const progettoOf = ({ del, titolo }: ProgettoConProcedura): ProgettoDovuto => ({ progettoId: del.progettoId, titolo });

/** Months that are over and open: one entry, with how many they are. */
function mesi(
  giorni: { readonly dal: string; readonly al: string },
  chiusoFinoAl: string | null,
  oggi: string,
): [readonly Mancanza[], number?] {
  const found = giorni.dal <= giorni.al ? mesiDaChiudere(giorni, chiusoFinoAl, oggi) : null;
  if (!found) return [[]];
  const voce = { riferimento: null, testoId: null, titolo: null, entro: null, centesimi: null };
  return [[{ ...voce, mese: found.dal, cosa: [found.dal, found.al] }], found.numero];
}

async function quanteSpese(shared: SharedReader): Promise<number> {
  const [found] = await shared.sums(speseMensili, { fields: ['numero'], by: [[]] });
  return found?.sums.numero ?? 0;
}

/** So many rows at a time are unpacked, and those that owe nothing let go of. */
const PER_VOLTA = 1_000;

async function ofProject<Row extends JsonObject>(
  shared: SharedReader,
  projection: Projection<Row>,
  progettoId: string,
  isMeant: (row: Row) => boolean,
): Promise<readonly SharedFound<Row>[]> {
  const kept: SharedFound<Row>[] = [];
  for (let after: SharedFound<Row> | undefined; ;) {
    const page = await shared.ofProject(projection, { progettoId }, { first: PER_VOLTA, after });
    kept.push(...page.filter(({ row }) => isMeant(row)));
    if (page.length < PER_VOLTA) return kept;
    after = page.at(-1);
  }
}

const incompleti = (modello: ModelloProcedura, row: RigaFascicolo): boolean =>
  fascicoliIncompleti(modello, [row]).length > 0;

interface DelProgetto {
  readonly progetto: ProgettoConProcedura;
  readonly row: Found<RigaProgetto>;
  readonly shared: SharedReader;
  readonly concesso: Concesso;
  readonly giorno: string;
  readonly troppe: boolean;
  readonly nomi: ReadonlyMap<string, string>;
}

/** What each member of the platform owes, as far as it is shared; of a partner outside of it nothing is known. */
async function deiPartner({
  progetto,
  row,
  shared,
  concesso,
  giorno,
  troppe,
  nomi,
}: DelProgetto): Promise<readonly Dovuto[]> {
  const progettoId = row.key;
  const { modello, titolo } = progetto;
  const evidence = troppe ? [] : await ofProject(shared, fascicoli, progettoId, (row) => incompleti(modello, row));
  const spent = troppe ? [] : await ofProject(shared, spese, progettoId, (row) => 'codice' in row.cig);
  const lists = await shared.ofProject(listeDiControllo, { progettoId });
  const chiusi = await ultimiMesiChiusi(shared, progettoId, giorno);
  return row.row.partner.flatMap((partner) => {
    if (partner.tipo !== 'membro') return [];
    const { partnerId, consorzio: slug } = partner;
    const of = <Row>(all: readonly { readonly scope: string; readonly row: Row }[]): Row[] =>
      all.filter(({ scope }) => scope === slug).map((one) => one.row);
    const base = { chi: 'partner', progettoId, progetto: titolo, partnerId, ente: nomeDelPartner(partner, nomi), consorzio: slug } as const; // prettier-ignore
    const read = (tipo: TipoDovuto, isShared: boolean, isMany: boolean, then: () => Dovuto): Dovuto =>
      !isShared ? ignoto(base, tipo, 'nonCondiviso') : isMany ? ignoto(base, tipo, 'troppe') : then();
    const shares = (tipo: 'documenti' | 'liste' | 'spese') => concesso.di(slug, progettoId, tipo);
    const [documenti, liste, mesiConcessi] = [shares('documenti'), shares('liste'), shares('spese')];
    return [
      read('fascicoli', documenti !== null, troppe, () =>
        dovuto(base, 'fascicoli', fascicoliIncompleti(modello, of(evidence))),
      ),
      // Which procurements there are, the expenses say: both have to be shared.
      read('liste', liste !== null && mesiConcessi !== null, troppe, () =>
        dovuto(base, 'liste', listeMancanti(modello, of(spent), of(lists)).map(senzaTesto)),
      ),
      row.row.chiusoIl !== null || mesiConcessi === null
        ? ignoto(base, 'mesi', mesiConcessi === null && row.row.chiusoIl === null ? 'nonCondiviso' : 'letto')
        : dovuto(base, 'mesi', ...mesi(giorniVisti(giorniDi(row)!, mesiConcessi), chiusi.get(slug) ?? null, giorno)),
    ];
  });
}

/** The words of a member's list are the member's: they are not shown here. */
const senzaTesto = (una: Mancanza): Mancanza => ({ ...una, testoId: null, riferimento: null });

/** What the capofila owes for the whole, and the funder to it: all from the log of the ATS. */
async function dellaRete(
  reader: Reader,
  progetto: ProgettoConProcedura,
  { key: progettoId, row }: Found<RigaProgetto>,
  capofila: string,
): Promise<readonly Dovuto[]> {
  const where = { progettoId };
  const [reported, asked, requests] = [
    await reader.where(rendiconti, where),
    await reader.where(richieste, where),
    await reader.where(istanze, where),
  ];
  const lists = (await reader.where(listeDiControllo, where)).map((one) => one.row);
  const shared = { progettoId, progetto: progetto.titolo, partnerId: null, consorzio: null };
  const suoi: Base = { chi: 'capofila', ...shared, ente: capofila };
  const loro: Base = { chi: 'finanziatore', ...shared, ente: '' };
  return [
    dovuto(suoi, 'liste', [...listeAperte(lists), ...daAprire(progetto.modello, reported.length > 0, lists)]),
    dovuto(suoi, 'attestazioni', attestazioniDaRestituire(await reader.where(attestazioni, where))),
    dovuto(suoi, 'integrazioni', integrazioniDovute(reported)),
    dovuto(suoi, 'comunicazione', comunicazioniDovute(requests, row.partner.map(({ partnerId }) => partnerId))), // prettier-ignore
    dovuto(suoi, 'riparto', daRipartire(asked)),
    dovuto(loro, 'risposta', risposteDovute(requests)),
    dovuto(loro, 'esito', esitiDovuti(reported)),
    dovuto(loro, 'incasso', daIncassare(asked)),
  ];
}

/**
 * Of a project of which only rendiconti may be read: what their own papers and steps owe. What a fascicolo lacks or which
 * list is still to be begun the procedure says, which is the project's.
 */
async function deiRendiconti(
  reader: Reader,
  { key: progettoId, row }: Found<RigaProgetto>,
  capofila: string,
): Promise<readonly Dovuto[]> {
  const where = { progettoId };
  const reported = await reader.where(rendiconti, where);
  const lists = (await reader.where(listeDiControllo, where)).map((one) => one.row);
  const shared = { progettoId, progetto: row.titolo, partnerId: null, consorzio: null };
  const suoi: Base = { chi: 'capofila', ...shared, ente: capofila };
  return [
    dovuto(suoi, 'liste', listeAperte(lists)),
    dovuto(suoi, 'attestazioni', attestazioniDaRestituire(await reader.where(attestazioni, where))),
    dovuto(suoi, 'integrazioni', integrazioniDovute(reported)),
    dovuto({ ...suoi, chi: 'finanziatore', ente: '' }, 'esito', esitiDovuti(reported)),
  ];
}

const haProgetto = ({ perimetro }: RequestContext, progettoId: string): boolean =>
  dentro(perimetro, { tipo: 'delProgetto', progettoId });

const parzialeOf = ({ key, row }: Found<RigaProgetto>): ProgettoDovuto => ({ progettoId: key, titolo: row.titolo });

/** Once something is being reported, the lists of eligibility that the procedure asks for are to be made. */
const daAprire = (
  modello: ModelloProcedura,
  isReporting: boolean,
  lists: Parameters<typeof listeDaAprire>[1],
): readonly Mancanza[] => (isReporting ? listeDaAprire(modello, lists) : []);
