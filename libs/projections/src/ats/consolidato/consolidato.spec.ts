import { contoDi, type DatiSpesa, type EventoSpesa } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import fc from 'fast-check';

import { fold, touchesOf } from '../../projecting/index.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import {
  rendicontatoMensile,
  righeRendiconto,
  SALDI_RENDICONTATI_NULLI,
  SALDI_SPESE_NULLI,
  saldiDelMese,
  sommaRendicontati,
  sommaSpese,
  speseMensili,
  speseTotali,
  type RigaSpeseMensili,
  type SaldiRendicontati,
  type SaldiSpese,
} from '../index.js';

const testo = { testoId: 't1', hash: 'a'.repeat(64) };
const quota = (progettoId: string, voceId: string, centesimi: number) =>
  ({ fonte: { tipo: 'progetto', progettoId, voceId }, centesimi }) as const;
const dati: DatiSpesa = {
  ...{ tipo: 'personale', competenza: '2025-03-31', descrizione: testo, cup: 'I84H22000200006' },
  ...{ cig: { assenza: 'personale' }, documento: null, fornitore: null, scissioneIva: false },
  ...{ imponibileCentesimi: 1000, ivaCentesimi: 0, ivaACostoCentesimi: 0, ritenutaCentesimi: 0 },
  quote: [quota('p1', 'v1', 600), quota('p2', 'w1', 100), quota('p1', 'v2', 300)],
} as DatiSpesa;
const di = (event: EventoSpesa, id = 's1'): Entry => [`Spesa.${id}`, event];
const registrata = (spesa = dati, id = 's1') =>
  di({ type: 'SpesaRegistrata', data: { spesa, numeroFatturaId: null } }, id);
const rettificata = (spesa: DatiSpesa, prima: DatiSpesa, pagato: number, id = 's1') =>
  di({ type: 'SpesaRettificata', data: { spesa, numeroFatturaId: null, motivo: testo, conto: contoDi(prima, pagato) } }, id); // prettier-ignore
const pagata = (spesa: DatiSpesa, centesimi: number, prima: number, id = 's1') => {
  const pagamento = { pagamentoId: 'g1', mandato: '1', data: '2025-05-02', quietanza: null, centesimi };
  return di({ type: 'PagamentoRegistrato', data: { pagamento, conto: contoDi(spesa, prima) } }, id);
};
const annullata = (spesa: DatiSpesa, pagato: number, id = 's1') =>
  di({ type: 'SpesaAnnullata', data: { motivo: testo, conto: contoDi(spesa, pagato) } }, id);

const ledgerOf = (events: readonly PositionedEvent[]) =>
  fold(speseMensili, new Map(), touchesOf(speseMensili, events)).versions as unknown as readonly {
    readonly key: string;
    readonly position: number;
    readonly row: RigaSpeseMensili;
  }[];

