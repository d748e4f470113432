import { setTimeout as sleep } from 'node:timers/promises';

import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { EventStoreUnavailable } from '../store-errors.js';
import type { KurrentAddress } from './address.js';
import { isPassing, portError, TimedOut, wantsNewClient } from './errors.js';
import { keepQuietOfIpNames } from './ip-names.js';

/** Milliseconds before the second, third ... attempt, as with PostgreSQL. */
const PAUSES: readonly number[] = [50, 150, 400, 1000, 2000];

/**
 * The client, and another one when it is of no more use. The client never mends itself after some failures: its native
 * reader is dead for good once its discovery has given up, and a refused question for the server's features is kept as
 * the answer for ever. Calls under way on the old one end as they may.
 */
export class KurrentConnection {
  private current: KurrentDBClient | undefined;
  private closed = false;

  constructor(
    readonly address: KurrentAddress,
    private readonly pauses = PAUSES,
  ) {}

  get client(): KurrentDBClient {
    if (this.closed) throw new EventStoreUnavailable('the event log was closed');
    return (this.current ??= openClient(this.address));
  }

  /** Puts another client in the place of this one, unless somebody has done so already. */
  replace(dead: KurrentDBClient): void {
    if (this.current !== dead) return;
    this.current = undefined;
    letGo(dead);
  }

  /**
   * One attempt. The client bounds neither its reads nor its question for the features: `work` must end within
   * `patienceMs`, or the client is given up.
   * @throws the client's own errors; TimedOut
   */
  async once<Result>(
    work: (client: KurrentDBClient) => Promise<Result>,
    patienceMs = this.patienceMs,
  ): Promise<Result> {
    const client = this.client;
    try {
      return await within(patienceMs, work(client));
    } catch (error) {
      if (wantsNewClient(error)) this.replace(client);
      throw error;
    }
  }

  /**
   * Calls again, with pauses that grow and differ, for as long as the failure is one that passes: for what may be done
   * twice. @throws EventStoreUnavailable after the last attempt; the port's errors.
   */
  async retrying<Result>(work: (client: KurrentDBClient) => Promise<Result>, patienceMs?: number): Promise<Result> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(work, patienceMs);
      } catch (error) {
        if (!isPassing(error) || !(await this.pause(attempt))) throw portError(error);
      }
    }
  }

  /** False where `attempt` was the last one. */
  async pause(attempt: number): Promise<boolean> {
    const pause = this.pauses[attempt];
    if (pause === undefined || this.closed) return false;
    await sleep(pause * (0.5 + Math.random()));
    return true;
  }

  /** A little more than the client's own deadline, which speaks first where it holds. */
  get patienceMs(): number {
    return this.address.deadlineMs + 1_000;
  }

  close(): void {
    this.closed = true;
    if (this.current) letGo(this.current);
    this.current = undefined;
  }
}

/** @throws what the client says of its certificates' files. */
export function openClient({ url, credentials, tls }: KurrentAddress): KurrentDBClient {
  if (tls) keepQuietOfIpNames();
  const client = KurrentDBClient.connectionString(url);
  // Not in the address: the native reader would take a password as it is spelled there, %40 and all.
  if (credentials) client.setCredentialsProvider(() => Promise.resolve(credentials));
  rememberChannels(client);
  return client;
}

interface Closable {
  close(): void;
}

const channels = new WeakMap<KurrentDBClient, Set<Closable>>();

/** The client has no way of its own to close its channel: one that waits for an answer would keep the process alive. */
function rememberChannels(client: KurrentDBClient): void {
  const made = new Set<Closable>();
  channels.set(client, made);
  const inside = client as unknown as { getChannel: () => Promise<Closable> };
  const get = inside.getChannel;
  inside.getChannel = async () => {
    const channel = await get();
    made.add(channel);
    return channel;
  };
}

export function letGo(client: KurrentDBClient): void {
  client
    .dispose()
    .catch(() => undefined)
    .finally(() => channels.get(client)?.forEach((channel) => channel.close()));
}

/** @throws TimedOut. What comes of the work later is nobody's business. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  if (!Number.isFinite(ms)) return work;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(ms)), ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
