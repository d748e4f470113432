import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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

import {
  ESITI_RENDICONTO,
  LIMITI_RENDICONTO,
  TIPI_RENDICONTO,
  type EsitoRendiconto,
  type TipoRendiconto,
} from '@consorzi/domain/ats';

import { AttoInput, ComandoInput } from '../../graphql/comando-input.js';
import { Momento, SCOPE_PATTERN, ScopeArgs } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';

export const MESE_PATTERN = /^\d{4}-\d{2}$/;

@ArgsType()
export class RendicontiArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true, description: 'Solo di questo progetto.' })
  @IsOptional()
  @IsUUID()
  progettoId?: string;
}

@ArgsType()
export class RendicontoArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() rendicontoId: string;
  @Field(() => Int, { defaultValue: 100, description: 'Quante righe, al più 500.' })
  @IsInt()
  @Min(1)
  @Max(500)
  first: number;
  @Field(() => String, { nullable: true, description: 'La riga dopo la quale si comincia.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

@ObjectType({ description: 'Un passo del rendiconto.' })
export class PassoRendicontoType {
  @Field() tipo: string;
  @Field(() => String, { nullable: true, description: 'Il giorno, data ISO.' }) il: string | null;
  @Field() registratoIl: string;
  @Field(() => String, { nullable: true }) protocollo: string | null;
  @Field(() => String, { nullable: true, description: 'Il termine per rispondere, data ISO.' }) entro: string | null;
  @Field(() => String, { nullable: true }) testo: string | null;
  @Field(() => Float, { nullable: true, description: 'Rendicontato allora, in centesimi.' })
  quotaCentesimi: number | null;
}

@ObjectType()
export class RendicontoType {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field() progetto: string;
  @Field() titolo: string;
  @Field() dalMese: string;
  @Field() alMese: string;
  @Field() tipo: string;
  @Field(() => Int) proceduraVersione: number;
  @Field() stato: string;
  @Field(() => Int) numeroRighe: number;
  @Field(() => Float, { description: 'Totale rendicontato: somma delle righe, in centesimi.' }) quotaCentesimi: number;
  @Field(() => String, { nullable: true }) esito: string | null;
  @Field(() => Float) nonAmmessiCentesimi: number;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => [PassoRendicontoType]) passi: PassoRendicontoType[];
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType({ description: 'Una riga copiata: resta com’era, qualunque cosa il consorzio condivida poi.' })
export class RigaRendicontoType {
  @Field(() => ID) id: string;
  @Field(() => ID) consorzio: string;
  @Field() nomeConsorzio: string;
  @Field(() => ID) spesaId: string;
  @Field() mese: string;
  @Field() tipo: string;
  @Field(() => Float) costoCentesimi: number;
  @Field(() => Float) quotaCentesimi: number;
  @Field(() => Float) nonAmmessiCentesimi: number;
  @Field(() => ID, { nullable: true, description: 'Il rendiconto che la riga rettifica.' }) rettificaDi: string | null;
  @Field() cup: string;
  @Field(() => String, { nullable: true }) cig: string | null;
  @Field(() => String, { nullable: true }) senzaCig: string | null;
  @Field(() => String, { nullable: true }) partitaIva: string | null;
  @Field(() => String, { nullable: true }) documentoNumero: string | null;
  @Field(() => String, { nullable: true }) documentoData: string | null;
  @Field(() => ID, { description: 'L’evento nel registro del consorzio.' }) eventId: string;
  @Field(() => Int) posizione: number;
  @Field({ description: 'Impronta SHA-256 del contenuto di quell’evento.' }) payloadHash: string;
}

@ObjectType()
export class RendicontiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [RendicontoType]) rendiconti: RendicontoType[];
}

@ObjectType()
export class RendicontoAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => RendicontoType, { nullable: true }) rendiconto: RendicontoType | null;
  @Field(() => [RigaRendicontoType]) righe: RigaRendicontoType[];
  @Field(() => String, { nullable: true, description: 'Da dare come after; assente se non c’è altro.' })
  altre: string | null;
}

@ObjectType({ description: 'Una spesa condivisa ora con l’ATS, e se può entrare in un rendiconto.' })
export class SpesaRendicontabileType {
  @Field(() => ID) consorzio: string;
  @Field() nomeConsorzio: string;
  @Field(() => ID) spesaId: string;
  @Field() mese: string;
  @Field() tipo: string;
  @Field(() => String, { nullable: true }) documentoNumero: string | null;
  @Field(() => Float) quotaCentesimi: number;
  @Field(() => Float, { description: 'Quanto ne è già rendicontato e ammesso.' }) rendicontatiCentesimi: number;
  @Field({ description: 'nuova, corretta, inRendiconto o rendicontata.' }) stato: string;
  @Field(() => ID, { nullable: true }) rendicontoId: string | null;
}

@ObjectType()
export class SpeseRendicontabiliAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [SpesaRendicontabileType], { description: 'Al più 2000.' }) spese: SpesaRendicontabileType[];
  @Field(() => Int, { description: 'Quante sono in tutto.' }) totale: number;
}

@InputType()
export class SpesaDiInput {
  @Field(() => ID, { description: 'Lo scope del consorzio.' }) @Matches(SCOPE_PATTERN) consorzio: string;
  @Field(() => ID) @IsUUID() spesaId: string;
}

@InputType()
export class RigaNonAmmessaInput extends SpesaDiInput {
  @Field(() => Float) @IsInt() @Min(1) centesimi: number;
}

@InputType()
export class ApriRendicontoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field() @IsString() @MaxLength(LIMITI_RENDICONTO.titolo) titolo: string;
  @Field({ description: 'AAAA-MM.' }) @Matches(MESE_PATTERN) dalMese: string;
  @Field({ description: 'AAAA-MM.' }) @Matches(MESE_PATTERN) alMese: string;
  @Field(() => String, { description: `Uno tra ${TIPI_RENDICONTO.join(', ')}.` })
  @IsIn(TIPI_RENDICONTO)
  tipo: TipoRendiconto;
}

@InputType()
export class RendicontoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() rendicontoId: string;
}

@InputType()
export class SpeseDelRendicontoInput extends RendicontoInput {
  @Field(() => [SpesaDiInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITI_RENDICONTO.perComando)
  @Type(() => SpesaDiInput)
  @ValidateNested({ each: true })
  spese: SpesaDiInput[];
}

@InputType()
export class ApprovaRendicontoInput extends RendicontoInput {
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class TrasmettiRendicontoInput extends RendicontoInput {
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field() @IsString() @MaxLength(LIMITI_RENDICONTO.protocollo) protocollo: string;
}

@InputType()
export class ChiediIntegrazioniInput extends RendicontoInput {
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field(() => String, { nullable: true, description: 'Data ISO.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  entro?: string | null;
  @Field() @IsString() @MaxLength(4000) testo: string;
}

@InputType()
export class RiscontraRendicontoInput extends RendicontoInput {
  @Field(() => String, { description: `Uno tra ${ESITI_RENDICONTO.join(', ')}.` })
  @IsIn(ESITI_RENDICONTO)
  esito: EsitoRendiconto;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field(() => [RigaNonAmmessaInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(LIMITI_RENDICONTO.nonAmmesse)
  @Type(() => RigaNonAmmessaInput)
  @ValidateNested({ each: true })
  nonAmmesse: RigaNonAmmessaInput[];
}
