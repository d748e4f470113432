import 'reflect-metadata';

import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';

import type { Rates } from '../../limits/rates.js';
import type { AccessRefusals } from '../../security/access-refusals.js';
import { AccessModelBehind } from './access-model.js';
import { AccessoNonRegistrato } from './accessi-revisori.js';
import { AccessGuard } from './access.guard.js';
import { Allow, AllowSignedIn, contextStore } from './allow.decorator.js';
import type { Rights } from './rights.js';

class Resolver {
  forgotten(): void {}
  @Allow('planning.leggi') declared(): void {}
  @Allow('planning.leggi', { perimetro: 'applicato' }) narrows(): void {}
  @AllowSignedIn() ofOneself(): void {}
}

/** Nobody has signed in: whoever is asked for an identity says so. */
const nobody = { signedIn: () => Promise.resolve(null) } as unknown as Rights;
const recorded: object[] = [];
const refusals = { record: (refusal: object) => recorded.push(refusal) } as unknown as AccessRefusals;
const guard = new AccessGuard(new Reflector(), nobody, refusals, null as never);

function calling(name: keyof Resolver, args: object = { scope: 'inrete' }): ExecutionContextHost {
  const execution = new ExecutionContextHost([{}, args, { req: {} }, { path: { key: name } }]);
  Object.assign(execution, { getClass: () => Resolver, getHandler: () => Resolver.prototype[name] });
  execution.setType('graphql');
  return execution;
}

describe('the access guard', () => {
  it('refuses a resolver that declares no access, before it asks who it is', async () => {
    await expect(guard.canActivate(calling('forgotten'))).rejects.toThrow('Resolver.forgotten declares no access');
  });

  it.each(['declared', 'ofOneself'] as const)('asks who it is where access is declared: %s', async (name) => {
    await expect(guard.canActivate(calling(name))).rejects.toMatchObject({
      message: 'Accesso richiesto.',
      extensions: { code: 'NON_AUTENTICATO' },
    });
    expect(recorded.at(-1)).toEqual({ operazione: name, scope: 'inrete', motivo: 'NON_AUTENTICATO' });
  });
});

describe('what the guard says of a question when it asks for the right', () => {
  const asked: unknown[] = [];
  /** Somebody is there, and may do nothing. */
  const powerless = {
    signedIn: () => Promise.resolve({ personaId: 'p' }),
    contextFor: (...args: unknown[]) => Promise.resolve(asked.push(args.slice(1)) ? null : null),
  } as unknown as Rights;
  const listening = new AccessGuard(new Reflector(), powerless, refusals, null as never);

  it.each([
    ['declared', undefined],
    ['narrows', 'applicato'],
  ] as const)('%s: whether it narrows is as the resolver declares', async (name, perimetro) => {
    await expect(listening.canActivate(calling(name))).rejects.toMatchObject({
      message: 'Operazione non permessa.',
      extensions: { code: 'NON_PERMESSO' },
    });
    expect(recorded.at(-1)).toEqual({ personaId: 'p', operazione: name, scope: 'inrete', motivo: 'NON_PERMESSO' });
    const purpose = { operazione: name, perimetro, oggetti: [], momenti: [] };
    expect(asked.at(-1)).toEqual(['inrete', 'planning.leggi', purpose]);
  });

  it('an access that could not be recorded is refused, and says so', async () => {
    const failing = { ...powerless, contextFor: () => Promise.reject(new AccessoNonRegistrato(new Error('down'))) };
    const refusing = new AccessGuard(new Reflector(), failing as unknown as Rights, refusals, null as never);
    await expect(refusing.canActivate(calling('narrows'))).rejects.toMatchObject({
      extensions: { code: 'ACCESSO_NON_REGISTRATO' },
    });
  });
});

describe('whom the guard lets in', () => {
  const ctx = { scope: 'inrete' };
  const powerful = (asked: unknown[] = []) =>
    ({
      signedIn: () => Promise.resolve({ personaId: 'p' }),
      contextFor: (...args: unknown[]) => Promise.resolve(asked.push(args[1]) && ctx),
    }) as unknown as Rights;
  const rates = (wait: number | null) => ({ inScope: () => Promise.resolve(wait) }) as unknown as Rates;
  const guarding = (rights: Rights, wait: number | null = null) =>
    new AccessGuard(new Reflector(), rights, refusals, rates(wait));

  it('goes on with the context that the right gave', async () => {
    const execution = calling('declared');
    const before = recorded.length;
    await expect(guarding(powerful()).canActivate(execution)).resolves.toBe(true);
    const { contexts, key } = contextStore(execution);
    expect([contexts.get(key), recorded.length]).toEqual([ctx, before]);
  });

  it('asks the right in the scope that the arguments name, or their input does, and in none otherwise', async () => {
    const asked: unknown[] = [];
    const each = [{ scope: 'uno' }, { input: { scope: 'due' } }, {}, { input: {} }, { scope: 7 }];
    for (const args of each) await guarding(powerful(asked)).canActivate(calling('declared', args));
    expect(asked).toEqual(['uno', 'due', '', '', '']);
  });

  it('asks no scope of who is only to be signed in', async () => {
    const asked: unknown[] = [];
    await expect(guarding(powerful(asked)).canActivate(calling('ofOneself'))).resolves.toBe(true);
    expect(asked).toEqual([]);
  });

  it('sends away who asks too much in the scope', async () => {
    await expect(guarding(powerful(), 3_000).canActivate(calling('declared'))).rejects.toMatchObject({
      extensions: { code: 'TROPPE_RICHIESTE' },
    });
  });

  it('says that rights are being brought up to date, and of what nobody foresaw nothing of its own', async () => {
    const failing = (error: Error) => guarding({ ...powerful(), contextFor: () => Promise.reject(error) } as never);
    await expect(failing(new AccessModelBehind('inrete')).canActivate(calling('declared'))).rejects.toMatchObject({
      message: 'I diritti di questo consorzio sono in aggiornamento: riprovare tra poco.',
      extensions: { code: 'ACCESSI_NON_AGGIORNATI' },
    });
    const unforeseen = new Error('the database is gone');
    await expect(failing(unforeseen).canActivate(calling('declared'))).rejects.toBe(unforeseen);
  });

  it('stands aside where what is called is no GraphQL: those addresses ask for themselves', async () => {
    const execution = calling('forgotten');
    execution.setType('http');
    await expect(guard.canActivate(execution)).resolves.toBe(true);
  });
});
