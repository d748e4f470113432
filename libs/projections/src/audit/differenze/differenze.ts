import { differenze, type Modifica } from '@consorzi/domain/planning';
import type { Json, JsonObject } from '@consorzi/domain/shared';

import type { Found, Reader } from '../../projecting/index.js';
import { cambiata, versioniDi, type Versione } from '../attribuzione/index.js';
import { luogoDi, MODELLI_DESCRITTI, vistaDi, type AnyDescrizione, type Luogo } from '../modelli/index.js';

/** What a comparison is narrowed to; all of the scope where it names nothing. */
export interface Ambito {
  readonly pianoId?: string | undefined;
  readonly centroId?: string | undefined;
  readonly obiettivoId?: string | undefined;
}

/** A row that is not the same at the two moments; it was added where `prima` is null, removed where `dopo` is. */
export interface RigaCambiata {
  readonly descrizione: AnyDescrizione;
  readonly key: string;
  readonly prima: Found<JsonObject> | null;
  readonly dopo: Found<JsonObject> | null;
  readonly modifiche: readonly Modifica[];
}

/**
 * What differs between two moments, model by model and row by row: rows that are the same version are never looked
 * into, so the cost is that of the rows that are there, however long the history between.
 */
export async function righeCambiate(da: Reader, a: Reader, ambito: Ambito): Promise<readonly RigaCambiata[]> {
  const all: RigaCambiata[] = [];
  for (const descrizione of MODELLI_DESCRITTI) {
    const [before, after] = [await righe(da, descrizione, ambito), await righe(a, descrizione, ambito)];
    for (const key of new Set([...after.keys(), ...before.keys()])) {
      const [prima, dopo] = [before.get(key) ?? null, after.get(key) ?? null];
      if (prima?.position === dopo?.position) continue;
      if (![prima, dopo].some((found) => found && isIn(luogoDi(descrizione, found), ambito))) continue;
      const modifiche = modificheTra(descrizione, prima?.row ?? null, dopo?.row ?? null);
      if (modifiche.length > 0 || !prima || !dopo) all.push({ descrizione, key, prima, dopo, modifiche });
    }
  }
  return all;
}

async function righe(
  reader: Reader,
  { modello, interne = [] }: AnyDescrizione,
  { pianoId }: Ambito,
): Promise<ReadonlyMap<string, Found<JsonObject>>> {
  // What never changes narrows the reading; the place of each row is looked at all the same.
  const where = pianoId !== undefined && modello.filters['pianoId'] === true ? { pianoId } : {};
  const found = await reader.where<JsonObject>(modello, where);
  return new Map(found.filter(({ key }) => !interne.includes(key)).map((one) => [one.key, one]));
}

const isIn = (luogo: Luogo, { pianoId, centroId, obiettivoId }: Ambito): boolean =>
  (pianoId === undefined || luogo.pianoId === pianoId) &&
  (obiettivoId === undefined || luogo.obiettivoId === obiettivoId) &&
  (centroId === undefined || (luogo.centri ?? []).includes(centroId));

/** Field by field and row by row; of what was added or removed every field that said something. */
function modificheTra(descrizione: AnyDescrizione, prima: JsonObject | null, dopo: JsonObject | null) {
  if (prima && dopo) return differenze(vistaDi(descrizione, prima), vistaDi(descrizione, dopo));
  const vista = vistaDi(descrizione, (dopo ?? prima)!);
  const change = (percorso: string, value: Json): Modifica =>
    dopo ? { percorso, prima: null, dopo: value } : { percorso, prima: value, dopo: null };
  return Object.entries(vista).flatMap(([campo, value]) => {
    if (typeof descrizione.campi[campo] === 'object')
      return (value as readonly (JsonObject & { id: string })[]).map((riga) => change(`${campo}/${riga.id}`, riga));
    return isEmpty(value) ? [] : [change(campo, value)];
  });
}

const isEmpty = (value: Json): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** The events between two moments that touched a row and, by path of a difference, each of them: newest first. */
export interface EventiDellaRiga {
  readonly tutti: readonly number[];
  readonly perPercorso: ReadonlyMap<string, readonly number[]>;
  /** False where there were more than were looked at: what is missing is older than all that is here. */
  readonly interi: boolean;
}

/** Versions looked at for a row: an answer is read by people, and the newest events are those that count. */
const MOST_VERSIONS = 300;

/** Which events made the differences of a row after the first moment and up to the reader's. */
export async function eventiDellaRiga(
  a: Reader,
  da: number,
  { descrizione, key, modifiche }: RigaCambiata,
): Promise<EventiDellaRiga> {
  const tutti: number[] = [];
  const perPercorso = new Map<string, number[]>(modifiche.map(({ percorso }) => [percorso, []]));
  let newer: Versione | null = null;
  let looked = 0;
  // A list by itself is a difference of the order of its rows: what is written in them is not its business.
  const isOrder = (percorso: string) => typeof descrizione.campi[percorso] === 'object';
  const note = (version: Versione, before: Versione | undefined) => {
    tutti.push(version.position);
    for (const foglia of new Set([...(version.foglie?.keys() ?? []), ...(before?.foglie?.keys() ?? [])])) {
      if (!cambiata(foglia, version.foglie, before?.foglie)) continue;
      for (const [percorso, positions] of perPercorso) {
        const touches = foglia === percorso || (!isOrder(percorso) && foglia.startsWith(`${percorso}/`));
        if (touches && positions.at(-1) !== version.position) positions.push(version.position);
      }
    }
  };
  for await (const older of versioniDi(a, descrizione, key)) {
    if (newer) note(newer, older);
    newer = null;
    if (older.position <= da) break;
    if (++looked > MOST_VERSIONS) return { tutti, perPercorso, interi: false };
    newer = older;
  }
  if (newer) note(newer, undefined);
  return { tutti, perPercorso, interi: true };
}
