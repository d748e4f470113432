import { setTimeout as sleep } from 'node:timers/promises';

import {
  AppendTooLarge,
  type DomainEvent,
  type EventStore,
  hashOf,
  InvalidEvent,
  MAX_APPEND_BYTES,
  NO_STREAM,
  type PositionedEvent,
  ScopeMismatch,
  type StreamWrite,
  WrongRevision,
} from '@consorzi/domain/event-sourcing';
import { idOf, type JsonObject } from '@consorzi/domain/shared';

import { commandContext } from './testing/command-context.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
  /** A store over the same log that shares nothing in memory with the first: what another process would have. */
  freshProcessStore?(): Promise<EventStore>;
}

/** What every adapter of the port must do. Call it at the top of a spec; each example has a scope of its own. */
export function eventStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`the event store contract: ${name}`, () => {
    let test: StoreUnderTest;
    let store: EventStore;
    let scope: string;
    let examples = 0;

    beforeAll(async () => {
      test = await makeStore();
      store = test.store;
    });
    afterAll(() => test.close());
    beforeEach(() => (scope = `contract${++examples}`));

    const happened = (data: JsonObject = {}, more: Partial<DomainEvent> = {}): DomainEvent => ({
      type: 'Accaduto',
      data,
      ...more,
    });
    const stream = (id: string) => `${scope}-Prova.${id}`;
    const to = (id: string, expectedRevision: number, ...events: DomainEvent[]): StreamWrite => ({
      stream: stream(id),
      expectedRevision,
      events,
    });
    const append = (command: string, ...writes: StreamWrite[]) => store.append(scope, writes, commandContext(command));
    const revisionsIn = async (id: string) => (await store.readStream(scope, stream(id))).map((e) => e.revision);
    /** The scope's events once at least `count` of them have a position. */
    const positioned = async (count: number, limit = 1000): Promise<readonly PositionedEvent[]> => {
      for (let waited = 0; waited < 5_000; waited += 10) {
        const events = await store.readScope(scope, -1, limit);
        if (events.length >= count) return events;
        await sleep(10);
      }
      throw new Error(`no ${count} events in ${scope}`);
    };

    describe('appending', () => {
      it('writes several streams of a scope at once and answers their revisions', async () => {
        const outcome = await append('c1', to('a', NO_STREAM, happened(), happened()), to('b', NO_STREAM, happened()));
        expect(outcome.revisions).toEqual({ [stream('a')]: 1, [stream('b')]: 0 });
        expect(outcome.repeated).toBe(false);
        const { commandId } = commandContext('c1');
        expect(outcome.eventIds).toEqual([
          idOf(stream('a'), commandId, 0),
          idOf(stream('a'), commandId, 1),
          idOf(stream('b'), commandId, 0),
        ]);
      });

      it('writes nothing when one of the streams is not where it was expected', async () => {
        await append('c1', to('b', NO_STREAM, happened()));
        const refused = append('c2', to('a', NO_STREAM, happened()), to('b', NO_STREAM, happened()));
        await expect(refused).rejects.toMatchObject({ stream: stream('b'), expected: NO_STREAM, actual: 0 });
        await expect(refused).rejects.toBeInstanceOf(WrongRevision);
        expect(await revisionsIn('a')).toEqual([]);
        expect(await revisionsIn('b')).toEqual([0]);
      });

      it('refuses a revision behind and one ahead of the stream', async () => {
        await append('c1', to('a', NO_STREAM, happened(), happened()));
        await expect(append('c2', to('a', 0, happened()))).rejects.toMatchObject({ expected: 0, actual: 1 });
        await expect(append('c3', to('a', 2, happened()))).rejects.toMatchObject({ expected: 2, actual: 1 });
        await expect(append('c4', to('b', 0, happened()))).rejects.toMatchObject({ expected: 0, actual: NO_STREAM });
        expect((await append('c5', to('a', 1, happened()))).revisions).toEqual({ [stream('a')]: 2 });
      });

      it('checks a stream without writing to it', async () => {
        await append('c1', to('read', NO_STREAM, happened()));
        const outcome = await append('c2', to('a', NO_STREAM, happened()), to('read', 0), to('absent', NO_STREAM));
        expect(outcome.revisions).toEqual({ [stream('a')]: 0, [stream('read')]: 0, [stream('absent')]: NO_STREAM });

        await expect(append('c3', to('a', 0, happened()), to('read', NO_STREAM))).rejects.toBeInstanceOf(WrongRevision);
        await expect(append('c4', to('a', 0, happened()), to('absent', 3))).rejects.toMatchObject({
          actual: NO_STREAM,
        });
        expect(await revisionsIn('a')).toEqual([0]);
      });

      it('lets one of many writers at the same revision win', async () => {
        const racing = Array.from({ length: 20 }, (_, n) => append(`c${n}`, to('a', NO_STREAM, happened())));
        const results = await Promise.allSettled(racing);
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const result of results) {
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WrongRevision);
        }
        expect(await revisionsIn('a')).toEqual([0]);
      });
    });

    describe('the same append again', () => {
      const first = () => [to('a', NO_STREAM, happened({ n: 1 }), happened({ n: 2 })), to('b', NO_STREAM, happened())];

      it('gives the first outcome and writes nothing', async () => {
        const outcome = await append('c1', ...first());
        expect(await append('c1', ...first())).toEqual({ ...outcome, repeated: true });
        expect(await revisionsIn('a')).toEqual([0, 1]);
      });

      it('gives it from a fresh process', async () => {
        const outcome = await append('c1', ...first());
        const fresh = (await test.freshProcessStore?.()) ?? store;
        expect(await fresh.append(scope, first(), commandContext('c1'))).toEqual({ ...outcome, repeated: true });
      });

      it('gives it after later commands moved the same streams, also a stream only checked', async () => {
        const writes = [to('a', NO_STREAM, happened()), to('read', NO_STREAM)];
        const outcome = await append('c1', ...writes);
        await append('c2', to('a', 0, happened()), to('read', NO_STREAM, happened()));
        await append('c3', to('a', 1, happened()));
        expect(await append('c1', ...writes)).toEqual({ ...outcome, repeated: true });
      });

      it('gives it whatever revision is now expected', async () => {
        const outcome = await append('c1', to('a', NO_STREAM, happened()));
        await append('c2', to('a', 0, happened()));
        for (const expected of [1, 0, 7]) {
          expect(await append('c1', to('a', expected, happened()))).toEqual({ ...outcome, repeated: true });
        }
        expect(await revisionsIn('a')).toEqual([0, 1]);
      });

      it('gives it to both when two arrive together', async () => {
        const outcomes = await Promise.all([append('c1', ...first()), append('c1', ...first())]);
        expect(outcomes.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
        expect(outcomes[0]!.revisions).toEqual(outcomes[1]!.revisions);
      });

      it('refuses it when only some of its events stand there', async () => {
        await append('c1', to('a', NO_STREAM, happened()));
        await expect(append('c1', to('a', NO_STREAM, happened(), happened()))).rejects.toBeInstanceOf(InvalidEvent);
        await expect(append('c1', to('a', 0, happened()), to('b', NO_STREAM, happened()))).rejects.toBeInstanceOf(
          InvalidEvent,
        );
        expect(await revisionsIn('a')).toEqual([0]);
        expect(await revisionsIn('b')).toEqual([]);
      });
    });

    describe('what is refused before anything is written', () => {
      /** An event whose canonical payload has exactly this many bytes: `{"t":"..."}`, each è being two. */
      const ofBytes = (bytes: number) => {
        const room = bytes - '{"t":""}'.length;
        return happened({ t: 'è'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2) });
      };

      it('takes exactly 900 KiB of payloads and one byte less, and refuses one more', async () => {
        await append('c1', to('a', NO_STREAM, ofBytes(MAX_APPEND_BYTES - 1)));
        await append('c2', to('a', 0, ofBytes(MAX_APPEND_BYTES - 1000)), to('b', NO_STREAM, ofBytes(1000)));
        const refused = append('c3', to('a', 1, ofBytes(MAX_APPEND_BYTES - 1000)), to('b', 0, ofBytes(1001)));
        await expect(refused).rejects.toMatchObject({ bytes: MAX_APPEND_BYTES + 1, limit: MAX_APPEND_BYTES });
        await expect(refused).rejects.toBeInstanceOf(AppendTooLarge);
        expect(await revisionsIn('a')).toEqual([0, 1]);
      });

      it.each([
        ['a fraction', { x: 0.5 }],
        ['minus zero', { x: -0 }],
        ['an unsafe integer', { x: 2 ** 53 }],
        ['not a number', { x: Number.NaN }],
        ['infinity', { x: Number.POSITIVE_INFINITY }],
        ['undefined', { x: undefined }],
        ['undefined in a list', { x: [undefined] }],
        ['a date', { x: new Date(0) }],
        ['a big integer', { x: 1n }],
        ['a lone surrogate', { x: '\ud800' }],
        ['a lone surrogate in a key', { '\udc00': 1 }],
        ['a NUL', { x: 'a\0b' }],
        ['a list as the whole payload', []],
      ])('refuses a payload with %s', async (_, data) => {
        const refused = append('c1', to('a', NO_STREAM, happened(), happened(data as unknown as JsonObject)));
        await expect(refused).rejects.toBeInstanceOf(InvalidEvent);
        expect(await revisionsIn('a')).toEqual([]);
      });

      it('refuses the stream of another scope, to write, to check and to read', async () => {
        const other = { stream: `${scope}x-Prova.a`, expectedRevision: NO_STREAM, events: [happened()] };
        await expect(append('c1', to('a', NO_STREAM, happened()), other)).rejects.toBeInstanceOf(ScopeMismatch);
        const check = { ...other, events: [] };
        await expect(append('c2', to('a', NO_STREAM, happened()), check)).rejects.toBeInstanceOf(ScopeMismatch);
        await expect(store.readStream(scope, other.stream)).rejects.toBeInstanceOf(ScopeMismatch);
        expect(await revisionsIn('a')).toEqual([]);
      });

      it('refuses one stream named twice, a malformed stream and a malformed context', async () => {
        const twice = append('c1', to('a', NO_STREAM, happened()), to('a', NO_STREAM));
        await expect(twice).rejects.toBeInstanceOf(InvalidEvent);
        const malformed = store.append(scope, [{ ...to('a', NO_STREAM), stream: `${scope}-a` }], commandContext('c2'));
        await expect(malformed).rejects.toBeInstanceOf(InvalidEvent);
        for (const wrong of [
          { commandId: 'c3' },
          { personaId: 'someone' },
          { recordedAt: '2024-09-19' },
          { role: '' },
        ]) {
          const context = { ...commandContext('c3'), ...wrong };
          await expect(store.append(scope, [to('a', NO_STREAM)], context)).rejects.toBeInstanceOf(InvalidEvent);
        }
      });
    });

    describe('reading', () => {
      it('is empty where nothing was written', async () => {
        expect(await store.readStream(scope, stream('a'))).toEqual([]);
        expect(await store.readScope(scope, -1, 10)).toEqual([]);
        expect((await store.scopes()).some((known) => known.scope === scope && known.last > -1)).toBe(false);
      });

      it('gives back the envelope to the byte', async () => {
        const data = {
          zeta: 'prima delle altre: l’ordine è di chi scrive',
          alfa: ['perché — «€» 😀', '\\u0000', '\u2028\u007f\t"\\', 'e\u0301 ≠ é', ''],
          numeri: { '10': 9007199254740991, '9': -9007199254740991, zero: 0 },
          niente: null,
          vuoti: [{}, [], false],
        };
        const act = { organo: 'cda', numero: '46', data: '2024-09-19' } as const;
        const context = commandContext('c1');
        const plain = happened({ n: 1 });
        const full = happened(data, { schemaVersion: 3, act, occurredAt: '2024-09-19' });
        await append('c1', to('a', NO_STREAM, plain, full));

        const expected = {
          eventId: idOf(stream('a'), context.commandId, 1),
          type: 'Accaduto',
          schemaVersion: 3,
          scope,
          stream: stream('a'),
          revision: 1,
          occurredAt: '2024-09-19',
          act,
          data,
          payloadHash: hashOf(data),
          ...context,
        };
        const [defaults, read] = await store.readStream(scope, stream('a'));
        expect(read).toEqual(expected);
        expect(JSON.stringify(read!.data)).toBe(JSON.stringify(data));
        expect(JSON.stringify(read!.act)).toBe(JSON.stringify(act));
        expect(defaults).toMatchObject({ schemaVersion: 1, occurredAt: context.recordedAt, act: null });
        expect((await positioned(2))[1]).toEqual({ ...expected, position: 1 });
      });

      it('gives a stream from a revision on', async () => {
        await append('c1', to('a', NO_STREAM, happened({ n: 0 }), happened({ n: 1 }), happened({ n: 2 })));
        expect((await store.readStream(scope, stream('a'), 1)).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 2 }]);
        expect(await store.readStream(scope, stream('a'), 3)).toEqual([]);
      });

      it('gives the scope in one dense order, in pages, keeping the order of each append and stream', async () => {
        await append('c1', to('b', NO_STREAM, happened({ n: 0 })), to('a', NO_STREAM, happened({ n: 1 })));
        await append('c2', to('a', 0, happened({ n: 2 }), happened({ n: 3 })));
        await append('c3', to('b', 0, happened({ n: 4 })));
        const all = await positioned(5);
        expect(all.map(({ position, data }) => [position, data['n']])).toEqual([0, 1, 2, 3, 4].map((n) => [n, n]));
        expect(await store.readScope(scope, -1, 2)).toEqual(all.slice(0, 2));
        expect(await store.readScope(scope, 1, 2)).toEqual(all.slice(2, 4));
        expect(await store.readScope(scope, 3, 2)).toEqual(all.slice(4));
        expect(await store.readScope(scope, 4, 2)).toEqual([]);
        expect(await store.scopes()).toContainEqual({ scope, last: 4 });
      });

      it('gives a scope its own events only', async () => {
        await append('c1', to('a', NO_STREAM, happened()));
        const other = `${scope}x`;
        const write = { stream: `${other}-Prova.a`, expectedRevision: NO_STREAM, events: [happened()] };
        await store.append(other, [write], commandContext('c1'));
        expect((await positioned(1)).map((event) => event.scope)).toEqual([scope]);
        expect((await store.readStream(other, write.stream)).map((event) => event.scope)).toEqual([other]);
      });
    });

    describe('watching', () => {
      it('hints after an append, also to another process, until it is closed', async () => {
        const fresh = (await test.freshProcessStore?.()) ?? store;
        const hinted: string[] = [];
        const watch = await fresh.watch((moved) => hinted.push(moved));
        await append('c1', to('a', NO_STREAM, happened()));
        for (let waited = 0; waited < 3_000 && !hinted.includes(scope); waited += 10) await sleep(10);
        expect(hinted).toContain(scope);
        expect(await positioned(1)).toHaveLength(1);

        await watch.close();
        await sleep(50);
        const before = hinted.length;
        await append('c2', to('a', 0, happened()));
        await sleep(100);
        expect(hinted).toHaveLength(before);
      });

      it('gathers the hints of a burst, and forgets no scope', async () => {
        const hinted: string[] = [];
        const watch = await store.watch((moved) => hinted.push(moved));
        for (let n = 0; n < 200; n += 50) {
          const burst = Array.from({ length: 50 }, (_, i) =>
            append(`c${n + i}`, to(`s${n + i}`, NO_STREAM, happened())),
          );
          await Promise.all(burst);
        }
        for (let waited = 0; waited < 3_000 && !hinted.includes(scope); waited += 10) await sleep(10);
        expect(hinted).toContain(scope);
        expect(hinted.length).toBeLessThanOrEqual(200);
        await watch.close();
      });
    });
  });
}
