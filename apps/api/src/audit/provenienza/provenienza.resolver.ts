import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { ProvenienzaQueries } from './provenienza.queries.js';
import {
  ProvenienzaDelTotale,
  ProvenienzaDelTotaleArgs,
  ProvenienzaDelValore,
  ProvenienzaDelValoreArgs,
} from './provenienza.types.js';

@Resolver()
export class ProvenienzaResolver {
  constructor(@Inject(ProvenienzaQueries) private readonly queries: ProvenienzaQueries) {}

  @Query(() => ProvenienzaDelTotale, { nullable: true })
  @Allow('audit.leggi')
  provenienzaDelTotale(@Ctx() ctx: RequestContext, @Args() args: ProvenienzaDelTotaleArgs) {
    return this.queries.totale(ctx, args);
  }

  @Query(() => ProvenienzaDelValore, { nullable: true })
  @Allow('audit.leggi', { perimetro: 'applicato' })
  provenienzaDelValore(@Ctx() ctx: RequestContext, @Args() args: ProvenienzaDelValoreArgs) {
    return this.queries.valore(ctx, args);
  }
}
