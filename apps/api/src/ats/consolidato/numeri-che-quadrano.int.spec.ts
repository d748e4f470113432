import {
  adesioni,
  ats,
  attestazioni,
  concessioni,
  condivisioni,
  fascicoli,
  istanze,
  listeDiControllo,
  progetti,
  progettiRecepiti,
  rendicontatoMensile,
  rendiconti,
  richieste,
  righeRendiconto,
  spese,
  speseMensili,
} from '@consorzi/projections/ats';
import { registro } from '@consorzi/projections/audit';
import type { Lettura } from '@consorzi/domain/tenancy';
import type { AnyProjection } from '@consorzi/projections/projecting';
import fc from 'fast-check';

import { Letture, Leggi, LeggiHandler } from '../../commands/letture.js';
import { LeggiCondiviseHandler, LettureCondivise } from '../../commands/letture-condivise.js';
import { projectionStatus } from '../../projections/index.js';
import { ReadModels } from '../../projections/read-models.js';
import { rebuild } from '../../projections/rebuild.js';
import { ProjectionRunner } from '../../projections/runner.js';
import { MemoryEventStore } from '../../projections/testing/memory-event-store.js';
import { eventually, stage, type Stage } from '../../projections/testing/stage.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { LettureViste } from '../condivisione/letture-viste.js';
import { TestiMostrati } from '../condivisione/testi-mostrati.js';
import { ConsolidatoQueries } from './consolidato.queries.js';
import { DettaglioQueries } from './dettaglio.queries.js';
import { Mondo, PROGETTI, RENDICONTI, type Fatto } from './testing/mondo.js';

const MODELLI: readonly AnyProjection[] = [
  ...[registro, adesioni, condivisioni, concessioni, progettiRecepiti, spese, speseMensili],
  ...[ats, progetti, rendiconti, righeRendiconto, rendicontatoMensile],
  // What a narrowed reader asks.
  ...[attestazioni, fascicoli, istanze, listeDiControllo, richieste],
];
const MESI = ['2024-11', '2024-12', '2025-01', '2025-02'];

let db: Stage;
let models: ReadModels;
let consolidato: ConsolidatoQueries;
let dettaglio: DettaglioQueries;
beforeAll(async () => {
  db = await stage();
  models = new ReadModels(db.api);
  const [leggi, condivise] = [new LeggiHandler(models), new LeggiCondiviseHandler(models)];
  // The bus alone is left out: it hands the same question to the same handler.
  const bus = { execute: (query: object) => (query instanceof Leggi ? leggi.execute(query) : condivise.execute(query as never)) }; // prettier-ignore
  const [letture, viste] = [new Letture(bus as never), new LettureCondivise(bus as never, models)];
  const shown = new LettureViste(letture, viste);
  consolidato = new ConsolidatoQueries(viste, shown);
  dettaglio = new DettaglioQueries(letture, shown, new TestiMostrati(new Testi(db.api)));
});
afterAll(async () => {
  await models.onApplicationShutdown();
  await db.close();
});

/** Projects all logs to their ends, then leaves a rebuild of some models where it is after a few batches. */
async function projected({ logs }: Mondo, halfBuilt: readonly AnyProjection[]): Promise<void> {
  const store = new MemoryEventStore();
  for (const [scope, events] of logs) store.load(scope, events);
  const options = { store, pool: db.projector };
  const runner = new ProjectionRunner({ ...options, projections: MODELLI, pollMs: 20, batch: 50 });
  await runner.start();
  for (const [scope, events] of logs) {
    const done = (one: { position: number }) => one.position === events.length - 1;
    await eventually(async () => (await projectionStatus(db.api, scope)).filter(done).length === MODELLI.length, scope);
  }
  await runner.stop();
  if (halfBuilt.length === 0) return;
  const stop = new AbortController();
  await rebuild({
    ...{ ...options, all: MODELLI, projections: halfBuilt.map(({ name }) => name), batch: 3 },
    onProgress: () => stop.abort(),
    signal: stop.signal,
  });
}

