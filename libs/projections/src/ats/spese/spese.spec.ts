import { contoDi, type DatiSpesa, type EventoSpesa } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import fc from 'fast-check';

import { fold, touchesOf, type AnyProjection, type Known } from '../../projecting/index.js';
import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { spese, spesePeriodi, speseTotali, spesaKey, sommaSpese, SALDI_SPESE_NULLI, type SaldiSpese } from './index.js';

const testo = { testoId: 't1', hash: 'a'.repeat(64) };
const quota = (progettoId: string, voceId: string, centesimi: number) =>
  ({ fonte: { tipo: 'progetto', progettoId, voceId }, centesimi }) as const;
const dati: DatiSpesa = {
  ...{ tipo: 'fattura', competenza: '2025-03-31', descrizione: testo, cup: 'I84H22000200006' },
  ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: '12', data: '2025-04-02' }, fornitore: null },
  ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
  ...{ scissioneIva: true, quote: [quota('p1', 'v1', 122_000)] },
};
const pagamento = (pagamentoId: string, centesimi: number) => ({
  ...{ pagamentoId, mandato: pagamentoId, data: '2025-05-02', quietanza: null, centesimi },
});

const at = (event: EventoSpesa, id = 's1'): Entry => [`Spesa.${id}`, event];
const registrata = (spesa = dati, id = 's1') =>
  at({ type: 'SpesaRegistrata', data: { spesa, numeroFatturaId: null } }, id);
const rettificata = (spesa: DatiSpesa, prima = dati, pagato = 0, id = 's1') =>
  at(
    { type: 'SpesaRettificata', data: { spesa, numeroFatturaId: null, motivo: testo, conto: contoDi(prima, pagato) } },
    id,
  );
const annullata = (prima = dati, id = 's1') =>
  at({ type: 'SpesaAnnullata', data: { motivo: testo, conto: contoDi(prima, 0) } }, id);
const pagata = (pagamentoId: string, centesimi: number, prima = dati, pagato = 0, id = 's1') =>
  at(
    {
      type: 'PagamentoRegistrato',
      data: { pagamento: pagamento(pagamentoId, centesimi), conto: contoDi(prima, pagato) },
    },
    id,
  );
const impegnata = (id = 's1') =>
  at(
    {
      type: 'ImpegnoRegistrato',
      data: { impegno: { numero: '5', data: '2025-02-01', centesimi: 1 }, conto: contoDi(dati, 0) },
    },
    id,
  );

describe('spese', () => {
  it('has a row for each project, with what that project bears', () => {
    const due = { ...dati, quote: [quota('p1', 'v1', 60_000), quota('p2', 'w1', 2_000), quota('p1', 'v2', 40_000)] };
    const both = rowsOf(spese, log(registrata(due), pagata('g1', 500, due)));
    expect(
      [...both.entries()].map(([key, row]) => [key, row.quotaCentesimi, row.costoCentesimi, row.pagatoCentesimi]),
    ).toEqual([
      ['p1/2025-03/s1', 100_000, 122_000, 500],
      ['p2/2025-03/s1', 2_000, 122_000, 500],
    ]);
  });

  it('leaves its key when month or project change, with what hangs on it', () => {
    const aprile = { ...dati, competenza: '2025-04-01' };
    const events = log(registrata(), impegnata(), pagata('g1', 500), rettificata(aprile, dati, 500));
    const { versions } = fold(spese, new Map(), touchesOf(spese, events));
    expect(versions.slice(-2).map(({ key, row }) => [key, row?.['mese'] ?? null])).toEqual([
      [spesaKey('p1', '2025-03', 's1'), null],
      [spesaKey('p1', '2025-04', 's1'), '2025-04'],
    ]);
    expect(rowsOf(spese, events).get('p1/2025-04/s1')).toMatchObject({
      ...{ pagatoCentesimi: 500, rettifica: testo, revisione: 3 },
      impegni: [{ numero: '5' }],
      pagamenti: [{ pagamentoId: 'g1' }],
    });
  });

  it('is gone when annulled, and a payment that is taken back leaves nothing', () => {
    expect(rowsOf(spese, log(registrata(), annullata())).size).toBe(0);
    const indietro = at({
      type: 'PagamentoAnnullato',
      data: { pagamento: pagamento('g1', 500), motivo: testo, conto: contoDi(dati, 500) },
    });
    const [row] = rowsOf(spese, log(registrata(), pagata('g1', 500), indietro)).values();
    expect(row).toMatchObject({ pagatoCentesimi: 0, pagamenti: [] });
  });

  it('takes no event of an expense that it does not know', () => {
    expect(() => rowsOf(spese, log(pagata('g1', 1)))).toThrow('before the expense was there');
  });
});

