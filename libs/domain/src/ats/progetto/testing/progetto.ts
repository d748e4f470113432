import { stream } from '../../../event-sourcing/specification.js';
import { ats, type EventoAts } from '../../ats.js';
import type { ModelloProcedura } from '../../programma/modello-procedura.js';
import { programma } from '../../programma/programma.js';
import type { PianoProgetto } from '../piano-progetto.js';
import type { DatiProgetto, EventoProgetto } from '../progetto.js';

/** A project of three partners, one of them outside the platform, as the specs of the ATS use it. */
export const base = {
  autore: { personaId: '4a1f5f4e-2f0e-4c3a-9d57-0d5a0c6f1b11', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
} as const;

const entrato = (consorzio: string, dal: string): EventoAts => ({
  type: 'MembroEntrato',
  data: { consorzio, denominazione: consorzio, dal },
});
export const ambito = stream(
  ats,
  'ambito',
  { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } },
  ...[entrato('alfa', '2020-01-01'), entrato('beta', '2023-01-01'), entrato('uscito', '2020-01-01')],
  { type: 'MembroUscito', data: { consorzio: 'uscito', al: '2022-08-03' } },
);

export const MODELLO: ModelloProcedura = {
  ...{ codice: 'prova', denominazione: 'Procedura di prova', fonte: 'Nessuna' },
  documenti: { fattura: [], personale: [], trasferimento: [], contributo: [] },
  ...{ liste: [], attestazioni: [], trasferimenti: {} },
  rendiconto: { cadenza: 'aPeriodi', firmatari: [] },
};
export const istituito = stream(
  programma,
  'prog',
  {
    type: 'ProgrammaIstituito',
    data: { denominazione: 'PNRR M5C2 1.1', finanziatore: 'Ministero', fondo: 'PNRR' },
  },
  { type: 'ProceduraAdottata', data: { versione: 1, dal: '2022-01-01', modello: MODELLO } },
  { type: 'ProceduraAdottata', data: { versione: 2, dal: '2025-03-25', modello: { ...MODELLO, codice: 'nuova' } } },
);

export const piano: PianoProgetto = {
  ...{ dal: '2022-08-04', al: '2026-06-30' },
  voci: [
    { voceId: 'v1', codice: 'A.1', titolo: 'Personale interno' },
    { voceId: 'v2', codice: 'B.1', titolo: 'Servizi' },
  ],
  quote: [
    { voceId: 'v1', partnerId: 'p1', fonte: 'finanziamento', centesimi: 10_000 },
    { voceId: 'v1', partnerId: 'p2', fonte: 'finanziamento', centesimi: 20_000 },
    { voceId: 'v2', partnerId: 'p3', fonte: 'cofinanziamento', centesimi: 0 },
  ],
  fasi: [{ faseId: 'f1', titolo: 'Avvio', dal: '2022-08-04', al: '2022-12-31' }],
  traguardi: [
    {
      ...{ traguardoId: 't1', tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
      attesi: [
        { partnerId: null, entro: '2026-06-30', valore: '125' },
        { partnerId: 'p1', entro: '2025-12-31', valore: '34' },
      ],
    },
    {
      ...{ traguardoId: 't2', tipo: 'milestone', titolo: 'Équipe costituita', unita: '' },
      attesi: [{ partnerId: null, entro: '2022-12-31', valore: null }],
    },
  ],
};

export const dati: DatiProgetto = {
  ...{ programmaId: 'prog', proceduraVersione: 1, titolo: 'Famiglie', cup: 'I84H22000180006', linea: '1.1.1' },
  partner: [
    { partnerId: 'p1', tipo: 'membro', consorzio: 'alfa' },
    { partnerId: 'p2', tipo: 'membro', consorzio: 'beta' },
    { partnerId: 'p3', tipo: 'esterno', denominazione: 'Azienda sanitaria' },
  ],
  piano,
  responsabili: [{ personaId: '4a1f5f4e-2f0e-4c3a-9d57-0d5a0c6f1b11', compito: 'responsabile' }],
};

export const registrato: EventoProgetto = { type: 'ProgettoRegistrato', data: dati };
