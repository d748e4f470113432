import type { JsonObject } from '@consorzi/domain/shared';

import type { Moment } from './moment.js';
import type { Projection } from './projection.js';

/** A row with its key and the position of the event that made this version. */
export interface Found<Row> {
  readonly key: string;
  readonly position: number;
  readonly row: Row;
}

export interface Page {
  /** 1-100. */
  readonly first: number;
  /** Key after which the page starts. */
  readonly after?: string;
}

/**
 * Reads the rows of one scope as known at one moment, all within one REPEATABLE READ transaction. A query takes a
 * Reader, so it cannot be written without a moment. Rows come ordered by key.
 */
export interface Reader {
  readonly scope: string;
  readonly position: number;
  readonly moment: Moment;
  one<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<Found<Row> | null>;
  many<Row extends JsonObject>(projection: Projection<Row>, keys: readonly string[]): Promise<readonly Found<Row>[]>;
  /** Rows whose filter fields equal `where` (fields named by the projection's `filters`); removed rows never. */
  where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
  ): Promise<readonly Found<Row>[]>;
  /** Every version of a row up to the moment, oldest first; `row` is null where the row was removed. */
  versions<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<readonly Found<Row | null>[]>;
}
