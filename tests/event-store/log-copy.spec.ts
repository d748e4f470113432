import pg from 'pg';

import { Frontier, leafHash, leafOf } from '@consorzi/domain/audit';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, isUuid } from '@consorzi/domain/shared';
import { allProjections } from '@consorzi/projections/all';

import { runHere } from '../../apps/api/src/cli/testing/run-here.js';
import { appendsOf } from '../../apps/api/src/event-sourcing/copy/appends-of.js';
import { KurrentEventStore, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import { PostgresEventStore } from '../../apps/api/src/event-sourcing/postgres/postgres-event-store.js';
import { commandContext } from '../../apps/api/src/event-sourcing/testing/command-context.js';
import { createSpecDatabase, type SpecDatabase } from '../../infra/testing/spec-database.js';
import { dueAnni } from '../../libs/projections/src/projecting/testing/due-anni.js';
import { kurrentServer, type SpecLog } from './kurrent-server.js';

const SCOPE = 'inprova';

/** `log copy` on a log in which every type of event stands. */
describe('moving a log between the stores', () => {
  let server: SpecLog;
  let ours: SpecDatabase;
  let theirs: SpecDatabase;
  const pools: pg.Pool[] = [];
  const postgres = (database: SpecDatabase) => {
    const pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
    pools.push(pool);
    return new PostgresEventStore(pool);
  };
  const cli = (database: SpecDatabase, ...args: readonly string[]) =>
    runHere(
      {
        ...{ DATABASE_API_URL: database.url('consorzi_api'), KURRENTDB_URL: server.url },
        ...{ DATABASE_PROJECTOR_URL: database.url('consorzi_projector'), KURRENTDB_PREFIX: server.prefix },
      },
      ...['log', 'copy', ...args],
    );
  const all = (store: { readScope: PostgresEventStore['readScope'] }) => store.readScope(SCOPE, -1, 10_000);

  beforeAll(async () => {
    [server, ours, theirs] = await Promise.all([kurrentServer(), createSpecDatabase(), createSpecDatabase()]);
    const store = postgres(ours);
    for await (const { context, writes } of appendsOf(asRead(dueAnni()))) {
      const personaId = isUuid(context.personaId) ? context.personaId : idOf('persona', context.personaId);
      await store.append(SCOPE, writes, { ...context, personaId });
    }
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await Promise.all([ours.drop(), theirs.drop(), server.close()]);
  });

  it('carries it to KurrentDB and back into an empty PostgreSQL, every byte, root and digest the same', async () => {
    const events = await all(postgres(ours));
    const tree = new Frontier();
    events.forEach((event) => tree.append(leafHash(leafOf(event))));
    const expected = { scope: SCOPE, events: events.length, root: tree.root().toString('hex') };

    const there = await cli(ours, '--from', 'postgres', '--to', 'kurrentdb', '--scope', SCOPE, '--json');
    const kurrent = new KurrentEventStore(parseAddress(server.url), { prefix: server.prefix });
    expect(await all(kurrent)).toEqual(events);
    await kurrent.close();
    expect(JSON.parse(there)).toMatchObject(expected);
    expect((JSON.parse(there) as { digests: unknown[] }).digests).toHaveLength(allProjections.length);

    const back = await cli(theirs, '--from', 'kurrentdb', '--to', 'postgres', '--scope', SCOPE, '--json');
    expect(await all(postgres(theirs))).toEqual(events);
    expect(JSON.parse(back)).toEqual({ ...(JSON.parse(there) as object), from: 'kurrentdb', to: 'postgres' });
  });

  it('copies nothing twice, and says in words what it found', async () => {
    const told = await cli(ours, '--from', 'postgres', '--to', 'kurrentdb', '--scope', SCOPE);
    expect(told).toMatch(/sta in kurrentdb come in postgres: \d+ eventi, tutti uguali/);
    expect(await all(postgres(ours))).toHaveLength(Number(/(\d+) eventi/.exec(told)![1]));
  });

  it('refuses a target that holds another log, a scope that is not there and a store copied onto itself', async () => {
    const other = { stream: 'altrove-Prova.a', expectedRevision: -1, events: [{ type: 'Accaduto', data: {} }] };
    const twice = { ...other, events: [...other.events, ...other.events] };
    await postgres(ours).append('altrove', [other], commandContext('c1'));
    await postgres(theirs).append('altrove', [twice], commandContext('c2'));
    await cli(ours, '--from', 'postgres', '--to', 'kurrentdb', '--scope', 'altrove');
    await expect(cli(theirs, '--from', 'kurrentdb', '--to', 'postgres', '--scope', 'altrove')).rejects.toThrow(
      /alla posizione 1 i due registri di altrove sono diversi: quello in postgres non è copia di kurrentdb/,
    );
    await expect(cli(ours, '--from', 'postgres', '--to', 'postgres', '--scope', SCOPE)).rejects.toThrow(/stesso/);
    await expect(cli(ours, '--from', 'postgres', '--to', 'kurrentdb', '--scope', 'nessuno')).rejects.toThrow(
      /nessun ente si chiama nessuno in postgres/,
    );
  });
});

async function* asRead(events: readonly PositionedEvent[]): AsyncGenerator<PositionedEvent> {
  yield* events;
}
