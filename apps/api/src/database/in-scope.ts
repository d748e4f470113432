import type { Pool, PoolClient } from 'pg';

/**
 * Runs the work in one transaction of one tenant: the setting that row security reads ends with the transaction, so
 * the next borrower of the connection never finds it.
 */
export async function inScope<T>(pool: Pool, scope: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query("select set_config('app.scope', $1, true)", [scope]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
