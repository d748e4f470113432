import { Fault, MAX_EVENT_LINE, readEventLine } from '@consorzi/domain/audit';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import { allProjections } from '@consorzi/projections/all';
import { replayDigests } from '@consorzi/projections/projecting';

import { upcast } from '../../event-sourcing/upcast.js';
import type { Folder } from './folder.js';

/** The digest of a read model as the platform's tables had it. */
export interface ToldDigest {
  readonly projection: string;
  readonly version: number;
  readonly position: number;
  readonly sha256: string;
}

export interface ReplayOutcome {
  /** Names of the read models whose digest came out the same. */
  readonly equal: readonly string[];
  /** Names of those that cannot be compared: of another version of the code, or not of this position. */
  readonly notComparable: readonly string[];
}

/** Folds the platform's own projections over the events of the bundle. @throws Fault LETTURE_DIVERSE */
export async function checkReplay(folder: Folder): Promise<ReplayOutcome> {
  const told = digestsIn(folder);
  const { digests } = await replayDigests(allProjections, eventsIn(folder));
  const own = new Map(digests.map((one) => [one.projection, one]));
  const [equal, notComparable]: [string[], string[]] = [[], []];
  for (const { projection, version, position, sha256 } of told) {
    const replayed = own.get(projection);
    if (!replayed || replayed.version !== version || replayed.position !== position) notComparable.push(projection);
    else if (replayed.sha256 !== sha256) throw new Fault('LETTURE_DIVERSE', { detail: projection });
    else equal.push(projection);
  }
  return { equal, notComparable };
}

function* eventsIn(folder: Folder): Generator<PositionedEvent> {
  const lines = folder.lines('events.ndjson', MAX_EVENT_LINE);
  for (let line = lines.next(); line !== undefined; line = lines.next()) yield upcast(readEventLine(line).event);
}

function digestsIn(folder: Folder): readonly ToldDigest[] {
  try {
    const { digests } = JSON.parse(folder.text('digests.json', 'MANIFESTO_FALSO')) as { digests: ToldDigest[] };
    if (digests.every(({ projection, sha256 }) => typeof projection === 'string' && typeof sha256 === 'string')) {
      return digests;
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
  }
  throw new Fault('MANIFESTO_FALSO', { detail: 'digests.json' });
}
