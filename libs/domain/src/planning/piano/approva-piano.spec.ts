import { given, stream } from '../../event-sourcing/specification.js';
import { obiettivo } from '../obiettivo/obiettivo.js';
import { progettoPeg } from '../progetto-peg/progetto-peg.js';
import {
  approvato,
  creato,
  CUCINA,
  definito,
  deliberaDiApprovazione,
  direttore,
  PIANO,
  progettoDefinito,
  schedaCucina,
  schedaVisite,
  STATI,
} from '../testing/esempi.js';
import { deciderApprovaPiano, type ApprovaPiano } from './approva-piano.js';
import { piano } from './piano.js';

const contenuto = { oggetto: 'obiettivo', oggettoId: 'o1' } as const;
const approva: ApprovaPiano = {
  ...{ ...direttore, type: 'ApprovaPiano', pianoId: PIANO, atto: deliberaDiApprovazione },
  contenuto,
};
const draft = stream(piano, PIANO, creato);
const visite = stream(obiettivo, 'o1', definito(schedaVisite));
const cucina = stream(progettoPeg, CUCINA, progettoDefinito(schedaCucina));

describe('approving a plan', () => {
  it('takes one objective, or one progetto PEG, that stands in it', () => {
    given(deciderApprovaPiano, draft, visite).when(approva).then(approvato);
    given(deciderApprovaPiano, draft, cucina)
      .when({ ...approva, contenuto: { oggetto: 'progettoPeg', oggettoId: CUCINA } })
      .then(approvato);
  });

  it('is refused where the plan is empty', () => {
    given(deciderApprovaPiano, draft)
      .when({ ...approva, contenuto: null })
      .thenRefused('PIANO_VUOTO');
    const gone = stream(obiettivo, 'o1', definito(schedaVisite), {
      type: 'ObiettivoEliminato',
      data: { pianoId: PIANO, variazioneId: null },
    });
    given(deciderApprovaPiano, draft, gone).when(approva).thenRefused('PIANO_VUOTO');
    const elsewhere = definito(schedaVisite);
    const other = stream(obiettivo, 'o1', { ...elsewhere, data: { ...elsewhere.data, pianoId: 'altro' } });
    given(deciderApprovaPiano, draft, other).when(approva).thenRefused('PIANO_VUOTO');
  });

  it.each(STATI.filter(([stato]) => stato !== 'bozza'))('is for a draft: not %s', (stato, history) => {
    const nowhere = ['assente', 'scartato', 'importazione annullata'].includes(stato);
    const code = stato === 'in importazione' ? 'PIANO_IN_IMPORTAZIONE' : 'PIANO_NON_IN_BOZZA';
    given(deciderApprovaPiano, stream(piano, PIANO, ...history), visite)
      .when(approva)
      .thenRefused(nowhere ? 'PIANO_INESISTENTE' : code);
  });

  it('takes an act of today or before', () => {
    given(deciderApprovaPiano, draft, visite)
      .when({ ...approva, atto: { ...deliberaDiApprovazione, data: '2024-09-20' } })
      .thenRefused('ATTO_FUTURO', { data: '2024-09-20' });
    const today = { ...deliberaDiApprovazione, data: '2024-09-19' };
    given(deciderApprovaPiano, draft, visite)
      .when({ ...approva, atto: today })
      .then({ type: 'PianoApprovato', data: {}, act: today, occurredAt: '2024-09-19' });
  });
});
