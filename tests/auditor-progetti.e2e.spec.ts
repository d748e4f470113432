import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import { deciderAts } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import { deciderAccessi } from '@consorzi/domain/tenancy';
import pg from 'pg';

import { runHere } from '../apps/api/src/cli/testing/run-here.js';
import { riconosci } from '../apps/api/src/policies/testing/riconosci.js';
import { platformLog } from './platform-log.js';
import { logOf } from '../infra/testing/launch.js';
import { startPlatform, type SpecPlatform } from '../infra/testing/platform.js';
import { consorzioProprio, entrato, run } from './audit/consorzio-proprio.js';
import type { Client } from './client.js';
import { databaseUrls } from './platform-database.js';
import { stranger } from './token.js';

const [RETE, ALFA, BETA] = ['revisionerete', 'revisionealfa', 'revisionebeta'];
const atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' } as const;
const today = giornoDi(new Date().toISOString());
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

interface Progetto {
  readonly id: string;
  readonly cup: string;
  readonly rendicontoId: string;
  readonly spese: Readonly<Record<string, string>>;
}

/** Two projects of one ATS with two members: all that is told of the first is asked by who audits the first. */
describe('an auditor of a project, or of a rendiconto', () => {
  let platform: SpecPlatform;
  let store: EventStore;
  let pool: pg.Pool;
  let capofila: Client;
  let membri: Readonly<Record<string, Client>>;
  let [primo, secondo] = [] as unknown as [Progetto, Progetto];
  let documentoId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
    store = platformLog(platform.data, pool);
    const [alfa, beta] = [await consorzioProprio(platform, ALFA, 'Anna'), await consorzioProprio(platform, BETA, 'Bruno')]; // prettier-ignore
    membri = { [ALFA]: alfa, [BETA]: beta };
    capofila = await entrato(platform, RETE, 'Carla');
    await istituisciRete();
    const proposta = { predefinita: 'facilitazione-piemonte' };
    const programma = { scope: RETE, denominazione: 'Facilitazione', finanziatore: 'Regione', fondo: 'Fondo' };
    const { id: programmaId } = await capofila.done('istituisciProgramma', programma);
    await capofila.done('adottaProcedura', { scope: RETE, programmaId, dal: '2023-01-01', proposta });
    [primo, secondo] = [await progetto(programmaId, 'Primo', 'I84H22000210006'), await progetto(programmaId, 'Secondo', 'I84H22000220006')]; // prettier-ignore
    const { body } = await alfa.rest('POST', `/api/fascicoli/${ALFA}/caricamenti?nome=fattura.pdf`, PDF);
    const spesaId = primo.spese[ALFA];
    await alfa.done('depositaDocumento', { scope: ALFA, spesaId, caricamentoId: body['caricamentoId'], tipo: 'altro' });
    const { fascicolo } = await alfa.ask(`{ fascicolo(scope: "${ALFA}", spesaId: "${spesaId}") { fascicolo { documenti { documentoId } } } }`); // prettier-ignore
    documentoId = fascicolo.fascicolo.documenti[0].documentoId as string;
  }, 120_000);
  afterAll(async () => {
    await pool?.end();
    await platform?.stop();
  });

  it('of one project reads in the ATS what is of it, lists and single things, and of the other what is not there', async () => {
    const rita = await revisore('rita', RETE, { tipo: 'progetti', progetti: [primo.id] });
    const seen = await rita.ask(`{
      progetti(scope: "${RETE}") { progetti { id piano { dal } } }
      rendiconti(scope: "${RETE}") { rendiconti { id } }
      programmi(scope: "${RETE}") { programmi { denominazione } }
      cassa(scope: "${RETE}") { conti { progettoId } }
      spese: speseCondivise(scope: "${RETE}", first: 1) { totale { numero quotaCentesimi } consorzi { consorzio }
        edges { cursor node { progettoId descrizione } } pageInfo { hasNextPage endCursor } } }`);
    expect(seen['progetti'].progetti).toEqual([{ id: primo.id, piano: { dal: '2023-01-01' } }]);
    expect(seen['rendiconti'].rendiconti).toEqual([{ id: primo.rendicontoId }]);
    expect(seen['programmi'].programmi).toHaveLength(1);
    for (const { progettoId } of seen['cassa'].conti as { progettoId: string }[]) expect(progettoId).toBe(primo.id);
    expect(seen['spese']).toMatchObject({
      totale: { numero: 2, quotaCentesimi: 200_000 },
      edges: [{ node: { progettoId: primo.id, descrizione: 'Spesa di Primo' } }],
      pageInfo: { hasNextPage: true },
    });
    const after = `after: "${seen['spese'].pageInfo.endCursor}"`;
    const { next } = await rita.ask(`{ next: speseCondivise(scope: "${RETE}", first: 9, ${after}) { edges { node { progettoId } } pageInfo { hasNextPage } } }`); // prettier-ignore
    expect(next).toEqual({ edges: [{ node: { progettoId: primo.id } }], pageInfo: { hasNextPage: false } });
    await seesOnly(rita, primo, secondo);
    await seesOnly(rita, primo, secondo, { posizione: await ultima(RETE) });
    expect(await status(rita, `/api/ats/${RETE}/protocollo/${primo.id}?formato=csv`)).toBe(200);
    expect(await status(rita, `/api/ats/${RETE}/protocollo/${secondo.id}?formato=csv`)).toBe(404);
    expect(await status(rita, `/api/fascicoli/${RETE}/condivisi/${ALFA}/${primo.spese[ALFA]}/${documentoId}`)).toBe(
      200,
    );
    for (const query of ['ats', 'persone', 'revisioni'])
      expect([query, await told(rita, `{ ${query}(scope: "${RETE}") { __typename } }`)]).toEqual([
        query,
        'NON_PERMESSO',
      ]);
  });

  it('of one project finds in the totals, the terms and the debts what is of it, as the capofila finds it there', async () => {
    const paolo = await revisore('paolo', RETE, { tipo: 'progetti', progetti: [primo.id] });
    const asks = (filtro: string) => `{
      consolidato(scope: "${RETE}"${filtro}) { condiviso { numero quotaCentesimi } rendicontato { numero quotaCentesimi }
        previstoCentesimi perProgetto { progettoId soloRendiconti } perPartner { partner condivide rendicontato { numero } }
        perMese { mese condiviso { numero } rendicontato { numero } } incrocio { progettoId partner previstoCentesimi } }
      consolidatoSpese(scope: "${RETE}"${filtro}) { totale { numero } edges { node { progettoId } } }
      consolidatoRighe(scope: "${RETE}", first: 1${filtro}) { totale { numero quotaCentesimi } edges { node { progettoId } }
        pageInfo { hasNextPage } }
      dovuti(scope: "${RETE}"${filtro}) { progetti { titolo } dovuti { tipo chi progettoId ente lettura numero } } }`;
    // Named or not: what an auditor sees of everything is what the capofila sees of that project.
    const del = `, progettoId: "${primo.id}"`;
    const [suo, tutto] = [await paolo.ask(asks('')), await capofila.ask(asks(del))];
    expect({ ...suo, dovuti: null }).toEqual({ ...tutto, dovuti: null });
    expect(suo['consolidato']).toMatchObject({
      ...{ condiviso: { numero: 2, quotaCentesimi: 200_000 }, rendicontato: { numero: 2, quotaCentesimi: 200_000 } },
      ...{ previstoCentesimi: 10_000_000, perProgetto: [{ progettoId: primo.id, soloRendiconti: false }] },
    });
    expect(suo['consolidatoRighe']).toMatchObject({ totale: { numero: 2 }, pageInfo: { hasNextPage: true } });
    expect(suo['dovuti']).toEqual({ progetti: [{ titolo: 'Primo' }], dovuti: tutto['dovuti'].dovuti });
    expect(suo['dovuti'].dovuti).not.toEqual([]);
    const altri = await paolo.ask(asks(`, progettoId: "${secondo.id}"`));
    expect(altri['consolidato']).toMatchObject({ condiviso: { numero: 0 }, rendicontato: { numero: 0 }, perProgetto: [], perPartner: [], incrocio: [] }); // prettier-ignore
    expect([altri['consolidatoSpese'].edges, altri['consolidatoRighe'].edges, altri['dovuti'].dovuti]).toEqual([[], [], []]); // prettier-ignore
    const { scadenzario } = await paolo.ask(`{ scadenzario(scope: "${RETE}") { nonCondividono scadenze { tipo progettoId } } }`); // prettier-ignore
    const scadenze = scadenzario.scadenze as { tipo: string; progettoId: string | null }[];
    expect(new Set(scadenze.map(({ progettoId }) => progettoId))).toEqual(new Set([primo.id]));
    expect(scadenze.map(({ tipo }) => tipo)).toContain('fineProgetto');
    const how = async ({ id }: Progetto) =>
      paolo.ask(`{ fisico: avanzamentoAts(scope: "${RETE}", progettoId: "${id}") { titolo }
        denaro: avanzamentoFinanziarioAts(scope: "${RETE}", progettoId: "${id}") { rendicontatoCentesimi partner { ente } } }`); // prettier-ignore
    expect(await how(primo)).toMatchObject({ fisico: { titolo: 'Primo' }, denaro: { rendicontatoCentesimi: 200_000, partner: [{}, {}] } }); // prettier-ignore
    expect(await how(secondo)).toEqual({ fisico: { titolo: null }, denaro: { rendicontatoCentesimi: 0, partner: [] } });
    const eventi = (progettoId: string) => paolo.ask(`{ consolidatoMovimenti(scope: "${RETE}", progettoId: "${progettoId}", consorzio: "${ALFA}", mese: "2024-05") { edges { node { tipo } } } }`); // prettier-ignore
    expect((await eventi(primo.id))['consolidatoMovimenti'].edges).toHaveLength(1);
    expect((await eventi(secondo.id))['consolidatoMovimenti'].edges).toEqual([]);
  });

  it('of one partner of the ATS are told the months, which add up to what its row says', async () => {
    const asks = (filtro: string) => capofila.ask(`{ consolidato(scope: "${RETE}"${filtro}) { condiviso { numero quotaCentesimi }
      rendicontato { numero } previstoCentesimi perProgetto { titolo } perPartner { partner rendicontato { numero } previstoCentesimi }
      perMese { mese condiviso { numero quotaCentesimi } rendicontato { numero } } } }`); // prettier-ignore
    const [alfa, beta, nessuno] = [await asks(`, consorzio: "${ALFA}"`), await asks(`, consorzio: "${BETA}", progettoId: "${primo.id}"`), await asks(', consorzio: "ignoto"')]; // prettier-ignore
    expect(alfa['consolidato']).toEqual({
      ...{
        condiviso: { numero: 2, quotaCentesimi: 200_000 },
        rendicontato: { numero: 2 },
        previstoCentesimi: 20_000_000,
      },
      perProgetto: [{ titolo: 'Primo' }, { titolo: 'Secondo' }],
      perPartner: [{ partner: ALFA, rendicontato: { numero: 2 }, previstoCentesimi: 20_000_000 }],
      perMese: [{ mese: '2024-05', condiviso: { numero: 2, quotaCentesimi: 200_000 }, rendicontato: { numero: 2 } }],
    });
    expect(beta['consolidato']).toMatchObject({ condiviso: { numero: 1 }, previstoCentesimi: 0, perMese: [{ condiviso: { numero: 1 }, rendicontato: { numero: 1 } }] }); // prettier-ignore
    expect(nessuno['consolidato']).toMatchObject({ condiviso: { numero: 0 }, perProgetto: [], perPartner: [], perMese: [] }); // prettier-ignore
  });

  it('leaves in the ATS a trail that says what was looked at', async () => {
    const { accessiDeiRevisori, revisioni } = await capofila.ask(`{
      revisioni(scope: "${RETE}") { revisioni { perimetro { tipo progetti { id nome } rendiconti { nome } } } }
      accessiDeiRevisori(scope: "${RETE}", first: 100) { edges { node { operazione oggetti { id nome } } } } }`);
    expect(revisioni.revisioni[0].perimetro).toEqual({ tipo: 'progetti', progetti: [{ id: primo.id, nome: 'Primo' }], rendiconti: [] }); // prettier-ignore
    const nodes = (accessiDeiRevisori.edges as { node: { operazione: string; oggetti: { nome: string }[] } }[]).map((edge) => edge.node); // prettier-ignore
    const named = nodes.filter(({ operazione }) => operazione === 'rendiconto').flatMap(({ oggetti }) => oggetti);
    expect(named.map(({ nome }) => nome)).toEqual(expect.arrayContaining(['Rendiconto di Primo', 'Rendiconto di Secondo'])); // prettier-ignore
    expect(nodes.map(({ operazione }) => operazione)).toEqual(expect.arrayContaining(['protocollo', 'documentoCondiviso'])); // prettier-ignore
  });

  it('of one rendiconto reads it with its lines and where each comes from, and the evidence as far as it is shared', async () => {
    const sara = await revisore('sara', RETE, { tipo: 'rendiconti', rendiconti: [primo.rendicontoId] });
    const { rendiconto, progetti, altro, spese } = await sara.ask(`{
      rendiconto(scope: "${RETE}", rendicontoId: "${primo.rendicontoId}", first: 10) {
        rendiconto { titolo quotaCentesimi } righe { consorzio spesaId eventId payloadHash } }
      progetti(scope: "${RETE}") { progetti { titolo partner { consorzio } piano { dal } responsabili { nome } } }
      altro: rendiconto(scope: "${RETE}", rendicontoId: "${secondo.rendicontoId}", first: 10) { rendiconto { id } righe { id } }
      spese: speseCondivise(scope: "${RETE}", first: 9) { totale { numero } edges { cursor } } }`);
    expect(rendiconto.rendiconto).toEqual({ titolo: 'Rendiconto di Primo', quotaCentesimi: 200_000 });
    expect(rendiconto.righe).toHaveLength(2);
    for (const riga of rendiconto.righe) expect(riga.payloadHash).toMatch(/^[0-9a-f]{64}$/);
    expect(progetti.progetti).toEqual([{ titolo: 'Primo', partner: [{ consorzio: ALFA }, { consorzio: BETA }], piano: null, responsabili: [] }]); // prettier-ignore
    expect(altro).toEqual({ rendiconto: null, righe: [] });
    expect(spese).toEqual({ totale: { numero: 0 }, edges: [] });
    const insieme = await sara.ask(`{
      consolidato(scope: "${RETE}") { condiviso { numero } rendicontato { numero quotaCentesimi } previstoCentesimi
        perProgetto { titolo soloRendiconti rendicontato { numero } } perPartner { consorzio condivide rendicontato { quotaCentesimi } }
        perMese { mese rendicontato { quotaCentesimi } } incrocio { progettoId } }
      consolidatoRighe(scope: "${RETE}", first: 1, dalMese: "2024-05") { totale { numero } edges { cursor node { rendicontoId } } }
      dopo: consolidatoRighe(scope: "${RETE}", alMese: "2024-04") { totale { numero } edges { cursor } }
      consolidatoSpese(scope: "${RETE}") { edges { cursor } }
      scadenzario(scope: "${RETE}") { nonCondividono scadenze { progettoId riferimento } }
      dovuti(scope: "${RETE}") { progetti { titolo } dovuti { chi tipo progettoId } }
      avanzamentoAts(scope: "${RETE}", progettoId: "${primo.id}") { titolo traguardi { titolo } }
      avanzamentoFinanziarioAts(scope: "${RETE}", progettoId: "${primo.id}") { rendicontatoCentesimi partner { ente } } }`);
    expect(insieme).toEqual({
      consolidato: {
        ...{ condiviso: { numero: 0 }, rendicontato: { numero: 2, quotaCentesimi: 200_000 }, previstoCentesimi: 0 },
        perProgetto: [{ titolo: 'Primo', soloRendiconti: true, rendicontato: { numero: 2 } }],
        perPartner: [ALFA, BETA].map((consorzio) => ({ consorzio, condivide: false, rendicontato: { quotaCentesimi: 100_000 } })), // prettier-ignore
        perMese: [{ mese: '2024-05', rendicontato: { quotaCentesimi: 200_000 } }],
        incrocio: [{ progettoId: primo.id }, { progettoId: primo.id }],
      },
      consolidatoRighe: { totale: { numero: 2 }, edges: [{ cursor: expect.anything(), node: { rendicontoId: primo.rendicontoId } }] }, // prettier-ignore
      dopo: { totale: { numero: 0 }, edges: [] },
      ...{ consolidatoSpese: { edges: [] }, scadenzario: { nonCondividono: [], scadenze: [] } },
      dovuti: { progetti: [{ titolo: 'Primo' }], dovuti: [] },
      avanzamentoAts: { titolo: null, traguardi: [] },
      avanzamentoFinanziarioAts: { rendicontatoCentesimi: 0, partner: [] },
    });
    const scarica = (spesaId: string) => status(sara, `/api/fascicoli/${RETE}/condivisi/${ALFA}/${spesaId}/${documentoId}`); // prettier-ignore
    expect(await scarica(primo.spese[ALFA]!)).toBe(200);
    expect(await scarica(secondo.spese[ALFA]!)).toBe(404);
    expect(await status(sara, `/api/ats/${RETE}/protocollo/${primo.id}?formato=csv`)).toBe(404);
    // What the line copied stays; the paper is the consortium's to show.
    const { condivisioni } = await membri[ALFA]!.ask(`{ condivisioni(scope: "${ALFA}") { condivisioni { id progettoId } } }`); // prettier-ignore
    const own = (condivisioni.condivisioni as { id: string; progettoId: string }[]).find(({ progettoId }) => progettoId === primo.id)!; // prettier-ignore
    await membri[ALFA]!.done('revocaCondivisione', { scope: ALFA, condivisioneId: own.id, motivo: 'Prova' });
    expect(await scarica(primo.spese[ALFA]!)).toBe(404);
    const again = await sara.ask(`{ rendiconto(scope: "${RETE}", rendicontoId: "${primo.rendicontoId}", first: 10) { righe { spesaId } } }`); // prettier-ignore
    expect(again['rendiconto'].righe).toHaveLength(2);
  });

  it('of one project reads in a consortium its expenses and papers, and nothing of the plan', async () => {
    const tina = await revisore('tina', ALFA, { tipo: 'progetti', progetti: [primo.id] });
    const seen = await tina.ask(`{
      progettiRecepiti(scope: "${ALFA}") { progetti { id } }
      progettiDiSpesa(scope: "${ALFA}") { progetti { progettoId } }
      spese(scope: "${ALFA}", first: 10) { totale { numero } edges { node { id descrizione } } }
      fascicoli(scope: "${ALFA}", progettoId: "${primo.id}") { fascicoli { spesaId documenti } }
      altri: fascicoli(scope: "${ALFA}", progettoId: "${secondo.id}") { fascicoli { spesaId } } 
      altra: spesa(scope: "${ALFA}", spesaId: "${secondo.spese[ALFA]}") { spesa { id } }
      storia(scope: "${ALFA}", oggettoId: "${primo.spese[ALFA]}") { edges { cursor } }
      altraStoria: storia(scope: "${ALFA}", oggettoId: "${secondo.spese[ALFA]}") { edges { cursor } } }`);
    expect(seen).toMatchObject({
      progettiRecepiti: { progetti: [{ id: primo.id }] },
      progettiDiSpesa: { progetti: [{ progettoId: primo.id }] },
      spese: {
        totale: { numero: 1 },
        edges: [{ node: { id: primo.spese[ALFA], descrizione: 'Spesa di Primo' } }],
      },
      fascicoli: { fascicoli: [{ spesaId: primo.spese[ALFA], documenti: 1 }] },
      ...{ altri: { fascicoli: [] }, altra: { spesa: null }, altraStoria: { edges: [] } },
    });
    expect(seen['storia'].edges).not.toEqual([]);
    expect(await status(tina, `/api/fascicoli/${ALFA}/${primo.spese[ALFA]}/${documentoId}`)).toBe(200);
    expect(await status(tina, `/api/fascicoli/${ALFA}/${secondo.spese[ALFA]}/${documentoId}`)).toBe(404);
    expect(await status(tina, `/api/dossier/${ALFA}/${primo.id}`)).toBe(200);
    expect(await status(tina, `/api/dossier/${ALFA}/${secondo.id}`)).toBe(404);
    expect(await status(tina, `/api/audit/${ALFA}/bundle`)).toBe(403);
    const proprio = await tina.ask(`{
      scadenzario(scope: "${ALFA}") { scadenze { progettoId } }
      dovuti(scope: "${ALFA}") { progetti { titolo } dovuti { progettoId } }
      primo: avanzamentoFinanziario(scope: "${ALFA}", progettoId: "${primo.id}") { totale { fattoCentesimi } }
      secondo: avanzamentoFinanziario(scope: "${ALFA}", progettoId: "${secondo.id}") { totale { fattoCentesimi } } }`);
    for (const found of [...proprio['scadenzario'].scadenze, ...proprio['dovuti'].dovuti]) expect(found.progettoId).toBe(primo.id); // prettier-ignore
    expect([proprio['scadenzario'].scadenze.length > 0, proprio['dovuti'].dovuti.length > 0]).toEqual([true, true]);
    expect(proprio).toMatchObject({ dovuti: { progetti: [{ titolo: 'Primo' }] }, primo: { totale: { fattoCentesimi: 100_000 } }, secondo: { totale: null } }); // prettier-ignore
    for (const query of ['piani', 'totali', 'condivisioni', 'persone', 'consolidatoVisto'])
      expect([query, await told(tina, `{ ${query}(scope: "${ALFA}"${query === 'consolidatoVisto' ? `, ats: "${RETE}"` : ''}) { __typename } }`)]).toEqual([query, 'NON_PERMESSO']); // prettier-ignore
    const { io } = await tina.ask('{ io { consorzi { ristretto permessi incarichi { tipo oggetti } } } }');
    expect(io.consorzi).toEqual([
      { ristretto: true, permessi: ['ats.leggi', 'audit.leggi', 'tenancy.leggi'], incarichi: [{ tipo: 'progetti', oggetti: [primo.id] }] }, // prettier-ignore
    ]);
  });

  it('is given by who runs the platform the papers and tables of the project, and of no other', async () => {
    const { revisioni } = await membri[ALFA]!.ask(`{ revisioni(scope: "${ALFA}") { revisioni { incaricoId } } }`);
    const suo = revisioni.revisioni[0].incaricoId as string;
    const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-incarico-'));
    const env = {
      DATABASE_API_URL: databaseUrls(platform.data).api,
      CONSORZI_DATA: platform.data,
      ...logOf(platform.data),
    };
    const written = async (out: string, ...words: string[]) => {
      const file = path.join(folder, out);
      return [await runHere(env, 'ats', ...words, '--scope', ALFA, '--out', file), readFileSync(file)] as const;
    };
    const incarico = ['--incarico', suo];
    try {
      for (const [n, { id, cup }] of [primo, secondo].entries()) {
        const dossier = ['dossier', '--progetto', id];
        const tabelle = ['export', '--progetto', id, '--formato', 'csv', '--tabelle', 'progetto'];
        const [told] = await written(`tutto-${n}.zip`, ...dossier);
        const [, csv] = await written(`tutto-${n}.csv`, ...tabelle);
        expect([told.split(',')[0], csv.toString().includes(cup)]).toEqual(['1 spese', true]);
        if (n === 0) {
          expect((await written('suo.zip', ...dossier, ...incarico))[0]).toMatch(/^1 spese, 1 documenti, in /);
          expect((await written('suo.csv', ...tabelle, ...incarico))[1].equals(csv)).toBe(true);
        } else {
          await expect(written('altro.zip', ...dossier, ...incarico)).rejects.toThrow(`non ha un progetto ${id}`);
          await expect(written('altro.csv', ...tabelle, ...incarico)).rejects.toThrow(`non c’è il progetto ${id}`);
        }
      }
      const [dossier, before] = [['dossier', '--progetto', primo.id], readFileSync(path.join(folder, 'suo.csv'))];
      await expect(written('', ...dossier)).rejects.toThrow('è una cartella: indicare il file da scrivere');
      await expect(written('', ...dossier, '--force')).rejects.toThrow('è una cartella');
      await expect(written('suo.csv', ...dossier)).rejects.toThrow('esiste già: indicare un altro file, o --force');
      expect(readFileSync(path.join(folder, 'suo.csv')).equals(before)).toBe(true);
      expect((await written('suo.csv', ...dossier, '--force'))[1].subarray(0, 2).toString()).toBe('PK');
      expect(readdirSync(folder).sort()).toEqual(['suo.csv', 'suo.zip', 'tutto-0.csv', 'tutto-0.zip', 'tutto-1.csv', 'tutto-1.zip']); // prettier-ignore
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is called to what is there, of the kind that the scope has', async () => {
    const personaId = (await capofila.ask('{ io { personaId } }'))['io'].personaId as string;
    const codice = async (client: Client, scope: string, perimetro: object) => {
      const esito = await client.send('affidaRevisione', { scope, personaId, dal: today, al: today, perimetro });
      return esito.__typename === 'RegolaViolata' ? esito.codice : esito.__typename;
    };
    const rendiconti = { tipo: 'rendiconti', rendiconti: [primo.rendicontoId] };
    expect(await codice(membri[ALFA]!, ALFA, rendiconti)).toBe('REVISIONE_PERIMETRO_DI_CONSORZIO');
    expect(await codice(capofila, RETE, { tipo: 'progetti', progetti: [randomUUID()] })).toBe('REVISIONE_PERIMETRO_IGNOTO'); // prettier-ignore
    expect(await codice(capofila, RETE, { tipo: 'progetti' })).toBe('REVISIONE_PERIMETRO_NON_VALIDO');
    expect(await codice(capofila, RETE, { tipo: 'centri', centri: [randomUUID()] })).toBe('REVISIONE_PERIMETRO_DI_ATS');
  });

  /** Each thing of one project is there, each of the other is as one that nobody has. */
  async function seesOnly(client: Client, own: Progetto, other: Progetto, quando?: { posizione: number }) {
    const at = quando ? `, quando: { posizione: ${quando.posizione} }` : '';
    const about = async ({ id, rendicontoId }: { id: string; rendicontoId: string }) =>
      client.ask(`{
        progetto(scope: "${RETE}", progettoId: "${id}"${at}) { progetto { titolo } }
        rendiconto(scope: "${RETE}", rendicontoId: "${rendicontoId}", first: 5${at}) { rendiconto { titolo } righe { spesaId } }
        rendiconti(scope: "${RETE}", progettoId: "${id}"${at}) { rendiconti { titolo } }
        storia(scope: "${RETE}", oggettoId: "${rendicontoId}"${at}) { edges { cursor } }
        attribuzione(scope: "${RETE}", oggettoId: "${id}"${at}) { nome } }`);
    const [seen, foreign, unknown] = [await about(own), await about(other), await about({ id: randomUUID(), rendicontoId: randomUUID() })]; // prettier-ignore
    expect(foreign).toEqual(unknown);
    expect(seen['progetto'].progetto.titolo).toBe('Primo');
    expect(seen['rendiconto'].righe).toHaveLength(2);
    expect(seen['storia'].edges).not.toEqual([]);
    expect(seen['attribuzione']).not.toBeNull();
  }

  const status = async (client: Client, address: string) => {
    const response = await fetch(`${platform.url}${address}`, { headers: client.headers });
    await response.arrayBuffer();
    return response.status;
  };
  const told = async (client: Client, query: string) => {
    const { errors } = await client.graphql(query);
    return errors?.map(({ extensions, message }) => extensions?.code ?? message).join() ?? 'answered';
  };
  const ultima = async (scope: string): Promise<number> =>
    (await capofila.ask(`{ progetti(scope: "${scope}") { momento { posizione } } }`))['progetti'].momento.posizione;

  async function until(check: () => Promise<boolean>, what: string): Promise<void> {
    for (const end = Date.now() + 30_000; !(await check());) {
      if (Date.now() > end) throw new Error(`${what} did not come true`);
      await sleep(50);
    }
  }

  /** Who runs the platform makes the scope of an ATS and gives the first roles in it. */
  async function istituisciRete(): Promise<void> {
    await run(store, RETE, deciderAts, { type: 'IstituisciAts', scope: RETE, denominazione: 'Rete riveduta', atto });
    for (const consorzio of [ALFA, BETA]) {
      const entra = { consorzio, denominazione: `Consorzio ${consorzio}`, dal: '2023-01-01', atto };
      await run(store, RETE, deciderAts, { type: 'RegistraEntrata', scope: RETE, ...entra });
    }
    await riconosci(store, RETE, [ALFA, BETA]);
    const personaId = (await capofila.ask('{ io { personaId } }'))['io'].personaId as string;
    for (const ruolo of ['capofila', 'amministratore'] as const)
      await run(store, RETE, deciderAccessi, { type: 'AssegnaRuolo', scope: RETE, personaId, ruolo, centri: [] });
    await until(async () => !(await capofila.graphql(`{ persone(scope: "${RETE}") { revisione } }`)).errors, 'the ATS');
  }

  /** With an expense of each member, shared, and a rendiconto of both. */
  async function progetto(programmaId: string, titolo: string, cup: string): Promise<Progetto> {
    const piano = {
      ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
      voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Personale' }],
      quote: [{ voceId: 'v1', partnerId: 'a', fonte: 'finanziamento', centesimi: 10_000_000 }],
    };
    const partner = [ALFA, BETA].map((consorzio, index) => ({ partnerId: index === 0 ? 'a' : 'b', consorzio }));
    const dati = { programmaId, proceduraVersione: 1, titolo, cup, linea: '1.7.2', piano, partner, atto };
    const { id } = await capofila.done('registraProgetto', { scope: RETE, ...dati });
    const spese: Record<string, string> = {};
    for (const scope of [ALFA, BETA]) {
      const client = membri[scope]!;
      const known = async () =>
        ((await client.ask(`{ progettiRecepiti(scope: "${scope}") { progetti { id } } }`))['progettiRecepiti'].progetti as { id: string }[]).some((one) => one.id === id); // prettier-ignore
      await until(known, `the project at ${scope}`);
      const spesa = {
        ...{ tipo: 'personale', competenza: '2024-05-31', descrizione: `Spesa di ${titolo}`, cup },
        ...{ cig: { assenza: 'personale' }, documento: null, fornitore: null, scissioneIva: false },
        ...{ imponibileCentesimi: 100_000, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
        quote: [{ progettoId: id, voceId: 'v1', centesimi: 100_000 }],
      };
      spese[scope] = (await client.done('registraSpesa', { scope, spesa })).id;
      const condivisione = { ats: RETE, progettoId: id, tipi: ['spese', 'documenti'], dalMese: '2024-01' };
      await client.done('concediCondivisione', { scope, ...condivisione });
    }
    const apri = { titolo: `Rendiconto di ${titolo}`, dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' };
    const { id: rendicontoId } = await capofila.done('apriRendiconto', { scope: RETE, progettoId: id, ...apri });
    const righe = [ALFA, BETA].map((consorzio) => ({ consorzio, spesaId: spese[consorzio] }));
    await until(async () => (await capofila.send('inserisciSpese', { scope: RETE, rendicontoId, spese: righe })).__typename === 'ComandoEseguito', 'the lines'); // prettier-ignore
    return { id, cup, rendicontoId, spese };
  }

  /** Somebody who belongs to the scope, has no role in it, and is called to look at a part. */
  async function revisore(nome: string, scope: string, perimetro: object): Promise<Client> {
    const client = await stranger(platform, `${nome} di ${scope}`, [scope]);
    const personaId = (await client.ask('{ io { personaId } }'))['io'].personaId as string;
    const office = scope === RETE ? capofila : membri[scope]!;
    await office.done('affidaRevisione', { scope, personaId, dal: today, al: today, perimetro });
    return client;
  }
});
