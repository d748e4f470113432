import { scritta } from '../protocollo/index.js';
import { confronta } from './confronto.js';
import { leggiConMappatura, RegisRifiutato, righeNostre, type CodiceRifiutoRegis } from './lettura.js';
import { foglioDi, postoDi, proponiMappatura, type Foglio, type Mappatura } from './mappatura.js';
import { parolaDi, sembra, valoreDi, type CellaLetta } from './valori.js';

const CUP = 'I84H22000180006';
const INTESTAZIONI = ['Cod. CUP', 'N. Mandato', 'Data pagamento', 'Importo  Pagato', 'Soggetto', 'CIG'];
const linea = (n: number): CellaLetta[] => [CUP, `000${n}`, `0${(n % 9) + 1}/03/2025`, `1.${100 + n},50`, 'Coop Uno', 'B10A9942A7']; // prettier-ignore
const file = (...linee: CellaLetta[][]): Foglio =>
  foglioDi([['Estrazione del 01/04/2025'], [], INTESTAZIONI, ...linee])!;
const venti = Array.from({ length: 20 }, (_, n) => linea(n + 1));
const MAPPATURA: Mappatura = {
  tabella: 'pagamenti',
  colonne: [
    { campo: 'cup', intestazione: 'COD. CUP' },
    { campo: 'mandato', intestazione: 'n. mandato' },
    { campo: 'data', intestazione: 'Data Pagamento' },
    { campo: 'importo', intestazione: 'importo pagato' },
  ],
  formati: { data: 'gg/mm/aaaa', decimale: ',' },
  chiave: ['cup', 'mandato', 'data'],
};
const refused = (foglio: Foglio, mappatura: Mappatura = MAPPATURA) => {
  try {
    leggiConMappatura(foglio, mappatura);
  } catch (error) {
    if (error instanceof RegisRifiutato) return [error.codice, error.dettagli] as const;
    throw error;
  }
  throw new Error('it was read');
};

describe('an export', () => {
  it('has its headings under its titles, and lines that keep their number in the file', () => {
    const foglio = file(linea(1), [], linea(2));
    expect(foglio.intestazioni).toEqual([
      'Cod. CUP',
      'N. Mandato',
      'Data pagamento',
      'Importo Pagato',
      'Soggetto',
      'CIG',
    ]);
    expect(foglio.righe.map(({ numero }) => numero)).toEqual([4, 6]);
    expect(foglioDi([['solo un titolo']])).toBeNull();
  });

  it('is read by headings that differ in case, accents and spaces', () => {
    const { righe, illeggibili } = leggiConMappatura(file(linea(7)), MAPPATURA);
    expect(illeggibili).toEqual([]);
    expect(righe).toEqual([
      {
        riferimento: '4',
        valori: { cup: CUP, mandato: '7', data: '2025-03-08', importo: 110_750 },
        scritti: { cup: CUP, mandato: '0007', data: '08/03/2025', importo: '1.107,50' },
      },
    ]);
    expect(postoDi(['Unità di misura'], 'UNITA  di misura')).toBe(0);
  });

  it('without a column of the mapping is refused by its name, with the one most like it', () => {
    const renamed = foglioDi([INTESTAZIONI.with(3, 'Importo quietanzato'), ...venti])!;
    expect(refused(renamed)).toEqual([
      'COLONNA_MANCANTE',
      { colonna: 'importo pagato', simile: 'Importo quietanzato' },
    ]);
    const twice = foglioDi([INTESTAZIONI.with(4, 'Importo pagato'), ...venti])!;
    expect(refused(twice)).toEqual(['COLONNA_DOPPIA', { colonna: 'importo pagato' }]);
  });

  it('whose values have moved under other headings is refused, and says what stands there', () => {
    const shifted = file(...venti.map((celle) => [celle[0]!, ...celle.slice(2), celle[1]!]));
    expect(refused(shifted)).toEqual([
      'COLONNA_DI_ALTRO_TIPO',
      { colonna: 'n. mandato', campo: 'Numero mandato', tipo: 'numero', percento: 100, sembra: 'data' },
    ]);
    const swapped = file(...venti.map((celle) => celle.with(2, celle[3]!).with(3, celle[2]!)));
    expect(refused(swapped)).toEqual([
      'COLONNA_DI_ALTRO_TIPO',
      { colonna: 'Data Pagamento', campo: 'Data pagamento', tipo: 'data', percento: 100, sembra: 'importo' },
    ]);
    const inglese = file(...venti.map((celle, n) => celle.with(3, `1,${100 + n}.50`)));
    expect(refused(inglese)[1]).toMatchObject({ colonna: 'importo pagato', sembra: 'importo' });
  });

  it.each<[string, Partial<Mappatura>, CodiceRifiutoRegis]>([
    ['no key', { chiave: [] }, 'CHIAVE_ASSENTE'],
    ['a key that no column holds', { chiave: ['cig'] }, 'CHIAVE_ASSENTE'],
    ['a field that is not of the table', { colonne: [...MAPPATURA.colonne, { campo: 'altro', intestazione: 'CIG' }] }, 'COLONNA_MANCANTE'], // prettier-ignore
  ])('is not read by a mapping with %s', (_, changes, codice) => {
    expect(refused(file(...venti), { ...MAPPATURA, ...changes })[0]).toBe(codice);
  });

  it('shows the few lines that cannot be read, a total at the end among them', () => {
    const totale: CellaLetta[] = ['', '', '', '23.415,00', '', ''];
    const storta = linea(3).with(2, 'da definire');
    const { righe, illeggibili } = leggiConMappatura(file(...venti, storta, totale), MAPPATURA);
    expect(righe).toHaveLength(20);
    expect(illeggibili).toEqual([
      { riga: 24, campo: 'data', motivo: 'tipo', scritto: 'da definire' },
      { riga: 25, campo: 'cup', motivo: 'chiave', scritto: '' },
    ]);
  });

  it('is offered a mapping by its headings and its values', () => {
    const proposta = proponiMappatura('pagamenti', file(...venti));
    expect(Object.fromEntries(proposta.colonne.map(({ campo, intestazione }) => [campo, intestazione]))).toEqual({
      ...{ cup: 'Cod. CUP', mandato: 'N. Mandato', data: 'Data pagamento', importo: 'Importo Pagato' },
      ...{ cig: 'CIG', documento: null, dataDocumento: null, ente: 'Soggetto' },
    });
    expect(proposta).toMatchObject({
      formati: { data: 'gg/mm/aaaa', decimale: ',' },
      chiave: ['cup', 'mandato', 'data'],
    });
    const inglese = file(...venti.map((celle, n) => celle.with(3, `1,${100 + n}.50`).with(2, `2025-03-${10 + n}`)));
    expect(proponiMappatura('pagamenti', inglese).formati).toEqual({ data: 'aaaa-mm-gg', decimale: '.' });
    // A heading whose values are of another kind is not proposed.
    const swapped = file(...venti.map((celle) => celle.with(2, celle[3]!).with(3, celle[2]!)));
    expect(
      proponiMappatura('pagamenti', swapped).colonne.find(({ campo }) => campo === 'data')!.intestazione,
    ).toBeNull();
  });

  it('meets our own lines, however each writes its mandates and amounts', () => {
    const nostre = righeNostre(
      'pagamenti',
      [{ riferimento: 'spesa-1', valori: { cup: CUP, mandato: '7', data: '2025-03-08', importo: 110_750 } }],
      scritta,
    );
    const { righe } = leggiConMappatura(file(linea(7)), MAPPATURA);
    const found = confronta(nostre, righe, { ...MAPPATURA, campi: MAPPATURA.colonne.map(({ campo }) => campo) });
    expect(found.righe).toMatchObject([{ esito: 'uguale', scrittiDiversamente: ['mandato', 'importo'] }]);
  });
});

