import { WrongRevision, type EventStore, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, RuleViolation, type Comando } from '@consorzi/domain/shared';
import type { Pool, PoolClient } from 'pg';

import { bodyHash } from '../commands/body-hash.js';
import { inScope } from '../database/in-scope.js';
import { EventStoreUnavailable, inNewestShape, runCommand } from '../event-sourcing/index.js';
import { silent, type ProjectionLog } from '../projections/logger.js';
import { Polling } from '../projections/polling.js';
import { readStanding, saveStanding, type Standing, type Stopped } from './checkpoints.js';
import { Source, type Policy, type Reaction } from './policy.js';

export interface PoliciesOptions {
  /** Reads the logs, and appends to them. */
  readonly store: EventStore;
  /** Of the projector's role, other connections than the store's: one is held while commands are sent. */
  readonly pool: Pool;
  readonly policies: readonly Policy[];
  readonly logger?: ProjectionLog;
  /** How often the ends of the logs are looked at, in milliseconds; 1,000. */
  readonly pollMs?: number;
  /** How long a refused command waits at first, in milliseconds; 1,000. It doubles, up to an hour. */
  readonly pauseMs?: number;
  /** Called when an event's commands are all in the other logs, before that is noted here. */
  readonly onReacted?: (event: PositionedEvent) => void;
}

const PAGE = 500;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Follows every log and sends the commands that its policies ask for. What is done is noted per policy and scope, after
 * the commands: one that was sent twice, by a process that stopped in between or by two at once, is recognised by its
 * id and answered with the first outcome. A refusal stops that policy in that scope alone, visibly, and is tried again
 * after pauses that grow; nothing after it is done before it, so what is copied arrives in order.
 */
export class Policies {
  private readonly polling: Polling;
  private readonly logger: ProjectionLog;
  private readonly store: EventStore;
  /** Up to which position all policies of a scope are done, as of this process's last turn there. */
  private readonly done = new Map<string, number>();
  private readonly paused = new Map<string, number>();

  constructor(private readonly options: PoliciesOptions) {
    const { logger = silent, pollMs = 1_000, store } = options;
    this.logger = logger;
    this.store = inNewestShape(store);
    this.polling = new Polling({
      ...{ atOnce: 1, pollMs, logger, waiting: 'policies wait for the database or a log' },
      look: (wake) => this.look(wake),
      turn: (scope) => this.turn(scope),
    });
  }

  start(): void {
    this.polling.start();
  }

  stop(): Promise<void> {
    return this.polling.stop();
  }

  private async look(wake: (scope: string) => void): Promise<void> {
    for (const { scope, last } of await this.options.store.scopes()) {
      const isPaused = Date.now() < (this.paused.get(scope) ?? 0);
      if (!isPaused && last > (this.done.get(scope) ?? -1)) wake(scope);
    }
  }

  private async turn(scope: string): Promise<void> {
    let done = Number.MAX_SAFE_INTEGER;
    let isStopped = false;
    for (const policy of this.options.policies) {
      const { position, stopped } = await this.serve(policy, scope);
      done = Math.min(done, position);
      isStopped ||= stopped !== null;
    }
    this.done.set(scope, done);
    // What stands still is asked about again now and then: somebody may have said that it is to be tried at once.
    if (isStopped) this.paused.set(scope, Date.now() + (this.options.pauseMs ?? 1_000));
    else this.paused.delete(scope);
  }

  /** To the end of the log, a page in each transaction, or to what is refused. */
  private async serve(policy: Policy, scope: string): Promise<Standing> {
    for (;;) {
      const { standing, isMore } = await inScope(this.options.pool, scope, (client) =>
        this.page(client, policy, scope),
      );
      if (!isMore || this.polling.isStopping) return standing;
    }
  }

  private async page(client: PoolClient, policy: Policy, scope: string) {
    // Only to spare double work: what two processes do at once comes out the same.
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('policies ' || $1 || ' ' || $2, 0)) as mine`,
      [policy.name, scope],
    );
    const before = await readStanding(client, scope, policy.name);
    const isWaiting = before.stopped !== null && Date.parse(before.stopped.retryAt) > Date.now();
    if (!rows[0]!.mine || isWaiting) return { standing: before, isMore: false };
    const events = await this.store.readScope(scope, before.position, PAGE);
    if (events.length === 0) return { standing: before, isMore: false };
    const standing = await this.follow(policy, before, events);
    await saveStanding(client, scope, standing);
    return { standing, isMore: events.length === PAGE && standing.stopped === null };
  }

  /** One event after the other. @throws what only says that something cannot be reached just now. */
  private async follow(policy: Policy, before: Standing, events: readonly PositionedEvent[]): Promise<Standing> {
    let { position } = before;
    for (const event of events) {
      if (this.polling.isStopping) break;
      const refusal = policy.types.has(event.type) ? await this.react(policy, event) : null;
      if (refusal) return { policy: policy.name, position, stopped: this.stopped(policy, event, before, refusal) };
      position = event.position;
    }
    // A process that ends before it has tried again does not take away what is said of the refusal.
    return { policy: policy.name, position, stopped: position > before.position ? null : before.stopped };
  }

  private async react(policy: Policy, event: PositionedEvent): Promise<Refusal | null> {
    let target: string | null = null;
    try {
      const reactions = await policy.react(event, new Source(this.store, event));
      const known = reactions.length === 0 ? [] : (await this.store.scopes()).map(({ scope }) => scope);
      for (const one of reactions) {
        // Who is not on the platform has no log to write to.
        if (!known.includes(one.scope)) continue;
        target = one.scope;
        await this.send(policy, event, one);
      }
    } catch (error) {
      if (isOutage(error)) throw error;
      return { target, error };
    }
    this.options.onReacted?.(event);
    return null;
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
    await runCommand({ store: this.options.store }, ctx, decider, sent);
  }

  private stopped(policy: Policy, event: PositionedEvent, before: Standing, { target, error }: Refusal): Stopped {
    const { pauseMs = 1_000 } = this.options;
    const { scope, position, eventId, type } = event;
    const attempts = before.stopped?.position === position ? before.stopped.attempts + 1 : 1;
    const pause = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** Math.min(attempts - 1, 30));
    const code = error instanceof RuleViolation ? error.code : error instanceof Error ? error.name : 'Error';
    const told = { scope, policy: policy.name, position, eventId, type, target, code, attempts, err: error };
    this.logger.error(told, 'a policy stands still: its command was refused');
    return { position, eventId, target, code, attempts, retryAt: new Date(Date.now() + pause).toISOString() };
  }
}

interface Refusal {
  readonly target: string | null;
  readonly error: unknown;
}

/** Nothing was refused: the log or the database could not be reached, or others were faster each time. */
const isOutage = (error: unknown): boolean => error instanceof EventStoreUnavailable || error instanceof WrongRevision;
