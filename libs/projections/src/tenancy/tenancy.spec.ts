import type { EventoAccessi, EventoCentro } from '@consorzi/domain/tenancy';

import { log, rowsOf, SCOPE, type Entry } from '../projecting/testing/log.js';
import { accessi, centri, consorzio, revisioni, ULTIMA } from './index.js';

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
        deleghe: [],
        incarichi: [],
        revisione: 2,
      },
      'p-bruno': { ruoli: [{ ruolo: 'operatore', centri: ['c1'] }], deleghe: [], incarichi: [], revisione: 1 },
      [ULTIMA]: { ruoli: [], deleghe: [], incarichi: [], revisione: 2 },
    });
  });

  it('takes the centri of a role given again, and forgets who has none left', () => {
    const events = [assegnato('p-anna', 'operatore', 'c1'), assegnato('p-anna', 'operatore', 'c2')];
    expect(rowsOf(accessi, log(...events)).get('p-anna')!.ruoli).toEqual([{ ruolo: 'operatore', centri: ['c2'] }]);
    const after = rowsOf(accessi, log(...events, revocato('p-anna', 'operatore')));
    expect([...after]).toEqual([[ULTIMA, { ruoli: [], deleghe: [], incarichi: [], revisione: 2 }]]);
  });

  it('has what others delegated to a person, until the day before it is over', () => {
    const delega = { delegaId: 'd1', delegante: 'p-anna', ruolo: 'direttore', dal: '2024-02-28' } as const;
    const delegato = role({ type: 'RuoloDelegato', data: { ...delega, personaId: 'p-bruno', al: '2024-02-29' } });
    const revocata = role({ type: 'DelegaRevocata', data: { delegaId: 'd1', personaId: 'p-bruno' } });
    const events = [assegnato('p-anna', 'direttore'), assegnato('p-bruno', 'operatore', 'c1'), delegato];
    const row = {
      ruoli: [{ ruolo: 'operatore', centri: ['c1'] }],
      deleghe: [{ ...delega, alEscluso: '2024-03-01' }],
      incarichi: [],
    };
    expect(rowsOf(accessi, log(...events)).get('p-bruno')).toEqual({ ...row, revisione: 2 });
    const after = rowsOf(accessi, log(...events, revocata)).get('p-bruno');
    expect(after).toEqual({ ...row, deleghe: [], revisione: 3 });
  });
});

describe('the calling of an auditor', () => {
  const perimetro = { tipo: 'centri', centri: ['c1'] } as const;
  const incarico = { incaricoId: 'i1', personaId: 'p-rita', perimetro, dal: '2024-02-01' };
  const affidata = role({ type: 'RevisioneAffidata', data: { ...incarico, al: '2024-02-29' } });
  const revocata = role({ type: 'RevisioneRevocata', data: { incaricoId: 'i1', personaId: 'p-rita' } });

  it('is a right of the person until the day before it is over, and none once it is revoked', () => {
    const rows = rowsOf(accessi, log(affidata));
    const riga = { incaricoId: 'i1', perimetro, dal: '2024-02-01', alEscluso: '2024-03-01' };
    expect(rows.get('p-rita')).toEqual({ ruoli: [], deleghe: [], incarichi: [riga], revisione: 0 });
    const after = rowsOf(accessi, log(affidata, revocata));
    expect([...after]).toEqual([[ULTIMA, { ruoli: [], deleghe: [], incarichi: [], revisione: 1 }]]);
    expect(rowsOf(accessi, log(affidata, assegnato('p-rita', 'direttore'), revocata)).get('p-rita')).toEqual({
      ...{ ruoli: [{ ruolo: 'direttore', centri: [] }], deleghe: [], incarichi: [], revisione: 2 },
    });
  });

  it('is kept in the list of all of them, revoked or not', () => {
    const [row] = rowsOf(revisioni, log(affidata)).values();
    expect(row).toMatchObject({
      personaId: 'p-rita',
      perimetro,
      alEscluso: '2024-03-01',
      revocataIl: null,
      atto: null,
    });
    const after = rowsOf(revisioni, log(affidata, revocata));
    expect([...after.keys()]).toEqual(['i1']);
    expect(after.get('i1')).toEqual({ ...row, revocataIl: expect.stringMatching(/^\d{4}-/) as string });
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
