import { setTimeout as sleep } from 'node:timers/promises';

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';

import { streamName } from '@consorzi/domain/event-sourcing';
import { concessioni, type RigaConcessione } from '@consorzi/projections/ats';
import { historyOf } from '@consorzi/projections/audit';
import { ProjectionBehind, type AnyProjection } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { projectionStatus } from '../../projections/index.js';
import { ReadModels } from '../../projections/read-models.js';

const WAIT_STEP_MS = 50;

/** An event by its place in a stream. */
export interface Decided {
  /** Name of the aggregate and its id. */
  readonly aggregate: string;
  readonly id: string;
  readonly revision: number;
}

/** The rows by which the database decides what an ATS may read: whether they hold what was decided. */
@Injectable()
export class CondivisioniInVigore implements OnApplicationShutdown {
  private stopping = false;

  constructor(
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(ReadModels) private readonly readModels: ReadModels,
  ) {}

  /**
   * Resolves when the rows of `projection` hold the event, so that nothing can be read any more by what it takes away,
   * however long that takes: until then nobody is told that it is done. The active generation is asked, whatever code
   * wrote it: it is the one that the policies ask.
   */
  async holds(scope: string, { aggregate, id, revision }: Decided, projection: AnyProjection): Promise<void> {
    const stream = streamName(scope, aggregate, id);
    while (!this.stopping) {
      const history = await this.readModels.now(scope, [], (reader) => historyOf(reader, stream));
      const position = history.find(({ row }) => row.revision === revision)?.position;
      if (position !== undefined && (await this.front(scope, projection)) >= position) return;
      await sleep(WAIT_STEP_MS);
    }
  }

  /** What a condivisione lets an ATS read, or did. Null for one that is not there, or not yet. */
  async una(scope: string, condivisioneId: string): Promise<RigaConcessione | null> {
    try {
      const found = await this.readModels.now(scope, [concessioni], (reader) =>
        reader.one(concessioni, condivisioneId),
      );
      return found?.row ?? null;
    } catch (error) {
      if (error instanceof ProjectionBehind) return null;
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.stopping = true;
  }

  private async front(scope: string, { name }: AnyProjection): Promise<number> {
    const all = await projectionStatus(this.pool, scope);
    return all.find((one) => one.projection === name && one.status === 'attiva')?.position ?? -1;
  }
}
