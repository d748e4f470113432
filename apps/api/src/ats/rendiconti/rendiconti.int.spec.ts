import {
  deciderAts,
  deciderCondivisione,
  deciderProgetto,
  deciderProgramma,
  deciderRendiconto,
  deciderRichiesta,
  deciderSpesa,
  progettoIdDi,
  type ComandoRendiconto,
  type ComandoRichiesta,
  type DatiProgetto,
  type DatiSpesa,
  type SpesaDi,
} from '@consorzi/domain/ats';
import type { Decider } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto, type Comando } from '@consorzi/domain/shared';
import { deciderConsorzio } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import {
  cassa,
  cassaKey,
  contoDelMembro,
  progettiRecepiti,
  rendicontate,
  rendiconti,
  righeRendiconto,
  sommeRicevute,
} from '@consorzi/projections/ats';
import type { Projection } from '@consorzi/projections/projecting';
import pg from 'pg';

import { PostgresEventStore, runCommand } from '../../event-sourcing/index.js';
import { commandContext } from '../../event-sourcing/testing/command-context.js';
import { allPolicies } from '../../policies/index.js';
import { Policies } from '../../policies/policies.js';
import { ProjectionRunner, readAt } from '../../projections/index.js';
import { eventually, stage, type Stage } from '../../projections/testing/stage.js';
import { riconosci } from '../../policies/testing/riconosci.js';
import { SpeseCondivise } from './spese-condivise.js';

const [ATS, ALFA, BETA] = ['retediprova', 'alfa', 'beta'];
const CUP = { piemonte: 'I84H22000180006', pnrr: 'I84H22000190006' } as const;
const atto: Atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
const now = '2025-12-01T09:00:00.000Z';

let db: Stage;
let logPool: pg.Pool;
let store: PostgresEventStore;
let runner: ProjectionRunner;
let policies: Policies;
let condivise: SpeseCondivise;

beforeAll(async () => {
  db = await stage();
  logPool = new pg.Pool({ connectionString: db.projectorUrl, max: 4 });
  store = new PostgresEventStore(logPool);
  runner = new ProjectionRunner({ store, pool: db.projector, projections: allProjections, pollMs: 20 });
  await runner.start();
  policies = new Policies({ store, pool: db.projector, policies: allPolicies, pollMs: 20 });
  policies.start();
  condivise = new SpeseCondivise(db.api, store);
  await rete();
}, 60_000);
afterAll(async () => {
  await policies?.stop();
  await runner?.stop();
  await logPool?.end();
  await db?.close();
});

type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now'> : never;
let commands = 0;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
async function run<C extends Comando<string>>(scope: string, decider: Decider<C, any>, body: Body<C>): Promise<void> {
  const command = { ...body, autore: { personaId: idOf('capofila'), centri: 'tutti' }, now } as unknown as C;
  const ctx = commandContext(`rendiconti ${commands++}`, { personaId: idOf('capofila'), role: 'capofila' });
  await runCommand({ store }, { ...ctx, scope }, decider, command);
}
const rendiconta = (body: Body<ComandoRendiconto>) => run(ATS, deciderRendiconto, body);
const richiedi = (body: Body<ComandoRichiesta>) => run(ATS, deciderRichiesta, body);
const codeOf = (work: Promise<unknown>) => work.then(() => null).catch(({ code }: { code?: string }) => code);

