import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';

import { centroIdOf, type ComandoAccessi, type ComandoCentro } from '@consorzi/domain/tenancy';

import { Comandi, type Edge, type Sent } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { ScopeArgs } from '../graphql/momento.js';
import { Allow, AllowSignedIn, Ctx, type RequestContext } from './access/index.js';
import { comandiAccessi, comandiCentro } from './commands.js';
import { TenancyQueries } from './tenancy.queries.js';
import {
  AssegnaRuoloInput,
  CentriDelConsorzio,
  CentroInput,
  CessaResponsabileInput,
  Io,
  IstituisciCentroInput,
  NominaResponsabileInput,
  PersoneDelConsorzio,
  RevocaRuoloInput,
  RinominaCentroInput,
} from './tenancy.types.js';

/** Who I am and where I may enter; centri di responsabilità; roles. */
@Resolver()
export class TenancyResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(TenancyQueries) private readonly queries: TenancyQueries,
  ) {}

  @Query(() => Io)
  @AllowSignedIn()
  io(@Context('req') request: Request) {
    return this.queries.io(request);
  }

  @Query(() => CentriDelConsorzio)
  @Allow('tenancy.leggi')
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

  private centro(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoCentro) {
    return this.comandi.run(ctx, input, comandiCentro, toCommand);
  }

  private accessi(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoAccessi) {
    return this.comandi.run(ctx, input, comandiAccessi, toCommand);
  }
}
