import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

import { ComandoInput } from '../../graphql/comando-input.js';
import { MESE_PATTERN } from '../spesa/spesa.types.js';

const PERIODI = ['mese', 'anno'] as const;
const CONTEGGI = ['rendiconti', 'listeDiControllo', 'spese', 'documenti'] as const;
export const TESTI_AVANZAMENTO = { nota: 5_000, motivo: 5_000 } as const;

@InputType({ isAbstract: true })
abstract class DelTraguardoInput extends ComandoInput {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => ID) @IsString() @MaxLength(64) traguardoId: string;
  @Field({ description: 'Mese AAAA-MM; il dato di un anno sta al suo dicembre.' }) @Matches(MESE_PATTERN) mese: string;
}

@InputType()
export class RegistraAvanzamentoInput extends DelTraguardoInput {
  @Field(() => String, { description: 'mese o anno: di quanto tempo è il dato.' }) @IsIn(PERIODI) periodo: Periodo;
  @Field({ description: 'Decimale, non negativo; 1 per una milestone raggiunta.' })
  @IsString()
  @MaxLength(30)
  valore: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TESTI_AVANZAMENTO.nota)
  nota?: string | null;
}
type Periodo = (typeof PERIODI)[number];

@InputType()
export class RettificaAvanzamentoInput extends DelTraguardoInput {
  @Field({ description: 'Decimale, non negativo.' }) @IsString() @MaxLength(30) valore: string;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TESTI_AVANZAMENTO.nota)
  nota?: string | null;
  @Field() @IsString() @MaxLength(TESTI_AVANZAMENTO.motivo) motivo: string;
}

@InputType()
export class AnnullaAvanzamentoInput extends DelTraguardoInput {
  @Field() @IsString() @MaxLength(TESTI_AVANZAMENTO.motivo) motivo: string;
}

const ESTERNO = { description: 'Un partner del progetto che non è un consorzio della piattaforma.' };

@InputType()
export class RegistraAvanzamentoEsternoInput extends RegistraAvanzamentoInput {
  @Field(() => ID, ESTERNO) @IsString() @MaxLength(64) partnerId: string;
}

@InputType()
export class RettificaAvanzamentoEsternoInput extends RettificaAvanzamentoInput {
  @Field(() => ID, ESTERNO) @IsString() @MaxLength(64) partnerId: string;
}

@InputType()
export class AnnullaAvanzamentoEsternoInput extends AnnullaAvanzamentoInput {
  @Field(() => ID, ESTERNO) @IsString() @MaxLength(64) partnerId: string;
}

@InputType({ isAbstract: true })
abstract class DellIndicatoreInput extends ComandoInput {
  @Field(() => ID) @IsUUID() obiettivoId: string;
  @Field(() => ID) @IsUUID() indicatoreId: string;
}

@InputType({ description: 'A un traguardo di un progetto, o a un conteggio: uno dei due.' })
export class CollegaIndicatoreInput extends DellIndicatoreInput {
  @Field(() => ID) @IsUUID() pianoId: string;
  @Field(() => ID, { nullable: true, description: 'Con un traguardo; con un conteggio, per contarne solo i dati.' })
  @IsOptional()
  @IsUUID()
  progettoId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) traguardoId?: string | null;
  @Field(() => String, { nullable: true, description: `Uno tra ${CONTEGGI.join(', ')}.` })
  @IsOptional()
  @IsIn(CONTEGGI)
  conteggio?: (typeof CONTEGGI)[number] | null;
}

@InputType()
export class ScollegaIndicatoreInput extends DellIndicatoreInput {
  @Field() @IsString() @MaxLength(TESTI_AVANZAMENTO.motivo) motivo: string;
}
