/** What a read or a subscription asks for. */
import type { ServerWritableStream } from '@grpc/grpc-js';

import type { streams } from './definitions.js';
import { code, rpcError, type RpcError } from './errors.js';
import type { StoredEvent } from './log.js';
import type { Form } from './records.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

export interface ReadRequest {
  readonly options: streams.ReadReq.Options;
  /** Undefined is `$all`. */
  readonly stream: string | undefined;
  readonly form: Form;
  readonly accepts: (event: StoredEvent) => boolean;
}

export function readRequest(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions()!;
  const identifier = options.getStream()?.getStreamIdentifier();
  return {
    options,
    stream: identifier === undefined ? undefined : Buffer.from(identifier.getStreamName_asU8()).toString(),
    form: {
      resolveLinks: options.getResolveLinks(),
      structuredIds: options.getUuidOption()?.hasStructured() ?? false,
    },
    accepts: filterOf(options.getFilter()),
  };
}

function filterOf(filter: streams.ReadReq.Options.FilterOptions | undefined): (event: StoredEvent) => boolean {
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (expression === undefined) return () => true;
  const byStream = filter?.getStreamIdentifier() !== undefined;
  const prefixes = expression.getPrefixList();
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  return (event) => {
    const name = byStream ? event.stream : event.type;
    return regex === undefined ? prefixes.some((prefix) => name.startsWith(prefix)) : regex.test(name);
  };
}

/** Ends the call with an error; what is not one of the protocol becomes UNKNOWN. */
export function fail(call: ReadCall, error: unknown): void {
  const known = (error as Partial<RpcError>).code !== undefined;
  call.emit('error', known ? error : rpcError(code.UNKNOWN, String((error as Error).stack)));
}
