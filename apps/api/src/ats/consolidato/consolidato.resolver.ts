import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { ConsolidatoQueries } from './consolidato.queries.js';
import { ConsolidatoAlMomento, ConsolidatoArgs, ConsolidatoVisto, ConsolidatoVistoArgs } from './consolidato.types.js';
import { DettaglioQueries } from './dettaglio.queries.js';
import {
  ConsolidatoDettaglioArgs,
  ConsolidatoMovimenti,
  ConsolidatoMovimentiArgs,
  ConsolidatoRighe,
  ConsolidatoSpese,
} from './dettaglio.types.js';

/** What the members of an ATS come to together, and what lies behind each of its totals. */
@Resolver()
export class ConsolidatoResolver {
  constructor(
    @Inject(ConsolidatoQueries) private readonly queries: ConsolidatoQueries,
    @Inject(DettaglioQueries) private readonly dettaglio: DettaglioQueries,
  ) {}

  @Query(() => ConsolidatoAlMomento, { description: 'In un ATS: i totali per progetto, partner e mese.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  consolidato(@Ctx() ctx: RequestContext, @Args() args: ConsolidatoArgs) {
    return this.queries.consolidato(ctx, args);
  }

  @Query(() => ConsolidatoVisto, {
    description: 'In un consorzio: i suoi totali come li vede un ATS, con la stessa domanda che fa l’ATS.',
  })
  @Allow('ats.leggi')
  consolidatoVisto(@Ctx() ctx: RequestContext, @Args() args: ConsolidatoVistoArgs) {
    return this.queries.visto(ctx, args);
  }

  @Query(() => ConsolidatoMovimenti, { description: 'In un ATS: gli eventi dietro il totale di un mese.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  consolidatoMovimenti(@Ctx() ctx: RequestContext, @Args() args: ConsolidatoMovimentiArgs) {
    return this.dettaglio.movimenti(ctx, args);
  }

  @Query(() => ConsolidatoSpese, { description: 'In un ATS: le spese condivise dietro un totale.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  consolidatoSpese(@Ctx() ctx: RequestContext, @Args() args: ConsolidatoDettaglioArgs) {
    return this.dettaglio.spese(ctx, args);
  }

  @Query(() => ConsolidatoRighe, { description: 'In un ATS: le righe dei rendiconti dietro un totale.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  consolidatoRighe(@Ctx() ctx: RequestContext, @Args() args: ConsolidatoDettaglioArgs) {
    return this.dettaglio.righe(ctx, args);
  }
}
