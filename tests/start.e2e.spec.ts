import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { freePort } from '../infra/local/embedded-postgres.js';
import { launch, runCommand, type Launched } from '../infra/testing/launch.js';

const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-start-'));
const data = path.join(folder, 'data');
let port: number;
let running: Launched | undefined;
let starts = 0;

const start = (more: { port?: number | string; data?: string; env?: Record<string, string> } = {}) =>
  launch({ port, data, log: path.join(folder, `start-${starts++}.log`), ...more });
const json = <Content>(name: string) => JSON.parse(readFileSync(path.join(data, name), 'utf8')) as Content;
const get = (address: string) => fetch(`http://localhost:${port}${address}`);

/** Every process of the running platform, PostgreSQL last. */
function processes(): readonly number[] {
  const { children } = json<{ children: readonly { pid: number }[] }>('running.json');
  const postgres = Number(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  return [running!.pid, ...children.map(({ pid }) => pid), postgres];
}

async function gone(pids: readonly number[], patienceMs: number): Promise<void> {
  const alive = () => pids.filter((pid) => isAlive(pid));
  for (let waited = 0; waited < patienceMs && alive().length > 0; waited += 100) await sleep(100);
  expect(alive()).toEqual([]);
}

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** What is kept across starts: rows, secrets, the key that signs sessions at the identity provider. */
async function kept() {
  const { roles, session } = json<{ roles: { consorzi_owner: string }; session: string }>('secrets.json');
  const owner = new pg.Client({
    host: '127.0.0.1',
    port: json<{ postgres: number }>('ports.json').postgres,
    user: 'consorzi_owner',
    password: roles.consorzi_owner,
    database: 'consorzi',
  });
  await owner.connect();
  await owner.query('create table if not exists kept_by_spec as select gen_random_uuid() as id');
  const { rows } = await owner.query<{ id: string }>('select id from kept_by_spec');
  await owner.end();
  const certs = await get('/realms/consorzi/protocol/openid-connect/certs');
  return { row: rows[0]!.id, session, keys: await certs.json() };
}

beforeAll(async () => {
  port = await freePort();
});
afterAll(async () => {
  running?.signal('SIGTERM');
  await running?.exited;
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  let before: Awaited<ReturnType<typeof kept>>;
  let digest: object;

  it('brings the platform up on one port and says where', async () => {
    running = start();
    await running.ready();
    expect(running.output()).toContain(`Consorzi pronto: http://localhost:${port}\n`);
    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      checks: { database: 'ok', schema: 'ok', log: 'ok', projector: 'ok', identity: 'ok', transparency: 'ok' },
    });
    const discovery = await get('/realms/consorzi/.well-known/openid-configuration');
    expect(await discovery.json()).toMatchObject({ issuer: `http://localhost:${port}/realms/consorzi` });
    before = await kept();
  }, 300_000);

  it('listens on this machine alone', async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const address = others.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (!address) return;
    const { postgres, identity } = json<{ postgres: number; identity: number }>('ports.json');
    for (const each of [port, postgres, identity]) {
      await expect(fetch(`http://${address}:${each}/`)).rejects.toThrow();
    }
  });

  it('is refused with one line on data that are in use, and the platform goes on', async () => {
    const second = start({ port: await freePort() });
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^Consorzi è già in esecuzione sui dati di [^\n]+\n$/);
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('is refused with one line on a taken port', async () => {
    const second = start({ data: path.join(folder, 'other') });
    expect(await second.exited).toBe(1);
    expect(second.output()).toBe(
      `La porta ${port} è già occupata: sceglierne un'altra, per esempio PORT=${port + 1}.\n`,
    );
  });

  it('gives birth again to a process that dies', async () => {
    const children = processes().slice(1, -1);
    for (const pid of children) process.kill(pid, 'SIGKILL');
    await gone(children, 1_000);
    for (let waited = 0; waited < 20_000; waited += 100) {
      if ((await get('/health/ready').catch(() => undefined))?.status === 200) break;
      await sleep(100);
    }
    expect((await get('/health/ready')).status).toBe(200);
    expect(processes()).toHaveLength(children.length + 2);
  });

  it('is reached by the command line, whose stdout is the result alone', async () => {
    const { code, stdout } = await runCommand(data, 'projections', 'digest', '--json');
    expect(code).toBe(0);
    digest = JSON.parse(stdout) as object;
    expect(digest).toMatchObject({ all: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('stops whole at Ctrl+C', async () => {
    const all = processes();
    running!.signal('SIGINT');
    expect(await running!.exited).toBe(0);
    await gone(all, 0);
    expect(running!.output()).toMatch(/Fermato\.\n$/);
  });

  it('lends the command line its database while it is stopped, and has it stopped afterwards', async () => {
    const { code, stdout } = await runCommand(data, 'projections', 'digest', '--json');
    expect({ code, digest: JSON.parse(stdout) as object }).toEqual({ code: 0, digest });
    expect(existsSync(path.join(data, 'postgres/postmaster.pid'))).toBe(false);
    const wrong = await runCommand(data, 'projections', 'digest', '--scope', 'nessuno');
    expect(wrong).toEqual({ code: 1, stdout: '', stderr: 'Errore: nessun ente si chiama nessuno\n' });
  });

  it('is there again, with data and sessions', async () => {
    running = start();
    await running.ready();
    expect(await kept()).toEqual(before);
  });

  it('leaves no process behind when it is killed, but the database, which the next start takes over', async () => {
    const all = processes();
    running!.signal('SIGKILL');
    await gone(all.slice(0, -1), 15_000);
    expect(isAlive(all.at(-1)!)).toBe(true);
    running = start();
    await running.ready();
    expect(await kept()).toEqual(before);
  });

  it('recovers by itself after everything was killed at once', async () => {
    for (const pid of processes()) process.kill(pid, 'SIGKILL');
    await running!.exited;
    running = start();
    await running.ready();
    expect(await kept()).toEqual(before);
  });

  it('starts at once after a kill, while the orphans are still ending', async () => {
    running!.signal('SIGKILL');
    await running!.exited;
    running = start();
    await running.ready();
    expect((await get('/health/ready')).status).toBe(200);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['HOST', 'nowhere in particular'],
    ['PUBLIC_URL', 'consorzi'],
    ['LOG_LEVEL', 'shout'],
    ['NODE_ENV', 'production'],
  ])('names a wrong variable in one line, and not its value: %s=%s', async (name, value) => {
    const wrong = start({ data: path.join(folder, 'wrong'), env: { [name]: value } });
    expect(await wrong.exited).toBe(1);
    expect(wrong.output()).toMatch(new RegExp(`^[^\n]*${name}[^\n]*\n$`));
    expect(wrong.output()).not.toContain(value);
  });

  it('says in one line that the data folder cannot be used', async () => {
    const file = path.join(folder, 'file');
    const closed = path.join(folder, 'closed');
    writeFileSync(file, '');
    mkdirSync(closed);
    chmodSync(closed, 0);
    // Nothing is closed to root.
    for (const unusable of process.getuid?.() === 0 ? [file] : [file, closed]) {
      const refused = start({ port: await freePort(), data: unusable });
      expect(await refused.exited).toBe(1);
      expect(refused.output()).toMatch(/^La cartella dei dati [^\n]+ non è utilizzabile: [^\n]+\.\n$/);
    }
  });
});
