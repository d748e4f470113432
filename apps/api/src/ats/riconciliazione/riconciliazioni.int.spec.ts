import { randomUUID } from 'node:crypto';

import type { Mappatura } from '@consorzi/domain/ats';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { PostgresEventStore } from '../../event-sourcing/index.js';
import { projectorPool } from '../../projections/index.js';
import { svolgi } from './lettura/compito.js';
import type { Gruppo } from './lettura/gruppo.js';
import type { Riassunto } from './lettura/messaggi.js';
import { inColonne } from './lettura/nostre.js';
import { Riconciliazioni } from './riconciliazioni.js';
import { sweepRiconciliazioni } from './sweep.js';

const SCOPE = 'atsprova';

describe('an export under comparison', () => {
  let database: SpecDatabase;
  let pool: pg.Pool;
  let projector: pg.Pool;
  let admin: pg.Client;
  let riconciliazioni: Riconciliazioni;

  beforeAll(async () => {
    database = await createSpecDatabase();
    pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
    projector = projectorPool(database.url('consorzi_projector'));
    admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
    riconciliazioni = new Riconciliazioni(pool);
  });
  afterAll(async () => {
    await Promise.all([pool.end(), projector.end(), admin.end()]);
    await database.drop();
  });

  const aperta = async (): Promise<string> => {
    const id = randomUUID();
    await riconciliazioni.apri(SCOPE, {
      ...{ id, personaId: randomUUID(), progettoId: randomUUID(), tabella: 'pagamenti', nome: 'regis.csv' },
      ...{ sha256: '0'.repeat(64), file: Buffer.from('CUP\n') },
    });
    return id;
  };
  const invecchia = (id: string, campo: string, di: string) =>
    admin.query(`update platform.riconciliazioni set ${campo} = now() - $2::interval where id = $1`, [id, di]);

  it('that nobody is at any more is taken up again, once; one that somebody is at is not', async () => {
    const id = await aperta();
    expect(await riconciliazioni.riprendi(SCOPE, id)).toBe(false);
    await invecchia(id, 'aggiornata_il', '3 minutes');
    expect(await riconciliazioni.riprendi('altroats', id)).toBe(false);
    const both = await Promise.all([riconciliazioni.riprendi(SCOPE, id), riconciliazioni.riprendi(SCOPE, id)]);
    expect(both.sort()).toEqual([false, true]);
    await invecchia(id, 'aggiornata_il', '3 minutes');
    await riconciliazioni.batte(SCOPE, id);
    expect(await riconciliazioni.riprendi(SCOPE, id)).toBe(false);
    await riconciliazioni.rifiutata(SCOPE, id, { codice: 'FILE_VUOTO', messaggio: 'vuoto', dettagli: {} });
    await invecchia(id, 'aggiornata_il', '3 minutes');
    expect(await riconciliazioni.riprendi(SCOPE, id)).toBe(false);
  });

  it('is deleted when it has expired, by whoever keeps the read models, and no other is', async () => {
    const [passata, futura] = [await aperta(), await aperta()];
    await invecchia(passata, 'scade_il', '1 minute');
    const store = new PostgresEventStore(projector);
    const scopes = () => Promise.resolve([{ scope: SCOPE, last: 0 }]);
    expect(await sweepRiconciliazioni(projector, Object.assign(store, { scopes }))).toBe(1);
    const { rows } = await admin.query('select id from platform.riconciliazioni where id = any($1)', [
      [passata, futura],
    ]);
    expect(rows).toEqual([{ id: futura }]);
  });

  it('keeps every line once, in the order in which they were found, as both sides wrote it', async () => {
    const mappatura: Mappatura = {
      tabella: 'pagamenti',
      colonne: ['mandato', 'importo'].map((campo) => ({ campo, intestazione: campo })),
      formati: { data: 'gg/mm/aaaa', decimale: ',' },
      chiave: ['mandato'],
    };
    const numbers = Array.from({ length: 4_500 }, (_, n) => n);
    const nostre = numbers.map((n) => ({
      riferimento: `alfa/2024-05/${n}`,
      mandato: String(n),
      importo: 100,
      cup: 'A',
    }));
    const loro = numbers.map((n) => `${n};${n === 7 ? '2,00' : '1,00'}`);
    const bytes = Buffer.from(['mandato;importo', ...loro, '9999;«1»,00', '9998;3,00'].join('\n'));
    const [gruppi, quote]: [Gruppo[], number[]] = [[], []];
    let riassunto: Riassunto | undefined;
    await svolgi(
      { tipo: 'confronta', bytes, mappatura },
      (message) => {
        if (message.tipo === 'righe') gruppi.push(message.gruppo);
        if (message.tipo === 'righe') quote.push(message.quota);
        if (message.tipo === 'confrontato') riassunto = message.riassunto;
      },
      () => Promise.resolve(inColonne('pagamenti', nostre, ['mandato', 'importo'])),
    );
    expect([quote.at(-1), quote.length]).toEqual([1, 3]);
    expect(quote).toEqual(quote.toSorted((a, b) => a - b));

    const id = await aperta();
    let da = 0;
    for (const gruppo of gruppi) {
      await riconciliazioni.aggiungi(SCOPE, id, da, gruppo);
      da += gruppo.quante;
    }
    expect(await riconciliazioni.righe(SCOPE, id, { first: 10 })).toEqual([]);
    await riconciliazioni.pronta(SCOPE, id, riassunto!, '{}');
    expect(await riconciliazioni.righe('altroats', id, { first: 10 })).toEqual([]);
    const all = await riconciliazioni.righe(SCOPE, id, { first: 10_000 });
    expect(all.map(({ numero }) => numero)).toEqual([...numbers, 4_500]);
    expect(all.map(({ riga }) => riga.chiave)).toEqual(all.map(({ riga }) => riga.chiave).sort());
    expect(new Set(all.map(({ riga }) => riga.loro?.riferimento)).size).toBe(4_501);
    expect(riassunto!.totali.map(({ righe }) => righe)).toEqual([4_499, 1, 1, 0, 0]);
    const [diversa, ...none] = await riconciliazioni.righe(SCOPE, id, { esito: 'diverso', first: 10 });
    expect([diversa!.riga, none]).toMatchObject([
      {
        ...{ chiave: '["7"]', diversi: ['importo'], nostra: { riferimento: 'alfa/2024-05/7', scritti: ['7', '1,00'] } },
        ...{ impronta: expect.stringMatching(/^[0-9a-f]{64}$/), loro: { riferimento: '9', scritti: ['7', '2,00'] } },
      },
      [],
    ]);
    const firme = await admin.query<{ n: number }>(
      `select count(*)::int as n from platform.riconciliazioni_righe where firma = '' and riconciliazione_id = $1`,
      [id],
    );
    expect(firme.rows).toEqual([{ n: 4_499 }]);
  });
});
