import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import type { Client } from './client.js';
import { reteConScadenze, type ReteConScadenze } from './rete-con-scadenze.js';

const SCADENZARIO = `query ($scope: ID!, $dal: String, $al: String, $giorno: String, $quando: QuandoInput) {
  letto: scadenzario(scope: $scope, dal: $dal, al: $al, giorno: $giorno, quando: $quando) {
    momento { posizione attuale } giorno nonCondividono
    scadenze { giorno tipo titolo testo progetto ente consorzio stato aperta valore centesimi mancano riferimento } } }`;
const DOVUTI = `query ($scope: ID!, $progettoId: ID, $quando: QuandoInput) {
  letto: dovuti(scope: $scope, progettoId: $progettoId, quando: $quando) {
    momento { posizione } progetti { titolo }
    dovuti { tipo chi progetto ente consorzio lettura numero centesimi voci { riferimento titolo testo mese entro cosa } } } }`;

interface Scadenza {
  readonly giorno: string;
  readonly tipo: string;
  readonly ente: string | null;
  readonly stato: string;
}
interface Dovuto {
  readonly tipo: string;
  readonly chi: string;
  readonly consorzio: string | null;
  readonly lettura: string;
  readonly numero: number | null;
}

let platform: SpecPlatform;
let rete: ReteConScadenze;
beforeAll(async () => {
  platform = await startPlatform();
  rete = await reteConScadenze(platform, 'scadenze');
});
afterAll(() => platform?.stop());

const scadenze = async (client: Client, scope: string, variables: object = {}) =>
  (await client.ask(SCADENZARIO, { scope, giorno: '2025-03-31', ...variables }))['letto'] as {
    readonly momento: { readonly posizione: number };
    readonly nonCondividono: readonly string[];
    readonly scadenze: readonly Scadenza[];
  };
const dovuti = async (client: Client, scope: string, variables: object = {}) =>
  (await client.ask(DOVUTI, { scope, ...variables }))['letto'] as { readonly dovuti: readonly Dovuto[] };
const brevi = ({ scadenze: all }: { readonly scadenze: readonly Scadenza[] }) =>
  all.map(({ giorno, tipo, ente, stato }) => [giorno, tipo, ente ?? '-', stato].join(' '));

describe('the calendar of an ATS', () => {
  it('has every day that its log knows and what members share, by kind and by partner, seen from a day', async () => {
    const letto = await scadenze(rete.capofila, rete.scopes.rete);
    const alfa = `Membro ${rete.scopes.alfa}`;
    expect(brevi(letto)).toEqual([
      '2025-02-10 istanza - passata',
      '2025-02-28 fase - passata',
      // Closed through January: the month that follows has been over since the end of February.
      `2025-02-28 mesiDaChiudere ${alfa} passata`,
      `2025-03-31 target ${alfa} oggi`,
      ...['2025-03-31 trasferimento - oggi', '2025-03-31 trasferimento - oggi'],
      '2025-06-30 fineProgetto - prossima',
      '2025-06-30 target - prossima',
      '2025-07-31 integrazioni - prossima',
      '2026-12-31 convenzione - prossima',
    ]);
    // Whoever shares nothing is named: that nothing is said of them does not mean that they have closed their months.
    expect(letto.nonCondividono).toEqual([`Membro ${rete.scopes.beta}`]);
    const of = (tipo: string) => letto.scadenze.find((one) => one.tipo === tipo);
    expect(of('istanza')).toMatchObject({ testo: 'È ammesso il trasporto?', valore: 'quesito', aperta: true });
    expect(of('mesiDaChiudere')).toMatchObject({ valore: '2025-02/2025-02', consorzio: rete.scopes.alfa });
    expect(of('integrazioni')).toMatchObject({ testo: 'Manca la quietanza', riferimento: rete.rendicontoId });
    // 30% of what is financed was spent, so that an intermediate one may be asked for too; a balance wants its lists.
    const chiedibili = letto.scadenze.filter(({ tipo }) => tipo === 'trasferimento');
    expect(chiedibili).toMatchObject([
      { valore: 'anticipo', centesimi: 100_000, mancano: ['attestazioneMancante'] },
      { valore: 'intermedia', centesimi: 900_000, mancano: ['relazioneIntermedia', 'attestazioneMancante'] },
    ]);
  });

  it('is that of some days where they are asked', async () => {
    const marzo = await scadenze(rete.capofila, rete.scopes.rete, { dal: '2025-03-01', al: '2025-03-31' });
    expect(marzo.scadenze.map(({ tipo }) => tipo)).toEqual(['target', ...Array<string>(2).fill('trasferimento')]);
  });

  it('shows a member its own part of it, and is closed to who is not in the ATS', async () => {
    const letto = await scadenze(rete.alfa, rete.scopes.alfa);
    expect(brevi(letto)).toEqual([
      ...['2025-02-28 mesiDaChiudere - passata', '2025-03-31 target - oggi'],
      ...['2025-06-30 fineProgetto - prossima', '2025-06-30 target - prossima'],
    ]);
    for (const document of [SCADENZARIO, DOVUTI]) {
      const { data, errors } = await rete.beta.graphql(document, { scope: rete.scopes.rete });
      expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, 'NON_PERMESSO']);
    }
  });
});

