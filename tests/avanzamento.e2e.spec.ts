import { giornoDi } from '@consorzi/domain/shared';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { until } from './rete-con-spese.js';

const [RETE, ALFA, BETA, GAMMA] = ['avanzarete', 'avanzaalfa', 'avanzabeta', 'avanzagamma'] as const;
const DELTA = 'avanzadelta';
const CUP = 'I84H22000180006';
const atto = { organo: 'assemblea', numero: '12', data: '2024-01-31' };
const traguardoId = 'pai';

const FONTE = 'pianoId obiettivoId indicatoreId centroId anno parti { centroId valore }';
const PROPRIO = `query ($scope: ID!, $id: ID!, $quando: QuandoInput) {
  letto: avanzamentoDelProgetto(scope: $scope, progettoId: $id, quando: $quando) { momento { posizione } titolo
    traguardi { traguardoId tipo titolo nelPiano revisione attesi { ente entro valore } totale
      figure { mese periodo valore nota rettifiche motivoRettifica collegato { ${FONTE} } }
      indicatori { obiettivoId indicatoreId indicatore dal al } } } }`;
const ATTESO = 'atteso { alGiorno finale entro }';
const DELL_ATS = `query ($scope: ID!, $id: ID!, $giorno: String, $quando: QuandoInput) {
  letto: avanzamentoAts(scope: $scope, progettoId: $id, giorno: $giorno, quando: $quando) {
    momento { posizione } momenti { scope posizione } giorno titolo
    traguardi { traguardoId titolo revisione ${ATTESO} totale completo perAnno { anno valore }
      partner { partnerId ente consorzio condiviso mesi { dal al } ${ATTESO} perAnno { anno valore } totale
        figure { mese periodo valore collegata nota rettifiche motivoRettifica } } } } }`;
const RIGHE = `momento { posizione } momenti { scope posizione } traguardi { traguardoId titolo totale }
  edges { node { consorzio traguardoId titolo mese periodo valore collegata posizione } } pageInfo { hasNextPage endCursor }`;
const CONDIVISO = `query ($scope: ID!, $id: ID!, $consorzio: ID, $mese: String, $quando: QuandoInput, $first: Int! = 50, $after: String) {
  letto: avanzamentoCondiviso(scope: $scope, progettoId: $id, consorzio: $consorzio, mese: $mese, quando: $quando, first: $first, after: $after) { ${RIGHE} } }`;
const VISTO = `query ($scope: ID!, $id: ID!, $ats: ID!, $mese: String, $quando: QuandoInput) {
  letto: avanzamentoVistoDallAts(scope: $scope, progettoId: $id, ats: $ats, mese: $mese, quando: $quando) { ${RIGHE} } }`;
const COLLEGAMENTI = `query ($scope: ID!, $id: ID!) {
  collegamenti(scope: $scope, obiettivoId: $id) { collegamenti { indicatoreId indicatore progettoTitolo traguardoTitolo conteggio } }
  obiettivo(scope: $scope, obiettivoId: $id) { collegamenti { indicatoreId progettoId progettoTitolo traguardoId traguardoTitolo } } }`;
const CONTEGGI = `query ($scope: ID!, $anno: Int!, $id: ID) {
  conteggiConosciuti(scope: $scope, anno: $anno, progettoId: $id) { conteggi { conteggio valore } } }`;

interface DelPartner {
  readonly ente: string;
  readonly condiviso: boolean;
  readonly totale: string | null;
}
interface Letto {
  readonly momento: { readonly posizione: number };
  readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  readonly traguardi: readonly {
    readonly totale: string;
    readonly completo: boolean;
    readonly revisione: number;
    readonly perAnno: readonly { readonly anno: number; readonly valore: string }[];
    readonly partner: readonly DelPartner[];
    readonly figure: readonly object[];
  }[];
}

let platform: SpecPlatform;
let [capofila, alfa, beta, gamma, delta]: Client[] = [] as never;
let progettoId: string;
let piano: Readonly<Record<'pianoId' | 'obiettivoId' | 'indicatoreId' | 'centroId', string>>;
beforeAll(async () => {
  platform = await startPlatform();
  alfa = await consorzioProprio(platform, ALFA, 'Anna');
  beta = await consorzioProprio(platform, BETA, 'Bruno');
  gamma = await consorzioProprio(platform, GAMMA, 'Gianna');
  delta = await consorzioProprio(platform, DELTA, 'Dario');
  capofila = await atsProprio(platform, RETE, [ALFA, BETA, GAMMA]);
  progettoId = await progetto();
  piano = await pianoConIndicatore();
  for (const scope of [ALFA, BETA, GAMMA]) {
    await until(async () => (await proprio(clientOf(scope), scope)).traguardi.length > 0);
  }
});
afterAll(() => platform?.stop());

