import { setTimeout as sleep } from 'node:timers/promises';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { ADDRESSES } from './addresses.js';
import { callAuditorsOfProjects } from './auditors-of-projects.js';
import { makeListsOfTheAts } from './liste.js';
import { OPERATIONS, type Operation, type ValueOf } from './operations.js';
import { ROUTES, routes } from './routes.js';
import { makeThings, nothing, OF_OURS, OF_THE_ATS, thingOf, valuesFor, type ThingName, type Things } from './things.js';
import { MARKER, NETWORK, OURS, PEOPLE, THEIRS, UNSHARED, World, type PersonaName } from './world.js';

const REFUSED = 'NON_PERMESSO';
/** The operations that name no scope: they tell people about themselves. */
const WITHOUT_SCOPE = ['io'];
const ATS_OPERATIONS = [
  ...['riconciliazioni', 'riconciliazione', 'mappatureRegis', 'salvaMappatura', 'confrontaRegis'],
  ...['scartaRiconciliazione', 'spiegaRiga'],
  ...['ats', 'registraEntrata', 'registraUscita', 'rettificaPeriodoMembro', 'annullaPeriodoMembro', 'rinominaAts'],
  ...['designaCapofila', 'registraConvenzione', 'prorogaConvenzione'],
  ...['programmi', 'programma', 'confrontoProcedure', 'modelliProcedura', 'istituisciProgramma', 'adottaProcedura'],
  ...['speseCondivise', 'documentiCondivisi', 'listeCondivise', 'avanzamentoCondiviso', 'condivisioniRicevute'],
  ...['consolidato', 'consolidatoMovimenti', 'consolidatoSpese', 'consolidatoRighe'],
  'avanzamentoFinanziarioAts',
  ...['avanzamentoAts', 'registraAvanzamentoEsterno', 'rettificaAvanzamentoEsterno', 'annullaAvanzamentoEsterno'],
  'apriListaDiAmmissibilita',
  ...['progetti', 'progetto', 'istanze', 'registraProgetto', 'modificaPianoProgetto', 'aggiornaProcedura'],
  ...['cambiaResponsabiliProgetto', 'chiudiProgetto', 'presentaIstanza', 'riscontraIstanza', 'comunicaIstanza'],
  ...['rendiconti', 'rendiconto', 'speseRendicontabili', 'apriRendiconto', 'inserisciSpese', 'togliSpese'],
  ...['verificaRendiconto', 'approvaRendiconto', 'inviaRendiconto', 'chiediIntegrazioni', 'trasmettiIntegrazioni'],
  ...[
    'riscontraRendiconto',
    'richieste',
    'richiesta',
    'cassa',
    'preparaRichiesta',
    'ritiraRichiesta',
    'inviaRichiesta',
  ],
  ...['riscontraRichiesta', 'registraIncasso', 'ripartisciSomma'],
];
/** Read in the ATS by who works on them: a member has no use for them. */
const OF_THE_CAPOFILA = ['riconciliazioni', 'riconciliazione', 'speseRendicontabili'];
/** The same of a consortium, for whom expenses are theirs to enter. */
const OF_WHO_SPENDS = ['archivioDiDocumenti'];

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
  'auditor of the project': { [OURS]: true, [NETWORK]: true, writes: false },
  'auditor of another project': { [OURS]: true, [NETWORK]: true, writes: false },
  'auditor of another rendiconto': { [OURS]: false, [NETWORK]: true, writes: false },
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
/** Answered to an auditor of a project or of a rendiconto, with what is of it; and these of both kinds. */
const NARROWING_FUNDS = [
  ...['progetti', 'progetto', 'istanze', 'programmi', 'programma', 'confrontoProcedure', 'progettiRecepiti'],
  ...['rendiconti', 'rendiconto', 'richieste', 'richiesta', 'cassa', 'ritornoDallAts', 'speseCondivise'],
  ...['condivisioniRicevute', 'spese', 'spesa', 'progettiDiSpesa', 'fascicolo', 'fascicoli'],
  ...['listeDiControllo', 'listaDiControllo', 'attestazioni'],
  ...['documentiCondivisi', 'listeCondivise', 'progettiDaControllare', 'avanzamentoDelProgetto'],
  'avanzamentoCondiviso',
  ...['consolidato', 'consolidatoMovimenti', 'consolidatoSpese', 'consolidatoRighe', 'scadenzario', 'dovuti'],
  ...['avanzamentoAts', 'avanzamentoFinanziario', 'avanzamentoFinanziarioAts'],
];
const NARROWING_ANY = ['attribuzione', 'centri', 'evento', 'provenienzaDelValore', 'storia'];
/** Of who audits, not for them. */
const OF_AUDITORS = ['revisioni', 'accessiDeiRevisori'];

