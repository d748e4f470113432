import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EventStore } from '@consorzi/domain/event-sourcing';

import { inScope } from '../../database/in-scope.js';
import { PostgresEventStore } from '../../event-sourcing/index.js';
import { shelfAppender } from '../../projections/testing/append-shelf.js';
import { stage, type Stage } from '../../projections/testing/stage.js';
import { openAlarms } from './alarms.js';
import { AuditKeys } from './keys.js';
import { rebuildTree, verifyTree } from './rebuild.js';
import { seal } from './sealer.js';

let db: Stage;
let store: EventStore;
let keys: AuditKeys;
const folder = mkdtempSync(path.join(tmpdir(), 'chiavi-'));
beforeAll(async () => {
  db = await stage();
  store = new PostgresEventStore(db.api);
  keys = new AuditKeys({ folder, origin: 'prova.localhost' });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const tree = (scope: string) => ({ store, pool: db.projector, scope });
const motives = (scope: string) =>
  inScope(db.api, scope, async (client) => (await openAlarms(client, scope)).map(({ motivo }) => motivo));
const tiles = async (scope: string) =>
  (await db.admin.query('select level, index, hashes from read.tessere where scope = $1 order by 1, 2', [scope])).rows;

/** A log of 700 events, a checkpoint every 100. */
async function sealed(scope: string): Promise<void> {
  const append = shelfAppender(store, scope);
  for (let at = 0; at < 700; at += 50) await append(50);
  for (let size = 0; size < 700; size += 100) {
    expect(await seal(db.projector, keys, scope, await store.readScope(scope, size - 1, 100))).toBe('sigillato');
  }
}

it('makes the same tiles again, also where they were lost or changed or are too many', async () => {
  await sealed('uguale');
  const before = await tiles('uguale');
  expect(before).toHaveLength(4);
  expect(await verifyTree(tree('uguale'))).toMatchObject({ ok: true, events: 700, checkpoints: 7 });
  for (const sql of [
    `delete from read.tessere where scope = 'uguale'`,
    `update read.tessere set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) where scope = 'uguale' and index = 1`,
    `insert into read.tessere values ('uguale', 0, 3, '\\x00'), ('uguale', 2, 0, '\\x00')`,
    `update read.tessere set hashes = hashes || '\\x00' where scope = 'uguale' and index = 2`,
  ]) {
    await db.admin.query(sql);
    if (!/insert|index = 2/.test(sql))
      expect(await verifyTree(tree('uguale'))).toMatchObject({ ok: false, firstBad: null });
    expect(await rebuildTree(tree('uguale'))).toMatchObject({ events: 700, checkpoints: 7, firstBad: null });
    expect(await tiles('uguale')).toEqual(before);
  }
  expect(await motives('uguale')).toEqual([]);
});

/** Every column of a stored event that its leaf or its payload's hash covers. */
const CHANGES: Readonly<Record<string, string>> = {
  revision: 'revision = revision + 1000',
  event_id: 'event_id = gen_random_uuid()',
  type: `type = 'Altro'`,
  schema_version: 'schema_version = 7',
  recorded_at: `recorded_at = '2020-01-01T00:00:00.000Z'`,
  occurred_at: `occurred_at = '2020-01-01'`,
  persona_id: 'persona_id = gen_random_uuid()',
  role: `role = 'finanza'`,
  command_id: 'command_id = gen_random_uuid()',
  body_hash: `body_hash = 'altro'`,
  correlation_id: `correlation_id = 'altra'`,
  causation_id: `causation_id = 'altra'`,
  act: `act = '{"organo":"cda","numero":"1","data":"2020-01-01"}'`,
  data: `data = '{"piano":"altro"}'`,
  payload_hash: 'payload_hash = body_hash',
  stream: `stream = stream || 'x'`,
};

describe('an event that was changed where it stands', () => {
  const scope = 'alterato';
  beforeAll(() => sealed(scope));

  it.each(Object.entries(CHANGES))('in its %s: the first checkpoint over it is named', async (field, change) => {
    const { rows } = await db.admin.query<{ value: string | null }>(
      `select ${field}::text as value from log.events where scope = $1 and position = 333`,
      [scope],
    );
    await db.admin.query(`update log.events set ${change} where scope = $1 and position = 333`, [scope]);
    expect(await verifyTree(tree(scope))).toMatchObject({
      ok: false,
      ...{ events: 300, checkpoints: 3 },
      firstBad: { size: 400, from: 300, to: 399, motivo: 'radice', position: ['data', 'payload_hash'].includes(field) ? 333 : null },
    }); // prettier-ignore
    const type = { revision: 'int', event_id: 'uuid', persona_id: 'uuid', command_id: 'uuid', schema_version: 'int', act: 'json', data: 'json' }[field] ?? 'text'; // prettier-ignore
    await db.admin.query(`update log.events set ${field} = $2::${type} where scope = $1 and position = 333`, [scope, rows[0]!.value]); // prettier-ignore
    expect(await verifyTree(tree(scope))).toMatchObject({ ok: true });
  });

  it('is no reason to write when it is only looked for, and raises the alarm when the tree is made again', async () => {
    await db.admin.query(`update log.events set role = 'finanza' where scope = $1 and position = 333`, [scope]);
    const before = await tiles(scope);
    await verifyTree(tree(scope));
    expect([await motives(scope), await tiles(scope)]).toEqual([[], before]);
    expect(await rebuildTree(tree(scope))).toMatchObject({ ok: false, firstBad: { size: 400 } });
    expect([await motives(scope), await tiles(scope)]).toEqual([['evento_alterato'], before]);
    expect(await seal(db.projector, keys, scope, [])).toBe('fermo');
  });
});

it('finds two events that changed places', async () => {
  await sealed('scambio');
  await db.admin.query(`update log.events set position = -1 where scope = 'scambio' and position = 120`);
  await db.admin.query(`update log.events set position = 120 where scope = 'scambio' and position = 121`);
  await db.admin.query(`update log.events set position = 121 where scope = 'scambio' and position = -1`);
  expect(await verifyTree(tree('scambio'))).toMatchObject({ firstBad: { size: 200, from: 100, to: 199 } });
});

it('finds an event that went, and a log that was cut', async () => {
  await sealed('tolto');
  await db.admin.query(`delete from log.events where scope = 'tolto' and position = 250`);
  expect(await verifyTree(tree('tolto'))).toMatchObject({ firstBad: { size: 300, from: 200, to: 299 } });
  await db.admin.query(`delete from log.events where scope = 'tolto' and position >= 240`);
  expect(await rebuildTree(tree('tolto'))).toMatchObject({ firstBad: { size: 300, motivo: 'registro_accorciato' } });
  expect(await motives('tolto')).toEqual(['registro_accorciato']);
});

it('finds a checkpoint that the key of the log never signed', async () => {
  await sealed('firma');
  await db.admin.query(
    `update audit.checkpoints c set firma = (select o.firma from audit.checkpoints o where o.scope = 'firma' and o.size = 600)
     where c.scope = 'firma' and c.size = 500`,
  );
  expect(await verifyTree(tree('firma'))).toMatchObject({ firstBad: { size: 500, motivo: 'firma' } });
});
