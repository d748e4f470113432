import { randomInt } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { conProgetto, type ReteConScadenze } from '../rete-con-scadenze.js';
import { enter, openBrowser, picture, seriousFindings, settled } from './browser.js';

/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const TITOLO = `Condivisioni ${NUMERO}`;

describe('documents and lists that are shared, and what came back', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let rete: ReteConScadenze;

  beforeAll(async () => {
    platform = await startPlatform();
    const capofila = await Client.as('direttore.inrete', platform);
    const beta = await Client.as('direttore.cissac', platform);
    const scopes = { alfa: 'inrete', beta: 'cissac', rete: 'atsivrea' };
    rete = await conProgetto(
      { alfa: capofila, beta, capofila, scopes },
      { titolo: TITOLO, cup: `I84H220005${NUMERO}` },
    );
    await capofila.done('apriListaDiAutocontrollo', {
      ...{ scope: 'inrete', progettoId: rete.progettoId, codice: 'autocontrollo-affidamento', mese: '2025-03' },
      ...{ senzaCig: 'utenze', descrizione: `Acquisto ${NUMERO}` },
    });
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', '/atsivrea/condivise'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const sezione = (name: string) => page.getByRole('region', { name });
  const scegli = async () => {
    const qui = sezione('Documenti, liste di controllo e avanzamento');
    await qui.getByLabel('Progetto').selectOption({ label: TITOLO });
    await qui
      .getByRole('row', { name: /Fattura/ })
      .first()
      .waitFor();
    expect(await qui.getByRole('row', { name: /Determina d’impegno/ }).count()).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
    await qui.getByLabel('Dati').selectOption({ label: 'liste di controllo' });
    await qui.getByRole('row', { name: new RegExp(`Acquisto ${NUMERO}`) }).waitFor();
    await qui.getByText('Senza risposta').first().waitFor({ state: 'attached' });
    expect(await seriousFindings(page)).toEqual([]);
  };

  it('are read by the capofila, project by project', async () => {
    await settled(page, 'Condivise con noi');
    await scegli();
    await picture(page, 'condivise-del-progetto');
  });

  it('are seen by the member as the ATS sees them', async () => {
    await page.goto(`${platform.url}/inrete/condivisioni/atsivrea`);
    await settled(page, 'Che cosa vede l’ATS di noi');
    await scegli();
  });

  it('stand in the rendiconto as a total of their own, beside what was reported', async () => {
    await page.goto(`${platform.url}/atsivrea/rendiconti/${rete.rendicontoId}`);
    await settled(page, 'Rendiconto di gennaio');
    await page.getByText('3.500,50 €').waitFor();
    await page.getByText('(2 spese; non si somma al rendicontato)').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'rendiconto-con-condiviso');
  });

  it('come back to the member as lines with links to its expenses', async () => {
    await page.goto(`${platform.url}/inrete/progetti-ats/${rete.progettoId}`);
    await settled(page, TITOLO);
    const tornato = sezione('Che cosa è tornato dall’ATS');
    await tornato
      .getByRole('row', { name: /Rendiconto di gennaio/ })
      .getByText('1.000,00 €')
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'ritorno-dall-ats');
    await tornato.getByRole('link', { name: 'apri la spesa' }).click();
    await page.waitForURL(/\/inrete\/spese\//);
    await settled(page);
    expect(complaints).toEqual([]);
  });
});
