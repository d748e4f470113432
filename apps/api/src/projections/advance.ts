import { fold, keysOf } from '@consorzi/projections/projecting';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { ClientBase, Pool } from 'pg';

import type { Member } from './checkpoints.js';
import type { Work } from './leases.js';
import { loadRows, writeRows } from './rows.js';
import { inFlight, inScope } from './transaction.js';

/** Channel on which a commit of `registro` is told: `<scope> <position>`. */
export const ARRIVALS = 'consorzi_read';

/** Generations of one scope that stand at the same position: one read of the log feeds them all. */
export interface Cohort {
  readonly scope: string;
  readonly work: Work;
  /** Who holds the lease. */
  readonly owner: string;
  readonly position: number;
  readonly members: readonly Member[];
}

/**
 * Brings a cohort over the events that follow its position: rows, versions and checkpoints in one transaction, two
 * round trips. Returns the members that moved: one whose checkpoint another process has moved, parked or retired
 * meanwhile is left out, and none moves once the lease is another's.
 * @throws PoisonEvent, or what the database says; then nothing was written.
 */
export async function advance(
  pool: Pool,
  cohort: Cohort,
  events: readonly PositionedEvent[],
): Promise<readonly Member[]> {
  assertDense(cohort.position, events);
  return inScope(pool, cohort.scope, 'write', async (client, commit) => {
    const [members, known] = await inFlight([lock(client, cohort), load(client, cohort, events)]);
    const written = write(client, cohort.scope, members, known, events);
    if (cohort.work === 'front') written.push(tell(client, cohort.scope, members, events.at(-1)!.position));
    await inFlight([...written, commit()]);
    return members;
  });
}

type KnownRows = ReadonlyMap<Member, Awaited<ReturnType<typeof loadRows>>>;

/** Reads what the events may touch, for each member. The transaction must hold the members' checkpoints. */
export async function load(
  client: ClientBase,
  { scope, members }: Pick<Cohort, 'scope' | 'members'>,
  events: readonly PositionedEvent[],
): Promise<KnownRows> {
  const reads = members.map((member) => loadRows(client, scope, member, keysOf(member.projection, events)));
  const rows = await inFlight(reads);
  return new Map(members.map((member, index) => [member, rows[index]!]));
}

/**
 * Folds the events and sends rows and checkpoints; the answers are the caller's to wait for. Each member's rows leave
 * before the next one is folded, so the server writes while this process thinks.
 * @throws PoisonEvent; what was sent before is answered ahead of the rollback.
 */
export function write(
  client: ClientBase,
  scope: string,
  members: readonly Member[],
  known: KnownRows,
  events: readonly PositionedEvent[],
): Promise<unknown>[] {
  const sent: Promise<unknown>[] = [];
  try {
    for (const member of members) {
      sent.push(writeRows(client, scope, member, fold(member.projection, known.get(member)!, events)));
    }
    sent.push(
      client.query({
        name: 'move checkpoints',
        text: `update read.checkpoints c set position = $2, attempts = 0
          from unnest($3::text[], $4::int[]) as m(projection, generation)
          where c.scope = $1 and c.projection = m.projection and c.generation = m.generation`,
        values: [scope, events.at(-1)!.position, ...columnsOf(members)],
      }),
    );
    return sent;
  } catch (error) {
    sent.forEach((statement) => statement.catch(() => undefined));
    throw error;
  }
}

/** Takes the checkpoints that still stand where the cohort believes, while the lease is still ours. */
async function lock(client: ClientBase, cohort: Cohort): Promise<readonly Member[]> {
  const { rows } = await client.query<{ projection: string; generation: number }>({
    name: 'lock checkpoints',
    text: `select c.projection, c.generation from read.checkpoints c
      join unnest($2::text[], $3::int[]) as m(projection, generation) using (projection, generation)
      where c.scope = $1 and c.position = $4 and c.status = $5 and c.parked_position is null
        and exists (select 1 from read.leases l
          where l.scope = $1 and l.work = $6 and l.owner = $7 and l.expires_at > clock_timestamp())
      order by c.projection, c.generation for update of c`,
    values: [
      cohort.scope,
      ...columnsOf(cohort.members),
      cohort.position,
      cohort.work === 'front' ? 'attiva' : 'in_costruzione',
      cohort.work,
      cohort.owner,
    ],
  });
  const held = new Set(rows.map(({ projection, generation }) => `${projection} ${generation}`));
  return cohort.members.filter(({ projection, generation }) => held.has(`${projection.name} ${generation}`));
}

/** Requests and screens wait for `registro`: its new position is told with the commit, and not before. */
export async function tell(client: ClientBase, scope: string, members: readonly Member[], position: number) {
  if (!members.some(({ projection }) => projection.name === 'registro')) return;
  await client.query({ name: 'tell', text: `select pg_notify('${ARRIVALS}', $1)`, values: [`${scope} ${position}`] });
}

export const columnsOf = (members: readonly Member[]): [string[], number[]] => [
  members.map(({ projection }) => projection.name),
  members.map(({ generation }) => generation),
];

/** The port promises a dense order; a gap must stop everything, since a row missed is never made good. */
function assertDense(after: number, events: readonly PositionedEvent[]): void {
  const broken = events.find((event, index) => event.position !== after + 1 + index);
  if (broken) throw new Error(`${broken.scope}: position ${broken.position} follows ${after} with a gap`);
}
