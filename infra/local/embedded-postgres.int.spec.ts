import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-pg-'));
const password = 'spec';
const settings = { fsync: 'off' };
const started: EmbeddedPostgres[] = [];

async function start(name: string, port?: number): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ directory: path.join(folder, name), password, settings, port });
  started.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, query: string): Promise<unknown[]> {
  const admin = await server.admin();
  const { rows } = await admin.query({ text: query, rowMode: 'array' }).finally(() => admin.end());
  return rows.flat();
}

beforeAll(() => chmodSync(folder, 0o711));
afterAll(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('is taken over, with its data, by a start that finds it alive', async () => {
    const first = await start('alive');
    await ask(first, 'create table kept as select 42 as n');
    const second = await start('alive');
    expect({ adopted: second.adopted, pid: second.pid, port: second.port }).toEqual({
      adopted: true,
      pid: first.pid,
      port: first.port,
    });
    expect(await ask(second, 'select n from kept')).toEqual([42]);
  });

  it('comes back on its port after it was killed', async () => {
    const first = await start('killed');
    process.kill(first.pid, 'SIGKILL');
    const second = await start('killed', first.port);
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'select 1')).toEqual([1]);
  });

  it('does not take a pid that another program has now for its own', async () => {
    const first = await start('reused');
    const lines = readFileSync(path.join(folder, 'reused/postmaster.pid'), 'utf8').split('\n');
    await first.stop();
    expect(first.isAlive()).toBe(false);
    writeFileSync(path.join(folder, 'reused/postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'));
    expect((await start('reused')).adopted).toBe(false);
  });

  it('begins anew where an earlier initdb was cut short', async () => {
    mkdirSync(path.join(folder, 'cut.new/base'), { recursive: true });
    writeFileSync(path.join(folder, 'cut.new/PG_VERSION'), '18\n');
    expect(await ask(await start('cut'), 'select 1')).toEqual([1]);
  });

  it('stores UTF-8 and sorts by code point, whatever the machine speaks', async () => {
    const server = await start('alive');
    expect(await ask(server, "select getdatabaseencoding() = 'UTF8' and 'Z' < 'a'")).toEqual([true]);
  });

  it('listens on loopback alone, and refuses who has no password', async () => {
    const server = await start('alive');
    expect(await ask(server, 'show listen_addresses')).toEqual(['127.0.0.1']);
    const stranger = await startPostgres({ directory: path.join(folder, 'alive'), password: 'wrong' }).catch(String);
    expect(stranger).toMatch(/secrets\.json/);
  });
});
