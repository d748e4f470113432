import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { LOGIN_ROLES, type RolePasswords } from '../postgres/roles.js';
import { StartRefused } from './start-refused.js';

/** The one folder of a platform's data: database, secrets, logs, evidence files, identity keys and sessions. */
export interface DataFolder {
  /** Absolute, without symbolic links: two names of one folder are one folder. */
  readonly path: string;
  /** A file or folder inside. */
  inside(...names: string[]): string;
  /** A small JSON file inside; undefined where there is none. */
  read<Content>(name: string): Content | undefined;
  /** Writes it whole or not at all, for our eyes alone. */
  write(name: string, content: unknown): void;
}

/** @throws StartRefused where the folder cannot be made, read or written. */
export function openDataFolder(folder: string): DataFolder {
  try {
    // As root the server runs as another user, who must be able to pass through (not to look around).
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(path.join(folder, 'log'), { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new StartRefused(`La cartella dei dati ${folder} non è utilizzabile: ${REASONS[code] ?? code}.`);
  }
  const whole = realpathSync(folder);
  const inside = (...names: string[]) => path.join(whole, ...names);
  return {
    path: whole,
    inside,
    read: <Content>(name: string) => {
      if (!existsSync(inside(name))) return undefined;
      try {
        return JSON.parse(readFileSync(inside(name), 'utf8')) as Content;
      } catch (error) {
        const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'contenuto rovinato';
        throw new StartRefused(`Il file ${inside(name)} non è leggibile: ${reason}.`);
      }
    },
    write: (name, content) => {
      const fresh = inside(`${name}.new`);
      writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
      renameSync(fresh, inside(name));
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permesso negato',
  EPERM: 'permesso negato',
  EROFS: 'il disco è in sola lettura',
  ENOTDIR: 'non è una cartella',
  EEXIST: 'non è una cartella',
  ENOSPC: 'il disco è pieno',
  ENOENT: 'non può essere creata',
};

/** Made once per data folder, never shown: whoever reads the file holds the platform. */
export interface Secrets {
  /** Of PostgreSQL's superuser. */
  readonly postgres: string;
  readonly roles: RolePasswords;
  /** Of the API as a confidential client of the identity provider. */
  readonly identityClient: string;
  /** Signs session cookies: another one would end every session. */
  readonly session: string;
}

/** The secrets of this folder, made at the first call. */
export function secretsOf(data: DataFolder): Secrets {
  const known = data.read<Secrets>('secrets.json');
  if (known) return known;
  const secret = () => randomBytes(32).toString('base64url');
  const made: Secrets = {
    postgres: secret(),
    roles: Object.fromEntries(LOGIN_ROLES.map((role) => [role, secret()])) as RolePasswords,
    identityClient: secret(),
    session: secret(),
  };
  data.write('secrets.json', made);
  return made;
}
