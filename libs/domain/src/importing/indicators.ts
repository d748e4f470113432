import { alignRow } from './align-row.js';
import { assumedHeader, withValueColumns } from './headers.js';
import { type Context, explode, fullest, type RowBlock } from './context.js';
import { words } from './folding.js';
import { isOpenEnded, stitch } from './lexicon.js';
import type { ProposedIndicator } from './proposal.js';
import { isNumber, isOutcome, isTime, isUnit, splitIndicatorTail } from './values.js';

interface Row extends Omit<ProposedIndicator, 'group'> {
  shift: number;
}

/** The rows of "Indicatori di risultato" of one objective, in order; rows without any value become the group of those below. */
export function readIndicators(blocks: readonly RowBlock[], context: Context): ProposedIndicator[] {
  const indicators: ProposedIndicator[] = [];
  const rows = blocks.flatMap((block) => {
    if (block.assumed) block.header = assumedHeader('indicators', fullest(block.rows));
    block.header = withValueColumns(
      block.header,
      block.rows.map((line) => line.cells),
    );
    return block.rows.flatMap((line) =>
      explode(line, context).map((cells) => readRow(cells, line.number, line.tabular, block, context)),
    );
  });
  const lastValue = rows.reduce((last, row, i) => (row.target !== null || row.actual !== null ? i : last), -1);
  let group: string | null = null;
  rows.forEach(({ shift, ...row }, i) => {
    const previous = indicators.at(-1);
    const valueless = row.unit === null && row.target === null && row.actual === null;
    const text = row.name ?? row.description ?? '';
    if (text === '' && (valueless || (previous && row.unit === null))) {
      // Only values: the result of the row above goes on over the page.
      if (!previous) return;
      previous.target = add(previous.target, row.target);
      previous.actual = add(previous.actual, row.actual);
      previous.altro.push(...row.altro);
      if (!valueless) context.doubt(row.line, 'RIGHE_UNITE');
      return;
    }
    if (previous && valueless && (/^\p{Ll}/u.test(text) || isOpenEnded(previous.description ?? previous.name ?? ''))) {
      previous.name = add(previous.name, row.name);
      previous.description = add(previous.description, row.description);
      context.doubt(row.line, 'RIGHE_UNITE');
      return;
    }
    if (valueless && row.description === null && i < lastValue) {
      group = row.name;
      context.doubt(row.line, 'RIGA_DI_GRUPPO');
      return;
    }
    if (shift > 0) context.doubt(row.line, 'RIGA_SPOSTATA');
    indicators.push({ ...row, group });
  });
  return indicators;
}

const add = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : `${a} ${b}`);

function readRow(cells: readonly string[], line: number, tabular: boolean, block: RowBlock, context: Context): Row {
  if (!tabular) return readBareRow(cells.join(' '), line, context);
  const aligned = alignRow(cells, block.header, block.learned);
  const text = (key: 'name' | 'description' | 'unit' | 'target' | 'actual'): string | null => {
    const parts = aligned.values[key];
    if (!parts || parts.length === 0) return null;
    const stitched = stitch(parts, context.lexicon);
    if (stitched.repaired) context.doubt(line, 'PAROLA_SPEZZATA');
    return stitched.text;
  };
  const row: Row = {
    name: text('name'),
    description: text('description'),
    unit: text('unit'),
    target: text('target'),
    actual: text('actual'),
    altro: aligned.others,
    line,
    shift: aligned.shift,
  };
  if (row.unit === null && row.description !== null) {
    const tail = /^([\s\S]{8,}?)\s(n\.|n°|nr\.|%|s[iì]\/no)$/i.exec(row.description);
    if (tail) {
      row.description = tail[1]!;
      row.unit = tail[2]!;
      context.doubt(line, 'UNITA_RICAVATA');
    }
  }
  if (row.name !== null && row.description !== null) row.description = withoutRepeatedName(row.name, row.description);
  if (row.actual !== null && !block.header.years && /^20\d\d$/.test(row.actual) && !/^20\d\d$/.test(row.target ?? '')) {
    row.actual = null;
    context.doubt(line, 'ANNO_AL_POSTO_DEL_VALORE');
  }
  return row;
}

