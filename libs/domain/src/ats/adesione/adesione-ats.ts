import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type Reading,
  type States,
} from '../../event-sourcing/index.js';
import { assertNotFuture, isScope, RuleViolation, type Atto, type Comando, type TestoRef } from '../../shared/index.js';
import { consorzio } from '../../tenancy/index.js';

/** `ats` is the slug of the ATS's scope: the id of the stream too. */
export type EventoAdesione =
  DomainEvent<'AtsRiconosciuto', { ats: string }> | DomainEvent<'AtsDisconosciuto', { ats: string; motivo: TestoRef }>;

/**
 * `scope` is the consortium that decides. It takes an act to let an ATS in; to shut it out needs none, so that it can be
 * done at once.
 */
export type ComandoAdesione =
  | (Comando<'RiconosciAts'> & DellAts & { readonly atto: Atto })
  | (Comando<'DisconosciAts'> & DellAts & { readonly motivo: TestoRef; readonly atto: Atto | null });
interface DellAts {
  readonly scope: string;
  readonly ats: string;
}

export type AdesioneAts = { readonly status: 'maiRiconosciuto' | 'riconosciuto' | 'disconosciuto' };

/**
 * Whether a consortium takes an ATS for its own: an ATS may name whom it likes as its member, and only what the
 * consortium says in its own log lets anything of the ATS into that log, and anything of the consortium out of it.
 */
export const adesioneAts: Aggregate<AdesioneAts, EventoAdesione> = {
  name: 'AdesioneAts',
  initial: { status: 'maiRiconosciuto' },
  evolve(_state, event) {
    if (event.type === 'AtsRiconosciuto') return { status: 'riconosciuto' };
    if (event.type === 'AtsDisconosciuto') return { status: 'disconosciuto' };
    return unknownEvent(event);
  },
};

export const deciderAdesione: Decider<ComandoAdesione, AdesioneAts> = {
  aggregate: adesioneAts,
  main: ({ ats }) => ats,
  reads: ({ scope }) => [{ aggregate: consorzio, id: scope }],
  decide({ main, of }, command) {
    const { scope, ats, atto, now } = command;
    if (of(consorzio, scope).status === 'assente') throw new RuleViolation('CONSORZIO_INESISTENTE');
    if (!isScope(ats) || ats === scope) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'ats' });
    if (atto) assertNotFuture(atto, now);
    return [{ aggregate: adesioneAts, id: ats, events: [{ ...decide(main, command), ...(atto && { act: atto }) }] }];
  },
};

function decide({ status }: AdesioneAts, command: ComandoAdesione): EventoAdesione {
  const { ats } = command;
  if (command.type === 'RiconosciAts') {
    if (status === 'riconosciuto') throw new RuleViolation('ATS_GIA_RICONOSCIUTO', { ats });
    return { type: 'AtsRiconosciuto', data: { ats } };
  }
  if (status !== 'riconosciuto') throw new RuleViolation('ATS_NON_RICONOSCIUTO', { ats });
  return { type: 'AtsDisconosciuto', data: { ats, motivo: command.motivo } };
}

/** What `assertRiconosciuto` asks of a consortium's log. */
export const letturaAdesione = (ats: string): Reading => ({ aggregate: adesioneAts, id: ats });

/**
 * Whatever has to do with an ATS asks this in its decider: so there is no way in beside it.
 * @throws RuleViolation ATS_NON_RICONOSCIUTO
 */
export function assertRiconosciuto({ of }: Pick<States<unknown>, 'of'>, ats: string): void {
  if (of(adesioneAts, ats).status !== 'riconosciuto') throw new RuleViolation('ATS_NON_RICONOSCIUTO', { ats });
}
