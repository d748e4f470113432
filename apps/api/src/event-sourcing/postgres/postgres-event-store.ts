import {
  type AppendOutcome,
  type CommandContext,
  type EventStore,
  type PositionedEvent,
  type RecordedEvent,
  type StreamWrite,
  WrongRevision,
} from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { assertStream, CommandPartlyWritten, prepareAppend, type PreparedAppend } from '../prepared-append.js';
import { appendAlone, appendGroup, type MemberOutcome } from './append-group.js';
import { GroupedCalls, type GroupLimits } from './grouped-calls.js';
import { HintListener, HintSender } from './hints.js';
import { withRetries } from './outage.js';
import { readScope, type Reading, readStreams } from './reads.js';

/**
 * Under load groups gather by themselves; the bounds keep one call from growing without end. Appends fly one group at a
 * time: two would only wait for each other's head rows. Of readings a few may, so that a long stream delays nobody.
 */
const APPENDS: GroupLimits = { members: 64, bytes: 4 * 1024 * 1024, flights: 1 };
const READINGS: GroupLimits = { members: 8, bytes: 0, flights: 2 };

/**
 * The log in PostgreSQL, schema `log`. Takes a `pg.Pool` of the API's or projector's role rather than a TypeORM
 * DataSource: the append path needs named prepared statements, rows as arrays and a time-out per query, none of which
 * TypeORM passes on. The pool that TypeORM holds will do.
 */
export class PostgresEventStore implements EventStore {
  private readonly appends: GroupedCalls<PreparedAppend, MemberOutcome>;
  private readonly readings: GroupedCalls<Reading, readonly RecordedEvent[]>;
  private readonly hints: HintSender;

  constructor(private readonly pool: Pool) {
    // An idle connection that breaks is replaced at the next call; without a listener it would end the process.
    if (pool.listenerCount('error') === 0) pool.on('error', () => undefined);
    this.hints = new HintSender(pool);
    this.appends = new GroupedCalls(
      (members) => appendGroup(pool, members),
      (member) => withRetries(() => appendAlone(pool, member)),
      APPENDS,
    );
    this.readings = new GroupedCalls(
      (readings) => readStreams(pool, readings),
      (reading) => withRetries(async () => (await readStreams(pool, [reading]))[0]!),
      READINGS,
    );
  }

  /** @throws also EventStoreUnavailable after some retries: whether the append stands there is then unknown. */
  async append(scope: string, writes: readonly StreamWrite[], context: CommandContext): Promise<AppendOutcome> {
    const append = prepareAppend(scope, writes, context);
    const { outcome, revisions } = await this.appends.submit(append);
    if (outcome === 'overlap') throw new CommandPartlyWritten(context.commandId);
    if (outcome === 'wrong') throw wrongRevision(append, revisions);
    if (outcome === 'appended') this.hints.send(scope);
    return {
      revisions: Object.fromEntries(append.writes.map(({ stream }, index) => [stream, revisions[index]!])),
      eventIds: append.eventIds,
      repeated: outcome === 'repeated',
    };
  }

  async readStream(scope: string, stream: string, fromRevision = 0): Promise<readonly RecordedEvent[]> {
    assertStream(scope, stream);
    return this.readings.submit({ scope, stream, fromRevision, bytes: 0 });
  }

  readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]> {
    return withRetries(() => readScope(this.pool, scope, after, limit));
  }

  async watch(onHint: (scope: string) => void): Promise<{ close(): Promise<void> }> {
    const hintAll = () =>
      this.scopes().then(
        (scopes) => scopes.forEach(({ scope }) => onHint(scope)),
        () => undefined,
      );
    const listener = new HintListener(this.pool, onHint, hintAll);
    await listener.open();
    return listener;
  }

  async scopes(): Promise<readonly { readonly scope: string; readonly last: number }[]> {
    const { rows } = await withRetries(() =>
      this.pool.query<{ scope: string; last: number }>('select scope, last::float8 from log.scopes()'),
    );
    return rows;
  }
}

/** The first write whose stream is not where the decision saw it. */
function wrongRevision({ writes }: PreparedAppend, found: readonly number[]): WrongRevision {
  const at = writes.findIndex(({ expectedRevision }, index) => expectedRevision !== found[index]);
  const { stream, expectedRevision } = writes[at]!;
  return new WrongRevision(stream, expectedRevision, found[at]!);
}
