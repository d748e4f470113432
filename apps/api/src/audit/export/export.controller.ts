import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Controller, Get, HttpException, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';

import type { EventStore } from '@consorzi/domain/event-sourcing';
import { isUuid } from '@consorzi/domain/shared';
import { MomentTooFresh, ProjectionBehind } from '@consorzi/projections/projecting';

import { API_POOL } from '../../boot/platform.module.js';
import { EVENT_STORE } from '../../event-sourcing/event-store.module.js';
import { Rights, type Purpose, type RequestContext } from '../../tenancy/index.js';
import { exportBundle } from './export-bundle.js';
import { exportDossier } from './export-dossier.js';
import { ExportRefused, type ExportRefusal } from './export-folder.js';
import { zipOf } from './zip-stream.js';

/** Exports made at a time by this process: each reads a whole log. */
const AT_ONCE = 2;
const MAX_OBIETTIVI = 100;

const STATUS: Readonly<Record<ExportRefusal, number>> = {
  CARTELLA_NON_VUOTA: 500,
  ENTE_SCONOSCIUTO: 403,
  NON_SIGILLATO: 503,
  PIANO_SCONOSCIUTO: 404,
  OBIETTIVO_SCONOSCIUTO: 404,
  ALBERO_INCOMPLETO: 503,
  VERIFICATORE_MANCANTE: 503,
};

/**
 * The bundle of a log, and the dossier of a plan, as one ZIP. It is made whole in a folder of its own and then sent, so
 * that what goes wrong is an answer and not half a file.
 */
@Controller('api/audit')
export class ExportController {
  private underWay = 0;

  constructor(
    @Inject(Rights) private readonly rights: Rights,
    @Inject(API_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The whole log: nobody whose reading is narrowed gets it. */
  @Get(':scope/bundle')
  async bundle(@Req() request: Request, @Res() response: Response, @Param('scope') scope: string) {
    const ctx = await this.allowed(request, scope, { operazione: 'fascicolo' });
    await this.send(response, ctx, `fascicolo-${ctx.scope}`, (out) =>
      exportBundle({ pool: this.pool, store: this.store, scope: ctx.scope, out, now: new Date(ctx.now) }),
    );
  }

  /** A plan, or some of its objectives: an auditor who is narrowed gets what lies in the perimeter. */
  @Get(':scope/dossier')
  async dossier(
    @Req() request: Request,
    @Res() response: Response,
    @Param('scope') scope: string,
    @Query() asked: Readonly<Record<string, unknown>>,
  ) {
    const ctx = await this.allowed(request, scope, {
      operazione: 'dossier',
      perimetro: 'applicato',
      ...askedIn(asked),
    });
    const { pianoId, obiettivi, al } = read(asked);
    await this.send(response, ctx, `dossier-${ctx.scope}-${pianoId.slice(0, 8)}`, (out) =>
      exportDossier({
        ...{ pool: this.pool, store: this.store, scope: ctx.scope, out, now: new Date(ctx.now) },
        ...{ pianoId, obiettivi, al, perimetro: ctx.perimetro },
      }),
    );
  }

  /** Who may export at all; and, where the perimeter is applied, who audits less than the whole. */
  private async allowed(request: Request, scope: string, purpose: Purpose): Promise<RequestContext> {
    const person = await this.rights.signedIn(request);
    if (!person) throw refusal('NON_AUTENTICATO', 'Accesso richiesto.', 401);
    const ctx = await this.rights.contextFor(person, scope, 'audit.esporta', purpose);
    if (ctx) return ctx;
    const applied = purpose.perimetro === 'applicato';
    const narrowed = applied ? await this.rights.contextFor(person, scope, 'audit.leggi', purpose) : null;
    // To read history is a right of many; only whom the consortium called as an auditor takes it away.
    if (narrowed && narrowed.perimetro !== 'tutto') return narrowed;
    throw refusal('NON_PERMESSO', 'Operazione non permessa.', 403);
  }

  private async send(
    response: Response,
    { now }: RequestContext,
    name: string,
    write: (out: string) => Promise<unknown>,
  ): Promise<void> {
    if (this.underWay >= AT_ONCE) {
      throw refusal('ESPORTAZIONI_IN_CORSO', 'Altre esportazioni sono in corso: riprovare tra poco.', 503);
    }
    this.underWay += 1;
    const folder = mkdtempSync(path.join(tmpdir(), 'consorzi-esportazione-'));
    try {
      const out = path.join(folder, name);
      await write(out).catch(unavailable);
      response.setHeader('content-type', 'application/zip');
      response.setHeader('content-disposition', `attachment; filename="${name}.zip"`);
      response.setHeader('cache-control', 'no-store');
      // Whoever goes away in the middle has not asked for an error.
      await pipeline(zipOf(out, name, new Date(now)), response).catch(() => response.destroy());
    } finally {
      this.underWay -= 1;
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** For the trail of auditors: what was asked for, as far as it can be read. */
function askedIn({ piano, obiettivo, al }: Readonly<Record<string, unknown>>) {
  const oggetti = [piano, obiettivo].flat().filter((one) => typeof one === 'string' && isUuid(one)) as string[];
  return { oggetti: oggetti.slice(0, MAX_OBIETTIVI), momenti: typeof al === 'string' ? [al.slice(0, 40)] : [] };
}

function read({ piano, obiettivo, al }: Readonly<Record<string, unknown>>) {
  const obiettivi = obiettivo === undefined ? [] : [obiettivo].flat();
  const areIds = (all: readonly unknown[]): all is string[] =>
    all.length <= MAX_OBIETTIVI && all.every((one) => typeof one === 'string' && isUuid(one));
  const time = typeof al === 'string' ? new Date(al) : undefined;
  if (!areIds([piano]) || !areIds(obiettivi) || (al !== undefined && !isTime(time))) {
    throw refusal('RICHIESTA_NON_VALIDA', 'Il piano, gli obiettivi o la data non sono indicati bene.', 400);
  }
  return { pianoId: piano as string, obiettivi, al: time };
}

const isTime = (time: Date | undefined): boolean => time !== undefined && !Number.isNaN(time.getTime());

function unavailable(error: unknown): never {
  if (error instanceof ExportRefused) throw refusal(error.code, error.message, STATUS[error.code]);
  if (error instanceof ProjectionBehind || error instanceof MomentTooFresh) {
    throw refusal('MOMENTO_NON_DISPONIBILE', 'I dati di questo momento non sono ancora disponibili.', 503);
  }
  throw error;
}

const refusal = (codice: string, messaggio: string, status: number) => new HttpException({ codice, messaggio }, status);
