import type { EventoCondivisione } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { concessioni, condivisioni, SENZA_FINE } from '../index.js';

const di = (id: string, event: EventoCondivisione): Entry => [`Condivisione.${id}`, event];
const concessa = (id: string, alMese: string | null = null) =>
  di(id, {
    type: 'CondivisioneConcessa',
    data: { ats: 'atsdiprova', progettoId: 'p1', tipi: ['spese', 'liste'], dalMese: '2024-11', alMese },
  });
const revocata = (id: string) =>
  di(id, { type: 'CondivisioneRevocata', data: { motivo: { testoId: 't1', hash: 'a'.repeat(64) } } });

describe('condivisioni', () => {
  it('are a row for each kind of data, up to before the month that follows the last one', () => {
    const rows = rowsOf(condivisioni, log(concessa('c1'), concessa('c2', '2024-12')));
    expect([...rows.keys()]).toEqual(['c1/spese', 'c1/liste', 'c2/spese', 'c2/liste']);
    const months = (key: string) => [rows.get(key)!.dalMese, rows.get(key)!.alMeseEscluso];
    expect([months('c1/spese'), months('c2/liste')]).toEqual([
      ['2024-11', SENZA_FINE],
      ['2024-11', '2025-01'],
    ]);
    expect(rows.get('c1/spese')).toMatchObject({ condivisioneId: 'c1', ats: 'atsdiprova', progettoId: 'p1' });
  });

  it('are gone once revoked, all kinds together, and there again when granted again', () => {
    const history = [concessa('c1'), concessa('c2'), revocata('c1')];
    expect([...rowsOf(condivisioni, log(...history)).keys()]).toEqual(['c2/spese', 'c2/liste']);
    expect(rowsOf(condivisioni, log(...history, concessa('c1'))).get('c1/spese')!.revisione).toBe(2);
  });
});

describe('concessioni', () => {
  it('keep what was revoked, since when and why', () => {
    const rows = rowsOf(concessioni, log(concessa('c1', '2025-01'), revocata('c1'), concessa('c2')));
    expect(rows.get('c1')).toMatchObject({
      ...{ tipi: ['spese', 'liste'], dalMese: '2024-11', alMese: '2025-01', revisione: 1 },
      ...{ concessaIl: '2024-09-19T10:00:00.000Z', revocataIl: '2024-09-19T10:01:00.000Z', motivoId: 't1' },
    });
    expect(rows.get('c2')).toMatchObject({ revocataIl: null, motivoId: null });
  });
});
