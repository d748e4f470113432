import { fold, words } from './folding.js';
import type { Line } from './lines.js';
import type { DocumentKind } from './proposal.js';
import type { Context } from './context.js';

const TITLES: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'rendicontazione_obiettivi',
    /rendiconta?zione\s(?:(?:finale|annuale|degli|sugli|dei|delle)\s){0,3}obiettiv|rendiconto\s(?:degli\s)?obiettiv|raggiungimento\s(?:degli\s)?obiettivi\sassegnati/,
  ],
  [
    'relazione_performance',
    /relazione\s(?:(?:annuale|finale|consuntiva|conclusiva)\s)?(?:(?:sulla|alla|della|di|sul|al|del|piano)\s){0,4}(?:perf[o0]rmance|risultati)|rendicontazione\s(?:(?:della|del|piano)\s){0,3}performance/,
  ],
  [
    'peg_piano_performance',
    /piano\sesecutivo\sdi\sgestione|\bp\.?\s?e\.?\s?g\b\.?|piano\s(?:(?:triennale|annuale|integrato|dettagliato)\s)?(?:(?:della|delle|di|degli)\s)?(?:performance|obiettivi)/,
  ],
];

export interface Family {
  kind: DocumentKind | null;
  /** The line that names the family, or null. */
  titleLine: Line | null;
  /** Index of the title among the lines, -1 when there is none. */
  titleAt: number;
}

/** The family by the first short line near the top that names one. */
export function recogniseFamily(lines: readonly Line[]): Family {
  const front = lines.slice(0, 80);
  for (let at = 0; at < front.length; at++) {
    const line = front[at]!;
    if (line.text.length > 200) continue;
    // A title may be broken over two lines.
    const next = front[at + 1];
    for (const text of [line.text, next && next.text.length < 100 ? `${line.text} ${next.text}` : '']) {
      const folded = fold(text).replace(/[^a-z0-9.]+/g, ' ');
      const found = TITLES.find(([, pattern]) => pattern.test(folded));
      if (found) return { kind: found[0], titleLine: line, titleAt: at };
    }
  }
  return { kind: null, titleLine: null, titleAt: -1 };
}

const YEAR = /(?<![\d/.-])(20\d\d)(?!\d)(?:\s?[-–/]\s?(?:20)?\d\d(?!\d))?/;

/** The year the document is about: the first of a range in the title, or else the one its text speaks of most. */
export function findYear(lines: readonly Line[], family: Family): { year: number | null; deduced: boolean } {
  if (family.titleAt >= 0) {
    for (const offset of [0, 1, 2, 3, -1, -2]) {
      const line = lines[family.titleAt + offset];
      if (!line || line.text.length > 200 || /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/.test(line.text)) continue;
      const match = YEAR.exec(line.text);
      if (match) return { year: Number(match[1]), deduced: false };
    }
  }
  const votes = new Map<number, number>();
  const vote = (year: string, weight: number): void =>
    void votes.set(Number(year), (votes.get(Number(year)) ?? 0) + weight);
  for (const { text } of lines) {
    for (const match of text.matchAll(/\b(?:anno|atteso|consuntivo|esercizio)\s(20\d\d)\b/gi)) vote(match[1]!, 3);
    for (const match of text.matchAll(/\b31[./-]12[./-](20\d\d)\b/g)) vote(match[1]!, 2);
    if (/^(?:20\d\d\s?){1,3}$/.test(text)) vote(text.slice(0, 4), 3);
  }
  let best: number | null = null;
  for (const [year, count] of votes)
    if (best === null || count > votes.get(best)! || (count === votes.get(best)! && year < best)) best = year;
  return { year: best, deduced: true };
}

const BODY =
  /\bconsorzio\b|\bcons\.|\bc\.?\s?i\.?\s?s\.?\s?s\b|\bciss\b|\bunione\s(?:montana|di|dei|comuni|delle)|\bconvenzione\sdei\scomuni|\bazienda\s(?:speciale|sociale|servizi|consortile)|\bsocieta\sdella\ssalute|\bcomunita\smontana|\bambito\sterritoriale/;
