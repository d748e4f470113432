import path from 'node:path';

import { ConfigRefused, readConfig, type Config } from '#api/config.js';
import { root } from '#root';

import { StartRefused } from './start-refused.js';

/** What a person may choose for the local start, all by variables; `dataFolder` is absolute. */
export type Settings = Pick<Config, 'PORT' | 'HOST' | 'PUBLIC_URL' | 'NODE_ENV' | 'LOG_LEVEL'> & {
  readonly dataFolder: string;
};

/** @throws StartRefused naming the variable that is wrong. */
export function readSettings(given: NodeJS.ProcessEnv = process.env): Settings {
  const env = { ...given, NODE_ENV: given['NODE_ENV'] || 'development' };
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
    return { ...rest, dataFolder: path.resolve(root, CONSORZI_DATA) };
  } catch (error) {
    if (error instanceof ConfigRefused) throw new StartRefused(error.message);
    throw error;
  }
}
