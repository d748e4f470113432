import { given, stream } from '../../event-sourcing/specification.js';
import { obiettivo } from '../obiettivo/obiettivo.js';
import { progettoPeg } from '../progetto-peg/progetto-peg.js';
import {
  creato,
  CUCINA,
  definito,
  direttore,
  PIANO,
  progettoDefinito,
  scartato,
  schedaCucina,
  schedaLaboratori,
  STATI,
} from '../testing/esempi.js';
import { piano } from './piano.js';
import { deciderScartaPiano, type ScartaPiano } from './scarta-piano.js';

const scarta: ScartaPiano = { ...direttore, type: 'ScartaPiano', pianoId: PIANO, oggetti: [] };
const everything: ScartaPiano = {
  ...scarta,
  oggetti: [
    { oggetto: 'obiettivo', oggettoId: 'o1' },
    { oggetto: 'progettoPeg', oggettoId: CUCINA },
  ],
};

describe('Dropping a plan', () => {
  it.each(STATI)('is for drafts: on a plan %s', (stato, history) => {
    const sentence = given(deciderScartaPiano, stream(piano, PIANO, ...history)).when(scarta);
    if (stato === 'bozza') sentence.then(scartato);
    else if (stato === 'in importazione') sentence.thenRefused('PIANO_IN_IMPORTAZIONE');
    else if (['assente', 'scartato', 'importazione annullata'].includes(stato))
      sentence.thenRefused('PIANO_INESISTENTE');
    else sentence.thenRefused('PIANO_NON_IN_BOZZA');
  });

  it('takes its objects along in the same append', () => {
    given(
      deciderScartaPiano,
      stream(piano, PIANO, creato),
      stream(obiettivo, 'o1', definito(schedaLaboratori)),
      stream(progettoPeg, CUCINA, progettoDefinito(schedaCucina)),
    )
      .when(everything)
      .thenWrites({
        [`Piano.${PIANO}`]: [scartato],
        'Obiettivo.o1': [{ type: 'ObiettivoEliminato', data: { pianoId: PIANO, variazioneId: null } }],
        [`ProgettoPeg.${CUCINA}`]: [{ type: 'ProgettoPegEliminato', data: { pianoId: PIANO, variazioneId: null } }],
      });
  });

  it('leaves what is gone already, and what stands in another plan', () => {
    const elsewhere = definito(schedaLaboratori);
    given(
      deciderScartaPiano,
      stream(piano, PIANO, creato),
      stream(obiettivo, 'o1', { ...elsewhere, data: { ...elsewhere.data, pianoId: 'altro' } }),
      stream(progettoPeg, CUCINA, progettoDefinito(schedaCucina), {
        type: 'ProgettoPegEliminato',
        data: { pianoId: PIANO, variazioneId: null },
      }),
    )
      .when(everything)
      .thenWrites({ [`Piano.${PIANO}`]: [scartato] });
  });
});
