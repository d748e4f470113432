import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

import { Rates } from '../../limits/rates.js';
import { tooManyError } from '../../limits/too-many.js';
import { AccessRefusals } from '../../security/access-refusals.js';
import { ACCESS, contextStore, type Access } from './allow.decorator.js';
import { AccessModelBehind } from './access-model.js';
import { AccessoNonRegistrato } from './accessi-revisori.js';
import { askedIn } from './asked.js';
import { Rights } from './rights.js';
import type { Request } from 'express';

/**
 * Before every query and mutation: who is it, may they do this in this scope? A resolver that declares no access is
 * refused. A scope that does not exist and one that the person may not enter get the same answer.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Rights) private readonly rights: Rights,
    @Inject(AccessRefusals) private readonly refusals: AccessRefusals,
    @Inject(Rates) private readonly rates: Rates,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType<GqlContextType>() !== 'graphql') return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
    if (!access) throw new Error(`${execution.getClass().name}.${execution.getHandler().name} declares no access`);

    const gql = GqlExecutionContext.create(execution);
    const { req } = gql.getContext<{ req: Request }>();
    const signedIn = await this.rights.signedIn(req);
    const operazione = execution.getHandler().name;
    const scope = scopeOf(gql.getArgs());
    if (!signedIn) {
      this.refusals.record({ operazione, scope, motivo: 'NON_AUTENTICATO' });
      throw new GraphQLError('Accesso richiesto.', { extensions: { code: 'NON_AUTENTICATO' } });
    }
    if ('signedIn' in access) return true;

    const { personaId } = signedIn;
    const purpose = { operazione, perimetro: access.perimetro, ...askedIn(gql.getArgs()) };
    const ctx = await this.rights.contextFor(signedIn, scope, access.permesso, purpose).catch(refusedForNow);
    if (!ctx) {
      this.refusals.record({ personaId, operazione, scope, motivo: 'NON_PERMESSO' });
      throw new GraphQLError('Operazione non permessa.', { extensions: { code: 'NON_PERMESSO' } });
    }
    const wait = await this.rates.inScope(scope, personaId);
    if (wait !== null) throw tooManyError(wait);
    const { contexts, key } = contextStore(execution);
    contexts.set(key, ctx);
    return true;
  }
}

function refusedForNow(error: unknown): never {
  if (!(error instanceof AccessModelBehind || error instanceof AccessoNonRegistrato)) throw error;
  throw new GraphQLError(error.messaggio, { extensions: { code: error.code } });
}

function scopeOf(args: { scope?: unknown; input?: { scope?: unknown } }): string {
  const scope = args.scope ?? args.input?.scope;
  return typeof scope === 'string' ? scope : '';
}
