import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import {
  COMPITI_PROGETTO,
  ESITI_ISTANZA,
  LIMITI_PIANO_PROGETTO,
  LIMITI_PROGETTO,
  TIPI_ISTANZA,
  type CompitoProgetto,
  type EsitoIstanza,
  type TipoIstanza,
} from '@consorzi/domain/ats';

import { AttoInput, ComandoInput } from '../../graphql/comando-input.js';
import { SCOPE_PATTERN } from '../../graphql/momento.js';
import { PianoProgettoInput } from './piano.types.js';

/** The longest words of a request or of its answer. */
export const TESTO_ISTANZA = 4_000;

@InputType({ description: 'Un consorzio per scope, o un ente esterno per nome.' })
export class PartnerInput {
  @Field(() => ID, { description: 'Scelto da chi invia; le quote e i traguardi lo nominano.' })
  @IsString()
  @MaxLength(LIMITI_PIANO_PROGETTO.id)
  partnerId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @Matches(SCOPE_PATTERN) consorzio?: string | null;
  @Field(() => String, { nullable: true, description: 'Di un ente che non è sulla piattaforma.' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITI_PROGETTO.denominazione)
  denominazione?: string | null;
}

@InputType()
export class ResponsabileProgettoInput {
  @Field(() => ID) @IsUUID() personaId: string;
  @Field(() => String, { description: `Uno tra ${COMPITI_PROGETTO.join(', ')}.` })
  @IsIn(COMPITI_PROGETTO)
  compito: CompitoProgetto;
}

@InputType()
export class RegistraProgettoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() programmaId: string;
  @Field(() => Int) @IsInt() @Min(1) proceduraVersione: number;
  @Field() @IsString() @MaxLength(LIMITI_PROGETTO.titolo) titolo: string;
  @Field() @IsString() @MaxLength(30) cup: string;
  @Field({ description: 'Come la chiama il finanziatore: 1.1.3.' })
  @IsString()
  @MaxLength(LIMITI_PROGETTO.linea)
  linea: string;
  @Field(() => [PartnerInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PROGETTO.partner)
  @ValidateNested({ each: true })
  @Type(() => PartnerInput)
  partner: PartnerInput[];
  @Field(() => PianoProgettoInput) @Type(() => PianoProgettoInput) @ValidateNested() piano: PianoProgettoInput;
  @Field(() => [ResponsabileProgettoInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(LIMITI_PROGETTO.responsabili)
  @ValidateNested({ each: true })
  @Type(() => ResponsabileProgettoInput)
  responsabili: ResponsabileProgettoInput[];
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType({ isAbstract: true })
export abstract class DelProgettoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
}

@InputType()
export class ModificaPianoProgettoInput extends DelProgettoInput {
  @Field({ description: 'Primo giorno in cui vale, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field(() => PianoProgettoInput) @Type(() => PianoProgettoInput) @ValidateNested() piano: PianoProgettoInput;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class AggiornaProceduraInput extends DelProgettoInput {
  @Field(() => Int) @IsInt() @Min(1) proceduraVersione: number;
}

@InputType()
export class CambiaResponsabiliProgettoInput extends DelProgettoInput {
  @Field(() => [ResponsabileProgettoInput], { description: 'Tutti, anche chi resta.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_PROGETTO.responsabili)
  @ValidateNested({ each: true })
  @Type(() => ResponsabileProgettoInput)
  responsabili: ResponsabileProgettoInput[];
}

@InputType()
export class ChiudiProgettoInput extends DelProgettoInput {
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
}

@InputType()
export class PresentaIstanzaInput extends DelProgettoInput {
  @Field(() => String, { description: `Una tra ${TIPI_ISTANZA.join(', ')}.` }) @IsIn(TIPI_ISTANZA) tipo: TipoIstanza;
  @Field() @IsString() @MaxLength(TESTO_ISTANZA) oggetto: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) presentataIl: string;
  @Field(() => PianoProgettoInput, { nullable: true, description: 'Di una rimodulazione.' })
  @IsOptional()
  @Type(() => PianoProgettoInput)
  @ValidateNested()
  piano?: PianoProgettoInput | null;
  @Field(() => String, { nullable: true, description: 'Di una proroga: il nuovo ultimo giorno, data ISO.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  al?: string | null;
}

@InputType({ isAbstract: true })
export abstract class DellaIstanzaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() istanzaId: string;
}

@InputType()
export class RiscontraIstanzaInput extends DellaIstanzaInput {
  @Field(() => String, { description: `Uno tra ${ESITI_ISTANZA.join(', ')}.` })
  @IsIn(ESITI_ISTANZA)
  esito: EsitoIstanza;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) riscontrataIl: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(TESTO_ISTANZA) testo?: string | null;
  @Field(() => String, { nullable: true, description: 'Il giorno da cui il piano cambia, se è accolta; data ISO.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  decorre?: string | null;
  @Field(() => PianoProgettoInput, {
    nullable: true,
    description: 'Se è stato accolto un piano diverso da quello chiesto.',
  })
  @IsOptional()
  @Type(() => PianoProgettoInput)
  @ValidateNested()
  piano?: PianoProgettoInput | null;
}

@InputType()
export class ComunicaIstanzaInput extends DellaIstanzaInput {
  @Field(() => [ID])
  @IsArray()
  @ArrayMaxSize(LIMITI_PROGETTO.partner)
  @IsString({ each: true })
  @MaxLength(LIMITI_PIANO_PROGETTO.id, { each: true })
  partner: string[];
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
}
