import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  Max,
  ValidateNested,
} from 'class-validator';

import { ComandoInput } from '../graphql/comando-input.js';
import { Momento } from '../graphql/momento.js';
import { JsonScalar } from '../graphql/json.scalar.js';

@ObjectType()
export class AvvertenzaType {
  @Field(() => Int, { description: 'La riga del documento, da 1; 0 per il documento intero.' }) line: number;
  @Field() code: string;
  @Field() text: string;
}

@ObjectType()
export class ImportazionePrecedente {
  @Field() registratoIl: string;
  @Field() autore: string;
}

@ObjectType()
export class PianoDiArrivoType {
  @Field(() => ID) id: string;
  @Field() titolo: string;
  @Field() stato: string;
}

@ObjectType()
export class CandidatoType {
  @Field(() => ID) obiettivoId: string;
  @Field() titolo: string;
  @Field() centro: string;
  @Field({ description: 'Da 0 a 1, con due decimali.' }) somiglianza: string;
}

@ObjectType({ description: 'Come un obiettivo del documento corrisponde al piano che c’è già.' })
export class CorrispondenzaType {
  @Field(() => Int, { description: 'Il posto nel documento, da 0.' }) indice: number;
  @Field() titolo: string;
  @Field({ description: 'abbinato, ambiguo o nuovo.' }) esito: string;
  @Field(() => ID, { nullable: true }) obiettivoId: string | null;
  @Field(() => [CandidatoType]) candidati: CandidatoType[];
}

@ObjectType({ description: 'Ciò che è stato letto da un documento, in attesa di essere rivisto e accettato.' })
export class PropostaType {
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field() sha256: string;
  @Field() scadeIl: string;
  @Field() kind: string;
  @Field(() => String, { nullable: true }) organization: string | null;
  @Field(() => Int, { nullable: true }) year: number | null;
  @Field() parserVersion: string;
  @Field(() => JsonScalar) proposta: unknown;
  @Field(() => [Int]) esclusi: number[];
  @Field(() => [AvvertenzaType]) avvertenze: AvvertenzaType[];
  @Field(() => ImportazionePrecedente, { nullable: true }) giaImportato: ImportazionePrecedente | null;
  @Field(() => PianoDiArrivoType, { nullable: true }) pianoEsistente: PianoDiArrivoType | null;
  @Field(() => [CorrispondenzaType], { nullable: true }) corrispondenze: CorrispondenzaType[] | null;
}

@ObjectType()
export class PropostaInAttesa {
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field() stato: string;
  @Field(() => Int) percento: number;
  @Field() scadeIl: string;
}

@ObjectType()
export class SezioneType {
  @Field() genere: string;
  @Field() titolo: string;
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' }) testo: string | null;
}

@ObjectType()
export class ImportazioneType {
  @Field(() => ID) id: string;
  @Field(() => ID) pianoId: string;
  @Field() nome: string;
  @Field() famiglia: string;
  @Field() sha256: string;
  @Field() registratoIl: string;
  @Field() autore: string;
  @Field({ description: 'inCorso finché mancano parti: il piano non si vede ancora; poi accettata.' }) stato: string;
  @Field(() => Int, { description: 'Quante parti sono registrate.' }) parte: number;
  @Field(() => Int, { description: 'Di quante parti.' }) di: number;
  @Field(() => [SezioneType]) sezioni: SezioneType[];
}

@ObjectType()
export class ImportazioniDelConsorzio {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ImportazioneType]) importazioni: ImportazioneType[];
}

@InputType()
export class PropostaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() propostaId: string;
}

@InputType()
export class AnnullaImportazioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() importazioneId: string;
}

@InputType({ description: 'Per un obiettivo ambiguo: quale del piano, o nessuno (resta fuori).' })
export class RisoluzioneInput {
  @Field(() => Int) @IsInt() @Min(0) indice: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() obiettivoId?: string | null;
}

@InputType()
export class AccettaPropostaInput extends PropostaInput {
  @Field(() => [RisoluzioneInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => RisoluzioneInput)
  risoluzioni: RisoluzioneInput[];
}

@InputType()
export class CorrezioneAttivitaInput {
  @Field(() => Int) @IsInt() @Min(0) indice: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(5_000) text?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) tempi?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20_000) consuntivo?: string;
}

@InputType()
export class CorrezioneIndicatoreInput {
  @Field(() => Int) @IsInt() @Min(0) indice: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(5_000) name?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(5_000) description?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) unit?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2_000) target?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20_000) actual?: string;
}

@InputType({ description: 'Le correzioni di un obiettivo: ciò che manca resta come è stato letto.' })
export class CorrezioneObiettivoInput {
  @Field(() => Int) @IsInt() @Min(0) indice: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2_000) title?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20) number?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) centroDiResponsabilita?: string;
  @Field(() => Boolean, { nullable: true, description: 'Vero: resta fuori dall’importazione.' })
  @IsOptional()
  @IsBoolean()
  escluso?: boolean;
  @Field(() => [CorrezioneAttivitaInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CorrezioneAttivitaInput)
  activities: CorrezioneAttivitaInput[];
  @Field(() => [CorrezioneIndicatoreInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CorrezioneIndicatoreInput)
  indicators: CorrezioneIndicatoreInput[];
}

@InputType()
export class CorreggiPropostaInput extends PropostaInput {
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(2000) @Max(2100) year?: number;
  @Field(() => [CorrezioneObiettivoInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => CorrezioneObiettivoInput)
  objectives: CorrezioneObiettivoInput[];
}
