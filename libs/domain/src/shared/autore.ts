import { RuleViolation } from './rule-violation.js';

/** Who acts, with the centri di responsabilità the person answers for in this scope. Ids only, never names. */
export interface Autore {
  readonly personaId: string;
  readonly centri: 'tutti' | readonly string[];
}

/** What every command of a person carries: the domain has no clock of its own. `now` is ISO with milliseconds. */
export interface Comando<Type extends string> {
  readonly type: Type;
  readonly autore: Autore;
  readonly now: string;
}

/** @throws RuleViolation CDR_NON_DI_COMPETENZA unless the person answers for at least one of the centri. */
export function assertCompetenza(autore: Autore, centri: readonly string[]): void {
  if (autore.centri === 'tutti' || centri.some((centro) => autore.centri.includes(centro))) return;
  throw new RuleViolation('CDR_NON_DI_COMPETENZA');
}
