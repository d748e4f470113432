import { spawn } from 'node:child_process';
import { once } from 'node:events';

import {
  deciderAts,
  deciderProgetto,
  deciderProgramma,
  progettoIdDi,
  type ComandoProgetto,
  type DatiProgetto,
  type PianoProgetto,
} from '@consorzi/domain/ats';
import type { Decider, RecordedEvent } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto, type Comando } from '@consorzi/domain/shared';
import { deciderAccessi, deciderConsorzio } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import pg from 'pg';

import { EventStoreUnavailable, PostgresEventStore, runCommand } from '../event-sourcing/index.js';
import { commandContext } from '../event-sourcing/testing/command-context.js';
import { rebuild } from '../projections/index.js';
import type { ProjectionLog } from '../projections/logger.js';
import { eventually, stage, type Stage } from '../projections/testing/stage.js';
import { allPolicies, policyStatus, retryPolicies } from './index.js';
import { Policies, type PoliciesOptions } from './policies.js';

const PERSONA = idOf('policies', 'capofila');
const atto: Atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
const PROCESS = new URL('../../dist/policies/testing/policy-process.js', import.meta.url).pathname;

let db: Stage;
let logPool: pg.Pool;
let store: PostgresEventStore;
beforeAll(async () => {
  db = await stage();
  // The projector's role, as where the policies run: it has to be able to append.
  logPool = new pg.Pool({ connectionString: db.projectorUrl, max: 3 });
  store = new PostgresEventStore(logPool);
});
afterAll(async () => {
  await logPool.end();
  await db.close();
});

/** What a command says, of each kind. */
type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now'> : never;
let commands = 0;
/** A command of the capofila, through the decider, without the API before it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
async function run<C extends Comando<string>>(scope: string, decider: Decider<C, any>, body: Body<C>) {
  const now = '2024-06-01T09:00:00.000Z';
  const command = { ...body, autore: { personaId: PERSONA, centri: 'tutti' }, now } as unknown as C;
  const ctx = commandContext(`policies ${commands++}`, { personaId: PERSONA, role: 'capofila' });
  await runCommand({ store }, { ...ctx, scope }, decider, command);
}
const institute = (scope: string) =>
  run(scope, deciderConsorzio, { type: 'IstituisciConsorzio', scope, denominazione: scope, sede: 'Ivrea' });

const piano = (centesimi: number): PianoProgetto => ({
  ...{ dal: '2024-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
  voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Personale' }],
  quote: [{ voceId: 'v1', partnerId: 'p0', fonte: 'finanziamento', centesimi }],
});

/** An ATS of these members with a programme; each test has scopes of its own. */
async function rete(scope: string, membri: readonly string[]): Promise<string> {
  await run(scope, deciderAts, { type: 'IstituisciAts', scope, denominazione: 'ATS', atto });
  for (const consorzio of membri) {
    const entra = { type: 'RegistraEntrata', scope, consorzio, denominazione: consorzio, dal: '2024-01-01', atto };
    await run(scope, deciderAts, entra as never);
  }
  const programmaId = idOf(scope, 'programma');
  const nomi = { denominazione: 'Fondo', finanziatore: 'Ministero', fondo: 'PNRR' };
  await run(scope, deciderProgramma, { type: 'IstituisciProgramma', scope, programmaId, ...nomi } as never);
  const proposta = { tipo: 'predefinita', codice: 'regis-2025' };
  await run(scope, deciderProgramma, {
    type: 'AdottaProcedura',
    scope,
    programmaId,
    dal: '2025-03-25',
    proposta,
  } as never);
  return programmaId;
}

type OnProject<C> = C extends unknown ? Omit<C, 'autore' | 'now' | 'scope'> : never;
const onProject = (scope: string, body: OnProject<ComandoProgetto>) =>
  run(scope, deciderProgetto, { ...body, scope } as Body<ComandoProgetto>);
const CUP = 'I84H22000180006';
async function register(scope: string, membri: readonly string[], programmaId: string): Promise<string> {
  const dati: DatiProgetto = {
    ...{ programmaId, proceduraVersione: 1, titolo: 'Famiglie', cup: CUP, linea: '1.1.1', responsabili: [] },
    partner: [
      ...membri.map((consorzio, n) => ({ partnerId: `p${n}`, tipo: 'membro' as const, consorzio })),
      { partnerId: 'px', tipo: 'esterno', denominazione: 'Azienda sanitaria' },
    ],
    piano: piano(100),
  };
  const progettoId = progettoIdDi(scope, CUP);
  await onProject(scope, { type: 'RegistraProgetto', progettoId, dati, atto });
  return progettoId;
}

