import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';

import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { AttribuzioneQueries } from './attribuzione.queries.js';
import { DifferenzeQueries } from './differenze.queries.js';
import { AttiDelPiano, Attribuzione, Differenze, DifferenzeArgs } from './differenze.types.js';

/** A UUID or the slug of a scope. */
const OGGETTO = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z0-9]{1,39})$/i;

@ArgsType()
class AttiArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() pianoId?: string;
}

@ArgsType()
class AttribuzioneArgs extends ScopeArgs {
  @Field(() => ID, { description: 'Obiettivo, piano, progetto PEG, centro, consuntivo, persona; di un ente lo scope.' })
  @Matches(OGGETTO)
  oggettoId: string;
}

/** What changed between two moments, and who gave a field its value. */
@Resolver()
export class DifferenzeResolver {
  constructor(
    @Inject(DifferenzeQueries) private readonly queries: DifferenzeQueries,
    @Inject(AttribuzioneQueries) private readonly attribuzioni: AttribuzioneQueries,
  ) {}

  @Query(() => Differenze)
  @Allow('audit.leggi')
  differenze(@Ctx() ctx: RequestContext, @Args() args: DifferenzeArgs) {
    return this.queries.differenze(ctx, args);
  }

  @Query(() => AttiDelPiano)
  @Allow('audit.leggi')
  attiDelPiano(@Ctx() ctx: RequestContext, @Args() { pianoId, quando }: AttiArgs) {
    return this.queries.atti(ctx, pianoId, quando);
  }

  @Query(() => Attribuzione, { nullable: true })
  @Allow('audit.leggi', { perimetro: 'applicato' })
  attribuzione(@Ctx() ctx: RequestContext, @Args() { oggettoId, quando }: AttribuzioneArgs) {
    return this.attribuzioni.attribuzione(ctx, oggettoId, quando);
  }
}
