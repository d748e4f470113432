import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { attest, includes, leafHash, parseNote, parsePolicy, readCheckpoint } from '@consorzi/domain/audit';

import { runCommand } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import { Client } from './client.js';

const [LOG, WITNESS] = ['sigillatoa', 'sigillatob'] as const;

const TRASPARENZA = `query ($scope: ID!, $quando: QuandoInput, $first: Int!, $after: String) {
  trasparenza(scope: $scope, quando: $quando, first: $first, after: $after) {
    momento { posizione attuale } eventi nonSigillati nonTestimoniati quorum politica verificatore
    ultimo { dimensione radice firmatoIl nota controfirme { testimone } }
    testimoni { testimone accordoDal ultimaDimensione } enti { ente ultimaDimensione } allarmi { motivo }
    sigilli { edges { cursor node { dimensione } } pageInfo { hasNextPage endCursor } }
  }
}`;
const INCLUSIONE = `query ($scope: ID!, $quando: QuandoInput, $posizione: Int!) {
  inclusione(scope: $scope, quando: $quando, posizione: $posizione) {
    stato foglia impronta prova verificata sigillo { dimensione radice nota }
  }
}`;

let platform: SpecPlatform;
let log: Client;
let witness: Client;
beforeAll(async () => {
  platform = await startPlatform();
  log = await consorzioProprio(platform, LOG, 'Ada Registri');
  witness = await consorzioProprio(platform, WITNESS, 'Bea Testimoni');
});
afterAll(() => platform?.stop());

const read = async (client: Client, scope: string, more: object = {}) =>
  (await client.ask(TRASPARENZA, { scope, first: 50, ...more }))['trasparenza'];
/** Asks again until it is so. */
async function until<T>(ask: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ;) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > end) throw new Error(`never came true: ${JSON.stringify(found)}`);
    await sleep(200);
  }
}
const sealed = (client: Client, scope: string) =>
  until(
    () => read(client, scope),
    (found) => found.nonSigillati === 0,
  );

it('seals a log a little after its last event, and says so', async () => {
  const found = await sealed(log, LOG);
  const checkpoint = readCheckpoint(found.ultimo.nota as string);
  expect(checkpoint.origin).toBe(`consorzi.localhost/${LOG}`);
  expect([checkpoint.size, checkpoint.root.toString('base64')]).toEqual([found.eventi, found.ultimo.radice]);
  expect(attest(parseNote(found.ultimo.nota as string), parsePolicy(found.politica as string)).log).toBe(true);
  expect(found).toMatchObject({ nonTestimoniati: null, quorum: 0, testimoni: [], enti: [], allarmi: [] });
  expect(found.verificatore).toMatch(/^[0-9a-f]{64}$/);
});

it('keeps the keys in files for our eyes alone', () => {
  const folder = path.join(platform.data, 'chiavi');
  const own = readdirSync(folder).filter((name) => name.startsWith(LOG));
  expect(own).toEqual([`${LOG}.registro.pem`]);
  expect(statSync(path.join(folder, own[0]!)).mode & 0o777).toBe(0o600);
});

it('has another consortium sign once both agree, and not before', async () => {
  await log.done('nominaTestimone', { scope: LOG, altro: WITNESS });
  await log.done('nominaTestimone', { scope: LOG, altro: 'nonesiste' });
  await sealed(log, LOG);
  expect((await read(log, LOG)).testimoni).toEqual([
    { testimone: 'nonesiste', accordoDal: null, ultimaDimensione: null },
    { testimone: WITNESS, accordoDal: null, ultimaDimensione: null },
  ]);
  await witness.done('concediTestimonianza', { scope: WITNESS, altro: LOG });
  const found = await until(
    () => read(log, LOG),
    (one) => one.nonTestimoniati === 0,
  );
  expect(found.ultimo.controfirme).toEqual([{ testimone: WITNESS }]);
  const attestation = attest(parseNote(found.ultimo.nota as string), parsePolicy(found.politica as string));
  expect([attestation.log, attestation.quorum]).toEqual([true, true]);
  expect((await read(witness, WITNESS)).enti).toEqual([{ ente: LOG, ultimaDimensione: found.ultimo.dimensione }]);
  // One side alone says nothing to the other: the named scope that does not exist looks like one that never agrees.
  expect(found.testimoni[0]).toEqual({ testimone: 'nonesiste', accordoDal: null, ultimaDimensione: null });
});

