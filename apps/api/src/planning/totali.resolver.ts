import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { ScopeArgs } from '../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { TotaliQueries } from './totali.queries.js';
import { TotaliDelConsorzio } from './totali.types.js';

/** What the plans of a consortium hold, in figures. */
@Resolver()
export class TotaliResolver {
  constructor(@Inject(TotaliQueries) private readonly queries: TotaliQueries) {}

  @Query(() => TotaliDelConsorzio)
  @Allow('planning.leggi', { perimetro: 'applicato' })
  totali(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.totali(ctx, quando);
  }
}
