import { LIMITI_PROGETTO_PEG, LIMITI_SCHEDA } from '../planning/index.js';
import { LIMITI_CENTRO } from '../tenancy/index.js';
import type {
  OtherValue,
  ProposedActivity,
  ProposedIndicator,
  ProposedObjective,
  ProposedPegProject,
  Proposal,
  ProposedSection,
  UnreadLine,
} from './proposal.js';
import { warn, type Warning } from './warnings.js';

/** A field, the longest text that the domain takes for it, and what a person calls it. */
type Limit<Row> = readonly [field: keyof Row & string, longest: number, name: string];

const OBJECTIVE: readonly Limit<ProposedObjective>[] = [
  ['title', LIMITI_SCHEDA.titolo, 'Titolo'],
  ['number', LIMITI_SCHEDA.numero, 'Numero'],
  ['centroDiResponsabilita', LIMITI_CENTRO.denominazione, 'Centro di responsabilità'],
  ['areaStrategica', LIMITI_SCHEDA.areaStrategica, 'Area strategica'],
  ['obiettivoOperativo', LIMITI_SCHEDA.obiettivoOperativo, 'Obiettivo operativo'],
  ['pegProject', LIMITI_SCHEDA.progettoPegTesto, 'Progetto PEG'],
  ['servizi', LIMITI_SCHEDA.servizi, 'Servizi interessati'],
  ['utentiFinali', LIMITI_SCHEDA.utentiFinali, 'Utenti finali'],
  ['retiDiCollaborazione', LIMITI_SCHEDA.retiDiCollaborazione, 'Reti di collaborazione'],
  ['finalita', LIMITI_SCHEDA.finalita, 'Finalità'],
  ['description', LIMITI_SCHEDA.descrizione, 'Descrizione'],
];
const ACTIVITY: readonly Limit<ProposedActivity>[] = [['text', LIMITI_SCHEDA.attivita, 'Attività']];
const INDICATOR: readonly Limit<ProposedIndicator>[] = [
  ['name', LIMITI_SCHEDA.indicatore, 'Indicatore'],
  ['description', LIMITI_SCHEDA.indicatore, 'Descrizione'],
];
const PROJECT: readonly Limit<ProposedPegProject>[] = [
  ['code', LIMITI_PROGETTO_PEG.codice, 'Codice'],
  ['name', LIMITI_PROGETTO_PEG.nome, 'Progetto PEG'],
  ['centroDiResponsabilita', LIMITI_CENTRO.denominazione, 'Centro di responsabilità'],
  ['areaStrategica', LIMITI_SCHEDA.areaStrategica, 'Area strategica'],
];

/**
 * The proposal with nothing in it that the domain would refuse: a text too long for its field is shortened there and kept
 * whole beside it, a row that says nothing goes to the lines not read. Each with its warning; no word is dropped, and a
 * proposal that fits is given back equal.
 */
export function fitProposal(proposal: Proposal): Proposal {
  const kept: Kept = { warnings: [], unread: [], sections: [] };
  const objectives = proposal.objectives.map((objective) => fitObjective(objective, kept));
  const pegProjects = proposal.pegProjects.flatMap((project) => fitProject(project, kept));
  return {
    ...proposal,
    objectives,
    pegProjects,
    sections: [...proposal.sections, ...kept.sections],
    unread: [...proposal.unread, ...kept.unread].sort(byLine),
    warnings: [...proposal.warnings, ...kept.warnings].sort(byLine),
  };
}

interface Kept {
  readonly warnings: Warning[];
  readonly unread: UnreadLine[];
  readonly sections: ProposedSection[];
}

function fitObjective(objective: ProposedObjective, kept: Kept): ProposedObjective {
  const { row, whole } = shortened(objective, OBJECTIVE, kept);
  return {
    ...row,
    altro: [...objective.altro, ...whole],
    activities: objective.activities.flatMap((activity) => {
      if (activity.text.trim() === '') return setAside(activity, kept);
      const fitted = shortened(activity, ACTIVITY, kept);
      return [{ ...fitted.row, altro: [...activity.altro, ...fitted.whole] }];
    }),
    indicators: objective.indicators.flatMap((indicator) => {
      const fitted = shortened(indicator, INDICATOR, kept);
      if (fitted.row.name === null && fitted.row.description === null) return setAside(indicator, kept);
      return [{ ...fitted.row, altro: [...indicator.altro, ...fitted.whole] }];
    }),
  };
}

function fitProject(project: ProposedPegProject, kept: Kept): ProposedPegProject[] {
  const { row, whole } = shortened(project, PROJECT, kept);
  if (row.name === null && row.code === null) return setAside(project, kept);
  if (whole.length > 0) {
    kept.sections.push({
      kind: 'progetti',
      title: `Progetto PEG ${row.code ?? ''}`.trim(),
      text: whole.map(({ colonna, testo }) => `${colonna}: ${testo}`).join('\n'),
      centroDiResponsabilita: row.centroDiResponsabilita,
      line: project.line,
    });
  }
  return [row];
}

/** The row with its blank texts as null and its long ones cut, and what was cut, whole. */
function shortened<Row extends { readonly line: number }>(
  row: Row,
  limits: readonly Limit<Row>[],
  { warnings }: Kept,
): { row: Row; whole: OtherValue[] } {
  const fitted: Record<string, unknown> = { ...row };
  const whole: OtherValue[] = [];
  for (const [field, longest, name] of limits) {
    const text = row[field];
    if (typeof text !== 'string') continue;
    if (text.trim() === '') fitted[field] = null;
    if (text.length <= longest) continue;
    fitted[field] = beginningOf(text, longest);
    whole.push({ colonna: `${name}, per intero`, testo: text });
    warnings.push(warn(row.line, 'TESTO_ACCORCIATO', name));
  }
  return { row: fitted as Row, whole };
}

/** As many whole words as fit, then the sign that there is more. */
function beginningOf(text: string, longest: number): string {
  const cut = text.slice(0, longest - 1);
  const last = /\s/.test(text[longest - 1]!) ? cut.length : cut.search(/\s\S*$/);
  return `${cut.slice(0, last > 0 ? last : cut.length).replace(/[\s\uD800-\uDBFF]+$/, '')}…`;
}

/** What the row says besides its place, cell by cell. */
function setAside({ line, ...row }: { readonly line: number }, { warnings, unread }: Kept): [] {
  const text = [...cells(row)].filter((cell) => cell.trim() !== '').join('\t');
  if (text !== '') unread.push({ line, text });
  warnings.push(warn(line, 'RIGA_SENZA_NOME'));
  return [];
}

function* cells(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* cells(each);
}

const byLine = (a: { readonly line: number }, b: { readonly line: number }): number => a.line - b.line;
