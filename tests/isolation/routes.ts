import 'reflect-metadata';

import { readdirSync } from 'node:fs';
import path from 'node:path';

const API = path.resolve(import.meta.dirname, '../../apps/api/src');

/** Who each address is for. One that is added is not here, and fails until somebody says. */
export const ROUTES: Readonly<
  Record<string, 'a right in the scope' | 'everybody' | 'the provider' | 'who is signed in'>
> = {
  'GET /.well-known/security.txt': 'everybody',
  'GET /accesso': 'everybody',
  'GET /accesso/ritorno': 'everybody',
  'GET /accesso/sessione': 'everybody',
  'GET /api/ats/:scope/protocollo/:progettoId': 'a right in the scope',
  'GET /api/ats/:scope/riconciliazione/:riconciliazioneId/avanzamento': 'a right in the scope',
  'GET /api/ats/:scope/riconciliazione/:riconciliazioneId/esito': 'a right in the scope',
  'POST /api/ats/:scope/riconciliazione/:progettoId/:tabella': 'a right in the scope',
  'GET /api/attestazioni/:scope/:attestazioneId/firmato': 'a right in the scope',
  'GET /api/attestazioni/:scope/:attestazioneId/generato': 'a right in the scope',
  'GET /api/audit/:scope/bundle': 'a right in the scope',
  'GET /api/audit/:scope/dossier': 'a right in the scope',
  'GET /api/dati-personali': 'who is signed in',
  'GET /api/dati-personali/:scope/:personaId': 'a right in the scope',
  'GET /api/dossier/:scope/:progettoId': 'a right in the scope',
  'GET /api/fascicoli/:ats/condivisi/:consorzio/:spesaId/:documentoId': 'a right in the scope',
  'GET /api/fascicoli/:scope/:spesaId/:documentoId': 'a right in the scope',
  'GET /api/fascicoli/:scope/archivi/:archivioId/avanzamento': 'a right in the scope',
  'POST /api/fascicoli/:scope/archivi': 'a right in the scope',
  'POST /api/fascicoli/:scope/caricamenti': 'a right in the scope',
  'GET /api/importazioni/:scope/:propostaId/avanzamento': 'a right in the scope',
  'GET /health/live': 'everybody',
  'GET /health/ready': 'everybody',
  'POST /accesso/uscita-remota': 'the provider',
  'POST /api/attestazioni/:scope/caricamenti': 'a right in the scope',
  'POST /api/fatture/:scope': 'a right in the scope',
  'POST /api/importazioni/:scope': 'a right in the scope',
  'POST /uscita': 'everybody',
};

/** `VERB /path` of every controller there is a file of. */
export async function routes(): Promise<string[]> {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.controller.ts'),
  );
  const modules: object[] = [];
  // One after the other: what they import in common must have been linked for one before another asks for it.
  for (const file of files) modules.push((await import(path.join(API, file))) as object);
  return modules.flatMap((module) => Object.values(module)).flatMap((one: unknown) => routesOf(one));
}

const VERBS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD'];

function routesOf(controller: unknown): string[] {
  if (typeof controller !== 'function' || !Reflect.hasMetadata('__controller__', controller)) return [];
  const prefix = Reflect.getMetadata('path', controller) as string;
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method = prototype[name];
    if (name === 'constructor' || typeof method !== 'function' || !Reflect.hasMetadata('path', method)) return [];
    const own = Reflect.getMetadata('path', method) as string;
    const verb = VERBS[Reflect.getMetadata('method', method) as number];
    return [`${verb} /${[prefix, own].map((part) => part.replaceAll(/^\/|\/$/g, '')).filter(Boolean).join('/')}`]; // prettier-ignore
  });
}
