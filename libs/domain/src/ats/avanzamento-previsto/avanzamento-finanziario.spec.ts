import fc from 'fast-check';

import { giornoDopo } from '../../shared/index.js';
import {
  allaData,
  mesiFinanziari,
  righeFinanziarie,
  totaleFinanziario,
  type PianoFinanziario,
  type SpesaDelMese,
} from './avanzamento-finanziario.js';

const quota = (voceId: string, partnerId: string, centesimi: number) =>
  ({ voceId, partnerId, fonte: 'finanziamento', centesimi }) as const;
const piano: PianoFinanziario = {
  ...{ dal: '2025-01-01', al: '2025-12-31', fasi: [] },
  quote: [
    quota('v1', 'a', 3_650_000),
    quota('v1', 'b', 365_000),
    { ...quota('v1', 'a', 999), fonte: 'cofinanziamento' },
  ],
};
const spesa = (mese: string, quotaCentesimi: number, partnerId = 'a', voceId = 'v1'): SpesaDelMese => ({
  ...{ partnerId, voceId, mese, quotaCentesimi, pagatoCentesimi: quotaCentesimi - 1 },
});

describe('the financial progress of a project', () => {
  it('expects by a day what a straight line through the project’s days says', () => {
    expect(allaData(piano, 3_650_000, '2024-12-31')).toBe(0);
    expect(allaData(piano, 3_650_000, '2025-01-01')).toBe(10_000);
    expect(allaData(piano, 3_650_000, '2025-02-10')).toBe(410_000);
    expect(allaData(piano, 3_650_000, '2026-05-01')).toBe(3_650_000);
  });

  it('expects nothing on days on which no step of the timetable runs, and counts a day of two steps once', () => {
    const fase = (dal: string, al: string) => ({ faseId: dal, titolo: dal, dal, al });
    const conFasi = {
      ...piano,
      fasi: [fase('2025-11-01', '2025-11-10'), fase('2025-03-01', '2025-03-06'), fase('2025-03-04', '2025-03-10')],
    };
    const attesi = ['2025-02-28', '2025-03-05', '2025-03-10', '2025-10-31', '2025-11-05', '2025-11-10'];
    expect(attesi.map((giorno) => allaData(conFasi, 2_000, giorno))).toEqual([0, 500, 1_000, 1_000, 1_500, 2_000]);
  });

  it('puts planned, done, paid and foreseen beside each other, by item and partner', () => {
    const spese = [spesa('2025-01', 200_000), spesa('2025-02', 300_000), spesa('2025-03', 400_000)];
    expect(righeFinanziarie(piano, spese, '2025-03-31')).toEqual([
      {
        ...{ partnerId: 'a', voceId: 'v1', pianificatoCentesimi: 3_650_000, allaDataCentesimi: 900_000 },
        ...{ fattoCentesimi: 900_000, pagatoCentesimi: 899_997, previstoCentesimi: 3_600_000, esito: 'inRitardo' },
        base: { dal: '2025-01', al: '2025-03', mesi: 3 },
      },
      {
        ...{ partnerId: 'b', voceId: 'v1', pianificatoCentesimi: 365_000, allaDataCentesimi: 90_000 },
        ...{ fattoCentesimi: 0, pagatoCentesimi: 0, previstoCentesimi: null, base: null, esito: null },
      },
    ]);
  });

  it('keeps what was spent of an item that the plan of the day does not have', () => {
    const [, , tolta] = righeFinanziarie(piano, [spesa('2025-01', 700, 'a', 'tolta')], '2025-03-31');
    expect(tolta).toMatchObject({ voceId: 'tolta', pianificatoCentesimi: 0, fattoCentesimi: 700, esito: null });
  });

  it('counts from month to month', () => {
    const spese = [spesa('2025-03', 10), spesa('2025-01', 5), spesa('2025-03', 7, 'b')];
    expect(mesiFinanziari(spese).map((one) => [one.mese, one.fattoCentesimi, one.cumulatoCentesimi])).toEqual([
      ['2025-01', 5, 5],
      ['2025-03', 17, 22],
    ]);
  });

  const giorno = fc.nat(1_000).map((giorni) => giorniDopo('2024-06-01', giorni));
  const unaSpesa = fc
    .record({
      mese: fc.integer({ min: 1, max: 12 }),
      centesimi: fc.nat(10_000_000),
      partner: fc.constantFrom('a', 'b'),
      voce: fc.constantFrom('v1', 'v2', 'v3'),
    }) // prettier-ignore
    .map(({ mese, centesimi, partner, voce }) =>
      spesa(`2025-${String(mese).padStart(2, '0')}`, centesimi, partner, voce),
    );
  const quote = fc.uniqueArray(
    fc.record({ voceId: fc.constantFrom('v1', 'v2'), partnerId: fc.constantFrom('a', 'b'), centesimi: fc.nat(1_000_000_000) }), // prettier-ignore
    { selector: ({ voceId, partnerId }) => `${voceId} ${partnerId}` },
  );

  it('has rows and months that add up to its total, whatever was planned and spent', () => {
    const misure = ['pianificatoCentesimi', 'allaDataCentesimi', 'fattoCentesimi', 'pagatoCentesimi'] as const;
    fc.assert(
      fc.property(quote, fc.array(unaSpesa), giorno, (of, spese, oggi) => {
        const dato = { ...piano, quote: of.map((one) => ({ ...one, fonte: 'finanziamento' as const })) };
        const righe = righeFinanziarie(dato, spese, oggi);
        const totale = totaleFinanziario(dato, spese, oggi);
        for (const misura of misure) expect(righe.reduce((sum, riga) => sum + riga[misura], 0)).toBe(totale[misura]);
        expect(mesiFinanziari(spese).at(-1)?.cumulatoCentesimi ?? 0).toBe(totale.fattoCentesimi);
        expect(totale.allaDataCentesimi).toBeLessThanOrEqual(totale.pianificatoCentesimi);
      }),
    );
  });

  it('expects never less on a later day', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), giorno, (centesimi, oggi) => {
        expect(allaData(piano, centesimi, giornoDopo(oggi))).toBeGreaterThanOrEqual(allaData(piano, centesimi, oggi));
      }),
    );
  });
});

const giorniDopo = (dal: string, giorni: number) =>
  new Date(Date.parse(dal) + giorni * 86_400_000).toISOString().slice(0, 10);
