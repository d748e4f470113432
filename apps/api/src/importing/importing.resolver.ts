import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, Matches, ValidateNested } from 'class-validator';

import { EsitoComando } from '../graphql/esito-comando.js';
import { SCOPE_PATTERN, ScopeArgs } from '../graphql/momento.js';
import { Allow, Ctx, type RequestContext } from '../tenancy/index.js';
import { Accettazione } from './accettazione.js';
import { corretta, esclusiDopo } from './correzioni.js';
import { ImportingQueries } from './importing.queries.js';
import {
  AccettaPropostaInput,
  AnnullaImportazioneInput,
  CorreggiPropostaInput,
  ImportazioniDelConsorzio,
  ObiettivoSenzaRighe,
  PropostaInAttesa,
  PropostaInput,
  PropostaType,
  RisoluzioneInput,
} from './importing.types.js';
import { Proposte } from './proposte.js';

/** A proposal is not part of any history: it is what stands now, so it takes no moment. */
@ArgsType()
class ProposteArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
}

@ArgsType()
class PropostaArgs extends ProposteArgs {
  @Field(() => ID) @IsUUID() propostaId: string;
}

@ArgsType()
class SenzaRigaArgs extends PropostaArgs {
  @Field(() => [RisoluzioneInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => RisoluzioneInput)
  risoluzioni: RisoluzioneInput[];
}

/** Documents: read, reviewed, accepted. The upload itself is `POST /api/importazioni/<scope>`. */
@Resolver()
export class ImportingResolver {
  constructor(
    @Inject(Proposte) private readonly proposte: Proposte,
    @Inject(ImportingQueries) private readonly queries: ImportingQueries,
    @Inject(Accettazione) private readonly accettazione: Accettazione,
  ) {}

  @Query(() => [PropostaInAttesa], { name: 'proposte' })
  @Allow('importing.importa')
  proposteInAttesa(@Ctx() ctx: RequestContext, @Args() _args: ProposteArgs) {
    return this.proposte.elenco(ctx.scope);
  }

  @Query(() => PropostaType, { nullable: true })
  @Allow('importing.importa')
  proposta(@Ctx() ctx: RequestContext, @Args() { propostaId }: PropostaArgs) {
    return this.queries.proposta(ctx, propostaId);
  }

  @Query(() => [ObiettivoSenzaRighe])
  @Allow('importing.importa')
  risultatiSenzaRiga(@Ctx() ctx: RequestContext, @Args() { propostaId, risoluzioni }: SenzaRigaArgs) {
    return this.queries.senzaRiga(ctx, propostaId, risoluzioni);
  }

  @Query(() => ImportazioniDelConsorzio)
  @Allow('importing.leggi')
  importazioni(@Ctx() ctx: RequestContext, @Args() { quando }: ScopeArgs) {
    return this.queries.importazioni(ctx, quando);
  }

  @Mutation(() => PropostaType, { nullable: true })
  @Allow('importing.importa')
  async correggiProposta(@Ctx() ctx: RequestContext, @Args('input') input: CorreggiPropostaInput) {
    const row = await this.proposte.trova(ctx.scope, input.propostaId);
    if (!row?.proposta) return null;
    await this.proposte.correggi(ctx.scope, row.id, corretta(row.proposta, input), esclusiDopo(row.esclusi, input));
    return this.queries.proposta(ctx, row.id);
  }

  @Mutation(() => Boolean)
  @Allow('importing.importa')
  async scartaProposta(@Ctx() ctx: RequestContext, @Args('input') input: PropostaInput) {
    await this.proposte.scarta(ctx.scope, input.propostaId);
    return true;
  }

  @Mutation(() => EsitoComando)
  @Allow('importing.importa')
  annullaImportazione(@Ctx() ctx: RequestContext, @Args('input') input: AnnullaImportazioneInput) {
    return this.accettazione.annulla(ctx, input, input.importazioneId);
  }

  @Mutation(() => EsitoComando)
  @Allow('importing.importa')
  accettaProposta(@Ctx() ctx: RequestContext, @Args('input') { propostaId, risoluzioni }: AccettaPropostaInput) {
    return this.accettazione.accetta(ctx, propostaId, risoluzioni);
  }
}
