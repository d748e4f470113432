import {
  byKey,
  ProjectionBehind,
  type AnyProjection,
  type Between,
  type Found,
  type Moment,
  type Outlined,
  type Page,
  type Projection,
  type Reader,
  type Stretch,
  type VersionsPage,
} from '@consorzi/projections/projecting';
import type { JsonObject } from '@consorzi/domain/shared';
import type { PoolClient } from 'pg';

import { rowsOf } from '../database/rows-of.js';
import { asideColumn, filterValue, whole } from './rows.js';
import { stretchQuery } from './stretch-query.js';

/** A generation of a projection, and the last event in its rows (-1: none). */
export interface Generation {
  readonly generation: number;
  readonly position: number;
}

/** Where rows come from at a moment, as the alias `r (key, position, row)`; parameters as in `placed`. */
interface Source {
  readonly from: string;
  readonly where: string;
}

/**
 * The read models of one scope at one position. A model that stands exactly there gives its current rows; one that is
 * ahead gives, per key, the last version at or before the position: the cost does not grow with the history.
 */
export class RowReader implements Reader {
  /** Without pipelining the connection answers one question at a time, however many a query asks at once. */
  private asked: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: PoolClient,
    readonly scope: string,
    readonly position: number,
    private readonly generationOf: (projection: AnyProjection) => Generation,
  ) {}

  get moment(): Moment {
    return { [this.scope]: this.position };
  }

  at(position: number): Reader {
    if (!(Number.isSafeInteger(position) && position >= -1 && position <= this.position))
      throw new RangeError(`${position} does not lie between the start of the log and ${this.position}`);
    return new RowReader(this.client, this.scope, position, this.generationOf);
  }

  async one<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<Found<Row> | null> {
    return (await this.many(projection, [key]))[0] ?? null;
  }

  async many<Row extends JsonObject>(projection: Projection<Row>, keys: readonly string[]) {
    if (keys.length === 0) return [];
    return this.find(projection, 'k.key = any($4)', [keys]);
  }

  where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
    between?: Between,
  ): Promise<readonly Found<Row>[]> {
    return this.matching(projection, where, page, between);
  }

  /** As `where`; of a projection that is said to have nothing aside, the rows come without it. */
  private async matching<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
    between?: Between,
  ): Promise<readonly Found<Row>[]> {
    if (page && !(page.first >= 1 && page.first <= 100)) throw new RangeError(`pages hold 1-100 rows: ${page.first}`);
    const fields = Object.keys(where);
    const unknown = [...fields, ...(between ? [between.field] : [])].find((field) => !(field in projection.filters));
    if (unknown) throw new Error(`${projection.name} declares no filter ${unknown}`);
    const values: unknown[] = fields.map((field) => where[field]);
    const isCurrent = this.isCurrent(projection);
    const onKeys: string[] = [];
    const onVersions: string[] = [];
    fields.forEach((field, index) => {
      // What never changes narrows the keys too; the rest can only be asked of the version that counted then.
      const narrows = isCurrent || projection.filters[field];
      if (narrows) onKeys.push(`k."f_${field}" = $${index + 4}`);
      // To look into a row the server unpacks and parses it: where the keys are few already, it is looked into here.
      if (!isCurrent && !(narrows && !page)) onVersions.push(`v.row->>'${field}' = $${index + 4}`);
    });
    if (between) {
      // As with what must be equal: what may change is asked of the version that counted then.
      const narrows = isCurrent || projection.filters[between.field];
      const column = narrows ? `k."f_${between.field}"` : `(v.row->>'${between.field}') collate "C"`;
      const bounds = narrows ? onKeys : onVersions;
      if (between.from !== null) bounds.push(`${column} >= $${values.push(between.from) + 3}`);
      if (between.to !== null) bounds.push(`${column} <= $${values.push(between.to) + 3}`);
    }
    if (page?.after !== undefined) onKeys.push(`k.key > $${values.push(page.after) + 3}`);
    const found = await this.find(projection, onKeys.join(' and ') || 'true', values, onVersions, page?.first);
    return isCurrent
      ? found
      : found.filter(({ row }) => fields.every((field) => filterValue(row, field) === where[field]));
  }

  outlines<Row extends JsonObject, Aside extends string>(
    projection: Outlined<Row, Aside>,
    where: Readonly<Record<string, string>>,
  ): Promise<readonly Found<Omit<Row, Aside>>[]> {
    return this.matching({ ...projection, aside: undefined } as unknown as Projection<Row>, where);
  }

  async stretch<Row extends JsonObject>(projection: Projection<Row>, stretch: Stretch): Promise<readonly Found<Row>[]> {
    if (!projection.insertOnly) throw new Error(`${projection.name} changes its rows: a stretch of it is no history`);
    const { generation } = this.reached(projection);
    const { text, values } = stretchQuery(projection, stretch);
    return this.ask<Found<Row>>(text, [this.scope, generation, this.position, ...values]);
  }

  async versions<Row extends JsonObject>(
    projection: Projection<Row>,
    key: string,
    page?: VersionsPage,
  ): Promise<readonly Found<Row | null>[]> {
    const { generation } = this.reached(projection);
    const table = projection.insertOnly ? projection.name : `${projection.name}_versioni`;
    const until = Math.min(this.position, (page?.before ?? Infinity) - 1);
    const newestFirst = await this.ask<Found<Row | null>>(
      `select key, position::float8 as position, row${asideColumn(projection)} from read.${table}
       where scope = $1 and generation = $2 and position <= $3 and key = $4
       order by position desc ${page ? `limit ${Math.trunc(page.last)}` : ''}`,
      [this.scope, generation, until, key],
    );
    return [...newestFirst].reverse();
  }

  /** Rows by key. Parameters: $1 scope, $2 generation, $3 position, then `values`. */
  private async find<Row extends JsonObject>(
    projection: Projection<Row>,
    onKeys: string,
    values: readonly unknown[],
    onVersions: readonly string[] = [],
    first?: number,
  ): Promise<readonly Found<Row>[]> {
    const { generation } = this.reached(projection);
    const source = (this.isCurrent(projection) ? CURRENT : AS_KNOWN)(projection.name, asideColumn(projection));
    const found = await this.ask<Found<Row>>(
      `${source.from} and ${onKeys} ${['', source.where, ...onVersions].join(' and ')}
       ${first ? `order by k.key limit ${Math.trunc(first)}` : ''}`,
      [this.scope, generation, this.position, ...values],
    );
    // To put them in order the server would hold all back until the last is found: they are parsed while it looks.
    return first ? found : [...found].sort(byKey);
  }

  private async ask<Row extends Found<JsonObject | null>>(
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    if (this.client.pipeline) return (await rowsOf(this.client.query<Row>(text, [...values]))).map(whole);
    const answer = this.asked.then(() => this.client.query<Row>(text, [...values]));
    this.asked = answer.catch(() => undefined);
    return (await rowsOf(answer)).map(whole);
  }

  /** Insert-only rows are their own versions: those that came later are left out by position alone. */
  private isCurrent(projection: AnyProjection): boolean {
    return projection.insertOnly === true || this.reached(projection).position === this.position;
  }

  private reached(projection: AnyProjection): Generation {
    const generation = this.generationOf(projection);
    if (generation.position >= this.position) return generation;
    throw new ProjectionBehind(this.scope, projection.name, generation.position);
  }
}

const CURRENT = (name: string, aside: string): Source => ({
  from: `select k.key, k.position::float8 as position, k.row${aside} from read.${name} k
    where k.scope = $1 and k.generation = $2`,
  where: 'not k.removed and k.position <= $3',
});

/** Removed rows stay among the keys, so that what was there then is found. */
const AS_KNOWN = (name: string, aside: string): Source => ({
  from: `select k.key, v.position::float8 as position, v.row${aside && ', v.aside'} from read.${name} k
    cross join lateral (
      select v.position, v.row${aside} from read.${name}_versioni v
      where v.scope = $1 and v.generation = $2 and v.key = k.key and v.position <= $3
      order by v.position desc limit 1) v
    where k.scope = $1 and k.generation = $2`,
  where: 'v.row is not null',
});
