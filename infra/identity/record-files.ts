import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Adapter, AdapterPayload } from 'oidc-provider';

interface StoredRecord {
  /** Seconds since 1970; null keeps it for ever. */
  readonly expiresAt: number | null;
  readonly id: string;
  readonly payload: AdapterPayload;
}

/**
 * One kind of the provider's records (sessions, grants, refresh tokens ...), a file each: written aside and renamed,
 * so that after a kill -9 each file is the old or the new one. Ids come from cookies and requests: their hash is the
 * file's name. Nothing is kept in memory, so a restart changes nothing.
 */
export class RecordFiles implements Adapter {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.write(this.file(id), { expiresAt: expiresIn === undefined ? null : now() + expiresIn, id, payload });
    // A session is asked for by cookie (id, changed at every sign-in) and by its tokens (uid, which stays).
    if (payload.uid) this.write(this.file(payload.uid, 'uid-'), { expiresAt: null, id, payload: {} });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.read(this.file(id))?.payload;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const link = this.read(this.file(uid, 'uid-'));
    return link && this.find(link.id);
  }

  /** Only the device flow asks for this, and it is off. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const record = this.read(this.file(id));
    if (record) this.write(this.file(id), { ...record, payload: { ...record.payload, consumed: now() } });
  }

  async destroy(id: string): Promise<void> {
    const uid = this.read(this.file(id))?.payload.uid;
    if (uid && this.read(this.file(uid, 'uid-'))?.id === id) rmSync(this.file(uid, 'uid-'), { force: true });
    rmSync(this.file(id), { force: true });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const name of readdirSync(this.folder)) {
      const file = path.join(this.folder, name);
      if (this.read(file)?.payload.grantId === grantId) rmSync(file, { force: true });
    }
  }

  /** Every living record, by id. */
  entries(): readonly (readonly [id: string, payload: AdapterPayload])[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.json') && !name.startsWith('uid-'))
      .flatMap((name) => {
        const record = this.read(path.join(this.folder, name));
        return record ? [[record.id, record.payload] as const] : [];
      });
  }

  private file(key: string, prefix = ''): string {
    return path.join(this.folder, `${prefix}${createHash('sha256').update(key).digest('hex')}.json`);
  }

  private read(file: string): StoredRecord | undefined {
    const record = readRecord(file);
    return record && !isExpired(record) ? record : undefined;
  }

  private write(file: string, record: StoredRecord): void {
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    renameSync(draft, file);
  }
}

/** Deletes expired records, links without a session and drafts of a killed process. Run at start and every hour. */
export function removeExpiredRecords(folder: string): void {
  for (const kind of readdirSync(folder)) {
    const names = readdirSync(path.join(folder, kind));
    const stale = (name: string) => {
      const record = name.endsWith('.json') ? readRecord(path.join(folder, kind, name)) : undefined;
      return !record || isExpired(record);
    };
    const gone = new Set(names.filter(stale));
    for (const name of gone) rmSync(path.join(folder, kind, name), { force: true });
    for (const name of names.filter((each) => each.startsWith('uid-') && !gone.has(each))) {
      const link = readRecord(path.join(folder, kind, name));
      const target = link && `${createHash('sha256').update(link.id).digest('hex')}.json`;
      if (!target || gone.has(target) || !names.includes(target))
        rmSync(path.join(folder, kind, name), { force: true });
    }
  }
}

function readRecord(file: string): StoredRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredRecord;
  } catch {
    return undefined;
  }
}

const now = () => Math.floor(Date.now() / 1000);
const isExpired = (record: StoredRecord) => record.expiresAt !== null && record.expiresAt <= now();
