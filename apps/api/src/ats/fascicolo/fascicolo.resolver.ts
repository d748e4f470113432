import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoFascicolo } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { Comandi } from '../../commands/index.js';
import { Caricamenti } from '../../files/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiFascicolo } from './commands.js';
import { FascicoloQueries } from './fascicolo.queries.js';
import {
  ArchivioAlMomento,
  ArchivioArgs,
  DepositaDocumentoInput,
  FascicoliAlMomento,
  FascicoliArgs,
  FascicoloAlMomento,
  FascicoloArgs,
  RitiraDocumentoInput,
} from './fascicolo.types.js';

/** The evidence of expenses. */
@Resolver()
export class FascicoloResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(FascicoloQueries) private readonly queries: FascicoloQueries,
    @Inject(Caricamenti) private readonly caricamenti: Caricamenti,
  ) {}

  @Query(() => FascicoloAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  fascicolo(@Ctx() ctx: RequestContext, @Args() { quando, spesaId }: FascicoloArgs) {
    return this.queries.fascicolo(ctx, quando, spesaId);
  }

  @Query(() => FascicoliAlMomento)
  @Allow('ats.leggi', { perimetro: 'applicato' })
  fascicoli(@Ctx() ctx: RequestContext, @Args() { quando, progettoId, dal, al }: FascicoliArgs) {
    return this.queries.fascicoli(ctx, quando, progettoId, { dal, al });
  }

  @Query(() => ArchivioAlMomento, { description: 'I file di un archivio, con le spese proposte per ciascuno.' })
  @Allow('ats.spendi')
  archivioDiDocumenti(@Ctx() ctx: RequestContext, @Args() { quando, archivioId }: ArchivioArgs) {
    return this.queries.archivio(ctx, quando, archivioId);
  }

  /** A document is made of what was taken in: hash, size and format are what the platform saw, not what is sent. */
  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  async depositaDocumento(@Ctx() ctx: RequestContext, @Args('input') input: DepositaDocumentoInput) {
    const { spesaId, caricamentoId, tipo, commandId } = input;
    const stream = `${ctx.scope}-Fascicolo.${spesaId}`;
    const file = await this.caricamenti.usa(ctx.scope, caricamentoId, stream, commandId);
    return this.comandi.run(ctx, input, comandiFascicolo, ({ base, newId, testo }): ComandoFascicolo => {
      if (!file) throw new RuleViolation('CARICAMENTO_INESISTENTE');
      const { sha256, byte, mediaType } = file;
      const nome = testo('nome', file.nome);
      const documentoId = newId('documento');
      return { ...base, type: 'DepositaDocumento', spesaId, documentoId, tipo, sha256, byte, mediaType, nome };
    });
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.spendi')
  ritiraDocumento(@Ctx() ctx: RequestContext, @Args('input') input: RitiraDocumentoInput) {
    const { spesaId, documentoId, motivo } = input;
    return this.comandi.run(ctx, input, comandiFascicolo, ({ base, testo }): ComandoFascicolo => {
      return { ...base, type: 'RitiraDocumento', spesaId, documentoId, motivo: testo('motivo', motivo.trim()) };
    });
  }
}
