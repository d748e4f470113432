import { alignRow } from './align-row.js';
import { assumedHeader } from './headers.js';
import { type Context, explode, fullest, type RowBlock } from './context.js';
import { isOpenEnded, stitch } from './lexicon.js';
import type { ProposedActivity } from './proposal.js';
import { isOutcome, isTime, splitLastTime, splitTimePair } from './values.js';

interface Row {
  text: string[];
  tempi: string | null;
  consuntivo: string | null;
  altro: { colonna: string; testo: string }[];
  line: number;
  shift: number;
  /** A printed line without any cell. */
  bare: boolean;
}

const joined = (parts: readonly string[] | undefined): string | null =>
  parts && parts.length > 0 ? parts.join(' ') : null;

/** The rows of "Modalità di attuazione" of one objective, in order, wrapped and broken rows put together. */
export function readActivities(blocks: readonly RowBlock[], context: Context): ProposedActivity[] {
  return blocks.flatMap((block) => readBlock(block, context));
}

function readBlock(block: RowBlock, context: Context): ProposedActivity[] {
  if (block.assumed) block.header = assumedHeader('activities', fullest(block.rows));
  const rows = block.rows.flatMap((line) =>
    explode(line, context).map((cells): Row => {
      const aligned = alignRow(cells, block.header, block.learned);
      return {
        text: aligned.values.activity ?? [],
        tempi: joined(aligned.values.tempi),
        consuntivo: joined(aligned.values.consuntivo),
        altro: aligned.others,
        line: line.number,
        shift: aligned.shift,
        bare: !line.tabular,
      };
    }),
  );
  // A whole table one cell off: its only values are times, and they fell under the next heading.
  const hasTempi = block.header.columns.some((column) => column.key === 'tempi');
  if (hasTempi && rows.every((row) => row.tempi === null) && rows.some((row) => row.consuntivo !== null)) {
    if (context.isPlan && rows.every((row) => row.consuntivo === null || isTime(row.consuntivo))) {
      for (const row of rows) {
        row.tempi = row.consuntivo;
        row.consuntivo = null;
      }
      context.doubt(rows[0]!.line, 'RIGA_SPOSTATA');
    }
  }
  const activities: ProposedActivity[] = [];
  for (const row of rows) {
    const stitched = stitch(row.text, context.lexicon);
    if (stitched.repaired) context.doubt(row.line, 'PAROLA_SPEZZATA');
    const previous = activities.at(-1);
    if (previous && continues(previous, row, stitched.text)) {
      append(previous, row, stitched.text, context);
      continue;
    }
    if (stitched.text === '') {
      if (!previous)
        activities.push({
          text: joined([row.tempi, row.consuntivo].filter((v) => v !== null)) ?? '',
          tempi: null,
          consuntivo: null,
          altro: row.altro,
          line: row.line,
        });
      else append(previous, row, '', context);
      continue;
    }
    activities.push(complete(row, stitched.text, context));
  }
  return activities;
}

// A row goes on from the one above when that one's time is cut (`Giugno/`), or when only a text in lower case stands in it.
function continues(previous: ProposedActivity, row: Row, text: string): boolean {
  const lower = /^[\p{Ll}(]/u.test(text);
  if (/[/,-]$/.test(previous.tempi ?? '') && (lower || text === '') && row.tempi !== null) return true;
  if (row.tempi !== null || row.consuntivo !== null) return false;
  return text !== '' && (lower || isOpenEnded(previous.text)) && !/^[-•*□]/.test(text) && !/[.;]$/.test(previous.text);
}

function append(previous: ProposedActivity, row: Row, text: string, context: Context): void {
  const add = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : `${a} ${b}`);
  previous.text = text === '' ? previous.text : stitch([previous.text, text], context.lexicon).text;
  previous.tempi = add(previous.tempi, row.tempi);
  previous.consuntivo = add(previous.consuntivo, row.consuntivo);
  previous.altro.push(...row.altro);
  context.doubt(row.line, 'RIGHE_UNITE');
}

function complete(row: Row, full: string, context: Context): ProposedActivity {
  let text = full;
  let { tempi, consuntivo } = row;
  if (tempi === null && consuntivo === null) {
    const pair = splitTimePair(text);
    if (pair) {
      text = pair.text;
      tempi = pair.first;
      consuntivo = pair.second;
      context.doubt(row.line, 'TEMPI_NEL_TESTO');
    } else if (row.bare) {
      const last = splitLastTime(text);
      if (last) {
        text = last.text;
        tempi = last.time;
        context.doubt(row.line, 'RIGA_SENZA_CELLE');
      }
    }
  }
  if (row.shift > 0) context.doubt(row.line, 'RIGA_SPOSTATA');
  if (tempi === null) context.doubt(row.line, 'TEMPI_MANCANTI');
  if (consuntivo === null && !context.isPlan) context.doubt(row.line, 'CONSUNTIVO_MANCANTE');
  if (consuntivo !== null && !isTime(consuntivo) && !isOutcome(consuntivo) && consuntivo.length > 25) {
    context.doubt(row.line, 'CONSUNTIVO_DISCORSIVO');
  }
  return { text: text.replace(/^[-•*□]\s+/, ''), tempi, consuntivo, altro: row.altro, line: row.line };
}
