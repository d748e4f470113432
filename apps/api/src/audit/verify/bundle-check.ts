import { closeSync, openSync, readSync } from 'node:fs';

import {
  Fault,
  HASH_BYTES,
  MAX_EVENT_LINE,
  MAX_NOTE_LENGTH,
  readEventLine,
  readSignedSize,
  TreeCheck,
  type Hash,
  type Policy,
  type SignedSize,
  type TreeOutcome,
} from '@consorzi/domain/audit';

import type { Folder } from './folder.js';
import { TextsCheck, type TextsOutcome } from './texts-check.js';

/** How far a check came; filled as it goes on, so that it can be told after a fault too. */
export interface Progress {
  events: number;
  tree: TreeOutcome;
  texts: TextsOutcome | null;
}

/** A JSON string of a note: escapes at most double its lines, and six bytes are the longest escape. */
const MAX_CHECKPOINT_LINE = 6 * MAX_NOTE_LENGTH;

/** The whole log: every event, its leaf, the roots that were signed, the words. @throws Fault */
export function checkBundle(
  folder: Folder,
  policy: Policy,
  kept: readonly SignedSize[],
  progress: Progress,
  onProgress: (events: number) => void,
): void {
  const { manifest } = folder;
  const lines = folder.lines('events.ndjson', MAX_EVENT_LINE);
  const leaves = new Leaves(folder.path('leaves.bin'), manifest.files['leaves.bin']!.size);
  const texts = new TextsCheck(folder);
  const tree = new TreeCheck(checkpointsIn(folder, policy), kept, (outcome) => (progress.tree = outcome));
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const position = tree.size;
    const cut = () => (lines.isAtEnd ? folder.wrongSize('events.ndjson', { position }) : undefined);
    const read = at(position, () => readEventLine(line), cut);
    assertPlace(read.event.position, position);
    if (read.event.scope !== manifest.scope) throw new Fault('EVENTO_DI_ALTRO_ENTE', { position });
    if (!read.payloadHolds) throw new Fault('PAYLOAD_ALTERATO', { position });
    tree.leaf(read.leaf, leaves.next());
    while (tree.isSuspicious) tree.settle(leaves.next());
    texts.event(read);
    progress.events = tree.size;
    if (tree.size % 10_000 === 0) onProgress(tree.size);
  }
  const position = tree.size;
  if (position < manifest.events) {
    const wrong = folder.wrongSize('events.ndjson', { position });
    if (wrong) throw wrong;
  }
  tree.end();
  if (manifest.events !== position) throw new Fault('MANIFESTO_FALSO', { detail: 'events', position });
  // An event beyond the end that the log gave itself was put there by nobody's append.
  const first = Math.min(manifest.position + 1, position);
  if (manifest.position + 1 !== position) throw new Fault('MANIFESTO_FALSO', { detail: 'position', position: first });
  progress.texts = texts.end();
  leaves.end(position);
}

/** Signed checkpoints in the order of the file, each read when the one before was met. */
export function* checkpointsIn(folder: Folder, policy: Policy): Generator<SignedSize, undefined> {
  const lines = folder.lines('checkpoints.ndjson', MAX_CHECKPOINT_LINE);
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const note = noteOf(line);
    if (note === undefined) {
      const wrong = lines.isAtEnd ? folder.wrongSize('checkpoints.ndjson') : undefined;
      throw wrong ?? new Fault('CHECKPOINT_ILLEGGIBILE', { detail: 'la riga non si legge' });
    }
    yield readSignedSize(note, policy, 'CHECKPOINT_ILLEGGIBILE');
  }
  return undefined;
}

function noteOf(line: string): string | undefined {
  try {
    const note: unknown = JSON.parse(line);
    return typeof note === 'string' && JSON.stringify(note) === line ? note : undefined;
  } catch {
    return undefined;
  }
}

/** Positions are dense: the next one and no other. */
function assertPlace(found: number, expected: number): void {
  if (found === expected) return;
  const detail = `al posto di ${expected} c’è ${found}`;
  throw new Fault(found > expected ? 'EVENTO_MANCANTE' : 'EVENTO_FUORI_ORDINE', { position: expected, detail });
}

/** What the work throws, with the position at which it did; `cut` says when the file's own end is to blame. */
function at<T>(position: number, work: () => T, cut: () => Fault | undefined): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw cut() ?? new Fault(error.code, { ...error.place, position });
  }
}

/** The leaves as they were told, one after the other; none where the file ends. */
class Leaves {
  private readonly file: number;
  private chunk = Buffer.alloc(0);
  private at = 0;

  constructor(
    path: string,
    private left: number,
  ) {
    this.file = openSync(path, 'r');
    if (left % HASH_BYTES !== 0) throw new Fault('FOGLIE_ILLEGGIBILI');
  }

  next(): Hash | undefined {
    if (this.at === this.chunk.length && !this.fill()) return undefined;
    // A leaf outlives the chunk within the tree; a view of it would keep the whole of it.
    return Buffer.from(this.chunk.subarray(this.at, (this.at += HASH_BYTES)));
  }

  /** Every leaf had its event. @throws Fault CODA_TAGLIATA */
  end(position: number): void {
    if (this.next() !== undefined) throw new Fault('CODA_TAGLIATA', { detail: 'leaves.bin ne ha altri', position });
    closeSync(this.file);
  }

  private fill(): boolean {
    const chunk = Buffer.allocUnsafe(Math.min(this.left, 2_048 * HASH_BYTES));
    const count = chunk.length === 0 ? 0 : readSync(this.file, chunk);
    this.chunk = chunk.subarray(0, count - (count % HASH_BYTES));
    this.at = 0;
    this.left -= count;
    return this.chunk.length > 0;
  }
}
