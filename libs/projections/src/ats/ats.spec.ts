import type { EventoAts, EventoConvenzione } from '@consorzi/domain/ats';
import type { Atto } from '@consorzi/domain/shared';

import { log, rowsOf, SCOPE, type Entry } from '../projecting/testing/log.js';
import { ats, convenzioni, nomiDeiMembri, vigentiAlla } from './index.js';

const atto = (numero: string): Atto => ({ organo: 'assemblea', numero, data: '2024-01-09' });
const di = (numero: string, event: EventoAts): Entry => [`Ats.${SCOPE}`, { ...event, act: atto(numero) }];
const della = (numero: string, event: EventoConvenzione): Entry => ['Convenzione.k1', { ...event, act: atto(numero) }];

const istituito = di('1', { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } });
const entrato = (numero: string, consorzio: string, dal: string) =>
  di(numero, { type: 'MembroEntrato', data: { consorzio, denominazione: consorzio.toUpperCase(), dal } });
const uscito = (numero: string, consorzio: string, al: string) =>
  di(numero, { type: 'MembroUscito', data: { consorzio, al } });
const designato = (numero: string, consorzio: string, dal: string) =>
  di(numero, { type: 'CapofilaDesignato', data: { consorzio, dal } });
const rowOf = (...entries: readonly Entry[]) => rowsOf(ats, log(istituito, ...entries)).get(SCOPE)!;

describe('ats', () => {
  it('is one row, by the scope', () => {
    expect([...rowsOf(ats, log(istituito))]).toEqual([
      [
        SCOPE,
        { denominazione: 'ATS di prova', atto: atto('1'), membri: [], annullati: [], capofila: [], revisione: 0 },
      ],
    ]);
  });

  it('has the members of every day, each time they were in, with the acts', () => {
    const { membri, revisione } = rowOf(
      entrato('2', 'alfa', '2020-01-01'),
      entrato('3', 'beta', '2021-01-01'),
      uscito('4', 'beta', '2022-12-31'),
      entrato('5', 'beta', '2024-01-01'),
      uscito('6', 'beta', '2024-02-29'),
    );
    const [alfa, beta] = ['alfa', 'beta'].map((name) => ({ consorzio: name, denominazione: name.toUpperCase() }));
    expect(membri).toEqual([
      { ...alfa, dal: '2020-01-01', alEscluso: null, attoEntrata: atto('2'), attoUscita: null, rettifica: null },
      {
        ...beta,
        dal: '2021-01-01',
        alEscluso: '2023-01-01',
        attoEntrata: atto('3'),
        attoUscita: atto('4'),
        rettifica: null,
      },
      {
        ...beta,
        dal: '2024-01-01',
        alEscluso: '2024-03-01',
        attoEntrata: atto('5'),
        attoUscita: atto('6'),
        rettifica: null,
      },
    ]);
    expect(revisione).toBe(5);
    const on = (giorno: string) => vigentiAlla(membri, giorno).map(({ consorzio }) => consorzio);
    expect([on('2020-12-31'), on('2022-12-31'), on('2023-01-01'), on('2024-02-29')]).toEqual([
      ['alfa'],
      ['alfa', 'beta'],
      ['alfa'],
      ['alfa', 'beta'],
    ]);
  });

  it('has the days that are right where some were wrong, with the reason and the act, and its name of now', () => {
    const data = { consorzio: 'beta', primoGiorno: '2021-01-01', motivo: 'errore_di_registrazione' } as const;
    const story = [entrato('2', 'alfa', '2020-01-01'), entrato('3', 'beta', '2021-01-01')];
    const left = [...story, uscito('4', 'beta', '2022-12-31')];
    const beta = (dal: string, al: string | null) => ({ ...data, dal, al });
    const corrected = rowOf(
      ...left,
      di('5', { type: 'PeriodoMembroRettificato', data: beta('2021-02-01', '2022-11-30') }),
      di('6', { type: 'AtsRinominato', data: { denominazione: 'ATS nuovo' } }),
    );
    expect([corrected.denominazione, corrected.atto]).toEqual(['ATS nuovo', atto('1')]);
    expect(corrected.membri.map(({ rettifica }) => rettifica)).toEqual([
      null,
      { motivo: 'errore_di_registrazione', atto: atto('5') },
    ]);
    expect(corrected.membri[1]).toMatchObject({
      ...{ dal: '2021-02-01', alEscluso: '2022-12-01', attoEntrata: atto('3'), attoUscita: atto('4') },
    });
    const stays = rowOf(...left, di('5', { type: 'PeriodoMembroRettificato', data: beta('2021-01-01', null) }));
    expect(stays.membri[1]).toMatchObject({ alEscluso: null, attoUscita: null });
    const never = rowOf(...story, di('5', { type: 'PeriodoMembroAnnullato', data }));
    expect(never.membri.map(({ consorzio }) => consorzio)).toEqual(['alfa']);
    expect(never.annullati).toMatchObject([{ consorzio: 'beta', rettifica: { atto: atto('5') } }]);
    expect([...nomiDeiMembri(never)].sort()).toEqual([
      ['alfa', 'ALFA'],
      ['beta', 'BETA'],
    ]);
  });

  it('has the capofila of every day; the newest act counts', () => {
    const members = [entrato('2', 'alfa', '2020-01-01'), entrato('3', 'beta', '2020-01-01')];
    const changed = [...members, designato('4', 'alfa', '2020-01-01'), designato('5', 'beta', '2025-01-01')];
    expect(rowOf(...changed).capofila).toEqual([
      { consorzio: 'alfa', dal: '2020-01-01', alEscluso: '2025-01-01', atto: atto('4') },
      { consorzio: 'beta', dal: '2025-01-01', alEscluso: null, atto: atto('5') },
    ]);
    const again = rowOf(...changed, designato('6', 'beta', '2024-01-01')).capofila;
    expect(again.map(({ dal, alEscluso }) => [dal, alEscluso])).toEqual([
      ['2020-01-01', '2024-01-01'],
      ['2024-01-01', null],
    ]);
    expect(vigentiAlla(again, '2023-12-31').map(({ consorzio }) => consorzio)).toEqual(['alfa']);
    expect(vigentiAlla(again, '2019-12-31')).toEqual([]);
  });

  it('does not take an event before it was there', () => {
    expect(() => rowsOf(ats, log(entrato('2', 'alfa', '2020-01-01')))).toThrow('before the ATS was there');
  });
});

