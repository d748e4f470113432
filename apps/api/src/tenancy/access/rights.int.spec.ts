import { idOf } from '@consorzi/domain/shared';
import type { Ruolo } from '@consorzi/domain/tenancy';
import type { Request } from 'express';

import type { Identity, IdentityOf } from '../sign-in/index.js';
import { Persone } from '../sign-in/index.js';
import { Rights } from './rights.js';
import { AccessStage, SCOPE } from './testing/access-stage.js';

const base = {
  autore: { personaId: idOf('persona', 'sistema'), centri: 'tutti' },
  now: '2024-08-05T09:00:00.000Z',
  scope: SCOPE,
} as const;

let stage: AccessStage;
let persone: Persone;
beforeAll(async () => {
  stage = await AccessStage.start();
  persone = new Persone(stage.pool);
});
afterAll(() => stage.stop());

/** Who the provider says is asking; null for nobody. */
const identity = (name: string, ...memberships: string[]): Identity => ({
  ...{ issuer: 'https://prova', subject: name, username: name, name, memberships },
  ...{ realmRoles: [], clientRoles: {}, via: 'bearer' },
});
const rightsOf = (who: Identity | null): Rights =>
  new Rights({ of: () => Promise.resolve(who) } as unknown as IdentityOf, persone, stage.model);
const request = {} as Request;

async function enter(name: string, ...memberships: string[]) {
  const rights = rightsOf(identity(name, ...memberships));
  return { rights, person: (await rights.signedIn(request))! };
}

async function grant(name: string, ruolo: Ruolo, ...centri: string[]): Promise<void> {
  const personaId = await persone.personaOf(identity(name, SCOPE));
  await stage.done({ ...base, type: 'AssegnaRuolo', personaId, ruolo, centri });
}

describe('who is asking', () => {
  it('is nobody without an identity', async () => {
    expect(await rightsOf(null).signedIn(request)).toBeNull();
  });

  it('is the same person each time, in an operation of its own', async () => {
    const { rights, person } = await enter('anna', SCOPE);
    const again = (await rights.signedIn(request))!;
    expect(again.personaId).toBe(person.personaId);
    expect(again.correlationId).not.toBe(person.correlationId);
    expect(again.identity.username).toBe('anna');
  });
});

describe('a right in a scope', () => {
  it('wants both a membership and a role', async () => {
    await grant('bruno', 'direttore');
    const inside = await enter('bruno', SCOPE);
    const ctx = await inside.rights.contextFor(inside.person, SCOPE, 'planning.approva');
    expect(ctx).toMatchObject({
      ...{ scope: SCOPE, personaId: inside.person.personaId, ruolo: 'direttore' },
      ruoli: [{ ruolo: 'direttore', centri: [] }],
      autore: { personaId: inside.person.personaId, centri: 'tutti' },
      correlationId: inside.person.correlationId,
    });
    expect(ctx!.permessi).toContain('planning.redigi');
    expect(ctx!.now).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);

    const outside = await enter('bruno', 'altrove');
    expect(await outside.rights.contextFor(outside.person, SCOPE, 'planning.leggi')).toBeNull();
    const roleless = await enter('carla', SCOPE);
    expect(await roleless.rights.contextFor(roleless.person, SCOPE, 'tenancy.leggi')).toBeNull();
  });

  it('is one that a role carries', async () => {
    await grant('dario', 'revisore');
    const { rights, person } = await enter('dario', SCOPE);
    expect(await rights.contextFor(person, SCOPE, 'planning.redigi')).toBeNull();
    expect((await rights.contextFor(person, SCOPE, 'planning.leggi'))!.ruolo).toBe('revisore');
  });

  it('is bound to centri unless a role without any carries it too', async () => {
    await grant('elena', 'responsabile', 'c1', 'c2');
    await grant('elena', 'operatore', 'c2', 'c3');
    const { rights, person } = await enter('elena', SCOPE);
    const centriFor = async (permesso: 'consuntivo.registra' | 'planning.redigi' | 'planning.leggi') =>
      (await rights.contextFor(person, SCOPE, permesso))!.autore.centri;
    expect(await centriFor('consuntivo.registra')).toEqual(['c1', 'c2', 'c3']);
    expect(await centriFor('planning.redigi')).toEqual(['c1', 'c2']);
    await grant('elena', 'direttore');
    expect(await centriFor('planning.redigi')).toBe('tutti');
  });

  it.each(['', 'INPROVA', 'inprova;', 'in-prova', 'x'.repeat(60)])(
    'is none in what is no scope: "%s"',
    async (scope) => {
      const { rights, person } = await enter('bruno', SCOPE);
      const belonging = { ...person, identity: identity('bruno', scope) };
      expect(await rights.rolesIn(belonging, scope)).toEqual([]);
    },
  );
});
