import { inScope, projectorPool } from '../apps/api/src/projections/transaction.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { databaseUrls } from './platform-database.js';
import { progettoDiProva, recepisci } from './recepisci.js';

const [ALFA, BETA, RETE, ALTRA] = ['condivisealfa', 'condivisebeta', 'condivisarete', 'condivisaaltra'];
const supervisione = progettoDiProva('Supervisione condivisa', { ats: RETE });
const famiglie = progettoDiProva('Famiglie condivise', { ats: RETE, cup: 'I84H22000180006' });

const VISTE = `momento { scope posizione attuale } momenti { scope posizione }
  totale { numero costoCentesimi quotaCentesimi pagatoCentesimi } consorzi { consorzio denominazione quotaCentesimi }
  edges { cursor node { consorzio mese descrizione fornitore quotaCentesimi progettoId } } pageInfo { hasNextPage endCursor }`;
const CONDIVISE = `query ($scope: ID!, $quando: QuandoInput, $progettoId: ID, $consorzio: ID, $mese: String, $first: Int! = 50, $after: String) {
  viste: speseCondivise(scope: $scope, quando: $quando, progettoId: $progettoId, consorzio: $consorzio, mese: $mese, first: $first, after: $after) { ${VISTE} } }`;
const VISTA = `query ($scope: ID!, $ats: ID!, $quando: QuandoInput) {
  viste: vistaDellAts(scope: $scope, ats: $ats, quando: $quando) { ${VISTE} } }`;
const CONDIVISIONI = `query ($scope: ID!, $quando: QuandoInput) { condivisioni(scope: $scope, quando: $quando) { momento { posizione }
  condivisioni { id ats progetto tipi dalMese alMese revocataIl motivo atto { numero } }
  progetti { progettoId titolo giaRendicontato { numero centesimi } } } }`;
const REVOCA = `mutation ($input: RevocaCondivisioneInput!) { esito: revocaCondivisione(input: $input) {
  __typename ... on ComandoEseguito { visibile giaRendicontato { numero centesimi } } ... on RegolaViolata { codice } } }`;
const DISCONOSCI = `mutation ($input: DisconosciAtsInput!) { esito: disconosciAts(input: $input) {
  __typename ... on ComandoEseguito { giaRendicontato { numero centesimi } } ... on RegolaViolata { codice } } }`;
const RICEVUTE = `{ condivisioniRicevute(scope: "${RETE}") { condivisioni { consorzio denominazione tipi dalMese alMese } } }`;

