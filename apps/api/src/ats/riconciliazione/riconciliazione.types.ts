import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { ESITI_RIGA, FORMATI_DATA, LIMITI_MAPPATURA, NOMI_TABELLE, type EsitoRiga } from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, PageInfo, SCOPE_PATTERN, ScopeArgs } from '../../graphql/momento.js';

/** What is under comparison is what stands now: it takes no moment. */
@ArgsType()
export class RiconciliazioniArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
}

@ArgsType()
export class RiconciliazioneArgs extends RiconciliazioniArgs {
  @Field(() => ID) @IsUUID() riconciliazioneId: string;
  @Field(() => String, { nullable: true, description: `Solo le righe con un esito: ${ESITI_RIGA.join(', ')}.` })
  @IsOptional()
  @IsIn(ESITI_RIGA)
  esito?: EsitoRiga;
  @Field(() => Boolean, { nullable: true, description: 'Solo le differenze già spiegate, o solo le altre.' })
  @IsOptional()
  @IsBoolean()
  spiegate?: boolean;
  @Field(() => Int, { defaultValue: 50 }) @IsInt() @Min(1) @Max(100) first: number = 50;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^\d{1,7}$/) after?: string;
}

@ArgsType()
export class MappatureArgs extends ScopeArgs {}

@InputType()
export class ColonnaMappataInput {
  @Field() @IsString() @MaxLength(40) campo: string;
  @Field() @IsString() @MaxLength(LIMITI_MAPPATURA.intestazione) intestazione: string;
}

@InputType()
export class FormatiRegisInput {
  @Field({ description: `Uno tra ${FORMATI_DATA.join(', ')}.` }) @IsString() @MaxLength(20) data: string;
  @Field({ description: 'La virgola o il punto.' }) @IsString() @MaxLength(1) decimale: string;
}

@InputType()
export class MappaturaRegisInput {
  @Field({ description: `Una tra ${NOMI_TABELLE.join(', ')}.` }) @IsIn(NOMI_TABELLE) tabella: string;
  @Field(() => [ColonnaMappataInput])
  @IsArray()
  @ArrayMaxSize(LIMITI_MAPPATURA.colonne)
  @ValidateNested({ each: true })
  @Type(() => ColonnaMappataInput)
  colonne: ColonnaMappataInput[];
  @Field(() => FormatiRegisInput) @ValidateNested() @Type(() => FormatiRegisInput) formati: FormatiRegisInput;
  @Field(() => [String], { description: 'I campi da cui si riconosce una riga.' })
  @IsArray()
  @ArrayMaxSize(LIMITI_MAPPATURA.colonne)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  chiave: string[];
}

@InputType()
export class SalvaMappaturaInput extends ComandoInput {
  @Field() @IsString() @MaxLength(LIMITI_MAPPATURA.nome) nome: string;
  @Field(() => MappaturaRegisInput) @ValidateNested() @Type(() => MappaturaRegisInput) mappatura: MappaturaRegisInput;
}

@InputType()
export class ConfrontaRegisInput {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => ID) @IsUUID() riconciliazioneId: string;
  @Field(() => MappaturaRegisInput) @ValidateNested() @Type(() => MappaturaRegisInput) mappatura: MappaturaRegisInput;
}

@InputType()
export class ScartaRiconciliazioneInput {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => ID) @IsUUID() riconciliazioneId: string;
}

@InputType()
export class SpiegaRigaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() riconciliazioneId: string;
  @Field(() => Int, { description: 'Il numero della riga nel confronto.' }) @IsInt() @Min(0) riga: number;
  @Field() @IsString() @MaxLength(2_000) nota: string;
}

@ObjectType()
export class ColonnaMappata {
  @Field() campo: string;
  @Field(() => String, { nullable: true, description: 'La colonna del file; assente se nessuna le somiglia.' })
  intestazione: string | null;
}

@ObjectType()
export class FormatiRegis {
  @Field() data: string;
  @Field() decimale: string;
}

@ObjectType({ description: 'Come si legge un’esportazione: quale colonna porta quale campo.' })
export class MappaturaRegisType {
  @Field() tabella: string;
  @Field(() => [ColonnaMappata]) colonne: ColonnaMappata[];
  @Field(() => FormatiRegis) formati: FormatiRegis;
  @Field(() => [String]) chiave: string[];
}

@ObjectType()
export class MappaturaSalvataType extends MappaturaRegisType {
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field() salvataIl: string;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class MappatureRegis {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MappaturaSalvataType]) mappature: MappaturaSalvataType[];
}

@ObjectType({ description: 'Un campo delle tabelle con cui si confronta.' })
export class CampoProtocollo {
  @Field() campo: string;
  @Field() intestazione: string;
  @Field() tipo: string;
}

