import { completezza, type ModelloProcedura } from '@consorzi/domain/ats';

import type { Found } from '../../projecting/index.js';
import type { RigaAttestazione } from '../attestazioni/attestazioni.js';
import { presentiIn, type RigaFascicolo } from '../fascicoli/fascicoli.js';
import type { RigaIstanza } from '../istanze/istanze.js';
import type { RigaListaDiControllo } from '../liste-di-controllo/liste-di-controllo.js';
import type { RigaDelRendiconto } from '../rendiconti/rendiconti.js';
import type { RigaRichiesta } from '../richieste/richieste.js';
import type { RigaSpesa } from '../spese/index.js';

/** What somebody owes: evidence, closed months, check lists, signed statements, answers, money. */
export const TIPI_DOVUTO = [
  ...(['fascicoli', 'mesi', 'liste', 'attestazioni'] as const),
  ...(['integrazioni', 'comunicazione', 'riparto', 'risposta', 'esito', 'incasso'] as const),
] as const;
export type TipoDovuto = (typeof TIPI_DOVUTO)[number];

/** Who is to move: a partner of the project, the capofila for the whole, or the funder. */
export type ChiDeve = 'partner' | 'capofila' | 'finanziatore';

/** One thing that is missing. `cosa`: documents by their kind, or how a list stands. Amounts in cents. */
export interface Mancanza {
  readonly riferimento: string | null;
  readonly titolo: string | null;
  readonly testoId: string | null;
  readonly mese: string | null;
  readonly entro: string | null;
  readonly centesimi: number | null;
  readonly cosa: readonly string[];
}

const VUOTA = { riferimento: null, titolo: null, testoId: null, mese: null, entro: null, centesimi: null, cosa: [] };
const una = (data: Partial<Mancanza>): Mancanza => ({ ...VUOTA, ...data });

/** Expenses whose evidence lacks what the procedure asks for, by month. */
export const fascicoliIncompleti = (
  modello: Pick<ModelloProcedura, 'documenti'>,
  righe: readonly RigaFascicolo[],
): readonly Mancanza[] =>
  righe.flatMap((row) => {
    if (row.annullata) return [];
    const { mancanti } = completezza(
      modello,
      row,
      presentiIn(row).map(({ tipo }) => tipo),
    );
    return mancanti.length === 0 ? [] : una({ riferimento: row.spesaId, mese: row.mese, cosa: mancanti });
  });

type ListaBreve = Pick<RigaListaDiControllo, 'listaId' | 'tipo' | 'codice' | 'titolo' | 'mese' | 'oggetto' | 'stato'>;
type SpesaConCig = Pick<RigaSpesa, 'cig' | 'mese'>;

/**
 * The check lists of self-control that are missing: those begun and not controlled, and, for each procurement (CIG) that
 * something was spent on, those of the procedure that were never begun. What has no CIG asks for none by itself.
 */
export function listeMancanti(
  { liste: modelli }: Pick<ModelloProcedura, 'liste'>,
  spese: readonly SpesaConCig[],
  liste: readonly ListaBreve[],
): readonly Mancanza[] {
  const proprie = liste.filter(({ tipo }) => tipo === 'autocontrollo');
  const begun = new Set(
    proprie.flatMap(({ codice, oggetto }) => (oggetto.cig === null ? [] : `${codice}/${oggetto.cig}`)),
  );
  const cig = new Map<string, string>();
  for (const spesa of spese) {
    if (!('codice' in spesa.cig)) continue;
    const first = cig.get(spesa.cig.codice);
    if (first === undefined || spesa.mese < first) cig.set(spesa.cig.codice, spesa.mese);
  }
  const wanted = modelli.filter(({ tipo, prodottaDa }) => tipo === 'autocontrollo' && prodottaDa === undefined);
  return [
    ...listeAperte(proprie),
    ...[...cig].flatMap(([codice, mese]) =>
      wanted
        .filter((modello) => !begun.has(`${modello.codice}/${codice}`))
        .map(({ titolo }) => una({ titolo: `${titolo}, CIG ${codice}`, mese, cosa: ['daAprire'] })),
    ),
  ];
}

