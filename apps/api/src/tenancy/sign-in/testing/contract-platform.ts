import type { INestApplication } from '@nestjs/common';
import type pg from 'pg';
import type { Page } from 'playwright-core';

/** Why a token is none of ours, and the token. */
export type HostileTokens = Readonly<Record<string, string>>;

/** An API with sign-in alone beside a provider: what the contract asks of every provider. */
export interface ContractPlatform {
  /** Where people find the API. */
  readonly url: string;
  readonly issuer: string;
  readonly pool: pg.Pool;
  /** Life of an access token of a session, as the provider is set. */
  readonly accessTokenSeconds: number;
  /** Another process' worth of API, on a port of its own. */
  startApi(port: string): Promise<INestApplication>;
  /** At the provider's own page: name, password, in. */
  enter(page: Page, username: string): Promise<void>;
  /** A good access token for a script. */
  scriptToken(username: string): Promise<string>;
  disable(username: string): Promise<void>;
  removeFrom(organization: string, username: string): Promise<void>;
  /** An administrator ends the person's sessions at the provider. */
  signOut(username: string): Promise<void>;
  /** The provider does not answer, until it is woken. */
  silence(): Promise<void>;
  wake(): Promise<void>;
  /** Tokens that the provider itself has issued and signed, none of them an access token for us. */
  issuedForOthers(): Promise<HostileTokens>;
  stop(): Promise<void>;
}
