import type { AttoDelPiano } from '../origine.queries.js';
import { INIZIO, isData, momentoDi, numerati, ORA } from './momenti.js';

describe('the moments of a comparison', () => {
  it('are written in its address as a position, a date, the beginning or now', () => {
    expect(momentoDi('12')).toEqual({ posizione: 12 });
    expect(momentoDi(INIZIO)).toEqual({ posizione: -1 });
    expect(momentoDi('2024-02-01T10:00:00Z')).toEqual({ al: '2024-02-01T10:00:00.000Z' });
    expect([momentoDi(ORA), momentoDi('boh')]).toEqual([null, null]);
    expect(['12', INIZIO, ORA, '2024-02-01T10:00:00Z'].map(isData)).toEqual([false, false, false, true]);
  });

  it('number the acts of each plan by kind', () => {
    const atto = (pianoId: string, tipo: string) => ({ pianoId, tipo }) as AttoDelPiano;
    const atti = [atto('a', 'approvazione'), atto('a', 'variazione'), atto('b', 'variazione'), atto('a', 'variazione')];
    expect(numerati(atti).map(({ numero }) => numero)).toEqual([1, 1, 1, 2]);
  });
});
