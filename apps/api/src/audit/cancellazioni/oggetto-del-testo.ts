import { streamParts, type EventStore, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { comandoDi, historyOf, oggettoOf, type Comando, type RegistroRow } from '@consorzi/projections/audit';
import { ProjectionBehind, type Found, type Reader } from '@consorzi/projections/projecting';
import type { Pool } from 'pg';

import { readAt } from '../../projections/index.js';
import type { Testi } from '../../testi/index.js';

interface Parti {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly testi: Testi;
}

/**
 * What a text is about, so that its erasure is told there: the object in whose history the event stands that names it,
 * else the aggregate of that event. Empty where the text or its event is not (yet) known: an erasure never waits for it.
 */
export async function oggettoDelTesto(parti: Parti, scope: string, testoId: string): Promise<readonly string[]> {
  const origine = await parti.testi.origine(scope, testoId);
  if (!origine) return [];
  for (const { prima, ultima } of await comandiDi(parti.pool, scope, origine)) {
    const events = await parti.store.readScope(scope, prima - 1, ultima - prima + 1);
    const naming = events.find((event) => names(event, testoId));
    if (naming) return [oggettoOf(naming) ?? streamParts(naming.stream).id];
  }
  return [];
}

/** Where the command that saved the text wrote; of an import in parts, where each part did, for a text is of one of them. */
async function comandiDi(
  pool: Pool,
  scope: string,
  { stream, commandId }: { stream: string; commandId: string },
): Promise<readonly Comando[]> {
  const own = ({ row }: Found<RegistroRow>) => Number(row.commandId === commandId);
  const read = async (reader: Reader) => {
    const history = [...(await historyOf(reader, stream))].sort((a, b) => own(b) - own(a));
    const all: Comando[] = [];
    for (const { row } of history) all.push((await comandoDi(reader, row.position))!);
    return all;
  };
  try {
    return await readAt(pool, { scope }, read);
  } catch (error) {
    if (error instanceof ProjectionBehind) return [];
    throw error;
  }
}

const names = ({ data }: PositionedEvent, testoId: string): boolean => holds(data, testoId);

function holds(value: unknown, testoId: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('testoId' in value && value.testoId === testoId) return true;
  return Object.values(value).some((inner) => holds(inner, testoId));
}
