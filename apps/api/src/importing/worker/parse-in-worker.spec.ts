import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { paragraph, table, wordDocument } from '../docx/testing/word-document.js';
import { parseInWorker } from './index.js';

// A thread loads JavaScript from disk: the sources are compiled once, beside the packages that they import.
const root = path.resolve(import.meta.dirname, '../../../../..');
let built: string;
let workerUrl: URL;

function compile(from: string, to: string): void {
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file.includes('testing')) continue;
    const { code } = transformSync(readFileSync(path.join(from, file), 'utf8'), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const out = path.join(to, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(
      out,
      code.replaceAll('@consorzi/domain/importing', pathToFileURL(path.join(built, 'domain/importing/index.js')).href),
    );
  }
}

beforeAll(() => {
  mkdirSync(path.join(root, 'node_modules/.cache'), { recursive: true });
  built = mkdtempSync(path.join(root, 'node_modules/.cache/parse-worker-'));
  writeFileSync(path.join(built, 'package.json'), '{"type":"module"}');
  compile(path.join(root, 'libs/domain/src'), path.join(built, 'domain'));
  compile(path.join(root, 'apps/api/src/importing/docx'), path.join(built, 'api/docx'));
  compile(path.join(root, 'apps/api/src/importing/worker'), path.join(built, 'api/worker'));
  workerUrl = pathToFileURL(path.join(built, 'api/worker/parse.worker.js'));
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const RELAZIONE = [
  'RELAZIONE SULLA PERFORMANCE 2031',
  "CENTRO DI RESPONSABILITA': AREA PROVE",
  'Obiettivo 1\tAprire lo sportello di valle',
  'Indicatore\tUnità misura\tValore atteso\tValore consuntivo',
  'Giorni di apertura\tn.\t5\t4',
].join('\n');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a document read in a thread of its own', () => {
  it('gives the proposal, and progress from 0 to 1', async () => {
    const shares: number[] = [];
    const proposal = await parseInWorker(
      { document: 'r.txt', bytes: bytes(RELAZIONE) },
      { workerUrl, onProgress: (share) => shares.push(share) },
    );
    expect(proposal.objectives).toMatchObject([
      { title: 'Aprire lo sportello di valle', indicators: [{ target: '5', actual: '4' }] },
    ]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('knows a .docx by its first bytes', async () => {
    const lines = RELAZIONE.split('\n');
    const body = lines.slice(0, 2).map(paragraph).join('') + table(lines.slice(2).map((line) => line.split('\t')));
    const proposal = await parseInWorker({ document: 'r.docx', bytes: wordDocument(body) }, { workerUrl });
    expect(proposal.objectives).toMatchObject([{ number: '1', centroDiResponsabilita: 'AREA PROVE' }]);
  });

  it('reads the alphabet of older offices', async () => {
    const proposal = await parseInWorker({ document: 'r.txt', bytes: Buffer.from(RELAZIONE, 'latin1') }, { workerUrl });
    expect(proposal.objectives[0]!.indicators).toMatchObject([{ unit: 'n.' }]);
  });

  it('passes on refusals with their codes', async () => {
    const read = (content: Uint8Array): Promise<unknown> =>
      parseInWorker({ document: 'x', bytes: content }, { workerUrl });
    await expect(read(bytes(''))).rejects.toMatchObject({ name: 'ImportRefused', code: 'DOCUMENTO_VUOTO' });
    await expect(read(bytes('Una lettera qualsiasi.'))).rejects.toMatchObject({ code: 'FAMIGLIA_NON_RICONOSCIUTA' });
    await expect(read(Buffer.from([1, 2, 0, 0, 255, 254, 0, 9]))).rejects.toMatchObject({ code: 'DOCUMENTO_BINARIO' });
    await expect(read(Buffer.from('PK\x03\x04rubbish'))).rejects.toMatchObject({ code: 'DOCX_NON_VALIDO' });
  });

  it('is stopped when it takes too long, needs too much memory, or nobody waits for it', async () => {
    const large = bytes(`${RELAZIONE}\n`.repeat(20_000));
    const read = (limits: { timeMs?: number; memoryMb?: number }, signal?: AbortSignal): Promise<unknown> =>
      parseInWorker({ document: 'x', bytes: large }, { workerUrl, limits, ...(signal ? { signal } : {}) });
    await expect(read({ timeMs: 150 })).rejects.toMatchObject({ code: 'TEMPO_SCADUTO' });
    await expect(read({ memoryMb: 24 })).rejects.toMatchObject({ code: 'MEMORIA_ESAURITA' });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('gone')), 100);
    await expect(read({}, controller.signal)).rejects.toThrow('gone');
  });
});
