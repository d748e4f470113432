import type { Decider } from '../../event-sourcing/index.js';
import type { Comando } from '../../shared/index.js';
import { eliminati, lettureDi, type OggettoDelPiano } from '../oggetti-del-piano.js';
import { assertDraft, piano, type Piano } from './piano.js';

/** Drops a draft with all that stands in it; `oggetti` is what the person saw there. The period is free again. */
export type ScartaPiano = Comando<'ScartaPiano'> & {
  readonly pianoId: string;
  readonly oggetti: readonly OggettoDelPiano[];
};

export const deciderScartaPiano: Decider<ScartaPiano, Piano> = {
  aggregate: piano,
  main: (command) => command.pianoId,
  reads: (command) => lettureDi(command.oggetti),
  decide(states, { pianoId, oggetti }) {
    assertDraft(states.main);
    const scartato = { aggregate: piano, id: pianoId, events: [{ type: 'PianoScartato', data: {} }] };
    return [scartato, ...eliminati(states, pianoId, oggetti)];
  },
};
