import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { Momento } from '../graphql/momento.js';

@ObjectType({
  description: 'Quanto contiene un piano e quanto ne è rendicontato; ciò che è condiviso conta una volta.',
})
export class Totali {
  @Field(() => Int) obiettivi: number;
  @Field(() => Int) attivita: number;
  @Field(() => Int) indicatori: number;
  @Field(() => Int) progettiPeg: number;
  @Field(() => Int) attivitaConEsito: number;
  @Field(() => Int) indicatoriConValore: number;
  @Field(() => Int, { description: 'Obiettivi con una relazione.' }) relazioni: number;
}

@ObjectType()
export class TotaliDelPiano {
  @Field(() => ID) pianoId: string;
  @Field() titolo: string;
  @Field(() => Totali) totali: Totali;
}

@ObjectType()
export class TotaliDelConsorzio {
  @Field(() => Momento) momento: Momento;
  @Field(() => Totali, { description: 'La somma dei piani.' }) totale: Totali;
  @Field(() => [TotaliDelPiano]) piani: TotaliDelPiano[];
}
