import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

import type { AnyProjection } from './projection.js';

/** What is known of one key: its last row (kept when removed, so that filters still find the key). */
export interface Known {
  readonly position: number;
  readonly removed: boolean;
  readonly row: JsonObject;
}

/** One change of one key; `row` is null where the event removed it. */
export interface Version {
  readonly key: string;
  readonly position: number;
  readonly row: JsonObject | null;
}

/** What a batch of events did to one read model: every version in order, and where each touched key ended. */
export interface Folded {
  readonly versions: readonly Version[];
  readonly current: ReadonlyMap<string, Known>;
}

/** A projection could not take an event: it, and nothing else, stops there until it is retried or rebuilt. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly projection: string,
    readonly event: PositionedEvent,
    override readonly cause: unknown,
  ) {
    super(`${projection} at ${event.position} (${event.type}): ${cause instanceof Error ? cause.message : cause}`);
  }
}

/** An event that a projection cares about, and the keys it may touch. */
export interface Touch {
  readonly event: PositionedEvent;
  readonly keys: readonly string[];
}

/** The events of a batch that a projection cares about. @throws PoisonEvent */
export function touchesOf(projection: AnyProjection, events: readonly PositionedEvent[]): readonly Touch[] {
  const touches: Touch[] = [];
  for (const event of events) {
    try {
      const keys = projection.keys(event);
      if (keys.length > 0) touches.push({ event, keys });
    } catch (cause) {
      throw new PoisonEvent(projection.name, event, cause);
    }
  }
  return touches;
}

/** The keys that must be known before the touches are folded, each once. */
export function keysOf(touches: readonly Touch[]): readonly string[] {
  const keys = new Set<string>();
  for (const touch of touches) for (const key of touch.keys) keys.add(key);
  return [...keys];
}

/**
 * Folds touches, in the order of their events, over the known rows of their keys. Pure: the runner and the auditor's
 * offline tool share it, so the same log gives the same rows and versions whatever the size of the batches.
 * @throws PoisonEvent naming the event that the projection could not take, or whose outcome breaks its declaration.
 */
export function fold(projection: AnyProjection, known: ReadonlyMap<string, Known>, touches: readonly Touch[]): Folded {
  const versions: Version[] = [];
  const current = new Map<string, Known>();
  const find = (key: string) => current.get(key) ?? known.get(key);
  for (const { event, keys } of touches) {
    try {
      for (const [key, row] of projection.evolve(existing(keys, find), event)) {
        if (!keys.includes(key)) throw new Error(`evolve changed ${key}, which keys() does not name`);
        const before = find(key);
        if (row === null && (!before || before.removed)) continue;
        assertDeclared(projection, key, before, row);
        versions.push({ key, position: event.position, row });
        current.set(key, { position: event.position, removed: row === null, row: row ?? before!.row });
      }
    } catch (cause) {
      throw new PoisonEvent(projection.name, event, cause);
    }
  }
  return { versions, current };
}

function existing(keys: readonly string[], find: (key: string) => Known | undefined): ReadonlyMap<string, JsonObject> {
  let rows: Map<string, JsonObject> | undefined;
  for (const key of keys) {
    const entry = find(key);
    if (entry && !entry.removed) (rows ??= new Map<string, JsonObject>()).set(key, entry.row);
  }
  return rows ?? NONE;
}

/** Most events of a model that is only inserted into find no row: one empty map serves them all. */
const NONE: ReadonlyMap<string, JsonObject> = new Map();

/** A projection that breaks its own declaration would give wrong answers silently: queries rely on it. */
function assertDeclared(projection: AnyProjection, key: string, before: Known | undefined, row: JsonObject | null) {
  if (!before) return;
  if (projection.insertOnly) throw new Error(`${key} is written a second time, but the model is insert-only`);
  if (row === null) return;
  for (const [field, constant] of Object.entries(projection.filters)) {
    const old = before.row[field];
    if (constant && old != null && old !== row[field]) throw new Error(`${key}: ${field} is declared never to change`);
  }
}
