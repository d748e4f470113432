import { unknownEvent, type Aggregate, type DomainEvent, type Write } from '../../event-sourcing/index.js';
import { idOf, RuleViolation } from '../../shared/index.js';
import type { DatiSpesa } from './dati-spesa.js';

export type EventoNumeroFattura =
  | DomainEvent<'NumeroFatturaAssegnato', { spesaId: string }>
  | DomainEvent<'NumeroFatturaLiberato', { spesaId: string }>;

export interface NumeroFattura {
  /** The expense that holds the invoice, null while none does. */
  readonly spesaId: string | null;
}

/**
 * The invoice itself, by supplier, number and date: one expense at a time may hold it. It stands apart from the expense
 * so that a wrong number can be corrected and what hangs on the expense (documents, payments) stays with it.
 */
export const numeroFattura: Aggregate<NumeroFattura, EventoNumeroFattura> = {
  name: 'NumeroFattura',
  initial: { spesaId: null },
  evolve(_state, event) {
    if (event.type === 'NumeroFatturaAssegnato') return { spesaId: event.data.spesaId };
    if (event.type !== 'NumeroFatturaLiberato') return unknownEvent(event);
    return { spesaId: null };
  },
};

/**
 * Id of an invoice. `fornitore` is the supplier's code; of a person it is what the edge makes of it with its secret, so
 * that the log holds nothing from which the code could be found again. Case and blanks of the number do not count.
 */
export const numeroFatturaIdOf = (fornitore: string, { numero, data }: NonNullable<DatiSpesa['documento']>): string =>
  idOf('NumeroFattura', fornitore, numeroConfrontabile(numero), data);

/** A document's number as two are compared. */
export const numeroConfrontabile = (numero: string): string => numero.replace(/\s+/gu, '').toUpperCase();

/** The change of hands. @throws RuleViolation SPESA_GIA_REGISTRATA naming the expense that holds the invoice. */
export function passaggio(
  { spesaId, prima, dopo }: { spesaId: string; prima: string | null; dopo: string | null },
  of: (id: string) => NumeroFattura,
): readonly Write[] {
  if (prima === dopo) return [];
  const held = dopo === null ? null : of(dopo).spesaId;
  if (held !== null) throw new RuleViolation('SPESA_GIA_REGISTRATA', { spesaId: held });
  const write = (id: string | null, type: EventoNumeroFattura['type']): readonly Write[] =>
    id === null ? [] : [{ aggregate: numeroFattura, id, events: [{ type, data: { spesaId } }] }];
  return [...write(prima, 'NumeroFatturaLiberato'), ...write(dopo, 'NumeroFatturaAssegnato')];
}
