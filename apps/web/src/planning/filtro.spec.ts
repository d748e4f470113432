import { filtraRami, gruppiOf } from './filtro.js';
import type { ObiettivoSintesi, ProgettoPeg, RamoCentro } from './planning.types.js';

const obiettivo = (id: string, titolo: string, progettiPeg: readonly string[] = []): ObiettivoSintesi => ({
  id,
  titolo,
  progettiPeg,
  numero: '',
  centri: ['c'],
  areaStrategica: '',
  quanteAttivita: 1,
  quantiIndicatori: 0,
  attivitaConEsito: 0,
  indicatoriConValore: 0,
  conRelazione: false,
  revisione: 0,
});
const progetto = (id: string, nome: string): ProgettoPeg => ({
  id,
  nome,
  codice: '1.01',
  centroId: 'c',
  areaStrategica: '',
  obiettivoOperativo: '',
  servizi: [],
  revisione: 0,
});
const ramo: RamoCentro = {
  centro: { id: 'c', codice: 'MIN', denominazione: 'Area Minori' },
  progettiPeg: [progetto('p1', 'Affido'), progetto('p2', 'Educativa')],
  obiettivi: [obiettivo('o1', 'Nuove famiglie', ['p1']), obiettivo('o2', 'Un bando', ['p2']), obiettivo('o3', 'Sito')],
};

const voci = ramo.obiettivi.map(({ id, numero, titolo }) => ({
  ...{ id, numero, titolo, attivita: [{ testo: 'Incontri con le città' }] },
  indicatori: [{ id: `${id}-i`, nome: 'Presenze', descrizione: 'agli incontri' }],
}));
const found = (ricerca: string, conVoci = voci) =>
  filtraRami([ramo], ricerca, conVoci).flatMap(({ obiettivi }) => obiettivi.map(({ id }) => id));

describe('filtraRami', () => {
  it('finds every word, whatever its accents and capitals, also in the attività', () => {
    expect(found('FAMIGLIE nuove')).toEqual(['o1']);
    expect(found('citta')).toEqual(['o1', 'o2', 'o3']);
    expect(found('famiglie bando')).toEqual([]);
  });

  it('finds words of the indicatori too, and only what the tree says before the rows are known', () => {
    expect(found('presenze bando')).toEqual(['o2']);
    expect(found('citta', [])).toEqual([]);
    expect(found('famiglie', [])).toEqual(['o1']);
  });

  it('keeps all that stands under a project or centro of that name', () => {
    expect(found('educativa')).toEqual(['o2']);
    expect(found('area minori')).toEqual(['o1', 'o2', 'o3']);
  });

  it('leaves out the branches with nothing in them', () => {
    expect(filtraRami([ramo], 'zzz')).toEqual([]);
  });
});

describe('gruppiOf', () => {
  it('hangs objectives on their projects and keeps the loose ones beside', () => {
    const { conObiettivi, senzaObiettivi, sciolti } = gruppiOf({ ...ramo, obiettivi: ramo.obiettivi.slice(1) });
    expect(conObiettivi.map(({ progetto: { id } }) => id)).toEqual(['p2']);
    expect(senzaObiettivi.map(({ id }) => id)).toEqual(['p1']);
    expect(sciolti.map(({ id }) => id)).toEqual(['o3']);
  });
});
