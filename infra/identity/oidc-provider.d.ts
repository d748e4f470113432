/** The part of oidc-provider (which ships no types) that the embedded provider uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** Where the provider keeps one kind of record. Times are seconds. */
  export interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<AdapterPayload | undefined>;
    findByUid(uid: string): Promise<AdapterPayload | undefined>;
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface AdapterPayload {
    uid?: string;
    grantId?: string;
    consumed?: number;
    /** Of sessions. */
    accountId?: string;
    authorizations?: ProviderSession['authorizations'];
    [claim: string]: unknown;
  }

  export interface ProviderSession {
    readonly accountId?: string;
    readonly authorizations?: Readonly<Record<string, { readonly grantId?: string; readonly sid?: string }>>;
    grantIdFor(clientId: string): string | undefined;
    destroy(): Promise<void>;
  }

  export interface Client {
    readonly clientId: string;
    readonly backchannelLogoutUri?: string;
    /** Posts a logout token. Rejects unless it was taken. */
    backchannelLogout(subject: string, sid: string | undefined): Promise<void>;
  }

  export interface TokenSource {
    readonly accountId?: string;
    readonly clientId?: string;
    readonly sid?: string;
    readonly sessionUid?: string;
    readonly scope?: string;
    readonly kind: string;
  }

  export interface Context {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    readonly path: string;
    readonly method: string;
    readonly query: Readonly<Record<string, string | string[] | undefined>>;
    readonly cookies: { set(name: string, value: string | null, options?: object): void };
    status: number;
    type: string;
    body: unknown;
    set(header: string, value: string): void;
    redirect(url: string): void;
    readonly oidc: {
      readonly provider: Provider;
      readonly client?: Client;
      readonly session?: ProviderSession;
      readonly params?: Readonly<Record<string, string | undefined>>;
      readonly entities: { readonly IdTokenHint?: { readonly payload: { readonly sub?: string } } };
      readonly result?: { readonly consent?: { readonly grantId?: string } };
      entity(name: string, value: unknown): void;
    };
  }

  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface AccessToken {
    scope?: string;
    resourceServer: unknown;
    readonly expiration: number;
    save(): Promise<string>;
  }

  interface Revocable {
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    readonly Grant: {
      new (of: { clientId: string; accountId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
      readonly adapter: Adapter;
    };
    readonly AccessToken: { new (of: { accountId: string; client: Client; gty: string }): AccessToken };
    readonly ResourceServer: new (identifier: string, info: object) => unknown;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    readonly RefreshToken: Revocable;
    readonly AuthorizationCode: Revocable;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    cookieName(type: 'session'): string;
    registerGrantType(name: string, handler: (context: Context) => Promise<void>, parameters: readonly string[]): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object): Promise<string>;
    on(event: 'server_error', listener: (context: Context, error: Error) => void): this;
  }

  export default Provider;

  export const errors: {
    readonly SessionNotFound: new (message: string) => Error;
    readonly InvalidGrant: new (message: string) => Error;
  };
}
