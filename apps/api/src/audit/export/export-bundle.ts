import { setTimeout as sleep } from 'node:timers/promises';

import { parsePolicy, type Manifest } from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import { allProjections } from '@consorzi/projections/all';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { digest, projectionStatus } from '../../projections/index.js';
import { checkpointsOf, lastCheckpoint, policyTextOf } from '../transparency/checkpoints.js';
import { ExportRefused, intoFolder } from './export-folder.js';
import { denominazioneOf, eventsUpTo, keptLeaves, wordsOf } from './log-source.js';
import { writeBundle, type LogFacts } from './write-bundle.js';

export interface ExportOptions {
  /** Of the API's role. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly scope: string;
  /** A folder that is not there, or empty. */
  readonly out: string;
  readonly now: Date;
  /** Events written, of how many. */
  readonly onProgress?: (events: number, of: number) => void;
}

/** How long the read models may take to come to the end of the log. */
const PATIENCE_MS = 10_000;

/**
 * Writes the bundle of a scope's whole log as it stands at one position; what is appended meanwhile is left out.
 * @throws ExportRefused
 */
export async function exportBundle(options: ExportOptions): Promise<Manifest> {
  const { pool, store, scope, out, onProgress = () => undefined } = options;
  return intoFolder(out, async (folder) => {
    const standing = await standingOf(options);
    const { signed } = standing;
    const leaves = await keptLeaves(pool, scope, Math.max(signed, standing.facts.position + 1));
    return writeBundle(
      folder,
      {
        ...standing.facts,
        checkpoints: notesUpTo(pool, scope, signed),
        events: eventsUpTo(store, scope, standing.upTo),
        texts: (mentions) => wordsOf(pool, scope, mentions),
        leaves,
        digests: standing.digests,
      },
      (events) => onProgress(events, standing.facts.position + 1),
    );
  });
}

/** What is fixed before the first event is read: the last checkpoint, then the digests, then the end of the log. */
async function standingOf({ pool, store, scope, now }: ExportOptions) {
  const end = await endOf(store, scope);
  const { policy, origin, size: signed } = await signedOf(pool, scope);
  await caughtUp(pool, scope, end);
  const digests = await digestsOf(pool, scope);
  const projected = digests.find(({ projection }) => projection === 'registro')?.position ?? -1;
  // The read models may have gone on meanwhile: where they stand is an end of the log as good as the other.
  const position = Math.min(projected >= end ? projected : Infinity, await endOf(store, scope));
  const strays = await straysAfter(store, scope);
  const facts: LogFacts = {
    ...{ scope, origin, policy, position: strays ?? position },
    denominazione: await denominazioneOf(pool, scope),
    exportedAt: now.toISOString(),
  };
  const upTo = strays === null ? position : Number.MAX_SAFE_INTEGER;
  return { facts, signed, upTo, digests: { position, digests } };
}

async function digestsOf(pool: Pool, scope: string) {
  const versions = new Map(allProjections.map(({ name, version }) => [name, version]));
  const { each } = await digest(pool, allProjections, [scope]);
  return each.map(({ projection, position, sha256 }) => {
    return { projection, version: versions.get(projection)!, position, sha256 };
  });
}

/** Waits until every read model is at the position; one that is stopped is told where it stands. */
async function caughtUp(pool: Pool, scope: string, position: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const active = (await projectionStatus(pool, scope)).filter(({ status }) => status === 'attiva');
    if (active.every((one) => one.position >= position || one.parked) || Date.now() > until) return;
    await sleep(100);
  }
}

/**
 * Rows beyond the end that the log gives itself were put there by no append: they are exported with the rest, so that
 * they are seen. Returns that end where there are some.
 */
async function straysAfter(store: EventStore, scope: string): Promise<number | null> {
  const [beyond] = await store.readScope(scope, await endOf(store, scope), 1);
  if (!beyond) return null;
  const end = await endOf(store, scope);
  return beyond.position > end ? end : null;
}

/** The keys and the size of the last checkpoint. @throws ExportRefused NON_SIGILLATO */
export async function signedOf(pool: Pool, scope: string) {
  const last = await inScope(pool, scope, (client) => lastCheckpoint(client, scope));
  const policy = await policyTextOf(pool, scope);
  if (!policy || !last) throw new ExportRefused('NON_SIGILLATO');
  return { policy, origin: parsePolicy(policy).log.name, size: last.size, note: last.note };
}

async function* notesUpTo(pool: Pool, scope: string, size: number): AsyncGenerator<string> {
  for await (const checkpoint of checkpointsOf(pool, scope)) {
    if (checkpoint.size > size) return;
    yield checkpoint.note;
  }
}

/** Position of the last event as the log itself gives it. @throws ExportRefused ENTE_SCONOSCIUTO */
export async function endOf(store: EventStore, scope: string): Promise<number> {
  const found = (await store.scopes()).find((one) => one.scope === scope);
  if (!found) throw new ExportRefused('ENTE_SCONOSCIUTO', scope);
  return found.last;
}
