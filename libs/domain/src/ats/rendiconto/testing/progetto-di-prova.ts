import { stream } from '../../../event-sourcing/specification.js';
import { progetto } from '../../progetto/progetto.js';
import { modelloPredefinito } from '../../programma/modelli/index.js';
import { programma } from '../../programma/programma.js';

export const [PROGETTO, PROGRAMMA] = ['progetto-1', 'programma-1'] as const;

/** A project of 100.000 euro of the funder's and 5.000 of its own, of two members and a body outside the platform. */
export const progettoDiProva = (modello: 'regis-2025' | 'facilitazione-piemonte') => [
  stream(
    programma,
    PROGRAMMA,
    { type: 'ProgrammaIstituito', data: { denominazione: 'Fondo', finanziatore: 'Ente', fondo: 'Fondo' } },
    {
      type: 'ProceduraAdottata',
      data: { versione: 1, dal: '2022-01-01', modello: modelloPredefinito(modello)! },
    },
  ),
  stream(progetto, PROGETTO, {
    type: 'ProgettoRegistrato',
    data: {
      ...{ programmaId: PROGRAMMA, proceduraVersione: 1, titolo: 'Progetto', linea: '1', responsabili: [] },
      cup: 'I84H22000190006',
      partner: [
        { partnerId: 'a', tipo: 'membro', consorzio: 'alfa' },
        { partnerId: 'b', tipo: 'membro', consorzio: 'beta' },
        { partnerId: 'c', tipo: 'esterno', denominazione: 'Azienda sanitaria' },
      ],
      piano: {
        ...{ dal: '2022-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
        voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Personale' }],
        quote: [
          { voceId: 'v1', partnerId: 'a', fonte: 'finanziamento', centesimi: 6_000_000 },
          { voceId: 'v1', partnerId: 'b', fonte: 'finanziamento', centesimi: 4_000_000 },
          { voceId: 'v1', partnerId: 'a', fonte: 'cofinanziamento', centesimi: 500_000 },
        ],
      },
    },
  }),
];
