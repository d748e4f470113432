import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import type { Proposal } from '@consorzi/domain/importing';

import { API_POOL } from '../boot/platform.module.js';
import { inScope } from '../database/in-scope.js';

/** How long a proposal waits for its review. */
const DAYS = 30;

export interface Rifiuto {
  readonly codice: string;
  readonly messaggio: string;
}

/** What was read from an upload. `proposta` once it is `pronta`, `errore` when it was `rifiutata`; dates ISO. */
export interface Proposta {
  readonly id: string;
  readonly nome: string;
  readonly sha256: string;
  readonly stato: 'inLettura' | 'pronta' | 'rifiutata';
  readonly percento: number;
  readonly errore: Rifiuto | null;
  readonly proposta: Proposal | null;
  /** Places of the objectives that the person left out. */
  readonly esclusi: readonly number[];
  readonly scadeIl: string;
}

const COLUMNS = `id, nome, sha256, stato, percento, errore, proposta, esclusi, scade_il as "scadeIl"`;

/** Proposals of imports: rows that expire, of one consortium each. Table `platform.proposte`. */
@Injectable()
export class Proposte {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  /** Begins one; those that have expired go on this occasion. */
  async apri(scope: string, row: { id: string; personaId: string; nome: string; sha256: string }): Promise<void> {
    await inScope(this.pool, scope, async (client) => {
      await client.query('delete from platform.proposte where scope = $1 and scade_il < now()', [scope]);
      await client.query(
        `insert into platform.proposte (scope, id, persona_id, nome, sha256, scade_il)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
        [scope, row.id, row.personaId, row.nome, row.sha256, DAYS],
      );
    });
  }

  async avanza(scope: string, id: string, percento: number): Promise<void> {
    await this.update(scope, id, 'percento = $3', percento);
  }

  async pronta(scope: string, id: string, proposta: Proposal): Promise<void> {
    await this.update(scope, id, "stato = 'pronta', percento = 100, proposta = $3", JSON.stringify(proposta));
  }

  async rifiutata(scope: string, id: string, errore: Rifiuto): Promise<void> {
    await this.update(scope, id, "stato = 'rifiutata', errore = $3", JSON.stringify(errore));
  }

  async correggi(scope: string, id: string, proposta: Proposal, esclusi: readonly number[]): Promise<void> {
    await this.update(scope, id, 'proposta = $3, esclusi = $4', JSON.stringify(proposta), esclusi);
  }

  async scarta(scope: string, id: string): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query('delete from platform.proposte where scope = $1 and id = $2', [scope, id]),
    );
  }

  /** Null for one that is unknown here or has expired. */
  async trova(scope: string, id: string): Promise<Proposta | null> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Omit<Proposta, 'scadeIl'> & { scadeIl: Date }>(
        `select ${COLUMNS} from platform.proposte where scope = $1 and id = $2 and scade_il > now()`,
        [scope, id],
      ),
    );
    const [row] = rows;
    return row ? { ...row, scadeIl: row.scadeIl.toISOString() } : null;
  }

  /** Those that wait for a review, newest first. */
  async elenco(scope: string): Promise<readonly Omit<Proposta, 'proposta'>[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Omit<Proposta, 'scadeIl'> & { scadeIl: Date }>(
        `select ${COLUMNS.replace('proposta, ', '')} from platform.proposte
         where scope = $1 and scade_il > now() order by creata_il desc limit 100`,
        [scope],
      ),
    );
    return rows.map((row) => ({ ...row, scadeIl: row.scadeIl.toISOString() }));
  }

  private async update(scope: string, id: string, set: string, ...values: unknown[]): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query(`update platform.proposte set ${set} where scope = $1 and id = $2`, [scope, id, ...values]),
    );
  }
}
