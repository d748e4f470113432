import { readActivities } from './activities.js';
import type { Header } from './headers.js';
import type { Context, RowBlock } from './context.js';
import { compact, fold, likeness, words } from './folding.js';
import { doubtIndicators, readIndicators } from './indicators.js';
import { isOpenEnded, stitch } from './lexicon.js';
import type { Line } from './lines.js';
import { mend } from './mend.js';
import type { OtherValue, ProposedIndicator, ProposedObjective } from './proposal.js';
import type { Label } from './vocabulary.js';

/** Which part of a sheet the next line belongs to. */
export type Part =
  'head' | 'title' | 'finalita' | 'description' | 'utentiFinali' | 'activities' | 'indicators' | 'report';

/** One objective while its lines are being gathered; nothing is interpreted before the last of them. */
export class Sheet {
  part: Part = 'head';
  /** A label stood alone on its line: the next line is its value. */
  awaiting: Label | null = null;
  readonly fields = new Map<Label, string[][]>();
  readonly description: string[] = [];
  readonly finalita: string[] = [];
  readonly utenti: string[] = [];
  readonly activityBlocks: RowBlock[] = [];
  readonly indicatorBlocks: RowBlock[] = [];
  readonly flattened: ProposedIndicator[] = [];
  readonly report: Line[] = [];
  /** The report has its own heading. */
  reportLabelled = false;
  /** The report stands in an annex of the document. */
  annex = false;
  /** Fields in the order of the last row, for the rows that continue it. */
  lastRow: { label: Label; at: number }[] = [];

  constructor(
    readonly line: number,
    readonly number: string | null,
    readonly title: string[],
    readonly centro: string | null,
    /** Whether the unit is not printed again for this sheet, and whether it was read elsewhere than in its own heading. */
    readonly from: { readonly inherited: boolean; readonly deduced: boolean },
  ) {}

  get isEmpty(): boolean {
    return this.fields.size === 0 && this.description.length === 0 && !this.hasTables && this.report.length === 0;
  }

  get hasTables(): boolean {
    return this.activityBlocks.length > 0 || this.indicatorBlocks.length > 0;
  }

  /** The same heading printed a second time, before anything under the first one. */
  isHeadedAgainBy(number: string | null, printed: string): boolean {
    if (!this.isEmpty || this.number !== number || this.title.length === 0 || printed === '') return false;
    return likeness(this.title.join(' '), printed) >= 0.4;
  }

  /** What follows is the report on this objective, in an annex of the document. */
  beginAnnex(heading: Line): void {
    this.part = 'report';
    this.reportLabelled = true;
    this.annex = true;
    this.report.push(heading);
  }

  add(label: Label, pieces: readonly string[]): void {
    this.fields.set(label, [...(this.fields.get(label) ?? []), [...pieces]]);
  }

  addRow(kind: 'activities' | 'indicators', header: Header | null, row: Line | null, assumed: boolean): void {
    const blocks = kind === 'activities' ? this.activityBlocks : this.indicatorBlocks;
    if (header) {
      // The same heading again, on a new page: its second row is not always printed again.
      const printed = header.cells.join('|');
      const before = blocks.find((block) => block.printed === printed && block.rows.length > 0);
      blocks.push({
        header: before?.header ?? header,
        learned: before?.learned ?? new Map(),
        rows: [],
        assumed,
        printed,
      });
    }
    if (row) blocks.at(-1)!.rows.push(row);
  }
}

const text = (lines: readonly string[]): string | null => (lines.length > 0 ? lines.join('\n') : null);

