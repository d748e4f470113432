import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import type { FileStore } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { Quarantine } from './quarantine.js';
import { S3Store } from './s3-store.js';
import { S3Double } from './testing/s3-double.js';
import { Whole } from './whole.js';

const keys = { region: 'eu-south-1', accessKey: 'prova', secretKey: 'segreto di una prova' };
const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-file-'));
let double: S3Double;
beforeAll(async () => {
  double = await S3Double.start(keys);
});
afterAll(async () => {
  await double.stop();
  rmSync(folder, { recursive: true });
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const put = async (store: FileStore, scope: string, bytes: Buffer) => {
  const file = path.join(folder, randomBytes(8).toString('hex'));
  writeFileSync(file, bytes);
  await store.commit(scope, hashOf(bytes), file, bytes.length);
  return hashOf(bytes);
};
const listed = async (store: FileStore, scope: string) => {
  const found: string[] = [];
  for await (const { sha256, at } of store.list(scope)) {
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
    found.push(sha256);
  }
  return found.sort();
};

describe.each<[string, () => FileStore]>([
  ['a folder', () => new FolderStore(path.join(folder, 'depositati'))],
  ['an S3-compatible store', () => new S3Store({ ...keys, url: double.url })],
])('%s', (name, open) => {
  const store = () => open();
  const scope = name === 'a folder' ? 'alfa' : 'beta';

  it('gives a file back as it came, by its hash', async () => {
    const bytes = randomBytes(300_000);
    const sha256 = await put(store(), scope, bytes);
    const found = (await store().open(scope, sha256))!;
    expect(found.byte).toBe(bytes.length);
    expect(hashOf(await buffer(found.stream))).toBe(sha256);
    expect(await store().has(scope, sha256)).toBe(true);
  });

  it('keeps a file that comes twice once, and lists each scope apart', async () => {
    const bytes = [1, 2, 3].map(() => randomBytes(10));
    const hashes: string[] = [];
    for (const one of [...bytes, bytes[0]!]) hashes.push(await put(store(), `${scope}elenco`, one));
    expect(await listed(store(), `${scope}elenco`)).toEqual([...new Set(hashes)].sort());
    expect(await listed(store(), `${scope}vuoto`)).toEqual([]);
  });

  it('has nothing of what it does not have, nor of another scope', async () => {
    const sha256 = await put(store(), scope, randomBytes(10));
    expect(await store().open(`${scope}altro`, sha256)).toBeNull();
    expect(await store().has(scope, hashOf(randomBytes(4)))).toBe(false);
    await store().remove(scope, sha256);
    await store().remove(scope, sha256);
    expect(await store().open(scope, sha256)).toBeNull();
  });

  it.each([
    ['../alfa', 'a'.repeat(64)],
    ['alfa/..', 'a'.repeat(64)],
    ['.quarantena', 'a'.repeat(64)],
    ['alfa', '../../etc/passwd'],
    ['alfa', 'A'.repeat(64)],
    ['', ''],
  ])('has no key outside of itself: %j %j', async (where, sha256) => {
    await expect(store().open(where, sha256)).rejects.toThrow(RangeError);
    await expect(store().commit(where, sha256, 'x', 1)).rejects.toThrow(RangeError);
    await expect(store().remove(where, sha256)).rejects.toThrow(RangeError);
  });
});

describe('the folder', () => {
  it('is for its own user alone', async () => {
    const store = new FolderStore(path.join(folder, 'permessi'));
    const quarantine = new Quarantine(path.join(folder, 'permessi/.quarantena'));
    const { file, sha256 } = await quarantine.receive(Readable.from([Buffer.from('a')]), 10);
    await store.commit('alfa', sha256, file);
    const modes = ['', 'alfa', `alfa/${sha256}`, '.quarantena'].map((one) => statSync(path.join(folder, 'permessi', one)).mode & 0o777); // prettier-ignore
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o700]);
  });
});

describe('the S3 store', () => {
  it('is refused with other keys, and says so', async () => {
    const wrong = new S3Store({ ...keys, secretKey: 'un altro segreto', url: double.url });
    await expect(put(wrong, 'alfa', randomBytes(5))).rejects.toThrow('403 SignatureDoesNotMatch');
  });

  it('does not take a file that is not what its key says', async () => {
    const file = path.join(folder, 'falso');
    writeFileSync(file, 'falso');
    const store = new S3Store({ ...keys, url: double.url });
    await expect(store.commit('alfa', 'b'.repeat(64), file, 5)).rejects.toThrow('XAmzContentSHA256Mismatch');
    expect(await store.has('alfa', 'b'.repeat(64))).toBe(false);
  });
});

describe('the quarantine', () => {
  const where = path.join(folder, 'quarantena');
  const quarantine = new Quarantine(where);
  const left = () => (existsSync(where) ? readdirSync(where) : []);

  it('hashes what comes while it writes it', async () => {
    const bytes = randomBytes(1_000_000);
    const received = await quarantine.receive(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), 2_000_000);
    expect([received.byte, received.sha256]).toEqual([bytes.length, hashOf(bytes)]);
    await received.drop();
    expect(left()).toEqual([]);
  });

  it('cuts off what is too large where the limit is, and keeps nothing of it', async () => {
    let asked = 0;
    const endless = async function* () {
      for (; asked < 200; asked++) yield Buffer.alloc(1_000_000);
      await Promise.resolve();
    };
    await expect(quarantine.receive(endless(), 25_000_000)).rejects.toMatchObject({ code: 'FILE_TROPPO_GRANDE' });
    expect(asked).toBe(25);
    expect(left()).toEqual([]);
  });

  it('keeps nothing of what is empty, or breaks off', async () => {
    await expect(quarantine.receive(Readable.from([]), 10)).rejects.toMatchObject({ code: 'FILE_VUOTO' });
    const broken = async function* () {
      yield Buffer.from('meta');
      await Promise.reject(new Error('aborted'));
    };
    await expect(quarantine.receive(broken(), 10)).rejects.toThrow('aborted');
    expect(left()).toEqual([]);
  });

  it('drops what an ended process left, a day later', async () => {
    writeFileSync(path.join(where, 'rimasto'), 'x');
    expect(await quarantine.sweep(new Date())).toBe(0);
    expect(await quarantine.sweep(new Date(Date.now() + 25 * 3_600_000))).toBe(1);
    expect(left()).toEqual([]);
  });
});

describe('a file on its way out', () => {
  it('breaks off before its end where it is damaged', async () => {
    const bytes = randomBytes(200_000);
    const pieces = () => Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    expect(hashOf(await buffer(pieces().pipe(new Whole(hashOf(bytes)))))).toBe(hashOf(bytes));
    const seen: Buffer[] = [];
    const damaged = pieces().pipe(new Whole('0'.repeat(64)));
    damaged.on('data', (chunk: Buffer) => seen.push(chunk));
    await expect(new Promise((_, reject) => damaged.on('error', reject))).rejects.toThrow('damaged');
    expect(Buffer.concat(seen).length).toBe(100_000);
  });
});
