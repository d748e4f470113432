import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { deciderAts } from '@consorzi/domain/ats';
import { hashOf, type Decider } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto, type Comando } from '@consorzi/domain/shared';
import { deciderAccessi, type Ruolo } from '@consorzi/domain/tenancy';
import { importJWK, SignJWT, type JWK } from 'jose';
import pg from 'pg';

import { runCommand } from '../apps/api/src/event-sourcing/index.js';
import { platformLog } from './platform-log.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';
import { databaseUrls } from './platform-database.js';

const SCOPE = 'atsprogrammi';
const BREVE = `id denominazione revisione procedure { versione dal al vigente maiVigente codice }`;
const PROGRAMMI = `query ($quando: QuandoInput, $giorno: String) {
  programmi(scope: "${SCOPE}", quando: $quando, giorno: $giorno) { momento { posizione attuale } programmi { ${BREVE} } } }`;
const PROGRAMMA = `query ($id: ID!, $quando: QuandoInput, $giorno: String, $versione: Int) {
  programma(scope: "${SCOPE}", programmaId: $id, quando: $quando, giorno: $giorno, versione: $versione) {
    programma { ${BREVE} }
    procedura { versione dal modello { codice fonte json
      documenti { tipoSpesa documenti { tipo quando } } liste { codice tipo domande { id testo obbligatoria } }
      trasferimenti { tipo massimoCumulato sogliaSpesa richiede attestazioni firmatari } rendiconto { cadenza firmatari } } } } }`;
const CONFRONTO = `query ($id: ID!, $da: Int!, $a: Int!) {
  confrontoProcedure(scope: "${SCOPE}", programmaId: $id, da: $da, a: $a) {
    confronto { da { versione } a { versione } differenze { parte oggetto campo genere prima dopo } } } }`;

