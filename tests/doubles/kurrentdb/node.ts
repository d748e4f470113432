/** What the services of one double share. */
import type { Access } from './access.js';
import type { Leader } from './errors.js';
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

export function leaderOf({ log }: Node): Leader | undefined {
  return [...log.members].find(({ leader }) => leader);
}
