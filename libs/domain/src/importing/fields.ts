import type { Line } from './lines.js';
import { type Label, leadingLabel, wholeLabel } from './vocabulary.js';

/** A label of a sheet's row with the pieces of its value. */
export interface Field {
  label: Label;
  pieces: string[];
  at: number;
  /** The label as printed, without the value. */
  printed: string;
  /** The label was cut, misspelt, or in the same cell as the value. */
  damaged: boolean;
}

export interface FieldRow {
  fields: Field[];
  /** Cells before the first label. */
  orphans: { cell: string; at: number }[];
}

// The labels of the right half of a sheet, which a lost border leaves in the middle of the left half's value.
const EMBEDDED =
  /(?<=\S)\s+(?=(?:Servizi interessati|Servizio interessato|Utenti finali|utenti finali|Reti di collaborazione|Stakeholder finali|Progetto PEG|Obiettivo operativo \(|Area strategica)\s?:?\s)/;

/** The labels and values of one row, left to right; without fields when it has no label. */
export function readFields(line: Line): FieldRow {
  const row: FieldRow = { fields: [], orphans: [] };
  line.cells.forEach((whole, at) => {
    if (whole === '') return;
    for (const cell of whole.split(EMBEDDED)) {
      const found = leadingLabel(cell);
      if (found && found.label !== 'activities' && found.label !== 'indicators' && found.label !== 'report') {
        row.fields.push({
          label: found.label,
          pieces: found.rest === '' ? [] : [found.rest],
          at,
          printed: cell.slice(0, cell.length - found.rest.length).trim(),
          damaged: found.damaged || found.rest !== '',
        });
      } else if (row.fields.length > 0 && /^servizi$/i.test(cell)) {
        row.fields.push({ label: 'servizi', pieces: [], at, printed: cell, damaged: true });
      } else if (row.fields.length === 0 && row.orphans.length === 0 && /^interessati$/i.test(cell)) {
        row.fields.push({ label: 'servizi', pieces: [], at, printed: cell, damaged: true });
      } else if (row.fields.length > 0) row.fields.at(-1)!.pieces.push(cell);
      else row.orphans.push({ cell, at });
    }
  });
  return row;
}

/** A row that is only the label of a part (`Modalità di attuazione`), whatever OCR leftovers stand beside it. */
export function partLabel(line: Line): { label: Label; damaged: boolean } | null {
  const filled = line.cells.filter((cell) => cell.length > 2 || /^\p{L}{2}/u.test(cell));
  if (filled.length === 0 || filled.length > 3 || line.text.length > 120) return null;
  const found = wholeLabel(filled.length === 1 ? filled[0]! : line.text);
  if (!found) return null;
  return found;
}
