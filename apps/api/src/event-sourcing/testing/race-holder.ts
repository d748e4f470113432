/**
 * A process that appends to a scope and never commits: `node race-holder.js <url> <scope>`. Prints `held` once it holds
 * the scope's head and a position, and then waits to be killed.
 */
import { NO_STREAM } from '@consorzi/domain/event-sourcing';
import pg from 'pg';

import { appendAlone } from '../postgres/append-group.js';
import { prepareAppend } from '../prepared-append.js';
import { commandContext } from './command-context.js';

const [url, scope] = process.argv.slice(2) as [string, string];
const client = new pg.Client({ connectionString: url });
client.on('error', () => process.exit(1));
await client.connect();
await client.query('begin');
const write = {
  stream: `${scope}-Gara.trattenuto`,
  expectedRevision: NO_STREAM,
  events: [{ type: 'Scritto', data: {} }],
};
await appendAlone(client, prepareAppend(scope, [write], commandContext('trattenuto')));
process.stdout.write('held');
setInterval(() => undefined, 60_000);
