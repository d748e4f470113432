import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2053;
const TITOLO = 'Aprire lo sportello di ascolto';

/** An auditor asks of a plan what an act changed, whose a field is, where a figure comes from. */
describe('where things come from, on the screen', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let [pianoId, obiettivoId, centroId, indicatoreId] = ['', '', '', ''];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    const io = await Client.as(`direttore.${SCOPE}`, platform);
    const scope = SCOPE;
    const { centri } = await io.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    centroId = centri.centri[0].id as string;
    pianoId = (await io.done('creaPiano', { scope, titolo: `Piano di prova ${ANNO}`, dal: ANNO, al: ANNO })).id;
    const target = { scope, pianoId };
    const scheda = {
      ...{ numero: '1', titolo: TITOLO, centri: [centroId], utentiFinali: 'Cittadini' },
      attivita: [{ testo: 'Cercare la sede', tempi: 'Marzo' }],
      indicatori: [{ nome: 'Ore di apertura', unita: 'n.', atteso: '20' }],
    };
    obiettivoId = (await io.done('definisciObiettivo', { ...target, scheda })).id;
    const { obiettivo } = await io.ask(
      `query ($id: ID!) { obiettivo(scope: "${SCOPE}", obiettivoId: $id) { attivita { id } indicatori { id } } }`,
      { id: obiettivoId },
    );
    indicatoreId = obiettivo.indicatori[0].id as string;
    const voci = {
      attivita: [{ ...scheda.attivita[0]!, id: obiettivo.attivita[0].id as string }],
      indicatori: [{ ...scheda.indicatori[0]!, id: indicatoreId }],
    };
    await io.done('approvaPiano', { ...target, atto: { organo: 'cda', numero: '7', data: '2024-01-31' } });
    const { id: variazioneId } = await io.done('apriVariazione', { ...target, motivo: 'La sede tarda.' });
    const variata = { ...scheda, ...voci, indicatori: [{ ...voci.indicatori[0]!, atteso: '25' }] };
    await io.done('proponiObiettivo', { ...target, variazioneId, obiettivoId, scheda: variata });
    await io.done('proponiProgettoPeg', {
      ...target,
      variazioneId,
      scheda: { codice: '1', nome: 'Ascolto', centroId },
    });
    const atto = { organo: 'cda', numero: '31', data: '2024-06-15' };
    await io.done('approvaVariazione', { ...target, variazioneId, atto });
    await io.done('apriConsuntivazione', target);
    const sede = { ...target, obiettivoId, centroId, anno: ANNO, rilevatoIl: '2024-12-31' };
    await io.done('registraValoreIndicatore', { ...sede, indicatoreId, testo: '30' });
    await io.done('rettificaValoreIndicatore', { ...sede, indicatoreId, testo: '15', motivo: 'Errore di conteggio' });
    ({ page, complaints } = await enter(browser, platform, `revisore.${SCOPE}`, `/${SCOPE}/piani/${pianoId}`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const open = async (path: string, title?: string | RegExp) => {
    await page.goto(`${platform.url}/${SCOPE}/${path}`);
    await settled(page, title);
  };
  /** Nothing serious for axe, and nobody scrolls sideways on a phone. */
  const fits = async () => {
    expect(await seriousFindings(page)).toEqual([]);
    const before = page.viewportSize()!;
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize(before);
  };

  it('says what one act changed, field by field, with the act and a way to its events', async () => {
    await settled(page, `Piano di prova ${ANNO}`);
    await page.getByRole('link', { name: 'Confronta le versioni' }).click();
    await settled(page, 'Confronto tra versioni del piano');
    await page.getByText('Che cosa ha cambiato un solo atto').click();
    await page.getByRole('button', { name: /^Dopo la variazione 1/ }).click();
    await page.getByText('Sono cambiati 4 oggetti.').waitFor();
    const obiettivo = page.locator('article.voce').filter({ hasText: TITOLO });
    await obiettivo.getByRole('heading', { name: 'Indicatore «Ore di apertura»: valore atteso' }).waitFor();
    expect(await obiettivo.locator('del').allInnerTexts()).toEqual(['20']);
    expect(await obiettivo.locator('ins').allInnerTexts()).toEqual(['25']);
    await obiettivo.getByText(/Atto: deliberazione del CdA n. 31 del 15\/06\/2024/).waitFor();
    const nuovo = page.locator('article.voce').filter({ hasText: 'Progetto PEG' }).first();
    await nuovo.getByText('Nuovo').waitFor();
    await picture(page, 'differenze');
    await fits();
    await obiettivo.getByRole('link', { name: /cambiato con una variazione/ }).click();
    await settled(page, /cambiato con una variazione/);
  });

  it('shows the event: who, when, the act, the words as they stand in the log, and its neighbours', async () => {
    await page.getByText('Atto', { exact: true }).waitFor();
    await page.getByText('deliberazione del CdA n. 31 del 15/06/2024', { exact: true }).waitFor();
    await page
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor();
    await page.getByText('"modifiche"').waitFor();
    await picture(page, 'evento');
    await fits();
    await page.getByRole('link', { name: 'Che cosa ha cambiato' }).click();
    await settled(page, 'Che cosa è cambiato');
    await page.getByText('Sono cambiati 4 oggetti.').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'precedente dello stesso oggetto' }).click();
    await settled(page, /Ha definito l'obiettivo/);
  });

  it('compares by date too, of one centro, and with the past in the address', async () => {
    await open('differenze', 'Che cosa è cambiato');
    await page.getByLabel('Versione di partenza').selectOption({ label: 'Dall’inizio' });
    await page.getByLabel('Di quale centro di responsabilità').selectOption({ index: 1 });
    await page.locator('article.voce').first().waitFor();
    await page.getByLabel('Versione di arrivo').selectOption({ label: 'Una data …' });
    await page.getByLabel('Data di arrivo').fill('2020-01-01T08:00');
    await page.getByText('Non è cambiato nulla.').waitFor();
    await page.getByLabel('Data di arrivo').waitFor();
    await fits();
  });

  it('says beside each field whose it is, when it is asked', async () => {
    await open(`obiettivi/${obiettivoId}`, TITOLO);
    expect(await page.locator('.di-chi').count()).toBe(0);
    const bottone = page.getByRole('button', { name: 'Di chi è ogni campo' });
    await bottone.focus();
    await page.keyboard.press('Enter');
    const atteso = page
      .getByRole('row', { name: /Ore di apertura/ })
      .locator('td')
      .first();
    await atteso.getByText(/Direttore.*Atto: deliberazione del CdA n. 31/).waitFor();
    const utenti = page.locator('dl.scheda > div').filter({ hasText: 'Utenti finali' });
    await utenti.locator('.di-chi').waitFor();
    expect(await utenti.locator('.di-chi').innerText()).not.toContain('Atto');
    await picture(page, 'attribuzione');
    await fits();
    await atteso.getByRole('link', { name: /^evento/ }).click();
    await settled(page, /cambiato con una variazione/);
    await page.goBack();
    await settled(page, TITOLO);
  });

  it('leads from a degree to its value and to what was expected, each with its events', async () => {
    const riga = page.getByRole('row', { name: /Ore di apertura/ });
    await riga.getByRole('link', { name: /da dove viene.*grado, Ore di apertura/ }).click();
    await settled(page, 'Da dove viene');
    await page.getByText('60%').waitFor();
    await page.getByRole('link', { name: /Ha rettificato il valore dell'indicatore/ }).waitFor();
    await page.getByRole('link', { name: /Ha registrato il valore dell'indicatore/ }).waitFor();
    await page.getByRole('link', { name: /cambiato con una variazione/ }).waitFor();
    await picture(page, 'provenienza-valore');
    await fits();
  });

  it('adds a total up row by row, and leads to the events', async () => {
    await open(`piani/${pianoId}`, `Piano di prova ${ANNO}`);
    await page.getByRole('link', { name: /da dove viene.*totali del piano/ }).click();
    await settled(page, 'Da dove viene');
    await page.getByRole('link', { name: 'Progetti PEG 1' }).click();
    await page.getByRole('heading', { name: 'Progetti PEG: 1' }).waitFor();
    const riga = page.getByRole('row', { name: /Ha definito il progetto PEG/ });
    expect(await riga.locator('.numero').allInnerTexts()).toEqual(['+1', '1']);
    await page.getByRole('link', { name: /^Indicatori con valore/ }).click();
    await page.getByRole('heading', { name: 'Indicatori con valore: 1' }).waitFor();
    await picture(page, 'provenienza-totale');
    await fits();
    await page
      .getByRole('row', { name: /Ha registrato il valore/ })
      .getByRole('link')
      .first()
      .click();
    await settled(page, /Ha registrato il valore dell'indicatore/);
  });

  it('adds the total of the consortium up from those of its plans, each of which leads to its own rows', async () => {
    await open('', 'Inizio');
    const riga = page.getByText(/^In tutti i piani: /);
    const detti = Number(/(\d+|un) obiettiv/.exec(await riga.innerText())![1]!.replace('un', '1'));
    await page.getByRole('link', { name: /da dove viene.*totali di tutti i piani/ }).click();
    await settled(page, 'Da dove viene');
    await page.getByRole('heading', { name: `Obiettivi: ${detti}` }).waitFor();
    const cifre = (await page.locator('table.conto td.numero').allInnerTexts()).map(Number);
    expect(cifre.length).toBeGreaterThan(1);
    expect([cifre.at(-1), cifre.slice(0, -1).reduce((a, b) => a + b, 0)]).toEqual([detti, detti]);
    await picture(page, 'provenienza-consorzio');
    await fits();
    await page.getByRole('link', { name: /^Indicatori con valore/ }).click();
    await page.getByRole('heading', { name: /^Indicatori con valore: \d/ }).waitFor();
    await page.getByRole('link', { name: `Piano di prova ${ANNO}` }).click();
    await settled(page, 'Da dove viene');
    await page.getByRole('heading', { name: 'Indicatori con valore: 1' }).waitFor();
    await open('provenienza/altro', 'Pagina non trovata');
  });

  it('keeps to the past where one looks at the past', async () => {
    await open(`piani/${pianoId}`, `Piano di prova ${ANNO}`);
    await open(`obiettivi/${obiettivoId}/storia`, 'Storia dell’obiettivo');
    const definito = page.locator('.fatto').filter({ hasText: 'Ha definito' });
    await definito.getByRole('link', { name: 'Vedi com’era in questo momento' }).click();
    await settled(page, TITOLO);
    await page.getByRole('button', { name: 'Di chi è ogni campo' }).click();
    const atteso = page
      .getByRole('row', { name: /Ore di apertura/ })
      .locator('.di-chi')
      .last();
    await atteso.waitFor();
    expect(await atteso.innerText()).not.toContain('n. 31');
    await atteso.getByRole('link').click();
    await settled(page, /Ha definito l'obiettivo/);
    await page.getByText('Stai guardando il passato').waitFor();
    expect(await page.getByRole('link', { name: 'evento successivo', exact: true }).count()).toBe(0);
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
