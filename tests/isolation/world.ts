import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { deciderAts } from '@consorzi/domain/ats';
import { type Decider, type EventStore, hashOf } from '@consorzi/domain/event-sourcing';
import { idOf, type Atto, type Comando } from '@consorzi/domain/shared';
import { deciderAccessi, deciderConsorzio, type Ruolo } from '@consorzi/domain/tenancy';
import { importJWK, SignJWT, type JWK } from 'jose';
import pg from 'pg';

import { riconosci } from '../../apps/api/src/policies/testing/riconosci.js';
import { runCommand } from '../../apps/api/src/event-sourcing/index.js';
import { platformLog } from '../platform-log.js';
import type { SpecPlatform } from '../../infra/testing/platform.js';
import { Client } from '../client.js';
import { databaseUrls } from '../platform-database.js';

/** Stands in every text of the consortium whose isolation is tried: nobody from outside may ever read it. */
export const MARKER = 'riservatissimo';

/** Stands in what our consortium keeps from its ATS too: a month before those that it shares. */
export const UNSHARED = 'mai condiviso';

export const [OURS, THEIRS, NETWORK] = ['isolatoa', 'isolatob', 'isolatoats'] as const;

/** Somebody who asks: what their token says they belong to, and what the logs say they may do. */
export interface Persona {
  readonly memberships: readonly string[];
  readonly grants: Readonly<Record<string, readonly Ruolo[]>>;
  /** Granted, and revoked before anything is asked. */
  readonly revoked?: Readonly<Record<string, readonly Ruolo[]>>;
}

const OFFICE: readonly Ruolo[] = ['amministratore', 'direttore', 'finanza', 'nucleo'];

/** Each kind of person that may stand before a consortium's door. */
export const PEOPLE = {
  'own consortium': { memberships: [OURS], grants: { [OURS]: OFFICE } },
  'other consortium': { memberships: [THEIRS], grants: { [THEIRS]: OFFICE } },
  'no consortium': { memberships: [], grants: { [OURS]: OFFICE, [NETWORK]: ['capofila'] } },
  'member without a role': { memberships: [OURS, NETWORK], grants: {} },
  'ATS member': { memberships: [THEIRS, NETWORK], grants: { [THEIRS]: OFFICE, [NETWORK]: ['referente'] } },
  capofila: { memberships: [THEIRS, NETWORK], grants: { [THEIRS]: OFFICE, [NETWORK]: ['capofila', 'amministratore'] } },
  auditor: { memberships: [OURS], grants: { [OURS]: ['revisore'] } },
  /** Called, by `makeThings`, to a centro that holds nothing. */
  'narrowed auditor': { memberships: [OURS], grants: {} },
  /** Called, by `callAuditorsOfProjects`: of our project, and of what holds nothing. */
  'auditor of the project': { memberships: [OURS, NETWORK], grants: {} },
  'auditor of another project': { memberships: [OURS, NETWORK], grants: {} },
  'auditor of another rendiconto': { memberships: [NETWORK], grants: {} },
  'revoked user': {
    memberships: [OURS, NETWORK],
    grants: {},
    revoked: { [OURS]: OFFICE, [NETWORK]: ['capofila'] },
  },
} as const satisfies Record<string, Persona>;
export type PersonaName = keyof typeof PEOPLE;

/** What a command says, of each kind. */
type Body<C> = C extends unknown ? Omit<C, 'autore' | 'now'> : never;

/** Two consortia and an ATS of this spec alone, on the running platform, and a client for each kind of person. */
export class World {
  readonly clients = new Map<PersonaName, Client>();
  private readonly personaIds = new Map<PersonaName, string>();
  private readonly pool: pg.Pool;
  private readonly store: EventStore;

  private constructor(private readonly platform: SpecPlatform) {
    this.pool = new pg.Pool({ connectionString: databaseUrls(platform.data).api, max: 2 });
    this.store = platformLog(platform.data, this.pool);
  }

