import { fold, keysOf, touchesOf, type Known, type Touch } from '@consorzi/projections/projecting';
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
    const [members, loaded] = await inFlight([lock(client, cohort), load(client, cohort, events)]);
    const { position } = events.at(-1)!;
    const written = write(client, cohort.scope, members, loaded, position);
    if (cohort.work === 'front') written.push(tell(client, cohort.scope, members, position));
    await inFlight([...written, commit()]);
    return members;
  });
}

/** What a batch means to one member: the events it cares about, and its rows that they may touch. */
interface Loaded {
  readonly touches: readonly Touch[];
  readonly known: ReadonlyMap<string, Known>;
}

/** Reads what the events may touch, for each member. The transaction must hold the members' checkpoints. */
export async function load(
  client: ClientBase,
  { scope, members }: Pick<Cohort, 'scope' | 'members'>,
  events: readonly PositionedEvent[],
): Promise<ReadonlyMap<Member, Loaded>> {
  const loads = members.map(async (member): Promise<[Member, Loaded]> => {
    const touches = touchesOf(member.projection, events);
    return [member, { touches, known: await loadRows(client, scope, member, keysOf(touches)) }];
  });
  return new Map(await inFlight(loads));
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
  loaded: ReadonlyMap<Member, Loaded>,
  position: number,
): Promise<unknown>[] {
  const sent: Promise<unknown>[] = [];
  try {
    for (const member of members) {
      const { touches, known } = loaded.get(member)!;
      sent.push(writeRows(client, scope, member, fold(member.projection, known, touches)));
    }
    sent.push(
      client.query({
        name: 'move checkpoints',
        text: `update read.checkpoints c set position = $2, attempts = 0
          from unnest($3::text[], $4::int[]) as m(projection, generation)
          where c.scope = $1 and c.projection = m.projection and c.generation = m.generation`,
        values: [scope, position, ...columnsOf(members)],
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
