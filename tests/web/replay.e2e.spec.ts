import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { enter, openBrowser, overflow, PHONE, picture, quiet, seriousFindings, settled } from './browser.js';

const SCOPE = 'inrete';
const PATH = `/${SCOPE}/registro`;

describe('the line of time of a register', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, `revisore.${SCOPE}`, PATH));
    await settled(page, 'Registro');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const passo = () => Number(new URL(page.url()).searchParams.get('passo') ?? '0');
  const evento = () => page.getByRole('article', { name: 'Evento' });
  const stato = () => page.getByRole('region', { name: 'Come stavano le cose' });
  const bottone = (name: string) => page.getByRole('button', { name, exact: true });
  const at = (posizione: number) =>
    evento()
      .getByText(new RegExp(`^evento ${posizione.toLocaleString('it-IT')} di`))
      .waitFor();
  const genere = (name: string) => page.locator('.replay-filtri').getByText(name, { exact: true }).click();
  const open = async (search: string) => {
    await page.goto(`${platform.url}${PATH}${search}`);
    await settled(page, 'Registro');
    await evento().waitFor();
  };

  it('is reached from the menu, by who may read the history', async () => {
    await page.goto(`${platform.url}/${SCOPE}`);
    await page.getByRole('navigation', { name: 'Sezioni' }).getByRole('link', { name: 'Registro' }).click();
    await settled(page, 'Registro');
    await at(0);
    await evento().getByText('Consorzi (la piattaforma)').first().waitFor();
    expect(await evento().getByRole('link', { name: 'Apri l’evento per intero' }).getAttribute('href')).toBe(
      `${PATH}/0`,
    );
  });

  it('steps forward and back by buttons and keys, and says where it stands in the address', async () => {
    await open('');
    await bottone('Evento successivo').click();
    await at(1);
    expect(passo()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await at(2);
    await page.keyboard.press('ArrowLeft');
    await at(1);
    await page.keyboard.press('End');
    await page.waitForFunction(() => !location.search.endsWith('passo=1'));
    const last = passo();
    await at(last);
    expect(await bottone('Evento successivo').getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Home');
    await at(0);
    expect(last).toBeGreaterThan(40);
  });

  it('shows beside the event the plan as it stood then, with what the event touched, and leads to all of it', async () => {
    await open('?genere=obiettivi');
    const { frase, titolo } = { frase: evento().getByRole('heading'), titolo: evento().locator('.passo-oggetto') };
    expect(await frase.textContent()).toMatch(/^Ha definito l'obiettivo/);
    // An objective of two centri stands under both.
    const touched = stato().locator('.toccato').first();
    await touched.waitFor();
    expect(await touched.textContent()).toContain((await titolo.textContent())!);
    const counted = async () => Number(/(\d+) obiettiv/.exec((await stato().textContent())!)![1]);
    const before = await counted();
    const from = passo();
    await bottone('Evento successivo').click();
    await page.waitForFunction((old) => !location.search.includes(`passo=${old}`), from);
    await at(passo());
    await stato()
      .getByText(new RegExp(`${before + 1} obiettivi,`))
      .waitFor();
    await picture(page, 'replay-obiettivo');
    const link = stato().getByRole('link', { name: 'Vedi tutto com’era' });
    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`^/${SCOPE}/piani/[0-9a-f-]{36}\\?posizione=${passo()}$`),
    );
    await link.click();
    await page
      .getByText(/sola lettura/i)
      .first()
      .waitFor();
  });

  it('jumps from act to act', async () => {
    await open('');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction(() => location.search.includes('passo='));
    const first = passo();
    await at(first);
    const atto = evento().locator('dd').last();
    expect(await atto.textContent()).toMatch(/ n\. .* del \d\d\/\d\d\/\d{4}|s\.n\./);
    await picture(page, 'replay-atto', stato());
    await bottone('Atto successivo').click();
    await page.waitForFunction((old) => !location.search.endsWith(`passo=${old}`), first);
    expect(passo()).toBeGreaterThan(first);
    await at(passo());
    await page.keyboard.press('Shift+ArrowLeft');
    await at(first);
  });

  it('plays by itself at the speed that is asked for, and stops when told', async () => {
    await open('');
    await page.getByLabel('Velocità').selectOption('4');
    await bottone('Avvia').click();
    await at(3);
    await page.keyboard.press('Escape');
    await bottone('Ferma').click();
    const stopped = passo();
    await page.waitForTimeout(1_500);
    expect(passo()).toBe(stopped);
    await page.locator('h1').click();
    await page.keyboard.press(' ');
    await at(stopped + 1);
    await page.keyboard.press(' ');
    await bottone('Avvia').waitFor();
  });

  it('shows one kind, one person, and is shared and loaded anew as it stands', async () => {
    await open('');
    await page.getByText('Filtra gli eventi').click();
    await genere('Variazioni');
    await evento().getByText('Variazioni', { exact: true }).waitFor();
    await page.getByLabel('Persona').selectOption({ index: 1 });
    await quiet(page);
    const address = page.url();
    expect(new URL(address).searchParams.get('genere')).toBe('variazioni');
    expect(new URL(address).searchParams.get('persona')).toMatch(/^[0-9a-f-]{36}$/);
    await bottone('Togli i filtri').click();
    await genere('Variazioni');
    await evento().getByText('Variazioni', { exact: true }).waitFor();
    await picture(page, 'replay-filtri');
    await picture(page, 'replay-filtri-stato', page.getByText('Elenco degli eventi'));
    const shown = await evento().innerText();
    await page.reload();
    await settled(page, 'Registro');
    await evento().waitFor();
    expect(await evento().innerText()).toBe(shown);
  });

  it('says so where nothing suits', async () => {
    await page.goto(`${platform.url}${PATH}?persona=00000000-0000-4000-8000-000000000000`);
    await settled(page, 'Registro');
    await page.getByText('Nessun evento corrisponde ai filtri').waitFor();
  });

  it('goes to the last event of a day, and lists what there is newest first', async () => {
    await open('?passo=5');
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    await page.getByLabel('Vai al giorno').fill(today);
    await bottone('Vai').click();
    await page.waitForFunction(() => !location.search.endsWith('passo=5'));
    const last = passo();
    await at(last);
    await page.getByText('Elenco degli eventi').click();
    const line = page.locator('.elenco-riga').nth(2);
    await line.waitFor();
    expect(await page.locator('.elenco-riga').first().innerText()).toMatch(new RegExp(`^${last} ·`));
    await line.click();
    await page.waitForFunction((old) => !location.search.endsWith(`passo=${old}`), last);
    await at(passo());
    expect(passo()).toBeLessThan(last);
  });

  it('works on a phone, and axe finds nothing serious', async () => {
    await open('?genere=obiettivi');
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText('Elenco degli eventi').click();
    await page.locator('.elenco-riga').first().waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
