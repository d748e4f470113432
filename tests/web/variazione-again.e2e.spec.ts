import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2046;
const TITOLO = 'Piano da variare due volte';

/** What a variazione holds is gone on with, never begun anew. Each step goes on from the one before. */
describe('a variazione written in more than one go', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let page: Page;
  let complaints: string[];
  let pianoId: string;
  let obiettivoId: string;
  let variazione: string;
  let posizione: number;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(`direttore.${SCOPE}`, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const centroId = centri.centri[0].id as string;
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: TITOLO, dal: ANNO, al: ANNO })).id;
    const attivita = ['Cercare la sede', 'Aprire al pubblico'].map((testo) => ({ testo, tempi: 'Marzo' }));
    const scheda = { titolo: 'Uno sportello', centri: [centroId], attivita };
    obiettivoId = (await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda })).id;
    const progetto = { codice: '7.01', nome: 'Mense', centroId };
    const defined = await direttore.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda: progetto });
    posizione = defined.posizione!;
    const target = { scope: SCOPE, pianoId, progettoPegId: defined.id };
    await direttore.done('modificaProgettoPeg', { ...target, scheda: { ...progetto, nome: 'Mense scolastiche' } });
    const atto = { organo: 'cda', numero: '1', data: '2024-01-31' };
    await direttore.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    ({ page, complaints } = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}/piani/${pianoId}`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const open = async (path: string, title: string | RegExp) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

  it('begins on a plan whose next step stands out: opening the consuntivo', async () => {
    await settled(page, TITOLO);
    expect(await button('Apri la consuntivazione').getAttribute('class')).toContain('btn-primary');
    expect(await button('Apri una variazione').getAttribute('class')).toContain('btn-outline-primary');
    await picture(page, 'piano-approvato');
  });

  it('is preceded by a history that tells of the progetti PEG, each by its name', async () => {
    await open(`/${SCOPE}/piani/${pianoId}/storia`, 'Storia del piano');
    await page.getByRole('heading', { name: 'Ha definito il progetto PEG «7.01 Mense».' }).waitFor();
    const modificato = page.locator('.fatto').filter({ hasText: 'Ha modificato il progetto PEG' });
    await modificato.getByRole('heading', { name: /«7.01 Mense scolastiche»/ }).waitFor();
    await picture(page, 'storia-del-piano');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('is a moment told by its date', async () => {
    await open(`/${SCOPE}/piani/${pianoId}?posizione=${posizione}`, TITOLO);
    const banner = page.locator('.momento-banner');
    await banner
      .getByText(new RegExp(`com’erano il \\d+ \\p{L}+ 20\\d\\d.*posizione ${posizione} del registro`, 'u'))
      .waitFor();
    await picture(page, 'momento');
  });

  it('takes up the proposed sheet where a row was added', async () => {
    const { id } = await direttore.done('apriVariazione', { scope: SCOPE, pianoId, motivo: 'Una sede in più.' });
    variazione = `/${SCOPE}/piani/${pianoId}/variazioni/${id}`;
    await open(`/${SCOPE}/obiettivi/${obiettivoId}`, 'Uno sportello');
    await button('Proponi una modifica').click();
    await button('Aggiungi un’attività').click();
    await page.getByLabel('Attività', { exact: false }).last().fill('Inaugurare');
    await button('Proponi nella variazione').click();
    await settled(page, 'Variazione del piano');
    await page.getByText('Inaugurare').first().waitFor();
    await open(`/${SCOPE}/obiettivi/${obiettivoId}`, 'Uno sportello');
    await button('Proponi una modifica').click();
    await page.getByText('Il modulo riprende la modifica già proposta').waitFor();
    const texts = await page
      .locator('textarea, input')
      .evaluateAll((all) => all.map((one) => (one as { value?: string }).value ?? ''));
    expect(texts).toContain('Inaugurare');
  });

  it('changes what it adds itself, an objective and a progetto PEG', async () => {
    const variazioneId = variazione.split('/').at(-1)!;
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const centroId = centri.centri[0].id as string;
    const target = { scope: SCOPE, pianoId, variazioneId };
    await direttore.done('proponiObiettivo', {
      ...target,
      scheda: { titolo: 'Un secondo sportello', centri: [centroId] },
    });
    await direttore.done('proponiProgettoPeg', { ...target, scheda: { codice: '7.02', nome: 'Trasporti', centroId } });
    await open(variazione, 'Variazione del piano');
    await picture(page, 'variazione');
    await page.getByRole('link', { name: 'Modifica la proposta di Un secondo sportello' }).click();
    await settled(page, 'Un secondo sportello');
    await page.getByLabel('Titolo').fill('Due sportelli in più');
    await button('Proponi nella variazione').click();
    await settled(page, 'Variazione del piano');
    await page.getByRole('heading', { name: /^Nuovo.*Due sportelli in più/ }).waitFor();
    expect(await page.getByText('Un secondo sportello').count()).toBe(0);

    await button('Modifica la proposta di Trasporti').click();
    const dialogo = page.getByRole('dialog', { name: 'Modifica il progetto PEG' });
    expect(await dialogo.getByLabel('Nome').inputValue()).toBe('Trasporti');
    await picture(page, 'proposta-progetto');
    await dialogo.getByLabel('Nome').fill('Trasporti scolastici');
    await dialogo.getByRole('button', { name: 'Proponi nella variazione' }).click();
    await page.getByRole('heading', { name: /^Nuovo.*Trasporti scolastici/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const atto = { organo: 'cda', numero: '2', data: '2024-06-30' };
    await direttore.done('approvaVariazione', { ...target, atto });
    const { albero } = await direttore.ask(
      `query ($p: ID!) { albero(scope: "${SCOPE}", pianoId: $p) { rami { obiettivi { titolo } progettiPeg { nome } } } }`,
      { p: pianoId },
    );
    const [ramo] = albero.rami;
    expect(ramo.obiettivi.map(({ titolo }: { titolo: string }) => titolo)).toContain('Due sportelli in più');
    expect(ramo.progettiPeg.map(({ nome }: { nome: string }) => nome).sort()).toEqual([
      'Mense scolastiche',
      'Trasporti scolastici',
    ]);
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
