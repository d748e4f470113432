import type { Aggregate, Decider, DomainEvent, States } from '@consorzi/domain/event-sourcing';
import { RuleViolation } from '@consorzi/domain/shared';

/** A money box: the smallest aggregate that shows what `runCommand` does, for specs and measurements alone. */
export interface Salvadanaio {
  readonly saldoCentesimi: number;
  readonly movimenti: number;
}

export type SalvadanaioEvent =
  DomainEvent<'Versato', { centesimi: number; nota?: string }> | DomainEvent<'Prelevato', { centesimi: number }>;

export type SalvadanaioCommand =
  | { readonly type: 'Versa'; readonly id: string; readonly centesimi: number; readonly nota?: string }
  /** Takes from one box (main) and puts into another: two streams in one append. */
  | { readonly type: 'Sposta'; readonly id: string; readonly verso: string; readonly centesimi: number }
  /** Puts in only while another box, which it reads and leaves alone, is empty. */
  | { readonly type: 'VersaSeVuoto'; readonly id: string; readonly altro: string; readonly centesimi: number }
  /** Puts into a box that it has not read: it must be new. */
  | { readonly type: 'Sdoppia'; readonly id: string; readonly nuovo: string; readonly centesimi: number }
  /** Puts into the box whose name is the balance of another: which one is known only when that was read. */
  | { readonly type: 'Inoltra'; readonly id: string; readonly altro: string; readonly centesimi: number }
  | { readonly type: 'NonDecide'; readonly id: string };

export const salvadanaio: Aggregate<Salvadanaio, SalvadanaioEvent> = {
  name: 'Salvadanaio',
  initial: { saldoCentesimi: 0, movimenti: 0 },
  evolve: ({ saldoCentesimi, movimenti }, event) => {
    switch (event.type) {
      case 'Versato':
        return { saldoCentesimi: saldoCentesimi + event.data.centesimi, movimenti: movimenti + 1 };
      case 'Prelevato':
        return { saldoCentesimi: saldoCentesimi - event.data.centesimi, movimenti: movimenti + 1 };
      default:
        throw new Error(`unknown event ${(event as DomainEvent).type}`);
    }
  },
};

const of = (id: string) => ({ aggregate: salvadanaio, id });
const refused = (campo: string) => new RuleViolation('ATTO_NON_VALIDO', { campo });

export const salvadanaioDecider: Decider<SalvadanaioCommand, Salvadanaio> = {
  aggregate: salvadanaio,
  main: ({ id }) => id,
  reads: (command) => {
    if (command.type === 'Sposta') return [of(command.verso)];
    if (command.type === 'Inoltra') return [of(command.altro)];
    if (command.type === 'VersaSeVuoto') return [of(command.altro), of(command.id)];
    return [];
  },
  readsThen: (command, states) => (command.type === 'Inoltra' ? [of(inoltrato(command, states))] : []),
  decide: ({ main, of: stateOf }, command) => {
    if (command.type === 'NonDecide') return [];
    const { id, centesimi } = command;
    const versato = (nota?: string) => [{ type: 'Versato', data: { centesimi, ...(nota && { nota }) } }];
    const prelevato = [{ type: 'Prelevato', data: { centesimi } }];
    switch (command.type) {
      case 'Versa':
        return [{ ...of(id), events: versato(command.nota) }];
      case 'VersaSeVuoto':
        if (stateOf(salvadanaio, command.altro).saldoCentesimi > 0) throw refused('altro');
        return [{ ...of(id), events: versato() }];
      case 'Sposta':
        if (main.saldoCentesimi < centesimi) throw refused('centesimi');
        return [
          { ...of(command.verso), events: versato() },
          { ...of(id), events: prelevato },
        ];
      case 'Inoltra': {
        const nome = inoltrato(command, { main, of: stateOf });
        if (stateOf(salvadanaio, nome).movimenti > 2) throw refused('altro');
        return [
          { ...of(id), events: versato() },
          { ...of(nome), events: versato() },
        ];
      }
      case 'Sdoppia':
        return [
          { ...of(id), events: versato() },
          { ...of(command.nuovo), events: versato() },
        ];
    }
  },
};

const inoltrato = ({ altro }: { readonly altro: string }, { of: stateOf }: States<Salvadanaio>): string =>
  `n${stateOf(salvadanaio, altro).saldoCentesimi}`;
