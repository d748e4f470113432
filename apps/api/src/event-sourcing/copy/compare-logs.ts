import { Frontier, leafHash, leafOf } from '@consorzi/domain/audit';
import type { EventStore, PositionedEvent } from '@consorzi/domain/event-sourcing';

import { isSame, LogsDiffer } from './copy-log.js';
import { eventsFrom, lastOf } from '../walk.js';

export interface Compared {
  readonly events: number;
  /** Of the transparency log over them, hex: the same on both sides. */
  readonly root: string;
}

/**
 * Reads both logs of a scope to their end, side by side, and compares every field of every event.
 * @throws LogsDiffer at the first position where they are not the same, also where one of them ends.
 */
export async function compareLogs(
  from: EventStore,
  to: EventStore,
  scope: string,
  onProgress?: (position: number) => void,
): Promise<Compared> {
  const [lastSource, lastTarget] = [await lastOf(from, scope), await lastOf(to, scope)];
  const last = Math.min(lastSource, lastTarget);
  const target = eventsFrom(to, scope, -1, last);
  const [tree, otherTree] = [new Frontier(), new Frontier()];
  for await (const event of eventsFrom(from, scope, -1, last)) {
    const other = (await target.next()).value as PositionedEvent | undefined;
    if (!other || !isSame(event, other)) throw new LogsDiffer(scope, event.position);
    tree.append(leafHash(leafOf(event)));
    otherTree.append(leafHash(leafOf(other)));
    onProgress?.(event.position);
  }
  const root = tree.root().toString('hex');
  if (lastSource !== lastTarget || root !== otherTree.root().toString('hex')) throw new LogsDiffer(scope, last + 1);
  return { events: last + 1, root };
}
