import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import {
  assertNotFuture,
  idOf,
  isMese,
  isScope,
  isUuid,
  RuleViolation,
  type Atto,
  type Comando,
  type TestoRef,
} from '../../shared/index.js';
import { assertRiconosciuto, letturaAdesione } from '../adesione/adesione-ats.js';
import { progettoRecepito, type ProgettoRecepito } from '../progetto/progetto-recepito.js';

/** The kinds of data of a project that a consortium may show to its ATS. */
export const TIPI_CONDIVISI = ['spese', 'documenti', 'liste', 'avanzamento'] as const;
export type TipoCondiviso = (typeof TIPI_CONDIVISI)[number];

/** What an ATS is shown: kinds of data of one project, of the months from `dalMese` through `alMese` (null: no end). */
export type OggettoCondiviso = {
  /** The slug of the ATS's scope. */
  readonly ats: string;
  readonly progettoId: string;
  readonly tipi: readonly TipoCondiviso[];
  readonly dalMese: string;
  readonly alMese: string | null;
};

export type EventoCondivisione =
  DomainEvent<'CondivisioneConcessa', OggettoCondiviso> | DomainEvent<'CondivisioneRevocata', { motivo: TestoRef }>;

/** `scope` is the consortium that grants; the id is `idCondivisione` of what it grants. */
export type ComandoCondivisione =
  | (Comando<'ConcediCondivisione'> & Della & OggettoCondiviso & { atto: Atto | null })
  | (Comando<'RevocaCondivisione'> & Della & { motivo: TestoRef });
interface Della {
  readonly scope: string;
  readonly condivisioneId: string;
}

export type Condivisione =
  { readonly status: 'assente' } | { readonly status: 'concessa' } | { readonly status: 'revocata' };

/** A view of its data that a consortium gives to an ATS: granted, revoked, and granted again where it is wanted. */
export const condivisione: Aggregate<Condivisione, EventoCondivisione> = {
  name: 'Condivisione',
  initial: { status: 'assente' },
  evolve(_, event) {
    if (event.type === 'CondivisioneConcessa') return { status: 'concessa' };
    if (event.type === 'CondivisioneRevocata') return { status: 'revocata' };
    return unknownEvent(event);
  },
};

/**
 * The id of a condivisione, by what it grants: the same thing granted twice would look, to who revokes one of the two,
 * as if it were gone while the ATS went on reading.
 */
export const idCondivisione = (scope: string, oggetto: OggettoCondiviso): string =>
  idOf('Condivisione', scope, oggetto.ats, oggetto.progettoId, tipiOrdinati(oggetto.tipi).join(), ...mesi(oggetto));

const mesi = ({ dalMese, alMese }: OggettoCondiviso): readonly string[] => [dalMese, alMese ?? ''];
const tipiOrdinati = (tipi: readonly TipoCondiviso[]): readonly TipoCondiviso[] =>
  TIPI_CONDIVISI.filter((tipo) => tipi.includes(tipo));

export const deciderCondivisione: Decider<ComandoCondivisione, Condivisione> = {
  aggregate: condivisione,
  main: (command) => command.condivisioneId,
  reads: (command) =>
    command.type === 'ConcediCondivisione'
      ? [{ aggregate: progettoRecepito, id: command.progettoId }, letturaAdesione(command.ats)]
      : [],
  decide(states, command) {
    const { main, of } = states;
    if (command.type === 'RevocaCondivisione') return [entry(command, revoca(main, command))];
    const event = concedi(main, of(progettoRecepito, command.progettoId), command);
    // What is granted to an ATS that was disowned would be in force and show nothing.
    assertRiconosciuto(states, command.ats);
    return [entry(command, event)];
  },
};

const entry = ({ condivisioneId: id }: ComandoCondivisione, event: EventoCondivisione) => ({
  ...{ aggregate: condivisione, id, events: [event] },
});

function revoca(state: Condivisione, { motivo }: Extract<ComandoCondivisione, { type: 'RevocaCondivisione' }>) {
  if (state.status === 'assente') throw new RuleViolation('CONDIVISIONE_INESISTENTE');
  if (state.status === 'revocata') throw new RuleViolation('CONDIVISIONE_GIA_REVOCATA');
  return { type: 'CondivisioneRevocata', data: { motivo } } as const;
}

function concedi(
  state: Condivisione,
  progetto: ProgettoRecepito,
  command: Extract<ComandoCondivisione, { type: 'ConcediCondivisione' }>,
) {
  const { scope, ats, progettoId, tipi, dalMese, alMese, atto } = command;
  if (!isScope(ats)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'ats' });
  if (ats === scope) throw new RuleViolation('CONDIVISIONE_CON_SE_STESSI');
  if (!isUuid(progettoId)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'progettoId' });
  // Of a project of another ATS the consortium knows just as little that it could share with this one.
  if (progetto.status === 'assente' || progetto.ats !== ats) {
    throw new RuleViolation('CONDIVISIONE_PROGETTO_SCONOSCIUTO');
  }
  const sconosciuto = tipi.find((tipo) => !TIPI_CONDIVISI.includes(tipo));
  if (sconosciuto !== undefined || tipi.length === 0) {
    throw new RuleViolation('CONDIVISIONE_SENZA_TIPI', { tipo: sconosciuto ?? null });
  }
  for (const [campo, mese] of Object.entries({ dalMese, alMese })) {
    if (mese !== null && !isMese(mese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo });
  }
  if (alMese !== null && alMese < dalMese) throw new RuleViolation('TERMINE_NON_VALIDO', { dal: dalMese, al: alMese });
  if (state.status === 'concessa') throw new RuleViolation('CONDIVISIONE_GIA_CONCESSA');
  if (atto) assertNotFuture(atto, command.now);
  const data = { ats, progettoId, tipi: tipiOrdinati(tipi), dalMese, alMese };
  return { type: 'CondivisioneConcessa', data, ...(atto && { act: atto }) } as const;
}
