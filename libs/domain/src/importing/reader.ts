import { extendHeader, type Header, readHeader } from './headers.js';
import type { Context } from './context.js';
import { readFields } from './fields.js';
import { compact, fold, likeness } from './folding.js';
import {
  centroHeading,
  type Chapter,
  chapterHeading,
  isPageFurniture,
  isSignature,
  numberedTitle,
  type ObjectiveHeading,
  objectiveHeading,
} from './headings.js';
import type { Line } from './lines.js';
import { Outlook } from './outlook.js';
import { readObjectiveTable } from './objective-table.js';
import { readPegProjects } from './peg-projects.js';
import type { ProposedObjective, ProposedPegProject, ProposedScore, SectionKind, UnreadLine } from './proposal.js';
import { isScore, KnownAreas, readScore } from './scores.js';
import { Sections } from './sections.js';
import { readSheetLine, type SheetReading } from './sheet-lines.js';
import { Sheet, toObjective } from './sheet.js';
import { isCode } from './values.js';

const CHAPTER_SECTION: Record<Chapter, SectionKind> = {
  progetti: 'progetti',
  performance: 'testo',
  mantenimento: 'mantenimento',
  formazione: 'formazione',
  budget: 'budget',
};

export interface Reading {
  objectives: ProposedObjective[];
  pegProjects: ProposedPegProject[];
  scores: ProposedScore[];
  sections: Sections;
  unread: UnreadLine[];
}

/**
 * Walks the document once, line by line, and gathers each into what is open: a sheet, a table, the projects of a unit, or a
 * kept section. A heading closes what is open. Sheets are interpreted at the end, when annexes have been found.
 */
export class Reader {
  readonly #sections = new Sections();
  readonly #sheets: Sheet[] = [];
  /** The sheets of a number, the last hundred of them: an annex reports on one of these. */
  readonly #numbered = new Map<string, Sheet[]>();
  readonly #tables: { header: Header; rows: Line[] }[][] = [];
  readonly #projects: { header: Header; rows: Line[]; centro: string | null }[] = [];
  readonly #scores: ProposedScore[] = [];
  readonly #unread: UnreadLine[] = [];
  readonly #areas = new KnownAreas();
  readonly #outlook: Outlook;
  readonly #reading: SheetReading;

  #sheet: Sheet | null = null;
  #open: 'sheet' | 'table' | 'projects' | 'section' = 'section';
  #centro: string | null = null;
  #centroIsNew = false;
  #awaitingCentro = false;
  #afterCentro = false;
  #chapter: Chapter | null = null;
  /** Fields printed before the heading of their objective. */
  #pending: Line[] = [];
  #started = false;

