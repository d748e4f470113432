import {
  haAnnoADueCifre,
  parseData,
  parseMeseAnno,
  spiana,
  stampaTermine,
  type DataIso,
  type Termine,
} from '../shared/calendario.js';
import { parsePeriodo } from '../shared/calendario-periodi.js';
import {
  parseDecimale,
  parseQuantita,
  parseUnitaColonna,
  stampaDecimale,
  type Decimale,
} from '../shared/importo-scritto.js';

/** What deserves a look although, or because, the result was not wholly understood. Codes are stored: forever. */
export const AVVERTENZE_CONSUNTIVO = {
  SI_DANNEGGIATO: '"S\'" was taken for a yes that lost its accent',
  SI_SENZA_VIRGOLA: 'a sentence that begins with yes and no comma; taken as yes',
  SI_DUBBIO: 'a sentence that begins with "Si": a yes or a reflexive verb; not taken as either',
  SI_NO_SENZA_SCELTA: 'both answers are still there',
  CON_SPIEGAZIONE: 'an explanation follows the answer',
  CON_RISERVA: 'the explanation takes part of the answer back (in part, except, but)',
  NUMERO_IN_FRASE: 'a number stands inside a sentence and was not taken out of it',
  FRAZIONE: 'two numbers divided by a stroke: a share, a score or a day',
  PUNTO_DECIMALE: 'a point was read as the decimal sign',
  ANNO_A_DUE_CIFRE: 'the century of the year was supplied (1970-2069)',
  SEGNO_DI_ASSENZA: 'a dash or "n.d." was taken as no value',
} as const;
export type AvvertenzaConsuntivo = keyof typeof AVVERTENZE_CONSUNTIVO;

/**
 * What was understood of a result. `piuNumeri`: several counts with a label each and no total; `mese`: one month, or
 * several in the order written (the first and last of a stretch); `nonFatto`: said to be not done; `attuato`: said to be
 * done, without saying when. It holds no sentence, but labels and units are words someone wrote.
 */
export type ConsuntivoLetto = { readonly avvertenze: readonly AvvertenzaConsuntivo[] } & (
  | { readonly tipo: 'numero'; readonly valore: Decimale; readonly percento: boolean; readonly unita: string | null }
  | { readonly tipo: 'piuNumeri'; readonly voci: readonly Voce[] }
  | { readonly tipo: 'siNo'; readonly valore: boolean }
  | { readonly tipo: 'data'; readonly data: DataIso }
  | { readonly tipo: 'mese'; readonly mesi: readonly Termine[] }
  | { readonly tipo: 'nonFatto' }
  | { readonly tipo: 'attuato' }
  | { readonly tipo: 'testo' }
  | { readonly tipo: 'assente' }
);
export type Voce = { readonly valore: Decimale; readonly etichetta: string };

/** A result: what was understood beside the text as it was written. The text is free text: it does not go into a payload. */
export type ValoreConsuntivo = ConsuntivoLetto & { readonly originale: string };

/**
 * A result as people write it: `14`, `n. 12`, `No`, `S'`, `Sì, ...`, `/`, `Nessuno` (0), `n. 39 REI n. 375 RDC`, `attuato`,
 * `feb-26`, `Gennaio 2020`, `Giugno/ Dicembre`, `9-5-2016`, `11.12.2025`, `95%`, `€ 1.234,56`. `unita` is the column beside
 * it, which lends the percent sign or the measure. Never throws: what is not understood is `testo`, with a warning
 * where it looks like more.
 */
export function parseValoreConsuntivo(testo: string, unita = ''): ValoreConsuntivo {
  return { ...leggi(spiana(testo), testo, unita), originale: testo };
}

