import type { EventoNumeroFattura } from '@consorzi/domain/ats';
import { streamParts, type EventStore, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { readStanding, saveStanding } from '../../policies/checkpoints.js';
import { silent, type ProjectionLog } from '../../projections/logger.js';
import { Polling } from '../../projections/polling.js';
import { ImpronteKey } from './impronte-key.js';

export interface ImpronteOptions {
  readonly store: EventStore;
  /** Of the projector's role. */
  readonly pool: Pool;
  readonly keyFile: string;
  readonly logger?: ProjectionLog;
  /** How often the ends of the logs are looked at, in milliseconds; 2,000. */
  readonly pollMs?: number;
}

const NAME = 'impronte-spese';
const PAGE = 500;

/**
 * Keeps the marks of the invoices that each consortium holds, from its log: where they were lost they are made again,
 * and an invoice that came by any way is marked. Where it stands is kept beside the policies, which it is like but that
 * it sends no command.
 */
export class Impronte {
  private readonly polling: Polling;
  private readonly key: ImpronteKey;
  private readonly done = new Map<string, number>();

  constructor(private readonly options: ImpronteOptions) {
    const { logger = silent, pollMs = 2_000, keyFile } = options;
    this.key = new ImpronteKey(keyFile);
    this.polling = new Polling({
      ...{ atOnce: 1, pollMs, logger, waiting: 'marks of invoices wait for the database or a log' },
      look: (wake) => this.look(wake),
      turn: (scope) => this.turn(scope),
    });
  }

  start(): void {
    this.polling.start();
  }

  stop(): Promise<void> {
    return this.polling.stop();
  }

  private async look(wake: (scope: string) => void): Promise<void> {
    for (const { scope, last } of await this.options.store.scopes()) {
      if (last > (this.done.get(scope) ?? -1)) wake(scope);
    }
  }

  private async turn(scope: string): Promise<void> {
    for (let more = true; more && !this.polling.isStopping;) {
      more = await inScope(this.options.pool, scope, (client) => this.page(client, scope));
    }
  }

  private async page(client: ClientBase, scope: string): Promise<boolean> {
    const before = await readStanding(client, scope, NAME);
    const { position } = before;
    const events = await this.options.store.readScope(scope, position, PAGE);
    for (const event of events.filter(isNumeroFattura)) {
      const mark = this.key.fattura(streamParts(event.stream).id);
      await client.query('select platform.impronta_spesa($1, $2)', [mark, event.type === 'NumeroFatturaAssegnato']);
    }
    const last = events.at(-1)?.position ?? position;
    if (events.length > 0) await saveStanding(client, scope, before, { ...before, position: last });
    this.done.set(scope, last);
    return events.length === PAGE;
  }
}

const isNumeroFattura = (event: PositionedEvent): event is PositionedEvent & EventoNumeroFattura =>
  event.type === 'NumeroFatturaAssegnato' || event.type === 'NumeroFatturaLiberato';

/** Follows all logs. Returns what ends it in order. */
export function startImpronte(options: ImpronteOptions): () => Promise<void> {
  const impronte = new Impronte(options);
  impronte.start();
  return () => impronte.stop();
}