/** What an answer of hashes and numbers shows of us in the marker's place. */
const SHOWN: Readonly<Record<string, string>> = {
  inclusione: `${OURS}-`,
  // Kinds and hashes: what people called a file stays with them.
  documentiCondivisi: '"tipo":"altro"',
  documentiVistiDallAts: '"tipo":"altro"',
  // Ids and counts of expenses; their words stand in the fascicolo itself.
  fascicoli: '"fascicoli":',
  // The names of the ATS, which are not ours.
  adesioni: NETWORK,
  // Events and amounts: the words are of the expense that is named.
  consolidatoMovimenti: 'SpesaRegistrata',
  // Numbers, by the kinds that everybody's are.
  conteggiConosciuti: 'Spese registrate',
  // What was typed, checked by rules alone.
  verificaCodici: '"cup":',
  trasparenza: `"scope":"${OURS}"`,
  // What the platform brings is nobody's; a version of ours is one of these.
  modelliProcedura: 'regis-2025',
  confrontoProcedure: 'regis-2025',
};

const SCOPED = OPERATIONS.filter(({ name }) => !WITHOUT_SCOPE.includes(name));
const everybody = Object.keys(PEOPLE) as PersonaName[];

let platform: SpecPlatform;
let world: World;
let things: Things;
/** A check list and a statement that the ATS has of its own: kinds that our consortium has too. */
let listsOfTheAts: Pick<Things, 'listaId' | 'attestazioneId'>;
let tried = 0;
let addressed = 0;

