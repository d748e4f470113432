/** Catch-up subscriptions of version 1: what is there, `caughtUp`, then what comes. */
import { randomUUID } from 'node:crypto';

import { definitions } from './definitions.js';
import { code, rpcError, streamDeleted } from './errors.js';
import type { StoredEvent } from './log.js';
import type { Node } from './node.js';
import { readResponse } from './records.js';
import { fail, type ReadCall, type ReadRequest } from './read-request.js';

/** maxSearchWindow when none is asked: `DefaultReadBatchSize` [src Enumerator.AllSubscriptionFiltered]. */
const SEARCH_WINDOW = 32;

/**
 * From is exclusive [doc NodeJS docs/api/subscriptions.md]. A stream that is not there is waited for
 * [src Enumerator.StreamSubscription: NoStream while catching up].
 */
export function follow(node: Node, call: ReadCall, request: ReadRequest): void {
  const source = request.stream === undefined ? ofAll(node, request) : ofStream(node, request, request.stream);
  send(call, (response) => {
    const confirmation = new definitions.streams.ReadResp.SubscriptionConfirmation();
    confirmation.setSubscriptionId(randomUUID());
    response.setConfirmation(confirmation);
  });
  const checkpoint = checkpoints(call, request);
  // [seen] a server that is gone leaves the call to the transport: the client hears CANCELLED.
  const drop = (how: 'error' | 'end' | 'gone') => {
    stop();
    if (how === 'end') call.end();
    if (how === 'error') fail(call, rpcError(code.UNAVAILABLE, 'Subscription dropped'));
  };
  const pump = () => {
    for (let event = source(); event !== undefined; event = source()) {
      if (request.accepts(event)) call.write(readResponse(node.log, event, request.form));
      checkpoint.seen(event);
      // [src Enumerator.StreamSubscription: SendEventToSubscription] the deletion is sent, then the subscription fails.
      if (event.type === '$streamDeleted' && request.stream !== undefined) {
        stop();
        return fail(call, streamDeleted(request.stream));
      }
    }
  };
  const unhear = node.log.onWrite(pump);
  const stop = () => {
    unhear();
    node.faults.subscriptions.delete(drop);
  };
  node.faults.subscriptions.add(drop);
  call.on('cancelled', stop);
  if (request.stream !== undefined && node.log.isTombstoned(request.stream)) {
    stop();
    return fail(call, streamDeleted(request.stream));
  }
  pump();
  // [src Enumerator.AllSubscriptionFiltered: CatchUp] a checkpoint goes out before the subscription is live.
  checkpoint.send();
  send(call, (response) => response.setCaughtUp(new definitions.streams.ReadResp.CaughtUp()));
}

function send(call: ReadCall, fill: (response: InstanceType<typeof definitions.streams.ReadResp>) => void): void {
  const response = new definitions.streams.ReadResp();
  fill(response);
  call.write(response);
}

type Source = () => StoredEvent | undefined;

/** The next event of one stream; what metadata hide is skipped. */
function ofStream({ log }: Node, { options }: ReadRequest, stream: string): Source {
  const from = options.getStream()!;
  let next = from.hasRevision() ? BigInt(from.getRevision()) + 1n : from.hasEnd() ? log.last(stream) + 1n : 0n;
  let ended = false;
  return () => {
    if (ended) return undefined;
    const visible = log.visible(stream);
    const first = visible[0]?.revision;
    const event = first === undefined ? undefined : visible[Number(next > first ? next - first : 0n)];
    if (event !== undefined) {
      next = event.revision + 1n;
      return event;
    }
    ended = log.isTombstoned(stream);
    return ended ? log.all.findLast((each) => each.stream === stream && each.type === '$streamDeleted') : undefined;
  };
}

/** The next event of the log, hidden ones too. */
function ofAll({ log }: Node, { options }: ReadRequest): Source {
  const from = options.getAll()!;
  const position = from.hasPosition() ? BigInt(from.getPosition()!.getCommitPosition()) : -1n;
  let next = from.hasEnd() ? log.all.length : log.all.findIndex((event) => event.position > position);
  if (next < 0) next = log.all.length;
  return () => log.all[next++] ?? (next--, undefined);
}

/**
 * Subscriptions to `$all` with a filter are told how far they have come, every checkpointIntervalMultiplier x window events
 * considered [src Enumerator.AllSubscriptionFiltered].
 */
function checkpoints(call: ReadCall, { stream, options }: ReadRequest) {
  const filter = options.getFilter();
  if (stream !== undefined || filter === undefined) return { seen: () => undefined, send: () => undefined };
  const interval = Math.max(1, filter.getCheckpointintervalmultiplier()) * (filter.getMax() || SEARCH_WINDOW);
  let considered = 0;
  let last: StoredEvent | undefined;
  let sent: StoredEvent | undefined;
  const checkpoint = () => {
    if (last === undefined || last === sent) return;
    const { position } = (sent = last);
    send(call, (response) => {
      const message = new definitions.streams.ReadResp.Checkpoint();
      message.setCommitPosition(String(position));
      message.setPreparePosition(String(position));
      response.setCheckpoint(message);
    });
  };
  return {
    seen(event: StoredEvent) {
      last = event;
      if (++considered % interval === 0) checkpoint();
    },
    send: checkpoint,
  };
}
