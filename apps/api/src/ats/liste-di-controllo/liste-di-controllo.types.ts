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

import {
  ESITI_CONTROLLO,
  ESITI_DOMANDA,
  FIRMATARI,
  MOTIVI_SENZA_CIG,
  TIPI_LISTA,
  type EsitoControllo,
  type EsitoDomanda,
  type MotivoSenzaCig,
} from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';

export const MESE = /^(?:19|2[01])\d{2}-(?:0[1-9]|1[0-2])$/;
const NOTA = 2_000;
/** Codes of templates are slugs. */
const CODICE = 100;

@ObjectType({ description: 'Una persona che ha fatto qualcosa, con il nome che si può mostrare oggi.' })
export class ChiEQuando {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field() il: string;
}

@ObjectType()
export class RispostaListaType extends ChiEQuando {
  @Field({ description: `Uno tra ${ESITI_DOMANDA.join(', ')}.` }) esito: string;
  @Field(() => String, { nullable: true }) nota: string | null;
  @Field(() => Int, { description: 'Quante volte si è risposto: oltre la prima sono correzioni.' }) volte: number;
}

@ObjectType()
export class DomandaListaType {
  @Field(() => ID) id: string;
  @Field() testo: string;
  @Field({ description: 'Vero se «non applicabile» non è una risposta.' }) obbligatoria: boolean;
  @Field(() => RispostaListaType, { nullable: true }) risposta: RispostaListaType | null;
}

@ObjectType({ description: 'Su che cosa è la lista: un affidamento, o ciò che un partner rendiconta.' })
export class OggettoListaType {
  @Field({ description: 'affidamento o rendicontazione.' }) tipo: string;
  @Field(() => String, { nullable: true }) cig: string | null;
  @Field(() => String, { nullable: true, description: `Uno tra ${MOTIVI_SENZA_CIG.join(', ')}.` })
  senzaCig: string | null;
  @Field(() => String, { nullable: true }) descrizione: string | null;
  @Field(() => ID, { nullable: true }) partnerId: string | null;
  @Field(() => ID, { nullable: true }) rendicontoId: string | null;
  @Field(() => String, { nullable: true }) dal: string | null;
  @Field(() => String, { nullable: true }) al: string | null;
}

@ObjectType()
export class ControlloListaType extends ChiEQuando {
  @Field({ description: `Uno tra ${ESITI_CONTROLLO.join(', ')}.` }) esito: string;
  @Field(() => String, { nullable: true }) nota: string | null;
}

@ObjectType()
export class RiaperturaListaType {
  @Field(() => String, { nullable: true }) motivo: string | null;
  @Field() il: string;
  @Field(() => Int) volte: number;
}

@ObjectType()
export class ListaInElencoType {
  @Field(() => ID) listaId: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'AAAA-MM.' }) mese: string;
  @Field({ description: `Uno tra ${TIPI_LISTA.join(', ')}.` }) tipo: string;
  @Field() titolo: string;
  @Field({ description: 'aperta, compilata o controllata.' }) stato: string;
  @Field(() => Int) domande: number;
  @Field(() => Int) risposteDate: number;
  @Field(() => Int) risposteNegative: number;
  @Field(() => String, { nullable: true, description: `Uno tra ${ESITI_CONTROLLO.join(', ')}.` })
  esito: string | null;
  @Field(() => OggettoListaType) oggetto: OggettoListaType;
}

@ObjectType()
export class ListeDiControlloAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ListaInElencoType], { description: 'Le più recenti per prime.' }) liste: ListaInElencoType[];
}

@ObjectType()
export class ListaDiControlloType {
  @Field(() => ID) listaId: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'AAAA-MM.' }) mese: string;
  @Field({ description: `Uno tra ${TIPI_LISTA.join(', ')}.` }) tipo: string;
  @Field() titolo: string;
  @Field(() => Int) proceduraVersione: number;
  @Field({ description: 'aperta, compilata o controllata.' }) stato: string;
  @Field(() => OggettoListaType) oggetto: OggettoListaType;
  @Field(() => [DomandaListaType]) domande: DomandaListaType[];
  @Field(() => Int) risposteDate: number;
  @Field(() => ChiEQuando) aperta: ChiEQuando;
  @Field(() => ChiEQuando, { nullable: true }) compilata: ChiEQuando | null;
  @Field(() => ControlloListaType, { nullable: true }) controllo: ControlloListaType | null;
  @Field(() => RiaperturaListaType, { nullable: true }) riapertura: RiaperturaListaType | null;
  @Field({ description: 'Vero per chi non ha né risposto né compilato: può controllarla quando è compilata.' })
  controllabileDaMe: boolean;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class ListaDiControlloAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => ListaDiControlloType, { nullable: true, description: 'Assente se la lista non esiste.' })
  lista: ListaDiControlloType | null;
}

