import path from 'node:path';

import { ConfigRefused, readConfig, type Config } from '#api/config.js';
import { root } from '#root';

import { StartRefused } from './start-refused.js';

/** What a person may choose for the local start, all by variables; `dataFolder` is absolute. */
export type Settings = Pick<Config, 'PORT' | 'HOST' | 'PUBLIC_URL' | 'NODE_ENV' | 'LOG_LEVEL'> & {
  readonly dataFolder: string;
  /** For the API alone, as they were given: their defaults are its business. */
  readonly ofTheApi: Readonly<Record<string, string>>;
  /** The same for the projector. */
  readonly ofTheProjector: Readonly<Record<string, string>>;
};

const OF_THE_LOG = ['EVENT_STORE', 'KURRENTDB_URL', 'KURRENTDB_PREFIX'] as const satisfies readonly (keyof Config)[];

const OF_THE_API = [
  ...OF_THE_LOG,
  'CANCELLAZIONI_DIR',
  'IMPRONTE_KEY_FILE',
  'FILES_DIR',
  'FILES_MAX_BYTES',
  'FILES_ARCHIVE_MAX_BYTES',
  'FILES_S3_URL',
  'FILES_S3_REGION',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
  'ANTIVIRUS_COMMAND',
  'CLAMD_SOCKET',
  'LIMIT_USER_PER_SECOND',
  'LIMIT_SCOPE_PER_SECOND',
  'LIMIT_ANONYMOUS_PER_SECOND',
  'LIMIT_SCOPE_IN_FLIGHT',
  'LIMIT_SCOPE_WAITING',
  'SECURITY_CONTACT',
] as const satisfies readonly (keyof Config)[];

const OF_THE_PROJECTOR = [
  ...OF_THE_LOG,
  'AUDIT_KEYS_DIR',
  'IMPRONTE_KEY_FILE',
  'AUDIT_ORIGIN',
  'AUDIT_SEAL_SECONDS',
  'OUTBOX_DIR',
  'FILES_DIR',
  'FILES_S3_URL',
  'FILES_S3_REGION',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
] as const satisfies readonly (keyof Config)[];

/** @throws StartRefused naming the variable that is wrong. */
export function readSettings(given: NodeJS.ProcessEnv = process.env): Settings {
  const env: NodeJS.ProcessEnv = { ...given, NODE_ENV: given['NODE_ENV'] || 'development' };
  if (env.NODE_ENV === 'production') {
    throw new StartRefused(
      'Variabile NODE_ENV: questo avvio ha utenti dimostrativi e non è per la produzione, che richiede Keycloak.',
    );
  }
  try {
    const { CONSORZI_DATA, ...rest } = readConfig(
      ['PORT', 'HOST', 'PUBLIC_URL', 'NODE_ENV', 'LOG_LEVEL', 'CONSORZI_DATA'],
      env,
    );
    readConfig([...OF_THE_API, ...OF_THE_PROJECTOR], env);
    const chosen = (names: readonly (keyof Config)[]) =>
      Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
    const [ofTheApi, ofTheProjector] = [chosen(OF_THE_API), chosen(OF_THE_PROJECTOR)];
    return { ...rest, ofTheApi, ofTheProjector, dataFolder: path.resolve(root, CONSORZI_DATA) };
  } catch (error) {
    if (error instanceof ConfigRefused) throw new StartRefused(error.message);
    throw error;
  }
}
