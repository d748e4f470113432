import type { AnyProjection } from '@consorzi/projections/projecting';
import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { advance, type Cohort } from './advance.js';
import { advanceEach, isOutage } from './alone.js';
import { ensureCheckpoints, readCheckpoints, type Member } from './checkpoints.js';
import type { Leases } from './leases.js';
import type { ProjectionLog } from './logger.js';
import { inScope } from './transaction.js';

export interface FrontParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly projections: readonly AnyProjection[];
  readonly leases: Leases;
  readonly logger: ProjectionLog;
  /** Events per transaction at most. */
  readonly batch: number;
}

/** Generations at one position. */
interface Group {
  readonly position: number;
  readonly members: readonly Member[];
}

/**
 * Feeds the active generations of one scope. Most of the time they all stand at the same position, the front, and one
 * read of the log serves them; one that was parked or is new follows in batches between the front's own, and joins it.
 */
export class ScopeFront {
  /** The newest position first. Unknown until read, and again whenever a batch did not find what it expected. */
  private groups: readonly Group[] | undefined;
  private ahead: { readonly after: number; readonly events: Promise<readonly PositionedEvent[]> } | undefined;

  constructor(
    readonly scope: string,
    private readonly parts: FrontParts,
  ) {}

  /** Reads the checkpoints again before the next batch: something outside may have changed them. */
  forget(): void {
    this.groups = undefined;
  }

  /** Until the log holds nothing more. False when another process serves the scope. */
  async catchUp(stopped: () => boolean): Promise<boolean> {
    while (!stopped()) {
      if (!(await this.parts.leases.hold(this.scope, 'front'))) return false;
      const groups = (this.groups ??= await this.readGroups());
      const [front] = groups;
      if (!front) return true;
      if (await this.step(front, this.parts.batch)) continue;
      const [next, last] = groups.slice(-2);
      if (!next || !last) return true;
      await this.step(last, Math.min(this.parts.batch, next.position - last.position));
    }
    return true;
  }

  /** One batch for one group; false when the log holds nothing after it. */
  private async step(group: Group, limit: number): Promise<boolean> {
    const events = await this.read(group.position, limit);
    if (events.length === 0) return false;
    const cohort: Cohort = {
      ...group,
      scope: this.scope,
      work: 'front',
      owner: this.parts.leases.owner,
    };
    const { pool, logger } = this.parts;
    try {
      const moved = await advance(pool, cohort, events);
      if (moved.length === group.members.length) this.regroup(group, events.at(-1)!.position);
      else this.surprised();
    } catch (error) {
      this.forget();
      if (isOutage(error)) throw error;
      await advanceEach(pool, cohort, events, logger);
    }
    return true;
  }

  /** A full batch means there is more: the next one is read while this one is written. */
  private async read(after: number, limit: number): Promise<readonly PositionedEvent[]> {
    const { store } = this.parts;
    const waiting = this.ahead?.after === after ? this.ahead.events : store.readScope(this.scope, after, limit);
    this.ahead = undefined;
    const events = (await waiting).slice(0, limit);
    if (events.length === limit && limit === this.parts.batch) {
      const next = events.at(-1)!.position;
      this.ahead = { after: next, events: store.readScope(this.scope, next, limit) };
      this.ahead.events.catch(() => undefined); // Told when it is asked for.
    }
    return events;
  }

  private regroup(moved: Group, position: number): void {
    if (!this.groups) return;
    const others = this.groups.filter((group) => group !== moved);
    const met = others.find((group) => group.position === position);
    const joined = { position, members: [...(met?.members ?? []), ...moved.members] };
    this.groups = [...others.filter((group) => group !== met), joined].sort((a, b) => b.position - a.position);
  }

  private surprised(): void {
    this.parts.leases.lost(this.scope, 'front');
    this.forget();
  }

  private readGroups(): Promise<readonly Group[]> {
    const { pool, projections } = this.parts;
    return inScope(pool, this.scope, 'write', async (client) => {
      await ensureCheckpoints(client, this.scope, projections);
      const byPosition = new Map<number, Member[]>();
      for (const checkpoint of await readCheckpoints(client, this.scope)) {
        const projection = projections.find(({ name }) => name === checkpoint.projection);
        // Rows of another version of the code are left as they are: a new generation is built beside them.
        if (!projection || checkpoint.status !== 'attiva' || checkpoint.version !== projection.version) continue;
        if (checkpoint.parked) continue;
        const group = byPosition.get(checkpoint.position) ?? [];
        byPosition.set(checkpoint.position, [...group, { projection, generation: checkpoint.generation }]);
      }
      return [...byPosition]
        .map(([position, members]) => ({ position, members }))
        .sort((a, b) => b.position - a.position);
    });
  }
}