/** The rows of a scope now, once all its read models are there. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of many shapes
async function rows(scope: string, projection: Projection<any>): Promise<readonly Record<string, any>[]> {
  return readAt(db.api, { scope, projections: [projection] }, async (reader) =>
    (await reader.where(projection, {})).map(({ row }) => row),
  );
}

const programmi = { piemonte: idOf(ATS, 'piemonte'), pnrr: idOf(ATS, 'pnrr') };
const progetti = { piemonte: progettoIdDi(ATS, CUP.piemonte), pnrr: progettoIdDi(ATS, CUP.pnrr) };
const sharing = (scope: string) => idOf(scope, 'condivisione');

async function rete(): Promise<void> {
  await run(ATS, deciderAts, { type: 'IstituisciAts', scope: ATS, denominazione: 'ATS di prova', atto });
  for (const consorzio of [ALFA, BETA]) {
    await run(consorzio, deciderConsorzio, { type: 'IstituisciConsorzio', scope: consorzio, denominazione: consorzio, sede: 'Ivrea' }); // prettier-ignore
    await run(ATS, deciderAts, { type: 'RegistraEntrata', scope: ATS, consorzio, denominazione: consorzio, dal: '2023-01-01', atto }); // prettier-ignore
  }
  await riconosci(store, ATS, [ALFA, BETA]);
  for (const [nome, codice, dal] of [
    ['piemonte', 'facilitazione-piemonte', '2023-01-01'],
    ['pnrr', 'regis-2025', '2025-03-25'],
  ] as const) {
    const programmaId = programmi[nome];
    const fondo = { scope: ATS, programmaId, denominazione: codice, finanziatore: 'Ente', fondo: 'Fondo' };
    await run(ATS, deciderProgramma, { type: 'IstituisciProgramma', ...fondo });
    const proposta = { tipo: 'predefinita', codice } as const;
    await run(ATS, deciderProgramma, { type: 'AdottaProcedura', scope: ATS, programmaId, dal, proposta });
    const dati: DatiProgetto = {
      ...{ programmaId, proceduraVersione: 1, titolo: codice, cup: CUP[nome], linea: '1', responsabili: [] },
      partner: [
        { partnerId: 'a', tipo: 'membro', consorzio: ALFA },
        { partnerId: 'b', tipo: 'membro', consorzio: BETA },
      ],
      piano: {
        ...{ dal: '2023-01-01', al: '2026-06-30', fasi: [], traguardi: [] },
        voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Personale' }],
        quote: ['a', 'b'].map((partnerId) => ({
          ...{ voceId: 'v1', partnerId, fonte: 'finanziamento' as const, centesimi: 5_000_000 },
        })),
      },
    };
    await run(ATS, deciderProgetto, { type: 'RegistraProgetto', scope: ATS, progettoId: progetti[nome], dati, atto });
  }
  await eventually(async () => (await rows(BETA, progettiRecepiti)).length === 2, 'the projects at the members');
  for (const scope of [ALFA, BETA]) {
    const oggetto = { ats: ATS, progettoId: progetti.piemonte, dalMese: '2023-01', alMese: '2024-12' };
    await run(scope, deciderCondivisione, {
      ...{
        type: 'ConcediCondivisione',
        scope,
        condivisioneId: sharing(scope),
        ...oggetto,
        tipi: ['spese'],
        atto: null,
      },
    } as never);
  }
}

const dati = (centesimi: number, competenza = '2024-05-31'): DatiSpesa => ({
  ...{ tipo: 'personale', competenza, descrizione: { testoId: idOf('testo'), hash: 'a'.repeat(64) } },
  ...{ cup: CUP.piemonte, cig: { assenza: 'personale' }, documento: null, fornitore: null },
  ...{ imponibileCentesimi: centesimi, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
  scissioneIva: false,
  quote: [{ fonte: { tipo: 'progetto', progettoId: progetti.piemonte, voceId: 'v1' }, centesimi }],
});
async function spende(consorzio: string, name: string, centesimi: number, competenza?: string): Promise<SpesaDi> {
  const spesaId = idOf(consorzio, name);
  const spesa = dati(centesimi, competenza);
  await run(consorzio, deciderSpesa, { type: 'RegistraSpesa', spesaId, spesa, chiaveFornitore: null } as never);
  return { consorzio, spesaId };
}

/** As the resolver does it: which ones is said by who asks, what they are is found. */
async function inserisci(rendicontoId: string, spese: readonly SpesaDi[]): Promise<void> {
  const contenuto = await condivise.trovate(ATS, progetti.piemonte, spese);
  await rendiconta({ type: 'InserisciSpese', rendicontoId, spese, contenuto });
}
const apri = (rendicontoId: string, titolo: string, alMese = '2024-12') =>
  rendiconta({
    ...{ type: 'ApriRendiconto', rendicontoId, progettoId: progetti.piemonte, programmaId: programmi.piemonte },
    ...{ titolo, dalMese: '2024-01', alMese, tipo: 'ordinario' },
  });
