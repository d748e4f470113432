import { giornoDi, idOf } from '@consorzi/domain/shared';
import { permessiDi, PERMESSI_DEL_PERIMETRO, type Perimetro, type Ruolo } from '@consorzi/domain/tenancy';
import type { Request } from 'express';

import type { Identity, IdentityOf } from '../sign-in/index.js';
import { Persone } from '../sign-in/index.js';
import { AccessiRevisori, AccessoNonRegistrato } from './accessi-revisori.js';
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
  new Rights({ of: () => Promise.resolve(who) } as unknown as IdentityOf, persone, stage.model, stage.trail);
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
      expect(await rights.diritti(belonging, scope)).toEqual({ ruoli: [], incarichi: [] });
    },
  );
});

describe('who is called as an auditor', () => {
  const today = giornoDi(new Date().toISOString());
  const narrows = { perimetro: 'applicato' } as const;

  async function call(name: string, perimetro: Perimetro, dal = today, al = '2030-12-31') {
    const personaId = await persone.personaOf(identity(name, SCOPE));
    const incaricoId = idOf('incarico', name, JSON.stringify(perimetro));
    const now = new Date().toISOString();
    await stage.done({ ...base, now, type: 'AffidaRevisione', incaricoId, personaId, dal, al, perimetro, atto: null });
    return { ...(await enter(name, SCOPE)), incaricoId, personaId };
  }

  it('to the whole reads and exports everything, writes nothing, and needs their membership', async () => {
    const { rights, person } = await call('rita', { tipo: 'consorzio' });
    const ctx = await rights.contextFor(person, SCOPE, 'planning.leggi');
    expect(ctx).toMatchObject({ ruolo: 'revisore', perimetro: 'tutto', ruoli: [], autore: { centri: [] } });
    expect(ctx!.permessi).toEqual(permessiDi(['revisore']));
    expect(await rights.contextFor(person, SCOPE, 'audit.esporta')).not.toBeNull();
    for (const permesso of ['planning.redigi', 'tenancy.amministra', 'testi.cancella', 'audit.vigila'] as const)
      expect(await rights.contextFor(person, SCOPE, permesso)).toBeNull();
    const outside = await enter('rita', 'altrove');
    expect(await outside.rights.contextFor(outside.person, SCOPE, 'planning.leggi')).toBeNull();
  });

  it('to a centro is refused by whatever does not say that it narrows', async () => {
    const centro = await stage.centro('AMIN', base);
    const perimetro = { tipo: 'centri', centri: [centro] } as const;
    const { rights, person } = await call('sara', perimetro);
    expect(await rights.contextFor(person, SCOPE, 'planning.leggi')).toBeNull();
    const ctx = await rights.contextFor(person, SCOPE, 'planning.leggi', narrows);
    expect(ctx).toMatchObject({ ruolo: 'revisore', perimetro: [perimetro] });
    expect(ctx!.permessi).toEqual([...PERMESSI_DEL_PERIMETRO.centri].sort());
    // Not even where it narrows: documents and bundles cannot be told apart.
    for (const permesso of ['importing.leggi', 'audit.esporta', 'ats.leggi'] as const)
      expect(await rights.contextFor(person, SCOPE, permesso, narrows)).toBeNull();
  });

  it('to two perimeters reads both, and with a role of their own what the role reads', async () => {
    const [uno, due] = [await stage.centro('UNO', base), await stage.centro('DUE', base)];
    const first = { tipo: 'centri', centri: [uno] } as const;
    const second = { tipo: 'centri', centri: [due] } as const;
    await call('tina', first);
    const { rights, person } = await call('tina', second);
    expect((await rights.contextFor(person, SCOPE, 'planning.leggi', narrows))!.perimetro).toEqual([first, second]);
    await grant('tina', 'nucleo');
    const ctx = (await rights.contextFor(person, SCOPE, 'planning.leggi'))!;
    expect([ctx.ruolo, ctx.perimetro]).toEqual(['nucleo', 'tutto']);
  });

  it('is nobody before the first day', async () => {
    const { rights, person } = await call('ugo', { tipo: 'consorzio' }, '2030-01-01');
    expect(await rights.contextFor(person, SCOPE, 'planning.leggi', narrows)).toBeNull();
  });

  it('stands in the trail before they read, with what they asked and by which incarico', async () => {
    const { rights, person, incaricoId, personaId } = await call('vera', { tipo: 'consorzio' });
    const asked = { operazione: 'obiettivo', oggetti: [idOf('o')], momenti: ['#3'] };
    const ctx = await rights.contextFor(person, SCOPE, 'planning.leggi', asked);
    await rights.contextFor(person, SCOPE, 'planning.redigi', asked);
    const [entry, before] = await stage.trail.elenco(SCOPE, { first: 10 });
    expect(entry).toEqual({ id: expect.any(String) as string, scope: SCOPE, at: ctx!.now, personaId, incarichi: [incaricoId], ...asked }); // prettier-ignore
    expect(before?.personaId).not.toBe(personaId);
  });

  it('who has the role for good stands there too, also where they act in another; nobody else does', async () => {
    const seen = async () => (await stage.trail.elenco(SCOPE, { first: 100 })).length;
    await grant('walter', 'revisore');
    await grant('walter', 'direttore');
    await grant('zoe', 'direttore');
    const start = await seen();
    const [walter, zoe] = [await enter('walter', SCOPE), await enter('zoe', SCOPE)];
    await walter.rights.contextFor(walter.person, SCOPE, 'planning.approva');
    expect(await seen()).toBe(start + 1);
    await zoe.rights.contextFor(zoe.person, SCOPE, 'planning.approva');
    expect(await seen()).toBe(start + 1);
    const [entry] = await stage.trail.elenco(SCOPE, { first: 1 });
    expect(entry).toMatchObject({ operazione: 'planning.approva', incarichi: [], oggetti: [] });
  });

  it('is refused when the trail cannot be written', async () => {
    const { person } = await call('ada', { tipo: 'consorzio' });
    const broken = new AccessiRevisori({ connect: () => Promise.reject(new Error('no database')) } as never);
    const rights = new Rights(
      { of: () => Promise.resolve(null) } as unknown as IdentityOf,
      persone,
      stage.model,
      broken,
    );
    await expect(rights.contextFor(person, SCOPE, 'planning.leggi')).rejects.toThrow(AccessoNonRegistrato);
    // And again: one that failed does not hold up the next.
    await expect(rights.contextFor(person, SCOPE, 'planning.leggi')).rejects.toThrow(AccessoNonRegistrato);
  });
});