const copies = async (scope: string): Promise<readonly RecordedEvent[]> =>
  (await store.readScope(scope, -1, 1_000)).filter(({ type }) => type === 'ProgettoRecepito');
const standing = async (scope: string) => (await policyStatus(db.projector, scope))[0];
const end = async (scope: string) => (await store.readScope(scope, -1, 1_000)).length - 1;
const isDone = async (scope: string) => (await standing(scope))?.position === (await end(scope));

async function following(until: () => Promise<boolean>, options: Partial<PoliciesOptions> = {}, processes = 1) {
  const all = Array.from({ length: processes }, () => {
    const pool = db.projector;
    return new Policies({ store, pool, policies: allPolicies, pollMs: 10, pauseMs: 20, ...options });
  });
  all.forEach((one) => one.start());
  await eventually(until).finally(() => Promise.all(all.map((one) => one.stop())));
}

it('copies a project into the log of each partner that has one, as the person and for the reason it was made', async () => {
  await institute('alfa');
  await institute('beta');
  const programmaId = await rete('reteuno', ['alfa', 'beta', 'assente']);
  const progettoId = await register('reteuno', ['alfa', 'beta', 'assente'], programmaId);
  await onProject('reteuno', { type: 'ModificaPianoProgetto', progettoId, dal: '2024-05-01', piano: piano(200), atto });
  await following(() => isDone('reteuno'));
  const [first, second, ...none] = await copies('alfa');
  expect(none).toEqual([]);
  const source = (await store.readStream('reteuno', `reteuno-Progetto.${progettoId}`))[0]!;
  expect(first).toMatchObject({
    ...{ personaId: PERSONA, role: 'capofila', causationId: source.eventId, correlationId: source.correlationId },
    commandId: idOf('recepimento-progetti', source.eventId),
    stream: `alfa-ProgettoRecepito.${progettoId}`,
    // As the project was after that event, not as it is when it is copied.
    data: { ats: 'reteuno', partnerId: 'p0', quote: [{ centesimi: 100 }], modello: { codice: 'regis-2025' } },
  });
  expect(second).toMatchObject({ data: { quote: [{ centesimi: 200 }] } });
  expect((await copies('beta')).map(({ data }) => data['quote'])).toEqual([[], []]);
  expect((await store.scopes()).map(({ scope }) => scope)).not.toContain('assente');
});

it('copies nothing twice, by however many it is done and though it is forgotten what was done', async () => {
  await institute('gamma');
  await register('retedue', ['gamma'], await rete('retedue', ['gamma']));
  await following(() => isDone('retedue'), {}, 3);
  expect(await copies('gamma')).toHaveLength(1);
  await db.admin.query(`delete from policies.checkpoints where scope = 'retedue'`);
  await following(() => isDone('retedue'), {}, 2);
  expect(await copies('gamma')).toHaveLength(1);
});

