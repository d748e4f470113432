import { Worker } from 'node:worker_threads';
import { DEFAULT_MAX_BYTES, ImportRefused, type Proposal } from '@consorzi/domain/importing';
import type { ParseMessage, ParseTask } from './messages.js';

export interface ParseLimits {
  /** Largest document, in bytes. */
  maxBytes: number;
  /** Milliseconds before the reading is stopped. */
  timeMs: number;
  /** Mebibytes of heap before the reading is stopped. */
  memoryMb: number;
}

export const DEFAULT_PARSE_LIMITS: ParseLimits = { maxBytes: DEFAULT_MAX_BYTES, timeMs: 180_000, memoryMb: 512 };

export interface ParseOptions {
  limits?: Partial<ParseLimits>;
  /** Called with a growing share from 0 to 1. */
  onProgress?: (share: number) => void;
  /** Aborting stops the worker; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** The worker's compiled file; only a test gives another. */
  workerUrl?: URL;
}

/**
 * Reads an uploaded document (text or .docx) in a thread of its own, so that no document can stop or exhaust the server.
 * @throws ImportRefused the parser's and the .docx reader's codes, TEMPO_SCADUTO, MEMORIA_ESAURITA
 */
export function parseInWorker(
  document: { document: string; bytes: Uint8Array },
  options: ParseOptions = {},
): Promise<Proposal> {
  const limits = { ...DEFAULT_PARSE_LIMITS, ...options.limits };
  const task: ParseTask = { document: document.document, bytes: document.bytes, maxBytes: limits.maxBytes };
  if (task.bytes.length > limits.maxBytes) {
    return Promise.reject(new ImportRefused('DOCUMENTO_TROPPO_GRANDE', { maxBytes: limits.maxBytes }));
  }
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) return reject(options.signal.reason);
    const worker = new Worker(options.workerUrl ?? new URL('./parse.worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // The document's text must reach neither the server's output nor its environment.
      env: {},
      stdout: true,
      stderr: true,
    });
    let settled = false;
    const settle = (end: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      end();
    };
    const onAbort = (): void => settle(() => reject(options.signal!.reason));
    const timer = setTimeout(
      () => settle(() => reject(new ImportRefused('TEMPO_SCADUTO', { timeMs: limits.timeMs }))),
      limits.timeMs,
    );
    options.signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: ParseMessage) => {
      if (message.type === 'progress') {
        if (!settled) options.onProgress?.(message.share);
      } else if (message.type === 'done') settle(() => resolve(message.proposal));
      else if (message.type === 'refused') settle(() => reject(new ImportRefused(message.code, message.details)));
      else settle(() => reject(new Error(`The parser failed: ${message.message}`)));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const exhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(exhausted ? new ImportRefused('MEMORIA_ESAURITA', { memoryMb: limits.memoryMb }) : error));
    });
    worker.on('exit', (code) => settle(() => reject(new Error(`The parser stopped with code ${code} and no answer`))));
  });
}
