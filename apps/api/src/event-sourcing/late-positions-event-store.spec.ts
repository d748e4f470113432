import { NO_STREAM } from '@consorzi/domain/event-sourcing';

import { eventStoreContract } from './event-store.contract.js';
import { LateLog, LatePositionsEventStore } from './late-positions-event-store.js';
import { commandContext } from './testing/command-context.js';

eventStoreContract('late positions', async () => {
  const log = new LateLog(20);
  return {
    store: new LatePositionsEventStore(log),
    freshProcessStore: async () => new LatePositionsEventStore(log),
    close: async () => undefined,
  };
});

describe('the store with late positions', () => {
  it('answers an append and reads its stream before the scope shows it', async () => {
    const store = new LatePositionsEventStore(new LateLog(60_000));
    const write = { stream: 'inrete-Prova.a', expectedRevision: NO_STREAM, events: [{ type: 'Accaduto', data: {} }] };
    await store.append('inrete', [write], commandContext('c1'));
    expect(await store.readStream('inrete', write.stream)).toHaveLength(1);
    expect(await store.readScope('inrete', -1, 10)).toEqual([]);
  });
});
