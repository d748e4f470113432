import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { progettoPegIdOf, type ComandoObiettivo, type ComandoProgettoPeg } from '@consorzi/domain/planning';

import { Comandi, type Edge, type Sent } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { comandiObiettivo, comandiProgettoPeg } from './commands.js';
import {
  DefinisciObiettivoInput,
  DefinisciProgettoPegInput,
  EliminaObiettivoInput,
  EliminaProgettoPegInput,
  ModificaObiettivoInput,
  ModificaProgettoPegInput,
} from './planning.types.js';
import { PlanningQueries } from './planning.queries.js';
import { schedaObiettivoFrom, schedaProgettoPegFrom } from './schede.js';

/** Objectives and progetti PEG of a draft. Each mutation: allow, to command, run. */
@Resolver()
export class ObiettivoResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(PlanningQueries) private readonly queries: PlanningQueries,
  ) {}

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  definisciObiettivo(@Ctx() ctx: RequestContext, @Args('input') input: DefinisciObiettivoInput) {
    const { pianoId, scheda } = input;
    return this.obiettivo(ctx, input, (edge) => {
      const obiettivoId = edge.newId('obiettivo');
      return {
        ...edge.base,
        type: 'DefinisciObiettivo',
        obiettivoId,
        pianoId,
        scheda: schedaObiettivoFrom(scheda, edge),
      };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  modificaObiettivo(@Ctx() ctx: RequestContext, @Args('input') input: ModificaObiettivoInput) {
    const { pianoId, obiettivoId, scheda } = input;
    return this.obiettivo(ctx, input, (edge) => {
      return {
        ...edge.base,
        type: 'ModificaObiettivo',
        obiettivoId,
        pianoId,
        scheda: schedaObiettivoFrom(scheda, edge),
      };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  eliminaObiettivo(@Ctx() ctx: RequestContext, @Args('input') input: EliminaObiettivoInput) {
    const { pianoId, obiettivoId } = input;
    return this.obiettivo(ctx, input, (edge) => ({ ...edge.base, type: 'EliminaObiettivo', obiettivoId, pianoId }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  async definisciProgettoPeg(@Ctx() ctx: RequestContext, @Args('input') input: DefinisciProgettoPegInput) {
    const { pianoId } = input;
    const scheda = schedaProgettoPegFrom(input.scheda);
    const progettoPegId = progettoPegIdOf(pianoId, scheda.centroId, scheda);
    const omonimi = await this.queries.progettiOmonimi(ctx, pianoId, scheda, progettoPegId);
    return this.progetto(ctx, input, (edge) => ({
      ...edge.base,
      type: 'DefinisciProgettoPeg',
      progettoPegId,
      pianoId,
      scheda,
      omonimi,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  async modificaProgettoPeg(@Ctx() ctx: RequestContext, @Args('input') input: ModificaProgettoPegInput) {
    const { pianoId, progettoPegId } = input;
    const scheda = schedaProgettoPegFrom(input.scheda);
    const omonimi = await this.queries.progettiOmonimi(ctx, pianoId, scheda, progettoPegId);
    return this.progetto(ctx, input, (edge) => ({
      ...edge.base,
      type: 'ModificaProgettoPeg',
      progettoPegId,
      pianoId,
      scheda,
      omonimi,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('planning.redigi')
  eliminaProgettoPeg(@Ctx() ctx: RequestContext, @Args('input') input: EliminaProgettoPegInput) {
    const { pianoId, progettoPegId } = input;
    return this.progetto(ctx, input, (edge) => ({ ...edge.base, type: 'EliminaProgettoPeg', progettoPegId, pianoId }));
  }

  private obiettivo(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoObiettivo) {
    return this.comandi.run(ctx, input, comandiObiettivo, toCommand);
  }

  private progetto(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoProgettoPeg) {
    return this.comandi.run(ctx, input, comandiProgettoPeg, toCommand);
  }
}
