import { idOf } from '@consorzi/domain/shared';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../infra/testing/spec-database.js';
import { PostgresEventStore, runCommand } from '../event-sourcing/index.js';
import { commandContext } from '../event-sourcing/testing/command-context.js';
import { ProjectionRunner, projectorPool } from '../projections/index.js';
import { allProjections } from '@consorzi/projections/all';
import {
  deciderApprovaPiano,
  deciderPiano,
  deciderProgettoPeg,
  deciderVariazione,
  pianoIdOf,
} from '@consorzi/domain/planning';
import { inScope } from '../database/in-scope.js';
import { sweepProposte, sweepTesti } from './sweep.js';
import { saltedHash, Testi } from './testi.js';

const SCOPE = 'inrete';

describe('free texts', () => {
  let database: SpecDatabase;
  let pool: pg.Pool;
  let testi: Testi;

  beforeAll(async () => {
    database = await createSpecDatabase();
    pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
    testi = new Testi(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const save = async (name: string, words: string, stream = `${SCOPE}-Variazione.${idOf('v')}`) => {
    const texts = await testi.perComando(SCOPE, idOf('spec', name));
    const ref = texts.ref('motivo', words);
    await texts.salva(stream);
    return ref;
  };

  it('give the same reference when the command is sent again, another for other words', async () => {
    const first = await save('same', 'il termine si sposta');
    expect(await save('same', 'il termine si sposta')).toEqual(first);
    const other = await save('same', 'un altro motivo');
    expect(other.testoId).toBe(first.testoId);
    expect(other.hash).not.toBe(first.hash);
    expect((await testi.leggi(SCOPE, [first.testoId])).get(first.testoId)).toBe('il termine si sposta');
  });

  it('are hashed with a salt of their own: equal words, different hashes', async () => {
    const [a, b] = [await save('salt a', 'stesse parole'), await save('salt b', 'stesse parole')];
    expect(a.hash).not.toBe(b.hash);
    expect(saltedHash(Buffer.from('aa'), 'x')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('once erased have neither words nor salt, and keep their hash for a command sent again', async () => {
    const ref = await save('erased', 'nomina qualcuno');
    await testi.cancella(SCOPE, [ref.testoId]);
    expect(await testi.leggi(SCOPE, [ref.testoId])).toEqual(new Map());
    expect(await save('erased', 'nomina qualcuno')).toEqual(ref);
    expect(await testi.leggi(SCOPE, [ref.testoId])).toEqual(new Map());
    const admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
    const { rows } = await admin.query('select sale, testo from platform.testi where id = $1', [ref.testoId]);
    await admin.end();
    expect(rows).toEqual([{ sale: null, testo: null }]);
  });

  it('of another consortium are out of reach', async () => {
    const ref = await save('mine', 'cosa nostra');
    expect(await testi.leggi('cissac', [ref.testoId])).toEqual(new Map());
    await testi.cancella('cissac', [ref.testoId]);
    expect((await testi.leggi(SCOPE, [ref.testoId])).get(ref.testoId)).toBe('cosa nostra');
    await expect(
      inScope(pool, 'cissac', (client) =>
        client.query(
          `insert into platform.testi (scope, id, command_id, stream, hash, sale, testo)
           values ('inrete', gen_random_uuid(), gen_random_uuid(), 'x', 'x', '\\x00', 'x')`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('that no event names are swept after a day; those that one names stay', async () => {
    const projector = projectorPool(database.url('consorzi_projector'));
    const store = new PostgresEventStore(pool);
    const autore = { personaId: idOf('p'), centri: 'tutti' as const };
    const base = { autore, now: '2024-06-01T10:00:00.000Z' };
    const pianoId = pianoIdOf(SCOPE, { dal: 2024, al: 2024 });
    const run = { scope: SCOPE, ...commandContext('crea') };
    await runCommand({ store }, run, deciderPiano, {
      ...base,
      type: 'CreaPiano',
      pianoId,
      titolo: 'Piano',
      dal: 2024,
      al: 2024,
    });
    const act = { organo: 'cda' as const, numero: '1', data: '2024-01-31' };
    const [centroId, progettoPegId] = [idOf('centro'), idOf('progetto')];
    await runCommand({ store }, { scope: SCOPE, ...commandContext('definisci') }, deciderProgettoPeg, {
      ...{ ...base, type: 'DefinisciProgettoPeg', pianoId, progettoPegId },
      scheda: { codice: '1', nome: 'Mensa', centroId, areaStrategica: '', obiettivoOperativo: '', servizi: [] },
    });
    await runCommand({ store }, { scope: SCOPE, ...commandContext('approva') }, deciderApprovaPiano, {
      ...{ ...base, type: 'ApprovaPiano', pianoId, atto: act },
      contenuto: { oggetto: 'progettoPeg', oggettoId: progettoPegId },
    });
    const variazioneId = idOf('variazione');
    const named = await save('named', 'motivo vero', `${SCOPE}-Variazione.${variazioneId}`);
    const context = { scope: SCOPE, ...commandContext('named') };
    await runCommand({ store }, context, deciderVariazione, {
      ...base,
      type: 'ApriVariazione',
      variazioneId,
      pianoId,
      motivo: named,
    });
    const orphan = await save('orphan', 'mai inviato', `${SCOPE}-Variazione.${variazioneId}`);
    const fresh = await save('fresh', 'appena scritto', `${SCOPE}-Variazione.${variazioneId}`);

    const runner = new ProjectionRunner({
      store: new PostgresEventStore(projector),
      pool: projector,
      projections: allProjections,
    });
    await runner.start();
    const admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
    await admin.query("update platform.testi set salvato_il = now() - interval '25 hours' where id = any($1)", [
      [named.testoId, orphan.testoId],
    ]);
    for (let tries = 0; tries < 100; tries++) {
      const { rows } = await admin.query(
        "select position from read.checkpoints where projection = 'registro' and position >= 4",
      );
      if (rows.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await admin.end();

    expect(await sweepTesti(projector, store)).toBe(1);
    await runner.stop();
    await projector.end();
    const left = await testi.leggi(SCOPE, [named.testoId, orphan.testoId, fresh.testoId]);
    expect([...left.keys()].sort()).toEqual([named.testoId, fresh.testoId].sort());
  });

  it('in uploads go when these expire, also where nobody uploads any more', async () => {
    const projector = projectorPool(database.url('consorzi_projector'));
    const admin = new pg.Client({ connectionString: database.url('admin') });
    await admin.connect();
    await admin.query(
      `insert into platform.proposte (scope, id, persona_id, nome, sha256, scade_il, proposta)
       select $1, gen_random_uuid(), gen_random_uuid(), 'a.docx', 'x', now() + make_interval(days => days), '"parole"'
       from unnest(array[-1, 1]) days`,
      [SCOPE],
    );
    expect(await sweepProposte(projector, new PostgresEventStore(projector))).toBe(1);
    const { rows } = await admin.query('select scade_il > now() as waiting from platform.proposte');
    expect(rows).toEqual([{ waiting: true }]);
    await admin.end();
    await projector.end();
  });
});
