import { assertNotFuture, atto, isIsoDate, ORGANI } from './atto.js';
import { assertCompetenza } from './autore.js';
import { required } from './fields.js';
import { RuleViolation } from './rule-violation.js';

const refusal = (run: () => unknown): object => {
  try {
    return { nothing: run() };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return { code: error.code, ...error.details };
  }
};

describe('an act', () => {
  it.each(ORGANI)('is of an organ that the consortium has: %s', (organo) => {
    expect(atto(organo, ' 46 ', '2024-09-19')).toEqual({ organo, numero: '46', data: '2024-09-19' });
  });

  it.each([
    ['organo', 'giunta', '46', '2024-09-19'],
    ['numero', 'cda', '  ', '2024-09-19'],
    ['numero', 'cda', '4'.repeat(31), '2024-09-19'],
    ['data', 'cda', '46', '19/09/2024'],
    ['data', 'cda', '46', '2024-02-30'],
    ['data', 'cda', '46', '2024-09-19T00:00:00Z'],
  ])('is refused for its %s: %s %s %s', (campo, organo, numero, data) => {
    expect(refusal(() => atto(organo, numero, data))).toEqual({ code: 'ATTO_NON_VALIDO', campo });
  });

  it('may be of today, not of tomorrow', () => {
    const today = '2024-09-19T08:00:00.000Z';
    expect(() => assertNotFuture({ organo: 'cda', numero: '46', data: '2024-09-19' }, today)).not.toThrow();
    expect(refusal(() => assertNotFuture({ organo: 'cda', numero: '46', data: '2024-09-20' }, today))).toEqual({
      code: 'ATTO_FUTURO',
      data: '2024-09-20',
    });
  });

  it('may bear the day that it is in Italy, though Greenwich has not reached it', () => {
    const act = { organo: 'cda', numero: '46', data: '2024-09-20' } as const;
    expect(() => assertNotFuture(act, '2024-09-19T22:30:00.000Z')).not.toThrow();
    expect(refusal(() => assertNotFuture(act, '2024-09-19T21:59:59.999Z'))).toMatchObject({ code: 'ATTO_FUTURO' });
  });

  it('knows the calendar', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2023-02-29')).toBe(false);
    expect(isIsoDate('2024-13-01')).toBe(false);
  });
});

describe('who may act for which centri', () => {
  it.each<[string, 'tutti' | string[], string[], boolean]>([
    ['the direttore, for any', 'tutti', ['c1'], true],
    ['a responsabile, for the own', ['c1'], ['c1'], true],
    ['one of those who share it', ['c2'], ['c1', 'c2'], true],
    ['not for that of another', ['c2'], ['c1'], false],
    ['nobody without a centro', [], ['c1'], false],
    ['only the whole consortium where there is none', ['c1'], [], false],
  ])('%s', (_, own, concerned, may) => {
    const outcome = refusal(() => assertCompetenza({ personaId: 'p', centri: own }, concerned));
    expect(outcome).toEqual(may ? { nothing: undefined } : { code: 'CDR_NON_DI_COMPETENZA' });
  });
});

describe('a required field', () => {
  it('loses the white space around it', () => expect(required('titolo', ' Sport \n', 5)).toBe('Sport'));
  it.each(['', ' \n\t ', 'troppo lungo'])('is refused when empty or too long: "%s"', (value) => {
    expect(refusal(() => required('titolo', value, 5))).toEqual({
      code: 'CAMPO_NON_VALIDO',
      campo: 'titolo',
      massimo: 5,
    });
  });
});