const fatto: fc.Arbitrary<Fatto> = fc.record({
  che: fc.oneof(
    ...(
      [
        ...([
          ['scrive', 8],
          ['paga', 3],
          ['toglie', 1],
          ['annulla', 1],
          ['concede', 7],
          ['revoca', 1],
        ] as const),
        ...([
          ['esce', 1],
          ['entra', 4],
          ['disconosce', 1],
          ['riconosce', 4],
        ] as const),
        ...([
          ['inserisce', 12],
          ['estrae', 1],
          ['esita', 1],
        ] as const),
      ] as const
    ).map(([che, weight]) => ({ weight, arbitrary: fc.constant<Fatto['che']>(che) })),
  ),
  ...{ chi: fc.nat(3), spesa: fc.constantFrom('s1', 's2', 's3', 's4', 's5'), mese: fc.constantFrom(...MESI) },
  quote: fc.uniqueArray(
    fc.tuple(fc.constantFrom(0, 1), fc.constantFrom('v1', 'v2'), fc.integer({ min: 1, max: 9_999 })),
    { minLength: 1, maxLength: 3, selector: ([progetto, voce]) => `${progetto}/${voce}` },
  ),
  ...{
    centesimi: fc.integer({ min: 1, max: 5_000 }),
    conFine: fc.constantFrom(false, false, true),
    rendiconto: fc.nat(1),
  },
  spese: fc.constantFrom(true, true, true, false),
  altrove: fc.constantFrom(false, false, false, true),
});
const filtro = fc.record(
  { progettoId: fc.constantFrom(...PROGETTI), dalMese: fc.constantFrom(...MESI), alMese: fc.constantFrom(...MESI) },
  { requiredKeys: [] },
);

/** Each rendiconto is of the project of its place. */
const perimetro = fc.constantFrom<Exclude<Lettura, 'tutto'>>(
  [{ tipo: 'progetti', progetti: [PROGETTI[0]] }],
  [{ tipo: 'rendiconti', rendiconti: [RENDICONTI[1]!] }],
  [{ tipo: 'progetti', progetti: [PROGETTI[0]] }, { tipo: 'rendiconti', rendiconti: RENDICONTI }], // prettier-ignore
);

type Saldi = { numero: number; costoCentesimi: number; quotaCentesimi: number; pagatoCentesimi: number };
const somma = <Misura extends string>(all: readonly ({ readonly [misura in Misura]: number } | null)[], ...misure: readonly Misura[]) => Object.fromEntries(misure.map((misura) => [misura, all.reduce((sum, one) => sum + (one?.[misura] ?? 0), 0)])); // prettier-ignore
const condivisi = (all: readonly (Saldi | null)[]) => somma(all, 'numero', 'costoCentesimi', 'quotaCentesimi', 'pagatoCentesimi'); // prettier-ignore
type Righe = { numero: number; quotaCentesimi: number; nonAmmessiCentesimi: number };
const riportati = (all: readonly Righe[]) => somma(all, 'numero', 'quotaCentesimi', 'nonAmmessiCentesimi');

/** All pages of a question. */
async function tutte<Node>(
  ask: (after: string | undefined) => Promise<{ edges: { node: Node }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }>, // prettier-ignore
): Promise<Node[]> {
  const found: Node[] = [];
  for (let after: string | undefined; ;) {
    const { edges, pageInfo } = await ask(after);
    found.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor!;
  }
}

let turn = 0;