// A damaged table prints the end of the name again at the beginning of the description.
function withoutRepeatedName(name: string, description: string): string {
  const [a, b] = [words(name), words(description)];
  for (let length = Math.min(a.length, b.length - 2); length >= 2; length--) {
    if (a.slice(-length).join(' ') !== b.slice(0, length).join(' ')) continue;
    const rest = new RegExp(`^(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]+){${length}}[^\\p{L}\\p{N}]*`, 'u').exec(
      description.slice(0, 400),
    );
    // A description that simply begins like the name (`Incontri` / `Incontri del gruppo`) has a capital and goes on without one.
    const after = rest ? description.slice(rest[0].length) : '';
    if (/^\p{Ll}/u.test(description) && /^\p{Lu}/u.test(after)) return after;
  }
  return description;
}

function readBareRow(text: string, line: number, context: Context): Row {
  const tail = splitIndicatorTail(text);
  context.doubt(line, 'RIGA_SENZA_CELLE');
  if (!tail)
    return { name: text, description: null, unit: null, target: null, actual: null, altro: [], line, shift: 0 };
  return {
    name: tail.text,
    description: null,
    unit: tail.unit,
    target: tail.target,
    actual: tail.actual,
    altro: [],
    line,
    shift: 0,
  };
}

/** Doubts about the values of finished indicators. */
export function doubtIndicators(indicators: readonly ProposedIndicator[], context: Context): void {
  for (const { name, description, unit, target, actual, line } of indicators) {
    if (name === null && description !== null) context.doubt(line, 'NOME_INDICATORE_MANCANTE');
    if (target === null) context.doubt(line, 'TARGET_MANCANTE');
    if (actual === null && !context.isPlan) context.doubt(line, 'ATTUALE_MANCANTE');
    if (unit !== null && target !== null && contradicts(unit, target)) context.doubt(line, 'UNITA_INCOERENTE');
    if (actual === null) continue;
    const numbers = actual.match(/(?<![\d/.,])\d+(?:[.,]\d+)?(?![\d/])/g) ?? [];
    if (isNumber(actual) || isOutcome(actual) || isTime(actual) || isUnit(actual)) continue;
    if (actual.length <= 40 && numbers.length > 1) context.doubt(line, 'CONSUNTIVO_MULTIPLO');
    else if (actual.length > 20) context.doubt(line, 'CONSUNTIVO_DISCORSIVO');
  }
}

function contradicts(unit: string, target: string): boolean {
  const numeric = /^(?:n|nr|num|numero|%|€|euro|ore|giorni)/i.test(unit);
  const yesNo = /^s[iì]/i.test(unit);
  if (numeric) return /^s[iì]['’]?(?:\s?\/\s?no)?$|^no$/i.test(target.trim());
  return yesNo && isNumber(target);
}

/**
 * A heading and the first row that a conversion flattened into one text: the row is what is left without the headings.
 * Null when the text is something else.
 */
export function readFlattenedRow(text: string, line: number, context: Context): ProposedIndicator | null {
  let rest = text;
  let labels = 0;
  for (const label of [
    /\bvalore atteso\b/i,
    /\bvalore consuntivo\b|\bconsuntivo\b/i,
    /\bunit[aà](?: di)? misura\b|\bunit[aà]\b/i,
    /\bindicatore\b/i,
    /\bdescrizione\b/i,
    /\bmisura\b/i,
    /\bvalore\b/i,
    /\batteso\b/i,
  ]) {
    if (!label.test(rest)) continue;
    rest = rest.replace(label, ' ');
    labels++;
  }
  if (labels < 4 || text.length > 900) return null;
  rest = rest
    .replace(/(?<!\d)20\d\d(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words(rest).length < 3) return null;
  const pair = /(?:^|\s)(\d[\d.,]{0,8})\s(\d[\d.,]{0,8}|\/)(?=\s|$)/.exec(rest);
  const unit = /(?:^|\s)(n\.)(?=\s(?!\p{Ll}{3,}\s?n\.)|$)/u.exec(rest.replace(/n\. incontri/i, ''));
  context.doubt(line, 'RIGA_APPIATTITA');
  return {
    name: null,
    description: pair
      ? `${rest.slice(0, pair.index)} ${rest.slice(pair.index + pair[0].length)}`.replace(/\s+/g, ' ').trim()
      : rest,
    unit: unit ? unit[1]! : null,
    target: pair?.[1] ?? null,
    actual: pair?.[2] ?? null,
    group: null,
    altro: [],
    line,
  };
}
