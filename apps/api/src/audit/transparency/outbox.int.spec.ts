import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseNote, parsePolicy } from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';

import { PostgresEventStore } from '../../event-sourcing/index.js';
import { shelfAppender } from '../../projections/testing/append-shelf.js';
import { eventually, stage, type Stage } from '../../projections/testing/stage.js';
import { AuditKeys } from './keys.js';
import { Outbox, type OutboxOptions } from './outbox.js';
import { seal } from './sealer.js';

let db: Stage;
let store: EventStore;
let keys: AuditKeys;
const root = mkdtempSync(path.join(tmpdir(), 'posta-'));
const folder = path.join(root, 'posta');
beforeAll(async () => {
  db = await stage();
  store = new PostgresEventStore(db.api);
  keys = new AuditKeys({ folder: path.join(root, 'chiavi'), origin: 'prova.localhost' });
});
afterAll(async () => {
  await db.close();
  rmSync(root, { recursive: true });
});

const mails = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
/** The parts of a mail, decoded. */
const partsOf = (name: string) =>
  readFileSync(path.join(folder, name), 'utf8')
    .split(/--consorzi-[0-9a-f-]+/)
    .slice(1, -1)
    .map((part) => Buffer.from(part.split('\r\n\r\n')[1]!, 'base64').toString('utf8'));
const sealTo = async (size: number, from: number) => {
  expect(await seal(db.projector, keys, 'alfa', await store.readScope('alfa', from - 1, size - from))).toBe(
    'sigillato',
  );
};
async function sending(more: Partial<OutboxOptions>, until: () => boolean): Promise<void> {
  const outbox = new Outbox({ store, pool: db.projector, folder, origin: 'prova.localhost', pollMs: 20, ...more });
  outbox.start();
  await eventually(until).finally(() => outbox.stop());
}
const after =
  (ms: number, end = Date.now() + ms) =>
  () =>
    Date.now() > end;

it('sends nothing before the first checkpoint, and that one at once, with the keys', async () => {
  await shelfAppender(store, 'alfa')(50);
  await sending({}, after(100));
  expect(mails()).toEqual([]);
  await sealTo(10, 0);
  await sending({}, () => mails().length >= 2);
  expect(mails()).toEqual([
    'alfa-checkpoint-10-revisori-alfa.eml',
    expect.stringMatching(/^alfa-chiavi-[0-9a-f]{12}-revisori-alfa\.eml$/),
  ]);
  const [body, note] = partsOf(mails()[0]!);
  expect(parseNote(note!).text.split('\n').slice(0, 2)).toEqual(['prova.localhost/alfa', '10']);
  expect(body).toContain(note);
  const [words, policy] = partsOf(mails()[1]!);
  expect(parsePolicy(policy!).log.name).toBe('prova.localhost/alfa');
  expect(words).toContain(policy);
});

it('then keeps what comes for an hour, and sends it as one', async () => {
  await sealTo(20, 10);
  await sealTo(30, 20);
  await sending({}, after(150));
  expect(mails()).toHaveLength(2);
  await sending({ quietMs: 0 }, () => mails().length >= 3);
  expect(mails()).toContain('alfa-checkpoint-30-revisori-alfa.eml');
  const [, ...notes] = partsOf('alfa-checkpoint-30-revisori-alfa.eml');
  expect(notes.map((note) => parseNote(note).text.split('\n')[1])).toEqual(['20', '30']);
});

it('sends nothing twice, however often and by however many it is looked at', async () => {
  await sending({ quietMs: 0 }, after(100));
  await sending({ quietMs: 0 }, after(100));
  expect(mails()).toHaveLength(3);
});
