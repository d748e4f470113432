import { idOf } from '@consorzi/domain/shared';
import { deciderAccessi, type ComandoAccessi } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../infra/testing/spec-database.js';
import { inScope } from '../../database/in-scope.js';
import { PostgresEventStore, runCommand } from '../../event-sourcing/index.js';
import { commandContext } from '../../event-sourcing/testing/command-context.js';
import { ProjectionRunner, projectorPool } from '../../projections/index.js';
import { eventually } from '../../projections/testing/stage.js';
import { ReadModels } from '../../projections/read-models.js';
import { AccessiRevisori, Persone } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { DatiPersonali } from './dati-personali.queries.js';

const [QUI, ALTROVE] = ['inprova', 'altrove'] as const;
const ada = { issuer: 'spec', subject: 'ada', username: 'ada.prova', name: 'Ada Prova', memberships: [QUI, ALTROVE] };
const bruno = { issuer: 'spec', subject: 'bruno', username: 'bruno', name: 'Bruno Altro', memberships: [QUI] };
/** More than a page. */
const ATTI = 230;
/** Position of the last event. */
const ULTIMO = ATTI + 7;

let database: SpecDatabase;
let pool: pg.Pool;
let projector: pg.Pool;
let runner: ProjectionRunner;
let readModels: ReadModels;
let persone: Persone;
let testi: Testi;
let store: PostgresEventStore;
let trail: AccessiRevisori;
let dati: DatiPersonali;
let adaId: string;
let brunoId: string;
const scritti: string[] = [];

beforeAll(async () => {
  database = await createSpecDatabase();
  pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
  projector = projectorPool(database.url('consorzi_projector'));
  store = new PostgresEventStore(pool);
  [persone, testi, readModels] = [new Persone(pool), new Testi(pool), new ReadModels(pool)];
  trail = new AccessiRevisori(pool);
  dati = new DatiPersonali(pool, readModels, persone, store, trail);
  [adaId, brunoId] = [await persone.personaOf(ada), await persone.personaOf(bruno)];

  await accessi('2024-01-10', { type: 'AssegnaRuolo', personaId: brunoId, ruolo: 'amministratore', centri: [] });
  await accessi('2024-01-11', { type: 'AssegnaRuolo', personaId: adaId, ruolo: 'direttore', centri: [] });
  const ferie = { ruolo: 'direttore', dal: '2024-02-05', al: '2024-02-16' } as const;
  await accessi('2024-01-12', {
    type: 'DelegaRuolo',
    delegaId: idOf('d'),
    delegante: adaId,
    personaId: brunoId,
    ...ferie,
  });
  for (let n = 0; n < ATTI; n++) await scrive(n, n % 2 === 0 ? adaId : brunoId);
  const [delegaId, incaricoId] = [idOf('revocata'), idOf('incarico')];
  const estate = { ruolo: 'direttore', dal: '2024-08-01', al: '2024-08-31' } as const;
  await accessi('2024-02-20', { type: 'DelegaRuolo', delegaId, delegante: adaId, personaId: brunoId, ...estate });
  await accessi('2024-02-21', { type: 'RevocaDelega', delegaId, delegante: null });
  const perimetro = { tipo: 'consorzio' } as const;
  const periodo = { dal: '2024-02-22', al: '2024-06-30', atto: null };
  await accessi('2024-02-22', { type: 'AffidaRevisione', incaricoId, personaId: adaId, perimetro, ...periodo });
  await accessi('2024-02-23', { type: 'RevocaRevisione', incaricoId });
  for (const [at, personaId] of [['2024-02-22T10:00:00.000Z', adaId], ['2024-02-22T11:00:00.000Z', brunoId]] as const) // prettier-ignore
    await trail.record({ ...{ scope: QUI, at, personaId, operazione: 'obiettivo' }, ...{ incarichi: [incaricoId], oggetti: [idOf('o')], momenti: ['#3'] } }); // prettier-ignore
  await accessi('2024-03-01', { type: 'RevocaRuolo', personaId: adaId, ruolo: 'direttore' });
  await testi.cancella(QUI, [scritti[0]!]);

  const options = { store: new PostgresEventStore(projector), pool: projector, projections: allProjections };
  runner = new ProjectionRunner(options);
  await runner.start();
  await eventually(async () => (await dati.nelloScope(QUI, adaId)).momento.posizione === ULTIMO);
}, 60_000);
afterAll(async () => {
  await runner.stop();
  await readModels.onApplicationShutdown();
  await Promise.all([pool.end(), projector.end()]);
  await database.drop();
});

type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now' | 'scope'> : never;

async function accessi(day: string, body: Body<ComandoAccessi>): Promise<void> {
  const now = `${day}T09:00:00.000Z`;
  const command = { ...body, scope: QUI, now, autore: { personaId: brunoId, centri: 'tutti' } } as ComandoAccessi;
  const context = { scope: QUI, ...commandContext(`${day} accessi`, { personaId: brunoId, recordedAt: now }) };
  await runCommand({ store }, context, deciderAccessi, command);
}

/** A variazione, with its reason. */
async function scrive(n: number, personaId: string): Promise<void> {
  const context = commandContext(`scrive ${n}`, { personaId, recordedAt: '2024-02-01T09:00:00.000Z' });
  const texts = await testi.perComando(QUI, context.commandId);
  const motivo = texts.ref('motivo', `motivo ${n} di ${personaId === adaId ? 'Ada' : 'Bruno'}`);
  if (personaId === adaId) scritti.push(motivo.testoId);
  const stream = `${QUI}-Variazione.${idOf('v', n)}`;
  await texts.salva(stream);
  const events = [{ type: 'VariazioneAperta', data: { pianoId: idOf('p'), motivo } }];
  await store.append(QUI, [{ stream, expectedRevision: -1, events }], context);
}

