import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { AvanzamentoFinanziarioQueries } from './avanzamento-finanziario.queries.js';
import {
  AvanzamentoFinanziario,
  AvanzamentoFinanziarioArgs,
  AvanzamentoFinanziarioAts,
} from './avanzamento-finanziario.types.js';

/** The money of a project, planned against done. */
@Resolver()
export class AvanzamentoFinanziarioResolver {
  constructor(@Inject(AvanzamentoFinanziarioQueries) private readonly queries: AvanzamentoFinanziarioQueries) {}

  @Query(() => AvanzamentoFinanziario, { description: 'In un consorzio: le sue spese contro la sua quota.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  avanzamentoFinanziario(@Ctx() ctx: RequestContext, @Args() args: AvanzamentoFinanziarioArgs) {
    return this.queries.delConsorzio(ctx, args);
  }

  @Query(() => AvanzamentoFinanziarioAts, {
    description: 'In un ATS: ciò che ogni partner condivide ora contro la sua quota; a parte, ciò che è rendicontato.',
  })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  avanzamentoFinanziarioAts(@Ctx() ctx: RequestContext, @Args() args: AvanzamentoFinanziarioArgs) {
    return this.queries.dellAts(ctx, args);
  }
}
