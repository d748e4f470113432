import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

import { CONFIDENZE, MOTIVI_ABBINAMENTO, TIPI_DOCUMENTO, type TipoDocumento } from '@consorzi/domain/ats';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, ScopeArgs } from '../../graphql/momento.js';

const TIPI = `Uno tra ${TIPI_DOCUMENTO.join(', ')}.`;
const MESE = /^\d{4}-(0[1-9]|1[0-2])$/;

@ObjectType({ description: 'Un documento del fascicolo; si scarica da /api/fascicoli/<scope>/<spesa>/<documento>.' })
export class DocumentoType {
  @Field(() => ID) documentoId: string;
  @Field({ description: TIPI }) tipo: string;
  @Field({ description: 'SHA-256 del file, esadecimale.' }) sha256: string;
  @Field(() => Float) byte: number;
  @Field() mediaType: string;
  @Field({ description: 'Il nome del file; del suo tipo se il nome è stato cancellato.' }) nome: string;
  @Field() depositatoIl: string;
  @Field(() => String, { nullable: true, description: 'Quando è stato ritirato.' }) ritiratoIl: string | null;
  @Field(() => String, { nullable: true }) motivoDelRitiro: string | null;
}

@ObjectType()
export class DocumentoDelFascicoloType {
  @Field({ description: TIPI }) tipo: string;
  @Field() obbligatorio: boolean;
  @Field() presente: boolean;
}

@ObjectType({ description: 'Che cosa il modello della procedura chiede per la spesa in un progetto.' })
export class FascicoloNelProgettoType {
  @Field(() => ID) progettoId: string;
  @Field(() => String, { nullable: true }) titolo: string | null;
  @Field({ description: 'Il mese della spesa, AAAA-MM.' }) mese: string;
  @Field(() => Boolean, { nullable: true, description: 'Assente se il progetto non è noto al consorzio.' })
  completo: boolean | null;
  @Field(() => [DocumentoDelFascicoloType], { description: 'Nell’ordine del modello.' })
  richiesti: DocumentoDelFascicoloType[];
}

@ObjectType()
export class FascicoloType {
  @Field(() => ID) spesaId: string;
  @Field({ description: 'Il genere della spesa.' }) tipoSpesa: string;
  @Field() annullata: boolean;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
  @Field(() => [DocumentoType], { description: 'Anche quelli ritirati, con il motivo.' }) documenti: DocumentoType[];
  @Field(() => [FascicoloNelProgettoType]) progetti: FascicoloNelProgettoType[];
}

@ObjectType()
export class FascicoloAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => FascicoloType, { nullable: true, description: 'Assente se la spesa non esiste.' })
  fascicolo: FascicoloType | null;
}

@ArgsType()
export class FascicoloArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() spesaId: string;
}

@ObjectType()
export class FascicoloInElencoType {
  @Field(() => ID) spesaId: string;
  @Field() mese: string;
  @Field() tipoSpesa: string;
  @Field(() => Int) documenti: number;
  @Field() completo: boolean;
  @Field(() => [String], { description: 'I tipi obbligatori che mancano, nell’ordine del modello.' })
  mancanti: string[];
}

@ObjectType()
export class FascicoliAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [FascicoloInElencoType], { description: 'Per mese e spesa; le spese annullate non ci sono.' })
  fascicoli: FascicoloInElencoType[];
}

@ArgsType()
export class FascicoliArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => String, { nullable: true, description: 'Dal mese, AAAA-MM.' }) @IsOptional() @Matches(MESE) dal?: string;
  @Field(() => String, { nullable: true, description: 'Fino al mese, AAAA-MM.' }) @IsOptional() @Matches(MESE) al?: string; // prettier-ignore
}

@InputType()
export class DepositaDocumentoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() spesaId: string;
  @Field(() => ID, { description: 'Come lo dà il caricamento del file.' }) @IsUUID() caricamentoId: string;
  @Field(() => String, { description: TIPI }) @IsIn(TIPI_DOCUMENTO) tipo: TipoDocumento;
}

@InputType()
export class RitiraDocumentoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() spesaId: string;
  @Field(() => ID) @IsUUID() documentoId: string;
  @Field() @IsString() @MinLength(1) @MaxLength(2_000) motivo: string;
}

@ObjectType()
export class SpesaPropostaType {
  @Field(() => ID) spesaId: string;
  @Field({ description: 'La spesa in poche parole, senza nomi.' }) detta: string;
  @Field(() => Int, { description: 'Da 0 a 100.' }) punti: number;
  @Field(() => [String], { description: `Tra ${MOTIVI_ABBINAMENTO.join(', ')}.` }) motivi: string[];
  @Field({ description: 'Vero se questo file è già nel fascicolo della spesa.' }) giaDepositato: boolean;
}

@ObjectType({ description: 'Un file caricato, con la spesa che si propone per esso.' })
export class FileAbbinatoType {
  @Field(() => ID) caricamentoId: string;
  @Field() percorso: string;
  @Field() sha256: string;
  @Field(() => Float) byte: number;
  @Field() mediaType: string;
  @Field({ description: TIPI }) tipo: string;
  @Field({ description: `Una tra ${CONFIDENZE.join(', ')}.` }) confidenza: string;
  @Field(() => [SpesaPropostaType], { description: 'Dal più probabile.' }) candidati: SpesaPropostaType[];
  @Field(() => [ID], { description: 'Le spese nel cui fascicolo il file è già.' }) depositatoIn: string[];
}

@ObjectType()
export class FileRifiutatoType {
  @Field() percorso: string;
  @Field() codice: string;
  @Field() messaggio: string;
}

@ObjectType()
export class ArchivioAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [FileAbbinatoType], { description: 'Quelli che ancora aspettano; un giorno al più.' })
  file: FileAbbinatoType[];
  @Field(() => [FileRifiutatoType]) rifiutati: FileRifiutatoType[];
}

@ArgsType()
export class ArchivioArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() archivioId: string;
}
