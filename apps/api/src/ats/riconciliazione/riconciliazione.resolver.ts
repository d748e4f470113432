import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

import { mappaturaVerificata, type Mappatura } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { Comandi, FRASI_REGOLE } from '../../commands/index.js';
import { EsitoComando } from '../../graphql/esito-comando.js';
import { Allow, Ctx, type RequestContext } from '../../tenancy/index.js';
import { comandiMappaturaRegis, comandiRiconciliazione } from './commands.js';
import { Confronti } from './confronti.js';
import { RiconciliazioneQueries } from './riconciliazione.queries.js';
import {
  ConfrontaRegisInput,
  MappatureArgs,
  MappatureRegis,
  RiconciliazioneArgs,
  RiconciliazioneInCorso,
  RiconciliazioneType,
  RiconciliazioniArgs,
  SalvaMappaturaInput,
  ScartaRiconciliazioneInput,
  SpiegaRigaInput,
  type MappaturaRegisInput,
} from './riconciliazione.types.js';
import { Riconciliazioni } from './riconciliazioni.js';
import { Spiegazioni } from './spiegazioni.js';

/** Exports of the Ministry's platform beside ours. The upload is `POST /api/ats/<scope>/riconciliazione/<progetto>/<tabella>`. */
@Resolver()
export class RiconciliazioneResolver {
  constructor(
    @Inject(Comandi) private readonly comandi: Comandi,
    @Inject(Confronti) private readonly confronti: Confronti,
    @Inject(Riconciliazioni) private readonly store: Riconciliazioni,
    @Inject(RiconciliazioneQueries) private readonly queries: RiconciliazioneQueries,
    @Inject(Spiegazioni) private readonly spiegazioni: Spiegazioni,
  ) {}

  @Query(() => [RiconciliazioneInCorso])
  @Allow('ats.rendiconta')
  riconciliazioni(@Ctx() ctx: RequestContext, @Args() _args: RiconciliazioniArgs) {
    return this.queries.elenco(ctx);
  }

  @Query(() => RiconciliazioneType, { nullable: true })
  @Allow('ats.rendiconta')
  riconciliazione(@Ctx() ctx: RequestContext, @Args() args: RiconciliazioneArgs) {
    return this.queries.una(ctx, args);
  }

  @Query(() => MappatureRegis)
  @Allow('ats.leggi')
  mappatureRegis(@Ctx() ctx: RequestContext, @Args() { quando }: MappatureArgs) {
    return this.queries.mappature(ctx, quando);
  }

  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  salvaMappatura(@Ctx() ctx: RequestContext, @Args('input') input: SalvaMappaturaInput) {
    const { tabella, colonne, formati, chiave } = input.mappatura;
    return this.comandi.run(ctx, input, comandiMappaturaRegis, ({ base }) => ({
      ...base,
      type: 'SalvaMappatura' as const,
      ...{ nome: input.nome, tabella, chiave },
      colonne: colonne.map(({ campo, intestazione }) => ({ campo, intestazione })),
      formati: { data: formati.data, decimale: formati.decimale },
    }));
  }

  /** Begins the comparison; `avanzamento` tells how far it is. Null for one that is unknown, or is under way. */
  @Mutation(() => RiconciliazioneType, { nullable: true })
  @Allow('ats.rendiconta')
  async confrontaRegis(@Ctx() ctx: RequestContext, @Args('input') input: ConfrontaRegisInput) {
    const { riconciliazioneId, mappatura } = input;
    const row = await this.store.trova(ctx.scope, riconciliazioneId);
    const checked = verificata(mappatura);
    if (row?.tabella !== checked.tabella || !(await this.store.inizia(ctx.scope, row.id, checked))) return null;
    void this.confronti.confronta(ctx.scope, row, checked);
    return this.queries.una(ctx, { riconciliazioneId, first: 1 });
  }

  @Mutation(() => Boolean)
  @Allow('ats.rendiconta')
  async scartaRiconciliazione(@Ctx() ctx: RequestContext, @Args('input') input: ScartaRiconciliazioneInput) {
    await this.store.scarta(ctx.scope, input.riconciliazioneId);
    return true;
  }

  /** A line that was explained before keeps its explanation's id: the new words take the place of the old ones. */
  @Mutation(() => EsitoComando)
  @Allow('ats.rendiconta')
  async spiegaRiga(@Ctx() ctx: RequestContext, @Args('input') input: SpiegaRigaInput) {
    const row = await this.store.trova(ctx.scope, input.riconciliazioneId);
    const found = row && (await this.store.riga(ctx.scope, row.id, input.riga));
    const detta = found && (await this.spiegazioni.di(ctx, row.progettoId, row.tabella)).get(found.riga.chiave);
    return this.comandi.run(ctx, input, comandiRiconciliazione, ({ base, testo, newId }) => {
      if (!found) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'riga' });
      const nota = input.nota.trim();
      if (nota === '') throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'nota' });
      const { progettoId, tabella } = row;
      const { esito } = found;
      const { chiave, impronta } = found.riga;
      return {
        ...base,
        type: 'SpiegaRiga' as const,
        ...{ progettoId, tabella, esito, impronta },
        spiegazioneId: detta?.id ?? newId('spiegazione'),
        ...{ chiave: testo('chiave', chiave), nota: testo('nota', nota) },
      };
    });
  }
}

/** No command: nothing of it goes into the log, and what is wrong with it is said as of any input. */
function verificata({ tabella, colonne, formati, chiave }: MappaturaRegisInput): Mappatura {
  try {
    return mappaturaVerificata(tabella, colonne, formati, chiave);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    throw new GraphQLError(FRASI_REGOLE[error.code], { extensions: { code: error.code } });
  }
}
