import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { atto } from '@consorzi/domain/shared';
import type { ComandoAccessi, Perimetro } from '@consorzi/domain/tenancy';

import { Comandi, type Edge, type Sent } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { AccessModel, Allow, Ctx, type RequestContext } from '../access/index.js';
import { comandiAccessi } from '../commands.js';
import { RevisoriQueries } from './revisori.queries.js';
import {
  AccessiDeiRevisori,
  AccessiDeiRevisoriArgs,
  AffidaRevisioneInput,
  RevisioniDelConsorzio,
  RevocaRevisioneInput,
  type PerimetroInput,
} from './revisori.types.js';

/** Auditors called for a period and a perimeter, and what they looked at. */
@Resolver()
export class RevisoriResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(RevisoriQueries) private readonly queries: RevisoriQueries,
    @Inject(AccessModel) private readonly accessModel: AccessModel,
  ) {}

  @Query(() => RevisioniDelConsorzio)
  @Allow('audit.vigila')
  revisioni(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.revisioni(ctx, quando);
  }

  @Query(() => AccessiDeiRevisori)
  @Allow('audit.vigila')
  accessiDeiRevisori(@Ctx() ctx: RequestContext, @Args() args: AccessiDeiRevisoriArgs) {
    return this.queries.accessi(ctx, args);
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  affidaRevisione(@Ctx() ctx: RequestContext, @Args('input') input: AffidaRevisioneInput) {
    const { personaId, dal, al, atto: act } = input;
    return this.run(ctx, input, ({ base, newId }) => ({
      ...base,
      type: 'AffidaRevisione',
      scope: ctx.scope,
      incaricoId: newId('incarico'),
      ...{ personaId, dal, al, perimetro: perimetroFrom(input.perimetro) },
      atto: act ? atto(act.organo, act.numero, act.data) : null,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  revocaRevisione(@Ctx() ctx: RequestContext, @Args('input') { incaricoId, ...sent }: RevocaRevisioneInput) {
    const { scope } = ctx;
    return this.run(ctx, sent, ({ base }) => ({ ...base, type: 'RevocaRevisione', scope, incaricoId }));
  }

  /** As every change of rights: told as done when the access model holds it, and not before. */
  private async run(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoAccessi) {
    const esito = await this.comandi.run(ctx, input, comandiAccessi, toCommand);
    if ('ripetuto' in esito) await this.accessModel.holds(ctx.scope, esito.revisione);
    return esito;
  }
}

/** Of the lists only the one of its kind counts. */
function perimetroFrom({ tipo, centri, obiettivi, progetti, rendiconti }: PerimetroInput): Perimetro {
  switch (tipo) {
    case 'consorzio':
      return { tipo };
    case 'centri':
      return { tipo, centri };
    case 'obiettivi':
      return { tipo, obiettivi };
    case 'progetti':
      return { tipo, progetti };
    case 'rendiconti':
      return { tipo, rendiconti };
  }
}
