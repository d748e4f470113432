import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import {
  checkpointText,
  eventLeafHash,
  formatNote,
  formatPolicy,
  Frontier,
  LOG_KEY,
  newSigner,
  saltedTextHash,
  signNote,
  type SignerKey,
  type TextLine,
} from '@consorzi/domain/audit';
import { hashOf, streamName, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, type JsonObject } from '@consorzi/domain/shared';

import { FIRST, LAST, type History } from './audit-history.js';
import { Storia } from './audit-mix.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';

/** What the offline verifier needs for a history. */
export interface VerifyFigures {
  /** Seconds for the bundle of the long history, as the auditor's process takes them from start to end. */
  readonly verifySeconds1M: number | null;
  /** Leaves hashed and put into the tree in a second. */
  readonly treeLeavesPerSecond: number | null;
}

type Audit = typeof import('../../apps/api/src/audit/export/index.js');

const PAGE = 1_000;
const SALT = Buffer.alloc(16, 7);
const WORDS = 'Le attività previste si sono svolte nei tempi, salvo un rinvio concordato con i servizi. '.repeat(2);

/**
 * Verifies a bundle of a history of this size in a process of its own, with nothing but Node. The bundle is made here,
 * of the same events as the history in the database: the log itself is not what is measured.
 */
export async function verifyHistory(_environment: BenchEnvironment | null, history: History): Promise<VerifyFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-verifica-'));
  try {
    const out = path.join(folder, 'fascicolo');
    const treeLeavesPerSecond = await generate(history, out);
    console.log(`  bundle of ${history.events} events: ${megabytesOf(out, 'events.ndjson', 'texts.ndjson')} MB`);
    const begun = performance.now();
    const run = promisify(execFile)(process.execPath, [path.join(out, 'verify.mjs')], { cwd: out, env: {} });
    const watched = watchMemory(run.child.pid!);
    const { stdout } = await run;
    const seconds = (performance.now() - begun) / 1_000;
    const verdict = JSON.parse(stdout.trim().split('\n').at(-1)!) as { ok: boolean; events: number };
    if (!verdict.ok || verdict.events !== history.events) throw new Error(stdout);
    console.log(`  verified in ${seconds.toFixed(1)} s, ${watched.end()} MiB at most`);
    return { verifySeconds1M: Math.round(seconds * 10) / 10, treeLeavesPerSecond };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the bundle with a checkpoint every 1,000 events; returns how fast the tree grew. */
async function generate({ scope, events }: History, out: string): Promise<number> {
  const audit = await compiledApi<Audit>('audit/export/index.js');
  const { signer } = newSigner(`bench.localhost/${scope}`, LOG_KEY);
  const tree = new Frontier();
  const notes: string[] = [];
  let hashing = 0;
  function* pages() {
    const log = new Log(scope, events);
    while (tree.size < events) {
      const page = Array.from({ length: Math.min(PAGE, events - tree.size) }, () => log.next());
      const begun = performance.now();
      for (const event of page) tree.append(eventLeafHash(event));
      hashing += performance.now() - begun;
      notes.push(noteOf(signer, tree, page.at(-1)!.recordedAt));
      yield page;
    }
  }
  await audit.intoFolder(out, (folder) =>
    audit.writeBundle(folder, {
      ...{ scope, denominazione: scope, origin: signer.name, position: events - 1 },
      ...{ exportedAt: new Date(LAST).toISOString(), policy: formatPolicy({ log: signer, witnesses: [], quorum: 0 }) },
      ...{ checkpoints: notes, events: pages(), digests: { position: events - 1, digests: [] } },
      leaves: { count: 0, chunks: [] },
      texts: (mentions) =>
        Promise.resolve(
          mentions.map(({ testoId: id, hash, position }): TextLine => {
            return { id, hash, position, sale: SALT.toString('base64'), testo: WORDS };
          }),
        ),
    }),
  );
  return Math.round(events / (hashing / 1_000));
}

/** The events of the history with the envelope that an append gives them. */
class Log {
  private readonly storia: Storia;
  private readonly revisions = new Map<string, number>();
  private readonly textHash = saltedTextHash(SALT, WORDS);
  private position = 0;

  constructor(
    private readonly scope: string,
    private readonly events: number,
  ) {
    this.storia = new Storia(scope);
  }

  next(): PositionedEvent {
    const { scope, position, events } = this;
    const { aggregate, id, event } = this.storia.next();
    const stream = streamName(scope, aggregate, id);
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const recordedAt = new Date(FIRST + Math.floor(((LAST - FIRST) * position) / events)).toISOString();
    const data = this.withWords(event.data as JsonObject);
    this.position += 1;
    return {
      ...{ position, scope, stream, revision, recordedAt, data, type: event.type, act: event.act ?? null },
      ...{ schemaVersion: event.schemaVersion ?? 1, occurredAt: event.occurredAt ?? recordedAt.slice(0, 10) },
      ...{ eventId: idOf(stream, revision), commandId: idOf('bench', position), bodyHash: 'b'.repeat(64) },
      ...{ personaId: '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a', role: 'responsabile' },
      ...{ correlationId: idOf('bench', 'c', position), causationId: null, payloadHash: hashOf(data) },
    };
  }

  /** The mix names texts by a hash of none: here the words must be found. */
  private withWords(data: JsonObject): JsonObject {
    const named = (key: string, value: unknown) => (key === 'hash' ? this.textHash : value);
    return JSON.parse(JSON.stringify(data, named)) as JsonObject;
  }
}

function noteOf(signer: SignerKey, tree: Frontier, time: string): string {
  const text = checkpointText({ origin: signer.name, size: tree.size, root: tree.root(), time });
  return formatNote(text, [signNote(signer, text)]);
}

const megabytesOf = (dir: string, ...files: readonly string[]): number =>
  Math.round(files.reduce((sum, file) => sum + statSync(path.join(dir, file)).size, 0) / 1e6);

/** The largest resident set of a process, asked for ten times a second. */
function watchMemory(pid: number): { end(): number } {
  let peak = 0;
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0));
  };
  const timer = setInterval(() => void look(), 100);
  return {
    end() {
      clearInterval(timer);
      return Math.round(peak / 1024);
    },
  };
}
