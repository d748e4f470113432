/** What a group may hold, and how many groups may be on their way at once. */
export interface GroupLimits {
  readonly members: number;
  /** Sum of the members' sizes; a single member may be larger. */
  readonly bytes: number;
  readonly flights: number;
}

interface Waiting<Member, Outcome> {
  readonly member: Member;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Members that arrive while a group is on its way wait and leave together in the next one: the more of them wait, the
 * less each costs. When a group fails as a whole its members are tried again one by one, outside the queue, so that one
 * bad or stuck member never hurts the others.
 */
export class GroupedCalls<Member extends { readonly bytes: number }, Outcome> {
  private readonly waiting: Waiting<Member, Outcome>[] = [];
  private flying = 0;
  private departure: NodeJS.Immediate | undefined;

  /** `callAlone` makes its own retries; `callGroup` makes none. Outcomes come in the order of the members. */
  constructor(
    private readonly callGroup: (members: readonly Member[]) => Promise<readonly Outcome[]>,
    private readonly callAlone: (member: Member) => Promise<Outcome>,
    private readonly limits: GroupLimits,
  ) {}

  /** Resolves with the member's own outcome, rejects with its own failure. */
  submit(member: Member): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ member, resolve, reject });
      this.scheduleDeparture();
    });
  }

  /** At the end of the current turn of the event loop, so that all answers read in it can join. */
  private scheduleDeparture(): void {
    if (this.departure || this.flying >= this.limits.flights || this.waiting.length === 0) return;
    this.departure = setImmediate(() => {
      this.departure = undefined;
      void this.fly(this.nextGroup());
      this.scheduleDeparture();
    });
  }

  private nextGroup(): readonly Waiting<Member, Outcome>[] {
    let count = 0;
    for (let bytes = 0; count < Math.min(this.waiting.length, this.limits.members); count++) {
      bytes += this.waiting[count]!.member.bytes;
      if (count > 0 && bytes > this.limits.bytes) break;
    }
    return this.waiting.splice(0, count);
  }

  private async fly(group: readonly Waiting<Member, Outcome>[]): Promise<void> {
    this.flying++;
    try {
      const outcomes = await this.callGroup(group.map(({ member }) => member));
      group.forEach(({ resolve }, index) => resolve(outcomes[index]!));
    } catch {
      for (const { member, resolve, reject } of group) this.callAlone(member).then(resolve, reject);
    } finally {
      this.flying--;
      this.scheduleDeparture();
    }
  }
}