describe('spese_mensili', () => {
  it('say which event moved a project and a month, and leave out those that move nothing', () => {
    const aprile = { ...dati, competenza: '2025-04-10' };
    const altraVoce = { ...aprile, quote: [quota('p1', 'v2', 900), quota('p2', 'w1', 100)] };
    const events = log(registrata(), pagata(dati, 400, 0), rettificata(aprile, dati, 400), rettificata(altraVoce, aprile, 400)); // prettier-ignore
    expect(ledgerOf(events).map(({ key, position, row }) => [key, position, row.evento.tipo, row.variazione.numero, row.variazione.quotaCentesimi, row.variazione.pagatoCentesimi])).toEqual([
      ['p1/2025-03', 0, 'SpesaRegistrata', 1, 900, 0],
      ['p2/2025-03', 0, 'SpesaRegistrata', 1, 100, 0],
      ['p1/2025-03', 1, 'PagamentoRegistrato', 0, 0, 400],
      ['p2/2025-03', 1, 'PagamentoRegistrato', 0, 0, 400],
      ['p1/2025-03', 2, 'SpesaRettificata', -1, -900, -400],
      ['p2/2025-03', 2, 'SpesaRettificata', -1, -100, -400],
      ['p1/2025-04', 2, 'SpesaRettificata', 1, 900, 400],
      ['p2/2025-04', 2, 'SpesaRettificata', 1, 100, 400],
    ]); // prettier-ignore
    expect(ledgerOf(events)[0]!.row).toMatchObject({ spesaId: 's1', evento: { eventId: events[0]!.eventId, registratoIl: events[0]!.recordedAt } }); // prettier-ignore
  });

  it('add up to what spese_totali say by item and kind, and each ledger to its balance', () => {
    const step = fc.record({
      what: fc.constantFrom('scrive', 'scrive', 'paga', 'annulla'),
      id: fc.constantFrom('s1', 's2', 's3'),
      mese: fc.constantFrom('2025-01', '2025-02'),
      quote: fc.uniqueArray(
        fc.tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom('v1', 'v2'), fc.integer({ min: 1, max: 99_999 })),
        { minLength: 1, maxLength: 3, selector: ([progetto, voce]) => `${progetto}/${voce}` },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const there = new Map<string, { spesa: DatiSpesa; pagato: number }>();
        const gone = new Set<string>();
        const entries = steps.flatMap(({ what, id, mese, quote }): Entry[] => {
          const now = there.get(id);
          if (gone.has(id)) return [];
          if (what === 'scrive') {
            const imponibileCentesimi = quote.reduce((sum, [, , share]) => sum + share, 7) + (now?.pagato ?? 0);
            const spesa = { ...dati, competenza: `${mese}-15`, imponibileCentesimi, quote: quote.map((one) => quota(...one)) }; // prettier-ignore
            there.set(id, { spesa, pagato: now?.pagato ?? 0 });
            return [now ? rettificata(spesa, now.spesa, now.pagato, id) : registrata(spesa, id)];
          }
          if (!now) return [];
          if (what === 'annulla') {
            gone.add(id);
            return [annullata(now.spesa, now.pagato, id)];
          }
          there.set(id, { ...now, pagato: now.pagato + 3 });
          return [pagata(now.spesa, 3, now.pagato, id)];
        });
        const events = log(...entries);
        const byMonth = (rows: Iterable<SaldiSpese & { readonly progettoId: string; readonly mese: string }>) => {
          const sums = new Map<string, SaldiSpese>();
          for (const row of rows) {
            const key = `${row.progettoId}/${row.mese}`;
            sums.set(key, sommaSpese(sums.get(key) ?? SALDI_SPESE_NULLI, row));
          }
          return sums;
        };
        const rows = rowsOf(speseMensili, events);
        const totali = byMonth(rowsOf(speseTotali, events).values());
        for (const [key, saldi] of byMonth(rows.values())) expect(saldi).toEqual(totali.get(key) ?? SALDI_SPESE_NULLI);
        for (const [key, row] of rows) {
          const moved = ledgerOf(events).filter((one) => one.key === key).map((one) => one.row.variazione); // prettier-ignore
          expect(row).toMatchObject(sommaSpese(SALDI_SPESE_NULLI, ...moved));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('rendicontato_mensile', () => {
  const riga = (spesaId: string, mese: string, quotaCentesimi: number, consorzio = 'alfa') => ({ spesaId, consorzio, mese, quotaCentesimi }); // prettier-ignore
  const of = (type: string, data: object, id = 'r1'): Entry => [`Rendiconto.${id}`, { type, data: { progettoId: 'p1', ...data } }]; // prettier-ignore
  const conti = (...entries: readonly Entry[]) =>
    Object.fromEntries(
      [...rowsOf(rendicontatoMensile, log(...entries))].flatMap(([key, row]) => ('mesi' in row ? [[key, row.mesi]] : [])),
    ); // prettier-ignore

  it('takes a line out of the month in which it came, whatever of it was admitted', () => {
    const inserite = of('SpesaInserita', { righe: [riga('s1', '2025-01', 100), riga('s2', '2025-02', 50), riga('s1', '2025-01', 9, 'beta')] }); // prettier-ignore
    const esito = of('RendicontoEsitato', { esito: 'ammessoInParte', nonAmmesse: [{ consorzio: 'alfa', spesaId: 's1', centesimi: 30 }] }); // prettier-ignore
    const tolta = of('SpesaTolta', { spese: [{ consorzio: 'alfa', spesaId: 's1', quotaCentesimi: 100 }] });
    const altro = of('SpesaInserita', { righe: [riga('s1', '2025-02', -5)] }, 'r2');
    expect(conti(inserite, esito)).toEqual({ 'c/p1/alfa': { '2025-01': [1, 100, 30], '2025-02': [1, 50, 0] }, 'c/p1/beta': { '2025-01': [1, 9, 0] } }); // prettier-ignore
    expect(conti(inserite, esito, tolta, altro)).toEqual({ 'c/p1/alfa': { '2025-02': [2, 45, 0] }, 'c/p1/beta': { '2025-01': [1, 9, 0] } }); // prettier-ignore
    expect(() => conti(tolta)).toThrow('not there');
  });

  it('is the sum of the lines after two years of an ATS', () => {
    const story = dueAnni();
    const lines = [...rowsOf(righeRendiconto, story).values()];
    const sums = new Map<string, SaldiRendicontati>();
    for (const { progettoId, consorzio, mese, quotaCentesimi, nonAmmessiCentesimi } of lines) {
      const key = `c/${progettoId}/${consorzio}/${mese}`;
      const line = { numero: 1, quotaCentesimi, nonAmmessiCentesimi };
      sums.set(key, sommaRendicontati(sums.get(key) ?? SALDI_RENDICONTATI_NULLI, line));
    }
    const kept = [...rowsOf(rendicontatoMensile, story)].flatMap(([key, row]) =>
      'mesi' in row
        ? Object.entries(row.mesi).map(([mese, one]) => [`${key}/${mese}`, saldiDelMese(one)] as const)
        : [],
    );
    expect(lines.length).toBeGreaterThan(3);
    expect(new Map(kept)).toEqual(sums);
  });
});
