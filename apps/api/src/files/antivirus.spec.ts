import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { antivirusOf } from './antivirus.js';

const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-antivirus-'));
const file = path.join(folder, 'documento con spazi.pdf');
writeFileSync(file, `%PDF-${'x'.repeat(300_000)}`);
const script = (body: string): string => {
  const name = path.join(folder, `prova-${Math.abs(hash(body))}.sh`);
  writeFileSync(name, `#!/bin/sh\n${body}\n`);
  chmodSync(name, 0o755);
  return name;
};
const hash = (text: string) => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 7);
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = (looking: Promise<void>) =>
  looking.then(
    () => 'clean',
    (error: { code: string }) => error.code,
  );

describe('an antivirus by its command', () => {
  const by = (command: string, patience?: number) =>
    codeOf(antivirusOf({ ANTIVIRUS_COMMAND: command }, patience)(file));

  it('is none where none is named', async () => {
    expect(await codeOf(antivirusOf({})(file))).toBe('clean');
  });

  it('is given the file, its name as one word, without a shell', async () => {
    expect(await by(`${script('test -f "$2" && test "$1" = --fdpass')} --fdpass`)).toBe('clean');
    expect(await by(`${script('exit 0')} ; exit 1`)).toBe('clean');
  });

  it('refuses what it finds infected; one that cannot look refuses all', async () => {
    expect(await by(script('exit 1'))).toBe('FILE_INFETTO');
    expect(await by(script('exit 2'))).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
    expect(await by('/nessun/programma')).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
    expect(await by(script('exec sleep 5'), 200)).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
  });
});

describe('clamd', () => {
  let server: Server;
  let received: Buffer;
  let answer: (soFar: Buffer) => string | null;
  const socket = path.join(folder, 'clamd');
  beforeAll(async () => {
    server = createServer((connection) => {
      received = Buffer.alloc(0);
      connection.on('error', () => undefined);
      connection.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        const told = answer(received);
        if (told !== null) connection.end(told);
      });
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const atEnd = (words: string) => (soFar: Buffer) => (soFar.subarray(-4).equals(Buffer.alloc(4)) ? words : null);
  const look = (patience?: number) => codeOf(antivirusOf({ CLAMD_SOCKET: socket }, patience)(file));

  it('is sent the whole file in pieces with their lengths, and believed', async () => {
    answer = atEnd('stream: OK\0');
    expect(await look()).toBe('clean');
    expect(received.subarray(0, 10).toString()).toBe('zINSTREAM\0');
    let sent = 0;
    for (let at = 10; at < received.length;) {
      const length = received.readUInt32BE(at);
      sent += length;
      at += 4 + length;
    }
    expect(sent).toBe(300_005);
    answer = atEnd('stream: Eicar-Test-Signature FOUND\0');
    expect(await look()).toBe('FILE_INFETTO');
  });

  it('that cannot look to the end, answers nothing or is not there refuses all', async () => {
    answer = () => 'INSTREAM size limit exceeded. ERROR\0';
    expect(await look()).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
    answer = () => null;
    expect(await look(200)).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
    expect(await codeOf(antivirusOf({ CLAMD_SOCKET: '127.0.0.1:1' })(file))).toBe('ANTIVIRUS_NON_RAGGIUNGIBILE');
  });
});