@ObjectType({ description: 'Il file come è stato letto.' })
export class FoglioLettoType {
  @Field({ description: 'Il nome del foglio; vuoto per un CSV.' }) foglio: string;
  @Field(() => Int) righe: number;
  @Field(() => [String]) intestazioni: string[];
  @Field(() => [[String]], { description: 'Le prime righe, come sono scritte.' }) anteprima: string[][];
  @Field(() => MappaturaRegisType) proposta: MappaturaRegisType;
}

@ObjectType()
export class TotaleEsitoType {
  @Field() esito: string;
  @Field(() => Int) righe: number;
  @Field(() => Float) nostriCentesimi: number;
  @Field(() => Float) loroCentesimi: number;
}

@ObjectType({ description: 'Una riga del file che non si confronta, e perché.' })
export class RigaIlleggibileType {
  @Field(() => Int) riga: number;
  @Field() campo: string;
  @Field({ description: 'tipo: il valore non è del tipo del campo; chiave: mancano i campi che la distinguono.' })
  motivo: string;
  @Field() scritto: string;
}

@ObjectType()
export class RiassuntoRiconciliazione {
  @Field(() => Int) nostre: number;
  @Field(() => Int) loro: number;
  @Field(() => [TotaleEsitoType]) totali: TotaleEsitoType[];
  @Field(() => Int) quanteIlleggibili: number;
  @Field(() => [RigaIlleggibileType], { description: 'Le prime.' }) illeggibili: RigaIlleggibileType[];
}

@ObjectType()
export class ValoreRiconciliato {
  @Field() campo: string;
  @Field(() => String, { nullable: true }) nostro: string | null;
  @Field(() => String, { nullable: true }) loro: string | null;
  @Field() diverso: boolean;
  @Field({ description: 'Scritto in un altro modo, con lo stesso significato.' }) scrittoDiversamente: boolean;
}

@ObjectType()
export class SpiegazioneType {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true, description: 'Assente se è stata cancellata.' }) nota: string | null;
  @Field() autore: string;
  @Field() spiegataIl: string;
  @Field({ description: 'Falso se da allora la differenza è diventata un’altra.' }) valeAncora: boolean;
}

@ObjectType()
export class RigaRiconciliataType {
  @Field(() => ID) id: string;
  @Field(() => Int) numero: number;
  @Field() esito: string;
  @Field(() => String, { nullable: true }) doppioDi: string | null;
  @Field(() => ID, { nullable: true, description: 'Il consorzio della nostra riga.' }) consorzio: string | null;
  @Field(() => ID, { nullable: true, description: 'La spesa da cui viene la nostra riga.' }) spesaId: string | null;
  @Field(() => Int, { nullable: true, description: 'La riga del file.' }) rigaDelFile: number | null;
  @Field(() => [ValoreRiconciliato]) valori: ValoreRiconciliato[];
  @Field(() => SpiegazioneType, { nullable: true }) spiegazione: SpiegazioneType | null;
}

@ObjectType()
export class RigaRiconciliataEdge {
  @Field() cursor: string;
  @Field(() => RigaRiconciliataType) node: RigaRiconciliataType;
}

@ObjectType()
export class RigheRiconciliate {
  @Field(() => [RigaRiconciliataEdge]) edges: RigaRiconciliataEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType()
export class RifiutoRegisType {
  @Field() codice: string;
  @Field() messaggio: string;
  @Field(() => String, { nullable: true, description: 'La colonna del file di cui si tratta.' }) colonna: string | null;
  @Field(() => String, { nullable: true, description: 'La colonna che le somiglia di più.' }) simile: string | null;
  @Field(() => String, { nullable: true, description: 'Il tipo che i valori della colonna sembrano avere.' })
  sembra: string | null;
  @Field(() => Int, { nullable: true, description: 'Quanti valori su cento non sono del tipo.' })
  percento: number | null;
}

@ObjectType({ description: 'Un’esportazione in confronto: resta un giorno.' })
export class RiconciliazioneInCorso {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field() tabella: string;
  @Field() nome: string;
  @Field({ description: 'inLettura, daMappare, inConfronto, pronta o rifiutata.' }) stato: string;
  @Field(() => Int) percento: number;
  @Field({ description: 'Vero se ciò che era condiviso non lo è più: il confronto va ripetuto.' }) superata: boolean;
  @Field() scadeIl: string;
}

@ObjectType()
export class RiconciliazioneType extends RiconciliazioneInCorso {
  @Field(() => RifiutoRegisType, { nullable: true }) errore: RifiutoRegisType | null;
  @Field(() => [CampoProtocollo]) campi: CampoProtocollo[];
  @Field(() => FoglioLettoType, { nullable: true }) foglio: FoglioLettoType | null;
  @Field(() => MappaturaRegisType, { nullable: true }) mappatura: MappaturaRegisType | null;
  @Field(() => RiassuntoRiconciliazione, { nullable: true }) riassunto: RiassuntoRiconciliazione | null;
  @Field(() => RigheRiconciliate) righe: RigheRiconciliate;
}