@ObjectType()
export class ModelloListaBreve {
  @Field() codice: string;
  @Field() titolo: string;
  @Field(() => Int) domande: number;
}

@ObjectType()
export class ModelloAttestazioneBreve {
  @Field() codice: string;
  @Field() titolo: string;
  @Field({ description: 'affidamento, rendiconto o richiesta.' }) per: string;
  @Field({ description: 'Vero se il testo nomina un importo.' }) conImporto: boolean;
  @Field(() => [String], { description: `Tra ${FIRMATARI.join(', ')}.` }) firmatari: string[];
  @Field(() => Int, { description: 'Quante persone devono firmare almeno.' }) firmeAttese: number;
}

@ObjectType()
export class PartnerDelProgetto {
  @Field(() => ID) partnerId: string;
  @Field() nome: string;
}

@ObjectType({ description: 'Che cosa la procedura chiede per un progetto, in questo scope.' })
export class ProgettoDaControllareType {
  @Field(() => ID) progettoId: string;
  @Field() titolo: string;
  @Field() cup: string;
  @Field(() => Int) proceduraVersione: number;
  @Field() procedura: string;
  @Field(() => [ModelloListaBreve]) liste: ModelloListaBreve[];
  @Field(() => [ModelloAttestazioneBreve]) attestazioni: ModelloAttestazioneBreve[];
  @Field(() => [PartnerDelProgetto]) partner: PartnerDelProgetto[];
}

@ObjectType()
export class ProgettiDaControllareAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ProgettoDaControllareType]) progetti: ProgettoDaControllareType[];
}

@ArgsType()
export class ListeDiControlloArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
}

@ArgsType()
export class ListaDiControlloArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() listaId: string;
}

@InputType({ isAbstract: true })
export abstract class ApriListaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field({ description: 'Codice del modello di lista.' }) @IsString() @MinLength(1) @MaxLength(CODICE) codice: string;
  @Field({ description: 'Il mese in cui conta, AAAA-MM.' }) @Matches(MESE) mese: string;
}

@InputType()
export class ApriListaDiAutocontrolloInput extends ApriListaInput {
  @Field(() => String, { nullable: true, description: 'Il CIG; se non c’è, il motivo.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  cig?: string | null;
  @Field(() => String, { nullable: true, description: `Uno tra ${MOTIVI_SENZA_CIG.join(', ')}.` })
  @IsOptional()
  @IsIn(MOTIVI_SENZA_CIG)
  senzaCig?: MotivoSenzaCig | null;
  @Field({ description: 'Che cosa si affida.' }) @IsString() @MinLength(1) @MaxLength(NOTA) descrizione: string;
}

@InputType()
export class ApriListaDiAmmissibilitaInput extends ApriListaInput {
  @Field(() => ID, { nullable: true, description: 'Assente: tutti i partner.' })
  @IsOptional()
  @IsString()
  @MaxLength(CODICE)
  partnerId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() rendicontoId?: string | null;
  @Field({ description: 'Dal mese, AAAA-MM.' }) @Matches(MESE) dalMese: string;
  @Field({ description: 'Al mese, AAAA-MM.' }) @Matches(MESE) alMese: string;
}

@InputType()
export class RispostaListaInput {
  @Field(() => ID) @IsString() @MinLength(1) @MaxLength(CODICE) domandaId: string;
  @Field(() => String, { description: `Uno tra ${ESITI_DOMANDA.join(', ')}.` })
  @IsIn(ESITI_DOMANDA)
  esito: EsitoDomanda;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(NOTA) nota?: string | null;
}

@InputType()
export class ListaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() listaId: string;
}

@InputType()
export class RispondiDomandeInput extends ListaInput {
  @Field(() => [RispostaListaInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Type(() => RispostaListaInput)
  @ValidateNested({ each: true })
  risposte: RispostaListaInput[];
}

@InputType()
export class ControllaListaInput extends ListaInput {
  @Field(() => String, { description: `Uno tra ${ESITI_CONTROLLO.join(', ')}.` })
  @IsIn(ESITI_CONTROLLO)
  esito: EsitoControllo;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(NOTA) nota?: string | null;
}

@InputType()
export class RiapriListaInput extends ListaInput {
  @Field() @IsString() @MinLength(1) @MaxLength(NOTA) motivo: string;
}
