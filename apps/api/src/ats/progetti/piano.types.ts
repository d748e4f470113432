import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { LIMITI_PIANO_PROGETTO, type PianoProgetto } from '@consorzi/domain/ats';

const FONTI = ['finanziamento', 'cofinanziamento'] as const;
const TIPI_TRAGUARDO = ['target', 'milestone'] as const;
const ID_SCELTO = { description: 'Scelto da chi invia; le altre righe del piano lo nominano.' } as const;
const GIORNO = { description: 'Data ISO.' } as const;

@ObjectType({ description: 'Una voce del piano finanziario.' })
export class VoceProgettoType {
  @Field(() => ID) voceId: string;
  @Field() codice: string;
  @Field() titolo: string;
}

@ObjectType({ description: 'Quanto un partner può spendere di una voce.' })
export class QuotaPianoType {
  @Field(() => ID) voceId: string;
  @Field(() => ID) partnerId: string;
  @Field({ description: 'finanziamento: del finanziatore; cofinanziamento: del partner.' }) fonte: string;
  @Field(() => Float, { description: 'Centesimi di euro, intero.' }) centesimi: number;
}

@ObjectType({ description: 'Un passo del cronoprogramma.' })
export class FaseProgettoType {
  @Field(() => ID) faseId: string;
  @Field() titolo: string;
  @Field(GIORNO) dal: string;
  @Field(GIORNO) al: string;
}

@ObjectType()
export class AttesoType {
  @Field(() => ID, { nullable: true, description: 'Assente se è del progetto nel suo insieme.' })
  partnerId: string | null;
  @Field(GIORNO) entro: string;
  @Field(() => String, {
    nullable: true,
    description: 'Dall’inizio, con il punto decimale; assente per una milestone.',
  })
  valore: string | null;
}

@ObjectType({ description: 'Che cosa si deve raggiungere: un target si conta, una milestone accade.' })
export class TraguardoType {
  @Field(() => ID) traguardoId: string;
  @Field({ description: TIPI_TRAGUARDO.join(' o ') }) tipo: string;
  @Field() titolo: string;
  @Field() unita: string;
  @Field(() => [AttesoType]) attesi: readonly AttesoType[];
}

@ObjectType({ description: 'Piano finanziario, cronoprogramma e traguardi.' })
export class PianoProgettoType {
  @Field({ description: 'Primo giorno del progetto, data ISO.' }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) al: string;
  @Field(() => [VoceProgettoType]) voci: readonly VoceProgettoType[];
  @Field(() => [QuotaPianoType]) quote: readonly QuotaPianoType[];
  @Field(() => [FaseProgettoType]) fasi: readonly FaseProgettoType[];
  @Field(() => [TraguardoType]) traguardi: readonly TraguardoType[];
  @Field(() => Float, { description: 'Somma delle quote del finanziatore, in centesimi.' })
  finanziamentoCentesimi: number;
  @Field(() => Float, { description: 'Somma delle quote dei partner, in centesimi.' })
  cofinanziamentoCentesimi: number;
}

/** With the two sums that every list shows. */
export function pianoVisto(piano: PianoProgetto): PianoProgettoType {
  const di = (fonte: (typeof FONTI)[number]) =>
    piano.quote.filter((quota) => quota.fonte === fonte).reduce((sum, { centesimi }) => sum + centesimi, 0);
  return { ...piano, finanziamentoCentesimi: di('finanziamento'), cofinanziamentoCentesimi: di('cofinanziamento') };
}

@InputType()
export class VoceProgettoInput {
  @Field(() => ID, ID_SCELTO) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.id) voceId: string;
  @Field() @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.codice) codice: string;
  @Field() @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.titolo) titolo: string;
}

@InputType()
export class QuotaPianoInput {
  @Field(() => ID) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.id) voceId: string;
  @Field(() => ID) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.id) partnerId: string;
  @Field(() => String, { description: FONTI.join(' o ') }) @IsIn(FONTI) fonte: (typeof FONTI)[number];
  @Field(() => Float, { description: 'Centesimi di euro, intero e non negativo.' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  centesimi: number;
}

@InputType()
export class FaseProgettoInput {
  @Field(() => ID, ID_SCELTO) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.id) faseId: string;
  @Field() @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.titolo) titolo: string;
  @Field(GIORNO) @IsISO8601({ strict: true }) dal: string;
  @Field(GIORNO) @IsISO8601({ strict: true }) al: string;
}

@InputType()
export class AttesoInput {
  @Field(() => ID, { nullable: true, description: 'Assente se è del progetto nel suo insieme.' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITI_PIANO_PROGETTO.id)
  partnerId?: string | null;
  @Field(GIORNO) @IsISO8601({ strict: true }) entro: string;
  @Field(() => String, { nullable: true, description: 'Dall’inizio: 125, 12.5; assente per una milestone.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  valore?: string | null;
}

@InputType()
export class TraguardoInput {
  @Field(() => ID, ID_SCELTO) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.id) traguardoId: string;
  @Field(() => String, { description: TIPI_TRAGUARDO.join(' o ') })
  @IsIn(TIPI_TRAGUARDO)
  tipo: (typeof TIPI_TRAGUARDO)[number];
  @Field() @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.titolo) titolo: string;
  @Field(() => String, { defaultValue: '' }) @IsString() @MaxLength(LIMITI_PIANO_PROGETTO.unita) unita: string;
  @Field(() => [AttesoInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PIANO_PROGETTO.attesi)
  @ValidateNested({ each: true })
  @Type(() => AttesoInput)
  attesi: AttesoInput[];
}

@InputType()
export class PianoProgettoInput {
  @Field({ description: 'Primo giorno del progetto, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
  @Field(() => [VoceProgettoInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PIANO_PROGETTO.voci)
  @ValidateNested({ each: true })
  @Type(() => VoceProgettoInput)
  voci: VoceProgettoInput[];
  @Field(() => [QuotaPianoInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PIANO_PROGETTO.quote)
  @ValidateNested({ each: true })
  @Type(() => QuotaPianoInput)
  quote: QuotaPianoInput[];
  @Field(() => [FaseProgettoInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PIANO_PROGETTO.fasi)
  @ValidateNested({ each: true })
  @Type(() => FaseProgettoInput)
  fasi: FaseProgettoInput[];
  @Field(() => [TraguardoInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_PIANO_PROGETTO.traguardi)
  @ValidateNested({ each: true })
  @Type(() => TraguardoInput)
  traguardi: TraguardoInput[];
}

/** The plan as the domain takes it: what was left out is null, and no class stands in a payload. */
export const pianoDi = ({ dal, al, voci, quote, fasi, traguardi }: PianoProgettoInput): PianoProgetto => ({
  ...{ dal, al },
  voci: voci.map((one) => ({ ...one })),
  quote: quote.map((one) => ({ ...one })),
  fasi: fasi.map((one) => ({ ...one })),
  traguardi: traguardi.map(({ attesi, ...one }) => ({
    ...one,
    attesi: attesi.map(({ partnerId = null, entro, valore = null }) => ({ partnerId, entro, valore })),
  })),
});
