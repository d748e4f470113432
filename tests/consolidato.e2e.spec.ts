import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';

const [ALFA, BETA, GAMMA, ESTRANEO] = ['consolidaalfa', 'consolidabeta', 'consolidagamma', 'consolidaestraneo'];
const [RETE, ALTRA] = ['consolidarete', 'consolidaaltra'];
const CUP = 'I84H22000180006';
const SALDI = 'numero costoCentesimi quotaCentesimi pagatoCentesimi';
const CONSOLIDATO = `query ($scope: ID!, $quando: QuandoInput, $dalMese: String) {
  consolidato(scope: $scope, quando: $quando, dalMese: $dalMese) {
    momento { posizione attuale } momenti { scope posizione } condiviso { ${SALDI} } previstoCentesimi
    rendicontato { numero quotaCentesimi }
    perPartner { partner denominazione membro condivide previstoCentesimi condiviso { quotaCentesimi } rendicontato { quotaCentesimi } }
    perProgetto { titolo condiviso { quotaCentesimi } rendicontato { numero } previstoCentesimi }
    perMese { mese condiviso { quotaCentesimi } rendicontato { quotaCentesimi } }
    incrocio { partner condivide condiviso { numero } rendicontato { numero } } } }`;
const MOVIMENTI = `query ($scope: ID!, $progettoId: ID!, $consorzio: ID!, $mese: String!, $first: Int! = 50, $after: String) {
  consolidatoMovimenti(scope: $scope, progettoId: $progettoId, consorzio: $consorzio, mese: $mese, first: $first, after: $after) {
    totale { ${SALDI} } pageInfo { hasNextPage endCursor }
    edges { node { posizione tipo spesaId registratoIl variazione { quotaCentesimi pagatoCentesimi } saldo { quotaCentesimi } } } } }`;
const SPESE = `query ($scope: ID!, $consorzio: ID) { consolidatoSpese(scope: $scope, consorzio: $consorzio) {
  totale { ${SALDI} } edges { node { consorzio descrizione quotaCentesimi } } } }`;
const RIGHE = `query ($scope: ID!) { consolidatoRighe(scope: $scope) { totale { numero quotaCentesimi }
  edges { node { rendiconto consorzio spesaId quotaCentesimi posizione payloadHash } } } }`;
const VISTO = `query ($scope: ID!, $ats: ID!) { consolidatoVisto(scope: $scope, ats: $ats) {
  condivide condiviso { ${SALDI} } perProgetto { titolo condiviso { quotaCentesimi } } perMese { mese } } }`;
const MISURA = 'pianificatoCentesimi fattoCentesimi pagatoCentesimi previstoCentesimi esito';
const DENARO = `query ($scope: ID!, $progettoId: ID!, $quando: QuandoInput) {
  denaro: avanzamentoFinanziarioAts(scope: $scope, progettoId: $progettoId, quando: $quando) {
    completo rendicontatoCentesimi totale { ${MISURA} } mesi { mese fattoCentesimi pagatoCentesimi cumulatoCentesimi }
    partner { consorzio ente condiviso mesi { dal al } pianificatoCentesimi misura { ${MISURA} } voci { codice ${MISURA} } rendicontatoCentesimi } } }`;
const REVOCA = `mutation ($input: RevocaCondivisioneInput!) { esito: revocaCondivisione(input: $input) { __typename } }`;

let platform: SpecPlatform;
const client = {} as Record<string, Client>;
let progettoId: string;
const [voceId, spese, concesse] = [randomUUID(), {} as Record<string, string>, {} as Record<string, string>];

beforeAll(async () => {
  platform = await startPlatform();
  for (const [scope, nome] of [[ALFA, 'Ada'], [BETA, 'Bice'], [GAMMA, 'Gina'], [ESTRANEO, 'Ettore']] as const) client[scope] = await consorzioProprio(platform, scope, nome); // prettier-ignore
  client[RETE] = await atsProprio(platform, RETE, [ALFA, BETA, GAMMA]);
  client[ALTRA] = await atsProprio(platform, ALTRA, [ESTRANEO]);
  progettoId = await progetto();
  for (const [scope, mese, centesimi] of [
    [ALFA, '2025-01', 30_000],
    [ALFA, '2025-02', 7_000],
    [BETA, '2025-01', 500],
  ] as const) {
    // prettier-ignore
    spese[`${scope}/${mese}`] = await spesa(scope, mese, centesimi);
  }
  await client[ALFA]!.done('registraPagamento', { scope: ALFA, spesaId: spese[`${ALFA}/2025-01`], mandato: '1', data: '2025-03-01', centesimi: 10_000 }); // prettier-ignore
  for (const scope of [ALFA, BETA]) {
    const oggetto = { scope, ats: RETE, progettoId, tipi: ['spese'], dalMese: '2025-01' };
    concesse[scope] = (await client[scope]!.done('concediCondivisione', oggetto)).id;
  }
}, 120_000);
afterAll(() => platform?.stop());

