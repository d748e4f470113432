import type { Decider, States } from '../../event-sourcing/index.js';
import { RuleViolation, type Atto, type Comando } from '../../shared/index.js';
import { obiettivo } from '../obiettivo/obiettivo.js';
import { lettureDi, type OggettoDelPiano } from '../oggetti-del-piano.js';
import { progettoPeg } from '../progetto-peg/progetto-peg.js';
import { approvazione, assertDraft, piano, type Piano } from './piano.js';

/** Approves a draft by its act. `contenuto` is one of the things that the edge found in the plan, null where it is empty. */
export type ApprovaPiano = Comando<'ApprovaPiano'> & {
  readonly pianoId: string;
  readonly atto: Atto;
  readonly contenuto: OggettoDelPiano | null;
};

/**
 * What the CdA adopts is a PEG with its Piano della performance: progetti PEG or objectives, either is enough. A PEG may be
 * adopted before its objectives, and bodies without progetti PEG have a plan too; nothing at all is not a plan.
 */
export const deciderApprovaPiano: Decider<ApprovaPiano, Piano> = {
  aggregate: piano,
  main: (command) => command.pianoId,
  reads: ({ contenuto }) => lettureDi(contenuto ? [contenuto] : []),
  decide(states, command) {
    assertDraft(states.main);
    if (!stands(states, command)) throw new RuleViolation('PIANO_VUOTO');
    return [{ aggregate: piano, id: command.pianoId, events: [approvazione(states.main, command)] }];
  },
};

function stands(states: States<Piano>, { pianoId, contenuto }: ApprovaPiano): boolean {
  if (!contenuto) return false;
  const { oggetto, oggettoId } = contenuto;
  const state = oggetto === 'obiettivo' ? states.of(obiettivo, oggettoId) : states.of(progettoPeg, oggettoId);
  return state.status === 'definito' && state.pianoId === pianoId;
}
