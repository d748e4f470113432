import { hashOf, unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf, required, RuleViolation, type Comando } from '../../shared/index.js';
import { isNomeTabella, tabellaProtocollo, type NomeTabella } from '../protocollo/index.js';
import type { Mappatura } from './mappatura.js';
import { FORMATI_DATA, piegato, type FormatoData } from './valori.js';

/** How an export of the Ministry's platform is read, kept by name: it says the same of every file of its kind. */
export type DatiMappatura = {
  readonly nome: string;
  readonly tabella: NomeTabella;
  readonly colonne: readonly { readonly campo: string; readonly intestazione: string }[];
  readonly formati: { readonly data: FormatoData; readonly decimale: ',' | '.' };
  readonly chiave: readonly string[];
};
export type EventoMappaturaRegis = DomainEvent<'MappaturaSalvata', DatiMappatura>;

/** Fields as a client gives them: names of tables and formats are checked here. */
export type ComandoMappaturaRegis = Comando<'SalvaMappatura'> & {
  readonly nome: string;
  readonly tabella: string;
  readonly colonne: readonly { readonly campo: string; readonly intestazione: string }[];
  readonly formati: { readonly data: string; readonly decimale: string };
  readonly chiave: readonly string[];
};

export const LIMITI_MAPPATURA = { nome: 100, intestazione: 200, colonne: 30 } as const;

export type StatoMappatura =
  { readonly status: 'assente' } | { readonly status: 'salvata'; readonly dati: DatiMappatura };

/** One of a table and a name: saved again, it takes the place of the earlier one. */
export const mappaturaRegis: Aggregate<StatoMappatura, EventoMappaturaRegis> = {
  name: 'MappaturaRegis',
  initial: { status: 'assente' },
  evolve(_state, event) {
    if (event.type !== 'MappaturaSalvata') return unknownEvent(event as never);
    return { status: 'salvata', dati: event.data };
  },
};

/** The id of the mapping of a table by its name, case and accents apart. */
export const mappaturaIdOf = (tabella: string, nome: string): string => idOf('MappaturaRegis', tabella, piegato(nome));

export const deciderMappaturaRegis: Decider<ComandoMappaturaRegis, StatoMappatura> = {
  aggregate: mappaturaRegis,
  main: ({ tabella, nome }) => mappaturaIdOf(tabella, nome),
  decide({ main }, command) {
    const data = checked(command);
    if (main.status === 'salvata' && hashOf(main.dati) === hashOf(data)) {
      throw new RuleViolation('NESSUNA_MODIFICA');
    }
    const id = mappaturaIdOf(command.tabella, command.nome);
    return [{ aggregate: mappaturaRegis, id, events: [{ type: 'MappaturaSalvata', data }] }];
  },
};

function checked(command: ComandoMappaturaRegis): DatiMappatura {
  const { tabella, formati } = command;
  const nome = required('nome', command.nome, LIMITI_MAPPATURA.nome);
  return { nome, ...mappaturaVerificata(tabella, command.colonne, formati, command.chiave) };
}

/**
 * A mapping whose fields are those of the table, each once, each heading once, its key among them. Fields in the order of
 * the table, so that equal mappings are equal.
 * @throws RuleViolation CAMPO_NON_VALIDO, MAPPATURA_NON_VALIDA with the field.
 */
export function mappaturaVerificata(
  tabella: string,
  given: readonly { readonly campo: string; readonly intestazione: string }[],
  formati: { readonly data: string; readonly decimale: string },
  chiave: readonly string[],
): Mappatura {
  if (!isNomeTabella(tabella)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tabella' });
  const { data, decimale } = formati;
  if (!isFormatoData(data)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'formati.data' });
  if (decimale !== ',' && decimale !== '.') throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'formati.decimale' });
  const known = tabellaProtocollo(tabella).colonne.map(({ campo }) => campo);
  const unknown = [...given.map(({ campo }) => campo), ...chiave].find((campo) => !known.includes(campo));
  if (unknown !== undefined) throw new RuleViolation('MAPPATURA_NON_VALIDA', { campo: unknown });
  const twice = repeated(given.map(({ campo }) => campo)) ?? repeated(given.map((one) => piegato(one.intestazione)));
  if (twice !== undefined) throw new RuleViolation('MAPPATURA_NON_VALIDA', { campo: twice });
  const colonne = known.flatMap((campo) => {
    const one = given.find((other) => other.campo === campo);
    return one ? [{ campo, intestazione: required(campo, one.intestazione, LIMITI_MAPPATURA.intestazione) }] : [];
  });
  const missing = chiave.find((campo) => !colonne.some((one) => one.campo === campo));
  if (missing !== undefined) throw new RuleViolation('MAPPATURA_NON_VALIDA', { campo: missing });
  if (chiave.length === 0) throw new RuleViolation('MAPPATURA_NON_VALIDA', { campo: 'chiave' });
  return { tabella, colonne, formati: { data, decimale }, chiave: known.filter((campo) => chiave.includes(campo)) };
}

const isFormatoData = (value: string): value is FormatoData => (FORMATI_DATA as readonly string[]).includes(value);
const repeated = (all: readonly string[]): string | undefined => all.find((one, index) => all.indexOf(one) !== index);
