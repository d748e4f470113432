import type { AvanzamentoAts, AvanzamentoDelProgetto } from '../avanzamento/avanzamento.types.js';
import { giornoDelMomento } from './giorno-del-momento.js';
import { PrevisioneDelProgettoResolver, PrevisioneDellAtsResolver } from './previsione.resolver.js';

/** Of a past moment: the day of the last thing that was known is the day that the forecast is of. */
const momento = { scope: 'alfa', posizione: 9, registratoIl: '2025-12-31T23:30:00.000Z', attuale: false };
const figura = (mese: string, valore: string, periodo = 'mese') => ({ mese, periodo, valore });
const atteso = (finale: string | null, entro: string | null = '2026-06-30') => ({ alGiorno: null, finale, entro });

describe('the day of a reading', () => {
  it('is today in Italy, or of a past moment the Italian day of the last thing known then', () => {
    expect(giornoDelMomento({ ...momento, attuale: true }, '2026-03-31T22:30:00.000Z')).toBe('2026-04-01');
    expect(giornoDelMomento(momento, '2026-03-31T22:30:00.000Z')).toBe('2026-01-01');
    expect(giornoDelMomento({ ...momento, registratoIl: null }, '2026-03-31T12:00:00.000Z')).toBe('2026-03-31');
  });
});

describe('the forecast beside what a consortium did', () => {
  const di = (tipo: string, attesi: object[], figure: object[]) =>
    new PrevisioneDelProgettoResolver().previsioni({
      ...{ momento, traguardi: [{ traguardoId: 't1', tipo, attesi, figure }] },
    } as unknown as AvanzamentoDelProgetto);

  it('is one for each deadline of its own, none for the whole project’s', () => {
    const attesi = [
      { ente: null, entro: '2026-06-30', valore: '125' },
      { ente: 'Alfa', entro: '2025-12-31', valore: '40' },
      { ente: 'Alfa', entro: '2026-06-30', valore: '50' },
    ];
    expect(di('target', attesi, [figura('2025-12', '34', 'anno')])).toEqual([
      {
        ...{ traguardoId: 't1', partnerId: null, entro: '2025-12-31', atteso: '40', fatto: '34' },
        ...{ previsto: null, base: null, esito: 'inRitardo' },
      },
      {
        ...{ traguardoId: 't1', partnerId: null, entro: '2026-06-30', atteso: '50', fatto: '34' },
        ...{ previsto: '51', base: { dal: '2025-01', al: '2025-12', mesi: 12 }, esito: 'inLinea' },
      },
    ]);
  });

  it('of a milestone says whether it happened, never a pace', () => {
    const attesi = [{ ente: 'Alfa', entro: '2026-06-30', valore: null }];
    expect(di('milestone', attesi, [])[0]).toMatchObject({ previsto: null, base: null, esito: null });
    expect(di('milestone', attesi, [figura('2025-10', '1')])[0]).toMatchObject({ esito: 'raggiunto' });
    const scaduta = [{ ...attesi[0], entro: '2025-12-30' }];
    expect(di('milestone', scaduta, [])[0]).toMatchObject({ esito: 'inRitardo' });
  });
});

describe('the forecast of an ATS', () => {
  const partner = (partnerId: string, condiviso: boolean, figure: object[]) => ({
    ...{ partnerId, condiviso, figure, atteso: atteso('60') },
  });
  const di = (completo: boolean, intero: object, ...tutti: object[]) =>
    new PrevisioneDellAtsResolver().previsioni({
      ...{ momento, traguardi: [{ traguardoId: 't1', completo, atteso: intero, partner: tutti }] },
    } as unknown as AvanzamentoAts);
  const [a, b] = [
    partner('a', true, [figura('2025-12', '24', 'anno')]),
    partner('b', true, [figura('2025-10', '3'), figura('2025-11', '3'), figura('2025-12', '3')]),
  ];

  it('adds up what each partner does at its own pace', () => {
    expect(di(true, atteso('62'), a, b)).toMatchObject([
      { partnerId: null, fatto: '33', previsto: '63', esito: 'inLinea', base: { dal: '2025-01', al: '2025-12' } },
      { partnerId: 'a', fatto: '24', previsto: '36', esito: 'inRitardo' },
      { partnerId: 'b', fatto: '9', previsto: '27', esito: 'inRitardo' },
    ]);
  });

  it('foresees nothing of the project while a partner hides its part, save what is reached already', () => {
    const nascosto = partner('c', false, []);
    expect(di(false, atteso('62'), a, b, nascosto).map((one) => [one.partnerId, one.previsto, one.esito])).toEqual([
      [null, null, null],
      ['a', '36', 'inRitardo'],
      ['b', '27', 'inRitardo'],
    ]);
    expect(di(false, atteso('33'), a, b, nascosto)[0]).toMatchObject({ fatto: '33', esito: 'raggiunto' });
  });

  it('says nothing where nothing is expected', () => {
    expect(di(true, atteso(null, null), { ...a, atteso: atteso(null, null) })).toEqual([]);
  });
});
