import type { PianoProgettoInput } from '../../graphql/index.js';
import { bozzaDi, centesimiDi, chiaveQuota, euro, pianoDi, tabellaDelleQuote } from './bozza.js';

const partner = [{ partnerId: 'p1' }, { partnerId: 'p2' }];
const piano: PianoProgettoInput = {
  ...{ dal: '2025-01-01', al: '2026-06-30' },
  voci: [
    { voceId: 'v1', codice: 'A.1', titolo: 'Personale' },
    { voceId: 'v2', codice: 'B.1', titolo: 'Servizi' },
  ],
  quote: [
    { voceId: 'v1', partnerId: 'p1', fonte: 'finanziamento', centesimi: 123_456 },
    { voceId: 'v1', partnerId: 'p2', fonte: 'finanziamento', centesimi: 44 },
    { voceId: 'v2', partnerId: 'p2', fonte: 'cofinanziamento', centesimi: 500 },
  ],
  fasi: [{ faseId: 'f1', titolo: 'Avvio', dal: '2025-01-01', al: '2025-06-30' }],
  traguardi: [
    {
      ...{ traguardoId: 't1', tipo: 'target', titolo: 'PAI', unita: 'n.' },
      attesi: [{ partnerId: null, entro: '2026-06-30', valore: '12.5' }],
    },
  ],
};

describe('a plan while it is written', () => {
  it('is the plan again when nothing was changed', () => {
    expect(pianoDi(bozzaDi(piano), partner)).toEqual(piano);
  });

  it('takes amounts as people write them, and nothing else', () => {
    const scritti = ['1.234,56', '1234,5', '1234', '', ' 7 '].map(centesimiDi);
    expect(scritti).toEqual([123_456, 123_450, 123_400, 0, 700]);
    expect(['1,234.56', 'tanto', '-1', '1.23', '1,234'].map(centesimiDi)).toEqual([null, null, null, null, null]);
    const bozza = bozzaDi(piano);
    const quote = { ...bozza.quote, [chiaveQuota('v2', 'p1', 'finanziamento')]: 'tanto' };
    expect(pianoDi({ ...bozza, quote }, partner)).toBeNull();
    expect([euro(123_456_789), euro(5), euro(0)]).toEqual(['1.234.567,89 €', '0,05 €', '0,00 €']);
  });

  it('leaves out what a removed item or partner had, and the value of a milestone', () => {
    const bozza = bozzaDi(piano);
    const [target] = bozza.traguardi;
    const less = {
      ...bozza,
      voci: bozza.voci.slice(0, 1),
      traguardi: [{ ...target!, tipo: 'milestone' }],
    };
    const scritto = pianoDi(less, partner.slice(0, 1))!;
    expect(scritto.quote).toEqual(piano.quote.slice(0, 1));
    expect(scritto.traguardi[0]!.attesi).toEqual([{ partnerId: null, entro: '2026-06-30', valore: null }]);
  });

  it('adds up by item, by partner and in all', () => {
    expect(tabellaDelleQuote(piano, partner, 'finanziamento')).toMatchObject({
      righe: [
        { celle: [123_456, 44], totale: 123_500 },
        { celle: [0, 0], totale: 0 },
      ],
      totali: [123_456, 44],
      totale: 123_500,
    });
    expect(tabellaDelleQuote(piano, partner, 'cofinanziamento').totali).toEqual([0, 500]);
  });
});
