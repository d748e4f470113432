/** Reads of version 1: of a stream or of `$all`, in both directions. Subscriptions come by the same call. */
import { definitions, type streams } from './definitions.js';
import { accessDenied, code, notLeader, rpcError, streamDeleted } from './errors.js';
import type { StoredEvent } from './log.js';
import { refusedHere, type Node } from './node.js';
import { readResponse, streamNotFound, type Form } from './records.js';
import { fail, readRequest, type ReadCall, type ReadRequest } from './read-request.js';
import { follow } from './subscriptions.js';

export async function read(node: Node, call: ReadCall): Promise<void> {
  try {
    const request = readRequest(call.request);
    const subscription = request.options.hasSubscription();
    if (!subscription && node.faults.reads !== undefined && failing(node)) return;
    if (subscription && node.faults.subscriptionsRefused) throw node.faults.subscriptionsRefused;
    // [seen] the client asks for the leader exactly when nodePreference is leader.
    const elsewhere = call.metadata.get('requires-leader')[0] === 'true' && refusedHere(node, notLeader);
    if (elsewhere) throw elsewhere;
    if (!node.access.may(call.metadata, 'read', request.stream ?? '$all')) throw accessDenied();
    if (subscription) return follow(node, call, request);
    if (request.stream === undefined) await answer(call, pageOfAll(node, request), node, request.form);
    else await readStream(node, call, request, request.stream);
    call.end();
  } catch (error) {
    fail(call, error);
  }
}

async function readStream(node: Node, call: ReadCall, request: ReadRequest, stream: string): Promise<void> {
  if (node.log.isTombstoned(stream)) throw streamDeleted(stream);
  // [src ReadStreamForwards: NoStream] not an error but a message; so too after a soft delete [doc streams.md].
  if (node.log.written(stream).length === 0 || node.log.isSoftDeleted(stream)) {
    call.write(streamNotFound(stream));
    return;
  }
  await answer(call, pageOfStream(node, request, stream), node, request.form);
  // [src ReadStreamForwards] readers that say they understand it are told the last revision at the end.
  if ((request.options.getControlOption()?.getCompatibility() ?? 0) >= 1) {
    const last = new definitions.streams.ReadResp();
    last.setLastStreamPosition(String(node.log.last(stream)));
    call.write(last);
  }
}

function pageOfStream(node: Node, { options }: ReadRequest, stream: string): readonly StoredEvent[] {
  const visible = node.log.visible(stream);
  const from = options.getStream()!;
  const backwards = isBackwards(options);
  const count = Number(options.getCount());
  if (backwards) {
    const at = from.hasRevision() ? BigInt(from.getRevision()) : from.hasEnd() ? node.log.last(stream) : -1n;
    const page: StoredEvent[] = [];
    for (let i = visible.length - 1; i >= 0 && page.length < count; i--) {
      if (visible[i]!.revision <= at) page.push(visible[i]!);
    }
    return page;
  }
  if (from.hasEnd()) return [];
  const at = from.hasRevision() ? BigInt(from.getRevision()) : 0n;
  const first = visible[0]?.revision ?? 0n;
  const skip = at > first ? Number(at - first) : 0;
  return visible.slice(skip, skip + count);
}

/** Forwards from the position itself, backwards from before it; hidden events stay in `$all` until a scavenge [doc streams.md]. */
function pageOfAll(node: Node, { options, accepts }: ReadRequest): readonly StoredEvent[] {
  const from = options.getAll()!;
  const count = Number(options.getCount());
  const position = from.hasPosition() ? BigInt(from.getPosition()!.getCommitPosition()) : undefined;
  const readable = node.log.all.filter(accepts);
  if (isBackwards(options)) {
    const before = readable.filter((event) => position === undefined || event.position < position);
    return from.hasStart() ? [] : before.reverse().slice(0, count);
  }
  return from.hasEnd() ? [] : readable.filter((event) => event.position >= (position ?? 0n)).slice(0, count);
}

const isBackwards = (options: streams.ReadReq.Options) =>
  options.getReadDirection() === definitions.streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** Waits where the reader is slow: a long read must not pile up in memory. */
async function answer(call: ReadCall, page: readonly StoredEvent[], node: Node, form: Form): Promise<void> {
  let goOn: () => void = () => undefined;
  call.on('cancelled', () => goOn());
  call.on('drain', () => goOn());
  for (const event of page) {
    if (call.cancelled) return;
    if (call.write(readResponse(node.log, event, form))) continue;
    await new Promise<void>((resolve) => (goOn = resolve));
  }
}

/** True when the fault has answered (or never will). */
function failing(node: Node): boolean {
  const fault = node.faults.reads!;
  if (--fault.left <= 0) node.faults.reads = undefined;
  if (fault.how === 'hang') return true;
  if (fault.how === 'access denied') throw accessDenied();
  throw rpcError(fault.how === 'internal' ? code.INTERNAL : code.UNAVAILABLE, `Read refused: ${fault.how}`);
}
