import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import { AttoInput, ComandoInput } from '../graphql/comando-input.js';
import { Momento, PageInfo } from '../graphql/momento.js';
import { AttivitaType, IndicatoreType, SchedaObiettivoType, SchedaProgettoPegType } from './scheda.types.js';

@ObjectType()
export class Atto {
  @Field() organo: string;
  @Field() numero: string;
  @Field() data: string;
}

@ObjectType({ description: 'Un momento in cui il piano ha preso una forma da leggere accanto alle altre.' })
export class Tappa {
  @Field({ description: 'approvazione, ricostruzione o variazione.' }) tipo: string;
  @Field(() => Int) posizione: number;
  @Field({ description: "Quando è stata registrata; da quando ha effetto lo dice la data dell'atto." })
  registratoIl: string;
  @Field(() => ID, { nullable: true }) variazioneId: string | null;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
}

@ObjectType()
export class Piano {
  @Field(() => ID) id: string;
  @Field() titolo: string;
  @Field(() => Int) dal: number;
  @Field(() => Int) al: number;
  @Field({ description: 'inImportazione, bozza, approvato, inConsuntivo o chiuso.' }) stato: string;
  @Field({ description: "Ricostruito da una relazione: l'atto non è noto." }) ricostruito: boolean;
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => ID, { nullable: true }) variazioneAperta: string | null;
  @Field(() => [Tappa]) tappe: Tappa[];
  @Field(() => Int) revisione: number;
}

@ObjectType()
export class PianoEdge {
  @Field() cursor: string;
  @Field(() => Piano) node: Piano;
}

