import { createHash, randomUUID } from 'node:crypto';

import type { Mappatura } from '@consorzi/domain/ats';
import pg from 'pg';

import { CUP, spesaDi, type Rete } from './ats-history.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';

const MAPPATURA: Mappatura = {
  tabella: 'pagamenti',
  colonne: ['cup', 'mandato', 'data', 'importo'].map((campo) => ({ campo, intestazione: campo })),
  formati: { data: 'gg/mm/aaaa', decimale: ',' },
  chiave: ['cup', 'mandato', 'data'],
};

/**
 * An export of as many lines as the first project has payments laid beside them, as the server does it after the upload:
 * read in a thread, laid beside what members share, every line stored. One line in a hundred has another amount, one in
 * a hundred is not there, one stands twice.
 */
export async function reconcile({ apiUrl }: BenchEnvironment, rete: Rete) {
  const { Confronti } = await compiledApi<typeof import('../../apps/api/src/ats/riconciliazione/confronti.js')>(
    'ats/riconciliazione/confronti.js',
  );
  const { Riconciliazioni } = await compiledApi<
    typeof import('../../apps/api/src/ats/riconciliazione/riconciliazioni.js')
  >('ats/riconciliazione/riconciliazioni.js');
  const { Testi } = await compiledApi<typeof import('../../apps/api/src/testi/index.js')>('testi/index.js');

  const pool = new pg.Pool({ connectionString: apiUrl, max: 4 });
  pool.on('error', () => undefined); // Connections that are still closing when the server stops.
  const riconciliazioni = new Riconciliazioni(pool);
  const confronti = new Confronti(pool, new Testi(pool), riconciliazioni);
  const { scope } = rete;
  const [id, file] = [randomUUID(), exportOf(rete)];
  await riconciliazioni.apri(scope, {
    ...{ id, personaId: randomUUID(), progettoId: rete.progetti[0]!, tabella: 'pagamenti', nome: 'regis.csv', file },
    sha256: createHash('sha256').update(file).digest('hex'),
  });

  const begun = performance.now();
  const seen = new Map<number, string>();
  const elapsed = () => ((performance.now() - begun) / 1000).toFixed(1);
  const look = async () => {
    const row = await riconciliazioni.trova(scope, id);
    if (row && !seen.has(row.percento)) seen.set(row.percento, `${row.percento}% at ${elapsed()} s`);
  };
  const watching = setInterval(() => void look().catch(() => undefined), 100);
  await confronti.leggi(scope, id, file, 'pagamenti');
  await riconciliazioni.inizia(scope, id, MAPPATURA);
  await confronti.confronta(scope, (await riconciliazioni.trova(scope, id))!, MAPPATURA);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watching);
  const ended = (await riconciliazioni.trova(scope, id))!;
  if (ended.stato !== 'pronta') throw new Error(`the reconciliation ended as ${ended.stato}: ${ended.errore?.codice}`);
  await pool.end();
  return { seconds, progress: [...seen.values()], riassunto: ended.riassunto! };
}

function exportOf(rete: Rete): Buffer {
  const lines = ['cup;mandato;data;importo'];
  for (let n = 0, line = 0; n < rete.spese; n++) {
    const { progettoId, giorno, centesimi } = spesaDi(rete, n);
    if (progettoId !== rete.progetti[0]) continue;
    line += 1;
    if (line % 100 === 1) continue;
    const amount = ((centesimi + (line % 100 === 0 ? 1 : 0)) / 100).toFixed(2).replace('.', ',');
    const written = `${CUP};${n};${giorno.split('-').reverse().join('/')};${amount}`;
    lines.push(written, ...(line % 100 === 2 ? [written] : []));
  }
  return Buffer.from(lines.join('\r\n'));
}
