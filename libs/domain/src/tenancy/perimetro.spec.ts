import { dentro, letturaDi, LIMITI_PERIMETRO, nominatiNel, perimetroScritto, type Oggetto } from './perimetro.js';

const centri = letturaDi([{ tipo: 'centri', centri: ['c1', 'c2'] }]);
const obiettivi = letturaDi([{ tipo: 'obiettivi', obiettivi: ['o1'] }]);
const condiviso: Oggetto = { tipo: 'obiettivo', id: 'o2', centri: ['c9', 'c2'] };
const altrove: Oggetto = { tipo: 'obiettivo', id: 'o9', centri: ['c9'] };

describe('several perimeters together', () => {
  it('are everything where one is the whole consortium', () => {
    expect(letturaDi([{ tipo: 'consorzio' }])).toBe('tutto');
    expect(letturaDi([{ tipo: 'centri', centri: ['c1'] }, { tipo: 'consorzio' }])).toBe('tutto');
  });

  it('are nothing where there is none', () => {
    expect(letturaDi([])).toEqual([]);
    expect(dentro(letturaDi([]), condiviso)).toBe(false);
  });

  it('hold what either holds', () => {
    const both = letturaDi([
      { tipo: 'centri', centri: ['c1'] },
      { tipo: 'obiettivi', obiettivi: ['o9'] },
    ]);
    expect(dentro(both, altrove)).toBe(true);
    expect(dentro(both, { tipo: 'centro', id: 'c1' })).toBe(true);
    expect(dentro(both, condiviso)).toBe(false);
  });
});

describe('a perimeter of centri', () => {
  it.each<[string, Oggetto, boolean]>([
    ['one of them', { tipo: 'centro', id: 'c2' }, true],
    ['another centro', { tipo: 'centro', id: 'c9' }, false],
    ['an objective that one of them shares', condiviso, true],
    ['an objective of others', altrove, false],
    ['an objective of no centro', { tipo: 'obiettivo', id: 'o3', centri: [] }, false],
    ['a progetto PEG of theirs', { tipo: 'progettoPeg', centroId: 'c1' }, true],
    ['a progetto PEG of others', { tipo: 'progettoPeg', centroId: 'c9' }, false],
    ['what one of them reported', { tipo: 'consuntivo', obiettivoId: 'o2', centroId: 'c2' }, true],
    ['what another reported on a shared objective', { tipo: 'consuntivo', obiettivoId: 'o2', centroId: 'c9' }, false],
  ])('%s', (_, oggetto, expected) => {
    expect(dentro(centri, oggetto)).toBe(expected);
    expect(dentro('tutto', oggetto)).toBe(true);
  });
});

describe('a perimeter of objectives', () => {
  it.each<[string, Oggetto, boolean]>([
    ['the objective, wherever it stands', { tipo: 'obiettivo', id: 'o1', centri: ['c9'] }, true],
    ['another objective', altrove, false],
    ['what was reported on it, by whichever centro', { tipo: 'consuntivo', obiettivoId: 'o1', centroId: 'c9' }, true],
    ['what was reported on another', { tipo: 'consuntivo', obiettivoId: 'o9', centroId: 'c1' }, false],
    ['no centro', { tipo: 'centro', id: 'o1' }, false],
    ['no progetto PEG', { tipo: 'progettoPeg', centroId: 'o1' }, false],
  ])('%s', (_, oggetto, expected) => expect(dentro(obiettivi, oggetto)).toBe(expected));
});

describe('a perimeter of projects or rendiconti', () => {
  const progetti = letturaDi([{ tipo: 'progetti', progetti: ['g1'] }]);
  const rendiconti = letturaDi([{ tipo: 'rendiconti', rendiconti: ['r1'] }]);
  it.each<[string, Oggetto, boolean, boolean]>([
    ['what is of the project', { tipo: 'delProgetto', progettoId: 'g1' }, true, false],
    ['what is of another', { tipo: 'delProgetto', progettoId: 'g2' }, false, false],
    ['the rendiconto', { tipo: 'delRendiconto', rendicontoId: 'r1', progettoId: 'g1' }, true, true],
    ['another of the project', { tipo: 'delRendiconto', rendicontoId: 'r2', progettoId: 'g1' }, true, false],
    ['one of another project', { tipo: 'delRendiconto', rendicontoId: 'r3', progettoId: 'g2' }, false, false],
    ['an objective', { tipo: 'obiettivo', id: 'g1', centri: ['g1'] }, false, false],
    ['a centro', { tipo: 'centro', id: 'r1' }, false, false],
  ])('%s', (_, oggetto, delProgetto, delRendiconto) => {
    expect([dentro(progetti, oggetto), dentro(rendiconti, oggetto)]).toEqual([delProgetto, delRendiconto]);
    expect(dentro(centri, oggetto) || dentro(obiettivi, oggetto)).toBe(false);
  });
});

describe('a perimeter as it is written', () => {
  it('has each name once, in order', () => {
    expect(perimetroScritto({ tipo: 'centri', centri: ['c2', 'c1', 'c2'] })).toEqual({ tipo: 'centri', centri: ['c1', 'c2'] }); // prettier-ignore
    expect(perimetroScritto({ tipo: 'obiettivi', obiettivi: ['o1', 'o1'] })).toEqual({ tipo: 'obiettivi', obiettivi: ['o1'] }); // prettier-ignore
    expect(perimetroScritto({ tipo: 'progetti', progetti: ['g2', 'g1', 'g2'] })).toEqual({ tipo: 'progetti', progetti: ['g1', 'g2'] }); // prettier-ignore
    expect(perimetroScritto({ tipo: 'rendiconti', rendiconti: ['r1'] })).toEqual({ tipo: 'rendiconti', rendiconti: ['r1'] }); // prettier-ignore
    expect(perimetroScritto({ tipo: 'consorzio' })).toEqual({ tipo: 'consorzio' });
  });

  it('says what it names', () => {
    expect(nominatiNel({ tipo: 'consorzio' })).toEqual([]);
    expect(nominatiNel({ tipo: 'rendiconti', rendiconti: ['r1'] })).toEqual(['r1']);
  });

  it('names one thing at least, and no more than it may', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `x${i}`);
    const refused = { code: 'REVISIONE_PERIMETRO_NON_VALIDO' };
    const ofCentri = (ids: string[]) => () => perimetroScritto({ tipo: 'centri', centri: ids });
    const ofObiettivi = (ids: string[]) => () => perimetroScritto({ tipo: 'obiettivi', obiettivi: ids });
    expect(ofCentri(many(LIMITI_PERIMETRO.centri))).not.toThrow();
    expect(ofObiettivi(many(LIMITI_PERIMETRO.obiettivi))).not.toThrow();
    for (const wrong of [ofCentri([]), ofCentri(many(51)), ofObiettivi([]), ofObiettivi(many(101))])
      expect(wrong).toThrow(expect.objectContaining(refused));
  });
});
