import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { RegisRifiutato } from '@consorzi/domain/ats';

import { svolgi } from './compito.js';
import { memoriaDi } from './gruppo.js';
import type { Compito, Messaggio } from './messaggi.js';
import type { NostreInColonne } from './nostre.js';

const say = (message: Messaggio): void =>
  parentPort!.postMessage(message, message.tipo === 'righe' ? memoriaDi(message.gruppo) : []);
const leNostre = async () => (await once(parentPort!, 'message'))[0] as NostreInColonne;

try {
  await svolgi(workerData as Compito, say, leNostre);
} catch (error) {
  if (error instanceof RegisRifiutato) say({ tipo: 'rifiutato', codice: error.codice, dettagli: error.dettagli });
  else say({ tipo: 'fallito', message: error instanceof Error ? error.message : String(error) });
}
