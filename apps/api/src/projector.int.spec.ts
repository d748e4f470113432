import { allProjections } from '@consorzi/projections/all';
import pg from 'pg';

import { createSpecDatabase } from '../../../infra/testing/spec-database.js';

describe('the projections that the projector feeds', () => {
  it('are those that the migrations have tables for, registro first', async () => {
    const database = await createSpecDatabase();
    const admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
    const { rows } = await admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'read' and column_name = 'row' and table_name not like '%\\_versioni'`,
    );
    await admin.end();
    await database.drop();
    const names = allProjections.map(({ name }) => name);
    expect(names[0]).toBe('registro');
    expect([...names].sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
