import { setTimeout as sleep } from 'node:timers/promises';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { OPERATIONS, type Operation } from './operations.js';
import { ROUTES, routes } from './routes.js';
import { makeThings, nothing, valuesFor, type Things } from './things.js';
import { MARKER, NETWORK, OURS, PEOPLE, THEIRS, World, type PersonaName } from './world.js';

const REFUSED = 'NON_PERMESSO';
/** The operations that name no scope: they tell people about themselves. */
const WITHOUT_SCOPE = ['io'];
const ATS_OPERATIONS = [
  ...['ats', 'registraEntrata', 'registraUscita', 'rettificaPeriodoMembro', 'annullaPeriodoMembro', 'rinominaAts'],
  ...['designaCapofila', 'registraConvenzione', 'prorogaConvenzione'],
];

/** What each kind of person may at all in our consortium and in the ATS. */
const MAY: Readonly<Record<PersonaName, { readonly [OURS]: boolean; readonly [NETWORK]: boolean; writes: boolean }>> = {
  'own consortium': { [OURS]: true, [NETWORK]: false, writes: true },
  'other consortium': { [OURS]: false, [NETWORK]: false, writes: false },
  'no consortium': { [OURS]: false, [NETWORK]: false, writes: false },
  'member without a role': { [OURS]: false, [NETWORK]: false, writes: false },
  'ATS member': { [OURS]: false, [NETWORK]: true, writes: false },
  capofila: { [OURS]: false, [NETWORK]: true, writes: true },
  auditor: { [OURS]: true, [NETWORK]: false, writes: false },
  'narrowed auditor': { [OURS]: true, [NETWORK]: false, writes: false },
  'revoked user': { [OURS]: false, [NETWORK]: false, writes: false },
};

/** Answered to an auditor of less than the consortium, with what lies in their perimeter. */
const NARROWING = [
  'albero',
  'attribuzione',
  'centri',
  'evento',
  'obiettivo',
  'piani',
  'provenienzaDelValore',
  'storia',
  'totali',
  'variazione',
  'variazioni',
];
/** Of who audits, not for them. */
const OF_AUDITORS = ['revisioni', 'accessiDeiRevisori'];

/** What an answer of hashes and numbers shows of us in the marker's place. */
const SHOWN: Readonly<Record<string, string>> = {
  inclusione: `${OURS}-`,
  trasparenza: `"scope":"${OURS}"`,
};

/** May import in our consortium. */
const MAY_IMPORT: readonly PersonaName[] = ['own consortium'];

const SCOPED = OPERATIONS.filter(({ name }) => !WITHOUT_SCOPE.includes(name));
const everybody = Object.keys(PEOPLE) as PersonaName[];

let platform: SpecPlatform;
let world: World;
let things: Things;
let tried = 0;

beforeAll(async () => {
  platform = await startPlatform();
  world = await World.make(platform);
  things = await makeThings(world);
});
afterAll(async () => {
  console.log(`${OPERATIONS.length} operations, ${tried} questions`);
  await world?.close();
});