const visibile = (spesa: SpesaDi, isThere = true) =>
  eventually(
    async () => ((await condivise.trovate(ATS, progetti.piemonte, [spesa])).length === 1) === isThere,
    `the expense ${isThere ? 'in' : 'out of'} sight`,
  );

describe('the year 2024: a rendiconto that is integrated and admitted, and brings nothing', () => {
  const [r1, r2, r3] = [idOf('r1'), idOf('r2'), idOf('r3')];
  let alfa1: SpesaDi;
  let beta1: SpesaDi;
  let dopo: SpesaDi;

  beforeAll(async () => {
    [alfa1, beta1, dopo] = [
      await spende(ALFA, 'uno', 120_000),
      await spende(BETA, 'uno', 80_000),
      await spende(ALFA, 'fuori dai mesi condivisi', 1_000, '2025-01-31'),
    ];
    for (const spesa of [alfa1, beta1]) await visibile(spesa);
    await apri(r1, 'Anno 2024');
    await apri(r2, 'Anno 2024, un altro');
  }, 30_000);

  it('copies what is visible now, with the event it comes from, and nothing that is not', async () => {
    const [found] = await condivise.trovate(ATS, progetti.piemonte, [alfa1]);
    const [event] = await store.readStream(ALFA, `${ALFA}-Spesa.${alfa1.spesaId}`);
    expect(found).toMatchObject({
      ...{ ...alfa1, mese: '2024-05', tipo: 'personale', costoCentesimi: 120_000, partitaIva: null },
      voci: [{ voceId: 'v1', centesimi: 120_000 }],
      origine: { eventId: event!.eventId, payloadHash: event!.payloadHash, posizione: expect.any(Number) },
    });
    const log = await store.readScope(ALFA, found!.origine.posizione - 1, 1);
    expect(log[0]).toMatchObject({ eventId: event!.eventId, position: found!.origine.posizione });
    expect(JSON.stringify(found)).not.toContain('testoId');
    for (const unseen of [dopo, { ...alfa1, consorzio: BETA }, { consorzio: ALFA, spesaId: idOf('nessuna') }]) {
      expect(await condivise.trovate(ATS, progetti.piemonte, [unseen])).toEqual([]);
      expect(await codeOf(inserisci(r1, [unseen]))).toBe('SPESA_NON_VISIBILE');
    }
    expect(await condivise.trovate(ATS, progetti.pnrr, [alfa1])).toEqual([]);
  });

  it('takes an expense once, of two commands at the same moment', async () => {
    const outcomes = await Promise.all([r1, r2].map((id) => codeOf(inserisci(id, [alfa1]))));
    expect([...outcomes].sort()).toEqual([null, 'SPESA_GIA_IN_RENDICONTO'].sort());
    // The rest of the story is told of the first.
    if (outcomes[1] === null) {
      await rendiconta({ type: 'TogliSpese', rendicontoId: r2, spese: [alfa1] });
      await inserisci(r1, [alfa1]);
    }
  });

  it('is sent, and each member is told of its own; integrations change it, and they are told again', async () => {
    await rendiconta({ type: 'VerificaRendiconto', rendicontoId: r1 });
    await rendiconta({ type: 'ApprovaRendiconto', rendicontoId: r1, atto });
    await rendiconta({ type: 'InviaRendiconto', rendicontoId: r1, il: '2025-01-20', protocollo: '10' });
    await eventually(async () => (await rows(ALFA, rendicontate)).length === 1, 'alfa to be told');
    expect(await rows(ALFA, rendicontate)).toMatchObject([{ spesaId: alfa1.spesaId, centesimi: 120_000, ats: ATS }]);
    expect(await rows(BETA, rendicontate)).toEqual([]);
    const testo = { testoId: idOf('integrazioni'), hash: 'b'.repeat(64) };
    await rendiconta({ type: 'ChiediIntegrazioni', rendicontoId: r1, il: '2025-02-10', entro: '2025-03-10', testo });
    await inserisci(r1, [beta1]);
    await rendiconta({ type: 'TrasmettiIntegrazioni', rendicontoId: r1, il: '2025-03-01', protocollo: '11' });
    await eventually(async () => (await rows(BETA, rendicontate)).length === 1, 'beta to be told');
    expect(await rows(BETA, rendicontate)).toMatchObject([{ centesimi: 80_000, il: '2025-03-01' }]);
  });

  it('keeps its lines when the sharing is revoked, and takes no more', async () => {
    const motivo = { testoId: idOf('revoca'), hash: 'c'.repeat(64) };
    const revoca = { type: 'RevocaCondivisione', scope: BETA, condivisioneId: sharing(BETA), motivo };
    await run(BETA, deciderCondivisione, revoca as never);
    await visibile(beta1, false);
    const lines = await rows(ATS, righeRendiconto);
    expect(lines.map(({ consorzio, quotaCentesimi }) => [consorzio, quotaCentesimi]).sort()).toEqual([
      [ALFA, 120_000],
      [BETA, 80_000],
    ]);
    expect(await codeOf(inserisci(r2, [beta1]))).toBe('SPESA_NON_VISIBILE');
  });

  it('is admitted, brings no money, and takes a correction in a later one as the difference', async () => {
    await rendiconta({ type: 'RiscontraRendiconto', rendicontoId: r1, esito: 'ammesso', il: '2025-06-01', nonAmmesse: [] }); // prettier-ignore
    expect(await codeOf(inserisci(r2, [alfa1]))).toBe('SPESA_GIA_IN_RENDICONTO');
    const motivo = { testoId: idOf('annullata'), hash: 'd'.repeat(64) };
    await run(ALFA, deciderSpesa, { type: 'AnnullaSpesa', spesaId: alfa1.spesaId, motivo } as never);
    await apri(r3, 'Rettifica');
    await eventually(async () => {
      const [found] = await condivise.trovate(ATS, progetti.piemonte, [alfa1]);
      return found?.voci.length === 0;
    }, 'the expense to be annulled');
    // Beta's is out of sight, not annulled: nothing is taken back of it.
    expect(await condivise.trovate(ATS, progetti.piemonte, [beta1])).toEqual([]);
    await inserisci(r3, [alfa1]);
    await eventually(async () => (await rows(ATS, righeRendiconto)).length === 3, 'the rettifica');
    const [rettifica] = (await rows(ATS, righeRendiconto)).filter(({ rettificaDi }) => rettificaDi !== null);
    expect(rettifica).toMatchObject({ ...alfa1, quotaCentesimi: -120_000, rettificaDi: r1 });
    const states = await rows(ATS, rendiconti);
    const total = states.reduce((sum, { quotaCentesimi }) => sum + (quotaCentesimi as number), 0);
    const lines = (await rows(ATS, righeRendiconto)).reduce((sum, one) => sum + (one['quotaCentesimi'] as number), 0);
    expect([total, lines]).toEqual([80_000, 80_000]);
    const conti = await rows(ATS, cassa);
    expect(conti.every(({ incassatiCentesimi }) => incassatiCentesimi === 0)).toBe(true);
  });
});

