import {
  AccessDeniedError,
  AppendConsistencyViolationError,
  AppendRecordSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  StreamTombstonedError,
  TransactionMaxSizeExceededError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';

import { InvalidEvent } from '@consorzi/domain/event-sourcing';

import {
  EventStoreUnavailable,
  LogAccessDenied,
  NotLeader,
  ServerAppendTooLarge,
  StreamDeleted,
  UnreadableLog,
} from '../store-errors.js';

/** The client has not answered in our own time. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
  }
}

/** Status codes of gRPC that the client gives no class of its own, as it does not know the errors of AppendRecords. */
const INVALID_ARGUMENT = 3;
export const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const FAILED_PRECONDITION = 9;
export const UNIMPLEMENTED = 12;
const UNAUTHENTICATED = 16;

export const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

export function isDenied(error: unknown): boolean {
  return error instanceof AccessDeniedError || codeOf(error) === PERMISSION_DENIED || codeOf(error) === UNAUTHENTICATED;
}

/** Both forms: of the old protocol, and the one of AppendRecords that the client takes for unknown. */
function isNotLeader(error: unknown): boolean {
  if (error instanceof NotLeaderError) return true;
  if (codeOf(error) !== FAILED_PRECONDITION) return false;
  const raw = (error as { _raw?: { metadata?: { get?(key: string): readonly unknown[] } } })._raw;
  const details = raw?.metadata?.get?.('grpc-status-details-bin')?.[0];
  // The full name of the message stands in the bytes as it is, before those of its fields.
  return Buffer.isBuffer(details) && details.includes('NotLeaderNodeErrorDetails');
}

/** The stream is not where it was expected, in one of the words for it. */
export function isConflict(error: unknown): error is AppendConsistencyViolationError | WrongExpectedVersionError {
  return error instanceof AppendConsistencyViolationError || error instanceof WrongExpectedVersionError;
}

/** Another attempt would say the same. */
function isFinal(error: unknown): boolean {
  if (
    error instanceof EventStoreUnavailable ||
    error instanceof InvalidEvent ||
    error instanceof UnreadableLog ||
    error instanceof StreamDeleted ||
    error instanceof StreamDeletedError ||
    error instanceof StreamTombstonedError ||
    error instanceof StreamNotFoundError ||
    error instanceof TransactionMaxSizeExceededError ||
    error instanceof AppendRecordSizeExceededError ||
    error instanceof UnsupportedError ||
    error instanceof TypeError ||
    error instanceof RangeError
  ) {
    return true;
  }
  if (isConflict(error) || isDenied(error)) return true;
  return codeOf(error) === INVALID_ARGUMENT || codeOf(error) === UNIMPLEMENTED;
}

/** True where trying again makes sense; what the client or the server calls unknown is among it. */
export function isPassing(error: unknown): boolean {
  return !isFinal(error);
}

/**
 * Whether this client may be dead: its reader never says why it is unavailable, nor whether it will be again. After a
 * conflict or a refusal it certainly lives.
 */
export function wantsNewClient(error: unknown): boolean {
  return isPassing(error) && !(error instanceof AggregateError);
}

/** What the port says in its place. The client's own words may hold parts of the address: they stay in the cause. */
export function portError(error: unknown): unknown {
  if (isNotLeader(error)) return new NotLeader('no leader of the event log answers', { cause: error });
  if (isDenied(error)) return new LogAccessDenied('the event log does not admit these credentials', { cause: error });
  if (error instanceof StreamDeletedError) return new StreamDeleted(error.streamName);
  if (error instanceof StreamTombstonedError) return new StreamDeleted(error.stream);
  if (error instanceof TransactionMaxSizeExceededError) {
    return new ServerAppendTooLarge(Number(error.size), Number(error.maxSize), 'KURRENTDB_MAX_APPEND_SIZE');
  }
  if (error instanceof AppendRecordSizeExceededError) {
    return new ServerAppendTooLarge(Number(error.size), Number(error.maxSize), 'KURRENTDB_MAX_APPEND_EVENT_SIZE');
  }
  if (error instanceof UnsupportedError || codeOf(error) === UNIMPLEMENTED) {
    return new EventStoreUnavailable('the server is older than 26.1: it has no AppendRecords', { cause: error });
  }
  if (codeOf(error) === INVALID_ARGUMENT) {
    return new InvalidEvent('the server refuses the append as malformed', { cause: error });
  }
  if (isPassing(error)) return new EventStoreUnavailable('the event log does not answer', { cause: error });
  return error;
}
