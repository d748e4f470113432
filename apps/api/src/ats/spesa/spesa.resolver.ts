import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoPeriodi, ComandoSpesa } from '@consorzi/domain/ats';
import {
  codiceScritto,
  isCodiceFiscale,
  isCup,
  isIban,
  isPartitaIva,
  required,
  tipoCig,
} from '@consorzi/domain/shared';

import { Comandi, type Edge, type Sent } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiPeriodi, comandiSpesa } from './commands.js';
import { datiScritti } from './dati-scritti.js';
import { Doppioni } from './doppioni.js';
import {
  AnnullaPagamentoInput,
  AnnullaSpesaInput,
  ChiudiPeriodoInput,
  RegistraImpegnoInput,
  RegistraPagamentoInput,
  RegistraSpesaInput,
  RettificaSpesaInput,
  RiapriPeriodoInput,
  TESTI_SPESA,
} from './spesa.inputs.js';
import { SpesaQueries } from './spesa.queries.js';
import {
  CodiciVerificati,
  ProgettiDiSpesa,
  SpesaAlMomento,
  SpesaArgs,
  SpeseArgs,
  SpeseConnection,
  VerificaCodiciArgs,
} from './spesa.types.js';

/** What a consortium spends on the projects of its ATS. Each mutation: allow, to command, run. */
@Resolver()
export class SpesaResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(SpesaQueries) private readonly queries: SpesaQueries,
    @Inject(Doppioni) private readonly doppioni: Doppioni,
  ) {}

  @Query(() => SpeseConnection)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  spese(@Ctx() ctx: RequestContext, @Args() args: SpeseArgs) {
    return this.queries.spese(ctx, args);
  }

  @Query(() => SpesaAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  spesa(@Ctx() ctx: RequestContext, @Args() { spesaId, quando }: SpesaArgs) {
    return this.queries.spesa(ctx, spesaId, quando);
  }

  @Query(() => ProgettiDiSpesa)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  progettiDiSpesa(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.progetti(ctx, quando);
  }

  /** What was typed, as the form asks while it is typed: nothing of anybody is looked at. */
  @Query(() => CodiciVerificati)
  @Allow('ats.leggi')
  verificaCodici(@Args() { cup, cig, partitaIva, codiceFiscale, iban }: VerificaCodiciArgs): CodiciVerificati {
    const is = (written: string | undefined, valid: (code: string) => boolean) =>
      written?.trim() ? valid(codiceScritto(written)) : null;
    return {
      cup: is(cup, isCup),
      cig: is(cig, (code) => tipoCig(code) !== null),
      partitaIva: is(partitaIva, isPartitaIva),
      codiceFiscale: is(codiceFiscale, isCodiceFiscale),
      iban: is(iban, isIban),
    };
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  registraSpesa(@Ctx() ctx: RequestContext, @Args('input') input: RegistraSpesaInput) {
    return this.run(ctx, input, (edge) => ({
      ...{ ...edge.base, type: 'RegistraSpesa', spesaId: edge.newId('spesa') },
      ...datiScritti(edge, this.doppioni.key, input.spesa),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  rettificaSpesa(@Ctx() ctx: RequestContext, @Args('input') input: RettificaSpesaInput) {
    return this.run(ctx, input, (edge) => ({
      ...{ ...edge.base, type: 'RettificaSpesa', spesaId: input.spesaId, motivo: motivo(edge, input) },
      ...datiScritti(edge, this.doppioni.key, input.spesa),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  annullaSpesa(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaSpesaInput) {
    const { spesaId } = input;
    return this.run(ctx, input, (edge) => ({
      ...{ ...edge.base, type: 'AnnullaSpesa', spesaId, motivo: motivo(edge, input) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  registraImpegno(@Ctx() ctx: RequestContext, @Args('input') input: RegistraImpegnoInput) {
    const { spesaId, numero, data, centesimi } = input;
    return this.run(ctx, input, ({ base }) => ({ ...base, type: 'RegistraImpegno', spesaId, numero, data, centesimi }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  registraPagamento(@Ctx() ctx: RequestContext, @Args('input') input: RegistraPagamentoInput) {
    const { spesaId, mandato, data, centesimi } = input;
    const quietanza = input.quietanza?.trim() ? input.quietanza : null;
    return this.run(ctx, input, ({ base, newId }) => ({
      ...{ ...base, type: 'RegistraPagamento', spesaId, pagamentoId: newId('pagamento') },
      ...{ mandato, data, quietanza, centesimi },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  annullaPagamento(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaPagamentoInput) {
    const { spesaId, pagamentoId } = input;
    return this.run(ctx, input, (edge) => ({
      ...{ ...edge.base, type: 'AnnullaPagamento', spesaId, pagamentoId, motivo: motivo(edge, input) },
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  chiudiPeriodo(@Ctx() ctx: RequestContext, @Args('input') input: ChiudiPeriodoInput) {
    const { progettoId, finoAlMese } = input;
    return this.comandi.run(ctx, input, comandiPeriodi, ({ base }): ComandoPeriodi => ({
      ...base,
      type: 'ChiudiPeriodo',
      progettoId,
      finoAlMese,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  riapriPeriodo(@Ctx() ctx: RequestContext, @Args('input') input: RiapriPeriodoInput) {
    const { progettoId, dalMese } = input;
    return this.comandi.run(ctx, input, comandiPeriodi, (edge): ComandoPeriodi => ({
      ...edge.base,
      type: 'RiapriPeriodo',
      progettoId,
      dalMese,
      motivo: motivo(edge, input),
    }));
  }

  private run(ctx: RequestContext, input: Sent, toCommand: (edge: Edge) => ComandoSpesa) {
    return this.comandi.run(ctx, input, comandiSpesa, toCommand);
  }
}

const motivo = (edge: Edge, input: { readonly motivo: string }) =>
  edge.testo('motivo', required('motivo', input.motivo, TESTI_SPESA.motivo));
