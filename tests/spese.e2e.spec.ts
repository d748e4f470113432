import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { fatturaXml } from '../infra/testing/fattura-xml.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client, Esito } from './client.js';
import { progettoDiProva, recepisci } from './recepisci.js';

const [ALFA, BETA] = ['spesealfa', 'spesebeta'];
const progetto = progettoDiProva('Supervisione');
const famiglie = progettoDiProva('Famiglie', { cup: 'I84H22000180006' });
const [servizi, personale] = progetto.voci.map(({ voceId }) => voceId) as [string, string];
const { progettoId } = progetto;

const quota = (centesimi: number, voceId = servizi) => ({ progettoId, voceId, centesimi });
const fattura = (numero: string, changes: object = {}) => ({
  ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: 'Supervisione di gruppo', cup: ' i84h 22000200006' },
  ...{ cig: { codice: 'B10A9942A7' }, documento: { numero, data: '2025-04-02' } },
  fornitore: {
    denominazione: 'Cooperativa Alfa',
    partitaIva: '07264440012',
    iban: 'IT60 X054 2811 1010 0000 0123 456',
  },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
  ...{ scissioneIva: true, quote: [quota(122_000)] },
  ...changes,
});
const stipendi = (changes: object = {}) =>
  fattura('', {
    ...{ tipo: 'personale', cig: { assenza: 'personale' }, documento: null, fornitore: null, scissioneIva: false },
    ...{ ivaCentesimi: 0, ivaACostoCentesimi: 0, quote: [quota(100_000, personale)], ...changes },
  });

const SPESA = `id progettoId tipo mese competenza descrizione cup cig { codice assenza } documento { numero data }
  fornitore { denominazione partitaIva codiceFiscale iban } imponibileCentesimi costoCentesimi dovutoCentesimi
  quotaCentesimi pagatoCentesimi quote { fonte voce centesimi } impegni { numero } pagamenti { pagamentoId mandato }
  rettificata motivoRettifica possibileDoppione revisione`;
const ONE = `query ($scope: ID!, $spesaId: ID!, $quando: QuandoInput) {
  spesa(scope: $scope, spesaId: $spesaId, quando: $quando) { momento { posizione } spesa { ${SPESA} } } }`;
const LIST = `query ($scope: ID!, $progettoId: ID, $mese: String, $first: Int! = 50, $after: String, $quando: QuandoInput) {
  spese(scope: $scope, progettoId: $progettoId, mese: $mese, first: $first, after: $after, quando: $quando) {
    edges { cursor node { id mese } } pageInfo { hasNextPage endCursor }
    totale { numero costoCentesimi quotaCentesimi pagatoCentesimi }
    conti { mese voceId tipo numero quotaCentesimi } } }`;

let platform: SpecPlatform;
let alfa: Client;
let beta: Client;
beforeAll(async () => {
  platform = await startPlatform();
  [alfa, beta] = [await consorzioProprio(platform, ALFA, 'Anna'), await consorzioProprio(platform, BETA, 'Bruno')];
  for (const scope of [ALFA, BETA]) for (const one of [progetto, famiglie]) await recepisci(platform, scope, one);
});
afterAll(() => platform?.stop());

const send = (spesa: object, client = alfa, scope = ALFA) => client.send('registraSpesa', { scope, spesa });
const registrata = async (spesa: object, client = alfa, scope = ALFA): Promise<string> =>
  (await client.done('registraSpesa', { scope, spesa })).id;
const leggi = async (spesaId: string, client = alfa, scope = ALFA, quando?: object) =>
  (await client.ask(ONE, { scope, spesaId, quando })).spesa.spesa;
const elenco = async (variables: object) => (await alfa.ask(LIST, { scope: ALFA, ...variables })).spese;
const refused = (esito: Esito) =>
  esito.__typename === 'RegolaViolata'
    ? { codice: esito.codice, ...Object.fromEntries(esito.dettagli.map(({ nome, valore }) => [nome, valore])) }
    : esito.__typename;

