import type {
  AnyProjection,
  Between,
  Moment,
  OfProject,
  Projection,
  SharedFound,
  SharedPage,
  SharedProject,
  SharedReader,
  Sum,
  Summed,
  VersionsPage,
} from '@consorzi/projections/projecting';
import type { JsonObject } from '@consorzi/domain/shared';
import type { PoolClient } from 'pg';

import { rowsOf } from '../database/rows-of.js';
import type { Generation } from './row-reader.js';
import { asideColumn, filterValue, whole } from './rows.js';
import { betweenOn, OF_MEMBERS, sumsQuery } from './shared-sums-query.js';

/** A member as it is read: up to which position, and which generation of a read model. */
export interface MemberAt {
  readonly scope: string;
  readonly position: number;
  generationOf(projection: AnyProjection): Generation;
}

/**
 * The shared rows of many scopes, by one statement a question. The transaction's tenant is the ATS: the database leaves
 * out what is not shared with it. Where all members are read at the newest position the current rows serve; else, of
 * each key, the last version at or before the member's position.
 */
export class SharedRowReader implements SharedReader {
  /** Without pipelining the connection answers one question at a time, however many a query asks at once. */
  private asked: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: PoolClient,
    readonly ats: string,
    private readonly members: readonly MemberAt[],
  ) {}

  get moment(): Moment {
    return Object.fromEntries(this.members.map(({ scope, position }) => [scope, position]));
  }

  get scopes(): readonly string[] {
    return this.members.map(({ scope }) => scope);
  }

  only(scope: string): SharedReader {
    const members = this.members.filter((one) => one.scope === scope);
    return new SharedRowReader(this.client, this.ats, members);
  }

  async where<Row extends JsonObject>(
    projection: Projection<Row>,
    where: Readonly<Record<string, string>>,
    page?: SharedPage,
    between?: Between,
  ): Promise<readonly SharedFound<Row>[]> {
    const fields = Object.keys(where);
    const unknown = fields.find((field) => !(field in projection.filters));
    if (unknown) throw new Error(`${projection.name} declares no filter ${unknown}`);
    const isCurrent = this.isCurrent(projection);
    const values: unknown[] = fields.map((field) => where[field]);
    const onKeys = fields.flatMap((field, index) =>
      isCurrent || projection.filters[field] ? [`k."f_${field}" = $${index + 4}`] : [],
    );
    // What may change is asked of the version that counted then, before a page is cut.
    const onVersions = fields.flatMap((field, index) =>
      isCurrent || projection.filters[field] ? [] : [`v.row->>'${field}' = $${index + 4}`],
    );
    onKeys.push(...afterOf(page, values));
    onKeys.push(...betweenOn(projection, between, values));
    const found = await this.find<Row>(projection, onKeys, values, onVersions, page?.first);
    return isCurrent
      ? found
      : found.filter(({ row }) => fields.every((field) => filterValue(row, field) === where[field]));
  }

  /** Keys are compared as bytes: `p/2025-03/...` comes after `p/2025-03` and before `p/2025-03~`. */
  ofProject<Row extends JsonObject>(
    projection: Projection<Row>,
    { progettoId, dal, al }: OfProject,
    page?: SharedPage,
  ) {
    const values: unknown[] = [`${progettoId}/${dal ?? ''}`, `${progettoId}/${al ?? ''}~`];
    const onKeys = ['k.key >= $4', 'k.key < $5', ...afterOf(page, values)];
    return this.find<Row>(projection, onKeys, values, [], page?.first);
  }

  async many<Row extends JsonObject>(projection: Projection<Row>, scope: string, keys: readonly string[]) {
    if (keys.length === 0) return [];
    return this.find<Row>(projection, ['k.scope = $4', 'k.key = any($5)'], [scope, keys]);
  }

  /** What changed since the moment is taken from its version then; the rest of the columns of the current rows. */
  async sums<Row extends JsonObject, Field extends string>(
    projection: Projection<Row>,
    summed: Summed<Field>,
  ): Promise<readonly Sum<Field>[]> {
    if (this.members.length === 0) return [];
    const values: unknown[] = [];
    const { text, of } = sumsQuery(projection, summed, this.isCurrent(projection), values);
    const rows = await this.ask<Readonly<Record<string, string | number>>>(text, [
      ...this.parameters(projection),
      ...values,
    ]);
    return rows.map((row) => ({
      by: row['by'] as number,
      of: Object.fromEntries(of[row['by'] as number]!.map((field) => [field, row[field] as string])),
      sums: Object.fromEntries(summed.fields.map((field) => [field, row[`sum_${field}`]])) as Record<Field, number>,
    }));
  }

  async versions<Row extends JsonObject>(
    projection: Projection<Row>,
    scope: string,
    key: string,
    { last, before }: Partial<VersionsPage> = {},
  ): Promise<readonly SharedFound<Row | null>[]> {
    const member = this.members.find((one) => one.scope === scope);
    if (!member) return [];
    const until = Math.min(member.position, (before ?? Infinity) - 1);
    const newestFirst = await this.ask<SharedFound<Row | null>>(
      `select scope, key, position::float8 as position, row${asideColumn(projection)} from read.${projection.name}_versioni
       where scope = $1 and generation = $2 and key = $3 and position <= $4
       order by position desc ${last ? `limit ${Math.trunc(last)}` : ''}`,
      [scope, member.generationOf(projection).generation, key, until],
    );
    return newestFirst.map(whole).reverse();
  }

  /** The lower ends of the ranges by which the policy decides, whose first two parts are member and project. */
  async shared(tipo: string): Promise<readonly SharedProject[]> {
    const found = await this.ask<SharedProject>(
      `select distinct split_part(lower(r), '/', 1) as scope, split_part(lower(r), '/', 2) as "progettoId"
       from unnest((select read.shared_keys($1))) r order by 1, 2`,
      [tipo],
    );
    return found.filter(({ scope }) => this.members.some((one) => one.scope === scope));
  }

  private async ask<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const answer = this.asked.then(() => this.client.query<Row>(text, [...values]));
    this.asked = answer.catch(() => undefined);
    return rowsOf(answer);
  }

  private parameters(projection: AnyProjection): readonly unknown[] {
    return [
      this.scopes,
      this.members.map((member) => member.generationOf(projection).generation),
      this.members.map(({ position }) => position),
    ];
  }

  /** Parameters: $1 scopes, $2 their generations, $3 their positions, then `values`. */
  private async find<Row extends JsonObject>(
    projection: AnyProjection,
    onKeys: readonly string[],
    values: readonly unknown[],
    onVersions: readonly string[] = [],
    first?: number,
  ): Promise<readonly SharedFound<Row>[]> {
    if (first !== undefined && !(first >= 1 && first <= 1000))
      throw new RangeError(`pages hold 1-1,000 rows: ${first}`);
    if (this.members.length === 0) return [];
    const { select, where } = (this.isCurrent(projection) ? CURRENT : AS_KNOWN)(
      projection.name,
      asideColumn(projection),
    );
    const text = `${select} where ${[...onKeys, where, ...onVersions].join(' and ')}
      order by k.scope, k.key ${first ? `limit ${Math.trunc(first)}` : ''}`;
    return (await this.ask<SharedFound<Row>>(text, [...this.parameters(projection), ...values])).map(whole);
  }

  /** Insert-only rows are their own versions: those that came later are left out by position alone. */
  private isCurrent(projection: AnyProjection): boolean {
    const isNewest = (member: MemberAt) => member.generationOf(projection).position === member.position;
    return projection.insertOnly === true || this.members.every(isNewest);
  }
}

/** The rows after those of the page before; what it compares with is put beside the other values. */
function afterOf(page: SharedPage | undefined, values: unknown[]): readonly string[] {
  if (!page?.after) return [];
  const [scope, key] = [values.push(page.after.scope) + 3, values.push(page.after.key) + 3];
  return [`(k.scope, k.key) > ($${scope}::text collate "C", $${key}::text collate "C")`];
}

const CURRENT = (name: string, aside: string) => ({
  select: `select k.scope, k.key, k.position::float8 as position, k.row${aside && ', k.aside'} from ${OF_MEMBERS(name)}`,
  where: 'not k.removed and k.position <= m.position',
});

/** Removed rows stay among the keys, so that what was there then is found. */
const AS_KNOWN = (name: string, aside: string) => ({
  select: `select k.scope, k.key, v.position::float8 as position, v.row${aside && ', v.aside'} from ${OF_MEMBERS(name)}
    cross join lateral (
      select v.position, v.row${aside} from read.${name}_versioni v
      where v.scope = k.scope and v.generation = m.generation and v.key = k.key and v.position <= m.position
      order by v.position desc limit 1) v`,
  where: 'v.row is not null',
});
