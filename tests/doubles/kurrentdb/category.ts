/**
 * The system projection `$by_category`: links to the events of each category in `$ce-<category>`, later than the append
 * and in the order of the log [doc docs/server/features/projections/system.md].
 */
import { randomUUID } from 'node:crypto';

import type { DoubleLog, StoredEvent } from './log.js';

export interface CategorySettings {
  /** False: a database without the system projections. */
  present: boolean;
  /** As `Projections.Statistics` says it. A new database has it `Stopped` [doc system.md]. */
  status: 'Running' | 'Stopped' | 'Faulted';
  /** Source `first\n-` by default; `last` and other separators may be set at any time [doc system.md]. */
  mode: 'first' | 'last';
  separator: string;
}

export class CategoryProjection {
  readonly settings: CategorySettings = { present: true, status: 'Running', mode: 'first', separator: '-' };
  /** How long after an event its link appears. */
  delayMs = 20;
  /** How many events of the log it has seen. */
  private checkpoint = 0;
  private servers = 0;
  private due: { cancel(): void } | undefined;

  constructor(private readonly log: DoubleLog) {
    log.onWrite(() => this.schedule());
  }

  /** Runs while some double is up over the log: a log without a server links nothing and holds no timer. */
  attach(): void {
    this.servers++;
    this.schedule();
  }

  detach(): void {
    this.servers--;
    if (this.servers === 0) this.unschedule();
  }

  change(settings: Partial<CategorySettings>): void {
    Object.assign(this.settings, settings);
    this.unschedule();
    this.schedule();
  }

  /** Per cent of the log that has been seen, as the statistics say it. */
  progress(): number {
    return this.log.all.length === 0 ? 100 : Math.round((this.checkpoint / this.log.all.length) * 10_000) / 100;
  }

  delay(ms: number): void {
    this.delayMs = ms;
    this.unschedule();
    this.schedule();
  }

  /** One event a turn, so that a reader may find some links of an append and not yet the others. */
  private schedule(): void {
    const { present, status } = this.settings;
    if (this.due !== undefined || this.servers === 0 || !present || status !== 'Running') return;
    const next = this.log.all[this.checkpoint];
    if (next === undefined) return;
    const wait = next.created + this.delayMs - Date.now();
    const run = () => {
      this.due = undefined;
      this.checkpoint++;
      this.link(next);
      this.schedule();
    };
    if (wait > 0) {
      const timer = setTimeout(run, wait);
      this.due = { cancel: () => clearTimeout(timer) };
    } else {
      const turn = setImmediate(run);
      this.due = { cancel: () => clearImmediate(turn) };
    }
  }

  private unschedule(): void {
    this.due?.cancel();
    this.due = undefined;
  }

  /**
   * `$>` with data `revision@stream`, not JSON, `$o` naming the original stream; an event that is itself a link is linked
   * to its target; a deletion of `scope-X` is linked too, to `$streamDeleted` or to the `$metadata` of `$$scope-X`
   * [src CategorizeEventsByStreamPath].
   */
  private link(event: StoredEvent): void {
    const deleted = deletedStream(event);
    const origin = deleted ?? event.stream;
    const category = this.categoryOf(origin);
    if (category === undefined) return;
    const target = event.type === '$>' ? event.data.toString() : `${event.revision}@${event.stream}`;
    const metadata = { $o: origin, ...(deleted !== undefined && { $deleted: -1 }) };
    this.log.write(`$ce-${category}`, [
      {
        id: randomUUID(),
        type: '$>',
        json: false,
        data: Buffer.from(target),
        metadata: Buffer.from(JSON.stringify(metadata)),
      },
    ]);
  }

  /** Nothing for `$` streams; the separator must not stand first [src StreamCategoryExtractorByFirstSeparator]. */
  private categoryOf(stream: string): string | undefined {
    if (stream.startsWith('$')) return undefined;
    const { mode, separator } = this.settings;
    const at = mode === 'first' ? stream.indexOf(separator) : stream.lastIndexOf(separator);
    return at > 0 ? stream.slice(0, at) : undefined;
  }
}

/** The stream an event deletes: a tombstone its own, a `$metadata` with the largest `$tb` that of its metadata. */
function deletedStream(event: StoredEvent): string | undefined {
  if (event.type === '$streamDeleted') return event.stream;
  if (!event.stream.startsWith('$$') || event.type !== '$metadata') return undefined;
  return /"\$tb"\s*:\s*9223372036854775807\b/.test(event.data.toString()) ? event.stream.slice(2) : undefined;
}