@ObjectType()
export class PianiConnection {
  @Field(() => Momento) momento: Momento;
  @Field(() => [PianoEdge]) edges: PianoEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Un esito o un valore registrato: le parole di chi ha scritto e ciò che se ne è capito.' })
export class EsitoRegistrato {
  @Field(() => ID) testoId: string;
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' }) testo: string | null;
  @Field({ nullable: true }) tipo: string;
  @Field(() => [String]) avvertenze: string[];
  @Field({ description: 'Quando valeva (data ISO).' }) rilevatoIl: string;
  @Field() registratoIl: string;
  @Field() autore: string;
  @Field(() => Int) rettifiche: number;
}

@ObjectType({ description: 'Grado di raggiungimento: calcolato, o il motivo per cui non lo è.' })
export class Grado {
  @Field() calcolabile: boolean;
  @Field(() => String, { nullable: true }) percento: string | null;
  @Field(() => Boolean, { nullable: true }) raggiunto: boolean | null;
  @Field(() => String, { nullable: true }) motivo: string | null;
}

@ObjectType()
export class EsitoAttivita {
  @Field(() => ID) attivitaId: string;
  @Field(() => EsitoRegistrato) esito: EsitoRegistrato;
}

@ObjectType()
export class EsitoIndicatore {
  @Field(() => ID) indicatoreId: string;
  @Field(() => EsitoRegistrato) esito: EsitoRegistrato;
  @Field(() => Grado) grado: Grado;
}

@ObjectType()
export class Relazione {
  @Field(() => ID) testoId: string;
  @Field(() => String, { nullable: true }) testo: string | null;
  @Field() registratoIl: string;
  @Field() autore: string;
  @Field(() => Int) rettifiche: number;
}

@ObjectType({ description: 'Il consuntivo di un obiettivo, per centro di responsabilità e anno.' })
export class ConsuntivoType {
  @Field(() => ID) id: string;
  @Field(() => ID) centroId: string;
  @Field(() => Int) anno: number;
  @Field(() => [EsitoAttivita]) attivita: EsitoAttivita[];
  @Field(() => [EsitoIndicatore]) indicatori: EsitoIndicatore[];
  @Field(() => Relazione, { nullable: true }) relazione: Relazione | null;
  @Field(() => Int) revisione: number;
}

@ObjectType()
export class CentroType {
  @Field(() => ID) id: string;
  @Field() codice: string;
  @Field() denominazione: string;
}

@ObjectType()
export class ProgettoPegType {
  @Field(() => ID) id: string;
  @Field() codice: string;
  @Field() nome: string;
  @Field(() => ID) centroId: string;
  @Field() areaStrategica: string;
  @Field() obiettivoOperativo: string;
  @Field(() => [String]) servizi: string[];
  @Field(() => Int) revisione: number;
}

@ObjectType({ description: 'Un obiettivo come foglia dell’albero: quanto basta per scorrerlo.' })
export class ObiettivoSintesi {
  @Field(() => ID) id: string;
  @Field() numero: string;
  @Field() titolo: string;
  @Field(() => [ID]) centri: string[];
  @Field(() => [ID]) progettiPeg: string[];
  @Field() areaStrategica: string;
  @Field(() => [AttivitaType]) attivita: AttivitaType[];
  @Field(() => [IndicatoreType]) indicatori: IndicatoreType[];
  @Field(() => Int) quanteAttivita: number;
  @Field(() => Int) quantiIndicatori: number;
  @Field(() => Int, { description: 'Attività con un esito registrato.' }) attivitaConEsito: number;
  @Field(() => Int, { description: 'Indicatori con un valore registrato.' }) indicatoriConValore: number;
  @Field() conRelazione: boolean;
  @Field(() => Int) revisione: number;
}

@ObjectType()
export class RamoCentro {
  @Field(() => CentroType) centro: CentroType;
  @Field(() => [ProgettoPegType]) progettiPeg: ProgettoPegType[];
  @Field(() => [ObiettivoSintesi]) obiettivi: ObiettivoSintesi[];
}

@ObjectType({ description: 'Il piano come albero: centri di responsabilità, progetti PEG, obiettivi.' })
export class AlberoPiano {
  @Field(() => Momento) momento: Momento;
  @Field(() => Piano) piano: Piano;
  @Field(() => [RamoCentro]) rami: RamoCentro[];
}

@ObjectType({
  description:
    'Un indicatore il cui consuntivo è anche il dato di un traguardo di un progetto; o che conta ciò che la piattaforma sa.',
})
export class CollegamentoDellIndicatore {
  @Field(() => ID) indicatoreId: string;
  @Field(() => ID, { nullable: true }) progettoId: string | null;
  @Field(() => String, { nullable: true }) progettoTitolo: string | null;
  @Field(() => ID, { nullable: true }) traguardoId: string | null;
  @Field(() => String, { nullable: true }) traguardoTitolo: string | null;
  @Field(() => String, { nullable: true, description: 'rendiconti, listeDiControllo, spese o documenti.' })
  conteggio: string | null;
}

@ObjectType()
export class ObiettivoType {
  @Field(() => Momento) momento: Momento;
  @Field(() => ID) id: string;
  @Field(() => Piano) piano: Piano;
  @Field() numero: string;
  @Field() titolo: string;
  @Field(() => [CentroType]) centri: CentroType[];
  @Field() areaStrategica: string;
  @Field() obiettivoOperativo: string;
  @Field(() => [ProgettoPegType]) progettiPeg: ProgettoPegType[];
  @Field() progettoPegTesto: string;
  @Field() servizi: string;
  @Field() utentiFinali: string;
  @Field() retiDiCollaborazione: string;
  @Field() finalita: string;
  @Field() descrizione: string;
  @Field(() => ID, { nullable: true }) continuaDa: string | null;
  @Field(() => [AttivitaType]) attivita: AttivitaType[];
  @Field(() => [IndicatoreType]) indicatori: IndicatoreType[];
  @Field(() => [ConsuntivoType]) consuntivi: ConsuntivoType[];
  @Field(() => [CollegamentoDellIndicatore], { description: 'Al più uno per indicatore.' })
  collegamenti: CollegamentoDellIndicatore[];
  @Field(() => Int) revisione: number;
}

@ObjectType({ description: 'Una differenza leggibile da sola: dove, che cosa c’era, che cosa c’è.' })
export class Differenza {
  @Field({ description: 'titolo, attivita/<id>, indicatori/<id>/atteso ...' }) percorso: string;
  @Field({ description: 'Il campo in parole.' }) campo: string;
  @Field(() => String, { nullable: true }) prima: string | null;
  @Field(() => String, { nullable: true }) dopo: string | null;
}

const SCHEDA_DELLA_VOCE =
  'La scheda come diventerebbe, da correggere e riproporre; assente per una eliminazione e a variazione conclusa.';

@ObjectType()
export class VoceVariazioneType {
  @Field(() => String, { description: 'obiettivo o progettoPeg.' }) oggetto: string;
  @Field(() => ID) oggettoId: string;
  @Field({ description: 'aggiungi, modifica o elimina.' }) azione: string;
  @Field() titolo: string;
  @Field(() => [Differenza]) differenze: Differenza[];
  @Field(() => SchedaObiettivoType, { nullable: true, description: SCHEDA_DELLA_VOCE })
  schedaObiettivo: SchedaObiettivoType | null;
  @Field(() => SchedaProgettoPegType, { nullable: true, description: SCHEDA_DELLA_VOCE })
  schedaProgettoPeg: SchedaProgettoPegType | null;
}

@ObjectType()
export class VariazioneType {
  @Field(() => Momento) momento: Momento;
  @Field(() => ID) id: string;
  @Field(() => ID) pianoId: string;
  @Field({ description: 'aperta, approvata o abbandonata.' }) stato: string;
  @Field(() => String, { nullable: true }) motivo: string | null;
  @Field(() => String, { nullable: true }) motivoAbbandono: string | null;
  @Field(() => [VoceVariazioneType]) voci: VoceVariazioneType[];
  @Field(() => Atto, { nullable: true }) atto: Atto | null;
  @Field(() => Int) posizioneInizio: number;
  @Field(() => Int, { nullable: true }) posizioneFine: number | null;
  @Field(() => Int) revisione: number;
}

@ObjectType()
export class VariazioniDelPiano {
  @Field(() => Momento) momento: Momento;
  @Field(() => [VariazioneType]) variazioni: VariazioneType[];
}

@InputType()
export class PianoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() pianoId: string;
}

