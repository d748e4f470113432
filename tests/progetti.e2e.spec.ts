import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { atsProprio } from './ats-proprio.js';
import { consorzioProprio } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';

const [RETE, ALFA, BETA, GAMMA] = ['progettiats', 'progettialfa', 'progettibeta', 'progettigamma'] as const;
const PIANO = 'dal al finanziamentoCentesimi cofinanziamentoCentesimi quote { voceId partnerId fonte centesimi }';
const PROGETTO = `query ($id: ID!, $giorno: String, $quando: QuandoInput) {
  progetto(scope: "${RETE}", progettoId: $id, giorno: $giorno, quando: $quando) {
    momento { attuale }
    progetto { id titolo cup programma proceduraVersione stato rimodulazioneAperta revisione
      partner { partnerId consorzio denominazione } piano { ${PIANO} }
      piani { dal vigente istanzaId atto { numero } piano { ${PIANO} } } } } }`;
const ISTANZE = `query ($id: ID!) { istanze(scope: "${RETE}", progettoId: $id) {
  istanze { id tipo oggetto presentataIl piano { ${PIANO} } al
    riscontri { esito testo decorre comunicazioni { partnerId il } } } } }`;
const recepiti = (scope: string) => `{ progettiRecepiti(scope: "${scope}") {
  progetti { id ats titolo cup programma al stato quote { voceId fonte centesimi } proceduraVersione procedura } } }`;

