import type { Reading, States } from '../../event-sourcing/index.js';
import { RuleViolation } from '../../shared/index.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { progetto } from '../progetto/progetto.js';
import type { ModelloProcedura } from '../programma/modello-procedura.js';
import { proceduraDi, programma } from '../programma/programma.js';

/**
 * The project that a command speaks of, and in whose log it is known: a consortium knows what was copied from its ATS, an
 * ATS its own project and the programme that it is of (found by the edge; the project itself says whether it is right).
 */
export type DelProgetto = { readonly progettoId: string } & (
  { readonly presso: 'consorzio' } | { readonly presso: 'ats'; readonly programmaId: string }
);

/** What a project is asked for, by the version of the procedure that it follows now. */
export interface ProceduraDelProgetto {
  readonly titolo: string;
  readonly cup: string;
  readonly versione: number;
  readonly modello: ModelloProcedura;
  /** Those that speak in this log: all of them in that of the ATS, itself in a consortium's. */
  readonly partner: readonly string[];
}

/** The streams that `proceduraDelProgetto` looks up. */
export function streamDellaProcedura(di: DelProgetto): readonly Reading[] {
  if (di.presso === 'consorzio') return [{ aggregate: progettoRecepito, id: di.progettoId }];
  return [
    { aggregate: progetto, id: di.progettoId },
    { aggregate: programma, id: di.programmaId },
  ];
}

/** @throws RuleViolation PROGETTO_INESISTENTE where this log does not know it. */
export function proceduraDelProgetto(states: States<unknown>, di: DelProgetto): ProceduraDelProgetto {
  if (di.presso === 'consorzio') {
    const recepito = states.of(progettoRecepito, di.progettoId);
    if (recepito.status === 'assente') throw new RuleViolation('PROGETTO_INESISTENTE');
    const { titolo, cup, proceduraVersione, modello, partnerId } = recepito;
    return { titolo, cup, versione: proceduraVersione, modello, partner: [partnerId] };
  }
  const registrato = states.of(progetto, di.progettoId);
  if (registrato.status === 'assente' || registrato.programmaId !== di.programmaId) {
    throw new RuleViolation('PROGETTO_INESISTENTE');
  }
  const { titolo, cup, proceduraVersione } = registrato;
  const partner = registrato.partner.map(({ partnerId }) => partnerId);
  const procedura = proceduraDi(states.of(programma, di.programmaId), proceduraVersione);
  if (!procedura) throw new RuleViolation('PROCEDURA_INESISTENTE', { versione: proceduraVersione });
  return { titolo, cup, versione: proceduraVersione, modello: procedura.modello, partner };
}
