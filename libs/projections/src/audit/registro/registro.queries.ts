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

/** Lines of the register read at once while the edges of a command are looked for. */
const SPAN = 64;

/** The events that one command wrote stand side by side: the first and the last of them, up to the moment. */
export interface Comando {
  readonly prima: number;
  readonly ultima: number;
}

/**
 * The positions that the command of an event covers. An act is one command: what it changed is what lies between the
 * position before the first of its events and the last of them. Null where no event stands at the position.
 */
export async function comandoDi(reader: Reader, position: number): Promise<Comando | null> {
  const own = await reader.one(registro, registroKey(position));
  if (!own) return null;
  const edge = async (step: 1 | -1): Promise<number> => {
    for (let last = position; ;) {
      const ahead = Array.from({ length: SPAN }, (_, n) => last + step * (n + 1)).filter((one) => one >= 0);
      const found = await reader.many(registro, ahead.map(registroKey));
      const rows = new Map(found.map(({ row }) => [row.position, row]));
      const end = ahead.find((one) => rows.get(one)?.commandId !== own.row.commandId);
      if (end !== undefined) return end - step;
      if (ahead.length < SPAN) return 0;
      last += step * SPAN;
    }
  };
  return { prima: await edge(-1), ultima: await edge(1) };
}
