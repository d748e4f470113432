import { confronta } from './confronto.js';
import type { ObiettivoSintesi, RamoCentro } from './planning.types.js';

const obiettivo = (id: string, titolo: string, tempi = 'Marzo'): ObiettivoSintesi => ({
  id,
  titolo,
  numero: '1',
  centri: ['c'],
  progettiPeg: [],
  areaStrategica: '',
  attivita: [{ id: `${id}-a`, testo: 'Incontri', tempi: { originale: tempi, tipo: 'mesi' } }],
  indicatori: [],
  attivitaConEsito: 0,
  indicatoriConValore: 0,
  conRelazione: false,
  revisione: 0,
});
const ramo = (...obiettivi: ObiettivoSintesi[]): RamoCentro => ({
  centro: { id: 'c', codice: 'DIR', denominazione: 'Direzione' },
  progettiPeg: [],
  obiettivi,
});

describe('confronta', () => {
  it('tells what is equal, changed, new and gone, field by field', () => {
    const prima = [ramo(obiettivo('a', 'Primo'), obiettivo('b', 'Secondo'), obiettivo('c', 'Terzo'))];
    const dopo = [ramo(obiettivo('a', 'Primo'), obiettivo('b', 'Secondo', 'Aprile'), obiettivo('d', 'Quarto'))];
    const result = confronta(prima, dopo);
    expect(result.map(({ id, esito }) => [id, esito])).toEqual([
      ['a', 'uguale'],
      ['b', 'cambiato'],
      ['d', 'aggiunto'],
      ['c', 'eliminato'],
    ]);
    expect(result[1]!.campi).toEqual([{ campo: 'attivita', prima: 'Incontri · Marzo', dopo: 'Incontri · Aprile' }]);
  });

  it('counts an objective shared by two centri once', () => {
    const shared = obiettivo('a', 'Primo');
    expect(confronta([ramo(shared), ramo(shared)], [ramo(shared), ramo(shared)])).toHaveLength(1);
  });
});
