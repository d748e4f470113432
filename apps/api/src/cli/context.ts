import type { EventStore } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { admitPool, openPool } from '../boot/database-pool.js';
import { readConfig, type Config } from '../config.js';
import { EVENT_STORE_VARIABLES, openEventStore, type OpenedEventStore } from '../event-sourcing/index.js';
import { projectorPool } from '../projections/index.js';

/** Where the platform stands: variables that reach its parts, and how to let go of it. */
export interface Connection {
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Finds the platform, or starts what of it is needed; called once, by the first command that needs it. */
export type Connect = () => Promise<Connection>;

/** What a command may ask for. Nothing is opened before it is asked for, all of it is closed when the command ends. */
export class CliContext {
  #connection: Promise<Connection> | undefined;
  readonly #pools = new Map<string, Promise<Pool>>();
  readonly #stores = new Map<string, Promise<OpenedEventStore>>();
  readonly #closers: (() => Promise<void>)[] = [];

  constructor(private readonly connect: Connect) {}

  /** @throws ConfigRefused for a variable that is missing or wrong. */
  async config<Name extends keyof Config>(...names: Name[]): Promise<Pick<Config, Name>> {
    this.#connection ??= this.connect();
    return readConfig(names, { ...process.env, ...(await this.#connection).env });
  }

  /** The pool of a role, the same at each call. */
  pool(role: 'api' | 'projector'): Promise<Pool> {
    const open = async () => {
      if (role === 'api') return openPool((await this.config('DATABASE_API_URL')).DATABASE_API_URL, 'DATABASE_API_URL');
      const { DATABASE_PROJECTOR_URL } = await this.config('DATABASE_PROJECTOR_URL');
      return admitPool(projectorPool(DATABASE_PROJECTOR_URL), 'DATABASE_PROJECTOR_URL');
    };
    const known = this.#pools.get(role) ?? open();
    this.#pools.set(role, known);
    return known;
  }

  /** The log. The projector's role reads it, the API's appends too. */
  async eventStore(role: 'api' | 'projector' = 'api'): Promise<EventStore> {
    return this.#store(await this.config(...EVENT_STORE_VARIABLES), role);
  }

  /** The log in the store of that name, whichever the platform runs on. */
  async eventStoreIn(name: Config['EVENT_STORE']): Promise<EventStore> {
    return this.#store({ ...(await this.config(...EVENT_STORE_VARIABLES)), EVENT_STORE: name }, 'api');
  }

  async #store(config: Parameters<typeof openEventStore>[0], role: 'api' | 'projector'): Promise<EventStore> {
    const key = `${config.EVENT_STORE} ${role}`;
    const known = this.#stores.get(key) ?? openEventStore(config, () => this.pool(role), 'command');
    this.#stores.set(key, known);
    return (await known).store;
  }

  /** Has something of the command's own closed at its end, before pools and platform. */
  onClose(close: () => Promise<void>): void {
    this.#closers.unshift(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers) await close();
    for (const log of this.#stores.values()) await log.then((open) => open.close()).catch(() => undefined);
    for (const pool of this.#pools.values()) await pool.then((open) => open.end()).catch(() => undefined);
    await this.#connection?.then((connection) => connection.close()).catch(() => undefined);
  }
}
