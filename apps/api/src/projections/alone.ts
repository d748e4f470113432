import { PoisonEvent } from '@consorzi/projections/projecting';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Pool } from 'pg';

import { advance, type Cohort } from './advance.js';
import { park, type Member } from './checkpoints.js';
import type { ProjectionLog } from './logger.js';

/**
 * SQLSTATE classes that speak of the rows themselves: data, constraints, access or syntax (a table that no migration
 * has made), limits. Anything else is the database or the network, and passes.
 */
const OWN_FAULT = new Set(['22', '23', '42', '54']);

/** True for a failure that has nothing to do with the events: the whole batch is tried again later. */
export function isOutage(error: unknown): boolean {
  if (error instanceof PoisonEvent) return false;
  const code = (error as { code?: unknown }).code;
  return !(typeof code === 'string' && code.length === 5 && OWN_FAULT.has(code.slice(0, 2)));
}

/** After a batch failed for a cohort: each member by itself, so that a poison event stops its own projection only. */
export async function advanceEach(
  pool: Pool,
  cohort: Cohort,
  events: readonly PositionedEvent[],
  logger: ProjectionLog,
): Promise<void> {
  for (const member of cohort.members) await advanceAlone(pool, cohort, member, cohort.position, events, logger);
}

/**
 * Takes one projection as far as it goes and parks it before the event it cannot take. An error of the database does
 * not name the event: halves are tried until one is left. Returns false when it was parked, or moved by another.
 */
async function advanceAlone(
  pool: Pool,
  cohort: Cohort,
  member: Member,
  position: number,
  events: readonly PositionedEvent[],
  logger: ProjectionLog,
): Promise<boolean> {
  if (events.length === 0) return true;
  try {
    return (await advance(pool, { ...cohort, position, members: [member] }, events)).length === 1;
  } catch (error) {
    if (isOutage(error)) throw error;
    if (events.length === 1) {
      const [event] = events;
      await park(pool, cohort.scope, member, event!, messageOf(error));
      const { name } = member.projection;
      logger.error({ projection: name, scope: cohort.scope, position: event!.position, err: error }, 'parked');
      return false;
    }
    const guilty = error instanceof PoisonEvent ? events.indexOf(error.event) : -1;
    const half = guilty > 0 ? guilty : guilty === 0 ? 1 : Math.floor(events.length / 2);
    const [first, second] = [events.slice(0, half), events.slice(half)];
    if (!(await advanceAlone(pool, cohort, member, position, first, logger))) return false;
    return advanceAlone(pool, cohort, member, first.at(-1)!.position, second, logger);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