describe('convenzioni', () => {
  const parti = [
    { tipo: 'membro', consorzio: 'alfa' },
    { tipo: 'esterna', denominazione: 'Azienda sanitaria' },
  ] as const;
  const registrata = della('1', {
    type: 'ConvenzioneRegistrata',
    data: { titolo: 'Famiglie', parti, dal: '2022-08-04', al: '2026-06-30' },
  });
  const prorogata = (numero: string, al: string) => della(numero, { type: 'ConvenzioneProrogata', data: { al } });

  it('have their parties, act and term, and are in force from the first day to the last', () => {
    const rows = [...rowsOf(convenzioni, log(registrata)).values()];
    expect(rows).toEqual([
      {
        ...{ titolo: 'Famiglie', parti, dal: '2022-08-04', alEscluso: '2026-07-01' },
        ...{ atto: atto('1'), proroghe: [], revisione: 0 },
      },
    ]);
    expect(vigentiAlla(rows, '2022-08-03')).toEqual([]);
    expect(vigentiAlla(rows, '2026-06-30')).toEqual(rows);
    expect(vigentiAlla(rows, '2026-07-01')).toEqual([]);
  });

  it('last longer by each extension, with its act', () => {
    const row = rowsOf(convenzioni, log(registrata, prorogata('2', '2026-12-31'), prorogata('3', '2027-12-31')));
    expect(row.get('k1')).toMatchObject({
      ...{ dal: '2022-08-04', alEscluso: '2028-01-01', atto: atto('1'), revisione: 2 },
      proroghe: [
        { alEscluso: '2027-01-01', atto: atto('2') },
        { alEscluso: '2028-01-01', atto: atto('3') },
      ],
    });
  });

  it('do not take an event they do not know, or of one that is not there', () => {
    const unknown: Entry = ['Convenzione.k1', { type: 'ConvenzioneSospesa', data: {} }];
    expect(() => rowsOf(convenzioni, log(registrata, unknown))).toThrow('unknown event ConvenzioneSospesa');
    expect(() => rowsOf(convenzioni, log(prorogata('2', '2027-12-31')))).toThrow('before the convenzione');
  });
});
