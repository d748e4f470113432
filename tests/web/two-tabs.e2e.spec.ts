import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, settled } from './browser.js';

/** Has a role in the consortium and another in its ATS. */
const PERSONA = { username: 'finanza.inrete', nome: 'Ercole Mastrangelo' };

describe('two tabs of one browser, in two scopes', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let consorzio: Page;
  let ats: Page;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page: consorzio } = await enter(browser, platform, 'amministratore.inrete', '/inrete/persone'));
    ats = await consorzio.context().newPage();
    await ats.goto(`${platform.url}/atsivrea/persone`);
    for (const page of [consorzio, ats]) await settled(page, 'Persone e ruoli');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const rolesOf = async (): Promise<Readonly<Record<string, string[]>>> => {
    const { io } = await (await Client.as(PERSONA.username, platform)).ask('{ io { consorzi { scope ruoli } } }');
    const consorzi = io.consorzi as { scope: string; ruoli: string[] }[];
    return Object.fromEntries(consorzi.map(({ scope, ruoli }) => [scope, [...ruoli].sort()]));
  };
  const choose = async (page: Page, ruolo: string) => {
    await page.bringToFront();
    await page.getByRole('button', { name: `Assegna un ruolo a ${PERSONA.nome}` }).click();
    await page.getByRole('dialog').getByLabel('Ruolo').selectOption({ label: ruolo });
  };
  const confirm = async (page: Page, button: string, words: string) => {
    await page.bringToFront();
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('status').getByText(words).waitFor();
  };
  const revoke = async (page: Page, ruolo: string) => {
    await page.bringToFront();
    await page.getByRole('button', { name: `Revoca il ruolo ${ruolo} a ${PERSONA.nome}` }).click();
    await confirm(page, 'Revoca', 'Il ruolo è revocato.');
  };

  it('each write into their own, whichever was opened, looked at or sent last', async () => {
    const before = await rolesOf();
    await choose(consorzio, 'Revisore');
    await choose(ats, 'Referente');
    await confirm(consorzio, 'Assegna un ruolo', 'Il ruolo è assegnato.');
    await confirm(ats, 'Assegna un ruolo', 'Il ruolo è assegnato.');
    expect(await rolesOf()).toEqual({
      inrete: [...before['inrete']!, 'revisore'],
      atsivrea: [...before['atsivrea']!, 'referente'],
    });
    await revoke(ats, 'Referente');
    await revoke(consorzio, 'Revisore');
    expect(await rolesOf()).toEqual(before);
  });
});
