import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';

import { TIPI_DOCUMENTO } from '@consorzi/domain/ats';

import { Momento, MomentoDelMembro, PageArgs, PageInfo, SCOPE_PATTERN } from '../../graphql/momento.js';

const TIPI = `Uno tra ${TIPI_DOCUMENTO.join(', ')}.`;

/** Of one project: its months are read by key. */
@ArgsType()
export class DelProgettoVisto extends PageArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
  @Field(() => String, { nullable: true, description: 'Il mese, AAAA-MM.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/)
  mese?: string | null;
}

@ArgsType()
export class CondivisiDelProgettoArgs extends DelProgettoVisto {
  @Field(() => ID, { nullable: true, description: 'Lo scope di un consorzio.' })
  @IsOptional()
  @Matches(SCOPE_PATTERN)
  consorzio?: string | null;
}

@ArgsType()
export class VistiDelProgettoArgs extends DelProgettoVisto {
  @Field(() => ID, { description: 'Lo scope dell’ATS di cui si chiede che cosa vede.' })
  @Matches(SCOPE_PATTERN)
  ats: string;
}

@ObjectType({
  description:
    'Un documento che un consorzio condivide, per genere: il nome del file resta del consorzio. Si scarica da /api/fascicoli/<ats>/condivisi/<consorzio>/<spesa>/<documento>.',
})
export class DocumentoCondiviso {
  @Field(() => ID) documentoId: string;
  @Field({ description: TIPI }) tipo: string;
  @Field({ description: 'SHA-256 del file, esadecimale.' }) sha256: string;
  @Field(() => Float) byte: number;
  @Field() mediaType: string;
  @Field() depositatoIl: string;
}

@ObjectType({ description: 'Il fascicolo di una spesa, come lo vede l’ATS.' })
export class FascicoloCondiviso {
  @Field(() => ID) spesaId: string;
  @Field(() => ID) consorzio: string;
  @Field() denominazione: string;
  @Field(() => ID) progettoId: string;
  @Field({ description: 'AAAA-MM.' }) mese: string;
  @Field({ description: 'Il genere della spesa.' }) tipoSpesa: string;
  @Field({ description: 'I documenti di una spesa annullata non si vedono.' }) annullata: boolean;
  @Field(() => [DocumentoCondiviso], { description: 'Senza quelli ritirati.' }) documenti: DocumentoCondiviso[];
  @Field(() => [String], {
    nullable: true,
    description: 'I generi obbligatori che mancano, nell’ordine del modello; assente se il modello non è noto.',
  })
  mancanti: string[] | null;
  @Field(() => Int, { description: 'Il momento, nel registro del consorzio, da cui il fascicolo è così.' })
  posizione: number;
}

@ObjectType()
export class FascicoloCondivisoEdge {
  @Field() cursor: string;
  @Field(() => FascicoloCondiviso) node: FascicoloCondiviso;
}

@ObjectType({
  description:
    'I fascicoli che i consorzi condividono con l’ATS. Il momento sceglie la versione, la condivisione di ora che cosa si vede.',
})
export class DocumentiCondivisiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field(() => [FascicoloCondivisoEdge], { description: 'Per consorzio, mese e spesa.' })
  edges: FascicoloCondivisoEdge[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