it('refuses, with a code, what makes no sense', async () => {
  const refused = async (name: string, altro: string) => (await log.send(name, { scope: LOG, altro })) as object;
  expect(await refused('nominaTestimone', WITNESS)).toMatchObject({ codice: 'TESTIMONE_GIA_NOMINATO' });
  expect(await refused('nominaTestimone', LOG)).toMatchObject({ codice: 'TESTIMONE_DI_SE_STESSO' });
  expect(await refused('rimuoviTestimone', 'inrete')).toMatchObject({ codice: 'TESTIMONE_NON_NOMINATO' });
  expect(await refused('cessaTestimonianza', 'inrete')).toMatchObject({ codice: 'TESTIMONIANZA_NON_CONCESSA' });
});

it('proves of any event that it stands in the last seal', async () => {
  const { eventi } = await until(
    () => read(log, LOG),
    (one) => one.nonTestimoniati === 0,
  );
  for (const posizione of [0, 1, eventi - 1]) {
    const { inclusione } = await log.ask(INCLUSIONE, { scope: LOG, posizione });
    const { size, root } = readCheckpoint(inclusione.sigillo.nota as string);
    const leaf = leafHash(inclusione.foglia as string);
    const proof = (inclusione.prova as string[]).map((one) => Buffer.from(one, 'base64'));
    expect(inclusione).toMatchObject({ stato: 'testimoniato', verificata: true, impronta: leaf.toString('base64') });
    expect(includes(leaf, posizione, size, proof, root)).toBe(true);
    expect(includes(leaf, posizione === 0 ? 1 : 0, size, proof, root)).toBe(false);
  }
  expect((await log.ask(INCLUSIONE, { scope: LOG, posizione: eventi + 10 }))['inclusione']).toBeNull();
});

it('at an earlier moment shows what was sealed of it', async () => {
  const now = await sealed(log, LOG);
  const first = await read(log, LOG, { quando: { posizione: 0 } });
  expect(first.momento).toEqual({ posizione: 0, attuale: false });
  expect(first).toMatchObject({ eventi: 1, testimoni: [] });
  expect(now.sigilli.edges.length).toBeGreaterThan(first.sigilli.edges.length);
  const { inclusione } = await log.ask(INCLUSIONE, { scope: LOG, posizione: 1, quando: { posizione: 0 } });
  expect(inclusione).toBeNull();
});

it('gives the seals in pages, newest first', async () => {
  const { sigilli } = await sealed(log, LOG);
  const sizes = sigilli.edges.map(({ node }: { node: { dimensione: number } }) => node.dimensione) as number[];
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  const second = await read(log, LOG, { first: 1, after: String(sizes[0]) });
  expect(second.sigilli.edges[0].node.dimensione).toBe(sizes[1]);
});

it('sends the first seal and the keys out at once', async () => {
  const outbox = path.join(platform.data, 'outbox');
  const first = (mails: readonly string[]) => mails.find((name) => /-checkpoint-\d+-revisori-/.test(name));
  const mails = await until(
    () => Promise.resolve(existsSync(outbox) ? readdirSync(outbox).filter((name) => name.startsWith(`${LOG}-`)) : []),
    (all) => all.some((name) => name.includes('-chiavi-')) && first(all) !== undefined,
  );
  expect(readFileSync(path.join(outbox, first(mails)!), 'utf8')).toContain(`To: revisori@${LOG}\r\n`);
});

it('is checked, and made again, from the command line', async () => {
  const verified = await runCommand(platform.data, 'audit', 'tree', 'verify', '--scope', LOG, '--json');
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, tilesDiffering: 0, firstBad: null });
  const rebuilt = await runCommand(platform.data, 'audit', 'tree', 'rebuild', '--scope', LOG);
  expect([rebuilt.code, rebuilt.stdout]).toEqual([0, expect.stringMatching(/^\d+ sigilli concordano con il registro/)]);
  const unknown = await runCommand(platform.data, 'audit', 'tree', 'verify', '--scope', 'nonesiste');
  expect([unknown.code, unknown.stderr.trim()]).toEqual([1, 'Errore: nessun ente si chiama nonesiste']);
});

it('has the demonstration: the ATS and its consortia witness each other, the one beside them has nobody', async () => {
  const inrete = await Client.as('direttore.inrete', platform);
  const found = await until(
    () => read(inrete, 'inrete'),
    (one) => one.ultimo?.controfirme.length === 3,
  );
  expect(found.testimoni.map((one: { testimone: string }) => one.testimone)).toEqual(['atsivrea', 'ciss38', 'cissac']);
  expect(found.quorum).toBe(2);
  const alba = await Client.as('direttore.albalangheroero', platform);
  const alone = await until(
    () => read(alba, 'albalangheroero'),
    (one) => one.ultimo !== null,
  );
  expect([alone.testimoni, alone.enti, alone.quorum]).toEqual([[], [], 0]);
});
