import {
  avanzamento,
  avanzamentoIdOf,
  collegamentiIdOf,
  collegamentoIndicatore,
  figuraDalConsuntivo,
  type DelTraguardo,
  type EventoAvanzamento,
} from '../ats/index.js';
import type { Reading, States, Write } from '../event-sourcing/index.js';
import { cifraDi, type ValoreRegistrato } from './valore-registrato.js';

/** A value of an indicator, as one centro records it for a year. */
export interface ValoreDiIndicatore {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly centroId: string;
  readonly anno: number;
  readonly indicatoreId: string;
  readonly valore: ValoreRegistrato;
}

type Of = Pick<States<unknown>, 'of'>;

/** What says whether indicators of these objectives are linked: read before `avanzamentiCollegati` is asked. */
export const collegamentiDi = (obiettivi: readonly string[]): readonly Reading[] =>
  [...new Set(obiettivi)].map((id) => ({ aggregate: collegamentoIndicatore, id: collegamentiIdOf(id) }));

/** The progress of the targets to which the values belong too: read before `scrittureCollegate` is asked. */
export function avanzamentiCollegati(states: Of, valori: readonly ValoreDiIndicatore[]): readonly Reading[] {
  const ids = valori.flatMap((one) => {
    const traguardo = traguardoDi(states, one);
    return traguardo ? [avanzamentoIdOf(traguardo)] : [];
  });
  return [...new Set(ids)].map((id) => ({ aggregate: avanzamento, id }));
}

/**
 * Entered once: the value of a linked indicator is the figure of its target, in the same append. One that is no single
 * number gives no figure, and takes back the one that was there.
 */
export function scrittureCollegate(states: Of, valori: readonly ValoreDiIndicatore[]): readonly Write[] {
  const written = new Map<string, EventoAvanzamento[]>();
  for (const one of valori) {
    const traguardo = traguardoDi(states, one);
    if (!traguardo) continue;
    const id = avanzamentoIdOf(traguardo);
    const events = written.get(id) ?? [];
    const now = events.reduce((state, event) => avanzamento.evolve(state, event), states.of(avanzamento, id));
    const { pianoId, obiettivoId, indicatoreId, centroId, anno, valore } = one;
    const fonte = { pianoId, obiettivoId, indicatoreId, anno, centroId, parte: cifraDi(valore) };
    written.set(id, [...events, ...figuraDalConsuntivo(now, traguardo, fonte)]);
  }
  return [...written].flatMap(([id, events]) => (events.length > 0 ? [{ aggregate: avanzamento, id, events }] : []));
}

/** The target that the indicator is linked to; null for none, and for a count of the platform's own. */
function traguardoDi({ of }: Of, { obiettivoId, indicatoreId }: ValoreDiIndicatore): DelTraguardo | null {
  const oggetto = of(collegamentoIndicatore, collegamentiIdOf(obiettivoId)).get(indicatoreId);
  return oggetto?.tipo === 'traguardo' ? oggetto : null;
}
