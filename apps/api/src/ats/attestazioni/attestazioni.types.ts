import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

import { FIRMATARI, FORMATI_FIRMA, LIMITI_ATTESTAZIONE, type OggettoAttestazione } from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';
import { ChiEQuando, MESE } from '../liste-di-controllo/liste-di-controllo.types.js';

const PER = ['affidamento', 'rendiconto', 'richiesta'] as const;
const DECIMALE = /^-?\d{1,15}(?:\.\d{1,6})?$/;

@ObjectType()
export class CifraAvanzamentoType {
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' }) voce: string | null;
  @Field() previsto: string;
  @Field() realizzato: string;
}

@ObjectType({ description: 'Il documento firmato fuori dalla piattaforma e restituito.' })
export class DocumentoFirmatoType extends ChiEQuando {
  @Field({ description: 'SHA-256 del file, esadecimale.' }) sha256: string;
  @Field(() => Float) byte: number;
  @Field({ description: `Uno tra ${FORMATI_FIRMA.join(', ')}.` }) formato: string;
  @Field(() => Int, { description: 'Quante persone diverse hanno firmato questo contenuto. La validità dei certificati non è controllata.' }) firme: number; // prettier-ignore
}

@ObjectType({
  description:
    'Un documento generato dalla piattaforma e firmato fuori. Si scarica da /api/attestazioni/<scope>/<id>/generato e /firmato.',
})
export class AttestazioneType {
  @Field(() => ID) attestazioneId: string;
  @Field(() => ID) progettoId: string;
  @Field() codice: string;
  @Field() titolo: string;
  @Field({ description: `Uno tra ${PER.join(', ')}.` }) per: string;
  @Field(() => ID, { nullable: true }) riferimentoId: string | null;
  @Field() dal: string;
  @Field() al: string;
  @Field(() => Float, { nullable: true }) importoCentesimi: number | null;
  @Field(() => [CifraAvanzamentoType]) avanzamento: CifraAvanzamentoType[];
  @Field(() => [String], { description: `Tra ${FIRMATARI.join(', ')}.` }) firmatari: string[];
  @Field(() => Int) firmeAttese: number;
  @Field({ description: 'SHA-256 del documento generato, esadecimale.' }) sha256: string;
  @Field(() => Float) byte: number;
  @Field(() => ChiEQuando) generata: ChiEQuando;
  @Field(() => DocumentoFirmatoType, { nullable: true }) firmato: DocumentoFirmatoType | null;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class AttestazioniAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [AttestazioneType], { description: 'Le più recenti per prime.' }) attestazioni: AttestazioneType[];
}

@ArgsType()
export class AttestazioniArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
}

@InputType()
export class CifraAvanzamentoInput {
  @Field() @IsString() @MinLength(1) @MaxLength(LIMITI_ATTESTAZIONE.voce) voce: string;
  @Field({ description: 'Decimale con il punto.' }) @Matches(DECIMALE) previsto: string;
  @Field({ description: 'Decimale con il punto.' }) @Matches(DECIMALE) realizzato: string;
}

@InputType()
export class GeneraAttestazioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field({ description: 'Codice del modello di attestazione.' }) @IsString() @MinLength(1) @MaxLength(100) codice: string; // prettier-ignore
  @Field(() => String, { description: `Che cosa accompagna: ${PER.join(', ')}.` })
  @IsIn(PER)
  per: OggettoAttestazione['tipo'];
  @Field(() => ID, { nullable: true, description: 'Il rendiconto, la richiesta o la lista, se c’è già.' })
  @IsOptional()
  @IsUUID()
  riferimentoId?: string | null;
  @Field({ description: 'Dal mese, AAAA-MM.' }) @Matches(MESE) dalMese: string;
  @Field({ description: 'Al mese, AAAA-MM.' }) @Matches(MESE) alMese: string;
  @Field(() => Float, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) importoCentesimi?: number | null; // prettier-ignore
  @Field(() => [CifraAvanzamentoInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(LIMITI_ATTESTAZIONE.avanzamento)
  @Type(() => CifraAvanzamentoInput)
  @ValidateNested({ each: true })
  avanzamento: CifraAvanzamentoInput[];
}

@InputType()
export class RestituisciAttestazioneInput extends ComandoInput {
  @Field(() => ID) @IsUUID() attestazioneId: string;
  @Field(() => ID, { description: 'Come lo dà il caricamento del file.' }) @IsUUID() caricamentoId: string;
}
