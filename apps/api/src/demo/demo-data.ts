import type { Atto } from '@consorzi/domain/shared';
import type { Ruolo } from '@consorzi/domain/tenancy';

/** A consortium of the demonstration: facts and figures from published documents, in words of our own. */
export interface DemoConsorzio {
  readonly scope: string;
  readonly denominazione: string;
  readonly sede: string;
  readonly centri: readonly { readonly codice: string; readonly denominazione: string }[];
  /** Posts by user name without the consortium: `responsabile2` answers for the centri named here. */
  readonly posti: readonly { readonly utente: string; readonly ruolo: Ruolo; readonly centri?: readonly string[] }[];
  /** People of another consortium with a role here too, by whole user name. */
  readonly ospiti?: readonly { readonly utente: string; readonly ruolo: Ruolo }[];
  readonly piano: DemoPiano;
}

export interface DemoPiano {
  readonly titolo: string;
  readonly dal: number;
  readonly al: number;
  readonly atto: Atto;
  readonly progetti: readonly DemoProgetto[];
  readonly obiettivi: readonly DemoObiettivo[];
  readonly variazione?: DemoVariazione;
}

export interface DemoProgetto {
  readonly codice: string;
  readonly nome: string;
  readonly centro: string;
  readonly areaStrategica: string;
  readonly servizi: readonly string[];
}

/** `consuntivo` where something was already recorded; the centro that records is the first. */
export interface DemoObiettivo {
  readonly numero: string;
  readonly titolo: string;
  readonly centri: readonly string[];
  readonly progetti: readonly string[];
  readonly areaStrategica: string;
  readonly utentiFinali: string;
  readonly finalita: string;
  readonly attivita: readonly { readonly testo: string; readonly tempi: string; readonly consuntivo?: string }[];
  readonly indicatori: readonly {
    readonly nome: string;
    readonly unita: string;
    readonly atteso: string;
    readonly consuntivo?: string;
  }[];
  readonly relazione?: string;
}

/** A change of the times of one attività, approved by its own act. */
export interface DemoVariazione {
  readonly motivo: string;
  readonly atto: Atto;
  readonly obiettivo: number;
  readonly attivita: number;
  readonly tempi: string;
}

const POSTI: DemoConsorzio['posti'] = [
  { utente: 'direttore', ruolo: 'direttore' },
  { utente: 'amministratore', ruolo: 'amministratore' },
  { utente: 'finanza', ruolo: 'finanza' },
  { utente: 'nucleo', ruolo: 'nucleo' },
  { utente: 'revisore', ruolo: 'revisore' },
];

/** The posts of a consortium: those of the whole, and who answers for or works in which centri. */
export const posti = (
  responsabili: Readonly<Record<string, readonly string[]>>,
  operatore: readonly string[],
): DemoConsorzio['posti'] => [
  ...POSTI,
  ...Object.entries(responsabili).map(([utente, centri]) => ({ utente, ruolo: 'responsabile' as const, centri })),
  { utente: 'operatore', ruolo: 'operatore', centri: operatore },
];
