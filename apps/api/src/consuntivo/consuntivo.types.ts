import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsISO8601, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

import { ComandoInput } from '../graphql/comando-input.js';

const TESTO_MASSIMO = 200_000;

/** Where the report belongs: objective, centro and year. */
@InputType({ isAbstract: true })
export abstract class SedeInput extends ComandoInput {
  @Field(() => ID) @IsUUID() pianoId: string;
  @Field(() => ID) @IsUUID() obiettivoId: string;
  @Field(() => ID) @IsUUID() centroId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) anno: number;
}

@InputType()
export class RegistraEsitoAttivitaInput extends SedeInput {
  @Field(() => ID) @IsUUID() attivitaId: string;
  @Field({ description: "L'esito come lo si scrive: un mese, «attuato», una frase." })
  @IsString()
  @MaxLength(20_000)
  testo: string;
  @Field({ description: 'Quando valeva (data ISO).' }) @IsISO8601({ strict: true }) rilevatoIl: string;
}

@InputType()
export class RettificaEsitoAttivitaInput extends RegistraEsitoAttivitaInput {
  @Field() @IsString() @MaxLength(5_000) motivo: string;
}

@InputType()
export class RegistraValoreIndicatoreInput extends SedeInput {
  @Field(() => ID) @IsUUID() indicatoreId: string;
  @Field({ description: 'Il valore come lo si scrive.' }) @IsString() @MaxLength(20_000) testo: string;
  @Field({ description: 'Quando valeva (data ISO).' }) @IsISO8601({ strict: true }) rilevatoIl: string;
}

@InputType()
export class RettificaValoreIndicatoreInput extends RegistraValoreIndicatoreInput {
  @Field() @IsString() @MaxLength(5_000) motivo: string;
}

@InputType()
export class RegistraRelazioneInput extends SedeInput {
  @Field() @IsString() @MaxLength(TESTO_MASSIMO) testo: string;
}

@InputType()
export class RettificaRelazioneInput extends RegistraRelazioneInput {
  @Field() @IsString() @MaxLength(5_000) motivo: string;
}
