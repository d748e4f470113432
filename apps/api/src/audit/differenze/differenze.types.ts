import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';

import { Momento, PageInfo, QuandoInput, SCOPE_PATTERN } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';
import { FattoDelRegistro } from '../fatti.js';

@ArgsType()
export class DifferenzeArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => QuandoInput) @ValidateNested() @Type(() => QuandoInput) da: QuandoInput;
  @Field(() => QuandoInput, { nullable: true, description: 'Assente: adesso.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuandoInput)
  a?: QuandoInput;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() pianoId?: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() centroId?: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() obiettivoId?: string;
  @Field(() => Int, { defaultValue: 50 }) @IsInt() @Min(1) @Max(100) first: number = 50;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[\w/:.-]{1,200}$/) after?: string;
}

@ObjectType({ description: 'Un campo che ai due momenti non è lo stesso.' })
export class CampoCambiato {
  @Field() percorso: string;
  @Field() campo: string;
  @Field(() => String, { nullable: true }) prima: string | null;
  @Field(() => String, { nullable: true }) dopo: string | null;
  @Field(() => [Int], { description: 'Gli eventi che lo hanno cambiato tra i due momenti, dal più recente.' })
  eventi: number[];
}

@ObjectType({ description: 'Un oggetto che ai due momenti non è lo stesso.' })
export class OggettoCambiato {
  @Field() modello: string;
  @Field({ description: 'Che cos’è, in italiano.' }) genere: string;
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field({ description: 'aggiunto, eliminato o cambiato.' }) esito: string;
  @Field(() => ID, { nullable: true }) pianoId: string | null;
  @Field(() => ID, { nullable: true }) obiettivoId: string | null;
  @Field(() => [CampoCambiato]) campi: CampoCambiato[];
  @Field(() => [Int], { description: 'Gli eventi che lo hanno toccato tra i due momenti, dal più recente.' })
  eventi: number[];
  @Field({ description: 'Falso se ce ne sono altri, più vecchi.' }) eventiInteri: boolean;
}

@ObjectType()
export class OggettoCambiatoEdge {
  @Field() cursor: string;
  @Field(() => OggettoCambiato) node: OggettoCambiato;
}

@ObjectType({ description: 'Quanti oggetti di un genere sono cambiati.' })
export class RiepilogoDelGenere {
  @Field() genere: string;
  @Field(() => Int) aggiunti: number;
  @Field(() => Int) eliminati: number;
  @Field(() => Int) cambiati: number;
}

@ObjectType({ description: 'Che cosa è stato aggiunto, tolto e cambiato tra due momenti.' })
export class Differenze {
  @Field(() => Momento) da: Momento;
  @Field(() => Momento) a: Momento;
  @Field(() => [RiepilogoDelGenere]) riepilogo: RiepilogoDelGenere[];
  @Field(() => [OggettoCambiatoEdge]) edges: OggettoCambiatoEdge[];
  @Field(() => [FattoDelRegistro], { description: 'Gli eventi nominati in questa pagina.' }) fatti: FattoDelRegistro[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Un atto che ha dato al piano una forma: che cosa ha cambiato sta tra prima e dopo.' })
export class AttoDelPiano {
  @Field(() => ID) pianoId: string;
  @Field() piano: string;
  @Field({ description: 'approvazione, ricostruzione o variazione.' }) tipo: string;
  @Field(() => ID, { nullable: true }) variazioneId: string | null;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => Int, { description: 'L’ultima posizione prima dell’atto.' }) prima: number;
  @Field(() => Int, { description: 'La posizione con cui l’atto è compiuto.' }) dopo: number;
  @Field({ description: 'Quando è stato scritto nel registro.' }) registratoIl: string;
}

@ObjectType()
export class AttiDelPiano {
  @Field(() => Momento) momento: Momento;
  @Field(() => [AttoDelPiano]) atti: AttoDelPiano[];
}

@ObjectType({ description: 'Chi ha dato a un campo il valore che ha.' })
export class CampoAttribuito {
  @Field() percorso: string;
  @Field() campo: string;
  @Field(() => String, { nullable: true }) valore: string | null;
  @Field(() => Int, { description: 'L’evento: è tra i fatti.' }) posizione: number;
}

@ObjectType()
export class Attribuzione {
  @Field(() => Momento) momento: Momento;
  @Field() modello: string;
  @Field({ description: 'Che cos’è, in italiano.' }) genere: string;
  @Field() nome: string;
  @Field(() => [CampoAttribuito]) campi: CampoAttribuito[];
  @Field(() => [FattoDelRegistro]) fatti: FattoDelRegistro[];
}
