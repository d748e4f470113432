import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, seriousFindings, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2092;
const TITOLO = 'Piano di una vita';
const DIRETTORE = `direttore.${SCOPE}`;

/** Every step of a plan's life, pressed through its dialog. Each step goes on from the one before. */
describe('the life of a plan, from its page', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let centro: string;
  let page: Page;
  let complaints: string[];
  let piano: string;
  let pianoId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(DIRETTORE, platform);
    centro = (await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`)).centri.centri[0].id;
    ({ page, complaints } = await enter(browser, platform, DIRETTORE, `/${SCOPE}/piani`));
    await settled(page, 'Piani');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = (name?: string) => page.getByRole('dialog', { ...(name !== undefined && { name }) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const stato = (name: string) => page.locator('.piano-intestazione').getByText(name, { exact: true }).waitFor();
  const define = (titolo: string) =>
    direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda: { titolo, centri: [centro] } });
  const open = async (path = piano, title: string | RegExp = TITOLO) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };
  const create = async () => {
    await open(`/${SCOPE}/piani`, 'Piani');
    await button('Nuovo piano').click();
    await dialog('Nuovo piano').getByLabel('Titolo').fill(TITOLO);
    await dialog().getByLabel('Primo anno').fill(String(ANNO));
    await dialog().getByLabel('Ultimo anno').fill(String(ANNO));
    await dialog().getByRole('button', { name: 'Crea il piano in bozza' }).click();
    await settled(page, TITOLO);
    piano = new URL(page.url()).pathname;
    pianoId = piano.split('/').at(-1)!;
  };
  /** A step that asks for a yes. */
  const step = async (name: string, outcome: string) => {
    await button(name).click();
    await dialog(name).getByRole('button', { name, exact: true }).click();
    await told(outcome);
    await dialog().waitFor({ state: 'detached' });
  };

  it('begins as a draft that cannot be approved while it is empty', async () => {
    await create();
    await stato('Bozza');
    await page.getByText('Il piano non ha ancora obiettivi').waitFor();
    expect(await button('Approva').count()).toBe(0);
    const scheda = { codice: '1', nome: 'Un progetto basta', centroId: centro };
    await direttore.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda });
    await open();
    await button('Approva').waitFor();
  });

  it('is dropped as a draft only after a yes; its period is free again, and the past still shows it', async () => {
    const { posizione } = await define('Un obiettivo della bozza');
    await open();
    await button('Scarta la bozza').click();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog('Scarta la bozza del piano').getByRole('button', { name: 'Annulla' }).click();
    await dialog().waitFor({ state: 'detached' });
    await stato('Bozza');

    await button('Scarta la bozza').click();
    await dialog().getByRole('button', { name: 'Scarta la bozza' }).click();
    await settled(page, 'Piani');
    await told('La bozza è stata scartata.');
    expect(await page.getByRole('link', { name: TITOLO }).count()).toBe(0);
    await open(`${piano}?posizione=${posizione}`);
    await page.getByText('Stai guardando il passato').waitFor();
    await page.getByText('1 obiettivo', { exact: true }).first().waitFor();
    await open(piano, 'Pagina non trovata');
    await create();
    await stato('Bozza');
  });

  it('refuses an act of tomorrow, without a number or without a date, each beside its field', async () => {
    await define('Il primo obiettivo');
    await open();
    await button('Approva').click();
    const approva = dialog('Approva il piano');
    await approva.getByLabel('Numero').fill('   ');
    await approva.getByLabel('Data').fill(`${ANNO}-01-01`);
    await approva.getByRole('button', { name: 'Approva', exact: true }).click();
    await approva.getByText('Compila questo campo.').waitFor();
    await approva.getByText(/La data non può essere dopo il/).waitFor();
    await approva.getByLabel('Data').fill('');
    await approva.getByLabel('Numero').fill('12');
    await approva.getByRole('button', { name: 'Approva', exact: true }).click();
    await approva.getByText('Compila questo campo.').waitFor();
    await approva.getByRole('button', { name: 'Annulla' }).click();
    await stato('Bozza');
  });

  it('says what changed meanwhile to who approves a plan that is no longer the one read', async () => {
    await button('Approva').click();
    await direttore.done('approvaPiano', {
      scope: SCOPE,
      pianoId,
      atto: { organo: 'assemblea', numero: '3', data: '2024-02-01' },
    });
    const approva = dialog('Approva il piano');
    await approva.getByLabel('Numero').fill('12');
    await approva.getByRole('button', { name: 'Approva', exact: true }).click();
    const conflitto = dialog('Nel frattempo qualcosa è cambiato');
    await conflitto.getByText('Cesare Roccaforte').waitFor();
    await conflitto.getByRole('button', { name: 'Aggiorna e rivedi' }).click();
    await stato('Approvato');
    await page.getByText('Approvato con deliberazione dell’Assemblea n. 3 del 01/02/2024').waitFor();
    await dialog().waitFor({ state: 'detached' });
    expect(await button('Approva').count()).toBe(0);
    expect(await button('Scarta la bozza').count()).toBe(0);
  });

  it('has its variazione dropped with a reason: the plan is as before, the reason stays to be read', async () => {
    await button('Apri una variazione').click();
    await dialog().getByLabel('Motivo').fill('Si pensava a una sede nuova.');
    await dialog().getByRole('button', { name: 'Apri una variazione' }).click();
    await settled(page, 'Variazione del piano');
    const variazione = new URL(page.url()).pathname;
    const { obiettivi } = (
      await direttore.ask(
        'query ($p: ID!) { albero(scope: "albalangheroero", pianoId: $p) { rami { obiettivi { id } } } }',
        { p: pianoId },
      )
    ).albero.rami[0];
    await direttore.done('proponiEliminazione', {
      scope: SCOPE,
      pianoId,
      variazioneId: variazione.split('/').at(-1)!,
      oggetto: 'obiettivo',
      oggettoId: obiettivi[0].id,
    });
    await open(variazione, 'Variazione del piano');
    await button('Abbandona').click();
    const abbandona = dialog('Abbandona la variazione');
    await abbandona.getByLabel('Motivo dell’abbandono').fill('  ');
    await abbandona.getByRole('button', { name: 'Abbandona' }).click();
    await abbandona.getByText('Compila questo campo.').waitFor();
    await abbandona.getByLabel('Motivo dell’abbandono').fill('La sede nuova non si fa.');
    await abbandona.getByRole('button', { name: 'Abbandona' }).click();
    await told('La variazione è stata abbandonata.');
    await stato('Abbandonata');
    await page.getByText('La sede nuova non si fa.').waitFor();
    await page.getByText('quanto segue non è entrato nel piano').waitFor();
    for (const name of ['Abbandona', 'Approva la variazione', 'Ritira']) expect(await button(name).count()).toBe(0);

    await open();
    await page.getByText('1 obiettivo', { exact: true }).first().waitFor();
    await page.getByRole('row', { name: /Variazione 1.*Abbandonata/ }).waitFor();
    await button('Apri una variazione').waitFor();
    await open(`${piano}/storia`, 'Storia del piano');
    await page.locator('.fatto').first().getByText('Motivo: La sede nuova non si fa.').waitFor();
  });

  it('is opened to the consuntivo, closed, opened again', async () => {
    await open();
    await step('Apri la consuntivazione', 'La consuntivazione è aperta.');
    await stato('In consuntivo');
    await button('Chiudi il piano').click();
    await dialog('Chiudi il piano').getByRole('button', { name: 'Annulla' }).click();
    await step('Chiudi il piano', 'Il piano è chiuso.');
    await stato('Chiuso');
    for (const name of ['Apri una variazione', 'Chiudi il piano']) expect(await button(name).count()).toBe(0);
    await step('Riapri il piano', 'Il piano è di nuovo in consuntivo.');
    await stato('In consuntivo');
  });

  it('is not closed while a variazione is open, and says so to who has an older page', async () => {
    await button('Chiudi il piano').click();
    await direttore.done('apriVariazione', { scope: SCOPE, pianoId, motivo: 'Ancora una cosa.' });
    await dialog().getByRole('button', { name: 'Chiudi il piano' }).click();
    await dialog('Nel frattempo qualcosa è cambiato').getByRole('button', { name: 'Aggiorna e rivedi' }).click();
    await page.getByText('Una variazione è aperta').waitFor();
    await dialog().waitFor({ state: 'detached' });
    expect(await button('Chiudi il piano').count()).toBe(0);
  });

  it('is in the hands of who may: an operatore reads it and is offered no step', async () => {
    const { page: own } = await enter(browser, platform, `operatore.${SCOPE}`, piano);
    await settled(own, TITOLO);
    for (const name of [/^Approva/, /^Scarta/, /^Chiudi il piano/, /^Riapri/, /variazione$/]) {
      expect(await own.getByRole('button', { name }).count()).toBe(0);
    }
    await own.context().close();
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
