import { fatturaXml } from '../../infra/testing/fattura-xml.js';
import { zip } from '../../infra/testing/zip.js';
import type { Things } from './things.js';
import { NETWORK, OURS, type PersonaName } from './world.js';

/** An address beside /graphql that a right in a scope opens, and how it is tried. */
export interface Address {
  /** The scope whose thing is asked for. */
  readonly of: typeof OURS | typeof NETWORK;
  /** What stands in the place of the parameters, and after them. */
  readonly path: (scope: string, things: Things) => string;
  readonly body?: Uint8Array;
  /** Whom it lets in there, all others being refused alike; and the status that they get. */
  readonly lets: readonly PersonaName[];
  readonly status: number;
  /** Who is let in to less than the whole, and hears of our thing what is said of one that nobody has. */
  readonly narrows?: readonly PersonaName[];
}

const OFFICE: readonly PersonaName[] = ['own consortium'];
const READERS: readonly PersonaName[] = ['own consortium', 'auditor'];
/** Who reads what is of the project, here and in its ATS; and who is called to another part of the funds. */
const OF_THE_PROJECT: readonly PersonaName[] = ['auditor of the project'];
const OF_ANOTHER: readonly PersonaName[] = ['auditor of another project'];
const OF_OTHERS: readonly PersonaName[] = [...OF_ANOTHER, 'auditor of another rendiconto'];
const CAPOFILA: readonly PersonaName[] = ['capofila'];
const NETWORKERS: readonly PersonaName[] = ['ATS member', 'capofila'];

/** By its route. */
export const ADDRESSES: Readonly<Record<string, Address>> = {
  'GET /api/ats/:scope/protocollo/:progettoId': {
    ...{ of: NETWORK, lets: [...NETWORKERS, ...OF_THE_PROJECT], status: 200, narrows: OF_OTHERS },
    path: (scope, { progettoId }) => `/api/ats/${scope}/protocollo/${progettoId}?formato=csv&tabelle=progetto`,
  },
  'POST /api/ats/:scope/riconciliazione/:progettoId/:tabella': {
    ...{ of: NETWORK, lets: CAPOFILA, status: 201, body: Buffer.from('CUP\nI84H22000180006\n') },
    path: (scope, { progettoId }) => `/api/ats/${scope}/riconciliazione/${progettoId}/pagamenti?nome=x.csv`,
  },
  'GET /api/ats/:scope/riconciliazione/:riconciliazioneId/avanzamento': {
    ...{ of: NETWORK, lets: CAPOFILA, status: 200 },
    path: (scope, { riconciliazioneId }) => `/api/ats/${scope}/riconciliazione/${riconciliazioneId}/avanzamento`,
  },
  'GET /api/ats/:scope/riconciliazione/:riconciliazioneId/esito': {
    ...{ of: NETWORK, lets: CAPOFILA, status: 200 },
    path: (scope, { riconciliazioneId }) => `/api/ats/${scope}/riconciliazione/${riconciliazioneId}/esito?formato=csv`,
  },
  'GET /api/attestazioni/:scope/:attestazioneId/generato': {
    ...{ of: OURS, lets: [...READERS, ...OF_THE_PROJECT], status: 200, narrows: OF_ANOTHER },
    path: (scope, { attestazioneId }) => `/api/attestazioni/${scope}/${attestazioneId}/generato`,
  },
  // It did not come back signed.
  'GET /api/attestazioni/:scope/:attestazioneId/firmato': {
    ...{ of: OURS, lets: [...READERS, ...OF_THE_PROJECT], status: 404, narrows: OF_ANOTHER },
    path: (scope, { attestazioneId }) => `/api/attestazioni/${scope}/${attestazioneId}/firmato`,
  },
  'POST /api/attestazioni/:scope/caricamenti': {
    ...{ of: OURS, lets: OFFICE, status: 201, body: Buffer.from('%PDF-1.7\n%%EOF\n') },
    path: (scope) => `/api/attestazioni/${scope}/caricamenti?nome=x.pdf`,
  },
  'GET /api/audit/:scope/bundle': {
    ...{ of: OURS, lets: READERS, status: 200 },
    path: (scope) => `/api/audit/${scope}/bundle`,
  },
  'GET /api/audit/:scope/dossier': {
    ...{ of: OURS, lets: READERS, status: 200 },
    narrows: ['narrowed auditor', ...OF_THE_PROJECT, ...OF_ANOTHER],
    path: (scope, { pianoId }) => `/api/audit/${scope}/dossier?piano=${pianoId}`,
  },
  'GET /api/dati-personali/:scope/:personaId': {
    ...{ of: OURS, lets: OFFICE, status: 200 },
    path: (scope, { personaId }) => `/api/dati-personali/${scope}/${personaId}`,
  },
  'GET /api/dossier/:scope/:progettoId': {
    ...{ of: OURS, lets: [...READERS, ...OF_THE_PROJECT], status: 200, narrows: OF_ANOTHER },
    path: (scope, { progettoId }) => `/api/dossier/${scope}/${progettoId}`,
  },
  'GET /api/fascicoli/:ats/condivisi/:consorzio/:spesaId/:documentoId': {
    ...{ of: NETWORK, lets: [...NETWORKERS, ...OF_THE_PROJECT], status: 200, narrows: OF_OTHERS },
    path: (scope, { spesaId, documentoId }) => `/api/fascicoli/${scope}/condivisi/${OURS}/${spesaId}/${documentoId}`,
  },
  'GET /api/fascicoli/:scope/:spesaId/:documentoId': {
    ...{ of: OURS, lets: [...READERS, ...OF_THE_PROJECT], status: 200, narrows: OF_ANOTHER },
    path: (scope, { spesaId, documentoId }) => `/api/fascicoli/${scope}/${spesaId}/${documentoId}`,
  },
  'GET /api/fascicoli/:scope/archivi/:archivioId/avanzamento': {
    ...{ of: OURS, lets: OFFICE, status: 200 },
    path: (scope, { archivioId }) => `/api/fascicoli/${scope}/archivi/${archivioId}/avanzamento`,
  },
  'POST /api/fascicoli/:scope/archivi': {
    ...{ of: OURS, lets: OFFICE, status: 201, body: zip([{ name: 'x.txt', content: 'x' }]) },
    path: (scope) => `/api/fascicoli/${scope}/archivi?nome=x.zip`,
  },
  'POST /api/fascicoli/:scope/caricamenti': {
    ...{ of: OURS, lets: OFFICE, status: 201, body: Buffer.from('x') },
    path: (scope) => `/api/fascicoli/${scope}/caricamenti?nome=x.txt`,
  },
  'GET /api/importazioni/:scope/:propostaId/avanzamento': {
    ...{ of: OURS, lets: OFFICE, status: 200 },
    path: (scope, { propostaId }) => `/api/importazioni/${scope}/${propostaId}/avanzamento`,
  },
  'POST /api/fatture/:scope': {
    ...{ of: OURS, lets: OFFICE, status: 201, body: Buffer.from(fatturaXml()) },
    path: (scope) => `/api/fatture/${scope}`,
  },
  'POST /api/importazioni/:scope': {
    ...{ of: OURS, lets: OFFICE, status: 201, body: Buffer.from('x') },
    path: (scope) => `/api/importazioni/${scope}?nome=x.txt`,
  },
};