describe('the fund programmes of an ATS', () => {
  let platform: SpecPlatform;
  let capofila: Client;
  let referente: Client;
  let programmaId: string;
  let istituitoIn: number;

  beforeAll(async () => {
    platform = await startPlatform();
    [capofila, referente] = await ambito(platform, ['capofila', 'referente']);
  });

  const programmi = async (variables: object = {}, client = capofila) =>
    (await client.ask(PROGRAMMI, variables))['programmi'];
  const programma = async (variables: object = {}) =>
    (await capofila.ask(PROGRAMMA, { id: programmaId, ...variables }))['programma'];
  const adotta = (dal: string, proposta: object, client = capofila) =>
    client.send('adottaProcedura', { scope: SCOPE, programmaId, dal, proposta });
  const versioneAl = async (giorno: string) => (await programma({ giorno })).procedura?.versione ?? null;

  it('are offered templates, all of which can be read', async () => {
    const { modelliProcedura } = await capofila.ask(
      `{ modelliProcedura(scope: "${SCOPE}") { momento { posizione } modelli { dal modello { codice json } } } }`,
    );
    const modelli = modelliProcedura.modelli as { dal: string | null; modello: { codice: string; json: string } }[];
    expect(modelli.map(({ dal, modello }) => [modello.codice, dal])).toEqual([
      ['regis-2022', null],
      ['regis-2025', '2025-03-25'],
      ['facilitazione-piemonte', null],
      ['fondo-nazionale', null],
    ]);
    for (const { modello } of modelli) expect(JSON.parse(modello.json)).toMatchObject({ codice: modello.codice });
  });

  it('are registered by the capofila alone', async () => {
    const campi = { scope: SCOPE, denominazione: 'PNRR M5C2 1.1', finanziatore: 'Ministero', fondo: 'PNRR' };
    await expect(referente.send('istituisciProgramma', campi)).rejects.toThrow('NON_PERMESSO');
    expect(await capofila.send('istituisciProgramma', { ...campi, fondo: ' ' })).toMatchObject({
      codice: 'CAMPO_NON_VALIDO',
    });
    const commandId = randomUUID();
    const first = await capofila.done('istituisciProgramma', { ...campi, commandId });
    [programmaId, istituitoIn] = [first.id, first.posizione!];
    expect(await capofila.done('istituisciProgramma', { ...campi, commandId })).toMatchObject({
      ...{ id: programmaId, ripetuto: true },
    });
    expect((await programmi({}, referente)).programmi).toEqual([
      { id: programmaId, denominazione: 'PNRR M5C2 1.1', revisione: 0, procedure: [] },
    ]);
    expect((await programma()).procedura).toBeNull();
  });

  it('adopt a procedure from each kind of source, and refuse what is none', async () => {
    expect(await adotta('2022-01-01', {})).toMatchObject({ codice: 'CAMPO_NON_VALIDO' });
    const due = { predefinita: 'regis-2022', versione: 1 };
    expect(await adotta('2022-01-01', due)).toMatchObject({ codice: 'CAMPO_NON_VALIDO' });
    expect(await adotta('2022-01-01', { predefinita: 'regis-1999' })).toMatchObject({ codice: 'MODELLO_SCONOSCIUTO' });
    expect(await adotta('2022-01-01', { versione: 1 })).toMatchObject({ codice: 'PROCEDURA_INESISTENTE' });
    for (const [modello, dove, difetto] of [
      ['{', 'modello', 'nonJson'],
      ['{"a": 0.5}', 'modello.a', 'forma'],
      ['{}', 'modello.codice', 'campoMancante'],
    ]) {
      expect(await adotta('2022-01-01', { modello })).toMatchObject({
        codice: 'MODELLO_NON_VALIDO',
        dettagli: expect.arrayContaining([
          { nome: 'dove', valore: dove },
          { nome: 'difetto', valore: difetto },
        ]) as unknown,
      });
    }
    await expect(adotta('2022-01-01', { predefinita: 'regis-2022' }, referente)).rejects.toThrow('NON_PERMESSO');

    expect(await adotta('2022-01-01', { predefinita: 'regis-2022' })).toMatchObject({ __typename: 'ComandoEseguito' });
    const { json } = (await programma()).procedura.modello as { json: string };
    const dato = JSON.stringify({ ...(JSON.parse(json) as object), denominazione: 'Con un atto nuovo' });
    expect(await adotta('2024-01-01', { modello: dato })).toMatchObject({ __typename: 'ComandoEseguito' });
    expect(await adotta('2025-03-24', { predefinita: 'regis-2025' })).toMatchObject({ __typename: 'ComandoEseguito' });
  });

  it('put a date right by adopting again from the day on, and change a version in part', async () => {
    // The day was wrong by one; what was adopted from the 24th cannot be moved, it is replaced from that day.
    expect(await adotta('2025-03-23', { versione: 2 })).toMatchObject({ codice: 'PROCEDURA_NON_SUCCESSIVA' });
    expect(await adotta('2025-03-24', { versione: 2, modifiche: '{}' })).toMatchObject({
      __typename: 'ComandoEseguito',
    });
    expect(await adotta('2025-03-25', { predefinita: 'regis-2025' })).toMatchObject({ __typename: 'ComandoEseguito' });
    expect(await adotta('2025-03-25', { versione: 5, modifiche: '{}' })).toMatchObject({ codice: 'NESSUNA_MODIFICA' });
    const modifiche = JSON.stringify({ trasferimenti: { intermedia: { sogliaSpesa: 5000 } } });
    expect(await adotta('2026-01-01', { versione: 5, modifiche })).toMatchObject({ __typename: 'ComandoEseguito' });
    const [vista] = (await programmi({ giorno: '2025-06-30' })).programmi;
    const { procedure } = vista as {
      procedure: { versione: number; vigente: boolean; maiVigente: boolean; al: string }[];
    };
    expect(procedure.filter(({ vigente }) => vigente).map(({ versione }) => versione)).toEqual([5]);
    expect(procedure.filter(({ maiVigente }) => maiVigente).map(({ versione }) => versione)).toEqual([3]);
    expect(procedure.map(({ al }) => al)).toEqual(['2023-12-31', '2025-03-23', null, '2025-03-24', '2025-12-31', null]);
  });

  it('have the version that was in force on a day, in full', async () => {
    const days = ['2021-12-31', '2022-01-01', '2025-03-24', '2025-03-25', '2025-12-31', '2026-01-01'];
    const found = await Promise.all(days.map(versioneAl));
    // Before the first there is none in force: the page then shows the newest.
    expect(found).toEqual([6, 1, 4, 5, 5, 6]);
    const { procedura } = await programma({ versione: 5 });
    const trasferimenti = procedura.modello.trasferimenti as { tipo: string; massimoCumulato: number | null }[];
    expect(trasferimenti.map(({ tipo, massimoCumulato }) => [tipo, massimoCumulato])).toEqual([
      ['anticipo', 1000],
      ['estensioneAnticipo', 3000],
      ['intermedia', 9000],
      ['saldo', null],
    ]);
    expect(procedura.modello.rendiconto.cadenza).toBe('soloSaldo');
  });

  it('are compared version by version', async () => {
    const confronto = async (da: number, a: number) =>
      (await capofila.ask(CONFRONTO, { id: programmaId, da, a })).confrontoProcedure.confronto;
    expect((await confronto(5, 6)).differenze).toEqual([
      {
        ...{ parte: 'trasferimenti', oggetto: 'intermedia', campo: 'sogliaSpesa', genere: 'cambiato' },
        ...{ prima: ['3000'], dopo: ['5000'] },
      },
    ]);
    const cosa = ({ parte, oggetto }: { parte: string; oggetto: string }) => `${parte} ${oggetto}`;
    expect((await confronto(1, 5)).differenze.map(cosa)).toContain('trasferimenti estensioneAnticipo');
    expect(await confronto(1, 7)).toBeNull();
  });

  it('are as they were known at a moment, and told in the history', async () => {
    const then = await programmi({ quando: { posizione: istituitoIn } });
    expect(then).toMatchObject({ momento: { attuale: false }, programmi: [{ id: programmaId, procedure: [] }] });
    const { storia } = await capofila.ask(
      `{ storia(scope: "${SCOPE}", oggettoId: "${SCOPE}", first: 50) { edges { node { frase } } } }`,
    );
    const frasi = (storia.edges as { node: { frase: string } }[]).map(({ node }) => node.frase);
    expect(frasi).toContain('È stato istituito il programma di finanziamento «PNRR M5C2 1.1» (Ministero).');
    expect(frasi).toContain(
      'È adottata la versione 5 della procedura di «PNRR M5C2 1.1», dal 25/03/2025: «PNRR su ReGiS, dal 25/03/2025».',
    );
  });
});

