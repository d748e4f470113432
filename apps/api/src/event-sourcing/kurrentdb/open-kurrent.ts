import { EventStoreUnavailable, NotLeader, StreamDeleted, UnreadableLog } from '../store-errors.js';
import { parseAddress } from './address.js';
import { checkProjection, probe } from './check-projection.js';
import { checkScopes } from './check-scopes.js';
import { checkAddress, checkServer } from './check-server.js';
import { KurrentEventStore, type KurrentOptions } from './kurrent-event-store.js';
import { LogRefused } from './log-refused.js';

export interface OpenKurrent extends KurrentOptions {
  readonly url: string;
  /** TLS and a certificate that is checked are then a must. */
  readonly production: boolean;
  /** Writes one event to see its link come: what stays up does it, a command of a moment does not. */
  readonly probes: boolean;
  /** How long a server that does not answer yet is waited for, and a link. */
  readonly patienceMs?: number;
}

/**
 * The log, once all that it rests on has been looked at: server, credentials, category projection, what bounds the
 * category streams. @throws LogRefused for the first thing that is wrong; AddressRefused
 */
export async function openKurrent({ url, production, probes, patienceMs = 30_000, ...options }: OpenKurrent) {
  const address = parseAddress(url);
  checkAddress(address, production);
  const store = new KurrentEventStore(address, options);
  try {
    await checkServer(store.connection, patienceMs);
    await checkScopes(store);
    await checkProjection(store.connection, patienceMs);
    if (probes) await probe(store.connection, store.prefix, patienceMs);
    return store;
  } catch (error) {
    await store.close();
    throw refused(error);
  }
}

function refused(error: unknown): unknown {
  if (error instanceof LogRefused) return error;
  if (error instanceof NotLeader) {
    return new LogRefused(
      'nessun nodo è leader, o non è tra quelli dell’indirizzo. Indicarvi tutti i nodi del cluster.',
    );
  }
  if (error instanceof EventStoreUnavailable)
    return new LogRefused('il server risponde solo in parte. Controllarne lo stato.');
  if (error instanceof StreamDeleted || error instanceof UnreadableLog) {
    return new LogRefused(`l'elenco degli ambiti non si legge (${error.message}).`);
  }
  return error;
}
