import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { ComandoAts, ComandoConvenzione } from '@consorzi/domain/ats';
import { atto } from '@consorzi/domain/shared';
import { ats } from '@consorzi/projections/ats';

import { Comandi, type Edge, type Sent } from '../commands/index.js';
import type { AttoInput } from '../graphql/comando-input.js';
import { EsitoComando } from '../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { AtsQueries } from './ats.queries.js';
import {
  AnnullaPeriodoMembroInput,
  AtsAlMomento,
  AtsArgs,
  DesignaCapofilaInput,
  ProrogaConvenzioneInput,
  RegistraConvenzioneInput,
  RegistraEntrataInput,
  RegistraUscitaInput,
  RettificaPeriodoMembroInput,
  RinominaAtsInput,
} from './ats.types.js';
import { comandiAts, comandiConvenzione } from './commands.js';
import { CondivisioniInVigore } from './condivisione/condivisioni-in-vigore.js';

/** An ATS: who its members are, which of them is the capofila, under which agreements it works. */
@Resolver()
export class AtsResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(AtsQueries) private readonly queries: AtsQueries,
    @Inject(CondivisioniInVigore) private readonly inVigore: CondivisioniInVigore,
  ) {}

  @Query(() => AtsAlMomento)
  @Allow('ats.leggi')
  ats(@Ctx() ctx: RequestContext, @Args() { quando, giorno }: AtsArgs) {
    return this.queries.ats(ctx, quando, giorno ?? undefined);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  registraEntrata(@Ctx() ctx: RequestContext, @Args('input') input: RegistraEntrataInput) {
    const { consorzio, denominazione, dal } = input;
    return this.inAts(ctx, input, (base) => ({ ...base, type: 'RegistraEntrata', consorzio, denominazione, dal }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  registraUscita(@Ctx() ctx: RequestContext, @Args('input') input: RegistraUscitaInput) {
    const { consorzio, al } = input;
    return this.ofMembers(ctx, input, (base) => ({ ...base, type: 'RegistraUscita', consorzio, al }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  rettificaPeriodoMembro(@Ctx() ctx: RequestContext, @Args('input') input: RettificaPeriodoMembroInput) {
    const { consorzio, primoGiorno, dal, al = null, motivo } = input;
    const periodo = { consorzio, primoGiorno, dal, al, motivo };
    return this.ofMembers(ctx, input, (base) => ({ ...base, type: 'RettificaPeriodoMembro', ...periodo }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  annullaPeriodoMembro(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaPeriodoMembroInput) {
    const { consorzio, primoGiorno, motivo } = input;
    return this.ofMembers(ctx, input, (base) => ({
      ...base,
      type: 'AnnullaPeriodoMembro',
      consorzio,
      primoGiorno,
      motivo,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  rinominaAts(@Ctx() ctx: RequestContext, @Args('input') input: RinominaAtsInput) {
    const { denominazione } = input;
    return this.inAts(ctx, input, (base) => ({ ...base, type: 'RinominaAts', denominazione }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  designaCapofila(@Ctx() ctx: RequestContext, @Args('input') input: DesignaCapofilaInput) {
    const { consorzio, dal } = input;
    return this.inAts(ctx, input, (base) => ({ ...base, type: 'DesignaCapofila', consorzio, dal }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  registraConvenzione(@Ctx() ctx: RequestContext, @Args('input') input: RegistraConvenzioneInput) {
    const { titolo, membri, esterne, dal, al } = input;
    return this.convenzione(ctx, input, (base, { newId }) => ({
      ...base,
      type: 'RegistraConvenzione',
      convenzioneId: newId('convenzione'),
      parti: [
        ...membri.map((consorzio) => ({ tipo: 'membro' as const, consorzio })),
        ...esterne.map((denominazione) => ({ tipo: 'esterna' as const, denominazione })),
      ],
      titolo,
      dal,
      al,
    }));
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.amministra')
  prorogaConvenzione(@Ctx() ctx: RequestContext, @Args('input') input: ProrogaConvenzioneInput) {
    const { convenzioneId, al } = input;
    return this.convenzione(ctx, input, (base) => ({ ...base, type: 'ProrogaConvenzione', convenzioneId, al }));
  }

  private inAts(ctx: RequestContext, input: ConAtto, toCommand: (base: Base) => ComandoAts) {
    return this.comandi.run(ctx, input, comandiAts, (edge) => toCommand(baseOf(ctx, input, edge)));
  }

  /** Who leaves shows nothing any more: told as done when that is so, as a revocation is. */
  private async ofMembers(ctx: RequestContext, input: ConAtto, toCommand: (base: Base) => ComandoAts) {
    const esito = await this.inAts(ctx, input, toCommand);
    if (!('ripetuto' in esito)) return esito;
    const { scope } = ctx;
    await this.inVigore.holds(scope, { aggregate: 'Ats', id: scope, revision: esito.revisione }, ats);
    return esito;
  }

  private convenzione(ctx: RequestContext, input: ConAtto, toCommand: (base: Base, edge: Edge) => ComandoConvenzione) {
    return this.comandi.run(ctx, input, comandiConvenzione, (edge) => toCommand(baseOf(ctx, input, edge), edge));
  }
}

type ConAtto = Sent & { readonly atto: AttoInput };
type Base = ReturnType<typeof baseOf>;

/** What every command of an ATS carries: who, when, where, by which act. @throws RuleViolation ATTO_NON_VALIDO */
const baseOf = ({ scope }: RequestContext, { atto: { organo, numero, data } }: ConAtto, { base }: Edge) => ({
  ...base,
  scope,
  atto: atto(organo, numero, data),
});
