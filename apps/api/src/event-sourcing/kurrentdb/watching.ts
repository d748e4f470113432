import {
  type AllStreamSubscription,
  END,
  type KurrentDBClient,
  type Position,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';

import type { KurrentAddress } from './address.js';
import { letGo, openClient, within } from './connection.js';
import { isDenied, portError } from './errors.js';

export interface Watched {
  readonly address: KurrentAddress;
  readonly prefix: string;
  /** Whether a category is a scope of ours: the server may hold what others write. */
  readonly knows: (category: string) => Promise<boolean>;
  readonly ends: () => Promise<readonly { readonly scope: string; readonly last: number }[]>;
  readonly onHint: (scope: string) => void;
}

const GATHER_MS = 20;
const LONGEST_PAUSE_MS = 5_000;
/** Between two looks where the subscription is not permitted. */
const LOOK_MS = 1_000;

/**
 * Hints from one subscription to all category streams, on a client of its own: a subscription for each scope would take
 * the streams that a connection has away from the appends. What is heard is the link, so who reads at the hint finds
 * the event. After an error, an end or a dead server it goes on, on a new client, from the last place it heard of.
 *
 * Credentials that may not read `$all` get the ends of the scopes looked at every second instead: same hints, later.
 */
export class Watch {
  private client: KurrentDBClient | undefined;
  private subscription: AllStreamSubscription | undefined;
  private place: Position | typeof END = END;
  private timer: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private readonly moved = new Set<string>();
  private readonly ends = new Map<string, number>();
  private failures = 0;
  private closed = false;

  constructor(private readonly options: Watched) {}

  /** Resolves once it listens. @throws where the first subscription fails. */
  async open(): Promise<void> {
    try {
      await this.subscribe();
    } catch (error) {
      this.drop();
      if (!isDenied(error)) throw portError(error);
      await this.look();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.gathering);
    this.drop();
  }

  private async subscribe(): Promise<void> {
    const { address, prefix } = this.options;
    this.client = openClient(address);
    const filter = streamNameFilter({
      prefixes: [`$ce-${prefix}`],
      checkpointInterval: 32,
      checkpointReached: (_, position) => void (this.place = position),
    });
    const subscription = this.client.subscribeToAll({ fromPosition: this.place, filter });
    this.subscription = subscription;
    let listening = false;
    const confirmed = new Promise<void>((resolve, reject) => {
      const gone = (error: Error) => {
        if (listening && this.subscription === subscription) this.reopenLater();
        else reject(error);
      };
      // First of all: an error that nobody hears would end the process.
      subscription.on('error', gone);
      subscription.on('end', () => gone(new Error('the subscription ended')));
      subscription.on('confirmation', () => resolve());
      subscription.on('data', ({ event }) => {
        if (!event || this.subscription !== subscription) return;
        this.place = event.position;
        this.heard(event.streamId.slice(`$ce-${prefix}`.length));
      });
    });
    await within(address.deadlineMs, confirmed);
    if (this.closed) return this.drop();
    listening = true;
    this.failures = 0;
  }

  private heard(category: string): void {
    this.options.knows(category).then(
      (ours) => ours && this.hint(category),
      () => undefined,
    );
  }

  private reopenLater(): void {
    this.drop();
    if (this.closed) return;
    const pause = Math.min(50 * 2 ** this.failures++, LONGEST_PAUSE_MS);
    this.timer = setTimeout(
      () => {
        this.subscribe().then(
          () => this.look(false).catch(() => undefined),
          () => this.reopenLater(),
        );
      },
      pause * (0.5 + Math.random()),
    );
    this.timer.unref();
  }

  /** Hints where the end of a scope has moved since the last look; of the first look, where there is anything. */
  private async look(again = true): Promise<void> {
    try {
      for (const { scope, last } of await this.options.ends()) {
        if (last !== (this.ends.get(scope) ?? -1)) this.hint(scope);
        this.ends.set(scope, last);
      }
    } finally {
      if (again && !this.closed) {
        this.timer = setTimeout(() => void this.look().catch(() => undefined), LOOK_MS).unref();
      }
    }
  }

  /** The first hint after a quiet time leaves at once, the next ones together after a pause. */
  private hint(scope: string): void {
    this.moved.add(scope);
    if (!this.gathering) this.flush();
  }

  private flush(): void {
    const scopes = [...this.moved];
    this.moved.clear();
    if (!this.closed) scopes.forEach(this.options.onHint);
    this.gathering = setTimeout(() => {
      this.gathering = undefined;
      if (this.moved.size > 0) this.flush();
    }, GATHER_MS).unref();
  }

  private drop(): void {
    const { subscription, client } = this;
    this.subscription = undefined;
    this.client = undefined;
    subscription?.unsubscribe().catch(() => undefined);
    if (client) letGo(client);
  }
}
