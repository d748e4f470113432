import { giornoDi } from '@consorzi/domain/shared';
import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const SCOPE = 'ciss38';
const DIRETTORE = { username: `direttore.${SCOPE}`, nome: 'Viola Altobelli' };
const FINANZA = { username: `finanza.${SCOPE}`, nome: 'Ezio Campofiorito' };

describe('a delega for a holiday', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, DIRETTORE.username, `/${SCOPE}/persone`));
    await settled(page, 'Persone e ruoli');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const today = () => giornoDi(new Date().toISOString());
  const row = (nome: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nome }) });
  const said = (words: string) => page.getByRole('status').getByText(words).waitFor();
  const rolesOf = async (username: string): Promise<readonly string[]> => {
    const { io } = await (await Client.as(username, platform)).ask('{ io { consorzi { scope ruoli } } }');
    return (io.consorzi as { scope: string; ruoli: string[] }[]).find(({ scope }) => scope === SCOPE)?.ruoli ?? [];
  };

  it('is offered for one’s own roles, and not for those of others', async () => {
    await row(DIRETTORE.nome).getByRole('button', { name: 'Delega il ruolo Direttore' }).waitFor();
    expect(await page.getByRole('button', { name: /^Delega il ruolo/ }).count()).toBe(1);
  });

  it('lets somebody stand in from the first day on', async () => {
    await row(DIRETTORE.nome).getByRole('button', { name: 'Delega il ruolo Direttore' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('A chi').selectOption({ label: FINANZA.nome });
    await dialog.getByLabel('Primo giorno').fill(today());
    await dialog.getByLabel('Ultimo giorno').fill(today());
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Delega', exact: true }).click();
    await said('La delega è registrata.');
    await row(FINANZA.nome).getByText(`Direttore, per conto di ${DIRETTORE.nome}`).waitFor();
    expect([...(await rolesOf(FINANZA.username))].sort()).toEqual(['direttore', 'finanza']);
  });

  it('is shown on a phone without scrolling sideways', async () => {
    await page.setViewportSize(PHONE);
    await row(FINANZA.nome).getByText(`Direttore, per conto di ${DIRETTORE.nome}`).waitFor();
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is refused twice for the same days, in words', async () => {
    await row(DIRETTORE.nome).getByRole('button', { name: 'Delega il ruolo Direttore' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('A chi').selectOption({ label: FINANZA.nome });
    await dialog.getByLabel('Ultimo giorno').fill(today());
    await dialog.getByRole('button', { name: 'Delega', exact: true }).click();
    await dialog.getByText('Per alcuni di questi giorni la stessa delega c’è già.').waitFor();
    await dialog.getByRole('button', { name: 'Annulla' }).click();
  });

  it('is taken back by who gave it, and the right is gone when the page says so', async () => {
    await row(FINANZA.nome)
      .getByRole('button', { name: `Revoca la delega Direttore a ${FINANZA.nome}` })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoca', exact: true }).click();
    await said('La delega è revocata.');
    expect(await rolesOf(FINANZA.username)).toEqual(['finanza']);
    await row(FINANZA.nome).getByText('per conto di').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
