import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Matches, Max, Min } from 'class-validator';

import { ComandoInput } from '../../graphql/comando-input.js';
import { Momento, PageInfo, SCOPE_PATTERN, ScopeArgs } from '../../graphql/momento.js';

@ArgsType()
export class InclusioneArgs extends ScopeArgs {
  @Field(() => Int) @IsInt() @Min(0) @Max(2_147_483_647) posizione: number;
}

@ObjectType({ description: 'La firma di un testimone sotto un sigillo.' })
export class ControfirmaType {
  @Field(() => ID) testimone: string;
  @Field({ description: 'Data e ora ISO.' }) firmataIl: string;
}

@ObjectType({ description: 'Un sigillo del registro: tanti eventi, questa radice del loro albero.' })
export class SigilloType {
  @Field(() => Int, { description: 'Eventi che copre: le posizioni da 0 a una in meno.' }) dimensione: number;
  @Field({ description: 'Base64.' }) radice: string;
  @Field({ description: 'Data e ora ISO.' }) firmatoIl: string;
  @Field(() => [ControfirmaType]) controfirme: ControfirmaType[];
  @Field({ description: 'La nota firmata, come la si conserva e come la legge il verificatore.' }) nota: string;
}

@ObjectType()
export class SigilloEdge {
  @Field() cursor: string;
  @Field(() => SigilloType) node: SigilloType;
}

@ObjectType()
export class SigilloConnection {
  @Field(() => [SigilloEdge]) edges: SigilloEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType({ description: 'Un ente nominato testimone di questo registro.' })
export class TestimoneType {
  @Field(() => ID) testimone: string;
  @Field({ description: 'Da quando è nominato, data e ora ISO.' }) nominatoIl: string;
  @Field(() => String, {
    nullable: true,
    description: 'Dalla prima firma; assente finché l’altro ente non acconsente.',
  })
  accordoDal: string | null;
  @Field(() => Int, { nullable: true, description: 'L’ultimo sigillo che ha firmato.' }) ultimaDimensione:
    number | null;
  @Field(() => String, { nullable: true }) ultimaFirmaIl: string | null;
}

@ObjectType({ description: 'Un ente il cui registro questo ha acconsentito a firmare.' })
export class EnteTestimoniatoType {
  @Field(() => ID) ente: string;
  @Field({ description: 'Data e ora ISO.' }) concessaIl: string;
  @Field(() => Int, { nullable: true }) ultimaDimensione: number | null;
  @Field(() => String, { nullable: true }) ultimaFirmaIl: string | null;
}

@ObjectType({ description: 'Qualcosa che è stato firmato non concorda con ciò che c’è.' })
export class AllarmeTrasparenza {
  @Field(() => ID) id: string;
  @Field({ description: 'Che cosa non si firma più finché è aperto.' }) oggetto: string;
  @Field() motivo: string;
  @Field({ description: 'Data e ora ISO.' }) rilevatoIl: string;
  @Field(() => [DettaglioAllarme]) dettagli: DettaglioAllarme[];
}

@ObjectType()
export class DettaglioAllarme {
  @Field() nome: string;
  @Field() valore: string;
}

@ObjectType({ description: 'I sigilli del registro di un ente, e chi li firma con lui.' })
export class Trasparenza {
  @Field(() => Momento) momento: Momento;
  @Field(() => Int, { description: 'Eventi del registro.' }) eventi: number;
  @Field(() => SigilloType, { nullable: true, description: 'Assente prima del primo.' }) ultimo: SigilloType | null;
  @Field(() => Int, { description: 'Eventi dopo l’ultimo sigillo.' }) nonSigillati: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Eventi dopo l’ultimo sigillo firmato da abbastanza testimoni; assente se non ce ne sono.',
  })
  nonTestimoniati: number | null;
  @Field(() => Int, { description: 'Quanti testimoni devono firmare un sigillo.' }) quorum: number;
  @Field(() => [TestimoneType]) testimoni: TestimoneType[];
  @Field(() => [EnteTestimoniatoType]) enti: EnteTestimoniatoType[];
  @Field(() => [AllarmeTrasparenza], { description: 'Quelli aperti adesso, quale che sia il momento chiesto.' })
  allarmi: AllarmeTrasparenza[];
  @Field(() => SigilloConnection, { description: 'Dal più recente.' }) sigilli: SigilloConnection;
  @Field(() => String, { nullable: true, description: 'Chiavi e testimoni di adesso, come li legge il verificatore.' })
  politica: string | null;
  @Field(() => String, { nullable: true, description: 'Impronta SHA-256 di verify.mjs, se è disponibile.' })
  verificatore: string | null;
}

@ObjectType({ description: 'Dove un evento sta nell’albero, e la prova che sta nell’ultimo sigillo.' })
export class Inclusione {
  @Field(() => Momento) momento: Momento;
  @Field(() => Int) posizione: number;
  @Field({ description: 'nonAncora, sigillato o testimoniato.' }) stato: string;
  @Field({ description: 'La busta dell’evento in forma RFC 8785: ciò che l’albero ne contiene.' }) foglia: string;
  @Field({ description: 'Base64.' }) impronta: string;
  @Field(() => SigilloType, { nullable: true }) sigillo: SigilloType | null;
  @Field(() => [String], { description: 'Base64, dalla foglia verso la radice.' }) prova: string[];
  @Field({ description: 'Vero se dalla foglia e dalla prova si ottiene la radice del sigillo.' }) verificata: boolean;
}

@InputType()
export class TestimonianzaInput extends ComandoInput {
  @Field(() => ID, { description: 'L’altro ente.' }) @Matches(SCOPE_PATTERN) altro: string;
}
