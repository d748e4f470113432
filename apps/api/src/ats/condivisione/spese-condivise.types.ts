import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';

import { Momento, MomentoDelMembro, PageArgs, PageInfo, SCOPE_PATTERN } from '../../graphql/momento.js';

const CENTESIMI = { description: 'Centesimi, interi.' };

@ArgsType()
export class SpeseViste extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
  @Field(() => String, { nullable: true, description: 'Mese di competenza, AAAA-MM.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/)
  mese?: string;
}

@ArgsType()
export class SpeseCondiviseArgs extends SpeseViste {
  @Field(() => ID, { nullable: true, description: 'Lo scope di un consorzio.' })
  @IsOptional()
  @Matches(SCOPE_PATTERN)
  consorzio?: string;
}

@ArgsType()
export class VistaDellAtsArgs extends SpeseViste {
  @Field(() => ID, { description: 'Lo scope dell’ATS di cui si chiede che cosa vede.' })
  @Matches(SCOPE_PATTERN)
  ats: string;
}

@ObjectType({ description: 'Quanto fanno le spese condivise.' })
export class TotaleCondiviso {
  @Field(() => Int) numero: number;
  @Field(() => Float, CENTESIMI) costoCentesimi: number;
  @Field(() => Float, { description: 'Quanto ne sostengono i progetti, in centesimi interi.' }) quotaCentesimi: number;
  @Field(() => Float, CENTESIMI) pagatoCentesimi: number;
}

@ObjectType()
export class TotaleDelConsorzioCondiviso extends TotaleCondiviso {
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
}

@ObjectType({ description: 'Una spesa di un consorzio, come la vede l’ATS: ciò che un progetto ne sostiene.' })
export class SpesaCondivisa {
  @Field(() => ID) spesaId: string;
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'Mese di competenza, AAAA-MM.' }) mese: string;
  @Field() tipo: string;
  @Field({ description: 'Data ISO.' }) competenza: string;
  @Field(() => String, { nullable: true, description: 'Assente se il testo è stato cancellato.' })
  descrizione: string | null;
  @Field(() => String, { nullable: true }) fornitore: string | null;
  @Field(() => String, { nullable: true, description: 'Numero e data del documento.' }) documento: string | null;
  @Field() cup: string;
  @Field(() => Float, CENTESIMI) costoCentesimi: number;
  @Field(() => Float, CENTESIMI) quotaCentesimi: number;
  @Field(() => Float, CENTESIMI) pagatoCentesimi: number;
  @Field(() => Int, { description: 'Il momento, nel registro del consorzio, da cui la riga è così.' })
  posizione: number;
}

@ObjectType()
export class SpesaCondivisaEdge {
  @Field() cursor: string;
  @Field(() => SpesaCondivisa) node: SpesaCondivisa;
}

@ObjectType({
  description:
    'Le spese che i consorzi condividono con l’ATS. Il momento sceglie la versione, la condivisione di ora che cosa si vede.',
})
export class SpeseCondiviseAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => TotaleCondiviso) totale: TotaleCondiviso;
  @Field(() => [TotaleDelConsorzioCondiviso]) consorzi: TotaleDelConsorzioCondiviso[];
  @Field(() => [SpesaCondivisaEdge]) edges: SpesaCondivisaEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
