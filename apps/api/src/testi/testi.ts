import { createHash, randomBytes } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';

import { idOf, type TestoRef } from '@consorzi/domain/shared';

import { API_POOL } from '../boot/platform.module.js';
import { inScope } from '../database/in-scope.js';

/** Free texts of one command, before it is run: references at once, words saved before the append. */
export interface TestiDelComando {
  /** The reference for the words of one field; the same command and field give the same id and hash again. */
  ref(campo: string, testo: string): TestoRef;
  /** Commits the words, those already there untouched. `stream`: the command's main stream, for the sweep. */
  salva(stream: string): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly hash: string;
  readonly sale: Buffer | null;
}

/** The words that people write live here and can be erased; events hold their salted hashes. Table `platform.testi`. */
@Injectable()
export class Testi {
  constructor(@Inject(API_POOL) private readonly pool: Pool) {}

  /** Prepares the texts of a command. A command sent again finds the salts of the first time. */
  async perComando(scope: string, commandId: string): Promise<TestiDelComando> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<Row>('select id, hash, sale from platform.testi where scope = $1 and command_id = $2', [
        scope,
        commandId,
      ]),
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    const fresh = new Map<string, { sale: Buffer; hash: string; testo: string }>();
    return {
      ref(campo, testo) {
        const testoId = idOf(commandId, campo);
        const before = known.get(testoId);
        // An erased text cannot be compared any more: its first hash stands for it.
        if (before && !before.sale) return { testoId, hash: before.hash };
        const sale = before?.sale ?? randomBytes(16);
        const hash = saltedHash(sale, testo);
        if (!before) fresh.set(testoId, { sale, hash, testo });
        return { testoId, hash };
      },
      salva: async (stream) => {
        if (fresh.size === 0) return;
        const values = [...fresh];
        await inScope(this.pool, scope, (client) =>
          client.query(
            `insert into platform.testi (scope, id, command_id, stream, hash, sale, testo)
             select $1, id, $2, $3, hash, sale, testo
             from unnest($4::uuid[], $5::text[], $6::bytea[], $7::text[]) as t (id, hash, sale, testo)
             on conflict do nothing`,
            [
              scope,
              commandId,
              stream,
              values.map(([id]) => id),
              values.map(([, { hash }]) => hash),
              values.map(([, { sale }]) => sale),
              values.map(([, { testo }]) => testo),
            ],
          ),
        );
      },
    };
  }

  /** The words behind references, by id; an erased or unknown one is missing from the map. */
  async leggi(scope: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ id: string; testo: string }>(
        'select id, testo from platform.testi where scope = $1 and id = any($2::uuid[]) and testo is not null',
        [scope, [...new Set(ids)]],
      ),
    );
    return new Map(rows.map((row) => [row.id, row.testo]));
  }

  /** The command that saved a text, by its main stream and its id; null for one that is unknown here. */
  async origine(scope: string, testoId: string): Promise<{ stream: string; commandId: string } | null> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ stream: string; commandId: string }>(
        'select stream, command_id as "commandId" from platform.testi where scope = $1 and id = $2',
        [scope, testoId],
      ),
    );
    return rows[0] ?? null;
  }

  /**
   * Erases words and salts for good. Called once the erasure stands in the log and in the list; doing it again changes
   * nothing. @returns the main streams of the commands that brought the texts.
   */
  async cancella(scope: string, ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    return inScope(this.pool, scope, async (client) => {
      await client.query(
        `update platform.testi set sale = null, testo = null, cancellato_il = now()
         where scope = $1 and id = any($2::uuid[]) and testo is not null`,
        [scope, ids],
      );
      const { rows } = await client.query<{ stream: string }>(
        'select distinct stream from platform.testi where scope = $1 and id = any($2::uuid[])',
        [scope, ids],
      );
      return rows.map(({ stream }) => stream);
    });
  }
}

/** SHA-256 (hex) over salt and the text's UTF-8 bytes. */
export function saltedHash(sale: Buffer, testo: string): string {
  return createHash('sha256').update(sale).update(testo, 'utf8').digest('hex');
}
