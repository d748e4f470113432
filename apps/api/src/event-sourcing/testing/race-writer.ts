/**
 * A writer process for the race specs: `node race-writer.js '<RaceOrder>'`. Its writers append one event at a time,
 * by turns to a stream of their own and to one that all writers of the scope share. Prints what it appended as JSON.
 */
import { NO_STREAM, WrongRevision } from '@consorzi/domain/event-sourcing';
import pg from 'pg';

import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { commandContext } from './command-context.js';

export interface RaceOrder {
  readonly url: string;
  readonly process: string;
  readonly writers: number;
  readonly appends: number;
  /** The writers spread over scopes `<prefix>0`, `<prefix>1` ... */
  readonly prefix: string;
  readonly scopes: number;
}

const order = JSON.parse(process.argv[2]!) as RaceOrder;
const pool = new pg.Pool({ connectionString: order.url, max: 8 });
const store = new PostgresEventStore(pool);

async function write(writer: number): Promise<string[]> {
  const written: string[] = [];
  const revisions = new Map<string, number>();
  for (let n = 0; n < order.appends; n++) {
    const scope = `${order.prefix}${(writer + n) % order.scopes}`;
    const stream = `${scope}-Gara.${n % 2 ? 'comune' : `${order.process}.${writer}`}`;
    const context = commandContext(`${order.process}.${writer}.${n}`);
    for (;;) {
      const expectedRevision = revisions.get(stream) ?? NO_STREAM;
      try {
        const events = [{ type: 'Scritto', data: { n } }];
        const outcome = await store.append(scope, [{ stream, expectedRevision, events }], context);
        revisions.set(stream, outcome.revisions[stream]!);
        written.push(...outcome.eventIds);
        break;
      } catch (error) {
        if (!(error instanceof WrongRevision)) throw error;
        revisions.set(stream, error.actual);
      }
    }
  }
  return written;
}

const written = await Promise.all(Array.from({ length: order.writers }, (_, writer) => write(writer)));
process.stdout.write(JSON.stringify(written.flat()));
await pool.end();
