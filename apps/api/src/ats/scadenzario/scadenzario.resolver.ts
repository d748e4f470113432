import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { DovutiQueries } from './dovuti.queries.js';
import { ScadenzarioQueries } from './scadenzario.queries.js';
import { DovutiAlMomento, DovutiArgs, ScadenzarioAlMomento, ScadenzarioArgs } from './scadenzario.types.js';

/** When what is due, and who owes what: of an ATS as it may know it, of a consortium by its own log. */
@Resolver()
export class ScadenzarioResolver {
  constructor(
    @Inject(ScadenzarioQueries) private readonly scadenze: ScadenzarioQueries,
    @Inject(DovutiQueries) private readonly mancanze: DovutiQueries,
  ) {}

  @Query(() => ScadenzarioAlMomento, { description: 'I termini che l’ente conosce, per giorno.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  scadenzario(@Ctx() ctx: RequestContext, @Args() args: ScadenzarioArgs) {
    return this.scadenze.scadenzario(ctx, args);
  }

  @Query(() => DovutiAlMomento, {
    description: 'Chi deve che cosa: in un ATS di tutti, per quanto condividono; in un consorzio da parte sua.',
  })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  dovuti(@Ctx() ctx: RequestContext, @Args() args: DovutiArgs) {
    return this.mancanze.dovuti(ctx, args);
  }
}
