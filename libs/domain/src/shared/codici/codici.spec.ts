import fc from 'fast-check';

import { carattereDiControllo } from './carattere-di-controllo.js';
import {
  codiceScritto,
  isCodiceFiscale,
  isCodiceFiscaleDiPersona,
  isCup,
  isIban,
  isPartitaIva,
  tipoCig,
} from './index.js';

const CIFRE = '0123456789';
const HEX = `${CIFRE}ABCDEF`;
const LETTERE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every code that differs in one character, each place taking the characters that may stand there. */
const mutanti = (codice: string, allowed: (place: number) => string): string[] =>
  [...codice].flatMap((was, place) =>
    [...allowed(place)]
      .filter((now) => now !== was)
      .map((now) => codice.slice(0, place) + now + codice.slice(place + 1)),
  );
const comeE = (codice: string) => (place: number) => (/\d/.test(codice[place]!) ? CIFRE : LETTERE);

describe('a code as it is typed', () => {
  it.each([
    [' i84h 22000180006\t', 'I84H22000180006'],
    ['it60 x054 2811 1010 0000 0123 456', 'IT60X0542811101000000123456'],
    ['b10a\u00a09942a7', 'B10A9942A7'],
    ['', ''],
    ['\u017fmart\u0131', '\u017fMART\u0131'],
  ])('%j is read as %j', (typed, code) => expect(codiceScritto(typed)).toBe(code));

  it('stays what it is when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (t) => codiceScritto(codiceScritto(t)) === codiceScritto(t)),
    );
  });
});

describe('a CUP', () => {
  it.each(['I84H22000180006', 'I84H22000190006', 'I84H22000200006', 'B19G22000020006'])('is %s', (code) =>
    expect(isCup(code)).toBe(true),
  );
  it.each([
    '',
    'I84H2200018000',
    'I84H220001800066',
    '184H22000180006',
    'I84422000180006',
    'i84H22000180006',
    'I84H2200O180006',
  ])('is not %j', (code) => expect(isCup(code)).toBe(false));
});

