import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';

import type { IndiziDocumento } from '@consorzi/domain/ats';

import { API_POOL } from '../boot/platform.module.js';
import { inScope } from '../database/in-scope.js';

/** How long an upload waits to be made a document; the file itself is swept after a day, later than this. */
const HOURS = 20;

/** An upload that was looked through and is kept, of one consortium. `archivioId`: those that came together. */
export interface Caricamento {
  readonly id: string;
  readonly personaId: string;
  readonly archivioId: string | null;
  /** As the person called it, with its folders where it came in an archive. */
  readonly percorso: string;
  readonly nome: string;
  readonly sha256: string;
  readonly byte: number;
  readonly mediaType: string;
  /** What its content says of the expense it may belong to. */
  readonly indizi: IndiziDocumento;
}

const COLUMNS = `id, persona_id as "personaId", archivio_id as "archivioId", percorso, nome, sha256,
  byte::float8 as byte, media_type as "mediaType", indizi`;
const FRESH = `caricato_il > now() - make_interval(hours => ${HOURS})`;

/** Uploads and their use. Tables `platform.file_caricati` and `platform.file_usi`. */
@Injectable()
export class Caricamenti {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  /** Writes the row and has the file put in its place, both or none; the sweep waits meanwhile. */
  async accogli(scope: string, row: Caricamento, commit: () => Promise<void>): Promise<void> {
    await inScope(this.pool, scope, async (client) => {
      await lockFile(client, scope, row.sha256);
      await client.query(
        `insert into platform.file_caricati
           (scope, id, persona_id, archivio_id, percorso, nome, sha256, byte, media_type, indizi)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[scope, row.id, row.personaId, row.archivioId, row.percorso, row.nome, row.sha256],
          ...[row.byte, row.mediaType, JSON.stringify(row.indizi)],
        ],
      );
      await commit();
    });
  }

  /** Those that still wait, by id. */
  async trova(scope: string, ids: readonly string[]): Promise<ReadonlyMap<string, Caricamento>> {
    const rows = await this.read(scope, 'id = any($2::uuid[])', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of an archive that still wait, in the order of their paths. */
  async diArchivio(scope: string, archivioId: string): Promise<readonly Caricamento[]> {
    return this.read(scope, 'archivio_id = $2', [archivioId]);
  }

  /**
   * Says that a command is going to name the file of an upload, before it does: from then on the sweep asks the log.
   * @returns the upload; null where it is not there any more.
   */
  async usa(scope: string, id: string, stream: string, commandId: string): Promise<Caricamento | null> {
    return inScope(this.pool, scope, async (client) => {
      const { rows } = await client.query<Caricamento>(
        `select ${COLUMNS} from platform.file_caricati where scope = $1 and id = $2 and ${FRESH}`,
        [scope, id],
      );
      const [row] = rows;
      if (!row) return null;
      await lockFile(client, scope, row.sha256);
      await client.query(
        `insert into platform.file_usi (scope, sha256, command_id, stream) values ($1, $2, $3, $4) on conflict do nothing`,
        [scope, row.sha256, commandId, stream],
      );
      return row;
    });
  }

  private async read(scope: string, where: string, values: readonly unknown[]): Promise<readonly Caricamento[]> {
    return inScope(this.pool, scope, async (client) => {
      const { rows } = await client.query<Caricamento>(
        `select ${COLUMNS} from platform.file_caricati where scope = $1 and ${where} and ${FRESH} order by percorso, id`,
        [scope, ...values],
      );
      return rows;
    });
  }
}

/** Until the transaction ends, nobody else takes in or sweeps this file. */
export const lockFile = (client: PoolClient, scope: string, sha256: string) =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`file/${scope}/${sha256}`]);
