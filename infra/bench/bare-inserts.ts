import { randomUUID } from 'node:crypto';

import pg from 'pg';

import type { BenchEnvironment } from './environment.js';
import type { Round } from './rounds.js';

const COLUMNS = 18;
const INSERT = `insert into bare.events values (${Array.from({ length: COLUMNS }, (_, n) => `$${n + 1}`).join(', ')})`;

/**
 * What the disk and the driver give at best: single-row INSERTs by a plain role into a table with the columns, the
 * indexes and the rows of `log.events`, each committed by itself. No command is run, nothing is read or checked.
 */
export class BareInserts {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly scopes: readonly string[],
    private position: number,
  ) {}

  static async prepare(
    environment: BenchEnvironment,
    callers: number,
    scopes: readonly string[],
  ): Promise<BareInserts> {
    const admin = new pg.Client({ connectionString: environment.adminUrl });
    await admin.connect();
    await admin.query(`
      create schema bare;
      create table bare.events (like log.events including all);
      insert into bare.events select * from log.events;
      grant usage on schema bare to consorzi_api;
      grant insert on bare.events to consorzi_api;
    `);
    const { rows } = await admin.query<{ next: number }>('select count(*)::int as next from bare.events');
    await admin.end();
    const pool = new pg.Pool({ connectionString: environment.apiUrl, max: callers });
    pool.on('error', () => undefined); // Connections that are still closing when the server stops.
    return new BareInserts(pool, scopes, rows[0]!.next);
  }

  round(count: number): Round {
    const rows = Array.from({ length: count }, () => {
      const position = this.position++;
      return row(this.scopes[position % this.scopes.length]!, position);
    });
    return { count, perform: (n) => this.pool.query({ name: 'bare.insert', text: INSERT, values: rows[n]! }) };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function row(scope: string, position: number): readonly unknown[] & unknown[] {
  const id = randomUUID();
  const nota = `${id} ${'resoconto dell’attività svolta nel mese '.repeat(10)}`;
  const now = new Date().toISOString();
  return [
    scope,
    position,
    `${scope}-Salvadanaio.${id}`,
    0,
    randomUUID(),
    'Versato',
    1,
    now,
    now,
    '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a',
    'responsabile',
    randomUUID(),
    'f'.repeat(64),
    randomUUID(),
    null,
    null,
    JSON.stringify({ centesimi: 1250, nota }),
    'f'.repeat(64),
  ];
}
