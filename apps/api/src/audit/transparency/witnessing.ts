import type { EventStore } from '@consorzi/domain/event-sourcing';
import { chiaveTestimonianza, testimonianze } from '@consorzi/projections/audit';
import type { Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { readAt } from '../../projections/index.js';
import { silent, type ProjectionLog } from '../../projections/logger.js';
import { Polling } from '../../projections/polling.js';
import { isStopped, raiseAlarm, TransparencyAlarm } from './alarms.js';
import { lastCheckpoint, readKeys, type PublishedKey, type SignedCheckpoint } from './checkpoints.js';
import { witness } from './cosigner.js';
import { publishKey, type AuditKeys } from './keys.js';

export interface WitnessingOptions {
  readonly store: EventStore;
  /** Of the projector's role. */
  readonly pool: Pool;
  readonly keys: AuditKeys;
  readonly logger?: ProjectionLog;
  /** How often every log is looked at, in milliseconds; 5,000. A new checkpoint is taken up at once. */
  readonly pollMs?: number;
  /** Called when a checkpoint got a cosignature. */
  readonly onSigned?: (scope: string) => void;
}

/**
 * Has the newest checkpoint of every log signed by its witnesses, while both sides want it. Each side is asked in its
 * own tenant, one after the other; what crosses over is a checkpoint with its proof, and a signature. A scope that is
 * named and does not exist, or never agreed, is the same silence.
 */
export class Witnessing {
  private readonly polling: Polling;
  private readonly logger: ProjectionLog;

  constructor(private readonly options: WitnessingOptions) {
    const { logger = silent, pollMs = 5_000 } = options;
    this.logger = logger;
    this.polling = new Polling({
      ...{ atOnce: 1, pollMs, logger, waiting: 'witnesses wait for the database or a read model' },
      look: (wake) => this.look(wake),
      turn: (scope) => this.turn(scope),
    });
  }

  start(): void {
    this.polling.start();
  }

  /** There is a new checkpoint. */
  wake(scope: string): void {
    this.polling.wake(scope);
  }

  stop(): Promise<void> {
    return this.polling.stop();
  }

  private async look(wake: (scope: string) => void): Promise<void> {
    for (const { scope } of await this.options.store.scopes()) wake(scope);
  }

  private async turn(scope: string): Promise<void> {
    const { pool } = this.options;
    const named = await readAt(pool, { scope, projections: [testimonianze] }, (reader) =>
      reader.where(testimonianze, { verso: 'testimone' }),
    );
    if (named.length === 0) return;
    const { checkpoint, key } = await this.newest(scope);
    if (!checkpoint || !key) return;
    const signed = new Set(checkpoint.controfirme.map(({ testimone }) => testimone));
    for (const { row } of named) {
      if (!signed.has(row.altro)) await this.ask(row.altro, scope, checkpoint, key);
    }
  }

  private newest(scope: string) {
    return inScope(this.options.pool, scope, async (client) => {
      const key = (await readKeys(client, scope)).find(({ uso }) => uso === 'registro');
      const isAlarmed = await isStopped(client, scope, 'registro');
      return { key, checkpoint: isAlarmed ? null : await lastCheckpoint(client, scope) };
    });
  }

  /** As the witness first, then as the log that it signs. */
  private async ask(testimone: string, log: string, checkpoint: SignedCheckpoint, key: PublishedKey): Promise<void> {
    const { pool, keys, onSigned } = this.options;
    const agreed = await readAt(pool, { scope: testimone, projections: [testimonianze] }, (reader) =>
      reader.one(testimonianze, chiaveTestimonianza('ente', log)),
    );
    if (!agreed) return;
    try {
      const signed = await witness(pool, keys, { testimone, log, checkpoint, vkey: key.vkey });
      if (!signed) return;
      await inScope(pool, log, async (client) => {
        await publishKey(client, log, 'nominato', testimone, signed.vkey);
        await client.query(
          `insert into audit.controfirme (scope, size, testimone, riga, firmata_il) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
          [log, checkpoint.size, testimone, signed.riga, signed.il],
        );
      });
      onSigned?.(log);
    } catch (error) {
      if (!(error instanceof TransparencyAlarm)) throw error;
      await this.alarm(testimone, log, error);
    }
  }

  /** What a witness does not agree with concerns both sides; what is wrong on one side, that one alone. */
  private async alarm(testimone: string, log: string, alarm: TransparencyAlarm): Promise<void> {
    const { pool } = this.options;
    const { oggetto, motivo, dettagli } = alarm;
    const scopes = motivo === 'testimone_in_disaccordo' ? [testimone, log] : [oggetto === 'registro' ? log : testimone];
    for (const scope of scopes) {
      const own = scope === log ? new TransparencyAlarm('registro', motivo, { ...dettagli, testimone }) : alarm;
      if (await raiseAlarm(pool, scope, own)) {
        this.logger.error({ scope, testimone, log, motivo, dettagli }, 'a witness refuses to sign: stopped');
      }
    }
  }
}
