import type { ClientBase, Pool } from 'pg';

import { integerArray, textArray, uuidArray } from '../../database/binary-array.js';
import type { PreparedAppend } from '../prepared-append.js';

/** What became of one append of a group. `revisions` are in the order of its writes. */
export interface MemberOutcome {
  readonly outcome: 'appended' | 'repeated' | 'wrong' | 'overlap';
  readonly revisions: readonly number[];
}

const PARAMETERS = Array.from({ length: 24 }, (_, index) => `$${index + 1}`).join(', ');
const APPEND = `select outcome, revisions from log.append(${PARAMETERS})`;

/** A server that has not answered by then is taken for lost; the append is repeated with the same ids. */
const TIMEOUT_MS = 15_000;

/**
 * Commits appends of many scopes in one call, which is one transaction. Outcomes come in the order of the members.
 * @throws TwiceInOneGroup; DatabaseError or a connection's error: then nothing is known of any member, and each of them
 * wants `appendAlone`.
 */
export function appendGroup(
  pool: Pool | ClientBase,
  members: readonly PreparedAppend[],
): Promise<readonly MemberOutcome[]> {
  return call(pool, members, false);
}

/** Commits one append, and looks at first for what a group takes for granted. @throws as `appendGroup`. */
export async function appendAlone(pool: Pool | ClientBase, append: PreparedAppend): Promise<MemberOutcome> {
  return (await call(pool, [append], true))[0]!;
}

async function call(
  pool: Pool | ClientBase,
  members: readonly PreparedAppend[],
  careful: boolean,
): Promise<readonly MemberOutcome[]> {
  const values = [careful, ...parameters(members)];
  const query = { name: 'log.append', text: APPEND, values, query_timeout: TIMEOUT_MS };
  return (await pool.query<MemberOutcome>(query)).rows;
}

/** The same command stands in one group twice: one by one, the second one finds the first one's events. */
export class TwiceInOneGroup extends Error {
  override readonly name = 'TwiceInOneGroup';
}

/** The arguments of `log.append`: arrays per scope, member, stream, write and event. */
function parameters(members: readonly PreparedAppend[]): unknown[] {
  const scopes = new Numbering(members.map(({ scope }) => scope).sort());
  const streams = new Numbering(members.flatMap(({ writes }) => writes.map(({ stream }) => stream)));
  const writes = members.flatMap((member) => member.writes);
  const events = members.flatMap((member, index) =>
    member.writes.flatMap(({ stream, events }) =>
      events.map((event) => ({ member: index + 1, stream: streams.of(stream), event })),
    ),
  );
  if (new Set(events.map(({ event }) => event.eventId)).size < events.length) throw new TwiceInOneGroup();
  const contexts = members.map(({ context }) => context);
  return [
    textArray(scopes.names),
    integerArray(members.map(({ scope }) => scopes.of(scope))),
    integerArray(runningTotals(members.map((member) => member.writes.length))),
    integerArray(runningTotals(members.map((member) => member.eventIds.length))),
    uuidArray(contexts.map(({ commandId }) => commandId)),
    textArray(contexts.map(({ bodyHash }) => bodyHash)),
    uuidArray(contexts.map(({ personaId }) => personaId)),
    textArray(contexts.map(({ role }) => role)),
    textArray(contexts.map(({ correlationId }) => correlationId)),
    textArray(contexts.map(({ causationId }) => causationId)),
    textArray(contexts.map(({ recordedAt }) => recordedAt)),
    textArray(streams.names),
    integerArray(writes.map(({ stream }) => streams.of(stream))),
    integerArray(writes.map(({ expectedRevision }) => expectedRevision)),
    integerArray(events.map(({ member }) => member)),
    integerArray(events.map(({ stream }) => stream)),
    uuidArray(events.map(({ event }) => event.eventId)),
    textArray(events.map(({ event }) => event.type)),
    integerArray(events.map(({ event }) => event.schemaVersion)),
    textArray(events.map(({ event }) => event.occurredAt)),
    textArray(events.map(({ event }) => event.act && JSON.stringify(event.act))),
    textArray(events.map(({ event }) => JSON.stringify(event.data))),
    textArray(events.map(({ event }) => event.payloadHash)),
  ];
}

/** Names without repetition, each known by its place, from 1 as PostgreSQL counts. */
class Numbering {
  private readonly places = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const name of names) if (!this.places.has(name)) this.places.set(name, this.places.size + 1);
  }

  get names(): readonly string[] {
    return [...this.places.keys()];
  }

  of(name: string): number {
    return this.places.get(name)!;
  }
}

function runningTotals(counts: readonly number[]): number[] {
  let total = 0;
  return counts.map((count) => (total += count));
}
