import path from 'node:path';

import * as z from 'zod';

import { parseAddress } from './event-sourcing/kurrentdb/address.js';

/**
 * Every variable of the platform, each with the words for what it must be. Entry points ask for those they need; a
 * value is parsed once, at boot, and trusted from there on.
 */
const url = (words: string, protocols: readonly string[] = ['http:', 'https:']) =>
  z
    .string({ error: words })
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: words })
    .transform((text) => text.replace(/\/+$/, ''));
const secret = z.string({ error: 'un segreto di almeno 16 caratteri' }).min(16, 'un segreto di almeno 16 caratteri');
const name = (words: string) => z.string({ error: words }).regex(/^[\w.-]{1,100}$/, words);
const count = (most: number) => {
  const words = `un numero intero da 1 a ${most}`;
  return z
    .string({ error: words })
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .pipe(z.int().min(1, words).max(most, words));
};
const database = url('un indirizzo postgresql://ruolo:segreto@host:porta/base', ['postgres:', 'postgresql:']);

const schema = z.object({
  /** The one port that people use. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'un numero da 1 a 65535')
    .transform(Number)
    .pipe(z.int().min(1, 'un numero da 1 a 65535').max(65_535, 'un numero da 1 a 65535'))
    .prefault('3000'),
  /** The address it listens on. */
  HOST: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')], { error: 'un indirizzo IP' }).default('127.0.0.1'),
  /** The address that people type, without a path: cookies and redirects depend on it. By default localhost. */
  PUBLIC_URL: url('un indirizzo http o https senza percorso').refine((text) => new URL(text).origin === text, {
    error: 'un indirizzo http o https senza percorso',
  }),
  /** Database as the API's role, as the projector's, and as the owner (migrations only). */
  DATABASE_API_URL: database,
  DATABASE_PROJECTOR_URL: database,
  DATABASE_OWNER_URL: database,
  /** Where the logs are kept; the read models are in PostgreSQL in any case. */
  EVENT_STORE: z.enum(['postgres', 'kurrentdb'], { error: 'postgres o kurrentdb' }).default('postgres'),
  /** The KurrentDB server or cluster, with `EVENT_STORE=kurrentdb`. */
  KURRENTDB_URL: z
    .string()
    .superRefine((text, context) => {
      try {
        parseAddress(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    })
    .optional(),
  /** What all names of streams begin with, where several platforms share a server. */
  KURRENTDB_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,19}$/, 'da una a venti lettere minuscole e cifre')
    .optional(),
  /** Keycloak as the browser sees it; the issuer is `<KEYCLOAK_URL>/realms/<KEYCLOAK_REALM>`. */
  KEYCLOAK_URL: url('un indirizzo http o https'),
  KEYCLOAK_REALM: name('il nome di un realm').default('consorzi'),
  KEYCLOAK_CLIENT_ID: name('il nome di un client').default('consorzi-web'),
  KEYCLOAK_CLIENT_SECRET: secret,
  /** Signs the session cookie. */
  SESSION_SECRET: secret,
  /** The embedded identity provider behind this port; without it, `/realms` is not ours. */
  IDENTITY_INTERNAL_URL: url('un indirizzo http o https').optional(),
  /** Folder of what is kept outside the database: secrets and logs of the local start, evidence files. */
  CONSORZI_DATA: z.string().min(1).default('.data'),
  /** Folder of the lists of erasures: ids only, kept apart from the backups. By default inside CONSORZI_DATA. */
  CANCELLAZIONI_DIR: z.string({ error: 'una cartella' }).min(1, 'una cartella'),
  /** Folder of the keys that sign the logs, apart from the database and its backups. By default inside CONSORZI_DATA. */
  AUDIT_KEYS_DIR: z.string({ error: 'una cartella' }).min(1, 'una cartella'),
  /** What the names of logs and their keys begin with: the platform's own, forever. */
  AUDIT_ORIGIN: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?$/, 'un nome come quello di un sito, in minuscolo')
    .default('consorzi.localhost'),
  /** How long an event waits for a checkpoint at most, in seconds; the look and the signing come on top of it. */
  AUDIT_SEAL_SECONDS: count(55).prefault('55'),
  /** Folder of the evidence files and of their quarantine. By default inside CONSORZI_DATA. */
  FILES_DIR: z.string({ error: 'una cartella' }).min(1, 'una cartella'),
  /** The largest evidence file, and the largest archive of them, in bytes. */
  FILES_MAX_BYTES: count(999_999_999).prefault('25000000'),
  FILES_ARCHIVE_MAX_BYTES: count(999_999_999).prefault('500000000'),
  /** An S3-compatible store instead of the folder: the bucket's address (path style), its region and keys. */
  FILES_S3_URL: url('un indirizzo http o https').optional(),
  FILES_S3_REGION: name('il nome di una regione').default('us-east-1'),
  FILES_S3_ACCESS_KEY: name('il nome di una chiave').optional(),
  FILES_S3_SECRET_KEY: secret.optional(),
  /** Looks into every evidence file: a program that gets its path, or clamd by its socket or `host:port`. */
  ANTIVIRUS_COMMAND: z.string({ error: 'un comando' }).optional(),
  CLAMD_SOCKET: z.string({ error: 'un socket o host:porta' }).optional(),
  /** File of the secret by which consortia find an invoice that two of them hold. By default inside CONSORZI_DATA. */
  IMPRONTE_KEY_FILE: z.string({ error: 'un file' }).min(1, 'un file'),
  /** Folder into which mails are written. By default inside CONSORZI_DATA. */
  OUTBOX_DIR: z.string({ error: 'una cartella' }).min(1, 'una cartella'),
  /** Requests a second, averaged over ten seconds: of one person, ... */
  LIMIT_USER_PER_SECOND: count(10_000).prefault('100'),
  /** ... of all people in one consortium or ATS, ... */
  LIMIT_SCOPE_PER_SECOND: count(100_000).prefault('300'),
  /** ... of one network address, while nobody has proved who they are. */
  LIMIT_ANONYMOUS_PER_SECOND: count(10_000).prefault('60'),
  /** GraphQL operations of one consortium that may run at once, and that may wait for their turn. */
  LIMIT_SCOPE_IN_FLIGHT: count(1_000).prefault('8'),
  LIMIT_SCOPE_WAITING: count(10_000).prefault('128'),
  /** Where to report a weakness (RFC 9116): without it, /.well-known/security.txt does not exist. */
  SECURITY_CONTACT: url('un indirizzo mailto: o https:', ['mailto:', 'https:']).optional(),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'production, development o test' })
    .default('production'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'uno tra fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
});

