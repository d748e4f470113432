import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { END, jsonEvent } from '@kurrent/kurrentdb-client';

import { LogAccessDenied } from '../store-errors.js';
import type { KurrentConnection } from './connection.js';
import { LogRefused, ProjectionStopped } from './log-refused.js';
import { ABSENT, BY_CATEGORY as NAME, NO_ANSWER, PATIENCE_MS, projectionStatus, runs } from './projection-status.js';
import { readPage } from './reads.js';

const MEND = 'Avviare il server con KURRENTDB_RUN_PROJECTIONS=System e KURRENTDB_START_STANDARD_PROJECTIONS=true';

/** Words for a projection that will not run by itself; the others are of one that is on its way. */
const STANDS = /^(?:Stop|Fault|Abort|Complet|Delet|Disabl)/i;

/**
 * The projection that makes the category streams is there and runs. One that is starting, as after the server's own
 * start, is waited for. @throws LogRefused
 */
export async function checkProjection(connection: KurrentConnection, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    // The call's own deadline is to speak first.
    const told = await connection.retrying(projectionStatus, 2 * PATIENCE_MS);
    if (runs(told)) return;
    if (told === ABSENT || STANDS.test(told ?? '') || Date.now() > deadline) throw refusal(told);
    await sleep(100);
  }
}

function refusal(told: string | undefined): LogRefused {
  const it = `la proiezione ${NAME}, che ordina gli eventi`;
  if (told === undefined || told === ABSENT) return new LogRefused(`manca ${it}. ${MEND}.`);
  if (told === NO_ANSWER) return new LogRefused(`non risponde ${it}. ${MEND}.`);
  const Refusal = /^Stop/i.test(told) ? ProjectionStopped : LogRefused;
  return new Refusal(`${it}, non è in corso (${told}). ${MEND}, o riattivarla.`);
}

/**
 * One event of no consequence, and its link where it must appear: with `first` and `-` in the category that ends at the
 * first of two hyphens. The settings themselves can only be read by administrators, in a stream that nobody documents.
 * It proves besides that these credentials write, and read categories.
 * @throws LogRefused
 */
export async function probe(connection: KurrentConnection, prefix: string, patienceMs: number): Promise<void> {
  const category = `Consorzi_prova_${prefix || 'tutti'}`;
  const stream = `${category}-avvio-uno`;
  const revision = await write(connection, stream);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (await isLinked(connection, `$ce-${category}`, stream, revision)) return;
    if (await isLinked(connection, `$ce-${category}-avvio`, stream, revision)) {
      throw new LogRefused(`la proiezione ${NAME} taglia i nomi all'ultimo trattino. Impostarla con «first» e «-».`);
    }
    if (Date.now() > deadline) {
      const seconds = Math.round(patienceMs / 1_000);
      throw new LogRefused(
        `la proiezione ${NAME} in ${seconds} secondi non ha ordinato un evento di prova. Impostarla con «first» e «-», e attendere che sia in pari.`,
      );
    }
    await sleep(20);
  }
}

async function write(connection: KurrentConnection, streamName: string): Promise<number> {
  const record = jsonEvent({ id: randomUUID(), type: 'AvvioProvato', data: {} });
  try {
    const { responses } = await connection.retrying((client) => client.appendRecords([{ streamName, record }]));
    return Number(responses[0]!.revision);
  } catch (error) {
    if (!(error instanceof LogAccessDenied)) throw error;
    throw new LogRefused('le credenziali non possono scrivere. Dare all’utente il permesso di scrittura ($w).');
  }
}

async function isLinked(
  connection: KurrentConnection,
  category: string,
  stream: string,
  revision: number,
): Promise<boolean> {
  const [last] = await readPage(connection, category, { from: END, count: 1, backwards: true }).catch(unreadable);
  const [at = '', ...name] = Buffer.from((last?.event?.data ?? '') as string | Uint8Array).toString().split('@'); // prettier-ignore
  return name.join('@') === stream && Number(at) >= revision;
}

function unreadable(error: unknown): never {
  if (!(error instanceof LogAccessDenied)) throw error;
  throw new LogRefused(
    'le credenziali non possono leggere i flussi di categoria ($ce-...). Concederne la lettura all’utente: $r in $systemStreamAcl del flusso $settings.',
  );
}
