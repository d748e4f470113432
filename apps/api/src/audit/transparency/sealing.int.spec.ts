import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  attest,
  eventLeafHash,
  isConsistent,
  parseNote,
  readCheckpoint,
  rootOf,
  TiledTree,
} from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';

import { PostgresEventStore } from '../../event-sourcing/index.js';
import { inScope } from '../../database/in-scope.js';
import { shelfAppender } from '../../projections/testing/append-shelf.js';
import { MemoryEventStore } from '../../projections/testing/memory-event-store.js';
import { scatolaEvent } from '../../projections/testing/scatole.js';
import { eventually, stage, type Stage } from '../../projections/testing/stage.js';
import { countOpenAlarms, openAlarms, resolveAlarms } from './alarms.js';
import { checkpointsOf, policyFrom, readKeys, type SignedCheckpoint } from './checkpoints.js';
import { AuditKeys } from './keys.js';
import { seal } from './sealer.js';
import { Sealing, type SealingOptions } from './sealing.js';
import { tilesIn } from './tile-store.js';

let db: Stage;
let store: EventStore;
let folder: string;
let keys: AuditKeys;
beforeAll(async () => {
  db = await stage();
  store = new PostgresEventStore(db.api);
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'chiavi-')), 'chiavi');
  keys = new AuditKeys({ folder, origin: 'prova.localhost' });
});
afterAll(async () => {
  await db.close();
  rmSync(path.dirname(folder), { recursive: true });
});

const all = async (scope: string): Promise<readonly SignedCheckpoint[]> => {
  const found = [];
  for await (const one of checkpointsOf(db.api, scope)) found.push(one);
  return found;
};
const sizes = async (scope: string) => (await all(scope)).map(({ size }) => size);
const alarms = (scope: string) => inScope(db.api, scope, (client) => openAlarms(client, scope));
const motives = async (scope: string) => (await alarms(scope)).map(({ motivo }) => motivo);

async function sealing(more: Partial<SealingOptions>, work: () => Promise<void>) {
  const running = new Sealing({ store, pool: db.projector, keys, pollMs: 10, maxEvents: 100, maxAgeMs: 0, ...more });
  running.start();
  await work().finally(() => running.stop());
}
const sealedTo = (scope: string, size: number) =>
  eventually(async () => (await sizes(scope)).at(-1) === size, `${scope} sealed to ${size}`);
/** An old log: its events have waited for longer than any. */
const tell = async (scope: string, count: number) => {
  const append = shelfAppender(store, scope);
  for (let left = count; left > 0; left -= 50) await append(Math.min(50, left));
  return append;
};

it('signs after so many events, each checkpoint the root of all events before it', async () => {
  await tell('conteggio', 250);
  await sealing({}, () => sealedTo('conteggio', 250));
  expect(await sizes('conteggio')).toEqual([100, 200, 250]);

  const leaves = (await store.readScope('conteggio', -1, 1_000)).map(eventLeafHash);
  const policy = policyFrom(await inScope(db.api, 'conteggio', (client) => readKeys(client, 'conteggio')), new Set())!;
  expect(policy.log.name).toBe('prova.localhost/conteggio');
  for (const { size, root, note } of await all('conteggio')) {
    expect(readCheckpoint(note)).toMatchObject({ origin: 'prova.localhost/conteggio', size });
    expect(root).toEqual(rootOf(leaves.slice(0, size)));
    expect(attest(parseNote(note), policy).log).toBe(true);
  }
  const [first, second] = await all('conteggio');
  const proof = await inScope(db.api, 'conteggio', (client) =>
    new TiledTree(tilesIn(client, 'conteggio')).consistencyProof(100, 200),
  );
  expect(isConsistent(first!, second!, proof)).toBe(true);
});

it('signs few events only when the first of them has waited long enough', async () => {
  const recordedAt = () => new Date().toISOString();
  const memory = new MemoryEventStore();
  const put = (n: number) => memory.put('tempo', [{ ...scatolaEvent(n), recordedAt: recordedAt() }]);
  put(0);
  put(1);
  const begun = Date.now();
  await sealing({ store: memory, maxAgeMs: 600 }, async () => {
    await sealedTo('tempo', 2);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(600);
    put(2);
    const again = Date.now();
    await sealedTo('tempo', 3);
    expect(Date.now() - again).toBeGreaterThanOrEqual(590);
  });
});

it('gives the same roots on any event store', async () => {
  await tell('uguale', 300);
  const copy = new MemoryEventStore();
  const events = await store.readScope('uguale', -1, 1_000);
  copy.load('uguale', events);
  await sealing({ maxEvents: 128 }, () => sealedTo('uguale', 300));
  const roots = async () => (await all('uguale')).map(({ size, root }) => [size, root.toString('hex')]);
  const first = await roots();
  await db.admin.query(`delete from audit.checkpoints where scope = 'uguale'`);
  await db.admin.query(`delete from read.tessere where scope = 'uguale'`);
  await sealing({ maxEvents: 128, store: copy }, () => sealedTo('uguale', 300));
  expect(await roots()).toEqual(first);
});

