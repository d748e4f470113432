import type { Atto, TestoRef } from '../../shared/index.js';
import type { EventoObiettivo } from '../obiettivo/obiettivo.js';
import type { Attivita, Indicatore, SchedaObiettivo } from '../obiettivo/scheda-obiettivo.js';
import type { EventoPiano } from '../piano/piano.js';
import { progettoPegIdOf, type EventoProgettoPeg, type SchedaProgettoPeg } from '../progetto-peg/progetto-peg.js';
import { parseTempi } from '../tempi.js';
import { parseValoreAtteso } from '../valore-atteso.js';

/** A plan of two years of a consortium with two centri, as the specs of planning know it. */
export const PIANO = 'piano';
export const MINORI = 'centro-minori';
export const ANZIANI = 'centro-anziani';

export const direttore = {
  autore: { personaId: 'p-direttore', centri: 'tutti' },
  now: '2024-09-19T10:00:00.000Z',
} as const;
export const responsabileMinori = { ...direttore, autore: { personaId: 'p-minori', centri: [MINORI] } } as const;
export const responsabileAnziani = { ...direttore, autore: { personaId: 'p-anziani', centri: [ANZIANI] } } as const;

export const deliberaDiApprovazione: Atto = { organo: 'cda', numero: '4', data: '2024-01-31' };
export const deliberaDiVariazione: Atto = { organo: 'cda', numero: '46', data: '2024-09-19' };
export const motivo: TestoRef = { testoId: 't-motivo', hash: 'a'.repeat(64) };

const laboratori: Attivita = { id: 'a1', testo: 'Aprire due laboratori', tempi: parseTempi('Aprile') };
const bilancio: Attivita = { id: 'a2', testo: 'Raccogliere un bilancio', tempi: parseTempi('Dicembre') };
const ragazzi: Indicatore = {
  ...{ id: 'i1', nome: 'Ragazzi iscritti', descrizione: '', unita: 'n.' },
  atteso: parseValoreAtteso('almeno 20', 'n.'),
};
const soddisfazione: Indicatore = {
  ...{ id: 'i2', nome: '', descrizione: 'Famiglie soddisfatte', unita: '%' },
  atteso: parseValoreAtteso('80', '%'),
};

export const schedaLaboratori: SchedaObiettivo = {
  numero: '1',
  titolo: 'Laboratori del pomeriggio',
  centri: [MINORI],
  areaStrategica: 'Minori',
  obiettivoOperativo: 'Sostenere chi studia',
  progettiPeg: [],
  progettoPegTesto: '',
  servizi: 'Educativa territoriale',
  utentiFinali: 'Ragazzi delle medie',
  retiDiCollaborazione: 'Scuole',
  finalita: 'Pomeriggi seguiti',
  descrizione: '',
  continuaDa: null,
  attivita: [laboratori, bilancio],
  indicatori: [ragazzi, soddisfazione],
};
export const schedaVisite: SchedaObiettivo = {
  ...schedaLaboratori,
  ...{ numero: '1', titolo: 'Visite a domicilio', centri: [ANZIANI], attivita: [], indicatori: [] },
};
export const schedaCucina: SchedaProgettoPeg = {
  codice: '4.06.01',
  nome: 'Mensa',
  centroId: MINORI,
  areaStrategica: 'Minori',
  obiettivoOperativo: '',
  servizi: [],
};
export const CUCINA = progettoPegIdOf(PIANO, MINORI, schedaCucina);

export const creato: EventoPiano = { type: 'PianoCreato', data: { titolo: 'PEG', dal: 2024, al: 2025 } };
export const approvato: EventoPiano = {
  ...{ type: 'PianoApprovato', data: {} },
  ...{ act: deliberaDiApprovazione, occurredAt: deliberaDiApprovazione.data },
};
export const inConsuntivo: EventoPiano = { type: 'ConsuntivazioneAperta', data: {} };
export const chiuso: EventoPiano = { type: 'PianoChiuso', data: {} };
export const riaperto: EventoPiano = { type: 'PianoRiaperto', data: {} };
export const scartato: EventoPiano = { type: 'PianoScartato', data: {} };
export const avviata: EventoPiano = { type: 'VariazioneAvviata', data: { variazioneId: 'v1' } };
export const conclusa: EventoPiano = { type: 'VariazioneConclusa', data: { variazioneId: 'v1', esito: 'approvata' } };
export const importazioneIniziata: EventoPiano = {
  type: 'ImportazioneDelPianoIniziata',
  data: { titolo: 'PEG', dal: 2024, al: 2025, documentoSha256: 'd1' },
};
export const ricostruito: EventoPiano = {
  type: 'PianoRicostruito',
  data: { titolo: 'Piano', dal: 2024, al: 2024, documentoSha256: 'd1' },
};

export const definito = (scheda: SchedaObiettivo): EventoObiettivo & { type: 'ObiettivoDefinito' } => ({
  type: 'ObiettivoDefinito',
  data: { pianoId: PIANO, scheda, variazioneId: null },
});
export const progettoDefinito = (scheda: SchedaProgettoPeg): EventoProgettoPeg & { type: 'ProgettoPegDefinito' } => ({
  type: 'ProgettoPegDefinito',
  data: { pianoId: PIANO, scheda, variazioneId: null },
});

/** Every state of a plan, with the history that leads there. */
export const STATI: readonly (readonly [string, readonly EventoPiano[]])[] = [
  ['assente', []],
  ['scartato', [creato, scartato]],
  ['in importazione', [importazioneIniziata]],
  ['importazione annullata', [importazioneIniziata, { type: 'ImportazioneDelPianoAnnullata', data: {} }]],
  ['bozza', [creato]],
  ['approvato', [creato, approvato]],
  ['in consuntivo', [creato, approvato, inConsuntivo]],
  ['ricostruito', [ricostruito]],
  ['chiuso', [creato, approvato, inConsuntivo, chiuso]],
  ['riaperto', [creato, approvato, inConsuntivo, chiuso, riaperto]],
];