describe('what the platform holds of a person in a scope', () => {
  it('is their name, roles with dates, deleghe, all they did and wrote, as known at a moment', async () => {
    const own = await dati.nelloScope(QUI, adaId);
    expect(own).toMatchObject({
      ...{ scope: QUI, nome: 'Ada Prova', nomeCancellato: false, delegheRicevute: [] },
      momento: { posizione: ULTIMO, registratoIl: '2024-03-01T09:00:00.000Z' },
      ruoli: [{ ruolo: 'direttore', dal: '2024-01-11T09:00:00.000Z', al: '2024-03-01T09:00:00.000Z' }],
    });
    expect(own.fatti).toHaveLength(ATTI / 2);
    expect(own.fatti[0]).toEqual({
      ...{ posizione: 3, registratoIl: '2024-02-01T09:00:00.000Z', tipo: 'VariazioneAperta', ruolo: 'direttore' },
      ...{ oggetto: `Variazione.${idOf('v', 0)}`, atto: null },
    });
    expect(new Set(own.testi.map(({ testoId }) => testoId))).toEqual(new Set(scritti.slice(1)));
    expect(JSON.stringify(own)).not.toContain('Bruno');
  });

  it('tells what others gave to them', async () => {
    const { delegheRicevute, testi: words } = await dati.nelloScope(QUI, brunoId);
    const ferie = { ruolo: 'direttore', dal: '2024-02-05', al: '2024-02-16', revocataIl: null };
    const estate = { ruolo: 'direttore', dal: '2024-08-01', al: '2024-08-31', revocataIl: '2024-02-21T09:00:00.000Z' };
    expect(delegheRicevute).toEqual([ferie, estate].map((one) => ({ altraPersonaId: adaId, ...one })));
    const { delegheConferite } = await dati.nelloScope(QUI, adaId);
    expect(delegheConferite).toEqual([ferie, estate].map((one) => ({ altraPersonaId: brunoId, ...one })));
    expect(words.every(({ testo }) => testo.endsWith('di Bruno'))).toBe(true);
  });

  it('tells for what they were called as an auditor, revoked too, and what they looked at', async () => {
    const { incarichiDiRevisione, accessiDaRevisore } = await dati.nelloScope(QUI, adaId);
    expect(incarichiDiRevisione).toEqual([
      {
        ...{ perimetro: { tipo: 'consorzio' }, dal: '2024-02-22', al: '2024-06-30', atto: null },
        ...{ affidatoIl: '2024-02-22T09:00:00.000Z', revocatoIl: '2024-02-23T09:00:00.000Z' },
      },
    ]);
    const looked = { operazione: 'obiettivo', oggetti: [idOf('o')], momenti: ['#3'] };
    expect(accessiDaRevisore).toEqual([{ il: '2024-02-22T10:00:00.000Z', ...looked }]);
    const others = await dati.nelloScope(QUI, brunoId);
    expect(others.incarichiDiRevisione).toEqual([]);
    expect(others.accessiDaRevisore).toEqual([{ il: '2024-02-22T11:00:00.000Z', ...looked }]);
  });

  it('is nothing where they did nothing, and for an id that nobody has', async () => {
    const nothing = {
      ruoli: [],
      fatti: [],
      testi: [],
      delegheRicevute: [],
      delegheConferite: [],
      incarichiDiRevisione: [],
      accessiDaRevisore: [],
      documentiInAttesa: [],
    };
    expect(await dati.nelloScope(ALTROVE, adaId)).toMatchObject({ nome: 'Ada Prova', ...nothing });
    expect(await dati.nelloScope(QUI, idOf('nessuno'))).toMatchObject({ nome: null, ...nothing });
  });

  it('has what they loaded and nothing was made of yet: archives and exports too', async () => {
    await inScope(pool, QUI, async (client) => {
      const values = [QUI, idOf('a meta'), adaId];
      await client.query(
        `insert into platform.archivi (scope, id, persona_id, nome) values ($1, $2, $3, 'fascicoli.zip')`,
        values,
      );
      await client.query(
        `insert into platform.riconciliazioni (scope, id, persona_id, progetto_id, tabella, nome, sha256, file, scade_il)
         values ($1, $2, $3, $2, 'pagamenti', 'regis.csv', '0', '', now() + interval '1 day')`,
        values,
      );
    });
    const names = async (personaId: string) =>
      (await dati.nelloScope(QUI, personaId)).documentiInAttesa.map(({ nome }) => nome).sort();
    expect(await names(adaId)).toEqual(['fascicoli.zip', 'regis.csv']);
    expect(await names(brunoId)).toEqual([]);
  });
});

describe('what the platform holds of who asks', () => {
  it('has a part for each scope, and says how the scope is called only where a role lets them in', async () => {
    const own = await dati.miei(adaId, [
      { scope: QUI, entra: true },
      { scope: ALTROVE, entra: false },
    ]);
    expect(own).toMatchObject({ personaId: adaId, nomeUtente: 'ada.prova', accessi: [] });
    expect(own.scope.map(({ scope, denominazione }) => [scope, denominazione])).toEqual([[ALTROVE, null], [QUI, null]]); // prettier-ignore
  });
});
