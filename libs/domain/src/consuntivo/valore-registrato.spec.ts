import fc from 'fast-check';

import { canonicalJson } from '../event-sourcing/index.js';
import { parseValoreConsuntivo } from './valore-consuntivo.js';
import { nellaMisuraDi, valoreRegistrato } from './valore-registrato.js';

const registrato = (testo: string, unita = '') => valoreRegistrato(parseValoreConsuntivo(testo, unita));
const numero = (valore: string, more: object = {}) => ({
  ...{ tipo: 'numero', valore, percento: false, unita: null, avvertenze: [] },
  ...more,
});

describe('a value as an event holds it', () => {
  it('has no words of the person who wrote it', () => {
    expect(registrato('12 incontri')).toEqual(numero('12'));
    expect(registrato('n. 3 Rossi n. 4 Bianchi')).toEqual({
      ...{ tipo: 'piuNumeri', avvertenze: [] },
      voci: [
        { valore: '3', etichetta: '' },
        { valore: '4', etichetta: '' },
      ],
    });
    expect(registrato('Sì, come chiesto dalla signora Verdi')).toEqual({
      ...{ tipo: 'siNo', valore: true, avvertenze: ['CON_SPIEGAZIONE'] },
    });
    expect(registrato('Nessun reclamo')).toEqual(numero('0'));
  });

  it('keeps the measures that can name nobody', () => {
    expect(registrato('30 giorni')).toEqual(numero('30', { unita: 'giorni' }));
    expect(registrato('€ 1.234,56')).toEqual(numero('1234.56', { unita: 'euro' }));
    expect(registrato('95%')).toEqual(numero('95', { percento: true }));
  });

  it('never holds a word that was written, wherever it stood', () => {
    const around = fc.constantFrom(
      '',
      'Sì, ',
      'No, ',
      '3 ',
      'n. 3 ',
      'nessun ',
      'entro ',
      '95% ',
      '€ 3 ',
      '3, ',
      'il ',
    );
    fc.assert(
      fc.property(around, around, fc.constantFrom('', 'n.', '%', 'giorni', 'segreto'), (before, after, unita) => {
        const text = `${before}Segreto ${after}segreto`;
        expect(canonicalJson(registrato(text, unita)).toLowerCase()).not.toContain('segreto');
      }),
    );
  });

  it('is in the measure of its indicatore where it has none of its own', () => {
    expect(nellaMisuraDi('%', registrato('95'))).toEqual(numero('95', { percento: true }));
    expect(nellaMisuraDi('giorni', registrato('12'))).toEqual(numero('12', { unita: 'giorni' }));
    expect(nellaMisuraDi('n.', registrato('12'))).toEqual(numero('12'));
    expect(nellaMisuraDi('segreto', registrato('12'))).toEqual(numero('12'));
    expect(nellaMisuraDi('%', registrato('12 giorni'))).toEqual(numero('12', { unita: 'giorni' }));
    expect(nellaMisuraDi('giorni', registrato('95%'))).toEqual(numero('95', { percento: true }));
    expect(nellaMisuraDi('%', registrato('Sì'))).toEqual({ tipo: 'siNo', valore: true, avvertenze: [] });
  });
});
