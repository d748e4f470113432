import type { ClientBase, Pool } from 'pg';

import { inScope } from '../database/in-scope.js';

/** Where a policy stands in the log of a scope, and what stops it. Codes and ids only: no words, no names. */
export interface Standing {
  readonly policy: string;
  /** Position of the last event that is done with; -1 before the first. */
  readonly position: number;
  readonly stopped: Stopped | null;
}

export interface Stopped {
  /** Position and id of the event whose command was refused. */
  readonly position: number;
  readonly eventId: string;
  /** The scope that refused; null where the policy itself could not say what to do. */
  readonly target: string | null;
  /** A rule's code, or the name of an error. */
  readonly code: string;
  readonly attempts: number;
  /** When it is tried again, ISO. */
  readonly retryAt: string;
}

const COLUMNS = `policy, position::float8 as position, fermo_posizione::float8 as "stoppedAt", fermo_evento as "eventId",
  fermo_destinazione as target, fermo_codice as code, tentativi as attempts, riprova_dal as "retryAt"`;

interface Row {
  readonly policy: string;
  readonly position: number;
  readonly stoppedAt: number | null;
  readonly eventId: string;
  readonly target: string | null;
  readonly code: string;
  readonly attempts: number;
  readonly retryAt: Date;
}

const standingOf = ({ policy, position, stoppedAt, eventId, target, code, attempts, retryAt }: Row): Standing => ({
  ...{ policy, position },
  stopped:
    stoppedAt === null
      ? null
      : { position: stoppedAt, eventId, target, code, attempts, retryAt: retryAt.toISOString() },
});

/** Where the policy stands in the scope, the transaction's tenant. */
export async function readStanding(client: ClientBase, scope: string, policy: string): Promise<Standing> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from policies.checkpoints where scope = $1 and policy = $2`,
    [scope, policy],
  );
  return rows[0] ? standingOf(rows[0]) : { policy, position: -1, stopped: null };
}

export async function saveStanding(client: ClientBase, scope: string, { policy, position, stopped }: Standing) {
  await client.query(
    `insert into policies.checkpoints (scope, policy, position, fermo_posizione, fermo_evento, fermo_destinazione,
       fermo_codice, tentativi, riprova_dal) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (scope, policy) do update set position = excluded.position,
       fermo_posizione = excluded.fermo_posizione, fermo_evento = excluded.fermo_evento,
       fermo_destinazione = excluded.fermo_destinazione, fermo_codice = excluded.fermo_codice,
       tentativi = excluded.tentativi, riprova_dal = excluded.riprova_dal, aggiornato_il = clock_timestamp()`,
    [
      ...[scope, policy, position, stopped?.position ?? null, stopped?.eventId ?? null, stopped?.target ?? null],
      ...[stopped?.code ?? null, stopped?.attempts ?? 0, stopped?.retryAt ?? null],
    ],
  );
}

/** Where the policies stand in the log of a scope, by name. */
export function policyStatus(pool: Pool, scope: string): Promise<readonly Standing[]> {
  return inScope(pool, scope, async (client) => {
    const { rows } = await client.query<Row>(
      `select ${COLUMNS} from policies.checkpoints where scope = $1 order by policy`,
      [scope],
    );
    return rows.map(standingOf);
  });
}

/** Has what is stopped tried again at once. @returns how many were stopped. */
export function retryPolicies(pool: Pool, scope: string, policy?: string): Promise<number> {
  return inScope(pool, scope, async (client) => {
    const { rowCount } = await client.query(
      `update policies.checkpoints set riprova_dal = clock_timestamp(), tentativi = 0
       where scope = $1 and fermo_posizione is not null and ($2::text is null or policy = $2)`,
      [scope, policy ?? null],
    );
    return rowCount ?? 0;
  });
}
