import type { ClientBase, Pool } from 'pg';

import { inScope } from '../database/in-scope.js';

/** Where a policy stands in the log of a scope, and what stops it. Codes and ids only: no words, no names. */
export interface Standing {
  readonly policy: string;
  /** Position of the last event that is done with, but for who is behind; -1 before the first. */
  readonly position: number;
  /** The policy itself could not say what to do. */
  readonly stopped: Stopped | null;
  /** The scopes that were not told all up to `position`, by name. */
  readonly behind: readonly Behind[];
}

export interface Stopped {
  /** Position and id of the event whose command was refused. */
  readonly position: number;
  readonly eventId: string;
  /** A rule's code, or the name of an error. */
  readonly code: string;
  readonly attempts: number;
  /** When it is tried again, ISO. */
  readonly retryAt: string;
}

/** A scope that waits for what it was not told yet: it gets it in order, and holds back nobody else. */
export interface Behind {
  readonly target: string;
  /** Up to here it was told all. */
  readonly position: number;
  /** Position and id of the event that it waits with. */
  readonly at: number;
  readonly eventId: string;
  /** A rule's code, `SENZA_REGISTRO` for who is not on the platform, or the name of an error. */
  readonly code: string;
  readonly attempts: number;
  /** When it is tried again, ISO; null where that is for the target to say: see `WAITING`. */
  readonly retryAt: string | null;
}

/** No refusal: the target has yet to come, or to recognise who wants to tell it something. */
export const WAITING: ReadonlySet<string> = new Set([
  'SENZA_REGISTRO',
  'CONSORZIO_INESISTENTE',
  'ATS_NON_RICONOSCIUTO',
]);

const COLUMNS = `policy, position::float8 as position, fermo_posizione::float8 as "stoppedAt", fermo_evento as "eventId",
  fermo_codice as code, tentativi as attempts, riprova_dal as "retryAt"`;

interface Row {
  readonly policy: string;
  readonly position: number;
  readonly stoppedAt: number | null;
  readonly eventId: string;
  readonly code: string;
  readonly attempts: number;
  readonly retryAt: Date;
}

const standingOf = (
  { policy, position, stoppedAt, eventId, code, attempts, retryAt }: Row,
  behind: readonly Behind[],
): Standing => ({
  ...{ policy, position, behind },
  stopped: stoppedAt === null ? null : { position: stoppedAt, eventId, code, attempts, retryAt: retryAt.toISOString() },
});

/** Of one policy, or of all; by policy and target. */
async function readBehind(client: ClientBase, scope: string, policy?: string) {
  const { rows } = await client.query<Omit<Behind, 'retryAt'> & { policy: string; retryAt: Date | null }>(
    `select policy, destinazione as target, position::float8 as position, fermo_posizione::float8 as at,
       fermo_evento as "eventId", fermo_codice as code, tentativi as attempts, riprova_dal as "retryAt"
     from policies.destinazioni where scope = $1 and ($2::text is null or policy = $2) order by policy, destinazione`,
    [scope, policy ?? null],
  );
  return rows.map(({ retryAt, ...row }) => ({ ...row, retryAt: retryAt?.toISOString() ?? null }));
}

const withoutPolicy = ({ policy: _policy, ...behind }: Behind & { readonly policy: string }): Behind => behind;

/** Where the policy stands in the scope, the transaction's tenant. */
export async function readStanding(client: ClientBase, scope: string, policy: string): Promise<Standing> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from policies.checkpoints where scope = $1 and policy = $2`,
    [scope, policy],
  );
  const behind = (await readBehind(client, scope, policy)).map(withoutPolicy);
  return rows[0] ? standingOf(rows[0], behind) : { policy, position: -1, stopped: null, behind };
}

/** What changed since `before`. */
export async function saveStanding(client: ClientBase, scope: string, before: Standing, after: Standing) {
  const { policy, position, stopped } = after;
  await client.query(
    `insert into policies.checkpoints (scope, policy, position, fermo_posizione, fermo_evento,
       fermo_codice, tentativi, riprova_dal) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (scope, policy) do update set position = excluded.position,
       fermo_posizione = excluded.fermo_posizione, fermo_evento = excluded.fermo_evento,
       fermo_destinazione = null, fermo_codice = excluded.fermo_codice,
       tentativi = excluded.tentativi, riprova_dal = excluded.riprova_dal, aggiornato_il = clock_timestamp()`,
    [
      ...[scope, policy, position, stopped?.position ?? null, stopped?.eventId ?? null],
      ...[stopped?.code ?? null, stopped?.attempts ?? 0, stopped?.retryAt ?? null],
    ],
  );
  const gone = before.behind.filter(({ target }) => !after.behind.some((one) => one.target === target));
  for (const { target } of gone) {
    const own = 'delete from policies.destinazioni where scope = $1 and policy = $2 and destinazione = $3';
    await client.query(own, [scope, policy, target]);
  }
  for (const one of after.behind.filter((now) => !before.behind.includes(now))) {
    await client.query(
      `insert into policies.destinazioni (scope, policy, destinazione, position, fermo_posizione, fermo_evento,
         fermo_codice, tentativi, riprova_dal) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (scope, policy, destinazione) do update set position = excluded.position,
         fermo_posizione = excluded.fermo_posizione, fermo_evento = excluded.fermo_evento,
         fermo_codice = excluded.fermo_codice, tentativi = excluded.tentativi,
         riprova_dal = excluded.riprova_dal, aggiornato_il = clock_timestamp()`,
      [scope, policy, one.target, one.position, one.at, one.eventId, one.code, one.attempts, one.retryAt],
    );
  }
}

/** Where the policies stand in the log of a scope, by name. */
export function policyStatus(pool: Pool, scope: string): Promise<readonly Standing[]> {
  return inScope(pool, scope, async (client) => {
    const { rows } = await client.query<Row>(
      `select ${COLUMNS} from policies.checkpoints where scope = $1 order by policy`,
      [scope],
    );
    const behind = await readBehind(client, scope);
    return rows.map((row) => standingOf(row, behind.filter(({ policy }) => policy === row.policy).map(withoutPolicy)));
  });
}

/** Has what is stopped tried again at once, not what waits for its target. @returns how many were stopped. */
export function retryPolicies(pool: Pool, scope: string, policy?: string): Promise<number> {
  return inScope(pool, scope, async (client) => {
    let count = 0;
    for (const table of ['checkpoints', 'destinazioni']) {
      const { rowCount } = await client.query(
        `update policies.${table} set riprova_dal = clock_timestamp(), tentativi = 0
         where scope = $1 and riprova_dal is not null and ($2::text is null or policy = $2)`,
        [scope, policy ?? null],
      );
      count += rowCount ?? 0;
    }
    return count;
  });
}