describe('the year 2025: three transfers, and no rendiconto at all', () => {
  const chiedi = (richiestaId: string, tipo: 'anticipo' | 'estensioneAnticipo' | 'intermedia', centesimi: number) =>
    richiedi({
      ...{ type: 'PreparaRichiesta', richiestaId, tipo, centesimi, spesaRaggiuntaCentesimi: 4_000_000 },
      ...{ progettoId: progetti.pnrr, programmaId: programmi.pnrr, rendicontoId: null, inizioAttivita: '2024-02-01' },
    });

  it('has no rendiconto before the balance', async () => {
    const rendicontoId = idOf('del pnrr');
    const body = { rendicontoId, progettoId: progetti.pnrr, programmaId: programmi.pnrr, titolo: 'Anno', dalMese: '2025-01', alMese: '2025-06' }; // prettier-ignore
    expect(await codeOf(rendiconta({ type: 'ApriRendiconto', ...body, tipo: 'ordinario' }))).toBe('RENDICONTO_SOLO_A_SALDO'); // prettier-ignore
  });

  it('does not pass its limit by two requests at once', async () => {
    const ids = [idOf('insieme 1'), idOf('insieme 2')] as const;
    const outcomes = await Promise.all(ids.map((id) => codeOf(chiedi(id, 'anticipo', 1_000_000))));
    expect([...outcomes].sort()).toEqual(['CONDIZIONI_NON_SODDISFATTE', null].sort());
    await richiedi({ type: 'RitiraRichiesta', richiestaId: ids[outcomes.indexOf(null)]! });
  });

  it('is asked for, recognised, received and shared out three times; each partner is told', async () => {
    const attestazioni = (codice: string) => [{ attestazioneId: idOf(codice), codice }];
    for (const [tipo, centesimi, codice] of [
      ['anticipo', 1_000_000, 'avvio-attivita'],
      ['estensioneAnticipo', 2_000_000, 'avvio-attivita'],
      ['intermedia', 3_000_000, 'relazione-intermedia'],
    ] as const) {
      const richiestaId = idOf('del 2025', tipo);
      await chiedi(richiestaId, tipo, centesimi);
      const invia = { programmaId: programmi.pnrr, il: '2025-09-01', protocollo: '20', attestazioni: [idOf(codice)] };
      const senza = { presenti: [], attestazioni: [] };
      expect(await codeOf(richiedi({ type: 'InviaRichiesta', richiestaId, ...invia, contenuto: senza }))).toBe('CONDIZIONI_NON_SODDISFATTE'); // prettier-ignore
      const contenuto = { presenti: ['relazioneIntermedia' as const], attestazioni: attestazioni(codice) };
      await richiedi({ type: 'InviaRichiesta', richiestaId, ...invia, contenuto });
      const pagata = { il: '2025-10-01', centesimi };
      const esito = { esito: 'accolta', il: '2025-09-20', centesimiRiconosciuti: centesimi } as const;
      await richiedi({ type: 'RiscontraRichiesta', richiestaId, ...esito });
      await richiedi({ type: 'RegistraIncasso', richiestaId, ...pagata, reversale: '5' });
      const quote = ['a', 'b'].map((partnerId) => ({ partnerId, centesimi: centesimi / 4, il: '2025-11-01', mandato: '6' })); // prettier-ignore
      await richiedi({ type: 'RipartisciSomma', richiestaId, quote });
    }
    await eventually(async () => (await rows(BETA, sommeRicevute)).length === 3, 'beta to be told of three sums');
    const told = (await rows(ALFA, sommeRicevute)).reduce((sum, one) => sum + (one['centesimi'] as number), 0);
    await eventually(async () => (await rows(ATS, cassa)).some(({ ripartitiCentesimi }) => ripartitiCentesimi === 3_000_000), 'the ledger'); // prettier-ignore
    const conti = new Map((await rows(ATS, cassa)).map((row) => [cassaKey(row['progettoId'] as string, row['conto'] as string), row])); // prettier-ignore
    expect(conti.get(cassaKey(progetti.pnrr, 'progetto'))).toMatchObject({ incassatiCentesimi: 6_000_000, ripartitiCentesimi: 3_000_000, rendicontatiCentesimi: 0 }); // prettier-ignore
    expect(conti.get(cassaKey(progetti.pnrr, contoDelMembro(ALFA)))).toMatchObject({ ripartitiCentesimi: told });
    expect(told).toBe(1_500_000);
    expect((await rows(ATS, rendiconti)).every(({ progettoId }) => progettoId !== progetti.pnrr)).toBe(true);
  });
});