/** The result in its plain form; `parseValoreConsuntivo` understands the same from it. */
export function stampaValoreConsuntivo(valore: ConsuntivoLetto & { readonly originale?: string }): string {
  switch (valore.tipo) {
    case 'numero':
      return `${stampaDecimale(valore.valore)}${valore.percento ? '%' : ''}${valore.unita === null ? '' : ` ${valore.unita}`}`;
    case 'piuNumeri':
      return valore.voci.map((voce) => `n. ${stampaDecimale(voce.valore)} ${voce.etichetta}`).join(' ');
    case 'siNo':
      return valore.valore ? 'Sì' : 'No';
    case 'data':
      return stampaTermine(valore.data);
    case 'mese':
      return valore.mesi.map(stampaTermine).join(', ');
    case 'nonFatto':
      return '/';
    case 'attuato':
      return 'attuato';
    case 'testo':
    case 'assente':
      return valore.originale ?? '';
  }
}

function leggi(t: string, originale: string, unita: string): ConsuntivoLetto {
  if (t === '') return { tipo: 'assente', avvertenze: [] };
  if (/^(?:-{1,3}|n\.? ?d|n\.? ?r)$/.test(t)) return { tipo: 'assente', avvertenze: ['SEGNO_DI_ASSENZA'] };
  if (/^\/{1,3}$/.test(t)) return { tipo: 'nonFatto', avvertenze: [] };
  const breve = t.length > 800 ? null : (siNo(t) ?? fatto(t) ?? quando(t) ?? numero(t, unita) ?? piuNumeri(originale));
  return breve ?? siNo(t) ?? testo(/\d/.test(t) ? ['NUMERO_IN_FRASE'] : []);
}

const testo = (avvertenze: readonly AvvertenzaConsuntivo[]): ConsuntivoLetto => ({ tipo: 'testo', avvertenze });

const RISERVA =
  /(?:^|[^\p{L}])(?:parzial\p{L}*|in parte|tranne|eccetto|eccezione|salvo|ma|però|quasi|non ancora|solo|soltanto)(?!\p{L})/u;

/**
 * An accented `Sì`, a `Si` before a full stop or comma and `S'` are a yes, whatever follows. `Si sono stati ...` and
 * `Si è stata ...` are a yes without its comma (no reflexive verb reads so); any other `Si ...` may be one: doubtful.
 */
