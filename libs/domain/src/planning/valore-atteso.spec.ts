import fc from 'fast-check';

import { canonicalJson } from '../event-sourcing/index.js';
import { parseValoreAtteso, stampaValoreAtteso, type AttesoLetto, type ValoreAtteso } from './valore-atteso.js';

const numero = (segno: string, valore: string, altro: object = {}) => ({
  tipo: 'numero',
  segno,
  valore,
  percento: false,
  unita: null,
  ...altro,
});
const percento = { percento: true };

describe('ValoreAtteso', () => {
  it.each([
    ['6', numero('=', '6')],
    ['500', numero('=', '500')],
    ['n. 3', numero('=', '3')],
    ['1.234,56', numero('=', '1234.56')],
    ['100%', numero('=', '100', percento)],
    ['80 per cento', numero('=', '80', percento)],
    ['=>N° 6', numero('>=', '6')],
    ['=> 10', numero('>=', '10')],
    ['>= 80 %', numero('>=', '80', percento)],
    ['≥ 80%', numero('>=', '80', percento)],
    ['> = 3', numero('>=', '3')],
    ['Almeno al 90%', numero('>=', '90', percento)],
    ['almeno n°1', numero('>=', '1')],
    ['almeno 3 incontri', numero('>=', '3', { unita: 'incontri' })],
    ['minimo 2', numero('>=', '2')],
    ['non meno di 4', numero('>=', '4')],
    ["non inferiore all'80%", numero('>=', '80', percento)],
    ['non inferiore al 90%', numero('>=', '90', percento)],
    ['> 5', numero('>', '5')],
    ['più di 5', numero('>', '5')],
    ['< 5', numero('<', '5')],
    ['meno di 5', numero('<', '5')],
    ['<= 5', numero('<=', '5')],
    ['=< 5', numero('<=', '5')],
    ['≤5', numero('<=', '5')],
    ['massimo 30 giorni', numero('<=', '30', { unita: 'giorni' })],
    ['non più di 3', numero('<=', '3')],
    ['entro 30 giorni', numero('<=', '30', { unita: 'giorni' })],
    ['euro 5 mila', numero('=', '5000', { unita: 'euro' })],
    ['almeno € 5.000,00', numero('>=', '5000', { unita: 'euro' })],
    ['10-15', { tipo: 'intervallo', minimo: '10', massimo: '15', percento: false, unita: null }],
    ['tra 10 e 15 giorni', { tipo: 'intervallo', minimo: '10', massimo: '15', percento: false, unita: 'giorni' }],
    ['80% - 90%', { tipo: 'intervallo', minimo: '80', massimo: '90', percento: true, unita: null }],
    ['Si', { tipo: 'siNo', atteso: true }],
    ['Sì', { tipo: 'siNo', atteso: true }],
    ['NO', { tipo: 'siNo', atteso: false }],
    ['entro il 31/12/2021', { tipo: 'entro', termine: '2021-12-31' }],
    ['Entro il 31/01/2022', { tipo: 'entro', termine: '2022-01-31' }],
    ['entro giugno', { tipo: 'entro', termine: '--06' }],
    ['', { tipo: 'assente' }],
    [' \t', { tipo: 'assente' }],
  ])('understands %s', (testo, letto) => {
    expect(parseValoreAtteso(testo)).toEqual({ ...letto, avvertenze: [], originale: testo });
  });

  it.each([
    'circa 10',
    '2 al mese',
    '8 su 10',
    'fino a 10',
    '≠ 5',
    '≮ 5',
    '2022-2023',
    '15-10',
    'tutti',
    '+10%',
    '5/6',
  ])('does not guess at %s', (testo) =>
    expect(parseValoreAtteso(testo)).toEqual({ tipo: 'testo', avvertenze: [], originale: testo }),
  );

  it('takes SI/NO as yes and says that nothing was chosen', () => {
    expect(parseValoreAtteso('SI/NO')).toMatchObject({
      tipo: 'siNo',
      atteso: true,
      avvertenze: ['SI_NO_SENZA_SCELTA'],
    });
  });

  it('keeps the term at the end of a sentence, and says that the sentence asks for more', () => {
    expect(parseValoreAtteso('tutti gli operatori formati entro gennaio 2022')).toMatchObject({
      tipo: 'entro',
      termine: '2022-01',
      avvertenze: ['TERMINE_IN_FRASE'],
    });
  });

  it('says where a point was read as the decimal sign', () => {
    expect(parseValoreAtteso('2.5')).toMatchObject({ valore: '2.5', avvertenze: ['PUNTO_DECIMALE'] });
  });

  it.each([
    ['90', '%', numero('=', '90', percento)],
    ['almeno 90', '%', numero('>=', '90', percento)],
    ['5.000', '€', numero('=', '5000', { unita: 'euro' })],
    ['30', 'giorni', numero('=', '30', { unita: 'giorni' })],
    ['6', 'n.', numero('=', '6')],
  ])('takes percent sign and measure for %s from the column %s', (testo, unita, letto) => {
    expect(parseValoreAtteso(testo, unita)).toEqual({ ...letto, avvertenze: [], originale: testo });
  });

  it.each([
    ['SI/NO', 'n.', true],
    ['Si', 'n.', true],
    ['6', 'Si/No', true],
    ['90%', 'n.', true],
    ['30 ore', 'giorni', true],
    ['3 giorni', '%', true],
    ['entro giugno', 'n.', true],
    ['Si', 'Si/No', false],
    ['30 giorni', 'n.', false],
    ['90%', '%', false],
    ['6', 'qualunque', false],
    ['entro giugno', 'data', false],
  ])('%s under the unit %s: in contrast is %s', (testo, unita, contrasto) => {
    expect(parseValoreAtteso(testo, unita).avvertenze.includes('UNITA_IN_CONTRASTO')).toBe(contrasto);
  });

  it('understands the same from the form it prints', () => {
    const termine = fc.constantFrom('2021-12-31', '2022-01', '2023', '--06', '--06-30');
    const valore = fc.tuple(fc.nat(1e9), fc.constantFrom('', '.5', '.25', '.000001')).map(([n, d]) => `${n}${d}`);
    const misura = fc.constantFrom(
      { percento: false, unita: null },
      { percento: true, unita: null },
      { percento: false, unita: 'giorni' },
      { percento: false, unita: 'euro' },
      { percento: true, unita: 'degli utenti' },
    );
    const segno = fc.constantFrom('=', '>=', '>', '<=', '<' as const);
    const letto = fc.oneof(
      fc
        .record({ tipo: fc.constant('numero'), segno, valore, misura })
        .map(({ misura: m, ...resto }) => ({ ...resto, ...m })),
      fc.record({ n: fc.nat(1e6), oltre: fc.integer({ min: 1, max: 1e6 }), misura }).map(({ n, oltre, misura: m }) => ({
        tipo: 'intervallo',
        minimo: `${n}.5`,
        massimo: `${n + oltre}`,
        ...m,
      })),
      fc.record({ tipo: fc.constant('siNo'), atteso: fc.boolean() }),
      fc.record({ tipo: fc.constant('entro'), termine }),
    );
    fc.assert(
      fc.property(letto, (parte) => {
        const valoreAtteso = { ...parte, avvertenze: [] } as AttesoLetto;
        const riletto = parseValoreAtteso(stampaValoreAtteso(valoreAtteso));
        expect(riletto).toEqual({ ...valoreAtteso, originale: stampaValoreAtteso(valoreAtteso) });
      }),
    );
  });

  const parole = fc
    .array(
      fc.constantFrom(
        'entro',
        'almeno',
        '=>',
        '<',
        '10',
        '1.234,56',
        '%',
        'n.',
        'si',
        'no',
        '/',
        '-',
        'giugno',
        'tra',
        'e',
      ),
    )
    .map((pezzi) => pezzi.join(' '));

  it('never throws, keeps the text whatever it is, and prints what it understands the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), parole), fc.string(), (testo, unita) => {
        const valore: ValoreAtteso = parseValoreAtteso(testo, unita);
        expect(valore.originale).toBe(testo);
        expect(() => canonicalJson(valore)).not.toThrow();
        const { avvertenze: _a, originale: _o, ...letto } = valore;
        expect(parseValoreAtteso(stampaValoreAtteso(valore))).toMatchObject(letto);
      }),
      { numRuns: 500 },
    );
    expect(parseValoreAtteso('\ud800').originale).toBe('\ud800');
  });

  it.each(['1.', '1 ', ' ', 'entro ', ' entro il', 'tra 1 e ', '- ', '1,', '=>', 'si/', 'almeno '])(
    'is not slow on a long run of "%s"',
    (pezzo) => {
      const inizio = performance.now();
      for (const volte of [12, 45, 150_000 / pezzo.length]) parseValoreAtteso(`${pezzo.repeat(volte)}x`);
      expect(performance.now() - inizio).toBeLessThan(1_000);
    },
  );
});
