import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';
import pg from 'pg';

import { raiseAlarm, resolveAlarms, TransparencyAlarm } from '../../apps/api/src/audit/index.js';
import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { runVerifier } from '../../infra/testing/verifier.js';
import { bytesOf, unpacked } from '../audit/archivio.js';
import { Client } from '../client.js';
import { databaseUrls } from '../platform-database.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const TITOLO = 'Trasparenza del registro';

describe('the page of the transparency log', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    const client = await Client.as('direttore.inrete', platform);
    await until(async () => {
      const { trasparenza } = await client.ask(
        '{ trasparenza(scope: "inrete", first: 1) { quorum ultimo { controfirme { testimone } } } }',
      );
      return trasparenza.ultimo?.controfirme.length === 3;
    });
    ({ page, complaints } = await enter(browser, platform, 'amministratore.inrete', '/inrete'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const until = async (check: () => Promise<boolean>) => {
    for (const end = Date.now() + 60_000; !(await check());) {
      if (Date.now() > end) throw new Error('never came true');
      await sleep(200);
    }
  };
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const said = (words: string) => page.getByRole('status').getByText(words).waitFor();

  it('is reached from the sections, and says what is sealed and who signs', async () => {
    await settled(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Trasparenza', exact: true }).click();
    await settled(page, TITOLO);
    await region('Ultimo sigillo').getByText('Non ancora testimoniati').waitFor();
    for (const testimone of ['atsivrea', 'ciss38', 'cissac']) {
      await region('Chi firma i sigilli di questo registro').getByRole('rowheader', { name: testimone }).waitFor();
    }
    const note = await region('Ultimo sigillo').locator('pre').first().innerText();
    expect(note).toMatch(/^consorzi\.localhost\/inrete\n\d+\n/);
    await picture(page, 'trasparenza');
    await picture(page, 'trasparenza-testimoni', region('Chi firma i sigilli di questo registro'));
    await picture(page, 'trasparenza-fine', region('Che cosa prova, e che cosa no'));
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('gives the seal away as a file, letter by letter', async () => {
    const shown = await region('Ultimo sigillo').locator('pre').first().textContent();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Salva come file: Il sigillo/ }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^inrete-\d+\.checkpoint\.txt$/);
    expect((await bytesOf(await download.createReadStream())).toString('utf8')).toBe(shown);
  });

  it('gives the whole log away as a bundle, which is found sound elsewhere', async () => {
    const coming = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Scarica il fascicolo del registro' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('fascicolo-inrete.zip');
    await said('Il file è stato scaricato.');
    await picture(page, 'trasparenza-fascicolo', region('Da portare via e verificare'));
    const { code, verdict } = await runVerifier(await unpacked(await bytesOf(await download.createReadStream())));
    expect([code, verdict]).toEqual([0, expect.objectContaining({ ok: true, reason: null })]);
  });

  it('lets the amministratore name a witness and take it back', async () => {
    await page.getByRole('button', { name: 'Nomina un testimone' }).click();
    await dialog().getByLabel('Ente').fill('Non Valido');
    await dialog().getByRole('button', { name: 'Nomina', exact: true }).click();
    expect(await dialog().getByLabel('Ente').getAttribute('aria-invalid')).toBe('true');
    await dialog().getByLabel('Ente').fill('inrete');
    await dialog().getByRole('button', { name: 'Nomina', exact: true }).click();
    await dialog().getByText('Un ente non è testimone del proprio registro').waitFor();
    await picture(page, 'trasparenza-nomina');
    await dialog().getByLabel('Ente').fill('albalangheroero');
    await dialog().getByRole('button', { name: 'Nomina', exact: true }).click();
    await said('Il testimone è nominato.');
    const row = region('Chi firma i sigilli di questo registro').getByRole('row', { name: /^albalangheroero/ });
    await row.getByText('in attesa dell’altro ente').waitFor();
    await row.getByRole('button', { name: 'Rimuovi il testimone albalangheroero' }).click();
    await dialog().getByRole('button', { name: 'Rimuovi', exact: true }).click();
    await said('Il testimone è rimosso.');
    await row.waitFor({ state: 'detached' });
  });

  it('fits a phone', async () => {
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('tells of an event whether it is sealed, with the proof', async () => {
    await page.goto(`${platform.url}/inrete/registro/0`);
    await settled(page);
    const sigillo = region('Sigillo');
    await sigillo.getByText('Sigillato e testimoniato', { exact: true }).waitFor();
    await sigillo.getByText('Prova di inclusione').click();
    expect(await sigillo.getByRole('listitem').count()).toBeGreaterThan(3);
    await picture(page, 'trasparenza-evento', sigillo);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  it('lets nobody else change who witnesses', async () => {
    const { page: auditor } = await enter(browser, platform, 'revisore.inrete', '/inrete/trasparenza');
    await settled(auditor, TITOLO);
    expect(await auditor.getByRole('button', { name: 'Nomina un testimone' }).count()).toBe(0);
    expect(await auditor.getByRole('button', { name: /^Rimuovi/ }).count()).toBe(0);
  });

  it('cannot be overlooked when there is an alarm', async () => {
    const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).projector, max: 1 });
    const scope = 'albalangheroero';
    try {
      await raiseAlarm(pool, scope, new TransparencyAlarm('registro', 'registro_accorciato', { size: 12 }));
      const entered = await enter(browser, platform, `direttore.${scope}`, `/${scope}/trasparenza`);
      await settled(entered.page, TITOLO);
      const alarm = entered.page.getByRole('alert');
      expect(await alarm.innerText()).toContain('Il registro è più corto di quanto era stato sigillato.');
      await picture(entered.page, 'trasparenza-allarme');
      expect(await seriousFindings(entered.page)).toEqual([]);
    } finally {
      expect(await resolveAlarms(pool, scope, 'prova')).toBe(1);
      await pool.end();
    }
  });

  it('complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
