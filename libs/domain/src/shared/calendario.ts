/**
 * Italian dates as offices write them, turned into ISO strings. Pure: no clock, so a year that is not written stays
 * unknown instead of becoming this one.
 */

/** A calendar date that exists, `YYYY-MM-DD`. */
export type DataIso = string;

/**
 * A date as precise as it was written: `2021-12-31`, `2021-12`, `2021`, and where no year stands `--12-31`, `--12`
 * (the shapes of XML Schema's gMonthDay and gMonth). Year 1900-2099.
 */
export type Termine = string;

/** Names of the twelve months; `MESI[0]` is gennaio. */
export const MESI: readonly string[] =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');

/** Spelled out one by one: a mere prefix rule would take the numbers sette, otto and nove for months. */
const ABBREVIAZIONI: ReadonlyMap<string, number> = new Map([
  ...MESI.map((nome, indice) => [nome, indice + 1] as const),
  ...MESI.map((nome, indice) => [nome.slice(0, 3), indice + 1] as const),
  ...([
    ['genn', 1],
    ['febb', 2],
    ['magg', 5],
    ['giug', 6],
    ['lugl', 7],
    ['sett', 9],
  ] as const),
]);

/**
 * The text as the parsers of this library read it: NFC, lower case, one ASCII space between words, one kind of dash
 * and apostrophe, no punctuation at the end. Linear in the text's length.
 */
export function spiana(testo: string): string {
  const piano = testo
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
  let fine = piano.length;
  while (fine > 0 && '.,;: '.includes(piano[fine - 1]!)) fine -= 1;
  return piano.slice(0, fine);
}

/** 1-12 for the name or abbreviation of a month (`Aprile`, `gen`, `Sett.`), else null. */
export function parseMese(parola: string): number | null {
  return ABBREVIAZIONI.get(spiana(parola)) ?? null;
}

/**
 * A whole date: `31/12/2021`, `9-5-2016`, `11.12.2025`, `31/12/21`, `2021-12-31`, `11 gennaio 2022`, `1° marzo 2021`.
 * Years of two digits are 1970-2069. Null for anything else and for dates that do not exist.
 */
