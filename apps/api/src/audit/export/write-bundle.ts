import { eventLeafHash, eventLine, textLine, textsIn, type Manifest, type TextLine } from '@consorzi/domain/audit';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { ExportFolder } from './export-folder.js';
import type { HashedFile } from './hashed-file.js';
import { readmeOf } from './readme.js';
import { verifierBytes } from './verifier.js';

type Several<T> = AsyncIterable<T> | Iterable<T>;

/** An event's mention of a text. */
export type Mention = TestoRef & { readonly position: number };

/** What is said of the log as a whole. */
export interface LogFacts {
  readonly scope: string;
  readonly denominazione: string;
  readonly origin: string;
  /** Of the last event of the log; -1 for none. */
  readonly position: number;
  readonly exportedAt: string;
  /** The keys as the platform names them. */
  readonly policy: string;
}

/** Where the parts of a bundle come from; each is read once and never held whole. */
export interface BundleSource extends LogFacts {
  /** Signed notes with their cosignatures, oldest first. */
  readonly checkpoints: Several<string>;
  /** Pages of events, in order. */
  readonly events: Several<readonly PositionedEvent[]>;
  /** The words behind mentions, in their order. */
  texts(mentions: readonly Mention[]): Promise<readonly TextLine[]>;
  /** Hashes of the first `count` leaves as they were kept when they were signed, 32 bytes each, in chunks. */
  readonly leaves: { readonly count: number; readonly chunks: Several<Buffer> };
  /** What `digests.json` holds. */
  readonly digests: object;
}

/** Writes the bundle of a whole log. `onProgress`: events written so far. See `intoFolder`. */
export async function writeBundle(
  folder: ExportFolder,
  source: BundleSource,
  onProgress: (events: number) => void = () => undefined,
): Promise<Manifest> {
  await writeFrame(folder, 'bundle', source);
  await folder.put('digests.json', `${JSON.stringify(source.digests, null, 2)}\n`);
  const leaves = await folder.create('leaves.bin');
  for await (const chunk of source.leaves.chunks) await leaves.write(chunk);

  const writer = await EventsWriter.into(folder, source.texts.bind(source));
  let count = 0;
  for await (const page of source.events) {
    await writer.write(page);
    // What nobody has signed yet has no leaf that was kept: it is what the event gives now.
    for (const event of page) if (count++ >= source.leaves.count) await leaves.write(leafOrZeros(event));
    onProgress(count);
  }
  await writeCheckpoints(folder, source.checkpoints);
  return folder.finish({ kind: 'bundle', events: count, ...factsOf(source) });
}

/** What bundles and dossiers have in common: who believes whom, how to check. */
export async function writeFrame(folder: ExportFolder, kind: Manifest['kind'], facts: LogFacts): Promise<void> {
  await folder.put('verify.mjs', verifierBytes());
  await folder.put('README.md', readmeOf(kind, facts));
  await folder.put('policy', facts.policy);
}

export async function writeCheckpoints(folder: ExportFolder, checkpoints: Several<string>): Promise<void> {
  const file = await folder.create('checkpoints.ndjson');
  for await (const note of checkpoints) await file.write(`${JSON.stringify(note)}\n`);
}

export const factsOf = ({ scope, denominazione, origin, position, exportedAt }: LogFacts) => ({
  ...{ scope, denominazione, origin, position, exportedAt },
});

/** `events.ndjson` and `texts.ndjson`, page by page. */
export class EventsWriter {
  private constructor(
    private readonly events: HashedFile,
    private readonly texts: HashedFile,
    private readonly wordsOf: BundleSource['texts'],
  ) {}

  static async into(folder: ExportFolder, wordsOf: BundleSource['texts']): Promise<EventsWriter> {
    return new EventsWriter(await folder.create('events.ndjson'), await folder.create('texts.ndjson'), wordsOf);
  }

  async write(page: readonly PositionedEvent[]): Promise<void> {
    for (const event of page) await this.events.write(`${eventLine(event)}\n`);
    const mentions = page.flatMap(({ data, position }) => textsIn(data).map((ref) => ({ ...ref, position })));
    for (const line of await this.wordsOf(mentions)) await this.texts.write(`${textLine(line)}\n`);
  }
}

/** An envelope that has no canonical form has no leaf; its line is refused anyway. */
function leafOrZeros(event: PositionedEvent): Buffer {
  try {
    return eventLeafHash(event);
  } catch {
    return Buffer.alloc(32);
  }
}
