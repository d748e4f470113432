import { type Header, readHeader } from './headers.js';
import type { Context } from './context.js';
import { CurrentUnit } from './current-unit.js';
import { readFields } from './fields.js';
import { Gathered, type Reading } from './gathered.js';
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
import { readScore } from './scores.js';
import { SECTION_OF_CHAPTER, type Sections } from './sections.js';
import { readSheetLine, type SheetReading } from './sheet-lines.js';
import { Sheet } from './sheet.js';
import { continueProjects, continueTable } from './table-rows.js';

/**
 * Walks the document once, line by line, and gathers each into what is open: a sheet, a table, the projects of a unit, or a
 * kept section. A heading closes what is open. Sheets are interpreted at the end, when annexes have been found.
 */
export class Reader {
  readonly #gathered: Gathered;
  readonly #sections: Sections;
  readonly #outlook: Outlook;
  readonly #reading: SheetReading;
  readonly #unit: CurrentUnit;

  #sheet: Sheet | null = null;
  #open: 'sheet' | 'table' | 'projects' | 'section' = 'section';
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
    this.#gathered = new Gathered(context);
    this.#sections = this.#gathered.sections;
    this.#unit = new CurrentUnit(this.#gathered.areas);
    this.#outlook = new Outlook(lines, context.lexicon);
    this.#reading = {
      context,
      unread: (line) => this.#gathered.setAside(line, 'RIGA_ILLEGGIBILE'),
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
    this.#closeSheet();
    return this.#gathered.toReading();
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
    if (this.#unit.isAwaited) {
      this.#unit.isAwaited = false;
      if (line.text.length <= 120 && !chapterHeading(line, true) && !objectiveHeading(line)) {
        this.#unit.read(line.text);
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
    // The budget and the tables may well have lines that are a number alone.
    const keepsPages = this.#chapter === 'budget' || this.#open === 'table';
    if (this.#started && !keepsPages && (isPageFurniture(line, new Set()) || this.isFurniture(line))) {
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
      const score = readScore(line, this.#gathered.areas, context);
      if (score) return void this.#gathered.scores.push(score);
    }
    if (this.#open === 'projects' && line.tabular) return void this.#gathered.projects.at(-1)!.rows.push(line);
    if (this.#open === 'sheet') {
      if (this.#leavesSheet(line, i)) return;
      return readSheetLine(this.#sheet!, line, this.lines[i + 1], this.#reading);
    }
    if (this.#open === 'projects') {
      if (continueProjects(this.#gathered, line, this.lines.slice(i + 1, i + 4))) return;
      this.#open = 'section';
    }
    if (this.#beginsUnheaded(line, i)) return;
    this.#sections.add(line);
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
    const known = this.#outlook.areaLike(centro.value);
    if (centro.value === '') this.#unit.isAwaited = true;
    else if (known) this.#unit.deduce(known);
    else this.#unit.read(centro.value);
    if (centro.value !== '' && (centro.repaired || known)) this.context.doubt(line.number, 'ETICHETTA_TRONCA');
    this.#sections.addLabel(line);
    this.#sections.open('testo', line.text, this.#unit.name);
  }

  #enterChapter(line: Line, { chapter, tail }: { chapter: Chapter; tail: string }): void {
    const again =
      this.#chapter === chapter && this.#open === 'section' && this.#unit.name !== null && chapter !== 'mantenimento';
    this.#closeSheet();
    this.#started = true;
    this.#open = 'section';
    this.#chapter = chapter;
    if (tail !== '') this.#unit.deduce(tail);
    if (again && tail === '') this.#sections.add(line);
    else if (chapter === 'progetti' || chapter === 'performance') {
      this.#sections.addLabel(line);
      this.#sections.open(SECTION_OF_CHAPTER[chapter], line.text, this.#unit.name);
    } else this.#sections.open(SECTION_OF_CHAPTER[chapter], line.text, this.#unit.name, line);
  }

  #enterArea(line: Line, title: string): void {
    this.#closeSheet();
    this.#open = 'section';
    this.#chapter = null;
    // The unit is printed again under every area: what the last one was says nothing about this one.
    this.#unit.leave();
    this.#sections.open('testo', title, null, line);
  }

  #sign(line: Line): void {
    this.#closeSheet();
    this.#open = 'section';
    this.#sections.open('firma', 'Firma', this.#unit.name, line);
  }

  #enterObjective(line: Line, i: number, heading: ObjectiveHeading): boolean {
    const ahead = this.#outlook.sheetFollows(i);
    const open = this.#sheet;
    const printed = heading.pieces.join(' ');
    if (open && this.#open === 'sheet' && open.isHeadedAgainBy(heading.number, printed)) {
      this.#gathered.setAside(line, 'RIGA_DUPLICATA');
      return true;
    }
    if (!ahead) {
      if (heading.number === null) return false;
      const title = printed !== '' ? printed : (this.lines[i + 1]?.text ?? '');
      const owner = this.#gathered.sheetOf(heading.number, title, this.#unit.name);
      if (owner) {
        this.#closeSheet();
        owner.beginAnnex(line);
        this.#sheet = owner;
        this.#open = 'sheet';
        this.#sections.close();
        return true;
      }
      const inProse = open !== null && this.#open === 'sheet' && open.hasTables && !line.heading && !line.tabular;
      if (inProse && !mayHeadInProse(printed)) return false;
      if (!this.#started && this.#chapter === null && this.#unit.name === null) return false;
      if (this.#chapter !== null && this.#chapter !== 'performance' && this.#chapter !== 'budget') return false;
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
    const sheet = new Sheet(line.number, number, title, this.#unit.name, this.#unit.forSheet());
    this.#sheet = sheet;
    this.#gathered.addSheet(sheet);
    this.#open = 'sheet';
    this.#sections.close();
    const pending = this.#pending;
    this.#pending = [];
    for (const held of pending) readSheetLine(sheet, held, undefined, this.#reading);
    if (pending.length > 0 && title.length === 0) sheet.part = 'title';
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
    const { tables } = this.#gathered;
    if (!open) tables.push([]);
    tables.at(-1)!.push({ header, rows: [] });
  }

  #continueTable(line: Line, i: number): boolean {
    const taken = continueTable(this.#gathered, line, this.lines[i + 1], this.isFurniture);
    if (taken === 'ends' || taken === 'endsInText') this.#open = 'section';
    if (taken === 'endsInText') this.#sections.open('testo', 'Dopo la tabella degli obiettivi', this.#unit.name);
    return taken === 'taken';
  }

  #openProjects(header: Header, line: Line): void {
    this.#sections.addLabel(line);
    this.#closeSheet();
    this.#started = true;
    this.#chapter = 'progetti';
    this.#open = 'projects';
    this.#gathered.projects.push({ header, rows: [], centro: this.#unit.name });
  }
}

/** Under the tables of a sheet only a short text that begins in capitals, or none, is the heading of another objective. */
const mayHeadInProse = (printed: string): boolean =>
  printed === '' || (/^\P{Ll}/u.test(printed) && printed.length <= 250);