/** A project of the ATS with its three members and a body outside, as each of them comes to know it. */
async function progetto(): Promise<string> {
  const capofila = client[RETE]!;
  const programma = { denominazione: 'PNRR', finanziatore: 'Ministero', fondo: 'PNRR' };
  const { id: programmaId } = await capofila.done('istituisciProgramma', { scope: RETE, ...programma });
  await capofila.done('adottaProcedura', { scope: RETE, programmaId, dal: '2023-01-01', proposta: { predefinita: 'regis-2025' } }); // prettier-ignore
  const partner = [
    ...[ALFA, BETA, GAMMA].map((consorzio) => ({ partnerId: randomUUID(), consorzio })),
    { partnerId: randomUUID(), denominazione: 'Comune di Prova' },
  ];
  const piano = {
    ...{ dal: '2024-01-01', al: '2026-06-30', fasi: [], traguardi: [], voci: [{ voceId, codice: 'A.1', titolo: 'Servizi' }] },
    quote: partner.map(({ partnerId }) => ({ voceId, partnerId, fonte: 'finanziamento', centesimi: 100_000 })),
  }; // prettier-ignore
  const atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
  const { id } = await capofila.done('registraProgetto', {
    ...{ scope: RETE, programmaId, proceduraVersione: 1, titolo: 'P.I.P.P.I.', cup: CUP, linea: '1.1.1', piano, partner, atto },
  }); // prettier-ignore
  for (const scope of [ALFA, BETA, GAMMA]) {
    const known = async () => {
      const { data } = await client[scope]!.graphql(`{ progettiRecepiti(scope: "${scope}") { progetti { id } } }`);
      return (data?.['progettiRecepiti'].progetti as { id: string }[] | undefined)?.some((one) => one.id === id) ?? false; // prettier-ignore
    };
    for (const end = Date.now() + 30_000; !(await known());) {
      if (Date.now() > end) throw new Error(`${scope} does not know the project`);
      await sleep(50);
    }
  }
  return id;
}

async function spesa(scope: string, mese: string, centesimi: number): Promise<string> {
  const dati = {
    ...{ tipo: 'personale', competenza: `${mese}-20`, descrizione: `Spesa di ${scope} ${mese}`, cup: CUP },
    ...{ cig: { assenza: 'personale' }, imponibileCentesimi: centesimi, ivaCentesimi: 0, ivaACostoCentesimi: 0 },
    ...{ ritenutaCentesimi: 0, scissioneIva: false, quote: [{ progettoId, voceId, centesimi }] },
  };
  return (await client[scope]!.done('registraSpesa', { scope, spesa: dati })).id;
}

const denaro = async (quando?: object) =>
  (await client[RETE]!.ask(DENARO, { scope: RETE, progettoId, quando }))['denaro'];
/** Of the money of the project: whether the partner's is seen, what was spent, what was reported. */
const denaroDi = (seen: { partner: Record<string, unknown>[] }, scope: string) => {
  const { condiviso, misura, rendicontatoCentesimi } = seen.partner.find(({ consorzio }) => consorzio === scope)!;
  return [condiviso, (misura as { fattoCentesimi: number } | null)?.fattoCentesimi ?? null, rendicontatoCentesimi];
};
const consolidato = async (variables: object = {}) =>
  (await client[RETE]!.ask(CONSOLIDATO, { scope: RETE, ...variables }))['consolidato'];

