import { parentPort, workerData } from 'node:worker_threads';
import { ImportRefused } from '@consorzi/domain/importing';
import type { ParseMessage, ParseTask } from './messages.js';
import { parseBytes } from './parse-bytes.js';

const say = (message: ParseMessage): void => parentPort!.postMessage(message);

try {
  const proposal = await parseBytes(workerData as ParseTask, (share) => say({ type: 'progress', share }));
  say({ type: 'done', proposal });
} catch (error) {
  if (error instanceof ImportRefused) say({ type: 'refused', code: error.code, details: error.details });
  else say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
