import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { API_POOL } from '../../boot/platform.module.js';
import { inScope } from '../../database/in-scope.js';

/** A file of an archive that was not taken in, and why. */
export interface FileRifiutato {
  readonly percorso: string;
  readonly codice: string;
  readonly messaggio: string;
}

/** How far an archive is. `interrotto`: who was reading it has ended; what was read so far is there. */
export interface Archivio {
  readonly id: string;
  readonly nome: string;
  readonly stato: 'inLettura' | 'pronto' | 'rifiutato' | 'interrotto';
  readonly letti: number;
  readonly totale: number;
  readonly rifiutati: readonly FileRifiutato[];
  readonly errore: { readonly codice: string; readonly messaggio: string } | null;
}

/** Nobody tells of progress for so long who is still at it: an antivirus may take a minute over one file. */
const SILENCE = `interval '3 minutes'`;

/** Archives while they are opened: rows that go after a day. Table `platform.archivi`. */
@Injectable()
export class Archivi {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  async apri(scope: string, row: { id: string; personaId: string; nome: string }): Promise<void> {
    await inScope(this.pool, scope, async (client) => {
      await client.query(`delete from platform.archivi where scope = $1 and creato_il < now() - interval '1 day'`, [
        scope,
      ]);
      await client.query('insert into platform.archivi (scope, id, persona_id, nome) values ($1, $2, $3, $4)', [
        ...[scope, row.id, row.personaId, row.nome],
      ]);
    });
  }

  async avanza(scope: string, id: string, letti: number, totale: number): Promise<void> {
    await this.update(scope, id, 'letti = $3, totale = $4', letti, totale);
  }

  async pronto(scope: string, id: string, totale: number, rifiutati: readonly FileRifiutato[]): Promise<void> {
    const set = `stato = 'pronto', letti = $3, totale = $3, rifiutati = $4`;
    await this.update(scope, id, set, totale, JSON.stringify(rifiutati));
  }

  async rifiutato(scope: string, id: string, errore: { codice: string; messaggio: string }): Promise<void> {
    await this.update(scope, id, `stato = 'rifiutato', errore = $3`, JSON.stringify(errore));
  }

  async trova(scope: string, id: string): Promise<Archivio | null> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Archivio>(
        `select id, nome, letti, totale, rifiutati, errore,
           case when stato = 'inLettura' and aggiornato_il < now() - ${SILENCE} then 'interrotto' else stato end as stato
         from platform.archivi where scope = $1 and id = $2`,
        [scope, id],
      ),
    );
    return rows[0] ?? null;
  }

  private async update(scope: string, id: string, set: string, ...values: readonly unknown[]): Promise<void> {
    await inScope(this.pool, scope, (client) =>
      client.query(`update platform.archivi set aggiornato_il = now(), ${set} where scope = $1 and id = $2`, [
        scope,
        id,
        ...values,
      ]),
    );
  }
}
