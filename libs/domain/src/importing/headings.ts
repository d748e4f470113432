import { compact, editDistance, fold, words } from './folding.js';
import { type Lexicon, stitch } from './lexicon.js';
import type { Line } from './lines.js';
import { afterWords, leadingLabel, wholeLabel } from './vocabulary.js';

const CDR = 'centrodiresponsabilita';

/** `CENTRO DI RESPONSABILITA': AREA ...`, cut over any number of cells. `value` is empty when it stands on the next line. */
export function centroHeading(line: Line, lexicon: Lexicon): { value: string; repaired: boolean } | null {
  if (line.text.length > 220) return null;
  const first = line.cells.find((cell) => cell !== '')!;
  if (/^c\.?\s?d\.?\s?r\.?\s{0,2}:/i.test(first)) {
    const after = stitch(
      [first.slice(first.indexOf(':') + 1), ...line.cells.slice(line.cells.indexOf(first) + 1)],
      lexicon,
    );
    return { value: cleanCentro(after.text), repaired: after.repaired };
  }
  const letters = compact(line.text.slice(0, 60));
  const plain = letters.startsWith(CDR);
  let length = CDR.length;
  if (!plain) {
    if (!/resp|spon|onsa|sabi|bili/.test(letters)) return null;
    // A letter lost or printed twice: the label ends where its spelling fits best.
    const fits = [22, 21, 23, 20, 24].map((n) => ({ n, distance: editDistance(letters.slice(0, n), CDR, 3) }));
    const best = fits.reduce((a, b) => (b.distance < a.distance ? b : a));
    if (best.distance > 3) return null;
    length = best.n;
  }
  let left = length;
  const pieces: string[] = [];
  for (const cell of line.cells) {
    if (left === 0) pieces.push(cell);
    else {
      let i = 0;
      while (i < cell.length && left > 0) {
        left -= compact(cell[i]!).length;
        i++;
      }
      if (left <= 0) {
        left = 0;
        pieces.push(cell.slice(i).replace(/^['’`´.]?\s*(?:n\s?[.°º]\s?\d{1,2})?\s*[:–—-]?\s*/, ''));
      }
    }
  }
  const label = pieces.findIndex((piece, i) => i > 0 && wholeLabel(piece) !== null);
  const value = stitch(label < 0 ? pieces : pieces.slice(0, label), lexicon);
  const upper = line.text.slice(0, 12) === line.text.slice(0, 12).toUpperCase();
  if (!upper && !line.tabular && !line.heading && !/^[^:]{0,40}:/.test(line.text) && value.text !== '') return null;
  return { value: cleanCentro(value.text), repaired: value.repaired || !plain };
}

function cleanCentro(value: string): string {
  return value
    .replace(/^[:\s–—-]+/, '')
    .replace(/[\s.,;:–—-]+$/, '')
    .trim();
}

/** The five parts of a unit's plan. */
export type Chapter = 'progetti' | 'performance' | 'mantenimento' | 'formazione' | 'budget';

const CHAPTER_NAMES: readonly (readonly [Chapter, readonly string[]])[] = [
  ['progetti', ['progetti peg e servizi erogati', 'progetti peg', 'progetti peg e servizi', 'elenco progetti peg']],
  [
    'mantenimento',
    [
      'obiettivi di mantenimento e miglioramento',
      'obiettivi di mantenimento',
      'obiettivi di mantenimento/miglioramento',
      'obiettivi di miglioramento',
      'obiettivi di mantenimento e di miglioramento',
      'attivita di mantenimento',
      'obiettivi gestionali di mantenimento',
    ],
  ],
  [
    'performance',
    [
      'obiettivi di performance',
      'obiettivi della performance',
      'obiettivi performance',
      'obiettivi di performance organizzativa',
    ],
  ],
  [
    'formazione',
    [
      'formazione',
      'piano della formazione',
      'piano annuale della formazione',
      'piano della formazione annuale',
      'formazione del personale',
      'piano di formazione',
    ],
  ],
  [
    'budget',
    [
      'budget finanziario',
      'budget',
      'risorse finanziarie',
      'dotazione finanziaria',
      'budget economico',
      'risorse finanziarie assegnate',
    ],
  ],
];

const CHAPTERS = CHAPTER_NAMES.flatMap(([chapter, names]) =>
  names.map((name) => ({ chapter, key: compact(name), words: words(name) })),
);

/** `2. Obiettivi di performance`, also misspelt or cut over cells. `tail` is what follows (`... DIREZIONE`). */
export function chapterHeading(line: Line, afterCentro: boolean): { chapter: Chapter; tail: string } | null {
  if (line.text.length > 140 || line.cells.filter((cell) => cell !== '').length > 6) return null;
  const bare = line.text.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[a-f])\s?[.)]?\s{0,2}(?=\p{L})/u, '');
  const marked = bare !== line.text || line.heading || afterCentro;
  const key = compact(bare).replace(/^gli(?=obiettivi)/, '');
  if (/^previsionepegper|^previsionipegper/.test(key)) return { chapter: 'budget', tail: '' };
  const single = line.cells.filter((cell) => cell !== '').length === 1;
  const exact = CHAPTERS.find((name) => name.key === key);
  if (exact && (marked || exact.words.length > 1) && (single || key.length > 15))
    return { chapter: exact.chapter, tail: '' };
  const printed = words(bare);
  for (const name of CHAPTERS) {
    if (name.key.length < 15) continue;
    if (!line.tabular && name.words.every((word, i) => printed[i] === word)) {
      const tail = afterWords(bare, name.words.length)
        .replace(/^[\s:–—-]+/, '')
        .trim();
      // `Progetti PEG e servizi erogati DIREZIONE`: a unit in capitals, not the rest of a sentence.
      const unit = tail === tail.toUpperCase() || /^(?:area|direzione|settore|servizio|ufficio)\b/i.test(tail);
      if (tail.length <= 60 && unit && /\p{L}{3}/u.test(tail)) return { chapter: name.chapter, tail };
    }
    const limit = Math.floor(name.key.length * 0.2);
    if (key[0] === name.key[0] && editDistance(key, name.key, limit) <= limit)
      return { chapter: name.chapter, tail: '' };
  }
  return null;
}