@InputType()
export class CreaPianoInput extends ComandoInput {
  @Field() @IsString() @MaxLength(300) titolo: string;
  @Field(() => Int) @IsInt() dal: number;
  @Field(() => Int) @IsInt() al: number;
}

@InputType()
export class ApprovaPianoInput extends PianoInput {
  @Field(() => AttoInput) @ValidateNested() @Type(() => AttoInput) atto: AttoInput;
}

@InputType()
export class AttivitaInput {
  @Field(() => ID, { nullable: true, description: 'Assente per una riga nuova.' }) @IsOptional() @IsUUID() id?: string;
  @Field() @IsString() @MaxLength(5_000) testo: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(500) tempi: string;
}

@InputType()
export class IndicatoreInput {
  @Field(() => ID, { nullable: true, description: 'Assente per una riga nuova.' }) @IsOptional() @IsUUID() id?: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) nome: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) descrizione: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(200) unita: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(2_000) atteso: string;
}

@InputType({ description: 'La scheda intera di un obiettivo: ciò che manca è vuoto.' })
export class SchedaObiettivoInput {
  @Field({ defaultValue: '' }) @IsString() @MaxLength(20) numero: string;
  @Field() @IsString() @MaxLength(2_000) titolo: string;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(50) @IsUUID('all', { each: true }) centri: string[];
  @Field({ defaultValue: '' }) @IsString() @MaxLength(500) areaStrategica: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) obiettivoOperativo: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  progettiPeg: string[];
  @Field({ defaultValue: '' }) @IsString() @MaxLength(1_000) progettoPegTesto: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) servizi: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) utentiFinali: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) retiDiCollaborazione: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(20_000) finalita: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(100_000) descrizione: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() continuaDa?: string | null;
  @Field(() => [AttivitaInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttivitaInput)
  attivita: AttivitaInput[];
  @Field(() => [IndicatoreInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IndicatoreInput)
  indicatori: IndicatoreInput[];
}

@InputType()
export class SchedaProgettoPegInput {
  @Field({ defaultValue: '' }) @IsString() @MaxLength(30) codice: string;
  @Field() @IsString() @MaxLength(500) nome: string;
  @Field(() => ID) @IsUUID() centroId: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(500) areaStrategica: string;
  @Field({ defaultValue: '' }) @IsString() @MaxLength(5_000) obiettivoOperativo: string;
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  servizi: string[];
}

@InputType()
export class DefinisciObiettivoInput extends PianoInput {
  @Field(() => SchedaObiettivoInput) @ValidateNested() @Type(() => SchedaObiettivoInput) scheda: SchedaObiettivoInput;
}

@InputType()
export class EliminaObiettivoInput extends PianoInput {
  @Field(() => ID) @IsUUID() obiettivoId: string;
}

@InputType()
export class ModificaObiettivoInput extends EliminaObiettivoInput {
  @Field(() => SchedaObiettivoInput) @ValidateNested() @Type(() => SchedaObiettivoInput) scheda: SchedaObiettivoInput;
}

@InputType()
export class DefinisciProgettoPegInput extends PianoInput {
  @Field(() => SchedaProgettoPegInput)
  @ValidateNested()
  @Type(() => SchedaProgettoPegInput)
  scheda: SchedaProgettoPegInput;
}

@InputType()
export class EliminaProgettoPegInput extends PianoInput {
  @Field(() => ID) @IsUUID() progettoPegId: string;
}

@InputType()
export class ModificaProgettoPegInput extends EliminaProgettoPegInput {
  @Field(() => SchedaProgettoPegInput)
  @ValidateNested()
  @Type(() => SchedaProgettoPegInput)
  scheda: SchedaProgettoPegInput;
}

@InputType()
export class ApriVariazioneInput extends PianoInput {
  @Field() @IsString() @MaxLength(5_000) motivo: string;
}

@InputType()
export class VariazioneInput extends PianoInput {
  @Field(() => ID) @IsUUID() variazioneId: string;
}

@InputType()
export class ProponiObiettivoInput extends VariazioneInput {
  @Field(() => ID, { nullable: true, description: 'Assente per un obiettivo nuovo.' })
  @IsOptional()
  @IsUUID()
  obiettivoId?: string;
  @Field(() => SchedaObiettivoInput) @ValidateNested() @Type(() => SchedaObiettivoInput) scheda: SchedaObiettivoInput;
}

@InputType()
export class ProponiProgettoPegInput extends VariazioneInput {
  @Field(() => ID, { nullable: true, description: 'Assente per un progetto nuovo.' })
  @IsOptional()
  @IsUUID()
  progettoPegId?: string;
  @Field(() => SchedaProgettoPegInput)
  @ValidateNested()
  @Type(() => SchedaProgettoPegInput)
  scheda: SchedaProgettoPegInput;
}

@InputType()
export class ProponiEliminazioneInput extends VariazioneInput {
  @Field(() => String, { description: 'obiettivo o progettoPeg.' }) @IsIn(['obiettivo', 'progettoPeg']) oggetto:
    'obiettivo' | 'progettoPeg';
  @Field(() => ID) @IsUUID() oggettoId: string;
}

@InputType()
export class RitiraModificaInput extends VariazioneInput {
  @Field(() => ID) @IsUUID() oggettoId: string;
}

@InputType()
export class ApprovaVariazioneInput extends VariazioneInput {
  @Field(() => AttoInput) @ValidateNested() @Type(() => AttoInput) atto: AttoInput;
}

@InputType()
export class AbbandonaVariazioneInput extends VariazioneInput {
  @Field() @IsString() @MaxLength(5_000) motivo: string;
}
