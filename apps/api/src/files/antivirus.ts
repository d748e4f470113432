import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

import { FileRefused } from './file-refused.js';

/** Looks into a file before it becomes a document. @throws FileRefused FILE_INFETTO, ANTIVIRUS_NON_RAGGIUNGIBILE */
export type Antivirus = (file: string) => Promise<void>;

export interface AntivirusConfig {
  readonly ANTIVIRUS_COMMAND?: string | undefined;
  readonly CLAMD_SOCKET?: string | undefined;
}

const PATIENCE_MS = 60_000;

/** Off unless one is named; where both are, both must agree. */
export function antivirusOf({ ANTIVIRUS_COMMAND, CLAMD_SOCKET }: AntivirusConfig, patienceMs = PATIENCE_MS): Antivirus {
  const all = [
    ...(ANTIVIRUS_COMMAND ? [byCommand(ANTIVIRUS_COMMAND, patienceMs)] : []),
    ...(CLAMD_SOCKET ? [byClamd(CLAMD_SOCKET, patienceMs)] : []),
  ];
  return async (file) => {
    for (const one of all) await one(file);
  };
}

/**
 * A program that is given the file's path after its own words, without a shell; as `clamdscan` and most others it ends
 * with 0 for clean and 1 for infected. Anything else has looked at nothing.
 */
function byCommand(command: string, patienceMs: number): Antivirus {
  const [program, ...words] = command.trim().split(/\s+/) as [string, ...string[]];
  return async (file) => {
    const child = spawn(program, [...words, file], { stdio: 'ignore' });
    const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('exit', resolve);
    });
    clearTimeout(patience);
    if (code === 1) throw new FileRefused('FILE_INFETTO');
    if (code !== 0) throw new FileRefused('ANTIVIRUS_NON_RAGGIUNGIBILE');
  };
}

/** clamd's INSTREAM: length and bytes, in turn, then a length of zero. `where`: a socket's path, or `host:port`. */
function byClamd(where: string, patienceMs: number): Antivirus {
  return async (file) => {
    const answer = await instream(where, file, patienceMs).catch(() => '');
    if (/ FOUND\0?$/.test(answer.trim())) throw new FileRefused('FILE_INFETTO');
    // Also what it could not look through to the end: too large for its own limit, or a session cut short.
    if (!/^stream: OK\0?$/.test(answer.trim())) throw new FileRefused('ANTIVIRUS_NON_RAGGIUNGIBILE');
  };
}

async function instream(where: string, file: string, patienceMs: number): Promise<string> {
  const tcp = /^([\w.-]+):(\d{1,5})$/.exec(where);
  const socket = tcp ? connect({ host: tcp[1]!, port: Number(tcp[2]) }) : connect({ path: where });
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer')));
  const answered = textOf(socket);
  // It is awaited below; what breaks before that must not end the process.
  answered.catch(() => undefined);
  try {
    await once(socket, 'connect');
    socket.write('zINSTREAM\0');
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answered]);
      // It answers in the middle when it has seen enough.
      if (socket.readableEnded || socket.destroyed) break;
    }
    if (!socket.destroyed) socket.write(Buffer.alloc(4));
    return await answered;
  } finally {
    socket.destroy();
  }
}

async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}
