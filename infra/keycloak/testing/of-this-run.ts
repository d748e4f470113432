/** What `npm run test:keycloak` leaves in the environment for its specs. */
export interface KeycloakOfThisRun {
  /** `KEYCLOAK_URL`. */
  readonly url: string;
  /** Leader of its process group, which a spec may freeze for a while. */
  readonly pid: number;
  readonly adminPassword: string;
  /** The address of the platform that the realm knows: one spec at a time listens there. */
  readonly publicUrl: string;
  /** Of the client `consorzi-web`. */
  readonly clientSecret: string;
}

export const OF_THIS_RUN = 'CONSORZI_SPEC_KEYCLOAK';

/** The Keycloak of this run of specs. @throws outside of one. */
export function keycloakOfThisRun(): KeycloakOfThisRun {
  const given = process.env[OF_THIS_RUN];
  if (!given) throw new Error('no Keycloak: run through npm run test:keycloak');
  return JSON.parse(given) as KeycloakOfThisRun;
}
