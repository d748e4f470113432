import { openDataFolder, secretsOf } from '../infra/local/data-folder.js';
import { urlsAt } from '../infra/local/platform-database.js';
import { rememberedPorts } from '../infra/local/ports.js';

/** Database addresses of a running local platform, for specs that look behind the API. */
export function databaseUrls(dataFolder: string): { api: string; owner: string; projector: string } {
  const data = openDataFolder(dataFolder);
  const urls = urlsAt(rememberedPorts(data).postgres!, secretsOf(data));
  return { api: urls.DATABASE_API_URL, owner: urls.DATABASE_OWNER_URL, projector: urls.DATABASE_PROJECTOR_URL };
}
