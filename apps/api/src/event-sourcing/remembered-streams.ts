import type { EventStore, RecordedEvent } from '@consorzi/domain/event-sourcing';
import type { Json } from '@consorzi/domain/shared';

interface Remembered {
  readonly events: readonly RecordedEvent[];
  readonly size: number;
}

const DEFAULT_SIZE = 32 * 1024 * 1024;
/** Of the whole: one imported plan must not drive everything else out. */
const LARGEST_PART = 1 / 16;

/**
 * A store that remembers the streams it has read: what stands in a log never changes, so only what came after is asked
 * for again. Every read still makes its round trip, and begins with the last event remembered: where the log does not
 * hold that event (restored from a backup under a running process) all is read anew. Least recently read goes first.
 */
export class RememberedStreams implements EventStore {
  private readonly streams = new Map<string, Remembered>();
  private size = 0;

  /** `maxSize` counts characters of payload and envelope, about the memory in bytes. */
  constructor(
    private readonly store: EventStore,
    private readonly maxSize = DEFAULT_SIZE,
  ) {}

  async readStream(scope: string, stream: string, fromRevision = 0): Promise<readonly RecordedEvent[]> {
    const remembered = fromRevision === 0 ? this.streams.get(stream) : undefined;
    const last = remembered?.events.at(-1);
    if (!remembered || last?.scope !== scope) {
      const events = await this.store.readStream(scope, stream, fromRevision);
      return fromRevision === 0 ? this.remember(stream, events) : events;
    }
    const [anchor, ...since] = await this.store.readStream(scope, stream, last.revision);
    if (anchor?.eventId !== last.eventId) {
      this.forget(stream);
      return this.readStream(scope, stream);
    }
    return this.remember(stream, [...remembered.events, ...since], remembered, since);
  }

  append: EventStore['append'] = (...args) => this.store.append(...args);
  readScope: EventStore['readScope'] = (...args) => this.store.readScope(...args);
  watch: EventStore['watch'] = (...args) => this.store.watch(...args);
  scopes: EventStore['scopes'] = () => this.store.scopes();

  /** Frozen through and through: many commands fold the same objects. */
  private remember(
    stream: string,
    events: readonly RecordedEvent[],
    before: Remembered = { events: [], size: 0 },
    since = events,
  ): readonly RecordedEvent[] {
    const added = since.reduce((sum, event) => sum + freeze(event as unknown as Json), 0);
    const size = before.size + added;
    this.forget(stream);
    if (events.length === 0 || size > this.maxSize * LARGEST_PART) return events;
    this.streams.set(stream, { events, size });
    this.size += size;
    for (const oldest of this.streams.keys()) {
      if (this.size <= this.maxSize) break;
      this.forget(oldest);
    }
    return events;
  }

  private forget(stream: string): void {
    this.size -= this.streams.get(stream)?.size ?? 0;
    this.streams.delete(stream);
  }
}

/** Freezes a value and everything in it; returns its size, roughly in bytes. */
function freeze(value: Json): number {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  Object.freeze(value);
  let size = 16;
  for (const item of Object.values(value) as Json[]) size += 8 + freeze(item);
  return size;
}
