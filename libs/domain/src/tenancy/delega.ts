import type { DomainEvent } from '../event-sourcing/index.js';
import { giornoDi, isIsoDate, RuleViolation, type Comando } from '../shared/index.js';
import type { Accessi } from './accessi.js';
import type { Ruolo } from './ruoli.js';

/** One person stands in for another in one role, from `dal` to `al`, both included (ISO days). */
export type Delega = {
  readonly delegaId: string;
  readonly delegante: string;
  /** Who stands in. */
  readonly personaId: string;
  readonly ruolo: Ruolo;
  readonly dal: string;
  readonly al: string;
};

export type EventoDelega =
  DomainEvent<'RuoloDelegato', Delega> | DomainEvent<'DelegaRevocata', { delegaId: string; personaId: string }>;

export type ComandoDelega =
  | (Comando<'DelegaRuolo'> & Delega & { scope: string })
  /** `delegante`: revokes only a delega of this person; `null` any, for who administers the scope. */
  | (Comando<'RevocaDelega'> & { scope: string; delegaId: string; delegante: string | null });

/** By which the state of Accessi knows a granted role. */
export const ruoloDi = (personaId: string, ruolo: Ruolo): string => `${personaId}/${ruolo}`;

/** A stand-in for longer is no stand-in: the role is granted instead. */
const MASSIMO_GIORNI = 366;
const GIORNO_MS = 86_400_000;

/**
 * What a command on deleghe gives. The centri of a delegated role are those of the delegante on the day it is used, and
 * only a role held by grant can be delegated: no chains.
 * @throws RuleViolation
 */
export function decideDelega(state: Accessi, command: ComandoDelega): EventoDelega {
  if (command.type === 'RevocaDelega') return revoca(state, command);
  const { delegaId, delegante, personaId, ruolo, dal, al, now } = command;
  if (delegante === personaId) throw new RuleViolation('DELEGA_A_SE_STESSI');
  if (!state.ruoli.has(ruoloDi(delegante, ruolo))) throw new RuleViolation('RUOLO_NON_ASSEGNATO', { ruolo });
  if (state.ruoli.get(ruoloDi(personaId, ruolo))?.length === 0)
    throw new RuleViolation('RUOLO_GIA_ASSEGNATO', { ruolo });
  const days = isIsoDate(dal) && isIsoDate(al) ? (Date.parse(al) - Date.parse(dal)) / GIORNO_MS + 1 : NaN;
  if (!(days >= 1 && days <= MASSIMO_GIORNI) || al < giornoDi(now))
    throw new RuleViolation('DELEGA_PERIODO_NON_VALIDO', { dal, al });
  const overlapping = [...state.deleghe.values()].some(
    (delega) =>
      delega.delegante === delegante &&
      delega.personaId === personaId &&
      delega.ruolo === ruolo &&
      delega.dal <= al &&
      dal <= delega.al,
  );
  if (overlapping || state.deleghe.has(delegaId)) throw new RuleViolation('DELEGA_GIA_CONFERITA', { ruolo });
  return { type: 'RuoloDelegato', data: { delegaId, delegante, personaId, ruolo, dal, al } };
}

function revoca({ deleghe }: Accessi, command: ComandoDelega & { type: 'RevocaDelega' }): EventoDelega {
  const delega = deleghe.get(command.delegaId);
  const mine = command.delegante === null || command.delegante === delega?.delegante;
  if (!delega || !mine || delega.al < giornoDi(command.now)) throw new RuleViolation('DELEGA_INESISTENTE');
  return { type: 'DelegaRevocata', data: { delegaId: delega.delegaId, personaId: delega.personaId } };
}