const OBJECTIVE =
  /^(?:scheda\s+(?:di\s+)?)?(?:[0o]b{1,2}[il1]ett[il1]vo|obiettiv[o0]|obietti\s?vo)\s{0,3}(?:(?:di\s+performance|gestionale|specifico|individuale|di\s+sviluppo|di\s+miglioramento|esecutivo)\s{0,3})?(?:(?:n|nr|num|numero)\b\s{0,2}[.:°º]{0,2}\s{0,2})?(?:(\d{1,3}(?:[./]\d{1,2})?(?!\d))|([IVXl|]{1,4})(?=[\s.:)–—-]|$))?\s{0,3}(?:[.:)°º–—-]{1,3}\s{0,3})?([\s\S]*)$/i;
const LABEL_WORD = /^(?:operativ|strategic|del\b|dell|della|dei|di\b|è|e'|piano|general|raggiunt|non\b|assegnat|da\b)/i;

export interface ObjectiveHeading {
  number: string | null;
  /** Pieces of the title, one a cell; empty when it stands on the next line. */
  pieces: string[];
}

/** `Obiettivo 1 | title`, `OBIETTIVO N. 3`, `Obiettivo n° 3 - title`, `Obiettivo | title`. Numbers are no identity. */
export function objectiveHeading(line: Line): ObjectiveHeading | null {
  const at = line.cells.findIndex((cell) => cell !== '');
  const first = line.cells[at]!.replaceAll('\n', ' ');
  if (!/^\s*(?:scheda|[0o]b)/i.test(first)) return null;
  const match = OBJECTIVE.exec(first);
  if (!match) return null;
  let number = match[1] ?? (match[2] ? roman(match[2]) : null);
  let rest = match[3]!.trim();
  const others = line.cells
    .slice(at + 1)
    .map((cell) => cell.replaceAll('\n', ' '))
    .filter((cell) => cell !== '');
  if (number === null) {
    if (leadingLabel(first)?.label && rest === '' && !/^obiettivo(?:\s+di\s+performance)?[\s:]*$/i.test(first))
      return null;
    if (LABEL_WORD.test(rest)) return null;
    const next = others[0] ?? '';
    if (rest === '' && /^(?:n\s?[.°º]{0,2}\s?)?\d{1,3}[.)]?$/i.test(next)) number = /\d+/.exec(others.shift()!)![0];
    else if (rest !== '' && !/^obiettivo(?:\s+di\s+performance)?\s{0,2}[:–—-]/i.test(first)) return null;
    else if (rest === '' && others.length === 0) return line.text.length < 30 ? { number, pieces: [] } : null;
    // A table's heading row is no objective.
    if (others.some((cell) => wholeLabel(cell) !== null)) return null;
  }
  if (/^(?:20\d\d|19\d\d)$/.test(number ?? '')) return null;
  rest = dropRepeat(rest, number);
  return {
    number: number === null ? null : String(number).replace(/^0+(?=\d)/, ''),
    pieces: [rest, ...others.map((cell) => dropRepeat(cell, number))].filter((piece) => piece !== ''),
  };
}

