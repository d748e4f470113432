import { randomUUID } from 'node:crypto';

import { hashOf } from '@consorzi/domain/event-sourcing';
import {
  centroIdOf,
  deciderAccessi,
  deciderCentro,
  type ComandoAccessi,
  type ComandoCentro,
} from '@consorzi/domain/tenancy';
import { registro } from '@consorzi/projections/audit';
import { accessi } from '@consorzi/projections/tenancy';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../../../infra/testing/spec-database.js';
import { runCommand } from '../../../event-sourcing/index.js';
import { PostgresEventStore } from '../../../event-sourcing/postgres/postgres-event-store.js';
import { ProjectionRunner, projectorPool } from '../../../projections/index.js';
import { ReadModels } from '../../../projections/read-models.js';
import { AccessiRevisori } from '../accessi-revisori.js';
import { AccessModel } from '../access-model.js';

export const SCOPE = 'inprova';

/** A log, its access model and a projector that can be killed, in a database of one spec. */
export class AccessStage {
  readonly model: AccessModel;
  readonly trail: AccessiRevisori;
  private readonly store: PostgresEventStore;
  private readonly readModels: ReadModels;
  private runner: ProjectionRunner | undefined;

  private constructor(
    private readonly database: SpecDatabase,
    readonly pool: pg.Pool,
    private readonly projector: pg.Pool,
  ) {
    this.store = new PostgresEventStore(pool);
    this.readModels = new ReadModels(pool);
    this.model = new AccessModel(this.readModels, this.store);
    this.trail = new AccessiRevisori(pool);
  }

  static async start(): Promise<AccessStage> {
    const database = await createSpecDatabase();
    const pool = new pg.Pool({ connectionString: database.url('consorzi_api') });
    const stage = new AccessStage(database, pool, projectorPool(database.url('consorzi_projector')));
    await stage.project();
    return stage;
  }

  async project(): Promise<void> {
    this.runner = new ProjectionRunner({ store: this.store, pool: this.projector, projections: [registro, accessi] });
    await this.runner.start();
  }

  async killProjector(): Promise<void> {
    await this.runner?.stop();
    this.runner = undefined;
  }

  /** Appends; the revision of the change. */
  async append(command: ComandoAccessi): Promise<number> {
    return (await runCommand({ store: this.store }, contextOf(command), deciderAccessi, command)).revision;
  }

  /** A centro that a perimeter may name; its id. */
  async centro(codice: string, { autore, now }: Pick<ComandoAccessi, 'autore' | 'now'>): Promise<string> {
    const centroId = centroIdOf(SCOPE, codice);
    const command = { type: 'IstituisciCentro', autore, now, centroId, codice, denominazione: codice } as const;
    await runCommand({ store: this.store }, contextOf(command), deciderCentro, command);
    return centroId;
  }

  /** Appends, and waits until the access model has it. */
  async done(command: ComandoAccessi): Promise<void> {
    await this.model.holds(SCOPE, await this.append(command));
  }

  async stop(): Promise<void> {
    await this.killProjector();
    this.model.onApplicationShutdown();
    await this.readModels.onApplicationShutdown();
    await Promise.all([this.pool.end(), this.projector.end()]);
    await this.database.drop();
  }
}

/** Hash and author as the edge would give them. */
function contextOf(command: ComandoAccessi | ComandoCentro) {
  const { personaId } = command.autore;
  return {
    ...{ scope: SCOPE, commandId: randomUUID(), bodyHash: hashOf(command), personaId, role: 'amministratore' },
    ...{ correlationId: randomUUID(), causationId: null, recordedAt: new Date().toISOString() },
  };
}
