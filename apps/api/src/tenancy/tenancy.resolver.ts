import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';

import { centroIdOf, type ComandoAccessi, type ComandoCentro } from '@consorzi/domain/tenancy';

import { Comandi, type Edge, type Sent } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { ScopeArgs } from '../graphql/momento.js';
import { AccessModel, Allow, AllowSignedIn, Ctx, type RequestContext } from './access/index.js';
import { comandiAccessi, comandiCentro } from './commands.js';
import { TenancyQueries } from './tenancy.queries.js';
import {
  AssegnaRuoloInput,
  CentriDelConsorzio,
  CentroInput,
  CessaResponsabileInput,
  DelegaRuoloInput,
  DelegaUnMioRuoloInput,
  Io,
  IstituisciCentroInput,
  NominaResponsabileInput,
  PersoneDelConsorzio,
  RevocaDelegaInput,
  RevocaRuoloInput,
  RinominaCentroInput,
} from './tenancy.types.js';

/** Who I am and where I may enter; centri di responsabilità; roles. */
@Resolver()
export class TenancyResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(TenancyQueries) private readonly queries: TenancyQueries,
    @Inject(AccessModel) private readonly accessModel: AccessModel,
  ) {}

  @Query(() => Io)
  @AllowSignedIn()
  io(@Context('req') request: Request) {
    return this.queries.io(request);
  }

  @Query(() => CentriDelConsorzio)
  @Allow('tenancy.leggi', { perimetro: 'applicato' })
  centri(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.centri(ctx, quando);
  }

  @Query(() => PersoneDelConsorzio)
  @Allow('tenancy.leggi')
  persone(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.personeDelConsorzio(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  istituisciCentro(@Ctx() ctx: RequestContext, @Args('input') input: IstituisciCentroInput) {
    const { codice, denominazione } = input;
    const centroId = centroIdOf(ctx.scope, codice.trim());
    return this.centro(ctx, input, (edge) => ({
      ...edge.base,
      type: 'IstituisciCentro',
      centroId,
      codice,
      denominazione,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  rinominaCentro(@Ctx() ctx: RequestContext, @Args('input') input: RinominaCentroInput) {
    const { centroId, denominazione } = input;
    return this.centro(ctx, input, (edge) => ({ ...edge.base, type: 'RinominaCentro', centroId, denominazione }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  sopprimiCentro(@Ctx() ctx: RequestContext, @Args('input') input: CentroInput) {
    return this.centro(ctx, input, (edge) => ({ ...edge.base, type: 'SopprimiCentro', centroId: input.centroId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  nominaResponsabile(@Ctx() ctx: RequestContext, @Args('input') input: NominaResponsabileInput) {
    const { centroId, personaId, dal } = input;
    return this.centro(ctx, input, (edge) => ({ ...edge.base, type: 'NominaResponsabile', centroId, personaId, dal }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  cessaResponsabile(@Ctx() ctx: RequestContext, @Args('input') input: CessaResponsabileInput) {
    const { centroId, personaId, al } = input;
    return this.centro(ctx, input, (edge) => ({ ...edge.base, type: 'CessaResponsabile', centroId, personaId, al }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  assegnaRuolo(@Ctx() ctx: RequestContext, @Args('input') input: AssegnaRuoloInput) {
    const { personaId, ruolo, centri } = input;
    return this.accessi(ctx, input, (edge) => ({
      ...edge.base,
      type: 'AssegnaRuolo',
      scope: ctx.scope,
      personaId,
      ruolo,
      centri,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  revocaRuolo(@Ctx() ctx: RequestContext, @Args('input') input: RevocaRuoloInput) {
    const { personaId, ruolo } = input;
    return this.accessi(ctx, input, (edge) => ({
      ...edge.base,
      type: 'RevocaRuolo',
      scope: ctx.scope,
      personaId,
      ruolo,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  delegaRuolo(@Ctx() ctx: RequestContext, @Args('input') input: DelegaRuoloInput) {
    return this.accessi(ctx, input, (edge) => delega(edge, ctx.scope, input, input.delegante));
  }

  /** Everyone may ask somebody to stand in for them. */
  @Mutation(() => EsitoComando)
  @Allow('tenancy.leggi')
  delegaUnMioRuolo(@Ctx() ctx: RequestContext, @Args('input') input: DelegaUnMioRuoloInput) {
    return this.accessi(ctx, input, (edge) => delega(edge, ctx.scope, input, ctx.personaId));
  }

  /** Who administers revokes any delega, everybody else those of their own roles. */
  @Mutation(() => EsitoComando)
  @Allow('tenancy.leggi')
  revocaDelega(@Ctx() ctx: RequestContext, @Args('input') { delegaId, ...sent }: RevocaDelegaInput) {
    const delegante = ctx.permessi.includes('tenancy.amministra') ? null : ctx.personaId;
    const { scope } = ctx;
    return this.accessi(ctx, sent, (edge) => ({ ...edge.base, type: 'RevocaDelega', scope, delegaId, delegante }));
  }

  private centro(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoCentro) {
    return this.comandi.run(ctx, input, comandiCentro, toCommand);
  }

  /** A change of rights is told as done when the access model holds it, however long that takes, and not before. */
  private async accessi(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoAccessi) {
    const esito = await this.comandi.run(ctx, input, comandiAccessi, toCommand);
    if ('ripetuto' in esito) await this.accessModel.holds(ctx.scope, esito.revisione);
    return esito;
  }
}

function delega(
  { base, newId }: Edge,
  scope: string,
  { personaId, ruolo, dal, al }: DelegaUnMioRuoloInput,
  delegante: string,
): ComandoAccessi {
  return { ...base, type: 'DelegaRuolo', scope, delegaId: newId('delega'), delegante, personaId, ruolo, dal, al };
}
