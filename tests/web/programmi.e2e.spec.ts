import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

/** Of this run: the platform is shared. */
const NOME = `Programma di prova ${randomUUID().slice(0, 8)}`;

describe('the pages of fund programmes', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', '/atsivrea/programmi'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const dialog = () => page.getByRole('dialog');
  const row = (nome: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nome }) });
  const adotta = () => page.getByRole('button', { name: 'Adotta una procedura', exact: true }).first().click();
  const conferma = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const detto = (parole: string) => page.getByRole('status').getByText(parole).waitFor();

  it('register a programme, which opens with nothing adopted', async () => {
    await settled(page, 'Programmi di finanziamento');
    await page.getByRole('button', { name: 'Registra un programma' }).click();
    await dialog().getByLabel('Denominazione').fill(NOME);
    await dialog().getByLabel('Chi finanzia').fill('Ministero del lavoro');
    await dialog().getByLabel('Fondo', { exact: false }).fill('PNRR M5C2');
    await conferma('Registra un programma');
    await settled(page, NOME);
    await page.getByText('Nessuna procedura adottata').waitFor();
  });

  it('adopt a template of the platform, then the newer one from its day', async () => {
    await adotta();
    await dialog().getByLabel('Modello').selectOption('regis-2022');
    await dialog()
      .getByText(/Valore iniziale da verificare/)
      .waitFor();
    await dialog().getByLabel('Vale dal').fill('2022-01-01');
    expect(await seriousFindings(page)).toEqual([]);
    await conferma('Adotta una procedura');
    await detto('La procedura è adottata.');
    await row('Versione 1').getByText('In vigore').waitFor();
    await adotta();
    await dialog().getByLabel('Da dove viene').selectOption('predefinita');
    await dialog().getByLabel('Modello').selectOption('regis-2025');
    expect(await dialog().getByLabel('Vale dal').inputValue()).toBe('2025-03-25');
    await conferma('Adotta una procedura');
    await row('Versione 2').getByText('In vigore').waitFor();
    await row('Versione 1').getByText('dal 01/01/2022 al 24/03/2025').waitFor();
  });

  it('show the version in words: transfers, documents by kind, questions', async () => {
    await page.getByRole('heading', { name: /PNRR su ReGiS, dal 25\/03\/2025/ }).waitFor();
    expect(await row('Estensione dell’anticipo').getByText('30%').count()).toBe(1);
    expect(await row('F24 IVA').first().getByText('se l’IVA è versata dall’ente').count()).toBe(1);
    await page.getByText('Autocontrollo dell’affidamento', { exact: true }).click();
    await page.getByText('Il CUP è riportato in tutti gli atti della procedura e nel contratto?').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'programma');
  });

  it('change a version in part, refuse what cannot be read, and name the defect of a template that is given', async () => {
    await adotta();
    await dialog().getByText('Non è ancora cambiato nulla.').waitFor();
    const soglia = dialog().getByLabel('Trasferimento intermedio: spesa da raggiungere %');
    expect(await soglia.inputValue()).toBe('30');
    await soglia.fill('trenta');
    await dialog().getByText('Una percentuale da 0 a 100, con al più due decimali.').waitFor();
    await soglia.fill('50,5');
    await dialog().getByLabel('Vale dal').fill('2026-01-01');
    await picture(page, 'adotta-procedura');
    await conferma('Adotta una procedura');
    await row('Versione 3').waitFor();
    await adotta();
    await dialog().getByLabel('Da dove viene').selectOption('modello');
    await dialog().getByLabel('Il modello').fill('{"codice": "prova"}');
    await conferma('Adotta una procedura');
    await dialog()
      .getByText(/Punto: modello\.denominazione\. Difetto: manca\./)
      .waitFor();
    await dialog().getByRole('button', { name: 'Annulla' }).click();
  });

  it('compare two versions side by side', async () => {
    await page.getByRole('link', { name: 'Confronta con la precedente la versione 3' }).click();
    await settled(page, 'Versione 2 e versione 3');
    const cells = await row('Trasferimento intermedio').getByRole('cell').allInnerTexts();
    expect(cells).toEqual(['30%', '50,5%']);
    await page.goBack();
    await page.getByRole('link', { name: 'Confronta con la precedente la versione 2' }).click();
    await settled(page, 'Versione 1 e versione 2');
    await row('Estensione dell’anticipo').getByText('non c’è').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'confronto-procedure');
  });

  it('fit a phone', async () => {
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('navigation', { name: 'Percorso di navigazione' }).getByRole('link', { name: NOME }).click();
    await settled(page, NOME);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await picture(page, 'programma-telefono');
    await page.goto(`${platform.url}/atsivrea/programmi`);
    await settled(page, 'Programmi di finanziamento');
    await page.getByRole('link', { name: NOME }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  it('are not for who may not write: nothing to press, nothing unknown found', async () => {
    const { page: other } = await enter(browser, platform, 'direttore.cissac', '/atsivrea/programmi');
    await settled(other, 'Programmi di finanziamento');
    expect(await other.getByRole('button', { name: 'Registra un programma' }).count()).toBe(0);
    await other.goto(`${platform.url}/atsivrea/programmi/${randomUUID()}`);
    await settled(other, 'Il programma non c’è');
    await other.goto(`${platform.url}/inrete/programmi`);
    expect(await other.getByRole('heading', { name: 'Programmi di finanziamento' }).count()).toBe(0);
  });
});