export type Config = z.infer<typeof schema>;

/** A variable is missing or wrong. The message (Italian, one line) names it and never shows its value. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/**
 * The named variables, parsed. One set to the empty string counts as not set.
 * @throws ConfigRefused for the first that is missing or wrong.
 */
export function readConfig<Name extends keyof Config>(
  names: readonly Name[],
  env: NodeJS.ProcessEnv = process.env,
): Pick<Config, Name> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  given['PUBLIC_URL'] ??= `http://localhost:${given['PORT'] ?? 3000}`;
  given['CANCELLAZIONI_DIR'] ??= path.join(given['CONSORZI_DATA'] ?? '.data', 'cancellazioni');
  given['AUDIT_KEYS_DIR'] ??= path.join(given['CONSORZI_DATA'] ?? '.data', 'chiavi');
  given['FILES_DIR'] ??= path.join(given['CONSORZI_DATA'] ?? '.data', 'file');
  given['IMPRONTE_KEY_FILE'] ??= path.join(given['CONSORZI_DATA'] ?? '.data', 'impronte.key');
  given['OUTBOX_DIR'] ??= path.join(given['CONSORZI_DATA'] ?? '.data', 'outbox');
  const parsed = {} as Pick<Config, Name>;
  for (const variable of names) {
    const result = schema.shape[variable].safeParse(given[variable]);
    if (!result.success) {
      const problem = given[variable] === undefined ? 'Manca la variabile' : 'Valore non valido nella variabile';
      throw new ConfigRefused(`${problem} ${variable}: deve essere ${result.error.issues[0]!.message}.`);
    }
    parsed[variable] = result.data as Config[Name];
  }
  return parsed;
}
