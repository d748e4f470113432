import { createSpecDatabase, type SpecDatabase } from '../../../../infra/testing/spec-database.js';
import { openPool } from './database-pool.js';

describe('the role of a process', () => {
  let database: SpecDatabase;
  beforeAll(async () => (database = await createSpecDatabase()));
  afterAll(() => database.drop());

  it.each(['consorzi_api', 'consorzi_projector'] as const)('may be %s', async (role) => {
    const pool = await openPool(database.url(role), 'DATABASE_API_URL');
    await pool.end();
  });

  it('may not be a superuser', async () => {
    await expect(openPool(database.url('admin'), 'DATABASE_API_URL')).rejects.toThrow(
      'Il ruolo «postgres» di DATABASE_API_URL è un superutente: la piattaforma non parte.',
    );
  });

  it('may not own tables', async () => {
    await expect(openPool(database.url('consorzi_owner'), 'DATABASE_API_URL')).rejects.toThrow(
      /^Il ruolo «consorzi_owner» di DATABASE_API_URL possiede tabelle \(.+\): la piattaforma non parte\.$/,
    );
  });

  it('is told about a wrong password without showing it', async () => {
    const url = new URL(database.url('consorzi_api'));
    url.password = 'sesamo';
    await expect(openPool(url.href, 'DATABASE_API_URL')).rejects.toThrow(
      'La base dati di DATABASE_API_URL non si lascia aprire (28P01).',
    );
  });
});
