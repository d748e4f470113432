import type { Connection } from '#api/cli/context.js';

import { claim, runningOn } from './claim.js';
import { openDataFolder, secretsOf, type DataFolder, type Secrets } from './data-folder.js';
import { databaseUrls, startDatabase, urlsAt } from './platform-database.js';
import { readSettings } from './settings.js';

/**
 * The platform of this machine's data folder for a command: the one that runs, or else its database alone, started for
 * the command and stopped after it.
 * @throws StartRefused where the folder cannot be used or its platform is just starting or stopping.
 */
export async function connectLocally(): Promise<Connection> {
  const settings = readSettings();
  const data = openDataFolder(settings.dataFolder);
  const secrets = secretsOf(data);
  const running = runningOn(data);
  // A log without TLS is admitted here as it is by the platform's processes.
  const ofTheStart = { NODE_ENV: settings.NODE_ENV };
  if (running && !running.stopping) {
    const env = { ...ofTheStart, ...surroundings(data, secrets, running.url), ...urlsAt(running.postgres, secrets) };
    return { env, close: () => Promise.resolve() };
  }
  // Another command may hold the folder for its own while.
  const held = await claim(data, { patienceMs: 60_000 });
  const { server } = await startDatabase(data, secrets);
  return {
    env: { ...ofTheStart, ...surroundings(data, secrets, settings.PUBLIC_URL), ...databaseUrls(server, secrets) },
    close: async () => {
      await server.stop();
      await held.release();
    },
  };
}

function surroundings(data: DataFolder, secrets: Secrets, url: string): NodeJS.ProcessEnv {
  return {
    CONSORZI_DATA: data.path,
    PUBLIC_URL: url,
    KEYCLOAK_URL: url,
    KEYCLOAK_CLIENT_SECRET: secrets.identityClient,
    SESSION_SECRET: secrets.session,
  };
}
