import { adesioneAts } from '@consorzi/domain/ats';
import { WrongRevision, type EventStore, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, RuleViolation, type Comando } from '@consorzi/domain/shared';

import { bodyHash } from '../commands/body-hash.js';
import { EventStoreUnavailable, runCommand } from '../event-sourcing/index.js';
import { readHistory } from '../event-sourcing/histories.js';
import type { ProjectionLog } from '../projections/logger.js';
import { WAITING, type Behind } from './checkpoints.js';
import { Source, type Policy, type Reaction } from './policy.js';

const LONGEST_PAUSE_MS = 3_600_000;

/** What came of an event: who was not told, with the code; or that the policy could not say whom to tell. */
export type Outcome =
  { readonly undecided: string } | { readonly undecided: null; readonly refused: ReadonlyMap<string, string> };

/** Sends the commands that an event asks for, each scope for itself. */
export class Delivery {
  constructor(
    private readonly store: EventStore,
    private readonly logger: ProjectionLog,
    private readonly pauseMs: number,
  ) {}

  /**
   * To the scopes of `known`, logs that there are, and for which `isDue`. After a refusal a scope is sent nothing more
   * of the event. @throws what only says that something cannot be reached just now.
   */
  async tell(
    policy: Policy,
    event: PositionedEvent,
    known: (scope: string) => boolean,
    isDue: (scope: string) => boolean,
  ): Promise<Outcome> {
    const refused = new Map<string, string>();
    const refuse = (target: string | null, error: unknown): string => {
      if (isOutage(error)) throw error;
      const code = error instanceof RuleViolation ? error.code : error instanceof Error ? error.name : 'Error';
      const { scope, position, eventId, type } = event;
      const told = { scope, policy: policy.name, position, eventId, type, target, code, err: error };
      if (!WAITING.has(code)) this.logger.error(told, 'a policy stands still: its command was refused');
      return code;
    };
    let reactions: readonly Reaction[];
    try {
      reactions = await policy.react(event, new Source(this.store, event));
    } catch (error) {
      return { undecided: refuse(null, error) };
    }
    for (const one of reactions) {
      if (!isDue(one.scope) || refused.has(one.scope)) continue;
      if (!known(one.scope)) refused.set(one.scope, 'SENZA_REGISTRO');
      else {
        await this.send(policy, event, one).catch((error: unknown) => refused.set(one.scope, refuse(one.scope, error)));
      }
    }
    return { undecided: null, refused };
  }

  /** When what was refused, so many times, is tried again, ISO; null where the target itself has to say something. */
  retryAt(code: string, attempts: number): string | null {
    if (WAITING.has(code)) return null;
    const pause = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2 ** Math.min(attempts - 1, 30));
    return new Date(Date.now() + pause).toISOString();
  }

  /** Whether a scope that waits may be told something now; asked when its log has moved. */
  async isOpen(source: string, { target, code }: Behind): Promise<boolean> {
    if (code === 'SENZA_REGISTRO') return true;
    return (await readHistory(this.store, target, adesioneAts, source)).state.status === 'riconosciuto';
  }

  /** As the person, in the role, in which the event was made: nobody else decided anything. */
  private async send(policy: Policy, event: PositionedEvent, { scope, decider, command }: Reaction): Promise<void> {
    const now = new Date().toISOString();
    const { personaId, role, correlationId } = event;
    const sent = { ...command, autore: { personaId, centri: 'tutti' }, now } as unknown as Comando<string>;
    const ctx = {
      ...{ scope, personaId, role, correlationId, recordedAt: now },
      ...{ commandId: idOf(policy.name, event.eventId), bodyHash: bodyHash(sent), causationId: event.eventId },
    };
    await runCommand({ store: this.store }, ctx, decider, sent);
  }
}

/** Nothing was refused: the log or the database could not be reached, or others were faster each time. */
const isOutage = (error: unknown): boolean => error instanceof EventStoreUnavailable || error instanceof WrongRevision;
