import { setTimeout as sleep } from 'node:timers/promises';

import { NO_STREAM } from '@consorzi/domain/event-sourcing';

import { KurrentEventStore, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import { ScopeList } from '../../apps/api/src/event-sourcing/kurrentdb/scope-list.js';
import { commandContext } from '../../apps/api/src/event-sourcing/testing/command-context.js';
import { type KurrentDouble, startKurrentDouble } from '../doubles/kurrentdb/index.js';

/** A scope that nobody has heard of is looked for in the list of scopes, and the list not too often. */
describe('hints of new scopes on KurrentDB', () => {
  let double: KurrentDouble;
  let writer: KurrentEventStore;
  const stores: KurrentEventStore[] = [];
  const store = () => {
    stores.push(new KurrentEventStore(parseAddress(double.url)));
    return stores.at(-1)!;
  };
  const write = (scope: string) =>
    writer.append(
      scope,
      [{ stream: `${scope}-Prova.a`, expectedRevision: NO_STREAM, events: [{ type: 'Accaduto', data: {} }] }],
      commandContext(`di ${scope}`),
    );
  beforeAll(async () => {
    double = await startKurrentDouble({ categoryDelayMs: 5 });
    writer = store();
  });
  afterAll(async () => {
    for (const each of stores) await each.close();
    await double.close();
  });

  it('come for each of two that begin one shortly after the other, twenty times over', async () => {
    const heard = new Set<string>();
    const watch = await store().watch((scope) => heard.add(scope));
    const wanted: string[] = [];
    for (let n = 0; n < 20; n++) {
      const pair = [`uno${n}`, `due${n}`];
      for (const scope of pair) {
        await write(scope);
        // Neither together with the other nor far from it: within the time in which the list is not looked at again.
        await sleep(n * 5);
      }
      wanted.push(...pair);
    }
    for (let left = 100; heard.size < wanted.length && left > 0; left--) await sleep(20);
    await watch.close();
    expect([...heard].sort()).toEqual(wanted.sort());
  });

  it('cost one look at the list for all categories of others that are heard of in a moment', async () => {
    const watch = await store().watch(() => undefined);
    const reads = () => double.calls.filter((call) => call === 'Streams/Read').length;
    await sleep(300);
    const before = reads();
    for (let n = 0; n < 50; n++) double.faults.write(`altrui${n}-cosa`, { type: 'Altro', data: {} });
    await sleep(600);
    await watch.close();
    expect(reads() - before).toBeGreaterThan(0);
    expect(reads() - before).toBeLessThanOrEqual(4);
  });

  it('do not rest on a look that had begun before the scope was there', async () => {
    const { connection } = store();
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    const retrying = async (...args: Parameters<typeof connection.retrying>) => {
      const answer = await connection.retrying(...args);
      await late;
      return answer;
    };
    const list = new ScopeList(Object.create(connection, { retrying: { value: retrying } }) as typeof connection, '');
    const before = list.knows('maivisto');
    // Long enough for the server's answer, which is on its way for longer.
    await sleep(50);
    await write('tardivo');
    const after = list.knows('tardivo');
    arrive();
    expect(await Promise.all([before, after])).toEqual([false, true]);
  });

  it('end quietly where the log is closed while one waits to be looked for', async () => {
    const closing = store();
    await closing.list.names();
    const answer = closing.list.knows('maivisto');
    await closing.close();
    await expect(answer).rejects.toThrow('the event log was closed');
  });
});
