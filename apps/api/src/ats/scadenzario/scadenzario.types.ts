import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';

import type { TipoScadenza, StatoScadenza } from '@consorzi/domain/ats';
import type { ChiDeve, TipoDovuto } from '@consorzi/projections/ats';

import { Momento, MomentoDelMembro, ScopeArgs } from '../../graphql/momento.js';

const GIORNO_PATTERN = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

@ArgsType()
export class ScadenzarioArgs extends ScopeArgs {
  @Field(() => String, { nullable: true, description: 'Primo giorno, data ISO.' })
  @IsOptional()
  @Matches(GIORNO_PATTERN)
  dal?: string;

  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO.' })
  @IsOptional()
  @Matches(GIORNO_PATTERN)
  al?: string;

  @Field(() => String, { nullable: true, description: 'Il giorno da cui si guarda, data ISO: oggi se manca.' })
  @IsOptional()
  @Matches(GIORNO_PATTERN)
  giorno?: string;
}

@ArgsType()
export class DovutiArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true, description: 'Solo di questo progetto.' })
  @IsOptional()
  @IsUUID()
  progettoId?: string;
}

@ObjectType({ description: 'Un termine che la piattaforma conosce, con ciò che serve per nominarlo e raggiungerlo.' })
export class ScadenzaType {
  @Field(() => ID) id: string;
  @Field({ description: 'Data ISO.' }) giorno: string;
  @Field(() => String) tipo: TipoScadenza;
  @Field(() => String, { nullable: true }) titolo: string | null;
  @Field(() => String, { nullable: true, description: 'Il testo dell’istanza o della richiesta di integrazioni.' })
  testo: string | null;
  @Field(() => ID, { nullable: true }) progettoId: string | null;
  @Field(() => String, { nullable: true }) progetto: string | null;
  @Field(() => ID, { nullable: true }) partnerId: string | null;
  @Field(() => String, { nullable: true, description: 'Chi deve: assente se è di tutti o del capofila.' })
  ente: string | null;
  @Field(() => String, { nullable: true, description: 'Lo scope di chi deve, se è sulla piattaforma.' })
  consorzio: string | null;
  @Field(() => String, { nullable: true }) persona: string | null;
  @Field(() => String, { description: 'passata, oggi o prossima.' }) stato: StatoScadenza;
  @Field({ description: 'Vero se la piattaforma sa che è ancora da fare.' }) aperta: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Valore atteso, mesi AAAA-MM/AAAA-MM, ruolo o tipo di richiesta, secondo il tipo.',
  })
  valore: string | null;
  @Field(() => String, { nullable: true }) unita: string | null;
  @Field(() => Float, { nullable: true, description: 'Centesimi: quanto si può chiedere al più.' })
  centesimi: number | null;
  @Field(() => [String], { description: 'Che cosa manca per inviare la richiesta di trasferimento.' })
  mancano: string[];
  @Field(() => ID, { nullable: true, description: 'L’oggetto della pagina che ne parla.' }) riferimento: string | null;
}

@ObjectType()
export class ScadenzarioAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'Il giorno da cui si guarda, data ISO.' }) giorno: string;
  @Field(() => [ScadenzaType]) scadenze: ScadenzaType[];
  @Field(() => [String], { description: 'Consorzi di cui non si sanno i mesi chiusi: ora non li condividono.' })
  nonCondividono: string[];
}

@ObjectType({ description: 'Una cosa che manca.' })
export class MancanzaType {
  @Field(() => ID, { nullable: true }) riferimento: string | null;
  @Field(() => String, { nullable: true }) titolo: string | null;
  @Field(() => String, { nullable: true }) testo: string | null;
  @Field(() => String, { nullable: true, description: 'AAAA-MM.' }) mese: string | null;
  @Field(() => String, { nullable: true, description: 'Data ISO.' }) entro: string | null;
  @Field(() => Float, { nullable: true, description: 'Centesimi, interi.' }) centesimi: number | null;
  @Field(() => [String], { description: 'Documenti, stato della lista o partner, secondo il tipo.' }) cosa: string[];
}

/** Whether it could be told: `letto`, `nonCondiviso` (that is no zero), `troppe` (a project has to be chosen first). */
export type LetturaDovuto = 'letto' | 'nonCondiviso' | 'troppe';

@ObjectType({ description: 'Che cosa manca, di una specie, da parte di qualcuno in un progetto.' })
export class DovutoType {
  @Field(() => String) tipo: TipoDovuto;
  @Field(() => String, { description: 'partner, capofila o finanziatore.' }) chi: ChiDeve;
  @Field(() => ID) progettoId: string;
  @Field() progetto: string;
  @Field(() => ID, { nullable: true }) partnerId: string | null;
  @Field() ente: string;
  @Field(() => String, { nullable: true }) consorzio: string | null;
  @Field(() => String, { description: 'letto, nonCondiviso o troppe: chi non condivide non ha per questo zero.' })
  lettura: LetturaDovuto;
  @Field(() => Int, { nullable: true, description: 'Quante; assente se non si è potuto leggere.' }) numero:
    number | null;
  @Field(() => Float, { nullable: true, description: 'Centesimi, dove si tratta di denaro.' }) centesimi: number | null;
  @Field(() => [MancanzaType], { description: 'Le prime 50.' }) voci: MancanzaType[];
}

@ObjectType()
export class ProgettoDovuto {
  @Field(() => ID) progettoId: string;
  @Field() titolo: string;
}

@ObjectType({
  description: 'Chi deve che cosa: solo ciò che manca, e ciò che non si può sapere perché non è condiviso.',
})
export class DovutiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'Il giorno da cui si guarda, data ISO.' }) giorno: string;
  @Field(() => [ProgettoDovuto]) progetti: ProgettoDovuto[];
  @Field(() => [DovutoType]) dovuti: DovutoType[];
}