const clientOf = (scope: string): Client => ({ [ALFA]: alfa, [BETA]: beta, [GAMMA]: gamma, [DELTA]: delta })[scope]!;
const proprio = async (client: Client, scope: string, quando?: object) =>
  (await client.ask(PROPRIO, { scope, id: progettoId, quando }))['letto'] as Letto;
const dellAts = async (variables: object = {}, client = capofila, scope: string = RETE) =>
  (await client!.ask(DELL_ATS, { scope, id: progettoId, ...variables }))['letto'] as Letto;
interface Righe {
  readonly momento: { readonly posizione: number };
  readonly momenti: readonly { readonly scope: string; readonly posizione: number }[];
  readonly traguardi: readonly { readonly totale: string }[];
  readonly edges: readonly { readonly node: { readonly mese: string; readonly valore: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const condiviso = async (variables: object = {}) =>
  (await capofila!.ask(CONDIVISO, { scope: RETE, id: progettoId, ...variables }))['letto'] as Righe;
const visto = async (scope: string, variables: object = {}) =>
  (await clientOf(scope).ask(VISTO, { scope, id: progettoId, ats: RETE, ...variables }))['letto'] as Righe;
const figura = (scope: string, mese: string, valore: string, changes: object = {}) => ({
  ...{ scope, progettoId, traguardoId, mese, periodo: 'mese', valore, ...changes },
});

/** PAI: 125 by the end, of which each of three consortia has its part; a body outside the platform has one too. */
async function progetto(): Promise<string> {
  const fondo = { scope: RETE, denominazione: 'PNRR M5C2 1.1', finanziatore: 'Ministero', fondo: 'PNRR' };
  const { id: programmaId } = await capofila!.done('istituisciProgramma', fondo);
  const proposta = { predefinita: 'regis-2025' };
  await capofila!.done('adottaProcedura', { scope: RETE, programmaId, dal: '2022-01-01', proposta });
  const atteso = (partnerId: string | null, entro: string, valore: string) => ({ partnerId, entro, valore });
  const { id } = await capofila!.done('registraProgetto', {
    ...{ scope: RETE, programmaId, proceduraVersione: 1, titolo: 'P.I.P.P.I.', cup: CUP, linea: '1.1.1', atto },
    partner: [
      ...[ALFA, BETA, GAMMA].map((consorzio) => ({ partnerId: consorzio, consorzio })),
      { partnerId: 'asl', denominazione: 'Azienda sanitaria' },
    ],
    piano: {
      ...{ dal: '2024-01-01', al: '2026-06-30', fasi: [], voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Servizi' }] },
      quote: [{ voceId: 'v1', partnerId: ALFA, fonte: 'finanziamento', centesimi: 100 }],
      traguardi: [
        {
          ...{ traguardoId, tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
          attesi: [
            atteso(null, '2025-12-31', '90'),
            atteso(null, '2026-06-30', '125'),
            ...[ALFA, BETA, GAMMA].map((partnerId) => atteso(partnerId, '2025-12-31', '30')),
            atteso('asl', '2026-06-30', '5'),
          ],
        },
      ],
    },
    responsabili: [],
  });
  return id;
}

/** ALFA's plan of 2024 and 2025, whose consuntivo is open: PAI is an indicator of an objective of its own. */
async function pianoConIndicatore() {
  const scope = ALFA;
  const { id: centroId } = await alfa!.done('istituisciCentro', { scope, codice: 'AMIN', denominazione: 'Minori' });
  const { id: pianoId } = await alfa!.done('creaPiano', { scope, titolo: 'PEG 2024-2025', dal: 2024, al: 2025 });
  const scheda = {
    ...{ titolo: 'Sostegno alla genitorialità', centri: [centroId] },
    attivita: [{ testo: 'Attivare i PAI', tempi: 'Annuale' }],
    indicatori: [{ nome: 'PAI attivati', unita: 'n.', atteso: '30' }],
  };
  const { id: obiettivoId } = await alfa!.done('definisciObiettivo', { scope, pianoId, scheda });
  await alfa!.done('approvaPiano', { scope, pianoId, atto: { ...atto, organo: 'cda' } });
  await alfa!.done('apriConsuntivazione', { scope, pianoId });
  const query = `query ($id: ID!) { obiettivo(scope: "${ALFA}", obiettivoId: $id) { indicatori { id } } }`;
  const { obiettivo } = await alfa!.ask(query, { id: obiettivoId });
  return { pianoId, obiettivoId, centroId, indicatoreId: obiettivo.indicatori[0].id as string };
}

const valore = (tipo: 'registra' | 'rettifica', anno: number, testo: string) => {
  const { pianoId, obiettivoId, centroId, indicatoreId } = piano;
  const sede = { scope: ALFA, pianoId, obiettivoId, centroId, indicatoreId, anno };
  const rest = tipo === 'rettifica' ? { motivo: 'Ricontati' } : {};
  return alfa!.done(`${tipo}ValoreIndicatore`, { ...sede, testo, rilevatoIl: `${anno}-12-31`, ...rest });
};
const collega = () => {
  const { pianoId, obiettivoId, indicatoreId } = piano;
  return alfa!.send('collegaIndicatore', { scope: ALFA, pianoId, obiettivoId, indicatoreId, progettoId, traguardoId });
};
const codice = (esito: object) => (esito as { codice?: string }).codice;

describe('how far a project got', () => {
  let primaDelCollegamento: number;

  it('is entered by each partner for itself, corrected with a reason, and refused where it makes no sense', async () => {
    await beta!.done('registraAvanzamento', figura(BETA, '2024-12', '12', { periodo: 'anno', nota: 'Dal registro' }));
    for (const [mese, n] of [['2025-03', '10'], ['2025-10', '15']] as const) await beta!.done('registraAvanzamento', figura(BETA, mese, n)); // prettier-ignore
    await beta!.done('rettificaAvanzamento', {
      ...figura(BETA, '2025-10', '18'),
      periodo: undefined,
      motivo: 'Tre in più',
    });
    await gamma!.done('registraAvanzamento', figura(GAMMA, '2024-12', '13', { periodo: 'anno' }));
    await gamma!.done('registraAvanzamento', figura(GAMMA, '2025-12', '27', { periodo: 'anno' }));
    expect(codice(await beta!.send('registraAvanzamento', figura(BETA, '2025-03', '1')))).toBe(
      'AVANZAMENTO_GIA_REGISTRATO',
    );
    expect(codice(await gamma!.send('registraAvanzamento', figura(GAMMA, '2025-03', '1')))).toBe('PERIODO_SOVRAPPOSTO');
    expect(codice(await beta!.send('registraAvanzamento', figura(BETA, '2023-12', '1')))).toBe(
      'AVANZAMENTO_FUORI_PROGETTO',
    );
    expect(codice(await beta!.send('registraAvanzamento', figura(BETA, '2025-04', 'molti')))).toBe('CAMPO_NON_VALIDO');
    expect(codice(await delta!.send('registraAvanzamento', figura(DELTA, '2025-03', '1')))).toBe(
      'SPESA_PROGETTO_SCONOSCIUTO',
    );

    const letto = await proprio(beta!, BETA);
    expect(letto).toMatchObject({
      titolo: 'P.I.P.P.I.',
      traguardi: [
        {
          ...{ traguardoId, tipo: 'target', titolo: 'PAI attivati', nelPiano: true, totale: '40', indicatori: [] },
          attesi: [{ ente: BETA, entro: '2025-12-31', valore: '30' }],
          figure: [
            { mese: '2024-12', periodo: 'anno', valore: '12', nota: 'Dal registro', rettifiche: 0, collegato: null },
            { mese: '2025-03', periodo: 'mese', valore: '10', nota: null },
            { mese: '2025-10', periodo: 'mese', valore: '18', rettifiche: 1, motivoRettifica: 'Tre in più' },
          ],
        },
      ],
    });
    const prima = await proprio(beta!, BETA, { posizione: letto.momento.posizione - 1 });
    expect(prima.traguardi[0]!.totale).toBe('37');
  });

  it('is entered once where an indicator of the plan counts it: what was recorded is carried over', async () => {
    await valore('registra', 2024, '15');
    primaDelCollegamento = (await proprio(alfa!, ALFA)).momento.posizione;
    expect((await collega()).__typename).toBe('ComandoEseguito');
    await valore('registra', 2025, '33');
    await valore('rettifica', 2025, '34');
    const collegato = { pianoId: piano.pianoId, obiettivoId: piano.obiettivoId, indicatoreId: piano.indicatoreId };
    const figure = [
      { mese: '2024-12', periodo: 'anno', valore: '15', collegato: { ...collegato, anno: 2024 } },
      { mese: '2025-12', periodo: 'anno', valore: '34', rettifiche: 1, collegato: { ...collegato, anno: 2025 } },
    ];
    const { indicatoreId, obiettivoId } = piano;
    expect((await proprio(alfa!, ALFA)).traguardi).toMatchObject([
      {
        totale: '49',
        figure,
        indicatori: [{ obiettivoId, indicatoreId, indicatore: 'PAI attivati', dal: 2024, al: 2025 }],
      },
    ]);
    expect((await proprio(alfa!, ALFA, { posizione: primaDelCollegamento })).traguardi).toMatchObject([
      { totale: '0', figure: [], indicatori: [] },
    ]);
    const both = await alfa!.ask(COLLEGAMENTI, { scope: ALFA, id: obiettivoId });
    const titoli = { indicatoreId, progettoTitolo: 'P.I.P.P.I.', traguardoTitolo: 'PAI attivati' };
    expect(both['collegamenti'].collegamenti).toEqual([{ ...titoli, indicatore: 'PAI attivati', conteggio: null }]);
    expect(both['obiettivo'].collegamenti).toEqual([{ ...titoli, progettoId, traguardoId }]);

    expect(codice(await collega())).toBe('INDICATORE_GIA_COLLEGATO');
    expect(codice(await alfa!.send('registraAvanzamento', figura(ALFA, '2025-03', '1')))).toBe('DATO_COLLEGATO');
    const rettifica = { ...figura(ALFA, '2025-12', '40'), periodo: undefined, motivo: 'A mano' };
    expect(codice(await alfa!.send('rettificaAvanzamento', rettifica))).toBe('DATO_COLLEGATO');
  });

  it('is seen by the ATS as far as it is shared, and what is not shared is said so, never zero', async () => {
    const concedi = (client: Client, scope: string) =>
      client.done('concediCondivisione', { scope, ats: RETE, progettoId, tipi: ['avanzamento'], dalMese: '2024-01' });
    const nothing = (await dellAts()).traguardi[0]!;
    expect(nothing).toMatchObject({ totale: '0', completo: false });
    expect(nothing.partner.map(({ condiviso, totale }) => [condiviso, totale])).toEqual([
      ...[[false, null], [false, null], [false, null]], // prettier-ignore
      [true, '0'],
    ]);
    for (const scope of [ALFA, BETA]) await concedi(clientOf(scope), scope);
    expect((await dellAts()).traguardi[0]).toMatchObject({ totale: '89', completo: false });
    await concedi(gamma!, GAMMA);
    const { traguardi, momenti } = await dellAts({ giorno: '2025-12-31' });
    expect(momenti.map(({ scope }) => scope)).toEqual([ALFA, BETA, GAMMA]);
    expect(traguardi).toMatchObject([
      {
        ...{ titolo: 'PAI attivati', atteso: { alGiorno: '90', finale: '125', entro: '2026-06-30' }, completo: true },
        perAnno: [
          { anno: 2024, valore: '40' },
          { anno: 2025, valore: '89' },
        ],
        totale: '129',
        partner: [
          {
            ...{ ente: `Membro ${ALFA}`, consorzio: ALFA, condiviso: true, mesi: [{ dal: '2024-01', al: null }] },
            atteso: { alGiorno: '30', finale: '30', entro: '2025-12-31' },
            figure: [{ valore: '15' }, { mese: '2025-12', valore: '34', collegata: true }],
          },
          { consorzio: BETA, totale: '40', perAnno: [{ valore: '12' }, { anno: 2025, valore: '28' }] },
          { consorzio: GAMMA, totale: '40', figure: [{ collegata: false }, { mese: '2025-12', valore: '27' }] },
          { ente: 'Azienda sanitaria', consorzio: null, condiviso: true, mesi: [], totale: '0' },
        ],
      },
    ]);
    // Words stay with who wrote them.
    expect(JSON.stringify(traguardi)).not.toContain('Dal registro');
    const deiMembri = traguardi[0]!.partner
      .slice(0, 3)
      .flatMap((one) => (one as unknown as { figure: object[] }).figure);
    expect(
      new Set(deiMembri.map((one) => JSON.stringify({ ...one, mese: 0, periodo: 0, valore: 0, collegata: 0 }))),
    ).toEqual(
      new Set([
        JSON.stringify({
          mese: 0,
          periodo: 0,
          valore: 0,
          collegata: 0,
          nota: null,
          rettifiche: null,
          motivoRettifica: null,
        }),
      ]),
    );
  });

  it('is shown to each member as the ATS sees it of it, by the same question, and to nobody else', async () => {
    for (const [scope, totale] of [
      [ALFA, '49'],
      [BETA, '40'],
      [GAMMA, '40'],
    ] as const) {
      const [capo, suo] = [await condiviso({ consorzio: scope }), await visto(scope)];
      const { edges, traguardi, pageInfo } = capo;
      const momenti = capo.momenti.filter((one) => one.scope === scope);
      expect(suo).toEqual({ momento: suo.momento, momenti, edges, traguardi, pageInfo });
      expect(traguardi).toEqual([{ traguardoId, titolo: 'PAI attivati', totale }]);
      expect(JSON.stringify(suo)).not.toContain('Dal registro');
    }
    const nodi = ({ edges }: Righe) => edges.map(({ node }) => [node.mese, node.valore]);
    expect(nodi(await visto(BETA))).toEqual([
      ['2024-12', '12'],
      ['2025-03', '10'],
      ['2025-10', '18'],
    ]);
    const diMarzo = await visto(BETA, { mese: '2025-03' });
    expect([nodi(diMarzo), diMarzo.traguardi[0]!.totale]).toEqual([[['2025-03', '10']], '10']);
    // A page is of the figures; what they make is of all that is seen.
    const prima = await condiviso({ first: 4 });
    expect([prima.edges.length, prima.pageInfo.hasNextPage, prima.traguardi[0]!.totale]).toEqual([4, true, '129']);
    expect((await condiviso({ first: 4, after: prima.pageInfo.endCursor })).edges).toHaveLength(3);
    // A moment before the correction; an ATS that nothing was ever shared with; who is outside.
    const allora = await visto(BETA, { quando: { posizione: (await proprio(beta!, BETA)).momento.posizione - 2 } });
    expect(allora.traguardi[0]!.totale).toBe('37');
    expect((await visto(BETA, { ats: 'altrarete' })).edges).toEqual([]);
    expect((await visto(DELTA)).edges).toEqual([]);
    const fuori = await delta!.graphql(VISTO, { scope: BETA, id: progettoId, ats: RETE });
    expect(fuori.errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
  });

  it('is written against what was read: who was slower is told what changed, and writes nothing', async () => {
    const letta = (await proprio(beta!, BETA)).traguardi[0]!.revisione;
    const rettifica = (valore: string, expectedRevision: number) =>
      beta!.send('rettificaAvanzamento', {
        ...{ ...figura(BETA, '2025-10', valore), periodo: undefined, motivo: 'Ricontati', expectedRevision },
      });
    expect(await rettifica('19', letta)).toMatchObject({ __typename: 'ComandoEseguito', revisione: letta + 1 });
    const nuova = { ...figura(BETA, '2025-11', '1'), expectedRevision: letta };
    for (const tardi of [await rettifica('20', letta), await beta!.send('registraAvanzamento', nuova)]) {
      expect(tardi).toMatchObject({
        ...{ __typename: 'ConflittoDiRevisione', revisioneAttesa: letta, revisioneAttuale: letta + 1 },
        cambiamenti: [{ frase: expect.any(String) }],
      });
    }
    const dopo = (await proprio(beta!, BETA)).traguardi[0]!;
    expect(dopo).toMatchObject({ totale: '41', revisione: letta + 1 });
    expect(await rettifica('18', dopo.revisione)).toMatchObject({ __typename: 'ComandoEseguito' });
    expect((await proprio(delta!, DELTA)).traguardi).toEqual([]);
  });

  it('moves in both places when the consuntivo is corrected, and a word in its place is no figure', async () => {
    await valore('rettifica', 2025, '36');
    expect((await dellAts()).traguardi[0]!.totale).toBe('131');
    await valore('rettifica', 2025, 'attuato');
    expect((await proprio(alfa!, ALFA)).traguardi).toMatchObject([{ totale: '15', figure: [{ mese: '2024-12' }] }]);
    await valore('rettifica', 2025, '34');
    expect((await dellAts()).traguardi[0]!.totale).toBe('129');
  });

  it('is entered by the ATS for a partner outside the platform', async () => {
    const esterna = { ...figura(RETE, '2025-06', '2'), partnerId: 'asl', nota: 'Comunicato a mano' };
    await capofila!.done('registraAvanzamentoEsterno', esterna);
    const membro = await capofila!.send('registraAvanzamentoEsterno', { ...esterna, partnerId: ALFA });
    expect(codice(membro)).toBe('PARTNER_NON_ESTERNO');
    const { traguardi } = await dellAts();
    expect([traguardi[0]!.totale, traguardi[0]!.partner.at(-1)]).toMatchObject([
      '131',
      { totale: '2', figure: [{ mese: '2025-06', nota: 'Comunicato a mano' }] },
    ]);
    const del = { scope: RETE, progettoId, traguardoId, partnerId: 'asl', mese: '2025-06', motivo: 'Non era un PAI' };
    expect(traguardi[0]!.revisione).toBe(0);
    await capofila!.done('rettificaAvanzamentoEsterno', { ...del, valore: '1', expectedRevision: 0 });
    const corretto = (await dellAts()).traguardi[0]!;
    expect([corretto.revisione, corretto.partner.at(-1)]).toMatchObject([
      1,
      { totale: '1', figure: [{ valore: '1', nota: null, rettifiche: 1, motivoRettifica: 'Non era un PAI' }] },
    ]);
    const tardi = await capofila!.send('annullaAvanzamentoEsterno', { ...del, expectedRevision: 0 });
    expect(tardi).toMatchObject({ __typename: 'ConflittoDiRevisione', revisioneAttuale: 1 });
    await capofila!.done('annullaAvanzamentoEsterno', del);
    // Who takes a figure back leaves no row: the revision says it all the same.
    expect((await dellAts()).traguardi[0]).toMatchObject({ totale: '129', revisione: 2 });
  });

  it('is exported to the ATS as it is seen, and by a consortium as its own', async () => {
    const tabella = async (client: Client, scope: string) => {
      const address = `/api/ats/${scope}/protocollo/${progettoId}?formato=csv&tabelle=indicatori`;
      const righe = new TextDecoder()
        .decode((await client.download(address)).bytes)
        .trim()
        .split('\r\n');
      return righe.slice(1).map((riga) => riga.split(';').slice(3).join(';'));
    };
    expect(await tabella(capofila!, RETE)).toEqual([
      'Azienda sanitaria;30/06/2026;5;0',
      'Intero progetto;31/12/2025;90;129',
      'Intero progetto;30/06/2026;125;129',
      `Membro ${ALFA};31/12/2025;30;49`,
      `Membro ${BETA};31/12/2025;30;40`,
      `Membro ${GAMMA};31/12/2025;30;40`,
    ]);
    expect(await tabella(beta!, BETA)).toEqual([`Consorzio ${BETA};31/12/2025;30;40`]);
  });

  it('is nobody else’s, is gone with the sharing from past moments too, and ends with the link', async () => {
    expect((await delta!.ask(DELL_ATS, { scope: DELTA, id: progettoId }))['letto']).toMatchObject({
      titolo: null,
      traguardi: [],
    });
    expect((await proprio(delta!, DELTA)).traguardi).toEqual([]);
    expect((await delta!.graphql(DELL_ATS, { scope: RETE, id: progettoId })).errors?.[0]?.extensions?.code).toBe(
      'NON_PERMESSO',
    );
    const before = await dellAts();
    const { condivisioni } = await gamma!.ask(`{ condivisioni(scope: "${GAMMA}") { condivisioni { id } } }`);
    const condivisioneId = condivisioni.condivisioni[0].id as string;
    await gamma!.done('revocaCondivisione', { scope: GAMMA, condivisioneId, motivo: 'Fine' });
    for (const quando of [undefined, { momenti: before.momenti }]) {
      const [traguardo] = (await dellAts({ quando })).traguardi;
      expect(traguardo).toMatchObject({ totale: '89', completo: false });
      expect(traguardo!.partner[2]).toMatchObject({ condiviso: false, totale: null, mesi: [], figure: [] });
      expect(traguardo!.partner[1]).toMatchObject({ condiviso: true, mesi: [{ dal: '2024-01', al: null }] });
    }
    for (const quando of [undefined, { posizione: (await proprio(gamma!, GAMMA)).momento.posizione - 1 }]) {
      expect(await visto(GAMMA, { quando })).toMatchObject({ edges: [], traguardi: [] });
    }
    const { obiettivoId, indicatoreId } = piano;
    await alfa!.done('scollegaIndicatore', { scope: ALFA, obiettivoId, indicatoreId, motivo: 'Contano altro' });
    expect((await proprio(alfa!, ALFA)).traguardi).toMatchObject([{ totale: '0', figure: [], indicatori: [] }]);
    expect((await dellAts()).traguardi[0]!.totale).toBe('40');
    await alfa!.done('registraAvanzamento', figura(ALFA, '2025-03', '1'));
    // Of some months alone: the year before is the member's own again, on both pages.
    const ancora = { scope: GAMMA, ats: RETE, progettoId, tipi: ['avanzamento'], dalMese: '2025-01' };
    await gamma!.done('concediCondivisione', ancora);
    for (const { edges, traguardi } of [await visto(GAMMA), await condiviso({ consorzio: GAMMA })]) {
      expect(edges.map(({ node }) => [node.mese, node.valore])).toEqual([['2025-12', '27']]);
      expect(traguardi[0]!.totale).toBe('27');
    }
  });

  it('is, of what the platform counts, known without entering it', async () => {
    const contati = async (anno: number) => {
      const { conteggiConosciuti } = await alfa!.ask(CONTEGGI, { scope: ALFA, anno, id: progettoId });
      const each = conteggiConosciuti.conteggi as { conteggio: string; valore: number }[];
      return Object.fromEntries(each.map((one) => [one.conteggio, one.valore]));
    };
    const nothing = { rendiconti: 0, listeDiControllo: 0, spese: 0, documenti: 0 };
    expect(await contati(2025)).toEqual(nothing);
    const spesa = {
      ...{ tipo: 'contributo', cup: CUP, cig: { assenza: 'contributo' }, imponibileCentesimi: 100, ivaCentesimi: 0 },
      ...{ ivaACostoCentesimi: 0, ritenutaCentesimi: 0, scissioneIva: false, descrizione: 'Contributo' },
      quote: [{ progettoId, voceId: 'v1', centesimi: 100 }],
    };
    for (const competenza of ['2025-05-31', '2025-06-30', '2024-06-30'])
      await alfa!.done('registraSpesa', { scope: ALFA, spesa: { ...spesa, competenza } });
    expect([await contati(2025), await contati(2024)]).toEqual([
      { ...nothing, spese: 2 },
      { ...nothing, spese: 1 },
    ]);
    const lista = { scope: ALFA, progettoId, codice: 'autocontrollo-affidamento', mese: '2025-05', senzaCig: 'utenze' };
    const { id: listaId } = await alfa!.done('apriListaDiAutocontrollo', { ...lista, descrizione: 'Utenze' });
    const anno = Number(giornoDi(new Date().toISOString()).slice(0, 4));
    expect((await contati(anno))['listeDiControllo']).toBe(0);
    const { listaDiControllo } = await alfa!.ask(
      `query ($id: ID!) { listaDiControllo(scope: "${ALFA}", listaId: $id) { lista { domande { id } } } }`,
      { id: listaId },
    );
    const risposte = (listaDiControllo.lista.domande as { id: string }[]).map(({ id }) => ({
      domandaId: id,
      esito: 'si',
    }));
    await alfa!.done('rispondiDomande', { scope: ALFA, listaId, risposte });
    await alfa!.done('compilaLista', { scope: ALFA, listaId });
    expect((await contati(anno))['listeDiControllo']).toBe(1);
    const { pianoId, obiettivoId, indicatoreId } = piano;
    const conteggio = { scope: ALFA, pianoId, obiettivoId, indicatoreId, conteggio: 'rendiconti' };
    expect(codice(await alfa!.send('collegaIndicatore', { ...conteggio, traguardoId }))).toBe('CAMPO_NON_VALIDO');
    await alfa!.done('collegaIndicatore', conteggio);
    const { collegamenti } = await alfa!.ask(COLLEGAMENTI, { scope: ALFA, id: obiettivoId });
    expect(collegamenti.collegamenti).toMatchObject([{ conteggio: 'rendiconti', progettoTitolo: null }]);
  });
});
