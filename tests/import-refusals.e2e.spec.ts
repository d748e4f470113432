import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const text = (words: string) => new TextEncoder().encode(words);

/** What people upload by mistake or on purpose, and the one code that each gets. */
const REFUSED: readonly (readonly [string, string, Uint8Array, string])[] = [
  ['nothing', 'vuoto.txt', text(''), 'DOCUMENTO_VUOTO'],
  ['white space', 'spazi.txt', text(' \n\t\n '), 'DOCUMENTO_VUOTO'],
  ['a program', 'programma.txt', Uint8Array.from({ length: 4_096 }, (_, i) => (i * 37) % 256), 'DOCUMENTO_BINARIO'],
  ['a PDF', 'relazione.txt', text('%PDF-1.7\n1 0 obj << >> endobj'), 'DOCUMENTO_BINARIO'],
  ['20 MB', 'enorme.txt', new Uint8Array(20 * 1024 * 1024).fill(97), 'DOCUMENTO_TROPPO_GRANDE'],
  [
    'another kind of document',
    'ricetta.txt',
    text('Torta di mele\n\nSbucciare le mele e unirle alle uova.\n'.repeat(20)),
    'FAMIGLIA_NON_RICONOSCIUTA',
  ],
  ['a broken .docx', 'rotto.docx', text('PK\u0003\u0004 e poi nulla'), 'DOCX_NON_VALIDO'],
];

describe('a document that cannot be read', () => {
  let platform: SpecPlatform;
  let direttore: Client;
  let folder: string;

  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as('direttore.albalangheroero', platform);
    folder = mkdtempSync(path.join(tmpdir(), 'consorzi-refused-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await platform.stop();
  });

  const position = async () =>
    (await direttore.ask('{ piani(scope: "albalangheroero") { momento { posizione } } }'))['piani'].momento
      .posizione as number;

  it.each(REFUSED)('%s is refused by its code, and nothing is appended', async (_what, nome, bytes, codice) => {
    const before = await position();
    await expect(direttore.upload('albalangheroero', nome, bytes)).rejects.toThrow(codice);
    expect(await position()).toBe(before);
  });

  it('is refused by the command line in one line', async () => {
    for (const [, nome, bytes] of REFUSED.slice(-3)) {
      const file = path.join(folder, nome);
      writeFileSync(file, bytes);
      const env = { ...process.env };
      delete env['NODE_OPTIONS'];
      const run = promisify(execFile)(
        process.execPath,
        ['infra/run.mjs', 'cli', 'import', '--dry-run', '--json', file],
        { cwd: ROOT, env },
      );
      const { code, stdout, stderr } = await run.then(
        () => ({ code: 0, stdout: '', stderr: '' }),
        (error: { code: number; stdout: string; stderr: string }) => error,
      );
      expect([nome, code, stdout]).toEqual([nome, 1, '']);
      expect(
        stderr
          .trim()
          .split('\n')
          .filter((line) => !/^\d+%$/.test(line)),
      ).toEqual([expect.stringMatching(/^Errore: /)]);
    }
  });

  it('may be uploaded only by who may import, into the own consortium', async () => {
    const revisore = await Client.as('revisore.albalangheroero', platform);
    await expect(revisore.upload('albalangheroero', 'x.txt', text('x'))).rejects.toThrow('NON_PERMESSO');
    await expect(direttore.upload('inrete', 'x.txt', text('x'))).rejects.toThrow('NON_PERMESSO');
    await expect(direttore.upload('nessuno', 'x.txt', text('x'))).rejects.toThrow('NON_PERMESSO');
  });
});