describe('every operation of the schema', () => {
  /** The code of a refusal, or `answered`; the whole answer beside it. Who is too fast waits, as any client should. */
  async function ask(who: PersonaName, operation: Operation, scope: string, about: Things) {
    for (;;) {
      const variables = operation.variables(valuesFor(scope, about));
      const { data, errors } = await world.client(who).graphql(operation.document, variables);
      const told = errors?.map(({ extensions, message }) => extensions?.code ?? message).join() ?? 'answered';
      if (told === 'TROPPE_RICHIESTE') {
        await sleep(1_000);
        continue;
      }
      tried++;
      return { told, data, text: JSON.stringify({ data, errors }) };
    }
  }

  it('is asked with values that mean something', () => {
    for (const operation of SCOPED) expect(operation.wanted).toContain('scope');
    for (const operation of OPERATIONS) operation.variables(valuesFor(OURS, things));
    expect(OPERATIONS.length).toBeGreaterThan(50);
  });

  const outside = everybody.filter((who) => !MAY[who][OURS]);
  it.each(SCOPED.map((operation) => [operation.name, operation] as const))(
    '%s: nobody from outside',
    async (name, operation) => {
      const target = ATS_OPERATIONS.includes(name) ? NETWORK : OURS;
      const strangers = everybody.filter((who) => !MAY[who][target]);
      const refusals: string[] = [];
      for (const who of target === OURS ? outside : strangers) {
        const { told, text } = await ask(who, operation, target, things);
        expect([who, told]).toEqual([who, REFUSED]);
        expect(text).not.toContain(MARKER);
        refusals.push(text);
      }
      // All hear the same, word for word, and the same as of a scope that does not exist.
      refusals.push((await ask('other consortium', operation, 'inesistente', things)).text);
      expect(new Set(refusals).size).toBe(1);
    },
  );

  it.each(SCOPED.map((operation) => [operation.name, operation] as const))(
    '%s: somebody inside',
    async (name, operation) => {
      const [target, who] = ATS_OPERATIONS.includes(name)
        ? ([NETWORK, 'capofila'] as const)
        : ([OURS, 'own consortium'] as const);
      // With things that nobody has, so that the next operations find ours as they were.
      const about = operation.kind === 'mutation' ? nothing() : things;
      const { told, text } = await ask(who, operation, target, about);
      expect([name, told]).not.toEqual([name, REFUSED]);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      // The document of these specs reports on no plan: there is no row to tell of.
      if (operation.kind === 'query' && name !== 'risultatiSenzaRiga')
        expect([name, text.includes(SHOWN[name] ?? MARKER)]).toEqual([name, true]);
    },
  );

  it.each(SCOPED.filter(({ kind }) => kind === 'mutation').map((operation) => [operation.name, operation] as const))(
    '%s: not by who only reads',
    async (name, operation) => {
      const ofTheAts = ATS_OPERATIONS.includes(name);
      const { told } = ofTheAts
        ? await ask('ATS member', operation, NETWORK, things)
        : await ask('auditor', operation, OURS, things);
      // To ask somebody to stand in is everyone's, for roles of their own: the domain looks which.
      const everyone = ['delegaUnMioRuolo', 'revocaDelega'].includes(name);
      expect([name, told]).toEqual([name, everyone ? 'answered' : REFUSED]);
    },
  );

  it.each(SCOPED.filter(({ kind }) => kind === 'query').map((operation) => [operation.name, operation] as const))(
    '%s: read by who audits',
    async (name, operation) => {
      if (ATS_OPERATIONS.includes(name)) return;
      const { told } = await ask('auditor', operation, OURS, things);
      const ofImports = ['proposta', 'proposte', 'risultatiSenzaRiga'].includes(name);
      expect([name, told]).toEqual([name, ofImports || OF_AUDITORS.includes(name) ? REFUSED : 'answered']);
    },
  );

  it.each(SCOPED.map((operation) => [operation.name, operation] as const))(
    '%s: by who audits one centro, as if the others had nothing',
    async (name, operation) => {
      const target = ATS_OPERATIONS.includes(name) ? NETWORK : OURS;
      const foreign = await ask('narrowed auditor', operation, target, things);
      expect([name, foreign.told]).toEqual([name, NARROWING.includes(name) ? 'answered' : REFUSED]);
      expect([name, foreign.text.includes(MARKER)]).toEqual([name, false]);
      const unknown = await ask('narrowed auditor', operation, target, nothing());
      if (foreign.told === 'answered') return expect(foreign.data).toEqual(unknown.data);
      expect((await ask('narrowed auditor', operation, 'inesistente', things)).text).toBe(foreign.text);
    },
  );

  it.each(
    SCOPED.filter(({ wanted }) => wanted.some((field) => field.endsWith('Id') && field !== 'commandId')).map(
      (operation) => [operation.name, operation] as const,
    ),
  )('%s: ids of ours asked in a consortium of one’s own are unknown ids', async (name, operation) => {
    if (ATS_OPERATIONS.includes(name)) return;
    const foreign = await ask('other consortium', operation, THEIRS, things);
    const unknown = await ask('other consortium', operation, THEIRS, nothing());
    expect(foreign.text).not.toContain(MARKER);
    expect(outcome(foreign)).toEqual(outcome(unknown));
  });

  it('tells people about themselves and no others', async () => {
    const io = OPERATIONS.find(({ name }) => name === 'io')!;
    for (const who of everybody) {
      const { text } = await ask(who, io, OURS, things);
      expect([who, text.includes(MARKER)]).toEqual([who, MAY[who][OURS]]);
      expect(text).toContain(world.personaId(who));
    }
  });
});