describe('spese_periodi', () => {
  it('knows up to which month a project is reported', () => {
    const chiuso: Entry = [
      'PeriodiRendicontati.p1',
      { type: 'PeriodoChiuso', data: { progettoId: 'p1', finoAlMese: '2025-03' } },
    ];
    const riaperto: Entry = [
      'PeriodiRendicontati.p1',
      { type: 'PeriodoRiaperto', data: { progettoId: 'p1', dalMese: '2025-01', motivo: testo } },
    ];
    expect(rowsOf(spesePeriodi, log(chiuso)).get('p1')).toEqual({
      chiusoFinoAl: '2025-03',
      motivo: null,
      revisione: 0,
    });
    expect(rowsOf(spesePeriodi, log(chiuso, riaperto)).get('p1')).toEqual({
      chiusoFinoAl: '2024-12',
      motivo: testo,
      revisione: 1,
    });
  });
});

describe('spese_totali', () => {
  it('moves only the accounts on which something changes', () => {
    const events = log(
      registrata(),
      impegnata(),
      pagata('g1', 500),
      rettificata({ ...dati, competenza: '2025-04-01' }, dati, 500),
    );
    const { versions } = fold(speseTotali, new Map(), touchesOf(speseTotali, events));
    expect(
      versions.map(({ position, key, row }) => [position, key, (row as { variazione: object }).variazione]),
    ).toEqual([
      [0, 'p1/2025-03/v1/fattura', { numero: 1, costoCentesimi: 122_000, quotaCentesimi: 122_000, pagatoCentesimi: 0 }],
      [2, 'p1/2025-03/v1/fattura', { numero: 0, costoCentesimi: 0, quotaCentesimi: 0, pagatoCentesimi: 500 }],
      [
        3,
        'p1/2025-03/v1/fattura',
        { numero: -1, costoCentesimi: -122_000, quotaCentesimi: -122_000, pagatoCentesimi: -500 },
      ],
      [
        3,
        'p1/2025-04/v1/fattura',
        { numero: 1, costoCentesimi: 122_000, quotaCentesimi: 122_000, pagatoCentesimi: 500 },
      ],
    ]);
  });

  it('adds up to the expenses, and its amounts to its balances, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const events = log(...told(steps));
        expect(perConto([...rowsOf(speseTotali, events).values()].map((row) => [row, row]))).toEqual(
          perConto([...rowsOf(spese, events).values()].map((row) => [row, { ...row, numero: 1 }])),
        );
        const { versions, current } = fold(speseTotali, new Map(), touchesOf(speseTotali, events));
        for (const [key, { row }] of current) {
          const moved = versions
            .filter((one) => one.key === key)
            .map((one) => (one.row as { variazione: SaldiSpese }).variazione);
          expect(row).toMatchObject(sommaSpese(SALDI_SPESE_NULLI, ...moved));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['spese', spese],
    ['spese_totali', speseTotali],
  ] as const)('and %s give the same rows and versions whatever the batches', (_, projection) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), sizes, (steps, all) => {
        const events = log(...told(steps));
        expect(inBatches(projection, events, all)).toEqual(inBatches(projection, events, []));
      }),
      { numRuns: 100 },
    );
  });
});

