import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const SCOPE = 'ciss38';
/** Belongs to the consortium by the token, and nobody there has given them a role. */
const OSPITE = { username: 'nucleo.inrete', nome: 'Delfina Arcuri' };
const FINANZA = { username: `finanza.${SCOPE}`, nome: 'Ezio Campofiorito' };

describe('people and roles', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, `amministratore.${SCOPE}`, `/${SCOPE}/persone`));
    await settled(page, 'Persone e ruoli');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const row = (nome: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nome }) });
  const dialog = () => page.getByRole('dialog');
  const said = (words: string) => page.getByRole('status').getByText(words).waitFor();
  const rolesOf = async (username: string): Promise<readonly string[]> => {
    const { io } = await (await Client.as(username, platform)).ask('{ io { consorzi { scope ruoli } } }');
    const consorzi = io.consorzi as { scope: string; ruoli: string[] }[];
    return consorzi.find(({ scope }) => scope === SCOPE)?.ruoli ?? [];
  };
  const open = async (nome: string) => {
    await page.getByRole('button', { name: `Assegna un ruolo a ${nome}` }).click();
    await dialog().waitFor();
  };

  it('a role taken away is gone at once, its person stays and gets it back', async () => {
    const { nome, username } = FINANZA;
    await row(nome)
      .getByRole('button', { name: `Revoca il ruolo Finanza a ${nome}` })
      .click();
    await dialog().getByText(`${nome} non avrà più il ruolo Finanza.`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Revoca', exact: true }).click();
    await said('Il ruolo è revocato.');
    await row(nome).getByText('Nessun ruolo').waitFor();
    expect(await rolesOf(username)).toEqual([]);
    // The button that was pressed is no more: the focus is in the same row.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `Assegna un ruolo a ${nome}`,
    );

    await page.getByRole('button', { name: 'Assegna di nuovo' }).click();
    await said('Il ruolo è assegnato.');
    await row(nome).getByText('Finanza', { exact: true }).waitFor();
    expect(await rolesOf(username)).toEqual(['finanza']);
  });

  it('says so where what was revoked can no longer be given back by a click', async () => {
    const { nome, username } = FINANZA;
    await row(nome)
      .getByRole('button', { name: `Revoca il ruolo Finanza a ${nome}` })
      .click();
    await dialog().getByRole('button', { name: 'Revoca', exact: true }).click();
    await said('Il ruolo è revocato.');
    const amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    const { persone } = await amministratore.ask(`{ persone(scope: "${SCOPE}") { persone { personaId nome } } }`);
    const { personaId } = (persone.persone as { personaId: string; nome: string }[]).find((one) => one.nome === nome)!;
    await amministratore.done('assegnaRuolo', { scope: SCOPE, personaId, ruolo: 'finanza', centri: [] });
    await page.getByRole('button', { name: 'Assegna di nuovo' }).click();
    await said('Il ruolo non è stato assegnato di nuovo: usa «Assegna un ruolo».');
    expect(await rolesOf(username)).toEqual(['finanza']);
  });

  it('a person who has only just signed in is there, without a role', async () => {
    await page.reload();
    await settled(page, 'Persone e ruoli');
    expect(await row(OSPITE.nome).count()).toBe(0);
    const theirs = await enter(browser, platform, OSPITE.username, `/${SCOPE}`);
    await theirs.page.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
    await theirs.page.context().close();

    await page.reload();
    await row(OSPITE.nome).getByText('Nessun ruolo').waitFor();
    // Known to the consortium is not known to everybody in it.
    const direttore = await Client.as(`direttore.${SCOPE}`, platform);
    const { persone } = await direttore.ask(`{ persone(scope: "${SCOPE}") { persone { nome ruoli { ruolo } } } }`);
    expect((persone.persone as { nome: string }[]).map(({ nome }) => nome)).not.toContain(OSPITE.nome);
    expect((persone.persone as { ruoli: unknown[] }[]).every(({ ruoli }) => ruoli.length > 0)).toBe(true);
    // Names carry no moment: at one of the past nobody is shown who had no role then.
    const amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    const { now } = await amministratore.ask(`{ now: persone(scope: "${SCOPE}") { momento { posizione } } }`);
    const quando = `{ posizione: ${now.momento.posizione} }`;
    const { then } = await amministratore.ask(
      `{ then: persone(scope: "${SCOPE}", quando: ${quando}) { persone { nome } } }`,
    );
    expect((then.persone as { nome: string }[]).map(({ nome }) => nome)).not.toContain(OSPITE.nome);
  });

  it('is made responsabile of some centri, which must be said, and may enter', async () => {
    const { nome, username } = OSPITE;
    await open(nome);
    expect(await dialog().getByLabel('Ruolo').locator('option:checked').innerText()).toBe('Responsabile');
    const centri = dialog().getByRole('group', { name: /Centri di responsabilità/ });
    const [first, second] = await centri.locator('label').allInnerTexts();
    await dialog().getByRole('button', { name: 'Assegna un ruolo' }).click();
    await centri.getByText('Scegline almeno uno.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await centri.getByText(first!).click();
    await centri.getByText(second!).click();
    await dialog().getByRole('button', { name: 'Assegna un ruolo' }).click();
    await said('Il ruolo è assegnato.');
    await dialog().waitFor({ state: 'detached' });
    await row(nome).getByText(`${first}, ${second}`).waitFor();
    expect(await rolesOf(username)).toEqual(['responsabile']);

    const theirs = await enter(browser, platform, username, `/${SCOPE}`);
    await settled(theirs.page, 'Inizio');
    await theirs.page.context().close();
  });

  it('keeps the centri of a role that is changed, until they are unticked', async () => {
    const { nome } = OSPITE;
    await open(nome);
    const centri = dialog().getByRole('group', { name: /Centri di responsabilità/ });
    const [first, second] = await centri.locator('label').allInnerTexts();
    expect(await centri.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await dialog().getByLabel('Ruolo').selectOption({ label: 'Operatore' });
    expect(await centri.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await dialog().getByLabel('Ruolo').selectOption({ label: 'Responsabile' });
    await centri.getByText(first!).click();
    await dialog().getByRole('button', { name: 'Assegna un ruolo' }).click();
    await said('Il ruolo è assegnato.');
    await row(nome).getByText(second!, { exact: true }).waitFor();
    expect(await row(nome).getByText(first!).count()).toBe(0);
  });

  it('is appointed to a centro, and their end is recorded', async () => {
    await page.goto(`${platform.url}/${SCOPE}/centri`);
    await settled(page, 'Centri di responsabilità');
    const nomina = page.getByRole('button', { name: /^Nomina un responsabile di/ }).first();
    await nomina.click();
    await dialog().getByLabel('Persona').selectOption({ label: OSPITE.nome });
    await dialog().getByLabel('Dal').fill('2024-01-01');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Nomina un responsabile' }).click();
    await said('Il responsabile è nominato.');
    await page.getByText(new RegExp(`^${OSPITE.nome}, dal `)).waitFor();

    await page.getByRole('button', { name: `Registra la cessazione di ${OSPITE.nome}` }).click();
    await dialog().getByLabel('Al').fill('2024-06-30');
    await dialog().getByRole('button', { name: 'Cessa' }).click();
    await said('La cessazione è registrata.');
    await page.getByText(new RegExp(`^${OSPITE.nome}, dal .* al `)).waitFor();
  });

  it('loses the role again, on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(`${platform.url}/${SCOPE}/persone`);
    await settled(page, 'Persone e ruoli');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await row(OSPITE.nome)
      .getByRole('button', { name: /^Revoca il ruolo Responsabile/ })
      .click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await dialog().getByRole('button', { name: 'Revoca', exact: true }).click();
    await said('Il ruolo è revocato.');
    expect(await rolesOf(OSPITE.username)).toEqual([]);
  });

  it('never takes the last amministratore away, and says why', async () => {
    await page.getByRole('button', { name: /^Revoca il ruolo Amministratore/ }).click();
    await dialog().getByRole('button', { name: 'Revoca', exact: true }).click();
    await dialog().getByRole('alert').waitFor();
    expect(await dialog().getByRole('alert').innerText()).toMatch(/amministratore/i);
    await dialog().getByRole('button', { name: 'Annulla' }).click();
    expect(await rolesOf(`amministratore.${SCOPE}`)).toEqual(['amministratore']);
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
