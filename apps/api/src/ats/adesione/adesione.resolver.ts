import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { atto as unAtto } from '@consorzi/domain/shared';
import { adesioni } from '@consorzi/projections/ats';

import { Comandi } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { ScopeArgs } from '../../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { CondivisioniInVigore } from '../condivisione/condivisioni-in-vigore.js';
import { GiaRendicontati } from '../condivisione/gia-rendicontati.js';
import { AdesioneQueries } from './adesione.queries.js';
import { AdesioniAlMomento, DisconosciAtsInput, RiconosciAtsInput } from './adesione.types.js';
import { comandiAdesione } from './commands.js';

/** Whether a consortium lets an ATS in at all. */
@Resolver()
export class AdesioneResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(AdesioneQueries) private readonly queries: AdesioneQueries,
    @Inject(CondivisioniInVigore) private readonly inVigore: CondivisioniInVigore,
    @Inject(GiaRendicontati) private readonly rendicontati: GiaRendicontati,
  ) {}

  @Query(() => AdesioniAlMomento, { description: 'In un consorzio: quali ATS riconosce, e quali lo nominano.' })
  @Allow('ats.leggi')
  adesioni(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.adesioni(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.riconosci')
  riconosciAts(@Ctx() ctx: RequestContext, @Args('input') input: RiconosciAtsInput) {
    const { scope } = ctx;
    const { ats, atto } = input;
    return this.comandi.run(ctx, input, comandiAdesione, ({ base }) => ({
      ...base,
      ...{ type: 'RiconosciAts' as const, scope, ats, atto: unAtto(atto.organo, atto.numero, atto.data) },
    }));
  }

  /** Told as done when the ATS can read nothing any more, with what stays: the reported lines. */
  @Mutation(() => EsitoComando)
  @Allow('ats.riconosci')
  async disconosciAts(@Ctx() ctx: RequestContext, @Args('input') input: DisconosciAtsInput) {
    const { scope } = ctx;
    const { ats, motivo, atto } = input;
    const esito = await this.comandi.run(ctx, input, comandiAdesione, ({ base, testo }) => ({
      ...base,
      ...{ type: 'DisconosciAts' as const, scope, ats, motivo: testo('motivo', motivo) },
      atto: atto ? unAtto(atto.organo, atto.numero, atto.data) : null,
    }));
    if (!('ripetuto' in esito)) return esito;
    await this.inVigore.holds(scope, { aggregate: 'AdesioneAts', id: ats, revision: esito.revisione }, adesioni);
    return { ...esito, giaRendicontato: await this.rendicontati.dellAts(scope, ats) };
  }
}
