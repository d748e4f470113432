import { createHash, randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import pg from 'pg';

import { hashOf } from '@consorzi/domain/event-sourcing';
import { deciderImportazione, importazioneIdOf } from '@consorzi/domain/importing';
import { pianoIdOf } from '@consorzi/domain/planning';

import { runCommand } from '../../apps/api/src/event-sourcing/index.js';
import { Testi } from '../../apps/api/src/testi/index.js';
import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { platformLog } from '../platform-log.js';
import { databaseUrls } from '../platform-database.js';
import { enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';
import { documentoPeg } from './documento.js';

const SCOPE = 'albalangheroero';
const ANNO = 2017;
const FILE = 'peg-interrotto.txt';
const DIRETTORE = `direttore.${SCOPE}`;

/** The process died between two parts of a document: what is left, and the way out of it. */
describe('an import that stopped half-way', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let direttore: Client;
  let page: Page;
  let complaints: string[];
  let propostaId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openBrowser();
    direttore = await Client.as(DIRETTORE, platform);
    const body = Buffer.from(documentoPeg(ANNO));
    propostaId = await direttore.upload(SCOPE, FILE, body);
    await firstPart(createHash('sha256').update(body).digest('hex'));
    ({ page, complaints } = await enter(browser, platform, DIRETTORE, `/${SCOPE}/importazioni`));
    await settled(page, 'Documenti importati');
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  /** The first of two parts, as accepting writes it, with the role that the platform itself has; the second never comes. */
  async function firstPart(sha256: string): Promise<void> {
    const amministratore = await Client.as(`amministratore.${SCOPE}`, platform);
    const { persone } = await amministratore.ask(
      `{ persone(scope: "${SCOPE}") { persone { personaId ruoli { ruolo } } } }`,
    );
    const isDirettore = ({ ruoli }: { ruoli: { ruolo: string }[] }) => ruoli.some(({ ruolo }) => ruolo === 'direttore');
    const { personaId } = persone.persone.find(isDirettore) as { personaId: string };
    const { centri } = await direttore.ask(`{ centri(scope: "${SCOPE}") { centri { id } } }`);
    const pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api });
    const importazioneId = importazioneIdOf(SCOPE, sha256);
    const commandId = randomUUID();
    const testi = await new Testi(pool).perComando(SCOPE, commandId);
    const nome = testi.ref('documento', FILE);
    await testi.salva(`${SCOPE}-Importazione.${importazioneId}`);
    const now = new Date().toISOString();
    const periodo = { dal: ANNO, al: ANNO };
    const scheda = {
      ...{ numero: '1', titolo: 'Arrivato con la prima parte', centri: [centri.centri[0].id as string] },
      ...{ areaStrategica: '', obiettivoOperativo: '', progettiPeg: [], progettoPegTesto: '', servizi: '' },
      ...{ utentiFinali: '', retiDiCollaborazione: '', finalita: '', descrizione: '', continuaDa: null },
      ...{ attivita: [], indicatori: [] },
    };
    const command = {
      type: 'ImportaParte' as const,
      autore: { personaId, centri: 'tutti' as const },
      now,
      importazioneId,
      piano: { ...periodo, pianoId: pianoIdOf(SCOPE, periodo), titolo: 'Piano mai visto', come: 'bozza' as const },
      propostaId,
      documento: { nome, sha256, famiglia: 'peg_piano_performance', versioneParser: 'prova' },
      oggetti: [{ tipo: 'obiettivo' as const, id: randomUUID(), scheda }],
      sezioni: [],
      parte: 1,
      di: 2,
    };
    const context = {
      scope: SCOPE,
      commandId,
      bodyHash: hashOf({ propostaId, parte: 1 }),
      personaId,
      role: 'direttore',
    };
    const traced = { ...context, correlationId: commandId, causationId: null, recordedAt: now };
    await runCommand({ store: platformLog(platform.data, pool) }, traced, deciderImportazione, command);
    await pool.end();
  }

  const stopped = () => page.locator('article').filter({ has: page.getByRole('heading', { name: FILE }) });
  const scarta = () => page.getByRole('button', { name: `Scarta l’importazione di ${FILE}` });
  const dialog = () => page.getByRole('dialog', { name: 'Scarta l’importazione non finita' });
  const open = async (path: string, title: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };

  it('is shown for what it is: how far it came, by whom, that its plan is not seen', async () => {
    // The projector is another process: the page is asked again until it knows.
    while ((await stopped().count()) === 0) await open(`/${SCOPE}/importazioni`, 'Documenti importati');
    await stopped().getByText('Non finita').waitFor();
    await stopped().getByText('È registrata 1 parte su 2').waitFor();
    await stopped()
      .getByText(/Iniziata da Cesare Roccaforte/)
      .waitFor();
    expect(await stopped().getByRole('link', { name: 'Vai al piano' }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(`/${SCOPE}/piani`, 'Piani');
    expect(await page.getByRole('link', { name: 'Piano mai visto' }).count()).toBe(0);
  });

  it('is read by who may not import, who is offered nothing', async () => {
    for (const user of ['finanza', 'responsabile']) {
      const { page: own } = await enter(browser, platform, `${user}.${SCOPE}`, `/${SCOPE}/importazioni`);
      await settled(own, 'Documenti importati');
      await own.getByText('Non finita').waitFor();
      expect(await own.getByRole('button', { name: /^Scarta/ }).count()).toBe(0);
      await own.context().close();
    }
  });

  it('stands in the way of the document, which says so and leads to it', async () => {
    await open(`/${SCOPE}/importa/${propostaId}`, 'Revisione del documento');
    await page.getByRole('button', { name: 'Accetta e crea il piano in bozza' }).click();
    await page.getByRole('alert').getByText('si è fermata a metà').waitFor();
  });

  it('is dropped after a question that says what goes away and what stays', async () => {
    await page.getByRole('link', { name: 'Vai ai documenti importati' }).click();
    await settled(page, 'Documenti importati');
    await scarta().click();
    await dialog().getByText('Gli obiettivi e i progetti PEG già registrati').waitFor();
    await dialog().getByText('I centri di responsabilità istituiti dal documento restano.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Annulla' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await stopped().count()).toBe(1);
    await scarta().click();
    await dialog().getByRole('button', { name: 'Scarta l’importazione' }).click();
    await page.getByRole('status').getByText('L’importazione è stata scartata.').waitFor();
    await stopped().waitFor({ state: 'detached' });
  });

  it('leaves document and period free: the same document is accepted whole', async () => {
    await open(`/${SCOPE}/importa/${propostaId}`, 'Revisione del documento');
    await page.getByRole('button', { name: 'Accetta e crea il piano in bozza' }).click();
    await settled(page, new RegExp(`${ANNO}$`));
    await page.getByRole('button', { name: 'Apri tutto' }).click();
    await page.getByRole('link', { name: /Aprire lo sportello unico/ }).waitFor();
    expect(await page.getByRole('link', { name: /Arrivato con la prima parte/ }).count()).toBe(0);
    await open(`/${SCOPE}/importazioni`, 'Documenti importati');
    await stopped().getByRole('link', { name: 'Vai al piano' }).waitFor();
    expect(await page.getByText('Non finita').count()).toBe(0);
  });

  it('has said nothing wrong to the console on the way', () => {
    expect(complaints).toEqual([]);
  });
});