describe('a CIG', () => {
  it.each([
    ['B10A9942A7', 'pcp'],
    ['A000000000', 'pcp'],
    ['U123456789', 'pcp'],
    ['00000010D3', 'ordinario'],
    ['000000034E', null],
    ['1234567AC0', null],
    ['0000000000', null],
    ['Z000000000', 'smartcig'],
    ['ZD30000001', 'smartcig'],
    ['VD30000001', 'smartcig'],
    ['ZD40000001', null],
    ['B10A9942AG', null],
    ['B10A9942A', null],
    ['b10a9942a7', null],
    ['', null],
  ] as const)('%s is %s', (code, tipo) => expect(tipoCig(code)).toBe(tipo));

  const ordinario = (numero: number) =>
    `${String(numero).padStart(7, '0')}${((numero * 211) % 4091).toString(16).toUpperCase().padStart(3, '0')}`;
  const smart = (numero: number) =>
    `Z${((numero * 211) % 251).toString(16).toUpperCase().padStart(2, '0')}${numero.toString(16).toUpperCase().padStart(7, '0')}`;

  it('of the old kinds is never one with one character changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 0xfffffff }), (uno, due) => {
        const [a, b] = [ordinario(uno), smart(due)];
        expect([tipoCig(a), tipoCig(b)]).toEqual(['ordinario', 'smartcig']);
        const wrong = mutanti(a, (place) => (place < 7 ? CIFRE : HEX)).filter((code) => tipoCig(code) !== null);
        const wrongSmart = mutanti(b, (place) => (place === 0 ? '' : HEX)).filter((code) => tipoCig(code) !== null);
        expect([...wrong, ...wrongSmart]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a partita IVA', () => {
  const good = ['07264440012', '00488410010', '12345678903', '01114601006'];
  it.each(good)('is %s', (code) => {
    expect(isPartitaIva(code)).toBe(true);
    expect(mutanti(code, () => CIFRE).filter(isPartitaIva)).toEqual([]);
  });
  it.each(['', '00000000000', '07264440013', '0726444001', '072644400122', 'IT07264440012', '0726444001A'])(
    'is not %j',
    (code) => expect(isPartitaIva(code)).toBe(false),
  );
});

/** The check letter of the first 15 characters put behind them. */
const conLettera = (quindici: string) => quindici + carattereDiControllo(quindici);

describe('a codice fiscale', () => {
  const good = ['RSSMRA85T10A562S', 'MRTMTT91D08F205J'];
  it.each(good)('of a person is %s, and no other one character away', (code) => {
    expect([isCodiceFiscale(code), isCodiceFiscaleDiPersona(code)]).toEqual([true, true]);
    expect(mutanti(code, () => CIFRE + LETTERE).filter(isCodiceFiscale)).toEqual([]);
  });
  it('of a body has 11 digits, and is of no person', () => {
    expect([isCodiceFiscale('07264440012'), isCodiceFiscaleDiPersona('07264440012')]).toEqual([true, false]);
    expect(isCodiceFiscale('07264440013')).toBe(false);
  });
  it.each([
    ['a woman', 'RSSMRA85T50A562'],
    ['omocodia in one digit', 'RSSMRA85T10A56N'],
    ['omocodia in all', 'RSSMRAURTMLARSN'],
    ['29/02 of a leap year', 'RSSMRA04B29A562'],
    ['29/02 of a year 00', 'RSSMRA00B29A562'],
    ['a foreign state', 'RSSMRA85T10Z404'],
  ])('is one: %s', (_, quindici) => expect(isCodiceFiscale(conLettera(quindici))).toBe(true));
  it.each([
    ['day 0', 'RSSMRA85T00A562'],
    ['day 32', 'RSSMRA85T32A562'],
    ['day 72', 'RSSMRA85T72A562'],
    ['31/11', 'RSSMRA85S31A562'],
    ['29/02 of 1985', 'RSSMRA85B29A562'],
    ['month F', 'RSSMRA85F10A562'],
    ['town N562', 'RSSMRA85T10N562'],
    ['town A000', 'RSSMRA85T10A000'],
    ['town A000, omocodia', 'RSSMRA85T10ALLL'],
    ['a digit in the name', 'RSSMR085T10A562'],
  ])('is none: %s', (_, quindici) => expect(isCodiceFiscale(conLettera(quindici))).toBe(false));
  it.each(['', 'RSSMRA85T10A562', 'rssmra85t10a562s', 'RSSMRA85T10A562SS'])('is not %j', (code) =>
    expect(isCodiceFiscale(code)).toBe(false),
  );
});

describe('an IBAN', () => {
  const good = [
    'IT60X0542811101000000123456',
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
    'SM86U0322509800000000270100',
  ];
  it.each(good)('is %s, and no other one character away', (code) => {
    expect(isIban(code)).toBe(true);
    expect(mutanti(code, comeE(code)).filter(isIban)).toEqual([]);
  });
  it.each([
    ['nothing', ''],
    ['26 characters', 'IT60X054281110100000012345'],
    ['check digits that only the rest by 97 allows', 'DE01370400440532013000'],
    ['lower case', 'it60x0542811101000000123456'],
    ['35 characters', `DE89${'0'.repeat(31)}`],
  ])('is not %s', (_, code) => expect(isIban(code)).toBe(false));
  it('of Italy has its own check letter, whatever the check digits say', () => {
    const rest = '0542811101000000123456';
    const withCheck = (cin: string) =>
      Array.from({ length: 97 }, (_, n) => `IT${String(n + 2).padStart(2, '0')}${cin}${rest}`).filter(isIban);
    expect([...LETTERE].flatMap(withCheck)).toEqual(['IT60X0542811101000000123456']);
  });
});
