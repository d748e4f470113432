import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { LIMITI_MODELLO, LIMITI_PROGRAMMA, PARTI_MODELLO } from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';
import { ModelloProceduraType } from './modello.types.js';

@ArgsType()
export class ProgrammiArgs extends ScopeArgs {
  @Field(() => String, { nullable: true, description: 'Data ISO a cui si guarda che cosa vale; oggi se assente.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  giorno?: string;
}

@ArgsType()
export class ProgrammaArgs extends ProgrammiArgs {
  @Field(() => ID) @IsUUID() programmaId: string;
  @Field(() => Int, { nullable: true, description: 'La versione da dare per intero; se assente quella che vale.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  versione?: number;
}

@ArgsType()
export class ConfrontoProcedureArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() programmaId: string;
  @Field(() => Int, { description: 'La versione da cui si parte.' }) @IsInt() @Min(1) da: number;
  @Field(() => Int, { description: 'La versione a cui si arriva.' }) @IsInt() @Min(1) a: number;
}

@ObjectType({ description: 'Una versione della procedura di un programma.' })
export class ProceduraType {
  @Field(() => Int) versione: number;
  @Field({ description: 'Primo giorno, data ISO.' }) dal: string;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO; assente se non ha termine.' })
  al: string | null;
  @Field({ description: 'Vero se vale nel giorno chiesto: al più una.' }) vigente: boolean;
  @Field({ description: 'Vero se un’altra versione vale dallo stesso giorno: questa non ha mai avuto effetto.' })
  maiVigente: boolean;
  @Field({ description: 'Il codice del suo modello.' }) codice: string;
  @Field() denominazione: string;
}

@ObjectType({ description: 'Una versione per intero.' })
export class ProceduraInteraType {
  @Field(() => Int) versione: number;
  @Field({ description: 'Primo giorno, data ISO.' }) dal: string;
  @Field(() => ModelloProceduraType) modello: ModelloProceduraType;
}

@ObjectType({ description: 'Un programma di finanziamento: un fondo con le sue regole.' })
export class ProgrammaType {
  @Field(() => ID) id: string;
  @Field() denominazione: string;
  @Field() finanziatore: string;
  @Field() fondo: string;
  @Field({ description: 'Il giorno, data ISO, a cui si riferisce ciò che vale.' }) giorno: string;
  @Field(() => [ProceduraType], { description: 'In ordine di tempo.' }) procedure: ProceduraType[];
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType()
export class ProgrammiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ProgrammaType]) programmi: ProgrammaType[];
}

@ObjectType()
export class ProgrammaAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => ProgrammaType, { nullable: true }) programma: ProgrammaType | null;
  @Field(() => ProceduraInteraType, { nullable: true, description: 'La versione chiesta; assente se non c’è.' })
  procedura: ProceduraInteraType | null;
}

@ObjectType({ description: 'Che cosa ha una versione e un’altra no, o ha in altro modo.' })
export class DifferenzaModelliType {
  @Field({ description: `Una tra ${PARTI_MODELLO.join(', ')}.` }) parte: string;
  @Field({ description: 'La cosa nella sua parte: fattura/durc, autocontrollo-affidamento/a01, anticipo.' })
  oggetto: string;
  @Field(() => String, { nullable: true, description: 'Il campo; assente se è la cosa intera.' }) campo: string | null;
  @Field({ description: 'aggiunto, tolto o cambiato.' }) genere: string;
  @Field(() => [String]) prima: readonly string[];
  @Field(() => [String]) dopo: readonly string[];
}

@ObjectType()
export class ConfrontoProcedureType {
  @Field(() => ProceduraInteraType) da: ProceduraInteraType;
  @Field(() => ProceduraInteraType) a: ProceduraInteraType;
  @Field(() => [DifferenzaModelliType]) differenze: readonly DifferenzaModelliType[];
}

@ObjectType()
export class ConfrontoProcedureAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => ConfrontoProcedureType, { nullable: true, description: 'Assente se una delle versioni non c’è.' })
  confronto: ConfrontoProcedureType | null;
}

@ObjectType({ description: 'Un modello che la piattaforma porta con sé.' })
export class ModelloPredefinitoType {
  @Field(() => ModelloProceduraType) modello: ModelloProceduraType;
  @Field(() => String, { nullable: true, description: 'Il giorno da cui può valere, se ce n’è uno.' })
  dal: string | null;
}

@ObjectType()
export class ModelliProceduraAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ModelloPredefinitoType]) modelli: ModelloPredefinitoType[];
}

@InputType()
export class IstituisciProgrammaInput extends ComandoInput {
  @Field() @IsString() @MaxLength(LIMITI_PROGRAMMA.denominazione) denominazione: string;
  @Field({ description: 'Chi finanzia: un ministero, una regione.' })
  @IsString()
  @MaxLength(LIMITI_PROGRAMMA.finanziatore)
  finanziatore: string;
  @Field({ description: 'Il fondo: PNRR M5C2, Fondo povertà, FNPS …' })
  @IsString()
  @MaxLength(LIMITI_PROGRAMMA.fondo)
  fondo: string;
}

/** JSON texts with white space are longer than what they say. */
const TESTO_JSON = LIMITI_MODELLO.intero * 2;

@InputType({ description: 'Da dove viene una versione: una sola tra predefinita, modello e versione.' })
export class PropostaProceduraInput {
  @Field(() => String, { nullable: true, description: 'Il codice di un modello della piattaforma.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  predefinita?: string | null;
  @Field(() => String, { nullable: true, description: 'Un modello per intero, come testo JSON.' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO_JSON)
  modello?: string | null;
  @Field(() => Int, { nullable: true, description: 'Una versione precedente, da cambiare.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  versione?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Che cosa cambia della versione, come testo JSON: i campi dati sostituiscono, null toglie (RFC 7396).',
  })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO_JSON)
  modifiche?: string | null;
}

@InputType()
export class AdottaProceduraInput extends ComandoInput {
  @Field(() => ID) @IsUUID() programmaId: string;
  @Field({ description: 'Primo giorno, data ISO: quello dell’ultima versione o uno successivo.' })
  @IsISO8601({ strict: true })
  dal: string;
  @Field(() => PropostaProceduraInput)
  @Type(() => PropostaProceduraInput)
  @ValidateNested()
  proposta: PropostaProceduraInput;
}
