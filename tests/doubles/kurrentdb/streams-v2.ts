/** AppendRecords of version 2: events for several streams, with checks on these and on others, all or nothing. */
import { randomUUID } from 'node:crypto';

import { ANY, checkCommit, type Decision } from './commit-check.js';
import { definitions, type v2 } from './definitions.js';
import {
  accessDeniedV2,
  code,
  consistencyViolation,
  invalidRequest,
  notLeaderV2,
  rpcError,
  transactionTooLarge,
  type Violation,
} from './errors.js';
import type { NewEvent } from './log.js';
import { refusedHere, type Node } from './node.js';

interface Entry {
  readonly stream: string;
  readonly events: NewEvent[];
  expected: bigint;
  checkIndex: number | undefined;
}

/** @throws RpcError as the server answers */
export function appendRecords(
  node: Node,
  request: v2.AppendRecordsRequest,
  may: (what: 'read' | 'write', stream: string) => boolean,
): v2.AppendRecordsResponse {
  const { entries, order } = entriesOf(node, request);
  const written = entries.filter(({ events }) => events.length > 0);
  // [src StreamsService.AppendRecords] WRITE on every written stream, READ on every stream that is only checked.
  for (const { stream, events } of entries) {
    if (!may(events.length > 0 ? 'write' : 'read', stream)) throw accessDeniedV2('streams:append');
  }
  const elsewhere = refusedHere(node, notLeaderV2);
  if (elsewhere) throw elsewhere;
  if (written.length === 0) throw invalidRequest('Records', 'not verified: what the server says to checks alone');

  const decisions = entries.map((entry): [Entry, Decision] => [
    entry,
    checkCommit(node, { ...entry, ids: entry.events.map(({ id }) => id) }),
  ]);
  const repeated = verdict(node, decisions);
  if (repeated) return answer(node, repeated);

  const stored = node.log.append(order);
  for (const event of stored) node.committed.set(event.id, event);
  return answer(
    node,
    written.map(({ stream }) => [stream, node.log.last(stream)]),
    stored.at(-1)!.position,
  );
}

/**
 * Nothing when all may be written; the old revisions when all has been. [PR 5547] a check-only stream that has moved on
 * does not spoil the retry of what is there.
 *
 * @throws the violations; an error without reason for what is there in part
 */
function verdict(node: Node, decisions: readonly [Entry, Decision][]): [string, bigint][] | undefined {
  const written = decisions.filter(([{ events }]) => events.length > 0);
  const there = written.flatMap(([{ stream }, decision]): [string, bigint][] =>
    decision.kind === 'idempotent' ? [[stream, decision.last]] : [],
  );
  const only5547 = node.faults.without5547 && decisions.length > written.length;
  if (there.length === written.length && !only5547) return there;
  // [src StorageWriterService] in part there: WrongExpectedVersion with an empty list. What StreamsService makes of the
  // empty list is not verified: by its code it reads past the end of an array.
  if (there.length > 0 || decisions.some(([, { kind }]) => kind === 'corrupted')) {
    throw rpcError(code.UNKNOWN, 'Exception was thrown by handler.');
  }
  const violations = decisions.flatMap(([entry, decision]): Violation[] =>
    decision.kind === 'conflict'
      ? [
          {
            checkIndex: node.faults.withoutCheckIndex ? undefined : entry.checkIndex,
            stream: entry.stream,
            expected: entry.expected,
            actual: decision.actual,
          },
        ]
      : [],
  );
  if (violations.length > 0) throw consistencyViolation(violations);
  return undefined;
}

/** [src StreamsService: BuildSuccess] written streams only, in the order they first appear, each with its last revision. */
function answer(node: Node, revisions: readonly [string, bigint][], position?: bigint): v2.AppendRecordsResponse {
  const response = new definitions.v2.AppendRecordsResponse();
  for (const [stream, revision] of revisions) {
    const message = new definitions.v2.StreamRevision();
    message.setStream(stream);
    message.setRevision(String(revision));
    response.addRevisions(message);
  }
  // [src IndexWriter] of a repeated write: the position of the last event of the first stream.
  const [stream, revision] = revisions[0]!;
  response.setPosition(String(position ?? node.log.written(stream)[Number(revision)]?.position ?? -1));
  return response;
}

