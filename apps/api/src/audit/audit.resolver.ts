import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommandHandler } from '@nestjs/cqrs';
import { Matches } from 'class-validator';

import { deciderTesto, type CancellaTesto } from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';

import { Comandi, CommandMessage, DeciderHandler } from '../commands/index.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { PageArgs } from '../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { Cancellazioni } from './cancellazioni/index.js';
import { StoriaQueries } from './storia.queries.js';
import { CancellaTestoInput, StoriaConnection } from './storia.types.js';

/** A UUID or the slug of a scope. */
const OGGETTO = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z0-9]{1,39})$/i;

@ArgsType()
class StoriaArgs extends PageArgs {
  @Field(() => ID, { description: "L'obiettivo o il piano; per un ATS il suo scope." })
  @Matches(OGGETTO)
  oggettoId: string;
}

export class EseguiTesto extends CommandMessage<CancellaTesto> {}
const comandiTesto = { Message: EseguiTesto, decider: deciderTesto };

/** The erasure stands in the log first, then in the list; then words and salt go. Sent again after a crash, it finishes the work. */
@CommandHandler(EseguiTesto)
export class TestoHandler extends DeciderHandler<CancellaTesto> {
  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(Cancellazioni) private readonly cancellazioni: Cancellazioni,
  ) {
    super(store, deciderTesto);
  }

  override async execute(message: EseguiTesto) {
    const result = await super.execute(message);
    await this.cancellazioni.compi(message.ctx.scope, 'Testo', message.command.testoId);
    return result;
  }
}

/** What happened, and the erasing of words that name people. */
@Resolver()
export class AuditResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(StoriaQueries) private readonly queries: StoriaQueries,
    @Inject(Cancellazioni) private readonly cancellazioni: Cancellazioni,
  ) {}

  @Query(() => StoriaConnection)
  @Allow('audit.leggi', { perimetro: 'applicato' })
  storia(@Ctx() ctx: RequestContext, @Args() args: StoriaArgs) {
    return this.queries.storia(ctx, args.oggettoId, args);
  }

  @Mutation(() => EsitoComando)
  @Allow('testi.cancella')
  async cancellaTesto(@Ctx() ctx: RequestContext, @Args('input') { testoId, motivo, ...sent }: CancellaTestoInput) {
    const oggetti = await this.cancellazioni.oggettiDi(ctx.scope, testoId);
    return this.comandi.run(ctx, sent, comandiTesto, (edge): CancellaTesto => ({
      ...edge.base,
      type: 'CancellaTesto',
      testoId,
      motivo,
      oggetti,
    }));
  }
}