describe('an expense', () => {
  it('is lived from the invoice to the payment, corrected on the way, and back to nothing', async () => {
    const spesaId = await registrata(fattura('1'));
    expect(await leggi(spesaId)).toMatchObject({
      ...{
        id: spesaId,
        tipo: 'fattura',
        mese: '2025-03',
        cup: 'I84H22000200006',
        descrizione: 'Supervisione di gruppo',
      },
      fornitore: { denominazione: 'Cooperativa Alfa', iban: 'IT60X0542811101000000123456', codiceFiscale: null },
      ...{ costoCentesimi: 122_000, dovutoCentesimi: 122_000, quotaCentesimi: 122_000, pagatoCentesimi: 0 },
      quote: [{ fonte: 'Supervisione', voce: 'A.1 Servizi', centesimi: 122_000 }],
      ...{ rettificata: false, possibileDoppione: false, revisione: 0 },
    });
    const della = { scope: ALFA, spesaId };
    await alfa.done('registraImpegno', { ...della, numero: '55', data: '2025-02-01', centesimi: 122_000 });
    const pagamento = { ...della, mandato: '101', data: '2025-05-02', centesimi: 122_000 };
    expect(refused(await alfa.send('registraPagamento', { ...pagamento, centesimi: 122_001 }))).toMatchObject({
      ...{ codice: 'PAGAMENTI_OLTRE_IL_DOVUTO', eccedenzaCentesimi: '1' },
    });
    const { posizione } = await alfa.done('registraPagamento', pagamento);
    expect(refused(await alfa.send('annullaSpesa', { ...della, motivo: 'Errore' }))).toMatchObject({
      codice: 'SPESA_CON_PAGAMENTI',
    });

    const nuova = fattura('1', { competenza: '2025-04-30' });
    const stale = await alfa.send('rettificaSpesa', { ...della, spesa: nuova, motivo: 'Mese', expectedRevision: 0 });
    expect(stale.__typename).toBe('ConflittoDiRevisione');
    await alfa.done('rettificaSpesa', { ...della, spesa: nuova, motivo: 'Il mese era un altro', expectedRevision: 2 });
    expect(await leggi(spesaId)).toMatchObject({
      ...{ mese: '2025-04', pagatoCentesimi: 122_000, motivoRettifica: 'Il mese era un altro', rettificata: true },
      impegni: [{ numero: '55' }],
    });
    expect(await leggi(spesaId, alfa, ALFA, { posizione })).toMatchObject({ mese: '2025-03', rettificata: false });

    const [{ pagamentoId }] = (await leggi(spesaId)).pagamenti as [{ pagamentoId: string }];
    await alfa.done('annullaPagamento', { ...della, pagamentoId, motivo: 'Mandato stornato' });
    await alfa.done('annullaSpesa', { ...della, motivo: 'Registrata per errore' });
    expect(await leggi(spesaId)).toBeNull();
    const { storia } = await alfa.ask(
      `query ($id: ID!) { storia(scope: "${ALFA}", oggettoId: $id) { edges { node { frase } } } }`,
      { id: spesaId },
    );
    expect(storia.edges.map(({ node }: { node: { frase: string } }) => node.frase)).toEqual([
      ...['Ha annullato la spesa.', 'Ha annullato il pagamento con il mandato n. 101.', 'Ha rettificato la spesa.'],
      ...['Ha registrato il pagamento con il mandato n. 101.', 'Ha registrato l’impegno n. 55.'],
      'Ha registrato una fattura.',
    ]);
    // Its invoice is free again.
    await alfa.done('annullaSpesa', { scope: ALFA, spesaId: await registrata(fattura('1')), motivo: 'Prova' });
  });

  it.each<[string, object, object]>([
    [
      'a CUP of another project',
      { cup: 'I84H22000190006' },
      { codice: 'SPESA_CUP_NON_DEL_PROGETTO', atteso: 'I84H22000200006' },
    ],
    ['a CUP that is none', { cup: '123' }, { codice: 'CUP_NON_VALIDO' }],
    ['a CIG that does not check', { cig: { codice: '1234567AC1' } }, { codice: 'CIG_NON_VALIDO' }],
    ['neither CIG nor reason', { cig: {} }, { codice: 'CAMPO_NON_VALIDO', campo: 'cig' }],
    [
      'a partita IVA that does not check',
      { fornitore: { denominazione: 'X', partitaIva: '07264440013' } },
      { codice: 'PARTITA_IVA_NON_VALIDA' },
    ],
    [
      'a codice fiscale that does not check',
      { fornitore: { denominazione: 'X', codiceFiscale: 'RSSMRA85T10A562T' } },
      { codice: 'CODICE_FISCALE_NON_VALIDO' },
    ],
    [
      'an IBAN that does not check',
      { fornitore: { denominazione: 'X', partitaIva: '07264440012', iban: 'IT61X0542811101000000123456' } },
      { codice: 'IBAN_NON_VALIDO' },
    ],
    ['no supplier', { fornitore: null }, { codice: 'SPESA_SENZA_FORNITORE' }],
    ['no document', { documento: null }, { codice: 'SPESA_SENZA_DOCUMENTO' }],
    [
      'more VAT at cost than VAT',
      { ivaACostoCentesimi: 22_001 },
      { codice: 'SPESA_IMPORTI_INCOERENTI', campo: 'ivaACostoCentesimi' },
    ],
    [
      'more than the cost',
      { quote: [quota(122_000), { nome: 'FNPS', centesimi: 5_000 }] },
      { codice: 'SPESA_OLTRE_IL_COSTO', altraFonte: 'FNPS', eccedenzaCentesimi: '5000' },
    ],
    ['a share of nobody', { quote: [{ centesimi: 1 }] }, { codice: 'CAMPO_NON_VALIDO', campo: 'quote' }],
    ['no project', { quote: [{ nome: 'FNPS', centesimi: 1 }] }, { codice: 'SPESA_SENZA_PROGETTO' }],
    ['one item twice', { quote: [quota(1), quota(2)] }, { codice: 'SPESA_QUOTA_RIPETUTA' }],
    ['an item of nobody', { quote: [quota(1, randomUUID())] }, { codice: 'SPESA_VOCE_NON_DEL_PROGETTO' }],
    [
      'a project of nobody',
      { quote: [{ ...quota(1), progettoId: randomUUID() }] },
      { codice: 'SPESA_PROGETTO_SCONOSCIUTO' },
    ],
    ['a day before the project', { competenza: '2023-12-31' }, { codice: 'SPESA_FUORI_PROGETTO', dal: '2024-01-01' }],
    ['a day to come', { competenza: '2098-01-01' }, { codice: 'DATA_FUTURA', campo: 'competenza' }],
  ])('is refused by name with %s', async (_, wrong, refusal) => {
    expect(refused(await send(fattura('rifiutata', wrong)))).toMatchObject(refusal);
  });

  it('of staff names nobody', async () => {
    const chi = { fornitore: { denominazione: 'Anna', partitaIva: '07264440012' } };
    expect(refused(await send(stipendi(chi)))).toMatchObject({ codice: 'SPESA_BENEFICIARIO_NON_AMMESSO' });
  });

  it('that is there already is named, also when two are sent at once', async () => {
    const [a, b] = await Promise.all([send(fattura('2')), send(fattura(' 2 '))]);
    const [done, no] = a.__typename === 'ComandoEseguito' ? [a, b] : [b, a];
    expect(refused(no)).toEqual({ codice: 'SPESA_GIA_REGISTRATA', spesaId: (done as { id: string }).id });
    const altra = await registrata(fattura('3'));
    const input = { scope: ALFA, spesaId: altra, spesa: fattura('2'), motivo: 'Numero' };
    expect(refused(await alfa.send('rettificaSpesa', input))).toMatchObject({ codice: 'SPESA_GIA_REGISTRATA' });
  });

  it('keeps the code of a person out of the log, and knows them again', async () => {
    const artigiano = { fornitore: { denominazione: 'Mario Rossi', codiceFiscale: 'rssmra85t10a562s' } };
    const spesaId = await registrata(fattura('4', artigiano));
    expect((await leggi(spesaId)).fornitore).toMatchObject({ codiceFiscale: 'RSSMRA85T10A562S', partitaIva: null });
    expect(refused(await send(fattura('4', artigiano)))).toEqual({ codice: 'SPESA_GIA_REGISTRATA', spesaId });
    const { registro } = await alfa.ask(
      `{ registro(scope: "${ALFA}", first: 100) { edges { node { fatto { posizione tipo } } } } }`,
    );
    const fatti = registro.edges.map(({ node }: { node: { fatto: object } }) => node.fatto);
    const { posizione } = fatti.find(({ tipo }: { tipo: string }) => tipo === 'SpesaRegistrata');
    const { evento } = await alfa.ask(`query ($p: Int!) { evento(scope: "${ALFA}", posizione: $p) { contenuto } }`, {
      p: posizione,
    });
    expect(JSON.stringify(evento)).toContain('competenza');
    expect(JSON.stringify(evento)).not.toContain('RSSMRA85T10A562S');
  });

  it('does not exist where it is not ours', async () => {
    const spesaId = await registrata(fattura('5'));
    expect(await leggi(spesaId, beta, BETA)).toBeNull();
    const input = { scope: BETA, spesaId, motivo: 'Non mia' };
    expect(refused(await beta.send('annullaSpesa', input))).toEqual({ codice: 'SPESA_INESISTENTE' });
  });
});

