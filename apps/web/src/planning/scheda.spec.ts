import type { SchedaObiettivoInput } from '../graphql/index.js';
import { conDifferenze, ribasa, SCHEDA_VUOTA } from './scheda.js';

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

describe('conDifferenze', () => {
  const differenza = (percorso: string, prima: string | null, dopo: string | null) => ({
    percorso,
    campo: '',
    prima,
    dopo,
  });

  it('puts the proposed texts into the sheet', () => {
    const result = conDifferenze(scheda, [
      differenza('titolo', scheda.titolo, 'Aprire tre sportelli'),
      differenza('attivita/a2/tempi', 'Giugno', 'Settembre'),
      differenza('attivita/a1', 'Cercare la sede · Marzo', null),
    ]);
    expect(result).toEqual({
      intera: true,
      scheda: {
        ...scheda,
        titolo: 'Aprire tre sportelli',
        attivita: [{ id: 'a2', testo: 'Aprire al pubblico', tempi: 'Settembre' }],
      },
    });
  });

  it('says so where words do not tell a change whole', () => {
    expect(conDifferenze(scheda, [differenza('attivita/a3', null, 'Inaugurare · Luglio')])).toEqual({
      intera: false,
      scheda,
    });
    expect(conDifferenze(scheda, [differenza('centri', 'Area A', 'Area B')]).intera).toBe(false);
  });
});
