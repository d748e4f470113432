import { canonicalJson } from '../event-sourcing/index.js';
import type { Json, JsonObject } from '../shared/index.js';

/**
 * One change of a scheda, readable by itself: where, what stood there, what stands there now. `percorso` is a field
 * (`titolo`), a row of a list (`attivita/<id>`, null where it is added or removed), a field of a row
 * (`indicatori/<id>/atteso`), or a list alone (`attivita`) when only the order of its rows changed.
 */
export type Modifica = {
  readonly percorso: string;
  readonly prima: Json;
  readonly dopo: Json;
};

type Row = JsonObject & { readonly id: string };

/**
 * What turns `prima` into `dopo`, field by field and row by row. Empty when they are equal.
 * Law: `applica(prima, differenze(prima, dopo))` equals `dopo`, rows' order included.
 */
export function differenze(prima: JsonObject, dopo: JsonObject): readonly Modifica[] {
  return Object.keys(dopo).flatMap((campo) => {
    const [was, is] = [prima[campo] ?? null, dopo[campo] ?? null];
    if (same(was, is)) return [];
    return isRows(was) && isRows(is) ? differenzeDiRighe(campo, was, is) : [{ percorso: campo, prima: was, dopo: is }];
  });
}

/**
 * The scheda after the changes.
 * @throws StaleModifica when what a change found is not what stands there.
 */
export function applica<Scheda extends JsonObject>(scheda: Scheda, modifiche: readonly Modifica[]): Scheda {
  return modifiche.reduce<JsonObject>(applicaUna, scheda) as Scheda;
}

/** A change was proposed on other content than stands there now. */
export class StaleModifica extends Error {
  override readonly name = 'StaleModifica';
  constructor(readonly percorso: string) {
    super(`${percorso} is no longer as it was`);
  }
}

function differenzeDiRighe(campo: string, prima: readonly Row[], dopo: readonly Row[]): readonly Modifica[] {
  const before = new Map(prima.map((row) => [row.id, row]));
  const after = new Map(dopo.map((row) => [row.id, row]));
  const removed = prima.filter((row) => !after.has(row.id)).map((row) => change(`${campo}/${row.id}`, row, null));
  const altered = dopo.flatMap((row) => {
    const was = before.get(row.id);
    return was ? differenze(was, row).map((m) => ({ ...m, percorso: `${campo}/${row.id}/${m.percorso}` })) : [];
  });
  const added = dopo.filter((row) => !before.has(row.id)).map((row) => change(`${campo}/${row.id}`, null, row));
  const order = [...prima.filter((row) => after.has(row.id)), ...dopo.filter((row) => !before.has(row.id))];
  const [ids, wanted] = [order.map((row) => row.id), dopo.map((row) => row.id)];
  return [...removed, ...altered, ...added, ...(same(ids, wanted) ? [] : [change(campo, ids, wanted)])];
}

function applicaUna(scheda: JsonObject, { percorso, prima, dopo }: Modifica): JsonObject {
  const [campo, id, ...rest] = percorso.split('/') as [string, ...string[]];
  const here = scheda[campo] ?? null;
  if (id === undefined) {
    // An empty list is a list of rows and of ids alike: only rows that are there can change their order.
    if (isRows(here) && here.length > 0 && isIds(dopo))
      return { ...scheda, [campo]: reordered(here, { percorso, prima, dopo }) };
    if (!same(here, prima)) throw new StaleModifica(percorso);
    return { ...scheda, [campo]: dopo };
  }
  if (!isRows(here)) throw new StaleModifica(percorso);
  return { ...scheda, [campo]: rowsAfter(here, id, rest.join('/'), { percorso, prima, dopo }) };
}

function rowsAfter(
  rows: readonly Row[],
  id: string,
  inner: string,
  { percorso, prima, dopo }: Modifica,
): readonly Row[] {
  const row = rows.find((candidate) => candidate.id === id) ?? null;
  if (inner !== '') {
    if (!row) throw new StaleModifica(percorso);
    const changed = applicaUna(row, { percorso: inner, prima, dopo }) as Row;
    return rows.map((candidate) => (candidate.id === id ? changed : candidate));
  }
  if (!same(row, prima)) throw new StaleModifica(percorso);
  return dopo === null ? rows.filter((candidate) => candidate.id !== id) : [...rows, dopo as Row];
}

function reordered(
  rows: readonly Row[],
  { percorso, prima, dopo }: Modifica & { readonly dopo: readonly string[] },
): readonly Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  if (!same([...byId.keys()], prima)) throw new StaleModifica(percorso);
  return dopo.map((id) => byId.get(id)!);
}

const change = (percorso: string, prima: Json, dopo: Json): Modifica => ({ percorso, prima, dopo });
const same = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);
const isIds = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isRows = (value: Json): value is readonly Row[] =>
  Array.isArray(value) &&
  value.every((item) => item !== null && typeof item === 'object' && !Array.isArray(item) && 'id' in item);
