import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

/**
 * A read model as data and two pure functions. The runner loads the rows that `keys` names, folds a batch of events
 * over them and writes what changed: the current row and a version per change. The same code replays offline.
 */
export interface Projection<Row extends JsonObject = JsonObject> {
  /** Also the tables' name: `read.<name>` and `read.<name>_versioni`. Lower case and underscores. */
  readonly name: string;
  /** Raised whenever `evolve` or the row changes its meaning: the runner then builds a new generation beside. */
  readonly version: number;
  /** Fields of the row that queries filter by, each with an index on the current rows. `true`: never changes once set. */
  readonly filters: Readonly<Record<string, boolean>>;
  /**
   * Each key is written once, never changed or removed. Such a model has no table of versions: the row is its only
   * version, and its position says from when it is known. A second write of a key is a poison event.
   */
  readonly insertOnly?: boolean;
  /**
   * Long fields that lists do without. They are kept in a column of their own, so that `Reader.outlines` neither unpacks
   * nor carries them; everybody else finds them in the row. Never a filter, never of an insert-only model.
   */
  readonly aside?: readonly string[];
  /** Keys of the rows that the event may touch; empty for an event this model does not care about. */
  keys(event: PositionedEvent): readonly string[];
  /**
   * The rows changed by the event: a row to put, `null` to mark it removed; unchanged ones are left out.
   * `rows` holds the rows of `keys(event)` that exist.
   */
  evolve(rows: ReadonlyMap<string, Row>, event: PositionedEvent): ReadonlyMap<string, Row | null>;
}

/** A read model with fields aside: what `Reader.outlines` leaves out is in its type. */
export type Outlined<Row extends JsonObject, Aside extends string> = Projection<Row> & {
  readonly aside: readonly Aside[];
};

/** For lists of mixed projections. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of many shapes stand in one list
export type AnyProjection = Projection<any>;
