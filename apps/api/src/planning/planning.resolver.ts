import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';

import { chiede } from '../graphql/chiede.js';
import { PageArgs, ScopeArgs } from '../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { PlanningQueries } from './planning.queries.js';
import { AlberoPiano, ObiettivoType, PianiConnection, VariazioneType, VariazioniDelPiano } from './planning.types.js';

@ArgsType()
class PianoArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() pianoId: string;
}

@ArgsType()
class ObiettivoArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() obiettivoId: string;
}

@ArgsType()
class VariazioneArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() variazioneId: string;
}

/** Plans as they read at a moment. */
@Resolver()
export class PlanningResolver {
  constructor(@Inject(PlanningQueries) private readonly queries: PlanningQueries) {}

  @Query(() => PianiConnection)
  @Allow('planning.leggi', { perimetro: 'applicato' })
  piani(@Ctx() ctx: RequestContext, @Args() args: PageArgs) {
    return this.queries.piani(ctx, args);
  }

  @Query(() => AlberoPiano, { nullable: true })
  @Allow('planning.leggi', { perimetro: 'applicato' })
  albero(@Ctx() ctx: RequestContext, @Args() { pianoId, quando }: PianoArgs, @Info() info: GraphQLResolveInfo) {
    return this.queries.albero(ctx, pianoId, quando, { conVoci: chiede(info, 'attivita', 'indicatori') });
  }

  @Query(() => ObiettivoType, { nullable: true })
  @Allow('planning.leggi', { perimetro: 'applicato' })
  obiettivo(@Ctx() ctx: RequestContext, @Args() { obiettivoId, quando }: ObiettivoArgs) {
    return this.queries.obiettivo(ctx, obiettivoId, quando);
  }

  @Query(() => VariazioniDelPiano)
  @Allow('planning.leggi', { perimetro: 'applicato' })
  variazioni(@Ctx() ctx: RequestContext, @Args() { pianoId, quando }: PianoArgs) {
    return this.queries.variazioni(ctx, pianoId, quando);
  }

  @Query(() => VariazioneType, { nullable: true })
  @Allow('planning.leggi', { perimetro: 'applicato' })
  variazione(@Ctx() ctx: RequestContext, @Args() { variazioneId, quando }: VariazioneArgs) {
    return this.queries.variazione(ctx, variazioneId, quando);
  }
}
