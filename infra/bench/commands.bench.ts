import { randomUUID } from 'node:crypto';

import { type EventStore, hashOf, type StreamWrite } from '@consorzi/domain/event-sourcing';
import pg from 'pg';

import { BareInserts } from './bare-inserts.js';
import { compiledApi } from './compiled-api.js';
import type { BenchEnvironment } from './environment.js';
import { interleavedMedians, type Round, runConcurrently } from './rounds.js';

/** Commands, or rows, a second; medians of interleaved rounds on one database. */
export interface CommandFigures {
  /** Over 50 consortia, with the store as the API has it: a stream once read is remembered, its news are asked for. */
  readonly commandsPerSecond: number;
  /** The same on one consortium, where every append waits for the same head row. */
  readonly hotScopeCommandsPerSecond: number;
  /** Over 50 consortia, all 20 events read from the database at every command. */
  readonly forgetfulCommandsPerSecond: number;
  /** A loop of single-row INSERTs, each committed by itself. */
  readonly bareInsertsPerSecond: number;
}

const CALLERS = 16;
const SCOPES = 50;
const ROUNDS = 15;
/** A stream has 16 events and gets 9 commands, one a pass: a command reads 20 events on average. */
const SEEDED_EVENTS = 16;
const PASSES = 9;
const STREAMS_A_ROUND = 200;

type EventSourcing = typeof import('../../apps/api/src/event-sourcing/index.js');
type Toy = typeof import('../../apps/api/src/event-sourcing/testing/salvadanaio.js');

/** Measures the real `runCommand` beside bare inserts: same columns, indexes, connections, callers, run and database. */
export async function benchCommands(environment: BenchEnvironment): Promise<CommandFigures> {
  const { PostgresEventStore, RememberedStreams, runCommand } =
    await compiledApi<EventSourcing>('event-sourcing/index.js');
  const { salvadanaioDecider } = await compiledApi<Toy>('event-sourcing/testing/salvadanaio.js');
  const pool = new pg.Pool({ connectionString: environment.apiUrl, max: CALLERS });
  const forgetful = new PostgresEventStore(pool);
  const store = new RememberedStreams(forgetful);

  const seed = async (scopes: readonly string[]) => {
    const streams = Array.from({ length: STREAMS_A_ROUND }, (_, n) => ({
      scope: scopes[n % scopes.length]!,
      id: randomUUID(),
    }));
    await runConcurrently(CALLERS, streams.length, async (n) => {
      const { scope, id } = streams[n]!;
      const events = Array.from({ length: SEEDED_EVENTS }, () => ({ type: 'Versato', data: versa(id) }));
      const write: StreamWrite = { stream: `${scope}-Salvadanaio.${id}`, expectedRevision: -1, events };
      await store.append(scope, [write], context(versa(id)));
    });
    return streams;
  };

  const commandsOn = async (scopes: readonly string[], store: EventStore): Promise<Round> => {
    const streams = await seed(scopes);
    const requests = Array.from({ length: STREAMS_A_ROUND * PASSES }, (_, n) => {
      const { scope, id } = streams[n % streams.length]!;
      const command = { ...versa(id), type: 'Versa' as const, id };
      return { command, ctx: { ...context(command), scope } };
    });
    return {
      count: requests.length,
      perform: (n) => runCommand({ store }, requests[n]!.ctx, salvadanaioDecider, requests[n]!.command),
    };
  };

  const many = Array.from({ length: SCOPES }, (_, n) => `consorzio${n}`);
  await seed(many);
  const bare = await BareInserts.prepare(environment, CALLERS, many);
  try {
    return await interleavedMedians(ROUNDS, CALLERS, {
      commandsPerSecond: () => commandsOn(many, store),
      bareInsertsPerSecond: async () => bare.round(STREAMS_A_ROUND * PASSES),
      hotScopeCommandsPerSecond: () => commandsOn(['caldo'], store),
      forgetfulCommandsPerSecond: () => commandsOn(many, forgetful),
    });
  } finally {
    await bare.close();
    await pool.end();
  }
}

/** A payload of about 450 bytes, as an outcome with a short report has. */
const versa = (id: string) => ({
  centesimi: 1250,
  nota: `${id} ${'resoconto dell’attività svolta nel mese '.repeat(10)}`,
});

function context(command: Parameters<typeof hashOf>[0]) {
  return {
    commandId: randomUUID(),
    bodyHash: hashOf(command),
    personaId: '5f0c6a4e-2b1d-4c3e-8a9b-7d6e5f4c3b2a',
    role: 'responsabile',
    correlationId: randomUUID(),
    causationId: null,
    recordedAt: new Date().toISOString(),
  };
}
