import { setTimeout as sleep } from 'node:timers/promises';

import { AppendConsistencyViolationError, jsonEvent } from '@kurrent/kurrentdb-client';

import { idOf, isScope } from '@consorzi/domain/shared';

import { EventStoreUnavailable, UnreadableLog } from '../store-errors.js';
import type { KurrentConnection } from './connection.js';
import { isPassing, portError } from './errors.js';
import { lastRevision, readRaw } from './reads.js';
import { checkOf } from './record.js';

const TYPE = 'AmbitoAperto';
/** Readings of ends that fly at once: more would fill the connection. */
const FLIGHTS = 16;
/** Between two looks for categories that are not in the list: others may write to the server as much as they like. */
const LOOK_MS = 250;

/**
 * Which scopes there are. The server has no list of its categories that would not cost a walk through the whole log, so
 * we keep one: a stream of ours to which each scope is written before its first event. Reading it costs what is new in
 * it, the ends one small read each; those who ask at the same time share one answer.
 */
export class ScopeList {
  /** Two hyphens and an upper case letter: the category of no scope, and another one if it were cut at the last. */
  readonly stream: string;
  private readonly scopes = new Set<string>();
  private readonly entering = new Map<string, Promise<void>>();
  private read = 0;
  private refreshedAt = 0;
  private looking: Promise<void> | undefined;
  private asked: Promise<readonly { scope: string; last: number }[]> | undefined;

  constructor(
    private readonly connection: KurrentConnection,
    private readonly prefix: string,
  ) {
    this.stream = `${LIST_CATEGORY}-${prefix || 'tutti'}-elenco`;
  }

  /** Before the first event of a scope. A scope without an event does no harm, an event of an unlisted scope would. */
  async enter(scope: string): Promise<void> {
    if (this.scopes.has(scope)) return;
    const entering = this.entering.get(scope) ?? this.write(scope).finally(() => this.entering.delete(scope));
    this.entering.set(scope, entering);
    await entering;
  }

  private async write(scope: string): Promise<void> {
    for (let attempt = 0; !this.scopes.has(scope); attempt++) {
      await this.refresh();
      if (this.scopes.has(scope)) return;
      const record = jsonEvent({ id: idOf('ambito', this.prefix, scope), type: TYPE, data: { ambito: scope } });
      const check = checkOf(this.stream, this.read - 1);
      try {
        await this.connection.once((client) => client.appendRecords([{ streamName: this.stream, record }], [check]));
      } catch (error) {
        // Somebody was faster, or the answer was lost: the list says which.
        if (!(error instanceof AppendConsistencyViolationError) && !isPassing(error)) throw portError(error);
        if (!(await this.connection.pause(Math.min(attempt, 2))) || attempt > 30) {
          throw new EventStoreUnavailable('the event log does not take a new scope', { cause: error });
        }
      }
    }
  }

  all(): Promise<readonly { scope: string; last: number }[]> {
    this.asked ??= this.ends().finally(() => (this.asked = undefined));
    return this.asked;
  }

  /**
   * Whether this category is a scope of the platform. Those who ask shortly after a look wait together for the next one:
   * the answer is the only one they get. A look that has begun is joined by nobody, for it may have read the list before
   * the scope was in it.
   */
  async knows(category: string): Promise<boolean> {
    if (this.scopes.has(category)) return true;
    if (!isScope(category)) return false;
    const wait = Math.max(0, this.refreshedAt + LOOK_MS - Date.now());
    this.looking ??= sleep(wait, undefined, { ref: false }).then(() => {
      this.looking = undefined;
      return this.refresh();
    });
    await this.looking;
    return this.scopes.has(category);
  }

  /** The names alone. */
  async names(): Promise<readonly string[]> {
    await this.refresh();
    return [...this.scopes].sort();
  }

  private async ends(): Promise<readonly { scope: string; last: number }[]> {
    const names = [...(await this.names())];
    const ends: { scope: string; last: number }[] = [];
    const next = async (): Promise<void> => {
      for (let scope = names.shift(); scope !== undefined; scope = names.shift()) {
        ends.push({ scope, last: await lastRevision(this.connection, `$ce-${this.prefix}${scope}`) });
      }
    };
    await Promise.all(Array.from({ length: FLIGHTS }, next));
    return ends.sort((a, b) => (a.scope < b.scope ? -1 : 1));
  }

  private async refresh(): Promise<void> {
    const from = this.read;
    this.refreshedAt = Date.now();
    const events = await readRaw(this.connection, this.stream, from);
    for (const [index, { type, data }] of events.entries()) {
      const scope = (data as { ambito?: unknown } | null)?.ambito;
      if (type !== TYPE || typeof scope !== 'string' || !isScope(scope)) {
        throw new UnreadableLog(`${this.stream}@${from + index}`, `event of type ${type} is no scope`);
      }
      this.scopes.add(scope);
    }
    this.read = Math.max(this.read, from + events.length);
  }
}

export const LIST_CATEGORY = 'Consorzi_ambiti';
