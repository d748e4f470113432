/** The errors of both protocols as the server sends them. */
import type { Metadata } from '@grpc/grpc-js';
import { AnyMessage, definitions, grpc } from './definitions.js';

export interface RpcError extends Error {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

export const code = grpc.status;

export function rpcError(status: number, message: string, trailers: Record<string, string | Buffer> = {}): RpcError {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(message), { code: status, details: message, metadata });
}

/** Version 1: the kind stands in the trailer `exception` [src Transport/Grpc/RpcExceptions.cs]. */
const v1Error = (status: number, exception: string, message: string, trailers: Record<string, string> = {}) =>
  rpcError(status, message, { exception, ...trailers });

export const accessDenied = () => v1Error(code.PERMISSION_DENIED, 'access-denied', 'Access Denied');
export const unauthenticated = () => rpcError(code.UNAUTHENTICATED, 'Unauthenticated');
export const notReady = () => rpcError(code.UNAVAILABLE, 'Server Is Not Ready');
export const streamDeleted = (stream: string) =>
  v1Error(code.FAILED_PRECONDITION, 'stream-deleted', `Event stream '${stream}' is deleted.`, {
    'stream-name': stream,
  });

export interface Leader {
  readonly host: string;
  readonly port: number;
}

export function notLeader(leader: Leader | undefined): RpcError {
  if (leader === undefined) return rpcError(code.UNKNOWN, 'No leader info available in response');
  return v1Error(code.NOT_FOUND, 'not-leader', 'Leader info available', {
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });
}

interface Detail {
  serializeBinary(): Uint8Array;
}

/**
 * Version 2: a google.rpc.Status in `grpc-status-details-bin` with ErrorInfo first and the detail after it
 * [src RpcExceptions.FromError: `details.Prepend(errorInfo)`]. The Status of the package has room for one detail, so the
 * two are laid end to end: in protobuf that is one message with the field repeated.
 */
export function v2Error(status: number, message: string, detailType: string, detail: Detail): RpcError {
  const head = new definitions.status.Status();
  head.setCode(status);
  head.setMessage(message);
  const reason = Buffer.from(detailType.slice(detailType.lastIndexOf('.') + 1).replace(/ErrorDetails$/, ''));
  const errorInfo = Buffer.concat([Buffer.from([0x0a, reason.length]), reason]);
  const parts = [
    head.serializeBinary(),
    packed('google.rpc.ErrorInfo', errorInfo),
    packed(detailType, detail.serializeBinary()),
  ];
  return rpcError(status, message, { 'grpc-status-details-bin': Buffer.concat(parts) });
}

function packed(type: string, value: Uint8Array): Uint8Array {
  const any = new AnyMessage();
  any.setTypeUrl(`type.googleapis.com/${type}`);
  any.setValue(value);
  const status = new definitions.status.Status();
  status.setDetails(any);
  return status.serializeBinary();
}

const STREAMS = 'kurrentdb.protocol.v2.streams.errors';
const SERVER = 'kurrentdb.protocol.v2.errors';

/** Only the leader takes AppendRecords; the client knows no class for this answer [src StreamsService: requireLeader]. */
export function notLeaderV2(leader: Leader | undefined): RpcError {
  const detail = new definitions.v2ServerErrors.NotLeaderNodeErrorDetails();
  if (leader !== undefined) {
    const node = new definitions.v2ServerErrors.NotLeaderNodeErrorDetails.NodeInfo();
    node.setHost(leader.host);
    node.setPort(leader.port);
    detail.setCurrentLeader(node);
  }
  return v2Error(
    code.FAILED_PRECONDITION,
    'The node is not the leader.',
    `${SERVER}.NotLeaderNodeErrorDetails`,
    detail,
  );
}

export function accessDeniedV2(operation: string): RpcError {
  const detail = new definitions.v2ServerErrors.AccessDeniedErrorDetails();
  detail.setOperation(operation);
  return v2Error(code.PERMISSION_DENIED, 'Access denied.', `${SERVER}.AccessDeniedErrorDetails`, detail);
}

export function transactionTooLarge(size: number, max: number): RpcError {
  const detail = new definitions.v2StreamErrors.AppendTransactionSizeExceededErrorDetails();
  detail.setSize(size);
  detail.setMaxSize(max);
  const message = `The total size of the append transaction (${size}) exceeds the maximum allowed size of ${max} bytes.`;
  return v2Error(code.ABORTED, message, `${STREAMS}.AppendTransactionSizeExceededErrorDetails`, detail);
}

export interface Violation {
  readonly checkIndex?: number | undefined;
  readonly stream: string;
  readonly expected: bigint;
  readonly actual: bigint;
}

export function consistencyViolation(violations: readonly Violation[]): RpcError {
  const detail = new definitions.v2StreamErrors.AppendConsistencyViolationErrorDetails();
  for (const { checkIndex, stream, expected, actual } of violations) {
    const violation = new definitions.v2StreamErrors.ConsistencyViolation();
    if (checkIndex !== undefined) violation.setCheckIndex(checkIndex);
    const state = new definitions.v2StreamErrors.ConsistencyViolation.StreamStateViolation();
    state.setStream(stream);
    state.setExpectedState(String(expected));
    state.setActualState(String(actual));
    violation.setStreamState(state);
    detail.addViolations(violation);
  }
  const type = `${STREAMS}.AppendConsistencyViolationErrorDetails`;
  return v2Error(code.FAILED_PRECONDITION, 'The append violates its consistency checks.', type, detail);
}

/** google.rpc.BadRequest with one field violation, packed by hand: the package has no definition of it. */
export function invalidRequest(field: string, description: string): RpcError {
  const text = (tag: number, value: string) => {
    const bytes = Buffer.from(value).subarray(0, 120);
    return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
  };
  const violation = Buffer.concat([text(0x0a, field.slice(0, 50)), text(0x12, description.slice(0, 60))]);
  const request = Buffer.concat([Buffer.from([0x0a, violation.length]), violation]);
  return v2Error(code.INVALID_ARGUMENT, description, 'google.rpc.BadRequest', { serializeBinary: () => request });
}
