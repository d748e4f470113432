import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

import { ModelDigest, rowLine, versionLine } from './digest.js';
import { fold, keysOf, PoisonEvent, touchesOf, type Folded, type Known } from './fold.js';
import type { AnyProjection } from './projection.js';
import { compareUtf8, SortedLines } from './sorted-lines.js';

/** What a read model comes to when its projection is folded over a log. */
export interface ReplayedDigest {
  readonly projection: string;
  /** Of the projection's code. */
  readonly version: number;
  /** Up to which event the rows count: only digests of the same position can be compared. */
  readonly position: number;
  /** SHA-256, hex, equal to the one of the tables a runner fills; see `ModelDigest`. */
  readonly sha256: string;
  /** Current rows (removed ones count) and versions. */
  readonly rows: number;
  readonly versions: number;
  /** Why the model stopped before the end: it cannot take the event after `position`. */
  readonly stopped: string | null;
}

export interface Replayed {
  /** Of the last event, -1 for none. */
  readonly position: number;
  readonly digests: readonly ReplayedDigest[];
}

/** Events folded at a time; the outcome does not depend on it. */
const BATCH = 2_000;

/**
 * Folds projections over the events of one scope, from position 0 without a gap, and digests what they come to as if
 * a runner had filled empty tables with it. Pure: no database, no clock; an auditor's tool runs the same code.
 * Memory: the current rows of models that change rows, the keys of those that only insert, and every version packed.
 * @throws Error for an event out of place.
 */
export async function replayDigests(
  projections: readonly AnyProjection[],
  events: AsyncIterable<PositionedEvent> | Iterable<PositionedEvent>,
  batch = BATCH,
): Promise<Replayed> {
  const models = projections.map((projection) => new ReplayedModel(projection));
  let position = -1;
  let waiting: PositionedEvent[] = [];
  const take = () => {
    for (const model of models) model.take(waiting);
    waiting = [];
  };
  for await (const event of events) {
    if (event.position !== position + 1) throw new Error(`after position ${position} comes ${event.position}`);
    position = event.position;
    waiting.push(event);
    if (waiting.length >= batch) take();
  }
  take();
  return { position, digests: models.map((model) => model.digest(position)) };
}

class ReplayedModel {
  /** Rows that later events may touch: all, or of an insert-only model those of the last batch. */
  private known = new Map<string, Known>();
  /** Keys of an insert-only model: a second write must be seen, however late. */
  private readonly inserted = new Set<string>();
  private readonly lines = new SortedLines();
  private versions = 0;
  private poison: PoisonEvent | undefined;

  constructor(private readonly projection: AnyProjection) {}

  take(events: readonly PositionedEvent[]): void {
    if (this.poison) return;
    try {
      this.keep(this.folded(events));
    } catch (error) {
      if (!(error instanceof PoisonEvent)) throw error;
      this.take(events.filter(({ position }) => position < error.event.position));
      this.poison ??= error;
    }
  }

  digest(last: number): ReplayedDigest {
    const { name, version, insertOnly } = this.projection;
    const model = new ModelDigest();
    if (!insertOnly) {
      const rows = [...this.known].sort(([a], [b]) => compareUtf8(a, b));
      for (const [key, { position, removed, row }] of rows) model.row(key, position, removed, row);
    }
    for (const line of this.lines.sorted()) model.line(line);
    return {
      ...{ projection: name, version, position: this.poison ? this.poison.event.position - 1 : last },
      ...{ sha256: model.hex(), rows: insertOnly ? this.inserted.size : this.known.size },
      ...{ versions: this.versions, stopped: this.poison?.message ?? null },
    };
  }

  private folded(events: readonly PositionedEvent[]): Folded {
    const touches = touchesOf(this.projection, events);
    if (this.projection.insertOnly) for (const key of keysOf(touches)) this.recall(key);
    return fold(this.projection, this.known, touches);
  }

  private keep({ versions, current }: Folded): void {
    this.versions += versions.length;
    if (this.projection.insertOnly) {
      for (const { key, position, row } of versions) {
        this.inserted.add(key);
        this.lines.add(key, position, rowLine(key, position, false, row!));
      }
      this.known = new Map(current);
      return;
    }
    for (const { key, position, row } of versions) this.lines.add(key, position, versionLine(key, position, row));
    for (const [key, row] of current) this.known.set(key, row);
  }

  /** An inserted row is read again from its line, where an event looks further back than the last batch. */
  private recall(key: string): void {
    if (this.known.has(key) || !this.inserted.has(key)) return;
    const [, , position, removed, row] = JSON.parse(this.lines.find(key)!) as [0, 0, number, boolean, JsonObject];
    this.known.set(key, { position, removed, row });
  }
}
