import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';

import {
  consuntivoIdOf,
  parseValoreConsuntivo,
  valoreRegistrato,
  type ComandoConsuntivo,
  type Esito,
} from '@consorzi/domain/consuntivo';
import { required } from '@consorzi/domain/shared';

import { Comandi, type Edge } from '../commands/index.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { comandiConsuntivo } from './commands.js';
import {
  RegistraEsitoAttivitaInput,
  RegistraRelazioneInput,
  RegistraValoreIndicatoreInput,
  RettificaEsitoAttivitaInput,
  RettificaRelazioneInput,
  RettificaValoreIndicatoreInput,
  SedeInput,
} from './consuntivo.types.js';

/** What was done. Each mutation: allow, to command, run; a correction brings its reason. */
@Resolver()
export class ConsuntivoResolver {
  constructor(@Inject(Comandi) private readonly comandi: Comandi) {}

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  registraEsitoAttivita(@Ctx() ctx: RequestContext, @Args('input') input: RegistraEsitoAttivitaInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RegistraEsitoAttivita',
      esito: esito(edge, input.attivitaId, input),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  rettificaEsitoAttivita(@Ctx() ctx: RequestContext, @Args('input') input: RettificaEsitoAttivitaInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RettificaEsitoAttivita',
      esito: esito(edge, input.attivitaId, input),
      motivo: motivo(edge, input),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  registraValoreIndicatore(@Ctx() ctx: RequestContext, @Args('input') input: RegistraValoreIndicatoreInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RegistraValoreIndicatore',
      esito: esito(edge, input.indicatoreId, input),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  rettificaValoreIndicatore(@Ctx() ctx: RequestContext, @Args('input') input: RettificaValoreIndicatoreInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RettificaValoreIndicatore',
      esito: esito(edge, input.indicatoreId, input),
      motivo: motivo(edge, input),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  registraRelazione(@Ctx() ctx: RequestContext, @Args('input') input: RegistraRelazioneInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RegistraRelazione',
      testo: relazione(edge, input),
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('consuntivo.registra')
  rettificaRelazione(@Ctx() ctx: RequestContext, @Args('input') input: RettificaRelazioneInput) {
    return this.run(ctx, input, (edge) => ({
      ...at(edge, input),
      type: 'RettificaRelazione',
      testo: relazione(edge, input),
      motivo: motivo(edge, input),
    }));
  }

  private run(ctx: RequestContext, input: SedeInput, toCommand: (edge: Edge) => ComandoConsuntivo) {
    return this.comandi.run(ctx, input, comandiConsuntivo, toCommand);
  }
}

function at(edge: Edge, { pianoId, obiettivoId, centroId, anno }: SedeInput) {
  return {
    ...edge.base,
    pianoId,
    obiettivoId,
    centroId,
    anno,
    consuntivoId: consuntivoIdOf({ obiettivoId, centroId, anno }),
  };
}

function esito(edge: Edge, voceId: string, { testo, rilevatoIl }: { testo: string; rilevatoIl: string }): Esito {
  const written = required('testo', testo, 20_000);
  return {
    voceId,
    testo: edge.testo('testo', written),
    valore: valoreRegistrato(parseValoreConsuntivo(written)),
    rilevatoIl,
  };
}

const motivo = (edge: Edge, input: { motivo: string }) => edge.testo('motivo', required('motivo', input.motivo, 5_000));
const relazione = (edge: Edge, input: { testo: string }) =>
  edge.testo('testo', required('testo', input.testo, 200_000));
