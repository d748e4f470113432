import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoRendiconto } from '@consorzi/domain/ats';
import { atto, required } from '@consorzi/domain/shared';
import { progetti, rendiconti } from '@consorzi/projections/ats';

import { Comandi, type Edge } from '../../commands/index.js';
import { Letture } from '../../commands/letture.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiRendiconto } from './commands.js';
import { RendicontiQueries } from './rendiconti.queries.js';
import {
  ApprovaRendicontoInput,
  ApriRendicontoInput,
  ChiediIntegrazioniInput,
  RendicontiAlMomento,
  RendicontiArgs,
  RendicontoAlMomento,
  RendicontoArgs,
  RendicontoInput,
  RiscontraRendicontoInput,
  SpeseDelRendicontoInput,
  SpeseRendicontabiliAlMomento,
  TrasmettiRendicontoInput,
} from './rendiconti.types.js';
import { SpeseCondivise } from './spese-condivise.js';

/** The rendiconti of an ATS: lines copied from what its members share, from the draft to the outcome. */
@Resolver()
export class RendicontiResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Letture) private readonly letture: Letture,
    @Inject(RendicontiQueries) private readonly queries: RendicontiQueries,
    @Inject(SpeseCondivise) private readonly condivise: SpeseCondivise,
  ) {}

  @Query(() => RendicontiAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  rendiconti(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: RendicontiArgs) {
    return this.queries.rendiconti(ctx, quando, progettoId);
  }

  @Query(() => RendicontoAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  rendiconto(@Ctx() ctx: RequestContext, @Args() args: RendicontoArgs) {
    return this.queries.rendiconto(ctx, args);
  }

  @Query(() => SpeseRendicontabiliAlMomento)
  @Allow('ats.rendiconta')
  speseRendicontabili(@Ctx() ctx: RequestContext, @Args() { quando, rendicontoId }: RendicontoArgs) {
    return this.queries.rendicontabili(ctx, quando, rendicontoId);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async apriRendiconto(@Ctx() ctx: RequestContext, @Args('input') input: ApriRendicontoInput) {
    const { progettoId, titolo, dalMese, alMese, tipo } = input;
    const programmaId = await this.programmaDi(ctx, progettoId);
    return this.run(ctx, input, ({ base, newId }) => ({
      ...{ ...base, type: 'ApriRendiconto', rendicontoId: newId('rendiconto') },
      ...{ progettoId, programmaId, titolo, dalMese, alMese, tipo },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async inserisciSpese(@Ctx() ctx: RequestContext, @Args('input') input: SpeseDelRendicontoInput) {
    const { rendicontoId } = input;
    const spese = input.spese.map(({ consorzio, spesaId }) => ({ consorzio, spesaId }));
    const progettoId = await this.progettoDi(ctx, rendicontoId);
    const contenuto = progettoId === null ? [] : await this.condivise.trovate(ctx.scope, progettoId, spese);
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'InserisciSpese', rendicontoId, spese, contenuto }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  togliSpese(@Ctx() ctx: RequestContext, @Args('input') input: SpeseDelRendicontoInput) {
    const spese = input.spese.map(({ consorzio, spesaId }) => ({ consorzio, spesaId }));
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'TogliSpese', rendicontoId: input.rendicontoId, spese },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  verificaRendiconto(@Ctx() ctx: RequestContext, @Args('input') input: RendicontoInput) {
    const { rendicontoId } = input;
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'VerificaRendiconto', rendicontoId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  approvaRendiconto(@Ctx() ctx: RequestContext, @Args('input') input: ApprovaRendicontoInput) {
    const { organo, numero, data } = input.atto;
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'ApprovaRendiconto', rendicontoId: input.rendicontoId, atto: atto(organo, numero, data) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  inviaRendiconto(@Ctx() ctx: RequestContext, @Args('input') input: TrasmettiRendicontoInput) {
    const { rendicontoId, il, protocollo } = input;
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'InviaRendiconto', rendicontoId, il, protocollo }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  chiediIntegrazioni(@Ctx() ctx: RequestContext, @Args('input') input: ChiediIntegrazioniInput) {
    const { rendicontoId, il, entro = null } = input;
    return this.run(ctx, input, ({ base, testo }) => ({
      ...{ ...base, type: 'ChiediIntegrazioni', rendicontoId, il, entro },
      testo: testo('testo', required('testo', input.testo, 4000)),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  trasmettiIntegrazioni(@Ctx() ctx: RequestContext, @Args('input') input: TrasmettiRendicontoInput) {
    const { rendicontoId, il, protocollo } = input;
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'TrasmettiIntegrazioni', rendicontoId, il, protocollo },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  riscontraRendiconto(@Ctx() ctx: RequestContext, @Args('input') input: RiscontraRendicontoInput) {
    const { rendicontoId, esito, il } = input;
    const nonAmmesse = input.nonAmmesse.map(({ consorzio, spesaId, centesimi }) => ({ consorzio, spesaId, centesimi }));
    return this.run(ctx, input, ({ base }) => ({
      ...{ ...base, type: 'RiscontraRendiconto', rendicontoId, esito, il, nonAmmesse },
    }));
  }

  private run(
    ctx: RequestContext,
    input: { scope: string; commandId: string; expectedRevision?: number },
    toCommand: (edge: Edge) => ComandoRendiconto,
  ) {
    return this.comandi.run(ctx, input, comandiRendiconto, toCommand);
  }

  /** Where there is no such project any id will do: the decider says so. */
  private programmaDi(ctx: RequestContext, progettoId: string): Promise<string> {
    return this.letture.leggi(ctx, undefined, [progetti], async (reader) => {
      return (await reader.one(progetti, progettoId))?.row.programmaId ?? progettoId;
    });
  }

  private progettoDi(ctx: RequestContext, rendicontoId: string): Promise<string | null> {
    return this.letture.leggi(ctx, undefined, [rendiconti], async (reader) => {
      return (await reader.one(rendiconti, rendicontoId))?.row.progettoId ?? null;
    });
  }
}
