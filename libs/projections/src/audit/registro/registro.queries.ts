import type { Found, Page, Reader } from '../../projecting/index.js';
import { registro, registroKey, type RegistroRow } from './registro.js';

/** Probes per round trip of a search: a million events are searched in four. */
const PROBES = 63;

/** Position of an event, or null where it is not (yet) projected at the reader's moment. */
export async function positionOf(reader: Reader, eventId: string): Promise<number | null> {
  const [found] = await reader.where(registro, { eventId }, { first: 1 });
  return found ? found.row.position : null;
}

/**
 * The last position recorded at or before `date`; -1 before the first event. Times never go back as positions go on,
 * so it is a search by keys, and needs no index on dates.
 */
export async function positionAt(reader: Reader, date: Date): Promise<number> {
  const asked = date.toISOString();
  // Invariant: `low` is at or before the date (or -1), everything from `high` on is after it.
  let [low, high] = [-1, reader.position + 1];
  while (high - low > 1) {
    const step = Math.max(1, Math.ceil((high - low) / (PROBES + 1)));
    const keys: string[] = [];
    for (let position = low + step; position < high; position += step) keys.push(registroKey(position));
    const found = await reader.many(registro, keys);
    if (found.length < keys.length) throw new Error(`${reader.scope}: registro misses rows between ${low} and ${high}`);
    for (const { row } of found) {
      if (row.recordedAt <= asked) low = Math.max(low, row.position);
      else high = Math.min(high, row.position);
    }
  }
  return low;
}

/** When the event at a position was recorded (running maximum), or null where there is none. */
export async function recordedAt(reader: Reader, position: number): Promise<string | null> {
  return (await reader.one(registro, registroKey(position)))?.row.recordedAt ?? null;
}

/** What happened to a thing: the events of its stream up to the moment, oldest first. */
export async function historyOf(reader: Reader, stream: string, page?: Page): Promise<readonly Found<RegistroRow>[]> {
  return reader.where(registro, { stream }, page);
}

/** The same for several streams that tell one story, in the order of the log. */
export async function historyOfAll(reader: Reader, streams: readonly string[]): Promise<readonly Found<RegistroRow>[]> {
  const all = [];
  for (const stream of new Set(streams)) all.push(...(await historyOf(reader, stream)));
  return all.sort((a, b) => a.row.position - b.row.position);
}
