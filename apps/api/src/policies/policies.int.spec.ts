import { spawn } from 'node:child_process';
import { once } from 'node:events';

import {
  deciderAdesione,
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
import { centroIdOf, deciderAccessi, deciderCentro, deciderConsorzio } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import pg from 'pg';

import { riconosci } from './testing/riconosci.js';
import { runHere } from '../cli/testing/run-here.js';
import { EventStoreUnavailable, PostgresEventStore, runCommand } from '../event-sourcing/index.js';
import { commandContext } from '../event-sourcing/testing/command-context.js';
import { rebuild } from '../projections/index.js';
import type { ProjectionLog } from '../projections/logger.js';
import { eventually, stage, type Stage } from '../projections/testing/stage.js';
import { allPolicies, policyStatus, reaction, retryPolicies, type Policy } from './index.js';
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

/** A consortium that recognises the ATS. */
const aderente = async (scope: string, ats: string) => {
  await institute(scope);
  await riconosci(store, ats, [scope]);
};
const disconosci = (scope: string, ats: string) => {
  const motivo = { testoId: idOf(scope, 'motivo'), hash: 'a'.repeat(64) };
  return run(scope, deciderAdesione, { type: 'DisconosciAts', scope, ats, motivo, atto: null });
};

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
const standing = async (scope: string, policy = 'recepimento-progetti') =>
  (await policyStatus(db.projector, scope)).find((one) => one.policy === policy);
const end = async (scope: string) => (await store.readScope(scope, -1, 1_000)).length - 1;
/** At the end of the log, and so is everybody else but who is named. */
const isDone = async (scope: string, ...behind: readonly string[]) => {
  const one = await standing(scope);
  const targets = one?.behind.map(({ target }) => target) ?? [];
  return one?.position === (await end(scope)) && targets.join() === behind.join();
};
/** Where the project comes into the log of its ATS. */
const birth = async (progettoId: string) =>
  (await store.readScope('retequattro', -1, 1_000)).find(({ stream }) => stream.endsWith(progettoId))!.position;
const behindOf = async (scope: string) => (await standing(scope))?.behind ?? [];

async function following(until: () => Promise<boolean>, options: Partial<PoliciesOptions> = {}, processes = 1) {
  const all = Array.from({ length: processes }, () => {
    const pool = db.projector;
    return new Policies({ store, pool, policies: allPolicies, pollMs: 10, pauseMs: 20, ...options });
  });
  all.forEach((one) => one.start());
  await eventually(until).finally(() => Promise.all(all.map((one) => one.stop())));
}

it('copies a project into the log of each partner that has one, as the person and for the reason it was made', async () => {
  await aderente('alfa', 'reteuno');
  await aderente('beta', 'reteuno');
  const programmaId = await rete('reteuno', ['alfa', 'beta', 'assente']);
  const progettoId = await register('reteuno', ['alfa', 'beta', 'assente'], programmaId);
  await onProject('reteuno', { type: 'ModificaPianoProgetto', progettoId, dal: '2024-05-01', piano: piano(200), atto });
  await following(() => isDone('reteuno', 'assente'));
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
  await aderente('gamma', 'retedue');
  await register('retedue', ['gamma'], await rete('retedue', ['gamma']));
  await following(() => isDone('retedue'), {}, 3);
  expect(await copies('gamma')).toHaveLength(1);
  await db.admin.query(`delete from policies.checkpoints where scope = 'retedue'`);
  await following(() => isDone('retedue'), {}, 2);
  expect(await copies('gamma')).toHaveLength(1);
});

it('goes on where it was, also when it was killed between the command and the note of it', async () => {
  await aderente('delta', 'retetre');
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

it('waits for who is to be told until they recognise the ATS, and then tells how their projects stand', async () => {
  await institute('epsilon');
  await aderente('zeta', 'retequattro');
  const membri = ['epsilon', 'zeta', 'iota'];
  const programmaId = await rete('retequattro', membri);
  const progettoId = await register('retequattro', membri, programmaId);
  await onProject('retequattro', { type: 'ModificaPianoProgetto', progettoId, dal: '2024-05-01', piano: piano(200), atto }); // prettier-ignore
  const told: object[] = [];
  const log = (fields: object) => void told.push(fields);
  const logger: ProjectionLog = { info: log, warn: log, error: log };
  await following(() => isDone('retequattro', 'epsilon', 'iota'), { logger });
  expect(await behindOf('retequattro')).toMatchObject([
    { target: 'epsilon', code: 'ATS_NON_RICONOSCIUTO', retryAt: null },
    { target: 'iota', code: 'SENZA_REGISTRO', retryAt: null },
  ]);
  expect([await copies('zeta'), await copies('epsilon')]).toMatchObject([[{}, {}], []]);
  const env = { DATABASE_PROJECTOR_URL: db.projectorUrl };
  const line = 'retequattro  recepimento-progetti  ';
  const [fine, prima] = [await end('retequattro'), await birth(progettoId)];
  const shown = (await runHere(env, 'policies', 'status', '--scope', 'retequattro')).split('\n');
  expect(shown.filter((one) => one.startsWith(line))).toEqual([
    `${line}${fine}/${fine}  in corso`,
    `${line}verso epsilon: aspetta prima di ${prima}: il consorzio non riconosce l’ATS`,
    `${line}verso iota: aspetta prima di ${prima}: non è sulla piattaforma`,
  ]);
  const unknown = runHere(env, 'policies', 'retry', '--policy', 'altra');
  await expect(unknown).rejects.toThrow(`nessuna regola si chiama altra; ci sono: ${allPolicies.map(({ name }) => name).join(', ')}`); // prettier-ignore
  // Nobody refused anything: there is nothing to be told, and nothing to try again.
  expect([told, await retryPolicies(db.projector, 'retequattro')]).toEqual([[], 0]);

  const all = new Policies({ store, pool: db.projector, policies: allPolicies, pollMs: 10, pauseMs: 3_600_000 });
  all.start();
  try {
    await eventually(() => isDone('retequattro', 'epsilon', 'iota'));
    // One that moves without a word of the ATS goes on waiting; one that comes to the platform is no exception.
    await run('epsilon', deciderAccessi, { type: 'AssegnaRuolo', scope: 'epsilon', personaId: PERSONA, ruolo: 'amministratore', centri: [] } as never); // prettier-ignore
    await institute('iota');
    await eventually(async () => (await behindOf('retequattro'))[1]?.code === 'ATS_NON_RICONOSCIUTO');
    await riconosci(store, 'altrarete', ['epsilon']);
    await riconosci(store, 'retequattro', ['epsilon', 'iota']);
    await eventually(() => isDone('retequattro'));
    for (const scope of ['epsilon', 'iota']) {
      const [copy, ...none] = await copies(scope);
      expect([copy?.data['ats'], copy?.data['stato'], none]).toEqual(['retequattro', 'inCorso', []]);
    }
    expect((await copies('epsilon'))[0]!.data['quote']).toMatchObject([{ centesimi: 200 }]);

    await disconosci('epsilon', 'retequattro');
    await onProject('retequattro', { type: 'ChiudiProgetto', progettoId, il: '2024-05-31' });
    await eventually(() => isDone('retequattro', 'epsilon'));
    expect([(await copies('epsilon')).length, (await copies('iota')).length]).toEqual([1, 2]);
  } finally {
    await all.stop();
  }
});

/** Asks the centro `AMIN` of each partner to take the project's title: refused while there is none. */
const intitola: Policy = {
  name: 'intitola',
  types: new Set(['ProgettoRegistrato', 'ProgettoChiuso']),
  react: (event, source) =>
    Promise.resolve(
      (source.scope === 'reteotto' ? ['lambda', 'mu'] : []).map((scope) => {
        const denominazione = `Centro del ${event.type}`;
        return reaction(scope, deciderCentro, {
          ...{ type: 'RinominaCentro', centroId: centroIdOf(scope, 'AMIN'), denominazione },
        } as never);
      }),
    ),
};
const centro = (scope: string) =>
  run(scope, deciderCentro, {
    ...{ type: 'IstituisciCentro', centroId: centroIdOf(scope, 'AMIN'), codice: 'AMIN', denominazione: 'Minori' },
  } as never);
const names = async (scope: string) =>
  (await store.readScope(scope, -1, 1_000)).flatMap(({ type, data }) =>
    type === 'CentroDiResponsabilitaRinominato' ? [data['denominazione']] : [],
  );
const RINOMINATI = ['Centro del ProgettoRegistrato', 'Centro del ProgettoChiuso'];

it('stands still for who refuses, and says why; the others go on, and it does once it may', async () => {
  for (const scope of ['lambda', 'mu']) await aderente(scope, 'reteotto');
  await centro('mu');
  const progettoId = await register('reteotto', ['lambda', 'mu'], await rete('reteotto', ['lambda', 'mu']));
  await onProject('reteotto', { type: 'ChiudiProgetto', progettoId, il: '2024-05-31' });
  const told: object[] = [];
  const log = (fields: object) => void told.push(fields);
  const logger: ProjectionLog = { info: log, warn: log, error: log };
  const only = { policies: [intitola] };
  const own = () => standing('reteotto', 'intitola');
  await following(async () => ((await own())?.behind[0]?.attempts ?? 0) >= 2, { ...only, logger });
  const { position, behind, stopped } = (await own())!;
  expect([position, stopped]).toEqual([await end('reteotto'), null]);
  const registrato = (await store.readStream('reteotto', `reteotto-Progetto.${progettoId}`))[0]!;
  expect(behind).toMatchObject([{ target: 'lambda', code: 'CENTRO_INESISTENTE', eventId: registrato.eventId }]);
  expect(told).toContainEqual(
    expect.objectContaining({ scope: 'reteotto', target: 'lambda', code: 'CENTRO_INESISTENTE' }),
  );
  expect([await names('mu'), await names('lambda')]).toEqual([RINOMINATI, []]);

  await centro('lambda');
  await db.admin.query(
    `update policies.destinazioni set riprova_dal = now() + interval '1 hour' where scope = 'reteotto'`,
  );
  await following(() => Promise.resolve(true), { ...only, pauseMs: 3_600_000 });
  expect((await own())?.behind).toHaveLength(1);
  expect(await retryPolicies(db.projector, 'reteotto', 'recepimento-progetti')).toBe(0);
  expect(await retryPolicies(db.projector, 'reteotto')).toBe(1);
  expect(await retryPolicies(db.projector, 'reteuno')).toBe(0);
  // Killed after the first of what was missed, before it is noted: the rest follows, in order, and nothing twice.
  let left = 1;
  const dying = new Policies({
    ...{ store, pool: db.projector, pollMs: 10, ...only },
    onReacted: () => {
      if (left-- > 0) throw new EventStoreUnavailable('gone');
    },
  });
  dying.start();
  await eventually(async () => (await names('lambda')).length > 0);
  await dying.stop();
  await following(async () => (await own())?.behind.length === 0, only);
  expect([await names('mu'), await names('lambda')]).toEqual([RINOMINATI, RINOMINATI]);
});

it('goes on saying what was refused when it is stopped before it could try again', async () => {
  await institute('kappa');
  const sette: Policy = { ...intitola, name: 'sette', react: () => Promise.reject(new RangeError('no idea')) };
  await register('retesette', ['kappa'], await rete('retesette', ['kappa']));
  const own = () => standing('retesette', 'sette');
  await following(async () => ((await own())?.stopped?.attempts ?? 0) >= 1, { policies: [sette] });
  await db.admin.query(`update policies.checkpoints set riprova_dal = now() where scope = 'retesette'`);
  let ended: Promise<void> | undefined;
  const reading = Object.assign(Object.create(store) as PostgresEventStore, {
    readScope: (scope: string, after: number, limit: number) => {
      if (scope === 'retesette') ended ??= policies.stop();
      return store.readScope(scope, after, limit);
    },
  });
  const policies = new Policies({ store: reading, pool: db.projector, policies: [sette], pollMs: 10 });
  policies.start();
  await eventually(() => ended !== undefined);
  await ended;
  expect((await own())?.stopped).toMatchObject({ code: 'RangeError' });
});

it('tells what was missed once more after it was killed over it, and nothing twice', async () => {
  await institute('nu');
  await institute('csi');
  const progettoId = await register('retenove', ['nu', 'csi'], await rete('retenove', ['nu', 'csi']));
  await following(() => isDone('retenove', 'csi', 'nu'));
  await riconosci(store, 'retenove', ['nu', 'csi']);
  const child = spawn(process.execPath, [PROCESS, db.projectorUrl], { stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  const told = (await copies('nu')).length + (await copies('csi')).length;
  expect([told, (await behindOf('retenove')).length]).toEqual([1, 2]);
  await onProject('retenove', { type: 'ChiudiProgetto', progettoId, il: '2024-05-31' });
  await following(() => isDone('retenove'), {}, 3);
  for (const scope of ['nu', 'csi']) {
    expect((await copies(scope)).map(({ data }) => data['stato'])).toEqual(['inCorso', 'chiuso']);
  }
});

it('takes an outage for no refusal: nothing is noted, and it is done when the log answers again', async () => {
  await aderente('theta', 'retesei');
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
  await following(() => isDone('reteuno', 'assente'));
  expect(await Promise.all(['alfa', 'beta', 'reteuno'].map(end))).toEqual(before);
  expect(await standing('reteuno')).toEqual(was);
});
