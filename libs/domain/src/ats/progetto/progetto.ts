import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf } from '../../shared/index.js';
import type { Partner, PianoProgetto } from './piano-progetto.js';

/** What a person answers for in a project: a closed list, so that it names nobody. */
export const COMPITI_PROGETTO = ['responsabile', 'referenteTecnico', 'referenteFinanziario', 'monitoraggio'] as const;
export type CompitoProgetto = (typeof COMPITI_PROGETTO)[number];

export type ResponsabileProgetto = {
  readonly personaId: string;
  readonly compito: CompitoProgetto;
};

/** What a project is told with; `linea` is the funder's own word for it (`1.1.3`). */
export interface DatiProgetto {
  readonly programmaId: string;
  readonly proceduraVersione: number;
  readonly titolo: string;
  readonly cup: string;
  readonly linea: string;
  readonly partner: readonly Partner[];
  readonly piano: PianoProgetto;
  readonly responsabili: readonly ResponsabileProgetto[];
}

/**
 * `dal` the first day on which the plan counts, `istanzaId` the request whose outcome it is: null where an act of our
 * own changed it. `RimodulazioneAperta` and `-Conclusa` keep one at a time; an accepted one ends with its plan.
 */
export type EventoProgetto =
  | DomainEvent<'ProgettoRegistrato', DatiProgetto>
  | DomainEvent<'PianoProgettoModificato', { dal: string; istanzaId: string | null; piano: PianoProgetto }>
  | DomainEvent<'ProceduraAggiornata', { proceduraVersione: number }>
  | DomainEvent<'ResponsabiliProgettoCambiati', { responsabili: readonly ResponsabileProgetto[] }>
  | DomainEvent<'RimodulazioneAperta', { istanzaId: string }>
  | DomainEvent<'RimodulazioneConclusa', { istanzaId: string }>
  | DomainEvent<'ProgettoChiuso', { il: string }>;

/** A plan with the first day on which it counts. The one before stays beside it, for the days before. */
export interface PianoDal {
  readonly dal: string;
  readonly istanzaId: string | null;
  readonly piano: PianoProgetto;
}

export interface ProgettoRegistrato extends Omit<DatiProgetto, 'piano'> {
  readonly status: 'registrato';
  /** In the order in which they were decided; none counts from before the one that it follows. */
  readonly piani: readonly [PianoDal, ...PianoDal[]];
  readonly rimodulazioneAperta: string | null;
  readonly chiusoIl: string | null;
}
export type Progetto = { readonly status: 'assente' } | ProgettoRegistrato;

/** In the log of an ATS, one for each CUP. */
export const progetto: Aggregate<Progetto, EventoProgetto> = {
  name: 'Progetto',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'ProgettoRegistrato') {
      const { piano, ...dati } = event.data;
      const piani = [{ dal: piano.dal, istanzaId: null, piano }] as const;
      return { status: 'registrato', ...dati, piani, rimodulazioneAperta: null, chiusoIl: null };
    }
    if (state.status === 'assente') throw new Error(`${event.type} before the project was there`);
    switch (event.type) {
      case 'PianoProgettoModificato':
        return { ...state, piani: [...state.piani, event.data] };
      case 'ProceduraAggiornata':
        return { ...state, proceduraVersione: event.data.proceduraVersione };
      case 'ResponsabiliProgettoCambiati':
        return { ...state, responsabili: event.data.responsabili };
      case 'RimodulazioneAperta':
        return { ...state, rimodulazioneAperta: event.data.istanzaId };
      case 'RimodulazioneConclusa':
        return { ...state, rimodulazioneAperta: null };
      case 'ProgettoChiuso':
        return { ...state, chiusoIl: event.data.il };
      default:
        return unknownEvent(event);
    }
  },
};

/** One project of an ATS has a CUP: a second registration, however it comes, finds the first. */
export const progettoIdDi = (scope: string, cup: string): string => idOf('progetto', scope, cup);

/** The plan that counts on the day (ISO); null before the project's first day. */
export function pianoAlla(stato: Progetto, giorno: string): PianoProgetto | null {
  return stato.status === 'assente' ? null : (pianoDal(stato.piani, giorno)?.piano ?? null);
}

/** Of plans in the order in which they were decided, the last that counts on the day (ISO). */
export const pianoDal = <P extends { readonly dal: string }>(piani: readonly P[], giorno: string): P | null =>
  piani.filter(({ dal }) => dal <= giorno).at(-1) ?? null;

/** The newest plan, whatever the day: what the project is going to be. */
export const ultimoPiano = ({ piani }: ProgettoRegistrato): PianoProgetto => piani.at(-1)!.piano;
