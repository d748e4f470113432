import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';

import { AttoInput, ComandoInput } from '../../graphql/comando-input.js';
import { Momento, SCOPE_PATTERN } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';

@ObjectType({ description: 'Un ATS che il consorzio riconosce, o ha disconosciuto.' })
export class AdesioneType {
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) ats: string;
  @Field({ description: 'riconosciuto o disconosciuto.' }) stato: string;
  @Field() riconosciutoIl: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => String, { nullable: true }) disconosciutoIl: string | null;
  @Field(() => Atto, { nullable: true }) attoDisconoscimento: Atto | null;
  @Field(() => String, { nullable: true, description: 'Perché è stato disconosciuto; assente se cancellato.' })
  motivo: string | null;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType({ description: 'Un ATS che dice che il consorzio è un suo membro.' })
export class AtsCheCiNomina {
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) ats: string;
  @Field() denominazione: string;
  @Field({ description: 'Primo giorno, data ISO: il più recente.' }) dal: string;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO; assente se dura.' })
  al: string | null;
}

@ObjectType()
export class AdesioniAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [AdesioneType]) adesioni: AdesioneType[];
  @Field(() => [AtsCheCiNomina], { description: 'Sempre quelli di ora, qualunque sia il momento chiesto.' })
  ciNominano: AtsCheCiNomina[];
}

@InputType()
export class RiconosciAtsInput extends ComandoInput {
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) @Matches(SCOPE_PATTERN) ats: string;
  @Field(() => AttoInput) @Type(() => AttoInput) @ValidateNested() atto: AttoInput;
}

@InputType()
export class DisconosciAtsInput extends ComandoInput {
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) @Matches(SCOPE_PATTERN) ats: string;
  @Field() @IsString() @MinLength(1) @MaxLength(2000) motivo: string;
  @Field(() => AttoInput, { nullable: true })
  @IsOptional()
  @Type(() => AttoInput)
  @ValidateNested()
  atto?: AttoInput | null;
}
