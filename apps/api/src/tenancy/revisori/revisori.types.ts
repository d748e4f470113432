import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';

import { LIMITI_PERIMETRO, TIPI_PERIMETRO, type Perimetro } from '@consorzi/domain/tenancy';

import { AttoInput, ComandoInput } from '../../graphql/comando-input.js';
import { Momento, PageArgs, PageInfo } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';

@ObjectType()
export class OggettoNominato {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Denominazione o titolo; vuoto se non c’è più.' }) nome: string;
}

@ObjectType({ description: 'Che cosa un revisore è chiamato a vedere.' })
export class PerimetroType {
  @Field(() => String, { description: `Uno tra ${TIPI_PERIMETRO.join(', ')}.` }) tipo: Perimetro['tipo'];
  @Field(() => [OggettoNominato]) centri: OggettoNominato[];
  @Field(() => [OggettoNominato]) obiettivi: OggettoNominato[];
  @Field(() => [OggettoNominato]) progetti: OggettoNominato[];
  @Field(() => [OggettoNominato]) rendiconti: OggettoNominato[];
}

@ObjectType({ description: 'Un incarico di revisione, dal primo all’ultimo giorno compresi.' })
export class RevisioneType {
  @Field(() => ID) incaricoId: string;
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field() dal: string;
  @Field() al: string;
  @Field(() => PerimetroType) perimetro: PerimetroType;
  @Field(() => Atto, { nullable: true, description: 'L’atto o la lettera di incarico.' }) atto: Atto | null;
  @Field() affidataIl: string;
  @Field(() => String, { nullable: true }) revocataIl: string | null;
  @Field(() => String, { description: 'Oggi: daIniziare, inCorso, finita o revocata.' }) stato: string;
}

@ObjectType()
export class RevisioniDelConsorzio {
  @Field(() => Momento) momento: Momento;
  @Field(() => Int, { description: 'La revisione degli accessi, da dare come expectedRevision.' }) revisione: number;
  @Field(() => [RevisioneType]) revisioni: RevisioneType[];
}

@ObjectType({ description: 'Un revisore ha chiesto questo; uguali di seguito nello stesso minuto stanno insieme.' })
export class AccessoDelRevisoreType {
  @Field(() => ID) id: string;
  @Field({ description: 'Quando; di più insieme, il più recente.' }) il: string;
  @Field(() => Int) volte: number;
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field(() => [ID], { description: 'Gli incarichi in corso; nessuno per chi ha il ruolo senza scadenza.' })
  incarichi: string[];
  @Field() operazione: string;
  @Field(() => [OggettoNominato]) oggetti: OggettoNominato[];
  @Field(() => [String], { description: 'I momenti chiesti: una data, o # e la posizione; nessuno è adesso.' })
  momenti: string[];
}

@ObjectType()
export class AccessoDelRevisoreEdge {
  @Field() cursor: string;
  @Field(() => AccessoDelRevisoreType) node: AccessoDelRevisoreType;
}

@ObjectType()
export class AccessiDeiRevisori {
  @Field(() => Momento) momento: Momento;
  @Field(() => [AccessoDelRevisoreEdge]) edges: AccessoDelRevisoreEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ArgsType()
export class AccessiDeiRevisoriArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  declare after?: string;
}

@InputType()
export class PerimetroInput {
  @Field(() => String, { description: `Uno tra ${TIPI_PERIMETRO.join(', ')}.` })
  @IsIn(TIPI_PERIMETRO)
  tipo: Perimetro['tipo'];
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(LIMITI_PERIMETRO.centri)
  @IsUUID('all', { each: true })
  centri: string[];
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(LIMITI_PERIMETRO.obiettivi)
  @IsUUID('all', { each: true })
  obiettivi: string[];
  @Field(() => [ID], { defaultValue: [], description: 'Progetti di un ATS: nell’ATS o in un consorzio che partecipa.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_PERIMETRO.progetti)
  @IsUUID('all', { each: true })
  progetti: string[];
  @Field(() => [ID], { defaultValue: [], description: 'Rendiconti dell’ATS.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_PERIMETRO.rendiconti)
  @IsUUID('all', { each: true })
  rendiconti: string[];
}

@InputType()
export class AffidaRevisioneInput extends ComandoInput {
  @Field(() => ID, { description: 'Chi è conosciuto al consorzio, con o senza un ruolo.' }) @IsUUID() personaId: string;
  @Field({ description: 'Primo giorno, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
  @Field(() => PerimetroInput) @Type(() => PerimetroInput) @ValidateNested() perimetro: PerimetroInput;
  @Field(() => AttoInput, { nullable: true, description: 'L’atto o la lettera di incarico, se c’è.' })
  @IsOptional()
  @Type(() => AttoInput)
  @ValidateNested()
  atto?: AttoInput;
}

@InputType()
export class RevocaRevisioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() incaricoId: string;
}