export function parseData(testo: string): DataIso | null {
  const t = senzaGiorno(spiana(testo));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(t);
  if (iso) return data(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const cifre = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(t);
  if (cifre) return data(annoIntero(cifre[4]!), Number(cifre[3]), Number(cifre[1]));
  const parole = /^(\d{1,2}) ?[°º]?[ -](\p{L}{3,9})\.?[ -](?:del )?(\d{4})$/u.exec(t);
  return parole ? data(Number(parole[3]), parseMese(parole[2]!) ?? 0, Number(parole[1])) : null;
}

/** A month, with its year where one is written: `Aprile`, `Gennaio 2020`, `feb-26`, `set. '25`, `11/2022`. Else null. */
export function parseMeseAnno(testo: string): Termine | null {
  const t = spiana(testo).replace(/^(?:nel )?mese di /, '');
  const cifre = /^(\d{1,2})[/-](\d{4})$/.exec(t);
  if (cifre) return meseAnno(Number(cifre[1]), cifre[2]!);
  const parole = /^(\p{L}{3,9})\.?(?:(?: ?[-/] ?| (?:del )?)(\d{4})|(?: ?[-/] ?| ?')(\d{2}))?$/u.exec(t);
  return parole ? meseAnno(parseMese(parole[1]!) ?? 0, parole[2] ?? parole[3] ?? null) : null;
}

/**
 * Any of a date, a month, a year (`2023`, `anno 2023`) or a day without year (`30/06`, `26-feb`, `30 giugno`). Only for
 * places where a term is meant: elsewhere `30/06` may be a fraction. Null for anything else.
 */
export function parseTermine(testo: string): Termine | null {
  const intero = parseData(testo) ?? parseMeseAnno(testo);
  if (intero) return intero;
  const t = senzaGiorno(spiana(testo));
  const anno = /^(?:anno )?(\d{4})$/.exec(t);
  if (anno) return annoValido(Number(anno[1])) ? anno[1]! : null;
  const giorno = /^(\d{1,2}) ?(?:[/.-] ?(\d{1,2})|[°º]?[ -](\p{L}{3,9}))$/u.exec(t);
  if (!giorno) return null;
  const mese = giorno[2] === undefined ? (parseMese(giorno[3]!) ?? 0) : Number(giorno[2]);
  return data(2000, mese, Number(giorno[1]))?.replace(/^2000-/, '--') ?? null;
}

/** True where the text ends with a year of two digits after a separator: a reading that deserves a look. */
export function haAnnoADueCifre(testo: string): boolean {
  return /(?:\d[/.-] ?|\p{L}\.? ?[-/'] ?)\d{2}$/u.test(spiana(testo));
}

/** The first day a term can mean, or null where the year is neither written nor given (or has no such day). */
export function primoGiorno(termine: Termine, anno: number | null = null): DataIso | null {
  const [a, m, g] = parti(termine, anno);
  return a === null ? null : data(a, m ?? 1, g ?? 1);
}

/** The last day a term can mean: `2022-02` is 28 February. Null as for `primoGiorno`. */
export function ultimoGiorno(termine: Termine, anno: number | null = null): DataIso | null {
  const [a, m, g] = parti(termine, anno);
  return a === null ? null : data(a, m ?? 12, g ?? giorniDelMese(a, m ?? 12));
}

/** The term as an office writes it: `31/12/2021`, `gennaio 2022`, `gennaio`, `30/06`, `2023`. `parseTermine` reads it back. */
export function stampaTermine(termine: Termine): string {
  const [anno, mese, giorno] = parti(termine, null);
  const due = (numero: number): string => String(numero).padStart(2, '0');
  if (mese === null) return termine;
  if (giorno !== null) return `${due(giorno)}/${due(mese)}${anno === null ? '' : `/${anno}`}`;
  return `${MESI[mese - 1]}${anno === null ? '' : ` ${anno}`}`;
}

/** A deadline in words: `entro il 31/12/2021`, `entro gennaio 2022`. */
export function stampaEntro(termine: Termine): string {
  return `entro ${MESI.some((mese) => stampaTermine(termine).startsWith(mese)) ? '' : 'il '}${stampaTermine(termine)}`;
}

function parti(termine: Termine, anno: number | null): [number | null, number | null, number | null] {
  const trovato = /^(\d{4}|-)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(termine);
  if (!trovato) return [null, null, null];
  const numero = (cifre: string | undefined): number | null => (cifre === undefined ? null : Number(cifre));
  return [trovato[1] === '-' ? anno : Number(trovato[1]), numero(trovato[2]), numero(trovato[3])];
}

const senzaGiorno = (t: string): string => t.replace(/^(?:il )?giorno /, '');
const annoValido = (anno: number): boolean => anno >= 1900 && anno <= 2099;
const annoIntero = (cifre: string): number =>
  cifre.length === 4 ? Number(cifre) : Number(cifre) + (Number(cifre) < 70 ? 2000 : 1900);

function meseAnno(mese: number, anno: string | null): Termine | null {
  if (mese < 1 || mese > 12) return null;
  const due = String(mese).padStart(2, '0');
  if (anno === null) return `--${due}`;
  return annoValido(annoIntero(anno)) ? `${annoIntero(anno)}-${due}` : null;
}

function data(anno: number, mese: number, giorno: number): DataIso | null {
  if (!annoValido(anno) || mese < 1 || mese > 12 || giorno < 1 || giorno > giorniDelMese(anno, mese)) return null;
  return `${anno}-${String(mese).padStart(2, '0')}-${String(giorno).padStart(2, '0')}`;
}

function giorniDelMese(anno: number, mese: number): number {
  if (mese === 2) return (anno % 4 === 0 && anno % 100 !== 0) || anno % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(mese) ? 30 : 31;
}