/** Interprets a gathered sheet. Shapes: see ProposedObjective; doubts go to the context. */
export function toObjective(sheet: Sheet, context: Context): ProposedObjective {
  const field = (label: Label): string | null => {
    const rows = sheet.fields.get(label);
    if (!rows) return null;
    const joined = rows.map((pieces) => {
      const stitched = stitch(pieces, context.lexicon);
      if (stitched.repaired) context.doubt(sheet.line, 'PAROLA_SPEZZATA', label);
      return stitched.text.replaceAll('\n', ' ');
    });
    return joined.filter((value) => value !== '').join(' ') || null;
  };
  const obiettivoOperativo = field('obiettivoOperativo');
  const { title, printed } = readTitle(sheet, obiettivoOperativo, field('title'), context);
  const number = sheet.number ?? /\d{1,3}/.exec(field('number') ?? '')?.[0] ?? null;
  const centro = sheet.centro ?? field('cdr');
  for (const block of [...sheet.activityBlocks, ...sheet.indicatorBlocks]) {
    if (block.rows.length === 0) continue;
    if (block.assumed) context.doubt(block.rows[0]!.number, 'TABELLA_SENZA_INTESTAZIONE');
    else if (block.header.damaged) context.doubt(block.rows[0]!.number, 'INTESTAZIONE_INCOMPLETA');
  }
  const activities = readActivities(sheet.activityBlocks, context);
  const indicators = [...sheet.flattened, ...readIndicators(sheet.indicatorBlocks, context)];
  const report = withoutDisplacedRow(sheet.report, indicators, context);
  const reportText = text(report.map((line) => (line.tabular ? line.cells.join('\t').trim() : line.text)));
  if (reportText !== null && !sheet.reportLabelled) context.doubt(report[0]!.number, 'REPORT_SENZA_TITOLO');
  if (sheet.annex) context.doubt(report.at(-1)?.number ?? sheet.line, 'REPORT_IN_ALLEGATO');
  if (number === null) context.doubt(sheet.line, 'NUMERO_MANCANTE');
  if (centro === null) context.doubt(sheet.line, 'CDR_MANCANTE');
  else if (sheet.from.inherited) context.doubt(sheet.line, 'CDR_EREDITATO');
  if (sheet.from.deduced) context.doubt(sheet.line, 'CDR_DEDOTTO', centro ?? undefined);
  if (activities.length === 0 && indicators.length === 0) context.doubt(sheet.line, 'OBIETTIVO_SENZA_SCHEDA');
  doubtIndicators(indicators, context);
  const altro: OtherValue[] = (['responsabile', 'note'] as const).flatMap((label) => {
    const value = field(label);
    return value === null ? [] : [{ colonna: label, testo: value }];
  });
  if (printed !== undefined) altro.push({ colonna: 'titolo stampato', testo: printed });
  const join = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : `${a} ${b}`);
  return {
    centroDiResponsabilita: centro,
    areaStrategica: field('areaStrategica'),
    obiettivoOperativo,
    number,
    title,
    programma: field('programma'),
    pegProject: field('pegProject'),
    servizi: field('servizi'),
    utentiFinali: join(field('utentiFinali'), text(sheet.utenti)?.replaceAll('\n', ' ') ?? null),
    retiDiCollaborazione: field('retiDiCollaborazione'),
    finalita: join(field('finalita'), text(sheet.finalita)),
    description: join(field('description'), text(sheet.description)),
    strumentoRilevazione: null,
    altro,
    activities,
    indicators,
    hasReport: reportText !== null,
    report: reportText,
    line: sheet.line,
  };
}

function readTitle(
  sheet: Sheet,
  operativo: string | null,
  field: string | null,
  context: Context,
): { title: string | null; printed?: string } {
  const stitched = stitch(
    sheet.title.map((piece) => piece.replaceAll('\n', ' ')),
    context.lexicon,
  );
  const title = (stitched.text || field || '')
    .replace(/\s?[.…]{4,}\s?\d{0,4}$/, '')
    .replace(/^[-–—:\s]+/, '')
    .trim();
  if (title === '') {
    context.doubt(sheet.line, 'TITOLO_MANCANTE');
    return { title: null };
  }
  const restored =
    operativo === null
      ? null
      : (restoreFrom(operativo, title, context) ?? restoreShreds(sheet, operativo, title, context));
  if (restored !== null) {
    context.doubt(sheet.line, 'TITOLO_RICOSTRUITO');
    return { title: restored, printed: title };
  }
  if (stitched.repaired || sheet.title.length > 1) context.doubt(sheet.line, 'TITOLO_RICOMPOSTO');
  else if (isOpenEnded(title)) context.doubt(sheet.line, 'TITOLO_TRONCO');
  return { title };
}

