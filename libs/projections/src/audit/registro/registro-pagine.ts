import type { Found, Reader } from '../../projecting/index.js';
import { GENERI, TIPI_CON_GENERE, type Genere } from './generi.js';
import { registro, registroKey, type RegistroRow } from './registro.js';
import { positionAt } from './registro.queries.js';

/** What of the log is listed; what is left out does not narrow. */
export interface FiltriRegistro {
  readonly generi?: readonly Genere[] | undefined;
  readonly personaId?: string | undefined;
  /** Instants of recording, both included. */
  readonly dal?: Date | undefined;
  readonly al?: Date | undefined;
  /** Only what an act decided. */
  readonly conAtto?: boolean | undefined;
}

export interface PaginaRegistro {
  readonly righe: readonly Found<RegistroRow>[];
  readonly altre: boolean;
}

/**
 * A page of the log up to the moment, newest or oldest first, after a position. Each kind walks its own index, so that
 * the page costs the same however long the history is and however rare what is asked for.
 */
export async function paginaRegistro(
  reader: Reader,
  filtri: FiltriRegistro,
  { first, dopo, recenti }: { readonly first: number; readonly dopo?: number | undefined; readonly recenti: boolean },
): Promise<PaginaRegistro> {
  const from = Math.max(
    filtri.dal ? (await positionAt(reader, new Date(filtri.dal.getTime() - 1))) + 1 : 0,
    recenti || dopo === undefined ? 0 : dopo + 1,
  );
  const until = Math.min(
    filtri.al ? await positionAt(reader, filtri.al) : reader.position,
    recenti && dopo !== undefined ? dopo - 1 : reader.position,
  );
  if (until < from) return { righe: [], altre: false };
  const found = await reader.stretch(registro, {
    ...{ from: registroKey(from), until: registroKey(until), newestFirst: recenti, first: first + 1 },
    where: filtri.personaId === undefined ? undefined : { personaId: filtri.personaId },
    any: typesOf(filtri),
    present: filtri.conAtto ? 'act' : undefined,
  });
  return { righe: found.slice(0, first), altre: found.length > first };
}

/** A person's events are looked up type by type too: the index that knows the person goes on by type. */
function typesOf({ generi, personaId }: FiltriRegistro) {
  if (generi) return { field: 'type', values: generi.flatMap((genere) => GENERI[genere]) };
  return personaId === undefined ? undefined : { field: 'type', values: TIPI_CON_GENERE };
}

/** Whether a person did anything that the log tells, up to the moment. */
export async function haAgito(reader: Reader, personaId: string): Promise<boolean> {
  return (await paginaRegistro(reader, { personaId }, { first: 1, recenti: true })).righe.length > 0;
}

/** An act as the log tells it: the events of one command that carry it. */
export interface AttoRegistrato {
  readonly prima: number;
  readonly ultima: number;
  readonly riga: RegistroRow;
}

/** Rows with an act that one look takes: a command rarely writes as many. */
const ROWS_OF_ACTS = 1_000;

/** Acts in the order in which they were recorded, after a position; each once, however many events it made. */
export async function attiDelRegistro(
  reader: Reader,
  { first, dopo = -1 }: { readonly first: number; readonly dopo?: number | undefined },
): Promise<{ readonly atti: readonly AttoRegistrato[]; readonly altri: boolean }> {
  const found = await reader.stretch(registro, {
    ...{ from: registroKey(dopo + 1), until: registroKey(Math.max(reader.position, 0)), newestFirst: false },
    ...{ first: ROWS_OF_ACTS, present: 'act' },
  });
  const atti: AttoRegistrato[] = [];
  for (const { row } of found) {
    const last = atti.at(-1);
    if (last?.riga.commandId === row.commandId) atti[atti.length - 1] = { ...last, ultima: row.position };
    else atti.push({ prima: row.position, ultima: row.position, riga: row });
  }
  // Where the rows end, the last act may be cut: it begins the next page.
  const cut = found.length === ROWS_OF_ACTS && atti.length > 1;
  const whole = cut ? atti.slice(0, -1) : atti;
  return { atti: whole.slice(0, first), altri: cut || whole.length > first };
}

/** How many events a month brought, and the first of them. Months are of UTC. */
export interface MeseDelRegistro {
  /** `2024-09`. */
  readonly mese: string;
  readonly prima: number;
  readonly eventi: number;
}

/** Months that a drawing can hold: the last fifty years. */
const MONTHS = 600;

/** How busy each month was, from the first event to the moment; quiet months too. */
export async function densitaDelRegistro(reader: Reader): Promise<readonly MeseDelRegistro[]> {
  const ends = await reader.many(registro, [registroKey(0), registroKey(Math.max(reader.position, 0))]);
  if (ends.length === 0 || reader.position < 0) return [];
  const mesi = monthsBetween(ends[0]!.row.recordedAt, ends.at(-1)!.row.recordedAt).slice(-MONTHS);
  const prime = await positionsBefore(reader, mesi);
  return mesi.map((mese, index) => {
    const prima = prime[index]! + 1;
    return { mese, prima, eventi: (prime[index + 1] ?? reader.position) + 1 - prima };
  });
}

function monthsBetween(first: string, last: string): readonly string[] {
  const mesi: string[] = [];
  let [anno, mese] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let text = first.slice(0, 7); text <= last.slice(0, 7);) {
    mesi.push(text);
    [anno, mese] = mese === 12 ? [anno + 1, 1] : [anno, mese + 1];
    text = `${anno}-${String(mese).padStart(2, '0')}`;
  }
  return mesi;
}

/** Rows looked at for each date and round: all dates are searched side by side, so a round is one question. */
const PROBES = 15;

/** For each text that times are compared with, the last position recorded before it; -1 where there is none. */
async function positionsBefore(reader: Reader, times: readonly string[]): Promise<readonly number[]> {
  const spans = times.map((time) => ({ time, low: -1, high: reader.position + 1 }));
  for (;;) {
    const open = spans.filter(({ low, high }) => high - low > 1);
    if (open.length === 0) return spans.map(({ low }) => low);
    const probes = new Set<number>();
    for (const { low, high } of open) {
      const step = Math.max(1, Math.ceil((high - low) / (PROBES + 1)));
      for (let position = low + step; position < high; position += step) probes.add(position);
    }
    const found = await reader.many(registro, [...probes].map(registroKey));
    if (found.length < probes.size) throw new Error(`${reader.scope}: registro misses rows`);
    for (const span of open) {
      for (const { row } of found) {
        if (row.recordedAt < span.time) span.low = Math.max(span.low, row.position);
        else span.high = Math.min(span.high, row.position);
      }
    }
  }
}
