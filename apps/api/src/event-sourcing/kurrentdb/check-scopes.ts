import { START } from '@kurrent/kurrentdb-client';

import { LogAccessDenied } from '../store-errors.js';
import type { KurrentEventStore } from './kurrent-event-store.js';
import { LogRefused } from './log-refused.js';
import { readPage } from './reads.js';

const FLIGHTS = 16;

/**
 * Nothing cuts the category stream of a scope: a position that went would be a hole in the log, for good.
 * @throws LogRefused
 */
export async function checkScopes(store: KurrentEventStore): Promise<void> {
  const names = [...(await scopesOf(store))];
  const next = async (): Promise<void> => {
    for (let scope = names.shift(); scope !== undefined; scope = names.shift()) await checkScope(store, scope);
  };
  await Promise.all(Array.from({ length: FLIGHTS }, next));
}

async function scopesOf(store: KurrentEventStore): Promise<readonly string[]> {
  try {
    return await store.list.names();
  } catch (error) {
    if (!(error instanceof LogAccessDenied)) throw error;
    throw new LogRefused(
      'il server non riconosce le credenziali, o non le lascia leggere. Correggere utente e segreto.',
    );
  }
}

async function checkScope({ connection, prefix }: KurrentEventStore, scope: string): Promise<void> {
  const category = `$ce-${prefix}${scope}`;
  const limits = await limitsOf(connection, category);
  if (limits.length > 0) {
    throw new LogRefused(
      `il flusso di categoria ${category} porta ${limits.join(', ')}: il registro di ${scope} perderebbe eventi. Togliere quei metadati.`,
    );
  }
  try {
    const [first] = await readPage(connection, category, { from: START, count: 1 });
    const revision = Number(first?.event?.revision ?? 0);
    if (revision === 0) return;
    throw new LogRefused(
      `il flusso di categoria ${category} comincia da ${revision}: al registro di ${scope} mancano eventi. Ripristinarlo da una copia.`,
    );
  } catch (error) {
    if (!(error instanceof LogAccessDenied)) throw error;
    throw new LogRefused(
      `le credenziali non possono leggere il flusso di categoria ${category}. Concederne la lettura all’utente ($r).`,
    );
  }
}

/** Who may not read the metadata sees a cut at the first event that is missing, here or at the read that meets it. */
async function limitsOf(connection: KurrentEventStore['connection'], category: string): Promise<readonly string[]> {
  try {
    const { metadata } = await connection.retrying((client) => client.getStreamMetadata(category));
    const { maxCount, maxAge, truncateBefore } = metadata ?? {};
    return [
      ...(maxCount === undefined ? [] : ['$maxCount']),
      ...(maxAge === undefined ? [] : ['$maxAge']),
      ...(truncateBefore === undefined ? [] : ['$tb']),
    ];
  } catch (error) {
    if (error instanceof LogAccessDenied) return [];
    throw error;
  }
}
