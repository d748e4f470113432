import type { EventoAccessi, EventoCentro } from '@consorzi/domain/tenancy';

import { log, rowsOf, SCOPE, type Entry } from '../projecting/testing/log.js';
import { accessi, centri, consorzio } from './index.js';

const role = (event: EventoAccessi): Entry => [`Accessi.${SCOPE}`, event];
const assegnato = (personaId: string, ruolo: 'direttore' | 'operatore', ...of: string[]) =>
  role({ type: 'RuoloAssegnato', data: { personaId, ruolo, centri: of } });
const revocato = (personaId: string, ruolo: 'direttore' | 'operatore') =>
  role({ type: 'RuoloRevocato', data: { personaId, ruolo } });
const centro = (event: EventoCentro, id = 'c1'): Entry => [`CentroDiResponsabilita.${id}`, event];
const istituito = centro({
  type: 'CentroDiResponsabilitaIstituito',
  data: { codice: 'AMIN', denominazione: 'Minori' },
});
const nominato = (personaId: string, dal: string) => centro({ type: 'ResponsabileNominato', data: { personaId, dal } });

describe('accessi', () => {
  it('has the roles of each person, and how far the stream has come', () => {
    const rows = rowsOf(
      accessi,
      log(
        assegnato('p-anna', 'direttore'),
        assegnato('p-bruno', 'operatore', 'c1'),
        assegnato('p-anna', 'operatore', 'c2'),
      ),
    );
    expect(Object.fromEntries(rows)).toEqual({
      'p-anna': {
        ruoli: [
          { ruolo: 'direttore', centri: [] },
          { ruolo: 'operatore', centri: ['c2'] },
        ],
        revisione: 2,
      },
      'p-bruno': { ruoli: [{ ruolo: 'operatore', centri: ['c1'] }], revisione: 1 },
    });
  });

  it('takes the centri of a role given again, and forgets who has none left', () => {
    const events = [assegnato('p-anna', 'operatore', 'c1'), assegnato('p-anna', 'operatore', 'c2')];
    expect(rowsOf(accessi, log(...events)).get('p-anna')!.ruoli).toEqual([{ ruolo: 'operatore', centri: ['c2'] }]);
    expect(rowsOf(accessi, log(...events, revocato('p-anna', 'operatore'))).size).toBe(0);
  });
});

describe('consorzio', () => {
  it('is one row, by the scope', () => {
    const data = { denominazione: 'Consorzio di prova', sede: 'Ivrea' };
    const rows = rowsOf(consorzio, log([`Consorzio.${SCOPE}`, { type: 'ConsorzioIstituito', data }], istituito));
    expect([...rows]).toEqual([[SCOPE, data]]);
  });
});

describe('centri', () => {
  it('have the responsabili of every time, with the days they began and ended', () => {
    const rows = rowsOf(
      centri,
      log(
        istituito,
        nominato('p-anna', '2024-01-01'),
        centro({ type: 'ResponsabileCessato', data: { personaId: 'p-anna', al: '2024-06-30' } }),
        nominato('p-bruno', '2024-07-01'),
        nominato('p-anna', '2025-01-01'),
        centro({ type: 'ResponsabileCessato', data: { personaId: 'p-anna', al: '2025-06-30' } }),
      ),
    );
    expect(rows.get('c1')).toEqual({
      ...{ codice: 'AMIN', denominazione: 'Minori', soppresso: false, revisione: 5 },
      responsabili: [
        { personaId: 'p-anna', dal: '2024-01-01', al: '2024-06-30' },
        { personaId: 'p-bruno', dal: '2024-07-01', al: null },
        { personaId: 'p-anna', dal: '2025-01-01', al: '2025-06-30' },
      ],
    });
  });

  it('are renamed, and stay when they are closed', () => {
    const rows = rowsOf(
      centri,
      log(
        istituito,
        centro({ type: 'CentroDiResponsabilitaRinominato', data: { denominazione: 'Minori e famiglie' } }),
        centro({ type: 'CentroDiResponsabilitaSoppresso', data: {} }),
      ),
    );
    expect(rows.get('c1')).toMatchObject({ denominazione: 'Minori e famiglie', soppresso: true, revisione: 2 });
  });

  it('do not take an event they do not know, or of a centro that is not there', () => {
    const unknown: Entry = ['CentroDiResponsabilita.c1', { type: 'ResponsabileSospeso', data: {} }];
    expect(() => rowsOf(centri, log(istituito, unknown))).toThrow('unknown event ResponsabileSospeso');
    expect(() => rowsOf(centri, log(nominato('p-anna', '2024-01-01')))).toThrow('before the centro was there');
  });
});
