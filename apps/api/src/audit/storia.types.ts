import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';

import { MOTIVI_CANCELLAZIONE, type MotivoCancellazione } from '@consorzi/domain/audit';

import { ComandoInput } from '../graphql/comando-input.js';
import { Momento, PageInfo } from '../graphql/momento.js';
import { Atto, Differenza } from '../planning/index.js';

@ObjectType({ description: 'Un fatto della storia di un oggetto, detto in italiano.' })
export class VoceStoriaType {
  @Field(() => Int) posizione: number;
  @Field() tipo: string;
  @Field() frase: string;
  @Field() autore: string;
  @Field() ruolo: string;
  @Field({ description: 'Quando è stato scritto nel registro.' }) registratoIl: string;
  @Field({ description: 'Da quando vale: la data dell’atto, o del rilievo.' }) avvenutoIl: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => ID, { nullable: true }) variazioneId: string | null;
  @Field(() => [Differenza]) differenze: Differenza[];
  @Field(() => ID, { nullable: true, description: 'Con un id e senza testo, il testo è stato cancellato.' }) testoId:
    string | null;
  @Field(() => ID, { nullable: true }) motivoId: string | null;
  @Field(() => String, { nullable: true, description: 'Il motivo di una rettifica o di una variazione.' }) motivo:
    string | null;
  @Field(() => String, { nullable: true, description: 'Le parole registrate.' }) testo: string | null;
}

@ObjectType()
export class VoceStoriaEdge {
  @Field() cursor: string;
  @Field(() => VoceStoriaType) node: VoceStoriaType;
}

@ObjectType()
export class StoriaConnection {
  @Field(() => Momento) momento: Momento;
  @Field(() => [VoceStoriaEdge]) edges: VoceStoriaEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@InputType()
export class CancellaTestoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() testoId: string;
  @Field(() => String, { description: `Uno tra ${MOTIVI_CANCELLAZIONE.join(', ')}.` })
  @IsIn(MOTIVI_CANCELLAZIONE)
  motivo: MotivoCancellazione;
}
