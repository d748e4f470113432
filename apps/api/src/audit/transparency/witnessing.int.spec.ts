import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { deciderTestimonianze, attest, parseNote, type ComandoTestimonianze } from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import { registro, testimonianze } from '@consorzi/projections/audit';

import { inScope } from '../../database/in-scope.js';
import { PostgresEventStore, runCommand } from '../../event-sourcing/index.js';
import { commandContext } from '../../event-sourcing/testing/command-context.js';
import { ProjectionRunner, readAt } from '../../projections/index.js';
import { shelfAppender } from '../../projections/testing/append-shelf.js';
import { eventually, stage, type Stage } from '../../projections/testing/stage.js';
import { openAlarms } from './alarms.js';
import { checkpointsOf, policyOf, type SignedCheckpoint } from './checkpoints.js';
import { AuditKeys } from './keys.js';
import { seal } from './sealer.js';
import { Witnessing } from './witnessing.js';

let db: Stage;
let store: EventStore;
let keys: AuditKeys;
let runner: ProjectionRunner;
const folder = mkdtempSync(path.join(tmpdir(), 'chiavi-'));
beforeAll(async () => {
  db = await stage();
  store = new PostgresEventStore(db.api);
  keys = new AuditKeys({ folder, origin: 'prova.localhost' });
  const projections = [registro, testimonianze];
  runner = new ProjectionRunner({ store, pool: db.projector, projections, pollMs: 50 });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await db.close();
  rmSync(folder, { recursive: true });
});

let sent = 0;
async function command(scope: string, type: ComandoTestimonianze['type'], altro: string): Promise<void> {
  const now = '2025-03-01T10:00:00.000Z';
  const context = { ...commandContext(`comando ${sent++}`), scope };
  const autore = { personaId: context.personaId, centri: 'tutti' as const };
  await runCommand({ store }, context, deciderTestimonianze, { type, scope, altro, now, autore });
  const last = (await store.scopes()).find((one) => one.scope === scope)!.last;
  await eventually(() => readAt(db.api, { scope }, ({ position }) => Promise.resolve(position >= last)));
}

/** Signs all that waits, as one checkpoint. */
const sealNow = async (scope: string) => {
  const size = (await newest(scope))?.size ?? 0;
  expect(await seal(db.projector, keys, scope, await store.readScope(scope, size - 1, 1_000))).toBe('sigillato');
};
const newest = async (scope: string): Promise<SignedCheckpoint | undefined> => {
  let last: SignedCheckpoint | undefined;
  for await (const one of checkpointsOf(db.api, scope)) last = one;
  return last;
};
const motives = (scope: string) =>
  inScope(db.api, scope, async (client) => (await openAlarms(client, scope)).map((one) => [one.oggetto, one.motivo]));
const signers = async (scope: string) => (await newest(scope))?.controfirme.map(({ testimone }) => testimone);

/** Looks at every log once or more often, then stops. */
async function witnessing(until: () => Promise<boolean> | boolean = after(400)): Promise<void> {
  const running = new Witnessing({ store, pool: db.projector, keys, pollMs: 20 });
  running.start();
  await eventually(until).finally(() => running.stop());
}
function after(ms: number): () => boolean {
  const end = Date.now() + ms;
  return () => Date.now() > end;
}
/** A sealed log whose witness has agreed. */
async function agreed(log: string, testimone: string): Promise<(count: number) => Promise<unknown>> {
  const append = shelfAppender(store, log);
  await append(20);
  await command(log, 'NominaTestimone', testimone);
  await command(testimone, 'ConcediTestimonianza', log);
  await sealNow(log);
  await witnessing(async () => (await signers(log))?.includes(testimone) === true);
  return append;
}

it('signs what it was named for and has agreed to, and the policy knows its key', async () => {
  const append = await agreed('alfa', 'beta');
  const policy = (await policyOf(db.api, 'alfa'))!;
  expect(policy.witnesses.map(({ name }) => name)).toEqual(['prova.localhost/beta/testimone']);
  expect(policy.quorum).toBe(1);
  const before = attest(parseNote((await newest('alfa'))!.note), policy);
  expect([before.log, before.quorum, before.witnesses.length]).toEqual([true, true, 1]);
  await append(300);
  await sealNow('alfa');
  await witnessing(async () => (await signers('alfa'))?.length === 1);
  expect(attest(parseNote((await newest('alfa'))!.note), policy).quorum).toBe(true);
});

