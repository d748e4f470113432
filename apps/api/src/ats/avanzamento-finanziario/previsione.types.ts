import { Field, ID, ObjectType } from '@nestjs/graphql';

import { BasePrevisione } from './avanzamento-finanziario.types.js';

const DECIMALE = { description: 'Decimale, col punto.' };

@ObjectType({ description: 'Dove porta, alla scadenza di un traguardo, il passo degli ultimi mesi.' })
export class PrevisioneTraguardo {
  @Field(() => ID) traguardoId: string;
  @Field(() => ID, { nullable: true, description: 'Assente se è dell’intero progetto.' }) partnerId: string | null;
  @Field({ description: 'La scadenza, data ISO.' }) entro: string;
  @Field({ description: 'Decimale, col punto; 1 per una milestone.' }) atteso: string;
  @Field(DECIMALE) fatto: string;
  @Field(() => String, {
    nullable: true,
    description: 'Decimale; assente se è già raggiunto o scaduto, se i mesi sono troppo pochi e per una milestone.',
  })
  previsto: string | null;
  @Field(() => BasePrevisione, { nullable: true }) base: BasePrevisione | null;
  @Field(() => String, { nullable: true, description: 'raggiunto, inLinea o inRitardo; assente se non si può dire.' })
  esito: string | null;
}
