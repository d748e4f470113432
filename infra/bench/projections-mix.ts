import {
  consuntivoIdOf,
  parseValoreConsuntivo,
  valoreRegistrato,
  type EventoConsuntivo,
} from '@consorzi/domain/consuntivo';
import type { DomainEvent } from '@consorzi/domain/event-sourcing';
import { parseTempi, parseValoreAtteso, type EventoObiettivo, type EventoPiano } from '@consorzi/domain/planning';
import { idOf } from '@consorzi/domain/shared';
import { allProjections } from '@consorzi/projections/all';

/** Every read model of the platform. */
export const projections = allProjections;

/** One event, and the thing (aggregate and id) it is of. */
export interface Made {
  readonly aggregate: string;
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of many aggregates stand in one log
  readonly event: DomainEvent<string, any>;
}

/** What a measurement of the read models needs: the models, and the `n`th event of a scope, told in order. */
export interface ProjectionMix {
  readonly projections: typeof projections;
  readonly nthEvent: (scope: string, n: number) => Made;
}

const OBIETTIVI = 500;
const CENTRI = 5;
const ANNO = 2024;
const words = 'presa in carico dei nuclei segnalati entro i termini previsti dal progetto di servizio '.repeat(3);

/**
 * A consortium's log as it grows: a plan, its 500 objectives with three attività and two indicatori each, then years of
 * work on them. Of ten events one varies an objective, the others correct its consuntivo. Events weigh what they weigh
 * in use; each touches registro, storia and one model more.
 */
export function nthEvent(scope: string, n: number): Made {
  if (n === 0) return pianoRicostruito(scope);
  if (n <= OBIETTIVI) return definito(scope, n - 1);
  const turn = n - OBIETTIVI - 1;
  const j = (turn * 7919) % OBIETTIVI;
  return turn % 10 === 0 ? variato(scope, j) : consuntivo(scope, j, turn);
}

const pianoOf = (scope: string) => idOf('bench', scope, 'piano');
const obiettivoOf = (scope: string, j: number) => idOf('bench', scope, 'obiettivo', j);
const centroOf = (scope: string, j: number) => idOf('bench', scope, 'centro', j % CENTRI);
const ref = (n: number) => ({ testoId: idOf('bench', 'testo', n), hash: 'a'.repeat(64) });

/** How often each objective was varied: a variazione says what stood there before. */
const varied = new Map<string, number>();
const titleOf = (j: number, times: number) => `${words.slice(0, 60)} ${j} ${times}`;

function pianoRicostruito(scope: string): Made {
  const data = { titolo: 'Piano 2024', dal: ANNO, al: ANNO, documentoSha256: 'd'.repeat(64) };
  const event: EventoPiano = { type: 'PianoRicostruito', data };
  return { aggregate: 'Piano', id: pianoOf(scope), event };
}

function definito(scope: string, j: number): Made {
  const id = obiettivoOf(scope, j);
  const scheda = {
    ...{ numero: String(j), titolo: titleOf(j, 0), centri: [centroOf(scope, j)], areaStrategica: 'Minori e famiglie' },
    ...{ obiettivoOperativo: words, progettiPeg: [], progettoPegTesto: '', servizi: words.slice(0, 60) },
    ...{ utentiFinali: 'Famiglie', retiDiCollaborazione: '', finalita: words, descrizione: words, continuaDa: null },
    attivita: [0, 1, 2].map((row) => ({
      id: `${id}-a${row}`,
      testo: words.slice(0, 90),
      tempi: parseTempi('Annuale'),
    })),
    indicatori: [0, 1].map((row) => ({
      ...{ id: `${id}-i${row}`, nome: 'Incontri', descrizione: words.slice(0, 60), unita: 'n.' },
      atteso: parseValoreAtteso('=> 10', 'n.'),
    })),
  };
  const event: EventoObiettivo = {
    type: 'ObiettivoDefinito',
    data: { pianoId: pianoOf(scope), scheda, variazioneId: null },
  };
  return { aggregate: 'Obiettivo', id, event };
}

function variato(scope: string, j: number): Made {
  const id = obiettivoOf(scope, j);
  const times = varied.get(id) ?? 0;
  varied.set(id, times + 1);
  const modifiche = [{ percorso: 'titolo', prima: titleOf(j, times), dopo: titleOf(j, times + 1) }];
  const data = { pianoId: pianoOf(scope), modifiche, variazioneId: idOf('bench', id, times) };
  const event: EventoObiettivo = { type: 'ObiettivoVariato', data };
  return { aggregate: 'Obiettivo', id, event };
}

function consuntivo(scope: string, j: number, turn: number): Made {
  const obiettivoId = obiettivoOf(scope, j);
  const sede = { pianoId: pianoOf(scope), obiettivoId, centroId: centroOf(scope, j), anno: ANNO };
  const esito = (voceId: string, testo: string) => ({
    ...{ voceId, testo: ref(turn), rilevatoIl: '2024-12-31' },
    valore: valoreRegistrato(parseValoreConsuntivo(testo)),
  });
  const motivo = ref(turn + 1e9);
  const made = (event: EventoConsuntivo): Made => ({ aggregate: 'Consuntivo', id: consuntivoIdOf(sede), event });
  const row = turn % 3;
  if (turn % 10 === 9) return made({ type: 'RelazioneRettificata', data: { ...sede, testo: ref(turn), motivo } });
  if (turn % 2 === 0) {
    return made({
      type: 'EsitoAttivitaRettificato',
      data: { ...sede, esito: esito(`${obiettivoId}-a${row}`, 'Giugno'), motivo },
    });
  }
  const data = { ...sede, esito: esito(`${obiettivoId}-i${row % 2}`, String(turn % 40)), motivo };
  return made({ type: 'ValoreIndicatoreRettificato', data });
}
