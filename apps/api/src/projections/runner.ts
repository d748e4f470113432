import type { AnyProjection } from '@consorzi/projections/projecting';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { inNewestShape } from '../event-sourcing/upcast.js';
import { build } from './builder.js';
import { retry } from './checkpoints.js';
import { ScopeFront } from './front.js';
import { beginGenerations, outdated, sweep } from './generations.js';
import { Leases } from './leases.js';
import { silent, type ProjectionLog } from './logger.js';
import { noteHeads, readStandings } from './standings.js';
import { Turns } from './turns.js';

export interface ProjectionRunnerOptions {
  readonly store: EventStore;
  /** Of the projector's role, in pipeline mode: `projectorPool` makes one. Holds `scopesAtOnce` + 2 connections at most. */
  readonly pool: Pool;
  readonly projections: readonly AnyProjection[];
  readonly logger?: ProjectionLog;
  /** Events per transaction at most; 2,000. */
  readonly batch?: number;
  /** How long a lost hint can cost, in milliseconds; 2,000. */
  readonly pollMs?: number;
  /** Scopes fed at the same time; 4. */
  readonly scopesAtOnce?: number;
}

/**
 * Keeps the read models of every scope up with its log. Any number of processes may run one: leases share the scopes
 * out. Woken by hints of the store, and by a slow poll for those that were lost.
 */
export class ProjectionRunner {
  private readonly logger: ProjectionLog;
  private readonly leases: Leases;
  private readonly log: EventStore;
  private readonly fronts = new Map<string, ScopeFront>();
  private readonly feeding: Turns;
  private readonly building: Turns;
  private readonly prepared = new Set<string>();
  private watching: { close(): Promise<void> } | undefined;
  private polling: NodeJS.Timeout | undefined;
  private poll: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly options: ProjectionRunnerOptions) {
    this.logger = options.logger ?? silent;
    this.leases = new Leases(options.pool);
    this.log = inNewestShape(options.store);
    const failed = (scope: string, error: unknown) =>
      this.logger.warn({ scope, err: error }, 'projections wait for the database or the log, and try again');
    this.feeding = new Turns(options.scopesAtOnce ?? 4, (scope) => this.feed(scope), failed);
    this.building = new Turns(1, (scope) => this.build(scope), failed);
  }

  /** Resolves once hints are heard and the first poll has woken every scope that is behind. */
  async start(): Promise<void> {
    this.watching = await this.options.store.watch((scope) => this.feeding.wake(scope));
    await this.look();
    this.schedule();
  }

  /** Ends the batches under way, gives the leases back. Safe to call twice. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.polling);
    await this.watching?.close();
    await this.poll;
    await Promise.all([this.feeding.stop(), this.building.stop()]);
    await this.leases.releaseAll();
  }

  /** Lets what was parked try its event again at once. */
  async retry(projection: string, scope: string): Promise<number> {
    const count = await retry(this.options.pool, scope, projection);
    this.fronts.get(scope)?.forget();
    this.feeding.wake(scope);
    this.building.wake(scope);
    return count;
  }

  private get parts() {
    const { pool, projections, batch = 2_000 } = this.options;
    return { store: this.log, pool, projections, batch, leases: this.leases, logger: this.logger };
  }

  private async feed(scope: string): Promise<void> {
    if (!this.prepared.has(scope)) await this.prepare(scope);
    let front = this.fronts.get(scope);
    if (!front) this.fronts.set(scope, (front = new ScopeFront(scope, this.parts)));
    await front.catchUp(() => this.stopping);
  }

  private async build(scope: string): Promise<void> {
    await build(scope, this.parts, () => this.stopping);
    if (!this.stopping) await sweep(this.options.pool, scope, this.options.projections);
  }

  /** Once per process and scope: a restart often carries the fix of what was parked, or a new version. */
  private async prepare(scope: string): Promise<void> {
    const { pool, projections } = this.options;
    await retry(pool, scope);
    const old = await outdated(pool, scope, projections);
    if (old.length > 0) {
      this.logger.info({ scope, projections: old.map(({ name }) => name) }, 'new version: rebuilding');
      await beginGenerations(pool, scope, old);
      this.building.wake(scope);
    }
    this.prepared.add(scope);
  }

  private schedule(): void {
    if (this.stopping) return;
    this.polling = setTimeout(() => {
      this.poll = this.look().catch((error: unknown) => this.logger.warn({ err: error }, 'poll failed'));
      void this.poll.then(() => this.schedule());
    }, this.options.pollMs ?? 2_000);
    this.polling.unref();
  }

  /** Compares the end of every log with what was projected, and notes when the ends were seen. */
  private async look(): Promise<void> {
    const seenAt = new Date();
    const heads = await this.options.store.scopes();
    const standings = await readStandings(
      this.options.pool,
      heads.map(({ scope }) => scope),
    );
    for (const { scope, last } of heads) {
      const at = standings.get(scope);
      if (at && at.behind + at.parked > 0) this.fronts.get(scope)?.forget();
      if (!this.prepared.has(scope) || !at || at.front < last || at.behind > 0) this.feeding.wake(scope);
      if (at && at.building > 0) this.building.wake(scope);
    }
    await noteHeads(this.options.pool, seenAt, heads);
  }
}
