import {
  consuntivoIdOf,
  parseValoreConsuntivo,
  valoreRegistrato,
  type EventoConsuntivo,
} from '@consorzi/domain/consuntivo';
import type { DomainEvent } from '@consorzi/domain/event-sourcing';
import {
  parseTempi,
  parseValoreAtteso,
  type Attivita,
  type EventoObiettivo,
  type EventoPiano,
  type EventoProgettoPeg,
  type Modifica,
  type SchedaObiettivo,
} from '@consorzi/domain/planning';
import { idOf } from '@consorzi/domain/shared';
import type { EventoCentro } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';

import { prose } from './prose.js';
import type { Made } from './projections-mix.js';

/** Every read model of the platform: what `projector-process.js` rebuilds. */
export const projections = allProjections;

const OBIETTIVI = 500;
const CENTRI = 5;
const PROGETTI = 20;
const ANNO = 2024;
/** Events after which the plan stands whole; what comes after changes it, and never adds or removes an objective. */
export const BASE = CENTRI + 1 + PROGETTI + OBIETTIVI;

const centroOf = (scope: string, j: number) => idOf('audit', scope, 'centro', j % CENTRI);
export const pianoOf = (scope: string) => idOf('audit', scope, 'piano');
const progettoOf = (scope: string, j: number) => idOf('audit', scope, 'progetto', j % PROGETTI);
const obiettivoOf = (scope: string, j: number) => idOf('audit', scope, 'obiettivo', j);

/** What history must remember of an objective: a change says what stood there before, a first outcome is not a correction. */
interface Remembered {
  titolo: string;
  testo: string;
  extra: boolean;
  readonly recorded: Set<string>;
}

/**
 * The history of one consortium, told in order: centri, a plan with 20 progetti PEG and 500 objectives of three
 * attività and two indicatori, then turns of work, every objective once in 500. Of ten turns three change the sheet (a
 * title, the words of an attività), one adds or takes out an attività, one corrects the report, five record or correct
 * an outcome. A longer history is more of the same on the same plan.
 */
export class Storia {
  private n = 0;
  private readonly sheets = new Map<number, Remembered>();

  constructor(private readonly scope: string) {}

  next(): Made {
    const n = this.n++;
    if (n < CENTRI) return this.centro(n);
    if (n === CENTRI) return this.piano();
    if (n <= CENTRI + PROGETTI) return this.progetto(n - CENTRI - 1);
    if (n < BASE) return this.definito(n - CENTRI - PROGETTI - 1);
    const turn = n - BASE;
    const round = Math.floor(turn / OBIETTIVI);
    return this.turn((turn * 7919) % OBIETTIVI, (turn + round) % 10, turn);
  }

  private turn(j: number, kind: number, turn: number): Made {
    const sheet = this.sheets.get(j)!;
    const id = obiettivoOf(this.scope, j);
    switch (kind) {
      case 0:
      case 1: {
        const [prima, dopo] = [sheet.titolo, `${j}. ${prose(turn, 70)}`];
        sheet.titolo = dopo;
        return this.variato(j, { percorso: 'titolo', prima, dopo }, turn);
      }
      case 2: {
        const [prima, dopo] = [sheet.testo, prose(turn, 110)];
        sheet.testo = dopo;
        return this.variato(j, { percorso: `attivita/${id}-a0/testo`, prima, dopo }, turn);
      }
      case 3: {
        const row = attivita(`${id}-x`, prose(j, 90));
        sheet.extra = !sheet.extra;
        const [prima, dopo] = sheet.extra ? [null, row] : [row, null];
        return this.variato(j, { percorso: `attivita/${id}-x`, prima, dopo }, turn);
      }
      case 4:
        return this.relazione(j, sheet, turn);
      case 5:
        return this.esito(j, sheet, sheet.extra ? 'x' : 'a0', turn);
      case 6:
      case 7:
        return this.esito(j, sheet, `a${turn % 3}`, turn);
      default:
        return this.valore(j, sheet, `i${turn % 2}`, turn);
    }
  }

  private centro(j: number): Made {
    const data = { codice: `CDR${j}`, denominazione: `Centro ${j}` };
    const event: EventoCentro = { type: 'CentroDiResponsabilitaIstituito', data };
    return { aggregate: 'CentroDiResponsabilita', id: centroOf(this.scope, j), event };
  }

  private piano(): Made {
    const data = { titolo: 'Piano 2024', dal: ANNO, al: ANNO, documentoSha256: 'd'.repeat(64) };
    const event: EventoPiano = { type: 'PianoRicostruito', data };
    return { aggregate: 'Piano', id: pianoOf(this.scope), event };
  }

