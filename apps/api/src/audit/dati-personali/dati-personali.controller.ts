import { Controller, Get, HttpException, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { isScope, isUuid } from '@consorzi/domain/shared';
import { ProjectionBehind } from '@consorzi/projections/projecting';

import { AccessModelBehind, Rights } from '../../tenancy/index.js';
import { DatiPersonali } from './dati-personali.queries.js';

/**
 * A person's own data, as a file that machines read: everybody's for themselves, and one person's in one scope for who
 * answers there for personal data. Not a query of the schema: it is everything, where a page would only be some.
 */
@Controller('api/dati-personali')
export class DatiPersonaliController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(DatiPersonali) private readonly dati: DatiPersonali,
  ) {}

  @Get()
  async miei(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const person = await this.signedIn(request);
    const parts = [];
    for (const scope of person.identity.memberships.filter(isScope)) {
      parts.push({
        scope,
        entra: (await this.rights.contextFor(person, scope, 'tenancy.leggi').catch(nessuno)) !== null,
      });
    }
    asFile(response, 'i-miei-dati.json');
    return this.dati.miei(person.personaId, parts).catch(unavailable);
  }

  /** Somebody unknown to the scope has nothing in it: an answer of empty lists, as for anybody's id. */
  @Get(':scope/:personaId')
  async diUnaPersona(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('scope') scope: string,
    @Param('personaId') personaId: string,
  ) {
    const person = await this.signedIn(request);
    const ctx = await this.rights.contextFor(person, scope, 'tenancy.datiPersonali');
    if (!ctx) throw new HttpException({ codice: 'NON_PERMESSO', messaggio: 'Operazione non permessa.' }, 403);
    if (!isUuid(personaId))
      throw new HttpException({ codice: 'RICHIESTA_NON_VALIDA', messaggio: 'La persona non è indicata.' }, 400);
    asFile(response, `dati-${personaId.slice(0, 8)}-${scope}.json`);
    return { personaId, ...(await this.dati.nelloScope(ctx.scope, personaId).catch(unavailable)) };
  }

  private async signedIn(request: Request) {
    const person = await this.rights.signedIn(request);
    if (person) return person;
    throw new HttpException({ codice: 'NON_AUTENTICATO', messaggio: 'Accesso richiesto.' }, 401);
  }
}

/** Saved by the browser under a name; kept by nobody on the way. */
function asFile(response: Response, name: string): void {
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  response.setHeader('cache-control', 'no-store');
}

/** A scope whose rights cannot be told lets nobody in. */
function nessuno(error: unknown): null {
  if (error instanceof AccessModelBehind) return null;
  throw error;
}

function unavailable(error: unknown): never {
  if (error instanceof ProjectionBehind) {
    const messaggio = 'I dati sono in aggiornamento: riprovare tra poco.';
    throw new HttpException({ codice: 'MOMENTO_NON_DISPONIBILE', messaggio }, 503);
  }
  throw error;
}
