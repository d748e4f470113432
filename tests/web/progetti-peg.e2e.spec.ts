/// <reference lib="dom" />
import type { Browser, Locator, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const SCOPE = 'albalangheroero';
const ANNO = 2093;
const DIRETTORE = `direttore.${SCOPE}`;

/** Progetti PEG: free in a draft, proposed to a variazione afterwards. Each step goes on from the one before. */
describe('a progetto PEG on the page of its plan', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let page: Page;
  let complaints: string[];
  let pianoId: string;
  let piano: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(DIRETTORE, platform);
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    pianoId = (await direttore.done('creaPiano', { scope: SCOPE, titolo: 'Piano dei progetti', dal: ANNO, al: ANNO }))
      .id;
    const scheda = { titolo: 'Un obiettivo del piano', centri: [centri.centri[0].id] };
    await direttore.done('definisciObiettivo', { scope: SCOPE, pianoId, scheda });
    piano = `/${SCOPE}/piani/${pianoId}`;
    ({ page, complaints } = await enter(browser, platform, DIRETTORE, piano));
    await settled(page, 'Piano dei progetti');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const open = async () => {
    await page.goto(`${platform.url}${piano}`);
    await settled(page, 'Piano dei progetti');
    await button('Apri tutto').click();
  };

  it('is created: what is missing is asked for beside its field, then it stands in the tree with its services', async () => {
    await button('Nuovo progetto PEG').click();
    const nuovo = dialog('Nuovo progetto PEG');
    await nuovo.getByRole('button', { name: 'Salva' }).click();
    await nuovo.getByText('Compila questo campo.').nth(1).waitFor();
    await nuovo.getByLabel('Codice').fill('1.01');
    await nuovo.getByLabel('Centro di responsabilità').selectOption({ label: 'Direzione' });
    await nuovo.getByLabel('Nome').fill('Sportello dei servizi');
    await nuovo.getByLabel('Servizi').fill('Accoglienza\n\n  Segretariato sociale ');
    expect(await seriousFindings(page)).toEqual([]);
    await nuovo.getByRole('button', { name: 'Salva' }).click();
    await told('Il progetto PEG è salvato.');
    await nuovo.waitFor({ state: 'detached' });
    await button('Apri tutto').click();
    await button('1.01 Sportello dei servizi').waitFor();
    await page.getByText('Servizi: Accoglienza, Segretariato sociale').waitFor();
  });

  it('is refused where its code is taken, with everything that was written still there', async () => {
    await button('Nuovo progetto PEG').click();
    const nuovo = dialog('Nuovo progetto PEG');
    await nuovo.getByLabel('Codice').fill('01.1');
    await nuovo.getByLabel('Centro di responsabilità').selectOption({ label: 'Direzione' });
    await nuovo.getByLabel('Nome').fill('Un doppione');
    await nuovo.getByRole('button', { name: 'Salva' }).click();
    await nuovo.getByRole('alert').getByText('Il piano ha già un progetto PEG con questo codice.').waitFor();
    expect(await nuovo.getByLabel('Nome').inputValue()).toBe('Un doppione');
    await nuovo.getByRole('button', { name: 'Annulla' }).click();
    await nuovo.waitFor({ state: 'detached' });
    expect(await button(/Un doppione/).count()).toBe(0);
  });

  it('is changed, starting from what stands there', async () => {
    await button('Modifica il progetto PEG Sportello dei servizi').click();
    const modifica = dialog('Modifica il progetto PEG');
    expect(await modifica.getByLabel('Codice').inputValue()).toBe('1.01');
    expect(await modifica.getByLabel('Servizi').inputValue()).toBe('Accoglienza\nSegretariato sociale');
    await modifica.getByLabel('Nome').fill('Sportello unico');
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize(DESKTOP);
    await modifica.getByRole('button', { name: 'Salva' }).click();
    await told('Il progetto PEG è salvato.');
    await button('1.01 Sportello unico').waitFor();
  });

  it('is deleted only after a question, which can be answered no', async () => {
    await button('Modifica il progetto PEG Sportello unico').click();
    const modifica = dialog('Modifica il progetto PEG');
    await modifica.getByRole('button', { name: 'Elimina' }).click();
    const elimina = dialog('Elimina il progetto PEG');
    await elimina.getByText('Il progetto «Sportello unico» non sarà più nel piano.').waitFor();
    expect(await inTheMiddle(elimina)).toBe(true);
    await elimina.getByRole('button', { name: 'Annulla' }).click();
    await elimina.waitFor({ state: 'detached' });
    expect(await modifica.getByLabel('Nome').inputValue()).toBe('Sportello unico');
    await modifica.getByRole('button', { name: 'Elimina' }).click();
    await elimina.getByRole('button', { name: 'Elimina' }).click();
    await told('Il progetto PEG è stato eliminato.');
    await modifica.waitFor({ state: 'detached' });
    expect(await button(/Sportello unico/).count()).toBe(0);
  });

  it('is touched no more once the plan is approved, unless a variazione is open', async () => {
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const scheda = { codice: '2', nome: 'Affido familiare', centroId: centri.centri[0].id };
    await direttore.done('definisciProgettoPeg', { scope: SCOPE, pianoId, scheda });
    const atto = { organo: 'cda', numero: '4', data: '2024-01-31' };
    await direttore.done('approvaPiano', { scope: SCOPE, pianoId, atto });
    await open();
    await button('2 Affido familiare').waitFor();
    expect(await button('Nuovo progetto PEG').count()).toBe(0);
    expect(await button(/^Modifica il progetto PEG/).count()).toBe(0);

    await button('Apri una variazione').click();
    const apri = dialog('Apri una variazione del piano');
    await apri.getByLabel('Motivo').fill('Un servizio si ferma.');
    await apri.getByRole('button', { name: 'Apri una variazione' }).click();
    await settled(page, 'Variazione del piano');
    await open();
    await button('Modifica il progetto PEG Affido familiare').waitFor();
  });

  it('is proposed, changed and deleted in the open variazione; the plan stays as it is', async () => {
    await button('Nuovo progetto PEG').click();
    const nuovo = dialog('Nuovo progetto PEG');
    await nuovo.getByText('entra nella variazione aperta').waitFor();
    await nuovo.getByLabel('Centro di responsabilità').selectOption({ label: 'Direzione' });
    await nuovo.getByLabel('Nome').fill('Un progetto in più');
    await nuovo.getByRole('button', { name: 'Proponi nella variazione' }).click();
    await told('La modifica è nella variazione.');
    expect(await button(/Un progetto in più/).count()).toBe(0);

    await button('Modifica il progetto PEG Affido familiare').click();
    const modifica = dialog('Modifica il progetto PEG');
    await modifica.getByRole('button', { name: 'Proponi l’eliminazione' }).click();
    const elimina = dialog('Elimina il progetto PEG');
    await elimina.getByText('resta nel piano finché la variazione non è approvata').waitFor();
    await elimina.getByRole('button', { name: 'Proponi l’eliminazione' }).click();
    await told('La modifica è nella variazione.');
    await modifica.waitFor({ state: 'detached' });
    await button('2 Affido familiare').waitFor();

    await button('Modifica il progetto PEG Affido familiare').click();
    await modifica.getByText('contiene già una modifica di questo progetto').waitFor();
    await modifica.getByRole('button', { name: 'Annulla' }).click();

    await page.getByRole('link', { name: 'Vai alla variazione' }).click();
    await settled(page, 'Variazione del piano');
    await page.getByRole('heading', { name: 'Nuovo Progetto PEG: Un progetto in più' }).waitFor();
    await page.getByRole('heading', { name: /^Eliminazione Progetto PEG:.*Affido familiare/ }).waitFor();
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});

/** A dialog over a dialog stands in the middle of the window too. */
const inTheMiddle = (dialog: Locator): Promise<boolean> =>
  dialog.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return Math.abs(left + right - window.innerWidth) < 2;
  });
