import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool, PoolClient } from 'pg';

import { inScope } from '../database/in-scope.js';
import { inNewestShape } from '../event-sourcing/index.js';
import { silent, type ProjectionLog } from '../projections/logger.js';
import { Polling } from '../projections/polling.js';
import { readStanding, saveStanding, type Behind, type Standing, type Stopped } from './checkpoints.js';
import { Delivery } from './delivery.js';
import type { Policy } from './policy.js';

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

/** What is left to do in a scope, as of this process's last turn there. */
interface Left {
  /** Up to which position all policies are done. */
  readonly position: number;
  /** A policy cannot say on: what is after that position waits for it. */
  readonly isStopped: boolean;
  /** Something was refused and is asked about again now and then: somebody may have said that it be tried at once. */
  readonly againAt: number | null;
  /** Scopes that wait to be told something until they say more themselves, and where their logs ended. */
  readonly waiting: ReadonlyMap<string, number | undefined>;
}

/**
 * Follows every log and sends the commands that its policies ask for. What is done is noted per policy and scope, after
 * the commands: one that was sent twice, by a process that stopped in between or by two at once, is recognised by its
 * id and answered with the first outcome.
 *
 * Each target goes on by itself. One that refuses is behind, visibly, and is tried again after pauses that grow; one
 * that has not recognised the scope waits until its log moves. Both get what they missed in order before anything newer,
 * up to where the policy stood: however often that is begun again, it is the same.
 */
export class Policies {
  private readonly polling: Polling;
  private readonly store: EventStore;
  private readonly delivery: Delivery;
  private readonly left = new Map<string, Left>();
  /** Where the logs ended at the last look. */
  private ends: ReadonlyMap<string, number> = new Map();
  /** Where the log of who waits ended when it was asked last, by policy, scope and target. */
  private readonly asked = new Map<string, number | undefined>();

  constructor(private readonly options: PoliciesOptions) {
    const { logger = silent, pollMs = 1_000, pauseMs = 1_000, store } = options;
    this.store = inNewestShape(store);
    this.delivery = new Delivery(store, logger, pauseMs);
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
    this.ends = new Map((await this.options.store.scopes()).map(({ scope, last }) => [scope, last]));
    for (const [scope, last] of this.ends) {
      const { position, isStopped, againAt, waiting } = this.left.get(scope) ?? NOTHING_DONE;
      const isAgain = againAt !== null && Date.now() >= againAt;
      const hasMoved = [...waiting].some(([target, end]) => this.ends.get(target) !== end);
      if (isAgain || hasMoved || (last > position && !isStopped)) wake(scope);
    }
  }

  private async turn(scope: string): Promise<void> {
    let position = Number.MAX_SAFE_INTEGER;
    let [isStopped, isRefused] = [false, false];
    const waiting = new Map<string, number | undefined>();
    for (const policy of this.options.policies) {
      const standing = await this.serve(policy, scope);
      position = Math.min(position, standing.position);
      isStopped ||= standing.stopped !== null;
      isRefused ||= standing.behind.some(({ retryAt }) => retryAt !== null);
      for (const { target } of standing.behind.filter(({ retryAt }) => retryAt === null)) {
        const end = this.asked.get(keyOf(policy, scope, target));
        // A look in between may have let the one policy see further than the other.
        if (!waiting.has(target) || (end ?? -1) < (waiting.get(target) ?? -1)) waiting.set(target, end);
      }
    }
    const againAt = isStopped || isRefused ? Date.now() + (this.options.pauseMs ?? 1_000) : null;
    this.left.set(scope, { position, isStopped, againAt, waiting });
  }