/** An ATS of this spec alone, and a client for each of its people. */
async function ambito(platform: SpecPlatform, ruoli: readonly Ruolo[]): Promise<[Client, Client]> {
  const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
  const store = platformLog(platform.data, pool);
  const atto: Atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
  const now = new Date().toISOString();
  const personaId = idOf(SCOPE, 'who runs the platform');
  const run = async <C extends Comando<string>>(decider: Decider<C, never>, body: object) => {
    const command = { ...body, scope: SCOPE, autore: { personaId, centri: 'tutti' }, now } as unknown as C;
    const who = { scope: SCOPE, commandId: idOf(SCOPE, JSON.stringify(body)), bodyHash: hashOf(body), personaId };
    const context = { ...who, role: 'sistema', correlationId: randomUUID(), causationId: null, recordedAt: now };
    await runCommand({ store }, context, decider, command);
  };
  await run(deciderAts as never, { type: 'IstituisciAts', denominazione: 'ATS dei programmi', atto });
  const clients: Client[] = [];
  for (const ruolo of ruoli) {
    const client = Client.bearing(await token(platform, `${SCOPE}.${ruolo}`), platform.url);
    const { io } = await client.ask('{ io { personaId } }');
    const persona = { personaId: io.personaId as string, ruolo, centri: [] };
    await run(deciderAccessi as never, { type: 'AssegnaRuolo', ...persona });
    clients.push(client);
  }
  await pool.end();
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const answers = await Promise.all(clients.map((client) => client.graphql(PROGRAMMI)));
    if (answers.every(({ errors }) => !errors)) break;
  }
  return clients as [Client, Client];
}

/** A token of the platform's own provider, for somebody who belongs to this ATS. */
async function token(platform: SpecPlatform, username: string): Promise<string> {
  const { keys } = JSON.parse(readFileSync(path.join(platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] };
  return new SignJWT({
    ...{ typ: 'Bearer', azp: 'consorzi-cli', preferred_username: username, name: username, organization: [SCOPE] },
  })
    .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
    .setIssuer(`${platform.url}/realms/consorzi`)
    .setAudience('consorzi-api')
    .setSubject(idOf(SCOPE, username))
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(await importJWK(keys[0]!, 'RS256'));
}
