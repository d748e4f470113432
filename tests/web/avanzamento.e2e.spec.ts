import { randomInt, randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { until } from '../rete-con-spese.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const [MEMBRO, ALTRO, RETE] = ['inrete', 'cissac', 'atsivrea'] as const;
/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const CUP = `I84H220004${NUMERO}`;
const TITOLO = `Percorsi di prova ${NUMERO}`;
const ESTERNO = `Associazione ${NUMERO}`;
const atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
const [v1, v2, p1, p2, p3, t1, t2] = Array.from({ length: 7 }, () => randomUUID()) as [string, ...string[]] as string[];

describe('the progress of a project on its pages', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let client: Client;
  let progettoId: string;
  let obiettivoId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    client = await Client.as('direttore.inrete', platform);
    progettoId = await progetto(client);
    obiettivoId = await pianoConIndicatori(client);
    browser = await openBrowser();
    ({ page, complaints } = await enter(
      browser,
      platform,
      'direttore.inrete',
      `/${MEMBRO}/progetti-ats/${progettoId}`,
    ));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const dialog = () => page.getByRole('dialog');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const open = async (path: string, title?: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };
  /** As on a desk and on a phone, in pictures where a folder is named. */
  const looksWell = async (nome: string) => {
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${nome}-${viewport.width}.png`, fullPage: true });
    }
    expect(complaints.splice(0)).toEqual([]);
  };
  const salva = (nome = 'Salva') => dialog().getByRole('button', { name: nome, exact: true }).click();

  it('begins with what is expected, and nothing done', async () => {
    await settled(page, TITOLO);
    const pai = page.getByRole('region', { name: /^PAI attivati/ });
    await pai.getByText('Nessun dato registrato.').waitFor();
    await pai.getByText('non si può dire').waitFor();
    await page.getByText('Nessuna spesa.').waitFor();
    await page
      .getByRole('table', { name: 'Cronoprogramma' })
      .getByRole('row', { name: /^Attuazione/ })
      .waitFor();
    await looksWell('avanzamento-vuoto');
  });

  it('takes a figure, corrects it with a reason and takes it back, by the keyboard too', async () => {
    await button('Registra un dato: PAI attivati').focus();
    await page.keyboard.press('Enter');
    await dialog().getByLabel('Mese').fill('2024-10');
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('due');
    await salva();
    await dialog().locator('.campo-errore').waitFor();
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('2');
    await salva();
    await told('Il dato è registrato.');
    const riga = page.getByRole('row', { name: /^ottobre 2024/ });
    await riga.getByText('2', { exact: true }).waitFor();
    await button('Correggi il dato di ottobre 2024').click();
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('3');
    await salva();
    await dialog().getByText('Compila questo campo.').waitFor();
    await dialog().getByLabel('Motivo').fill('Contati due volte');
    await salva();
    await told('Il dato è corretto.');
    await riga.getByText('corretto una volta: Contati due volte').waitFor();
    await page
      .getByRole('row', { name: /^Totale 2024/ })
      .getByText('3', { exact: true })
      .waitFor();
    // Somebody corrects it while the dialog is open: told so, and nothing is written before it was looked at again.
    await button('Correggi il dato di ottobre 2024').click();
    const altrove = { scope: MEMBRO, progettoId, traguardoId: t1, mese: '2024-10', motivo: 'Ricontati altrove' };
    await client.done('rettificaAvanzamento', { ...altrove, valore: '4' });
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('3');
    await dialog().getByLabel('Motivo').fill('Due volte lo stesso');
    await salva();
    await page.getByText('Nel frattempo qualcosa è cambiato').waitFor();
    await button('Aggiorna e rivedi').click();
    await riga.getByText('corretto 2 volte: Ricontati altrove').waitFor();
    await salva();
    await told('Il dato è corretto.');
    await riga.getByText('corretto 3 volte: Due volte lo stesso').waitFor();
    // The same month once more is refused in the dialog, which stays open.
    await button('Registra un dato: PAI attivati').click();
    await dialog().getByLabel('Mese').fill('2024-10');
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('9');
    await salva();
    await dialog().getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await button('Registra il raggiungimento: Équipe costituita').click();
    await dialog().getByLabel('Mese').fill('2024-06');
    await salva();
    await told('Il dato è registrato.');
    const equipe = page.getByRole('region', { name: /^Équipe costituita/ });
    await equipe.getByText('raggiunto', { exact: true }).waitFor();
    await equipe.getByRole('button', { name: 'Annulla il dato di giugno 2024' }).click();
    await dialog().getByLabel('Motivo').fill('Non ancora');
    await salva('Annulla il dato');
    await told('Il dato è annullato.');
    await equipe.getByText('in ritardo').waitFor();
  });

  it('is entered once where it is an indicator of the plan, and shown in both places', async () => {
    await button('Collega un indicatore: PAI attivati').click();
    await dialog()
      .getByText(/si scrive una volta sola: nel consuntivo/)
      .waitFor();
    await dialog().getByLabel('Piano').selectOption(`Piano ${NUMERO}`);
    await dialog().getByLabel('Obiettivo').selectOption(obiettivoId);
    await dialog().getByLabel('Indicatore').selectOption({ label: 'PAI del consorzio' });
    await looksWell('avanzamento-collega');
    await salva('Collega');
    await told('L’indicatore è collegato: il dato si scrive nel consuntivo.');
    await page.getByRole('link', { name: 'PAI del consorzio' }).click();
    await settled(page, `Presa in carico ${NUMERO}`);
    await page.getByLabel('Anno').selectOption('2025');
    const indicatore = page.getByRole('row', { name: /^PAI del consorzio/ });
    await indicatore.getByText(/È anche il dato di «PAI attivati»/).waitFor();
    await indicatore.getByLabel('Valore').fill('34');
    await indicatore.getByRole('button', { name: 'Registra' }).click();
    await indicatore.getByText('340%').waitFor();
    await looksWell('avanzamento-obiettivo');
    await indicatore.getByRole('link', { name: TITOLO }).click();
    await settled(page, TITOLO);
    const anno = page.getByRole('row', { name: /^anno 2025/ });
    await anno.getByText('34', { exact: true }).waitFor();
    expect(await anno.getByRole('button').count()).toBe(0);
    await page
      .getByRole('row', { name: /^Dall’inizio/ })
      .getByText('37', { exact: true })
      .waitFor();
    await page
      .getByText(/^al passo da /)
      .first()
      .waitFor();
    await looksWell('avanzamento-consorzio');
    await anno.getByRole('link', { name: 'dal consuntivo 2025' }).click();
    await settled(page, `Presa in carico ${NUMERO}`);
  });

  it('offers the count that the platform knows where one is reported', async () => {
    const prima = await denaroDelConsorzio(client, progettoId);
    await spesa(client, progettoId);
    const dopo = await denaroDelConsorzio(client, progettoId);
    expect([prima.fatto, dopo.fatto]).toEqual([0, 122_000]);
    expect(await denaroDelConsorzio(client, progettoId, { posizione: prima.posizione })).toEqual(prima);
    await open(`/${MEMBRO}/progetti-ats/${progettoId}`, TITOLO);
    await page.getByLabel('Anno dei conteggi').selectOption('2025');
    const spese = page.getByRole('table', { name: /^Conteggi del 2025/ }).getByRole('row', { name: /^Spese/ });
    await spese.getByText('1', { exact: true }).waitFor();
    await spese.getByRole('button', { name: /^Collega un indicatore/ }).click();
    await dialog().getByLabel('Piano').selectOption(`Piano ${NUMERO}`);
    await dialog().getByLabel('Obiettivo').selectOption(obiettivoId);
    await dialog().getByLabel('Indicatore').selectOption({ label: 'Spese registrate' });
    await salva('Collega');
    await told('L’indicatore è collegato al conteggio.');
    await spese.getByRole('link', { name: 'Spese registrate' }).waitFor();
    await looksWell('avanzamento-conteggi');
    await open(`/${MEMBRO}/obiettivi/${obiettivoId}?anno=2025`, `Presa in carico ${NUMERO}`);
    const indicatore = page.getByRole('row', { name: /^Spese registrate/ });
    await indicatore.getByRole('button', { name: 'Usa 1', exact: true }).click();
    expect(await indicatore.getByLabel('Valore').inputValue()).toBe('1');
  });

  it('shows the ATS what partners share, and of the others that they do not', async () => {
    await open(`/${RETE}/progetti/${progettoId}`);
    const pai = page.getByRole('region', { name: /^PAI attivati/ });
    const nostra = pai.getByRole('row', { name: /IN\.RE\.TE/ });
    await nostra.getByText('non condiviso').first().waitFor();
    const tipi = ['spese', 'avanzamento'];
    const oggetto = { scope: MEMBRO, ats: RETE, progettoId, tipi, dalMese: '2024-01' };
    const { id: condivisioneId } = await client.done('concediCondivisione', oggetto);
    await pai.getByText(`Dati di ${ESTERNO}`).click();
    await button(`Registra un dato: PAI attivati, ${ESTERNO}`).click();
    await dialog().getByLabel('Di quanto tempo').selectOption('di un anno intero');
    await dialog().getByLabel('Anno').fill('2025');
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('4');
    await salva();
    await told('Il dato è registrato.');
    await button('Correggi il dato di anno 2025').click();
    await dialog()
      .getByLabel(/^Quanto/)
      .fill('5');
    await dialog().getByLabel('Motivo').fill('Uno detto dopo');
    await salva();
    await told('Il dato è corretto.');
    await pai.getByText('corretto una volta: Uno detto dopo').waitFor();
    await page.reload();
    await settled(page);
    await nostra.getByText('37', { exact: true }).waitFor();
    await pai
      .getByRole('row', { name: new RegExp(ESTERNO) })
      .getByText('5', { exact: true })
      .first()
      .waitFor();
    await pai
      .getByRole('row', { name: /CISS-AC/ })
      .getByText('non condiviso')
      .first()
      .waitFor();
    await pai
      .getByRole('row', { name: /^intero progetto/ })
      .getByText('42', { exact: true })
      .waitFor();
    const denaro = page.getByRole('table', { name: 'Quote dei partner e spese condivise ora' });
    await denaro
      .getByRole('row', { name: /IN\.RE\.TE/ })
      .getByText('1.220,00 €')
      .first()
      .waitFor();
    await looksWell('avanzamento-ats');

    await open(`/${MEMBRO}/condivisioni/${RETE}`, 'Che cosa vede l’ATS di noi');
    const visti = page.getByRole('region', { name: 'Documenti, liste di controllo e avanzamento' });
    await visti.getByLabel('Progetto').selectOption({ label: TITOLO });
    await visti.getByLabel('Dati').selectOption({ label: 'avanzamento' });
    const diAnno = visti.getByRole('row', { name: /^anno 2025/ });
    await diAnno.getByText('34 n.', { exact: true }).waitFor();
    await diAnno.getByText('dal consuntivo di un indicatore').waitFor();
    await visti
      .getByRole('row', { name: /^ottobre 2024/ })
      .getByText('registrato sul progetto')
      .waitFor();
    await visti
      .getByRole('row', { name: /^PAI attivati/ })
      .getByText('37 n.', { exact: true })
      .waitFor();
    await looksWell('avanzamento-visto-dal-membro');
    await open(`/${RETE}/condivise`, 'Condivise con noi');
    await visti.getByLabel('Progetto').selectOption({ label: TITOLO });
    await visti.getByLabel('Dati').selectOption({ label: 'avanzamento' });
    await visti
      .getByRole('row', { name: /^PAI attivati/ })
      .getByText('37 n.', { exact: true })
      .waitFor();

    const { momento, momenti, ...condiviso } = await denaroDellAts(client, progettoId);
    // Expected by its own account as by the ATS's: by the steps, which are over, not by the days, which are not.
    expect((await denaroDelConsorzio(client, progettoId)).atteso).toBe(5_000_000);
    expect(condiviso).toMatchObject({
      ...{ completo: false, rendicontatoCentesimi: 0 },
      totale: { pianificatoCentesimi: 9_000_000, fattoCentesimi: 122_000 },
      partner: [
        {
          partnerId: p1,
          condiviso: true,
          mesi: [{ dal: '2024-01', al: null }],
          misura: { fattoCentesimi: 122_000, allaDataCentesimi: 5_000_000 },
        },
        { partnerId: p2, condiviso: false, pianificatoCentesimi: 3_000_000, misura: null, voci: [] },
        { partnerId: p3, condiviso: false, misura: null },
      ],
    });
    await client.done('revocaCondivisione', { scope: MEMBRO, condivisioneId, motivo: 'Prova' });
    const revocato = await denaroDellAts(client, progettoId);
    expect(revocato).toMatchObject({
      totale: { fattoCentesimi: 0 },
      mesi: [],
      partner: [{ condiviso: false }, {}, {}],
    });
    // A moment in which it was shared shows no more of it: rights are those of now.
    for (const answer of [revocato, await denaroDellAts(client, progettoId, { ...momento, momenti })]) {
      expect(answer).toMatchObject({ partner: [{ condiviso: false, misura: null }, {}, {}] });
      expect(JSON.stringify(answer)).not.toContain('122000');
    }
  });

  it('is nobody else’s: another partner sees its own, who is outside nothing', async () => {
    const domanda = (scope: string) => `{ avanzamentoFinanziario(scope: "${scope}", progettoId: "${progettoId}") {
      totale { pianificatoCentesimi fattoCentesimi } voci { titolo } mesi { mese } } }`;
    const altro = await Client.as('direttore.cissac', platform);
    expect((await altro.ask(domanda(ALTRO)))['avanzamentoFinanziario']).toEqual({
      ...{ totale: { pianificatoCentesimi: 3_000_000, fattoCentesimi: 0 }, mesi: [] },
      voci: [{ titolo: 'Servizi' }],
    });
    const fuori = await Client.as('direttore.albalangheroero', platform);
    expect((await fuori.ask(domanda('albalangheroero')))['avanzamentoFinanziario'].totale).toBeNull();
    for (const scope of [MEMBRO, RETE]) {
      expect((await fuori.graphql(domanda(scope))).errors?.[0]?.extensions?.code).toBe('NON_PERMESSO');
    }
  });

  it('goes back to being written in the project once it is unlinked', async () => {
    await open(`/${MEMBRO}/progetti-ats/${progettoId}`, TITOLO);
    await button('Scollega l’indicatore PAI del consorzio').click();
    await dialog().getByLabel('Motivo').fill('Conta altro');
    await salva('Scollega');
    await told('L’indicatore è scollegato.');
    await page.getByRole('link', { name: 'PAI del consorzio' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

/** By the doors that the pages use: of the network's capofila and of a member, who are the same person. */
async function progetto(client: Client): Promise<string> {
  const scope = RETE;
  const nomi = { denominazione: `Fondo ${NUMERO}`, finanziatore: 'Ministero', fondo: 'PNRR' };
  const { id: programmaId } = await client.done('istituisciProgramma', { scope, ...nomi });
  await client.done('adottaProcedura', {
    scope,
    programmaId,
    dal: '2023-01-01',
    proposta: { predefinita: 'regis-2025' },
  });
  const quota = (voceId: string, partnerId: string, centesimi: number) => ({
    ...{ voceId, partnerId, fonte: 'finanziamento', centesimi },
  });
  const entro = '2027-12-31';
  const piano = {
    // All of it is expected once the one step of the timetable is over, in whatever year this runs.
    ...{ dal: '2024-01-01', al: entro },
    fasi: [{ faseId: randomUUID(), titolo: 'Attuazione', dal: '2024-01-01', al: '2024-12-31' }],
    voci: [
      { voceId: v1, codice: 'A.1', titolo: 'Servizi' },
      { voceId: v2, codice: 'B.1', titolo: 'Personale' },
    ],
    quote: [
      quota(v1!, p1!, 4_000_000),
      quota(v2!, p1!, 1_000_000),
      quota(v1!, p2!, 3_000_000),
      quota(v1!, p3!, 1_000_000),
    ],
    traguardi: [
      {
        ...{ traguardoId: t1, tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
        attesi: [
          { entro, valore: '125' },
          { partnerId: p1, entro, valore: '60' },
          { partnerId: p2, entro, valore: '40' },
          { partnerId: p3, entro, valore: '25' },
        ],
      },
      {
        ...{ traguardoId: t2, tipo: 'milestone', titolo: 'Équipe costituita', unita: '' },
        attesi: [{ partnerId: p1, entro: '2024-12-31' }],
      },
    ],
  };
  const { id } = await client.done('registraProgetto', {
    ...{ scope, programmaId, proceduraVersione: 1, titolo: TITOLO, cup: CUP, linea: '1.1.1', piano, atto },
    partner: [
      { partnerId: p1, consorzio: MEMBRO },
      { partnerId: p2, consorzio: ALTRO },
      { partnerId: p3, denominazione: ESTERNO },
    ],
  });
  await until(async () => {
    const { progettiRecepiti } = await client.ask(`{ progettiRecepiti(scope: "${MEMBRO}") { progetti { id } } }`);
    return (progettiRecepiti.progetti as { id: string }[]).some((one) => one.id === id);
  });
  return id;
}

/** An objective in a plan of two years that is being reported on; its id. */
async function pianoConIndicatori(client: Client): Promise<string> {
  const scope = MEMBRO;
  const { id: pianoId } = await client.done('creaPiano', { scope, titolo: `Piano ${NUMERO}`, dal: 2025, al: 2026 });
  const { centri } = await client.ask(`{ centri(scope: "${scope}") { centri { id } } }`);
  const indicatore = (nome: string) => ({ nome, unita: 'n.', atteso: '10' });
  const scheda = {
    ...{ titolo: `Presa in carico ${NUMERO}`, centri: [centri.centri[0].id], attivita: [] },
    indicatori: [indicatore('PAI del consorzio'), indicatore('Spese registrate')],
  };
  const { id } = await client.done('definisciObiettivo', { scope, pianoId, scheda });
  await client.done('approvaPiano', { scope, pianoId, atto: { ...atto, organo: 'cda' } });
  await client.done('apriConsuntivazione', { scope, pianoId });
  return id;
}

async function spesa(client: Client, progettoId: string): Promise<void> {
  await client.done('registraSpesa', {
    scope: MEMBRO,
    spesa: {
      ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: 'Educativa', cup: CUP },
      ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: `${NUMERO}/B`, data: '2025-03-31' } },
      ...{ fornitore: { denominazione: 'Cooperativa Uno', partitaIva: '07264440012' }, scissioneIva: true },
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
      quote: [{ progettoId, voceId: v1, centesimi: 122_000 }],
    },
  });
}

async function denaroDellAts(client: Client, progettoId: string, quando?: object) {
  const { avanzamentoFinanziarioAts } = await client.ask(
    `query ($id: ID!, $quando: QuandoInput) { avanzamentoFinanziarioAts(scope: "${RETE}", progettoId: $id, quando: $quando) {
      momento { posizione } momenti { scope posizione } completo rendicontatoCentesimi mesi { mese fattoCentesimi } totale { pianificatoCentesimi fattoCentesimi }
      partner { partnerId condiviso mesi { dal al } pianificatoCentesimi misura { fattoCentesimi allaDataCentesimi } voci { codice } } } }`,
    { id: progettoId, quando },
  );
  return avanzamentoFinanziarioAts as Readonly<Record<'momento' | 'momenti', object>>;
}

async function denaroDelConsorzio(client: Client, progettoId: string, quando?: object) {
  const { avanzamentoFinanziario: letto } = await client.ask(
    `query ($id: ID!, $quando: QuandoInput) { avanzamentoFinanziario(scope: "${MEMBRO}", progettoId: $id, quando: $quando) {
      momento { posizione } totale { fattoCentesimi allaDataCentesimi } } }`,
    { id: progettoId, quando },
  );
  const { fattoCentesimi: fatto, allaDataCentesimi: atteso } = letto.totale as Readonly<Record<string, number>>;
  return { posizione: letto.momento.posizione as number, fatto, atteso };
}
