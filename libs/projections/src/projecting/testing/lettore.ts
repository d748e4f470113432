import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

import { fold, touchesOf } from '../fold.js';
import type { AnyProjection, Projection } from '../projection.js';
import { byKey, type Between, type Found, type Reader, type VersionsPage } from '../reader.js';

/** Reads projections folded in memory over a log, at any of its positions: what the tables give, without them. */
export function lettore(events: readonly PositionedEvent[], position = events.length - 1): Reader {
  const scope = events[0]?.scope ?? 'inprova';
  const versionsOf = (projection: AnyProjection) =>
    fold(projection, new Map(), touchesOf(projection, events)).versions.filter((one) => one.position <= position);
  const rowsOf = <Row extends JsonObject>(projection: Projection<Row>): readonly Found<Row>[] => {
    const last = new Map(versionsOf(projection).map((version) => [version.key, version]));
    const there = [...last.values()].filter(({ row }) => row !== null) as Found<Row>[];
    return there.sort(byKey);
  };
  return {
    ...{ scope, position, moment: { [scope]: position } },
    at: (earlier) => lettore(events, earlier),
    one: (projection, key) => Promise.resolve(rowsOf(projection).find((row) => row.key === key) ?? null),
    many: (projection, keys) => Promise.resolve(rowsOf(projection).filter(({ key }) => keys.includes(key))),
    where: (projection, where, page, between) => {
      const all = rowsOf(projection).filter(
        ({ key, row }) =>
          Object.entries(where).every(([field, value]) => row[field] === value) &&
          key > (page?.after ?? '') &&
          (!between || isBetween(String(row[between.field]), between)),
      );
      return Promise.resolve(all.slice(0, page?.first));
    },
    outlines: (projection, where) =>
      Promise.resolve(
        rowsOf(projection)
          .filter(({ row }) => Object.entries(where).every(([field, value]) => row[field] === value))
          .map((found) => ({ ...found, row: without(found.row, projection.aside) })),
      ),
    stretch: (projection, { from, until, newestFirst, first, where = {}, any, present }) => {
      const found = rowsOf(projection).filter(
        ({ key, row }) =>
          key >= from &&
          key <= until &&
          Object.entries(where).every(([field, value]) => row[field] === value) &&
          (!any || any.values.includes(String(row[any.field]))) &&
          (!present || row[present] !== null),
      );
      return Promise.resolve((newestFirst ? found.reverse() : found).slice(0, first));
    },
    versions: <Row extends JsonObject>(projection: Projection<Row>, key: string, page?: VersionsPage) => {
      const all = versionsOf(projection).filter(
        (one) => one.key === key && one.position < (page?.before ?? Infinity),
      ) as Found<Row | null>[];
      return Promise.resolve(page ? all.slice(-page.last) : all);
    },
  };
}

const isBetween = (value: string, { from, to }: Between): boolean =>
  (from === null || value >= from) && (to === null || value <= to);

function without<Row extends JsonObject, Aside extends string>(row: Row, aside: readonly Aside[]): Omit<Row, Aside> {
  const names: readonly string[] = aside;
  return Object.fromEntries(Object.entries(row).filter(([field]) => !names.includes(field))) as Omit<Row, Aside>;
}
