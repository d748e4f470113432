import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../infra/local/embedded-postgres.js';
import { launch, runCommand, type Launched } from '../infra/testing/launch.js';
import { Client } from './client.js';
import { stranger } from './token.js';

const SCOPE = 'inrete';
const WORDS = 'Il termine si sposta: lo chiede la signora Rossignoli';
const NAME = 'Ermenegilda Verdolini';
const LABEL = 'persona non più nominata';

const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-personal-'));
const data = path.join(folder, 'data');
const database = path.join(data, 'postgres');
let platform: { url: string; data: string };
let running: Launched | undefined;
let starts = 0;

const start = (env: Record<string, string> = {}): Launched =>
  launch({ port: new URL(platform.url).port, data, log: path.join(folder, `start-${starts++}.log`), env });
const stop = async () => {
  running?.signal('SIGTERM');
  await running?.exited;
  running = undefined;
};

beforeAll(async () => {
  platform = { url: `http://localhost:${await freePort()}`, data };
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A whole platform of its own: its database is put back to before two erasures, as from a backup. */
describe('a database restored from before an erasure', () => {
  let amministratore: Client;
  let person: Client;
  let pianoId: string;
  let personaId: string;
  let testoId: string;

  const told = async (client = amministratore): Promise<string> => {
    const query = `query ($id: ID!) {
      storia(scope: "${SCOPE}", oggettoId: $id) { edges { node { frase autore motivo motivoId } } }
      persone(scope: "${SCOPE}") { persone { personaId nome nomeCancellato } } }`;
    return JSON.stringify(await client.graphql(query, { id: pianoId }));
  };

  it('is made: somebody writes words that name a person, and is known by name', async () => {
    running = start();
    await running.ready();
    amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    person = await stranger(platform, NAME, [SCOPE]);
    personaId = (await person.ask('{ io { personaId } }'))['io'].personaId as string;
    await amministratore.done('assegnaRuolo', { scope: SCOPE, personaId, ruolo: 'direttore', centri: [] });

    const { centri } = await person.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const piano = await person.done('creaPiano', { scope: SCOPE, titolo: 'Piano nominato', dal: 2034, al: 2034 });
    pianoId = piano.id;
    const scheda = { codice: '1', nome: 'Mensa', centroId: centri.centri[0].id as string };
    await person.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda });
    const atto = { organo: 'cda', numero: '1', data: '2024-01-31' };
    await person.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    await person.done('apriVariazione', { scope: SCOPE, pianoId, motivo: WORDS });
    const before = await told();
    expect(before).toContain(WORDS);
    expect(before).toContain(NAME);
    testoId = /"motivoId":"([^"]+)"/.exec(before)![1]!;
    await stop();
    cpSync(database, path.join(folder, 'backup'), { recursive: true });
  });

  it('has both erased after the backup: a neutral label, and the history says so', async () => {
    running = start();
    await running.ready();
    amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    const erased = await amministratore.send('cancellaTesto', { scope: SCOPE, testoId, motivo: 'nomina_una_persona' });
    expect(erased).toMatchObject({ __typename: 'ComandoEseguito' });
    // Who directs erases words, not names.
    const direttore = await Client.as(`direttore.${SCOPE}`, platform);
    const input = { scope: SCOPE, personaId, motivo: 'richiesta_dell_interessato' };
    await expect(direttore.send('cancellaNome', input)).rejects.toThrow('NON_PERMESSO');
    await amministratore.done('cancellaNome', input);
    expect(await amministratore.send('cancellaNome', input)).toMatchObject({ codice: 'NOME_GIA_CANCELLATO' });
    person = await stranger(platform, NAME, [SCOPE]);
    expect((await person.ask('{ io { nome } }'))['io']).toEqual({ nome: NAME });

    const after = await told();
    expect(after).not.toContain('Rossignoli');
    expect(after).not.toContain(NAME);
    expect(after).toContain(`"personaId":"${personaId}","nome":"${LABEL}","nomeCancellato":true`);
    expect(after).toContain('Ha cancellato un testo (nominava una persona).');
    const list = readFileSync(path.join(data, 'cancellazioni', `${SCOPE}.ndjson`), 'utf8')
      .trim()
      .split('\n');
    expect(list.map((line) => JSON.parse(line) as object)).toEqual([
      { tipo: 'testo', id: testoId, data: expect.any(String) as string },
      { tipo: 'nome', id: personaId, data: expect.any(String) as string },
    ]);
    const applied = await runCommand(data, 'erasures', 'apply', '--json');
    const lines = JSON.parse(applied.stdout) as { elencate: number; testi: number; nomi: number }[];
    expect(lines.map(({ elencate, testi, nomi }) => elencate + testi + nomi)).toEqual(lines.map(() => 0));
    await stop();
  });

  it('gives neither of them back, from its first answer on', async () => {
    rmSync(database, { recursive: true });
    cpSync(path.join(folder, 'backup'), database, { recursive: true });
    running = start();
    const ready = running.ready();
    let up = false;
    void ready.then(
      () => (up = true),
      () => (up = true),
    );
    const answers: string[] = [];
    while (!up) {
      await told(person).then((answer) => answers.push(answer), () => undefined); // prettier-ignore
      await sleep(20);
    }
    await ready;
    answers.push(await told(person));
    expect(answers.filter((answer) => /Rossignoli|Verdolini/.test(answer))).toEqual([]);
    expect(answers.at(-1)).toContain(LABEL);
    // A log on a server of its own was not restored: it remembers the erasure, and nothing is to be noted anew.
    const restored = process.env['EVENT_STORE'] !== 'kurrentdb';
    const noted = answers.at(-1)!.includes('era già cancellato, prima del ripristino di una copia dei dati');
    expect(noted).toBe(restored);
    await stop();
  });

  it('does not start where the list cannot be kept, and says which variable', async () => {
    const file = path.join(folder, 'occupato');
    writeFileSync(file, '');
    const refused = start({ CANCELLAZIONI_DIR: path.join(file, 'elenco') });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain('La cartella di CANCELLAZIONI_DIR non si lascia scrivere (ENOTDIR).');
    expect(existsSync(path.join(data, 'running.json'))).toBe(false);
  });
});
