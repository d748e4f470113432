import { parseMeseAnno, parseTermine, spiana, type Termine } from './calendario.js';

/** Several months, or a stretch from the first day of `dal` to the last day of `al`. */
export type Periodo =
  | { readonly tipo: 'mesi'; readonly mesi: readonly Termine[] }
  | { readonly tipo: 'intervallo'; readonly dal: Termine; readonly al: Termine };

const ORDINALI = ['i|1|primo', 'ii|2|secondo', 'iii|3|terzo', 'iv|4|quarto'].map((forme) => forme.split('|'));
const DURATE: Readonly<Record<string, number>> = { bimestre: 2, trimestre: 3, quadrimestre: 4, semestre: 6 };

/** Twelve months with their years, in full, and room to spare. */
const LUNGHEZZA_MASSIMA = 300;

/**
 * Months and stretches of a year: `Aprile`, `Giugno/ Dicembre` (two months), `Settembre- Ottobre`, `Mag - Dic`,
 * `da maggio a dicembre 2023` (a stretch), `I semestre`, `2° trimestre 2024`, `Tutto l'anno`. A year written once, after
 * the last month, holds for all; without a year a stretch may run over the year's end. Null for anything else.
 */
export function parsePeriodo(testo: string): Periodo | null {
  const t = spiana(testo);
  if (t.length > LUNGHEZZA_MASSIMA) return null;
  const mese = parseMeseAnno(t);
  if (mese !== null) return { tipo: 'mesi', mesi: [mese] };
  return parteDiAnno(t) ?? intervallo(t) ?? piuMesi(t);
}

/**
 * The term of `entro il 31/12/2021`, `entro giugno`, `entro il mese di giugno`, `entro il 30/06`, `entro il I semestre`
 * (its last month), `entro l'anno` and `entro fine anno` (31 December). Null for anything else, a length of time included.
 */
export function parseEntro(testo: string): Termine | null {
  const t = spiana(testo);
  const prefisso = /^entro (?:il |l'|la )?(?:fine |mese di |giorno |data del )?(?:di |del |dell'|dello )?/.exec(t);
  if (!prefisso || t.length > LUNGHEZZA_MASSIMA) return null;
  const resto = t.slice(prefisso[0].length);
  if (resto === 'anno') return '--12-31';
  const periodo = parsePeriodo(resto);
  return periodo?.tipo === 'intervallo' ? periodo.al : parseTermine(resto);
}

function parteDiAnno(t: string): Periodo | null {
  const tutto = /^(?:per )?(?:tutto l'|l'intero |intero )anno(?: (\d{4}))?$/.exec(t);
  if (tutto) return mesiDi(1, 12, tutto[1]);
  const parte =
    /^(?:nel )?([iv]{1,3}|[1-4]|primo|secondo|terzo|quarto) ?[°º^.]? ?(\p{L}{8,12})(?: (?:del )?(\d{4}))?$/u.exec(t);
  if (!parte) return null;
  const durata = DURATE[parte[2]!];
  const numero = ORDINALI.findIndex((forme) => forme.includes(parte[1]!));
  if (durata === undefined || numero < 0 || (numero + 1) * durata > 12) return null;
  return mesiDi(numero * durata + 1, (numero + 1) * durata, parte[3]);
}

function mesiDi(primo: number, ultimo: number, anno: string | undefined): Periodo | null {
  const dal = parseMeseAnno(anno === undefined ? '' : `${primo}/${anno}`) ?? `--${due(primo)}`;
  const al = parseMeseAnno(anno === undefined ? '' : `${ultimo}/${anno}`) ?? `--${due(ultimo)}`;
  return anno !== undefined && dal.startsWith('--') ? null : { tipo: 'intervallo', dal, al };
}

function intervallo(t: string): Periodo | null {
  const parole = /^(?:dal|da) (.{3,30}?) (?:al|ad|a|fino a) (.{3,30})$/.exec(t);
  const estremi = parole ? [parole[1]!, parole[2]!] : t.split('-');
  if (estremi.length !== 2) return null;
  const mesi = conAnnoComune(estremi);
  if (mesi === null) return null;
  const [dal, al] = mesi as [Termine, Termine];
  const conAnno = !dal.startsWith('-') && !al.startsWith('-');
  return conAnno && dal > al ? null : { tipo: 'intervallo', dal, al };
}

function piuMesi(t: string): Periodo | null {
  const parti = t.split(/ ?[,/] ?| ed? /);
  const mesi = parti.length < 2 || parti.length > 12 ? null : conAnnoComune(parti);
  return mesi === null ? null : { tipo: 'mesi', mesi };
}

/** The months named, all with a year or all without: the year of the last goes to those that have none. */
function conAnnoComune(parti: readonly string[]): readonly Termine[] | null {
  const mesi = parti.map(parseMeseAnno);
  if (mesi.some((mese) => mese === null)) return null;
  const ultimo = mesi.at(-1)!;
  if (ultimo.startsWith('-')) return mesi.every((mese) => mese!.startsWith('-')) ? (mesi as Termine[]) : null;
  return mesi.map((mese) => (mese!.startsWith('-') ? ultimo.slice(0, 4) + mese!.slice(1) : mese!));
}

const due = (numero: number): string => String(numero).padStart(2, '0');
