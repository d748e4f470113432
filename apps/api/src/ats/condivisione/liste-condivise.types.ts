import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { ESITI_CONTROLLO, ESITI_DOMANDA, TIPI_LISTA } from '@consorzi/domain/ats';

import { Momento, MomentoDelMembro, PageInfo } from '../../graphql/momento.js';
import { OggettoListaType } from '../liste-di-controllo/liste-di-controllo.types.js';

@ObjectType({ description: 'Una domanda con la sua risposta; le note restano del consorzio.' })
export class DomandaCondivisa {
  @Field(() => ID) id: string;
  @Field() testo: string;
  @Field() obbligatoria: boolean;
  @Field(() => String, { nullable: true, description: `Uno tra ${ESITI_DOMANDA.join(', ')}.` }) esito: string | null;
}

@ObjectType({ description: 'Una lista di controllo di un consorzio, come la vede l’ATS.' })
export class ListaCondivisa {
  @Field(() => ID) listaId: string;
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'AAAA-MM.' }) mese: string;
  @Field({ description: `Uno tra ${TIPI_LISTA.join(', ')}.` }) tipo: string;
  @Field() titolo: string;
  @Field({ description: 'aperta, compilata o controllata.' }) stato: string;
  @Field(() => OggettoListaType) oggetto: OggettoListaType;
  @Field(() => Int) risposteDate: number;
  @Field(() => [DomandaCondivisa]) domande: DomandaCondivisa[];
  @Field(() => String, { nullable: true, description: `Del controllo, uno tra ${ESITI_CONTROLLO.join(', ')}.` })
  esito: string | null;
  @Field(() => Int, { description: 'Il momento, nel registro del consorzio, da cui la lista è così.' })
  posizione: number;
}

@ObjectType()
export class ListaCondivisaEdge {
  @Field() cursor: string;
  @Field(() => ListaCondivisa) node: ListaCondivisa;
}

@ObjectType({
  description:
    'Le liste di controllo che i consorzi condividono con l’ATS. Il momento sceglie la versione, la condivisione di ora che cosa si vede.',
})
export class ListeCondiviseAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => [ListaCondivisaEdge], { description: 'Per consorzio, mese e lista.' }) edges: ListaCondivisaEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
