import { randomInt } from 'node:crypto';

import { giornoDi } from '@consorzi/domain/shared';
import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const CUP = `I84H220001${NUMERO}`;
const TITOLO = `Percorsi ${NUMERO}`;

describe('the pages of projects', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    const capofila = await Client.as('direttore.inrete', platform);
    const fondo = { scope: 'atsivrea', denominazione: `Fondo ${NUMERO}`, finanziatore: 'Ministero', fondo: 'PNRR' };
    const { id: programmaId } = await capofila.done('istituisciProgramma', fondo);
    for (const [dal, predefinita] of [
      ['2022-01-01', 'regis-2022'],
      ['2025-03-25', 'regis-2025'],
    ]) {
      await capofila.done('adottaProcedura', { scope: 'atsivrea', programmaId, dal, proposta: { predefinita } });
    }
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', '/atsivrea/progetti'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const dialog = () => page.getByRole('dialog');
  const avanti = () => page.getByRole('button', { name: 'Avanti', exact: true }).click();
  const detto = (parole: string) => page.getByRole('status').getByText(parole).waitFor();
  const oggi = giornoDi(new Date().toISOString());

  it('register a project in four steps, with what each partner may spend', async () => {
    await settled(page, 'Progetti');
    await page.getByRole('button', { name: 'Registra un progetto' }).click();
    await settled(page, 'Registra un progetto');
    await page.getByLabel('Programma').selectOption({ label: `Fondo ${NUMERO}` });
    await page.getByLabel('Procedura').selectOption({ index: 0 });
    await page.getByLabel(/^Titolo/).fill(TITOLO);
    await page.getByLabel('CUP').fill('I84H');
    await page.getByLabel('Linea').fill('1.1.3');
    await page.getByRole('main').getByText('Consorzio IN.RE.TE.', { exact: true }).click();
    await page.getByLabel('Altri enti che partecipano').fill('Azienda sanitaria');
    await page.getByRole('button', { name: 'Aggiungi una persona' }).click();
    const persona = page.getByLabel(/^Persona 1/);
    await persona.getByRole('option').nth(1).waitFor({ state: 'attached' });
    await persona.selectOption({ index: 1 });
    // A CUP that is none is said where it stands, and the step stays.
    await avanti();
    expect(await page.getByText('Passo 1 di 4').count()).toBe(1);
    await page.getByLabel('CUP').fill(CUP);
    await avanti();
    await page.getByText('Passo 2 di 4').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Primo giorno').fill('2024-01-01');
    await page.getByLabel('Ultimo giorno').fill('2089-06-30');
    await page.getByLabel('Codice della voce 1').fill('A.1');
    await page.getByLabel('Titolo della voce 1').fill('Personale interno');
    await avanti();
    await page.getByText('Passo 3 di 4').waitFor();
    await page
      .getByLabel(/Voce A\.1, .*IN\.RE\.TE/)
      .first()
      .fill('1.234,50');
    await page.getByText('1.234,50 €').waitFor();
    await avanti();
    await page.getByText('Passo 4 di 4').waitFor();
    await page.getByLabel('Numero').fill('12');
    await page.getByRole('button', { name: 'Registra un progetto' }).click();
    await detto('Il progetto è registrato.');
    await settled(page, `1.1.3 ${TITOLO}`);
    expect(
      await page
        .getByRole('row', { name: /Personale interno/ })
        .getByText('1.234,50 €')
        .count(),
    ).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText('(responsabile del progetto)').waitFor();
    await picture(page, 'progetto');
  });

  it('have other people answer for it, with another task', async () => {
    await page.getByRole('button', { name: 'Cambia i responsabili' }).click();
    await dialog()
      .getByLabel(/Compito della persona 1/)
      .selectOption({ label: 'monitoraggio' });
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Cambia i responsabili' }).click();
    await detto('I responsabili sono cambiati.');
    await page.getByText('(monitoraggio)').waitFor();
    expect(await page.getByText('(responsabile del progetto)').count()).toBe(0);
  });

  it('move to the newer procedure after what it changes has been read', async () => {
    await page.getByRole('link', { name: 'versione 1' }).waitFor();
    await page.getByRole('button', { name: 'Aggiorna la procedura' }).click();
    await dialog().getByRole('heading', { name: 'Trasferimenti' }).waitFor();
    await dialog()
      .getByRole('row', { name: /Estensione dell’anticipo/ })
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'progetto-procedura');
    await dialog().getByRole('button', { name: 'Passa alla versione 2' }).click();
    await detto('Il progetto segue ora la versione 2 della procedura.');
    await page.getByRole('link', { name: 'versione 2' }).waitFor();
    await page.getByRole('button', { name: 'Aggiorna la procedura' }).click();
    await dialog().getByText('Il progetto segue già la versione 2').waitFor();
    await page.keyboard.press('Escape');
  });

  it('present a request and its outcome, and show both plans', async () => {
    await page.getByRole('button', { name: 'Presenta un’istanza' }).click();
    await dialog().getByLabel('Oggetto').fill('Più fondi per il personale');
    await dialog()
      .getByLabel(/Voce A\.1, .*IN\.RE\.TE/)
      .first()
      .fill('2.000');
    await dialog().getByRole('button', { name: 'Presenta un’istanza' }).click();
    await detto('L’istanza è presentata.');
    await page
      .getByRole('row', { name: /Rimodulazione/ })
      .getByText('in attesa di esito')
      .waitFor();
    await page.getByRole('button', { name: 'Registra l’esito' }).click();
    expect(await dialog().getByLabel('Vale dal').inputValue()).toBe(oggi);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Registra l’esito' }).click();
    await detto('L’esito è registrato.');
    await page
      .getByRole('row', { name: /Personale interno/ })
      .getByText('2.000,00 €')
      .first()
      .waitFor();
    await page.getByLabel('Piano da mostrare').selectOption({ index: 0 });
    await page
      .getByRole('row', { name: /Personale interno/ })
      .getByText('1.234,50 €')
      .first()
      .waitFor();
  });

  it('are in the list, and in that of the consortium that takes part, also on a phone', async () => {
    await page.goto(`${platform.url}/atsivrea/progetti`);
    await settled(page, 'Progetti');
    await page
      .getByRole('row', { name: new RegExp(TITOLO) })
      .getByText('2.000,00 €')
      .waitFor();
    await picture(page, 'progetti');
    await page.goto(`${platform.url}/inrete/progetti-ats`);
    await settled(page, 'Progetti dell’ATS');
    await page.getByRole('link', { name: TITOLO }).click();
    await settled(page, TITOLO);
    await page.getByText('Quanto può spendere il consorzio, per voce').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.goto(`${platform.url}/atsivrea/progetti`);
    await settled(page, 'Progetti');
    await page.getByRole('link', { name: new RegExp(TITOLO) }).click();
    await settled(page, `1.1.3 ${TITOLO}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await picture(page, 'progetto-telefono');
  });

  it('end, and then offer nothing more to change', async () => {
    await page.getByRole('button', { name: 'Chiudi il progetto' }).click();
    await dialog().getByText('Piano, procedura, responsabili e istanze non cambiano più').waitFor();
    await dialog().getByRole('button', { name: 'Chiudi il progetto' }).click();
    await detto('Il progetto è chiuso.');
    await page.getByText('chiuso dal').waitFor();
    for (const name of ['Modifica il piano', 'Chiudi il progetto', 'Presenta un’istanza']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});
