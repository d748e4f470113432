import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { deciderTestimonianze, type ComandoTestimonianze } from '@consorzi/domain/audit';

import { Comandi, commandsOf } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { PageArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { TrasparenzaQueries } from './trasparenza.queries.js';
import { Inclusione, InclusioneArgs, TestimonianzaInput, Trasparenza } from './trasparenza.types.js';

const comandiTestimonianze = commandsOf(deciderTestimonianze);

/** The seals of a log, and who witnesses it. Both sides agree, each for itself. */
@Resolver()
export class TrasparenzaResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(TrasparenzaQueries) private readonly queries: TrasparenzaQueries,
  ) {}

  @Query(() => Trasparenza)
  @Allow('audit.leggi')
  trasparenza(@Ctx() ctx: RequestContext, @Args() args: PageArgs) {
    return this.queries.trasparenza(ctx, args);
  }

  @Query(() => Inclusione, { nullable: true })
  @Allow('audit.leggi')
  inclusione(@Ctx() ctx: RequestContext, @Args() { posizione, quando }: InclusioneArgs) {
    return this.queries.inclusione(ctx, posizione, quando);
  }

  @Mutation(() => EsitoComando, { description: 'L’altro ente firmerà i sigilli di questo, se acconsente.' })
  @Allow('tenancy.amministra')
  nominaTestimone(@Ctx() ctx: RequestContext, @Args('input') input: TestimonianzaInput) {
    return this.run(ctx, input, 'NominaTestimone');
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  rimuoviTestimone(@Ctx() ctx: RequestContext, @Args('input') input: TestimonianzaInput) {
    return this.run(ctx, input, 'RimuoviTestimone');
  }

  @Mutation(() => EsitoComando, { description: 'Questo ente firmerà i sigilli dell’altro, se è nominato.' })
  @Allow('tenancy.amministra')
  concediTestimonianza(@Ctx() ctx: RequestContext, @Args('input') input: TestimonianzaInput) {
    return this.run(ctx, input, 'ConcediTestimonianza');
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.amministra')
  cessaTestimonianza(@Ctx() ctx: RequestContext, @Args('input') input: TestimonianzaInput) {
    return this.run(ctx, input, 'CessaTestimonianza');
  }

  private run(ctx: RequestContext, { altro, ...sent }: TestimonianzaInput, type: ComandoTestimonianze['type']) {
    return this.comandi.run(ctx, sent, comandiTestimonianze, ({ base }) => ({
      ...base,
      type,
      scope: ctx.scope,
      altro,
    }));
  }
}

/** What the module provides for the transparency log. */
export const trasparenza = [TrasparenzaResolver, TrasparenzaQueries, comandiTestimonianze.Handler];