describe('a closed period', () => {
  it('refuses what would come in or go out, until it is opened again with a reason', async () => {
    const gennaio = stipendi({ competenza: '2025-01-31' });
    const spesaId = await registrata(gennaio);
    await alfa.done('chiudiPeriodo', { scope: ALFA, progettoId, finoAlMese: '2025-01' });
    const chiuso = { codice: 'SPESA_IN_PERIODO_CHIUSO', mese: '2025-01', chiusoFinoAl: '2025-01' };
    expect(refused(await send(gennaio))).toMatchObject(chiuso);
    const della = { scope: ALFA, spesaId, motivo: 'Prova' };
    expect(refused(await alfa.send('annullaSpesa', della))).toMatchObject(chiuso);
    expect(refused(await alfa.send('rettificaSpesa', { ...della, spesa: stipendi() }))).toMatchObject(chiuso);
    const { progettiDiSpesa } = await alfa.ask(
      `{ progettiDiSpesa(scope: "${ALFA}") { progetti { progettoId chiusoFinoAl voci { codice } } } }`,
    );
    expect(progettiDiSpesa.progetti).toContainEqual({
      ...{ progettoId, chiusoFinoAl: '2025-01', voci: [{ codice: 'A.1' }, { codice: 'B.1' }] },
    });
    await alfa.done('riapriPeriodo', { scope: ALFA, progettoId, dalMese: '2025-01', motivo: 'Mancava una busta' });
    await alfa.done('annullaSpesa', della);
  });
});

