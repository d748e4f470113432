import { parametriOf, quandoOf } from './quando.js';

describe('the moment in an address', () => {
  it('is a position, or a date made whole, or now', () => {
    expect(quandoOf(null, '12')).toEqual({ posizione: 12 });
    expect(quandoOf('2024-09-19T10:00:00+02:00', null)).toEqual({ al: '2024-09-19T08:00:00.000Z' });
    expect(quandoOf(null, null)).toBeNull();
  });

  it('is not made of what is no moment', () => {
    expect(quandoOf('ieri', '-1')).toBeNull();
    expect(quandoOf(null, '1e3')).toBeNull();
  });

  it('is written as it is read', () => {
    const quando = { al: '2024-09-19T08:00:00.000Z' };
    const search = new URLSearchParams(parametriOf(quando));
    expect(quandoOf(search.get('al'), search.get('posizione'))).toEqual(quando);
    expect(parametriOf(null)).toBe('');
  });
});
