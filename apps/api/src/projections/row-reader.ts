import {
  ProjectionBehind,
  type AnyProjection,
  type Found,
  type Moment,
  type Page,
  type Projection,
  type Reader,
} from '@consorzi/projections/projecting';
import type { JsonObject } from '@consorzi/domain/shared';
import type { ClientBase } from 'pg';

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
  /** The connection answers one question at a time, however many a query asks at once. */
  private asked: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: ClientBase,
    readonly scope: string,
    readonly position: number,
    private readonly generationOf: (projection: AnyProjection) => Generation,
  ) {}

  get moment(): Moment {
    return { [this.scope]: this.position };
  }

  async one<Row extends JsonObject>(projection: Projection<Row>, key: string): Promise<Found<Row> | null> {
    return (await this.many(projection, [key]))[0] ?? null;
  }

  async many<Row extends JsonObject>(projection: Projection<Row>, keys: readonly string[]) {
    if (keys.length === 0) return [];
    return this.find(projection, 'k.key = any($4)', [keys]);
  }

  async where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: Page,
  ): Promise<readonly Found<Row>[]> {
    if (page && !(page.first >= 1 && page.first <= 100)) throw new RangeError(`pages hold 1-100 rows: ${page.first}`);
    const fields = Object.keys(where);
    const unknown = fields.find((field) => !(field in projection.filters));
    if (unknown) throw new Error(`${projection.name} declares no filter ${unknown}`);
    const values: unknown[] = fields.map((field) => where[field]);
    const isCurrent = this.isCurrent(projection);
    const onKeys: string[] = [];
    const onVersions: string[] = [];
    fields.forEach((field, index) => {
      // What never changes narrows the keys too; the rest can only be asked of the version that counted then.
      if (isCurrent || projection.filters[field]) onKeys.push(`k."f_${field}" = $${index + 4}`);
      if (!isCurrent) onVersions.push(`v.row->>'${field}' = $${index + 4}`);
    });
    if (page?.after !== undefined) onKeys.push(`k.key > $${values.push(page.after) + 3}`);
    return this.find(projection, onKeys.join(' and ') || 'true', values, onVersions, page?.first);
  }

  async versions<Row extends JsonObject>(
    projection: Projection<Row>,
    key: string,
  ): Promise<readonly Found<Row | null>[]> {
    const { generation } = this.reached(projection);
    const table = projection.insertOnly ? projection.name : `${projection.name}_versioni`;
    return this.ask<Found<Row | null>>(
      `select key, position::float8 as position, row from read.${table}
       where scope = $1 and generation = $2 and position <= $3 and key = $4 order by position`,
      [this.scope, generation, this.position, key],
    );
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
    const source = this.isCurrent(projection) ? CURRENT(projection.name) : AS_KNOWN(projection.name);
    return this.ask<Found<Row>>(
      `${source.from} and ${onKeys} ${['', source.where, ...onVersions].join(' and ')}
       order by k.key ${first ? `limit ${Math.trunc(first)}` : ''}`,
      [this.scope, generation, this.position, ...values],
    );
  }

  private async ask<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const answer = this.asked.then(() => this.client.query<Row>(text, [...values]));
    this.asked = answer.catch(() => undefined);
    return (await answer).rows;
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

const CURRENT = (name: string): Source => ({
  from: `select k.key, k.position::float8 as position, k.row from read.${name} k
    where k.scope = $1 and k.generation = $2`,
  where: 'not k.removed and k.position <= $3',
});

/** Removed rows stay among the keys, so that what was there then is found. */
const AS_KNOWN = (name: string): Source => ({
  from: `select k.key, v.position::float8 as position, v.row from read.${name} k
    cross join lateral (
      select v.position, v.row from read.${name}_versioni v
      where v.scope = $1 and v.generation = $2 and v.key = k.key and v.position <= $3
      order by v.position desc limit 1) v
    where k.scope = $1 and k.generation = $2`,
  where: 'v.row is not null',
});
