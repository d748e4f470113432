import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import {
  LIMITI_ATS,
  LIMITI_CONVENZIONE,
  MOTIVI_RETTIFICA_PERIODO,
  type MotivoRettificaPeriodo,
} from '@consorzi/domain/ats';

import { AttoInput, ComandoInput } from '../graphql/comando-input.js';
import { Momento, SCOPE_PATTERN, ScopeArgs } from '../graphql/momento.js';
import { Atto } from '../planning/index.js';

@ArgsType()
export class AtsArgs extends ScopeArgs {
  @Field(() => String, { nullable: true, description: 'Data ISO a cui si guarda che cosa vale; oggi se assente.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  giorno?: string;
}

/** Business dates: the last day for who reads, the day after for who compares. */
@ObjectType({ isAbstract: true })
export abstract class PeriodoAts {
  @Field({ description: 'Primo giorno, data ISO.' }) dal: string;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO; assente se non ha termine.' })
  al: string | null;
  @Field(() => String, { nullable: true, description: 'Il giorno dopo l’ultimo.' }) alEscluso: string | null;
  @Field({ description: 'Vero se vale nel giorno chiesto.' }) vigente: boolean;
}

@ObjectType({ description: 'L’ultima rettifica di un periodo registrato male.' })
export class RettificaPeriodoType {
  @Field({ description: `Uno tra ${MOTIVI_RETTIFICA_PERIODO.join(', ')}.` }) motivo: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
}

@ObjectType({ description: 'Un periodo in cui un consorzio fa parte dell’ATS.' })
export class MembroType extends PeriodoAts {
  @Field(() => ID, { description: 'Lo scope del consorzio.' }) consorzio: string;
  @Field() denominazione: string;
  @Field({ description: 'Vero se nel giorno chiesto è il capofila.' }) capofila: boolean;
  @Field({ description: 'Vero se ora il consorzio riconosce l’ATS: se no non riceve nulla e non mostra nulla.' })
  riconosce: boolean;
  @Field(() => Atto, { nullable: true }) attoEntrata: Atto | null;
  @Field(() => Atto, { nullable: true }) attoUscita: Atto | null;
  @Field(() => RettificaPeriodoType, { nullable: true }) rettifica: RettificaPeriodoType | null;
}

@ObjectType({ description: 'Un periodo con lo stesso capofila.' })
export class CapofilaType extends PeriodoAts {
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
}

@ObjectType()
export class ParteType {
  @Field(() => ID, { nullable: true, description: 'Lo scope di un membro; assente per un ente esterno.' })
  consorzio: string | null;
  @Field() denominazione: string;
}

@ObjectType()
export class ProrogaType {
  @Field({ description: 'L’ultimo giorno dopo la proroga.' }) al: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
}

@ObjectType({ description: 'Una convenzione sotto cui l’ATS lavora; il termine è quello dell’ultima proroga.' })
export class ConvenzioneType extends PeriodoAts {
  @Field(() => ID) id: string;
  @Field() titolo: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => [ParteType]) parti: ParteType[];
  @Field(() => [ProrogaType]) proroghe: ProrogaType[];
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class AtsType {
  @Field(() => ID) scope: string;
  @Field() denominazione: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field({ description: 'Il giorno, data ISO, a cui si riferisce ciò che vale.' }) giorno: string;
  @Field(() => [MembroType], { description: 'Anche di altri giorni: quelli del giorno chiesto sono vigenti.' })
  membri: MembroType[];
  @Field(() => [CapofilaType], { description: 'In ordine di tempo; al più uno è vigente.' })
  capofila: CapofilaType[];
  @Field(() => [ConvenzioneType]) convenzioni: ConvenzioneType[];
  @Field(() => Int, { description: 'Di membri e capofila, da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class AtsAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => AtsType, { nullable: true, description: 'Assente se lo scope non è quello di un ATS.' })
  ats: AtsType | null;
}

@InputType({ isAbstract: true })
export abstract class MembroInput extends ComandoInput {
  @Field(() => ID, { description: 'Lo scope del consorzio.' }) @Matches(SCOPE_PATTERN) consorzio: string;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class RegistraEntrataInput extends MembroInput {
  @Field() @IsString() @MaxLength(LIMITI_ATS.denominazione) denominazione: string;
  @Field({ description: 'Primo giorno, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
}

@InputType()
export class RegistraUscitaInput extends MembroInput {
  @Field({ description: 'Ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
}

@InputType({ isAbstract: true })
export abstract class PeriodoMembroInput extends MembroInput {
  @Field({ description: 'Il primo giorno del periodo come è registrato ora, data ISO.' })
  @IsISO8601({ strict: true })
  primoGiorno: string;
  @Field(() => String, { description: `Uno tra ${MOTIVI_RETTIFICA_PERIODO.join(', ')}.` })
  @IsIn(MOTIVI_RETTIFICA_PERIODO)
  motivo: MotivoRettificaPeriodo;
}

@InputType()
export class RettificaPeriodoMembroInput extends PeriodoMembroInput {
  @Field({ description: 'Primo giorno giusto, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno giusto; assente se il consorzio non è uscito.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  al?: string | null;
}

@InputType()
export class AnnullaPeriodoMembroInput extends PeriodoMembroInput {}

@InputType()
export class RinominaAtsInput extends ComandoInput {
  @Field() @IsString() @MaxLength(LIMITI_ATS.denominazione) denominazione: string;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class DesignaCapofilaInput extends MembroInput {
  @Field({ description: 'Primo giorno, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
}

@InputType()
export class RegistraConvenzioneInput extends ComandoInput {
  @Field() @IsString() @MaxLength(LIMITI_CONVENZIONE.titolo) titolo: string;
  @Field(() => [ID], { defaultValue: [], description: 'Gli scope dei membri che la sottoscrivono.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_CONVENZIONE.parti)
  @Matches(SCOPE_PATTERN, { each: true })
  membri: string[];
  @Field(() => [String], { defaultValue: [], description: 'Gli altri enti che la sottoscrivono, per nome.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_CONVENZIONE.parti)
  @IsString({ each: true })
  @MaxLength(LIMITI_CONVENZIONE.parte, { each: true })
  esterne: string[];
  @Field({ description: 'Primo giorno, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class ProrogaConvenzioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() convenzioneId: string;
  @Field({ description: 'Nuovo ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}
