import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

import { TIPI_CONDIVISI, type TipoCondiviso } from '@consorzi/domain/ats';

import { AttoInput, ComandoInput } from '../../graphql/comando-input.js';
import { GiaRendicontato } from '../../graphql/esito-comando.js';
import { Momento, MomentoDelMembro, SCOPE_PATTERN } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';

const TIPI = `Tra ${TIPI_CONDIVISI.join(', ')}.`;
const MESE = /^\d{4}-\d{2}$/;

/** What is granted: kinds of data of a project, of some months. */
@ObjectType({ isAbstract: true })
export abstract class OggettoCondivisoType {
  @Field(() => ID) progettoId: string;
  @Field(() => String, { nullable: true, description: 'Il titolo del progetto, se chi legge lo conosce.' })
  progetto: string | null;
  @Field(() => String, { nullable: true }) cup: string | null;
  @Field(() => [String], { description: TIPI }) tipi: TipoCondiviso[];
  @Field({ description: 'Primo mese, AAAA-MM.' }) dalMese: string;
  @Field(() => String, { nullable: true, description: 'Ultimo mese, AAAA-MM; assente se non ha termine.' })
  alMese: string | null;
}

@ObjectType({ description: 'Ciò che il consorzio lascia, o ha lasciato, leggere a un ATS.' })
export class CondivisioneType extends OggettoCondivisoType {
  @Field(() => ID) id: string;
  @Field(() => ID) ats: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field() concessaIl: string;
  @Field(() => String, { nullable: true, description: 'Assente finché è in vigore.' }) revocataIl: string | null;
  @Field(() => String, { nullable: true, description: 'Perché è stata revocata; assente se cancellato.' })
  motivo: string | null;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType({ description: 'Un progetto di un ATS a cui il consorzio partecipa: di questo può condividere.' })
export class ProgettoCondivisibile {
  @Field(() => ID) progettoId: string;
  @Field(() => ID) ats: string;
  @Field() titolo: string;
  @Field() cup: string;
  @Field({ description: 'Primo giorno, data ISO.' }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) al: string;
  @Field(() => GiaRendicontato, {
    nullable: true,
    description: 'Ora, qualunque sia il momento chiesto; assente se ora non si può sapere.',
  })
  giaRendicontato: GiaRendicontato | null;
}

@ObjectType()
export class CondivisioniAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [CondivisioneType], { description: 'Anche quelle revocate; le più recenti prima.' })
  condivisioni: CondivisioneType[];
  @Field(() => [ProgettoCondivisibile]) progetti: ProgettoCondivisibile[];
}

@ObjectType({ description: 'Ciò che un consorzio lascia leggere all’ATS.' })
export class CondivisioneRicevuta extends OggettoCondivisoType {
  @Field(() => ID) id: string;
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field() concessaIl: string;
}

@ObjectType({ description: 'Le condivisioni in vigore: sempre quelle di ora.' })
export class CondivisioniRicevute {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => [CondivisioneRicevuta]) condivisioni: CondivisioneRicevuta[];
}

@ArgsType()
export class CondivisioniRicevuteArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
}

@InputType()
export class ConcediCondivisioneInput extends ComandoInput {
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) @Matches(SCOPE_PATTERN) ats: string;
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => [String], { description: TIPI })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TIPI_CONDIVISI.length)
  @IsIn(TIPI_CONDIVISI, { each: true })
  tipi: TipoCondiviso[];
  @Field({ description: 'Primo mese, AAAA-MM.' }) @Matches(MESE) dalMese: string;
  @Field(() => String, { nullable: true, description: 'Ultimo mese, AAAA-MM; assente se non ha termine.' })
  @IsOptional()
  @Matches(MESE)
  alMese?: string | null;
  @Field(() => AttoInput, { nullable: true })
  @IsOptional()
  @Type(() => AttoInput)
  @ValidateNested()
  atto?: AttoInput | null;
}

@InputType()
export class RevocaCondivisioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() condivisioneId: string;
  @Field() @IsString() @MinLength(1) @MaxLength(2000) motivo: string;
}
