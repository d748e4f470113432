import { askedIn } from './asked.js';

const id = '6f1d2c3b-0000-4000-8000-000000000001';
const other = '6f1d2c3b-0000-4000-8000-000000000002';

describe('what a question names', () => {
  it('is its ids and its moments, however deep', () => {
    const args = {
      scope: 'inrete',
      obiettivoId: id,
      quando: { posizione: 12 },
      input: { piani: [{ pianoId: other }] },
    };
    expect(askedIn(args)).toEqual({ oggetti: [id, other], momenti: ['#12'] });
    expect(askedIn({ oggettoIds: [id, other, id], da: { al: '2024-01-01' }, a: { posizione: 3 } })).toEqual({
      ...{ oggetti: [id, other], momenti: ['2024-01-01', '#3'] },
    });
  });

  it('is none of its words: not even under the name of an id', () => {
    const words = { cerca: id, obiettivoId: 'Mario Rossi ha detto', commandId: id, after: `${id}/000`, quando: null };
    expect(askedIn(words)).toEqual({ oggetti: [], momenti: [] });
    expect(askedIn(undefined)).toEqual({ oggetti: [], momenti: [] });
  });

  it('is kept up to a bound', () => {
    const many = Array.from({ length: 500 }, (_, n) => `${id.slice(0, -4)}${String(n).padStart(4, '0')}`);
    expect(askedIn({ oggettoIds: many }).oggetti).toHaveLength(50);
  });
});
