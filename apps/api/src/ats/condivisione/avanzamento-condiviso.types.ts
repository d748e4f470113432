import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { Momento, MomentoDelMembro, PageInfo } from '../../graphql/momento.js';

/** A target as who asks knows it. */
@ObjectType({ isAbstract: true })
export abstract class DelTraguardoCondiviso {
  @Field(() => ID) traguardoId: string;
  @Field(() => String, { nullable: true, description: 'Assente se chi legge non lo ha in nessun piano.' })
  titolo: string | null;
  @Field({ description: 'target o milestone.' }) tipo: string;
  @Field() unita: string;
}

@ObjectType({ description: 'Quanto un consorzio ha fatto in un mese o in un anno, come lo vede l’ATS: senza parole.' })
export class AvanzamentoCondiviso extends DelTraguardoCondiviso {
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'Mese AAAA-MM; il dato di un anno sta al suo dicembre.' }) mese: string;
  @Field({ description: 'mese o anno.' }) periodo: string;
  @Field({ description: 'Decimale, col punto.' }) valore: string;
  @Field({ description: 'Vero se viene da un indicatore del piano del consorzio.' }) collegata: boolean;
  @Field(() => Int, { description: 'Il momento, nel registro del consorzio, da cui il dato è così.' })
  posizione: number;
}

@ObjectType()
export class AvanzamentoCondivisoEdge {
  @Field() cursor: string;
  @Field(() => AvanzamentoCondiviso) node: AvanzamentoCondiviso;
}

@ObjectType({ description: 'Quanto fanno i dati condivisi di un traguardo, quelli delle altre pagine compresi.' })
export class TotaleDelTraguardo extends DelTraguardoCondiviso {
  @Field({ description: 'Decimale, col punto.' }) totale: string;
}

@ObjectType({
  description:
    'L’avanzamento che i consorzi condividono con l’ATS. Il momento sceglie la versione, la condivisione di ora che cosa si vede.',
})
export class AvanzamentoCondivisoAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => [TotaleDelTraguardo]) traguardi: TotaleDelTraguardo[];
  @Field(() => [AvanzamentoCondivisoEdge], { description: 'Per consorzio, mese e traguardo.' })
  edges: AvanzamentoCondivisoEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
