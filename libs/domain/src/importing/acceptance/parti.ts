import { canonicalJson, MAX_APPEND_BYTES } from '../../event-sourcing/index.js';
import type { OggettoImportato } from './importazione.js';

/** Two thirds of what an append may hold: the rest is for the import's own event with its kept sections. */
const PART_BYTES = Math.floor((MAX_APPEND_BYTES * 2) / 3);

/**
 * The objects in parts, in their order, each small enough for one append; at least one part. An object larger than a
 * part stands alone in one: whether it fits at all, the store says. The centri come with the first part and do not count:
 * after an interruption they are there already, and the parts must be the same ones.
 */
export function inParti(
  oggetti: readonly OggettoImportato[],
  bytes: number = PART_BYTES,
): readonly (readonly OggettoImportato[])[] {
  const centri = oggetti.filter(({ tipo }) => tipo === 'centro');
  const parti: OggettoImportato[][] = [centri];
  let filled = 0;
  for (const oggetto of oggetti) {
    if (oggetto.tipo === 'centro') continue;
    const size = Buffer.byteLength(canonicalJson(oggetto));
    if (filled > 0 && filled + size > bytes) {
      parti.push([]);
      filled = 0;
    }
    parti.at(-1)!.push(oggetto);
    filled += size;
  }
  return parti;
}
