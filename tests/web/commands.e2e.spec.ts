import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2090;
const DIRETTORE = `direttore.${SCOPE}`;

/** What goes wrong between a person and the platform: answers that never come, somebody who is faster. */
describe('commands from the pages', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let pianoId: string;
  let centro: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(DIRETTORE, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    centro = centri.centri[0].id;
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano di prova', dal: ANNO, al: ANNO })).id;
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const objective = async (titolo: string): Promise<string> => {
    const scheda = { titolo, centri: [centro], finalita: 'Come prima' };
    const { id } = await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda });
    return `/${SCOPE}/obiettivi/${id}`;
  };
  const titles = async (): Promise<readonly string[]> => {
    const query = 'query ($p: ID!) { albero(scope: "albalangheroero", pianoId: $p) { rami { obiettivi { titolo } } } }';
    const { albero } = await direttore.ask(query, { p: pianoId });
    return (albero.rami as { obiettivi: { titolo: string }[] }[]).flatMap(({ obiettivi }) =>
      obiettivi.map(({ titolo }) => titolo),
    );
  };
  const edit = async (page: Page, field: string, words: string) => {
    await page.getByRole('button', { name: 'Modifica', exact: true }).click();
    await page.getByLabel(field).fill(words);
  };

  it('sent again after an answer that never came, are carried out once', async () => {
    const { page } = await enter(browser, platform, DIRETTORE, `/${SCOPE}/piani/${pianoId}/nuovo-obiettivo`);
    await settled(page, 'Nuovo obiettivo');
    await page.getByLabel('Titolo').fill('Una volta sola');
    await page
      .getByRole('group', { name: /Centri di responsabilità/ })
      .getByText('Direzione')
      .click();
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('definisciObiettivo') || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Aggiungi l’obiettivo' }).click();
    await page.getByRole('alert').getByText('Il servizio non risponde').waitFor();
    await page.getByRole('button', { name: 'Riprova' }).click();
    await settled(page, 'Una volta sola');
    expect(lost).toBe(1);
    expect((await titles()).filter((titolo) => titolo === 'Una volta sola')).toHaveLength(1);
  });

  it('tell who was slower what changed meanwhile, and keep both changes when they do not touch', async () => {
    const path = await objective('Conteso');
    const [slow, fast] = [
      (await enter(browser, platform, DIRETTORE, path)).page,
      (await enter(browser, platform, DIRETTORE, path)).page,
    ];
    await settled(slow, 'Conteso');
    await settled(fast, 'Conteso');
    await edit(slow, 'Utenti finali', 'Tutti i cittadini');
    await edit(fast, 'Finalità', 'Più di prima');
    await fast.getByRole('button', { name: 'Salva' }).click();
    await fast.getByText('Più di prima').waitFor();

    await slow.getByRole('button', { name: 'Salva' }).click();
    const dialog = slow.getByRole('dialog', { name: 'Nel frattempo qualcosa è cambiato' });
    await dialog.getByText(/Ha modificato l'obiettivo/).waitFor();
    await dialog.getByText(/Cesare Roccaforte/).waitFor();
    await dialog.getByRole('button', { name: 'Aggiorna e rivedi' }).click();
    expect(await slow.getByLabel('Utenti finali').inputValue()).toBe('Tutti i cittadini');
    await slow.getByText('Più di prima').waitFor();
    await slow.getByRole('button', { name: 'Salva' }).click();
    await slow.getByRole('status').getByText('L’obiettivo è salvato.').waitFor();
    await slow.getByText('Tutti i cittadini').waitFor();
    await slow.getByText('Più di prima').waitFor();
  });

  it('say in Italian which rule refused them, and leave the form as it was', async () => {
    const { page } = await enter(browser, platform, DIRETTORE, `/${SCOPE}/piani`);
    await settled(page, 'Piani');
    await page.getByRole('button', { name: 'Nuovo piano' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Titolo').fill('Un altro piano dello stesso anno');
    await dialog.getByLabel('Primo anno').fill(String(ANNO));
    await dialog.getByLabel('Ultimo anno').fill(String(ANNO));
    await dialog.getByRole('button', { name: 'Crea il piano in bozza' }).click();
    await dialog.getByRole('alert').getByText('Il periodo ha già il suo piano.').waitFor();
    expect(await dialog.getByLabel('Titolo').inputValue()).toBe('Un altro piano dello stesso anno');
  });

  it('are offered to who may give them: an operatore reports on the own centro only', async () => {
    const { page } = await enter(browser, platform, `operatore.${SCOPE}`, `/${SCOPE}/piani`);
    await settled(page, 'Piani');
    await page.getByRole('link', { name: 'Obiettivi della direzione 2020' }).click();
    await settled(page, 'Obiettivi della direzione 2020');
    await page.getByRole('button', { name: 'Apri tutto' }).click();
    await page
      .getByRole('link', { name: /nuova misura contro la povertà/ })
      .first()
      .click();
    await settled(page);
    expect(await page.getByLabel('Centro di responsabilità').locator('option:checked').innerText()).toBe(
      'Servizi sociali territoriali',
    );
    expect(await page.getByRole('button', { name: 'Registra', exact: true }).count()).toBeGreaterThan(0);
    await page.getByLabel('Centro di responsabilità').selectOption({ label: 'Direzione' });
    await page.getByRole('button', { name: 'Registra', exact: true }).first().waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^(Registra|Rettifica)/ }).count()).toBe(0);
  });
});
