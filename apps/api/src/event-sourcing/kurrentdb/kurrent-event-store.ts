import type {
  AppendOutcome,
  CommandContext,
  EventStore,
  PositionedEvent,
  RecordedEvent,
  StreamWrite,
} from '@consorzi/domain/event-sourcing';

import { assertStream, prepareAppend } from '../prepared-append.js';
import { type KurrentAddress } from './address.js';
import { Appends } from './appends.js';
import { KurrentConnection } from './connection.js';
import { KnownCommands } from './known-commands.js';
import { projectionHealth } from './projection-status.js';
import { readCategory, readRaw } from './reads.js';
import { fromRecord } from './record.js';
import { ScopeList } from './scope-list.js';
import { Watch } from './watching.js';

export interface KurrentOptions {
  /** Begin of the name of every stream on the server, so that several platforms can share one. Empty for one alone. */
  readonly prefix?: string;
  /** Milliseconds before the attempts after the first. */
  readonly pauses?: readonly number[];
}

/**
 * The log in KurrentDB 26.1 or later, by its official client. The event's id is the record's id, the envelope stands in
 * its metadata, the dense order is the revision of the links in the scope's category stream: it comes some milliseconds
 * after the append.
 */
export class KurrentEventStore implements EventStore {
  readonly connection: KurrentConnection;
  readonly list: ScopeList;
  readonly prefix: string;
  /** Rejects where the log takes appends and hands none of them on; the message says why. */
  readonly health: () => Promise<void>;
  private readonly known = new KnownCommands();
  private readonly appends: Appends;
  /** By scope and command: a second one waits for the first, for the server would not tell which of them wrote. */
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(address: KurrentAddress, { prefix = '', pauses }: KurrentOptions = {}) {
    this.prefix = prefix;
    this.connection = new KurrentConnection(address, pauses);
    this.list = new ScopeList(this.connection, prefix);
    this.health = projectionHealth(this.connection);
    this.appends = new Appends(this.connection, prefix, this.known);
  }

  /** @throws also EventStoreUnavailable after some retries: whether the append stands there is then unknown. */
  async append(scope: string, writes: readonly StreamWrite[], context: CommandContext): Promise<AppendOutcome> {
    const append = prepareAppend(scope, writes, context);
    const key = `${scope} ${context.commandId}`;
    const before = this.underWay.get(key) ?? Promise.resolve();
    const ours = before.then(async () => {
      if (append.eventIds.length > 0) await this.list.enter(scope);
      return this.appends.append(append);
    });
    const settled = ours.catch(() => undefined);
    this.underWay.set(key, settled);
    try {
      return await ours;
    } finally {
      if (this.underWay.get(key) === settled) this.underWay.delete(key);
    }
  }

  async readStream(scope: string, stream: string, fromRevision = 0): Promise<readonly RecordedEvent[]> {
    assertStream(scope, stream);
    const raw = await readRaw(this.connection, this.prefix + stream, fromRevision);
    const events = raw.map((event) => fromRecord(scope, stream, `${stream}@${event.revision}`, event));
    this.known.read(stream, fromRevision, events);
    return events;
  }

  readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]> {
    return readCategory(this.connection, this, scope, after, limit);
  }

  async watch(onHint: (scope: string) => void): Promise<{ close(): Promise<void> }> {
    const { address } = this.connection;
    const watch = new Watch({
      ...{ address, prefix: this.prefix, onHint },
      knows: (category) => this.list.knows(category),
      ends: () => this.list.all(),
    });
    await watch.open();
    return watch;
  }

  scopes(): Promise<readonly { readonly scope: string; readonly last: number }[]> {
    return this.list.all();
  }

  async close(): Promise<void> {
    this.connection.close();
  }
}
