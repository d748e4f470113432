import { type EventStore, hashOf, NO_STREAM, WrongRevision } from '@consorzi/domain/event-sourcing';
import { idOf, RuleViolation } from '@consorzi/domain/shared';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../infra/testing/spec-database.js';
import { CommandReused, RevisionConflict } from './command-errors.js';
import { LatePositionsEventStore } from './late-positions-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { type CommandOptions, runCommand } from './run-command.js';
import { commandContext } from './testing/command-context.js';
import { salvadanaio, type SalvadanaioCommand, salvadanaioDecider } from './testing/salvadanaio.js';

let database: SpecDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let examples = 0;

describe.each<[string, () => EventStore]>([
  ['PostgreSQL', () => new PostgresEventStore(pool)],
  ['late positions', () => new LatePositionsEventStore()],
])('running a command on %s', (_, makeStore) => {
  let store: EventStore;
  let scope: string;
  beforeEach(() => {
    store = makeStore();
    scope = `comandi${++examples}`;
  });

  const run = (
    name: string,
    command: SalvadanaioCommand,
    { on = store, by, ...options }: CommandOptions & { on?: EventStore; by?: string } = {},
  ) => {
    const person = by ? { personaId: idOf('spec', by) } : {};
    const ctx = { ...commandContext(name, { bodyHash: hashOf(command), ...person }), scope };
    return runCommand({ store: on }, ctx, salvadanaioDecider, command, options);
  };
  const versa = (centesimi: number, id = 'a'): SalvadanaioCommand => ({ type: 'Versa', id, centesimi });
  const stream = (id: string) => `${scope}-Salvadanaio.${id}`;
  const amounts = async (id: string) =>
    (await store.readStream(scope, stream(id))).map(({ type, data }) =>
      type === 'Versato' ? Number(data['centesimi']) : -Number(data['centesimi']),
    );
  /** A store in which, just before its first append, something else happens. */
  const overtakenBy = (other: () => Promise<unknown>): EventStore => {
    let done = false;
    return {
      readStream: (...args) => store.readStream(...args),
      readScope: (...args) => store.readScope(...args),
      watch: (onHint) => store.watch(onHint),
      scopes: () => store.scopes(),
      append: async (...args) => {
        if (!done) {
          done = true;
          await other();
        }
        return store.append(...args);
      },
    };
  };

  it('decides on the folded history and answers with the main stream', async () => {
    expect(await run('c1', versa(500))).toEqual({
      id: 'a',
      stream: stream('a'),
      revision: 0,
      eventIds: [idOf(stream('a'), commandContext('c1').commandId, 0)],
      repeated: false,
    });
    await expect(run('c2', { type: 'Sposta', id: 'a', verso: 'b', centesimi: 501 })).rejects.toBeInstanceOf(
      RuleViolation,
    );
    const moved = await run('c3', { type: 'Sposta', id: 'a', verso: 'b', centesimi: 500 });
    expect(moved).toMatchObject({ stream: stream('a'), revision: 1 });
    expect(moved.eventIds).toEqual([idOf(stream('a'), commandContext('c3').commandId, 0)]);
    expect([await amounts('a'), await amounts('b')]).toEqual([[500, -500], [500]]);
  });

  describe('a stream that only another one names', () => {
    const inoltra: SalvadanaioCommand = { type: 'Inoltra', id: 'a', altro: 'b', centesimi: 5 };

    it('is read, and written with the rest', async () => {
      await run('c1', versa(7, 'b'));
      await run('c2', versa(1, 'n7'));
      await run('c3', inoltra);
      expect([await amounts('a'), await amounts('n7')]).toEqual([[5], [1, 5]]);
      await run('c4', inoltra);
      await expect(run('c5', inoltra)).rejects.toBeInstanceOf(RuleViolation);
    });

    it('is checked for not having moved, and looked up again where the one that names it has', async () => {
      await run('c1', versa(7, 'b'));
      await run('c2', inoltra, { on: overtakenBy(() => run('c3', versa(2, 'n7'))) });
      expect(await amounts('n7')).toEqual([2, 5]);
      await run('c4', inoltra, { on: overtakenBy(() => run('c5', versa(1, 'b'))) });
      expect([await amounts('n7'), await amounts('n8')]).toEqual([[2, 5], [5]]);
    });
  });

  describe('the same command again', () => {
    it('gets the first result, after later commands and where deciding again would refuse', async () => {
      await run('c1', versa(500));
      const sposta: SalvadanaioCommand = { type: 'Sposta', id: 'a', verso: 'b', centesimi: 500 };
      const first = await run('c2', sposta);
      await run('c3', versa(1));
      expect(await run('c2', sposta)).toEqual({ ...first, repeated: true });
      expect(await amounts('a')).toEqual([500, -500, 1]);
    });

    it('gets it also with the revision that the client expected then', async () => {
      const first = await run('c1', versa(500), { expectedRevision: NO_STREAM });
      expect(await run('c1', versa(500), { expectedRevision: NO_STREAM })).toEqual({ ...first, repeated: true });
    });

    it('is refused with another body, and from another person', async () => {
      await run('c1', versa(500));
      await expect(run('c1', versa(501))).rejects.toMatchObject({ code: 'COMANDO_RIUSATO' });
      await expect(run('c1', versa(500), { by: 'altra' })).rejects.toBeInstanceOf(CommandReused);
      expect(await amounts('a')).toEqual([500]);
    });

    it('gets the first result when both are on their way at once', async () => {
      const [one, two] = await Promise.all([run('c1', versa(500)), run('c1', versa(500))]);
      expect(two.eventIds).toEqual(one.eventIds);
      expect([one.repeated, two.repeated].sort()).toEqual([false, true]);
      expect(await amounts('a')).toEqual([500]);
    });

    it('is refused with another body also when the first one overtakes it after its reading', async () => {
      const overtaken = overtakenBy(() => run('c1', versa(500)));
      await expect(run('c1', versa(501), { on: overtaken })).rejects.toBeInstanceOf(CommandReused);
      const other = { type: 'Sdoppia', id: 'x', nuovo: 'y', centesimi: 1 } as const;
      const overtakenInPart = overtakenBy(() => run('c2', versa(500, 'x')));
      await expect(run('c2', other, { on: overtakenInPart })).rejects.toBeInstanceOf(CommandReused);
      expect([await amounts('a'), await amounts('x'), await amounts('y')]).toEqual([[500], [500], []]);
    });
  });

  describe('when others were faster', () => {
    it('decides again on what is there now', async () => {
      await run('c1', versa(500));
      const overtaken = overtakenBy(() => run('c2', { type: 'Sposta', id: 'a', verso: 'b', centesimi: 500 }));
      const sposta = run('c3', { type: 'Sposta', id: 'a', verso: 'b', centesimi: 500 }, { on: overtaken });
      await expect(sposta).rejects.toMatchObject({ code: 'ATTO_NON_VALIDO' });
      expect(await amounts('a')).toEqual([500, -500]);
    });

    it('decides again when a stream moved that it had only read', async () => {
      const overtaken = overtakenBy(() => run('c1', versa(1, 'altro')));
      const command: SalvadanaioCommand = { type: 'VersaSeVuoto', id: 'a', altro: 'altro', centesimi: 5 };
      await expect(run('c2', command, { on: overtaken })).rejects.toMatchObject({ details: { campo: 'altro' } });
      expect(await run('c3', { ...command, altro: 'vuoto' })).toMatchObject({ revision: 0 });
    });

    it('lets every one of many writers to one aggregate through', async () => {
      await Promise.all(Array.from({ length: 8 }, (_unused, n) => run(`c${n}`, versa(n + 1))));
      expect((await amounts('a')).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('tells the client what changed since the revision it expected', async () => {
      await run('c1', versa(1), { expectedRevision: NO_STREAM });
      await run('c2', versa(2));
      await run('c3', versa(3));
      const late = run('c4', versa(4), { expectedRevision: 0 });
      await expect(late).rejects.toBeInstanceOf(RevisionConflict);
      await expect(late).rejects.toMatchObject({
        stream: stream('a'),
        expected: 0,
        actual: 2,
        since: [{ data: { centesimi: 2 } }, { data: { centesimi: 3 } }],
      });
      expect(await amounts('a')).toEqual([1, 2, 3]);
    });

    it('tells it also when the stream moves between reading and appending, and does not decide again', async () => {
      await run('c1', versa(1));
      const overtaken = overtakenBy(() => run('c2', versa(2)));
      const late = run('c3', versa(3), { on: overtaken, expectedRevision: 0 });
      await expect(late).rejects.toMatchObject({ name: 'RevisionConflict', actual: 1 });
      expect(await amounts('a')).toEqual([1, 2]);
    });

    it('gives up at once on a stream that it had not read and that exists', async () => {
      await run('c1', versa(1, 'b'));
      const sdoppia = run('c2', { type: 'Sdoppia', id: 'a', nuovo: 'b', centesimi: 5 });
      await expect(sdoppia).rejects.toBeInstanceOf(WrongRevision);
      expect(await amounts('a')).toEqual([]);
    });
  });

  it('takes a decision without an event on the main stream for a programming error', async () => {
    await expect(run('c1', { type: 'NonDecide', id: 'a' })).rejects.toThrow(
      `${scope}-Salvadanaio.a was decided without`,
    );
  });

  it('refuses to show a decider a state that it had not asked for', async () => {
    const curious = {
      ...salvadanaioDecider,
      decide: (states: Parameters<typeof salvadanaioDecider.decide>[0]) => {
        states.of(salvadanaio, 'altro');
        return [];
      },
    };
    const ctx = { ...commandContext('c1'), scope };
    await expect(runCommand({ store }, ctx, curious, versa(1))).rejects.toThrow('not among what the decider reads');
  });
});
