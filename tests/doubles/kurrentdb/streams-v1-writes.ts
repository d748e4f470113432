/**
 * Writes of version 1, on one stream each: `Append`, `BatchAppend`, `Delete`, `Tombstone`. The client uses them for
 * `appendToStream`, `setStreamMetadata`, `deleteStream` and `tombstoneStream`. A follower forwards them to its leader
 * [doc docs/server/configuration/cluster.md], so any node takes them.
 */
import type { Metadata, ServerDuplexStream, ServerReadableStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';

import { ANY, checkCommit, STREAM_EXISTS } from './commit-check.js';
import { definitions, type streams } from './definitions.js';
import { accessDenied, code, rpcError, streamDeleted, type RpcError } from './errors.js';
import { answerBatch, appendResponse, refuseBatch, type Written } from './append-answers.js';
import { NO_STREAM, type NewEvent, type StoredEvent } from './log.js';
import type { Node } from './node.js';
import { uuidOf } from './records.js';

interface Expectation {
  hasNoStream(): boolean;
  hasAny(): boolean;
}

export const append =
  (node: Node) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    done: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    const events: NewEvent[] = [];
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) events.push(eventOf(message));
    });
    call.on('end', () => {
      try {
        const stream = nameOf(options!.getStreamIdentifier());
        const expected = expectedOf(options!, options!.hasRevision() ? options!.getRevision() : undefined);
        done(null, appendResponse(write(node, call.metadata, stream, expected, events), expected));
      } catch (error) {
        done(error as RpcError);
      }
    });
  };

/** One call carries many appends, told apart by their correlation id; each is answered when its last part has come. */
export const batchAppend =
  (node: Node) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const open = new Map<string, { options: streams.BatchAppendReq.Options; events: NewEvent[] }>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = uuidOf(request.getCorrelationId());
      const batch = open.get(id) ?? { options: request.getOptions()!, events: [] };
      open.set(id, batch);
      batch.events.push(...request.getProposedMessagesList().map(eventOf));
      if (!request.getIsFinal()) return;
      open.delete(id);
      const response = new definitions.streams.BatchAppendResp();
      response.setCorrelationId(request.getCorrelationId());
      response.setStreamIdentifier(batch.options.getStreamIdentifier());
      try {
        const expected = expectedOf(
          batch.options,
          batch.options.hasStreamPosition() ? batch.options.getStreamPosition() : undefined,
        );
        const stream = nameOf(batch.options.getStreamIdentifier());
        answerBatch(response, write(node, call.metadata, stream, expected, batch.events));
      } catch (error) {
        refuseBatch(response, error as RpcError);
      }
      call.write(response);
    });
    call.on('end', () => call.end());
  };

export const deleteStream = (node: Node) => (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>) => {
  const stream = deletable(node, call.metadata, call.request.getOptions()!);
  const { position } = node.log.softDelete(stream);
  const response = new definitions.streams.DeleteResp();
  const message = new definitions.streams.DeleteResp.Position();
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  response.setPosition(message);
  return response;
};

export const tombstone = (node: Node) => (call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>) => {
  const stream = deletable(node, call.metadata, call.request.getOptions()!);
  const { position } = node.log.tombstone(stream);
  const response = new definitions.streams.TombstoneResp();
  const message = new definitions.streams.TombstoneResp.Position();
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  response.setPosition(message);
  return response;
};

function deletable(
  node: Node,
  metadata: Metadata,
  options: streams.DeleteReq.Options | streams.TombstoneReq.Options,
): string {
  const stream = nameOf(options.getStreamIdentifier());
  if (!node.access.may(metadata, 'write', stream)) throw accessDenied();
  if (node.log.isTombstoned(stream)) throw streamDeleted(stream);
  const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
  const decision = checkCommit(node, { stream, expected, ids: [] });
  if (decision.kind !== 'ok')
    throw rpcError(code.FAILED_PRECONDITION, 'Wrong expected version', { exception: 'wrong-expected-version' });
  return stream;
}

function write(node: Node, metadata: Metadata, stream: string, expected: bigint, events: readonly NewEvent[]): Written {
  if (!node.access.may(metadata, 'write', stream)) throw accessDenied();
  if (node.log.isTombstoned(stream)) throw streamDeleted(stream);
  const decision = checkCommit(node, { stream, expected, ids: events.map(({ id }) => id) });
  if (decision.kind === 'conflict' || decision.kind === 'corrupted') return { actual: node.log.last(stream) };
  if (decision.kind === 'idempotent') {
    return { last: decision.last, position: node.log.written(stream)[Number(decision.last)]!.position };
  }
  const stored: StoredEvent[] = node.log.write(stream, events);
  for (const event of stored) node.committed.set(event.id, event);
  return { last: node.log.last(stream), position: stored.at(-1)?.position ?? 0n };
}

function eventOf(message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage): NewEvent {
  const metadata = message.getMetadataMap();
  return {
    id: uuidOf(message.getId()),
    type: metadata.get('type') ?? '',
    json: metadata.get('content-type') === 'application/json',
    data: Buffer.from(message.getData_asU8()),
    metadata: Buffer.from(message.getCustomMetadata_asU8()),
  };
}

const nameOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined) =>
  Buffer.from(identifier!.getStreamName_asU8()).toString();

function expectedOf(
  options: Expectation & Partial<{ hasStreamExists(): boolean }>,
  revision: string | undefined,
): bigint {
  if (revision !== undefined) return BigInt(revision);
  if (options.hasNoStream()) return NO_STREAM;
  return options.hasStreamExists?.() ? STREAM_EXISTS : ANY;
}
