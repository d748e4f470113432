import type { PositionedEvent, RecordedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { EVENT_COLUMNS, type EventRow, recordedEvent } from './event-row.js';

/** One stream to be read; of no size that is known before. */
export interface Reading {
  readonly scope: string;
  readonly stream: string;
  readonly fromRevision: number;
  readonly bytes: 0;
}

const READ_STREAMS = `select reading, ${EVENT_COLUMNS} from log.read_streams($1, $2, $3)`;
const READ_SCOPE = `select position, ${EVENT_COLUMNS}, stream from log.read_scope($1, $2, $3)`;
const TIMEOUT_MS = 30_000;

/** The events of many streams, also of different scopes, in one round trip; in the order of the readings. */
export async function readStreams(
  pool: Pool,
  readings: readonly Reading[],
): Promise<readonly (readonly RecordedEvent[])[]> {
  const rows = await query<EventRow<number>>(pool, 'log.read_streams', READ_STREAMS, [
    readings.map(({ scope }) => scope),
    readings.map(({ stream }) => stream),
    readings.map(({ fromRevision }) => fromRevision),
  ]);
  const events = readings.map((): RecordedEvent[] => []);
  for (const row of rows) {
    const place = row[0] - 1;
    const { scope, stream } = readings[place]!;
    events[place]!.push(recordedEvent(scope, stream, row));
  }
  return events;
}

/** A stretch of a scope's log in one round trip. */
export async function readScope(pool: Pool, scope: string, after: number, limit: number): Promise<PositionedEvent[]> {
  const rows = await query<EventRow<string>>(pool, 'log.read_scope', READ_SCOPE, [scope, after, limit]);
  return rows.map((row) => Object.assign(recordedEvent(scope, row[17] as string, row), { position: Number(row[0]) }));
}

async function query<Row extends unknown[]>(pool: Pool, name: string, text: string, values: unknown[]): Promise<Row[]> {
  const config = { name, text, values, rowMode: 'array' as const, query_timeout: TIMEOUT_MS };
  return (await pool.query<Row>(config)).rows;
}
