import type { Decider, Write } from '../../event-sourcing/index.js';
import type { Comando } from '../../shared/index.js';
import { obiettivo } from '../obiettivo/obiettivo.js';
import { progettoPeg } from '../progetto-peg/progetto-peg.js';
import type { Oggetto } from '../variazione/voce-variazione.js';
import { assertDraft, piano, type Piano } from './piano.js';

/** Drops a draft with all that stands in it; `oggetti` is what the person saw there. The period is free again. */
export type ScartaPiano = Comando<'ScartaPiano'> & {
  readonly pianoId: string;
  readonly oggetti: readonly { readonly oggetto: Oggetto; readonly oggettoId: string }[];
};

export const deciderScartaPiano: Decider<ScartaPiano, Piano> = {
  aggregate: piano,
  main: (command) => command.pianoId,
  reads: (command) =>
    command.oggetti.map(({ oggetto, oggettoId }) => ({ aggregate: aggregateOf(oggetto), id: oggettoId })),
  decide(states, { pianoId, oggetti }) {
    assertDraft(states.main);
    const removals = oggetti.flatMap(({ oggetto, oggettoId }): Write[] => {
      const state = oggetto === 'obiettivo' ? states.of(obiettivo, oggettoId) : states.of(progettoPeg, oggettoId);
      if (state.status !== 'definito' || state.pianoId !== pianoId) return [];
      const type = oggetto === 'obiettivo' ? 'ObiettivoEliminato' : 'ProgettoPegEliminato';
      return [
        { aggregate: aggregateOf(oggetto), id: oggettoId, events: [{ type, data: { pianoId, variazioneId: null } }] },
      ];
    });
    return [{ aggregate: piano, id: pianoId, events: [{ type: 'PianoScartato', data: {} }] }, ...removals];
  },
};

const aggregateOf = (oggetto: Oggetto) => (oggetto === 'obiettivo' ? obiettivo : progettoPeg);
