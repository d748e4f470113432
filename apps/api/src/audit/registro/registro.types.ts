import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';

import { NOMI_DEI_GENERI, type Genere } from '@consorzi/projections/audit';

import { Momento, PageArgs, PageInfo } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';
import { OggettoDellEvento } from '../evento/evento.types.js';
import { FattoDelRegistro } from '../fatti.js';

const GENERE = `Uno tra ${NOMI_DEI_GENERI.join(', ')}.`;

@InputType({ description: 'Che cosa del registro si elenca; ciò che manca non restringe.' })
export class FiltriRegistroInput {
  @Field(() => [String], { nullable: true, description: GENERE })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(NOMI_DEI_GENERI.length)
  @IsIn(NOMI_DEI_GENERI, { each: true })
  generi?: Genere[];

  @Field(() => ID, { nullable: true, description: 'Chi ha agito.' }) @IsOptional() @IsUUID() personaId?: string;

  @Field(() => String, { nullable: true, description: 'Istante ISO: registrato da allora, compreso.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  dal?: string;

  @Field(() => String, { nullable: true, description: 'Istante ISO: registrato fino ad allora, compreso.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  al?: string;

  @Field(() => Boolean, { nullable: true, description: 'Vero: soltanto ciò che un atto ha deciso.' })
  @IsOptional()
  @IsBoolean()
  conAtto?: boolean;
}

const ORDINI = ['recenti', 'antichi'] as const;
export type Ordine = (typeof ORDINI)[number];

/** Pages of the log: the cursor is a position. */
@ArgsType()
export class PagineDelRegistro extends PageArgs {
  @Field(() => String, { nullable: true, description: 'La posizione dopo cui la pagina comincia.' })
  @IsOptional()
  @Matches(/^\d{1,15}$/)
  declare after?: string;
}

@ArgsType()
export class RegistroArgs extends PagineDelRegistro {
  @Field(() => String, { defaultValue: 'recenti', description: `Prima i più ${ORDINI.join(', o i più ')}.` })
  @IsIn(ORDINI)
  ordine: Ordine = 'recenti';

  @Field(() => FiltriRegistroInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FiltriRegistroInput)
  filtri?: FiltriRegistroInput;
}

@ObjectType({ description: 'Una riga del registro: il fatto, di che genere è, chi l’ha compiuto e su che cosa.' })
export class VoceRegistro {
  @Field(() => FattoDelRegistro) fatto: FattoDelRegistro;
  @Field(() => String, { nullable: true, description: GENERE }) genere: string | null;
  @Field(() => ID) personaId: string;
  @Field(() => ID, { description: 'Il comando: gli eventi di un solo gesto.' }) commandId: string;
  @Field(() => OggettoDellEvento) oggetto: OggettoDellEvento;
}

@ObjectType()
export class VoceRegistroEdge {
  @Field() cursor: string;
  @Field(() => VoceRegistro) node: VoceRegistro;
}

@ObjectType()
export class RegistroConnection {
  @Field(() => Momento) momento: Momento;
  @Field(() => [VoceRegistroEdge]) edges: VoceRegistroEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Un atto come il registro lo racconta: gli eventi di un comando che lo portano.' })
export class AttoNelRegistro {
  @Field(() => Int) prima: number;
  @Field(() => Int) ultima: number;
  @Field() tipo: string;
  @Field(() => String, { nullable: true, description: GENERE }) genere: string | null;
  @Field() registratoIl: string;
  @Field(() => Atto) atto: Atto;
}

@ObjectType()
export class AttoNelRegistroEdge {
  @Field() cursor: string;
  @Field(() => AttoNelRegistro) node: AttoNelRegistro;
}

@ObjectType()
export class AttiConnection {
  @Field(() => Momento) momento: Momento;
  @Field(() => [AttoNelRegistroEdge]) edges: AttoNelRegistroEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType()
export class MeseNelRegistro {
  @Field({ description: 'Anno e mese (UTC), come 2024-09.' }) mese: string;
  @Field(() => Int, { description: 'La posizione del primo evento da quel mese in poi.' }) prima: number;
  @Field(() => Int) eventi: number;
}

@ObjectType({ description: 'Chi ha agito in questo ente e ha ancora un nome.' })
export class AutoreNelRegistro {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
}

@ObjectType({ description: 'Quanto è lungo il registro, mese per mese, e chi vi ha scritto.' })
export class LineaDelTempo {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MeseNelRegistro]) mesi: MeseNelRegistro[];
  @Field(() => [AutoreNelRegistro]) autori: AutoreNelRegistro[];
}
