import type { DomainEvent } from '../event-sourcing/index.js';
import { assertNotFuture, giornoDi, isIsoDate, RuleViolation, type Atto, type Comando } from '../shared/index.js';
import type { Accessi } from './accessi.js';
import { ruoloDi } from './delega.js';
import { perimetroScritto, type Perimetro } from './perimetro.js';

/** An auditor reads what lies in the perimeter from `dal` to `al`, both included (ISO days, counted in Italy). */
export type IncaricoDiRevisione = {
  readonly incaricoId: string;
  readonly personaId: string;
  readonly dal: string;
  readonly al: string;
  readonly perimetro: Perimetro;
};

export type EventoRevisione =
  | DomainEvent<'RevisioneAffidata', IncaricoDiRevisione>
  | DomainEvent<'RevisioneRevocata', { incaricoId: string; personaId: string }>;

/** `atto`: the act or the letter of appointment, where there is one. */
export type ComandoRevisione =
  | (Comando<'AffidaRevisione'> & IncaricoDiRevisione & { scope: string; atto: Atto | null })
  | (Comando<'RevocaRevisione'> & { scope: string; incaricoId: string });

/** As long as the longest plan: who audits for longer is called again. */
const MASSIMO_GIORNI = 1_827;
const GIORNO_MS = 86_400_000;

/**
 * What a command on the calling of auditors gives. The period is counted, never ended by an event.
 * @throws RuleViolation
 */
export function decideRevisione(state: Accessi, command: ComandoRevisione): EventoRevisione {
  if (command.type === 'RevocaRevisione') return revoca(state, command);
  const { incaricoId, personaId, dal, al, atto, now } = command;
  if (atto) assertNotFuture(atto, now);
  // Who is granted the role reads everything already: a perimeter would narrow nothing.
  if (state.ruoli.has(ruoloDi(personaId, 'revisore')))
    throw new RuleViolation('RUOLO_GIA_ASSEGNATO', { ruolo: 'revisore' });
  const days = isIsoDate(dal) && isIsoDate(al) ? (Date.parse(al) - Date.parse(dal)) / GIORNO_MS + 1 : NaN;
  if (!(days >= 1 && days <= MASSIMO_GIORNI) || al < giornoDi(now))
    throw new RuleViolation('REVISIONE_PERIODO_NON_VALIDO', { dal, al });
  const perimetro = perimetroScritto(command.perimetro);
  const same = [...state.revisioni.values()].some(
    (one) =>
      one.personaId === personaId &&
      one.dal <= al &&
      dal <= one.al &&
      JSON.stringify(perimetroScritto(one.perimetro)) === JSON.stringify(perimetro),
  );
  if (same || state.revisioni.has(incaricoId)) throw new RuleViolation('REVISIONE_GIA_AFFIDATA');
  const data = { incaricoId, personaId, dal, al, perimetro };
  return { type: 'RevisioneAffidata', data, ...(atto && { act: atto, occurredAt: atto.data }) };
}

function revoca({ revisioni }: Accessi, command: ComandoRevisione & { type: 'RevocaRevisione' }): EventoRevisione {
  const incarico = revisioni.get(command.incaricoId);
  if (!incarico || incarico.al < giornoDi(command.now)) throw new RuleViolation('REVISIONE_INESISTENTE');
  const { incaricoId, personaId } = incarico;
  return { type: 'RevisioneRevocata', data: { incaricoId, personaId } };
}
