import type { EventoAdesione } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { adesioni } from '../index.js';

const di = (ats: string, event: EventoAdesione): Entry => [`AdesioneAts.${ats}`, event];
const riconosciuto = (ats: string) => di(ats, { type: 'AtsRiconosciuto', data: { ats } });
const disconosciuto = (ats: string) =>
  di(ats, { type: 'AtsDisconosciuto', data: { ats, motivo: { testoId: 't1', hash: 'a'.repeat(64) } } });

describe('adesioni', () => {
  it('are one for each ATS, with its state of now', () => {
    const rows = rowsOf(adesioni, log(riconosciuto('uno'), riconosciuto('due'), disconosciuto('uno')));
    expect([...rows.keys()]).toEqual(['uno', 'due']);
    expect(rows.get('uno')).toMatchObject({
      ...{ ats: 'uno', stato: 'disconosciuto', motivoId: 't1', revisione: 1 },
      ...{ riconosciutoIl: '2024-09-19T10:00:00.000Z', disconosciutoIl: '2024-09-19T10:02:00.000Z' },
    });
    expect(rows.get('due')).toMatchObject({ stato: 'riconosciuto', disconosciutoIl: null, motivoId: null });
  });

  it('say nothing of a disowning once the ATS is recognised again', () => {
    const rows = rowsOf(adesioni, log(riconosciuto('uno'), disconosciuto('uno'), riconosciuto('uno')));
    expect(rows.get('uno')).toMatchObject({
      ...{ stato: 'riconosciuto', riconosciutoIl: '2024-09-19T10:02:00.000Z' },
      ...{ disconosciutoIl: null, motivoId: null, revisione: 2 },
    });
  });
});
