import { parseMese, spiana } from './calendario.js';

/**
 * A number without rounding, payload-safe: `"6"`, `"0.5"`, `"-1234.56"`. A point before the decimals, no leading or
 * trailing zeros, no `-0`. Up to 15 digits before the point and 6 after it when it comes from a text.
 */
export type Decimale = string;

/** A number with what stood around it. `puntoDecimale`: a point was read as the decimal sign (`2.5`). */
export type Quantita = {
  readonly valore: Decimale;
  readonly percento: boolean;
  readonly unita: string | null;
  readonly puntoDecimale: boolean;
};

/** `1.234,56`, `1234,56`, `1.234` (a thousand and more), `2.5`. Null for anything else, English commas included. */
export function parseDecimale(testo: string): { readonly valore: Decimale; readonly puntoDecimale: boolean } | null {
  const t = testo.trim();
  const italiano = /^(-?)(\d{1,15}|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,(\d{1,6}))?$/.exec(t);
  const punto = italiano ? null : /^(-?)(\d{1,15})\.(\d{1,6})$/.exec(t);
  const trovato = italiano ?? punto;
  if (!trovato) return null;
  const valore = normale(trovato[1]!, trovato[2]!.replaceAll('.', ''), trovato[3] ?? '');
  return { valore, puntoDecimale: punto !== null };
}

/** The decimal with Italian signs: `1.234,5`. `parseDecimale` reads it back. */
export function stampaDecimale(valore: Decimale): string {
  const [interi, decimali] = valore.split('.') as [string, string?];
  return interi.replace(/\B(?=(?:\d{3})+$)/g, '.') + (decimali === undefined ? '' : `,${decimali}`);
}

/** Decimals as integers of one common scale, so that they compare and divide exactly. */
export function interi(...valori: readonly Decimale[]): readonly bigint[] {
  const scala = Math.max(...valori.map((valore) => (valore.split('.')[1] ?? '').length));
  return valori.map((valore) => {
    const [cifre, decimali = ''] = valore.split('.') as [string, string?];
    return BigInt(cifre + decimali.padEnd(scala, '0'));
  });
}

const QUANTITA = new RegExp(
  [
    /^(?:n(?:\.?[°º]|\.|r\.?|um\.?|umero)? ?)?/, // the mark of a count
    /(?<prima>(?:€|euro|eur) ?)?(?<numero>-?\d[\d.,]{0,30})/,
    /(?<mila> ?(?:mila|milion[ei](?: di)?))?(?<percento> ?(?:%|per ?cento))?/,
    /(?:(?<dopo> ?€)|(?<parole> (?:(?:dei|degli|delle|del|della|di) )?[\p{L}'-]{1,30}))?$/u,
  ]
    .map((parte) => parte.source)
    .join(''),
  'u',
);

/** Words that turn a count into something else: a share, a pace, a doubt. A number before them is not understood. */
const NON_UNITA = new Set(
  `circa su di da a al con per e ed o oppure non più meno mensile mensili annuo annui annua annue annuale annuali
   settimanale settimanali giornaliero giornalieri trimestrale trimestrali semestrale semestrali pro`.split(/\s+/),
);

/**
 * A number and nothing else but its mark, currency, percent sign or one-word unit: `6`, `N° 6`, `n. 12`, `80 %`,
 * `90 per cento`, `90% degli utenti`, `30 giorni`, `€ 5.000`, `euro 5 mila`. `piano` is a text as `spiana` leaves it.
 * Null for anything else: two numbers, shares (`8 su 10`), paces (`2 mensili`), days of a month (`11 gennaio`).
 */
export function parseQuantita(piano: string): Quantita | null {
  const trovato = piano.length > 80 ? null : QUANTITA.exec(piano);
  if (!trovato) return null;
  const { prima, numero, mila, percento, dopo, parole } = trovato.groups!;
  const scritto = parseDecimale(numero!);
  if (scritto === null) return null;
  const valore = mila === undefined ? scritto.valore : perDieci(scritto.valore, mila.includes('mila') ? 3 : 6);
  if (parseDecimale(stampaDecimale(valore)) === null) return null;
  const parola = parole?.trim();
  const euro = prima !== undefined || dopo !== undefined || parola === 'euro' || parola === 'eur';
  if (
    euro
      ? percento !== undefined || (prima !== undefined && (dopo ?? parole) !== undefined)
      : !isUnita(parola, percento)
  )
    return null;
  return {
    valore,
    percento: percento !== undefined,
    unita: euro ? 'euro' : (parola ?? null),
    puntoDecimale: scritto.puntoDecimale,
  };
}

function isUnita(parola: string | undefined, percento: string | undefined): boolean {
  if (parola === undefined) return true;
  const [prima, seconda] = parola.split(' ');
  if (seconda !== undefined) return percento !== undefined;
  return percento === undefined && !NON_UNITA.has(prima!) && parseMese(prima!) === null;
}

/** What the column "unità di misura" asks for. `parola` is the unit itself where it is a word of its own (`giorni`). */
export type UnitaColonna = {
  readonly tipo: 'ignota' | 'conteggio' | 'percento' | 'siNo' | 'data' | 'misura';
  readonly parola: string | null;
};

/** `n.`, `N°`, `numero`: a count; `%`; `Si/No`; `data`; `euro`, `giorni`, `ore`: a measure; anything else is not known. */
export function parseUnitaColonna(unita: string): UnitaColonna {
  const t = spiana(unita);
  if (/^(?:n|n[°º]|n\.[°º]|nr|num|numero)$/.test(t)) return { tipo: 'conteggio', parola: null };
  if (/^(?:%|perc|percentuale|valore %|in %)$/.test(t)) return { tipo: 'percento', parola: null };
  if (/^(?:s[iìí]'? ?[/-] ?no|on ?\/ ?off)$/.test(t)) return { tipo: 'siNo', parola: null };
  if (t === 'data') return { tipo: 'data', parola: null };
  if (/^(?:€|euro|eur)$/.test(t)) return { tipo: 'misura', parola: 'euro' };
  if (/^(?:giorni|ore|minuti|settimane|mesi|anni)$/.test(t)) return { tipo: 'misura', parola: t };
  return { tipo: 'ignota', parola: null };
}

function normale(segno: string, cifreIntere: string, decimali: string): Decimale {
  const primaDelPunto = cifreIntere.replace(/^0+(?=\d)/, '');
  let dopo = decimali;
  while (dopo.endsWith('0')) dopo = dopo.slice(0, -1);
  const modulo = dopo === '' ? primaDelPunto : `${primaDelPunto}.${dopo}`;
  return modulo === '0' ? '0' : segno + modulo;
}

function perDieci(valore: Decimale, esponente: number): Decimale {
  const [cifre, decimali = ''] = valore.split('.') as [string, string?];
  const segno = cifre.startsWith('-') ? '-' : '';
  const tutte = decimali.padEnd(esponente, '0');
  return normale(segno, cifre.slice(segno.length) + tutte.slice(0, esponente), tutte.slice(esponente));
}
