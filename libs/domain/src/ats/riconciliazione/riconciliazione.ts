import { hashOf, unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf, isUuid, RuleViolation, type Comando, type TestoRef } from '../../shared/index.js';
import { isNomeTabella, tabellaProtocollo, type NomeTabella, type TipoValore } from '../protocollo/index.js';
import { ESITI_RIGA, type EsitoRiga, type RigaRiconciliata } from './confronto.js';

/**
 * Somebody says why a line differs. The key can name a person by tax code, so it is a text outside the log like the note
 * itself; `impronta` says which difference was explained, so that another one on the same line is not taken for it.
 */
export type EventoRiconciliazione = DomainEvent<
  'RigaSpiegata',
  {
    progettoId: string;
    tabella: NomeTabella;
    spiegazioneId: string;
    chiave: TestoRef;
    esito: EsitoRiga;
    impronta: string;
    nota: TestoRef;
  }
>;

export type ComandoRiconciliazione = Comando<'SpiegaRiga'> & {
  readonly progettoId: string;
  readonly tabella: string;
  /** That of the explanation the line has, or a new one. */
  readonly spiegazioneId: string;
  readonly chiave: TestoRef;
  readonly esito: string;
  readonly impronta: string;
  readonly nota: TestoRef;
};

export interface StatoRiconciliazione {
  /** How many lines were ever explained. */
  readonly spiegate: number;
}

/** What is known of the differences of one table of one project, from one export to the next. */
export const riconciliazione: Aggregate<StatoRiconciliazione, EventoRiconciliazione> = {
  name: 'Riconciliazione',
  initial: { spiegate: 0 },
  evolve(state, event) {
    if (event.type !== 'RigaSpiegata') return unknownEvent(event as never);
    return { spiegate: state.spiegate + 1 };
  },
};

export const riconciliazioneIdOf = (progettoId: string, tabella: string): string =>
  idOf('Riconciliazione', progettoId, tabella);

export const deciderRiconciliazione: Decider<ComandoRiconciliazione, StatoRiconciliazione> = {
  aggregate: riconciliazione,
  main: ({ progettoId, tabella }) => riconciliazioneIdOf(progettoId, tabella),
  decide(_states, command) {
    const { progettoId, tabella, spiegazioneId, chiave, impronta, nota, esito } = command;
    if (!isNomeTabella(tabella)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tabella' });
    if (!isUuid(progettoId)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'progettoId' });
    const known = ESITI_RIGA.find((one) => one === esito);
    if (!known) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
    if (known === 'uguale') throw new RuleViolation('RIGA_SENZA_DIFFERENZE');
    const data = { progettoId, tabella, spiegazioneId, chiave, esito: known, impronta, nota };
    const id = riconciliazioneIdOf(progettoId, tabella);
    return [{ aggregate: riconciliazione, id, events: [{ type: 'RigaSpiegata', data }] }];
  },
};

/**
 * SHA-256 (hex) of what is different about a line: its outcome, which fields differ, and their amounts, days and numbers.
 * An amount that moves again is another difference, and nobody has explained it yet. Words and tax codes are left out:
 * the hash of a name can be guessed.
 */
export function improntaDi(tabella: NomeTabella, { esito, doppioDi, diversi, nostra, loro }: RigaRiconciliata): string {
  const { colonne } = tabellaProtocollo(tabella);
  const named = (campo: string) => SENZA_NOMI.has(colonne.find((one) => one.campo === campo)?.tipo ?? '');
  const pairs = diversi.map((campo) => {
    const sides = [nostra?.valori[campo] ?? null, loro?.valori[campo] ?? null];
    return named(campo) ? [campo, ...sides] : [campo];
  });
  return hashOf({ esito, doppioDi, diversi: pairs });
}

/** One word for a line and its difference: what was explained is looked up by it. Never leaves the platform's own tables. */
export const firmaDi = (chiave: string, impronta: string): string => hashOf({ chiave, impronta });

const SENZA_NOMI: ReadonlySet<string> = new Set<TipoValore>(['importo', 'data', 'decimale', 'numero', 'cup', 'cig']);
