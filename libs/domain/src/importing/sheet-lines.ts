import { assumedHeader, extendHeader, readHeader } from './headers.js';
import type { Context } from './context.js';
import { partLabel, readFields } from './fields.js';
import { words } from './folding.js';
import { readFlattenedRow } from './indicators.js';
import { isOpenEnded, stitch } from './lexicon.js';
import type { Line } from './lines.js';
import type { Sheet } from './sheet.js';
import { isNumber, isOutcome, isTime, isUnit, splitIndicatorTail } from './values.js';
import type { Label } from './vocabulary.js';

/** Where a sheet's lines go that are none of the objective's. */
export interface SheetReading {
  context: Context;
  unread(line: Line): void;
  page(line: Line): void;
  label(line: Line, printed?: string): void;
}

const filledOf = (line: Line): string[] => line.cells.filter((cell) => cell !== '');

/** Puts one line into the sheet: a label changes the part, anything else belongs to the part that is open. */
export function readSheetLine(sheet: Sheet, line: Line, next: Line | undefined, reading: SheetReading): void {
  const inTable = sheet.part === 'activities' || sheet.part === 'indicators';
  const label = partLabel(line);
  if (label && enterPart(sheet, line, label.label)) {
    reading.label(line);
    if (label.damaged) reading.context.doubt(line.number, 'ETICHETTA_TRONCA');
    return;
  }
  if (readTableHeader(sheet, line)) return reading.label(line);
  if (!inTable && sheet.part !== 'report' && readFieldRow(sheet, line, reading)) return;
  switch (sheet.part) {
    case 'activities':
      return readActivityRow(sheet, line, reading);
    case 'indicators':
      return readIndicatorRow(sheet, line, next, reading);
    case 'report':
      return readReportLine(sheet, line, reading);
    default:
      return readText(sheet, line, reading);
  }
}

function enterPart(sheet: Sheet, line: Line, label: Label): boolean {
  switch (label) {
    case 'activities':
    case 'indicators':
      if (
        sheet.part === 'report' &&
        sheet.reportLabelled &&
        sheet.report.length > 0 &&
        !line.tabular &&
        !line.heading &&
        sheet.hasTables
      )
        return false;
      sheet.part = label;
      return true;
    case 'report':
      sheet.part = 'report';
      sheet.reportLabelled = true;
      return true;
    case 'description':
    case 'finalita':
      if (sheet.part === 'report' || sheet.part === 'indicators') return false;
      sheet.part = label;
      return true;
    case 'utentiFinali':
      if (sheet.part === 'report' || sheet.part === 'indicators' || line.tabular) return false;
      sheet.part = 'utentiFinali';
      return true;
    default:
      return false;
  }
}

function readTableHeader(sheet: Sheet, line: Line): boolean {
  if (!line.tabular || (sheet.part === 'report' && sheet.reportLabelled && sheet.annex)) return false;
  for (const kind of ['indicators', 'activities'] as const) {
    const header = readHeader(line.cells, kind);
    if (!header) continue;
    sheet.part = kind;
    sheet.addRow(kind, header, null, false);
    return true;
  }
  if (sheet.part !== 'activities' && sheet.part !== 'indicators') return false;
  const block = (sheet.part === 'activities' ? sheet.activityBlocks : sheet.indicatorBlocks).at(-1);
  if (!block || block.rows.length > 0 || block.assumed) return false;
  const extended = extendHeader(block.header, line.cells);
  if (!extended) return false;
  block.header = extended;
  return true;
}

const PARTS: Partial<Record<Label, 'finalita' | 'description'>> = { finalita: 'finalita', description: 'description' };

// The two halves of a sheet print their labels in pairs: the right one names the left one, when that is lost.
const LEFT_OF: Partial<Record<Label, Label>> = {
  servizi: 'areaStrategica',
  utentiFinali: 'obiettivoOperativo',
  retiDiCollaborazione: 'pegProject',
};

function readFieldRow(sheet: Sheet, line: Line, { context, label }: SheetReading): boolean {
  const { fields, orphans } = readFields(line);
  const [first] = fields;
  if (!first) return false;
  // In running text only a label that stands alone, or before a colon, is one.
  if (
    !line.tabular &&
    sheet.part !== 'head' &&
    sheet.part !== 'title' &&
    first.pieces.length > 0 &&
    !/^[^:]{3,50}:/.test(line.text)
  )
    return false;
  const lost = LEFT_OF[first.label];
  if (orphans.length > 0 && lost !== undefined && !sheet.fields.has(lost)) {
    sheet.add(
      lost,
      orphans.map(({ cell }) => cell),
    );
    context.doubt(line.number, 'ETICHETTA_TRONCA', lost);
  } else if (orphans.length > 0 && sheet.lastRow.length > 0) continueFields(sheet, orphans);
  else if (orphans.length > 0) sheet.description.push(orphans.map(({ cell }) => cell).join(' '));
  for (const field of fields) {
    sheet.add(field.label, field.pieces);
    label(line, field.printed);
    if (field.damaged) context.doubt(line.number, 'CELLE_UNITE', field.label);
  }
  sheet.lastRow = fields.map(({ label, at }) => ({ label, at }));
  const last = fields.at(-1)!;
  sheet.awaiting = !line.tabular && last.pieces.length === 0 ? last.label : null;
  sheet.part = PARTS[last.label] ?? 'head';
  return true;
}

