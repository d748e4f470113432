import { eventStoreContract } from '../../apps/api/src/event-sourcing/event-store.contract.js';
import { KurrentEventStore, parseAddress } from '../../apps/api/src/event-sourcing/kurrentdb/index.js';
import { kurrentServer } from './kurrent-server.js';

eventStoreContract('KurrentDB', async () => {
  const server = await kurrentServer();
  const stores: KurrentEventStore[] = [];
  const open = async () => {
    const store = new KurrentEventStore(parseAddress(server.url), { prefix: server.prefix });
    stores.push(store);
    return store;
  };
  return {
    store: await open(),
    freshProcessStore: open,
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await server.close();
    },
  };
});
