import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** One line of the log as lists and dates need it: who did what, when, by which act. No payload. */
export type RegistroRow = {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  /** ISO with milliseconds; the running maximum of the scope, so that it never goes back as positions go on. */
  readonly recordedAt: string;
  readonly personaId: string;
  readonly role: string;
  readonly act: { readonly organo: string; readonly numero: string; readonly data: string } | null;
  readonly commandId: string;
};

/** Keys sort as positions do: 16 digits hold every safe integer. */
export const registroKey = (position: number): string => String(position).padStart(16, '0');

/**
 * The first of the read models: read-your-writes, dates, history and provenance stand on it. It reads the row before
 * its own for one thing only: clocks of several machines may disagree, and a date must still mean one position.
 */
export const registro: Projection<RegistroRow> = {
  name: 'registro',
  version: 1,
  filters: { eventId: true, stream: true, type: true, personaId: true, act: true },
  insertOnly: true,

  keys: ({ position }) => (position === 0 ? [registroKey(0)] : [registroKey(position - 1), registroKey(position)]),

  evolve: (rows, event) => {
    const before = rows.get(registroKey(event.position - 1));
    if (!before && event.position > 0) throw new Error(`registro has no row before position ${event.position}`);
    return new Map([[registroKey(event.position), rowOf(event, before?.recordedAt ?? '')]]);
  },
};

const rowOf = (event: PositionedEvent, latest: string): RegistroRow => ({
  position: event.position,
  stream: event.stream,
  revision: event.revision,
  eventId: event.eventId,
  type: event.type,
  recordedAt: event.recordedAt > latest ? event.recordedAt : latest,
  personaId: event.personaId,
  role: event.role,
  act: event.act && { organo: event.act.organo, numero: event.act.numero, data: event.act.data },
  commandId: event.commandId,
});
