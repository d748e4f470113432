import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { stranger } from '../token.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const SCOPE = 'ciss38';
const NAME = 'Ermenegilda Verdolini';
const LABEL = 'persona non più nominata';

/** A person asks not to be named any more; another looks at what is held of them. */
describe('personal data', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let codice: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    const person = await stranger(platform, NAME, [SCOPE]);
    codice = ((await person.ask('{ io { personaId } }'))['io'].personaId as string).slice(0, 8);
    ({ page, complaints } = await enter(browser, platform, `amministratore.${SCOPE}`, `/${SCOPE}/persone`));
    await settled(page, 'Persone e ruoli');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const dialog = () => page.getByRole('dialog', { name: 'Cancella il nome della persona' });
  const row = (text: string | RegExp) => page.getByRole('row', { name: text });
  const download = async (click: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), click()]);
    return { name: file.suggestedFilename(), content: JSON.parse(readFileSync(await file.path(), 'utf8')) as unknown };
  };

  it('are given to who answers for them, of one person and of this consortium alone', async () => {
    const { name, content } = await download(() =>
      page.getByRole('link', { name: `Scarica i dati di ${NAME}` }).click(),
    );
    expect(name).toBe(`dati-${codice}-${SCOPE}.json`);
    expect(content).toMatchObject({ scope: SCOPE, nome: NAME, ruoli: [], momento: { posizione: expect.any(Number) as number } }); // prettier-ignore
    expect(content).not.toHaveProperty('nomeUtente');
  });

  it('hold a name until it is erased: asked first, with what happens and a reason', async () => {
    await row(NAME)
      .getByRole('button', { name: `Cancella il nome di ${NAME}` })
      .click();
    await dialog().getByText('Non si può annullare.').waitFor();
    expect(await dialog().getByLabel('Motivo').locator('option').allInnerTexts()).toEqual([
      'Richiesta dell’interessato',
      'Il rapporto è concluso',
      'Inserito per errore',
    ]);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'cancella-nome');
    await dialog().getByRole('button', { name: 'Annulla' }).click();
    await dialog().waitFor({ state: 'detached' });
    await row(NAME).waitFor();
  });

  it('lose the name: the label stands in its place, and a code for who administers', async () => {
    await row(NAME)
      .getByRole('button', { name: `Cancella il nome di ${NAME}` })
      .click();
    await dialog().getByLabel('Motivo').selectOption({ label: 'Il rapporto è concluso' });
    await dialog().getByRole('button', { name: 'Cancella il nome' }).click();
    await page.getByRole('status').getByText('Il nome è stato cancellato.').waitFor();
    const nameless = row(new RegExp(`${LABEL}.*${codice}`));
    await nameless.waitFor();
    expect(await page.locator('main').innerText()).not.toContain(NAME);
    expect(await nameless.getByRole('button', { name: /^Cancella il nome/ }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'nome-cancellato', nameless);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('have the name again after the next sign-in, where it is allowed', async () => {
    await stranger(platform, NAME, [SCOPE]).then((person) => person.ask('{ io { nome } }'));
    await page.reload();
    await settled(page, 'Persone e ruoli');
    expect(await page.locator('main').innerText()).not.toContain(NAME);
    await page.getByRole('button', { name: `Permetti di nuovo il nome: ${LABEL}, ${codice}` }).click();
    const asked = page.getByRole('dialog', { name: 'Permetti di nuovo il nome' });
    await asked.getByText('dal suo prossimo accesso').waitFor();
    await asked.getByRole('button', { name: 'Permetti di nuovo il nome' }).click();
    await page.getByRole('status').getByText('Il nome comparirà dal prossimo accesso della persona.').waitFor();
    await stranger(platform, NAME, [SCOPE]).then((person) => person.ask('{ io { nome } }'));
    await page.reload();
    await settled(page, 'Persone e ruoli');
    await row(NAME).waitFor();
  });

  it('are everybody’s to read and to take away', async () => {
    await page.getByRole('link', { name: /^Hai fatto l’accesso come/ }).click();
    await settled(page, 'I miei dati');
    const sections = page.locator('.dati-sezione');
    await sections.first().getByText(`amministratore.${SCOPE}`).waitFor();
    await sections.nth(1).getByText('Amministratore, dal').waitFor();
    await sections.nth(1).getByText('Nome cancellato').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'i-miei-dati');
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    const { name, content } = await download(() => page.getByRole('link', { name: 'Scarica i miei dati' }).click());
    expect(name).toBe('i-miei-dati.json');
    const since = (content as { accessi: { inizio: string }[] }).accessi.map(({ inizio }) => Date.parse(inizio));
    expect(Math.max(...since)).toBeGreaterThan(Date.now() - 3_600_000);
    const own = content as {
      nomeUtente: string;
      accessi: object[];
      scope: { scope: string; fatti: { tipo: string }[] }[];
    };
    expect([own.nomeUtente, own.accessi.length > 0]).toEqual([`amministratore.${SCOPE}`, true]);
    const here = own.scope.find(({ scope }) => scope === SCOPE)!;
    expect(here.fatti.slice(-2).map(({ tipo }) => tipo)).toEqual(['NomeCancellato', 'NomeRipristinato']);
  });

  it('of others are not shown to who does not answer for them', async () => {
    const other = await enter(browser, platform, `direttore.${SCOPE}`, `/${SCOPE}/persone`);
    await settled(other.page, 'Persone e ruoli');
    expect(await other.page.getByRole('button', { name: /^Cancella il nome/ }).count()).toBe(0);
    expect(await other.page.getByRole('link', { name: /^Scarica i dati di/ }).count()).toBe(0);
    const address = await page.getByRole('link', { name: 'Scarica i miei dati' }).getAttribute('href');
    const answer = await other.page.request.get(
      `${platform.url}${address}/${SCOPE}/${codice}-0000-4000-8000-000000000000`,
    );
    expect(answer.status()).toBe(403);
    expect(other.complaints).toEqual([]);
  });

  it('have said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
