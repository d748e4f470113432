import { randomInt } from 'node:crypto';

import type { Browser, Locator, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { FUORI, indicatoreCollegato, MEMBRI, RETE, recepito, spesaDi, type Membro, type ProgettoDellAnno } from '../anno-ivrea.js'; // prettier-ignore
import { Client } from '../client.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, seriousFindings, settled } from './browser.js';

/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const CUP = `I84H220005${NUMERO}`;
const TITOLO = `Dimissioni protette ${NUMERO}`;
const traguardoId = 'pai';

interface Finestra {
  readonly page: Page;
  readonly complaints: string[];
}

describe('the year 2025 of the sample ATS, in three windows at once and one outside', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let progetto: ProgettoDellAnno;
  const di = {} as Record<Membro, Client>;
  const finestre = {} as Record<Membro | typeof FUORI, Finestra>;

  beforeAll(async () => {
    platform = await startPlatform();
    for (const scope of MEMBRI) di[scope] = await Client.as(`direttore.${scope}`, platform);
    progetto = await vissutoFinoAlla2025(di);
    browser = await openBrowser();
    const porte = [
      ['inrete', `/${RETE}/progetti/${progetto.progettoId}`],
      ['cissac', `/cissac/progetti-ats/${progetto.progettoId}`],
      ['ciss38', `/ciss38/progetti-ats/${progetto.progettoId}`],
      [FUORI, `/${FUORI}`],
    ] as const;
    for (const [scope, path] of porte) finestre[scope] = await enter(browser, platform, `direttore.${scope}`, path);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const vai = async ({ page }: Finestra, path: string, title?: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page, title);
  };
  const row = (page: Page, within: Page | Locator, name: string | RegExp) =>
    within.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }).first(); // prettier-ignore
  const cells = async (of: Locator) =>
    (await of.waitFor(), await of.getByRole('cell').allInnerTexts()).map((text) =>
      text.trim().replaceAll('\u00a0', ' '),
    );
  const told = ({ page }: Finestra, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
  const looksWell = async ({ page, complaints }: Finestra, nome: string) => {
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      expect([nome, viewport.width, await overflow(page)]).toEqual([nome, viewport.width, 0]);
      expect(await seriousFindings(page)).toEqual([]);
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/anno-${nome}-${viewport.width}.png`, fullPage: true });
    }
    expect(complaints.splice(0)).toEqual([]);
  };
  const consolidato = `/${RETE}/consolidato?progetto=`;

  it('counts the PAI that each member enters for itself: 89 in 2025, 129 of 125 since the start', async () => {
    const { inrete, cissac, ciss38 } = finestre;
    await settled(inrete.page, new RegExp(TITOLO));
    const pai = inrete.page.getByRole('region', { name: /^PAI attivati/ });
    // The 34 of the capofila's own consortium were entered in its consuntivo; the others have theirs of before.
    expect((await cells(row(inrete.page, pai, 'intero progetto'))).slice(0, 3)).toEqual(['40', '34', '74']);
    await Promise.all(
      ([[cissac, '28'], [ciss38, '27']] as const).map(async ([finestra, valore]) => {
        const { page } = finestra;
        await settled(page, TITOLO);
        await page.getByRole('button', { name: 'Registra un dato: PAI attivati' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Di quanto tempo').selectOption('di un anno intero');
        await dialog.getByLabel('Anno').fill('2025');
        await dialog.getByLabel(/^Quanto/).fill(valore);
        await dialog.getByRole('button', { name: 'Salva', exact: true }).click();
        await told(finestra, 'Il dato è registrato.');
      }),
    ); // prettier-ignore
    await inrete.page.reload();
    await settled(inrete.page, new RegExp(TITOLO));
    expect((await cells(row(inrete.page, pai, 'intero progetto'))).slice(0, 4)).toEqual(['40', '89', '129', '125 n.']);
    for (const [nome, del2025] of [[/IN\.RE\.TE/, '34'], [/CISS-AC/, '28'], [/CISS 38/, '27']] as const) {
      expect((await cells(row(inrete.page, pai, nome)))[1]).toBe(del2025);
    } // prettier-ignore
    await looksWell(inrete, 'progetto');
    await looksWell(cissac, 'membro');
  });

  it('adds up what the members spend, as soon as they have written it', async () => {
    const { inrete, cissac, ciss38 } = finestre;
    const vista = () => vai(inrete, `${consolidato}${progetto.progettoId}`, 'Consolidato');
    await vista();
    const perPartner = inrete.page.getByRole('region', { name: 'Per partner' });
    const condiviso = async (nome: string | RegExp) => (await cells(row(inrete.page, perPartner, nome)))[2];
    expect([await condiviso('Totale'), await condiviso(/CISS 38/)]).toEqual(['36.600,00 €', '0,00 €']);
    await Promise.all([scrive(ciss38, 'ciss38', 'Fattura'), scrive(cissac, 'cissac', 'Personale')]);
    await vista();
    expect(await Promise.all([/IN\.RE\.TE/, /CISS-AC/, /CISS 38/, 'Totale'].map(condiviso))).toEqual(
      ['36.600,00 €', '24.000,00 €', '18.300,00 €', '78.900,00 €'], // prettier-ignore
    );
    await inrete.page.getByText(/I due totali non si sommano/).waitFor();
    await looksWell(inrete, 'consolidato');
    await looksWell(ciss38, 'spesa');
  });

  /** An expense, by hand, in the member's own window. */
  async function scrive(finestra: Finestra, scope: Membro, tipo: 'Fattura' | 'Personale'): Promise<void> {
    const { page } = finestra;
    await vai(finestra, `/${scope}/spese/nuova?progetto=${progetto.progettoId}`, 'Registra una spesa');
    await page.getByLabel('Tipo di spesa').selectOption(tipo);
    await page.getByLabel('Data di competenza').fill('2025-09-30');
    await page.getByLabel('Descrizione').fill(`Assistenza domiciliare ${NUMERO}`);
    const importi = page.getByRole('group', { name: 'Importi' });
    if (tipo === 'Fattura') {
      await page.getByLabel('CIG', { exact: false }).last().fill('B10A9942A7');
      await page.getByRole('group', { name: 'Documento' }).getByLabel('Numero').fill(`${NUMERO}/F`);
      await page.getByRole('group', { name: 'Documento' }).getByLabel('Data').fill('2025-09-30');
      await page.getByLabel('Denominazione').fill('Cooperativa Uno');
      await page.getByLabel('Partita IVA').fill('07264440012');
      await importi.getByLabel('Imponibile').fill('15000');
      await importi.getByLabel(/^IVA(?! che)/).fill('3300');
    } else {
      await importi.getByLabel('Importo').fill('24.000,00');
    }
    const quota = page.getByRole('group', { name: 'Quota 1' });
    await quota.getByLabel('Voce di spesa').selectOption({ index: tipo === 'Fattura' ? 2 : 1 });
    await quota.getByLabel('Importo').fill(tipo === 'Fattura' ? '18300' : '24000');
    await page.getByRole('button', { name: 'Registra la spesa' }).click();
    await told(finestra, 'La spesa è registrata.');
  }

  it('puts an expense that a member shares into a rendiconto', async () => {
    const { inrete } = finestre;
    const { page } = inrete;
    await vai(inrete, `/${RETE}/rendiconti`, 'Rendiconti');
    await page.getByRole('button', { name: 'Apri un rendiconto' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Progetto').selectOption(progetto.progettoId);
    await dialog.getByLabel('Titolo').fill(`Autunno ${NUMERO}`);
    await dialog.getByLabel('Dal mese').fill('2025-07');
    await dialog.getByLabel(/^Al mese/).fill('2025-12');
    await dialog.getByRole('button', { name: 'Apri un rendiconto' }).click();
    await told(inrete, 'Il rendiconto è aperto.');
    await page.getByRole('link', { name: `Autunno ${NUMERO}` }).click();
    await settled(page, `Autunno ${NUMERO}`);
    await page.getByRole('button', { name: 'Inserisci spese' }).click();
    await dialog.getByText(new RegExp(`CISS 38, .*${NUMERO}/F`)).click();
    await dialog.getByRole('button', { name: 'Inserisci spese' }).click();
    await told(inrete, 'Una spesa inserita.');
    expect((await cells(row(page, page, `Fattura ${NUMERO}/F`))).slice(0, 3)).toEqual(['CISS 38', 'settembre 2025', '18.300,00 €']); // prettier-ignore
    await looksWell(inrete, 'rendiconto');
  });

  it('shows no more of a member that takes its sharing back, but the line that was reported', async () => {
    const { inrete, ciss38 } = finestre;
    await vai(ciss38, '/ciss38/condivisioni');
    await ciss38.page.getByRole('button', { name: `Revoca la condivisione di ${TITOLO}` }).click();
    const dialog = ciss38.page.getByRole('dialog');
    await dialog.getByLabel('Motivo').fill('Il progetto è finito');
    await looksWell(ciss38, 'revoca');
    await dialog.getByRole('button', { name: 'Revoca', exact: true }).click();
    await told(ciss38, /L’ATS non legge più questi dati|non legge più/i);
    await inrete.page.getByRole('heading', { level: 1, name: `Autunno ${NUMERO}` }).waitFor();
    await inrete.page.reload();
    await settled(inrete.page, `Autunno ${NUMERO}`);
    expect((await cells(row(inrete.page, inrete.page, `Fattura ${NUMERO}/F`))).slice(0, 3)).toEqual(['CISS 38', 'settembre 2025', '18.300,00 €']); // prettier-ignore
    await vai(inrete, `${consolidato}${progetto.progettoId}`, 'Consolidato');
    const perPartner = inrete.page.getByRole('region', { name: 'Per partner' });
    const righe = await Promise.all([/CISS 38/, 'Totale'].map((nome) => cells(row(inrete.page, perPartner, nome))));
    expect(righe.map((riga) => riga.slice(-3))).toEqual([
      ['non condivide', '–', '18.300,00 €'],
      ['60.600,00 €', '0,00 €', '18.300,00 €'],
    ]);
    await looksWell(inrete, 'consolidato-dopo');
    await vai(inrete, `/${RETE}/progetti/${progetto.progettoId}`);
    const pai = inrete.page.getByRole('region', { name: /^PAI attivati/ });
    expect((await cells(row(inrete.page, pai, 'intero progetto'))).slice(0, 3)).toEqual(['27', '62', '89']);
    await row(inrete.page, pai, /CISS 38/).getByText('non condiviso').first().waitFor(); // prettier-ignore
  });

  it('is a page that does not exist for who is outside, as one of a network that is none', async () => {
    const fuori = finestre[FUORI];
    const mostra = async (path: string) => {
      await vai(fuori, path, 'Pagina non trovata');
      return fuori.page.locator('body').innerText();
    };
    const nessuna = await mostra('/atsignota/consolidato');
    for (const path of ['consolidato', 'rendiconti', `progetti/${progetto.progettoId}`]) {
      expect(await mostra(`/${RETE}/${path}`)).toBe(nessuna);
    }
    await looksWell(fuori, 'fuori');
    await vai(fuori, `/${FUORI}/progetti-ats`);
    expect(await fuori.page.getByRole('main').innerText()).not.toContain(NUMERO);
    await vai(fuori, `/${FUORI}/condivisioni`);
    expect(await fuori.page.getByRole('main').innerText()).not.toContain(NUMERO);
    expect(fuori.complaints).toEqual([]);
  });
});

/** By the doors that the pages use: a project, what its members share of it, what was counted and spent so far. */
async function vissutoFinoAlla2025(di: Readonly<Record<Membro, Client>>): Promise<ProgettoDellAnno> {
  const scope = RETE;
  const capofila = di.inrete;
  const nomi = { denominazione: `Fondo ${NUMERO}`, finanziatore: 'Ministero', fondo: 'PNRR' };
  const { id: programmaId } = await capofila.done('istituisciProgramma', { scope, ...nomi });
  const proposta = { predefinita: 'regis-2022' };
  await capofila.done('adottaProcedura', { scope, programmaId, dal: '2022-01-01', proposta });
  const { id: progettoId } = await capofila.done('registraProgetto', {
    ...{ scope, programmaId, proceduraVersione: 1, titolo: TITOLO, cup: CUP, linea: '1.1.3', responsabili: [] },
    atto: { organo: 'cda', numero: '1', data: '2022-08-04' },
    partner: MEMBRI.map((consorzio) => ({ partnerId: consorzio, consorzio })),
    piano: {
      ...{ dal: '2022-08-04', al: '2026-06-30', fasi: [] },
      voci: [
        { voceId: 'personale', codice: 'A.1', titolo: 'Personale' },
        { voceId: 'servizi', codice: 'A.2', titolo: 'Servizi' },
      ],
      quote: MEMBRI.map((partnerId) => ({
        voceId: 'servizi',
        partnerId,
        fonte: 'finanziamento',
        centesimi: 11_000_000,
      })),
      traguardi: [
        {
          ...{ traguardoId, tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
          attesi: [{ entro: '2026-06-30', valore: '125' }],
        },
      ],
    },
  });
  const progetto = { progettoId, cup: CUP, traguardoId };
  const prima = { inrete: '15', cissac: '12', ciss38: '13' };
  for (const membro of MEMBRI) {
    await recepito(di[membro], membro, progettoId);
    const figura = { progettoId, traguardoId, mese: '2024-12', periodo: 'anno', valore: prima[membro] };
    await di[membro].done('registraAvanzamento', { scope: membro, ...figura });
    const tipi = ['spese', 'documenti', 'liste', 'avanzamento'];
    await di[membro].done('concediCondivisione', { scope: membro, ats: RETE, progettoId, tipi, dalMese: '2024-01' });
  }
  const dove = await indicatoreCollegato(di.inrete, 'inrete', { dal: 2025, al: 2027 }, progetto);
  await di.inrete.done('registraValoreIndicatore', { ...dove, anno: 2025, testo: '34', rilevatoIl: '2025-12-31' });
  const spesa = spesaDi(progetto, 'fattura', '2025-03-31', 3_660_000, `${NUMERO}/I`);
  await di.inrete.done('registraSpesa', { scope: 'inrete', spesa });
  return progetto;
}
