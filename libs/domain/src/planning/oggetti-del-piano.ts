import type { Reading, States, Write } from '../event-sourcing/index.js';
import { obiettivo } from './obiettivo/obiettivo.js';
import { progettoPeg } from './progetto-peg/progetto-peg.js';
import type { Oggetto } from './variazione/voce-variazione.js';

/** What stands in a plan: an objective or a progetto PEG, by id. */
export type OggettoDelPiano = { readonly oggetto: Oggetto; readonly oggettoId: string };

export const aggregateOf = (oggetto: Oggetto) => (oggetto === 'obiettivo' ? obiettivo : progettoPeg);

/** The streams of the objects, for `reads`. */
export const lettureDi = (oggetti: readonly OggettoDelPiano[]): readonly Reading[] =>
  oggetti.map(({ oggetto, oggettoId }) => ({ aggregate: aggregateOf(oggetto), id: oggettoId }));

/** Removes those of the objects that stand in the plan, when the plan itself goes. */
export function eliminati(
  states: States<unknown>,
  pianoId: string,
  oggetti: readonly OggettoDelPiano[],
): readonly Write[] {
  return oggetti.flatMap(({ oggetto, oggettoId }) => {
    const state = oggetto === 'obiettivo' ? states.of(obiettivo, oggettoId) : states.of(progettoPeg, oggettoId);
    if (state.status !== 'definito' || state.pianoId !== pianoId) return [];
    const type = oggetto === 'obiettivo' ? 'ObiettivoEliminato' : 'ProgettoPegEliminato';
    return [
      { aggregate: aggregateOf(oggetto), id: oggettoId, events: [{ type, data: { pianoId, variazioneId: null } }] },
    ];
  });
}