describe('the list of expenses', () => {
  it('is filtered, comes in pages, and adds up', async () => {
    const [voceId] = famiglie.voci.map((voce) => voce.voceId) as [string];
    const di = (numero: string, competenza: string, centesimi: number) =>
      fattura(numero, {
        ...{ competenza, cup: famiglie.cup },
        quote: [
          { progettoId: famiglie.progettoId, voceId, centesimi },
          { nome: 'Bilancio', centesimi: 2_000 },
        ],
      });
    for (const [index, mese] of ['01', '02', '02'].entries())
      await registrata(di(`F${index}`, `2024-${mese}-15`, 10_000 + index));
    const whole = await elenco({ progettoId: famiglie.progettoId });
    expect(whole.edges.map(({ node }: { node: { mese: string } }) => node.mese)).toEqual([
      '2024-01',
      '2024-02',
      '2024-02',
    ]);
    expect(whole.totale).toEqual({ numero: 3, costoCentesimi: 366_000, quotaCentesimi: 30_003, pagatoCentesimi: 0 });
    const febbraio = await elenco({ progettoId: famiglie.progettoId, mese: '2024-02' });
    expect(febbraio).toMatchObject({
      totale: { numero: 2, quotaCentesimi: 20_003 },
      conti: [{ voceId, tipo: 'fattura', numero: 2 }],
    });
    const first = await elenco({ progettoId: famiglie.progettoId, first: 2 });
    expect([first.edges.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
    const rest = await elenco({ progettoId: famiglie.progettoId, first: 2, after: first.pageInfo.endCursor });
    expect([rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([1, false]);
    expect([...first.edges, ...rest.edges]).toEqual(whole.edges);
  });
});

describe('an invoice that two consortia hold', () => {
  it('is said to both, of neither, and no more once one lets it go', async () => {
    const di = (scope: string, client: Client) => registrata(fattura('DOPPIA/1'), client, scope);
    const [nostra, loro] = [await di(ALFA, alfa), await di(BETA, beta)];
    const doppia = async (id: string, client: Client, scope: string, wanted: boolean) => {
      for (
        const end = Date.now() + 15_000;
        (await leggi(id, client, scope)).possibileDoppione !== wanted;
        await sleep(200)
      )
        if (Date.now() > end) throw new Error(`never ${wanted} in ${scope}`);
    };
    await doppia(nostra, alfa, ALFA, true);
    await doppia(loro, beta, BETA, true);
    expect(JSON.stringify(await leggi(loro, beta, BETA))).not.toContain(ALFA);
    await alfa.done('annullaSpesa', { scope: ALFA, spesaId: nostra, motivo: 'È dell’altro' });
    await doppia(loro, beta, BETA, false);
  });
});

describe('an invoice in XML', () => {
  const post = (text: string | Buffer, client = alfa, scope = ALFA) =>
    client.rest('POST', `/api/fatture/${scope}`, Buffer.from(text));

  it('fills the form, whose expense can then be recorded, and is known again', async () => {
    const { status, body } = await post(fatturaXml({ numero: 'XML/1' }));
    expect([status, body['fatture'].length]).toEqual([201, 1]);
    const [letta] = body['fatture'];
    expect(letta).toMatchObject({ numero: 'XML/1', cup: ['I84H22000200006'], avvertenze: [], spesaId: null });
    const spesaId = await registrata(
      fattura('', {
        ...{ documento: { numero: letta.numero, data: letta.data }, cup: letta.cup[0], cig: { codice: letta.cig[0] } },
        ...{
          fornitore: letta.fornitore,
          imponibileCentesimi: letta.imponibileCentesimi,
          descrizione: letta.descrizione,
        },
      }),
    );
    expect((await post(fatturaXml({ numero: 'xml/1' }))).body['fatture'][0]).toMatchObject({ spesaId });
    expect((await post(fatturaXml({ numero: 'XML/1' }), beta, BETA)).body['fatture'][0]).toMatchObject({
      spesaId: null,
    });
  });

  it.each<[string, string | Buffer, number, string]>([
    [
      'a document type',
      fatturaXml({ testa: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' }),
      422,
      'XML_CON_DOCTYPE',
    ],
    ['too many bytes', Buffer.alloc(5_000_001, 32), 413, 'FILE_TROPPO_GRANDE'],
    ['a signature', Buffer.from([0x30, 0x82, 0x10, 0x00]), 422, 'FILE_FIRMATO'],
    ['no XML', 'ciao', 422, 'XML_NON_VALIDO'],
    ['another XML', '<a/>', 422, 'NON_FATTURA'],
  ])('is refused by name with %s', async (_, bytes, status, codice) => {
    const answer = await post(bytes);
    expect([answer.status, answer.body['codice']]).toEqual([status, codice]);
  });

  it('is read for who may record it', async () => {
    expect((await post(fatturaXml(), alfa, BETA)).body).toMatchObject({ codice: 'NON_PERMESSO' });
    expect((await post(fatturaXml(), alfa, 'nonesiste')).body).toMatchObject({ codice: 'NON_PERMESSO' });
  });
});