const voci = [
  { voceId: 'v1', codice: 'A.1', titolo: 'Personale interno' },
  { voceId: 'v2', codice: 'B.1', titolo: 'Servizi' },
];
const quota = (voceId: string, partnerId: string, centesimi: number, fonte = 'finanziamento') => ({
  ...{ voceId, partnerId, fonte, centesimi },
});
const piano = (alfa: number, changes: object = {}) => ({
  ...{ dal: '2024-02-01', al: '2026-06-30', voci },
  quote: [quota('v1', 'p1', alfa), quota('v2', 'p2', 2_500_000_00), quota('v2', 'p3', 100_00, 'cofinanziamento')],
  fasi: [{ faseId: 'f1', titolo: 'Avvio', dal: '2024-02-01', al: '2024-06-30' }],
  traguardi: [
    {
      ...{ traguardoId: 't1', tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
      attesi: [{ entro: '2026-06-30', valore: '125' }],
    },
  ],
  ...changes,
});
const atto = { organo: 'assemblea', numero: '12', data: '2024-01-31' };

describe('the projects of an ATS', () => {
  let platform: SpecPlatform;
  let capofila: Client;
  let alfa: Client;
  let beta: Client;
  let gamma: Client;
  let progettoId: string;
  let programmaId: string;
  let percorsi: string;
  let registratoIn: number;

  beforeAll(async () => {
    platform = await startPlatform();
    alfa = await consorzioProprio(platform, ALFA, 'Anna');
    beta = await consorzioProprio(platform, BETA, 'Bruno');
    gamma = await consorzioProprio(platform, GAMMA, 'Gianna');
    capofila = await atsProprio(platform, RETE, [ALFA, BETA, GAMMA]);
    const fondo = { scope: RETE, denominazione: 'PNRR M5C2 1.1', finanziatore: 'Ministero', fondo: 'PNRR' };
    programmaId = (await capofila.done('istituisciProgramma', fondo)).id;
    for (const [dal, predefinita] of [
      ['2022-01-01', 'regis-2022'],
      ['2025-03-25', 'regis-2025'],
    ]) {
      await capofila.done('adottaProcedura', { scope: RETE, programmaId, dal, proposta: { predefinita } });
    }
  });
  afterAll(() => platform?.stop());

  const registra = (changes: object = {}) => ({
    ...{ scope: RETE, programmaId, proceduraVersione: 1, titolo: 'Percorsi', cup: 'I84H22000180006', linea: '1.1.1' },
    partner: [
      { partnerId: 'p1', consorzio: ALFA },
      { partnerId: 'p2', consorzio: BETA },
      { partnerId: 'p3', denominazione: 'Azienda sanitaria' },
    ],
    ...{ piano: piano(1_000_00), responsabili: [], atto, ...changes },
  });
  const letto = async (variables: object = {}) =>
    (await capofila.ask(PROGETTO, { id: progettoId, ...variables }))['progetto'].progetto;
  const istanze = async () => (await capofila.ask(ISTANZE, { id: progettoId }))['istanze'].istanze;
  const copieDi = async (client: Client, scope: string) =>
    (await client.ask(recepiti(scope)))['progettiRecepiti'].progetti;
  /** The policy is at work beside us: what it brings is waited for. */
  const arrivata = async (client: Client, scope: string, looksRight: (copy: Copia) => boolean): Promise<Copia> => {
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
      const found = ((await copieDi(client, scope)) as Copia[]).find(({ id }) => id === progettoId);
      if (found && looksRight(found)) return found;
    }
    throw new Error('the copy did not come');
  };

  it('are registered with their partners and their plan, once for each CUP', async () => {
    const refused = (changes: object) => capofila.send('registraProgetto', registra(changes));
    expect(await refused({ cup: 'I84H2200018000' })).toMatchObject({ codice: 'CAMPO_NON_VALIDO' });
    expect(await refused({ proceduraVersione: 9 })).toMatchObject({ codice: 'PROCEDURA_INESISTENTE' });
    expect(await refused({ programmaId: randomUUID() })).toMatchObject({ codice: 'PROGRAMMA_INESISTENTE' });
    expect(await refused({ piano: piano(1, { voci: [] }) })).toMatchObject({ codice: 'PIANO_PROGETTO_NON_VALIDO' });
    const straniero = [{ partnerId: 'p1', consorzio: 'inrete' }];
    const senzaQuote = piano(1, { quote: [], traguardi: [] });
    expect(await refused({ partner: straniero, piano: senzaQuote })).toMatchObject({ codice: 'PARTNER_NON_MEMBRO' });
    const commandId = randomUUID();
    const first = await capofila.done('registraProgetto', { ...registra(), commandId });
    [progettoId, registratoIn] = [first.id, first.posizione!];
    percorsi = progettoId;
    expect(await capofila.done('registraProgetto', { ...registra(), commandId })).toMatchObject({ ripetuto: true });
    expect(await refused({ titolo: 'Altro' })).toMatchObject({ codice: 'PROGETTO_GIA_REGISTRATO' });
    expect(await letto()).toMatchObject({
      ...{ cup: 'I84H22000180006', programma: 'PNRR M5C2 1.1', proceduraVersione: 1, stato: 'inCorso' },
      piano: { finanziamentoCentesimi: 2_500_000_00 + 1_000_00, cofinanziamentoCentesimi: 100_00 },
      partner: [{ consorzio: ALFA }, { consorzio: BETA }, { consorzio: null, denominazione: 'Azienda sanitaria' }],
    });
  });

  it('reach the consortia that take part, each with its own money, and no other', async () => {
    const copia = await arrivata(alfa, ALFA, () => true);
    expect(copia).toEqual({
      ...{ id: progettoId, ats: RETE, titolo: 'Percorsi', cup: 'I84H22000180006', programma: 'PNRR M5C2 1.1' },
      ...{ al: '2026-06-30', stato: 'inCorso', proceduraVersione: 1, procedura: expect.any(String) as string },
      quote: [{ voceId: 'v1', fonte: 'finanziamento', centesimi: 1_000_00 }],
    });
    expect((await arrivata(beta, BETA, () => true)).quote).toEqual([
      { voceId: 'v2', fonte: 'finanziamento', centesimi: 2_500_000_00 },
    ]);
    expect(await copieDi(gamma, GAMMA)).toEqual([]);
    for (const query of [recepiti(ALFA), PROGETTO]) {
      const answer = await gamma.graphql(query, { id: progettoId });
      expect(answer.errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
    }
  });

  it('change by a rimodulazione from a day on, the earlier plan kept beside it', async () => {
    const chiede = {
      ...{ scope: RETE, progettoId, tipo: 'rimodulazione', oggetto: 'Sposta sul personale' },
      ...{ presentataIl: '2024-09-10', piano: piano(3_000_00) },
    };
    const { id: istanzaId } = await capofila.done('presentaIstanza', chiede);
    expect((await letto()).rimodulazioneAperta).toBe(istanzaId);
    expect(await capofila.send('presentaIstanza', chiede)).toMatchObject({ codice: 'RIMODULAZIONE_GIA_APERTA' });
    await capofila.done('riscontraIstanza', {
      ...{ scope: RETE, istanzaId, esito: 'accolta', riscontrataIl: '2024-10-15', testo: 'Nulla osta' },
      decorre: '2024-11-01',
    });
    const before = (await letto({ giorno: '2024-10-31' })) as Letto;
    const after = (await letto({ giorno: '2024-11-01' })) as Letto;
    expect([before.piano.quote[0]!.centesimi, after.piano.quote[0]!.centesimi]).toEqual([1_000_00, 3_000_00]);
    expect(after.piani.map(({ dal, vigente, istanzaId: di }) => [dal, vigente, di])).toEqual([
      ['2024-02-01', false, null],
      ['2024-11-01', true, istanzaId],
    ]);
    expect(after.rimodulazioneAperta).toBeNull();
    // As it was known before the answer, whatever the day.
    const then = (await letto({ giorno: '2024-11-01', quando: { posizione: registratoIn } })) as Letto;
    expect(then.piano.quote[0]!.centesimi).toBe(1_000_00);
    expect((await arrivata(alfa, ALFA, ({ quote }) => quote[0]!.centesimi === 3_000_00)).quote).toHaveLength(1);

    expect(await capofila.send('comunicaIstanza', { scope: RETE, istanzaId, partner: ['p9'], il: '2024-10-16' }))
      .toMatchObject({ codice: 'PARTNER_INESISTENTE' }); // prettier-ignore
    await capofila.done('comunicaIstanza', { scope: RETE, istanzaId, partner: ['p1', 'p3'], il: '2024-10-16' });
    expect(await istanze()).toMatchObject([
      {
        ...{ tipo: 'rimodulazione', oggetto: 'Sposta sul personale' },
        riscontri: [
          { esito: 'accolta', testo: 'Nulla osta', comunicazioni: [{ partnerId: 'p1' }, { partnerId: 'p3' }] },
        ],
      },
    ]);
  });

  it('last longer by a proroga, move to newer rules and end, and each reaches the partners', async () => {
    const chiede = { scope: RETE, progettoId, tipo: 'proroga', oggetto: 'Sei mesi', presentataIl: '2025-01-10' };
    const { id: istanzaId } = await capofila.done('presentaIstanza', { ...chiede, al: '2026-12-31' });
    const silenzio = { scope: RETE, istanzaId, esito: 'silenzio', riscontrataIl: '2025-03-10' };
    await capofila.done('riscontraIstanza', silenzio);
    expect((await letto()).piano.al).toBe('2026-06-30');
    const tardi = { ...silenzio, esito: 'accolta', riscontrataIl: '2025-04-01', decorre: '2025-04-01' };
    await capofila.done('riscontraIstanza', tardi);
    expect(await capofila.send('aggiornaProcedura', { scope: RETE, progettoId, proceduraVersione: 1 })).toMatchObject({
      codice: 'PROGETTO_GIA_AGGIORNATO',
    });
    await capofila.done('aggiornaProcedura', { scope: RETE, progettoId, proceduraVersione: 2 });
    expect(await arrivata(beta, BETA, ({ proceduraVersione }) => proceduraVersione === 2)).toMatchObject({
      ...{ al: '2026-12-31', stato: 'inCorso' },
    });
    await capofila.done('chiudiProgetto', { scope: RETE, progettoId, il: '2025-12-31' });
    await arrivata(alfa, ALFA, ({ stato }) => stato === 'chiuso');
    expect(await capofila.send('modificaPianoProgetto', { scope: RETE, progettoId, dal: '2026-01-01', piano: piano(1), atto }))
      .toMatchObject({ codice: 'PROGETTO_CHIUSO' }); // prettier-ignore
  });

  it('reach nobody who has not recognised the ATS, and then as they are by then', async () => {
    await gamma.done('disconosciAts', { scope: GAMMA, ats: RETE, motivo: 'Non partecipiamo' });
    const partner = [ALFA, GAMMA].map((consorzio, index) => ({ partnerId: `p${index + 1}`, consorzio }));
    const altro = { cup: 'I84H22000190006', titolo: 'Dimissioni', partner };
    const due = (centesimi: number) => piano(1, { quote: [1, 2].map((n) => quota('v1', `p${n}`, centesimi)) });
    progettoId = (await capofila.done('registraProgetto', registra({ ...altro, piano: due(100) }))).id;
    const modifica = { scope: RETE, progettoId, dal: '2024-06-01', piano: due(200), atto };
    await capofila.done('modificaPianoProgetto', modifica);
    await arrivata(alfa, ALFA, ({ quote }) => quote[0]!.centesimi === 200);
    expect(await copieDi(gamma, GAMMA)).toEqual([]);
    const adesioni = async () =>
      (
        await gamma.ask(`{ adesioni(scope: "${GAMMA}") {
        adesioni { ats stato motivo atto { numero } } ciNominano { ats denominazione dal al } } }`)
      )['adesioni'];
    expect(await adesioni()).toEqual({
      adesioni: [{ ats: RETE, stato: 'disconosciuto', motivo: 'Non partecipiamo', atto: expect.anything() as object }],
      ciNominano: [{ ats: RETE, denominazione: `Ambito ${RETE}`, dal: '2024-01-01', al: null }],
    });
    const riconosce = { scope: GAMMA, ats: RETE, atto: { ...atto, numero: '15' } };
    await gamma.done('riconosciAts', riconosce);
    expect(await gamma.send('riconosciAts', riconosce)).toMatchObject({ codice: 'ATS_GIA_RICONOSCIUTO' });
    expect((await arrivata(gamma, GAMMA, () => true)).quote).toMatchObject([{ centesimi: 200 }]);
    expect((await adesioni()).adesioni).toEqual([
      { ats: RETE, stato: 'riconosciuto', motivo: null, atto: { numero: '15' } },
    ]);
  });

  it('are told in the history of both sides: here what was done, there where it came from', async () => {
    const frasi = async (client: Client, scope: string) => {
      const { storia } = await client.ask(
        `query ($id: ID!) { storia(scope: "${scope}", oggettoId: $id, first: 50) { edges { node { frase autore } } } }`,
        { id: percorsi },
      );
      return (storia.edges as { node: { frase: string } }[]).map(({ node }) => node.frase);
    };
    expect(await frasi(capofila, RETE)).toContain('Ha registrato il progetto «Percorsi» (CUP I84H22000180006).');
    expect(await frasi(alfa, ALFA)).toContain('È arrivato dall’ATS il progetto «Percorsi», come è ora.');
  });
});

interface Copia {
  readonly id: string;
  readonly stato: string;
  readonly proceduraVersione: number;
  readonly quote: readonly { readonly centesimi: number }[];
}
interface Letto {
  readonly rimodulazioneAperta: string | null;
  readonly piano: Copia;
  readonly piani: readonly { readonly dal: string; readonly vigente: boolean; readonly istanzaId: string | null }[];
}