beforeAll(async () => {
  platform = await startPlatform();
  world = await World.make(platform);
  things = await makeThings(world);
  await callAuditorsOfProjects(world, things);
  listsOfTheAts = await makeListsOfTheAts(world.client('capofila'), things.progettoId);
}, 300_000);
afterAll(async () => {
  console.log(`${OPERATIONS.length} operations, ${tried} questions; ${addressed} requests beside them`);
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
      const text = JSON.stringify({ data, errors });
      // What is kept from the ATS is kept from whoever asks in it, whatever they ask.
      if (scope !== OURS) expect([operation.name, text.includes(UNSHARED)]).toEqual([operation.name, false]);
      return { told, data, text };
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
    '%s: read by who audits, or is of the ATS',
    async (name, operation) => {
      if (ATS_OPERATIONS.includes(name)) {
        const { told } = await ask('ATS member', operation, NETWORK, things);
        expect([name, told]).toEqual([name, OF_THE_CAPOFILA.includes(name) ? REFUSED : 'answered']);
        return;
      }
      const { told } = await ask('auditor', operation, OURS, things);
      const ofOthers = ['proposta', 'proposte', 'risultatiSenzaRiga', ...OF_AUDITORS, ...OF_WHO_SPENDS];
      expect([name, told]).toEqual([name, ofOthers.includes(name) ? REFUSED : 'answered']);
    },
  );

  it.each(SCOPED.map((operation) => [operation.name, operation] as const))(
    '%s: by who audits one centro, as if the others had nothing',
    async (name, operation) => {
      const target = ATS_OPERATIONS.includes(name) ? NETWORK : OURS;
      const foreign = await ask('narrowed auditor', operation, target, things);
      expect([name, foreign.told]).toEqual([name, NARROWING.includes(name) ? 'answered' : REFUSED]);
      expect([name, foreign.text.includes(MARKER)]).toEqual([name, false]);
      if (foreign.told === 'answered') {
        const unknown = await ask('narrowed auditor', operation, target, nothing());
        return expect(foreign.data).toEqual(unknown.data);
      }
      expect((await ask('narrowed auditor', operation, 'inesistente', things)).text).toBe(foreign.text);
    },
  );

  it.each(SCOPED.map((operation) => [operation.name, operation] as const))(
    '%s: by who audits a project or a rendiconto, as if the others had nothing',
    async (name, operation) => {
      const target = ATS_OPERATIONS.includes(name) ? NETWORK : OURS;
      const answers = [...NARROWING_FUNDS, ...NARROWING_ANY].includes(name);
      const each = [['auditor of another project', target] as const];
      // In the ATS it asks what a consortium is asked for too: what either says of the other's things is nothing.
      const others = answers ? [['auditor of another rendiconto', NETWORK] as const] : [];
      for (const [who, scope] of [...each, ...others]) {
        const foreign = await ask(who, operation, scope, things);
        expect([name, who, foreign.told]).toEqual([name, who, answers ? 'answered' : REFUSED]);
        // The name of the consortium that called them, which stands among the partners, is no secret to its auditors.
        const told = foreign.text.replaceAll(`Consorzio ${OURS} ${MARKER}`, '');
        expect([name, who, told.includes(MARKER)]).toEqual([name, who, false]);
        if (answers) expect(foreign.data).toEqual((await ask(who, operation, scope, nothing())).data);
      }
    },
  );

  it.each(
    SCOPED.filter(({ name }) => NARROWING_FUNDS.includes(name)).map(
      (operation) => [operation.name, operation] as const,
    ),
  )('%s: shows who audits our project what is of it', async (name, operation) => {
    const target = ATS_OPERATIONS.includes(name) ? NETWORK : OURS;
    const { told, text } = await ask('auditor of the project', operation, target, things);
    expect([name, told, text.includes(SHOWN[name] ?? MARKER)]).toEqual([name, 'answered', true]);
  });

  /** Asked with ids of things that are elsewhere, all hears what it hears of ids that nothing has. */
  async function unknownHere(
    who: PersonaName,
    operation: Operation,
    scope: string,
    [foreign, unknown]: [Things, Things],
  ) {
    const [ofForeign, ofUnknown] = [
      await ask(who, operation, scope, foreign),
      await ask(who, operation, scope, unknown),
    ];
    expect(ofForeign.text).not.toContain(MARKER);
    expect(outcome(ofForeign, operation)).toEqual(outcome(ofUnknown, operation));
  }

  it.each(about((thing) => thing !== undefined))(
    '%s: ids of ours asked in a consortium of one’s own are unknown ids',
    (_, operation) => unknownHere('other consortium', operation, THEIRS, [things, nothing()]),
  );

  it.each(about((thing) => OF_OURS.includes(thing)))(
    '%s: ids of a member asked in its ATS are unknown ids',
    (_, operation) => unknownHere('capofila', operation, NETWORK, [things, { ...things, ...some(nothing(), OF_OURS) }]),
  );

  it.each(about((thing) => OF_THE_ATS.includes(thing) || thing === 'listaId' || thing === 'attestazioneId'))(
    '%s: ids of the ATS asked by its member are unknown ids',
    (_, operation) => {
      const none = nothing();
      const foreign = { ...none, ...some(things, OF_THE_ATS), ...listsOfTheAts };
      return unknownHere('own consortium', operation, OURS, [foreign, none]);
    },
  );

  it('reads in the ATS the list and the statement that are its own, and not those of a member', async () => {
    for (const name of ['listaDiControllo', 'listeDiControllo', 'attestazioni']) {
      const operation = OPERATIONS.find((one) => one.name === name)!;
      const { text } = await ask('capofila', operation, NETWORK, { ...things, ...listsOfTheAts });
      expect([name, text.includes(listsOfTheAts[name === 'attestazioni' ? 'attestazioneId' : 'listaId'])]).toEqual([
        name,
        true,
      ]);
      expect(text).not.toContain(name === 'attestazioni' ? things.attestazioneId : things.listaId);
    }
  });

  it('keeps from the ATS what is not shared, also where it is named', async () => {
    const spese = OPERATIONS.find(({ name }) => name === 'spese')!;
    expect((await ask('own consortium', spese, OURS, things)).text).toContain(UNSHARED);
    const condivise = OPERATIONS.find(({ name }) => name === 'speseCondivise')!;
    expect((await ask('capofila', condivise, NETWORK, things)).text).toContain(things.spesaId);
    // The document whose name, and the list whose notes say it, are there all the same.
    for (const [name, id] of [
      ['documentiCondivisi', things.documentoId],
      ['listeCondivise', things.listaId],
    ] as const) {
      const { text } = await ask(
        'capofila',
        OPERATIONS.find((one) => one.name === name)!,
        NETWORK,
        things,
      );
      expect([name, text.includes(id)]).toEqual([name, true]);
    }
  });

  it.each(
    SCOPED.filter(({ kind, nulls }) => kind === 'query' && Object.keys(nulls).length > 0).map(
      (operation) => [operation.name, operation] as const,
    ),
  )('%s: a filter that is null is one that is left out', async (name, operation) => {
    const nulled = { ...operation, variables: (of: ValueOf) => ({ ...operation.nulls, ...operation.variables(of) }) };
    const [who, scope] = ATS_OPERATIONS.includes(name)
      ? (['capofila', NETWORK] as const)
      : (['own consortium', OURS] as const);
    const [left, said] = [await ask(who, operation, scope, things), await ask(who, nulled, scope, things)];
    expect([said.told, JSON.stringify(said.data)?.length]).toEqual([left.told, JSON.stringify(left.data)?.length]);
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

  it('is tried here, where a right opens it', () => {
    const byRight = Object.keys(ROUTES).filter((route) => ROUTES[route] === 'a right in the scope');
    expect(Object.keys(ADDRESSES).sort()).toEqual(byRight.sort());
  });

  /** What is answered; a log whose newest facts are not sealed yet is waited for. */
  async function request(who: PersonaName, route: string, scope: string, about: Things) {
    const { path, body } = ADDRESSES[route]!;
    const { url, headers } = world.client(who);
    const more = body && {
      body: Buffer.from(body),
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    };
    for (;;) {
      const response = await fetch(`${url}${path(scope, about)}`, { method: route.split(' ')[0]!, headers, ...more });
      addressed++;
      const text = Buffer.from(await response.arrayBuffer()).toString();
      if (response.status !== 503 && response.status !== 429) return { status: response.status, text };
      await sleep(1_000);
    }
  }

  it.each(Object.keys(ADDRESSES))('%s: lets in who may, and nobody else', async (route) => {
    const { of, lets, status, narrows = [] } = ADDRESSES[route]!;
    const refusals = [await request('other consortium', route, 'inesistente', things)];
    for (const who of everybody) {
      const answer = await request(who, route, of, things);
      if (lets.includes(who))
        expect([who, answer.status, answer.text.includes(UNSHARED) && of === NETWORK]).toEqual([who, status, false]);
      else if (narrows.includes(who)) expect(answer).toEqual(await request(who, route, of, nothing()));
      else refusals.push(answer);
    }
    expect(refusals).toHaveLength(1 + everybody.length - lets.length - narrows.length);
    for (const one of refusals) expect(one).toEqual({ status: 403, text: refusals[0]!.text });
    expect(refusals[0]!.text).toContain('NON_PERMESSO');
  });

  it.each(Object.keys(ADDRESSES).filter((route) => /:\w+Id/.test(route) && !route.includes('personaId')))(
    '%s: ids of ours asked in a consortium of one’s own are unknown ids',
    async (route) => {
      const foreign = await request('other consortium', route, THEIRS, things);
      expect(foreign).toEqual(await request('other consortium', route, THEIRS, nothing()));
      expect([403, 404]).toContain(foreign.status);
    },
  );

  // What is shared is asked for at an address of its own: with ids of ours it gives what it is there for.
  const ofOurs = (route: string) => ADDRESSES[route]!.of === OURS && OF_OURS.some((name) => route.includes(`:${name}`));
  it.each(Object.keys(ADDRESSES).filter(ofOurs))(
    '%s: ids of a member asked as if they were its ATS’s are unknown ids',
    async (route) => {
      const answer = await request('capofila', route, NETWORK, things);
      expect(answer).toEqual(await request('capofila', route, NETWORK, { ...things, ...some(nothing(), OF_OURS) }));
      expect([403, 404]).toContain(answer.status);
    },
  );

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
      const parts = body['scope'] as { scope: string; testi: { testo: string }[] }[];
      expect([who, status, body['personaId']]).toEqual([who, 200, world.personaId(who)]);
      expect(parts.map(({ scope }) => scope)).toEqual([...PEOPLE[who].memberships].sort());
      // What one has written in the ATS is one's own, and stands with the texts alone.
      const written = parts.flatMap(({ scope, testi }) => (scope === NETWORK ? testi.map(({ testo }) => testo) : []));
      expect([who, written]).toEqual([who, who === 'capofila' ? [`Quesito ${MARKER}`, `Voce ${MARKER}`] : []]);
      // So are the names of the files that one has loaded there.
      const own = { testi: [], documentiInAttesa: [] };
      const others = { ...body, scope: parts.map((part) => (part.scope === NETWORK ? { ...part, ...own } : part)) };
      const isTold = JSON.stringify(others).includes(MARKER);
      const isNarrowed = who === 'narrowed auditor' || who.startsWith('auditor of ');
      expect([who, isTold]).toEqual([who, MAY[who][OURS] && !isNarrowed]);
    }
  });
});

/** The operations that cannot do without an id of such a thing. */
function about(isMeant: (thing: ThingName) => boolean): (readonly [string, Operation])[] {
  const asked = ({ wanted }: Operation) => wanted.flatMap((field) => thingOf(field) ?? []);
  return SCOPED.filter((operation) => asked(operation).some(isMeant)).map(
    (operation) => [operation.name, operation] as const,
  );
}

/** Some of the things. */
const some = (all: Things, names: readonly ThingName[]): Partial<Things> =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

/** What an answer says apart from ids, places and times; of a query all but the moment. */
function outcome({ told, data }: { told: string; data: unknown }, { kind }: Operation) {
  const answer = (data as { answer?: unknown } | null)?.answer;
  if (kind === 'query') return { told, answer: withoutMoment(answer) };
  const { __typename, codice, messaggio } = (answer ?? {}) as Record<string, unknown>;
  return { told, __typename, codice, messaggio, none: answer === null };
}

function withoutMoment(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  const { momento, ...rest } = answer as Record<string, unknown>;
  return { ...rest, momento: typeof momento };
}
