import { centesimiScritti, euro, importoScritto } from './denaro.js';
import type { FatturaLetta } from './fattura-letta.js';
import {
  conFattura,
  costoScritto,
  inputDi,
  moduloDi,
  moduloVuoto,
  quoteScritte,
  type ModuloSpesa,
} from './modulo-spesa.js';
import type { ProgettoDiSpesa, Spesa } from './spese.queries.js';

const progetto: ProgettoDiSpesa = {
  ...{ progettoId: 'p1', titolo: 'Supervisione', cup: 'I84H22000200006', dal: '2024-01-01', al: '2026-06-30' },
  ...{ chiuso: false, chiusoFinoAl: null, motivoRiapertura: null, revisionePeriodi: -1 },
  voci: [{ voceId: 'v1', codice: 'A.1', titolo: 'Servizi' }],
};
const fattura: FatturaLetta = {
  ...{ numero: '12/A', data: '2025-04-02', descrizione: 'Supervisione', imponibileCentesimi: 100_000 },
  fornitore: { denominazione: 'Alfa', partitaIva: '07264440012', codiceFiscale: null, iban: null },
  ...{ ivaCentesimi: 22_000, ritenutaCentesimi: 0, scissioneIva: true, cup: ['X', 'I84H22000200006'] },
  ...{ cig: ['B10A9942A7'], avvertenze: [], spesaId: null },
};

describe('amounts', () => {
  it.each([
    ['1234,56', 123_456],
    ['1.234,56', 123_456],
    ['1.234', 123_400],
    ['1234.5', 123_450],
    [' 1.234.567,8 € ', 123_456_780],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['1,234', null],
    ['12.34.56', null],
    ['mille', null],
  ])('%j is %s cents', (testo, centesimi) => expect(centesimiScritti(testo)).toBe(centesimi));

  it('are written as an office does, and read back', () => {
    expect([euro(123_456), euro(-5), importoScritto(100_000_000)]).toEqual(['1.234,56 €', '-0,05 €', '1.000.000,00']);
    for (const cents of [0, 5, 99, 100, 123_456, 987_654_321])
      expect(centesimiScritti(importoScritto(cents))).toBe(cents);
  });
});

describe('the form of an expense', () => {
  it('is filled by an invoice: the project is the one whose CUP it names', () => {
    const modulo = conFattura(moduloVuoto(undefined), fattura, [progetto]);
    expect(inputDi(modulo)).toEqual({
      ...{ tipo: 'fattura', competenza: '2025-04-02', descrizione: 'Supervisione', cup: progetto.cup },
      ...{ cig: { codice: 'B10A9942A7' }, documento: { numero: '12/A', data: '2025-04-02' } },
      fornitore: { denominazione: 'Alfa', partitaIva: '07264440012', codiceFiscale: null, iban: null },
      ...{ imponibileCentesimi: 100_000, ivaCentesimi: 22_000, ivaACostoCentesimi: 22_000, ritenutaCentesimi: 0 },
      ...{ scissioneIva: true, quote: [{ progettoId: 'p1', voceId: 'v1', centesimi: 122_000 }] },
    });
    expect([costoScritto(modulo), quoteScritte(modulo)]).toEqual([122_000, 122_000]);
  });

  it('sends nothing of the fields that its kind does not have', () => {
    const modulo: ModuloSpesa = {
      ...conFattura(moduloVuoto(progetto), fattura, [progetto]),
      tipo: 'personale',
      senzaCig: 'personale',
    };
    expect(inputDi(modulo)).toMatchObject({
      ...{ fornitore: null, ivaCentesimi: 0, ivaACostoCentesimi: 0, scissioneIva: false },
      cig: { assenza: 'personale' },
    });
    expect(costoScritto(modulo)).toBe(100_000);
  });

  it('of an expense that is there sends it as it is', () => {
    const { tipo, competenza, descrizione, cup, documento, fornitore, ...rest } = inputDi(
      conFattura(moduloVuoto(progetto), fattura, [progetto]),
    );
    const spesa = {
      ...{ tipo, competenza, descrizione, cup, documento, fornitore, ...rest },
      cig: { codice: 'B10A9942A7', assenza: null },
      quote: [{ progettoId: 'p1', voceId: 'v1', fonte: 'Supervisione', voce: 'A.1', centesimi: 122_000 }],
    } as unknown as Spesa;
    expect(inputDi(moduloDi(spesa))).toEqual({ tipo, competenza, descrizione, cup, documento, fornitore, ...rest });
  });
});
