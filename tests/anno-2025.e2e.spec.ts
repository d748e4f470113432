import { modelloPredefinito } from '@consorzi/domain/ats';

import { PDF } from '../apps/api/src/files/testing/samples.js';
import { firmatario, type Firmatario } from '../infra/testing/firme-di-prova.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import * as anno from './anno-ivrea.js';
import { FUORI, MEMBRI, RETE, type Membro, type ProgettoDellAnno, type TipoSpesa } from './anno-ivrea.js';
import {
  AVANZAMENTO,
  CONSOLIDATO,
  DEL_CONSORZIO,
  DELL_ATS,
  PROGETTO,
  SPESE_VISTE,
  TOTALE,
  type Consolidato,
  type Totale,
} from './anno-ivrea-domande.js';
import { Client, type Esito } from './client.js';
import { OPERATIONS } from './isolation/operations.js';
import { until } from './rete-con-spese.js';

const CUP = 'I84H22000190006';
const MODELLO = modelloPredefinito('regis-2025')!;
const atto = { organo: 'cda', numero: '12', data: '2025-01-15' };

let platform: SpecPlatform;
/** Who leads the network and its office, and each member's own director. */
let capofila: Client;
let ufficio: Client;
let stranger: Client;
const di = {} as Record<Membro, Client>;
let progetto: ProgettoDellAnno;
let firme: readonly Firmatario[];
const spese: Record<string, string> = {};

beforeAll(async () => {
  platform = await startPlatform();
  await entrano();
  const query = `{ progetti(scope: "${RETE}") { progetti { id cup piano { traguardi { traguardoId } } } } }`;
  const all = (await capofila.ask(query))['progetti'].progetti as { id: string; cup: string; piano: { traguardi: { traguardoId: string }[] } }[]; // prettier-ignore
  const { id, piano } = all.find(({ cup }) => cup === CUP)!;
  progetto = { progettoId: id, cup: CUP, traguardoId: piano.traguardi[0]!.traguardoId };
  await Promise.all(MEMBRI.map((scope) => anno.recepito(di[scope], scope, id)));
  firme = await Promise.all(['Uno', 'Due', 'Tre'].map((nome) => firmatario(nome)));
});
beforeEach(() => entrano());
afterAll(() => platform?.stop());

/** All at once, and again before each step of the year: a token lives for some seconds, and the machine may be slow. */
async function entrano(): Promise<void> {
  const utenti = ['finanza.inrete', `direttore.${FUORI}`, ...MEMBRI.map((scope) => `direttore.${scope}`)];
  const [officer, outsider, ...direttori] = await Promise.all(utenti.map((one) => Client.as(one, platform)));
  for (const [index, scope] of MEMBRI.entries()) di[scope] = direttori[index]!;
  [capofila, ufficio, stranger] = [di.inrete, officer!, outsider!];
}

const codice = (esito: Esito) => (esito.__typename === 'RegolaViolata' ? esito.codice : esito.__typename);
const somma = (of: readonly { readonly quotaCentesimi: number }[]) =>
  of.reduce((sum, { quotaCentesimi }) => sum + quotaCentesimi, 0);
const consolidato = async (variables: object = {}) =>
  (await capofila.ask(CONSOLIDATO, { id: progetto.progettoId, ...variables }))['letto'] as Consolidato;
const viste = () => capofila.ask(SPESE_VISTE, { id: progetto.progettoId });
const pai = async () =>
  (await capofila.ask(AVANZAMENTO, { id: progetto.progettoId }))['letto'].traguardi[0] as Record<string, unknown>;
const delProgetto = async (giorno?: string) =>
  (await capofila.ask(PROGETTO, { id: progetto.progettoId, giorno }))['progetto'].progetto;
const figura = (scope: Membro, mese: string, valore: string, periodo = 'anno') => {
  const { progettoId, traguardoId } = progetto;
  return di[scope].done('registraAvanzamento', { scope, progettoId, traguardoId, mese, periodo, valore });
};
const spende = async (scope: Membro, tipo: TipoSpesa, giorno: string, centesimi: number) => {
  const nome = `${scope} ${tipo} ${giorno}`;
  const spesa = anno.spesaDi(progetto, tipo, giorno, centesimi, nome);
  return (spese[nome] = (await di[scope].done('registraSpesa', { scope, spesa })).id);
};
const csv = async (tabella: string) => {
  const address = `/api/ats/${RETE}/protocollo/${progetto.progettoId}?formato=csv&tabelle=${tabella}`;
  const text = new TextDecoder().decode((await capofila.download(address)).bytes);
  return text.trim().split('\r\n').slice(1);
};

