/** How the appends of version 1 are answered. */
import { STREAM_EXISTS } from './commit-check.js';
import { AnyMessage, definitions, type streams } from './definitions.js';
import { code, type RpcError } from './errors.js';
import { NO_STREAM } from './log.js';

/** Last revision and position of what stands there now, or the revision that was found instead. */
export type Written = { readonly last: bigint; readonly position: bigint } | { readonly actual: bigint };

export function appendResponse(written: Written, expected: bigint): streams.AppendResp {
  const response = new definitions.streams.AppendResp();
  if ('actual' in written) {
    const wrong = new definitions.streams.AppendResp.WrongExpectedVersion();
    if (written.actual >= 0n) wrong.setCurrentRevision(String(written.actual));
    else wrong.setCurrentNoStream(new definitions.shared.Empty());
    if (expected >= 0n) wrong.setExpectedRevision(String(expected));
    else if (expected === NO_STREAM) wrong.setExpectedNoStream(new definitions.shared.Empty());
    else if (expected === STREAM_EXISTS) wrong.setExpectedStreamExists(new definitions.shared.Empty());
    else wrong.setExpectedAny(new definitions.shared.Empty());
    response.setWrongExpectedVersion(wrong);
    return response;
  }
  const success = new definitions.streams.AppendResp.Success();
  success.setCurrentRevision(String(written.last));
  const position = new definitions.streams.AppendResp.Position();
  position.setCommitPosition(String(written.position));
  position.setPreparePosition(String(written.position));
  success.setPosition(position);
  response.setSuccess(success);
  return response;
}

/** A wrong revision is a google.rpc.Status with a WrongExpectedVersion inside (client: appendToStream/unpackError.js). */
export function answerBatch(response: streams.BatchAppendResp, written: Written): void {
  if ('actual' in written) {
    const wrong = new definitions.shared.WrongExpectedVersion();
    if (written.actual >= 0n) wrong.setCurrentStreamRevision(String(written.actual));
    const error = { code: code.ALREADY_EXISTS, message: 'Wrong expected version' };
    response.setError(statusOf(error, 'WrongExpectedVersion', wrong));
    return;
  }
  const success = new definitions.streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(written.last));
  const position = new definitions.shared.AllStreamPosition();
  position.setCommitPosition(String(written.position));
  position.setPreparePosition(String(written.position));
  success.setPosition(position);
  response.setSuccess(success);
}

/** One append of the many is refused, and the call goes on. */
export function refuseBatch(response: streams.BatchAppendResp, error: RpcError): void {
  const denied = error.code === code.PERMISSION_DENIED;
  const detail = denied ? new definitions.shared.AccessDenied() : new definitions.shared.StreamDeleted();
  response.setError(statusOf(error, denied ? 'AccessDenied' : 'StreamDeleted', detail));
}

function statusOf(error: { code: number; message: string }, type: string, detail: { serializeBinary(): Uint8Array }) {
  const packed = new AnyMessage();
  packed.pack(detail.serializeBinary(), `event_store.client.${type}`);
  const status = new definitions.status.Status();
  status.setCode(error.code);
  status.setMessage(error.message);
  status.setDetails(packed);
  return status;
}
