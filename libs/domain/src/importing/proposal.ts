import type { Warning } from './warnings.js';

/** Changes whenever the same text may give another proposal: it is written beside every stored import. */
export const PARSER_VERSION = '1.1.0';

/** The three families of documents that the importer reads. */
export type DocumentKind = 'peg_piano_performance' | 'relazione_performance' | 'rendicontazione_obiettivi';

/** A cell of a column that the domain has no field for (peso, note, a further year): kept with its heading. */
export interface OtherValue {
  colonna: string;
  testo: string;
}

/** One row of "Modalità di attuazione". Texts are as printed; `null` is "not printed". `line` is 1-based. */
export interface ProposedActivity {
  text: string;
  tempi: string | null;
  consuntivo: string | null;
  altro: OtherValue[];
  line: number;
}

/** One row of "Indicatori di risultato". `group` is the heading row above it inside the table, where there is one. */
export interface ProposedIndicator {
  name: string | null;
  description: string | null;
  unit: string | null;
  target: string | null;
  actual: string | null;
  group: string | null;
  altro: OtherValue[];
  line: number;
}

/** One objective, with the sheet's fields as printed. `line` is the line of its heading, 1-based. */
export interface ProposedObjective {
  centroDiResponsabilita: string | null;
  areaStrategica: string | null;
  obiettivoOperativo: string | null;
  number: string | null;
  title: string | null;
  programma: string | null;
  pegProject: string | null;
  servizi: string | null;
  utentiFinali: string | null;
  retiDiCollaborazione: string | null;
  finalita: string | null;
  description: string | null;
  strumentoRilevazione: string | null;
  altro: OtherValue[];
  activities: ProposedActivity[];
  indicators: ProposedIndicator[];
  /** A report *text* is there; a heading "Report" with nothing under it is false. */
  hasReport: boolean;
  report: string | null;
  line: number;
}

/** One row of "Progetti PEG e servizi erogati". The code is no identity: it may repeat and may be missing. */
export interface ProposedPegProject {
  code: string | null;
  name: string | null;
  centroDiResponsabilita: string | null;
  areaStrategica: string | null;
  obiettivoOperativo: string | null;
  services: string[];
  line: number;
}

/** A score of the Nucleo, e.g. 470 out of 500. */
export interface ProposedScore {
  area: string;
  score: number;
  outOf: number;
  line: number;
}

/** What a kept section holds; later issues read `mantenimento`, `formazione` and `budget`. */
export type SectionKind =
  'frontespizio' | 'testo' | 'mantenimento' | 'formazione' | 'budget' | 'progetti' | 'firma' | 'etichette' | 'pagina';

/** Text that has no field yet, kept whole: one source line a line, cells separated by tabs. `line` is its first line. */
export interface ProposedSection {
  kind: SectionKind;
  title: string;
  text: string;
  centroDiResponsabilita: string | null;
  line: number;
}

/** A line that no rule could place. */
export interface UnreadLine {
  line: number;
  text: string;
}

/**
 * What was read from one document: nothing is stored before a person has accepted it.
 * Source: the samples of three consortia; every line of the document is in a field, in `sections` or in `unread`.
 */
export interface Proposal {
  document: string;
  parserVersion: string;
  kind: DocumentKind;
  organization: string | null;
  year: number | null;
  objectives: ProposedObjective[];
  pegProjects: ProposedPegProject[];
  evaluationScores: ProposedScore[];
  sections: ProposedSection[];
  unread: UnreadLine[];
  warnings: Warning[];
}
