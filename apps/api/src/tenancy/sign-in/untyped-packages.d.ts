/** The two classes of keycloak-connect that read a token; the package types only its middleware. */
declare module 'keycloak-connect/middleware/auth-utils/token.js' {
  export default class Token {
    constructor(token: string, clientId?: string);
    readonly content: Readonly<Record<string, unknown>>;
    hasRealmRole(role: string): boolean;
    /** Throws where the claim has no list of roles for the client. */
    hasApplicationRole(client: string, role: string): boolean;
  }
}

declare module 'keycloak-connect/middleware/auth-utils/grant.js' {
  import type Token from 'keycloak-connect/middleware/auth-utils/token.js';

  export default class Grant {
    constructor(grant: { access_token: Token });
    readonly access_token: Token;
    isExpired(): boolean;
  }
}

declare module 'connect-pg-simple' {
  import type session from 'express-session';
  import type { Pool } from 'pg';

  interface StoreOptions {
    readonly pool: Pool;
    readonly schemaName: string;
    readonly tableName: string;
    /** Seconds. */
    readonly ttl: number;
    readonly disableTouch: boolean;
    readonly errorLog: (...words: unknown[]) => void;
  }

  export default function connect(of: typeof session): new (options: StoreOptions) => session.Store & {
    close(): Promise<void>;
  };
}
