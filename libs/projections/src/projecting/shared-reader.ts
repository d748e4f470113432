import type { JsonObject } from '@consorzi/domain/shared';

import type { Moment } from './moment.js';
import type { Projection } from './projection.js';
import type { Between, Found, VersionsPage } from './reader.js';

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
  readonly dal?: string | null | undefined;
  readonly al?: string | null | undefined;
}

/** A member, and a project of which it shares something. */
export interface SharedProject {
  readonly scope: string;
  readonly progettoId: string;
}

/** What is added up, and for what: all of `fields`, `by` and `where` are filters of the projection, or `scope`. */
export interface Summed<Field extends string> {
  readonly fields: readonly Field[];
  /** A sum for each value of these, for each of the lists; an empty list is the sum of all. */
  readonly by: readonly (readonly string[])[];
  readonly where?: Readonly<Record<string, string>>;
  readonly between?: Between;
}

/** `of`: the values of the fields by which it was summed; `by` is the number of their list. */
export interface Sum<Field extends string> {
  readonly by: number;
  readonly of: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<Field, number>>;
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
  /** Rows whose filter fields equal `where`; removed rows never. Ordered by scope and key. A bound is on a field that never changes. */
  where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: SharedPage,
    between?: Between,
  ): Promise<readonly SharedFound<Row>[]>;
  /** Sums over the rows, made where they are: for totals of more rows than a page could wait for. Whole numbers only. */
  sums<Row extends JsonObject, Field extends string>(
    projection: Projection<Row>,
    summed: Summed<Field>,
  ): Promise<readonly Sum<Field>[]>;
  /** The versions of a row of one member up to its moment, oldest first, as `Reader.versions`. */
  versions<Row extends JsonObject>(
    projection: Projection<Row>,
    scope: string,
    key: string,
    page?: VersionsPage,
  ): Promise<readonly SharedFound<Row | null>[]>;
  /** Of which projects each member shares that kind of data now. */
  shared(tipo: string): Promise<readonly SharedProject[]>;
  /** Rows of one project by their keys, some months of it. Ordered by scope and key. */
  ofProject<Row extends JsonObject>(
    projection: Projection<Row>,
    of: OfProject,
    page?: SharedPage,
  ): Promise<readonly SharedFound<Row>[]>;
  /** Some rows of one member. */
  many<Row extends JsonObject>(
    projection: Projection<Row>,
    scope: string,
    keys: readonly string[],
  ): Promise<readonly SharedFound<Row>[]>;
  /** The same members, without all but one. */
  only(scope: string): SharedReader;
}
