/** Which call goes where, and the faults that concern the answer rather than the deed. */
import type {
  sendUnaryData,
  Server,
  ServerUnaryCall,
  ServerWritableStream,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';

import { definitions, type projections, type v2 } from './definitions.js';
import { accessDenied, accessDeniedV2, code, notLeaderV2, notReady, rpcError, type RpcError } from './errors.js';
import type { LostAnswer, Refusal } from './faults.js';
import { supportedMethods } from './features.js';
import { clusterInfo } from './gossip.js';
import type { Node } from './node.js';
import { enable, statistics } from './projections.js';
import { read } from './streams-v1.js';
import { append, batchAppend, deleteStream, tombstone } from './streams-v1-writes.js';
import { appendRecords } from './streams-v2.js';
import { fail, type ReadCall } from './read-request.js';

type Unary = ServerUnaryCall<unknown, unknown>;
type Answered = sendUnaryData<unknown>;

export function addServices(server: Server, node: Node, calls: string[]): void {
  const noted =
    <Args extends unknown[]>(name: string, handle: (...args: Args) => void) =>
    (...args: Args) => {
      calls.push(name);
      handle(...args);
    };
  const unary = <Request, Response>(name: string, answer: (call: ServerUnaryCall<Request, Response>) => Response) =>
    noted(name, (call: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>) => {
      try {
        done(null, answer(call));
      } catch (error) {
        done(asRpcError(error));
      }
    });

  server.addService(definitions.featuresGrpc.ServerFeaturesService, {
    getSupportedMethods: noted('ServerFeatures/GetSupportedMethods', (_call: Unary, done: Answered) => {
      const how = node.faults.features;
      if (how === 'hang') return;
      if (how === 'answer') done(null, supportedMethods(node));
      else done(rpcError(how === 'unavailable' ? code.UNAVAILABLE : code.UNIMPLEMENTED, `Features: ${how}`));
    }),
  });
  server.addService(definitions.gossipGrpc.GossipService, { read: unary('Gossip/Read', () => clusterInfo(node)) });
  server.addService(definitions.v2Grpc.StreamsServiceService, {
    ...unimplemented(definitions.v2Grpc.StreamsServiceService),
    appendRecords: noted('StreamsService/AppendRecords', (call: Unary, done: Answered) =>
      appendWithFaults(node, call, done),
    ),
  });
  server.addService(definitions.streamsGrpc.StreamsService, {
    read: noted('Streams/Read', (call: ReadCall) => void read(node, call)),
    append: noted('Streams/Append', append(node)),
    batchAppend: noted('Streams/BatchAppend', batchAppend(node)),
    delete: unary('Streams/Delete', deleteStream(node)),
    tombstone: unary('Streams/Tombstone', tombstone(node)),
  });
  server.addService(definitions.projectionsGrpc.ProjectionsService, {
    ...unimplemented(definitions.projectionsGrpc.ProjectionsService),
    enable: unary('Projections/Enable', ({ request, metadata }: ServerUnaryCall<projections.EnableReq, unknown>) => {
      if (node.faults.enableRefused || !node.access.isSomebody(metadata)) throw accessDenied();
      return enable(node, request);
    }),
    statistics: noted(
      'Projections/Statistics',
      (call: ServerWritableStream<projections.StatisticsReq, projections.StatisticsResp>) => {
        try {
          if (!node.access.isSomebody(call.metadata)) throw accessDenied();
          if (node.faults.statistics === 'silence') return;
          const answer = statistics(node, call.request);
          if (answer !== undefined) call.write(answer);
          call.end();
        } catch (error) {
          call.emit('error', asRpcError(error));
        }
      },
    ),
  });
}

/** Writes, or does not, and then answers or does not: the next fault in the queue says so. */
function appendWithFaults(node: Node, call: Unary, done: Answered): void {
  const fault = node.faults.appends.shift();
  try {
    if (fault && 'refused' in fault) {
      const error = refusal(node, fault.refused);
      return error && done(error);
    }
    const request = call.request as v2.AppendRecordsRequest;
    if (node.faults.maxMessageSize < Infinity && request.serializeBinary().length > node.faults.maxMessageSize) {
      throw rpcError(code.RESOURCE_EXHAUSTED, 'Received message exceeds the maximum configured message size.');
    }
    const may = (what: 'read' | 'write', stream: string) => node.access.may(call.metadata, what, stream);
    const answer = appendRecords(node, request, may);
    if (fault) {
      const error = lost(fault.lost);
      return error && done(error);
    }
    done(null, answer);
  } catch (error) {
    done(asRpcError(error));
  }
}

/** [src ApiErrors.OperationTimeout, RpcExceptions] a commit time-out is DEADLINE_EXCEEDED, a node not ready UNAVAILABLE. */
function lost(how: LostAnswer): RpcError | undefined {
  if (how === 'silence') return undefined;
  if (how === 'deadline') return rpcError(code.DEADLINE_EXCEEDED, 'AppendRecords timed out while waiting for commit');
  if (how === 'cancelled') return rpcError(code.CANCELLED, 'Cancelled');
  return how === 'internal' ? rpcError(code.INTERNAL, 'Internal error') : notReady();
}

function refusal(node: Node, why: Refusal): RpcError | undefined {
  if (why === 'not leader') return notLeaderV2(node.log.elected);
  if (why === 'access denied') return accessDeniedV2('streams:append');
  return lost(why);
}

/** Every method of the service answers UNIMPLEMENTED unless the double says otherwise. */
function unimplemented(service: object): UntypedServiceImplementation {
  const error = rpcError(code.UNIMPLEMENTED, 'Not in the double');
  const answer = (call: ReadCall, done?: Answered) => (done ? done(error) : fail(call, error));
  return Object.fromEntries(Object.keys(service).map((method) => [method, answer])) as UntypedServiceImplementation;
}

function asRpcError(error: unknown): RpcError {
  const known = (error as Partial<RpcError>).code !== undefined;
  return known ? (error as RpcError) : rpcError(code.UNKNOWN, String((error as Error).stack));
}
