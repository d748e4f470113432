import { parentPort, workerData } from 'node:worker_threads';

import { RegisRifiutato } from '@consorzi/domain/ats';

import { svolgi } from './compito.js';
import type { Compito, Messaggio } from './messaggi.js';

const say = (message: Messaggio): void => parentPort!.postMessage(message);

try {
  await svolgi(workerData as Compito, say);
} catch (error) {
  if (error instanceof RegisRifiutato) say({ tipo: 'rifiutato', codice: error.codice, dettagli: error.dettagli });
  else say({ tipo: 'fallito', message: error instanceof Error ? error.message : String(error) });
}