// A title cut in mid-word whose words all stand, in order, in a longer text of the sheet that begins alike: that text is it.
function restoreFrom(other: string, title: string, context: Context): string | null {
  const [a, b] = [words(title), words(other)];
  if (a.length < 5 || b.length <= a.length || a.slice(0, 3).join(' ') !== b.slice(0, 3).join(' ')) return null;
  const cut = a.some(
    (word, i) =>
      word.length >= 4 && b[i] !== word && (b[i]?.startsWith(word) ?? false) && !context.lexicon.isWord(word),
  );
  if (!cut) return null;
  let at = 0;
  let found = 0;
  for (const word of a) {
    const next = b.findIndex(
      (candidate, j) => j >= at && (candidate === word || (word.length >= 4 && candidate.startsWith(word))),
    );
    if (next < 0) continue;
    found++;
    at = next + 1;
  }
  return found / a.length >= 0.8 ? other : null;
}

// A heading printed in shreds begins in mid-sentence and is full of broken words. Where most of what is left of it stands
// in the operating objective, whole or as a part of a word, that text says what the objective is: its best cell, with the
// holes filled from the description.
function restoreShreds(sheet: Sheet, other: string, title: string, context: Context): string | null {
  if (!/^\p{Ll}/u.test(title)) return null;
  const shreds = words(title).filter((word) => word.length >= 4);
  const whole = words(other);
  const found = shreds.filter((shred) => whole.some((word) => word.startsWith(shred) || word.endsWith(shred)));
  const broken = found.filter((shred) => !whole.includes(shred));
  if (broken.length < 3 || found.length / shreds.length < 0.6) return null;
  const known = (text: string): number => words(text).filter((word) => context.lexicon.isWord(word)).length;
  const cells = (sheet.fields.get('obiettivoOperativo') ?? []).flat();
  const best = cells.reduce((a, b) => (known(b) > known(a) ? b : a), cells[0] ?? other);
  return mend(best, [sheet.description.join(' '), other], shreds, context.lexicon);
}

/**
 * A conversion may print the end of an indicator's row in the middle of the report: its text in lower case, then its unit,
 * target and result on lines of their own. Those lines go back to the indicator, which must end open.
 */
function withoutDisplacedRow(
  report: readonly Line[],
  indicators: readonly ProposedIndicator[],
  context: Context,
): Line[] {
  let lines = [...report];
  for (const indicator of indicators) {
    const own = indicator.description ?? indicator.name ?? '';
    if (!isOpenEnded(own)) continue;
    const values = [indicator.unit, indicator.target, indicator.actual].filter((value) => value !== null).map(fold);
    const at = lines.findIndex(
      (line, i) =>
        !line.tabular &&
        line.text.length <= 200 &&
        /^\p{Ll}/u.test(line.text) &&
        values.length >= 2 &&
        values.every((value, k) => fold(lines[i + 1 + k]?.text ?? '') === value),
    );
    if (at < 0) continue;
    const more = lines[at]!.text;
    if (indicator.description !== null) indicator.description = `${own} ${more}`;
    else indicator.name = `${own} ${more}`;
    context.doubt(lines[at]!.number, 'TESTO_COMPLETATO');
    const echo = compact(indicator.name ?? '');
    lines = lines.filter(
      (line, i) => (i < at || i > at + values.length) && !(i < at && echo !== '' && compact(line.text) === echo),
    );
  }
  return lines;
}
