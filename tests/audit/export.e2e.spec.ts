import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { embeddedToken } from '../../apps/api/src/tenancy/index.js';
import { logOf } from '../../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { runVerifier } from '../../infra/testing/verifier.js';
import { Client } from '../client.js';
import { unpacked } from './archivio.js';

const SCOPE = 'inrete';

let platform: SpecPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

async function get(username: string, address: string) {
  const token = await embeddedToken(platform.data, platform.url, username);
  const response = await fetch(`${platform.url}/api/audit/${address}`, {
    headers: { authorization: `Bearer ${token}`, 'x-consorzi': '1' },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** The log is sealed a minute after its last event at the latest. */
async function whenSealed(username: string, address: string) {
  for (let tries = 0; ; tries++) {
    const answer = await get(username, address);
    if (answer.status !== 503 || tries > 90) return answer;
    await sleep(1_000);
  }
}

const codice = (body: Buffer) => (JSON.parse(body.toString('utf8')) as { codice: string }).codice;

it('gives the bundle of the log to who may take it away, and it is found sound elsewhere', async () => {
  const { status, type, body } = await whenSealed('revisore.inrete', `${SCOPE}/bundle`);
  expect([status, type]).toEqual([200, 'application/zip']);
  const dir = await unpacked(body);
  expect(path.basename(dir)).toBe(`fascicolo-${SCOPE}`);
  const { code, verdict } = await runVerifier(dir, '--replay');
  expect(verdict).toMatchObject({ ok: true, reason: null });
  expect(code).toBe(0);
});

it('is written by the command line too, into a folder that is not there', async () => {
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'consorzi-cli-')), 'fascicolo');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...logOf(platform.data),
    CONSORZI_DATA: platform.data,
    PORT: new URL(platform.url).port,
  };
  delete env['NODE_OPTIONS'];
  const cli = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['infra/run.mjs', 'cli', 'audit', 'export', '--scope', SCOPE, ...args], {
      ...{ cwd: path.resolve(import.meta.dirname, '../..'), env },
    });
  expect((await cli('--out', out)).stdout).toContain(`node ${out}/verify.mjs`);
  expect((await runVerifier(out)).verdict).toMatchObject({ ok: true });
  await expect(cli('--out', out)).rejects.toMatchObject({
    stderr: expect.stringContaining('La cartella indicata esiste e non è vuota.'),
  });
});

it('gives the dossier of a plan, and says what it cannot give', async () => {
  const client = await Client.as('direttore.inrete', platform);
  const { piani } = await client.ask(`{ piani(scope: "${SCOPE}", first: 1) { edges { node { id } } } }`);
  const pianoId = (piani as { edges: { node: { id: string } }[] }).edges[0]!.node.id;
  const { status, body } = await whenSealed('direttore.inrete', `${SCOPE}/dossier?piano=${pianoId}`);
  expect(status).toBe(200);
  expect((await runVerifier(await unpacked(body))).verdict).toMatchObject({ ok: true });

  const unknown = await get('direttore.inrete', `${SCOPE}/dossier?piano=00000000-0000-5000-8000-000000000000`);
  expect([unknown.status, codice(unknown.body)]).toEqual([404, 'PIANO_SCONOSCIUTO']);
  for (const asked of ['', '?piano=x', `?piano=${pianoId}&obiettivo=x`, `?piano=${pianoId}&al=ieri`]) {
    const bad = await get('direttore.inrete', `${SCOPE}/dossier${asked}`);
    expect([bad.status, codice(bad.body)]).toEqual([400, 'RICHIESTA_NON_VALIDA']);
  }
});

it('gives neither to whom may only read, nor to who is of another consortium, word for word as of none', async () => {
  for (const what of ['bundle', 'dossier?piano=00000000-0000-5000-8000-000000000000']) {
    const none = await get('operatore.inrete', `inesistente/${what}`);
    expect([none.status, codice(none.body)]).toEqual([403, 'NON_PERMESSO']);
    for (const username of ['operatore.inrete', 'responsabile.inrete', 'direttore.cissac']) {
      const refused = await get(username, `${SCOPE}/${what}`);
      expect([refused.status, refused.body]).toEqual([none.status, none.body]);
    }
  }
});
