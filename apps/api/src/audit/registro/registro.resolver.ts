import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { RegistroQueries } from './registro.queries.js';
import {
  AttiConnection,
  LineaDelTempo,
  PagineDelRegistro,
  RegistroArgs,
  RegistroConnection,
} from './registro.types.js';

/** The whole log of a scope, for who may read its history. */
@Resolver()
export class RegistroResolver {
  constructor(@Inject(RegistroQueries) private readonly queries: RegistroQueries) {}

  @Query(() => RegistroConnection)
  @Allow('audit.leggi')
  registro(@Ctx() ctx: RequestContext, @Args() args: RegistroArgs) {
    return this.queries.registro(ctx, args);
  }

  @Query(() => AttiConnection, { description: 'Gli atti nell’ordine in cui sono stati registrati.' })
  @Allow('audit.leggi')
  atti(@Ctx() ctx: RequestContext, @Args() args: PagineDelRegistro) {
    return this.queries.atti(ctx, args);
  }

  @Query(() => LineaDelTempo)
  @Allow('audit.leggi')
  lineaDelTempo(@Ctx() ctx: RequestContext, @Args() args: ScopeArgs) {
    return this.queries.lineaDelTempo(ctx, args);
  }
}
