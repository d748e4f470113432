import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoRichiesta } from '@consorzi/domain/ats';

import { Comandi, type Edge } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiRichiesta } from './commands.js';
import { RendicontiArgs } from './rendiconti.types.js';
import { RichiesteQueries } from './richieste.queries.js';
import {
  CassaAlMomento,
  InviaRichiestaInput,
  PreparaRichiestaInput,
  RegistraIncassoInput,
  RichiestaAlMomento,
  RichiestaArgs,
  RichiestaInput,
  RichiesteAlMomento,
  RipartisciSommaInput,
  RiscontraRichiestaInput,
  RitornoDallAtsAlMomento,
} from './richieste.types.js';

/** The money of an ATS: what is asked for under the conditions of the procedure, what comes, how it is shared out. */
@Resolver()
export class RichiesteResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(RichiesteQueries) private readonly queries: RichiesteQueries,
  ) {}

  @Query(() => RichiesteAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  richieste(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: RendicontiArgs) {
    return this.queries.richieste(ctx, quando, progettoId);
  }

  @Query(() => RichiestaAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  richiesta(@Ctx() ctx: RequestContext, @Args() { quando, richiestaId }: RichiestaArgs) {
    return this.queries.richiesta(ctx, quando, richiestaId);
  }

  @Query(() => CassaAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  cassa(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: RendicontiArgs) {
    return this.queries.cassa(ctx, quando, progettoId);
  }

  @Query(() => RitornoDallAtsAlMomento, {
    description: 'In un consorzio: ciò che gli ATS ne hanno rendicontato e versato.',
  })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  ritornoDallAts(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: RendicontiArgs) {
    return this.queries.ritorno(ctx, quando, progettoId);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async preparaRichiesta(@Ctx() ctx: RequestContext, @Args('input') input: PreparaRichiestaInput) {
    const { progettoId, tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId = null, inizioAttivita = null } = input;
    const programmaId = await this.queries.programmaDi(ctx, progettoId);
    return this.run(ctx, input, ({ base, newId }) => ({
      ...{ ...base, type: 'PreparaRichiesta', richiestaId: newId('richiesta'), programmaId },
      ...{ progettoId, tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId, inizioAttivita },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  ritiraRichiesta(@Ctx() ctx: RequestContext, @Args('input') input: RichiestaInput) {
    const { richiestaId } = input;
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'RitiraRichiesta', richiestaId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async inviaRichiesta(@Ctx() ctx: RequestContext, @Args('input') input: InviaRichiestaInput) {
    const { richiestaId, il, protocollo, attestazioni } = input;
    const { contenuto, programmaId } = await this.queries.allegati(ctx, richiestaId, attestazioni);
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'InviaRichiesta', richiestaId, programmaId, il, protocollo, attestazioni, contenuto },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  riscontraRichiesta(@Ctx() ctx: RequestContext, @Args('input') input: RiscontraRichiestaInput) {
    const { richiestaId, esito, il, centesimiRiconosciuti } = input;
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'RiscontraRichiesta', richiestaId, esito, il, centesimiRiconosciuti },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  registraIncasso(@Ctx() ctx: RequestContext, @Args('input') input: RegistraIncassoInput) {
    const { richiestaId, il, reversale, centesimi } = input;
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'RegistraIncasso', richiestaId, il, reversale, centesimi },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  ripartisciSomma(@Ctx() ctx: RequestContext, @Args('input') input: RipartisciSommaInput) {
    const quote = input.quote.map(({ partnerId, centesimi, il, mandato }) => ({ partnerId, centesimi, il, mandato }));
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'RipartisciSomma', richiestaId: input.richiestaId, quote },
    }));
  }

  private run(
    ctx: RequestContext,
    input: { scope: string; commandId: string; expectedRevision?: number },
    toCommand: (edge: Edge) => ComandoRichiesta,
  ) {
    return this.comandi.run(ctx, input, comandiRichiesta, toCommand);
  }
}
