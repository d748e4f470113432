import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { inScope } from '../../database/in-scope.js';
import { ImpronteKey } from './impronte-key.js';

describe('the marks of invoices', () => {
  let database: SpecDatabase;
  let folder: string;
  const pools: pg.Pool[] = [];
  const as = (role: 'consorzi_api' | 'consorzi_projector') => {
    const pool = new pg.Pool({ connectionString: database.url(role), max: 1 });
    pools.push(pool);
    return pool;
  };

  beforeAll(async () => {
    database = await createSpecDatabase();
    folder = mkdtempSync(path.join(os.tmpdir(), 'impronte-'));
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('come from a secret that is made once, for our eyes alone, and never written over', () => {
    const file = path.join(folder, 'nuova', 'chiave');
    const mark = new ImpronteKey(file).fattura('f1');
    expect(mark).toHaveLength(32);
    expect(new ImpronteKey(file).fattura('f1')).toEqual(mark);
    expect(new ImpronteKey(file).persona('f1')).not.toBe(mark.toString('hex'));
    expect(new ImpronteKey(path.join(folder, 'altra')).fattura('f1')).not.toEqual(mark);
    const spoiled = path.join(folder, 'guasta');
    writeFileSync(spoiled, 'breve');
    expect(() => new ImpronteKey(spoiled).fattura('f1')).toThrow('holds no key');
    expect(readFileSync(spoiled, 'utf8')).toBe('breve');
  });

  it('say that somebody else holds an invoice, never who, and can be read by nobody', async () => {
    const [api, projector] = [as('consorzi_api'), as('consorzi_projector')];
    const [una, due] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const hold = (scope: string, mark: Buffer, held: boolean) =>
      inScope(projector, scope, (client) => client.query('select platform.impronta_spesa($1, $2)', [mark, held]));
    const altrove = (scope: string) =>
      inScope(api, scope, async (client) => {
        const { rows } = await client.query('select platform.impronte_altrove($1::bytea[]) as mark', [[una, due]]);
        return rows.map(({ mark }: { mark: Buffer }) => mark[0]);
      });
    await hold('alfa', una, true);
    await hold('alfa', una, true);
    expect([await altrove('alfa'), await altrove('beta')]).toEqual([[], [1]]);
    await hold('beta', una, true);
    expect([await altrove('alfa'), await altrove('beta'), await altrove('gamma')]).toEqual([[1], [1], [1]]);
    await hold('alfa', una, false);
    expect([await altrove('alfa'), await altrove('beta')]).toEqual([[1], []]);
    for (const pool of [api, projector]) {
      const read = inScope(pool, 'beta', (client) => client.query('select * from platform.impronte_spese'));
      await expect(read).rejects.toThrow('permission denied');
    }
    const noTenant = projector.query('select platform.impronta_spesa($1, true)', [due]);
    await expect(noTenant).rejects.toThrow('no tenant');
    const write = inScope(api, 'beta', (client) => client.query('select platform.impronta_spesa($1, true)', [due]));
    await expect(write).rejects.toThrow('permission denied');
  });
});