it('is done once, however many processes do it, and goes on where a stopped one left off', async () => {
  const append = await tell('insieme', 1_000);
  const errors: unknown[] = [];
  const logger = { info: () => 0, warn: (fields: object) => errors.push(fields), error: (fields: object) => errors.push(fields) }; // prettier-ignore
  const two = { logger, maxEvents: 20 };
  await sealing(two, () =>
    sealing(two, async () => {
      await sealedTo('insieme', 1_000);
    }),
  );
  await append(30);
  await sealing(two, () => sealedTo('insieme', 1_030));
  expect(await sizes('insieme')).toEqual([...Array.from({ length: 51 }, (_, n) => 20 * (n + 1)), 1_030]);
  expect(errors.filter((one) => 'scope' in (one as object) && (one as { scope: string }).scope === 'insieme')).toEqual(
    [],
  );
});

it('seals a page once when two sealers hold it at the same time', async () => {
  await tell('gara', 40);
  const events = await store.readScope('gara', -1, 40);
  const outcomes = await Promise.all([1, 2, 3].map(() => seal(db.projector, keys, 'gara', events)));
  expect(outcomes.filter((one) => one === 'sigillato')).toHaveLength(1);
  expect(await seal(db.projector, keys, 'gara', events)).toBe('altrove');
  expect(await sizes('gara')).toEqual([40]);
});

it('never takes a second checkpoint of a size, whatever its root', async () => {
  await tell('doppio', 10);
  await sealing({}, () => sealedTo('doppio', 10));
  const insert = inScope(db.projector, 'doppio', (client) =>
    client.query(`insert into audit.checkpoints values ('doppio', 10, '\\x00', 'altro', 'altra', now())`),
  );
  await expect(insert).rejects.toMatchObject({ code: '23505' });
});

it.each(['update audit.checkpoints set testo = testo', 'delete from audit.checkpoints', 'truncate audit.checkpoints'])(
  'no role that runs may: %s',
  async (sql) => {
    for (const pool of [db.projector, db.api, db.owner]) {
      await expect(inScope(pool, 'conteggio', (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
  },
);

describe('a key', () => {
  it('is made once, in a file for our eyes alone', async () => {
    await tell('chiave', 10);
    await sealing({}, () => sealedTo('chiave', 10));
    const file = path.join(folder, 'chiave.registro.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).filter((name) => name.startsWith('chiave.'))).toEqual(['chiave.registro.pem']);
  });

  it('that went is never made anew: signing stops with an alarm until a person has looked', async () => {
    const file = path.join(folder, 'chiave.registro.pem');
    const append = await tell('mancante', 10);
    await sealing({}, () => sealedTo('mancante', 10));
    const own = path.join(folder, 'mancante.registro.pem');
    renameSync(own, `${own}.altrove`);
    await append(5);
    await sealing({}, () => eventually(async () => (await motives('mancante')).length > 0));
    expect(await motives('mancante')).toEqual(['chiave_mancante']);
    expect([existsSync(own), await sizes('mancante')]).toEqual([false, [10]]);
    expect(await countOpenAlarms(db.api, ['chiave', 'mancante'])).toEqual(new Map([['mancante', 1]]));

    // The key of another log in its place is no better.
    await resolveAlarms(db.projector, 'mancante', 'guardato');
    renameSync(file, own);
    await sealing({}, () => eventually(async () => (await motives('mancante')).length > 0));
    expect(await motives('mancante')).toEqual(['chiave_diversa']);
    renameSync(own, file);

    await resolveAlarms(db.projector, 'mancante', 'chiave rimessa al suo posto');
    renameSync(`${own}.altrove`, own);
    await sealing({}, () => sealedTo('mancante', 15));
    expect(await sizes('mancante')).toEqual([10, 15]);
  });
});

describe('what no longer agrees with what was signed stops the signing', () => {
  const broken = async (scope: string, sql: string) => {
    const append = await tell(scope, 600);
    await sealing({}, () => sealedTo(scope, 600));
    await db.admin.query(sql);
    await append(10);
    await sealing({}, () => eventually(async () => (await motives(scope)).length > 0));
    expect((await sizes(scope)).at(-1)).toBe(600);
    return motives(scope);
  };

  it('a tile that was changed', async () => {
    const sql = `update read.tessere set hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3))
      where scope = 'tessera' and level = 0 and index = 2`;
    expect(await broken('tessera', sql)).toEqual(['radice_diversa']);
  });

  it('a tile that went', async () => {
    const sql = `delete from read.tessere where scope = 'persa' and level = 1`;
    expect(await broken('persa', sql)).toEqual(['tessera_mancante']);
  });

  it('a root that was changed in its column', async () => {
    const sql = `update audit.checkpoints set root = sha256('x') where scope = 'radice' and size = 600`;
    expect(await broken('radice', sql)).toEqual(['radice_diversa']);
  });

  it('a log that ends before its last checkpoint', async () => {
    await tell('tagliato', 50);
    await sealing({}, () => sealedTo('tagliato', 50));
    await db.admin.query(`delete from log.events where scope = 'tagliato' and position >= 40`);
    await db.admin.query(`update log.heads set position = 39 where scope = 'tagliato'`);
    await sealing({}, () => eventually(async () => (await motives('tagliato')).length > 0));
    expect(await motives('tagliato')).toEqual(['registro_accorciato']);
    // Once, however often it is seen again.
    await sealing({}, () => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await motives('tagliato')).toHaveLength(1);
  });
});
