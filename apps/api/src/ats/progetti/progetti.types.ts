import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

import { COMPITI_PROGETTO, ESITI_ISTANZA, TIPI_ISTANZA } from '@consorzi/domain/ats';

import { Momento, ScopeArgs } from '../../graphql/momento.js';
import { Atto } from '../../planning/index.js';
import { FaseProgettoType, PianoProgettoType, VoceProgettoType } from './piano.types.js';

@ArgsType()
export class ProgettiArgs extends ScopeArgs {
  @Field(() => String, { nullable: true, description: 'Data ISO a cui si guarda quale piano vale; oggi se assente.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  giorno?: string;
}

@ArgsType()
export class ProgettoArgs extends ProgettiArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
}

@ArgsType()
export class IstanzeArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true, description: 'Di un solo progetto.' })
  @IsOptional()
  @IsUUID()
  progettoId?: string;
}

@ObjectType()
export class PartnerType {
  @Field(() => ID) partnerId: string;
  @Field(() => ID, { nullable: true, description: 'Lo scope, se è un consorzio della piattaforma.' })
  consorzio: string | null;
  @Field() denominazione: string;
}

@ObjectType()
export class ResponsabileProgettoType {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field({ description: `Uno tra ${COMPITI_PROGETTO.join(', ')}.` }) compito: string;
}

@ObjectType({ description: 'Una versione della procedura sotto cui il progetto è stato.' })
export class ProceduraDelProgettoType {
  @Field(() => Int) versione: number;
  @Field({ description: 'Quando è stata registrata per il progetto.' }) registrataIl: string;
}

@ObjectType({ description: 'Un piano con il primo giorno in cui vale.' })
export class PianoDalType {
  @Field({ description: 'Primo giorno in cui vale, data ISO.' }) dal: string;
  @Field({ description: 'Vero se è quello del giorno chiesto.' }) vigente: boolean;
  @Field(() => ID, { nullable: true, description: 'L’istanza che lo ha cambiato; assente se lo ha fatto un atto.' })
  istanzaId: string | null;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => PianoProgettoType) piano: PianoProgettoType;
}

@ObjectType({ description: 'Un progetto dell’ATS.' })
export class ProgettoType {
  @Field(() => ID) id: string;
  @Field(() => ID) programmaId: string;
  @Field(() => String, { nullable: true, description: 'La denominazione del programma.' }) programma: string | null;
  @Field() titolo: string;
  @Field() cup: string;
  @Field() linea: string;
  @Field({ description: 'inCorso o chiuso.' }) stato: string;
  @Field(() => String, { nullable: true, description: 'Data ISO.' }) chiusoIl: string | null;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => [PartnerType]) partner: readonly PartnerType[];
  @Field(() => [ResponsabileProgettoType]) responsabili: readonly ResponsabileProgettoType[];
  @Field(() => PianoProgettoType, {
    nullable: true,
    description: 'Quello del giorno chiesto; assente prima dell’inizio.',
  })
  piano: PianoProgettoType | null;
  @Field(() => [PianoDalType], { description: 'Tutti, nell’ordine in cui sono stati decisi.' })
  piani: readonly PianoDalType[];
  @Field(() => Int, { description: 'La versione della procedura che segue ora.' }) proceduraVersione: number;
  @Field(() => [ProceduraDelProgettoType]) procedure: readonly ProceduraDelProgettoType[];
  @Field(() => ID, { nullable: true, description: 'La rimodulazione in attesa di esito.' })
  rimodulazioneAperta: string | null;
  @Field({ description: 'Il giorno, data ISO, a cui si riferisce ciò che vale.' }) giorno: string;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class ProgettiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ProgettoType]) progetti: ProgettoType[];
}

@ObjectType()
export class ProgettoAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => ProgettoType, { nullable: true }) progetto: ProgettoType | null;
}

@ObjectType()
export class ComunicazioneType {
  @Field(() => ID) partnerId: string;
  @Field({ description: 'Data ISO.' }) il: string;
}

@ObjectType({ description: 'Una risposta, o il silenzio al suo posto.' })
export class RiscontroType {
  @Field({ description: `Uno tra ${ESITI_ISTANZA.join(', ')}.` }) esito: string;
  @Field({ description: 'Data ISO.' }) riscontrataIl: string;
  @Field(() => String, { nullable: true, description: 'Assente anche se il testo è stato cancellato.' })
  testo: string | null;
  @Field(() => String, { nullable: true, description: 'Il giorno da cui il piano cambia, data ISO.' })
  decorre: string | null;
  @Field(() => PianoProgettoType, { nullable: true }) pianoAccolto: PianoProgettoType | null;
  @Field(() => [ComunicazioneType]) comunicazioni: readonly ComunicazioneType[];
}

@ObjectType({ description: 'Una richiesta all’amministrazione su un progetto.' })
export class IstanzaType {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: `Una tra ${TIPI_ISTANZA.join(', ')}.` }) tipo: string;
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' })
  oggetto: string | null;
  @Field({ description: 'Data ISO.' }) presentataIl: string;
  @Field(() => PianoProgettoType, { nullable: true, description: 'Il piano chiesto da una rimodulazione.' })
  piano: PianoProgettoType | null;
  @Field(() => String, { nullable: true, description: 'L’ultimo giorno chiesto da una proroga, data ISO.' })
  al: string | null;
  @Field(() => [RiscontroType], { description: 'In ordine; vale l’ultimo.' }) riscontri: readonly RiscontroType[];
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class IstanzeAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [IstanzaType]) istanze: IstanzaType[];
}

@ObjectType()
export class QuotaRecepitaType {
  @Field(() => ID) voceId: string;
  @Field() fonte: string;
  @Field(() => Float, { description: 'Centesimi di euro, intero.' }) centesimi: number;
}

@ObjectType({ description: 'Un progetto di un ATS, come lo conosce il registro di un suo partner.' })
export class ProgettoRecepitoType {
  @Field(() => ID) id: string;
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) ats: string;
  @Field(() => ID) partnerId: string;
  @Field() titolo: string;
  @Field() cup: string;
  @Field() programma: string;
  @Field({ description: 'Primo giorno, data ISO.' }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) al: string;
  @Field({ description: 'inCorso o chiuso.' }) stato: string;
  @Field(() => [VoceProgettoType]) voci: readonly VoceProgettoType[];
  @Field(() => [QuotaRecepitaType], { description: 'Di questo consorzio soltanto.' })
  quote: readonly QuotaRecepitaType[];
  @Field(() => [FaseProgettoType], { description: 'Il cronoprogramma del piano più recente.' })
  fasi: readonly FaseProgettoType[];
  @Field(() => Int) proceduraVersione: number;
  @Field({ description: 'La denominazione della procedura.' }) procedura: string;
  @Field({ description: 'Quando è arrivato, così come è ora.' }) recepitoIl: string;
}

@ObjectType()
export class ProgettiRecepitiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ProgettoRecepitoType]) progetti: ProgettoRecepitoType[];
}