interface Viste {
  readonly momento: { readonly posizione: number };
  readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  readonly totale: { readonly numero: number; readonly quotaCentesimi: number };
  readonly edges: readonly { readonly node: { readonly descrizione: string; readonly quotaCentesimi: number } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

let platform: SpecPlatform;
let alfa: Client;
let beta: Client;
let capofila: Client;
let estraneo: Client;
beforeAll(async () => {
  platform = await startPlatform();
  alfa = await consorzioProprio(platform, ALFA, 'Anna');
  beta = await consorzioProprio(platform, BETA, 'Bruno');
  capofila = await atsProprio(platform, RETE, [ALFA, BETA]);
  estraneo = await atsProprio(platform, ALTRA, [ALFA, BETA]);
  for (const scope of [ALFA, BETA]) for (const one of [supervisione, famiglie]) await recepisci(platform, scope, one);
  for (const [client, scope] of [
    [alfa, ALFA],
    [beta, BETA],
  ] as const) {
    await spesa(client, scope, 'Dicembre', '2024-12-10', 10_000);
    await spesa(client, scope, 'Gennaio', '2025-01-10', 20_000);
    await spesa(client, scope, 'Famiglie', '2025-01-20', 40_000, famiglie);
  }
});
afterAll(() => platform?.stop());

async function spesa(
  client: Client,
  scope: string,
  nome: string,
  competenza: string,
  centesimi: number,
  di = supervisione,
) {
  const dati = {
    ...{ tipo: 'fattura', competenza, descrizione: `${nome} ${scope}`, cup: di.cup, cig: { codice: 'B10A9942A7' } },
    documento: { numero: `${nome} ${scope}`, data: competenza },
    fornitore: { denominazione: `Cooperativa ${scope}`, partitaIva: '07264440012' },
    ...{ imponibileCentesimi: centesimi, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
    ...{ scissioneIva: false, quote: [{ progettoId: di.progettoId, voceId: di.voci[0]!.voceId, centesimi }] },
  };
  return client.done('registraSpesa', { scope, spesa: dati });
}
const concedi = (client: Client, scope: string, changes: object = {}) =>
  client.send('concediCondivisione', {
    ...{ scope, ats: RETE, progettoId: supervisione.progettoId, tipi: ['spese'], dalMese: '2025-01', ...changes },
  });
const viste = async (variables: object = {}, client = capofila, scope = RETE) =>
  (await client.ask(CONDIVISE, { scope, ...variables }))['viste'] as Viste;
const vista = async (client: Client, scope: string, variables: object = {}) =>
  (await client.ask(VISTA, { scope, ats: RETE, ...variables }))['viste'] as Viste;
const descritte = ({ edges }: Viste) => edges.map(({ node }) => node.descrizione);

/** While it runs the read model of the rendiconti of the ATS is of another version, as during a rebuild. */
async function conRendicontiIndietro(work: () => Promise<void>): Promise<void> {
  const pool = projectorPool(databaseUrls(platform.data).projector);
  const versioni = (più: number) =>
    inScope(pool, RETE, 'write', (client) =>
      client.query(
        `update read.checkpoints set version = version + $2 where scope = $1 and projection = 'righe_rendiconto'`,
        [RETE, più],
      ),
    );
  try {
    expect((await versioni(1_000)).rowCount).toBe(1);
    await work().finally(() => versioni(-1_000));
  } finally {
    await pool.end();
  }
}

const linesOf = ({ edges }: Viste) => edges.map(({ node }) => node);
const condivisioni = async (client: Client, scope: string) =>
  (await client.ask(CONDIVISIONI, { scope }))['condivisioni'];

describe('what consortia share with their ATS', () => {
  let condivisioneId: string;

  it('is nothing until it is granted, and then the project, the months and the kinds that are named', async () => {
    expect(await viste()).toMatchObject({ totale: { numero: 0 }, edges: [], momenti: [] });
    const esito = await concedi(alfa, ALFA);
    expect(esito).toMatchObject({ __typename: 'ComandoEseguito', visibile: true });
    condivisioneId = (esito as { id: string }).id;
    const seen = await viste();
    expect(descritte(seen)).toEqual([`Gennaio ${ALFA}`]);
    expect(seen).toMatchObject({
      totale: { numero: 1, costoCentesimi: 20_000, quotaCentesimi: 20_000, pagatoCentesimi: 0 },
      consorzi: [{ consorzio: ALFA, denominazione: `Membro ${ALFA}`, quotaCentesimi: 20_000 }],
      edges: [{ node: { consorzio: ALFA, mese: '2025-01', fornitore: `Cooperativa ${ALFA}` } }],
    });
    expect(seen.momenti.map(({ scope }) => scope)).toEqual([ALFA]);
    await concedi(beta, BETA, { progettoId: famiglie.progettoId, tipi: ['documenti'] });
    expect(descritte(await viste())).toEqual([`Gennaio ${ALFA}`]);
    await concedi(beta, BETA, { dalMese: '2024-01', alMese: '2024-12', tipi: ['spese', 'liste'] });
    expect(descritte(await viste())).toEqual([`Gennaio ${ALFA}`, `Dicembre ${BETA}`]);
    expect((await viste()).totale).toMatchObject({ numero: 2, quotaCentesimi: 30_000 });
    expect((await capofila.ask(RICEVUTE))['condivisioniRicevute'].condivisioni).toEqual(
      expect.arrayContaining([
        { consorzio: ALFA, denominazione: `Membro ${ALFA}`, tipi: ['spese'], dalMese: '2025-01', alMese: null },
        ...[
          { consorzio: BETA, denominazione: `Membro ${BETA}`, tipi: ['documenti'], dalMese: '2025-01', alMese: null },
          { consorzio: BETA, denominazione: `Membro ${BETA}`, tipi: ['spese', 'liste'], dalMese: '2024-01', alMese: '2024-12' }, // prettier-ignore
        ].map((one) => ({ ...one, tipi: expect.arrayContaining(one.tipi) as string[] })),
      ]),
    );
  });

  it('is narrowed and turned page by page', async () => {
    expect(descritte(await viste({ consorzio: BETA }))).toEqual([`Dicembre ${BETA}`]);
    expect(descritte(await viste({ mese: '2025-01' }))).toEqual([`Gennaio ${ALFA}`]);
    expect(descritte(await viste({ progettoId: famiglie.progettoId }))).toEqual([]);
    const first = await viste({ first: 1 });
    expect([descritte(first), first.pageInfo.hasNextPage]).toEqual([[`Gennaio ${ALFA}`], true]);
    const second = await viste({ first: 1, after: first.pageInfo.endCursor });
    expect([descritte(second), second.pageInfo.hasNextPage]).toEqual([[`Dicembre ${BETA}`], false]);
  });

  it('is seen by the consortium as the ATS sees it, and of the ATS it sees nothing', async () => {
    const [ofRete, ofAlfa] = [await viste({ consorzio: ALFA }), await vista(alfa, ALFA)];
    expect([linesOf(ofAlfa), ofAlfa.totale]).toEqual([linesOf(ofRete), ofRete.totale]);
    expect(ofAlfa.momento).toMatchObject({ scope: ALFA });
    expect(descritte(await vista(beta, BETA))).toEqual([`Dicembre ${BETA}`]);
    expect(await vista(alfa, ALFA, { ats: ALTRA })).toMatchObject({ edges: [], momenti: [] });
    expect(await vista(alfa, ALFA, { ats: BETA })).toMatchObject({ edges: [], momenti: [] });
    expect((await capofila.graphql(VISTA, { scope: ALFA, ats: RETE })).errors?.[0]?.extensions?.code).toBe(
      'NON_PERMESSO',
    );
  });

  it('is for no other ATS, no other consortium, and no scope that is none', async () => {
    expect(await viste({}, estraneo, ALTRA)).toMatchObject({ totale: { numero: 0 }, edges: [], momenti: [] });
    expect(await viste({ consorzio: ALFA }, beta, BETA)).toMatchObject({ edges: [], momenti: [] });
    const [closed, none] = await Promise.all(
      [RETE, 'reteinesistente'].map((scope) => beta.graphql(CONDIVISE, { scope })),
    );
    expect(closed).toEqual(none);
  });

  it('shows the version of the moment, and what may be seen is that of now', async () => {
    const before = await viste();
    await spesa(alfa, ALFA, 'Febbraio', '2025-02-10', 5_000);
    expect((await viste()).totale).toMatchObject({ quotaCentesimi: 35_000 });
    const momenti = before.momenti.map(({ scope, posizione }) => ({ scope, posizione }));
    const then = await viste({ quando: { momenti } });
    expect([then.edges, then.totale, then.momenti]).toEqual([before.edges, before.totale, before.momenti]);
    expect(then).toMatchObject({ momento: { attuale: false } });
    const { posizione } = momenti.find(({ scope }) => scope === ALFA)!;
    expect(descritte(await vista(alfa, ALFA, { quando: { posizione } }))).toEqual([`Gennaio ${ALFA}`]);
    const lontano = momenti.map((one) => ({ ...one, posizione: one.posizione + 1_000 }));
    const { errors } = await capofila.graphql(CONDIVISE, { scope: RETE, quando: { momenti: lontano } });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'MOMENTO_NON_DISPONIBILE', consorzi: [ALFA, BETA] } });
    // Before anything was recorded there was nothing to see; a date stands for a position of each member.
    expect(await viste({ quando: { al: '2020-01-01T00:00:00Z' } })).toMatchObject({ totale: { numero: 0 }, edges: [] });
    // When the ATS had just been registered its members had not entered these expenses.
    expect(await viste({ quando: { posizione: 0 } })).toMatchObject({ edges: [] });
  });

  it('is gone when the revocation answers, from past moments too, and the consortium is told what stays', async () => {
    const before = await viste();
    const input = { scope: ALFA, condivisioneId, motivo: 'Il progetto è passato ad altri' };
    const { esito } = await alfa.ask(REVOCA, { input: { ...input, commandId: crypto.randomUUID() } });
    expect(esito).toEqual({
      ...{ __typename: 'ComandoEseguito', visibile: true, giaRendicontato: { numero: 0, centesimi: 0 } },
    });
    for (const quando of [undefined, { momenti: before.momenti }]) {
      const after = await viste({ quando });
      expect(descritte(after)).toEqual([`Dicembre ${BETA}`]);
      expect(after.momenti.map(({ scope }) => scope)).toEqual([BETA]);
    }
    expect(await vista(alfa, ALFA)).toMatchObject({ edges: [], momenti: [] });
    expect(await alfa.send('revocaCondivisione', input)).toMatchObject({ codice: 'CONDIVISIONE_GIA_REVOCATA' });
    const { condivisioni: all, progetti } = await condivisioni(alfa, ALFA);
    expect(all).toEqual([
      expect.objectContaining({ id: condivisioneId, progetto: supervisione.titolo, motivo: input.motivo }),
    ]);
    expect(progetti.map(({ titolo }: { titolo: string }) => titolo)).toEqual([famiglie.titolo, supervisione.titolo]);
  });

  it('is revoked, and told as revoked, while what the ATS reported cannot be read', async () => {
    const giaRendicontato = async () => {
      const { progetti } = await condivisioni(beta, BETA);
      return progetti.map((one: { giaRendicontato: object | null }) => one.giaRendicontato);
    };
    const { condivisioni: sue } = await condivisioni(beta, BETA);
    const { id } = sue.find((one: { dalMese: string }) => one.dalMese === '2024-01');
    await conRendicontiIndietro(async () => {
      expect(await giaRendicontato()).toEqual([null, null]);
      const input = { scope: BETA, commandId: crypto.randomUUID(), condivisioneId: id, motivo: 'Anno chiuso' };
      expect((await beta.ask(REVOCA, { input }))['esito']).toEqual({
        ...{ __typename: 'ComandoEseguito', visibile: true, giaRendicontato: null },
      });
      expect(descritte(await viste())).toEqual([]);
    });
    expect(await giaRendicontato()).toEqual(Array(2).fill({ numero: 0, centesimi: 0 }));
  });

  it('is nothing for an ATS that is disowned, nor of who is no member today: at once, past moments too', async () => {
    await concedi(beta, BETA, { dalMese: '2024-01' });
    const before = await viste();
    const sue = descritte(before);
    expect(sue).toEqual([`Dicembre ${BETA}`, `Gennaio ${BETA}`]);
    const nulla = async () => {
      for (const quando of [undefined, { momenti: before.momenti }]) {
        expect(await viste({ quando })).toMatchObject({ totale: { numero: 0 }, edges: [], momenti: [] });
      }
      expect(await vista(beta, BETA)).toMatchObject({ edges: [], momenti: [] });
      expect((await capofila.ask(RICEVUTE))['condivisioniRicevute'].condivisioni).toEqual([]);
    };
    const disconosce = { scope: BETA, commandId: crypto.randomUUID(), ats: RETE, motivo: 'Recesso' };
    expect((await beta.ask(DISCONOSCI, { input: disconosce }))['esito']).toMatchObject({
      ...{ __typename: 'ComandoEseguito', giaRendicontato: { numero: 0, centesimi: 0 } },
    });
    await nulla();
    const gennaio = { dalMese: '2025-01', alMese: '2025-01' };
    expect(await concedi(beta, BETA, gennaio)).toMatchObject({ codice: 'ATS_NON_RICONOSCIUTO' });
    const atto = { organo: 'assemblea', numero: '8', data: '2025-01-31' };
    await beta.done('riconosciAts', { scope: BETA, ats: RETE, atto });
    expect(descritte(await viste())).toEqual(sue);

    const della = { scope: RETE, consorzio: BETA, atto };
    await capofila.done('registraUscita', { ...della, al: '2025-06-30' });
    await nulla();
    const errore = { ...della, primoGiorno: '2024-01-01', motivo: 'errore_di_registrazione' };
    await capofila.done('rettificaPeriodoMembro', { ...errore, dal: '2024-01-01' });
    expect(descritte(await viste())).toEqual(sue);
  });

  it('is refused where it makes no sense', async () => {
    const codice = async (changes: object) => ((await concedi(beta, BETA, changes)) as { codice?: string }).codice;
    expect(await codice({ ats: BETA })).toBe('CONDIVISIONE_CON_SE_STESSI');
    expect(await codice({ ats: ALTRA })).toBe('CONDIVISIONE_PROGETTO_SCONOSCIUTO');
    expect(await codice({ dalMese: '2025-02', alMese: '2025-01' })).toBe('TERMINE_NON_VALIDO');
    expect(await codice({ dalMese: '2025-13' })).toBe('CAMPO_NON_VALIDO');
    expect(await codice({ progettoId: famiglie.progettoId, tipi: ['documenti'] })).toBe('CONDIVISIONE_GIA_CONCESSA');
    const query = 'mutation ($input: ConcediCondivisioneInput!) { concediCondivisione(input: $input) { __typename } }';
    const input = { scope: BETA, ats: RETE, progettoId: famiglie.progettoId, tipi: ['stipendi'], dalMese: '2025-01' };
    const { errors } = await beta.graphql(query, { input: { ...input, commandId: crypto.randomUUID() } });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_REQUEST');
  });
});
