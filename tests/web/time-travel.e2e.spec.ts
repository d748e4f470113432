import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const SCOPE = 'cissac';
const ATS = 'atsivrea';
const ANNO = 2072;

/** Whatever changes something, by the words on its button or link. */
const AZIONI =
  /^(Nuov|Assegna|Delega|Revoca|Istituisci|Nomina|Rinomina|Sopprimi|Cessa|Approva|Scarta|Modifica|Elimina|Aggiungi|Registra|Correggi|Rettifica|Cancella|Apri (?!tutto)|Chiudi il piano|Riapri|Importa|Affida|Cambia il capofila|Designa|Proroga)/;

/** The past is unmistakable on every page, and nothing of it can be changed. */
describe('a page of the past', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let pianoId: string;
  let obiettivoId: string;
  /** When all this stood, a moment before the last thing that happened. */
  let posizione: number;
  let al: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    const direttore = await Client.as(`direttore.${SCOPE}`, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const centroId = centri.centri[0].id as string;
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano di ieri', dal: ANNO, al: ANNO })).id;
    const scheda = {
      ...{ titolo: 'Obiettivo di ieri', centri: [centroId] },
      attivita: [{ testo: 'Incontri di quartiere', tempi: 'Maggio' }],
    };
    const defined = await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda });
    obiettivoId = defined.id;
    posizione = defined.posizione!;
    const query = `{ piani(scope: "${SCOPE}", quando: { posizione: ${posizione} }) { momento { registratoIl } } }`;
    al = (await direttore.ask(query)).piani.momento.registratoIl as string;
    await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda: { ...scheda, titolo: 'Di oggi' } });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const actions = async (page: Page) => {
    const all = await page.locator('main').locator('button, a.btn, [role=button]').allInnerTexts();
    return all.map((text) => text.trim()).filter((text) => AZIONI.test(text));
  };

  const visit = async (page: Page, path: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page);
  };

  /** Paths, and whether the person could act there now: what is never there would prove nothing. */
  const PAGES = (): Readonly<Record<string, readonly (readonly [path: string, acts: boolean])[]>> => ({
    [`direttore.${SCOPE}`]: [
      [`/${SCOPE}`, false],
      [`/${SCOPE}/piani`, true],
      [`/${SCOPE}/piani/${pianoId}`, true],
      [`/${SCOPE}/piani/${pianoId}/storia`, false],
      [`/${SCOPE}/obiettivi/${obiettivoId}`, true],
      [`/${SCOPE}/obiettivi/${obiettivoId}/storia`, false],
      [`/${SCOPE}/importazioni`, true],
    ],
    [`amministratore.${SCOPE}`]: [
      [`/${SCOPE}/centri`, true],
      [`/${SCOPE}/persone`, true],
    ],
    'direttore.inrete': [
      [`/${ATS}`, true],
      [`/${ATS}/persone`, false],
      [`/${ATS}/storia`, false],
    ],
  });

  it('says so on every page, and has nothing to change it with', async () => {
    for (const [username, pages] of Object.entries(PAGES())) {
      const { page, complaints } = await enter(browser, platform, username, pages[0]![0]);
      for (const [path, acts] of pages) {
        await visit(page, path);
        if (acts) expect([path, (await actions(page)).length]).not.toEqual([path, 0]);
        await visit(page, `${path}?al=${encodeURIComponent(al)}`);
        await page.locator('.momento-banner').getByText('Stai guardando il passato').waitFor();
        await page.locator('.momento-banner').getByText('Sola lettura').waitFor();
        expect([path, await actions(page)]).toEqual([path, []]);
        expect([path, await page.locator('main form').count()]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  }, 240_000);

  it('shows what was known then: the last fact, the figures, the objectives; and stays in the past from link to link', async () => {
    const { page } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}`);
    await visit(page, `/${SCOPE}/piani/${pianoId}?al=${encodeURIComponent(al)}`);
    await page.locator('.momento-banner').getByText(`posizione ${posizione} del registro`).waitFor();
    const cifra = (measure: string, many: number) =>
      page.getByRole('link', { name: `${measure}: ${many}. Da dove viene questa cifra` });
    await cifra('Obiettivi', 1).waitFor();
    await page.getByRole('button', { name: 'Apri tutto' }).click();
    await page.getByRole('link', { name: /Obiettivo di ieri/ }).waitFor();
    expect(await page.getByRole('link', { name: /Di oggi/ }).count()).toBe(0);
    await page.getByRole('link', { name: /Obiettivo di ieri/ }).click();
    await settled(page, /Obiettivo di ieri/);
    await page.locator('.momento-banner').getByText('Stai guardando il passato').waitFor();

    await page.goBack();
    await page.locator('.momento-banner').getByRole('link', { name: 'Torna ad adesso' }).click();
    await cifra('Obiettivi', 2).waitFor();
    await page.getByRole('button', { name: 'Apri tutto' }).click();
    await page.getByRole('link', { name: /Di oggi/ }).waitFor();
    expect(await page.locator('.momento-banner').count()).toBe(0);
    await page.context().close();
  }, 120_000);

  it('of what is in preparation there is none, and it says so', async () => {
    const { page } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}`);
    await visit(page, `/${SCOPE}/importa?posizione=${posizione}`);
    await page.getByText('non ha un passato da mostrare').waitFor();
    await page.locator('main').getByRole('link', { name: 'Torna ad adesso' }).click();
    await page.getByText('non ha un passato da mostrare').waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);

  it('before the first event is empty and says it; readable by all and on a phone', async () => {
    const path = `/${SCOPE}/persone`;
    const { page } = await enter(browser, platform, `amministratore.${SCOPE}`, path, PHONE);
    await visit(page, `${path}?al=1999-01-01T00:00:00.000Z`);
    await page.getByText('A quella data il registro era vuoto.').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});
