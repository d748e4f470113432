import type { Browser, Locator, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { enter, openBrowser, settled } from './browser.js';
import { documentoPeg } from './documento.js';

const SCOPE = 'albalangheroero';
const ANNO = 2021;
const FILE = `peg-di-prova-${ANNO}.txt`;
const PRIMO = 'Aprire lo sportello unico dei servizi';
const CORRETTO = 'Ridurre a metà i tempi di risposta';

/** A plan from its document to its consuntivo, as a director does it: each step goes on from the one before. */
describe('a plan through its year', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let piano: string;
  let obiettivo: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}/importa`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = () => page.getByRole('dialog');
  const open = async (path: string, title?: string | RegExp) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };

  it('imports a document: read, reviewed, corrected, accepted', async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: FILE,
      mimeType: 'text/plain',
      buffer: Buffer.from(documentoPeg(ANNO)),
    });
    await settled(page, 'Revisione del documento');
    await page.getByText('Un nuovo piano in bozza').waitFor();
    expect(await page.getByLabel('Anno del documento').inputValue()).toBe(String(ANNO));

    const secondo = page.locator('li.letto').nth(1);
    await secondo.getByText('2 dubbi').waitFor();
    await secondo.getByText('Vedi e correggi').click();
    await secondo.getByText("L'attività non ha tempi.").waitFor();
    await secondo.getByLabel('Titolo').fill(CORRETTO);
    await secondo.getByLabel('Tempi, Attività 1').fill('Ottobre');
    await secondo.getByRole('button', { name: 'Salva le correzioni' }).click();
    await told('Le correzioni sono salvate.');
    await page.getByRole('heading', { name: new RegExp(CORRETTO) }).waitFor();

    await page.getByRole('button', { name: 'Accetta e crea il piano in bozza' }).click();
    await settled(page, new RegExp(`${ANNO}$`));
    piano = new URL(page.url()).pathname;
    await page.getByText('Bozza', { exact: true }).waitFor();
  });

  it('refuses the same document a second time and says who brought it first', async () => {
    await open(`/${SCOPE}/importa`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'peg-di-prova-copia.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(documentoPeg(ANNO)),
    });
    await settled(page, 'Revisione del documento');
    await page.getByText(/già stato importato da Cesare Roccaforte/).waitFor();
    expect(await page.getByRole('button', { name: /^Accetta/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Scarta la proposta' }).click();
    await told('La proposta è stata scartata.');
  });

  it('keeps the rest of the document to read', async () => {
    await open(`/${SCOPE}/importazioni`, 'Documenti importati');
    const documento = page.locator('article').filter({ has: page.getByRole('heading', { name: FILE }) });
    await documento.getByText(/sezion. conservat/).click();
    await documento.getByText('Frontespizio e premesse').waitFor();
  });

  it('changes an objective of the draft, and takes the change back', async () => {
    await open(piano);
    await page.getByRole('button', { name: 'Apri tutto' }).click();
    await page.getByRole('link', { name: new RegExp(PRIMO) }).click();
    await settled(page, PRIMO);
    obiettivo = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Modifica' }).click();
    await page.getByLabel('Utenti finali').fill('Cittadini e Comuni');
    await page.getByRole('button', { name: 'Salva' }).click();
    await told('L’obiettivo è salvato.');
    await page.getByText('Cittadini e Comuni').waitFor();
    await page.getByRole('button', { name: 'Annulla la modifica' }).click();
    await told('L’obiettivo è tornato com’era.');
    await page.getByText('Cittadini', { exact: true }).waitFor();
  });

  it('is approved with its act, which is asked for field by field', async () => {
    await open(piano);
    await page.getByRole('button', { name: 'Approva', exact: true }).click();
    await dialog().getByRole('button', { name: 'Approva', exact: true }).click();
    await dialog().getByText('Compila questo campo.').waitFor();
    expect(
      await dialog()
        .getByLabel('Numero')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await approve(dialog(), '7', `${ANNO}-02-10`);
    await told('Il piano è approvato.');
    await page.getByText(`Approvato con deliberazione del CdA n. 7 del 10/02/${ANNO}`).waitFor();
    expect(await page.getByRole('button', { name: 'Approva', exact: true }).count()).toBe(0);
  });

  it('is varied: a change proposed, read as before and after, approved with its own act', async () => {
    await page.getByRole('button', { name: 'Apri una variazione' }).click();
    await dialog().getByLabel('Motivo').fill('La sede sarà pronta più tardi.');
    await dialog().getByRole('button', { name: 'Apri una variazione' }).click();
    await settled(page, 'Variazione del piano');
    await page.getByText('La variazione non contiene ancora modifiche').waitFor();
    const variazione = new URL(page.url()).pathname;

    await open(obiettivo, PRIMO);
    await page.getByRole('button', { name: 'Proponi una modifica' }).click();
    await page.getByRole('group', { name: 'Attività 1' }).getByLabel('Tempi').fill('Maggio');
    await page.getByRole('button', { name: 'Proponi nella variazione' }).click();
    await settled(page, 'Variazione del piano');
    await page.getByRole('heading', { name: /Scelta della sede.*tempi/ }).waitFor();
    expect(await page.locator('del').allInnerTexts()).toEqual(['Marzo']);
    expect(await page.locator('ins').allInnerTexts()).toEqual(['Maggio']);

    await page.getByRole('button', { name: 'Approva la variazione' }).click();
    await approve(dialog(), '31', `${ANNO}-06-15`, 'Approva la variazione');
    await told('La variazione è approvata');
    expect(new URL(page.url()).pathname).toBe(variazione);
    await open(obiettivo, PRIMO);
    await page.getByRole('cell', { name: 'Maggio' }).waitFor();
  });

  it('shows the initial plan and the plan in force side by side', async () => {
    await open(piano);
    await page.getByRole('link', { name: 'Confronta le versioni' }).click();
    await settled(page, 'Confronto tra versioni del piano');
    await page
      .locator('article.voce')
      .filter({ hasText: PRIMO })
      .getByText('Cambiato', { exact: true })
      .first()
      .waitFor();
    expect(await page.locator('del').allInnerTexts()).toEqual(['Marzo']);
    expect(await page.getByLabel('Versione di partenza').locator('option').allInnerTexts()).toEqual([
      `Piano iniziale, deliberazione del CdA n. 7 del 10/02/${ANNO}`,
      `Dopo la variazione 1, deliberazione del CdA n. 31 del 15/06/${ANNO}`,
      'Piano vigente',
      'Una data …',
    ]);
  });

  it('is reported on: outcomes, values with their degree, the report', async () => {
    await open(piano);
    await page.getByRole('button', { name: 'Apri la consuntivazione' }).click();
    await dialog().getByRole('button', { name: 'Apri la consuntivazione' }).click();
    await told('La consuntivazione è aperta.');

    await open(obiettivo, PRIMO);
    const ore = page.getByRole('row', { name: /Ore di apertura/ });
    await record(page, ore, 'Valore', '25');
    await ore.getByText('125%').waitFor();
    await ore.getByText('Raggiunto', { exact: true }).waitFor();
    await record(page, page.getByRole('row', { name: /Scelta della sede/ }), 'Esito', 'Maggio');
    await page.getByLabel('Testo della relazione').fill('La sede è aperta e frequentata.');
    await page.getByRole('button', { name: 'Registra la relazione' }).click();
    await told('La relazione è registrata.');
    await page.getByText('La sede è aperta e frequentata.').waitFor();
  });

  it('is corrected only with a reason, and the correction can be taken back', async () => {
    const ore = page.getByRole('row', { name: /Ore di apertura/ });
    await ore.getByRole('button', { name: /^Rettifica/ }).click();
    await dialog().getByLabel('Testo corretto').fill('15');
    await dialog().getByRole('button', { name: 'Registra la rettifica' }).click();
    await dialog().getByText('Compila questo campo.').waitFor();
    await dialog().getByLabel('Motivo della rettifica').fill('Errore di conteggio');
    await dialog().getByRole('button', { name: 'Registra la rettifica' }).click();
    await told('La rettifica è registrata.');
    await ore.getByText('75%').waitFor();
    await ore.getByText('Rettificato una volta.').waitFor();
    await page.getByRole('button', { name: 'Annulla la rettifica' }).click();
    await told('È tornato il testo precedente');
    await ore.getByText('125%').waitFor();
  });

  it('tells its history in Italian, newest first, with author, act, reason, before and after', async () => {
    await page.getByRole('link', { name: 'Storia dell’obiettivo' }).click();
    await settled(page, 'Storia dell’obiettivo');
    const fatti = page.locator('.fatto');
    await fatti.first().getByText('Motivo: Annullamento della rettifica precedente').waitFor();
    await fatti.nth(1).getByText('Motivo: Errore di conteggio').waitFor();
    await fatti
      .first()
      .getByText(/Cesare Roccaforte, Direttore/)
      .waitFor();
    const variato = fatti.filter({ hasText: 'cambiato con una variazione' });
    await variato.getByText(`Atto: deliberazione del CdA n. 31 del 15/06/${ANNO}.`).waitFor();
    expect(await variato.locator('del').innerText()).toBe('Marzo');
  });

  it('is seen as it was: unmistakable, read-only, and kept from page to page', async () => {
    const variato = page.locator('.fatto').filter({ hasText: 'Ha definito' });
    await variato.getByRole('link', { name: 'Vedi com’era in questo momento' }).click();
    await settled(page, PRIMO);
    await page.getByText('Stai guardando il passato').waitFor();
    await page.getByRole('cell', { name: 'Marzo' }).waitFor();
    for (const action of ['Modifica', 'Proponi una modifica', 'Registra']) {
      expect(await page.getByRole('button', { name: action, exact: true }).count()).toBe(0);
    }
    await page.getByRole('navigation', { name: 'Sezioni del consorzio' }).getByRole('link', { name: 'Piani' }).click();
    await settled(page, 'Piani');
    await page.getByText('Stai guardando il passato').waitFor();
    await page.getByRole('link', { name: 'Torna ad adesso' }).click();
    await page.getByText('Stai guardando il passato').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });

  it('is seen as it was on a date that is chosen', async () => {
    await page.getByRole('button', { name: 'Vedi com’era il ...' }).click();
    await dialog().getByLabel('Data e ora').fill('2020-01-01T08:00');
    await dialog().getByRole('button', { name: 'Mostra com’era' }).click();
    await page.getByText('i dati com’erano noti il 1 gennaio 2020 alle ore 08:00').waitFor();
    await page.getByText('Non c’è ancora nessun piano').waitFor();
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});

async function approve(dialog: Locator, numero: string, data: string, button = 'Approva'): Promise<void> {
  await dialog.getByLabel('Numero').fill(numero);
  await dialog.getByLabel('Data').fill(data);
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

async function record(page: Page, row: Locator, field: string, words: string): Promise<void> {
  await row.getByLabel(field, { exact: true }).fill(words);
  await row.getByRole('button', { name: 'Registra' }).click();
  await page.getByRole('status').getByText('Registrato.').waitFor();
  await row.locator('.esito-testo', { hasText: words }).waitFor();
}
