import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoAvanzamento } from '@consorzi/domain/ats';
import { required } from '@consorzi/domain/shared';

import { Comandi, type Edge, type Sent } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { AvanzamentoAtsQueries } from './avanzamento-ats.queries.js';
import {
  AnnullaAvanzamentoEsternoInput,
  AnnullaAvanzamentoInput,
  RegistraAvanzamentoEsternoInput,
  RegistraAvanzamentoInput,
  RettificaAvanzamentoEsternoInput,
  RettificaAvanzamentoInput,
  TESTI_AVANZAMENTO,
} from './avanzamento.inputs.js';
import { AvanzamentoQueries } from './avanzamento.queries.js';
import { AvanzamentoArgs, AvanzamentoAts, AvanzamentoAtsArgs, AvanzamentoDelProgetto } from './avanzamento.types.js';
import { comandiAvanzamento } from './commands.js';

/** How far projects got. A consortium enters its own figures, the ATS those of partners outside the platform. */
@Resolver()
export class AvanzamentoResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(AvanzamentoQueries) private readonly queries: AvanzamentoQueries,
    @Inject(AvanzamentoAtsQueries) private readonly dellAts: AvanzamentoAtsQueries,
  ) {}

  @Query(() => AvanzamentoDelProgetto, { description: 'In un consorzio: i suoi dati.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  avanzamentoDelProgetto(@Ctx() ctx: RequestContext, @Args() { quando, progettoId }: AvanzamentoArgs) {
    return this.queries.delProgetto(ctx, progettoId, quando);
  }

  @Query(() => AvanzamentoAts, { description: 'In un ATS: ciò che i consorzi condividono, e i partner esterni.' })
  @Allow('ats.leggi', { perimetro: 'applicato' })
  avanzamentoAts(@Ctx() ctx: RequestContext, @Args() args: AvanzamentoAtsArgs) {
    return this.dellAts.delProgetto(ctx, args);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  registraAvanzamento(@Ctx() ctx: RequestContext, @Args('input') input: RegistraAvanzamentoInput) {
    return this.run(ctx, input, (edge) => registra(edge, input, null));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  rettificaAvanzamento(@Ctx() ctx: RequestContext, @Args('input') input: RettificaAvanzamentoInput) {
    return this.run(ctx, input, (edge) => rettifica(edge, input, null));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  annullaAvanzamento(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaAvanzamentoInput) {
    return this.run(ctx, input, (edge) => annulla(edge, input, null));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  registraAvanzamentoEsterno(@Ctx() ctx: RequestContext, @Args('input') input: RegistraAvanzamentoEsternoInput) {
    return this.run(ctx, input, (edge) => registra(edge, input, input.partnerId));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  rettificaAvanzamentoEsterno(@Ctx() ctx: RequestContext, @Args('input') input: RettificaAvanzamentoEsternoInput) {
    return this.run(ctx, input, (edge) => rettifica(edge, input, input.partnerId));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  annullaAvanzamentoEsterno(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaAvanzamentoEsternoInput) {
    return this.run(ctx, input, (edge) => annulla(edge, input, input.partnerId));
  }

  private run(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoAvanzamento) {
    return this.comandi.run(ctx, input, comandiAvanzamento, toCommand);
  }
}

type DelTraguardo = Pick<RegistraAvanzamentoInput, 'progettoId' | 'traguardoId' | 'mese'>;
const del = ({ progettoId, traguardoId, mese }: DelTraguardo, partnerId: string | null) => ({
  ...{ progettoId, traguardoId, mese, partnerId },
});

const registra = (edge: Edge, input: RegistraAvanzamentoInput, partnerId: string | null): ComandoAvanzamento => ({
  ...{ ...edge.base, ...del(input, partnerId), type: 'RegistraAvanzamento', periodo: input.periodo },
  ...{ valore: input.valore, nota: nota(edge, input) },
});

const rettifica = (edge: Edge, input: RettificaAvanzamentoInput, partnerId: string | null): ComandoAvanzamento => ({
  ...{ ...edge.base, ...del(input, partnerId), type: 'RettificaAvanzamento', valore: input.valore },
  ...{ nota: nota(edge, input), motivo: motivoDi(edge, input) },
});

const annulla = (edge: Edge, input: AnnullaAvanzamentoInput, partnerId: string | null): ComandoAvanzamento => ({
  ...{ ...edge.base, ...del(input, partnerId), type: 'AnnullaAvanzamento', motivo: motivoDi(edge, input) },
});

const nota = (edge: Edge, input: { readonly nota?: string | null }) =>
  input.nota?.trim() ? edge.testo('nota', input.nota.trim()) : null;

/** The reason as a text outside the log. @throws RuleViolation CAMPO_NON_VALIDO where there is none. */
export const motivoDi = (edge: Edge, input: { readonly motivo: string }) =>
  edge.testo('motivo', required('motivo', input.motivo, TESTI_AVANZAMENTO.motivo));