  constructor(
    readonly lines: readonly Line[],
    readonly context: Context,
    readonly isFurniture: (line: Line) => boolean,
  ) {
    this.#outlook = new Outlook(lines, context.lexicon);
    this.#reading = {
      context,
      unread: (line) => this.#setAside(line, 'RIGA_ILLEGGIBILE'),
      page: (line) => this.#sections.addPage(line),
      label: (line, printed) => this.#sections.addLabel(line, printed),
    };
    this.#sections.open('frontespizio', 'Frontespizio e premesse', null);
  }

  read(onProgress: (share: number) => void): Reading {
    const step = Math.max(1, Math.floor(this.lines.length / 50));
    this.lines.forEach((line, i) => {
      if (i % step === 0) onProgress(i / this.lines.length);
      this.#read(line, i);
    });
    return this.#finish();
  }

  #read(line: Line, i: number): void {
    const { context } = this;
    const wasAfterCentro = this.#afterCentro;
    this.#afterCentro = false;
    if (this.#open === 'table' && this.#continueTable(line, i)) return;
    const table = line.tabular ? readHeader(line.cells, 'objectives') : null;
    if (table) return this.#openTable(table, line);
    const centro = centroHeading(line, context.lexicon);
    if (centro) return this.#enterCentro(line, centro);
    if (this.#awaitingCentro) {
      this.#awaitingCentro = false;
      if (line.text.length <= 120 && !chapterHeading(line, true) && !objectiveHeading(line)) {
        this.#setCentro(line.text);
        this.#afterCentro = true;
        return this.#sections.addLabel(line);
      }
    }
    const projects = line.tabular && this.#chapter !== 'mantenimento' ? readHeader(line.cells, 'projects') : null;
    if (projects && !readHeader(line.cells, 'activities')) return this.#openProjects(projects, line);
    if (this.#mayBeHeading(line)) {
      const chapter = chapterHeading(line, wasAfterCentro);
      if (
        chapter &&
        !(this.#sheet && chapter.chapter === 'formazione' && !wasAfterCentro && !line.heading && !/^\d/.test(line.text))
      ) {
        return this.#enterChapter(line, chapter);
      }
    }
    if (this.#started && !this.#keepsPages() && (isPageFurniture(line, new Set()) || this.isFurniture(line))) {
      this.#afterCentro = wasAfterCentro;
      return this.#sections.addPage(line);
    }
    const heading = this.#chapter === 'budget' ? null : objectiveHeading(line);
    if (heading && this.#enterObjective(line, i, heading)) return;
    const title = numberedTitle(line);
    if (title && this.#chapter !== 'budget' && this.#outlook.beginsArea(i, title.title))
      return this.#enterArea(line, title.title);
    if (
      isSignature(line) &&
      this.#open !== 'projects' &&
      !(this.#sheet && !this.#sheet.hasTables && this.#sheet.part === 'head')
    )
      return this.#sign(line);
    if (this.#open !== 'sheet' && this.#chapter !== 'budget' && this.#chapter !== 'mantenimento') {
      const score = readScore(line, this.#areas, context);
      if (score) return void this.#scores.push(score);
    }
    if (this.#open === 'projects' && line.tabular) return void this.#projects.at(-1)!.rows.push(line);
    if (this.#open === 'sheet') {
      if (this.#leavesSheet(line, i)) return;
      return readSheetLine(this.#sheet!, line, this.lines[i + 1], this.#reading);
    }
    if (this.#open === 'projects') {
      const block = this.#projects.at(-1)!;
      const at = block.header.columns.find((column) => column.key === 'service')?.at ?? 0;
      // A service whose row lost its empty cells, between two rows of the table.
      if (
        line.text.length <= 150 &&
        block.rows.length > 0 &&
        this.lines.slice(i + 1, i + 4).some((next) => next.tabular && next.cells.slice(0, 3).some(isCode))
      ) {
        return void block.rows.push({
          ...line,
          tabular: true,
          cells: Array.from({ length: at + 1 }, (_, k) => (k === at ? line.text : '')),
        });
      }
      this.#open = 'section';
    }
    if (this.#beginsUnheaded(line, i)) return;
    this.#sections.add(line);
  }

  // The parts whose text may well be a number alone.
  #keepsPages(): boolean {
    return this.#chapter === 'budget' || this.#open === 'table';
  }

  #mayBeHeading(line: Line): boolean {
    if (this.#open !== 'sheet') return true;
    return !line.tabular || line.cells.filter((cell) => cell !== '').length === 1 || !this.#sheet!.hasTables;
  }

  #enterCentro(line: Line, centro: { value: string; repaired: boolean }): void {
    this.#closeSheet();
    this.#started = true;
    this.#open = 'section';
    this.#chapter = null;
    this.#afterCentro = true;
    if (centro.value === '') this.#awaitingCentro = true;
    else {
      const known = this.#outlook.areaLike(centro.value);
      this.#setCentro(known ?? centro.value);
      if (centro.repaired || known) this.context.doubt(line.number, 'ETICHETTA_TRONCA');
    }
    this.#sections.addLabel(line);
    this.#sections.open('testo', line.text, this.#centro);
  }

  #setCentro(value: string): void {
    this.#centro = value.replace(/[\s.:]+$/, '');
    this.#centroIsNew = true;
    this.#areas.add(this.#centro);
  }

  #enterChapter(line: Line, { chapter, tail }: { chapter: Chapter; tail: string }): void {
    const again =
      this.#chapter === chapter && this.#open === 'section' && this.#centro !== null && chapter !== 'mantenimento';
    this.#closeSheet();
    this.#started = true;
    this.#open = 'section';
    this.#chapter = chapter;
    if (tail !== '') this.#setCentro(tail);
    if (again && tail === '') this.#sections.add(line);
    else if (chapter === 'progetti' || chapter === 'performance') {
      this.#sections.addLabel(line);
      this.#sections.open(CHAPTER_SECTION[chapter], line.text, this.#centro);
    } else this.#sections.open(CHAPTER_SECTION[chapter], line.text, this.#centro, line);
  }

  #enterArea(line: Line, title: string): void {
    this.#closeSheet();
    this.#open = 'section';
    this.#chapter = null;
    // The unit is printed again under every area: what the last one was says nothing about this one.
    this.#centro = null;
    this.#sections.open('testo', title, null, line);
  }

  #sign(line: Line): void {
    this.#closeSheet();
    this.#open = 'section';
    this.#sections.open('firma', 'Firma', this.#centro, line);
  }

  #enterObjective(line: Line, i: number, heading: ObjectiveHeading): boolean {
    const ahead = this.#outlook.sheetFollows(i);
    const open = this.#sheet;
    const printed = heading.pieces.join(' ');
    if (open && this.#open === 'sheet' && open.isEmpty && open.number === heading.number && open.title.length > 0) {
      if (printed !== '' && likeness(open.title.join(' '), printed) >= 0.4) {
        this.#setAside(line, 'RIGA_DUPLICATA');
        return true;
      }
    }
    if (!ahead) {
      if (heading.number === null) return false;
      const title = printed !== '' ? printed : (this.lines[i + 1]?.text ?? '');
      const owner = this.#numbered
        .get(heading.number)
        ?.find(
          (sheet) =>
            !sheet.isEmpty &&
            (sheet.centro === this.#centro || this.#centro === null) &&
            likeness(sheet.title.join(' ') || title, title) >= 0.6,
        );
      if (owner) {
        this.#closeSheet();
        this.#openAnnex(owner, line);
        return true;
      }
      const inProse = open !== null && this.#open === 'sheet' && open.hasTables && !line.heading && !line.tabular;
      if (inProse && printed !== '' && !/^\P{Ll}/u.test(printed)) return false;
      if (!this.#started && this.#chapter === null && this.#centro === null) return false;
      if (inProse && printed.length > 250) return false;
      if (this.#chapter === 'formazione' || this.#chapter === 'mantenimento' || this.#chapter === 'progetti')
        return false;
    }
    this.#closeSheet();
    this.#started = true;
    this.#sections.addLabel(
      line,
      line.text.slice(0, Math.max(0, line.text.length - printed.length)).trim() || `Obiettivo ${heading.number ?? ''}`,
    );
    this.#beginSheet(line, heading.number, heading.pieces);
    return true;
  }

  #beginSheet(line: Line, number: string | null, title: string[]): void {
    const sheet = new Sheet(line.number, number, title, this.#centro, this.#centro !== null && !this.#centroIsNew);
    this.#centroIsNew = false;
    this.#sheet = sheet;
    this.#sheets.push(sheet);
    if (number !== null) this.#numbered.set(number, [...(this.#numbered.get(number) ?? []).slice(-99), sheet]);
    this.#open = 'sheet';
    this.#sections.close();
    const pending = this.#pending;
    this.#pending = [];
    for (const held of pending) readSheetLine(sheet, held, undefined, this.#reading);
    if (pending.length > 0 && title.length === 0) sheet.part = 'title';
  }

  #openAnnex(owner: Sheet, line: Line): void {
    this.#sheet = owner;
    this.#open = 'sheet';
    owner.part = 'report';
    owner.reportLabelled = true;
    owner.annex = true;
    owner.report.push(line);
    this.#sections.close();
  }

  #closeSheet(): void {
    this.#sheet = null;
    // Fields that no objective followed are kept as text.
    for (const line of this.#pending) this.#sections.add(line);
    this.#pending = [];
  }

  // The next sheet's fields may be printed before its heading: they close the sheet that already has its tables.
  #leavesSheet(line: Line, i: number): boolean {
    if (!this.#sheet!.hasTables || !line.tabular || !this.#outlook.isStrongField(i)) return false;
    this.#closeSheet();
    this.#open = 'section';
    if (!this.#beginsUnheaded(line, i)) this.#sections.add(line);
    return true;
  }

  // Fields without any heading above them: they wait for it, or make an objective of their own.
  #beginsUnheaded(line: Line, i: number): boolean {
    if (this.#chapter !== null && this.#chapter !== 'performance') return false;
    const strong = this.#outlook.isStrongField(i);
    if (!strong && this.#pending.length === 0) return false;
    if (this.#pending.length > 0 && !strong && readFields(line).fields.length === 0) return false;
    if (this.#outlook.headingFollows(i)) {
      this.#pending.push(line);
      return true;
    }
    if (!this.#outlook.sheetFollows(i)) return false;
    const before = this.lines[i - 1];
    const titled = before && !before.tabular && before.text.length <= 400 && this.#sections.takeLast(before);
    const held = this.#pending;
    this.#pending = [];
    this.#started = true;
    this.#beginSheet(titled ? before : line, null, titled ? [before.text] : []);
    for (const each of [...held, line]) readSheetLine(this.#sheet!, each, this.lines[i + 1], this.#reading);
    return true;
  }

  #openTable(header: Header, line: Line): void {
    this.#sections.addLabel(line);
    const open = this.#open === 'table';
    this.#closeSheet();
    this.#started = true;
    this.#open = 'table';
    this.#sections.close();
    if (!open) this.#tables.push([]);
    this.#tables.at(-1)!.push({ header, rows: [] });
  }

  #continueTable(line: Line, i: number): boolean {
    const block = this.#tables.at(-1)!.at(-1)!;
    if (line.tabular) {
      if (block.rows.length === 0) {
        const extended = extendHeader(block.header, line.cells);
        if (extended) {
          block.header = extended;
          this.#sections.addLabel(line);
          return true;
        }
      }
      if (
        readHeader(line.cells, 'objectives') ||
        readHeader(line.cells, 'indicators') ||
        centroHeading(line, this.context.lexicon)
      )
        return false;
      const filled = line.cells.filter((cell) => cell !== '').length;
      if (filled <= 3 && isScore(line)) {
        this.#open = 'section';
        return false;
      }
      block.rows.push(line);
      const areaAt = block.header.columns.find((column) => column.key === 'area')?.at ?? -1;
      this.#areas.add(line.cells[areaAt]?.replaceAll('\n', ' ') ?? '');
      return true;
    }
    const next = this.lines[i + 1];
    const resumes = next?.tabular === true && (next.cells[0] === '' || readHeader(next.cells, 'objectives') !== null);
    if (this.isFurniture(line) || isPageFurniture(line, new Set())) {
      this.#sections.addPage(line);
      return true;
    }
    if (resumes && block.rows.length > 0 && !numberedTitle(line) && !line.heading) {
      // A result that goes on, on a line of its own, between two rows.
      const at = block.header.columns.find((column) => column.key === 'actual' || column.key === 'target')?.at ?? 0;
      block.rows.push({
        ...line,
        tabular: true,
        cells: Array.from({ length: at + 1 }, (_, k) => (k === at ? line.text : '')),
      });
      return true;
    }
    this.#open = 'section';
    this.#sections.open('testo', 'Dopo la tabella degli obiettivi', this.#centro);
    return false;
  }

  #openProjects(header: Header, line: Line): void {
    this.#sections.addLabel(line);
    this.#closeSheet();
    this.#started = true;
    this.#chapter = 'progetti';
    this.#open = 'projects';
    this.#projects.push({ header, rows: [], centro: this.#centro });
  }

  #setAside(line: Line, code: 'RIGA_DUPLICATA' | 'RIGA_ILLEGGIBILE'): void {
    this.#unread.push({ line: line.number, text: line.text });
    this.context.doubt(line.number, code);
  }

  #finish(): Reading {
    this.#closeSheet();
    const real: Sheet[] = [];
    const written = new Set(
      this.#sheets
        .filter((sheet) => !sheet.isEmpty)
        .flatMap((sheet) => [listKey(sheet, sheet.centro), listKey(sheet, null)]),
    );
    for (const sheet of this.#sheets) {
      // A list of objectives before their sheets: same number, same title, nothing under it.
      if (!sheet.isEmpty || !written.has(listKey(sheet, sheet.centro))) real.push(sheet);
      else {
        const text = [`Obiettivo ${sheet.number ?? ''}`.trim(), ...sheet.title].join(' ');
        this.#sections.open('testo', 'Elenco degli obiettivi', sheet.centro, {
          number: sheet.line,
          cells: [text],
          text,
          heading: false,
          tabular: false,
        });
      }
    }
    const objectives = [
      ...real.map((sheet) => toObjective(sheet, this.context)),
      ...this.#tables.flatMap((blocks) => readObjectiveTable(blocks, this.context)),
    ].sort((a, b) => a.line - b.line);
    const pegProjects = this.#projects.flatMap(({ header, rows, centro }) =>
      readPegProjects(header, rows, centro, this.context),
    );
    return { objectives, pegProjects, scores: this.#scores, sections: this.#sections, unread: this.#unread };
  }
}

function listKey(sheet: Sheet, centro: string | null): string {
  return `${sheet.number ?? ''}|${fold(centro ?? '')}|${compact(sheet.title.join(' '))}`;
}
