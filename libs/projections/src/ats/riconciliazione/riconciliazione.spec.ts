import { mappaturaIdOf } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { mappatureRegis } from './mappature-regis.js';
import { righeSpiegate } from './righe-spiegate.js';

const ID = mappaturaIdOf('pagamenti', 'Pagamenti');
const salvata = (decimale: ',' | '.'): Entry => [
  `MappaturaRegis.${ID}`,
  {
    type: 'MappaturaSalvata',
    data: {
      ...{ nome: 'Pagamenti', tabella: 'pagamenti', colonne: [{ campo: 'cup', intestazione: 'CUP' }] },
      ...{ formati: { data: 'gg/mm/aaaa', decimale }, chiave: ['cup'] },
    },
  },
];
const spiegata = (spiegazioneId: string, testoId: string): Entry => [
  'Riconciliazione.r1',
  {
    type: 'RigaSpiegata',
    data: {
      ...{ progettoId: 'p1', tabella: 'pagamenti', spiegazioneId, chiave: { testoId: 'c', hash: 'h' } },
      ...{ esito: 'diverso', impronta: 'i', nota: { testoId, hash: 'h' } },
    },
  },
];

describe('mappings', () => {
  it('are one a name, as it was saved last', () => {
    const rows = rowsOf(mappatureRegis, log(salvata(','), salvata('.')));
    expect([...rows.keys()]).toEqual([ID]);
    expect(rows.get(ID)).toMatchObject({ nome: 'Pagamenti', formati: { decimale: '.' }, revisione: 1 });
  });
});

describe('explained lines', () => {
  it('are one an explanation, as it was said last, with who said it', () => {
    const rows = rowsOf(righeSpiegate, log(spiegata('s1', 'n1'), spiegata('s2', 'n2'), spiegata('s1', 'n3')));
    expect([...rows.keys()].sort()).toEqual(['s1', 's2']);
    expect(rows.get('s1')).toMatchObject({ progettoId: 'p1', esito: 'diverso', nota: { testoId: 'n3' } });
    expect(typeof rows.get('s1')!.personaId).toBe('string');
  });

  it('care for no other event', () => {
    const [event] = log(salvata(','));
    expect(righeSpiegate.keys(event!)).toEqual([]);
  });
});
