import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import {
  CONDIZIONI_MANCANTI,
  ESITI_RICHIESTA,
  TIPI_TRASFERIMENTO,
  type EsitoRichiesta,
  type TipoTrasferimento,
} from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';

@ArgsType()
export class RichiestaArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() richiestaId: string;
}

@ObjectType()
export class InvioRichiestaType {
  @Field() il: string;
  @Field() protocollo: string;
  @Field(() => [ID]) attestazioni: readonly string[];
}

@ObjectType()
export class RiscontroRichiestaType {
  @Field() esito: string;
  @Field() il: string;
  @Field(() => Float) centesimiRiconosciuti: number;
}

@ObjectType()
export class IncassoType {
  @Field() il: string;
  @Field() reversale: string;
  @Field(() => Float) centesimi: number;
}

@ObjectType()
export class QuotaRipartitaType {
  @Field(() => ID) partnerId: string;
  @Field() partner: string;
  @Field() il: string;
  @Field() mandato: string;
  @Field(() => Float) centesimi: number;
}

@ObjectType()
export class PartnerDellaRichiestaType {
  @Field(() => ID) partnerId: string;
  @Field() nome: string;
}

@ObjectType()
export class RichiestaType {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field() progetto: string;
  @Field() tipo: string;
  @Field() stato: string;
  @Field(() => Float) centesimi: number;
  @Field(() => Float) spesaRaggiuntaCentesimi: number;
  @Field(() => ID, { nullable: true }) rendicontoId: string | null;
  @Field(() => String, { nullable: true }) inizioAttivita: string | null;
  @Field(() => Int) proceduraVersione: number;
  @Field() preparataIl: string;
  @Field(() => InvioRichiestaType, { nullable: true }) invio: InvioRichiestaType | null;
  @Field(() => RiscontroRichiestaType, { nullable: true }) riscontro: RiscontroRichiestaType | null;
  @Field(() => [IncassoType]) incassi: readonly IncassoType[];
  @Field(() => [QuotaRipartitaType]) riparti: readonly QuotaRipartitaType[];
  @Field(() => Float) incassatiCentesimi: number;
  @Field(() => Float) ripartitiCentesimi: number;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class RichiesteAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [RichiestaType]) richieste: RichiestaType[];
}

@ObjectType({ description: 'Una condizione della procedura per questo trasferimento.' })
export class CondizioneType {
  @Field({ description: `Una tra ${CONDIZIONI_MANCANTI.join(', ')}.` }) condizione: string;
  @Field() soddisfatta: boolean;
}

@ObjectType({ description: 'Un’attestazione firmata e restituita che può andare con la richiesta.' })
export class AllegatoType {
  @Field(() => ID) attestazioneId: string;
  @Field() titolo: string;
}

@ObjectType()
export class RichiestaAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => RichiestaType, { nullable: true }) richiesta: RichiestaType | null;
  @Field(() => [CondizioneType], { description: 'Prima dell’invio: che cosa c’è e che cosa manca.' })
  condizioni: CondizioneType[];
  @Field(() => [AllegatoType]) allegati: AllegatoType[];
  @Field(() => [PartnerDellaRichiestaType]) partner: PartnerDellaRichiestaType[];
}

@ObjectType({ description: 'Il conto di un progetto o di un suo partner.' })
export class ContoCassaType {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field() progetto: string;
  @Field(() => String, { nullable: true, description: 'Assente nel conto dell’intero progetto.' }) partner:
    string | null;
  @Field(() => Float) incassatiCentesimi: number;
  @Field(() => Float) ripartitiCentesimi: number;
  @Field(() => Float) rendicontatiCentesimi: number;
  @Field(() => Float, {
    description: 'Speso secondo ciò che i consorzi condividono ora; non si somma al rendicontato.',
  })
  condivisiCentesimi: number;
  @Field(() => Float, {
    description: 'Del progetto: incassato meno ripartito. Di un partner: ricevuto meno rendicontato.',
  })
  saldoCentesimi: number;
}

@ObjectType()
export class CassaAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ContoCassaType]) conti: ContoCassaType[];
}

@ObjectType({ description: 'Una spesa nostra che un ATS ha rendicontato.' })
export class SpesaRendicontataType {
  @Field(() => ID) ats: string;
  @Field(() => ID) progettoId: string;
  @Field(() => ID) rendicontoId: string;
  @Field() titolo: string;
  @Field(() => ID) spesaId: string;
  @Field(() => Float) centesimi: number;
  @Field() il: string;
}

@ObjectType()
export class SommaRicevutaType {
  @Field(() => ID) ats: string;
  @Field(() => ID) progettoId: string;
  @Field(() => ID) richiestaId: string;
  @Field(() => Float) centesimi: number;
  @Field() il: string;
}

@ObjectType()
export class RitornoDallAtsAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [SpesaRendicontataType]) rendicontate: SpesaRendicontataType[];
  @Field(() => Float) rendicontatiCentesimi: number;
  @Field(() => [SommaRicevutaType]) somme: SommaRicevutaType[];
  @Field(() => Float) ricevutiCentesimi: number;
}

@InputType()
export class PreparaRichiestaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => String, { description: `Uno tra ${TIPI_TRASFERIMENTO.join(', ')}.` })
  @IsIn(TIPI_TRASFERIMENTO)
  tipo: TipoTrasferimento;
  @Field(() => Float) @IsInt() @Min(0) centesimi: number;
  @Field(() => Float) @IsInt() @Min(0) spesaRaggiuntaCentesimi: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() rendicontoId?: string | null;
  @Field(() => String, { nullable: true, description: 'Data ISO.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  inizioAttivita?: string | null;
}

@InputType()
export class RichiestaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() richiestaId: string;
}

@InputType()
export class InviaRichiestaInput extends RichiestaInput {
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field() @IsString() @MaxLength(60) protocollo: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  attestazioni: string[];
}

@InputType()
export class RiscontraRichiestaInput extends RichiestaInput {
  @Field(() => String, { description: `Uno tra ${ESITI_RICHIESTA.join(', ')}.` })
  @IsIn(ESITI_RICHIESTA)
  esito: EsitoRichiesta;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field(() => Float) @IsInt() @Min(0) centesimiRiconosciuti: number;
}

@InputType()
export class RegistraIncassoInput extends RichiestaInput {
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field() @IsString() @MaxLength(60) reversale: string;
  @Field(() => Float) @IsInt() @Min(1) centesimi: number;
}

@InputType()
export class QuotaRipartitaInput {
  @Field(() => ID) @IsString() @MaxLength(64) partnerId: string;
  @Field(() => Float) @IsInt() @Min(1) centesimi: number;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) il: string;
  @Field() @IsString() @MaxLength(60) mandato: string;
}

@InputType()
export class RipartisciSommaInput extends RichiestaInput {
  @Field(() => [QuotaRipartitaInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Type(() => QuotaRipartitaInput)
  @ValidateNested({ each: true })
  quote: QuotaRipartitaInput[];
}
