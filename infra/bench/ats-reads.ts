import pg from 'pg';

import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';
import type { Rete } from './ats-history.js';

type Consolidato = import('../../apps/api/src/ats/consolidato/consolidato.queries.js').ConsolidatoQueries;
type Context = Parameters<Consolidato['consolidato']>[0];
type Answer = Awaited<ReturnType<Consolidato['consolidato']>>;

/** The consolidated page by the code that answers it, and the same totals by other ways; no HTTP and sign-in around it. */
export interface AtsReads {
  page(al?: Date): Promise<Answer>;
  /** The same sums by bare SQL over the same ledgers, as the API's role of the ATS, on a connection of its own. */
  bare(): Promise<{ readonly numero: number; readonly quotaCentesimi: number }>;
  /** From the finer ledger of the expenses, as it was done before there was one by month. */
  fine(): Promise<number>;
  close(): Promise<void>;
}

export async function openAtsReads({ apiUrl }: BenchEnvironment, { scope }: Rete): Promise<AtsReads> {
  const { Letture } = await compiledApi<typeof import('../../apps/api/src/commands/letture.js')>('commands/letture.js');
  const { LeggiCondiviseHandler, LettureCondivise } = await compiledApi<
    typeof import('../../apps/api/src/commands/letture-condivise.js')
  >('commands/letture-condivise.js');
  const { ReadModels } =
    await compiledApi<typeof import('../../apps/api/src/projections/read-models.js')>('projections/read-models.js');
  const { ConsolidatoQueries } = await compiledApi<
    typeof import('../../apps/api/src/ats/consolidato/consolidato.queries.js')
  >('ats/consolidato/consolidato.queries.js');
  const { LettureViste } = await compiledApi<typeof import('../../apps/api/src/ats/condivisione/letture-viste.js')>(
    'ats/condivisione/letture-viste.js',
  );
  const { speseTotali } = await import('@consorzi/projections/ats');

  const pool = new pg.Pool({ connectionString: apiUrl, max: 4, pipeline: true });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  const models = new ReadModels(pool);
  const handler = new LeggiCondiviseHandler(models);
  // The query bus alone is left out: it hands the same question to the same handler.
  const bus = { execute: (query: Parameters<typeof handler.execute>[0]) => handler.execute(query) };
  const condivise = new LettureCondivise(bus as unknown as ConstructorParameters<typeof LettureCondivise>[0], models);
  const viste = new LettureViste(new Letture(bus as unknown as ConstructorParameters<typeof Letture>[0]), condivise);
  const consolidato = new ConsolidatoQueries(condivise, viste);
  const ctx = () => ({ scope, perimetro: 'tutto', now: new Date().toISOString() }) as unknown as Context;

  const bare = await pool.connect();
  bare.on('error', () => undefined);
  await bare.query(`select set_config('app.scope', $1, false)`, [scope]);
  return {
    page: (al) => consolidato.consolidato(ctx(), { scope, ...(al && { quando: { al: al.toISOString() } }) }),
    bare: async () => {
      const { rows } = await bare.query<{ all: number; numero: number; quota: number }>(BARE);
      await bare.query(BARE_REPORTED);
      const total = rows.find(({ all }) => all === 7)!;
      return { numero: total.numero, quotaCentesimi: total.quota };
    },
    fine: async () => {
      const found = await models.shared(scope, undefined, { projections: [speseTotali], own: [] }, (shared) => shared.where(speseTotali, {})); // prettier-ignore
      return found.reduce((sum, { row }) => sum + row.numero, 0);
    },
    close: async () => {
      bare.release(true);
      await models.onApplicationShutdown();
      await pool.end();
    },
  };
}

const BARE = `
  select grouping(k.scope, k."f_progettoId", k."f_mese") as all, k.scope, k."f_progettoId", k."f_mese",
    sum(k."f_numero"::bigint)::float8 as numero, sum(k."f_costoCentesimi"::bigint)::float8 as costo,
    sum(k."f_quotaCentesimi"::bigint)::float8 as quota, sum(k."f_pagatoCentesimi"::bigint)::float8 as pagato
  from read.spese_mensili k join read.sharing_standings(array['spese_mensili']) g
    on g.scope = k.scope and g.generation = k.generation and g.status = 'attiva'
  where not k.removed group by grouping sets ((), (k.scope, k."f_progettoId"), (k."f_mese"))`;
const BARE_REPORTED = `select key, row from read.rendicontato_mensile where "f_genere" = 'conto' and not removed
  and scope = nullif(current_setting('app.scope', true), '') and generation = (select generation from read.checkpoints
    where scope = nullif(current_setting('app.scope', true), '') and projection = 'rendicontato_mensile' and status = 'attiva')`;
