import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

import { deciderConsorzio } from '@consorzi/domain/tenancy';
import { idOf } from '@consorzi/domain/shared';
import { registro } from '@consorzi/projections/audit';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../infra/testing/spec-database.js';
import { PostgresEventStore, runCommand } from '../event-sourcing/index.js';
import { commandContext } from '../event-sourcing/testing/command-context.js';
import { ProjectionRunner, projectorPool } from '../projections/index.js';
import { eventually } from '../projections/testing/stage.js';
import { Caricamenti } from './caricamenti.js';
import { FileRefused } from './file-refused.js';
import { FolderStore } from './folder-store.js';
import { Quarantine } from './quarantine.js';
import { Ricezione } from './ricezione.js';
import { sweepFiles } from './sweep.js';
import { FATTURA, PDF } from './testing/samples.js';

const SCOPE = 'alfa';
const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-ricezione-'));
const quarantined = () => readdirSync(path.join(folder, '.quarantena'));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const another = (n: number) => Buffer.concat([PDF, Buffer.from(`% ${n}`)]);

let database: SpecDatabase;
let api: pg.Pool;
let projector: pg.Pool;
let caricamenti: Caricamenti;
let infected = false;
const store = new FolderStore(folder);
beforeAll(async () => {
  database = await createSpecDatabase();
  api = new pg.Pool({ connectionString: database.url('consorzi_api') });
  projector = projectorPool(database.url('consorzi_projector'));
  caricamenti = new Caricamenti(api);
});
afterAll(async () => {
  await Promise.all([api.end(), projector.end()]);
  await database.drop();
  rmSync(folder, { recursive: true });
});

const receive = (bytes: Buffer, percorso: string, scope = SCOPE, archivioId: string | null = null) =>
  new Ricezione({
    ...{ quarantine: new Quarantine(path.join(folder, '.quarantena')), store, caricamenti, maxBytes: 100_000 },
    antivirus: () => (infected ? Promise.reject(new FileRefused('FILE_INFETTO')) : Promise.resolve()),
  }).accogli(Readable.from([bytes]), { scope, personaId: idOf('anna'), percorso, archivioId });

describe('a file that comes in', () => {
  it('stands in its place, with what was seen of it', async () => {
    const taken = await receive(FATTURA, 'Cartella/../Fattura 27.xml');
    expect(taken).toMatchObject({
      ...{ nome: 'Fattura 27.xml', percorso: 'Cartella/Fattura 27.xml', byte: FATTURA.length, sha256: sha256(FATTURA) },
      mediaType: 'application/xml',
      indizi: { tipo: 'fattura', numeri: ['27/PA'], date: ['2025-03-14'], partiteIva: ['07264440012'], cig: ['B10A9942A7'], centesimi: [122_000] }, // prettier-ignore
    });
    expect((await caricamenti.trova(SCOPE, [taken.id])).get(taken.id)).toEqual(taken);
    expect(await store.has(SCOPE, taken.sha256)).toBe(true);
    expect(quarantined()).toEqual([]);
  });

  it('leaves nothing where it is refused: too large, of a false extension, infected', async () => {
    const before = await count();
    await expect(receive(Buffer.alloc(100_001, 'a'), 'a.txt')).rejects.toMatchObject({ code: 'FILE_TROPPO_GRANDE' });
    await expect(receive(another(1), 'a.xml')).rejects.toMatchObject({ code: 'ESTENSIONE_FALSA' });
    infected = true;
    await expect(receive(another(2), 'a.pdf')).rejects.toMatchObject({ code: 'FILE_INFETTO' });
    infected = false;
    expect(quarantined()).toEqual([]);
    expect(await count()).toBe(before);
    for (const n of [1, 2]) expect(await store.has(SCOPE, sha256(another(n)))).toBe(false);
  });

  it('of another consortium is out of reach, also by its hash', async () => {
    const taken = await receive(another(3), 'a.pdf', SCOPE, idOf('archivio'));
    expect((await caricamenti.trova('beta', [taken.id])).size).toBe(0);
    expect(await caricamenti.diArchivio('beta', idOf('archivio'))).toEqual([]);
    expect((await caricamenti.diArchivio(SCOPE, idOf('archivio'))).map(({ id }) => id)).toEqual([taken.id]);
    expect(await caricamenti.usa('beta', taken.id, 'beta-Fascicolo.x', idOf('comando'))).toBeNull();
    expect(await store.has('beta', taken.sha256)).toBe(false);
  });
});

