import type { Json, JsonObject } from '@consorzi/domain/shared';

import type { Found, Projection } from '../../projecting/index.js';

/** Where a row stands: what a comparison can be narrowed to. */
export interface Luogo {
  readonly pianoId?: string;
  readonly obiettivoId?: string;
  readonly centri?: readonly string[];
}

/** A list of rows within a row: how it is called, how one of them is, and the fields of each. */
export interface Righe {
  readonly nome: string;
  readonly una: string;
  /** The words, or the id of the thing, by which people tell one row from the next. */
  detta(riga: JsonObject): string;
  readonly campi: Readonly<Record<string, string>>;
}

/**
 * How people read the rows of a read model: what comparing two moments and asking who wrote a field stand on. A new
 * read model joins by one entry. Names are Italian, as on the screen; values stay as they are, ids included.
 */
export interface Descrizione<Row extends JsonObject = JsonObject> {
  readonly modello: Projection<Row>;
  readonly etichetta: string;
  /** By what a row is called: words, or ids, which the edge turns into names; joined by a space. */
  detta(row: Row, key: string): readonly string[];
  readonly campi: Readonly<Record<string, string | Righe>>;
  /** Fields that nobody wrote: with the reason why they are not compared. */
  readonly esclusi: Readonly<Record<string, string>>;
  /** The row with its lists as rows that carry an `id`, and its free texts as `{testoId}`. */
  riga?(row: Row): JsonObject;
  luogo?(row: Row, key: string): Luogo;
  /** Keys of rows that the model keeps for itself. */
  readonly interne?: readonly string[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of many shapes stand in one list
export type AnyDescrizione = Descrizione<any>;

type Riga = JsonObject & { readonly id: string };

/** The row as it is compared: every field that is described, null where it has none, in the order of the description. */
export function vistaDi({ campi, riga }: AnyDescrizione, row: JsonObject): JsonObject {
  const shaped = riga ? riga(row) : row;
  return Object.fromEntries(
    Object.entries(campi).map(([campo, come]) => {
      const value = shaped[campo] ?? null;
      return [campo, typeof come === 'string' ? value : distinte((value ?? []) as readonly Riga[])];
    }),
  );
}

/** Ids of rows are paths: no slash in them, and none twice (who is appointed twice on a day stands there twice). */
function distinte(righe: readonly Riga[]): readonly Riga[] {
  const seen = new Map<string, number>();
  return righe.map((riga) => {
    const id = riga.id.replaceAll('/', '-');
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return { ...riga, id: times === 1 ? id : `${id}-${times}` };
  });
}

/**
 * Each field with its value, by path: `titolo`, `attivita/<id>/testo`. The list itself (`attivita`) stands for the
 * order of its rows.
 */
export function foglieDi(descrizione: AnyDescrizione, vista: JsonObject): ReadonlyMap<string, Json> {
  const foglie = new Map<string, Json>();
  for (const [campo, come] of Object.entries(descrizione.campi)) {
    const value = vista[campo] ?? null;
    if (typeof come === 'string') {
      foglie.set(campo, value);
      continue;
    }
    const righe = value as readonly Riga[];
    foglie.set(
      campo,
      righe.map(({ id }) => id),
    );
    for (const riga of righe)
      for (const inner of Object.keys(come.campi)) foglie.set(`${campo}/${riga.id}/${inner}`, riga[inner] ?? null);
  }
  return foglie;
}

export const luogoDi = ({ luogo }: AnyDescrizione, { row, key }: Found<JsonObject>): Luogo => luogo?.(row, key) ?? {};
