import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_CONFIG, API_POOL, type ApiConfig } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';
import { ImpronteKey } from './impronte-key.js';

/** Whether somebody else holds an invoice too: asked by marks, answered yes or no, of now whatever the moment. */
@Injectable()
export class Doppioni {
  readonly key: ImpronteKey;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(API_POOL) private readonly pool: Pool,
  ) {
    this.key = new ImpronteKey(config.IMPRONTE_KEY_FILE);
  }

  /** Of the invoices, those that another consortium holds. */
  async altrove(scope: string, numeriFattura: readonly string[]): Promise<ReadonlySet<string>> {
    if (numeriFattura.length === 0) return new Set();
    const byMark = new Map(numeriFattura.map((id) => [this.key.fattura(id).toString('hex'), id]));
    const marks = [...byMark.keys()].map((mark) => Buffer.from(mark, 'hex'));
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ mark: Buffer }>('select platform.impronte_altrove($1::bytea[]) as mark', [marks]),
    );
    return new Set(rows.map(({ mark }) => byMark.get(mark.toString('hex'))!));
  }
}
