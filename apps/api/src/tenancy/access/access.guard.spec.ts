import 'reflect-metadata';

import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';

import type { AccessRefusals } from '../../security/access-refusals.js';
import { AccessoNonRegistrato } from './accessi-revisori.js';
import { AccessGuard } from './access.guard.js';
import { Allow, AllowSignedIn } from './allow.decorator.js';
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

function calling(name: keyof Resolver): ExecutionContextHost {
  const execution = new ExecutionContextHost([{}, { scope: 'inrete' }, { req: {} }, { path: { key: name } }]);
  Object.assign(execution, { getClass: () => Resolver, getHandler: () => Resolver.prototype[name] });
  execution.setType('graphql');
  return execution;
}

describe('the access guard', () => {
  it('refuses a resolver that declares no access, before it asks who it is', async () => {
    await expect(guard.canActivate(calling('forgotten'))).rejects.toThrow('Resolver.forgotten declares no access');
  });

  it.each(['declared', 'ofOneself'] as const)('asks who it is where access is declared: %s', async (name) => {
    await expect(guard.canActivate(calling(name))).rejects.toMatchObject({ extensions: { code: 'NON_AUTENTICATO' } });
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
    await expect(listening.canActivate(calling(name))).rejects.toMatchObject({ extensions: { code: 'NON_PERMESSO' } });
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