/** Sums by project, month and kind, those that are nothing left out. */
function perConto(
  all: readonly (readonly [
    { readonly progettoId: string; readonly mese: string; readonly tipo: string },
    SaldiSpese,
  ])[],
): Readonly<Record<string, SaldiSpese>> {
  const sums = new Map<string, SaldiSpese>();
  for (const [{ progettoId, mese, tipo }, saldi] of all) {
    const key = `${progettoId}/${mese}/${tipo}`;
    sums.set(key, sommaSpese(sums.get(key) ?? SALDI_SPESE_NULLI, saldi));
  }
  return Object.fromEntries([...sums].filter(([, saldi]) => saldi.numero !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inBatches(projection: AnyProjection, events: readonly PositionedEvent[], sizes: readonly number[]) {
  const known = new Map<string, Known>();
  const versions: unknown[] = [];
  let from = 0;
  for (let batch = 0; from < events.length; batch++) {
    const part = fold(
      projection,
      known,
      touchesOf(projection, events.slice(from, (from += sizes[batch] ?? events.length))),
    );
    part.current.forEach((row, key) => known.set(key, row));
    versions.push(...part.versions);
  }
  return { versions, known };
}

const step = fc.record({
  what: fc.constantFrom('scrive', 'scrive', 'scrive', 'annulla', 'paga', 'paga', 'toglie', 'impegna'),
  id: fc.constantFrom('s1', 's2', 's3', 's4'),
  mese: fc.constantFrom('2025-01', '2025-02', '2025-03'),
  tipo: fc.constantFrom('fattura', 'personale'),
  quote: fc.uniqueArray(
    fc.tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom('v1', 'v2', 'v3'), fc.integer({ min: 1, max: 99_999 })),
    { minLength: 1, maxLength: 4, selector: ([progetto, voce]) => `${progetto}/${voce}` },
  ),
  centesimi: fc.integer({ min: 1, max: 50_000 }),
});

/** A history that the decider would allow. */
function told(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Entry[] {
  const there = new Map<string, { spesa: DatiSpesa; pagati: ReturnType<typeof pagamento>[] } | 'gone'>();
  return steps.flatMap(({ what, id, mese, tipo, quote, centesimi }, index): Entry[] => {
    const now = there.get(id);
    if (now === 'gone') return [];
    const pagato = now?.pagati.reduce((sum, one) => sum + one.centesimi, 0) ?? 0;
    if (what === 'scrive') {
      const whole = quote.reduce((sum, [, , share]) => sum + share, 0);
      const spesa: DatiSpesa = {
        ...{ ...dati, tipo, competenza: `${mese}-15`, imponibileCentesimi: whole + pagato + centesimi },
        quote: quote.map((one) => quota(...one)),
      };
      there.set(id, { spesa, pagati: now?.pagati ?? [] });
      return [now ? rettificata(spesa, now.spesa, pagato, id) : registrata(spesa, id)];
    }
    if (!now) return [];
    const conto = contoDi(now.spesa, pagato);
    switch (what) {
      case 'annulla':
        if (pagato > 0) return [];
        there.set(id, 'gone');
        return [annullata(now.spesa, id)];
      case 'paga': {
        const paid = pagamento(`g${index}`, centesimi);
        now.pagati.push(paid);
        return [pagata(paid.pagamentoId, centesimi, now.spesa, pagato, id)];
      }
      case 'toglie': {
        const last = now.pagati.pop();
        return last ? [at({ type: 'PagamentoAnnullato', data: { pagamento: last, motivo: testo, conto } }, id)] : [];
      }
      default:
        return [
          at(
            {
              type: 'ImpegnoRegistrato',
              data: { impegno: { numero: `${index}`, data: '2025-01-01', centesimi }, conto },
            },
            id,
          ),
        ];
    }
  });
}