describe('the year 2025 of the sample ATS', () => {
  /** What was known when 2024 was over, and when nobody had reported anything. */
  let fine2024: Consolidato;
  let rendicontoId: string;
  const condivisioni = {} as Record<Membro, string>;

  it('begins with what each member shares of the project, for its months', async () => {
    const tipi = ['spese', 'documenti', 'liste', 'avanzamento'];
    for (const scope of MEMBRI) {
      const oggetto = { ats: RETE, progettoId: progetto.progettoId, tipi, dalMese: '2024-01' };
      const alMese = scope === 'cissac' ? '2025-12' : undefined;
      condivisioni[scope] = (await di[scope].done('concediCondivisione', { scope, ...oggetto, alMese })).id;
    }
    const vuoto = await consolidato();
    expect(vuoto.condiviso).toEqual({ numero: 0, costoCentesimi: 0, quotaCentesimi: 0, pagatoCentesimi: 0 });
    expect(vuoto.perPartner.map(({ condivide }) => condivide)).toEqual([true, true, true]);
  });

  it('has in 2024 a rendiconto under the first procedure, sent, integrated and verified, that brings no money', async () => {
    // Before the months that are shared: it stays the consortium's own.
    await spende('ciss38', 'personale', '2023-12-31', 500_000);
    await spende('inrete', 'fattura', '2024-10-31', 1_220_000);
    await spende('cissac', 'personale', '2024-11-30', 800_000);
    await spende('ciss38', 'fattura', '2024-12-15', 610_000);
    fine2024 = await consolidato();
    expect([fine2024.condiviso, fine2024.rendicontato]).toMatchObject([
      { numero: 3, quotaCentesimi: 2_630_000, pagatoCentesimi: 0 },
      { numero: 0, quotaCentesimi: 0 },
    ]);

    const { progettoId } = progetto;
    const apri = { progettoId, titolo: 'Spese del 2024', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' };
    rendicontoId = (await ufficio.done('apriRendiconto', { scope: RETE, ...apri })).id;
    const del = { scope: RETE, rendicontoId };
    const riga = (consorzio: Membro, nome: string) => ({ consorzio, spesaId: spese[`${consorzio} ${nome}`]! });
    const prime = [riga('inrete', 'fattura 2024-10-31'), riga('cissac', 'personale 2024-11-30')];
    await ufficio.done('inserisciSpese', { ...del, spese: prime });
    const fuoriMesi = { ...del, spese: [riga('ciss38', 'personale 2023-12-31')] };
    expect(codice(await ufficio.send('inserisciSpese', fuoriMesi))).toBe('SPESA_NON_VISIBILE');
    await ufficio.done('verificaRendiconto', del);
    await capofila.done('approvaRendiconto', { ...del, atto });
    await ufficio.done('inviaRendiconto', { ...del, il: '2025-01-20', protocollo: '101' });
    const chiedi = { il: '2025-02-03', entro: '2025-02-28', testo: 'Manca la spesa di un partner' };
    await ufficio.done('chiediIntegrazioni', { ...del, ...chiedi });
    await ufficio.done('inserisciSpese', { ...del, spese: [riga('ciss38', 'fattura 2024-12-15')] });
    await ufficio.done('trasmettiIntegrazioni', { ...del, il: '2025-02-20', protocollo: '140' });
    await ufficio.done('riscontraRendiconto', { ...del, il: '2025-03-10', esito: 'ammesso', nonAmmesse: [] });
    const query = `{ rendiconto(scope: "${RETE}", rendicontoId: "${rendicontoId}") { rendiconto { stato esito proceduraVersione quotaCentesimi numeroRighe } } }`;
    expect((await capofila.ask(query))['rendiconto'].rendiconto).toEqual({
      ...{ stato: 'esitato', esito: 'ammesso', proceduraVersione: 1, quotaCentesimi: 2_630_000, numeroRighe: 3 },
    });
    const { cassa } = await capofila.ask(`{ cassa(scope: "${RETE}", progettoId: "${progettoId}") { conti { incassatiCentesimi } } }`); // prettier-ignore
    expect(somma(cassa.conti.map(({ incassatiCentesimi: quotaCentesimi }: { incassatiCentesimi: number }) => ({ quotaCentesimi })))).toBe(0); // prettier-ignore
    for (const scope of MEMBRI) {
      const detto = `{ ritornoDallAts(scope: "${scope}", progettoId: "${progettoId}") { rendicontatiCentesimi } }`;
      const atteso = { inrete: 1_220_000, cissac: 800_000, ciss38: 610_000 }[scope];
      await until(async () => (await di[scope].ask(detto))['ritornoDallAts'].rendicontatiCentesimi === atteso);
    }
  });

  it('moves to the procedure of 25/03/2025, by which there is no rendiconto before the balance', async () => {
    await capofila.done('aggiornaProcedura', { scope: RETE, progettoId: progetto.progettoId, proceduraVersione: 2 });
    await Promise.all(MEMBRI.map((scope) => anno.recepito(di[scope], scope, progetto.progettoId, 2)));
    const apri = { titolo: 'Primo semestre', dalMese: '2025-01', alMese: '2025-06', tipo: 'ordinario' };
    const altro = { scope: RETE, progettoId: progetto.progettoId, ...apri };
    expect(codice(await ufficio.send('apriRendiconto', altro))).toBe('RENDICONTO_SOLO_A_SALDO');
  });

  it('counts 34 + 28 + 27 = 89 PAI in 2025 and 129 of 125 since the start, the 34 entered once in a consuntivo', async () => {
    for (const [scope, valore] of [['inrete', '15'], ['cissac', '12'], ['ciss38', '13']] as const) await figura(scope, '2024-12', valore); // prettier-ignore
    expect(await pai()).toMatchObject({ totale: '40' });
    const dove = await anno.indicatoreCollegato(di.inrete, 'inrete', { dal: 2025, al: 2025 }, progetto);
    const valore = { ...dove, anno: 2025, testo: '34', rilevatoIl: '2025-12-31' };
    await di.inrete.done('registraValoreIndicatore', valore);
    await expect(figura('inrete', '2025-12', '34')).rejects.toThrow('DATO_COLLEGATO');
    for (const [mese, n] of [['2025-03', '10'], ['2025-10', '18']] as const) await figura('cissac', mese, n, 'mese'); // prettier-ignore
    await figura('ciss38', '2025-12', '27');
    expect(await pai()).toMatchObject({
      ...{ totale: '129', completo: true, atteso: { finale: '125', entro: '2026-06-30' } },
      perAnno: [{ anno: 2024, valore: '40' }, { anno: 2025, valore: '89' }], // prettier-ignore
      partner: [
        { consorzio: 'inrete', totale: '49', figure: [{}, { mese: '2025-12', valore: '34', collegata: true }] },
        { consorzio: 'cissac', totale: '40', perAnno: [{}, { anno: 2025, valore: '28' }] },
        { consorzio: 'ciss38', totale: '40', perAnno: [{}, { anno: 2025, valore: '27' }] },
      ],
    });
    const query = `query ($id: ID!) { obiettivo(scope: "inrete", obiettivoId: $id) { collegamenti { indicatoreId progettoId } } }`;
    const { obiettivo } = await di.inrete.ask(query, { id: dove.obiettivoId });
    expect(obiettivo.collegamenti).toEqual([{ indicatoreId: dove.indicatoreId, progettoId: progetto.progettoId }]);
  });

  it('has expenses of every kind in three consortia, a whole fascicolo, and two people for each check list', async () => {
    const { progettoId } = progetto;
    const spesaId = await spende('inrete', 'fattura', '2025-03-31', 3_660_000);
    await spende('inrete', 'contributo', '2025-06-20', 240_000);
    await spende('cissac', 'personale', '2025-04-30', 2_400_000);
    await spende('cissac', 'trasferimento', '2025-07-31', 600_000);
    const della = { scope: 'inrete', spesaId, centesimi: 3_660_000 };
    await di.inrete.done('registraImpegno', { ...della, numero: '155', data: '2025-02-01' });
    await di.inrete.done('registraPagamento', { ...della, mandato: '501', data: '2025-05-02' });
    for (const { tipo, quando } of MODELLO.documenti.fattura) {
      if (quando === 'facoltativo') continue;
      const file = Buffer.concat([PDF, Buffer.from(`% ${tipo} 2025\n`)]);
      const { body } = await di.inrete.rest('POST', `/api/fascicoli/inrete/caricamenti?nome=${tipo}.pdf`, file);
      await di.inrete.done('depositaDocumento', { ...{ scope: 'inrete', spesaId, tipo }, caricamentoId: body['caricamentoId'] }); // prettier-ignore
    }
    const { documenti } = await viste();
    const visti = documenti.edges.map(({ node }: { node: { spesaId: string } }) => node) as { spesaId: string; documenti: object[] }[]; // prettier-ignore
    expect(visti.find((one) => one.spesaId === spesaId)).toMatchObject({ consorzio: 'inrete', mancanti: [] });
    expect(visti.find((one) => one.spesaId === spesaId)!.documenti).toHaveLength(10);

    const lista = async (scope: string, mutation: string, chi: readonly [Client, Client], oggetto: object) => {
      const { codice: modello, domande } = MODELLO.liste.find(({ tipo }) => tipo === (scope === RETE ? 'ammissibilita' : 'autocontrollo'))!; // prettier-ignore
      const apri = { scope, progettoId, codice: modello, ...oggetto };
      const { id: listaId } = await chi[0].done(mutation, apri);
      const risposte = domande.map(({ id: domandaId }) => ({ domandaId, esito: 'si' }));
      await chi[0].done('rispondiDomande', { scope, listaId, risposte });
      await chi[0].done('compilaLista', { scope, listaId });
      const controlla = { scope, listaId, esito: 'positivo' };
      expect(codice(await chi[0].send('controllaLista', controlla))).toBe('CONTROLLORE_COMPILATORE');
      await chi[1].done('controllaLista', controlla);
    };
    const finanza = await Client.as('finanza.cissac', platform);
    const affidamento = { mese: '2025-04', cig: 'B10A9942A7', descrizione: 'Assistenza domiciliare' };
    await lista('cissac', 'apriListaDiAutocontrollo', [finanza, di.cissac], affidamento);
    const rendicontate = { mese: '2025-06', dalMese: '2024-01', alMese: '2024-12', rendicontoId };
    await lista(RETE, 'apriListaDiAmmissibilita', [ufficio, capofila], rendicontate);
    const { liste } = await viste();
    expect(liste.edges).toEqual([{ node: { consorzio: 'cissac', stato: 'controllata', esito: 'positivo' } }]);
  });

  it('changes its plan from a day on by a rimodulazione that the administration accepts and the partners are told of', async () => {
    const { piano } = await delProgetto();
    // 10,000 euro from the services to the staff of the capofila.
    const sposta = { personale: 1_000_000, servizi: -1_000_000 } as Readonly<Record<string, number>>;
    const quote = (piano.quote as { voceId: string; partnerId: string; centesimi: number }[]).map((one) =>
      one.partnerId === 'inrete' ? { ...one, centesimi: one.centesimi + sposta[one.voceId]! } : one,
    );
    const { finanziamentoCentesimi: _, ...resto } = piano;
    const chiede = { tipo: 'rimodulazione', oggetto: 'Più personale', presentataIl: '2025-05-05' };
    const { id: istanzaId } = await capofila.done('presentaIstanza', {
      ...{ scope: RETE, progettoId: progetto.progettoId, ...chiede, piano: { ...resto, quote } },
    });
    const accolta = { esito: 'accolta', riscontrataIl: '2025-06-10', testo: 'Si approva', decorre: '2025-07-01' };
    await capofila.done('riscontraIstanza', { scope: RETE, istanzaId, ...accolta });
    await capofila.done('comunicaIstanza', { scope: RETE, istanzaId, partner: [...MEMBRI], il: '2025-06-12' });
    const personale = (letto: { piano: { quote: { voceId: string; partnerId: string; centesimi: number }[] } }) =>
      letto.piano.quote.find(({ voceId, partnerId }) => voceId === 'personale' && partnerId === 'inrete')!.centesimi;
    const [prima, dopo] = [await delProgetto('2025-06-30'), await delProgetto('2025-07-01')];
    expect(personale(dopo) - personale(prima)).toBe(1_000_000);
    expect([prima.piano.finanziamentoCentesimi, dopo.piano.finanziamentoCentesimi]).toEqual([33_000_000, 33_000_000]);
    const { istanze } = await capofila.ask(`{ istanze(scope: "${RETE}", progettoId: "${progetto.progettoId}") { istanze { riscontri { esito decorre comunicazioni { partnerId } } } } }`); // prettier-ignore
    expect(istanze.istanze).toEqual([
      { riscontri: [{ esito: 'accolta', decorre: '2025-07-01', comunicazioni: MEMBRI.map((partnerId) => ({ partnerId })) }] }, // prettier-ignore
    ]);
  });

  it('is paid three times with no rendiconto: an advance, its extension to 30%, an intermediate sum at 30% of spending', async () => {
    const { progettoId } = progetto;
    const firmata = (codiceModello: string, importoCentesimi: number, di: readonly Firmatario[]) =>
      anno.attestazioneFirmata(
        capofila,
        {
          ...{ progettoId, codice: codiceModello, dalMese: '2024-01', alMese: '2025-10', importoCentesimi },
          avanzamento: codiceModello === 'relazione-intermedia' ? [{ voce: 'PAI', previsto: '125', realizzato: '129' }] : [], // prettier-ignore
        },
        di,
      );
    const paga = (tipo: anno.Trasferimento['tipo'], mese: string, centesimi: number, attestazione: string, spesa = 0) =>
      anno.trasferimento(capofila, progettoId, {
        ...{ tipo, mese, centesimi, spesaRaggiuntaCentesimi: spesa, attestazioni: [attestazione] },
        aiPartner: Math.floor(centesimi / 3),
      });
    const uno = firme.slice(0, 1);
    await paga('anticipo', '2025-04', 3_300_000, await firmata('avvio-attivita', 3_300_000, uno));
    await paga('estensioneAnticipo', '2025-06', 6_600_000, await firmata('avvio-attivita', 6_600_000, uno));

    const spesa = async () => (await consolidato()).condiviso.quotaCentesimi;
    const chiede = { scope: RETE, progettoId, tipo: 'intermedia', centesimi: 9_900_000 };
    const presto = { ...chiede, spesaRaggiuntaCentesimi: await spesa() };
    expect(await capofila.send('preparaRichiesta', presto)).toMatchObject({
      ...{ codice: 'CONDIZIONI_NON_SODDISFATTE', dettagli: [{ nome: 'condizioni', valore: 'sottoLaSoglia' }] },
    });
    await spende('ciss38', 'fattura', '2025-09-30', 1_830_000);
    await spende('ciss38', 'personale', '2025-10-31', 900_000);
    const relazione = await firmata('relazione-intermedia', 9_900_000, firme);
    await paga('intermedia', '2025-11', 9_900_000, relazione, await spesa());

    const { cassa } = await capofila.ask(`{ cassa(scope: "${RETE}", progettoId: "${progettoId}") { conti { partner incassatiCentesimi ripartitiCentesimi saldoCentesimi } } }`); // prettier-ignore
    const [intero] = (cassa.conti as { partner: string | null }[]).filter(({ partner }) => partner === null);
    expect(intero).toMatchObject({
      ...{ incassatiCentesimi: 19_800_000, ripartitiCentesimi: 13_200_000, saldoCentesimi: 6_600_000 },
    });
    for (const scope of ['cissac', 'ciss38'] as const) {
      const detto = `{ ritornoDallAts(scope: "${scope}", progettoId: "${progettoId}") { ricevutiCentesimi } }`;
      await until(async () => (await di[scope].ask(detto))['ritornoDallAts'].ricevutiCentesimi === 6_600_000);
    }
    const { rendiconti } = await capofila.ask(`{ rendiconti(scope: "${RETE}", progettoId: "${progettoId}") { rendiconti { id } } }`); // prettier-ignore
    expect(rendiconti.rendiconti).toEqual([{ id: rendicontoId }]);
  });

  it('adds up: the shared total is that of the members and of the expenses behind it, the reported one stands apart', async () => {
    const letto = await consolidato();
    const { condivise, dietro, righe } = await viste();
    expect(letto.condiviso).toEqual({
      ...{ numero: 9, costoCentesimi: 12_260_000, quotaCentesimi: 12_260_000, pagatoCentesimi: 3_660_000 },
    });
    expect(letto.rendicontato).toEqual({ numero: 3, quotaCentesimi: 2_630_000, nonAmmessiCentesimi: 0 });
    expect(letto.perPartner.map(({ partner, condiviso }) => [partner, condiviso!.quotaCentesimi])).toEqual(
      expect.arrayContaining([['inrete', 5_120_000], ['cissac', 3_800_000], ['ciss38', 3_340_000]]), // prettier-ignore
    );
    expect([condivise.totale, dietro.totale]).toEqual([letto.condiviso, letto.condiviso]);
    for (const { edges } of [condivise, dietro]) {
      expect(somma(edges.map(({ node }: { node: Totale }) => node))).toBe(12_260_000);
    }
    expect(somma(letto.perMese.map(({ condiviso }) => condiviso))).toBe(12_260_000);
    expect((await consolidato({ dal: '2025-01', al: '2025-12' })).condiviso.quotaCentesimi).toBe(9_630_000);
    expect([righe.totale.quotaCentesimi, somma(righe.edges.map(({ node }: { node: Totale }) => node))]).toEqual([2_630_000, 2_630_000]); // prettier-ignore
    // What each member's own books say of the same months, and what it is shown that the ATS sees; ciss38 has one more
    // expense, which it does not share.
    for (const [scope, own] of [
      ['inrete', 5_120_000],
      ['cissac', 3_800_000],
      ['ciss38', 3_840_000],
    ] as const) {
      const { spese: sue, visto } = await di[scope].ask(
        `{ spese(scope: "${scope}", progettoId: "${progetto.progettoId}") { totale { quotaCentesimi } }
           visto: consolidatoVisto(scope: "${scope}", ats: "${RETE}", progettoId: "${progetto.progettoId}") { condiviso { ${TOTALE} } } }`,
      );
      expect([scope, sue.totale.quotaCentesimi]).toEqual([scope, own]);
      expect(visto.condiviso).toEqual(letto.perPartner.find(({ partner }) => partner === scope)!.condiviso);
    }
    // And behind one figure of them, the events: the expense, its payment.
    const { consolidatoMovimenti } = await capofila.ask(
      `{ consolidatoMovimenti(scope: "${RETE}", progettoId: "${progetto.progettoId}", consorzio: "inrete", mese: "2025-03") {
        totale { ${TOTALE} } edges { node { tipo spesaId variazione { quotaCentesimi pagatoCentesimi } } } } }`,
    );
    expect(consolidatoMovimenti.totale).toMatchObject({ quotaCentesimi: 3_660_000, pagatoCentesimi: 3_660_000 });
    const spesaId = spese['inrete fattura 2025-03-31'];
    expect(consolidatoMovimenti.edges.map(({ node }: { node: object }) => node)).toEqual([
      { tipo: 'PagamentoRegistrato', spesaId, variazione: { quotaCentesimi: 0, pagatoCentesimi: 3_660_000 } },
      { tipo: 'SpesaRegistrata', spesaId, variazione: { quotaCentesimi: 3_660_000, pagatoCentesimi: 0 } },
    ]);
    const then = { quando: { posizione: fine2024.momento.posizione, momenti: fine2024.momenti } };
    const allora = await consolidato(then);
    expect([allora.condiviso, allora.rendicontato]).toEqual([fine2024.condiviso, fine2024.rendicontato]);
  });

  it('is exported with its CUP on every line', async () => {
    const lette = await Promise.all(['impegni', 'pagamenti', 'percettori', 'affidamenti', 'indicatori'].map(csv));
    for (const righe of lette) {
      expect(righe.length).toBeGreaterThan(0);
      expect(righe.filter((riga) => !riga.startsWith(`${CUP};`))).toEqual([]);
    }
    expect(lette[1]!.join('\n')).toContain('36600,00');
    expect(lette[3]!.join('\n')).toContain('CISS 38');
    expect(lette[4]!.join('\n')).toContain('30/06/2026;125;129');
  });

  it('shows nothing of it to a fourth consortium: the refusal of a scope that is none, and its own pages empty', async () => {
    const asked = OPERATIONS.filter(({ name }) => DELL_ATS.includes(name));
    expect(asked).toHaveLength(DELL_ATS.length);
    const values: Readonly<Record<string, unknown>> = {
      ...{ progettoId: progetto.progettoId, rendicontoId, spesaId: spese['inrete fattura 2025-03-31'] },
      ...{ first: 10, consorzio: 'inrete', mese: '2025-03', ats: RETE, anno: 2025 },
    };
    const chiede = async (client: Client, { document, variables }: (typeof OPERATIONS)[number], scope: string) =>
      client.graphql(document, variables((field) => (field === 'scope' ? scope : (values[field] ?? progetto.progettoId)))); // prettier-ignore
    for (const operation of asked) {
      const [there, nowhere] = [
        await chiede(stranger, operation, RETE),
        await chiede(stranger, operation, 'atsignota'),
      ];
      expect([operation.name, there.data ?? null, there.errors?.[0]?.extensions?.code]).toEqual([operation.name, null, 'NON_PERMESSO']); // prettier-ignore
      expect(JSON.stringify(there.errors).replaceAll(RETE, '')).toBe(JSON.stringify(nowhere.errors).replaceAll('atsignota', '')); // prettier-ignore
    }
    const loro = await Client.as(`finanza.${FUORI}`, platform);
    const nostro = new RegExp([CUP, spese['inrete fattura 2025-03-31'], 'dimissioni protette'].join('|'), 'i');
    let answered = 0;
    for (const operation of OPERATIONS.filter(({ name }) => DEL_CONSORZIO.includes(name))) {
      const { data } = await chiede(loro, operation, FUORI);
      if (data) answered += 1;
      expect([operation.name, JSON.stringify(data ?? null)]).not.toEqual([operation.name, expect.stringMatching(nostro)]); // prettier-ignore
    }
    expect(answered).toBe(DEL_CONSORZIO.length);
  });

  it('ends for one member by its revocation: its data are gone everywhere at once, what was reported stays', async () => {
    const before = await consolidato();
    const momento = { posizione: before.momento.posizione, momenti: before.momenti };
    await di.ciss38.done('revocaCondivisione', {
      ...{ scope: 'ciss38', condivisioneId: condivisioni.ciss38, motivo: 'Non serve più' },
    });
    for (const quando of [undefined, momento]) {
      const letto = await consolidato({ quando });
      expect(letto.condiviso).toMatchObject({ numero: 6, quotaCentesimi: 8_920_000 });
      expect(letto.rendicontato).toMatchObject({ numero: 3, quotaCentesimi: 2_630_000 });
      const suo = letto.perPartner.find(({ partner }) => partner === 'ciss38');
      expect(suo).toMatchObject({ condivide: false, condiviso: null, rendicontato: { quotaCentesimi: 610_000 } });
    }
    const { condivise, dietro, righe, documenti, liste } = await viste();
    expect(JSON.stringify([condivise, dietro, documenti, liste])).not.toContain('ciss38');
    expect(righe.edges.map(({ node }: { node: object }) => node)).toContainEqual(
      expect.objectContaining({ consorzio: 'ciss38', quotaCentesimi: 610_000, payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/) }), // prettier-ignore
    );
    const traguardo = await pai();
    expect(traguardo).toMatchObject({ totale: '89', completo: false });
    expect((traguardo['partner'] as object[])[2]).toMatchObject({
      consorzio: 'ciss38',
      condiviso: false,
      totale: null,
    });
    expect((await csv('affidamenti')).join('\n')).not.toContain('CISS 38');
    const vista = `{ vistaDellAts(scope: "ciss38", ats: "${RETE}", progettoId: "${progetto.progettoId}") { totale { numero } } }`;
    expect((await di.ciss38.ask(vista))['vistaDellAts'].totale.numero).toBe(0);
    const detto = `{ ritornoDallAts(scope: "ciss38", progettoId: "${progetto.progettoId}") { rendicontatiCentesimi } }`;
    expect((await di.ciss38.ask(detto))['ritornoDallAts'].rendicontatiCentesimi).toBe(610_000);
  });
});
