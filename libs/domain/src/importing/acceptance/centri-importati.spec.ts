import { centroIdOf } from '../../tenancy/index.js';
import { CentriImportati } from './centri-importati.js';

const noti = [
  { id: 'c-direzione', codice: 'DIR', denominazione: 'Area Direzione' },
  { id: 'c-minori', codice: 'AMIN', denominazione: 'Minori e famiglie' },
];

describe('the centri that a document names', () => {
  it.each([
    ['AREA DIREZIONE', 'c-direzione'],
    ['Centro di responsabilità: Direzione', 'c-direzione'],
    ['area  minori  ed famiglie', 'c-minori'],
    ['Settore Minori - Famiglie', 'c-minori'],
  ])('are those of the consortium, by the words that tell them apart: %s', (name, id) => {
    const centri = new CentriImportati('inrete', noti);
    expect(centri.idOf(name)).toBe(id);
    expect(centri.nuovi).toEqual([]);
  });

  it('are instituted where it has none, once, with a code of their words', () => {
    const centri = new CentriImportati('inrete', noti);
    const id = centri.idOf('AREA DISABILI E ANZIANI');
    expect(centri.idOf('Area Disabili - Anziani')).toBe(id);
    expect(centri.nuovi).toEqual([
      {
        ...{ id: centroIdOf('inrete', 'DISABILI-ANZIANI'), codice: 'DISABILI-ANZIANI' },
        denominazione: 'Area Disabili e Anziani',
      },
    ]);
  });

  it('never take a code that is in use', () => {
    const centri = new CentriImportati('inrete', [{ id: 'x', codice: 'SEGRETER', denominazione: 'Altro' }]);
    centri.idOf('Segreteria');
    centri.idOf('Segreterie');
    expect(centri.nuovi.map(({ codice }) => codice)).toEqual(['SEGRETER-2', 'SEGRETER-3']);
  });

  it('are the whole body where it names none', () => {
    const centri = new CentriImportati('inrete', noti);
    expect(centri.idOf(null)).toBe(centri.idOf(' '));
    expect(centri.nuovi.map(({ denominazione }) => denominazione)).toEqual(['Intero ente']);
  });
});
