/** What may happen at once in one group (a consortium), and how much may wait for its turn. */
export interface GateLimits {
  readonly inFlight: number;
  readonly waiting: number;
}

/** As many are waiting as may. */
export class GateFull extends Error {
  override readonly name = 'GateFull';
}

type Release = () => void;

interface Group {
  /** When each operation under way began. */
  readonly running: Set<{ readonly since: number }>;
  readonly queue: (() => void)[];
  /** Milliseconds of ended operations, halved every HALF_LIFE_MS, as of `at`. */
  busy: number;
  at: number;
  /** How long the last one to end took. */
  took: number;
}

const HALF_LIFE_MS = 5_000;
/** One operation after the other without a pause makes 7 200: a group above this has lately been busy much of the time. */
const HEAVY_MS = 1_500;
/** A heavy group steps back for those that use less than this part of what it uses, or have no queue when it has. */
const LIGHT = 1 / 4;
/** A group is present for so long after its last operation. */
const PRESENT_MS = 60_000;
/** Beside somebody lighter who asked so recently, a heavy group rests after each operation: so many times as it took. */
const AT_WORK_MS = 10_000;
const REST = 3;
const LONGEST_REST_MS = 300;
/** Nobody steps back for an operation that takes longer than this. */
const PATIENCE_MS = 1_000;

const pauseOf = ({ took }: Group) => Math.min(LONGEST_REST_MS, took * REST);

/**
 * Who may go on. Each group has its own queue and its own number of operations at once. While others are present, a
 * heavy group runs one operation at a time, begins none while a much lighter group has one under way, and rests between
 * them: what a light group feels of a flood is, now and then, the rest of one operation. Alone, a group has all its room.
 */
export class FairGate {
  private readonly groups = new Map<string, Group>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: GateLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Resolves when the operation may begin, with what is to be called at its end. @throws GateFull */
  async enter(name: string): Promise<Release> {
    const group = this.known(name);
    if (group.queue.length === 0 && this.mayBegin(group)) return this.begin(group);
    if (group.queue.length >= this.limits.waiting) throw new GateFull();
    return new Promise<Release>((resolve) => {
      group.queue.push(() => resolve(this.begin(group)));
      this.lookAgain();
    });
  }

  /** Operations under way and waiting, for who watches over the process. */
  get load(): { readonly running: number; readonly waiting: number } {
    const sum = (of: (group: Group) => number) => [...this.groups.values()].reduce((all, group) => all + of(group), 0);
    return { running: sum(({ running }) => running.size), waiting: sum(({ queue }) => queue.length) };
  }

  private known(name: string): Group {
    let group = this.groups.get(name);
    if (!group) {
      this.forgetTheGone();
      group = { running: new Set(), queue: [], busy: 0, at: this.now(), took: 0 };
      this.groups.set(name, group);
    }
    return group;
  }

  private begin(group: Group): Release {
    const operation = { since: this.now() };
    group.running.add(operation);
    return () => {
      if (!group.running.delete(operation)) return;
      const now = this.now();
      group.busy = this.ended(group) + (now - operation.since);
      group.at = now;
      group.took = now - operation.since;
      this.beginWaiting();
      if (group.queue.length > 0) setTimeout(() => this.beginWaiting(), pauseOf(group)).unref();
    };
  }

  private mayBegin(group: Group): boolean {
    const { inFlight } = this.limits;
    if (group.running.size >= inFlight) return false;
    const others = [...this.groups.values()].filter((other) => other !== group && this.isPresent(other));
    const used = this.used(group);
    if (others.length === 0 || used < HEAVY_MS) return true;
    // A queue tells a flood from a diligent consortium even where both have lately been given as much.
    const isFlood = group.queue.length >= inFlight;
    const lighter = others.filter(
      (other) => this.used(other) < used * LIGHT || (isFlood && other.queue.length < inFlight),
    );
    if (lighter.length === 0) return true;
    if (group.running.size > 0 || lighter.some((other) => this.isUnderWay(other))) return false;
    const atWork = lighter.some((other) => this.now() - other.at < AT_WORK_MS);
    return !atWork || this.now() - group.at >= pauseOf(group);
  }

  /** In turn, one of each group at a time, until nothing more may begin. */
  private beginWaiting(): void {
    for (let begun = true; begun;) {
      begun = false;
      for (const [name, group] of [...this.groups]) {
        if (group.queue.length === 0 || !this.mayBegin(group)) continue;
        group.queue.shift()!();
        begun = true;
        // To the end of the row.
        this.groups.delete(name);
        this.groups.set(name, group);
      }
    }
  }

  /** Who waits for an operation that does not end goes on when patience does. */
  private lookAgain(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.beginWaiting();
      if (this.load.waiting > 0) this.lookAgain();
    }, PATIENCE_MS / 4).unref();
  }

  private ended({ busy, at }: Group): number {
    return busy * 2 ** ((at - this.now()) / HALF_LIFE_MS);
  }

  private used(group: Group): number {
    const now = this.now();
    return [...group.running].reduce((sum, { since }) => sum + (now - since), this.ended(group));
  }

  private isUnderWay({ running }: Group): boolean {
    const now = this.now();
    return [...running].some(({ since }) => now - since < PATIENCE_MS);
  }

  private isPresent({ running, queue, at }: Group): boolean {
    return running.size > 0 || queue.length > 0 || this.now() - at < PRESENT_MS;
  }

  private forgetTheGone(): void {
    for (const [name, group] of this.groups) if (!this.isPresent(group)) this.groups.delete(name);
  }
}

/**
 * The gate of documents: a place is held while a document comes in and is read. Apart from that of operations, so that
 * who imports is not taken for a flood by the pages. Few at once, as each is a worker and up to 20 MB; so many waiting
 * that an office that uploads its years together is served.
 */
export class UploadGate extends FairGate {
  constructor(limits: GateLimits = { inFlight: 2, waiting: 12 }) {
    super(limits);
  }
}
