import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { atto } from '@consorzi/domain/shared';
import { progettoPegIdOf, type ComandoVariazione } from '@consorzi/domain/planning';

import { Comandi, type Edge, type Sent } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { comandiVariazione } from './commands.js';
import {
  AbbandonaVariazioneInput,
  ApprovaVariazioneInput,
  ApriVariazioneInput,
  ProponiEliminazioneInput,
  ProponiObiettivoInput,
  ProponiProgettoPegInput,
  RitiraModificaInput,
} from './planning.types.js';
import { PlanningQueries } from './planning.queries.js';
import { schedaObiettivoFrom, schedaProgettoPegFrom } from './schede.js';

/** The only way an approved plan changes. Each mutation: allow, to command, run. */
@Resolver()
export class VariazioneResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(PlanningQueries) private readonly queries: PlanningQueries,
  ) {}

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  apriVariazione(@Ctx() ctx: RequestContext, @Args('input') input: ApriVariazioneInput) {
    const { pianoId, motivo } = input;
    return this.run(ctx, input, (edge) => {
      const variazioneId = edge.newId('variazione');
      return { ...edge.base, type: 'ApriVariazione', variazioneId, pianoId, motivo: edge.testo('motivo', motivo) };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  proponiObiettivo(@Ctx() ctx: RequestContext, @Args('input') input: ProponiObiettivoInput) {
    const { pianoId, variazioneId } = input;
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'ProponiObiettivo',
      variazioneId,
      pianoId,
      obiettivoId: input.obiettivoId ?? edge.newId('obiettivo'),
      nuovo: input.obiettivoId === undefined,
      scheda: schedaObiettivoFrom(input.scheda, edge),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  async proponiProgettoPeg(@Ctx() ctx: RequestContext, @Args('input') input: ProponiProgettoPegInput) {
    const { pianoId, variazioneId } = input;
    const scheda = schedaProgettoPegFrom(input.scheda);
    const progettoPegId = input.progettoPegId ?? progettoPegIdOf(pianoId, scheda.centroId, scheda);
    const omonimi = await this.queries.progettiOmonimi(ctx, pianoId, scheda, progettoPegId);
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'ProponiProgettoPeg',
      variazioneId,
      pianoId,
      progettoPegId,
      nuovo: input.progettoPegId === undefined,
      scheda,
      omonimi,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  proponiEliminazione(@Ctx() ctx: RequestContext, @Args('input') input: ProponiEliminazioneInput) {
    const { pianoId, variazioneId, oggetto, oggettoId } = input;
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'ProponiEliminazione',
      variazioneId,
      pianoId,
      oggetto,
      oggettoId,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  ritiraModifica(@Ctx() ctx: RequestContext, @Args('input') input: RitiraModificaInput) {
    const { pianoId, variazioneId, oggettoId } = input;
    return this.run(ctx, input, (edge) => ({ ...edge.base, type: 'RitiraModifica', variazioneId, pianoId, oggettoId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  approvaVariazione(@Ctx() ctx: RequestContext, @Args('input') input: ApprovaVariazioneInput) {
    const { pianoId, variazioneId } = input;
    const { organo, numero, data } = input.atto;
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'ApprovaVariazione',
      variazioneId,
      pianoId,
      atto: atto(organo, numero, data),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.approva')
  abbandonaVariazione(@Ctx() ctx: RequestContext, @Args('input') input: AbbandonaVariazioneInput) {
    const { pianoId, variazioneId, motivo } = input;
    return this.run(ctx, input, (edge) => ({
      ...edge.base,
      type: 'AbbandonaVariazione',
      variazioneId,
      pianoId,
      motivo: edge.testo('motivo', motivo),
    }));
  }

  private run(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoVariazione) {
    return this.comandi.run(ctx, input, comandiVariazione, toCommand);
  }
}
