import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { OggettoCollegato } from '@consorzi/domain/ats';
import type { ComandoCollegamento } from '@consorzi/domain/consuntivo';
import { RuleViolation } from '@consorzi/domain/shared';

import { Comandi } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { CollegaIndicatoreInput, ScollegaIndicatoreInput } from './avanzamento.inputs.js';
import { motivoDi } from './avanzamento.resolver.js';
import {
  CollegamentiAlMomento,
  CollegamentiArgs,
  ConteggiConosciuti,
  ConteggiConosciutiArgs,
} from './avanzamento.types.js';
import { CollegamentiQueries } from './collegamenti.queries.js';
import { comandiCollegamento } from './commands.js';

/**
 * Which indicators of the plan are the same figure as a target of a project, or as what the platform counts: entered
 * once. Who answers for the figures of the projects links them; who answers for the centro then enters the value.
 */
@Resolver()
export class CollegamentiResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(CollegamentiQueries) private readonly queries: CollegamentiQueries,
  ) {}

  @Query(() => CollegamentiAlMomento)
  @Allow('ats.leggi')
  collegamenti(@Ctx() ctx: RequestContext, @Args() args: CollegamentiArgs) {
    return this.queries.collegamenti(ctx, args);
  }

  @Query(() => ConteggiConosciuti)
  @Allow('ats.leggi')
  conteggiConosciuti(@Ctx() ctx: RequestContext, @Args() args: ConteggiConosciutiArgs) {
    return this.queries.conteggi(ctx, args);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  collegaIndicatore(@Ctx() ctx: RequestContext, @Args('input') input: CollegaIndicatoreInput) {
    const { pianoId, obiettivoId, indicatoreId } = input;
    return this.comandi.run(ctx, input, comandiCollegamento, ({ base }): ComandoCollegamento => ({
      ...{ ...base, type: 'CollegaIndicatore', pianoId, obiettivoId, indicatoreId, oggetto: oggettoDi(input) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  scollegaIndicatore(@Ctx() ctx: RequestContext, @Args('input') input: ScollegaIndicatoreInput) {
    const { obiettivoId, indicatoreId } = input;
    return this.comandi.run(ctx, input, comandiCollegamento, (edge): ComandoCollegamento => ({
      ...{ ...edge.base, type: 'ScollegaIndicatore', obiettivoId, indicatoreId, motivo: motivoDi(edge, input) },
    }));
  }
}

/** A target of a project, or a count: one of the two. @throws RuleViolation CAMPO_NON_VALIDO */
function oggettoDi({
  progettoId = null,
  traguardoId = null,
  conteggio = null,
}: CollegaIndicatoreInput): OggettoCollegato {
  if ((traguardoId === null) === (conteggio === null)) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'traguardoId' });
  }
  if (conteggio !== null) return { tipo: 'conteggio', conteggio, progettoId };
  if (progettoId === null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'progettoId' });
  return { tipo: 'traguardo', progettoId, traguardoId: traguardoId! };
}