describe('the sweep', () => {
  const inTwoDays = new Date(Date.now() + 48 * 3_600_000);

  it('takes after a day what no event names, and never what one does', async () => {
    const log = new PostgresEventStore(api);
    const runner = new ProjectionRunner({ store: new PostgresEventStore(projector), pool: projector, projections: [registro] }); // prettier-ignore
    await runner.start();
    const scope = 'gamma';
    const [named, refused, waiting] = [await receive(another(4), 'a.pdf', scope), await receive(another(5), 'b.pdf', scope), await receive(another(6), 'c.pdf', scope)]; // prettier-ignore
    // Any command will do: the sweep asks whether its events are in the log.
    const context = { scope, ...commandContext('istituisci') };
    await caricamenti.usa(scope, named.id, `${scope}-Consorzio.${scope}`, context.commandId);
    await caricamenti.usa(scope, refused.id, `${scope}-Consorzio.${scope}`, idOf('mai', 'eseguito'));
    const body = { type: 'IstituisciConsorzio', scope, denominazione: 'Gamma', sede: 'Ivrea' } as const;
    const command = {
      ...body,
      autore: { personaId: idOf('p'), centri: 'tutti' as const },
      now: '2024-06-01T10:00:00.000Z',
    };
    await runCommand({ store: log }, context, deciderConsorzio, command);
    await eventually(async () => {
      const { rows } = await projector.query(`select 1 from read.checkpoints where projection = 'registro'`);
      return rows.length >= 0 && (await standing(scope)) >= 0;
    });

    expect(await sweepFiles(projector, log, store)).toBe(0);
    await backdate(scope);
    expect(await sweepFiles(projector, log, store, inTwoDays)).toBe(2);
    const there = await Promise.all([named, refused, waiting].map((one) => store.has(scope, one.sha256)));
    expect(there).toEqual([true, false, false]);
    expect(await sweepFiles(projector, log, store, inTwoDays)).toBe(0);
    await runner.stop();
  });

  it('lets a file that came again wait its day', async () => {
    const scope = 'gamma';
    await receive(another(6), 'c.pdf', scope);
    await backdate(scope);
    const again = await receive(another(6), 'c.pdf', scope);
    const old = new Date(Date.now() - 72 * 3_600_000);
    utimesSync(path.join(folder, scope, again.sha256), old, old);
    expect(await sweepFiles(projector, new PostgresEventStore(api), store)).toBe(0);
    expect(await store.has(scope, again.sha256)).toBe(true);
  });
});

const asAdmin = async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
  const admin = new pg.Client({ connectionString: database.url('admin') });
  await admin.connect();
  return admin.query<T>(sql, [...values]).finally(() => admin.end());
};
const count = async () =>
  (await asAdmin<{ n: number }>('select count(*)::int as n from platform.file_caricati')).rows[0]!.n;
const standing = async (scope: string) =>
  (await asAdmin<{ position: string }>(`select position from read.checkpoints where scope = $1 and projection = 'registro'`, [scope])).rows.map((row) => Number(row.position))[0] ?? -1; // prettier-ignore
const backdate = async (scope: string) => {
  await asAdmin(`update platform.file_usi set usato_il = now() - interval '2 days' where scope = $1`, [scope]);
  await asAdmin(`update platform.file_caricati set caricato_il = now() - interval '2 days' where scope = $1`, [scope]);
};
