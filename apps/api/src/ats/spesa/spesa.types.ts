import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

import { MOTIVI_SENZA_CIG, TIPI_SPESA } from '@consorzi/domain/ats';

import { Momento, PageArgs, PageInfo, SCOPE_PATTERN, ScopeArgs } from '../../graphql/momento.js';

const EURO = 'Centesimi di euro, intero.';
export const MESE_PATTERN = /^(?:19|2[01])\d{2}-(?:0[1-9]|1[0-2])$/;

@ArgsType()
export class SpeseArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
  @Field(() => String, { nullable: true, description: 'Un mese, AAAA-MM.' })
  @IsOptional()
  @Matches(MESE_PATTERN)
  mese?: string;
}

@ArgsType()
export class SpesaArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() spesaId: string;
}

@ObjectType({ description: 'Il codice, o il motivo per cui non c’è.' })
export class CigType {
  @Field(() => String, { nullable: true }) codice: string | null;
  @Field(() => String, { nullable: true, description: `Uno tra ${MOTIVI_SENZA_CIG.join(', ')}.` })
  assenza: string | null;
}

@ObjectType()
export class DocumentoSpesaType {
  @Field() numero: string;
  @Field({ description: 'Data ISO.' }) data: string;
}

@ObjectType({ description: 'Chi è pagato. Ciò che può nominare una persona è assente se è stato cancellato.' })
export class FornitoreType {
  @Field(() => String, { nullable: true }) denominazione: string | null;
  @Field(() => String, { nullable: true }) partitaIva: string | null;
  @Field(() => String, { nullable: true }) codiceFiscale: string | null;
  @Field(() => String, { nullable: true }) iban: string | null;
}

@ObjectType({ description: 'La parte del costo che una fonte paga: un progetto per una sua voce, o un’altra fonte.' })
export class QuotaSpesaType {
  @Field(() => ID, { nullable: true }) progettoId: string | null;
  @Field(() => ID, { nullable: true }) voceId: string | null;
  @Field({ description: 'Il titolo del progetto, o il nome dell’altra fonte.' }) fonte: string;
  @Field(() => String, { nullable: true, description: 'Codice e titolo della voce.' }) voce: string | null;
  @Field(() => Float, { description: EURO }) centesimi: number;
}

@ObjectType()
export class ImpegnoType {
  @Field() numero: string;
  @Field({ description: 'Data ISO.' }) data: string;
  @Field(() => Float, { description: EURO }) centesimi: number;
}

@ObjectType()
export class PagamentoType {
  @Field(() => ID) pagamentoId: string;
  @Field() mandato: string;
  @Field({ description: 'Data ISO.' }) data: string;
  @Field(() => String, { nullable: true }) quietanza: string | null;
  @Field(() => Float, { description: EURO }) centesimi: number;
}

@ObjectType({ description: 'Una spesa del consorzio, come la vede uno dei suoi progetti.' })
export class SpesaType {
  @Field(() => ID) id: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: `Uno tra ${TIPI_SPESA.join(', ')}.` }) tipo: string;
  @Field({ description: 'Il mese in cui si rendiconta, AAAA-MM.' }) mese: string;
  @Field({ description: 'Data ISO.' }) competenza: string;
  @Field(() => String, { nullable: true, description: 'Assente se è stata cancellata.' }) descrizione: string | null;
  @Field() cup: string;
  @Field(() => CigType) cig: CigType;
  @Field(() => DocumentoSpesaType, { nullable: true }) documento: DocumentoSpesaType | null;
  @Field(() => FornitoreType, { nullable: true }) fornitore: FornitoreType | null;
  @Field(() => Float, { description: EURO }) imponibileCentesimi: number;
  @Field(() => Float, { description: EURO }) ivaCentesimi: number;
  @Field(() => Float, { description: 'L’IVA che resta un costo, in centesimi.' }) ivaACostoCentesimi: number;
  @Field(() => Float, { description: EURO }) ritenutaCentesimi: number;
  @Field({ description: 'L’IVA si versa allo Stato e non al fornitore.' }) scissioneIva: boolean;
  @Field(() => Float, { description: 'Imponibile e IVA a costo, in centesimi.' }) costoCentesimi: number;
  @Field(() => Float, { description: 'Imponibile e tutta l’IVA, in centesimi.' }) dovutoCentesimi: number;
  @Field(() => Float, { description: 'Quanto ne sostiene il progetto, in centesimi.' }) quotaCentesimi: number;
  @Field(() => Float, { description: EURO }) pagatoCentesimi: number;
  @Field(() => [QuotaSpesaType]) quote: QuotaSpesaType[];
  @Field(() => [ImpegnoType]) impegni: ImpegnoType[];
  @Field(() => [PagamentoType]) pagamenti: PagamentoType[];
  @Field({ description: 'Vero se è stata rettificata.' }) rettificata: boolean;
  @Field(() => String, { nullable: true, description: 'Il motivo dell’ultima rettifica; assente se cancellato.' })
  motivoRettifica: string | null;
  @Field({ description: 'Vero se oggi la stessa fattura risulta anche a un altro consorzio: quale, non si dice.' })
  possibileDoppione: boolean;
  @Field(() => Int, { description: 'Da dare come expectedRevision.' }) revisione: number;
}

