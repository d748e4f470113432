/**
 * A cluster: doubles over one log, of which the first leads. What one node has taken all have at once, links included:
 * the delay and the loss of what was not replicated, as a real cluster knows them, are not shown here.
 */
import { DoubleLog, startKurrentDouble, type DoubleOptions, type KurrentDouble } from './index.js';

export interface KurrentCluster {
  readonly log: DoubleLog;
  readonly nodes: readonly KurrentDouble[];
  /** All hosts, beginning with that one. */
  url(first?: number): string;
  close(): Promise<void>;
}

export async function startKurrentCluster(options: DoubleOptions = {}, size = 3): Promise<KurrentCluster> {
  const log = new DoubleLog();
  const nodes: KurrentDouble[] = [];
  for (let n = 0; n < size; n++) nodes.push(await startKurrentDouble({ ...options, log, leader: n === 0 }));
  return {
    log,
    nodes,
    url(first = 0) {
      const hosts = [...nodes.slice(first), ...nodes.slice(0, first)].map(({ port }) => `127.0.0.1:${port}`);
      return `kurrentdb://${hosts.join(',')}?tls=false&discoveryInterval=20`;
    },
    async close() {
      for (const node of nodes) await node.close();
    },
  };
}
