import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { EventoQueries } from './evento.queries.js';
import { EventoArgs, EventoDelRegistro } from './evento.types.js';

@Resolver()
export class EventoResolver {
  constructor(@Inject(EventoQueries) private readonly queries: EventoQueries) {}

  @Query(() => EventoDelRegistro, { nullable: true })
  @Allow('audit.leggi', { perimetro: 'applicato' })
  evento(@Ctx() ctx: RequestContext, @Args() { posizione, quando }: EventoArgs) {
    return this.queries.evento(ctx, posizione, quando);
  }
}
