import { randomUUID } from 'node:crypto';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { Client } from './client.js';

const SCOPE = 'albalangheroero';
const AREA_LUNGA = Array.from({ length: 80 }, (_, i) => `parola${i}`).join(' ');

/** A Relazione with a text too long for its field, a row that names nothing, and a centro of its own. */
const relazione = (anno: number, centro: string): Uint8Array =>
  new TextEncoder().encode(
    [
      ...[`RELAZIONE SULLA PERFORMANCE ${anno}`, `CENTRO DI RESPONSABILITA': ${centro}`],
      ...['2. Obiettivi di performance', 'Obiettivo 1\tAprire uno sportello', `Area strategica\t${AREA_LUNGA}`],
      ...['Modalità di attuazione', 'Attività\tTempi\tConsuntivo', 'Scelta dei locali\tAprile\tMaggio'],
      ...['Indicatori di risultato', 'Indicatore\tUnità misura\tValore atteso\tValore consuntivo'],
      ...['\tn.\t7\t8', 'Visite\tn.\t4\t5'],
    ].join('\n'),
  );

describe('a document that does not fit', () => {
  let platform: SpecPlatform;
  let direttore: Client;
  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as(`direttore.${SCOPE}`, platform);
  });
  afterAll(() => platform.stop());

  const accept = (propostaId: string) => direttore.done('accettaProposta', { scope: SCOPE, propostaId });
  const imported = async () =>
    (await direttore.ask(`{ importazioni(scope: "${SCOPE}") { importazioni { pianoId sezioni { genere testo } } } }`))[
      'importazioni'
    ].importazioni as { pianoId: string; sezioni: { genere: string; testo: string }[] }[];

  it('is accepted with its doubts, and keeps every word', async () => {
    const propostaId = await direttore.upload(SCOPE, 'relazione-2014.txt', relazione(2014, 'AREA PRIMA'));
    const { proposta } = await direttore.ask(
      `query ($id: ID!) { proposta(scope: "${SCOPE}", propostaId: $id) { avvertenze { line code } } }`,
      { id: propostaId },
    );
    expect(proposta.avvertenze).toContainEqual({ line: 4, code: 'TESTO_ACCORCIATO' });
    const { pianoId } = (
      await direttore.ask(
        `mutation ($input: AccettaPropostaInput!) { esito: accettaProposta(input: $input) {
         __typename ... on ComandoEseguito { pianoId } } }`,
        { input: { scope: SCOPE, propostaId, commandId: randomUUID() } },
      )
    )['esito'] as { pianoId: string };
    const { albero } = await direttore.ask(
      `query ($id: ID!) { albero(scope: "${SCOPE}", pianoId: $id) {
         momento { registratoIl } rami { obiettivi { areaStrategica indicatori { nome } } } } }`,
      { id: pianoId },
    );
    expect(albero.momento.registratoIl).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const [obiettivo] = albero.rami[0].obiettivi;
    expect(obiettivo.areaStrategica).toMatch(/^parola0 .*…$/);
    const kept = (await imported()).find((one) => one.pianoId === pianoId)!.sezioni.map(({ testo }) => testo);
    expect(kept.join('\n')).toContain(AREA_LUNGA);
  });

  it('over a plan says which results have no row there, takes no row twice, and keeps what is left', async () => {
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const { id: pianoId } = await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano', dal: 2016, al: 2016 });
    const attivita = ['Scelta dei locali', 'Collaudo degli impianti'].map((testo) => ({ testo, tempi: 'Aprile' }));
    const scheda = { titolo: 'Aprire uno sportello', centri: [centri.centri[0].id], attivita };
    const { id: obiettivoId } = await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda });
    const atto = { organo: 'cda', numero: '1', data: '2016-01-31' };
    await direttore.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    await direttore.done('apriConsuntivazione', { scope: SCOPE, pianoId });

    const propostaId = await direttore.upload(SCOPE, 'relazione-2016.txt', relazione(2016, 'AREA QUARTA'));
    const { risultatiSenzaRiga } = await direttore.ask(
      `query ($id: ID!) { risultatiSenzaRiga(scope: "${SCOPE}", propostaId: $id) {
         indice obiettivoId risultati { tipo indice testo risultato } righeLibere { tipo voceId testo } } }`,
      { id: propostaId },
    );
    const [senza] = risultatiSenzaRiga;
    expect(senza).toMatchObject({
      ...{ indice: 0, obiettivoId, risultati: [{ tipo: 'indicatore', indice: 0, testo: 'Visite', risultato: '5' }] },
      righeLibere: [{ tipo: 'attivita', testo: 'Collaudo degli impianti' }],
    });
    const { voceId } = senza.righeLibere[0];
    for (const tipo of ['attivita', 'indicatore']) {
      // The first attività has its row already; the free row is no indicatore.
      const risoluzioni = [{ indice: 0, obiettivoId, righe: [{ tipo, indice: 0, voceId }] }];
      expect(await direttore.send('accettaProposta', { scope: SCOPE, propostaId, risoluzioni })).toMatchObject({
        codice: 'CAMPO_NON_VALIDO',
      });
    }
    await accept(propostaId);
    const kept = (await imported()).find((one) => one.pianoId === pianoId)!.sezioni;
    expect(kept.find(({ genere }) => genere === 'risultatiSenzaRiga')!.testo).toContain('Valore consuntivo: 5');
    expect(kept.map(({ testo }) => testo).join('\n')).toContain('AREA QUARTA');
  });

  it('comes in beside another one that brings the same new centro', async () => {
    const read = await Promise.all(
      [2011, 2012].map((anno) => direttore.upload(SCOPE, `r-${anno}.txt`, relazione(anno, 'AREA SECONDA'))),
    );
    await Promise.all(read.map(accept));
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { denominazione } } }`);
    const names = (centri.centri as { denominazione: string }[]).map(({ denominazione }) => denominazione);
    expect(names.filter((name) => /seconda/i.test(name))).toHaveLength(1);
  });
});

describe('a draft', () => {
  let platform: SpecPlatform;
  let direttore: Client;
  let centroId: string;
  beforeAll(async () => {
    platform = await startPlatform();
    direttore = await Client.as(`direttore.${SCOPE}`, platform);
    centroId = (await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`))['centri'].centri[0].id;
  });
  afterAll(() => platform.stop());

  const crea = async (anno: number) =>
    (await direttore.done('creaPiano', { scope: SCOPE, titolo: `Piano ${anno}`, dal: anno, al: anno })).id;
  const scheda = (codice: string, nome: string) => ({ codice, nome, centroId });

  it('that is empty is not approved, and is with one progetto PEG', async () => {
    const pianoId = await crea(2041);
    const approva = { scope: SCOPE, pianoId, atto: { organo: 'cda', numero: '1', data: '2024-01-31' } };
    expect(await direttore.send('approvaPiano', approva)).toMatchObject({ codice: 'PIANO_VUOTO' });
    await direttore.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda: scheda('1', 'Mensa') });
    await direttore.done('approvaPiano', approva);
  });

  it('has one progetto PEG of a code, also when codes are changed', async () => {
    const pianoId = await crea(2042);
    const define = async (codice: string, nome: string) =>
      (await direttore.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda: scheda(codice, nome) })).id;
    const [mensa, pulmini] = [await define('1.01', 'Mensa'), await define('1.02', 'Pulmini')];
    const modifica = (progettoPegId: string, codice: string, nome: string) =>
      direttore.send('modificaProgettoPeg', { scope: SCOPE, pianoId, progettoPegId, scheda: scheda(codice, nome) });
    const taken = { codice: 'PROGETTO_PEG_GIA_DEFINITO' };
    expect(await modifica(pulmini, '01.1', 'Pulmini')).toMatchObject(taken);
    expect(await modifica(pulmini, '1.03', 'Pulmini')).toMatchObject({ __typename: 'ComandoEseguito' });
    expect(await modifica(mensa, '1.3', 'Mensa')).toMatchObject(taken);
    const nuovo = { scope: SCOPE, pianoId, scheda: scheda('1.03', 'Soggiorni') };
    expect(await direttore.send('definisciProgettoPeg', nuovo)).toMatchObject(taken);
  });

  it('that is dropped takes its document along, and is dropped once however often that is sent', async () => {
    const bytes = new TextEncoder().encode(
      [
        ...['PEG E PIANO DELLA PERFORMANCE 2043', "CENTRO DI RESPONSABILITA': AREA TERZA"],
        ...['2. Obiettivi di performance', 'Obiettivo 1\tAprire uno sportello', 'Area strategica\tSportelli'],
        ...['Modalità di attuazione', 'Attività\tTempi', 'Scelta dei locali\tAprile'],
      ].join('\n'),
    );
    const accept = async (nome: string) => {
      const propostaId = await direttore.upload(SCOPE, nome, bytes);
      await direttore.done('accettaProposta', { scope: SCOPE, propostaId });
      return (await direttore.ask(`{ importazioni(scope: "${SCOPE}") { importazioni { pianoId } } }`))['importazioni']
        .importazioni as { pianoId: string }[];
    };
    const [first] = await accept('peg.txt');
    const scarta = { scope: SCOPE, pianoId: first!.pianoId, commandId: randomUUID() };
    expect(await direttore.done('scartaPiano', scarta)).toMatchObject({ ripetuto: false });
    expect(await direttore.done('scartaPiano', scarta)).toMatchObject({ ripetuto: true });
    const { importazioni } = await direttore.ask(`{ importazioni(scope: "${SCOPE}") { importazioni { pianoId } } }`);
    expect(importazioni.importazioni).not.toContainEqual({ pianoId: first!.pianoId });
    expect(await accept('peg.txt')).toContainEqual({ pianoId: first!.pianoId });
  });
});
