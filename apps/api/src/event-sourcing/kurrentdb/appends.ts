import { randomBytes } from 'node:crypto';

import type { MultiAppendResult } from '@kurrent/kurrentdb-client';

import { type AppendOutcome, NO_STREAM, WrongRevision } from '@consorzi/domain/event-sourcing';

import { CommandPartlyWritten, type PreparedAppend } from '../prepared-append.js';
import { EventStoreUnavailable, StreamDeleted } from '../store-errors.js';
import type { KurrentConnection } from './connection.js';
import { isConflict, isPassing, portError } from './errors.js';
import type { KnownCommands } from './known-commands.js';
import { lastRevision, type Raw, readPage, readRaw } from './reads.js';
import { checkOf, sendingOf, toRecord } from './record.js';

/** What the server gives in place of a revision for a stream that was deleted, so or so. */
const DELETED = [-10, -100];

/** Appends, and what became of those of which nobody heard. */
export class Appends {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly prefix: string,
    private readonly known: KnownCommands,
  ) {}

  /**
   * The server recognises an id only at the very place after the expected revision; a command that stands further back
   * is looked for before anything is sent. Whatever is unclear afterwards is settled by looking at the streams.
   */
  async append(append: PreparedAppend): Promise<AppendOutcome> {
    if (append.eventIds.length === 0) return this.checkOnly(append);
    const first = this.mayStandThere(append) ? await this.findFirst(append) : undefined;
    return first?.outcome ?? this.send(append);
  }

  /** Whether the command must be looked for: not where the streams were read by this process and do not hold it. */
  private mayStandThere({ writes, context }: PreparedAppend): boolean {
    return writes.some(({ stream, expectedRevision, events }) => {
      if (events.length === 0) return false;
      const known = this.known.has(stream, expectedRevision, context.commandId);
      return known ?? expectedRevision > NO_STREAM;
    });
  }

  private async send(append: PreparedAppend): Promise<AppendOutcome> {
    const sending = randomBytes(8).toString('hex');
    const of = append.eventIds.length;
    const records = append.writes
      .flatMap(({ stream, events }) => events.map((event) => ({ stream, event })))
      .map(({ stream, event }, index) =>
        toRecord(this.prefix + stream, event, append.context, { part: index + 1, of, sending }),
      );
    // Of the written ones too: without it the server would recognise a repeated append by chance only.
    const checks = append.writes.map(({ stream, expectedRevision }) => checkOf(this.prefix + stream, expectedRevision));
    for (let attempt = 0; ; attempt++) {
      let failure: unknown;
      try {
        const answer = await this.connection.once((client) => client.appendRecords(records, checks));
        return await this.confirmed(append, answer, sending);
      } catch (error) {
        failure = error;
      }
      // Also where the server refuses: another sending of the same command may have been faster, or the answer was lost.
      if (!isPassing(failure) && !isConflict(failure)) throw portError(failure);
      const first = await this.findFirst(append, sending);
      if (first) return first.outcome;
      if (isConflict(failure)) {
        const wrong = await this.wrongRevision(append, failure);
        if (wrong) throw wrong;
      }
      if (!(await this.connection.pause(attempt))) {
        throw isConflict(failure)
          ? new EventStoreUnavailable('the event log contradicts itself', { cause: failure })
          : portError(failure);
      }
    }
  }

  /**
   * The server answers a repeated append as it did the first, and tells nobody: the first event says whose sending it
   * was. With two processes that send one command id at the same time, one of them would otherwise take the other's
   * events, maybe those of another body, for its own.
   */
  private async confirmed(append: PreparedAppend, answer: MultiAppendResult, sending: string): Promise<AppendOutcome> {
    const revisions = new Map(answer.responses.map(({ streamName, revision }) => [streamName, Number(revision)]));
    for (const { stream, expectedRevision, events } of append.writes) {
      if (events.length === 0) continue;
      // A stream that was deleted softly counts on: what it held is gone, and so is the meaning of what we decided.
      if (revisions.get(this.prefix + stream) !== expectedRevision + events.length) {
        throw new StreamDeleted(stream);
      }
    }
    const { stream, expectedRevision } = append.writes.find(({ events }) => events.length > 0)!;
    const page = { from: BigInt(expectedRevision + 1), count: 1 };
    const [written] = await readPage(this.connection, this.prefix + stream, page);
    if (!written?.event || sendingOf(written.event) !== sending) {
      const first = await this.findFirst(append, sending);
      if (first) return first.outcome;
      throw new EventStoreUnavailable('the event log does not show what it has taken');
    }
    return this.outcome(append);
  }

  /** Of an append that went as expected. */
  private outcome({ writes, eventIds, context }: PreparedAppend): AppendOutcome {
    const revisions: Record<string, number> = {};
    for (const { stream, expectedRevision, events } of writes) {
      const last = expectedRevision + events.length;
      revisions[stream] = last;
      if (events.length > 0) this.known.appended(stream, expectedRevision, last, context.commandId);
    }
    return { revisions, eventIds, repeated: false };
  }

  /**
   * The outcome of the first time, where the command's events stand in the streams, at whatever revision. A stream that
   * was only checked is told as it was then: at its last event before the command's own in the log.
   * @throws CommandPartlyWritten
   */
  private async findFirst(
    { writes, eventIds, context }: PreparedAppend,
    sending?: string,
  ): Promise<{ readonly outcome: AppendOutcome } | undefined> {
    const ids = new Set(eventIds);
    const found: { readonly stream: string; readonly events: readonly Raw[] }[] = [];
    for (const { stream, events } of writes) {
      if (events.length === 0) continue;
      const all = await readRaw(this.connection, this.prefix + stream, 0);
      this.known.read(stream, 0, all.map(commandOf));
      found.push({ stream, events: all.filter(({ id }) => ids.has(id)) });
    }
    const own = found.flatMap(({ events }) => events);
    if (own.length === 0) return undefined;
    if (own.length < eventIds.length) throw new CommandPartlyWritten(context.commandId);
    const at = own[0]!.position?.commit;
    const revisions: Record<string, number> = {};
    for (const { stream, events } of writes) {
      revisions[stream] =
        events.length > 0
          ? Number(found.find((one) => one.stream === stream)!.events.at(-1)!.revision)
          : await this.revisionBefore(stream, at);
    }
    const repeated = sending === undefined || !own.some((event) => sendingOf(event) === sending);
    return { outcome: { revisions, eventIds, repeated } };
  }

  /** Revision of a stream's last event before that place in the server's log. */
  private async revisionBefore(stream: string, commit: bigint | undefined): Promise<number> {
    const events = await readRaw(this.connection, this.prefix + stream, 0);
    return events.filter(({ position }) => position && commit !== undefined && position.commit < commit).length - 1;
  }

  /** The first write whose stream is not where it was expected; undefined where, by now, all are. */
  private async wrongRevision(append: PreparedAppend, error: unknown): Promise<Error | undefined> {
    const said = actualStates(error);
    for (const { stream, expectedRevision } of append.writes) {
      const actual = said.get(this.prefix + stream) ?? (await this.actual(stream, said.size > 0, expectedRevision));
      if (DELETED.includes(actual)) return new StreamDeleted(stream);
      if (actual !== expectedRevision) return new WrongRevision(stream, expectedRevision, actual);
    }
    return undefined;
  }

  /** Where the server has named those that are wrong, the others are right. */
  private async actual(stream: string, named: boolean, expected: number): Promise<number> {
    return named ? expected : lastRevision(this.connection, this.prefix + stream);
  }

  /** Nothing to write: whether the streams stand where they should is read, for the server wants at least one record. */
  private async checkOnly({ writes, eventIds }: PreparedAppend): Promise<AppendOutcome> {
    const revisions: Record<string, number> = {};
    for (const { stream, expectedRevision } of writes) {
      const actual = await lastRevision(this.connection, this.prefix + stream);
      if (actual !== expectedRevision) throw new WrongRevision(stream, expectedRevision, actual);
      revisions[stream] = actual;
    }
    return { revisions, eventIds, repeated: false };
  }
}

function commandOf({ metadata }: Raw): { commandId: string } {
  const commandId = (metadata as Record<string, unknown> | undefined)?.['commandId'];
  return { commandId: typeof commandId === 'string' ? commandId : '' };
}

/** What the server found, by stream. */
function actualStates(error: unknown): Map<string, number> {
  const { violations = [] } = error as { violations?: readonly { streamName: string; actualState: unknown }[] };
  return new Map(violations.map(({ streamName, actualState }) => [streamName, typeof actualState === 'bigint' ? Number(actualState) : NO_STREAM])); // prettier-ignore
}
