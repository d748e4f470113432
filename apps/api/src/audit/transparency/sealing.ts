import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { silent, type ProjectionLog } from '../../projections/logger.js';
import { Polling } from '../../projections/polling.js';
import { raiseAlarm, TransparencyAlarm } from './alarms.js';
import type { AuditKeys } from './keys.js';
import { seal } from './sealer.js';

export interface SealingOptions {
  readonly store: EventStore;
  /** Of the projector's role; two scopes at once, a connection each. */
  readonly pool: Pool;
  readonly keys: AuditKeys;
  readonly logger?: ProjectionLog;
  /** Events that a checkpoint adds at most; 1,000. */
  readonly maxEvents?: number;
  /** How long an event may wait for a checkpoint, in milliseconds: 55,000, so that with the look it is a minute. */
  readonly maxAgeMs?: number;
  /** How often the ends of the logs are looked at, in milliseconds; 1,000. */
  readonly pollMs?: number;
  /** Called after each checkpoint, and once for each scope when it is first looked at. */
  readonly onSealed?: (scope: string) => void;
}

/** What is known of a scope between two looks; forgotten whenever it turns out to be otherwise. */
interface Seen {
  readonly size: number;
  /** When the first event after `size` was recorded; null while there is none, or it has not been read. */
  readonly since: number | null;
}

/**
 * Signs the logs of all scopes, each at most so many events and so much time after its last checkpoint. Any number of
 * processes may do it. Ends of logs are compared, no hint is needed: one small question a second for all of them.
 */
export class Sealing {
  private readonly seen = new Map<string, Seen>();
  private readonly paused = new Map<string, number>();
  private readonly polling: Polling;
  private readonly logger: ProjectionLog;

  constructor(private readonly options: SealingOptions) {
    const { logger = silent, pollMs = 1_000 } = options;
    this.logger = logger;
    this.polling = new Polling({
      ...{ atOnce: 2, pollMs, logger, waiting: 'the seal waits for the database or the log' },
      look: (wake) => this.look(wake),
      turn: (scope) => this.turn(scope),
    });
  }

  start(): void {
    this.polling.start();
  }

  /** Ends what is under way. */
  stop(): Promise<void> {
    return this.polling.stop();
  }

  private async look(wake: (scope: string) => void): Promise<void> {
    for (const { scope, last } of await this.options.store.scopes()) {
      if (Date.now() < (this.paused.get(scope) ?? 0)) continue;
      const seen = this.seen.get(scope);
      if (!seen || last + 1 < seen.size || (last + 1 > seen.size && this.isDue(seen, last + 1 - seen.size))) {
        wake(scope);
      }
    }
  }

  /** Also while the time of the first event that waits is not known: the turn finds it out. */
  private isDue({ since }: Seen, waiting: number): boolean {
    const { maxEvents = 1_000, maxAgeMs = 55_000 } = this.options;
    return waiting >= maxEvents || since === null || Date.now() - since >= maxAgeMs;
  }

  private async turn(scope: string): Promise<void> {
    try {
      await this.sealDue(scope);
    } catch (error) {
      if (!(error instanceof TransparencyAlarm)) throw error;
      const isNew = await raiseAlarm(this.options.pool, scope, error);
      const { oggetto, motivo, dettagli } = error;
      if (isNew) this.logger.error({ scope, oggetto, motivo, dettagli }, 'the log is not what was signed: stopped');
      this.pause(scope);
    }
  }

  /** One checkpoint after the other, until what is left may wait. */
  private async sealDue(scope: string): Promise<void> {
    const { store, pool, keys, maxEvents = 1_000 } = this.options;
    const isFirstLook = !this.seen.has(scope);
    let { size } = await this.standing(scope);
    if (isFirstLook) this.options.onSealed?.(scope);
    let ahead: ReturnType<EventStore['readScope']> | undefined;
    while (!this.polling.isStopping) {
      const events = await (ahead ?? store.readScope(scope, size - 1, maxEvents));
      const seen = this.remember(scope, size, events[0]);
      if (events.length === 0 || !this.isDue(seen, events.length)) return;
      // Read while this page is signed; what went wrong with it is told when it is needed.
      ahead = events.length === maxEvents ? store.readScope(scope, events.at(-1)!.position, maxEvents) : undefined;
      ahead?.catch(() => undefined);
      if ((await seal(pool, keys, scope, events)) !== 'sigillato') return this.pause(scope);
      size += events.length;
      this.options.onSealed?.(scope);
    }
  }

  /** Where the last checkpoint stands. @throws TransparencyAlarm where the log ends before it. */
  private async standing(scope: string): Promise<Seen> {
    const { store, pool } = this.options;
    const size = await inScope(pool, scope, async (client) => {
      const { rows } = await client.query<{ size: number | null }>(
        'select max(size)::float8 as size from audit.checkpoints where scope = $1',
        [scope],
      );
      return rows[0]!.size ?? 0;
    });
    const [sealed, waiting] = size > 0 ? await store.readScope(scope, size - 2, 2) : [];
    if (size > 0 && !sealed) throw new TransparencyAlarm('registro', 'registro_accorciato', { size });
    return this.remember(scope, size, waiting);
  }

  private remember(scope: string, size: number, waiting: PositionedEvent | undefined): Seen {
    const seen = { size, since: waiting ? Math.min(Date.parse(waiting.recordedAt), Date.now()) : null };
    this.seen.set(scope, seen);
    return seen;
  }

  /** Another process signs, or a person must look first: asked again a little later, from what is there then. */
  private pause(scope: string): void {
    const { pollMs = 1_000 } = this.options;
    this.paused.set(scope, Date.now() + 5 * pollMs);
    this.seen.delete(scope);
  }
}
