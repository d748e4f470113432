import { randomBytes } from 'node:crypto';

import { startKurrentDouble } from '../doubles/kurrentdb/index.js';

/** A server to write to, and the begin of the names that are ours on it. */
export interface SpecLog {
  readonly url: string;
  readonly prefix: string;
  close(): Promise<void>;
}

/** The server of KURRENTDB_URL, where one is given: in scopes of our own, others' data untouched. Else the double. */
export async function kurrentServer(): Promise<SpecLog> {
  const prefix = `prova${randomBytes(5).toString('hex')}`;
  const given = process.env['KURRENTDB_URL'];
  if (given) return { url: given, prefix, close: () => Promise.resolve() };
  const double = await startKurrentDouble();
  return { url: double.url, prefix, close: () => double.close() };
}
