import { readFileSync } from 'node:fs';
import path from 'node:path';

import { idOf } from '@consorzi/domain/shared';
import { importJWK, SignJWT, type JWK } from 'jose';

import { Client } from './client.js';

/** Somebody whom no demonstration knows, with a token that the platform's own provider could have given. */
export async function stranger(
  platform: { readonly url: string; readonly data: string },
  name: string,
  memberships: readonly string[],
): Promise<Client> {
  const { keys } = JSON.parse(readFileSync(path.join(platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] };
  const token = await new SignJWT({
    ...{ typ: 'Bearer', azp: 'consorzi-cli', preferred_username: idOf('stranger', name).slice(0, 8), name },
    organization: memberships,
  })
    .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
    .setIssuer(`${platform.url}/realms/consorzi`)
    .setAudience('consorzi-api')
    .setSubject(idOf('stranger', name))
    .setIssuedAt()
    .setExpirationTime('30m')
    .sign(await importJWK(keys[0]!, 'RS256'));
  return Client.bearing(token, platform.url);
}
