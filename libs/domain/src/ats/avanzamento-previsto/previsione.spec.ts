import fc from 'fast-check';

import { meseDopo, ultimoGiornoDi } from '../../shared/index.js';
import { previsione, previsioneInsieme, type CifraDelPeriodo } from './previsione.js';

const mesi = (dal: string, ...valori: readonly string[]): readonly CifraDelPeriodo[] =>
  valori.map((valore, index) => ({ mese: meseDopo(dal, index), periodo: 'mese', valore }));
const anno = (numero: number, valore: string): CifraDelPeriodo => ({ mese: `${numero}-12`, periodo: 'anno', valore });
const meta = (atteso: string, entro = '2026-06-30') => ({ atteso, entro });

describe('the forecast of a target', () => {
  it('carries the pace of the last months on through the month of the deadline', () => {
    expect(previsione(mesi('2025-01', '6', '8', '10'), meta('60', '2025-06-30'), '2025-04-02')).toEqual({
      ...{ fatto: '24', previsto: '48', esito: 'inRitardo' },
      base: { dal: '2025-01', al: '2025-03', mesi: 3 },
    });
    expect(previsione(mesi('2025-01', '6', '8', '10'), meta('48', '2025-06-30'), '2025-04-02').esito).toBe('inLinea');
  });

  it('is of no use once the target is reached, as 129 of 125, or its day is over', () => {
    const anni = [anno(2024, '40'), anno(2025, '89')];
    expect(previsione(anni, meta('125'), '2026-01-15')).toEqual({
      ...{ fatto: '129', previsto: null, base: null, esito: 'raggiunto' },
    });
    expect(previsione(anni, meta('130'), '2026-07-01')).toEqual({
      ...{ fatto: '129', previsto: null, base: null, esito: 'inRitardo' },
    });
  });

  it('says nothing of fewer than three months', () => {
    const troppoPoco = { previsto: null, base: null, esito: null };
    expect(previsione([], meta('125'), '2025-04-02')).toEqual({ fatto: '0', ...troppoPoco });
    expect(previsione(mesi('2025-02', '1', '2'), meta('125'), '2025-04-02')).toEqual({ fatto: '3', ...troppoPoco });
  });

  it('takes months without figures for months in which nothing was done', () => {
    expect(previsione(mesi('2025-01', '9'), meta('125', '2025-06-30'), '2025-04-02')).toMatchObject({
      ...{ previsto: '18', base: { dal: '2025-01', al: '2025-03', mesi: 3 } },
    });
  });

  it('forgets what is older than twelve months', () => {
    const vecchie = mesi('2023-01', '100', '100');
    const nuove = mesi('2024-04', ...Array<string>(12).fill('1'));
    expect(previsione([...vecchie, ...nuove], meta('500', '2025-06-30'), '2025-04-02')).toMatchObject({
      ...{ fatto: '212', previsto: '215', base: { dal: '2024-04', al: '2025-03', mesi: 12 } },
    });
  });

  it('spreads a year over its months, those that have come where it is this year', () => {
    expect(previsione([anno(2025, '24')], meta('100', '2026-06-30'), '2026-01-10')).toMatchObject({
      ...{ previsto: '36', base: { dal: '2025-01', al: '2025-12', mesi: 12 } },
    });
    expect(previsione([anno(2025, '24')], meta('100', '2025-12-31'), '2025-06-10')).toMatchObject({
      ...{ previsto: '48', base: { dal: '2025-01', al: '2025-06', mesi: 6 } },
    });
  });

  it('waits for the year to be over where years are counted', () => {
    const passo = { previsto: '60', base: { dal: '2025-01', al: '2025-12', mesi: 12 } };
    expect(previsione([anno(2025, '24')], meta('100', '2027-06-30'), '2026-11-20')).toMatchObject(passo);
    expect(previsione([anno(2025, '24')], meta('100', '2027-06-30'), '2026-12-31')).toMatchObject({
      ...{ previsto: '24', base: { dal: '2026-01', al: '2026-12', mesi: 12 } },
    });
  });

  it('is of several together what each does at its own pace', () => {
    const insieme = [[anno(2025, '24')], mesi('2026-08', '1', '1', '1'), [], mesi('2026-10', '5')];
    expect(previsioneInsieme(insieme, meta('100', '2026-12-31'), '2026-11-20')).toEqual({
      ...{ fatto: '32', previsto: '58', esito: 'inRitardo' },
      base: { dal: '2025-01', al: '2026-10', mesi: 22 },
    });
    expect(previsioneInsieme([[], mesi('2026-10', '5')], meta('9'), '2026-01-20')).toMatchObject({ esito: null });
  });

  it('counts a month as over on its last day', () => {
    const figure = mesi('2025-01', '3', '3');
    expect(previsione(figure, meta('100', '2025-06-30'), '2025-03-30').base).toBeNull();
    expect(previsione(figure, meta('100', '2025-06-30'), '2025-03-31').base).toEqual({
      ...{ dal: '2025-01', al: '2025-03', mesi: 3 },
    });
  });

  it('cuts to the decimals that figures and target have: part of a person is nobody', () => {
    const figure = mesi('2025-01', '1', '1', '3');
    expect(previsione(figure, meta('7', '2025-04-30'), '2025-04-01')).toMatchObject({
      ...{ previsto: '6', esito: 'inRitardo' },
    });
    expect(previsione(figure, meta('6.65', '2025-04-30'), '2025-04-01')).toMatchObject({
      ...{ previsto: '6.66', esito: 'inLinea' },
    });
  });

  const quantita = fc.integer({ min: 0, max: 100_000 });
  const storia = fc.array(quantita, { minLength: 3, maxLength: 40 });

  it('is exact for what goes on as it went', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 3, max: 30 }),
        quantita,
        (passo, fatti, restano) => {
          const figure = mesi('2022-01', ...Array<string>(fatti).fill(String(passo)));
          const oggi = ultimoGiornoDi(meseDopo('2022-01', fatti - 1));
          const entro = ultimoGiornoDi(meseDopo('2022-01', fatti - 1 + (restano % 200)));
          const atteso = String(passo * (fatti + (restano % 200)) + 1);
          const { previsto, esito } = previsione(figure, meta(atteso, entro), oggi);
          expect([previsto, esito]).toEqual([String(passo * (fatti + (restano % 200))), 'inRitardo']);
        },
      ),
    );
  });

  it('never falls below what was done, nor with a later deadline, and says what its figures say', () => {
    fc.assert(
      fc.property(storia, quantita, fc.nat(36), (valori, atteso, piu) => {
        const figure = mesi('2022-01', ...valori.map(String));
        const oggi = ultimoGiornoDi(meseDopo('2022-01', valori.length - 1));
        const entro = (mesiDopo: number) => ultimoGiornoDi(meseDopo('2022-01', valori.length + mesiDopo));
        const primo = previsione(figure, meta(String(atteso), entro(0)), oggi);
        const dopo = previsione(figure, meta(String(atteso), entro(piu)), oggi);
        const fatto = valori.reduce((sum, valore) => sum + valore, 0);
        expect(Number(primo.fatto)).toBe(fatto);
        expect(primo.esito === 'raggiunto').toBe(fatto >= atteso);
        if (primo.previsto === null || dopo.previsto === null) return;
        expect(Number(primo.previsto)).toBeGreaterThanOrEqual(fatto);
        expect(Number(dopo.previsto)).toBeGreaterThanOrEqual(Number(primo.previsto));
        expect(dopo.esito).toBe(Number(dopo.previsto) >= atteso ? 'inLinea' : 'inRitardo');
        expect(dopo.base!.mesi).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('does not ask in which order figures are given', () => {
    fc.assert(
      fc.property(storia, fc.infiniteStream(fc.nat()), (valori, seme) => {
        const figure = mesi('2022-01', ...valori.map(String));
        const mischiate = figure
          .map((one) => ({ one, posto: seme.next().value as number }))
          .sort((a, b) => a.posto - b.posto)
          .map(({ one }) => one);
        const oggi = ultimoGiornoDi(meseDopo('2022-01', valori.length));
        expect(previsione(mischiate, meta('9999999', '2027-01-01'), oggi)).toEqual(
          previsione(figure, meta('9999999', '2027-01-01'), oggi),
        );
      }),
    );
  });
});