  /** To the end of the log, a page in each transaction, or to where the policy itself does not know on. */
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
    if (!rows[0]!.mine) return { standing: before, isMore: false };
    const behind = await this.catchUp(policy, scope, before);
    const isWaiting = before.stopped !== null && Date.parse(before.stopped.retryAt) > Date.now();
    const events = isWaiting ? [] : await this.store.readScope(scope, before.position, PAGE);
    const standing = await this.follow(policy, { ...before, behind }, events);
    const isNews = events.length > 0 || behind.some((one, index) => one !== before.behind[index]);
    if (isNews || behind.length < before.behind.length) await saveStanding(client, scope, before, standing);
    return { standing, isMore: events.length === PAGE && standing.stopped === null };
  }

  /** One event after the other. @throws what only says that something cannot be reached just now. */
  private async follow(policy: Policy, before: Standing, events: readonly PositionedEvent[]): Promise<Standing> {
    let { position } = before;
    const behind = new Map(before.behind.map((one) => [one.target, one]));
    for (const event of events) {
      if (this.polling.isStopping) break;
      if (policy.types.has(event.type)) {
        const outcome = await this.tell(policy, event, (scope) => !behind.has(scope));
        if (outcome.undecided !== null) {
          const stopped = this.stopped(event, before.stopped, outcome.undecided);
          return { policy: policy.name, position, stopped, behind: [...behind.values()] };
        }
        for (const [target, code] of outcome.refused) {
          behind.set(target, this.behind(event, { target, position: event.position - 1 }, code));
        }
        this.options.onReacted?.(event);
      }
      position = event.position;
    }
    // A process that ends before it has tried again does not take away what is said of the refusal.
    const stopped = position > before.position ? null : before.stopped;
    return { policy: policy.name, position, stopped, behind: [...behind.values()] };
  }

  /** Tells those who are behind, and may be told now, what they missed. @returns who is behind after that. */
  private async catchUp(policy: Policy, scope: string, { position, behind }: Standing): Promise<readonly Behind[]> {
    const after: Behind[] = [];
    for (const one of behind) {
      const now = (await this.isDue(policy, scope, one)) ? await this.missed(policy, scope, one, position) : one;
      if (now) after.push(now);
    }
    return after;
  }

  private async isDue(policy: Policy, scope: string, one: Behind): Promise<boolean> {
    if (this.polling.isStopping) return false;
    if (one.retryAt !== null) return Date.parse(one.retryAt) <= Date.now();
    const end = this.ends.get(one.target);
    const key = keyOf(policy, scope, one.target);
    const isAsked = this.asked.has(key) && this.asked.get(key) === end;
    this.asked.set(key, end);
    return !isAsked && end !== undefined && this.delivery.isOpen(scope, one);
  }

  /** @returns null where nothing is missed any more. */
  private async missed(policy: Policy, scope: string, one: Behind, until: number): Promise<Behind | null> {
    let { position } = one;
    for (const event of await this.eventsFor(policy, scope, position, until)) {
      if (this.polling.isStopping) return position > one.position ? { ...one, position } : one;
      const outcome = await this.tell(policy, event, (target) => target === one.target);
      const code = outcome.undecided ?? outcome.refused.get(one.target);
      if (code !== undefined) return this.behind(event, { ...one, position: event.position - 1 }, code);
      this.options.onReacted?.(event);
      position = event.position;
    }
    return null;
  }

  /** The events that the policy looks at after a position, up to another. */
  private async eventsFor(policy: Policy, scope: string, after: number, until: number) {
    const found: PositionedEvent[] = [];
    for (let at = after; at < until;) {
      const page = await this.store.readScope(scope, at, PAGE);
      if (page.length === 0) break;
      found.push(...page.filter(({ type, position }) => policy.types.has(type) && position <= until));
      at = page.at(-1)!.position;
    }
    if (!policy.newestOnly) return found;
    const newest = new Map(found.map((event) => [event.stream, event]));
    return found.filter((event) => newest.get(event.stream) === event);
  }

  private tell(policy: Policy, event: PositionedEvent, isDue: (scope: string) => boolean) {
    return this.delivery.tell(policy, event, (scope) => this.ends.has(scope), isDue);
  }

  private behind(event: PositionedEvent, before: Pick<Behind, 'target' | 'position'> & Partial<Behind>, code: string) {
    const attempts = before.at === event.position && before.code === code ? before.attempts! + 1 : 1;
    const { target, position } = before;
    const retryAt = this.delivery.retryAt(code, attempts);
    return { target, position, at: event.position, eventId: event.eventId, code, attempts, retryAt };
  }

  private stopped({ position, eventId }: PositionedEvent, before: Stopped | null, code: string): Stopped {
    const attempts = before?.position === position ? before.attempts + 1 : 1;
    const retryAt = this.delivery.retryAt(code, attempts) ?? new Date().toISOString();
    return { position, eventId, code, attempts, retryAt };
  }
}

const NOTHING_DONE: Left = { position: -1, isStopped: false, againAt: null, waiting: new Map() };

const keyOf = (policy: Policy, scope: string, target: string): string => `${policy.name} ${scope} ${target}`;
