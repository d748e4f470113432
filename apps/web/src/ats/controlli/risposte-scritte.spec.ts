import type { Domanda } from './controlli.queries.js';
import { daSalvare, scrittaDi } from './risposte-scritte.js';

const chi = { nome: 'Anna', il: '2025-06-01T10:00:00Z', volte: 1 };
const domande: readonly Domanda[] = [
  { id: 'd1', testo: 'Prima', obbligatoria: true, risposta: { ...chi, esito: 'no', nota: 'Manca' } },
  { id: 'd2', testo: 'Seconda', obbligatoria: false, risposta: null },
  { id: 'd3', testo: 'Terza', obbligatoria: false, risposta: { ...chi, esito: 'si', nota: null } },
];

describe('the answers in the form', () => {
  it('begin with what was recorded', () => {
    expect(scrittaDi(domande[0]!, {})).toEqual({ esito: 'no', nota: 'Manca' });
    expect(scrittaDi(domande[1]!, {})).toEqual({ esito: '', nota: '' });
    expect(daSalvare(domande, {})).toEqual([]);
  });

  it('are sent where they changed, and only then', () => {
    const scritte = {
      d1: { esito: 'no', nota: ' Manca ' },
      d2: { esito: 'nonApplicabile', nota: ' ' },
      d3: { esito: 'si', nota: 'Agli atti' },
    } as const;
    expect(daSalvare(domande, scritte)).toEqual([
      { domandaId: 'd2', esito: 'nonApplicabile', nota: null },
      { domandaId: 'd3', esito: 'si', nota: 'Agli atti' },
    ]);
    expect(daSalvare(domande, { d2: { esito: '', nota: 'solo una nota' } })).toEqual([]);
  });
});
