import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';

import { MISURE, type Misura } from '@consorzi/projections/planning';

import { Momento, PageArgs, PageInfo, ScopeArgs } from '../../graphql/momento.js';
import { Grado } from '../../planning/index.js';
import { FattoDelRegistro } from '../fatti.js';

@ArgsType()
export class ProvenienzaDelTotaleArgs extends PageArgs {
  @Field(() => ID) @IsUUID() pianoId: string;
  @Field(() => String, { description: `Una tra ${MISURE.join(', ')}.` }) @IsIn(MISURE) misura: Misura;
}

@ArgsType()
export class ProvenienzaDelValoreArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() obiettivoId: string;
  @Field(() => ID) @IsUUID() centroId: string;
  @Field(() => Int) @IsInt() @Min(1900) @Max(2200) anno: number;
  @Field(() => ID, { description: 'Un’attività o un indicatore; l’obiettivo stesso per la sua relazione.' })
  @IsUUID()
  voceId: string;
}

@ObjectType({ description: 'Una riga del conto: quanto un evento ha mosso, e quanto fa con essa.' })
export class MovimentoType {
  @Field(() => Int) posizione: number;
  @Field(() => Int, { description: 'Con segno, mai zero.' }) importo: number;
  @Field(() => Int, { description: 'Il totale dopo questa riga.' }) saldo: number;
  @Field({ description: 'obiettivo o progettoPeg.' }) oggetto: string;
  @Field(() => ID) oggettoId: string;
  @Field() nome: string;
}

@ObjectType()
export class MovimentoEdge {
  @Field() cursor: string;
  @Field(() => MovimentoType) node: MovimentoType;
}

@ObjectType()
export class SaldoType {
  @Field() misura: string;
  @Field(() => Int) totale: number;
}

@ObjectType({
  description: 'Da dove viene un totale del piano: le righe del conto, dalla più recente, sommano al totale.',
})
export class ProvenienzaDelTotale {
  @Field(() => Momento) momento: Momento;
  @Field(() => ID) pianoId: string;
  @Field() piano: string;
  @Field() misura: string;
  @Field(() => Int) totale: number;
  @Field(() => [SaldoType], { description: 'Tutti i totali del piano allo stesso momento.' }) saldi: SaldoType[];
  @Field(() => [MovimentoEdge]) edges: MovimentoEdge[];
  @Field(() => [FattoDelRegistro], { description: 'Gli eventi delle righe di questa pagina.' })
  fatti: FattoDelRegistro[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({
  description: 'Un valore, e gli eventi che glielo hanno dato: il primo è quello che vale, poi i precedenti.',
})
export class ValoreConEventi {
  @Field() nome: string;
  @Field(() => String, { nullable: true, description: 'Come fu scritto; assente se il testo è stato cancellato.' })
  scritto: string | null;
  @Field(() => String, { nullable: true, description: 'Come è stato inteso.' }) inteso: string | null;
  @Field(() => [Int]) eventi: number[];
}

@ObjectType({ description: 'Da dove viene un valore di consuntivo e il grado che se ne calcola.' })
export class ProvenienzaDelValore {
  @Field(() => Momento) momento: Momento;
  @Field(() => ID) obiettivoId: string;
  @Field() obiettivo: string;
  @Field(() => ID) pianoId: string;
  @Field() centro: string;
  @Field(() => Int) anno: number;
  @Field() voce: string;
  @Field(() => ValoreConEventi) valore: ValoreConEventi;
  @Field(() => ValoreConEventi, { nullable: true, description: 'Il valore atteso, di un indicatore.' })
  atteso: ValoreConEventi | null;
  @Field(() => String, { nullable: true, description: 'Quando il valore era vero (data ISO).' }) rilevatoIl:
    string | null;
  @Field(() => Grado, { nullable: true }) grado: Grado | null;
  @Field(() => [FattoDelRegistro]) fatti: FattoDelRegistro[];
}
