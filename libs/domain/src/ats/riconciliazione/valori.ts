import { parseData, parseImporto } from '../../shared/index.js';
import type { TipoValore } from '../protocollo/index.js';

/** A cell as a file gives it: words, a number of a spreadsheet, a day (ISO) of a spreadsheet, nothing. */
export type CellaLetta = string | number | { readonly data: string } | null;

/** How the file writes what has several ways of being written. */
export interface Formati {
  readonly data: FormatoData;
  readonly decimale: ',' | '.';
}
export const FORMATI_DATA = ['gg/mm/aaaa', 'aaaa-mm-gg', 'mm/gg/aaaa'] as const;
export type FormatoData = (typeof FORMATI_DATA)[number];
export const FORMATI_ITALIANI: Formati = { data: 'gg/mm/aaaa', decimale: ',' };

/** A value that compares: cents, an ISO day, a decimal, or words folded as its type asks. Null for none. */
export type Valore = string | number | null;

/** `undefined`: what stands there is not of the type. Nothing at all is of every type. */
export function valoreDi(cella: CellaLetta, tipo: TipoValore, formati: Formati): Valore | undefined {
  if (isVuota(cella)) return null;
  switch (tipo) {
    case 'importo':
      return importoDi(cella, formati.decimale);
    case 'decimale':
      return decimaleDi(cella, formati.decimale);
    case 'data':
      return dataDi(cella, formati.data);
    default:
      return parolaDi(parole(cella), tipo);
  }
}

/** Words folded as they compare; `undefined` for those that are not of the type. */
export function parolaDi(
  testo: string,
  tipo: Exclude<TipoValore, 'importo' | 'decimale' | 'data'>,
): Valore | undefined {
  const stretto = testo.toUpperCase().replace(/[\s.\-_/]/g, '');
  switch (tipo) {
    case 'cup':
      return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(stretto) ? stretto : undefined;
    case 'cig':
      return /^[0-9A-Z]{10}$/.test(stretto) ? stretto : undefined;
    case 'fiscale':
      return fiscaleDi(stretto);
    case 'codice':
      return stretto === '' ? undefined : stretto;
    case 'numero':
      return numeroDi(testo);
    case 'testo':
      return piegato(testo);
  }
}

/** A spreadsheet takes a partita IVA for a number and drops its zeros: eleven digits it has. */
function fiscaleDi(stretto: string): string | undefined {
  const nudo = stretto.replace(/^IT(?=\d{11}$)/, '');
  if (/^\d{7,11}$/.test(nudo)) return nudo.padStart(11, '0');
  return /^[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]$/.test(nudo) ? nudo : undefined;
}

/** `n. 00012/2025`, `12-2025` and `12 / 2025` are one number; `1/12` and `11/2` are two. */
function numeroDi(testo: string): string | undefined {
  const parts = piegato(testo)
    .replace(/^(?:N|NR|NUM|NUMERO)(?: |$)/, '')
    .split(' ')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('/');
}

/** Upper case, no accents, one space for whatever stands between words. */
export const piegato = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^0-9A-Z]+/g, ' ')
    .trim();

function importoDi(cella: CellaLetta, decimale: ',' | '.'): number | undefined {
  if (typeof cella === 'number') {
    const centesimi = Math.round(cella * 100);
    // A tenth of a cent is no rounding of binary numbers: it is another kind of figure.
    return Number.isSafeInteger(centesimi) && Math.abs(cella * 100 - centesimi) < 0.1 ? centesimi + 0 : undefined;
  }
  if (typeof cella !== 'string') return undefined;
  if (decimale === ',') return parseImporto(cella) ?? undefined;
  const trovato = /^(-?)(?:€ ?|EUR ?)?(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?(?: ?€| ?EUR)?$/i.exec(
    cella.trim(),
  );
  if (!trovato) return undefined;
  const centesimi = Number(trovato[2]!.replaceAll(',', '') + (trovato[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(centesimi)) return undefined;
  return trovato[1] === '-' && centesimi !== 0 ? -centesimi : centesimi;
}

function decimaleDi(cella: CellaLetta, decimale: ',' | '.'): string | undefined {
  if (typeof cella === 'number') return Number.isFinite(cella) ? senzaZeri(cella.toFixed(6)) : undefined;
  if (typeof cella !== 'string') return undefined;
  const [migliaia, virgola] = decimale === ',' ? ['.', ','] : [',', '.'];
  const t = cella.trim();
  const pattern = decimale === ',' ? /^-?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,6})?$/ : /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?$/; // prettier-ignore
  return pattern.test(t) ? senzaZeri(t.replaceAll(migliaia!, '').replace(virgola!, '.')) : undefined;
}

function senzaZeri(valore: string): string {
  const [interi, decimali = ''] = valore.split('.') as [string, string?];
  const dopo = decimali.replace(/0+$/, '');
  const prima = interi.replace(/^(-?)0+(?=\d)/, '$1');
  const tutto = dopo === '' ? prima : `${prima}.${dopo}`;
  return tutto === '-0' ? '0' : tutto;
}

function dataDi(cella: CellaLetta, formato: FormatoData): string | undefined {
  if (typeof cella === 'object') return cella?.data;
  if (typeof cella === 'number') return undefined;
  // An hour behind the day says nothing of the day.
  const giorno = cella.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  if (formato === 'aaaa-mm-gg') {
    const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})$/.exec(giorno);
    return iso ? (parseData(`${iso[1]}-${iso[2]}-${iso[3]}`) ?? undefined) : undefined;
  }
  if (/^\d{4}/.test(giorno)) return undefined;
  const cifre = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(giorno);
  const italiana = cifre && formato === 'mm/gg/aaaa' ? `${cifre[3]}/${cifre[1]}/${cifre[4]}` : giorno;
  return parseData(italiana) ?? undefined;
}

export const isVuota = (cella: CellaLetta): cella is null | '' =>
  cella === null || (typeof cella === 'string' && cella.trim() === '');

/** The cell as a person reads it. */
export function parole(cella: CellaLetta): string {
  if (cella === null) return '';
  return typeof cella === 'object' ? cella.data : String(cella).trim();
}

const SOMIGLIANZE: readonly (readonly [TipoValore, (testo: string) => boolean])[] = [
  ['cup', (testo) => parolaDi(testo, 'cup') !== undefined],
  ['data', (testo) => FORMATI_DATA.some((formato) => dataDi(testo, formato) !== undefined)],
  ['fiscale', (testo) => /^\d{11}$/.test(testo.replace(/\s/g, '')) || (testo.length === 16 && parolaDi(testo, 'fiscale') !== undefined)], // prettier-ignore
  ['cig', (testo) => /^(?=.*\d)[0-9A-Z]{10}$/i.test(testo)],
  ['importo', (testo) => /\d[.,]\d{2}$/.test(testo) && (importoDi(testo, ',') ?? importoDi(testo, '.')) !== undefined],
];

/** What most of the cells of a column look like; null where they are of no kind that can be told by its looks. */
export function sembra(celle: readonly CellaLetta[]): TipoValore | null {
  const piene = celle.filter((cella) => !isVuota(cella));
  if (piene.length === 0) return null;
  const counted = (tipo: TipoValore, isOne: (testo: string) => boolean) =>
    piene.filter((cella) => (typeof cella === 'object' ? tipo === 'data' : isOne(parole(cella)))).length;
  const [best] = SOMIGLIANZE.map(([tipo, isOne]) => ({ tipo, quanti: counted(tipo, isOne) })).sort((a, b) => b.quanti - a.quanti); // prettier-ignore
  return best && best.quanti * 2 > piene.length ? best.tipo : null;
}