describe('who owes what', () => {
  const di = (all: readonly Dovuto[], tipo: string, consorzio: string | null) =>
    all.find((one) => one.tipo === tipo && one.consorzio === consorzio);

  it('says of each member what is missing as far as it shares, and that it does not share, never zero', async () => {
    const { dovuti: all } = await dovuti(rete.capofila, rete.scopes.rete);
    const { alfa, beta } = rete.scopes;
    expect(di(all, 'fascicoli', alfa)).toMatchObject({ lettura: 'letto', numero: 2 });
    expect(di(all, 'mesi', alfa)).toMatchObject({ numero: 5, voci: [{ cosa: ['2025-02', '2025-06'] }] });
    expect(di(all, 'liste', alfa)).toMatchObject({ numero: 2, voci: [{ mese: '2025-01', cosa: ['daAprire'] }, {}] });
    for (const tipo of ['fascicoli', 'mesi', 'liste']) {
      expect(di(all, tipo, beta)).toMatchObject({ lettura: 'nonCondiviso', numero: null, voci: [] });
    }
    expect(all.filter(({ chi }) => chi !== 'partner').map(({ tipo, chi, numero }) => [tipo, chi, numero])).toEqual([
      ['liste', 'capofila', 2],
      ['integrazioni', 'capofila', 1],
      ['risposta', 'finanziatore', 1],
    ]);
  });

  it('tells each consortium the same of itself from its own log', async () => {
    const own = await dovuti(rete.beta, rete.scopes.beta);
    expect(own.dovuti.map(({ tipo, lettura, numero }) => [tipo, lettura, numero])).toEqual([
      ['fascicoli', 'letto', 1],
      ['mesi', 'letto', 6],
      ['liste', 'letto', 2],
    ]);
  });

  it('goes by the sharing of now, at a past moment too', async () => {
    const { capofila, alfa, scopes, progettoId } = rete;
    const before = await scadenze(capofila, scopes.rete);
    const { condivisioni } = (await alfa.ask(`{ condivisioni(scope: "${scopes.alfa}") { condivisioni { id } } }`))['condivisioni']; // prettier-ignore
    await alfa.done('revocaCondivisione', { scope: scopes.alfa, condivisioneId: condivisioni[0].id, motivo: 'Fine' });
    const then = { quando: { posizione: before.momento.posizione } };
    for (const variables of [{}, then]) {
      const { dovuti: all } = await dovuti(capofila, scopes.rete, variables);
      for (const tipo of ['fascicoli', 'mesi', 'liste']) {
        expect(di(all, tipo, scopes.alfa)).toMatchObject({ lettura: 'nonCondiviso', numero: null });
      }
      expect((await scadenze(capofila, scopes.rete, variables)).nonCondividono).toHaveLength(2);
    }
    // What the ATS itself knew at that moment is as it was.
    await capofila.done('chiudiProgetto', { scope: scopes.rete, progettoId, il: '2025-05-31' });
    const giorni = async (variables: object) => brevi(await scadenze(capofila, scopes.rete, variables)).join('\n');
    expect(await giorni({})).not.toContain('fineProgetto');
    expect(await giorni(then)).toContain('2025-06-30 fineProgetto');
  });
});
