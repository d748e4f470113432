import { giornoDi } from '@consorzi/domain/shared';
import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { runVerifier } from '../../infra/testing/verifier.js';
import { bytesOf, unpacked } from '../audit/archivio.js';
import { Client } from '../client.js';
import { wordsBelow } from '../isolation/cli-cases.js';
import { enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const SCOPE = 'ciss38';
const AUDITOR = `nucleo.${SCOPE}`;

/** Somebody of the consortium loses their role, is called to audit one centro, looks, and is sent away. */
describe('an auditor, called and watched', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let office: Client;
  let complaints: string[];
  let personaId: string;
  let nome: string;
  let centro: string;
  let obiettivoId: string;
  let altriObiettivi: string[];

  beforeAll(async () => {
    platform = await startPlatform();
    office = await Client.as(`amministratore.${SCOPE}`, platform);
    const { io } = await (await Client.as(AUDITOR, platform)).ask('{ io { personaId nome } }');
    ({ personaId, nome } = io as { personaId: string; nome: string });
    await office.done('revocaRuolo', { scope: SCOPE, personaId, ruolo: 'nucleo' });
    const { piani } = await office.ask(`{ piani(scope: "${SCOPE}") { edges { node { id } } } }`);
    const pianoId = piani.edges[0].node.id as string;
    const { albero } = await office.ask(
      `{ albero(scope: "${SCOPE}", pianoId: "${pianoId}") { rami { centro { denominazione } obiettivi { id } } } }`,
    );
    const rami = albero.rami as { centro: { denominazione: string }; obiettivi: { id: string }[] }[];
    const ramo = rami.find(({ obiettivi }) => obiettivi.length > 0)!;
    centro = ramo.centro.denominazione;
    obiettivoId = ramo.obiettivi[0]!.id;
    const suoi = ramo.obiettivi.map(({ id }) => id);
    altriObiettivi = rami.flatMap(({ obiettivi }) => obiettivi.map(({ id }) => id)).filter((id) => !suoi.includes(id));
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, `amministratore.${SCOPE}`, `/${SCOPE}/revisori`));
    await settled(page, 'Revisori');
  });
  afterAll(async () => {
    await browser?.close();
    // Signed in anew: a token lives a minute, this file may have taken longer.
    const again = office && (await Client.as(`amministratore.${SCOPE}`, platform));
    await again?.done('assegnaRuolo', { scope: SCOPE, personaId, ruolo: 'nucleo', centri: [] });
    await platform?.stop();
  });

  const today = () => giornoDi(new Date().toISOString());
  const dialog = () => page.getByRole('dialog');
  const said = (words: string) => page.getByRole('status').getByText(words).waitFor();
  const row = () => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nome }) });

  it('is called by the amministratore, for days and a centro, with the act', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Affida una revisione' }).first().click();
    await dialog().getByLabel('A chi').selectOption({ label: nome });
    await dialog().getByLabel('Primo giorno').fill(today());
    await dialog().getByLabel('Ultimo giorno').fill(today());
    await dialog().getByLabel('Che cosa può vedere').selectOption({ label: 'Alcuni centri di responsabilità' });
    await dialog().getByText(centro, { exact: true }).click();
    await dialog().getByText('C’è un atto o una lettera di incarico').click();
    await dialog().getByLabel('Numero').fill('31');
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'revisori-affida');
    await dialog().getByRole('button', { name: 'Affida una revisione' }).click();
    await said('L’incarico di revisione è affidato.');
    await row().getByText('In corso').waitFor();
    await row().getByText(centro).waitFor();
  });

  it('may be chosen objectives of a plan instead', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Affida una revisione' }).first().click();
    await dialog().getByLabel('Che cosa può vedere').selectOption({ label: 'Alcuni obiettivi' });
    await dialog().getByLabel('Piano').selectOption({ index: 1 });
    await dialog().locator('.scelta-lunga label').first().click();
    await dialog().getByText('1 obiettivo scelto').waitFor();
    await picture(page, 'revisori-obiettivi');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Annulla' }).click();
  });

  it('may be called for some projects of the consortium, and is not called for none', async () => {
    // Somebody else: the row of who is watched here stays the only one of that name.
    const altri = (await (await Client.as(`direttore.${SCOPE}`, platform)).ask('{ io { nome } }'))['io'].nome as string;
    await page.getByRole('main').getByRole('button', { name: 'Affida una revisione' }).first().click();
    await dialog().getByLabel('A chi').selectOption({ label: altri });
    await dialog().getByLabel('Ultimo giorno').fill(today());
    await dialog().getByLabel('Che cosa può vedere').selectOption({ label: 'Alcuni progetti' });
    await dialog()
      .getByText(/^\d+ voci, nessuna scelta$/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Affida una revisione' }).click();
    await dialog().getByText('Scegline almeno uno').waitFor();
    await dialog()
      .getByText(/^Dimissioni protette \(I84H\d+\)$/)
      .click();
    await dialog()
      .getByText(/^\d+ voci, 1 scelta$/)
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Affida una revisione' }).click();
    await said('L’incarico di revisione è affidato.');
    // Once the page knows of it, so does who asks.
    await page.getByRole('row').filter({ hasText: altri }).getByText('Dimissioni protette').waitFor();
    const { revisioni } = await office.ask(
      `{ revisioni(scope: "${SCOPE}") { revisioni { perimetro { tipo progetti { nome } centri { nome } } } } }`,
    );
    expect(revisioni.revisioni[0].perimetro).toEqual({
      tipo: 'progetti',
      progetti: [{ nome: 'Dimissioni protette' }],
      centri: [],
    });
  });

  it('may be called in an ATS for a project or for a rendiconto: what was chosen of the other kind counts for nothing', async () => {
    const rete = 'atsivrea';
    const capofila = await Client.as('direttore.inrete', platform);
    const { progetti } = await capofila.ask(`{ progetti(scope: "${rete}") { progetti { id titolo } } }`);
    const { id: progettoId } = (progetti.progetti as { id: string; titolo: string }[]).find(({ titolo }) => titolo === 'Dimissioni protette')!; // prettier-ignore
    const apri = { titolo: 'Saldo da rivedere', dalMese: '2025-01', alMese: '2025-12', tipo: 'saldo' };
    const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope: rete, progettoId, ...apri });
    const { io } = await (await Client.as('direttore.ciss38', platform)).ask('{ io { nome } }');
    const ufficio = await enter(browser, platform, 'amministratore.inrete', `/${rete}/revisori`);
    await settled(ufficio.page, 'Revisori');
    await ufficio.page.getByRole('main').getByRole('button', { name: 'Affida una revisione' }).first().click();
    const suo = ufficio.page.getByRole('dialog');
    await suo.getByLabel('A chi').selectOption({ label: io.nome as string });
    await suo.getByLabel('Ultimo giorno').fill(today());
    const cosa = suo.getByLabel('Che cosa può vedere');
    expect(await cosa.locator('option').allTextContents()).toEqual(['L’intero ente', 'Alcuni progetti', 'Alcuni rendiconti']); // prettier-ignore
    await cosa.selectOption({ label: 'Alcuni progetti' });
    await suo.getByText(/^Supervisione degli operatori/).click();
    await cosa.selectOption({ label: 'Alcuni rendiconti' });
    await suo.getByText('Saldo da rivedere · Dimissioni protette').click();
    await suo.getByText(/^\d+ voc[ei], 1 scelta$/).waitFor();
    await picture(ufficio.page, 'revisori-rendiconti');
    expect(await seriousFindings(ufficio.page)).toEqual([]);
    await suo.getByRole('button', { name: 'Affida una revisione' }).click();
    await ufficio.page.getByRole('status').getByText('L’incarico di revisione è affidato.').waitFor();
    await ufficio.page
      .getByRole('row')
      .filter({ hasText: io.nome as string })
      .getByText('Saldo da rivedere')
      .waitFor();
    const amministratore = await Client.as('amministratore.inrete', platform);
    const { revisioni } = await amministratore.ask(
      `{ revisioni(scope: "${rete}") { revisioni { perimetro { tipo progetti { id } rendiconti { id } } } } }`,
    );
    expect(revisioni.revisioni[0].perimetro).toEqual({ tipo: 'rendiconti', progetti: [], rendiconti: [{ id: rendicontoId }] }); // prettier-ignore
    expect(ufficio.complaints).toEqual([]);
    await ufficio.page.context().close();
  });

  it('sees on entry what they see and until when, and nothing that is refused to them', async () => {
    const theirs = await enter(browser, platform, AUDITOR, `/${SCOPE}`);
    await settled(theirs.page);
    await theirs.page.getByText(`Vedi ciò che è di: ${centro}.`).waitFor();
    await theirs.page.getByText('Ogni tua lettura è registrata').waitFor();
    for (const section of ['Registro', 'Importazioni', 'Persone', 'Revisori'])
      expect(await theirs.page.getByRole('navigation').getByRole('link', { name: section, exact: true }).count()).toBe(
        0,
      );
    await picture(theirs.page, 'revisore-inizio');
    await theirs.page.getByRole('navigation').getByRole('link', { name: 'Piani' }).click();
    await settled(theirs.page, 'Piani');
    await theirs.page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: /20\d\d/ })
      .first()
      .click();
    await settled(theirs.page);
    await theirs.page.getByRole('main').getByText(centro).first().waitFor();
    await picture(theirs.page, 'revisore-piano');
    for (const refused of ['Confronta le versioni', /da dove viene/i])
      expect(await theirs.page.getByRole('link', { name: refused }).count()).toBe(0);
    await theirs.page.goto(`${platform.url}/${SCOPE}/obiettivi/${obiettivoId}`);
    await settled(theirs.page);
    await picture(theirs.page, 'revisore-obiettivo');
    expect(await theirs.page.getByRole('link', { name: 'Che cosa è cambiato' }).count()).toBe(0);
    await theirs.page.getByRole('button', { name: 'Di chi è ogni campo' }).click();
    await theirs.page
      .getByRole('link', { name: /^evento/ })
      .first()
      .click();
    await settled(theirs.page);
    await theirs.page.getByText('Contenuto').first().waitFor();
    expect(
      await theirs.page
        .getByRole('main')
        .getByRole('link', { name: /Registro|Trasparenza/ })
        .count(),
    ).toBe(0);
    await picture(theirs.page, 'revisore-evento');
    expect(await seriousFindings(theirs.page)).toEqual([]);
    await theirs.page.setViewportSize(PHONE);
    expect(await overflow(theirs.page)).toBe(0);
    expect(theirs.complaints).toEqual([]);
    await theirs.page.context().close();
  });

  it('takes away the dossier of what they may read, and of nothing else', async () => {
    const theirs = await enter(browser, platform, AUDITOR, `/${SCOPE}`);
    await settled(theirs.page);
    expect(await theirs.page.getByRole('button', { name: 'Scarica il fascicolo del registro' }).count()).toBe(0);
    await theirs.page.getByLabel('Piano', { exact: true }).selectOption({ index: 1 });
    const coming = theirs.page.waitForEvent('download', { timeout: 60_000 });
    await theirs.page.getByRole('button', { name: 'Scarica il dossier del piano' }).click();
    const folder = await unpacked(await bytesOf(await (await coming).createReadStream()));
    await theirs.page.getByRole('status').getByText('Il file è stato scaricato.').waitFor();
    await picture(theirs.page, 'revisore-dossier');
    const { code, verdict } = await runVerifier(folder);
    expect([code, verdict]).toEqual([0, expect.objectContaining({ ok: true, reason: null })]);
    const words = wordsBelow(folder);
    expect(words).toContain(obiettivoId);
    expect(altriObiettivi.filter((id) => words.includes(id))).toEqual([]);
    expect(altriObiettivi.length).toBeGreaterThan(0);
    expect(theirs.complaints).toEqual([]);
    await theirs.page.context().close();
  });

  it('leaves a trail that the consortium reads', async () => {
    await page.getByRole('link', { name: 'Accessi dei revisori' }).click();
    await settled(page, 'Accessi dei revisori');
    await page.getByRole('row').filter({ hasText: nome }).filter({ hasText: 'Obiettivo' }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'revisori-accessi');
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('is sent away, and gone when the page says so', async () => {
    await page.getByRole('link', { name: 'Revisori', exact: true }).first().click();
    await settled(page, 'Revisori');
    await picture(page, 'revisori');
    await row()
      .getByRole('button', { name: `Revoca l’incarico di ${nome}` })
      .click();
    await dialog().getByRole('button', { name: 'Revoca', exact: true }).click();
    await said('L’incarico è revocato.');
    const { io } = await (await Client.as(AUDITOR, platform)).ask('{ io { consorzi { scope } } }');
    expect((io.consorzi as { scope: string }[]).map(({ scope }) => scope)).not.toContain(SCOPE);
    await row().getByText('Revocata').waitFor();
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });
});