describe('a value', () => {
  it.each([
    ['0012', '12', true],
    ['n. 12/2025', '00012 - 2025', true],
    ['1/12', '11/2', false],
    ['12/2025', '12/2024', false],
    ['A12', 'A 12', false],
  ])('numero %s and %s: %s', (a, b, same) => {
    expect(parolaDi(a, 'numero') === parolaDi(b, 'numero')).toBe(same);
  });

  const it_ = { data: 'gg/mm/aaaa', decimale: ',' } as const;
  it.each<[CellaLetta, Parameters<typeof valoreDi>[1], unknown]>([
    [7264440012, 'fiscale', '07264440012'],
    ['IT07264440012', 'fiscale', '07264440012'],
    [1220.1, 'importo', 122_010],
    [0.1 + 0.2, 'importo', 30],
    [1.005, 'importo', undefined],
    ['1.234,56 €', 'importo', 123_456],
    ['1234.56', 'importo', undefined],
    [45_000, 'data', undefined],
    [{ data: '2025-03-08' }, 'data', '2025-03-08'],
    ['08/03/2025 00:00:00', 'data', '2025-03-08'],
    ['2025-03-08', 'data', undefined],
    ['31/02/2025', 'data', undefined],
    ['i84h 22000180006', 'cup', CUP],
    ['Società  Coop.', 'testo', 'SOCIETA COOP'],
    ['1.250,50', 'decimale', '1250.5'],
    ['  ', 'importo', null],
  ])('%j as %s is %j', (cella, tipo, valore) => {
    expect(valoreDi(cella, tipo, it_)).toBe(valore);
  });

  it('of a column tells what most of it looks like', () => {
    expect(sembra([CUP, CUP, 'x'])).toBe('cup');
    expect(sembra(['01/02/2025', '', '03/02/2025'])).toBe('data');
    expect(sembra(['Coop Uno', 'Coop Due'])).toBeNull();
    expect(sembra([null, ''])).toBeNull();
  });
});
