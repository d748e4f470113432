import type { Pool } from 'pg';

import type { PreparedAppend } from '../prepared-append.js';

/** What became of one append of a group. `revisions` are in the order of its writes. */
export interface MemberOutcome {
  readonly outcome: 'appended' | 'repeated' | 'wrong' | 'overlap';
  readonly revisions: readonly number[];
}

const APPEND = `select outcome, revisions from log.append(${Array.from({ length: 20 }, (_, index) => `$${index + 1}`).join(', ')})`;

/** A server that has not answered by then is taken for lost; the append is repeated with the same ids. */
const TIMEOUT_MS = 15_000;

/**
 * Commits appends of many scopes in one call, which is one transaction. Outcomes come in the order of the members.
 * @throws DatabaseError or a connection's error: then nothing is known of any member.
 */
export async function appendGroup(pool: Pool, members: readonly PreparedAppend[]): Promise<readonly MemberOutcome[]> {
  // Head rows must be locked in one order by all processes; the database checks that this is it.
  const order = members.map((_, index) => index).sort((a, b) => compare(members[a]!.scope, members[b]!.scope));
  const values = columns(order.map((index) => members[index]!));
  const query = { name: 'log.append', text: APPEND, values, query_timeout: TIMEOUT_MS };
  const { rows } = await pool.query<MemberOutcome>(query);
  const outcomes = new Array<MemberOutcome>(members.length);
  rows.forEach((row, place) => (outcomes[order[place]!] = row));
  return outcomes;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The arguments of `log.append`: arrays per member, per write and per event. */
function columns(members: readonly PreparedAppend[]): unknown[] {
  const writes = members.flatMap((member) => member.writes);
  const events = writes.flatMap((write, index) => write.events.map((event) => ({ ...event, write: index + 1 })));
  const contexts = members.map(({ context }) => context);
  return [
    members.map(({ scope }) => scope),
    runningTotals(members.map((member) => member.writes.length)),
    runningTotals(members.map((member) => member.eventIds.length)),
    contexts.map(({ commandId }) => commandId),
    contexts.map(({ bodyHash }) => bodyHash),
    contexts.map(({ personaId }) => personaId),
    contexts.map(({ role }) => role),
    contexts.map(({ correlationId }) => correlationId),
    contexts.map(({ causationId }) => causationId),
    contexts.map(({ recordedAt }) => recordedAt),
    writes.map(({ stream }) => stream),
    writes.map(({ expectedRevision }) => expectedRevision),
    events.map(({ write }) => write),
    events.map(({ eventId }) => eventId),
    events.map(({ type }) => type),
    events.map(({ schemaVersion }) => schemaVersion),
    events.map(({ occurredAt }) => occurredAt),
    events.map(({ act }) => act && JSON.stringify(act)),
    events.map(({ data }) => JSON.stringify(data)),
    events.map(({ payloadHash }) => payloadHash),
  ];
}

function runningTotals(counts: readonly number[]): number[] {
  let total = 0;
  return counts.map((count) => (total += count));
}
