import { Frontier, type Hash } from '../transparency/index.js';
import { Fault } from './faults.js';
import { assertFollows, type SignedSize } from './signed-size.js';

/** What a checked log comes to. */
export interface TreeOutcome {
  /** Checkpoints of the bundle whose root the events give. */
  readonly checkpoints: number;
  readonly lastGood: SignedSize | null;
  /** The largest that the witnesses whom the policy asks for signed too. */
  readonly lastWitnessed: SignedSize | null;
}

/**
 * Compares the events of a log with the roots that were signed, leaf by leaf. `told` are the leaves that the platform
 * kept when it signed: where an event no longer gives its leaf, and the told leaves still give the signed root, the
 * event itself is found; where they do not, the interval between two checkpoints.
 */
export class TreeCheck {
  private readonly tree = new Frontier();
  private readonly kept: SignedSize[];
  private next: SignedSize | undefined;
  private before: SignedSize | null = null;
  private matched = 0;
  private lastGood: SignedSize | null = null;
  private lastWitnessed: SignedSize | null = null;
  /** The largest checkpoint that does not rest on the log's own signature alone. */
  private lastVouched: SignedSize | null = null;
  private suspect: Fault | undefined;

  /**
   * @param checkpoints those of the bundle, oldest first, signatures checked; they are asked for as they are reached.
   * @param kept those that the auditor kept.
   * @param onReached how far it came, told again whenever that changes.
   */
  constructor(
    private readonly checkpoints: Iterator<SignedSize>,
    kept: readonly SignedSize[],
    private readonly onReached: (outcome: TreeOutcome) => void,
  ) {
    this.kept = [...kept].sort((a, b) => a.size - b.size);
    this.pull();
    this.compare();
  }

  get size(): number {
    return this.tree.size;
  }

  /** Whether an event does not give its leaf: from there on only the leaves that were told are asked for. */
  get isSuspicious(): boolean {
    return this.suspect !== undefined;
  }

  /**
   * The next event's leaf, and the one that was told for its place.
   * @throws Fault where a signed root is not met.
   */
  leaf(computed: Hash, told: Hash | undefined): void {
    if (told !== undefined && !computed.equals(told)) {
      this.suspect = new Fault('EVENTO_ALTERATO', { position: this.size });
    }
    this.append(told ?? computed);
  }

  /**
   * The next leaf that was told, without an event; undefined when there is none.
   * @throws Fault the doubt itself once it is settled: a signed root is reached beyond it, or nothing more is there.
   */
  settle(told: Hash | undefined): void {
    if (!told) throw this.suspect!;
    this.append(told);
  }

  /** The events end here. @throws Fault CODA_TAGLIATA where something larger was signed. */
  end(): void {
    const { size } = this;
    const larger = this.kept[0] ?? this.next;
    if (larger) {
      throw new Fault('CODA_TAGLIATA', {
        detail: `${upTo(this.lastGood)}; il checkpoint di ${larger.size} eventi del ${timeOf(larger)} non si raggiunge`,
        position: size,
        interval: { from: this.lastGood?.size ?? 0, to: larger.size - 1 },
      });
    }
  }

  private append(leaf: Hash): void {
    this.tree.append(leaf);
    const { size } = this.tree;
    if (this.next?.size === size || this.kept[0]?.size === size) this.compare();
  }

  /** All that was signed of the present size against the root that the leaves give. */
  private compare(): void {
    const { size } = this.tree;
    const root = this.tree.root();
    // What an auditor kept weighs more than what comes with the bundle: it is compared first.
    for (let kept = this.kept[0]; kept?.size === size; kept = this.kept[0]) {
      if (!kept.root.equals(root)) throw this.rewritten(kept);
      this.kept.shift();
      this.good(kept, true);
    }
    if (this.next?.size !== size) return this.settled();
    const { next } = this;
    if (!next.root.equals(root)) throw this.altered(next);
    this.matched += 1;
    this.good(next, next.witnesses.length > 0);
    this.pull();
    this.settled();
  }

  /** A signed root beyond the doubt agrees with the leaves that were told: it is that event and no other. */
  private settled(): void {
    const position = this.suspect?.place.position;
    if (position !== undefined && this.lastGood && this.lastGood.size > position) throw this.suspect!;
  }

  private good(signed: SignedSize, vouched: boolean): void {
    this.lastGood = signed;
    if (vouched) this.lastVouched = signed;
    if (signed.quorum && signed.witnesses.length > 0) this.lastWitnessed = signed;
    this.tell();
  }

  private tell(): void {
    this.onReached({ checkpoints: this.matched, lastGood: this.lastGood, lastWitnessed: this.lastWitnessed });
  }

  private pull(): void {
    const { value, done } = this.checkpoints.next() as IteratorResult<SignedSize, undefined>;
    this.next = done ? undefined : value;
    if (!this.next) return;
    assertFollows(this.before, this.next);
    this.before = this.next;
  }

  private altered(signed: SignedSize): Fault {
    const from = this.lastGood?.size ?? 0;
    return new Fault('STORIA_ALTERATA', {
      detail: `${upTo(this.lastGood)}; non torna quello di ${signed.size} eventi del ${timeOf(signed)}`,
      position: from,
      interval: { from, to: signed.size - 1 },
    });
  }

  /**
   * The bundle agrees with itself and not with what was kept. Where it has a checkpoint as large as the kept one, the
   * log signed two histories, and what only the log signed proves nothing any more.
   */
  private rewritten(kept: SignedSize): Fault {
    const twoHistories = this.next !== undefined && this.next.size >= kept.size;
    if (twoHistories) {
      this.lastGood = this.lastVouched;
      this.tell();
    }
    const from = this.lastGood?.size ?? 0;
    const said = twoHistories ? '; il registro ha firmato due storie diverse' : '';
    return new Fault('CODA_RISCRITTA', {
      detail: `${upTo(this.lastGood)}; quello tenuto, di ${kept.size} eventi del ${timeOf(kept)}, non torna${said}`,
      position: from,
      interval: { from, to: kept.size - 1 },
    });
  }
}

export const timeOf = ({ time }: SignedSize): string => time ?? 'tempo non detto';

const upTo = (signed: SignedSize | null): string =>
  signed ? `ultimo checkpoint buono: ${signed.size} eventi, ${timeOf(signed)}` : 'nessun checkpoint buono';