/** In an ATS: the lists of eligibility that the procedure asks for here and that nobody has begun. */
export const listeDaAprire = (
  { liste: modelli }: Pick<ModelloProcedura, 'liste'>,
  liste: readonly ListaBreve[],
): readonly Mancanza[] =>
  modelli
    .filter(({ tipo, prodottaDa }) => tipo === 'ammissibilita' && prodottaDa === undefined)
    .filter(({ codice }) => !liste.some((lista) => lista.codice === codice))
    .map(({ titolo }) => una({ titolo, cosa: ['daAprire'] }));

/** Those that were begun and that nobody has controlled yet. */
export const listeAperte = (liste: readonly ListaBreve[]): readonly Mancanza[] =>
  liste.flatMap(({ listaId, titolo, mese, stato, oggetto }) => {
    if (stato === 'controllata') return [];
    const about = oggetto.cig === null ? '' : `, CIG ${oggetto.cig}`;
    return una({ riferimento: listaId, titolo: `${titolo}${about}`, testoId: oggetto.testoId, mese, cosa: [stato] });
  });

/** Statements that were generated and did not come back signed. */
export const attestazioniDaRestituire = (righe: readonly Found<RigaAttestazione>[]): readonly Mancanza[] =>
  righe.flatMap(({ key, row }) =>
    row.firmato ? [] : una({ riferimento: key, titolo: row.titolo, mese: row.al.slice(0, 7) }),
  );

/** Integrations that the funder asked for and the capofila has not sent. */
export const integrazioniDovute = (righe: readonly Found<RigaDelRendiconto>[]): readonly Mancanza[] =>
  righe.flatMap(({ key, row }) => {
    const ultimo = row.passi.at(-1);
    if (row.stato !== 'integrazioni' || !ultimo) return [];
    return una({ riferimento: key, titolo: row.titolo, entro: ultimo.entro, testoId: ultimo.testo?.testoId ?? null });
  });

/** Rendiconti that were sent, on which the funder has not said yet. */
export const esitiDovuti = (righe: readonly Found<RigaDelRendiconto>[]): readonly Mancanza[] =>
  righe.flatMap(({ key, row }) =>
    row.stato === 'inviato' ? una({ riferimento: key, titolo: row.titolo, centesimi: row.quotaCentesimi }) : [],
  );

/** Money that came and was not shared out, by request. */
export const daRipartire = (righe: readonly Found<RigaRichiesta>[]): readonly Mancanza[] =>
  righe.flatMap(({ key, row }) => {
    const centesimi = row.incassatiCentesimi - row.ripartitiCentesimi;
    return centesimi > 0 ? una({ riferimento: key, titolo: row.tipo, centesimi }) : [];
  });

/** What was recognised and did not come, or was asked for and has no answer. */
export const daIncassare = (righe: readonly Found<RigaRichiesta>[]): readonly Mancanza[] =>
  righe.flatMap(({ key, row }) => {
    if (row.stato !== 'inviata' && row.stato !== 'esitata') return [];
    const atteso = row.riscontro?.esito === 'respinta' ? 0 : (row.riscontro?.centesimiRiconosciuti ?? row.centesimi);
    const centesimi = atteso - row.incassatiCentesimi;
    if (centesimi <= 0) return [];
    return una({ riferimento: key, titolo: row.tipo, centesimi, cosa: row.riscontro ? [] : ['senzaEsito'] });
  });

/** Asked of the administration, and not answered. */
export const risposteDovute = (righe: readonly Found<RigaIstanza>[]): readonly Mancanza[] =>
  righe.flatMap(({ row }) =>
    row.riscontri.length > 0
      ? []
      : una({
          riferimento: row.progettoId,
          titolo: row.tipo,
          testoId: row.oggetto.testoId,
          mese: row.presentataIl.slice(0, 7),
        }),
  );

/** Outcomes that not every partner was told of. `partner`: the ids of all of them. */
export const comunicazioniDovute = (
  righe: readonly Found<RigaIstanza>[],
  partner: readonly string[],
): readonly Mancanza[] =>
  righe.flatMap(({ row }) => {
    const ultimo = row.riscontri.at(-1);
    const missing = ultimo
      ? partner.filter((id) => !ultimo.comunicazioni.some(({ partnerId }) => partnerId === id))
      : [];
    if (missing.length === 0) return [];
    return una({ riferimento: row.progettoId, titolo: row.tipo, testoId: row.oggetto.testoId, cosa: missing });
  });
