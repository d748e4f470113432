import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { consorzio } from '../../tenancy/index.js';
import { RuleViolation, type Comando } from '../../shared/index.js';
import { assertRiconosciuto, letturaAdesione } from '../adesione/adesione-ats.js';
import type { ModelloProcedura } from '../programma/modello-procedura.js';
import type { FaseProgetto, Traguardo, VoceProgetto } from './piano-progetto.js';

/** What a partner may spend of an item, in cents. */
export type QuotaRecepita = {
  readonly voceId: string;
  readonly fonte: 'finanziamento' | 'cofinanziamento';
  readonly centesimi: number;
};

/** Of a plan, and of this partner alone, what says how much money is expected by when; `dal` the first day on which it counts. */
export type PianoRecepito = {
  readonly dal: string;
  readonly piano: {
    readonly dal: string;
    readonly al: string;
    readonly voci: readonly VoceProgetto[];
    readonly fasi: readonly FaseProgetto[];
    readonly quote: readonly QuotaRecepita[];
  };
};

/**
 * What a partner's own log knows of a project of its ATS: no projection reads two scopes, so a policy copies it here
 * whenever the project, its plan or its procedure changes.
 */
export type ContenutoRecepito = {
  readonly ats: string;
  readonly progettoId: string;
  readonly partnerId: string;
  readonly titolo: string;
  readonly cup: string;
  readonly programma: string;
  readonly dal: string;
  readonly al: string;
  readonly voci: readonly VoceProgetto[];
  /** Of this partner alone. */
  readonly quote: readonly QuotaRecepita[];
  /** What this partner is expected to reach, and what the project as a whole is. */
  readonly traguardi: readonly Traguardo[];
  /** All plans, in the order in which they were decided: the newest may count from a day that is still to come. */
  readonly piani: readonly PianoRecepito[];
  readonly proceduraVersione: number;
  readonly modello: ModelloProcedura;
  readonly stato: 'inCorso' | 'chiuso';
};

export type EventoProgettoRecepito = DomainEvent<'ProgettoRecepito', ContenutoRecepito>;

/** `scope` is the consortium's slug; `contenuto` what the log of the ATS says, whole each time. */
export type ComandoProgettoRecepito = Comando<'RecepisciProgetto'> & {
  readonly scope: string;
  readonly contenuto: ContenutoRecepito;
};

/** Asked about money or documents of a project, a consortium answers from this: `voci`, `quote`, days, `modello`. */
export type ProgettoRecepito = { readonly status: 'assente' } | ({ readonly status: 'recepito' } & ContenutoRecepito);

/** In a consortium's log, one for each project it takes part in; its id is the project's. */
export const progettoRecepito: Aggregate<ProgettoRecepito, EventoProgettoRecepito> = {
  name: 'ProgettoRecepito',
  initial: { status: 'assente' },
  evolve(_state, event) {
    if (event.type !== 'ProgettoRecepito') return unknownEvent(event as never);
    return { status: 'recepito', ...event.data };
  },
};

/** What was copied before is replaced: the newest copy is what the project is. Copies in order are the policy's duty. */
export const deciderProgettoRecepito: Decider<ComandoProgettoRecepito, ProgettoRecepito> = {
  aggregate: progettoRecepito,
  main: ({ contenuto }) => contenuto.progettoId,
  reads: ({ scope, contenuto }) => [{ aggregate: consorzio, id: scope }, letturaAdesione(contenuto.ats)],
  decide(states, { scope, contenuto }) {
    const { main, of } = states;
    if (of(consorzio, scope).status === 'assente') throw new RuleViolation('CONSORZIO_INESISTENTE');
    assertRiconosciuto(states, contenuto.ats);
    if (main.status === 'recepito' && main.ats !== contenuto.ats) {
      throw new RuleViolation('PROGETTO_DI_UN_ALTRO_ATS', { ats: main.ats });
    }
    return [
      {
        aggregate: progettoRecepito,
        id: contenuto.progettoId,
        events: [{ type: 'ProgettoRecepito', schemaVersion: 3, data: contenuto }],
      },
    ];
  },
};
