import { isScope } from '@consorzi/domain/shared';
import pg from 'pg';

const OPENING = {
  /**
   * Rows can be made again from the log and their checkpoint is lost or kept with them, so a commit need not wait for
   * the disk. Sequential scans are off because a plan made while a table was empty would be kept for good. A holder
   * that stops half-way is cut off by the server, or its locks would hold up the scope.
   */
  write: `begin; set local synchronous_commit = off; set local enable_seqscan = off;
    set local idle_in_transaction_session_timeout = 15000`,
  read: 'begin isolation level repeatable read read only',
};

/**
 * Runs `work` in one transaction whose tenant is `scope`. Commits after it, unless `work` has sent the commit itself
 * together with its last statements; rolls back when it throws.
 */
export async function inScope<T>(
  pool: pg.Pool,
  scope: string,
  mode: keyof typeof OPENING,
  work: (client: pg.PoolClient, commit: () => Promise<unknown>) => Promise<T>,
): Promise<T> {
  if (!isScope(scope)) throw new Error(`not a scope: ${scope}`);
  const client = await pool.connect();
  const onError = (): void => undefined; // The statement that meets the broken connection tells the story.
  client.on('error', onError);
  let ended: Promise<unknown> | undefined;
  const commit = () => (ended ??= client.query('commit'));
  let broken = false;
  try {
    const opened = client.query(`${OPENING[mode]}; select set_config('app.scope', '${scope}', true)`);
    // A pipelined connection takes the first statements of `work` along; another one takes them one at a time.
    if (!client.pipeline) await opened;
    const [result] = await inFlight([work(client, commit), opened]);
    await commit();
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * Waits for statements that were sent together, all of them even when one fails: the connection is free only then.
 * Throws the first failure; those after it only say that the transaction is over.
 */
export async function inFlight<T extends readonly Promise<unknown>[]>(
  statements: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(statements);
  return Promise.all(statements) as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
}

/** A pool for the runner: statements of a batch are sent together, without waiting for each answer. */
export function projectorPool(url: string, size = 8): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    pipeline: true,
    statement_timeout: 120_000,
    application_name: 'consorzi-projector',
  });
  pool.on('error', () => undefined); // An idle connection that breaks is replaced at the next use.
  return pool;
}
