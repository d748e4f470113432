import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';

import {
  deciderPersona,
  MOTIVI_CANCELLAZIONE_NOME,
  type ComandoPersona,
  type MotivoCancellazioneNome,
} from '@consorzi/domain/audit';
import type { EventStore } from '@consorzi/domain/event-sourcing';
import { accessi } from '@consorzi/projections/tenancy';

import { Comandi, CommandMessage, DeciderHandler } from '../commands/index.js';
import { Letture } from '../commands/letture.js';
import { EVENT_STORE } from '../event-sourcing/event-store.module.js';
import { ComandoInput } from '../graphql/comando-input.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, Persone, type RequestContext } from '../tenancy/index.js';
import { Cancellazioni } from './cancellazioni/index.js';

@InputType()
export class RipristinaNomeInput extends ComandoInput {
  @Field(() => ID) @IsUUID() personaId: string;
}

@InputType()
export class CancellaNomeInput extends RipristinaNomeInput {
  @Field(() => String, { description: `Uno tra ${MOTIVI_CANCELLAZIONE_NOME.join(', ')}.` })
  @IsIn(MOTIVI_CANCELLAZIONE_NOME)
  motivo: MotivoCancellazioneNome;
}

export class EseguiPersona extends CommandMessage<ComandoPersona> {}
const comandiPersona = { Message: EseguiPersona, decider: deciderPersona };

/** As with a text: log, list, then the name goes, or may be kept again. */
@CommandHandler(EseguiPersona)
export class PersonaHandler extends DeciderHandler<ComandoPersona> {
  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(Cancellazioni) private readonly cancellazioni: Cancellazioni,
  ) {
    super(store, deciderPersona);
  }

  override async execute(message: EseguiPersona) {
    const result = await super.execute(message);
    await this.cancellazioni.compi(message.ctx.scope, 'Persona', message.command.personaId);
    return result;
  }
}

/** Names of people in a scope: erased on request, kept again where the person comes back and wants it. */
@Resolver()
export class NomiResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  @Mutation(() => EsitoComando)
  @Allow('tenancy.datiPersonali')
  async cancellaNome(@Ctx() ctx: RequestContext, @Args('input') { personaId, motivo, ...sent }: CancellaNomeInput) {
    const conosciuta = await this.conosciuta(ctx, personaId);
    return this.comandi.run(ctx, sent, comandiPersona, ({ base }): ComandoPersona => ({
      ...base,
      type: 'CancellaNome',
      personaId,
      motivo,
      conosciuta,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('tenancy.datiPersonali')
  ripristinaNome(@Ctx() ctx: RequestContext, @Args('input') { personaId, ...sent }: RipristinaNomeInput) {
    return this.comandi.run(ctx, sent, comandiPersona, ({ base }): ComandoPersona => ({
      ...base,
      type: 'RipristinaNome',
      personaId,
    }));
  }

  /** The scope keeps their name, or has given them a role. */
  private async conosciuta(ctx: RequestContext, personaId: string): Promise<boolean> {
    if ((await this.persone.nomi(ctx.scope, [personaId])).size > 0) return true;
    return this.letture.leggi(
      ctx,
      undefined,
      [accessi],
      async (reader) => (await reader.one(accessi, personaId)) !== null,
    );
  }
}
