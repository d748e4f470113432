import { readFileSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod';

import { CLI_CLIENT } from './config.js';
import type { KnownPerson } from './persone.js';

/** The embedded provider's own grant; the name is agreed with `infra/identity/demo-user-grant.ts`. */
const DEMO_USER_GRANT = 'urn:consorzi:grant:utente-demo';

const People = z.array(
  z.object({
    username: z.string(),
    name: z.string(),
    role: z.string(),
    organizations: z.array(z.string()),
    /** The `sub` of the user's tokens. */
    subject: z.string(),
  }),
);
/** A demo user, known before they ever sign in. `role` is their post in the first organization. */
export type EmbeddedPerson = z.infer<typeof People>[number];

/** Why a script gets no token; the message (Italian, one line) is for who typed the command. */
export class NoDemoToken extends Error {
  override readonly name = 'NoDemoToken';
}

/** The demo users of the platform whose data folder (`CONSORZI_DATA`) is named. @throws NoDemoToken without any */
export function embeddedPeople(dataFolder: string): readonly EmbeddedPerson[] {
  return People.parse(readIdentityFile(dataFolder, 'people.json'));
}

/**
 * The demo user as `Persone.personaOf` wants to know them: demo data name people who have never signed in, to the
 * consortium that gives them a post and to no other.
 */
export function asKnownPerson(issuer: string, person: EmbeddedPerson, scope: string): KnownPerson {
  const { subject, username, name, organizations } = person;
  return { issuer, subject, username, name, memberships: organizations.filter((alias) => alias === scope) };
}

/**
 * An access token of a demo user, from the running platform at `publicUrl`. Whoever may read the data folder may have
 * one: the secret of the client for scripts lies there, readable by the platform's own user alone.
 * @throws NoDemoToken when the platform is not running, is not the embedded one, or knows no such user.
 */
export async function embeddedToken(dataFolder: string, publicUrl: string, username: string): Promise<string> {
  const { secret } = z.object({ secret: z.string() }).parse(readIdentityFile(dataFolder, 'cli.json'));
  const known = embeddedPeople(dataFolder).some((person) => person.username === username);
  if (!known) throw new NoDemoToken(`Nessun utente di prova si chiama «${username}».`);
  const body = { grant_type: DEMO_USER_GRANT, client_id: CLI_CLIENT, client_secret: secret, username };
  const ask = () =>
    fetch(`${publicUrl}/realms/consorzi/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(body),
      signal: AbortSignal.timeout(30_000),
    });
  // Once more: a connection kept from an earlier question may have been closed by the platform a moment ago.
  const answer = await ask()
    .catch(ask)
    .catch(() => null);
  if (!answer) throw new NoDemoToken(`La piattaforma non risponde a ${publicUrl}: è avviata con la stessa PORT?`);
  const token = z.object({ access_token: z.string() }).safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !token.success) {
    throw new NoDemoToken(`La piattaforma a ${publicUrl} non dà il token: è avviata con la stessa CONSORZI_DATA?`);
  }
  return token.data.access_token;
}

function readIdentityFile(dataFolder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(dataFolder, 'identity', name), 'utf8'));
  } catch {
    throw new NoDemoToken(
      `In ${dataFolder} non ci sono utenti di prova: i token da riga di comando esistono solo con l'accesso dimostrativo avviato.`,
    );
  }
}
