import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { END, jsonEvent } from '@kurrent/kurrentdb-client';

import { EventStoreUnavailable, LogAccessDenied } from '../store-errors.js';
import type { KurrentConnection } from './connection.js';
import { LogRefused } from './log-refused.js';
import { readPage } from './reads.js';

const NAME = '$by_category';
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
    const told = await statusOf(connection);
    if (told === 'untold' || /^Running/i.test(told ?? '')) return;
    if (STANDS.test(told ?? '') || Date.now() > deadline) {
      throw new LogRefused(
        told === undefined
          ? `manca la proiezione ${NAME}, che ordina gli eventi. ${MEND}.`
          : `la proiezione ${NAME}, che ordina gli eventi, non è in corso (${told}). ${MEND}, o riattivarla.`,
      );
    }
    await sleep(100);
  }
}

/** Undefined where there is none; `untold` where these credentials may not ask: what it does is proved in any case. */
async function statusOf(connection: KurrentConnection): Promise<string | undefined> {
  try {
    const status = await connection.retrying(
      (client) => client.getProjectionStatus(NAME) as Promise<Status | undefined>,
    );
    return status && String(status.projectionStatus ?? status.status);
  } catch (error) {
    if (error instanceof LogAccessDenied) return 'untold';
    if (saysAbsent(error)) return undefined;
    throw error;
  }
}

interface Status {
  readonly status?: string;
  readonly projectionStatus?: string;
}

/** How a server says that there is no such projection; the documentation does not. */
function saysAbsent(error: unknown): boolean {
  const cause =
    error instanceof EventStoreUnavailable ? (error.cause as { code?: unknown; message?: string }) : undefined;
  return cause?.code === 5 || /not ?found/i.test(cause?.message ?? '');
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
