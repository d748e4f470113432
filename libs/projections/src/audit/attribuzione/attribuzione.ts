import { canonicalJson } from '@consorzi/domain/event-sourcing';
import type { Json, JsonObject } from '@consorzi/domain/shared';

import type { Found, Reader } from '../../projecting/index.js';
import { foglieDi, vistaDi, type AnyDescrizione } from '../modelli/index.js';

/** Versions of a row read at once, from the newest back: most fields are settled by the first few. */
const CHUNK = 50;

/** A version as it is compared; null where the row was not there. */
export type Versione = { readonly position: number; readonly foglie: ReadonlyMap<string, Json> | null };

/** The versions of a row from the newest back, each only when it is asked for. */
export async function* versioniDi(reader: Reader, descrizione: AnyDescrizione, key: string): AsyncGenerator<Versione> {
  for (let before = Infinity; ;) {
    const chunk = await reader.versions<JsonObject>(descrizione.modello, key, { last: CHUNK, before });
    for (const { position, row } of [...chunk].reverse()) {
      yield { position, foglie: row && foglieDi(descrizione, vistaDi(descrizione, row)) };
    }
    if (chunk.length < CHUNK) return;
    before = chunk[0]!.position;
  }
}

/** Whether a field is written otherwise than in the version before; one that was not there is. */
export const cambiata = (foglia: string, dopo: Versione['foglie'], prima: Versione['foglie'] | undefined): boolean => {
  const [was, is] = [prima?.get(foglia), dopo?.get(foglia)];
  if (was === undefined || is === undefined) return was !== is;
  return canonicalJson(was) !== canonicalJson(is);
};

/**
 * Which event last gave each field of a row its value, up to the reader's moment: by path, the position. Versions are
 * read from the newest back until every field is settled. Null where the row is not there.
 */
export async function attribuzioneDi(
  reader: Reader,
  descrizione: AnyDescrizione,
  found: Found<JsonObject>,
): Promise<ReadonlyMap<string, number>> {
  const now = foglieDi(descrizione, vistaDi(descrizione, found.row));
  // Lists are told row by row; the order of their rows is nobody's field.
  const open = new Set([...now.keys()].filter((foglia) => typeof descrizione.campi[foglia] !== 'object'));
  const settled = new Map<string, number>();
  let newer: Versione | null = null;
  for await (const older of versioniDi(reader, descrizione, found.key)) {
    if (newer) {
      for (const foglia of open) {
        if (!cambiata(foglia, newer.foglie, older.foglie)) continue;
        settled.set(foglia, newer.position);
        open.delete(foglia);
      }
    }
    if (open.size === 0) break;
    newer = older;
  }
  if (newer) for (const foglia of open) settled.set(foglia, newer.position);
  return new Map([...now.keys()].flatMap((foglia) => (settled.has(foglia) ? [[foglia, settled.get(foglia)!]] : [])));
}

/**
 * The events that gave one field a value, newest first, at most `quanti`: the one that stands and those before it.
 * Empty where the field is not there.
 */
export async function valoriDi(
  reader: Reader,
  descrizione: AnyDescrizione,
  key: string,
  foglia: string,
  quanti: number,
): Promise<readonly number[]> {
  const positions: number[] = [];
  let newer: Versione | null = null;
  const touched = (version: Versione, before: Versione | undefined) =>
    version.foglie?.has(foglia) === true && cambiata(foglia, version.foglie, before?.foglie);
  for await (const older of versioniDi(reader, descrizione, key)) {
    if (newer && touched(newer, older)) positions.push(newer.position);
    if (positions.length >= quanti) return positions;
    newer = older;
  }
  if (newer && touched(newer, undefined)) positions.push(newer.position);
  return positions;
}
