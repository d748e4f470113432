import type { Reading, States } from '../../event-sourcing/index.js';
import { RuleViolation } from '../../shared/index.js';
import { pianoDal, progetto, type ProgettoRegistrato } from '../progetto/progetto.js';
import type { ModelloProcedura } from '../programma/modello-procedura.js';
import { proceduraDi, programma } from '../programma/programma.js';

/** The project and, where its procedure is asked for, the programme that it is of: the edge finds it, `conProcedura` checks it. */
export const letturePerProgetto = (progettoId: string, programmaId?: string): readonly Reading[] => [
  { aggregate: progetto, id: progettoId },
  ...(programmaId === undefined ? [] : [{ aggregate: programma, id: programmaId }]),
];

/** @throws RuleViolation PROGETTO_INESISTENTE */
export function progettoPer(states: States<unknown>, progettoId: string): ProgettoRegistrato {
  const found = states.of(progetto, progettoId);
  if (found.status === 'assente') throw new RuleViolation('PROGETTO_INESISTENTE');
  return found;
}

/** The project with the version of the procedure that it follows now. @throws RuleViolation PROGETTO_INESISTENTE */
export function conProcedura(
  states: States<unknown>,
  progettoId: string,
  programmaId: string,
): { readonly registrato: ProgettoRegistrato; readonly modello: ModelloProcedura } {
  const registrato = progettoPer(states, progettoId);
  const procedura = proceduraDi(states.of(programma, programmaId), registrato.proceduraVersione);
  if (registrato.programmaId !== programmaId || !procedura) throw new RuleViolation('PROGETTO_INESISTENTE');
  return { registrato, modello: procedura.modello };
}

/** What the funder pays by the plan that counts on the day (ISO), or by the first one before its first day. */
export function finanziamentoAlla({ piani }: ProgettoRegistrato, giorno: string): number {
  const { piano } = pianoDal(piani, giorno) ?? piani[0];
  return piano.quote
    .filter(({ fonte }) => fonte === 'finanziamento')
    .reduce((sum, { centesimi }) => sum + centesimi, 0);
}