it('goes on where it was, also when it was killed between the command and the note of it', async () => {
  await institute('delta');
  const progettoId = await register('retetre', ['delta'], await rete('retetre', ['delta']));
  const child = spawn(process.execPath, [PROCESS, db.projectorUrl], { stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect(await copies('delta')).toHaveLength(1);
  expect((await standing('retetre'))?.position ?? -1).toBeLessThan(await end('retetre'));
  await onProject('retetre', { type: 'ChiudiProgetto', progettoId, il: '2024-05-31' });
  await following(() => isDone('retetre'));
  expect((await copies('delta')).map(({ data }) => data['stato'])).toEqual(['inCorso', 'chiuso']);
});

it('stands still where a command is refused, and says why; other scopes go on, and it does once it may', async () => {
  // A log, and no consortium in it yet.
  const ruolo = { type: 'AssegnaRuolo', scope: 'epsilon', personaId: PERSONA, ruolo: 'amministratore', centri: [] };
  await run('epsilon', deciderAccessi, ruolo as never);
  await institute('zeta');
  const programmaId = await rete('retequattro', ['epsilon', 'zeta']);
  const progettoId = await register('retequattro', ['epsilon', 'zeta'], programmaId);
  await onProject('retequattro', { type: 'ChiudiProgetto', progettoId, il: '2024-05-31' });
  const told: object[] = [];
  const log = (fields: object) => void told.push(fields);
  const logger: ProjectionLog = { info: log, warn: log, error: log };
  await following(async () => ((await standing('retequattro'))?.stopped?.attempts ?? 0) >= 2, { logger });
  const { position, stopped } = (await standing('retequattro'))!;
  expect(stopped).toMatchObject({ target: 'epsilon', code: 'CONSORZIO_INESISTENTE', position: position + 1 });
  expect(told).toContainEqual(expect.objectContaining({ scope: 'retequattro', code: 'CONSORZIO_INESISTENTE' }));
  expect(await copies('zeta')).toEqual([]);

  await institute('eta');
  await register('retecinque', ['eta'], await rete('retecinque', ['eta']));
  const hour = { pauseMs: 3_600_000 };
  await following(() => isDone('retecinque'), hour);
  expect(await copies('eta')).toHaveLength(1);

  await institute('epsilon');
  await db.admin.query(
    `update policies.checkpoints set riprova_dal = now() + interval '1 hour' where scope = 'retequattro'`,
  );
  await following(() => Promise.resolve(true), hour);
  expect((await standing('retequattro'))?.stopped).not.toBeNull();
  expect(await retryPolicies(db.projector, 'retequattro')).toBe(1);
  expect(await retryPolicies(db.projector, 'retecinque')).toBe(0);
  await following(() => isDone('retequattro'));
  expect((await copies('zeta')).map(({ data }) => data['stato'])).toEqual(['inCorso', 'chiuso']);
  expect(await copies('epsilon')).toHaveLength(2);
});

it('goes on saying what was refused when it is stopped before it could try again', async () => {
  const ruolo = { type: 'AssegnaRuolo', scope: 'kappa', personaId: PERSONA, ruolo: 'amministratore', centri: [] };
  await run('kappa', deciderAccessi, ruolo as never);
  await register('retesette', ['kappa'], await rete('retesette', ['kappa']));
  await following(async () => ((await standing('retesette'))?.stopped?.attempts ?? 0) >= 1);
  await db.admin.query(`update policies.checkpoints set riprova_dal = now() where scope = 'retesette'`);
  let ended: Promise<void> | undefined;
  const reading = Object.assign(Object.create(store) as PostgresEventStore, {
    readScope: (scope: string, after: number, limit: number) => {
      if (scope === 'retesette') ended ??= policies.stop();
      return store.readScope(scope, after, limit);
    },
  });
  const policies = new Policies({ store: reading, pool: db.projector, policies: allPolicies, pollMs: 10 });
  policies.start();
  await eventually(() => ended !== undefined);
  await ended;
  expect((await standing('retesette'))?.stopped).toMatchObject({ target: 'kappa', code: 'CONSORZIO_INESISTENTE' });
  await institute('kappa');
  await following(() => isDone('retesette'));
});

it('takes an outage for no refusal: nothing is noted, and it is done when the log answers again', async () => {
  await institute('theta');
  await register('retesei', ['theta'], await rete('retesei', ['theta']));
  let refusals = 0;
  const flaky = Object.assign(Object.create(store) as PostgresEventStore, {
    append: (...args: Parameters<PostgresEventStore['append']>) =>
      refusals++ < 2 ? Promise.reject(new EventStoreUnavailable('no route')) : store.append(...args),
  });
  const told: string[] = [];
  const say = (_fields: object, message: string) => void told.push(message);
  const logger: ProjectionLog = { info: say, warn: say, error: say };
  await following(() => isDone('retesei'), { store: flaky, logger });
  expect(told).toEqual(Array(2).fill('policies wait for the database or a log'));
  expect(await copies('theta')).toHaveLength(1);
});

it('sends nothing again when the read models are built again', async () => {
  const before = await Promise.all(['alfa', 'beta', 'reteuno'].map(end));
  const was = await standing('reteuno');
  await rebuild({ store, pool: db.projector, all: allProjections, scopes: ['alfa', 'beta', 'reteuno'] });
  await following(() => isDone('reteuno'));
  expect(await Promise.all(['alfa', 'beta', 'reteuno'].map(end))).toEqual(before);
  expect(await standing('reteuno')).toEqual(was);
});
