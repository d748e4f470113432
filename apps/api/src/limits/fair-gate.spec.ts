import { FairGate, GateFull } from './fair-gate.js';

describe('the gate', () => {
  let now = 0;
  let gate: FairGate;
  beforeEach(() => {
    now = 0;
    gate = new FairGate({ inFlight: 3, waiting: 4 }, () => now);
  });

  /** Asks to enter; `inside` once it may, `leave` ends it. */
  const visitor = (group: string) => {
    const visit = { inside: false, refused: false, leave: () => undefined as void };
    gate.enter(group).then(
      (leave) => Object.assign(visit, { inside: true, leave }),
      (error) => (visit.refused = error instanceof GateFull),
    );
    return visit;
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const among = (visits: readonly { inside: boolean }[]) => visits.filter(({ inside }) => inside).length;

  /** A group that has had one operation after the other for ten seconds. */
  const busyGroup = async (group: string) => {
    for (let n = 0; n < 10; n++) {
      const leave = await gate.enter(group);
      now += 1_000;
      leave();
      // It rests beside others.
      now += 300;
    }
  };

  it('lets so many of a group in at once, the next when one ends, and refuses more than may wait', async () => {
    const visits = Array.from({ length: 8 }, () => visitor('alfa'));
    await settle();
    expect(among(visits)).toBe(3);
    expect(visits.map(({ refused }) => refused)).toEqual([...Array<boolean>(7).fill(false), true]);
    visits[0]!.leave();
    await settle();
    expect(among(visits)).toBe(4);
    expect(visits[3]!.inside).toBe(true);
  });

  it('counts an end once', async () => {
    const visits = Array.from({ length: 6 }, () => visitor('alfa'));
    await settle();
    visits[0]!.leave();
    visits[0]!.leave();
    await settle();
    expect(among(visits)).toBe(4);
  });

  it('keeps no group from entering for the queue of another', async () => {
    Array.from({ length: 7 }, () => visitor('alfa'));
    const other = visitor('beta');
    await settle();
    expect(other.inside).toBe(true);
  });

  it('leaves a busy group all its room while it is alone', async () => {
    await busyGroup('alfa');
    const visits = Array.from({ length: 3 }, () => visitor('alfa'));
    await settle();
    expect(among(visits)).toBe(3);
  });

  it('lets a busy group run one operation at a time beside a light one, and none while the light one runs', async () => {
    (await gate.enter('beta'))();
    await busyGroup('alfa');
    now += 300;
    const flood = Array.from({ length: 3 }, () => visitor('alfa'));
    await settle();
    expect(among(flood)).toBe(1);

    const light = visitor('beta');
    await settle();
    expect(light.inside).toBe(true);
    flood[0]!.leave();
    await settle();
    expect(among(flood)).toBe(1);
    light.leave();
    await settle();
    expect(among(flood)).toBe(2);
  });

  it('makes a busy group rest after an operation, while somebody lighter is at work', async () => {
    await busyGroup('alfa');
    (await gate.enter('beta'))();
    now += 300;
    const flood = Array.from({ length: 2 }, () => visitor('alfa'));
    await settle();
    now += 50;
    flood[0]!.leave();
    await settle();
    expect(among(flood)).toBe(1);
    now += 150;
    (await gate.enter('beta'))();
    await settle();
    expect(among(flood)).toBe(2);
  });

  it('steps back for nobody longer than a second', async () => {
    (await gate.enter('beta'))();
    await busyGroup('alfa');
    const slow = visitor('beta');
    await settle();
    now += 1_100;
    const flood = visitor('alfa');
    await settle();
    expect([slow.inside, flood.inside]).toEqual([true, true]);
  });

  it('treats two groups that are both busy alike', async () => {
    for (let n = 0; n < 10; n++) {
      for (const group of ['alfa', 'beta']) {
        const leave = await gate.enter(group);
        now += 800;
        leave();
      }
    }
    const visits = ['alfa', 'alfa', 'beta', 'beta'].map(visitor);
    await settle();
    expect(among(visits)).toBe(4);
  });

  it('forgets in time that a group was busy, and that another was there', async () => {
    (await gate.enter('beta'))();
    await busyGroup('alfa');
    now += 60_001;
    const visits = Array.from({ length: 3 }, () => visitor('alfa'));
    await settle();
    expect(among(visits)).toBe(3);
    expect(gate.load).toEqual({ running: 3, waiting: 0 });
  });
});
