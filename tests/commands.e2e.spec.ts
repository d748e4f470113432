import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';

import { databaseUrls } from './platform-database.js';
import { platformLog } from './platform-log.js';
import { freePort } from '../infra/local/embedded-postgres.js';
import { launch, type Launched } from '../infra/testing/launch.js';
import { Client } from './client.js';

const SCOPE = 'ciss38';

/** A platform of this spec alone: it is stopped and started in the middle. */
describe('a command sent again', () => {
  let folder: string;
  let platform: { url: string; data: string };
  let running: Launched;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'consorzi-commands-'));
    const port = await freePort();
    platform = { url: `http://localhost:${port}`, data: path.join(folder, 'data') };
    await start();
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start() {
    running = launch({
      port: new URL(platform.url).port,
      data: platform.data,
      log: path.join(folder, `${randomUUID()}.log`),
    });
    await running.ready();
  }
  async function stop() {
    running.signal('SIGTERM');
    await running.exited;
  }
  const eventsOf = async (stream: string) => {
    const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 1 });
    const events = await platformLog(platform.data, pool).readStream(SCOPE, stream);
    await pool.end();
    return events.length;
  };

  it('from a fresh process, after five later commands on the same aggregate, gives the first result and no event', async () => {
    const before = await Client.as('direttore.ciss38', platform);
    const piano = await before.done('creaPiano', { scope: SCOPE, titolo: 'Piano 2030', dal: 2030, al: 2030 });
    const { centri } = (await before.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`))['centri'];
    const scheda = (titolo: string) => ({
      titolo,
      centri: [centri[0].id],
      indicatori: [{ nome: 'Incontri', unita: 'n.', atteso: '=> 3' }],
    });
    const sent = { scope: SCOPE, commandId: randomUUID(), pianoId: piano.id, scheda: scheda('Primo titolo') };
    const first = await before.done('definisciObiettivo', sent);
    for (let i = 1; i <= 5; i++) {
      await before.done('modificaObiettivo', {
        scope: SCOPE,
        pianoId: piano.id,
        obiettivoId: first.id,
        scheda: scheda(`Titolo ${i}`),
      });
    }
    const stream = `${SCOPE}-Obiettivo.${first.id}`;
    expect(await eventsOf(stream)).toBe(6);

    await stop();
    await start();

    const after = await Client.as('direttore.ciss38', platform);
    const again = await after.done('definisciObiettivo', sent);
    expect(again).toEqual({ ...first, ripetuto: true });
    expect(await eventsOf(stream)).toBe(6);

    const otherBody = await after.send('definisciObiettivo', { ...sent, scheda: scheda('Altro titolo') });
    expect(otherBody).toMatchObject({ __typename: 'RegolaViolata', codice: 'COMANDO_RIUSATO' });
    expect(await eventsOf(stream)).toBe(6);
  });

  it('with a revision that is no longer the last hears what changed, by whom', async () => {
    const direttore = await Client.as('direttore.ciss38', platform);
    const piano = await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano 2031', dal: 2031, al: 2031 });
    const { centri } = (await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`))['centri'];
    const scheda = (titolo: string) => ({ titolo, centri: [centri[0].id] });
    const { id } = await direttore.done('definisciObiettivo', {
      scope: SCOPE,
      pianoId: piano.id,
      scheda: scheda('Uno'),
    });
    await direttore.done('modificaObiettivo', {
      scope: SCOPE,
      pianoId: piano.id,
      obiettivoId: id,
      scheda: scheda('Due'),
      expectedRevision: 0,
    });
    const late = await direttore.send('modificaObiettivo', {
      scope: SCOPE,
      pianoId: piano.id,
      obiettivoId: id,
      scheda: scheda('Tre'),
      expectedRevision: 0,
    });
    expect(late).toMatchObject({
      __typename: 'ConflittoDiRevisione',
      revisioneAttesa: 0,
      revisioneAttuale: 1,
      cambiamenti: [{ tipo: 'ObiettivoModificato', autore: 'Viola Altobelli' }],
    });
  });
});
