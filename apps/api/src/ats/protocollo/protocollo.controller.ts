import { pipeline } from 'node:stream/promises';

import { Controller, Get, HttpException, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';

import { isNomeTabella, NOMI_TABELLE, type NomeTabella } from '@consorzi/domain/ats';
import { isScope, isUuid } from '@consorzi/domain/shared';
import { MembersBehind, MomentTooFresh, ProjectionBehind, type Moment } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { Rights, type Purpose, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { fileProtocollo, FORMATI_PROTOCOLLO, type FormatoProtocollo } from './file-protocollo.js';
import { leggiProtocollo } from './leggi-protocollo.js';

/** The tables of a project for another platform: an ATS's with what is shared with it, a consortium's with its own. */
@Controller('api/ats')
export class ProtocolloController {
  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(Testi) private readonly testi: Testi,
  ) {}

  @Get(':scope/protocollo/:progettoId')
  async scarica(
    @Req() request: Request,
    @Res() response: Response,
    @Param('scope') scope: string,
    @Param('progettoId') progettoId: string,
    @Query() asked: Readonly<Record<string, unknown>>,
  ) {
    const ctx = await this.allowed(request, scope, {
      ...{ operazione: 'protocollo', perimetro: 'applicato' },
      ...{ oggetti: isUuid(progettoId) ? [progettoId] : [], momenti: momentiIn(asked) },
    });
    const { formato, tabelle, al } = read(asked, scope);
    const domanda = { scope, progettoId, al, now: ctx.now, perimetro: ctx.perimetro };
    const dati = isUuid(progettoId) ? await leggiProtocollo(this.pool, this.testi, domanda).catch(unavailable) : null;
    if (!dati) throw refusal('NON_TROVATO', 'Il progetto non esiste.', 404);
    const { nome, mediaType, stream } = fileProtocollo(dati, formato, tabelle);
    response.setHeader('content-type', mediaType);
    response.setHeader('content-disposition', `attachment; filename="${nome}"`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'private, no-store');
    // Whoever goes away in the middle has not asked for an error.
    await pipeline(stream, response).catch(() => response.destroy());
  }

  private async allowed(request: Request, scope: string, purpose: Purpose): Promise<RequestContext> {
    const person = await this.rights.signedIn(request);
    if (!person) throw refusal('NON_AUTENTICATO', 'Accesso richiesto.', 401);
    const ctx = await this.rights.contextFor(person, scope, 'ats.leggi', purpose);
    if (!ctx) throw refusal('NON_PERMESSO', 'Operazione non permessa.', 403);
    return ctx;
  }
}

type Asked = Readonly<Record<string, unknown>>;

const momentiIn = ({ al, posizioni }: Asked): readonly string[] =>
  [al, posizioni].filter((one): one is string => typeof one === 'string').map((one) => one.slice(0, 40));

function read(
  asked: Asked,
  scope: string,
): { formato: FormatoProtocollo; tabelle: readonly NomeTabella[]; al: Date | Moment | undefined } {
  const formato = FORMATI_PROTOCOLLO.find((one) => one === (asked['formato'] ?? 'xlsx'));
  const named = asked['tabelle'] === undefined ? NOMI_TABELLE : String(asked['tabelle']).split(',');
  if (!formato || named.length > NOMI_TABELLE.length || !named.every(isNomeTabella)) {
    throw refusal('RICHIESTA_NON_VALIDA', 'Il formato o le tabelle non sono indicati bene.', 400);
  }
  return { formato, tabelle: named, al: momentoDi(asked, scope) };
}

/** `al` a date, `posizione` of this scope's log, or `posizioni` of several: `atsivrea:120,inrete:88`. */
export function momentoDi({ al, posizione, posizioni }: Asked, scope: string): Date | Moment | undefined {
  const vector = posizioni ?? (posizione === undefined ? undefined : `${scope}:${String(posizione)}`);
  if (typeof vector === 'string') {
    const entries = vector.split(',').map((one) => /^([a-z0-9]{2,40}):(\d{1,15})$/.exec(one));
    if (entries.length <= 200 && entries.every((one) => one !== null && isScope(one[1]!))) {
      return Object.fromEntries(entries.map((one) => [one![1]!, Number(one![2])]));
    }
  } else if (al === undefined && vector === undefined) return undefined;
  else if (typeof al === 'string' && /^\d{4}-\d{2}-\d{2}/.test(al) && !Number.isNaN(Date.parse(al)))
    return new Date(al);
  throw refusal('RICHIESTA_NON_VALIDA', 'Il momento non è indicato bene.', 400);
}

/** What cannot be read yet is an answer. */
export function unavailable(error: unknown): never {
  if (error instanceof ProjectionBehind || error instanceof MomentTooFresh || error instanceof MembersBehind) {
    throw refusal('MOMENTO_NON_DISPONIBILE', 'I dati di questo momento non sono ancora disponibili.', 503);
  }
  throw error;
}

const refusal = (codice: string, messaggio: string, status: number) => new HttpException({ codice, messaggio }, status);
