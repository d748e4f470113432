import { setTimeout as sleep } from 'node:timers/promises';

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { streamName, type EventStore } from '@consorzi/domain/event-sourcing';
import { giornoDi } from '@consorzi/domain/shared';
import { ProjectionBehind } from '@consorzi/projections/projecting';
import {
  accessi,
  ULTIMA,
  type RigaAccessi,
  type RigaIncarico,
  type RuoloAssegnato,
} from '@consorzi/projections/tenancy';

import { EVENT_STORE } from '../../event-sourcing/event-store.module.js';
import { ReadModels } from '../../projections/read-models.js';

/** The access model of a scope lacks a change of rights that is in the log: nobody may be let in by it. */
export class AccessModelBehind extends Error {
  override readonly name = 'AccessModelBehind';
  readonly code = 'ACCESSI_NON_AGGIORNATI';
  /** For who asked, in whatever form their answer has. */
  readonly messaggio = 'I diritti di questo consorzio sono in aggiornamento: riprovare tra poco.';
  constructor(readonly scope: string) {
    super(`the access model of ${scope} is behind`);
  }
}

/** What a person has in a scope today. */
export interface Diritti {
  /** Granted, or delegated for today. */
  readonly ruoli: readonly RuoloAssegnato[];
  /** For which they are called as an auditor today. */
  readonly incarichi: readonly RigaIncarico[];
}

/** How often, at most, a scope's log is asked whether rights have changed. */
const LOOK_EVERY_MS = 1_000;
/** How long the access model may lack a change that was seen in the log. */
const GRACE_MS = 5_000;
const WAIT_STEP_MS = 50;

/** The newest change of rights seen in a scope's log. */
interface Seen {
  readonly revision: number;
  /** When this process first saw it, and when it last looked; monotonic milliseconds. */
  readonly since: number;
  readonly lookedAt: number;
}

/**
 * Who has which role in a scope now, as far as the access model may be trusted: one that lacks a change which stands in
 * the log longer than the grace (a dead projector, a parked event) is not asked any more.
 */
@Injectable()
export class AccessModel implements OnApplicationShutdown {
  private readonly seen = new Map<string, Seen>();
  private readonly looking = new Map<string, Promise<Seen>>();
  private stopping = false;

  constructor(
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Granted roles, those delegated for today, and today's audits. @throws AccessModelBehind */
  async rightsOf(scope: string, personaId: string, now = new Date().toISOString()): Promise<Diritti> {
    const newest = await this.newest(scope);
    const { revisione, ruoli, incarichi } = await this.read(scope, personaId, giornoDi(now));
    if (revisione < newest.revision && performance.now() - newest.since > GRACE_MS) throw new AccessModelBehind(scope);
    return { ruoli, incarichi };
  }

  /** Resolves when the access model holds the change, however long it takes: until then nobody is told that it is done. */
  async holds(scope: string, revision: number): Promise<void> {
    while (!this.stopping && (await this.read(scope, ULTIMA, '')).revisione < revision) await sleep(WAIT_STEP_MS);
  }

  onApplicationShutdown(): void {
    this.stopping = true;
  }

  /** What the model says: nothing (revision -1) where it is behind the other read models or empty. */
  private async read(scope: string, personaId: string, oggi: string) {
    try {
      return await this.readModels.now(scope, [accessi], async (reader) => {
        const found = await reader.many(accessi, [personaId, ULTIMA]);
        const row = (key: string) => found.find((one) => one.key === key)?.row;
        const own = row(personaId);
        const counts = ({ dal, alEscluso }: { dal: string; alEscluso: string }) => dal <= oggi && oggi < alEscluso;
        const inCorso = (own?.deleghe ?? []).filter(counts);
        const deleganti = await reader.many(
          accessi,
          inCorso.map(({ delegante }) => delegante),
        );
        const rowsOf = new Map(deleganti.map(({ key, row }) => [key, row]));
        const delegati = inCorso.flatMap(({ delegante, ruolo }) => granted(rowsOf.get(delegante), ruolo));
        return {
          revisione: row(ULTIMA)?.revisione ?? -1,
          ruoli: united([...(own?.ruoli ?? []), ...delegati]),
          incarichi: (own?.incarichi ?? []).filter(counts),
        };
      });
    } catch (error) {
      if (error instanceof ProjectionBehind) return { revisione: -1, ruoli: [], incarichi: [] };
      throw error;
    }
  }

  /** The log is asked at most once a second and process, by whoever comes first. */
  private newest(scope: string): Promise<Seen> {
    const known = this.seen.get(scope);
    if (known && performance.now() - known.lookedAt < LOOK_EVERY_MS) return Promise.resolve(known);
    let look = this.looking.get(scope);
    if (!look) {
      look = this.look(scope, known).finally(() => this.looking.delete(scope));
      this.looking.set(scope, look);
    }
    return look;
  }

  private async look(scope: string, known: Seen | undefined): Promise<Seen> {
    const lookedAt = performance.now();
    const stream = streamName(scope, 'Accessi', scope);
    const news = await this.store.readStream(scope, stream, (known?.revision ?? -1) + 1);
    const revision = news.at(-1)?.revision ?? known?.revision ?? -1;
    const since = known && revision === known.revision ? known.since : lookedAt;
    const seen = { revision, since, lookedAt };
    this.seen.set(scope, seen);
    return seen;
  }
}

/** A delegated role acts on the centri of the delegante, as they are now. */
const granted = (row: RigaAccessi | undefined, ruolo: string): readonly RuoloAssegnato[] =>
  (row?.ruoli ?? []).filter((one) => one.ruolo === ruolo);

/** A role had twice, of one's own and by delega, acts on the centri of both. */
function united(ruoli: readonly RuoloAssegnato[]): readonly RuoloAssegnato[] {
  const centri = new Map<RuoloAssegnato['ruolo'], Set<string>>();
  for (const { ruolo, centri: some } of ruoli) {
    const all = centri.get(ruolo) ?? new Set();
    some.forEach((centro) => all.add(centro));
    centri.set(ruolo, all);
  }
  return [...centri].map(([ruolo, some]) => ({ ruolo, centri: [...some] }));
}
