import type { JsonObject } from '@consorzi/domain/shared';

import type { Moment } from './moment.js';
import type { Projection } from './projection.js';
import type { Found } from './reader.js';

/** A row of one of the members. */
export interface SharedFound<Row> extends Found<Row> {
  readonly scope: string;
}

/** A page over the rows of all members, ordered by scope and key. */
export interface SharedPage {
  /** 1-1,000. */
  readonly first: number;
  readonly after?: { readonly scope: string; readonly key: string } | undefined;
}

/** Rows whose keys begin with `<progettoId>/<mese>`: of one project, of the months `dal` through `al` (null: any). */
export interface OfProject {
  readonly progettoId: string;
  readonly dal?: string | null;
  readonly al?: string | null;
}

/**
 * Reads what the members of an ATS share with it, each as known at its own position, all in one transaction. What is
 * shared is always what is shared now, the positions move the data only. A row that is not shared is not there.
 */
export interface SharedReader {
  /** To whom the data are shown. */
  readonly ats: string;
  /** Of each member that shares anything now: the position up to which its log counts. */
  readonly moment: Moment;
  /** Those members, sorted. */
  readonly scopes: readonly string[];
  /** Rows whose filter fields equal `where`; removed rows never. Ordered by scope and key. */
  where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: SharedPage,
  ): Promise<readonly SharedFound<Row>[]>;
  /** Rows of one project by their keys, some months of it. */
  ofProject<Row extends JsonObject>(projection: Projection<Row>, of: OfProject): Promise<readonly SharedFound<Row>[]>;
  /** Some rows of one member. */
  many<Row extends JsonObject>(
    projection: Projection<Row>,
    scope: string,
    keys: readonly string[],
  ): Promise<readonly SharedFound<Row>[]>;
  /** The same members, without all but one. */
  only(scope: string): SharedReader;
}
