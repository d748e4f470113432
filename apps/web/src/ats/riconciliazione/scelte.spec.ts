import { difetto, euro, mappaturaDi, scelteDi } from './scelte.js';
import type { Mappatura } from './riconciliazione.queries.js';

const CAMPI = ['cup', 'mandato', 'importo'].map((campo) => ({ campo, intestazione: campo, tipo: 'testo' }));
const SALVATA: Mappatura = {
  tabella: 'pagamenti',
  colonne: [
    { campo: 'mandato', intestazione: 'N. Mandato' },
    { campo: 'cup', intestazione: 'Unità CUP' },
    { campo: 'importo', intestazione: null },
  ],
  formati: { data: 'gg/mm/aaaa', decimale: ',' },
  chiave: ['cup', 'mandato'],
};

describe('the choices of a mapping', () => {
  it('take the headings of the file for those that were saved, accents and case apart', () => {
    const scelte = scelteDi(SALVATA, ['UNITA  CUP', 'Altro']);
    expect(scelte).toEqual({
      colonne: { cup: 'UNITA  CUP' },
      chiave: ['cup', 'mandato'],
      data: 'gg/mm/aaaa',
      decimale: ',',
    });
    expect(mappaturaDi('pagamenti', CAMPI, scelte)).toEqual({
      ...{ tabella: 'pagamenti', chiave: ['cup'], formati: SALVATA.formati },
      colonne: [{ campo: 'cup', intestazione: 'UNITA  CUP' }],
    });
  });

  it('need a key, and each column once', () => {
    const scelte = scelteDi(SALVATA, ['n mandato', 'unita cup']);
    expect(difetto(scelte)).toBeNull();
    expect(difetto({ ...scelte, chiave: ['importo'] })).toBe('riconcilia.senzaChiave');
    expect(difetto({ ...scelte, colonne: { ...scelte.colonne, importo: 'unita cup' } })).toBe(
      'riconcilia.colonnaDueVolte',
    );
  });
});

it.each([
  [123_456_789, '1.234.567,89 €'],
  [-5, '-0,05 €'],
  [0, '0,00 €'],
])('%s cents are %s', (centesimi, testo) => {
  expect(euro(centesimi)).toBe(testo);
});
