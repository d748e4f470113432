import type { JsonObject } from '@consorzi/domain/shared';

import type { Moment } from './moment.js';
import type { Outlined, Projection } from './projection.js';

/** A row with its key and the position of the event that made this version. */
export interface Found<Row> {
  readonly key: string;
  readonly position: number;
  readonly row: Row;
}

/** The order in which rows come. */
export const byKey = ({ key: a }: Found<unknown>, { key: b }: Found<unknown>): number => (a < b ? -1 : Number(a > b));

export interface Page {
  /** 1-100. */
  readonly first: number;
  /** Key after which the page starts. */
  readonly after?: string;
}

/** Rows whose filter field lies between two values, both included (null: any); compared as bytes. */
export interface Between {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A page of the versions of one row, from the newest back. */
export interface VersionsPage {
  /** At most so many. */
  readonly last: number;
  /** Only versions of events before this position. */
  readonly before?: number | undefined;
}

/** A stretch of an insert-only model whose keys are in the order of the log: so many rows from one end of it. */
export interface Stretch {
  /** Keys, both ends included. */
  readonly from: string;
  readonly until: string;
  readonly newestFirst: boolean;
  /** 1-1,000. */
  readonly first: number;
  /** Filter fields that must equal a value. */
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** A filter field that must equal one of these; each is looked up on its own, so that a rare one costs no more. */
  readonly any?: { readonly field: string; readonly values: readonly string[] } | undefined;
  /** A filter field that must not be null. */
  readonly present?: string | undefined;
}

/**
 * Reads the rows of one scope as known at one moment, all within one REPEATABLE READ transaction. A query takes a
 * Reader, so it cannot be written without a moment. Rows come ordered by key.
 */
export interface Reader {
  readonly scope: string;
  readonly position: number;
  readonly moment: Moment;
  /**
   * The same rows at an earlier position, read in the same transaction: what two moments differ by is one answer.
   * @throws RangeError where the position is not at or before this one.
   */
  at(position: number): Reader;
  one<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<Found<Row> | null>;
  many<Row extends JsonObject>(projection: Projection<Row>, keys: readonly string[]): Promise<readonly Found<Row>[]>;
  /** Rows whose filter fields equal `where` (fields named by the projection's `filters`); removed rows never. */
  where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
    between?: Between,
  ): Promise<readonly Found<Row>[]>;
  /** As `where`, without the fields that the projection keeps aside. */
  outlines<Row extends JsonObject, Aside extends string>(
    projection: Outlined<Row, Aside>,
    where: Readonly<Record<string, string>>,
  ): Promise<readonly Found<Omit<Row, Aside>>[]>;
  /** Rows of an insert-only model in the order of their keys or against it. */
  stretch<Row extends JsonObject>(projection: Projection<Row>, stretch: Stretch): Promise<readonly Found<Row>[]>;
  /**
   * The versions of a row up to the moment, oldest first; `row` is null where the row was removed. All of them, or the
   * newest `last` ones before a position.
   */
  versions<Row extends JsonObject>(
    projection: Projection<Row>,
    key: string,
    page?: VersionsPage,
  ): Promise<readonly Found<Row | null>[]>;
}
