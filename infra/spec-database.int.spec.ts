import pg from 'pg';

import { createSpecDatabase } from './testing/spec-database.js';

describe('the database of a spec', () => {
  it('is reached by the owner, and its collation sorts by code point', async () => {
    const database = await createSpecDatabase();
    const client = new pg.Client({ connectionString: database.url('consorzi_owner') });
    await client.connect();
    const { rows } = await client.query("select current_user as who, 'Z' < 'a' as by_code_point");
    await client.end();
    await database.drop();
    expect(rows).toEqual([{ who: 'consorzi_owner', by_code_point: true }]);
  });
});