function siNo(t: string): ConsuntivoLetto | null {
  if (/^s[iìí]?'? ?[/-] ?no?$/.test(t)) return testo(['SI_NO_SENZA_SCELTA']);
  const certo = /^(?:s[ìí]|si'|si(?= ?[.,;:(!-]|$)|s'(?= ?[.,;:(!-]|$| ))(?![\p{L}\d'])/u.exec(t);
  if (certo) return risposta(true, t.slice(certo[0].length), certo[0] === "s'" ? ['SI_DANNEGGIATO'] : []);
  if (/^(?:si sono stat[ie]|si (?:è|e'|é) stat[oa])(?!\p{L})/u.test(t)) return risposta(true, t, ['SI_SENZA_VIRGOLA']);
  if (/^s(?:i |'\p{L})/u.test(t)) return testo(['SI_DUBBIO']);
  return /^no(?= ?[.,;:(!-]|$)/.test(t) ? risposta(false, t.slice(2), []) : null;
}

function risposta(valore: boolean, resto: string, avvertenze: readonly AvvertenzaConsuntivo[]): ConsuntivoLetto {
  const spiegata: readonly AvvertenzaConsuntivo[] = /[\p{L}\d]/u.test(resto) ? ['CON_SPIEGAZIONE'] : [];
  const riserva: readonly AvvertenzaConsuntivo[] = RISERVA.test(resto) ? ['CON_RISERVA'] : [];
  return { tipo: 'siNo', valore, avvertenze: [...avvertenze, ...spiegata, ...riserva] };
}

const FATTO = /^(?:interamente |completamente |totalmente )?(\p{L}{3,12})[oaie]$/u;
const NON_FATTO = /^non (?:ancora )?(\p{L}{3,12})[oaie]$/u;
const COMPIUTI = ['attuat', 'realizzat', 'effettuat', 'eseguit', 'svolt', 'fatt', 'adottat', 'approvat'];

/** `non raggiunto` and `non concluso` are no zero: part of it may be there. They stay `testo`. */
function fatto(t: string): ConsuntivoLetto | null {
  const participio = FATTO.exec(t)?.[1] ?? '';
  if ([...COMPIUTI, 'completat', 'conclus', 'raggiunt'].includes(participio))
    return { tipo: 'attuato', avvertenze: [] };
  const negato = NON_FATTO.exec(t)?.[1] ?? '';
  return [...COMPIUTI, 'avviat'].includes(negato) ? { tipo: 'nonFatto', avvertenze: [] } : null;
}

function quando(t: string): ConsuntivoLetto | null {
  const avvertenze: readonly AvvertenzaConsuntivo[] = haAnnoADueCifre(t) ? ['ANNO_A_DUE_CIFRE'] : [];
  const data = parseData(t);
  if (data !== null) return { tipo: 'data', data, avvertenze };
  const mese = parseMeseAnno(t);
  if (mese !== null) return { tipo: 'mese', mesi: [mese], avvertenze };
  if (/^\d{1,6} ?\/ ?\d{1,6}$/.test(t)) return testo(['FRAZIONE']);
  const periodo = parsePeriodo(t);
  if (periodo === null) return null;
  return { tipo: 'mese', mesi: periodo.tipo === 'mesi' ? periodo.mesi : [periodo.dal, periodo.al], avvertenze };
}

/** What a result may count without changing its number; `6 annullati` and `3 previsti` are not of them. */
const CONTATI = new Set(
  `euro giorno giorni ora ore minuto minuti settimana settimane mese mesi anno anni volta volte incontro incontri
   riunione riunioni colloquio colloqui evento eventi corso corsi giornata giornate accesso accessi documento documenti
   elaborato elaborati relazione relazioni report verbale verbali atto atti pratica pratiche domanda domande richiesta
   richieste reclamo reclami progetto progetti caso casi pai persona persone utente utenti soggetto soggetti operatore
   operatori nucleo nuclei famiglia famiglie minore minori anziano anziani disabile disabili`.split(/\s+/),
);

function numero(t: string, unita: string): ConsuntivoLetto | null {
  const zero = /^(?:nessun[oa']?|zero)(?: (\p{L}{2,20}))?$/u.exec(t);
  if (zero) {
    const contato = zero[1] ?? null;
    if (contato !== null && !CONTATI.has(contato)) return null;
    return { tipo: 'numero', valore: '0', percento: false, unita: contato, avvertenze: [] };
  }
  const letta = parseQuantita(t);
  if (letta === null) return null;
  const colonna = parseUnitaColonna(unita);
  const nuda = !letta.percento && letta.unita === null;
  if (!letta.percento && letta.unita !== null && !CONTATI.has(letta.unita)) return null;
  return {
    tipo: 'numero',
    valore: letta.valore,
    percento: letta.percento || (nuda && colonna.tipo === 'percento'),
    unita: nuda ? colonna.parola : letta.unita,
    avvertenze: letta.puntoDecimale ? ['PUNTO_DECIMALE'] : [],
  };
}

const VOCE = /(?:n(?:\.?[°º]|\.|r\.?)? ?)?(\d[\d.,]{0,20}) (\p{L}[\p{L}'-]{0,29})(?:$| ?[,;+] ?| e | )/iuy;
const LEGANO =
  /^(?:su|di|da|a|al|con|per|e|ed|o|non|più|meno|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)$/i;

/** At least two counts, each with a label of one word, and nothing else. Labels keep their capitals. */
function piuNumeri(originale: string): ConsuntivoLetto | null {
  const t = originale.normalize('NFC').replace(/\s+/g, ' ').trim();
  const voci: Voce[] = [];
  VOCE.lastIndex = 0;
  while (VOCE.lastIndex < t.length) {
    const trovata = VOCE.exec(t);
    const scritto = trovata && parseDecimale(trovata[1]!);
    if (!scritto || LEGANO.test(trovata[2]!)) return null;
    voci.push({ valore: scritto.valore, etichetta: trovata[2]! });
  }
  return voci.length < 2 || voci.length > 12 ? null : { tipo: 'piuNumeri', voci, avvertenze: [] };
}
