import fc from 'fast-check';

import { meseDopo } from '../../shared/index.js';
import { piano } from '../progetto/testing/progetto.js';
import { mesiDaChiudere, statoAl, terminiDelPianoAnnuale, terminiDelProgetto } from './scadenza.js';

const primo = { dal: piano.dal, istanzaId: null, piano };
const giorni = (...piani: Parameters<typeof terminiDelProgetto>[0]) =>
  terminiDelProgetto(piani, null).map(({ tipo, giorno }) => `${tipo} ${giorno}`);

describe('the days of a project', () => {
  it('are those of its targets by partner, its milestones, steps and its last day', () => {
    expect(giorni(primo)).toEqual([
      ...['target 2026-06-30', 'target 2025-12-31', 'milestone 2022-12-31', 'fase 2022-12-31', 'fine 2026-06-30'],
    ]);
    expect(terminiDelProgetto([primo], null)[1]).toEqual({
      ...{ tipo: 'target', id: 't1', titolo: 'PAI attivati', unita: 'n.', partnerId: 'p1' },
      ...{ giorno: '2025-12-31', valore: '34' },
    });
  });

  it('are those of the plan that counts on each: a proroga moves what was to come, never what had passed', () => {
    const traguardi = piano.traguardi.map((one) => ({
      ...one,
      attesi: one.attesi.map((atteso) => ({ ...atteso, entro: '2027-03-31' })),
    }));
    const prorogato = { dal: '2026-01-10', istanzaId: null, piano: { ...piano, al: '2027-03-31', traguardi } };
    expect(giorni(primo, prorogato)).toEqual([
      // Passed before the new plan began: it was due then, and it was the plan of then that said so.
      ...['target 2025-12-31', 'milestone 2022-12-31', 'fase 2022-12-31'],
      ...['target 2027-03-31', 'target 2027-03-31', 'milestone 2027-03-31', 'fine 2027-03-31'],
    ]);
  });

  it('end with the day on which the project was closed', () => {
    expect(terminiDelProgetto([primo], '2025-12-31').map(({ giorno }) => giorno)).toEqual([
      ...['2025-12-31', '2022-12-31', '2022-12-31'],
    ]);
  });
});

describe('the months to be closed', () => {
  const progetto = { dal: '2025-02-15', al: '2025-11-30' };
  it.each([
    ['none before the first is over', null, '2025-02-28', null],
    ['the first, on the day after', null, '2025-03-01', { dal: '2025-02', al: '2025-02', numero: 1 }],
    ['those after the last closed one', '2025-04', '2025-08-10', { dal: '2025-05', al: '2025-07', numero: 3 }],
    ['none where all that are over are closed', '2025-07', '2025-08-10', null],
    ['none after the project ended', '2025-10', '2026-08-10', { dal: '2025-11', al: '2025-11', numero: 1 }],
    ['all, where what is closed was before the project', '2024-12', '2025-04-01', { dal: '2025-02', al: '2025-03', numero: 2 }], // prettier-ignore
  ])('are %s', (_, chiuso, oggi, expected) => {
    expect(mesiDaChiudere(progetto, chiuso, oggi)).toEqual(expected);
  });

  it('and those that are closed are together all that are over, whatever the months', () => {
    const month = fc.integer({ min: 0, max: 60 }).map((n) => meseDopo('2022-01', n));
    fc.assert(
      fc.property(month, month, month, fc.option(month), (dal, al, oggi, chiuso) => {
        fc.pre(dal <= al);
        const open = mesiDaChiudere({ dal: `${dal}-01`, al: `${al}-20` }, chiuso, `${oggi}-05`);
        for (let mese = dal; mese <= al; mese = meseDopo(mese)) {
          const isOver = mese < oggi;
          const isClosed = chiuso !== null && mese <= chiuso;
          expect(open !== null && open.dal <= mese && mese <= open.al).toBe(isOver && !isClosed);
        }
      }),
    );
  });
});

describe('the terms of a plan', () => {
  const di = (stato: Parameters<typeof terminiDelPianoAnnuale>[0]['stato'], dal = 2025, al = 2025) =>
    terminiDelPianoAnnuale({ dal, al, stato }).map(({ tipo, giorno }) => `${tipo} ${giorno}`);

  it('go by what the plan shows: a draft to be approved, an approved one to be varied and reported on', () => {
    expect(di('bozza')).toEqual(['piano 2025-01-31']);
    expect(di('approvato')).toEqual(['variazioni 2025-12-15', 'relazione 2026-06-30']);
    expect(di('inConsuntivo', 2024, 2025)).toEqual(['relazione 2025-06-30', 'relazione 2026-06-30']);
    expect([...di('chiuso'), ...di('inImportazione')]).toEqual([]);
  });
});

it('a day has passed, is today or is to come', () => {
  expect(['2025-01-31', '2025-02-01', '2025-02-02'].map((giorno) => statoAl(giorno, '2025-02-01'))).toEqual([
    ...['passata', 'oggi', 'prossima'],
  ]);
});
