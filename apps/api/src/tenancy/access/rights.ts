import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { isScope } from '@consorzi/domain/shared';
import {
  letturaDi,
  permessiDi,
  PERMESSI_DEL_PERIMETRO,
  RUOLI_PER_CENTRO,
  ruoloCon,
  type Lettura,
  type Permesso,
} from '@consorzi/domain/tenancy';
import type { RuoloAssegnato } from '@consorzi/projections/tenancy';

import { IdentityOf, Persone, type Identity } from '../sign-in/index.js';
import { AccessiRevisori } from './accessi-revisori.js';
import { AccessModel, type Diritti } from './access-model.js';
import type { OfPerimeter } from './allow.decorator.js';
import type { Asked } from './asked.js';
import type { RequestContext } from './request-context.js';

/** A person who is known to the platform; what they may do depends on the scope. */
export interface SignedIn {
  readonly identity: Identity;
  readonly personaId: string;
  readonly correlationId: string;
}

/** What a right is asked for. Who says nothing is refused where the person is narrowed, and recorded by the right. */
export interface Purpose extends OfPerimeter, Partial<Asked> {
  /** The query, the mutation, the endpoint. */
  readonly operazione?: string;
}

/** Effective rights: membership by the token AND a role granted or delegated in the scope's log, both as of now. */
@Injectable()
export class Rights {
  constructor(
    @Inject(IdentityOf) private readonly identityOf: IdentityOf,
    @Inject(Persone) private readonly persone: Persone,
    @Inject(AccessModel) private readonly accessModel: AccessModel,
    @Inject(AccessiRevisori) private readonly trail: AccessiRevisori,
  ) {}

  /** Null without an identity. @throws TokenRefused, IdentityUnavailable */
  async signedIn(request: Request): Promise<SignedIn | null> {
    const identity = await this.identityOf.of(request);
    if (!identity) return null;
    return { identity, personaId: await this.persone.personaOf(identity), correlationId: randomUUID() };
  }

  /**
   * The context in which the person may use the right in the scope; null when they may not, or there is no such scope.
   * What an auditor is let in to stands in the trail of the consortium when this resolves.
   * @throws AccessModelBehind, AccessoNonRegistrato
   */
  async contextFor(
    person: SignedIn,
    scope: string,
    permesso: Permesso,
    purpose: Purpose = {},
  ): Promise<RequestContext | null> {
    const diritti = await this.diritti(person, scope);
    const names = diritti.ruoli.map(({ ruolo }) => ruolo);
    const granted = ruoloCon(permesso, names);
    const perimetro = granted ? 'tutto' : perimetroFor(permesso, diritti);
    if (!perimetro || (perimetro !== 'tutto' && purpose.perimetro !== 'applicato')) return null;
    const { personaId, correlationId } = person;
    const ctx: RequestContext = {
      scope,
      personaId,
      ruolo: granted ?? 'revisore',
      ruoli: diritti.ruoli,
      permessi: permessiEffettivi(diritti),
      autore: { personaId, centri: centriFor(permesso, diritti.ruoli) },
      perimetro,
      now: new Date().toISOString(),
      correlationId,
    };
    if (names.includes('revisore') || diritti.incarichi.length > 0) await this.record(ctx, permesso, diritti, purpose);
    return ctx;
  }

  /** What the person has in the scope: nothing unless the token says that they belong to it. @throws AccessModelBehind */
  async diritti({ identity, personaId }: SignedIn, scope: string): Promise<Diritti> {
    if (!isScope(scope) || !identity.memberships.includes(scope)) return { ruoli: [], incarichi: [] };
    return this.accessModel.rightsOf(scope, personaId);
  }

  private record(
    { scope, personaId, now }: RequestContext,
    permesso: Permesso,
    { incarichi }: Diritti,
    asked: Purpose,
  ) {
    return this.trail.record({
      ...{ scope, personaId, at: now, operazione: asked.operazione ?? permesso },
      incarichi: incarichi.map(({ incaricoId }) => incaricoId),
      ...{ oggetti: asked.oggetti ?? [], momenti: asked.momenti ?? [] },
    });
  }
}

/** How far the right reaches for who is called as an auditor; null where they do not have it. */
function perimetroFor(permesso: Permesso, { incarichi }: Diritti): Lettura | null {
  if (incarichi.length === 0 || !ruoloCon(permesso, ['revisore'])) return null;
  const perimetro = letturaDi(incarichi.map((incarico) => incarico.perimetro));
  if (perimetro === 'tutto') return perimetro;
  const carrying = perimetro.filter(({ tipo }) => PERMESSI_DEL_PERIMETRO[tipo].includes(permesso));
  return carrying.length > 0 ? carrying : null;
}

/** Whether the person reads no more than lies in the perimeters of their audits. */
export function eRistretto({ ruoli, incarichi }: Diritti): boolean {
  return ruoli.length === 0 && perimetroFor('tenancy.leggi', { ruoli, incarichi }) !== 'tutto';
}

/** All rights, each once, sorted. */
export function permessiEffettivi({ ruoli, incarichi }: Diritti): readonly Permesso[] {
  const ofRoles = permessiDi(ruoli.map(({ ruolo }) => ruolo));
  const ofAudits = permessiDi(['revisore']).filter((permesso) => perimetroFor(permesso, { ruoli, incarichi }));
  return [...new Set([...ofRoles, ...ofAudits])].sort();
}

/** For which centri the roles that carry the right stand: all, unless every one of them is bound to named centri. */
function centriFor(permesso: Permesso, ruoli: readonly RuoloAssegnato[]): RequestContext['autore']['centri'] {
  const carrying = ruoli.filter(({ ruolo }) => ruoloCon(permesso, [ruolo]));
  if (carrying.some(({ ruolo }) => !RUOLI_PER_CENTRO.includes(ruolo))) return 'tutti';
  return [...new Set(carrying.flatMap(({ centri }) => centri))];
}
