import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { formatPolicy, parseNote, parseCheckpoint } from '@consorzi/domain/audit';
import { sha256, type EventStore } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';
import type { ClientBase, Pool } from 'pg';

import { inScope } from '../../database/in-scope.js';
import { silent, type ProjectionLog } from '../../projections/logger.js';
import { Polling } from '../../projections/polling.js';
import { verifierHash } from '../export/verifier.js';
import { lastCheckpoint, policyOf, readCheckpointsAfter, type SignedCheckpoint } from './checkpoints.js';
import { formatMail, type Mail } from './mail.js';
import { checkpointWords, keyWords } from './mail-words.js';

export interface OutboxOptions {
  readonly store: EventStore;
  /** Of the projector's role. */
  readonly pool: Pool;
  /** Where mails are written, one file each; made at need. What sends them takes them from there. */
  readonly folder: string;
  readonly origin: string;
  readonly logger?: ProjectionLog;
  /** How often every log is looked at, in milliseconds; 15,000. */
  readonly pollMs?: number;
  /** How long a recipient is left alone after a mail with checkpoints, in milliseconds; an hour. */
  readonly quietMs?: number;
}

/** Most checkpoints that one mail carries, the newest: each covers all before it. */
const MOST = 100;

/**
 * Sends checkpoints out of the platform, to its auditors and to the witnesses, who keep them: a log that is cut or
 * rewritten together with all that was signed of it is found out by a checkpoint that was kept elsewhere. Not more than
 * a mail an hour for each; keys and witnesses, and the hash of the verifier, once when they change.
 * Nobody's address is known here: a recipient is a role in a scope, and whoever sends the mail knows who that is.
 */
export class Outbox {
  private readonly polling: Polling;

  constructor(private readonly options: OutboxOptions) {
    const { logger = silent, pollMs = 15_000 } = options;
    this.polling = new Polling({
      ...{ atOnce: 1, pollMs, logger, waiting: 'checkpoints wait to be sent out' },
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
    for (const { scope } of await this.options.store.scopes()) wake(scope);
  }

  private async turn(scope: string): Promise<void> {
    const { pool } = this.options;
    const policy = await policyOf(pool, scope);
    if (!policy) return;
    const witnesses = policy.witnesses.map(({ name }) => name.slice(this.options.origin.length + 1).split('/')[0]!);
    const text = formatPolicy(policy);
    const hash = verifierHash();
    for (const to of [`revisori@${scope}`, ...witnesses.map((witness) => `amministratori@${witness}`)]) {
      await inScope(pool, scope, async (client) => {
        // One mail for one thing, also where several processes look.
        await client.query(`select pg_advisory_xact_lock(hashtextextended('invii ' || $1, 0))`, [scope]);
        await this.sendKeys(client, scope, to, { policy: text, verifier: hash });
        await this.sendCheckpoints(client, scope, to);
      });
    }
  }

  private async sendKeys(client: ClientBase, scope: string, to: string, told: KeysTold): Promise<void> {
    const impronta = sha256(JSON.stringify(told));
    if ((await lastSent(client, scope, to, 'chiavi'))?.impronta === impronta) return;
    const { policy, verifier } = told;
    this.write(scope, to, `chiavi-${impronta.slice(0, 12)}`, {
      subject: `Chiavi e testimoni del registro di ${scope}`,
      body: keyWords(scope, policy, verifier),
      attachments: [{ name: `${scope}.policy.txt`, text: policy }],
    });
    const size = (await lastCheckpoint(client, scope))?.size ?? 0;
    await noteSent(client, scope, to, 'chiavi', size, impronta);
  }

  private async sendCheckpoints(client: ClientBase, scope: string, to: string): Promise<void> {
    const { quietMs = 3_600_000 } = this.options;
    const before = await lastSent(client, scope, to, 'checkpoint');
    if (before && Date.now() - before.inviatoIl.getTime() < quietMs) return;
    const news = await newestAfter(client, scope, before?.size ?? 0);
    const last = news.at(-1);
    if (!last) return;
    this.write(scope, to, `checkpoint-${last.size}`, {
      subject: `Registro di ${scope}: sigillo di ${last.size} eventi`,
      body: checkpointWords(scope, news.map(told)),
      attachments: news.map(({ size, note }) => ({ name: `${scope}-${size}.checkpoint.txt`, text: note })),
    });
    await noteSent(client, scope, to, 'checkpoint', last.size, sha256(last.note));
  }

  /** Whole or not at all: whatever takes mails from the folder never sees half of one. */
  private write(scope: string, to: string, what: string, mail: Pick<Mail, 'subject' | 'body' | 'attachments'>): void {
    const { folder, origin } = this.options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = path.join(folder, `${scope}-${what}-${to.replace('@', '-')}.eml`);
    const id = idOf('invio', scope, to, what);
    const text = formatMail({ from: `registro@${origin}`, to, date: new Date(), id, ...mail });
    writeFileSync(`${name}.new`, text, { mode: 0o600 });
    renameSync(`${name}.new`, name);
  }
}

interface KeysTold {
  readonly policy: string;
  readonly verifier: string | null;
}

/** The time is the one that the log signed. */
const told = ({ size, note }: SignedCheckpoint) => ({ size, note, time: parseCheckpoint(parseNote(note).text).time });

async function newestAfter(client: ClientBase, scope: string, after: number): Promise<readonly SignedCheckpoint[]> {
  const { rows } = await client.query<{ size: number }>(
    `select size::float8 as size from audit.checkpoints where scope = $1 and size > $2
     order by audit.checkpoints.size desc offset $3 limit 1`,
    [scope, after, MOST],
  );
  return readCheckpointsAfter(client, scope, rows[0]?.size ?? after, MOST);
}

async function lastSent(client: ClientBase, scope: string, to: string, oggetto: string) {
  const { rows } = await client.query<{ size: number; impronta: string; inviatoIl: Date }>(
    `select size::float8 as size, impronta, inviato_il as "inviatoIl" from audit.invii
     where scope = $1 and destinatario = $2 and oggetto = $3 order by inviato_il desc limit 1`,
    [scope, to, oggetto],
  );
  return rows[0];
}

async function noteSent(client: ClientBase, scope: string, to: string, oggetto: string, size: number, hash: string) {
  await client.query(
    `insert into audit.invii (scope, destinatario, oggetto, inviato_il, size, impronta)
     values ($1, $2, $3, clock_timestamp(), $4, $5)`,
    [scope, to, oggetto, size, hash],
  );
}