  static async make(platform: SpecPlatform): Promise<World> {
    const world = new World(platform);
    for (const name of Object.keys(PEOPLE) as PersonaName[]) await world.welcome(name);
    for (const scope of [OURS, THEIRS]) {
      const denominazione = `Consorzio ${scope} ${scope === OURS ? MARKER : ''}`;
      await world.run(scope, deciderConsorzio, { type: 'IstituisciConsorzio', scope, denominazione, sede: 'Ivrea' });
    }
    const atto: Atto = { organo: 'assemblea', numero: '1', data: '2024-01-10' };
    await world.run(NETWORK, deciderAts, {
      type: 'IstituisciAts',
      scope: NETWORK,
      denominazione: 'ATS di prova',
      atto,
    });
    await riconosci(world.store, NETWORK, [OURS]);
    for (const name of Object.keys(PEOPLE) as PersonaName[]) await world.grant(name);
    await world.until(async () => {
      const { errors } = await world.client('own consortium').graphql(`{ persone(scope: "${OURS}") { revisione } }`);
      return !errors;
    });
    return world;
  }

  client(name: PersonaName): Client {
    return this.clients.get(name)!;
  }

  personaId(name: PersonaName): string {
    return this.personaIds.get(name)!;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Waits for the projector. */
  async until(check: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; !(await check());) {
      if (Date.now() > end) throw new Error('the read models did not get there');
      await sleep(50);
    }
  }

  /** A token of the platform's own provider, signed with its key: memberships that no demo user has. */
  private async welcome(name: PersonaName): Promise<void> {
    const { keys } = JSON.parse(readFileSync(path.join(this.platform.data, 'identity/keys.json'), 'utf8')) as { keys: JWK[] }; // prettier-ignore
    const username = name.replaceAll(' ', '.');
    const token = await new SignJWT({
      ...{ typ: 'Bearer', azp: 'consorzi-cli', preferred_username: username },
      name: name === 'own consortium' ? `${name} ${MARKER}` : name,
      organization: PEOPLE[name].memberships,
    })
      .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.kid! })
      .setIssuer(`${this.platform.url}/realms/consorzi`)
      .setAudience('consorzi-api')
      .setSubject(idOf('isolation', name))
      .setIssuedAt()
      .setExpirationTime('30m')
      .sign(await importJWK(keys[0]!, 'RS256'));
    const client = Client.bearing(token, this.platform.url);
    this.clients.set(name, client);
    this.personaIds.set(name, (await client.ask('{ io { personaId } }'))['io'].personaId as string);
  }

  private async grant(name: PersonaName): Promise<void> {
    const { grants, revoked = {} }: Persona = PEOPLE[name];
    const personaId = this.personaId(name);
    const each = (all: Persona['grants']) =>
      Object.entries(all).flatMap(([scope, ruoli]) => ruoli.map((ruolo) => ({ scope, ruolo, personaId })));
    for (const one of [...each(grants), ...each(revoked)])
      await this.run(one.scope, deciderAccessi, { ...one, type: 'AssegnaRuolo', centri: [] });
    for (const one of each(revoked)) await this.run(one.scope, deciderAccessi, { ...one, type: 'RevocaRuolo' });
  }

  /** What no screen does yet: a scope and its first roles come from who runs the platform. */
  private async run<C extends Comando<string>>(
    scope: string,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
    decider: Decider<C, any>,
    body: Body<C>,
  ): Promise<void> {
    const personaId = idOf('isolation', 'who runs the platform');
    const now = new Date().toISOString();
    const command = { ...body, autore: { personaId, centri: 'tutti' }, now } as unknown as C;
    const context = {
      ...{
        scope,
        commandId: idOf('isolation', JSON.stringify(body)),
        bodyHash: hashOf(body),
        personaId,
        role: 'sistema',
      },
      ...{ correlationId: randomUUID(), causationId: null, recordedAt: now },
    };
    await runCommand({ store: this.store }, context, decider, command);
  }
}
