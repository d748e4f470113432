import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  formatVkey,
  LOG_KEY,
  MalformedNote,
  newSigner,
  readSigner,
  WITNESS_KEY,
  type SignerKey,
} from '@consorzi/domain/audit';
import type { ClientBase } from 'pg';

import { TransparencyAlarm } from './alarms.js';
import { readKeys, type PublishedKey } from './checkpoints.js';

/** Of a scope's own keys: the one that signs its log, the one that signs the logs of others. */
export type UsoChiave = 'registro' | 'testimone';

const KIND = { registro: LOG_KEY, testimone: WITNESS_KEY } as const;

/**
 * The keys of every scope, in files that the database never sees: whoever can write in the database cannot sign. Only
 * what checks a signature stands there too, put once when the key is made. From then on the file must be there and hold
 * that key: a new one made in silence would look like a log that begins again.
 */
export class AuditKeys {
  constructor(
    private readonly options: {
      /** Made at need, for our eyes alone. */
      readonly folder: string;
      /** What the name of every log begins with, e.g. the host name under which the platform is known. */
      readonly origin: string;
    },
  ) {}

  /** Name of the key; that of the log's is the origin of its checkpoints. */
  nameOf(scope: string, uso: UsoChiave): string {
    return `${this.options.origin}/${scope}${uso === 'testimone' ? '/testimone' : ''}`;
  }

  /**
   * The scope's key, made the first time that it is asked for. `client` stands in the transaction of the scope.
   * @throws TransparencyAlarm chiave_mancante or chiave_diversa.
   */
  async signer(client: ClientBase, scope: string, uso: UsoChiave): Promise<SignerKey> {
    const published = (await readKeys(client, scope)).find((one) => one.uso === uso);
    const pem = this.read(scope, uso);
    const oggetto = uso === 'registro' ? 'registro' : 'testimone';
    if (pem === null && (published || (await hasSigned(client, scope, uso)))) {
      throw new TransparencyAlarm(oggetto, 'chiave_mancante', { chiave: this.nameOf(scope, uso) });
    }
    const signer = this.parse(scope, uso, pem ?? this.make(scope, uso));
    if (signer && (!published || published.vkey === formatVkey(signer))) {
      if (!published) await publishKey(client, scope, uso, scope, formatVkey(signer));
      return signer;
    }
    throw new TransparencyAlarm(oggetto, 'chiave_diversa', { chiave: this.nameOf(scope, uso) });
  }

  private file(scope: string, uso: UsoChiave): string {
    return path.join(this.options.folder, `${scope}.${uso}.pem`);
  }

  private read(scope: string, uso: UsoChiave): string | null {
    try {
      return readFileSync(this.file(scope, uso), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  private parse(scope: string, uso: UsoChiave, pem: string): SignerKey | null {
    try {
      return readSigner(this.nameOf(scope, uso), KIND[uso], pem);
    } catch (error) {
      if (error instanceof MalformedNote) return null;
      throw error;
    }
  }

  /** Whole or not at all, and never over one that another process has made meanwhile: that one is the key then. */
  private make(scope: string, uso: UsoChiave): string {
    mkdirSync(this.options.folder, { recursive: true, mode: 0o700 });
    const fresh = `${this.file(scope, uso)}.${randomUUID()}`;
    writeFileSync(fresh, newSigner(this.nameOf(scope, uso), KIND[uso]).pem, { mode: 0o600, flush: true });
    try {
      linkSync(fresh, this.file(scope, uso));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(fresh);
    }
    return readFileSync(this.file(scope, uso), 'utf8');
  }
}

/** Makes a key known in the scope whose signatures it checks. */
export async function publishKey(
  client: ClientBase,
  scope: string,
  uso: PublishedKey['uso'],
  titolare: string,
  vkey: string,
): Promise<void> {
  await client.query(
    'insert into audit.chiavi (scope, uso, titolare, vkey) values ($1, $2, $3, $4) on conflict do nothing',
    [scope, uso, titolare, vkey],
  );
}

async function hasSigned(client: ClientBase, scope: string, uso: UsoChiave): Promise<boolean> {
  const table = uso === 'registro' ? 'audit.checkpoints' : 'audit.visti';
  const { rowCount } = await client.query(`select 1 from ${table} where scope = $1 limit 1`, [scope]);
  return rowCount === 1;
}
