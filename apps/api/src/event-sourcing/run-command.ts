import { setTimeout as sleep } from 'node:timers/promises';

import {
  type AppendOutcome,
  type CommandContext,
  type Decider,
  type EventStore,
  NO_STREAM,
  type Reading,
  streamName,
  type StreamWrite,
  type Write,
  WrongRevision,
} from '@consorzi/domain/event-sourcing';

import { CommandReused, RevisionConflict } from './command-errors.js';
import { Histories, type History, readHistory } from './histories.js';
import { CommandPartlyWritten } from './prepared-append.js';

/** What a command did to its main stream. The same command sent again gets the same, with `repeated` true. */
export interface CommandResult {
  /** Id of the aggregate that the command addressed. */
  readonly id: string;
  readonly stream: string;
  /** Revision of the main stream's last event of this command. */
  readonly revision: number;
  /** Ids of the command's events on the main stream. Its other streams were written in the same append. */
  readonly eventIds: readonly string[];
  readonly repeated: boolean;
}

export interface CommandOptions {
  /** Revision of the main stream that the person had on the screen; no other one will do. */
  readonly expectedRevision?: number;
}

/** Collisions follow one another only where many people write to one aggregate at once. */
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 200;

/**
 * Reads what the command needs, lets the decider decide, appends what it says. On a conflict it reads and decides again.
 * @throws RuleViolation where the decider refuses; CommandReused; RevisionConflict; WrongRevision where the streams
 * kept moving through all attempts, or where one that the decider had not read exists already; what the store throws.
 */
export async function runCommand<Command, Main>(
  { store }: { readonly store: EventStore },
  ctx: CommandContext & { readonly scope: string },
  decider: Decider<Command, Main>,
  command: Command,
  { expectedRevision }: CommandOptions = {},
): Promise<CommandResult> {
  const id = decider.main(command);
  for (let attempt = 1; ; attempt++) {
    const main = await readHistory(store, ctx.scope, decider.aggregate, id);
    const first = firstResult(id, main, ctx);
    if (first) return first;
    if (expectedRevision !== undefined && expectedRevision !== main.revision) throw conflict(main, expectedRevision);

    const histories = await readOthers(store, ctx.scope, decider, command, main);
    const entries = toAppend(ctx.scope, decider.decide(histories.states(main), command), histories, main);
    try {
      const outcome = await store.append(ctx.scope, entries, ctx);
      if (!outcome.repeated) return result(id, main, entries, outcome);
      // The same id was sent twice at once and the other was first: read again whether it was the same command.
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error, histories)) throw error;
    }
    await sleep(Math.random() * Math.min(2 ** attempt, LONGEST_PAUSE_MS));
  }
}

/** The outcome of an earlier sending, looked for before anything is decided. @throws CommandReused */
function firstResult(id: string, main: History, ctx: CommandContext): CommandResult | undefined {
  const events = main.events.filter(({ commandId }) => commandId === ctx.commandId);
  if (events.length === 0) return undefined;
  if (events.some(({ bodyHash, personaId }) => bodyHash !== ctx.bodyHash || personaId !== ctx.personaId)) {
    throw new CommandReused(ctx.commandId);
  }
  const eventIds = events.map(({ eventId }) => eventId);
  return { id, stream: main.stream, revision: events.at(-1)!.revision, eventIds, repeated: true };
}

function conflict({ stream, revision, events }: History, expected: number): RevisionConflict {
  const since = events.filter((event) => event.revision > expected);
  return new RevisionConflict(stream, expected, revision, since);
}

async function readOthers<Command, Main>(
  store: EventStore,
  scope: string,
  decider: Decider<Command, Main>,
  command: Command,
  main: History<Main>,
): Promise<Histories> {
  const known = await withOthers(store, scope, new Histories(scope, [main]), decider.reads?.(command, main.state));
  if (!decider.readsThen) return known;
  return withOthers(store, scope, known, decider.readsThen(command, known.states(main)));
}

/** With the streams that are named and not there yet. */
async function withOthers(
  store: EventStore,
  scope: string,
  known: Histories,
  named: readonly Reading[] = [],
): Promise<Histories> {
  const others = named.filter((reading) => !known.find(reading));
  const read = await Promise.all(others.map(({ aggregate, id }) => readHistory(store, scope, aggregate, id)));
  return new Histories(scope, [...known.all(), ...read]);
}

/**
 * What was decided, as parts of one append; streams only read are checked for not having moved. A stream that was not
 * read must not exist: that is how an aggregate with a new id begins.
 */
function toAppend(
  scope: string,
  decided: readonly Write[],
  histories: Histories,
  main: History,
): readonly StreamWrite[] {
  const entries = new Map<string, StreamWrite>();
  for (const write of decided) {
    const stream = streamName(scope, write.aggregate.name, write.id);
    const expectedRevision = histories.find(write)?.revision ?? NO_STREAM;
    const events = [...(entries.get(stream)?.events ?? []), ...write.events];
    entries.set(stream, { stream, expectedRevision, events });
  }
  if (!entries.get(main.stream)?.events.length) {
    throw new Error(`a command on ${main.stream} was decided without an event there: it could not be recognised again`);
  }
  for (const { stream, revision } of histories.all()) {
    if (!entries.has(stream)) entries.set(stream, { stream, expectedRevision: revision, events: [] });
  }
  return [...entries.values()];
}

function result(
  id: string,
  { stream }: History,
  entries: readonly StreamWrite[],
  { eventIds, revisions }: AppendOutcome,
): CommandResult {
  const at = entries.findIndex((entry) => entry.stream === stream);
  const from = entries.slice(0, at).reduce((count, { events }) => count + events.length, 0);
  const ids = eventIds.slice(from, from + entries[at]!.events.length);
  return { id, stream, revision: revisions[stream]!, eventIds: ids, repeated: false };
}

/** True where others were faster: reading again shows their events, or our own command's. */
function isOvertaken(error: unknown, histories: Histories): boolean {
  if (error instanceof CommandPartlyWritten) return true;
  return error instanceof WrongRevision && histories.all().some(({ stream }) => stream === error.stream);
}
