import { randomUUID } from 'node:crypto';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const SCOPE = 'atsivrea';
const atto = (numero: string) => ({ organo: 'assemblea', numero, data: '2024-01-31' });
const PERIODO = 'dal al alEscluso vigente';
const ATS = `query ($giorno: String, $quando: QuandoInput) {
  ats(scope: "${SCOPE}", giorno: $giorno, quando: $quando) {
    momento { posizione }
    ats { denominazione revisione giorno
      membri { consorzio denominazione capofila ${PERIODO} attoUscita { numero } rettifica { motivo atto { numero } } }
      capofila { consorzio ${PERIODO} }
      convenzioni { id titolo revisione ${PERIODO} parti { consorzio denominazione } proroghe { al atto { numero } } } } } }`;

interface Membro {
  consorzio: string;
  capofila: boolean;
  dal: string;
  al: string | null;
  vigente: boolean;
}

describe('an ATS', () => {
  let platform: SpecPlatform;
  let capofila: Client;
  let referente: Client;

  beforeAll(async () => {
    platform = await startPlatform();
    capofila = await Client.as('direttore.inrete', platform);
    referente = await Client.as('direttore.cissac', platform);
  });
  afterAll(() => platform?.stop());

  const read = async (variables: object = {}, client = capofila) => (await client.ask(ATS, variables))['ats'];
  const membersOn = async (giorno: string) =>
    ((await read({ giorno })).ats.membri as Membro[]).filter(({ vigente }) => vigente).map((one) => one.consorzio);
  const code = async (client: Client, query: string) => (await client.graphql(query)).errors?.[0]?.extensions?.code;

  it('is one of the scopes that a person may enter, after the consortia', async () => {
    const scopes = async (username: string) =>
      (await (await Client.as(username, platform)).ask('{ io { consorzi { scope tipo sede ruoli } } }')).io.consorzi;
    expect(await scopes('direttore.inrete')).toEqual([
      { scope: 'inrete', tipo: 'consorzio', sede: 'Ivrea', ruoli: ['direttore'] },
      { scope: SCOPE, tipo: 'ats', sede: null, ruoli: ['capofila'] },
    ]);
    expect((await scopes('direttore.ciss38')).at(-1)).toMatchObject({ scope: SCOPE, ruoli: ['referente'] });
    expect((await scopes('direttore.albalangheroero')).map(({ scope }: { scope: string }) => scope)).toEqual([
      'albalangheroero',
    ]);
  });

  it('has members and a capofila by the day that is asked', async () => {
    expect(await membersOn('2024-06-30')).toEqual(expect.arrayContaining(['cissac', 'ciss38', 'inrete']));
    expect(await membersOn('2024-06-30')).not.toContain('albalangheroero');
    const leading = async (giorno: string) =>
      ((await read({ giorno })).ats.capofila as Membro[]).filter((one) => one.vigente).map((one) => one.consorzio);
    expect(await leading('2024-06-30')).toEqual(['inrete']);
    expect(await leading('2015-12-31')).toEqual([]);
    expect(await membersOn('2015-12-31')).toEqual([]);
  });

  it('is closed to who is outside, like one that is not there', async () => {
    const alba = await Client.as('direttore.albalangheroero', platform);
    const answers = await Promise.all(
      [SCOPE, 'atsinesistente'].map((scope) => alba.graphql(`{ ats(scope: "${scope}") { ats { denominazione } } }`)),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.errors![0]!.extensions!.code).toBe('NON_PERMESSO');
  });

  it('is not there in the scope of a consortium', async () => {
    const { ats } = await capofila.ask('{ ats(scope: "inrete") { ats { denominazione } } }');
    expect(ats).toEqual({ ats: null });
  });

  it('lets nobody plan in it, and only the capofila change it', async () => {
    const id = randomUUID();
    const piano = `mutation { creaPiano(input: { scope: "${SCOPE}", commandId: "${id}", titolo: "x", dal: 2030, al: 2030 }) { __typename } }`;
    expect(await code(capofila, piano)).toBe('NON_PERMESSO');
    const esce = `mutation { registraUscita(input: { scope: "${SCOPE}", commandId: "${id}", consorzio: "cissac", al: "2030-01-01",
      atto: { organo: "cda", numero: "1", data: "2024-01-31" } }) { __typename } }`;
    expect(await code(referente, esce)).toBe('NON_PERMESSO');
    expect(await code(await Client.as('revisore.inrete', platform), esce)).toBe('NON_PERMESSO');
    expect((await read({}, referente)).ats.denominazione).toBe('ATS Ivrea-Cuorgnè');
  });

  it('has its own roles: one of a consortium is refused', async () => {
    const amministratore = await Client.as('amministratore.inrete', platform);
    const { persone } = await amministratore.ask(
      `{ persone(scope: "${SCOPE}") { persone { personaId ruoli { ruolo } } } }`,
    );
    const { personaId } = (persone.persone as { personaId: string; ruoli: { ruolo: string }[] }[]).find(({ ruoli }) =>
      ruoli.some(({ ruolo }) => ruolo === 'capofila'),
    )!;
    const role = { scope: SCOPE, personaId, ruolo: 'direttore', centri: [] };
    expect(await amministratore.send('assegnaRuolo', role)).toMatchObject({ codice: 'RUOLO_NON_PREVISTO' });
  });

  it('takes a member in and lets it go, each by an act, and remembers what was known before', async () => {
    const membro = { scope: SCOPE, consorzio: `prova${randomUUID().slice(0, 8)}` };
    const before = await read();
    const entra = { ...membro, denominazione: 'Consorzio di prova', dal: '2024-03-01', atto: atto('11') };
    await capofila.done('registraEntrata', entra);
    expect(await capofila.send('registraEntrata', entra)).toMatchObject({ codice: 'MEMBRO_GIA_PRESENTE' });
    const designa = { ...membro, dal: '2024-02-29', atto: atto('12') };
    expect(await capofila.send('designaCapofila', designa)).toMatchObject({ codice: 'CAPOFILA_NON_MEMBRO' });
    const esce = { ...membro, al: '2024-05-31', atto: atto('13') };
    const stale = await capofila.send('registraUscita', { ...esce, expectedRevision: before.ats.revisione });
    expect(stale).toMatchObject({ __typename: 'ConflittoDiRevisione' });
    expect(JSON.stringify(stale)).toContain('Consorzio di prova entra nell’ATS dal 01/03/2024.');
    const commandId = randomUUID();
    const first = await capofila.done('registraUscita', { ...esce, commandId });
    expect(await capofila.done('registraUscita', { ...esce, commandId })).toMatchObject({
      ...{ ripetuto: true, revisione: first.revisione },
    });
    expect(await membersOn('2024-05-31')).toContain(membro.consorzio);
    expect(await membersOn('2024-06-01')).not.toContain(membro.consorzio);
    expect(await membersOn('2024-02-29')).not.toContain(membro.consorzio);
    const { storia } = await capofila.ask(
      `{ storia(scope: "${SCOPE}", oggettoId: "${SCOPE}", first: 50) { edges { node { frase atto { numero } } } } }`,
    );
    expect(storia.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      frase: 'Consorzio di prova esce dall’ATS: l’ultimo giorno è il 31/05/2024.',
      atto: { numero: '13' },
    });
    const then = await read({ quando: { posizione: before.momento.posizione } });
    expect(then.ats.membri).toEqual(before.ats.membri);
    const uscita = { scope: SCOPE, consorzio: 'inrete', al: '2030-12-31', atto: atto('14') };
    expect(await capofila.send('registraUscita', uscita)).toMatchObject({ codice: 'MEMBRO_CAPOFILA' });
  });

  it('has the days of a member put right by an act, for a reason, and takes away what never was', async () => {
    const consorzio = `prova${randomUUID().slice(0, 8)}`;
    const membro = { scope: SCOPE, consorzio };
    const of = async (client = capofila) =>
      ((await read({}, client)).ats.membri as (Membro & object)[]).filter((one) => one.consorzio === consorzio);
    const entra = { ...membro, denominazione: 'Consorzio di Prova', dal: '2024-03-01', atto: atto('41') };
    await capofila.done('registraEntrata', entra);
    await capofila.done('registraUscita', { ...membro, al: '2024-05-31', atto: atto('42') });
    const errato = { ...membro, primoGiorno: '2024-03-01', motivo: 'errore_di_registrazione' };
    const rettifica = { ...errato, dal: '2024-04-01', al: null, atto: atto('43') };
    const refused = (changes: object) => capofila.send('rettificaPeriodoMembro', { ...rettifica, ...changes });
    expect(await refused({ primoGiorno: '2024-03-02' })).toMatchObject({ codice: 'PERIODO_MEMBRO_INESISTENTE' });
    expect(await refused({ dal: '2024-06-01', al: '2024-05-31' })).toMatchObject({ codice: 'TERMINE_NON_VALIDO' });
    expect(await refused({ dal: '2024-03-01', al: '2024-05-31' })).toMatchObject({ codice: 'NESSUNA_MODIFICA' });
    const ofCapofila = { ...rettifica, consorzio: 'inrete', primoGiorno: '2016-01-01', dal: '2016-02-01' };
    expect(await refused(ofCapofila)).toMatchObject({ codice: 'CAPOFILA_SENZA_ADESIONE' });
    await expect(refused({ motivo: 'perché sì' })).rejects.toThrow('motivo');
    await expect(referente.send('rettificaPeriodoMembro', rettifica)).rejects.toThrow('NON_PERMESSO');

    await capofila.done('rettificaPeriodoMembro', rettifica);
    expect(await of(referente)).toMatchObject([
      {
        ...{ dal: '2024-04-01', al: null, attoUscita: null },
        rettifica: { motivo: 'errore_di_registrazione', atto: { numero: '43' } },
      },
    ]);
    expect(await membersOn('2024-03-31')).not.toContain(consorzio);
    expect(await membersOn('2024-06-01')).toContain(consorzio);
    const annulla = { ...errato, primoGiorno: '2024-04-01', motivo: 'atto_annullato', atto: atto('44') };
    await capofila.done('annullaPeriodoMembro', annulla);
    expect(await of()).toEqual([]);
    const { storia } = await capofila.ask(
      `{ storia(scope: "${SCOPE}", oggettoId: "${SCOPE}", first: 50) { edges { node { frase } } } }`,
    );
    const frasi = storia.edges.map(({ node }: { node: { frase: string } }) => node.frase) as string[];
    expect(frasi).toEqual(
      expect.arrayContaining([
        'Rettificato il periodo di Consorzio di Prova nell’ATS: dal 01/04/2024 (errore di registrazione).',
        'Annullato il periodo di Consorzio di Prova nell’ATS dal 01/04/2024 (l’atto è stato annullato).',
      ]),
    );
  });

  it('gets another name by an act, wherever it is named', async () => {
    const rinomina = { scope: SCOPE, denominazione: `ATS Ivrea-Cuorgnè ${randomUUID()}`, atto: atto('45') };
    await capofila.done('rinominaAts', rinomina);
    expect(await capofila.send('rinominaAts', rinomina)).toMatchObject({ codice: 'NESSUNA_MODIFICA' });
    expect((await read()).ats.denominazione).toBe(rinomina.denominazione);
    const { io } = await capofila.ask('{ io { consorzi { scope denominazione } } }');
    expect(io.consorzi).toContainEqual({ scope: SCOPE, denominazione: rinomina.denominazione });
    // Other specs know it by the name that it had.
    await capofila.done('rinominaAts', { ...rinomina, denominazione: 'ATS Ivrea-Cuorgnè', atto: atto('46') });
    expect((await read()).ats.denominazione).toBe('ATS Ivrea-Cuorgnè');
  });

  it('works under agreements that a new act extends', async () => {
    const titolo = `Convenzione di prova ${randomUUID()}`;
    const registra = {
      scope: SCOPE,
      titolo,
      membri: ['inrete'],
      dal: '2024-02-01',
      al: '2024-12-31',
      atto: atto('20'),
    };
    const refused = (changes: object) => capofila.send('registraConvenzione', { ...registra, ...changes });
    expect(await refused({})).toMatchObject({ codice: 'CONVENZIONE_SENZA_PARTI' });
    expect(await refused({ membri: ['albalangheroero'] })).toMatchObject({ codice: 'PARTE_SCONOSCIUTA' });
    expect(await refused({ esterne: ['Ministero'], al: '2024-01-31' })).toMatchObject({ codice: 'TERMINE_NON_VALIDO' });
    const wrongAct = { esterne: ['Ministero'], atto: { ...atto(' '), organo: 'altro' } };
    expect(await refused(wrongAct)).toMatchObject({ codice: 'ATTO_NON_VALIDO' });
    const { id, revisione } = await capofila.done('registraConvenzione', { ...registra, esterne: ['Ministero'] });
    const found = async (giorno: string) =>
      ((await read({ giorno })).ats.convenzioni as { id: string }[]).find((one) => one.id === id);
    expect(await found('2024-12-31')).toMatchObject({
      ...{ titolo, dal: '2024-02-01', al: '2024-12-31', alEscluso: '2025-01-01', vigente: true, proroghe: [] },
      parti: [
        { consorzio: 'inrete', denominazione: 'Consorzio IN.RE.TE.' },
        { consorzio: null, denominazione: 'Ministero' },
      ],
    });
    expect(await found('2025-01-01')).toMatchObject({ vigente: false });
    const proroga = {
      scope: SCOPE,
      convenzioneId: id,
      al: '2025-06-30',
      atto: atto('21'),
      expectedRevision: revisione,
    };
    await capofila.done('prorogaConvenzione', proroga);
    expect(await found('2025-06-30')).toMatchObject({
      ...{ vigente: true, al: '2025-06-30', proroghe: [{ al: '2025-06-30', atto: { numero: '21' } }] },
    });
    const again = { ...proroga, expectedRevision: revisione + 1 };
    expect(await capofila.send('prorogaConvenzione', again)).toMatchObject({ codice: 'CONVENZIONE_NON_PROROGATA' });
  });
});