@ObjectType({ isAbstract: true })
abstract class SaldiType {
  @Field(() => Int) numero: number;
  @Field(() => Float, { description: EURO }) costoCentesimi: number;
  @Field(() => Float, { description: EURO }) quotaCentesimi: number;
  @Field(() => Float, { description: EURO }) pagatoCentesimi: number;
}

@ObjectType({ description: 'La somma delle spese che il filtro indica.' })
export class TotaleSpese extends SaldiType {}

@ObjectType({ description: 'Le spese di una voce in un mese, per tipo.' })
export class ContoSpese extends SaldiType {
  @Field(() => ID) progettoId: string;
  @Field() mese: string;
  @Field(() => ID) voceId: string;
  @Field() tipo: string;
}

@ObjectType()
export class SpesaEdge {
  @Field() cursor: string;
  @Field(() => SpesaType) node: SpesaType;
}

@ObjectType({ description: 'Una spesa su due progetti vi compare due volte, con la quota di ciascuno.' })
export class SpeseConnection {
  @Field(() => Momento) momento: Momento;
  @Field(() => [SpesaEdge]) edges: SpesaEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => TotaleSpese) totale: TotaleSpese;
  @Field(() => [ContoSpese]) conti: ContoSpese[];
}

@ObjectType()
export class SpesaAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => SpesaType, { nullable: true, description: 'Assente se non c’è, o è annullata.' })
  spesa: SpesaType | null;
}

@ObjectType()
export class VoceDiSpesaType {
  @Field(() => ID) voceId: string;
  @Field() codice: string;
  @Field() titolo: string;
}

@ObjectType({ description: 'Un progetto su cui il consorzio registra spese, e fin dove è rendicontato.' })
export class ProgettoDiSpesa {
  @Field(() => ID) progettoId: string;
  @Field(() => ID, { description: 'Lo scope dell’ATS.' }) ats: string;
  @Field() titolo: string;
  @Field() cup: string;
  @Field({ description: 'Data ISO.' }) dal: string;
  @Field({ description: 'Data ISO.' }) al: string;
  @Field({ description: 'Vero se non prende più spese.' }) chiuso: boolean;
  @Field(() => [VoceDiSpesaType]) voci: VoceDiSpesaType[];
  @Field(() => String, { nullable: true, description: 'L’ultimo mese rendicontato, AAAA-MM.' })
  chiusoFinoAl: string | null;
  @Field(() => String, { nullable: true, description: 'Perché dei mesi sono stati riaperti, se è l’ultimo fatto.' })
  motivoRiapertura: string | null;
  @Field(() => Int, { description: 'Dei periodi, da dare come expectedRevision; -1 se non ne è mai stato chiuso uno.' })
  revisionePeriodi: number;
}

@ArgsType()
export class VerificaCodiciArgs {
  @Field(() => ID) @Matches(SCOPE_PATTERN) scope: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) cup?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) cig?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) partitaIva?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) codiceFiscale?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) iban?: string;
}

@ObjectType({
  description: 'Di ogni codice scritto, se è valido secondo le sue regole; assente se non è stato scritto.',
})
export class CodiciVerificati {
  @Field(() => Boolean, { nullable: true }) cup: boolean | null;
  @Field(() => Boolean, { nullable: true }) cig: boolean | null;
  @Field(() => Boolean, { nullable: true }) partitaIva: boolean | null;
  @Field(() => Boolean, { nullable: true }) codiceFiscale: boolean | null;
  @Field(() => Boolean, { nullable: true }) iban: boolean | null;
}

@ObjectType()
export class ProgettiDiSpesa {
  @Field(() => Momento) momento: Momento;
  @Field(() => [ProgettoDiSpesa]) progetti: ProgettoDiSpesa[];
}
