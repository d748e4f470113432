/**
 * The service definitions and messages that ship inside the client package. The double is built on these, so what it
 * speaks is what the client was generated from. They are CommonJS and have no index, hence loaded by path.
 */
import { createRequire } from 'node:module';

import type * as features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type * as featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import type * as gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type * as gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import type * as projections from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/projectionmanagement_pb.js';
import type * as projectionsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/projectionmanagement_grpc_pb.js';
import type * as shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type * as status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type * as streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type * as streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type * as v2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import type * as v2Grpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import type * as v2StreamErrors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import type * as v2ServerErrors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/errors_pb.js';
import type { Any } from 'google-protobuf/google/protobuf/any_pb.js';

const require = createRequire(import.meta.url);
const load = <T>(file: string) => require(`@kurrent/kurrentdb-client/generated/kurrentdb/protocols/${file}.js`) as T;

export const definitions = {
  features: load<typeof features>('v1/serverfeatures_pb'),
  featuresGrpc: load<typeof featuresGrpc>('v1/serverfeatures_grpc_pb'),
  gossip: load<typeof gossip>('v1/gossip_pb'),
  gossipGrpc: load<typeof gossipGrpc>('v1/gossip_grpc_pb'),
  projections: load<typeof projections>('v1/projectionmanagement_pb'),
  projectionsGrpc: load<typeof projectionsGrpc>('v1/projectionmanagement_grpc_pb'),
  shared: load<typeof shared>('v1/shared_pb'),
  status: load<typeof status>('v1/status_pb'),
  streams: load<typeof streams>('v1/streams_pb'),
  streamsGrpc: load<typeof streamsGrpc>('v1/streams_grpc_pb'),
  v2: load<typeof v2>('v2/streams/streams_pb'),
  v2Grpc: load<typeof v2Grpc>('v2/streams/streams_grpc_pb'),
  v2StreamErrors: load<typeof v2StreamErrors>('v2/streams/errors_pb'),
  v2ServerErrors: load<typeof v2ServerErrors>('v2/errors_pb'),
};

/** The very copy the client uses: `instanceof Metadata` decides inside it. */
export const grpc = require('@grpc/grpc-js') as typeof import('@grpc/grpc-js');

/** `google.protobuf.Any`; again the copy the generated files use. */
export const AnyMessage = (require('google-protobuf/google/protobuf/any_pb.js') as { Any: typeof Any }).Any;

export type { streams, v2, gossip, projections, features };
