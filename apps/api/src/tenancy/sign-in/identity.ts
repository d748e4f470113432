/** Who a request comes from, as the provider vouches for it. What they may do is the platform's own business. */
export interface Identity {
  readonly issuer: string;
  /** Opaque, stable within the issuer. */
  readonly subject: string;
  readonly username: string;
  readonly name: string;
  /** Slugs of the scopes that the person belongs to; a right counts only where granted and belonging. */
  readonly memberships: readonly string[];
  readonly realmRoles: readonly string[];
  /** Client to its roles. */
  readonly clientRoles: Readonly<Record<string, readonly string[]>>;
  /** The browser's session, or a token sent by a script. */
  readonly via: 'sessione' | 'bearer';
}

/** The token is not one of ours, or no longer. `cause` says why, for the log; nobody outside is told. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly code = 'TOKEN_NON_VALIDO';
}

/** The provider does not answer, or not as one should: nobody's identity can be told now. It may be asked again. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
  readonly code = 'IDENTITA_NON_DISPONIBILE';
}