const ACRONYM = /^(?:\p{Lu}\s?[.–-]?\s?){3,14}\.?(?:\s?\d{1,3})?$/u;

/** The body's name as printed: at the top, with its acronym above it, or else as a line of its own anywhere. */
export function findOrganization(lines: readonly Line[], family: Family): string | null {
  const named = (line: Line): boolean =>
    line.text.length >= 8 &&
    line.text.length <= 110 &&
    BODY.test(fold(line.text)) &&
    /^\P{Ll}/u.test(line.text) &&
    !/[.;:]\s\p{Lu}\p{Ll}{3}|@|www\./u.test(line.text) &&
    !/\bart\.|\bdelibera/i.test(line.text);
  const clean = (text: string): string =>
    text
      .replace(/\s?(?:\.{3,}|…)\s?\d{0,3}$/, '')
      .replace(/\s(?:relazione|piano|rendicontazione|p\.?e\.?g\.?)\b[\s\S]*$/i, '')
      .replace(/^(?:del|dal|il)\s(?=consorzio)/i, '')
      .trim();
  const front = lines.slice(0, Math.max(25, family.titleAt + 6));
  const at = front.findIndex((line) => named(line) && words(line.text).length <= 14);
  if (at >= 0) {
    const before = front[at - 1];
    const acronym = before && before.text.length <= 30 && ACRONYM.test(before.text) ? `${before.text} ` : '';
    // The acronym alone names the body too: its full name then stands below.
    const after = front[at + 1];
    if (ACRONYM.test(front[at]!.text) && after && named(after)) return clean(`${front[at]!.text} ${after.text}`);
    return clean(`${acronym}${front[at]!.text}`);
  }
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.text.length > 90 || line.tabular || !named(line) || words(line.text).length > 9) continue;
    const name = clean(line.text);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best ? best[0] : null;
}

// Words that a page's header may add to the document's title and the body's name.
const FURNITURE_WORDS = new Set(
  'consorzio pag pagina di relazione alla sulla della performance piano peg p e g anno del la rendicontazione esecutivo gestione servizi sociali'.split(
    ' ',
  ),
);

/** Tells a page's header or footer: nothing but the title's and the body's words, and at least two of them. */
export function furnitureTest(family: Family, organization: string | null): (line: Line) => boolean {
  const own = new Set([...words(family.titleLine?.text ?? ''), ...words(organization ?? '')]);
  if (own.size === 0) return () => false;
  return (line) => {
    if (line.text.length > 130) return false;
    const found = words(line.text).filter((word) => !/^\d{1,4}$/.test(word));
    if (found.length === 0 || found.length > 16) return false;
    if (!found.every((word) => own.has(word) || FURNITURE_WORDS.has(word))) return false;
    const body = words(organization ?? '').filter((word) => !FURNITURE_WORDS.has(word));
    return (
      found.includes('performance') ||
      found.includes('gestione') ||
      (body.length > 0 && body.every((word) => found.includes(word)))
    );
  };
}

/** The kind when no title names it: by what the objectives hold. */
export function kindByContent(lines: readonly Line[], hasResults: boolean): DocumentKind {
  const all = lines.some(
    (line) =>
      line.text.length < 120 && /mantenimento e miglioramento|previsione p\.?e\.?g|cod\.? progetto/i.test(line.text),
  );
  if (all && !hasResults) return 'peg_piano_performance';
  return hasResults ? 'relazione_performance' : 'peg_piano_performance';
}

/** Says what of the heading data is uncertain. */
export function doubtHeading(
  context: Context,
  year: { year: number | null; deduced: boolean },
  organization: string | null,
): void {
  if (year.year === null) context.doubt(0, 'ANNO_NON_TROVATO');
  else if (year.deduced) context.doubt(0, 'ANNO_DEDOTTO', String(year.year));
  if (organization === null) context.doubt(0, 'ENTE_NON_TROVATO');
}