describe('every address beside /graphql', () => {
  it('is known, and who it is for', async () => {
    expect((await routes()).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(Object.keys(PEOPLE) as PersonaName[])('lets in who may import, and not: %s', async (who) => {
    const ask = async (scope: string, propostaId: string) => {
      const progress = await world.client(who).rest('GET', `/api/importazioni/${scope}/${propostaId}/avanzamento`);
      const upload = await world.client(who).rest('POST', `/api/importazioni/${scope}?nome=x.txt`, Buffer.from('x'));
      return [progress, upload].map(({ status, body }) => ({ status, codice: body['codice'] }));
    };
    const ours = await ask(OURS, things.propostaId);
    if (MAY_IMPORT.includes(who)) {
      expect(ours.map(({ status }) => status)).toEqual([200, 201]);
      const unknown = await world.client(who).rest('GET', `/api/importazioni/${OURS}/${things.testoId}/avanzamento`);
      expect([unknown.status, unknown.body['codice']]).toEqual([404, 'NON_TROVATA']);
      return;
    }
    expect(ours).toEqual([{ status: 403, codice: 'NON_PERMESSO' }, { status: 403, codice: 'NON_PERMESSO' }]); // prettier-ignore
    expect(await ask('inesistente', things.propostaId)).toEqual(ours);
  });

  it('shows a proposal of ours to nobody who asks for it in their own consortium', async () => {
    const { status, body } = await world
      .client('other consortium')
      .rest('GET', `/api/importazioni/isolatob/${things.propostaId}/avanzamento`);
    expect([status, body['codice']]).toEqual([404, 'NON_TROVATA']);
  });
});

describe('the data of a person', () => {
  it.each(Object.keys(PEOPLE) as PersonaName[])(
    'are given to who answers for them there, and not to: %s',
    async (who) => {
      const ask = async (scope: string, personaId: string) => {
        const { status, body } = await world.client(who).rest('GET', `/api/dati-personali/${scope}/${personaId}`);
        return { status, text: JSON.stringify(body) };
      };
      const ours = await ask(OURS, things.personaId);
      if (who === 'own consortium') {
        expect([ours.status, ours.text.includes(MARKER)]).toEqual([200, true]);
        return;
      }
      expect([ours.status, ours.text.includes(MARKER)]).toEqual([403, false]);
      expect(await ask('inesistente', things.personaId)).toEqual(ours);
    },
  );

  it('of ours, asked in another consortium, are those of an id that nobody has', async () => {
    const ask = async (personaId: string) => {
      const { status, body } = await world
        .client('other consortium')
        .rest('GET', `/api/dati-personali/${THEIRS}/${personaId}`);
      return { status, body: { ...body, personaId: null, momento: null } };
    };
    const [foreign, unknown] = [await ask(things.personaId), await ask(nothing().personaId)];
    expect([foreign.status, JSON.stringify(foreign).includes(MARKER)]).toEqual([200, false]);
    expect(foreign).toEqual(unknown);
  });

  it('of oneself say nothing of the others, and of a consortium only where a role lets one in', async () => {
    for (const who of everybody) {
      const { status, body } = await world.client(who).rest('GET', '/api/dati-personali');
      const text = JSON.stringify(body);
      expect([who, status, body['personaId']]).toEqual([who, 200, world.personaId(who)]);
      expect([who, text.includes(MARKER)]).toEqual([who, MAY[who][OURS] && who !== 'narrowed auditor']);
      const scopes = (body['scope'] as { scope: string }[]).map(({ scope }) => scope);
      expect(scopes).toEqual([...PEOPLE[who].memberships].sort());
    }
  });
});

/** What an answer says apart from ids, places and times. */
function outcome({ told, data }: { told: string; data: unknown }) {
  const answer = (data as { answer?: unknown } | null)?.answer;
  const { __typename, codice, messaggio } = (answer ?? {}) as Record<string, unknown>;
  return {
    told,
    __typename,
    codice,
    messaggio,
    none: answer === null,
    empty: Array.isArray(answer) && answer.length === 0,
  };
}
