import type { RecordedEvent } from '@consorzi/domain/event-sourcing';

interface Known {
  /** Every event up to this one has been seen. */
  last: number;
  readonly commands: Set<string>;
}

const MOST_COMMANDS = 300_000;

/**
 * Which commands have written to a stream, as far as this process has read it. The server looks for an event's id only
 * where the revision before it is the expected one: whether a command stands further back is for us to know, and
 * nearly always we do, for what decides on a stream has just read it. Least recently used streams are forgotten.
 */
export class KnownCommands {
  private readonly streams = new Map<string, Known>();
  private count = 0;

  /** @param most of all streams together, some 100 bytes each. */
  constructor(private readonly most = MOST_COMMANDS) {}

  /** What was read of a stream, from `fromRevision` on to its end. A part that does not join what is known tells nothing. */
  read(stream: string, fromRevision: number, events: readonly Pick<RecordedEvent, 'commandId'>[]): void {
    const known = fromRevision === 0 ? undefined : this.streams.get(stream);
    if (fromRevision > 0 && (!known || fromRevision > known.last + 1)) return;
    const last = fromRevision + events.length - 1;
    if (known && last < known.last) return this.forget(stream);
    const commands = known?.commands ?? new Set<string>();
    const before = known ? commands.size : 0;
    for (const { commandId } of events) commands.add(commandId);
    this.forget(stream, known ? before : undefined);
    this.streams.set(stream, { last, commands });
    this.count += commands.size;
    this.shrink();
  }

  /** This command's events have become the stream's last ones. */
  appended(stream: string, expectedRevision: number, last: number, commandId: string): void {
    const events = Array.from({ length: last - expectedRevision }, () => ({ commandId }));
    this.read(stream, expectedRevision + 1, events);
  }

  /** Whether the command stands at or before that revision; undefined where this process has not seen all of it. */
  has(stream: string, revision: number, commandId: string): boolean | undefined {
    const known = this.streams.get(stream);
    if (known?.commands.has(commandId)) return true;
    return known && known.last >= revision ? false : undefined;
  }

  private forget(stream: string, counted = this.streams.get(stream)?.commands.size ?? 0): void {
    if (this.streams.delete(stream)) this.count -= counted;
  }

  private shrink(): void {
    for (const oldest of this.streams.keys()) {
      if (this.count <= this.most) return;
      this.forget(oldest);
    }
  }
}
