import fc from 'fast-check';

import { spiana } from './calendario.js';
import { interi, parseDecimale, parseQuantita, parseUnitaColonna, stampaDecimale } from './importo-scritto.js';

const decimale = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.stringMatching(/^[0-9]{0,5}[1-9]$|^$/))
  .map(
    ([segno, cifre, decimali]) =>
      `${segno && (cifre > 0n || decimali) ? '-' : ''}${cifre}${decimali && `.${decimali}`}`,
  );

describe('numbers as written', () => {
  it.each([
    ['6', '6'],
    ['007', '7'],
    ['0,50', '0.5'],
    ['1.234,56', '1234.56'],
    ['1234,56', '1234.56'],
    ['1.234', '1234'],
    ['12.345.678', '12345678'],
    ['-3,5', '-3.5'],
    ['-0,00', '0'],
  ])('reads %s', (testo, valore) => expect(parseDecimale(testo)).toEqual({ valore, puntoDecimale: false }));

  it.each([
    ['2.5', '2.5'],
    ['0.500', '0.5'],
    ['1234.56', '1234.56'],
  ])('reads %s and says that the point was the decimal sign', (testo, valore) =>
    expect(parseDecimale(testo)).toEqual({ valore, puntoDecimale: true }),
  );

  it.each(['', '1,234,567', '1,234.5', '1.2.3', ',5', '5,', '1e5', '0,1234567', '1'.repeat(16), '--5'])(
    'refuses %s',
    (testo) => expect(parseDecimale(testo)).toBeNull(),
  );

  it('reads back every decimal it prints', () => {
    fc.assert(fc.property(decimale, (valore) => expect(parseDecimale(stampaDecimale(valore))?.valore).toBe(valore)));
  });

  it('brings decimals to one scale', () => {
    expect(interi('0.5', '-12', '3.25')).toEqual([50n, -1200n, 325n]);
    expect(interi('-0.05', '1')).toEqual([-5n, 100n]);
  });
});

describe('quantities as written', () => {
  const nuda = { percento: false, unita: null, puntoDecimale: false };

  it.each([
    ['500', { ...nuda, valore: '500' }],
    ['N° 6', { ...nuda, valore: '6' }],
    ['n.12', { ...nuda, valore: '12' }],
    ['n.° 3', { ...nuda, valore: '3' }],
    ['numero 3', { ...nuda, valore: '3' }],
    ['80 %', { ...nuda, valore: '80', percento: true }],
    ['12,5 per cento', { ...nuda, valore: '12.5', percento: true }],
    ['90% degli utenti', { ...nuda, valore: '90', percento: true, unita: 'degli utenti' }],
    ['30 giorni', { ...nuda, valore: '30', unita: 'giorni' }],
    ['euro 5 mila', { ...nuda, valore: '5000', unita: 'euro' }],
    ['1,5 milioni di euro', { ...nuda, valore: '1500000', unita: 'euro' }],
    ['€ 1.234,56', { ...nuda, valore: '1234.56', unita: 'euro' }],
    ['5.000 €', { ...nuda, valore: '5000', unita: 'euro' }],
  ])('reads %s', (testo, quantita) => expect(parseQuantita(spiana(testo))).toEqual(quantita));

  it.each([
    ['8 su 10'],
    ['8/10'],
    ['2 mensili'],
    ['2 al mese'],
    ['circa 10'],
    ['10 circa'],
    ['11 gennaio'],
    ['90% circa'],
    ['€ 5%'],
    ['999.999.999.999 milioni'],
    ['€ 5 giorni'],
    ['3 4'],
    ['n.'],
    ['10²'],
    ['3 ½'],
    [''],
  ])('does not guess at %s', (testo) => expect(parseQuantita(spiana(testo))).toBeNull());
});

describe('the column of the unit', () => {
  it.each([
    ['n.', 'conteggio', null],
    ['N', 'conteggio', null],
    ['n°', 'conteggio', null],
    ['%', 'percento', null],
    ['Si/No', 'siNo', null],
    ['SÌ / NO', 'siNo', null],
    ['€', 'misura', 'euro'],
    ['Giorni', 'misura', 'giorni'],
    ['data', 'data', null],
    ['', 'ignota', null],
    ['n. incontri', 'ignota', null],
  ])('%s asks for %s', (unita, tipo, parola) => expect(parseUnitaColonna(unita)).toEqual({ tipo, parola }));
});
