import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

const TITOLO = 'Consorzi, capofila e convenzioni';
/** Of this run: the platform is shared. */
const PROVA = randomUUID().slice(0, 8);
const NUOVO = `Consorzio di prova ${PROVA}`;
const CONVENZIONE = `Convenzione di prova ${PROVA}`;

describe('the page of an ATS', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', '/inrete'));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const row = (nome: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nome }) });
  const dialog = () => page.getByRole('dialog');
  const said = (words: string) => page.getByRole('status').getByText(words).waitFor();
  const day = () => page.getByLabel('Situazione al giorno');
  const shownOn = async (giorno: string) => {
    await day().fill(giorno);
    await settled(page, TITOLO);
  };
  const act = async (numero: string) => {
    await dialog().getByLabel('Organo').selectOption('assemblea');
    await dialog().getByLabel('Numero').fill(numero);
    await dialog().getByLabel('Data').fill('2024-01-31');
  };
  const confirm = (name: string) => dialog().getByRole('button', { name, exact: true }).click();

  it('is reached from the consortium, and says who leads and who is in it', async () => {
    await settled(page, 'Inizio');
    await page.getByRole('button', { name: 'Cambia consorzio' }).click();
    const ats = page.getByRole('banner').getByRole('link', { name: /^ATS Ivrea-Cuorgnè/ });
    expect(await ats.innerText()).toContain('Ambito Territoriale Sociale');
    await ats.click();
    await page.waitForURL(`${platform.url}/atsivrea`);
    await settled(page, TITOLO);
    expect(await region('Capofila').getByText('Consorzio IN.RE.TE.', { exact: true }).count()).toBe(1);
    for (const membro of ['CISS 38', 'CISS-AC', 'Consorzio IN.RE.TE.']) await row(membro).waitFor();
    expect(await row('Consorzio IN.RE.TE.').getByText('capofila').count()).toBe(1);
    expect(
      await region('Convenzioni')
        .getByText(/dal 04\/08\/2022 al 30\/06\/2026/)
        .count(),
    ).toBe(1);
    expect(await page.getByText('Alba-Langhe-Roero').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('has no plans, and no page of a consortium', async () => {
    const sezioni = page.getByRole('navigation', { name: 'Sezioni dell’ATS' });
    const gruppi = {
      'Progetti e controlli': [
        ...['Consolidato', 'Scadenzario', 'Chi deve che cosa', 'Programmi', 'Progetti'],
        ...['Condivise con noi', 'Liste di controllo', 'Attestazioni'],
      ],
      Rendicontazione: ['Rendiconti', 'Trasferimenti', 'Cassa', 'Esporta', 'Riconcilia'],
    };
    const sempre = ['Inizio', 'Registro', 'Trasparenza', 'Revisori'];
    expect(await sezioni.getByRole('link').allInnerTexts()).toEqual(sempre);
    expect(await sezioni.getByRole('button').allInnerTexts()).toEqual(Object.keys(gruppi));
    for (const [gruppo, voci] of Object.entries(gruppi)) {
      await sezioni.getByRole('button', { name: gruppo }).click();
      const aperto = sezioni.getByRole('listitem').filter({ has: page.getByRole('button', { name: gruppo }) });
      expect(await aperto.getByRole('link').allInnerTexts()).toEqual(voci);
    }
    await page.keyboard.press('Escape');
    expect(await sezioni.getByRole('link').allInnerTexts()).toEqual(sempre);
    for (const path of [
      'piani',
      'centri',
      'importazioni',
      'importa',
      'obiettivi/00000000-0000-4000-8000-000000000000',
    ]) {
      await page.goto(`${platform.url}/atsivrea/${path}`);
      await settled(page, 'Pagina non trovata');
    }
    await page.goto(`${platform.url}/atsivrea`);
    await settled(page, TITOLO);
  });

  it('on a day before it was designated, has nobody', async () => {
    await shownOn('2015-12-31');
    await region('Capofila').getByText('Nessun capofila in questo giorno').waitFor();
    await region('Consorzi').getByText('Nessun consorzio in questo giorno').waitFor();
    await region('Consorzi').getByRole('heading', { name: 'In altri periodi' }).waitFor();
    await region('Convenzioni')
      .getByText(/Non ancora in vigore/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Torna a oggi' }).click();
    await region('Capofila').getByText('Consorzio IN.RE.TE.', { exact: true }).waitFor();
  });

  it('takes a consortium in, by the keyboard alone', async () => {
    await page.getByRole('button', { name: 'Registra un’entrata' }).focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByLabel('Denominazione').focus();
    await page.keyboard.type(NUOVO);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Consorzio Prova');
    await dialog().getByLabel('Primo giorno').fill('2024-03-01');
    await act('31');
    await page.keyboard.press('Enter');
    await dialog().getByText('Il valore non è valido.').waitFor();
    await dialog().getByLabel('Nome breve sulla piattaforma').fill(`prova${PROVA}`);
    await page.keyboard.press('Enter');
    await said('L’entrata è registrata.');
    await row(NUOVO).getByText('dal 01/03/2024').waitFor();
    expect(await dialog().count()).toBe(0);
  });

  it('refuses a capofila from a day on which it is no member, in words', async () => {
    await page.getByRole('button', { name: 'Designa il capofila' }).click();
    await dialog().getByLabel('Consorzio').selectOption({ label: NUOVO });
    await dialog().getByLabel('Primo giorno').fill('2024-02-29');
    await act('32');
    await confirm('Designa il capofila');
    await dialog()
      .getByText(/Il capofila deve far parte dell’ATS/)
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('changes the capofila from a day, and says both', async () => {
    await page.getByRole('button', { name: 'Designa il capofila' }).click();
    await dialog().getByLabel('Consorzio').selectOption({ label: 'CISS-AC' });
    await dialog().getByLabel('Primo giorno').fill('2090-01-01');
    await act('33');
    await confirm('Designa il capofila');
    await said('Il capofila è designato.');
    await region('Capofila').getByText('CISS-AC, dal 01/01/2090').waitFor();
    await region('Capofila')
      .getByText(/dal 01\/01\/2016 al 31\/12\/2089/)
      .waitFor();
    await shownOn('2090-01-01');
    expect(await row('CISS-AC').getByText('capofila').count()).toBe(1);
    await page.getByRole('button', { name: 'Torna a oggi' }).click();
    await row('Consorzio IN.RE.TE.').getByText('capofila').waitFor();
  });

  it('lets a member go', async () => {
    await row(NUOVO)
      .getByRole('button', { name: `Registra l’uscita di ${NUOVO}` })
      .click();
    await dialog().getByLabel('Ultimo giorno').fill('2024-05-31');
    await act('34');
    await confirm('Registra l’uscita');
    await said('L’uscita è registrata.');
    await row(NUOVO).getByText('dal 01/03/2024 al 31/05/2024').waitFor();
    expect(await row(NUOVO).getByRole('button').allInnerTexts()).toEqual(['Rettifica']);
  });

  it('puts the days of a member right, and takes away a period that never was', async () => {
    const rettifica = () => row(NUOVO).getByRole('button', { name: `Rettifica il periodo di ${NUOVO}` });
    await rettifica().click();
    await dialog().getByLabel('Primo giorno').fill('2024-03-15');
    await dialog().getByLabel('Ultimo giorno').fill('');
    await act('37');
    expect(await seriousFindings(page)).toEqual([]);
    await confirm('Rettifica');
    await said('Il periodo è rettificato.');
    await row(NUOVO).getByText('dal 15/03/2024', { exact: true }).waitFor();
    await row(NUOVO).getByText('Rettificato con deliberazione dell’Assemblea n. 37 del 31/01/2024').waitFor();

    await rettifica().click();
    await dialog()
      .getByLabel('Che cosa è giusto')
      .selectOption('Il consorzio non ha mai fatto parte dell’ATS in questo periodo');
    await dialog().getByLabel('Motivo').selectOption('L’atto è stato annullato');
    expect(await dialog().getByLabel('Primo giorno').count()).toBe(0);
    await act('38');
    await confirm('Rettifica');
    await said('Il periodo è annullato.');
    await row(NUOVO).waitFor({ state: 'detached' });
  });

  it('refuses a correction that would leave the capofila outside, in words', async () => {
    await row('Consorzio IN.RE.TE.')
      .getByRole('button', { name: 'Rettifica il periodo di Consorzio IN.RE.TE.' })
      .click();
    await dialog().getByLabel('Primo giorno').fill('2016-02-01');
    await act('39');
    await confirm('Rettifica');
    await dialog()
      .getByText(/sarebbe capofila in giorni in cui non fa parte dell’ATS/)
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('gets another name', async () => {
    const called = async (denominazione: string, numero: string) => {
      await page.getByRole('button', { name: 'Cambia la denominazione' }).click();
      await dialog().getByLabel('Denominazione').fill(denominazione);
      await act(numero);
      await confirm('Cambia la denominazione');
      await said('La denominazione è cambiata.');
      await page.getByRole('paragraph').filter({ hasText: denominazione }).waitFor();
    };
    await called(`ATS Ivrea-Cuorgnè ${PROVA}`, '40');
    // Other specs know it by the name that it had.
    await called('ATS Ivrea-Cuorgnè', '41');
  });

  it('records an agreement and extends it', async () => {
    await page.getByRole('button', { name: 'Registra una convenzione' }).click();
    await dialog().getByLabel('Titolo').fill(CONVENZIONE);
    await dialog().getByText('Consorzio IN.RE.TE.', { exact: true }).click();
    await dialog().getByLabel('Altri enti che la sottoscrivono').fill('Ministero\n\nAzienda sanitaria');
    await dialog().getByLabel('Primo giorno').fill('2024-02-01');
    await dialog().getByLabel('Ultimo giorno').fill('2024-12-31');
    await act('35');
    expect(await seriousFindings(page)).toEqual([]);
    await confirm('Registra una convenzione');
    await said('La convenzione è registrata.');
    await row(CONVENZIONE)
      .getByText(/Scaduta, dal 01\/02\/2024 al 31\/12\/2024/)
      .waitFor();
    expect(await row(CONVENZIONE).getByRole('listitem').allInnerTexts()).toEqual([
      'Consorzio IN.RE.TE.',
      'Ministero',
      'Azienda sanitaria',
    ]);
    await row(CONVENZIONE)
      .getByRole('button', { name: `Proroga «${CONVENZIONE}»` })
      .click();
    await dialog().getByLabel('Ultimo giorno').fill('2089-12-31');
    await act('36');
    await confirm('Proroga');
    await said('La convenzione è prorogata.');
    await row(CONVENZIONE)
      .getByText(/In vigore, dal 01\/02\/2024 al 31\/12\/2089/)
      .waitFor();
    await row(CONVENZIONE)
      .getByText('Prorogata al 31/12/2089 con deliberazione dell’Assemblea n. 36 del 31/01/2024')
      .waitFor();
  });

  it('tells its history, and shows it as it was after each fact', async () => {
    await page.getByRole('link', { name: 'Storia dell’ATS' }).click();
    await settled(page, 'Storia dell’ATS');
    const fact = page.getByRole('listitem').filter({ hasText: `${NUOVO} entra nell’ATS dal 01/03/2024.` });
    await fact.getByText('Ottavia Brandimarte, Capofila.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await fact.getByRole('link', { name: 'Vedi com’era in questo momento' }).click();
    await settled(page, TITOLO);
    await row(NUOVO).getByText('dal 01/03/2024', { exact: true }).waitFor();
    expect(await row(CONVENZIONE).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Registra un’entrata' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Torna ad adesso' }).click();
    await row(CONVENZIONE).waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('is only read by a referente; its amministratore gives the roles of an ATS', async () => {
    const referente = await enter(browser, platform, 'direttore.cissac', '/atsivrea');
    await settled(referente.page, TITOLO);
    const buttons = await referente.page.getByRole('main').getByRole('button').allInnerTexts();
    expect(buttons.map((text) => text.trim())).toEqual(['Stampa']);
    const amministratore = await enter(browser, platform, 'amministratore.inrete', '/atsivrea/persone');
    await settled(amministratore.page, 'Persone e ruoli');
    await amministratore.page
      .getByRole('button', { name: /^Assegna un ruolo a/ })
      .first()
      .click();
    const roles = amministratore.page.getByRole('dialog').getByLabel('Ruolo').locator('option');
    expect(await roles.allInnerTexts()).toEqual(['Referente', 'Capofila', 'Revisore', 'Amministratore']);
    expect([...complaints, ...referente.complaints, ...amministratore.complaints]).toEqual([]);
  });
});
