import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { giornoDi } from '@consorzi/domain/shared';
import type { Browser, Page } from 'playwright-core';

import { startPlatform, type SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { conProgetto, type ReteConScadenze } from '../rete-con-scadenze.js';
import { DESKTOP, enter, openBrowser, overflow, PHONE, picture, seriousFindings, settled } from './browser.js';

const REVISORE = 'revisore.inrete';
const [MEMBRO, RETE] = ['inrete', 'atsivrea'] as const;
/** Of this run: the platform is shared. */
const NUMERO = String(randomInt(10_000, 99_999));
const TITOLO = `Dimissioni ${NUMERO}`;

describe('the consolidated view, the calendar and who owes what', () => {
  let platform: SpecPlatform;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let rete: ReteConScadenze;

  beforeAll(async () => {
    platform = await startPlatform();
    const [capofila, beta] = [
      await Client.as('direttore.inrete', platform),
      await Client.as('direttore.cissac', platform),
    ];
    const scopes = { alfa: MEMBRO, beta: 'cissac', rete: RETE };
    rete = await conProgetto(
      { alfa: capofila, beta, capofila, scopes },
      { titolo: TITOLO, cup: `I84H220004${NUMERO}` },
    );
    browser = await openBrowser();
    ({ page, complaints } = await enter(browser, platform, 'direttore.inrete', `/${RETE}`));
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  const vai = async (path: string) => {
    await page.goto(`${platform.url}${path}`);
    await settled(page);
  };
  const main = () => page.getByRole('main');
  const riga = (nome: string | RegExp) =>
    main()
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: nome }) })
      .first();
  const indirizzo = (path: string) => `/${RETE}/${path}${path.includes('?') ? '&' : '?'}progetto=${rete.progettoId}`;

  it.each([
    ['consolidato', () => indirizzo('consolidato'), /Non condividono ora alcuna spesa: .*CISS-AC/],
    ['dettaglio', () => indirizzo('consolidato/dettaglio?di=condiviso'), /2 spese per 3\.500,50/],
    ['righe', () => indirizzo('consolidato/dettaglio?di=rendicontato'), /Una riga per 1\.000,00/],
    ['movimenti', () => indirizzo(`consolidato/movimenti?partner=${MEMBRO}&mese=2025-03`), 'Spesa registrata'],
    ['scadenzario', () => `/${RETE}/scadenzario?passate=1`, /^Oggi, /],
    ['dovuti', () => indirizzo('dovuti'), 'Non condiviso: non si può sapere'],
    ['scadenzario-consorzio', () => `/${MEMBRO}/scadenzario`, /^Oggi, /],
    ['dovuti-consorzio', () => `/${MEMBRO}/dovuti?progetto=${rete.progettoId}`, 'Fascicoli incompleti'],
  ] as const)(
    '%s: shows its data, on a desk and on a phone, with nothing serious for axe',
    async (nome, verso, mostra) => {
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await vai(verso());
        await main().getByText(mostra).first().waitFor({ state: 'attached' });
        expect([viewport.width, await overflow(page)]).toEqual([viewport.width, 0]);
        expect(await seriousFindings(page)).toEqual([]);
      }
      await page.setViewportSize(DESKTOP);
      await picture(page, `consolidato-${nome}`);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  it('leads from a total to its expenses, from there to what moved it, and to the event in the register', async () => {
    await vai(indirizzo('consolidato'));
    const partner = main().getByRole('region', { name: 'Per partner' });
    expect(await partner.getByRole('row').filter({ hasText: 'CISS-AC' }).innerText()).toContain('non condivide');
    await main().getByLabel('Partner', { exact: true }).selectOption(MEMBRO);
    await settled(page);
    expect(new URL(page.url()).searchParams.get('partner')).toBe(MEMBRO);
    // The months of the partner alone, which come to its total.
    const mesi = main().getByRole('region', { name: 'Per mese di competenza' });
    const delPartner = mesi.getByRole('row').filter({ hasText: 'Totale' });
    expect(await delPartner.innerText()).toMatch(/3\.500,50[^]*1\.000,00/);
    const totale = riga('Totale').getByRole('link', { name: /3\.500,50.*spese condivise/ });
    await totale.focus();
    await page.keyboard.press('Enter');
    await settled(page, 'Spese condivise');
    await riga(new RegExp(`2025-03-20 ${TITOLO}`)).getByRole('link', { name: /^Eventi/ }).click(); // prettier-ignore
    await settled(page, 'Movimenti del mese');
    expect(await riga('Spesa registrata').innerText()).toMatch(/2\.500,50/);
    await riga('Spesa registrata')
      .getByRole('link', { name: /registro del consorzio/ })
      .click();
    await settled(page);
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${MEMBRO}/registro/\\d+$`));
    expect(complaints.splice(0)).toEqual([]);
  });

  it('keeps reported apart from shared, and leads to the lines; as of before, nothing was reported', async () => {
    await vai(indirizzo('consolidato'));
    await main()
      .getByText(/I due totali non si sommano/)
      .waitFor();
    await riga('Totale')
      .getByRole('link', { name: /1\.000,00.*righe rendicontate/ })
      .click();
    await settled(page, 'Righe dei rendiconti');
    await riga(/Rendiconto di gennaio/)
      .getByRole('link', { name: 'Rendiconto di gennaio' })
      .click();
    await settled(page, 'Rendiconto di gennaio');
    await vai(`${indirizzo('consolidato')}&posizione=${rete.prima}`);
    await page
      .getByRole('status')
      .getByText(/sola lettura/i)
      .waitFor();
    const prima = riga('Totale').getByRole('cell');
    expect((await prima.allInnerTexts()).map((text) => text.trim().split('\n').at(-1))).toEqual([
      ...['10.000,00 €', '2', '3.500,50 €', '0,00 €', '0,00 €'].map((text) => expect.stringContaining(text.replace(' €', ''))), // prettier-ignore
    ]);
    expect(complaints.splice(0)).toEqual([]);
  });

  it('shows the calendar by kind and by partner, by an address that can be sent on', async () => {
    await vai(`/${RETE}/scadenzario`);
    await main().getByLabel('Che cosa').selectOption('Target');
    await settled(page);
    expect(new URL(page.url()).searchParams.get('tipo')).toBe('target');
    await main()
      .getByRole('button', { name: /^Mostra / })
      .click();
    const voci = main().getByRole('listitem').filter({ hasText: TITOLO });
    expect(await voci.count()).toBe(2);
    expect(await voci.filter({ hasText: 'IN.RE.TE' }).innerText()).toMatch(
      /31\/03\/2025[^]*PAI attivati: 34 n\.[^]*Passata/,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Sezioni dell’ATS' }).isVisible()).toBe(false);
    expect(await voci.first().isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      main()
        .getByRole('button', { name: /calendario/ })
        .click(),
    ]);
    expect(file.suggestedFilename()).toBe(`scadenzario-${RETE}.ics`);
    expect(readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '')).toMatch(
      /DTSTART;VALUE=DATE:20250331\r\nSUMMARY:Target: PAI attivati: 34 n\.\r\n/,
    );
    await voci.first().getByRole('link').click();
    await settled(page, TITOLO);
    expect(complaints.splice(0)).toEqual([]);
  });

  it('tells who audits one rendiconto what was reported in it, and says that it is of their task only', async () => {
    const amministratore = await Client.as('amministratore.inrete', platform);
    const { io } = await (await Client.as(REVISORE, platform)).ask('{ io { personaId } }');
    const { personaId } = io as { personaId: string };
    const [oggi, tipo] = [giornoDi(new Date().toISOString()), 'rendiconti'];
    await amministratore.done('revocaRuolo', { scope: RETE, personaId, ruolo: 'revisore' });
    const perimetro = { tipo, rendiconti: [rete.rendicontoId] };
    await amministratore.done('affidaRevisione', { scope: RETE, personaId, dal: oggi, al: oggi, perimetro });
    const sua = await enter(browser, platform, REVISORE, `/${RETE}/consolidato`);
    const suo = sua.page.getByRole('main');
    for (const viewport of [DESKTOP, PHONE]) {
      await sua.page.setViewportSize(viewport);
      await settled(sua.page, 'Consolidato');
      await suo.getByText('Solo del tuo incarico.').waitFor();
      const totale = suo.getByRole('row').filter({ hasText: 'Totale' }).first();
      expect(await totale.innerText()).toMatch(/1\.000,00/);
      expect(await suo.innerText()).not.toMatch(/3\.500,50|10\.000,00|non condivide|Non condividono/);
      expect([viewport.width, await overflow(sua.page)]).toEqual([viewport.width, 0]);
      expect(await seriousFindings(sua.page)).toEqual([]);
    }
    await picture(sua.page, 'consolidato-incarico');
    for (const [path, mostra] of [
      ['consolidato/dettaglio?di=rendicontato', /Una riga per 1\.000,00/],
      ['scadenzario', 'Integrazioni'],
      ['dovuti', 'Integrazioni da trasmettere'],
    ] as const) {
      await sua.page.goto(`${platform.url}/${RETE}/${path}`);
      await settled(sua.page);
      await suo.getByText(mostra).first().waitFor({ state: 'attached' });
      await suo.getByText('Solo del tuo incarico.').waitFor();
      await picture(sua.page, `incarico-${path.split('?')[0]!.replace('/', '-')}`);
    }
    expect(sua.complaints).toEqual([]);
  });

  it('takes a rendiconto and a request on by their dialogs, each asking what its step needs', async () => {
    const dialogo = page.getByRole('dialog');
    const passo = async (azione: string, salva: string, scrivi: () => Promise<unknown>) => {
      await main().getByRole('button', { name: azione }).click();
      await scrivi();
      expect(await seriousFindings(page)).toEqual([]);
      await dialogo.getByRole('button', { name: salva }).click();
      await dialogo.waitFor({ state: 'detached' });
    };
    await vai(`/${RETE}/rendiconti/${rete.rendicontoId}`);
    await passo('Registra le integrazioni trasmesse', 'Registra le integrazioni trasmesse', () => dialogo.getByLabel('Protocollo').fill('77/2025')); // prettier-ignore
    await passo('Registra l’esito', 'Registra', async () => {
      await dialogo.getByLabel('Esito').selectOption('ammessoInParte');
      await dialogo.getByRole('group').getByRole('textbox').first().fill('100,00');
      await picture(page, 'rendiconto-esito');
    });
    await main().getByText('Ammesso in parte').first().waitFor();
    expect(await riga(/Fattura/).innerText()).toMatch(/1\.000,00[^]*100,00/);
    const { scadenzario } = await rete.capofila.ask(`{ scadenzario(scope: "${RETE}") { scadenze { tipo progettoId valore centesimi } } }`); // prettier-ignore
    const scadenze = scadenzario.scadenze as { tipo: string; progettoId: string; valore: string; centesimi: number }[]; // prettier-ignore
    const una = scadenze.find((one) => one.tipo === 'trasferimento' && one.progettoId === rete.progettoId)!; // prettier-ignore
    const chiede = { progettoId: rete.progettoId, tipo: una.valore, centesimi: una.centesimi, inizioAttivita: '2025-01-10' }; // prettier-ignore
    const { id } = await rete.capofila.done('preparaRichiesta', { scope: RETE, ...chiede, spesaRaggiuntaCentesimi: 0 });
    await vai(`/${RETE}/richieste/${id}`);
    // What is still to be signed for it the rule says in the dialog, which stays with what was written.
    await main().getByRole('button', { name: 'Registra l’invio' }).click();
    await dialogo.getByLabel('Protocollo').fill('78/2025');
    await dialogo.getByRole('button', { name: 'Registra l’invio' }).click();
    await dialogo.getByRole('alert').waitFor();
    expect(await dialogo.getByLabel('Protocollo').inputValue()).toBe('78/2025');
    await dialogo.getByRole('button', { name: 'Annulla' }).click();
    await main().getByRole('button', { name: 'Ritira' }).click();
    await main().getByText('Ritirata').first().waitFor();
    expect(complaints.splice(0)).toEqual([]);
  });
});
