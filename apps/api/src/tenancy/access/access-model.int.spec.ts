import { randomUUID } from 'node:crypto';

import { hashOf } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';
import { deciderAccessi, type ComandoAccessi } from '@consorzi/domain/tenancy';
import { accessi } from '@consorzi/projections/tenancy';
import { registro } from '@consorzi/projections/audit';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { PostgresEventStore } from '../../event-sourcing/postgres/postgres-event-store.js';
import { runCommand } from '../../event-sourcing/index.js';
import { ProjectionRunner, projectorPool } from '../../projections/index.js';
import { ReadModels } from '../../projections/read-models.js';
import { AccessModel, AccessModelBehind } from './access-model.js';

const SCOPE = 'inprova';
const [anna, bruno, carla] = ['anna', 'bruno', 'carla'].map((name) => idOf('persona', name)) as [
  string,
  string,
  string,
];
const now = '2024-08-05T09:00:00.000Z';
const base = { autore: { personaId: anna, centri: 'tutti' }, now, scope: SCOPE } as const;

let database: SpecDatabase;
let pool: pg.Pool;
let projector: pg.Pool;
let store: PostgresEventStore;
let runner: ProjectionRunner | undefined;
let readModels: ReadModels;
let model: AccessModel;

beforeAll(async () => {
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
  projector = projectorPool(database.url('consorzi_projector'));
  store = new PostgresEventStore(pool);
  readModels = new ReadModels(pool);
  model = new AccessModel(readModels, store);
  await project();
});
afterAll(async () => {
  await runner?.stop();
  model.onApplicationShutdown();
  await readModels.onApplicationShutdown();
  await Promise.all([pool.end(), projector.end()]);
  await database.drop();
});

async function project(): Promise<void> {
  runner = new ProjectionRunner({ store, pool: projector, projections: [registro, accessi] });
  await runner.start();
}

async function kill(): Promise<void> {
  await runner!.stop();
  runner = undefined;
}

/** Appends; the revision of the change. */
async function run(command: ComandoAccessi): Promise<number> {
  const context = {
    ...{ scope: SCOPE, commandId: randomUUID(), bodyHash: hashOf(command), personaId: anna, role: 'amministratore' },
    ...{ correlationId: randomUUID(), causationId: null, recordedAt: new Date().toISOString() },
  };
  return (await runCommand({ store }, context, deciderAccessi, command)).revision;
}
const done = async (command: ComandoAccessi): Promise<void> => model.holds(SCOPE, await run(command));
const rolesOf = (personaId: string, day = now) => model.rolesOf(SCOPE, personaId, day);

const assegna = (personaId: string, ruolo: 'direttore' | 'responsabile' | 'amministratore', ...centri: string[]) =>
  done({ ...base, type: 'AssegnaRuolo', personaId, ruolo, centri });
const revoca = (personaId: string, ruolo: 'direttore' | 'responsabile') =>
  ({ ...base, type: 'RevocaRuolo', personaId, ruolo }) as const;

it('gives nobody anything in a scope without grants', async () => {
  expect(await rolesOf(anna)).toEqual([]);
});

it('has a change when it is said to', async () => {
  await assegna(anna, 'amministratore');
  await assegna(bruno, 'direttore');
  expect(await rolesOf(bruno)).toEqual([{ ruolo: 'direttore', centri: [] }]);
  await done(revoca(bruno, 'direttore'));
  expect(await rolesOf(bruno)).toEqual([]);
});

it('counts a delega on its days, on the centri that the delegante has then', async () => {
  await assegna(bruno, 'responsabile', 'c1');
  await assegna(carla, 'responsabile', 'c9');
  const ferie = {
    delegante: bruno,
    personaId: carla,
    ruolo: 'responsabile',
    dal: '2024-08-05',
    al: '2024-08-16',
  } as const;
  await done({ ...base, type: 'DelegaRuolo', delegaId: idOf('delega'), ...ferie });
  const own = [{ ruolo: 'responsabile', centri: ['c9'] }];
  const both = [{ ruolo: 'responsabile', centri: ['c9', 'c1'] }];
  expect(await rolesOf(carla, '2024-08-04T21:59:59.999Z')).toEqual(own);
  expect(await rolesOf(carla, '2024-08-04T22:00:00.000Z')).toEqual(both);
  expect(await rolesOf(carla, '2024-08-16T21:59:59.999Z')).toEqual(both);
  expect(await rolesOf(carla, '2024-08-16T22:00:00.000Z')).toEqual(own);

  await assegna(bruno, 'responsabile', 'c2');
  expect(await rolesOf(carla)).toEqual([{ ruolo: 'responsabile', centri: ['c9', 'c2'] }]);
  await done(revoca(bruno, 'responsabile'));
  expect(await rolesOf(carla)).toEqual(own);
  await assegna(bruno, 'responsabile', 'c1');
  expect(await rolesOf(carla)).toEqual(own);
});

it('tells nobody that a right is gone before it is, and lets nobody in while the projector is dead', async () => {
  await assegna(bruno, 'direttore');
  expect(await rolesOf(bruno)).toContainEqual({ ruolo: 'direttore', centri: [] });
  await kill();
  let told = false;
  const answer = done(revoca(bruno, 'direttore')).then(() => (told = true));
  for (const end = Date.now() + 15_000; ;) {
    const refused = await rolesOf(bruno).then(
      () => false,
      (error: unknown) => error instanceof AccessModelBehind,
    );
    if (refused) break;
    if (Date.now() > end) throw new Error('a scope whose access model is behind goes on letting people in');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await expect(rolesOf(anna)).rejects.toThrow(AccessModelBehind);
  expect(told).toBe(false);
  await project();
  await answer;
  expect(await rolesOf(bruno)).not.toContainEqual({ ruolo: 'direttore', centri: [] });
  expect(await rolesOf(anna)).toEqual([{ ruolo: 'amministratore', centri: [] }]);
}, 30_000);
