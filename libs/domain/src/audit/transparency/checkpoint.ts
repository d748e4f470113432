import { HASH_BYTES, type Hash } from './merkle.js';
import { MalformedNote, parseNote, type Note } from './note.js';

/** What a log says of itself when it signs: so many leaves, this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: `<platform>/<scope>`, also the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** When the log signed, ISO with milliseconds: the one extension line that we write, `registrato <time>`. */
  readonly time: string | null;
}

const TIME = /^registrato (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

/** The text that is signed. */
export function checkpointText({ origin, size, root, time }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n${time === null ? '' : `registrato ${time}\n`}`;
}

/** @throws MalformedNote */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n').slice(0, -1);
  const bytes = Buffer.from(root, 'base64');
  const isRoot = bytes.length === HASH_BYTES && bytes.toString('base64') === root;
  if (!/^\S{1,200}$/u.test(origin) || !/^(0|[1-9]\d{0,15})$/.test(size) || !isRoot || !Number.isSafeInteger(+size)) {
    throw new MalformedNote('not a checkpoint: origin, number of leaves, root');
  }
  const time = extensions.map((line) => TIME.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
  return { origin, size: Number(size), root: bytes, time };
}

/** A signed checkpoint with its note. No signature is checked. @throws MalformedNote */
export function readCheckpoint(text: string): Checkpoint & { readonly note: Note } {
  const note = parseNote(text);
  return { ...parseCheckpoint(note.text), note };
}
