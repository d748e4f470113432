import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { isScope } from '@consorzi/domain/shared';
import { permessiDi, RUOLI_PER_CENTRO, ruoloCon, type Permesso } from '@consorzi/domain/tenancy';
import type { RuoloAssegnato } from '@consorzi/projections/tenancy';

import { IdentityOf, Persone, type Identity } from '../sign-in/index.js';
import { AccessModel } from './access-model.js';
import type { RequestContext } from './request-context.js';

/** A person who is known to the platform; what they may do depends on the scope. */
export interface SignedIn {
  readonly identity: Identity;
  readonly personaId: string;
  readonly correlationId: string;
}

/** Effective rights: membership by the token AND a role granted or delegated in the scope's log, both as of now. */
@Injectable()
export class Rights {
  constructor(
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(Persone) private readonly persone: Persone,
    @Inject(AccessModel) private readonly accessModel: AccessModel,
  ) {}

  /** Null without an identity. @throws TokenRefused, IdentityUnavailable */
  async signedIn(request: Request): Promise<SignedIn | null> {
    const identity = await this.identityOf.of(request);
    if (!identity) return null;
    return { identity, personaId: await this.persone.personaOf(identity), correlationId: randomUUID() };
  }

  /**
   * The context in which the person may use the right in the scope; null when they may not, or there is no such scope.
   * @throws AccessModelBehind
   */
  async contextFor(person: SignedIn, scope: string, permesso: Permesso): Promise<RequestContext | null> {
    const ruoli = await this.rolesIn(person, scope);
    const names = ruoli.map(({ ruolo }) => ruolo);
    const ruolo = ruoloCon(permesso, names);
    if (!ruolo) return null;
    const { personaId, correlationId } = person;
    return {
      scope,
      personaId,
      ruolo,
      ruoli,
      permessi: permessiDi(names),
      autore: { personaId, centri: centriFor(permesso, ruoli) },
      now: new Date().toISOString(),
      correlationId,
    };
  }

  /** Roles of the person in the scope: none unless the token says that they belong to it. @throws AccessModelBehind */
  async rolesIn({ identity, personaId }: SignedIn, scope: string): Promise<readonly RuoloAssegnato[]> {
    if (!isScope(scope) || !identity.memberships.includes(scope)) return [];
    return this.accessModel.rolesOf(scope, personaId);
  }
}

/** For which centri the roles that carry the right stand: all, unless every one of them is bound to named centri. */
function centriFor(permesso: Permesso, ruoli: readonly RuoloAssegnato[]): RequestContext['autore']['centri'] {
  const carrying = ruoli.filter(({ ruolo }) => ruoloCon(permesso, [ruolo]));
  if (carrying.some(({ ruolo }) => !RUOLI_PER_CENTRO.includes(ruolo))) return 'tutti';
  return [...new Set(carrying.flatMap(({ centri }) => centri))];
}
