import type { Context } from './context.js';
import { compact, fold, likeness } from './folding.js';
import type { Header } from './headers.js';
import type { Line } from './lines.js';
import { readObjectiveTable } from './objective-table.js';
import { readPegProjects } from './peg-projects.js';
import type { ProposedObjective, ProposedPegProject, ProposedScore, UnreadLine } from './proposal.js';
import { KnownAreas } from './scores.js';
import { Sections } from './sections.js';
import { type Sheet, toObjective } from './sheet.js';

export interface Reading {
  objectives: ProposedObjective[];
  pegProjects: ProposedPegProject[];
  scores: ProposedScore[];
  sections: Sections;
  unread: UnreadLine[];
}

/** Rows under one heading. */
export interface TableBlock {
  header: Header;
  rows: Line[];
}

/** What the walk has put together so far, uninterpreted: sheets, tables, projects; and what they become at its end. */
export class Gathered {
  readonly sections = new Sections();
  readonly areas = new KnownAreas();
  readonly scores: ProposedScore[] = [];
  /** Tables of objectives, each of one block a page. */
  readonly tables: TableBlock[][] = [];
  readonly projects: (TableBlock & { readonly centro: string | null })[] = [];
  readonly #sheets: Sheet[] = [];
  /** The sheets of a number, the last hundred of them: an annex reports on one of these. */
  readonly #numbered = new Map<string, Sheet[]>();
  readonly #unread: UnreadLine[] = [];

  constructor(readonly context: Context) {}

  addSheet(sheet: Sheet): void {
    this.#sheets.push(sheet);
    const { number } = sheet;
    if (number !== null) this.#numbered.set(number, [...(this.#numbered.get(number) ?? []).slice(-99), sheet]);
  }

  /** The sheet that an annex headed like this reports on. */
  sheetOf(number: string, title: string, centro: string | null): Sheet | undefined {
    return this.#numbered
      .get(number)
      ?.find(
        (sheet) =>
          !sheet.isEmpty &&
          (sheet.centro === centro || centro === null) &&
          likeness(sheet.title.join(' ') || title, title) >= 0.6,
      );
  }

  setAside(line: Line, code: 'RIGA_DUPLICATA' | 'RIGA_ILLEGGIBILE'): void {
    this.#unread.push({ line: line.number, text: line.text });
    this.context.doubt(line.number, code);
  }

  toReading(): Reading {
    const objectives = [
      ...this.#writtenSheets().map((sheet) => toObjective(sheet, this.context)),
      ...this.tables.flatMap((blocks) => readObjectiveTable(blocks, this.context)),
    ].sort((a, b) => a.line - b.line);
    const pegProjects = this.projects.flatMap(({ header, rows, centro }) =>
      readPegProjects(header, rows, centro, this.context),
    );
    return { objectives, pegProjects, scores: this.scores, sections: this.sections, unread: this.#unread };
  }

  /** All but the entries of a list of objectives before their sheets: same number, same title, nothing under it. */
  #writtenSheets(): Sheet[] {
    const written = new Set(
      this.#sheets
        .filter((sheet) => !sheet.isEmpty)
        .flatMap((sheet) => [listKey(sheet, sheet.centro), listKey(sheet, null)]),
    );
    return this.#sheets.filter((sheet) => {
      if (!sheet.isEmpty || !written.has(listKey(sheet, sheet.centro))) return true;
      const text = [`Obiettivo ${sheet.number ?? ''}`.trim(), ...sheet.title].join(' ');
      const line = { number: sheet.line, cells: [text], text, heading: false, tabular: false };
      this.sections.open('testo', 'Elenco degli obiettivi', sheet.centro, line);
      return false;
    });
  }
}

function listKey(sheet: Sheet, centro: string | null): string {
  return `${sheet.number ?? ''}|${fold(centro ?? '')}|${compact(sheet.title.join(' '))}`;
}
