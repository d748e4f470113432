import type { SchedaObiettivoInput } from '../graphql/index.js';
import { ribasa, SCHEDA_VUOTA, schedaDellaProposta } from './scheda.js';

const scheda: SchedaObiettivoInput = {
  ...SCHEDA_VUOTA,
  titolo: 'Aprire uno sportello',
  finalita: 'Essere vicini',
  attivita: [
    { id: 'a1', testo: 'Cercare la sede', tempi: 'Marzo' },
    { id: 'a2', testo: 'Aprire al pubblico', tempi: 'Giugno' },
  ],
};

describe('ribasa', () => {
  it("keeps what the person wrote and takes the other person's change", () => {
    const scritta = { ...scheda, titolo: 'Aprire due sportelli' };
    const nuova = { ...scheda, finalita: 'Essere più vicini' };
    expect(ribasa(scheda, scritta, nuova)).toEqual({
      ...scheda,
      titolo: 'Aprire due sportelli',
      finalita: 'Essere più vicini',
    });
  });

  it('keeps what the person wrote where both changed the same field', () => {
    const result = ribasa(scheda, { ...scheda, titolo: 'Mio' }, { ...scheda, titolo: 'Altrui' });
    expect(result.titolo).toBe('Mio');
  });
});

describe('schedaDellaProposta', () => {
  it('gives the proposed sheet as it was written, rows with their ids', () => {
    const proposta = {
      ...{ ...scheda, __typename: 'SchedaObiettivoType', titolo: 'Aprire tre sportelli' },
      attivita: [{ __typename: 'AttivitaType', id: 'a3', testo: 'Inaugurare', tempi: { originale: 'Luglio' } }],
      indicatori: [{ id: 'i1', nome: 'Visite', descrizione: '', unita: 'n.', atteso: { originale: '=> 10' } }],
    };
    expect(schedaDellaProposta(proposta)).toEqual({
      ...{ ...scheda, titolo: 'Aprire tre sportelli' },
      attivita: [{ id: 'a3', testo: 'Inaugurare', tempi: 'Luglio' }],
      indicatori: [{ id: 'i1', nome: 'Visite', descrizione: '', unita: 'n.', atteso: '=> 10' }],
    });
  });
});
