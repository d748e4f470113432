/**
 * A protocol DOUBLE of KurrentDB: a gRPC server on this machine that speaks what the client speaks and does what the
 * documentation, the issues and the source say the server does. It is not the server, and proves nothing about it.
 *
 * The comments say what each behaviour rests on: [doc] documentation, [src] source of kurrent-io/KurrentDB, [seen] the
 * client's own behaviour, "not verified" where it is a guess.
 */
import { randomUUID } from 'node:crypto';

import type { ServerCredentials } from '@grpc/grpc-js';

import { Access, type Credentials } from './access.js';
import { grpc } from './definitions.js';
import { Faults } from './faults.js';
import { listen } from './listener.js';
import { DoubleLog, type Member } from './log.js';
import type { Node } from './node.js';
import { describeProjection } from './projections.js';
import { addServices } from './calls.js';

export { DoubleLog } from './log.js';
export type { StoredEvent } from './log.js';
export {
  Faults,
  type ForeignEvent,
  type LostAnswer,
  type ReadFault,
  type Refusal,
  type SubscriptionDrop,
} from './faults.js';

export interface DoubleOptions {
  /** Default 26.1.0. */
  version?: string;
  /** Lag of the links in `$ce-` streams, default 20. */
  categoryDelayMs?: number;
  /** PEM. Certificates of `localhost` are expected by the address given out. */
  tls?: { cert: string | Buffer; key: string | Buffer };
  /** The one user; asked for over TLS only, as `--insecure` servers ask nobody. The name `admin` is of $admins. */
  credentials?: Credentials;
  /** Shared between doubles: a restart, or several nodes. */
  log?: DoubleLog;
  /** Default 1 MiB, as `MaxAppendSize` of the server [src ClusterVNodeOptions]. */
  maxAppendSize?: number;
  /** Default: a free one. */
  port?: number;
  /** Default true: elected, whoever led before. */
  leader?: boolean;
}

export interface KurrentDouble {
  readonly url: string;
  readonly port: number;
  readonly log: DoubleLog;
  readonly faults: Faults;
  /** Every call so far, as `service/method`. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

export async function startKurrentDouble(options: DoubleOptions = {}): Promise<KurrentDouble> {
  const log = options.log ?? new DoubleLog();
  const host = options.tls ? 'localhost' : '127.0.0.1';
  // The size rule must answer, not the transport's own limit of 4 MiB.
  const server = new grpc.Server({ 'grpc.max_receive_message_length': 64 * 1024 * 1024 });
  const listener = await listen(server, options.port ?? 0, credentialsOf(options));
  const state = options.leader === false ? 'follower' : 'leader';
  const self: Member = { id: randomUUID(), host, port: listener.port, state, alive: true };
  const faults = new Faults(log, self);
  const node: Node = {
    log,
    faults,
    self,
    access: new Access(log, faults, options.tls && options.credentials),
    version: options.version ?? '26.1.0',
    maxAppendSize: options.maxAppendSize ?? 1024 * 1024,
    committed: new Map(),
  };
  const calls: string[] = [];
  addServices(server, node, calls);
  if (options.categoryDelayMs !== undefined) log.category.delay(options.categoryDelayMs);
  if (log.all.length === 0) describeProjection(log);
  log.join(self);
  log.category.attach();

  const user = options.tls && options.credentials ? `${encode(options.credentials)}@` : '';
  return {
    url: `kurrentdb://${user}${host}:${self.port}?tls=${options.tls ? 'true' : 'false'}&discoveryInterval=20`,
    port: self.port,
    log,
    faults,
    calls,
    close: once(() => {
      self.alive = false;
      log.category.detach();
      for (const drop of [...faults.subscriptions]) drop('gone');
      return listener.close();
    }),
  };
}

function credentialsOf({ tls }: DoubleOptions): ServerCredentials {
  if (tls === undefined) return grpc.ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) };
  return grpc.ServerCredentials.createSsl(null, [pair], false);
}

const encode = ({ username, password }: Credentials) =>
  `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}
