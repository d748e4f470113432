import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, seriousFindings, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2022;
const ESITO = 'Attuato grazie alla signora Rossignoli';
const ESITO_DI_PRIMA = 'Attuato insieme alla famiglia Bianchetti';
const RELAZIONE = 'Il signor Verdolini ha seguito ogni passo.';

/** Words that name people go for good, from the page, from the history, from the past; that there were some stays. */
describe('erasing what people wrote', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let page: Page;
  let complaints: string[];
  let obiettivo: string;
  let posizione: number;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(`direttore.${SCOPE}`, platform);
    obiettivo = await reported();
    const entered = await enter(browser, platform, `amministratore.${SCOPE}`, obiettivo);
    ({ page, complaints } = entered);
    await settled(page, 'Un obiettivo raccontato');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  /** An objective with an outcome, corrected once, and a report. */
  async function reported(): Promise<string> {
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const centroId = centri.centri[0].id as string;
    const piano = await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano raccontato', dal: ANNO, al: ANNO });
    const pianoId = piano.id;
    const scheda = {
      titolo: 'Un obiettivo raccontato',
      centri: [centroId],
      attivita: [{ testo: 'Incontri di quartiere', tempi: 'Maggio' }],
    };
    const { id: obiettivoId } = await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda });
    const atto = { organo: 'cda', numero: '5', data: `${ANNO}-01-31` };
    await direttore.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    await direttore.done('apriConsuntivazione', { scope: SCOPE, pianoId });
    const query = 'query ($id: ID!) { obiettivo(scope: "albalangheroero", obiettivoId: $id) { attivita { id } } }';
    const attivitaId = (await direttore.ask(query, { id: obiettivoId })).obiettivo.attivita[0].id as string;
    const sede = { scope: SCOPE, pianoId, obiettivoId, centroId, anno: ANNO };
    const esito = { ...sede, attivitaId, rilevatoIl: `${ANNO}-12-31` };
    await direttore.done('registraEsitoAttivita', { ...esito, testo: ESITO_DI_PRIMA });
    await direttore.done('rettificaEsitoAttivita', { ...esito, testo: ESITO, motivo: 'Nome scambiato' });
    const last = await direttore.done('registraRelazione', { ...sede, testo: RELAZIONE });
    posizione = last.posizione!;
    return `/${SCOPE}/obiettivi/${obiettivoId}`;
  }

  const told = () => page.getByRole('status').getByText('Il testo è stato cancellato.').waitFor();
  const dialog = () => page.getByRole('dialog', { name: 'Cancella il testo' });
  const open = async (path: string, title: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };
  const erase = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    await dialog().getByRole('button', { name: 'Cancella il testo' }).click();
    await told();
    await dialog().waitFor({ state: 'detached' });
  };
  const says = async (words: string) => (await page.locator('main').innerText()).includes(words);

  it('is asked first and can be left: nothing goes', async () => {
    const row = page.getByRole('row', { name: /Incontri di quartiere/ });
    await row.getByText(ESITO).waitFor();
    await row.getByRole('button', { name: 'Cancella il testo: Incontri di quartiere' }).click();
    await dialog().getByText('Non si può annullare.').waitFor();
    expect(await dialog().getByLabel('Motivo').locator('option').allInnerTexts()).toEqual([
      'Nomina una persona',
      'Richiesta dell’interessato',
      'Inserito per errore',
    ]);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Annulla' }).click();
    await dialog().waitFor({ state: 'detached' });
    await row.getByText(ESITO).waitFor();
  });

  it('takes the words of an outcome off the page and leaves that they were there', async () => {
    const row = page.getByRole('row', { name: /Incontri di quartiere/ });
    await row.getByRole('button', { name: /^Cancella il testo/ }).click();
    await dialog().getByLabel('Motivo').selectOption({ label: 'Richiesta dell’interessato' });
    await dialog().getByRole('button', { name: 'Cancella il testo' }).click();
    await told();
    await row.getByText('Testo cancellato').waitFor();
    await row.getByText(/Scritto da Cesare Roccaforte/).waitFor();
    expect(await says('Rossignoli')).toBe(false);
    expect(await row.getByRole('button', { name: /^Cancella il testo/ }).count()).toBe(0);
  });

  it('takes a report', async () => {
    await page.getByText(RELAZIONE).waitFor();
    await erase('Cancella il testo: Relazione sull’obiettivo');
    await page.locator('.relazione').getByText('Testo cancellato').waitFor();
    expect(await says('Verdolini')).toBe(false);
  });

  it('says in the history that there was a text; what stood before a correction is erased there', async () => {
    await open(`${obiettivo}/storia`, 'Storia dell’obiettivo');
    const cancellazioni = page.locator('.fatto').filter({ hasText: 'Ha cancellato un testo' });
    await cancellazioni.first().getByText('Ha cancellato un testo (nominava una persona).').waitFor();
    await cancellazioni.nth(1).getByText('Ha cancellato un testo (lo ha chiesto l’interessato).').waitFor();
    const fatti = page.locator('.fatto').filter({ hasNotText: 'Ha cancellato un testo' });
    await fatti.first().getByText('Testo cancellato').waitFor();
    await fatti.nth(1).getByText('Testo cancellato').waitFor();
    await fatti.nth(1).getByText('Motivo: Nome scambiato').waitFor();
    await fatti.nth(2).getByText(ESITO_DI_PRIMA).waitFor();
    await fatti
      .nth(2)
      .getByRole('button', { name: /^Cancella il testo/ })
      .click();
    await dialog().getByRole('button', { name: 'Cancella il testo' }).click();
    await told();
    await fatti.nth(2).getByText('Testo cancellato').waitFor();
    await erase(/^Cancella il testo: motivo/);
    await fatti.nth(1).getByText('Motivo: testo cancellato.').waitFor();
    expect(await cancellazioni.count()).toBe(4);
    for (const name of ['Rossignoli', 'Bianchetti', 'Verdolini', 'Nome scambiato'])
      expect(await says(name)).toBe(false);
  });

  it('reaches the past too: as it was then, without the words', async () => {
    await open(`${obiettivo}?posizione=${posizione}`, 'Un obiettivo raccontato');
    await page.getByText('Stai guardando il passato').waitFor();
    await page
      .getByRole('row', { name: /Incontri di quartiere/ })
      .getByText('Testo cancellato')
      .waitFor();
    expect(await says('Rossignoli')).toBe(false);
    expect(await page.getByRole('button', { name: /^Cancella il testo/ }).count()).toBe(0);
  });

  it('is not offered to who may not', async () => {
    const { page: own } = await enter(browser, platform, `revisore.${SCOPE}`, `/${SCOPE}/piani`);
    await settled(own, 'Piani');
    const fresh = await reportedAgain();
    await own.goto(`${platform.url}${fresh}`);
    await settled(own, 'Un obiettivo raccontato');
    await own.getByText('Parole nuove').waitFor();
    expect(await own.getByRole('button', { name: /^Cancella il testo/ }).count()).toBe(0);
    await own.goto(`${platform.url}${fresh}/storia`);
    await settled(own, 'Storia dell’obiettivo');
    await own.getByText('Parole nuove').waitFor();
    expect(await own.getByRole('button', { name: /^Cancella il testo/ }).count()).toBe(0);
    await own.context().close();
  });

  /** Words that still stand there, on the same objective. */
  async function reportedAgain(): Promise<string> {
    const id = obiettivo.split('/').at(-1)!;
    const query =
      'query ($id: ID!) { obiettivo(scope: "albalangheroero", obiettivoId: $id) { piano { id } centri { id } } }';
    const { obiettivo: found } = await direttore.ask(query, { id });
    await direttore.done('rettificaRelazione', {
      ...{ scope: SCOPE, pianoId: found.piano.id, obiettivoId: id, centroId: found.centri[0].id, anno: ANNO },
      testo: 'Parole nuove',
      motivo: 'Riscritta',
    });
    return obiettivo;
  }

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
