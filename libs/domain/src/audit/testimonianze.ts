import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { isScope, RuleViolation, type Comando } from '../shared/index.js';

/**
 * `testimone`: the scope that shall sign the checkpoints of this log too; `ente`: the scope whose checkpoints this one
 * signs. Slugs: this log cannot look into the other. A testimonianza is given only while both sides want it.
 */
export type EventoTestimonianze =
  | DomainEvent<'TestimoneNominato', { testimone: string }>
  | DomainEvent<'TestimoneRimosso', { testimone: string }>
  | DomainEvent<'TestimonianzaConcessa', { ente: string }>
  | DomainEvent<'TestimonianzaCessata', { ente: string }>;

/** `scope` is the slug of the log in which the command is given. */
export type ComandoTestimonianze = (
  | Comando<'NominaTestimone'>
  | Comando<'RimuoviTestimone'>
  | Comando<'ConcediTestimonianza'>
  | Comando<'CessaTestimonianza'>
) & {
  readonly scope: string;
  /** The other one: the witness, or whose log is witnessed. */
  readonly altro: string;
};

/** More than so many signatures under a checkpoint serve nobody. */
export const MASSIMO_TESTIMONI = 20;

export interface Testimonianze {
  readonly testimoni: readonly string[];
  readonly enti: readonly string[];
}

/** Who witnesses this log, and whose logs it witnesses: one per scope, its stream's id is the scope's slug. */
export const testimonianze: Aggregate<Testimonianze, EventoTestimonianze> = {
  name: 'Testimonianze',
  initial: { testimoni: [], enti: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'TestimoneNominato':
        return { ...state, testimoni: [...state.testimoni, event.data.testimone] };
      case 'TestimoneRimosso':
        return { ...state, testimoni: state.testimoni.filter((one) => one !== event.data.testimone) };
      case 'TestimonianzaConcessa':
        return { ...state, enti: [...state.enti, event.data.ente] };
      case 'TestimonianzaCessata':
        return { ...state, enti: state.enti.filter((one) => one !== event.data.ente) };
      default:
        return unknownEvent(event);
    }
  },
};

/**
 * A scope that does not exist may be named: whether it does is not for this one to know, so what follows is the same
 * silence as that of one that never agrees.
 */
export const deciderTestimonianze: Decider<ComandoTestimonianze, Testimonianze> = {
  aggregate: testimonianze,
  main: (command) => command.scope,
  decide({ main }, command) {
    const { scope, altro } = command;
    if (!isScope(altro)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'altro' });
    if (altro === scope) throw new RuleViolation('TESTIMONE_DI_SE_STESSO');
    return [{ aggregate: testimonianze, id: scope, events: [decide(main, command)] }];
  },
};

function decide({ testimoni, enti }: Testimonianze, { type, altro }: ComandoTestimonianze): EventoTestimonianze {
  switch (type) {
    case 'NominaTestimone':
      if (testimoni.includes(altro)) throw new RuleViolation('TESTIMONE_GIA_NOMINATO', { testimone: altro });
      if (testimoni.length >= MASSIMO_TESTIMONI) {
        throw new RuleViolation('TROPPI_TESTIMONI', { massimo: MASSIMO_TESTIMONI });
      }
      return { type: 'TestimoneNominato', data: { testimone: altro } };
    case 'RimuoviTestimone':
      if (!testimoni.includes(altro)) throw new RuleViolation('TESTIMONE_NON_NOMINATO', { testimone: altro });
      return { type: 'TestimoneRimosso', data: { testimone: altro } };
    case 'ConcediTestimonianza':
      if (enti.includes(altro)) throw new RuleViolation('TESTIMONIANZA_GIA_CONCESSA', { ente: altro });
      return { type: 'TestimonianzaConcessa', data: { ente: altro } };
    case 'CessaTestimonianza':
      if (!enti.includes(altro)) throw new RuleViolation('TESTIMONIANZA_NON_CONCESSA', { ente: altro });
      return { type: 'TestimonianzaCessata', data: { ente: altro } };
  }
}
