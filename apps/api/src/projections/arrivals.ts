import { isScope, isUuid } from '@consorzi/domain/shared';
import pg from 'pg';

import { ARRIVALS } from './advance.js';
import { silent, type ProjectionLog } from './logger.js';

/** What a request waits for: a position of `registro`, or events that it must hold. */
interface Waiter {
  readonly target: number | readonly string[];
  settle(arrived: boolean): void;
}

/** How long a lost notification can cost. */
const POLL_MS = 500;

/**
 * Read-your-writes: waits until `registro` holds an event. The runner tells each commit on a channel; all who wait for
 * a scope then share one question to the database, and none is asked while nobody waits. Keeps one connection.
 */
export class Arrivals {
  private readonly waiting = new Map<string, Set<Waiter>>();
  private readonly asking = new Map<string, Promise<void>>();
  private readonly askAgain = new Set<string>();
  private listener: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private polling: NodeJS.Timeout | undefined;

  /** @param pool of a role that may read the scope (API or projector); the listener uses its settings. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly logger: ProjectionLog = silent,
  ) {}

  /**
   * True as soon as `registro` holds all the events (or has reached the position), false after `timeoutMs`: they are in
   * the log and will be seen later.
   */
  async waitFor(scope: string, target: number | readonly string[], timeoutMs = 2_000): Promise<boolean> {
    if (!isScope(scope)) throw new Error(`not a scope: ${scope}`);
    if (typeof target !== 'number' && !target.every(isUuid)) throw new Error('event ids are UUIDs');
    if (typeof target !== 'number' && target.length === 0) return true;
    void this.listen();
    return new Promise<boolean>((resolve) => {
      const waiters = this.waiting.get(scope) ?? new Set();
      const waiter: Waiter = {
        target,
        settle: (arrived) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          if (waiters.size === 0 && this.waiting.get(scope) === waiters) this.waiting.delete(scope);
          resolve(arrived);
        },
      };
      const timer = setTimeout(() => waiter.settle(false), timeoutMs);
      this.waiting.set(scope, waiters.add(waiter));
      this.ask(scope);
    });
  }

  /** Those who still wait are told false. */
  async close(): Promise<void> {
    clearInterval(this.polling);
    for (const waiters of this.waiting.values()) for (const waiter of [...waiters]) waiter.settle(false);
    await this.connecting;
    await this.listener?.end().catch(() => undefined);
    await Promise.all(this.asking.values());
  }

  /** One question at a time for each scope; who comes while it is under way is answered by the next. */
  private ask(scope: string): void {
    if (this.asking.has(scope)) return void this.askAgain.add(scope);
    const asked = this.answer(scope)
      .catch((error: unknown) => this.logger.warn({ scope, err: error }, 'could not look for events'))
      .finally(() => {
        this.asking.delete(scope);
        if (this.askAgain.delete(scope) && this.waiting.has(scope)) this.ask(scope);
      });
    this.asking.set(scope, asked);
  }

  private async answer(scope: string): Promise<void> {
    // Commands that were appended together are asked for together.
    await new Promise((resolve) => setImmediate(resolve));
    const waiters = [...(this.waiting.get(scope) ?? [])];
    const ids = waiters.flatMap(({ target }) => (typeof target === 'number' ? [] : target));
    const { front, found } = await this.look(scope, ids);
    for (const { target, settle } of waiters) {
      if (typeof target === 'number' ? target <= front : target.every((id) => found.has(id))) settle(true);
    }
  }

  /**
   * One round trip: statements sent as one text are one transaction, and the tenant ends with it even when one fails.
   * Slugs and UUIDs need no quoting.
   */
  private async look(scope: string, ids: readonly string[]): Promise<{ front: number; found: ReadonlySet<string> }> {
    const results = (await this.pool.query(
      `select set_config('app.scope', '${scope}', true);
       select generation, position::float8 as position from read.checkpoints
         where scope = '${scope}' and projection = 'registro' and status = 'attiva';
       select r."f_eventId" as id from read.registro r
         where r.scope = '${scope}' and r."f_eventId" in (${ids.map((id) => `'${id}'`).join(', ') || 'null'})
           and r.generation = (select generation from read.checkpoints
             where scope = '${scope}' and projection = 'registro' and status = 'attiva')`,
    )) as unknown as pg.QueryResult[];
    const [checkpoint] = results[1]!.rows as { position: number }[];
    return {
      front: checkpoint?.position ?? -1,
      found: new Set((results[2]!.rows as { id: string }[]).map(({ id }) => id)),
    };
  }

  private listen(): Promise<void> {
    return (this.connecting ??= this.connect().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'cannot listen for projected events: looking for them instead');
      this.connecting = undefined;
    }));
  }

  private async connect(): Promise<void> {
    this.polling ??= setInterval(() => [...this.waiting.keys()].forEach((scope) => this.ask(scope)), POLL_MS).unref();
    const client = new pg.Client({ ...this.pool.options, pipeline: false, application_name: 'consorzi-arrivals' });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (this.listener === client) [this.listener, this.connecting] = [undefined, undefined];
    });
    client.on('notification', ({ payload }) => {
      const [scope] = (payload ?? '').split(' ');
      if (scope && this.waiting.has(scope)) this.ask(scope);
    });
    await client.connect();
    await client.query(`listen ${ARRIVALS}`);
    this.listener = client;
  }
}