function dropRepeat(text: string, number: string | null): string {
  const match = /^obiettivo\s{0,2}(?:n\s?[.°º]{0,2}\s?)?(\d{1,3})\s{0,2}[.:)–—-]?\s*/i.exec(text);
  return match && (number === null || match[1] === number) ? text.slice(match[0].length) : text;
}

function roman(text: string): string | null {
  const value = text.replace(/[l|]/g, 'I').toUpperCase();
  const digits: Record<string, string> = {
    I: '1',
    II: '2',
    III: '3',
    IV: '4',
    V: '5',
    VI: '6',
    VII: '7',
    VIII: '8',
    IX: '9',
    X: '10',
  };
  return digits[value] ?? null;
}

/** `3. Disabili`: a numbered title of its own, in any part of the document. The caller checks what follows it. */
export function numberedTitle(line: Line): { number: string; title: string } | null {
  if (line.text.length > 110 || line.cells.filter((cell) => cell !== '').length > 1) return null;
  const match = /^(\d{1,2}(?:\.\d{1,2})?)\s?[.)–-]?\s{0,3}(\p{Lu}[^\n]{2,100})$/u.exec(line.text);
  if (!match || /[.;:,]$/.test(match[2]!) || words(match[2]!).length > 14) return null;
  return { number: match[1]!, title: match[2]!.trim() };
}

const ROLES =
  'direttore|direttrice|responsabile|presidente|segretario|segretaria|dirigente|coordinatore|coordinatrice|vicepresidente|revisore|assistente sociale|vicedirettore';
const SIGNATURE = new RegExp(
  `^(?:f\\.?to\\s)?(?:il|la|l['’])\\s{0,2}(?:${ROLES})(?:\\s(?:general[ei]|dell[ae'’]?\\s?[\\p{L}\\s-]{3,40}|del\\s[\\p{L}\\s-]{3,40}|consortile|di area))?(?:\\s{1,3}(?:[\\p{L}.'’]{2,20}\\s{0,2}){1,4})?$`,
  'iu',
);

/** `IL DIRETTORE`, `La Responsabile dell'Area ...`, with or without a name: where a signature begins. */
export function isSignature(line: Line): boolean {
  if (line.text.length > 90 || !SIGNATURE.test(line.text)) return false;
  const head = line.text.replace(/^f\.?to\s/i, '').slice(0, 12);
  return line.text.length < 45 || head === head.toUpperCase();
}

/** A page's own text: a page number, or the document's title or body's name repeated on every page. */
export function isPageFurniture(line: Line, furniture: ReadonlySet<string>): boolean {
  if (line.text.length > 110) return false;
  if (/^(?:pag(?:ina|\.)?\s{0,2})?\d{1,4}(?:\s{0,2}(?:di|\/|su)\s{0,2}\d{1,4})?$/i.test(line.text) && !line.tabular)
    return true;
  if (line.cells.filter((cell) => cell !== '').length > 2) return false;
  return furniture.has(pageKey(line.text));
}

/** A line without its page number: equal for the same header or footer on two pages. */
export function pageKey(text: string): string {
  return fold(text)
    .replace(/\b(?:pag(?:ina)?\.?)?\s{0,2}\d{1,4}(?:\s{0,2}(?:di|\/|su)\s{0,2}\d{1,4})?\s*$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
