import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { RuleViolation, type Comando } from '../../shared/index.js';
import { consorzio } from '../../tenancy/index.js';
import { assertRiconosciuto, letturaAdesione } from '../adesione/adesione-ats.js';

/** Of an expense of ours, the cents that a rendiconto of the ATS reports; signed, as the line is. */
export type SpesaRiportata = {
  readonly spesaId: string;
  readonly centesimi: number;
};

/**
 * What an ATS did with what is ours: reported our expenses, gave us money. `spese` are the lines that are new or moved
 * since the rendiconto was sent before, `tolte` those that left it; both empty where it was sent again as it was.
 */
export type EventoRitornoDallAts =
  | DomainEvent<
      'SpeseRendicontate',
      {
        ats: string;
        progettoId: string;
        rendicontoId: string;
        titolo: string;
        il: string;
        spese: readonly SpesaRiportata[];
        tolte: readonly string[];
      }
    >
  | DomainEvent<'SommaRicevuta', SommaRicevuta>;
export type SommaRicevuta = {
  readonly ats: string;
  readonly progettoId: string;
  readonly richiestaId: string;
  readonly centesimi: number;
  readonly il: string;
};

/** `spese` of `RecepisciRendiconto` are all that the rendiconto reports of this consortium now. */
export type ComandoRitornoDallAts =
  | (Comando<'RecepisciRendiconto'> & {
      scope: string;
      ats: string;
      progettoId: string;
      rendicontoId: string;
      titolo: string;
      il: string;
      spese: readonly SpesaRiportata[];
    })
  | (Comando<'RecepisciSomma'> & SommaRicevuta & { scope: string });

/** Cents by expense, by rendiconto. */
export type RitornoDallAts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * In a consortium's log, one for each project of an ATS (its id is the project's): what was told to it, so that it knows
 * what of its own was reported whatever it shares later.
 */
export const ritornoDallAts: Aggregate<RitornoDallAts, EventoRitornoDallAts> = {
  name: 'RitornoDallAts',
  initial: new Map(),
  evolve(state, event) {
    if (event.type === 'SommaRicevuta') return state;
    if (event.type !== 'SpeseRendicontate') return unknownEvent(event);
    const { rendicontoId, spese, tolte } = event.data;
    const lines = new Map(state.get(rendicontoId));
    for (const spesaId of tolte) lines.delete(spesaId);
    for (const { spesaId, centesimi } of spese) lines.set(spesaId, centesimi);
    return new Map([...state, [rendicontoId, lines]]);
  },
};

export const deciderRitornoDallAts: Decider<ComandoRitornoDallAts, RitornoDallAts> = {
  aggregate: ritornoDallAts,
  main: ({ progettoId }) => progettoId,
  reads: ({ scope, ats }) => [{ aggregate: consorzio, id: scope }, letturaAdesione(ats)],
  decide(states, command) {
    const { main, of } = states;
    if (of(consorzio, command.scope).status === 'assente') throw new RuleViolation('CONSORZIO_INESISTENTE');
    assertRiconosciuto(states, command.ats);
    return [{ aggregate: ritornoDallAts, id: command.progettoId, events: [decide(main, command)] }];
  },
};

function decide(state: RitornoDallAts, command: ComandoRitornoDallAts): EventoRitornoDallAts {
  const { ats, progettoId, il } = command;
  if (command.type === 'RecepisciSomma') {
    const { richiestaId, centesimi } = command;
    return { type: 'SommaRicevuta', data: { ats, progettoId, richiestaId, centesimi, il } };
  }
  const { rendicontoId, titolo } = command;
  const before = state.get(rendicontoId) ?? new Map<string, number>();
  const now = new Map(command.spese.map(({ spesaId, centesimi }) => [spesaId, centesimi]));
  const spese = command.spese.filter(({ spesaId, centesimi }) => before.get(spesaId) !== centesimi);
  const tolte = [...before.keys()].filter((spesaId) => !now.has(spesaId));
  return { type: 'SpeseRendicontate', data: { ats, progettoId, rendicontoId, titolo, il, spese, tolte } };
}
