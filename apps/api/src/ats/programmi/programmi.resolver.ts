import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { leggiModello, oggettoJson, type ComandoProgramma, type PropostaProcedura } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { Comandi } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiProgramma } from './commands.js';
import { ProgrammiQueries } from './programmi.queries.js';
import {
  AdottaProceduraInput,
  ConfrontoProcedureAlMomento,
  ConfrontoProcedureArgs,
  IstituisciProgrammaInput,
  ModelliProceduraAlMomento,
  ProgrammaAlMomento,
  ProgrammaArgs,
  ProgrammiAlMomento,
  ProgrammiArgs,
  type PropostaProceduraInput,
} from './programmi.types.js';

/** The funds of an ATS and their rules, by version and date. */
@Resolver()
export class ProgrammiResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(ProgrammiQueries) private readonly queries: ProgrammiQueries,
  ) {}

  @Query(() => ProgrammiAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  programmi(@Ctx() ctx: RequestContext, @Args() { quando, giorno }: ProgrammiArgs) {
    return this.queries.programmi(ctx, quando, giorno ?? undefined);
  }

  @Query(() => ProgrammaAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  programma(@Ctx() ctx: RequestContext, @Args() { quando, programmaId, giorno, versione }: ProgrammaArgs) {
    return this.queries.programma(ctx, quando, programmaId, { giorno, versione });
  }

  @Query(() => ConfrontoProcedureAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  confrontoProcedure(@Ctx() ctx: RequestContext, @Args() { quando, programmaId, da, a }: ConfrontoProcedureArgs) {
    return this.queries.confronto(ctx, quando, programmaId, { da, a });
  }

  @Query(() => ModelliProceduraAlMomento)
  @Allow('ats.leggi')
  modelliProcedura(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.modelli(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  istituisciProgramma(@Ctx() ctx: RequestContext, @Args('input') input: IstituisciProgrammaInput) {
    const { denominazione, finanziatore, fondo } = input;
    return this.comandi.run(ctx, input, comandiProgramma, ({ base, newId }): ComandoProgramma => ({
      ...base,
      type: 'IstituisciProgramma',
      scope: ctx.scope,
      programmaId: newId('programma'),
      denominazione,
      finanziatore,
      fondo,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  adottaProcedura(@Ctx() ctx: RequestContext, @Args('input') input: AdottaProceduraInput) {
    const { programmaId, dal } = input;
    return this.comandi.run(ctx, input, comandiProgramma, ({ base }): ComandoProgramma => ({
      ...base,
      type: 'AdottaProcedura',
      scope: ctx.scope,
      programmaId,
      dal,
      proposta: propostaDi(input.proposta),
    }));
  }
}

/**
 * @throws RuleViolation CAMPO_NON_VALIDO unless it names one source, MODELLO_NON_VALIDO where a text is no JSON or what
 * it says no template.
 */
function propostaDi({ predefinita, modello, versione, modifiche }: PropostaProceduraInput): PropostaProcedura {
  const date = [predefinita, modello, versione].filter((una) => una !== undefined && una !== null);
  if (date.length !== 1) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'proposta' });
  if (predefinita) return { tipo: 'predefinita', codice: predefinita };
  if (typeof modello === 'string') return { tipo: 'data', modello: leggiModello(oggettoJson(modello, 'modello')) };
  if (!versione) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'proposta' });
  return { tipo: 'versione', versione, modifiche: oggettoJson(modifiche ?? '{}', 'modifiche') };
}
