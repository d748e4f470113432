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
import { appendGroup, type MemberOutcome } from './append-group.js';
import { EVENT_COLUMNS, type EventRow, positionedEvent, recordedEvent } from './event-row.js';
import { GroupCommit, type GroupLimits } from './group-commit.js';
import { HintListener, HintSender } from './hints.js';
import { withRetries } from './outage.js';

/** Under load a group gathers by itself; the bounds only keep one call from growing without end. */
const LIMITS: GroupLimits = { members: 64, bytes: 4 * 1024 * 1024, flights: 1 };

/**
 * The log in PostgreSQL, schema `log`. Takes a `pg.Pool` of the API's or projector's role rather than a TypeORM
 * DataSource: the append path needs named prepared statements, rows as arrays and a time-out per query, none of which
 * TypeORM passes on. The pool that TypeORM holds will do.
 */
export class PostgresEventStore implements EventStore {
  private readonly groups: GroupCommit<PreparedAppend, MemberOutcome>;
  private readonly hints: HintSender;

  constructor(
    private readonly pool: Pool,
    limits: Partial<GroupLimits> = {},
  ) {
    this.hints = new HintSender(pool);
    this.groups = new GroupCommit(
      (members) => appendGroup(pool, members),
      (member) => withRetries(async () => (await appendGroup(pool, [member]))[0]!),
      { ...LIMITS, ...limits },
    );
  }

  /** @throws also EventStoreUnavailable after some retries: whether the append stands there is then unknown. */
  async append(scope: string, writes: readonly StreamWrite[], context: CommandContext): Promise<AppendOutcome> {
    const append = prepareAppend(scope, writes, context);
    const { outcome, revisions } = await this.groups.submit(append);
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
    const rows = await this.rows('log.read_stream', READ_STREAM, [scope, stream, fromRevision]);
    return rows.map((row) => recordedEvent(scope, row));
  }

  async readScope(scope: string, after: number, limit: number): Promise<readonly PositionedEvent[]> {
    const rows = await this.rows('log.read_scope', READ_SCOPE, [scope, after, limit]);
    return rows.map((row) => positionedEvent(scope, row));
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

  private async rows(name: string, text: string, values: readonly (string | number)[]): Promise<EventRow[]> {
    const query = { name, text, values: [...values], rowMode: 'array' as const, query_timeout: READ_TIMEOUT_MS };
    return (await withRetries(() => this.pool.query<EventRow & unknown[]>(query))).rows;
  }
}

const READ_STREAM = `select ${EVENT_COLUMNS} from log.read_stream($1, $2, $3)`;
const READ_SCOPE = `select ${EVENT_COLUMNS} from log.read_scope($1, $2, $3)`;
const READ_TIMEOUT_MS = 30_000;

/** The first write whose stream is not where the decision saw it. */
function wrongRevision({ writes }: PreparedAppend, found: readonly number[]): WrongRevision {
  const at = writes.findIndex(({ expectedRevision }, index) => expectedRevision !== found[index]);
  const { stream, expectedRevision } = writes[at]!;
  return new WrongRevision(stream, expectedRevision, found[at]!);
}
