import pg from 'pg';

import { pianoOf } from './audit-mix.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';

type Planning = import('../../apps/api/src/planning/planning.queries.js').PlanningQueries;
type Totali = import('../../apps/api/src/planning/totali.queries.js').TotaliQueries;
type Tree = NonNullable<Awaited<ReturnType<Planning['albero']>>>;
type Context = Parameters<Planning['albero']>[0];

/** What the pages ask of a consortium, by the code that answers them; without HTTP, sign-in and GraphQL around it. */
export interface Reads {
  tree(scope: string, al: Date): Promise<Tree>;
  /** With every attività and indicatore: what searching in them takes. */
  wholeTree(scope: string, al: Date): Promise<Tree>;
  total(scope: string, al: Date): ReturnType<Totali['totali']>;
  /** The rows of the newest tree, and of the newest total, by bare SQL on one connection. */
  bareTree(scope: string): Promise<number>;
  bareTotal(scope: string): Promise<number>;
  close(): Promise<void>;
}

export async function openReads({ apiUrl }: BenchEnvironment): Promise<Reads> {
  const { Leggi, LeggiHandler } =
    await compiledApi<typeof import('../../apps/api/src/commands/letture.js')>('commands/letture.js');
  const { ReadModels } =
    await compiledApi<typeof import('../../apps/api/src/projections/read-models.js')>('projections/read-models.js');
  const { PlanningQueries } =
    await compiledApi<typeof import('../../apps/api/src/planning/planning.queries.js')>('planning/planning.queries.js');
  const { TotaliQueries } =
    await compiledApi<typeof import('../../apps/api/src/planning/totali.queries.js')>('planning/totali.queries.js');

  const pool = new pg.Pool({ connectionString: apiUrl, max: 4, pipeline: true });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  const models = new ReadModels(pool);
  const handler = new LeggiHandler(models);
  // The query bus alone is left out: it hands the same question to the same handler.
  const letture = {
    leggi: (...question: ConstructorParameters<typeof Leggi>) => handler.execute(new Leggi(...question)),
  } as unknown as ConstructorParameters<typeof TotaliQueries>[0];
  const planning = new PlanningQueries(letture, null as never, null as never);
  const totali = new TotaliQueries(letture);
  const asked = (scope: string) => ({ scope, perimetro: 'tutto' }) as Context;
  const tree = async (scope: string, al: Date, conVoci: boolean) =>
    (await planning.albero(asked(scope), pianoOf(scope), { al: al.toISOString() }, { conVoci }))!;

  const bare = await pool.connect();
  bare.on('error', () => undefined);
  const rowsOf = async (scope: string, queries: readonly string[]) => {
    await bare.query(`select set_config('app.scope', $1, false)`, [scope]);
    let count = 0;
    for (const text of queries) count += (await bare.query({ text, values: [scope] })).rows.length;
    return count;
  };

  return {
    tree: (scope, al) => tree(scope, al, false),
    wholeTree: (scope, al) => tree(scope, al, true),
    total: (scope, al) => totali.totali(asked(scope), { al: al.toISOString() }),
    bareTree: (scope) => rowsOf(scope, BARE_TREE),
    bareTotal: (scope) => rowsOf(scope, BARE_TOTAL),
    close: async () => {
      bare.release(true);
      await models.onApplicationShutdown();
      await pool.end();
    },
  };
}

const current = (table: string, more = '') =>
  `select key, row from read.${table} where scope = $1 and not removed and generation = (
     select generation from read.checkpoints where scope = $1 and projection = '${table}' and status = 'attiva') ${more}`;
const BARE_TREE = ['piani', 'progetti_peg', 'albero_obiettivi', 'conteggi', 'centri'].map((table) => current(table));
const BARE_TOTAL = [current('piani'), current('conteggi', `and key like 'p/%'`)];
