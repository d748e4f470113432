import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Min } from 'class-validator';

import { JsonScalar } from '../../graphql/json.scalar.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';
import { FattoDelRegistro } from '../fatti.js';

@ArgsType()
export class EventoArgs extends ScopeArgs {
  @Field(() => Int, { description: 'La posizione nel registro, da 0.' }) @IsInt() @Min(0) posizione: number;
}

@ObjectType({ description: 'Un testo libero a cui l’evento rimanda: le parole stanno fuori dal registro.' })
export class TestoDellEvento {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true, description: 'L’impronta salata che il registro conserva.' }) impronta:
    string | null;
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' }) testo: string | null;
}

@ObjectType({ description: 'Che cosa, o chi, un identificativo del contenuto nomina.' })
export class NomeNellEvento {
  @Field(() => ID) id: string;
  @Field() nome: string;
}

@ObjectType({ description: 'L’oggetto a cui l’evento appartiene.' })
export class OggettoDellEvento {
  @Field({ description: 'Il nome dell’aggregato, come Obiettivo, Piano, Variazione.' }) tipo: string;
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field(() => ID, { nullable: true }) pianoId: string | null;
  @Field(() => ID, { nullable: true }) obiettivoId: string | null;
}

@ObjectType({ description: 'Un evento del registro per intero.' })
export class EventoDelRegistro {
  @Field(() => Momento) momento: Momento;
  @Field(() => FattoDelRegistro) fatto: FattoDelRegistro;
  @Field(() => OggettoDellEvento) oggetto: OggettoDellEvento;
  @Field(() => ID) eventId: string;
  @Field(() => ID) commandId: string;
  @Field() flusso: string;
  @Field(() => Int) revisione: number;
  @Field(() => Int, { description: 'La versione della forma del contenuto.' }) versione: number;
  @Field({ description: 'SHA-256 del contenuto in forma RFC 8785.' }) impronta: string;
  @Field(() => JsonScalar, { description: 'Il contenuto come sta nel registro.' }) contenuto: unknown;
  @Field(() => [TestoDellEvento]) testi: TestoDellEvento[];
  @Field(() => [NomeNellEvento]) nomi: NomeNellEvento[];
  @Field(() => Int, { nullable: true, description: 'Assente per chi legge una parte del registro.' }) precedente:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Assente per chi legge una parte del registro.' }) successivo:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Dello stesso oggetto.' }) precedenteDellOggetto: number | null;
  @Field(() => Int, { nullable: true, description: 'Dello stesso oggetto.' }) successivoDellOggetto: number | null;
  @Field(() => Int, {
    description: 'Prima posizione dello stesso comando; per chi legge una parte del registro, questa.',
  })
  inizioDelComando: number;
  @Field(() => Int, {
    description: 'Ultima posizione dello stesso comando; per chi legge una parte del registro, questa.',
  })
  fineDelComando: number;
}
