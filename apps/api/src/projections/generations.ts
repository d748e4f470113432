import type { AnyProjection } from '@consorzi/projections/projecting';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { ClientBase, Pool } from 'pg';

import { columnsOf, load, tell, write } from './advance.js';
import { ensureCheckpoints, readCheckpoints, type Member } from './checkpoints.js';
import { inFlight, inScope } from './transaction.js';

/** Rows deleted per transaction of a sweep. */
const SWEEP = 5_000;

/**
 * Begins a new generation beside the active one for each projection; one of the same version that an earlier rebuild
 * left half-way is taken up again; one of another version, or parked by code that has been mended since, is given up.
 */
export async function beginGenerations(pool: Pool, scope: string, projections: readonly AnyProjection[]) {
  await inScope(pool, scope, 'write', async (client) => {
    await ensureCheckpoints(client, scope, projections);
    await lockAll(
      client,
      scope,
      projections.map(({ name }) => name),
    );
    const checkpoints = await readCheckpoints(client, scope);
    for (const { name, version } of projections) {
      const own = checkpoints.filter(({ projection }) => projection === name);
      const building = own.find(({ status }) => status === 'in_costruzione');
      if (building?.version === version && !building.parked) continue;
      if (building) await setStatus(client, scope, name, building.generation, 'dismessa');
      await client.query(
        `insert into read.checkpoints (scope, projection, generation, version, status)
         values ($1, $2, $3, $4, 'in_costruzione')`,
        [scope, name, Math.max(...own.map(({ generation }) => generation)) + 1, version],
      );
    }
  });
}

/** The projections whose active rows were written by older code than ours. */
export async function outdated(pool: Pool, scope: string, projections: readonly AnyProjection[]) {
  const checkpoints = await inScope(pool, scope, 'read', (client) => readCheckpoints(client, scope));
  return projections.filter(({ name, version }) =>
    checkpoints.some((at) => at.projection === name && at.status === 'attiva' && at.version < version),
  );
}

/**
 * The last stretch and the switch, in one transaction: with the checkpoints of old and new generation locked the old
 * one cannot move on, so the new one takes over at a position that is never older. Returns the members switched;
 * none when the rest of the log turned out longer than `limit` events, or a checkpoint is not where it was.
 */
export async function switchOver(
  pool: Pool,
  store: EventStore,
  scope: string,
  at: { readonly position: number; readonly members: readonly Member[] },
  limit: number,
): Promise<readonly Member[]> {
  return inScope(pool, scope, 'write', async (client, commit) => {
    await lockAll(
      client,
      scope,
      at.members.map(({ projection }) => projection.name),
    );
    const checkpoints = await readCheckpoints(client, scope);
    const members = at.members.filter(({ projection, generation }) =>
      checkpoints.some(
        (one) =>
          one.projection === projection.name &&
          one.generation === generation &&
          one.status === 'in_costruzione' &&
          one.position === at.position &&
          !one.parked,
      ),
    );
    const events = await store.readScope(scope, at.position, limit + 1);
    if (members.length === 0 || events.length > limit) return [];
    const sent = [];
    if (events.length > 0) {
      const loaded = await load(client, { scope, members }, events);
      sent.push(...write(client, scope, members, loaded, events.at(-1)!.position));
    }
    for (const status of ['attiva', 'in_costruzione'] as const) {
      sent.push(
        client.query(
          `update read.checkpoints c set status = $4 from unnest($2::text[], $3::int[]) as m(projection, generation)
           where c.scope = $1 and c.projection = m.projection and c.status = $5
             and (c.generation = m.generation) = ($5 = 'in_costruzione')`,
          [scope, ...columnsOf(members), status === 'attiva' ? 'dismessa' : 'attiva', status],
        ),
      );
    }
    sent.push(tell(client, scope, members, events.at(-1)?.position ?? at.position));
    await inFlight([...sent, commit()]);
    return members;
  });
}

/** Deletes the rows of generations that are not read any more, a batch per transaction, then their checkpoints. */
export async function sweep(pool: Pool, scope: string, projections: readonly AnyProjection[]): Promise<void> {
  const all = await inScope(pool, scope, 'read', (client) => readCheckpoints(client, scope));
  for (const { projection: name, generation, status } of all) {
    const projection = projections.find((one) => one.name === name);
    if (status !== 'dismessa' || !projection) continue;
    for (const table of projection.insertOnly ? [name] : [name, `${name}_versioni`]) {
      while ((await deleteBatch(pool, scope, table, generation)) === SWEEP);
    }
    await inScope(pool, scope, 'write', (client) =>
      client.query(
        `delete from read.checkpoints where scope = $1 and projection = $2 and generation = $3 and status = 'dismessa'`,
        [scope, name, generation],
      ),
    );
  }
}

function deleteBatch(pool: Pool, scope: string, table: string, generation: number): Promise<number> {
  return inScope(pool, scope, 'write', async (client) => {
    const { rowCount } = await client.query(
      `delete from read.${table} where ctid = any(array(
         select ctid from read.${table} where scope = $1 and generation = $2 limit ${SWEEP}))`,
      [scope, generation],
    );
    return rowCount ?? 0;
  });
}

/** In the same order as the runner's own locks, or the two would deadlock. */
function lockAll(client: ClientBase, scope: string, projections: readonly string[]): Promise<unknown> {
  return client.query(
    `select 1 from read.checkpoints where scope = $1 and projection = any($2) and status <> 'dismessa'
     order by projection, generation for update`,
    [scope, projections],
  );
}

function setStatus(client: ClientBase, scope: string, projection: string, generation: number, status: string) {
  return client.query(
    `update read.checkpoints set status = $4 where scope = $1 and projection = $2 and generation = $3`,
    [scope, projection, generation, status],
  );
}
