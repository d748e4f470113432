import { ats } from '../ats/index.js';
import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { required, RuleViolation, type Comando } from '../shared/index.js';

export type EventoConsorzio = DomainEvent<'ConsorzioIstituito', { denominazione: string; sede: string }>;

export interface IstituisciConsorzio extends Comando<'IstituisciConsorzio'> {
  readonly scope: string;
  readonly denominazione: string;
  readonly sede: string;
}

export type Consorzio =
  { readonly status: 'assente' } | { readonly status: 'istituito'; readonly denominazione: string };

/** The consortium itself: one per scope, its stream's id is the scope's slug. */
export const consorzio: Aggregate<Consorzio, EventoConsorzio> = {
  name: 'Consorzio',
  initial: { status: 'assente' },
  evolve(_state, event) {
    if (event.type !== 'ConsorzioIstituito') return unknownEvent(event as never);
    return { status: 'istituito', denominazione: event.data.denominazione };
  },
};

export const deciderConsorzio: Decider<IstituisciConsorzio, Consorzio> = {
  aggregate: consorzio,
  main: (command) => command.scope,
  reads: ({ scope }) => [{ aggregate: ats, id: scope }],
  decide({ main, of }, command) {
    if (of(ats, command.scope).status !== 'assente') throw new RuleViolation('SCOPE_DI_UN_ATS');
    if (main.status !== 'assente') throw new RuleViolation('CONSORZIO_GIA_ISTITUITO');
    const data = {
      denominazione: required('denominazione', command.denominazione, 200),
      sede: required('sede', command.sede, 100),
    };
    return [{ aggregate: consorzio, id: command.scope, events: [{ type: 'ConsorzioIstituito', data }] }];
  },
};
