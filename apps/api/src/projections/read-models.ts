import { Injectable, Inject, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';

import { positionOf } from '@consorzi/projections/audit';
import type { AnyProjection, Moment, Reader, SharedReader } from '@consorzi/projections/projecting';

import { API_POOL } from '../boot/platform.module.js';
import { Arrivals, readAt, readShared, readSharedOf } from './index.js';

/** A date, or a position of the scope's log; neither is the newest. */
export interface Quando {
  readonly al?: string | undefined;
  readonly posizione?: number | undefined;
  /** Of members that share their data, each in its own log. */
  readonly momenti?: readonly { readonly scope: string; readonly posizione: number }[] | undefined;
}

/** The read side as the contexts use it: rows of one scope at one moment. */
@Injectable()
export class ReadModels implements OnApplicationShutdown {
  private readonly arrivals: Arrivals;

  constructor(@Inject(API_POOL) private readonly pool: Pool) {
    this.arrivals = new Arrivals(pool);
  }

  /** @throws MomentTooFresh, ProjectionBehind: both say which position can be had. */
  at<T>(
    scope: string,
    quando: Quando | undefined,
    projections: readonly AnyProjection[],
    work: (reader: Reader) => Promise<T>,
  ) {
    const position = quando?.posizione;
    const al = position !== undefined ? { [scope]: position } : quando?.al ? new Date(quando.al) : undefined;
    return readAt(this.pool, { scope, al, projections }, work);
  }

  /** What the members share with an ATS, and the ATS's own rows. @throws as `at`; MembersBehind with a moment of all. */
  shared<T>(
    ats: string,
    quando: Quando | undefined,
    { projections, own }: { projections: readonly AnyProjection[]; own: readonly AnyProjection[] },
    work: (shared: SharedReader, own: Reader) => Promise<T>,
  ) {
    return readShared(this.pool, { ats, al: vectorOf(ats, quando), projections, own }, work);
  }

  /** What an ATS sees of one consortium, at a position of the consortium's log. Nothing of the ATS itself. */
  sharedOf<T>(
    { ats, scope, posizione }: { ats: string; scope: string; posizione: number },
    projections: readonly AnyProjection[],
    work: (shared: SharedReader) => Promise<T>,
  ) {
    return readSharedOf(this.pool, { ats, scope, al: { [scope]: posizione }, projections }, work);
  }

  now<T>(scope: string, projections: readonly AnyProjection[], work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.at(scope, undefined, projections, work);
  }

  /** The position at which the read models show the events, or null when the patience ended first. */
  async waitFor(scope: string, eventIds: readonly string[], patienceMs: number): Promise<number | null> {
    if (!(await this.arrivals.waitFor(scope, eventIds, patienceMs))) return null;
    return this.now(scope, [], (reader) => positionOf(reader, eventIds.at(-1)!));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.arrivals.close();
  }
}

/** The moment of the ATS and of the members that are named; a date stands for all that are not. */
function vectorOf(ats: string, quando: Quando | undefined): Date | Moment | undefined {
  if (quando?.al !== undefined && quando.posizione === undefined && !quando.momenti?.length) return new Date(quando.al);
  const members = Object.fromEntries((quando?.momenti ?? []).map(({ scope, posizione }) => [scope, posizione]));
  return quando?.posizione === undefined ? members : { ...members, [ats]: quando.posizione };
}
