/** What the services of one double share. */
import type { Access } from './access.js';
import { notReady, type Leader, type RpcError } from './errors.js';
import type { Faults } from './faults.js';
import type { DoubleLog, Member } from './log.js';

export interface Node {
  readonly log: DoubleLog;
  readonly faults: Faults;
  readonly access: Access;
  readonly self: Member;
  readonly version: string;
  /** Bytes of all records of one append. */
  readonly maxAppendSize: number;
  /**
   * Ids lately committed through this node, with where they stand. Memory only: a restart forgets it, as the server's
   * `_committedEvents` does [src IndexWriter, 016b318b].
   */
  readonly committed: Map<string, { stream: string; revision: bigint }>;
}

/**
 * Whether only the leader would do, and this node is not it.
 *
 * [src ClusterVNodeController 0585634c: HandleAsNonLeader] a follower names its leader; a node that knows of none is not
 * ready, for what requires a leader as for every write.
 */
export function refusedHere(
  { log, self }: Node,
  notLeader: (leader: Leader | undefined) => RpcError,
): RpcError | undefined {
  if (self.state === 'leader') return undefined;
  return self.state === 'unknown' ? notReady() : notLeader(log.elected);
}
