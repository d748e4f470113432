import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';

import { ORGANI } from '@consorzi/domain/shared';

import { SCOPE_PATTERN } from './momento.js';

/** What every command carries: where, its own id (the same id sent again gives the first result), what was seen. */
@InputType({ isAbstract: true })
export abstract class ComandoInput {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => ID, { description: 'UUID scelto da chi invia; ripetuto, dà il primo risultato.' })
  @IsUUID()
  commandId: string;
  @Field(() => Int, {
    nullable: true,
    description: "La revisione letta: se l'oggetto è cambiato, il comando è respinto.",
  })
  @IsOptional()
  @IsInt()
  @Min(-1)
  expectedRevision?: number;
}

@InputType()
export class AttoInput {
  @Field({ description: `Uno tra ${ORGANI.join(', ')}.` }) @IsIn(ORGANI) organo: string;
  @Field() @IsString() @MaxLength(30) numero: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) data: string;
}
