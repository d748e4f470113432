import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { LIMITI_SPESA, MOTIVI_SENZA_CIG, TIPI_SPESA, type MotivoSenzaCig, type TipoSpesa } from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { MESE_PATTERN } from './spesa.types.js';

const EURO = 'Centesimi di euro, intero e non negativo.';
/** A code as it is typed: what it must be is the domain's business. */
const CODICE = 60;
export const TESTI_SPESA = { descrizione: 1_000, denominazione: 200, motivo: 5_000 } as const;

@InputType({ description: 'Il codice, o il motivo per cui non c’è: uno dei due.' })
export class CigInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(CODICE) codice?: string | null;
  @Field(() => String, { nullable: true, description: `Uno tra ${MOTIVI_SENZA_CIG.join(', ')}.` })
  @IsOptional()
  @IsIn(MOTIVI_SENZA_CIG)
  assenza?: MotivoSenzaCig | null;
}

@InputType()
export class DocumentoSpesaInput {
  @Field() @IsString() @MaxLength(LIMITI_SPESA.numero) numero: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) data: string;
}

@InputType({ description: 'Chi emette la fattura: con la partita IVA o il codice fiscale.' })
export class FornitoreInput {
  @Field() @IsString() @MaxLength(TESTI_SPESA.denominazione) denominazione: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(CODICE) partitaIva?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(CODICE) codiceFiscale?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(CODICE) iban?: string | null;
}

@InputType({ description: 'Di un progetto, con la voce; o di un’altra fonte, con il nome.' })
export class QuotaSpesaInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) voceId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(LIMITI_SPESA.fonte) nome?:
    string | null;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) centesimi: number;
}

@InputType()
export class SpesaInput {
  @Field(() => String, { description: `Uno tra ${TIPI_SPESA.join(', ')}.` }) @IsIn(TIPI_SPESA) tipo: TipoSpesa;
  @Field({ description: 'Data ISO: il suo mese è quello in cui si rendiconta.' })
  @IsISO8601({ strict: true })
  competenza: string;
  @Field() @IsString() @MaxLength(TESTI_SPESA.descrizione) descrizione: string;
  @Field() @IsString() @MaxLength(CODICE) cup: string;
  @Field(() => CigInput) @Type(() => CigInput) @ValidateNested() cig: CigInput;
  @Field(() => DocumentoSpesaInput, { nullable: true })
  @IsOptional()
  @Type(() => DocumentoSpesaInput)
  @ValidateNested()
  documento?: DocumentoSpesaInput | null;
  @Field(() => FornitoreInput, { nullable: true })
  @IsOptional()
  @Type(() => FornitoreInput)
  @ValidateNested()
  fornitore?: FornitoreInput | null;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) imponibileCentesimi: number;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) ivaCentesimi: number;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) ivaACostoCentesimi: number;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) ritenutaCentesimi: number;
  @Field() @IsBoolean() scissioneIva: boolean;
  @Field(() => [QuotaSpesaInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_SPESA.quote)
  @Type(() => QuotaSpesaInput)
  @ValidateNested({ each: true })
  quote: QuotaSpesaInput[];
}

@InputType()
export class RegistraSpesaInput extends ComandoInput {
  @Field(() => SpesaInput) @Type(() => SpesaInput) @ValidateNested() spesa: SpesaInput;
}

@InputType({ isAbstract: true })
abstract class DellaSpesaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() spesaId: string;
}

@InputType()
export class RettificaSpesaInput extends DellaSpesaInput {
  @Field(() => SpesaInput) @Type(() => SpesaInput) @ValidateNested() spesa: SpesaInput;
  @Field() @IsString() @MaxLength(TESTI_SPESA.motivo) motivo: string;
}

@InputType()
export class AnnullaSpesaInput extends DellaSpesaInput {
  @Field() @IsString() @MaxLength(TESTI_SPESA.motivo) motivo: string;
}

@InputType()
export class RegistraImpegnoInput extends DellaSpesaInput {
  @Field() @IsString() @MaxLength(LIMITI_SPESA.numero) numero: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) data: string;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) centesimi: number;
}

@InputType()
export class RegistraPagamentoInput extends DellaSpesaInput {
  @Field() @IsString() @MaxLength(LIMITI_SPESA.numero) mandato: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) data: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(LIMITI_SPESA.numero) quietanza?:
    string | null;
  @Field(() => Float, { description: EURO }) @IsInt() @Min(0) @Max(LIMITI_SPESA.centesimi) centesimi: number;
}

@InputType()
export class AnnullaPagamentoInput extends DellaSpesaInput {
  @Field(() => ID) @IsUUID() pagamentoId: string;
  @Field() @IsString() @MaxLength(TESTI_SPESA.motivo) motivo: string;
}

@InputType()
export class ChiudiPeriodoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field({ description: 'L’ultimo mese che si chiude, AAAA-MM.' }) @Matches(MESE_PATTERN) finoAlMese: string;
}

@InputType()
export class RiapriPeriodoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field({ description: 'Il primo mese di nuovo aperto, AAAA-MM.' }) @Matches(MESE_PATTERN) dalMese: string;
  @Field() @IsString() @MaxLength(TESTI_SPESA.motivo) motivo: string;
}