it('does not sign while only one side wants it, nor for a scope that does not exist', async () => {
  await shelfAppender(store, 'gamma')(5);
  await shelfAppender(store, 'delta')(5);
  await command('gamma', 'NominaTestimone', 'delta');
  await command('gamma', 'NominaTestimone', 'inesistente');
  await command('delta', 'ConcediTestimonianza', 'alfa');
  await sealNow('gamma');
  await witnessing();
  expect([await signers('gamma'), await motives('gamma')]).toEqual([[], []]);
  expect((await signers('alfa'))?.includes('delta')).toBe(false);
  await command('delta', 'ConcediTestimonianza', 'gamma');
  await witnessing(async () => (await signers('gamma'))?.length === 1);
  expect(await signers('gamma')).toEqual(['delta']);
});

it.each([
  ['the witness', 'CessaTestimonianza'],
  ['the log', 'RimuoviTestimone'],
] as const)('stops when %s wants it no more', async (side, type) => {
  const [log, testimone] = side === 'the log' ? ['epsilon', 'zeta'] : ['eta', 'theta'];
  const append = await agreed(log, testimone);
  await (side === 'the log' ? command(log, type, testimone) : command(testimone, type, log));
  await append(10);
  await sealNow(log);
  await witnessing();
  expect([await signers(log), await motives(log)]).toEqual([[], []]);
});

it('gives the same line again when its answer was lost', async () => {
  await agreed('iota', 'kappa');
  const first = (await newest('iota'))!;
  await db.admin.query(`delete from audit.controfirme where scope = 'iota'`);
  await witnessing(async () => (await signers('iota'))?.length === 1);
  expect((await newest('iota'))!.note).toBe(first.note);
});

describe('a log that is not the one it has seen', () => {
  const refused = async (log: string, testimone: string) => {
    await witnessing(async () => (await motives(log)).length > 0 && (await motives(testimone)).length > 0);
    expect(await motives(log)).toEqual([['registro', 'testimone_in_disaccordo']]);
    expect(await motives(testimone)).toEqual([[`registro di ${log}`, 'testimone_in_disaccordo']]);
    expect(await signers(log)).toEqual([]);
    // The log signs no more, the witness goes on with its own.
    expect(await seal(db.projector, keys, log, [])).toBe('fermo');
    await sealNow(testimone);
  };
  /** Cuts the log back with all that was signed of it, as who owns the database can. */
  const cut = async (log: string, to: number) => {
    await db.admin.query('delete from log.events where scope = $1 and position >= $2', [log, to]);
    await db.admin.query('update log.heads set position = $2 where scope = $1', [log, to - 1]);
    for (const table of ['checkpoints', 'controfirme']) {
      await db.admin.query(`delete from audit.${table} where scope = $1 and size > $2`, [log, to]);
    }
  };

  it('is refused when its tail was rewritten, the checkpoints over it deleted and new ones signed', async () => {
    const append = await agreed('lambda', 'mu');
    await append(10);
    await sealNow('lambda');
    await witnessing(async () => (await signers('lambda'))?.length === 1);
    await cut('lambda', 21);
    await shelfAppender(store, 'altro')(15);
    await db.admin.query(`insert into log.events
      select 'lambda', position + 21, 'lambda' || substr(stream, 6), revision + 1000, event_id, type, schema_version,
        recorded_at, occurred_at, persona_id, role, command_id, body_hash, correlation_id, causation_id, act, data, payload_hash
      from log.events where scope = 'altro'`); // prettier-ignore
    await db.admin.query(`update log.heads set position = 35 where scope = 'lambda'`);
    await sealNow('lambda');
    await refused('lambda', 'mu');
  });

  it('is refused when it is shorter than what was seen', async () => {
    const append = await agreed('nu', 'xi');
    await append(10);
    await sealNow('nu');
    await witnessing(async () => (await signers('nu'))?.length === 1);
    await cut('nu', 21);
    // The first checkpoint stands as it was, and lacks this witness's line.
    await db.admin.query(`delete from audit.controfirme where scope = 'nu'`);
    await refused('nu', 'xi');
  });

  it('is refused when it signs with another key', async () => {
    const append = await agreed('omicron', 'pi');
    await append(10);
    rmSync(path.join(folder, 'omicron.registro.pem'));
    await db.admin.query(`delete from audit.chiavi where scope = 'omicron' and uso = 'registro'`);
    await db.admin.query(`delete from audit.checkpoints where scope = 'omicron'`);
    await db.admin.query(`delete from audit.controfirme where scope = 'omicron'`);
    await sealNow('omicron');
    await refused('omicron', 'pi');
  });
});
