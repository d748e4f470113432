import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { atto } from '@consorzi/domain/shared';
import { pianoIdOf, type ComandoPiano } from '@consorzi/domain/planning';

import { Comandi, type Edge } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { comandiApprovaPiano, comandiPiano, comandiScartaPiano } from './commands.js';
import { ApprovaPianoInput, CreaPianoInput, PianoInput } from './planning.types.js';
import { PlanningQueries } from './planning.queries.js';

/** The life of a plan. Each mutation: allow, to command, run. */
@Resolver()
export class PianoResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(PlanningQueries) private readonly queries: PlanningQueries,
  ) {}

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  creaPiano(@Ctx() ctx: RequestContext, @Args('input') input: CreaPianoInput) {
    const { titolo, dal, al } = input;
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'CreaPiano',
      pianoId: pianoIdOf(ctx.scope, input),
      titolo,
      dal,
      al,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  async approvaPiano(@Ctx() ctx: RequestContext, @Args('input') input: ApprovaPianoInput) {
    const { organo, numero, data } = input.atto;
    const [contenuto = null] = await this.queries.oggettiDelPiano(ctx, input.pianoId);
    return this.comandi.run(ctx, input, comandiApprovaPiano, (edge) => ({
      ...edge.base,
      type: 'ApprovaPiano',
      pianoId: input.pianoId,
      atto: atto(organo, numero, data),
      contenuto,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  async scartaPiano(@Ctx() ctx: RequestContext, @Args('input') input: PianoInput) {
    const oggetti = await this.queries.oggettiDelPiano(ctx, input.pianoId);
    return this.comandi.run(ctx, input, comandiScartaPiano, (edge) => ({
      ...edge.base,
      type: 'ScartaPiano',
      pianoId: input.pianoId,
      oggetti,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  apriConsuntivazione(@Ctx() ctx: RequestContext, @Args('input') input: PianoInput) {
    return this.run(ctx, input, (edge) => ({ ...edge.base, type: 'ApriConsuntivazione', pianoId: input.pianoId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  chiudiPiano(@Ctx() ctx: RequestContext, @Args('input') input: PianoInput) {
    return this.run(ctx, input, (edge) => ({ ...edge.base, type: 'ChiudiPiano', pianoId: input.pianoId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  riapriPiano(@Ctx() ctx: RequestContext, @Args('input') input: PianoInput) {
    return this.run(ctx, input, (edge) => ({ ...edge.base, type: 'RiapriPiano', pianoId: input.pianoId }));
  }

  private run(ctx: RequestContext, input: PianoInput | CreaPianoInput, toCommand: (edge: Edge) => ComandoPiano) {
    return this.comandi.run(ctx, input, comandiPiano, toCommand);
  }
}
