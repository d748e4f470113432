import { letGo, openClient } from '#api/event-sourcing/kurrentdb/connection.js';
import {
  AddressRefused,
  LogRefused,
  openKurrent,
  parseAddress,
  ProjectionStopped,
} from '#api/event-sourcing/kurrentdb/index.js';
import { BY_CATEGORY } from '#api/event-sourcing/kurrentdb/projection-status.js';

/**
 * Why the suites cannot run on this server, in the words of the platform's own start; undefined where they can. Each of
 * them would find out by itself, and say it hundreds of times.
 *
 * A server started without its standard projections has them and lets them stand: the one it needs is enabled here, for
 * it only goes on where it was. The platform itself never does this, for whose server it is it cannot know.
 */
export async function preflight(url: string, prefix: string, patienceMs?: number): Promise<string | undefined> {
  try {
    await look(url, prefix, patienceMs).catch(async (error: unknown) => {
      if (!(error instanceof ProjectionStopped)) throw error;
      console.error(`La proiezione ${BY_CATEGORY} era ferma: la avvio. Riprende da dove era, nulla viene cancellato.`);
      await enable(url);
      await look(url, prefix, patienceMs);
    });
    return undefined;
  } catch (error) {
    if (error instanceof LogRefused) return `KurrentDB (KURRENTDB_URL): ${error.message}`;
    if (error instanceof AddressRefused) return `KURRENTDB_URL deve essere ${error.message}.`;
    throw error;
  }
}

async function look(url: string, prefix: string, patienceMs?: number): Promise<void> {
  const store = await openKurrent({ url, production: false, probes: true, prefix, ...(patienceMs && { patienceMs }) });
  await store.close();
}

/** @throws LogRefused where it does not come about, as with credentials that may not. */
async function enable(url: string): Promise<void> {
  const client = openClient(parseAddress(url));
  try {
    await client.enableProjection(BY_CATEGORY);
  } catch {
    throw new LogRefused(`la proiezione ${BY_CATEGORY} è ferma, e avviarla non è riuscito: serve un amministratore.`);
  } finally {
    letGo(client);
  }
}
