import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';

import { Momento, MomentoDelMembro, PageArgs, PageInfo, SCOPE_PATTERN } from '../../graphql/momento.js';
import { SpesaCondivisaEdge, TotaleCondiviso } from '../condivisione/spese-condivise.types.js';
import { MESE_PATTERN } from '../spesa/spesa.types.js';
import { TotaleRendicontato } from './consolidato.types.js';

const CENTESIMI = { description: 'Centesimi, interi.' };

/** What lies behind a total: of a project, of a member, of some months, or of all that it means. */
@ArgsType()
export class ConsolidatoDettaglioArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
  @Field(() => ID, { nullable: true, description: 'Lo scope di un consorzio.' })
  @IsOptional()
  @Matches(SCOPE_PATTERN)
  consorzio?: string;
  @Field(() => String, { nullable: true, description: 'Primo mese di competenza, AAAA-MM.' })
  @IsOptional()
  @Matches(MESE_PATTERN)
  dalMese?: string;
  @Field(() => String, { nullable: true, description: 'Ultimo mese di competenza, AAAA-MM.' })
  @IsOptional()
  @Matches(MESE_PATTERN)
  alMese?: string;
}

@ArgsType()
export class ConsolidatoMovimentiArgs extends PageArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => ID, { description: 'Lo scope di un consorzio.' }) @Matches(SCOPE_PATTERN) consorzio: string;
  @Field({ description: 'Mese di competenza, AAAA-MM.' }) @Matches(MESE_PATTERN) mese: string;
}

@ObjectType({ description: 'Un evento del consorzio e quanto ha mosso del totale di un progetto in un mese.' })
export class MovimentoConsolidato {
  @Field(() => Int, { description: 'Nel registro del consorzio.' }) posizione: number;
  @Field(() => ID) eventoId: string;
  @Field({ description: 'Il tipo dell’evento.' }) tipo: string;
  @Field({ description: 'Quando è stato registrato, data e ora ISO.' }) registratoIl: string;
  @Field(() => ID) spesaId: string;
  @Field(() => TotaleCondiviso, { description: 'Quanto ha mosso.' }) variazione: TotaleCondiviso;
  @Field(() => TotaleCondiviso, { description: 'Quanto il totale fa da allora.' }) saldo: TotaleCondiviso;
}

@ObjectType()
export class MovimentoConsolidatoEdge {
  @Field() cursor: string;
  @Field(() => MovimentoConsolidato) node: MovimentoConsolidato;
}

@ObjectType({ description: 'I movimenti dietro un totale, dal più recente: le variazioni di tutti fanno il totale.' })
export class ConsolidatoMovimenti {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => TotaleCondiviso) totale: TotaleCondiviso;
  @Field(() => [MovimentoConsolidatoEdge]) edges: MovimentoConsolidatoEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Le spese condivise dietro un totale.' })
export class ConsolidatoSpese {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => TotaleCondiviso, { description: 'Di tutte le spese che il filtro indica.' }) totale: TotaleCondiviso;
  @Field(() => [SpesaCondivisaEdge]) edges: SpesaCondivisaEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Una riga di un rendiconto: una copia nel registro dell’ATS, con l’evento da cui viene.' })
export class RigaConsolidata {
  @Field(() => ID) id: string;
  @Field(() => ID) rendicontoId: string;
  @Field() rendiconto: string;
  @Field() stato: string;
  @Field(() => ID) progettoId: string;
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => ID) spesaId: string;
  @Field() mese: string;
  @Field() tipo: string;
  @Field({ description: 'Quando è entrata nel rendiconto, data e ora ISO.' }) inseritaIl: string;
  @Field(() => Float, CENTESIMI) quotaCentesimi: number;
  @Field(() => Float, CENTESIMI) nonAmmessiCentesimi: number;
  @Field(() => ID, { nullable: true, description: 'Il rendiconto che la riga rettifica.' }) rettificaDi: string | null;
  @Field(() => ID, { description: 'L’evento del consorzio da cui è copiata.' }) eventId: string;
  @Field(() => Int, { description: 'La posizione dell’evento nel registro del consorzio.' }) posizione: number;
  @Field({ description: 'SHA-256 del contenuto dell’evento, come fu copiato.' }) payloadHash: string;
}

@ObjectType()
export class RigaConsolidataEdge {
  @Field() cursor: string;
  @Field(() => RigaConsolidata) node: RigaConsolidata;
}

@ObjectType({ description: 'Le righe dei rendiconti dietro un totale rendicontato.' })
export class ConsolidatoRighe {
  @Field(() => Momento) momento: Momento;
  @Field(() => TotaleRendicontato, { description: 'Di tutte le righe che il filtro indica.' })
  totale: TotaleRendicontato;
  @Field(() => [RigaConsolidataEdge]) edges: RigaConsolidataEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