describe('the consolidated view of an ATS', () => {
  it('adds up what is shared by partner, project and month, beside what is planned; who shares nothing is named', async () => {
    const seen = await consolidato();
    expect(seen).toMatchObject({
      condiviso: { numero: 3, costoCentesimi: 37_500, quotaCentesimi: 37_500, pagatoCentesimi: 10_000 },
      ...{ rendicontato: { numero: 0, quotaCentesimi: 0 }, previstoCentesimi: 400_000 },
      perProgetto: [{ titolo: 'P.I.P.P.I.', condiviso: { quotaCentesimi: 37_500 }, previstoCentesimi: 400_000 }],
      perMese: [
        { mese: '2025-01', condiviso: { quotaCentesimi: 30_500 } },
        { mese: '2025-02', condiviso: { quotaCentesimi: 7_000 } },
      ],
    });
    const partner = seen.perPartner.map((one: Record<string, unknown>) => [one['partner'], one['membro'], one['condivide'], one['condiviso'], one['previstoCentesimi']]); // prettier-ignore
    expect(partner).toEqual([
      ['esterno/Comune di Prova', false, false, null, 100_000],
      [ALFA, true, true, { quotaCentesimi: 37_000 }, 100_000],
      [BETA, true, true, { quotaCentesimi: 500 }, 100_000],
      [GAMMA, true, false, null, 100_000],
    ]);
    expect((await consolidato({ dalMese: '2025-02' })).condiviso).toMatchObject({ numero: 1, quotaCentesimi: 7_000 });
  });

  it('tells the events behind a total and the expenses that make it', async () => {
    const of = { scope: RETE, progettoId, consorzio: ALFA, mese: '2025-01' };
    const { consolidatoMovimenti: all } = await client[RETE]!.ask(MOVIMENTI, of);
    expect(all.totale).toEqual({ numero: 1, costoCentesimi: 30_000, quotaCentesimi: 30_000, pagatoCentesimi: 10_000 });
    expect(all.edges.map(({ node }: { node: Record<string, unknown> }) => [node['tipo'], node['spesaId'], node['variazione']])).toEqual([
      ['PagamentoRegistrato', spese[`${ALFA}/2025-01`], { quotaCentesimi: 0, pagatoCentesimi: 10_000 }],
      ['SpesaRegistrata', spese[`${ALFA}/2025-01`], { quotaCentesimi: 30_000, pagatoCentesimi: 0 }],
    ]); // prettier-ignore
    const { consolidatoMovimenti: first } = await client[RETE]!.ask(MOVIMENTI, { ...of, first: 1 });
    const { consolidatoMovimenti: second } = await client[RETE]!.ask(MOVIMENTI, { ...of, first: 1, after: first.pageInfo.endCursor }); // prettier-ignore
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.edges, ...second.edges]).toEqual(all.edges);
    const { consolidatoSpese } = await client[RETE]!.ask(SPESE, { scope: RETE, consorzio: ALFA });
    expect(consolidatoSpese.totale.quotaCentesimi).toBe(37_000);
    expect(consolidatoSpese.edges.map(({ node }: { node: { descrizione: string } }) => node.descrizione)).toEqual([`Spesa di ${ALFA} 2025-01`, `Spesa di ${ALFA} 2025-02`]); // prettier-ignore
  });

  it('is, of a project, the money of each partner against its share: what is not shared is not zero', async () => {
    const seen = await denaro();
    expect(seen).toMatchObject({
      // Of what parts of it hide nothing is foreseen.
      ...{ completo: false, rendicontatoCentesimi: 0 },
      totale: { pianificatoCentesimi: 400_000, fattoCentesimi: 37_500, pagatoCentesimi: 10_000, previstoCentesimi: null, esito: null }, // prettier-ignore
    });
    expect(seen.mesi).toEqual([
      { mese: '2025-01', fattoCentesimi: 30_500, pagatoCentesimi: 10_000, cumulatoCentesimi: 30_500 },
      { mese: '2025-02', fattoCentesimi: 7_000, pagatoCentesimi: 0, cumulatoCentesimi: 37_500 },
    ]);
    const partner = seen.partner as Record<string, unknown>[];
    expect(partner.map(({ consorzio, condiviso, pianificatoCentesimi, mesi }) => [consorzio, condiviso, pianificatoCentesimi, mesi])).toEqual([
      [ALFA, true, 100_000, [{ dal: '2025-01', al: null }]],
      [BETA, true, 100_000, [{ dal: '2025-01', al: null }]],
      [GAMMA, false, 100_000, []],
      [null, false, 100_000, []],
    ]); // prettier-ignore
    expect(partner.slice(2).map(({ ente, misura, voci }) => [ente, misura, voci])).toEqual([[`Membro ${GAMMA}`, null, []], ['Comune di Prova', null, []]]); // prettier-ignore
    // What the partner reads of itself.
    const { suo } = await client[ALFA]!.ask(
      `query ($id: ID!) { suo: avanzamentoFinanziario(scope: "${ALFA}", progettoId: $id) { totale { ${MISURA} } voci { codice ${MISURA} } } }`,
      { id: progettoId },
    );
    expect(suo.totale).toMatchObject({
      pianificatoCentesimi: 100_000,
      fattoCentesimi: 37_000,
      pagatoCentesimi: 10_000,
    });
    expect(suo.voci).toMatchObject([{ codice: 'A.1', fattoCentesimi: 37_000 }]);
    expect([partner[0]!['misura'], partner[0]!['voci']]).toEqual([suo.totale, suo.voci]);
  });

  it('is the same query for the member, of itself alone', async () => {
    const { consolidatoVisto } = await client[ALFA]!.ask(VISTO, { scope: ALFA, ats: RETE });
    expect(consolidatoVisto).toMatchObject({ condivide: true, condiviso: { numero: 2, quotaCentesimi: 37_000 }, perProgetto: [{ titolo: 'P.I.P.P.I.' }] }); // prettier-ignore
    expect((await client[GAMMA]!.ask(VISTO, { scope: GAMMA, ats: RETE }))['consolidatoVisto']).toMatchObject({ condivide: false, condiviso: { numero: 0 } }); // prettier-ignore
  });

  it('shows what was known then, and after a revocation nothing of it at any moment; what was reported stays', async () => {
    const prima = await consolidato();
    const quando = { posizione: prima.momento.posizione, momenti: prima.momenti.map(({ scope, posizione }: { scope: string; posizione: number }) => ({ scope, posizione })) }; // prettier-ignore
    const titolo = 'Primo rendiconto';
    const apri = { scope: RETE, progettoId, titolo, dalMese: '2025-01', alMese: '2025-06', tipo: 'saldo' };
    const { id: rendicontoId } = await client[RETE]!.done('apriRendiconto', apri);
    await client[RETE]!.done('inserisciSpese', { scope: RETE, rendicontoId, spese: [{ consorzio: ALFA, spesaId: spese[`${ALFA}/2025-01`] }] }); // prettier-ignore
    await spesa(BETA, '2025-03', 900);
    expect((await consolidato()).condiviso).toMatchObject({ numero: 4, quotaCentesimi: 38_400 });
    expect((await consolidato()).rendicontato).toEqual({ numero: 1, quotaCentesimi: 30_000 });
    const allora = await consolidato({ quando });
    expect([allora.condiviso, allora.rendicontato]).toEqual([prima.condiviso, { numero: 0, quotaCentesimi: 0 }]);

    const soldi = await denaro();
    expect([denaroDi(soldi, ALFA), denaroDi(soldi, BETA)]).toEqual([[true, 37_000, 30_000], [true, 1_400, 0]]); // prettier-ignore
    expect(denaroDi(await denaro(quando), ALFA)).toEqual([true, 37_000, 0]);

    const input = { scope: ALFA, commandId: randomUUID(), condivisioneId: concesse[ALFA], motivo: 'Fine' };
    await client[ALFA]!.ask(REVOCA, { input });
    const [ora, diAllora] = [await denaro(), await denaro(quando)];
    expect([ora.totale.fattoCentesimi, ora.rendicontatoCentesimi, denaroDi(ora, ALFA)]).toEqual([1_400, 30_000, [false, null, 30_000]]); // prettier-ignore
    expect([diAllora.totale.fattoCentesimi, denaroDi(diAllora, ALFA)]).toEqual([500, [false, null, 0]]);
    const dopo = await consolidato();
    expect(dopo.condiviso).toMatchObject({ numero: 2, quotaCentesimi: 1_400 });
    expect((await consolidato({ quando })).condiviso).toMatchObject({ numero: 1, quotaCentesimi: 500 });
    expect(dopo.perPartner.find(({ partner }: { partner: string }) => partner === ALFA)).toMatchObject({ condivide: false, condiviso: null, rendicontato: { quotaCentesimi: 30_000 } }); // prettier-ignore
    const { consolidatoMovimenti: moved } = await client[RETE]!.ask(MOVIMENTI, { scope: RETE, progettoId, consorzio: ALFA, mese: '2025-01' }); // prettier-ignore
    expect(moved).toMatchObject({ totale: { numero: 0 }, edges: [] });
    const { consolidatoRighe } = await client[RETE]!.ask(RIGHE, { scope: RETE });
    expect(consolidatoRighe).toMatchObject({
      totale: { numero: 1, quotaCentesimi: 30_000 },
      edges: [{ node: { rendiconto: titolo, consorzio: ALFA, spesaId: spese[`${ALFA}/2025-01`], payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
    }); // prettier-ignore
  });

  it('is nothing to who is of another ATS', async () => {
    for (const stranger of [client[ESTRANEO]!, client[ALTRA]!]) {
      const { errors } = await stranger.graphql(CONSOLIDATO, { scope: RETE });
      expect(errors?.[0]?.extensions?.['code']).toBe('NON_PERMESSO');
    }
    const { consolidato: other } = await client[ALTRA]!.ask(CONSOLIDATO, { scope: ALTRA });
    expect(other).toMatchObject({ condiviso: { numero: 0 }, perProgetto: [], momenti: [] });
    expect(other.perPartner.map(({ partner }: { partner: string }) => partner)).toEqual([ESTRANEO]);
  });
});