// A row without labels goes on with the fields of the row above, by position.
function continueFields(sheet: Sheet, cells: readonly { cell: string; at: number }[]): void {
  for (const { cell, at } of cells) {
    const owner = sheet.lastRow.filter((field) => field.at <= at).at(-1) ?? sheet.lastRow[0]!;
    const rows = sheet.fields.get(owner.label)!;
    rows.at(-1)!.push(cell);
  }
}

function readText(sheet: Sheet, line: Line, { context, unread }: SheetReading): void {
  const filled = filledOf(line);
  if (sheet.awaiting !== null) {
    sheet.add(sheet.awaiting, filled);
    sheet.awaiting = null;
    return;
  }
  if (sheet.part === 'utentiFinali') return void sheet.utenti.push(line.text);
  if (sheet.part === 'finalita') return void sheet.finalita.push(line.text);
  const untitled = sheet.title.length === 0 && !sheet.fields.has('title');
  if (untitled && sheet.part !== 'description' && (sheet.fields.size === 0 || sheet.part === 'title')) {
    sheet.title.push(...filled);
    if (sheet.part === 'title') sheet.part = 'head';
    return;
  }
  if (
    sheet.part === 'head' &&
    sheet.fields.size === 0 &&
    (/^\p{Ll}/u.test(line.text) || isOpenEnded(sheet.title.join(' ')))
  ) {
    sheet.title.push(...filled);
    return;
  }
  if (line.tabular) {
    if (looksLikeActivity(filled)) {
      sheet.part = 'activities';
      sheet.addRow('activities', assumedHeader('activities', line.cells), line, true);
      return;
    }
    if (sheet.part === 'head' && sheet.lastRow.length > 0 && line.cells[0] === '' && !isScrap(line, context)) {
      continueFields(
        sheet,
        line.cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== ''),
      );
      return;
    }
    if (isScrap(line, context)) return unread(line);
  }
  sheet.part = 'description';
  sheet.description.push(
    stitch(
      filled.map((cell) => cell.replaceAll('\n', ' ')),
      context.lexicon,
    ).text,
  );
}

// A few letters that an OCR made of a heading: no word of the document among them.
function isScrap(line: Line, context: Context): boolean {
  if (line.text.length > 45) return false;
  const long = words(line.text).filter((word) => word.length >= 4);
  return (
    long.length > 0 &&
    long.filter((word) => context.lexicon.count(word) <= 1).length / long.length >= 0.6 &&
    words(line.text).length <= 6
  );
}

function looksLikeActivity(filled: readonly string[]): boolean {
  return filled.length >= 2 && filled[0]!.length >= 12 && !isTime(filled[0]!) && filled.slice(1).some(isTime);
}

function looksLikeIndicator(filled: readonly string[]): boolean {
  if (filled.length < 3) return false;
  const unitAt = filled.findIndex((cell, i) => i > 0 && isUnit(cell));
  return unitAt > 0 && filled.slice(unitAt).some((cell) => isNumber(cell) || isOutcome(cell));
}

function readActivityRow(sheet: Sheet, line: Line, reading: SheetReading): void {
  const filled = filledOf(line);
  if (line.tabular && looksLikeIndicator(filled) && !filled.some(isTime)) {
    sheet.part = 'indicators';
    return readIndicatorRow(sheet, line, undefined, reading);
  }
  if (line.text.length <= 2) return;
  if (line.tabular && isScrap(line, reading.context) && filled.length === 1 && sheet.activityBlocks.length === 0)
    return reading.unread(line);
  const begin = sheet.activityBlocks.length === 0;
  sheet.addRow('activities', begin ? assumedHeader('activities', line.cells) : null, line, begin);
}

function readIndicatorRow(sheet: Sheet, line: Line, next: Line | undefined, reading: SheetReading): void {
  const filled = filledOf(line);
  const block = sheet.indicatorBlocks.at(-1);
  if (!line.tabular) {
    const flattened = readFlattenedRow(line.text, line.number, reading.context);
    if (flattened) {
      sheet.flattened.push(flattened);
      return reading.label(line);
    }
    const isRow = line.text.length <= 250 && splitIndicatorTail(line.text) !== null;
    if (isRow)
      return sheet.addRow(
        'indicators',
        block ? null : assumedHeader('indicators', ['', '', 'n.', '0', '0']),
        line,
        !block,
      );
    // Text between the heading and its rows, or the end of a broken cell.
    const resumes = next?.tabular === true && looksLikeIndicator(filledOf(next));
    if (resumes && block && line.text.length <= 250)
      return sheet.addRow('indicators', null, { ...line, tabular: true }, false);
    sheet.part = 'report';
    return readReportLine(sheet, line, reading);
  }
  if (filled.length === 1 && (block?.rows.length ?? 0) > 0 && filled[0]!.length > 250) {
    sheet.part = 'report';
    return readReportLine(sheet, line, reading);
  }
  if (block) return sheet.addRow('indicators', null, line, false);
  const header = assumedHeader('indicators', line.cells);
  sheet.addRow('indicators', header, line, true);
}

function readReportLine(sheet: Sheet, line: Line, { page }: SheetReading): void {
  const filled = filledOf(line);
  const block = sheet.indicatorBlocks.at(-1);
  const short = sheet.report.length <= 1 && (sheet.report[0]?.text.length ?? 0) <= 120;
  if (
    line.tabular &&
    block &&
    !sheet.reportLabelled &&
    short &&
    (looksLikeIndicator(filled) || filled.length === block.header.columns.length)
  ) {
    for (const held of sheet.report.splice(0)) page(held);
    sheet.part = 'indicators';
    return sheet.addRow('indicators', null, line, false);
  }
  sheet.report.push(line);
}
