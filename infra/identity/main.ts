import { z } from 'zod';

import { isProduction, REFUSED_IN_PRODUCTION } from './production.js';

/** What the supervisor passes to the provider's process. */
const Environment = z.object({
  IDENTITY_PORT: z.coerce.number().int().min(1).max(65_535),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  IDENTITY_DATA: z.string().min(1),
  IDENTITY_CLIENT_SECRET: z.string().min(16),
  /** Life of an access token. */
  IDENTITY_ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(10).max(3_600).default(60),
});
export type IdentityEnvironment = z.input<typeof Environment>;

const environment = Environment.safeParse(process.env);
if (isProduction()) refuse(REFUSED_IN_PRODUCTION);
else if (environment.success) await run(environment.data);
else {
  const names = [...new Set(environment.error.issues.map((issue) => String(issue.path[0])))].join(', ');
  refuse(`Variabili mancanti o non valide per il fornitore di identità: ${names}.`);
}

async function run(settings: z.infer<typeof Environment>): Promise<void> {
  // Loaded only here: the library speaks up when it is, and a refusal is one line.
  const { startIdentity } = await import('./server.js');
  const server = await startIdentity({
    port: settings.IDENTITY_PORT,
    publicUrl: settings.PUBLIC_URL,
    data: settings.IDENTITY_DATA,
    clientSecret: settings.IDENTITY_CLIENT_SECRET,
    accessTokenSeconds: settings.IDENTITY_ACCESS_TOKEN_SECONDS,
  });
  const close = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', close).once('SIGINT', close);
}

/** Tells people on stderr and the supervisor over its channel: starting again is no use. */
function refuse(line: string): void {
  console.error(line);
  process.exitCode = 1;
  process.send?.({ refused: line });
  if (process.connected) process.disconnect();
}
