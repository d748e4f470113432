import type {
  Proposal,
  ProposedActivity,
  ProposedIndicator,
  ProposedObjective,
  ProposedPegProject,
} from '../../proposal.js';
import type { ContestoImportazione } from '../oggetti-importati.js';

/** Small proposals as the importer makes them, for the specs of acceptance. The words are ours, not of a document. */
export const attivita = (text: string, more: Partial<ProposedActivity> = {}): ProposedActivity => ({
  ...{ text, tempi: null, consuntivo: null, altro: [], line: 1 },
  ...more,
});

export const indicatore = (name: string, more: Partial<ProposedIndicator> = {}): ProposedIndicator => ({
  ...{ name, description: null, unit: null, target: null, actual: null, group: null, altro: [], line: 1 },
  ...more,
});

export const obiettivo = (title: string, more: Partial<ProposedObjective> = {}): ProposedObjective => ({
  ...{ title, number: null, centroDiResponsabilita: null, areaStrategica: null, obiettivoOperativo: null },
  ...{ programma: null, pegProject: null, servizi: null, utentiFinali: null, retiDiCollaborazione: null },
  ...{ finalita: null, description: null, strumentoRilevazione: null, altro: [], activities: [], indicators: [] },
  ...{ hasReport: false, report: null, line: 1 },
  ...more,
});

export const progetto = (
  code: string | null,
  name: string | null,
  more: Partial<ProposedPegProject> = {},
): ProposedPegProject => ({
  ...{ code, name, centroDiResponsabilita: null, areaStrategica: null, obiettivoOperativo: null },
  ...{ services: [], line: 1 },
  ...more,
});

export const proposta = (more: Partial<Proposal> = {}): Proposal => ({
  ...{ document: 'peg.txt', parserVersion: '1.0.0', kind: 'peg_piano_performance', organization: null, year: 2024 },
  ...{ objectives: [], pegProjects: [], evaluationScores: [], sections: [], unread: [], warnings: [] },
  ...more,
});

/** An import into a new draft; `testo` gives references that show where the words came from. */
export const contesto = (more: Partial<ContestoImportazione> = {}): ContestoImportazione => ({
  scope: 'inrete',
  propostaId: 'proposta-1',
  centri: [],
  piano: { pianoId: 'piano', titolo: 'PEG 2024', dal: 2024, al: 2024, come: 'bozza' },
  anno: 2024,
  rilevatoIl: '2024-12-31',
  abbinamenti: new Map(),
  esclusi: new Set(),
  testo: (campo) => ({ testoId: campo, hash: 'c'.repeat(64) }),
  ...more,
});