  private progetto(j: number): Made {
    const scheda = {
      ...{ codice: `1.${j}`, nome: `Progetto ${j}`, centroId: centroOf(this.scope, j), areaStrategica: '' },
      ...{ obiettivoOperativo: prose(j, 120), servizi: ['Educativa', 'Assistenza'] },
    };
    const data = { pianoId: pianoOf(this.scope), scheda, variazioneId: null };
    const event: EventoProgettoPeg = { type: 'ProgettoPegDefinito', data };
    return { aggregate: 'ProgettoPeg', id: progettoOf(this.scope, j), event };
  }

  private definito(j: number): Made {
    const id = obiettivoOf(this.scope, j);
    const sheet = {
      titolo: `${j}. ${prose(j, 70)}`,
      testo: prose(j + 1, 110),
      extra: false,
      recorded: new Set<string>(),
    };
    this.sheets.set(j, sheet);
    const centri = [centroOf(this.scope, j), ...(j % 10 === 0 ? [centroOf(this.scope, j + 1)] : [])];
    const scheda: SchedaObiettivo = {
      ...{ numero: String(j), titolo: sheet.titolo, centri, areaStrategica: 'Minori e famiglie' },
      ...{ obiettivoOperativo: prose(j + 2, 120), progettiPeg: [progettoOf(this.scope, j)], progettoPegTesto: '' },
      ...{ servizi: prose(j + 3, 60), utentiFinali: 'Famiglie', retiDiCollaborazione: '', continuaDa: null },
      ...{ finalita: prose(j + 4, 300), descrizione: prose(j + 5, 700) },
      attivita: [sheet.testo, prose(j + 6, 90), prose(j + 7, 90)].map((testo, row) => attivita(`${id}-a${row}`, testo)),
      indicatori: [0, 1].map((row) => ({
        ...{ id: `${id}-i${row}`, nome: 'Incontri', descrizione: prose(j + 8 + row, 60), unita: 'n.' },
        atteso: parseValoreAtteso('=> 10', 'n.'),
      })),
    };
    const data = { pianoId: pianoOf(this.scope), scheda, variazioneId: null };
    const event: EventoObiettivo = { type: 'ObiettivoDefinito', data };
    return { aggregate: 'Obiettivo', id, event };
  }

  private variato(j: number, modifica: Modifica, turn: number): Made {
    const id = obiettivoOf(this.scope, j);
    const data = { pianoId: pianoOf(this.scope), modifiche: [modifica], variazioneId: idOf('audit', id, turn) };
    const event: EventoObiettivo = { type: 'ObiettivoVariato', data };
    return { aggregate: 'Obiettivo', id, event };
  }

  private relazione(j: number, { recorded }: Remembered, turn: number): Made {
    const [testo, motivo] = [ref(turn), ref(turn + 1e9)];
    if (!recorded.has('relazione')) {
      recorded.add('relazione');
      return this.consuntivo(j, (sede) => ({ type: 'RelazioneRegistrata', data: { ...sede, testo } }));
    }
    return this.consuntivo(j, (sede) => ({ type: 'RelazioneRettificata', data: { ...sede, testo, motivo } }));
  }

  private esito(j: number, { recorded }: Remembered, row: string, turn: number): Made {
    const again = recorded.has(row);
    recorded.add(row);
    const esito = this.of(j, row, 'Giugno', turn);
    return this.consuntivo(j, (sede) =>
      again
        ? { type: 'EsitoAttivitaRettificato', data: { ...sede, esito, motivo: ref(turn + 1e9) } }
        : { type: 'EsitoAttivitaRegistrato', data: { ...sede, esito } },
    );
  }

  private valore(j: number, { recorded }: Remembered, row: string, turn: number): Made {
    const again = recorded.has(row);
    recorded.add(row);
    const esito = this.of(j, row, String(turn % 40), turn);
    return this.consuntivo(j, (sede) =>
      again
        ? { type: 'ValoreIndicatoreRettificato', data: { ...sede, esito, motivo: ref(turn + 1e9) } }
        : { type: 'ValoreIndicatoreRegistrato', data: { ...sede, esito } },
    );
  }

  private of(j: number, row: string, testo: string, turn: number) {
    const valore = valoreRegistrato(parseValoreConsuntivo(testo));
    return { voceId: `${obiettivoOf(this.scope, j)}-${row}`, testo: ref(turn), valore, rilevatoIl: '2024-12-31' };
  }

  private consuntivo(j: number, tell: (sede: EventoConsuntivo['data']) => DomainEvent<string, object>): Made {
    const obiettivoId = obiettivoOf(this.scope, j);
    const sede = { pianoId: pianoOf(this.scope), obiettivoId, centroId: centroOf(this.scope, j), anno: ANNO };
    const event = tell(sede as EventoConsuntivo['data']);
    return { aggregate: 'Consuntivo', id: consuntivoIdOf(sede), event };
  }
}

const attivita = (id: string, testo: string): Attivita => ({ id, testo, tempi: parseTempi('Annuale') });
const ref = (n: number) => ({ testoId: idOf('audit', 'testo', n), hash: 'a'.repeat(64) });
