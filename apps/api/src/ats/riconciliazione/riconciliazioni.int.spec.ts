import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { PostgresEventStore } from '../../event-sourcing/index.js';
import { projectorPool } from '../../projections/index.js';
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
});
