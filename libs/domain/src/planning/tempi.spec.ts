import fc from 'fast-check';

import { canonicalJson } from '../event-sourcing/index.js';
import { CADENZE, parseTempi, stampaTempi, type TempiLetti } from './tempi.js';

describe('Tempi', () => {
  it.each([
    ['Aprile', { tipo: 'mesi', mesi: ['--04'] }],
    ['Dicembre 2023', { tipo: 'mesi', mesi: ['2023-12'] }],
    ['Giugno/ Dicembre', { tipo: 'mesi', mesi: ['--06', '--12'] }],
    ['Maggio/Giugno', { tipo: 'mesi', mesi: ['--05', '--06'] }],
    ['Settembre- Ottobre', { tipo: 'intervallo', dal: '--09', al: '--10' }],
    ['Mag - Dic', { tipo: 'intervallo', dal: '--05', al: '--12' }],
    ['da maggio a dicembre 2023', { tipo: 'intervallo', dal: '2023-05', al: '2023-12' }],
    ['I semestre', { tipo: 'intervallo', dal: '--01', al: '--06' }],
    ["Tutto l'anno", { tipo: 'intervallo', dal: '--01', al: '--12' }],
    ['2023-2025', { tipo: 'intervallo', dal: '2023', al: '2025' }],
    ['2023/2024', { tipo: 'intervallo', dal: '2023', al: '2024' }],
    ['dal 01/03/2023 al 30/06/2023', { tipo: 'intervallo', dal: '2023-03-01', al: '2023-06-30' }],
    ['Da Luglio 2023', { tipo: 'dal', dal: '2023-07' }],
    ['a partire dal 01/07/2023', { tipo: 'dal', dal: '2023-07-01' }],
    ['dal mese di luglio', { tipo: 'dal', dal: '--07' }],
    ['entro il 30/06', { tipo: 'entro', termine: '--06-30' }],
    ['Entro giugno 2023', { tipo: 'entro', termine: '2023-06' }],
    ['entro fine anno', { tipo: 'entro', termine: '--12-31' }],
    ['31.12.2025', { tipo: 'giorno', giorno: '2025-12-31' }],
    ['30/06', { tipo: 'giorno', giorno: '--06-30' }],
    ['2023', { tipo: 'anno', anno: '2023' }],
    ['Annuale', { tipo: 'cadenza', cadenza: 'annuale' }],
    ['annuale', { tipo: 'cadenza', cadenza: 'annuale' }],
    ['Mensile', { tipo: 'cadenza', cadenza: 'mensile' }],
    ['Trimestrale', { tipo: 'cadenza', cadenza: 'trimestrale' }],
    ['Quotidiano', { tipo: 'cadenza', cadenza: 'giornaliera' }],
    ['Continuativo', { tipo: 'cadenza', cadenza: 'continuativa' }],
    ['con cadenza settimanale', { tipo: 'cadenza', cadenza: 'settimanale' }],
    ['', { tipo: 'assente' }],
    ['al bisogno', { tipo: 'testo' }],
    ['Annuale con riferimento', { tipo: 'testo' }],
    ['2025-2023', { tipo: 'testo' }],
    ['dal 30/06/2023 al 01/03/2023', { tipo: 'testo' }],
    ['dal 01/03 al 30/06/2023', { tipo: 'testo' }],
    ['31/02/2023', { tipo: 'testo' }],
    ['1850', { tipo: 'testo' }],
    ['constructor', { tipo: 'testo' }],
    ['__proto__', { tipo: 'testo' }],
    ['entro constructor', { tipo: 'testo' }],
    ['da __proto__ a toString', { tipo: 'testo' }],
  ])('understands %s', (testo, letti) => expect(parseTempi(testo)).toEqual({ ...letti, originale: testo }));

  const termine = fc.constantFrom('2021-12-31', '2022-01', '--06', '--06-30', '--12');
  const letti = fc.oneof(
    fc.record({
      tipo: fc.constant('mesi'),
      mesi: fc.uniqueArray(fc.constantFrom('--01', '--05', '--11'), { minLength: 1 }),
    }),
    fc.record({
      tipo: fc.constant('mesi'),
      mesi: fc.array(fc.constantFrom('2021-01', '2022-05'), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({
      tipo: fc.constant('intervallo'),
      dal: fc.constantFrom('--01', '--03'),
      al: fc.constantFrom('--06', '--01'),
    }),
    fc.record({
      tipo: fc.constant('intervallo'),
      dal: fc.constant('2021-03-01'),
      al: fc.constantFrom('2021-03-31', '2021-06'),
    }),
    fc.constant({ tipo: 'intervallo', dal: '2021', al: '2023' }),
    fc.record({ tipo: fc.constant('dal'), dal: termine }),
    fc.record({ tipo: fc.constant('entro'), termine }),
    fc.record({ tipo: fc.constant('giorno'), giorno: fc.constantFrom('2021-12-31', '--06-30') }),
    fc.record({ tipo: fc.constant('anno'), anno: fc.constant('2023') }),
    fc.record({ tipo: fc.constant('cadenza'), cadenza: fc.constantFrom(...CADENZE) }),
  ) as fc.Arbitrary<TempiLetti>;

  it('understands twelve months with their years', () => {
    const testo = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic']
      .join(' 2023, ')
      .concat(' 2023');
    const { originale: _o, ...letti } = parseTempi(testo);
    expect(letti.tipo === 'mesi' && letti.mesi.length).toBe(12);
    expect(parseTempi(stampaTempi(letti))).toMatchObject(letti);
  });

  it('understands the same from the form it prints', () => {
    fc.assert(
      fc.property(letti, (tempi) => {
        const stampati = stampaTempi(tempi);
        expect(parseTempi(stampati)).toEqual({ ...tempi, originale: stampati });
      }),
    );
  });

  const parole = fc
    .array(
      fc.constantFrom(
        'entro',
        'dal',
        'al',
        'il',
        'giugno',
        'dic',
        '2023',
        '30/06',
        '-',
        '/',
        'I',
        'semestre',
        'annuale',
        'e',
      ),
    )
    .map((pezzi) => pezzi.join(' '));

  it('never throws, keeps the text whatever it is, and prints what it understands the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), parole), (testo) => {
        const tempi = parseTempi(testo);
        expect(tempi.originale).toBe(testo);
        expect(() => canonicalJson(tempi)).not.toThrow();
        const { originale: _o, ...resto } = tempi;
        expect(parseTempi(stampaTempi(tempi))).toMatchObject(resto);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['dal a ', 'da ', 'giugno, ', 'giugno - ', '1/', ' ', 'entro la fine '])(
    'is not slow on a long run of "%s"',
    (pezzo) => {
      const inizio = performance.now();
      for (const volte of [5, 15, 150_000 / pezzo.length]) parseTempi(`dal ${pezzo.repeat(volte)}x`);
      expect(performance.now() - inizio).toBeLessThan(1_000);
    },
  );
});