describe('the totals of an ATS', () => {
  it('are the sum of what is visible now and of the lines in its log, at any moment', async () => {
    const cases = fc.record({
      fatti: fc.array(fatto, { minLength: 120, maxLength: 240, size: 'max' }),
      moments: fc.array(fc.array(fc.nat(200), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 2 }),
      halfBuilt: fc.constantFrom([], [speseMensili], [condivisioni], [condivisioni, speseMensili, rendicontatoMensile]),
      ...{ filtro, perimetro, uno: fc.nat(2) },
    });
    const seen = { condivise: 0, righe: 0, movimenti: 0, ristrette: 0 };
    await fc.assert(
      fc.asyncProperty(cases, async ({ fatti, moments, halfBuilt, filtro: asked, perimetro: suo, uno }) => {
        const mondo = new Mondo(`q${++turn}`, fatti);
        await projected(mondo, halfBuilt);
        const { rete, membri } = mondo;
        const lastOf = (scope: string) => mondo.logs.get(scope)!.length - 1;
        const vectors = [null, ...moments];
        for (const vector of vectors) {
          const positionOf = (scope: string, n: number) => vector ? vector[n]! % (lastOf(scope) + 1) : lastOf(scope); // prettier-ignore
          const al = new Map([rete, ...membri].map((scope, n) => [scope, positionOf(scope, n)]));
          const quando = vector
            ? { posizione: al.get(rete)!, momenti: membri.map((scope) => ({ scope, posizione: al.get(scope)! })) }
            : undefined;
          const ctx = { scope: rete, perimetro: 'tutto', now: '2025-06-01T10:00:00.000Z' } as RequestContext;
          const intero = { scope: rete, ...(quando && { quando }) };
          const args = { ...intero, ...asked };
          const { dalMese = '0', alMese = '9', progettoId } = asked;
          const dentro = (one: { progettoId: string; mese: string }) =>
            (!progettoId || one.progettoId === progettoId) && dalMese <= one.mese && one.mese <= alMese;
          const tutteVisibili = membri.flatMap((consorzio) =>
            mondo.visibili(consorzio, al.get(consorzio)!).map((one) => ({
              ...{ ...one, consorzio, numero: 1, costoCentesimi: one.costo },
              ...{ quotaCentesimi: one.quota, pagatoCentesimi: one.pagato },
            })),
          ); // prettier-ignore
          const tutteRighe = [...mondo.righe[al.get(rete)!]!.values()].map((one) => ({
            ...{ ...one, numero: 1, quotaCentesimi: one.quota, nonAmmessiCentesimi: one.tolti },
          }));
          const [visibili, righe] = [tutteVisibili.filter(dentro), tutteRighe.filter(dentro)];

          const answer = await consolidato.consolidato(ctx, args);
          expect(answer.condiviso).toEqual(condivisi(visibili));
          expect(answer.rendicontato).toEqual(riportati(righe));
          for (const one of answer.perPartner) {
            const own = visibili.filter(({ consorzio }) => consorzio === one.partner);
            expect([one.partner, one.condiviso ?? condivisi([])]).toEqual([one.partner, condivisi(own)]);
            expect(one.condiviso === null).toBe(!one.condivide);
          }
          for (const one of answer.incrocio) {
            const same = (two: { progettoId: string; consorzio: string }) => two.progettoId === one.progettoId && two.consorzio === one.partner; // prettier-ignore
            expect(one.condiviso ?? condivisi([])).toEqual(condivisi(visibili.filter(same)));
            expect(one.rendicontato).toEqual(riportati(righe.filter(same)));
          }
          for (const one of answer.perMese) {
            expect(one.condiviso).toEqual(condivisi(visibili.filter(({ mese }) => mese === one.mese)));
            expect(one.rendicontato).toEqual(riportati(righe.filter(({ mese }) => mese === one.mese)));
          }
          expect(condivisi(answer.perProgetto.map((one) => one.condiviso))).toEqual(answer.condiviso);
          expect(condivisi(answer.perPartner.map((one) => one.condiviso))).toEqual(answer.condiviso);

          const page = (after: string | undefined) => ({ ...args, first: 3, ...(after && { after }) });
          const shown = await tutte((after) => dettaglio.spese(ctx, page(after)));
          expect(shown.map((one) => [one.consorzio, one.progettoId, one.spesaId, one.quotaCentesimi]).sort()).toEqual(visibili.map((one) => [one.consorzio, one.progettoId, one.spesaId, one.quota]).sort()); // prettier-ignore
          const lines = await tutte((after) => dettaglio.righe(ctx, page(after)));
          expect(riportati(lines.map((one) => ({ ...one, numero: 1 })))).toEqual(answer.rendicontato);

          for (const one of answer.incrocio.filter(({ condiviso }) => (condiviso?.numero ?? 0) > 0).slice(0, 2)) {
            const { progettoId: id, partner } = one;
            const mesi = new Set(visibili.filter((two) => two.consorzio === partner && two.progettoId === id).map(({ mese }) => mese)); // prettier-ignore
            for (const mese of mesi) {
              const of = { ...args, progettoId: id, consorzio: partner, mese };
              const moved = await tutte((after) => dettaglio.movimenti(ctx, { ...of, first: 2, ...(after && { after }) })); // prettier-ignore
              const total = condivisi(visibili.filter((two) => two.consorzio === partner && two.progettoId === id && two.mese === mese)); // prettier-ignore
              expect(condivisi(moved.map(({ variazione }) => variazione))).toEqual(total);
              const log = mondo.logs.get(partner)!;
              for (const { posizione, eventoId, tipo } of moved) {
                expect([eventoId, tipo]).toEqual([log[posizione]!.eventId, log[posizione]!.type]);
              }
              seen.movimenti += moved.length;
            }
          }
          // Of one partner: its part, by month too. Of a perimeter: what lies in it.
          const consorzio = membri[uno]!;
          const solo = await consolidato.consolidato(ctx, { ...args, consorzio });
          const [sue, rese] = [visibili.filter((one) => one.consorzio === consorzio), righe.filter((one) => one.consorzio === consorzio)]; // prettier-ignore
          expect([solo.condiviso, solo.rendicontato]).toEqual([condivisi(sue), riportati(rese)]);
          expect(condivisi(solo.perMese.map((one) => one.condiviso))).toEqual(solo.condiviso);
          expect(solo.perPartner.every(({ partner }) => partner === consorzio)).toBe(true);
          const interi = suo.flatMap((one) => (one.tipo === 'progetti' ? one.progetti : []));
          const nominati = suo.flatMap((one) => (one.tipo === 'rendiconti' ? one.rendiconti : []));
          const ristretto = { ...ctx, perimetro: suo };
          const dentroCondivise = tutteVisibili.filter((one) => interi.includes(one.progettoId));
          const dentroRighe = tutteRighe.filter(({ progettoId: id }) => interi.includes(id) || nominati.includes(RENDICONTI[PROGETTI.indexOf(id as never)]!)); // prettier-ignore
          const parteDi = (after: string | undefined) => ({ ...intero, first: 3, ...(after && { after }) });
          const parte = await consolidato.consolidato(ristretto, intero);
          expect([parte.condiviso, parte.rendicontato]).toEqual([condivisi(dentroCondivise), riportati(dentroRighe)]);
          const sueRighe = await tutte((after) => dettaglio.righe(ristretto, parteDi(after)));
          expect(riportati(sueRighe.map((one) => ({ ...one, numero: 1 })))).toEqual(parte.rendicontato);
          const sueSpese = await tutte((after) => dettaglio.spese(ristretto, parteDi(after)));
          expect(condivisi(sueSpese.map((one) => ({ ...one, numero: 1 })))).toEqual(parte.condiviso);
          seen.ristrette += dentroRighe.length;
          for (const membro of membri) {
            const own = {
              ...args,
              scope: membro,
              ats: rete,
              ...(vector && { quando: { posizione: al.get(membro)! } }),
            };
            const visto = await consolidato.visto({ ...ctx, scope: membro }, own);
            expect(visto.condiviso).toEqual(condivisi(visibili.filter(({ consorzio }) => consorzio === membro)));
          }
          expect(JSON.stringify([answer, shown, lines]).includes(mondo.estraneo)).toBe(false);
          seen.condivise += visibili.length;
          seen.righe += righe.length;
        }
      }),
      // The seed tells the history again; to make it smaller would take minutes.
      { numRuns: Number(process.env['RUNS'] ?? 24), endOnFailure: true },
    );
    expect(RENDICONTI.length).toBe(PROGETTI.length);
    const enough = [seen.condivise > 40, seen.righe > 8, seen.movimenti > 60, seen.ristrette > 20];
    expect([JSON.stringify(seen), ...enough]).toEqual([expect.anything(), true, true, true, true]);
  }, 90_000);
});
