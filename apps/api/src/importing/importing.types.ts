import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
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

const TIPI_DI_RIGA = ['attivita', 'indicatore'] as const;

@InputType({ description: 'Per una riga del documento senza corrispondenza: quale riga dell’obiettivo del piano.' })
export class RigaAbbinataInput {
  @Field(() => String, { description: `Uno tra ${TIPI_DI_RIGA.join(', ')}.` })
  @IsIn(TIPI_DI_RIGA)
  tipo: (typeof TIPI_DI_RIGA)[number];
  @Field(() => Int, { description: 'Il posto nell’obiettivo del documento, da 0.' }) @IsInt() @Min(0) indice: number;
  @Field(() => ID) @IsUUID() voceId: string;
}

@InputType({ description: 'Quale obiettivo del piano è uno del documento, o nessuno (si conserva con il documento).' })
export class RisoluzioneInput {
  @Field(() => Int) @IsInt() @Min(0) indice: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() obiettivoId?: string | null;
  @Field(() => [RigaAbbinataInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => RigaAbbinataInput)
  righe: RigaAbbinataInput[];
}

@ObjectType({ description: 'Una riga del documento con un risultato che nessuna riga del piano riceve.' })
export class RisultatoSenzaRiga {
  @Field({ description: 'attivita o indicatore.' }) tipo: string;
  @Field(() => Int, { description: 'Il posto nell’obiettivo del documento, da 0.' }) indice: number;
  @Field() testo: string;
  @Field() risultato: string;
}

@ObjectType()
export class RigaLibera {
  @Field({ description: 'attivita o indicatore.' }) tipo: string;
  @Field(() => ID) voceId: string;
  @Field() testo: string;
}

@ObjectType({ description: 'Un obiettivo trovato nel piano, alcuni risultati del quale non vi hanno una riga.' })
export class ObiettivoSenzaRighe {
  @Field(() => Int, { description: 'Il posto nel documento, da 0.' }) indice: number;
  @Field(() => ID) obiettivoId: string;
  @Field(() => [RisultatoSenzaRiga]) risultati: RisultatoSenzaRiga[];
  @Field(() => [RigaLibera], { description: 'Le righe del piano alle quali nulla corrisponde.' })
  righeLibere: RigaLibera[];
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
