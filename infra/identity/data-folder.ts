import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { DEMO_USERS, type DemoUser } from './demo-users.js';

/** A demo user with the opaque subject under which every token names them. */
export interface DemoPerson extends DemoUser {
  /** Random UUID, made once and kept in the data folder. */
  readonly subject: string;
}

/** What the provider keeps across restarts, all of it readable by its own user only. */
export interface IdentityData {
  /** The signing key, private part included. */
  readonly jwks: { readonly keys: readonly object[] };
  readonly cookieKeys: readonly string[];
  /** The secret of the client `consorzi-cli`: who can read the data folder may ask a token for any demo user. */
  readonly cliSecret: string;
  readonly people: readonly DemoPerson[];
  /** Folder of sessions, grants and refresh tokens. */
  readonly records: string;
}

/** Reads the data folder, making what is missing. Two processes may do it at once: the first file written stays. */
export function openIdentityData(folder: string): IdentityData {
  mkdirSync(path.join(folder, 'records'), { recursive: true, mode: 0o700 });
  return {
    jwks: kept(folder, 'keys.json', () => ({ keys: [signingKey()] })),
    cookieKeys: kept(folder, 'cookies.json', () => [randomBytes(32).toString('base64url')]),
    cliSecret: kept(folder, 'cli.json', () => ({ secret: randomBytes(32).toString('base64url') })).secret,
    people: demoPeople(folder),
    records: path.join(folder, 'records'),
  };
}

/**
 * The demo users with their subjects, known before anyone signs in. Kept in `people.json`; a user added by a later
 * release gets a subject when the folder is next opened, the others keep theirs.
 */
export function demoPeople(folder: string): readonly DemoPerson[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const withSubjects = (known: readonly DemoPerson[]): readonly DemoPerson[] => {
    const subjects = new Map(known.map(({ username, subject }) => [username, subject]));
    return DEMO_USERS.map((user) => ({ ...user, subject: subjects.get(user.username) ?? randomUUID() }));
  };
  const known = kept(folder, 'people.json', () => withSubjects([]));
  const current = withSubjects(known);
  if (JSON.stringify(current) !== JSON.stringify(known)) replace(path.join(folder, 'people.json'), current);
  return current;
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

/** The content of a file, made and written whole (never half) where there is none. */
function kept<T>(folder: string, name: string, make: () => T): T {
  const file = path.join(folder, name);
  const existing = read<T>(file);
  if (existing !== undefined) return existing;
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(make(), null, 2), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read<T>(file)!;
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function replace(file: string, content: unknown): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(draft, file);
}
