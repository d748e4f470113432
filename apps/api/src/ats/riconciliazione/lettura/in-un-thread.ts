import { Worker } from 'node:worker_threads';

import { RegisRifiutato } from '@consorzi/domain/ats';

import type { Gruppo } from './gruppo.js';
import type { Compito, FileLetto, Messaggio, Riassunto } from './messaggi.js';
import type { NostreInColonne } from './nostre.js';

/** What reading a file may take of the machine. */
export interface LimitiThread {
  readonly timeMs: number;
  /** Mebibytes of heap. */
  readonly memoryMb: number;
}
const LIMITI: LimitiThread = { timeMs: 120_000, memoryMb: 768 };

export interface Ascolto {
  readonly onProgress?: (quota: number) => void;
  /** `quota`: of all lines, how many have come with these, 0-1. */
  readonly onRighe?: (gruppo: Gruppo, quota: number) => void;
  readonly limiti?: Partial<LimitiThread>;
  /** The thread's compiled file; only a test gives another. */
  readonly workerUrl?: URL;
}

/** Looks at a file. @throws RegisRifiutato */
export const leggiInUnThread = (compito: Extract<Compito, { tipo: 'leggi' }>, ascolto: Ascolto = {}) =>
  inUnThread(compito, ascolto) as Promise<FileLetto>;

/**
 * Lays the lines of a file beside ours, which are looked up meanwhile; they are told by `onRighe` as they come.
 * @throws RegisRifiutato, and what `nostre` is rejected with
 */
export const confrontaInUnThread = (
  compito: Extract<Compito, { tipo: 'confronta' }>,
  nostre: Promise<NostreInColonne>,
  ascolto: Ascolto = {},
) => inUnThread(compito, ascolto, nostre) as Promise<Riassunto>;

/**
 * A thread of its own with a heap of its own and a time: no file can stop or exhaust the server, and what a file says
 * reaches neither the server's output nor its environment.
 * @throws RegisRifiutato of the file, TEMPO_SCADUTO, MEMORIA_ESAURITA
 */
function inUnThread(
  compito: Compito,
  ascolto: Ascolto,
  nostre?: Promise<NostreInColonne>,
): Promise<FileLetto | Riassunto> {
  const { timeMs, memoryMb } = { ...LIMITI, ...ascolto.limiti };
  return new Promise((resolve, reject) => {
    const worker = new Worker(ascolto.workerUrl ?? new URL('./regis.worker.js', import.meta.url), {
      workerData: compito,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      env: {},
      stdout: true,
      stderr: true,
    });
    let settled = false;
    const settle = (end: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      void worker.terminate();
      end();
    };
    const refuse = (error: Error) => settle(() => reject(error));
    const timer = setTimeout(() => refuse(new RegisRifiutato('TEMPO_SCADUTO')), timeMs);
    nostre?.then((all) => worker.postMessage(all), refuse);
    worker.on('message', (message: Messaggio) => {
      if (settled) return;
      if (message.tipo === 'progress') return ascolto.onProgress?.(message.quota);
      if (message.tipo === 'righe') return ascolto.onRighe?.(message.gruppo, message.quota);
      if (message.tipo === 'letto') return settle(() => resolve(message.file));
      if (message.tipo === 'confrontato') return settle(() => resolve(message.riassunto));
      if (message.tipo === 'rifiutato') return refuse(new RegisRifiutato(message.codice, message.dettagli));
      refuse(new Error(`reading failed: ${message.message}`));
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new RegisRifiutato('MEMORIA_ESAURITA') : error),
    );
    worker.on('exit', (code) => refuse(new Error(`reading stopped with code ${code} and no answer`)));
  });
}
