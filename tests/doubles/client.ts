/** The bare client, as a spec of the double uses it. */
import { randomUUID } from 'node:crypto';

import { jsonEvent, KurrentDBClient, type ResolvedEvent } from '@kurrent/kurrentdb-client';

import { startKurrentDouble, type DoubleOptions, type KurrentDouble } from './kurrentdb/index.js';

export type State = 'no_stream' | 'any' | 'stream_exists' | bigint;

export const record = (streamName: string, id: string = randomUUID(), data: Record<string, unknown> = { n: 1 }) => ({
  streamName,
  record: jsonEvent({ id, type: 'Accaduto', data, metadata: { chi: 'io' } }),
});

export const check = (streamName: string, expectedState: State) =>
  ({ type: 'stream_state', streamName, expectedState }) as const;

/** A machine under load answers late: only specs of a missing answer ask for less than 20 seconds. */
export const connect = (url: string, options = '&defaultDeadline=20000') =>
  KurrentDBClient.connectionString(`${url}${options}`);

/** Doubles and clients of one test, closed together: one left open by a failure would keep the whole run from ending. */
export class Opened {
  private readonly closing: (() => Promise<unknown>)[] = [];

  async double(options: DoubleOptions = {}): Promise<KurrentDouble> {
    const double = await startKurrentDouble({ categoryDelayMs: 0, ...options });
    this.closing.push(() => double.close());
    return double;
  }

  client(url: string, options?: string): ReturnType<typeof connect> {
    const client = connect(url, options);
    this.closing.push(() => client.dispose());
    return client;
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }
}

export async function taken<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a read of links gives: position in the category, then what it points to. */
export const places = (events: readonly ResolvedEvent[]) =>
  events.map(({ link, event }) => `${link?.revision}: ${event ? `${event.revision}@${event.streamId}` : 'nothing'}`);

/** What went wrong, or nothing. */
export async function thrown(promise: Promise<unknown>): Promise<(Error & Record<string, unknown>) | undefined> {
  return promise.then(
    () => undefined,
    (error: Error & Record<string, unknown>) => error,
  );
}

/** When so many events stand in the stream: links come later than what they point to. */
export async function written({ log }: KurrentDouble, stream: string, count: number): Promise<void> {
  if (log.written(stream).length >= count) return;
  await new Promise<void>((resolve) => {
    const stop = log.onWrite(() => {
      if (log.written(stream).length < count) return;
      stop();
      resolve();
    });
  });
}
