import path from 'node:path';

import { root } from '#root';

import type { DataFolder, Secrets } from './data-folder.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';
import { API_NODE_FLAGS } from './node-flags.js';
import { databaseUrls } from './platform-database.js';
import type { Settings } from './settings.js';
import type { SupervisedOptions } from './supervised.js';

interface Surroundings {
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly secrets: Secrets;
  readonly server: EmbeddedPostgres;
  readonly identityPort: number;
}

/** The processes beside PostgreSQL, in the order in which they start; each is told only what is its business. */
export function processesOf(
  platform: Surroundings,
): readonly Pick<SupervisedOptions, 'name' | 'entry' | 'nodeFlags' | 'env'>[] {
  const { settings, data, secrets, server, identityPort } = platform;
  const { PORT, HOST, PUBLIC_URL, NODE_ENV, LOG_LEVEL } = settings;
  const { DATABASE_API_URL, DATABASE_PROJECTOR_URL } = databaseUrls(server, secrets);
  const all = { ...ofTheMachine(), NODE_ENV };
  return [
    {
      name: 'identity',
      entry: path.join(root, 'infra/dist/identity/main.js'),
      env: {
        ...all,
        IDENTITY_PORT: String(identityPort),
        IDENTITY_DATA: data.inside('identity'),
        IDENTITY_CLIENT_SECRET: secrets.identityClient,
        PUBLIC_URL,
      },
    },
    {
      name: 'projector',
      entry: path.join(root, 'apps/api/dist/projector.js'),
      env: { ...all, ...settings.ofTheProjector, LOG_LEVEL, DATABASE_PROJECTOR_URL, CONSORZI_DATA: data.path },
    },
    {
      name: 'api',
      entry: path.join(root, 'apps/api/dist/main.js'),
      nodeFlags: API_NODE_FLAGS,
      env: {
        ...all,
        ...settings.ofTheApi,
        LOG_LEVEL,
        PORT: String(PORT),
        HOST,
        PUBLIC_URL,
        DATABASE_API_URL,
        KEYCLOAK_URL: PUBLIC_URL,
        KEYCLOAK_CLIENT_SECRET: secrets.identityClient,
        SESSION_SECRET: secrets.session,
        IDENTITY_INTERNAL_URL: `http://127.0.0.1:${identityPort}`,
        CONSORZI_DATA: data.path,
      },
    },
  ];
}

/** What any program needs of the surroundings; the person's other variables are theirs. */
function ofTheMachine(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
