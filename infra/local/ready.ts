import { setTimeout as sleep } from 'node:timers/promises';

import { StartRefused } from './start-refused.js';

const PATIENCE_MS = 120_000;
const NAMES: Readonly<Record<string, string>> = {
  api: "l'API",
  database: 'la base dati',
  schema: 'lo schema',
  log: 'il registro degli eventi',
  projector: 'le proiezioni',
  identity: "l'accesso",
};

/**
 * Asks `/health/ready` until it says yes, telling now and then what it waits for.
 * @param signal aborted when the platform is being stopped: then it returns.
 * @throws StartRefused after two minutes, naming what is missing.
 */
export async function waitUntilReady(url: string, signal: AbortSignal): Promise<void> {
  let told = Date.now();
  for (const begun = Date.now(); !signal.aborted; await sleep(100)) {
    const missing = await missingNow(url);
    if (missing.length === 0) return;
    const words = missing.map((name) => NAMES[name] ?? name).join(', ');
    if (Date.now() - begun > PATIENCE_MS)
      throw new StartRefused(`La piattaforma non è pronta dopo due minuti: manca ${words}.`);
    if (Date.now() - told > 10_000) {
      told = Date.now();
      console.log(`Attendo ${words} ...`);
    }
  }
}

/** Names of the checks that fail now; `api` while it does not answer at all. */
async function missingNow(url: string): Promise<string[]> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const { ready, checks } = (await response.json()) as { ready: boolean; checks: Record<string, string> };
    if (ready) return [];
    return Object.keys(checks).filter((name) => checks[name] !== 'ok');
  } catch {
    return ['api'];
  }
}
