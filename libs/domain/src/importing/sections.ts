import type { Chapter } from './headings.js';
import type { Line } from './lines.js';
import type { ProposedSection, SectionKind } from './proposal.js';

/** The kind of section in which the text of a chapter is kept. */
export const SECTION_OF_CHAPTER: Readonly<Record<Chapter, SectionKind>> = {
  progetti: 'progetti',
  performance: 'testo',
  mantenimento: 'mantenimento',
  formazione: 'formazione',
  budget: 'budget',
};

interface OpenSection {
  kind: SectionKind;
  title: string;
  centro: string | null;
  lines: Line[];
}

const asText = (line: Line): string =>
  line.tabular
    ? line.cells
        .map((cell) => cell.replaceAll('\n', ' '))
        .join('\t')
        .trimEnd()
    : line.text;

/** Everything that no field holds is kept here, whole and in order: a section runs until the next one is opened. */
export class Sections {
  readonly #closed: OpenSection[] = [];
  readonly #page: OpenSection = { kind: 'pagina', title: 'Intestazioni e piè di pagina', centro: null, lines: [] };
  readonly #labels: OpenSection = {
    kind: 'etichette',
    title: 'Etichette e intestazioni di tabella',
    centro: null,
    lines: [],
  };
  #open: OpenSection | null = null;

  /** Opens a section; its heading line, when given, is its first line. */
  open(kind: SectionKind, title: string, centro: string | null, heading?: Line): void {
    this.#open = { kind, title, centro, lines: heading ? [heading] : [] };
    this.#closed.push(this.#open);
  }

  get kind(): SectionKind | null {
    return this.#open?.kind ?? null;
  }

  add(line: Line): void {
    if (this.#open === null) this.open('testo', 'Testo', null);
    this.#open!.lines.push(line);
  }

  /** A label or a table's heading that was understood: kept as printed, so that nothing of the page is lost. */
  addLabel(line: Line, printed: string = line.text): void {
    if (printed.trim() !== '') this.#labels.lines.push({ ...line, cells: [printed], text: printed, tabular: false });
  }

  addPage(line: Line): void {
    this.#page.lines.push(line);
  }

  /** Takes back the last line, when it turns out to belong elsewhere. */
  takeLast(line: Line): boolean {
    if (this.#open?.lines.at(-1) !== line) return false;
    this.#open.lines.pop();
    return true;
  }

  close(): void {
    this.#open = null;
  }

  toProposal(): ProposedSection[] {
    return [...this.#closed, this.#labels, this.#page]
      .filter((section) => section.lines.length > 0)
      .map((section) => ({
        kind: section.kind,
        title: section.title,
        text: section.lines.map(asText).join('\n'),
        centroDiResponsabilita: section.centro,
        line: section.lines[0]!.number,
      }));
  }
}
