import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsISO8601,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** A slug; anything else is refused before it reaches a query. */
export const SCOPE_PATTERN = /^[a-z][a-z0-9]{1,39}$/;

/** Where a member of an ATS is read: a position of its own log. */
@InputType()
export class MomentoDelMembroInput {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => Int) @IsInt() @Min(-1) posizione: number;
}

/** As known when: a date (resolved once to a position) or a position. Neither: now. */
@InputType()
export class QuandoInput {
  @Field(() => String, { nullable: true, description: 'Data e ora ISO: i dati come erano noti allora.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  al?: string;

  @Field(() => Int, { nullable: true, description: 'Una posizione del registro, come data da una risposta.' })
  @IsOptional()
  @IsInt()
  @Min(-1)
  posizione?: number;

  @Field(() => [MomentoDelMembroInput], {
    nullable: true,
    description:
      'Solo per i dati che più consorzi condividono: la posizione di ciascuno, come data da una risposta. Chi manca vale alla data di `al` o di `posizione`.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MomentoDelMembroInput)
  momenti?: MomentoDelMembroInput[];
}

/** What every query of a tenant's data takes. */
@ArgsType()
export class ScopeArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => QuandoInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuandoInput)
  quando?: QuandoInput;
}

/** A page, Relay style: 1-100 rows after a cursor. */
@ArgsType()
export class PageArgs extends ScopeArgs {
  @Field(() => Int, { defaultValue: 50 }) @IsInt() @Min(1) @Max(100) first: number = 50;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[\w/:.-]{1,200}$/) after?: string;
}

/** Which rows were meant: given back with every answer, accepted in place of the date. */
@ObjectType()
export class Momento {
  @Field(() => ID) scope: string;
  @Field(() => Int) posizione: number;
  @Field(() => String, {
    nullable: true,
    description: "Quando è stato registrato l'ultimo evento che il momento comprende; assente se il registro è vuoto.",
  })
  registratoIl: string | null;
  @Field({ description: "Vero se è l'ultimo: le letture di un momento passato non si modificano." }) attuale: boolean;
}

@ObjectType({ description: 'Fin dove è letto il registro di un consorzio che condivide i suoi dati.' })
export class MomentoDelMembro {
  @Field(() => ID) scope: string;
  @Field(() => Int) posizione: number;
}

@ObjectType()
export class PageInfo {
  @Field() hasNextPage: boolean;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}
