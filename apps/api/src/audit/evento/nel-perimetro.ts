import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { keyOf, oggettoOf, storia } from '@consorzi/projections/audit';
import { progettiPeg } from '@consorzi/projections/planning';
import type { AnyProjection, Reader } from '@consorzi/projections/projecting';

import { upcast } from '../../event-sourcing/upcast.js';

/** What is asked, beside the names, of whoever may read a part of the scope. */
export const PER_IL_PERIMETRO: readonly AnyProjection[] = [storia, progettiPeg];

/**
 * Whether an event is told to somebody who reads through a narrowed reader. An event is no row, so nothing leaves it out
 * by itself: what the reader tells in a history, or a progetto PEG that it shows, is inside; whatever else is not.
 */
export async function nelPerimetro(reader: Reader, event: PositionedEvent): Promise<boolean> {
  const { aggregate, id } = streamParts(event.stream);
  if (aggregate === 'ProgettoPeg') return (await reader.one(progettiPeg, id)) !== null;
  const oggettoId = oggettoOf(upcast(event));
  return oggettoId !== null && (await reader.one(storia, keyOf(oggettoId, event.position))) !== null;
}

/** Of the history in which the event is told, the positions that the reader tells of, in the order of the log. */
export async function narratiCon(reader: Reader, event: PositionedEvent): Promise<readonly number[]> {
  const oggettoId = oggettoOf(upcast(event));
  return oggettoId === null ? [] : (await reader.where(storia, { oggettoId })).map(({ position }) => position);
}