/**
 * Streams are told apart without regard to case, the first spelling stays; of two checks of one stream the later holds;
 * a stream without a check is expected at ANY [src StreamsService: StreamLookup is OrdinalIgnoreCase].
 */
function entriesOf(node: Node, request: v2.AppendRecordsRequest) {
  const entries = new Map<string, Entry>();
  const entryOf = (stream: string) => {
    const key = stream.toUpperCase();
    const entry = entries.get(key) ?? { stream, events: [], expected: ANY, checkIndex: undefined };
    entries.set(key, entry);
    return entry;
  };
  let size = 0;
  const order = request.getRecordsList().map((record) => {
    const event = eventOf(record);
    size += sizeOf(record);
    if (size > node.maxAppendSize) throw transactionTooLarge(size, node.maxAppendSize);
    const entry = entryOf(record.getStream());
    entry.events.push(event);
    return { stream: entry.stream, event };
  });
  for (const [index, check] of request.getChecksList().entries()) {
    const state = check.getStreamState();
    if (state === undefined) continue;
    const entry = entryOf(state.getStream());
    entry.expected = BigInt(state.getExpectedState());
    entry.checkIndex = index;
  }
  return { entries: [...entries.values()], order };
}

/** [src SchemaNameValidator] no accents, no spaces. */
const TYPE = /^[a-zA-Z0-9_.$:-]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** [src AppendRecordValidator, StreamNameValidator, SchemaNameValidator] */
function eventOf(record: v2.AppendRecord): NewEvent {
  const type = record.getSchema()?.getName() ?? '';
  if (record.getStream() === '' || record.getStream() === '$$')
    throw invalidRequest('Stream', 'Stream must not be empty.');
  if (record.hasRecordId() && !UUID.test(record.getRecordId()!))
    throw invalidRequest('RecordId', 'Record id must be a UUID.');
  if (!TYPE.test(type)) throw invalidRequest('Schema.Name', 'Schema name can only contain letters and digits.');
  const json = record.getSchema()?.getFormat() === definitions.v2.SchemaFormat.SCHEMA_FORMAT_JSON;
  const properties = Object.fromEntries(
    record
      .getPropertiesMap()
      .getEntryList()
      .map(([key]) => [key, record.getPropertiesMap().get(key)!.toJavaScript()]),
  );
  // Readers of version 1 find the properties as JSON metadata [https://github.com/ahjohannessen/sec/pull/1236], among
  // which the server tells name and format [src EventRecord.SynthesizeMetadataFromProperties, 05cff40c; a format other
  // than JSON: PreProcessRecord].
  const metadata = { ...properties, '$schema.name': type, '$schema.format': json ? 'Json' : 'Bytes' };
  return {
    // A Guid of .NET, given back in lower case.
    id: record.hasRecordId() ? record.getRecordId()!.toLowerCase() : randomUUID(),
    type,
    json,
    data: Buffer.from(record.getData_asU8()),
    metadata: Buffer.from(JSON.stringify(metadata)),
  };
}

/** Data, type and properties, these as the protobuf Struct they are stored in [src CalculateSizeOnDisk]. */
function sizeOf(record: v2.AppendRecord): number {
  const field = (length: number) => 1 + (length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4) + length;
  const properties = record.getPropertiesMap();
  const struct = properties
    .getEntryList()
    .map(([key]) => field(Buffer.byteLength(key)) + field(properties.get(key)!.serializeBinary().length))
    .reduce((sum, entry) => sum + field(entry), 0);
  return record.getData_asU8().length + struct + Buffer.byteLength(record.getSchema()?.getName() ?? '');
}
