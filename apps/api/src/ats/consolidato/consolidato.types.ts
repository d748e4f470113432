import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

import { Momento, MomentoDelMembro, SCOPE_PATTERN, ScopeArgs } from '../../graphql/momento.js';
import { TotaleCondiviso } from '../condivisione/spese-condivise.types.js';
import { MESE_PATTERN } from '../spesa/spesa.types.js';

const CENTESIMI = { description: 'Centesimi, interi.' };
const PREVISTO = {
  description:
    'Quanto prevede il piano in vigore nel giorno, in centesimi: di tutto il progetto, qualunque siano i mesi.',
};
const CONDIVISO = {
  nullable: true,
  description: 'Le spese ora condivise, come note al momento; assente per chi non condivide nulla.',
};
const RENDICONTATO = { description: 'Le righe dei rendiconti nel registro dell’ATS: non si somma al condiviso.' };
const CONSORZIO = { nullable: true, description: 'Lo scope; assente per un partner fuori dalla piattaforma.' };

@ArgsType()
export class ConsolidatoFiltroArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
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
export class ConsolidatoArgs extends ConsolidatoFiltroArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Data ISO a cui si guardano i piani e chi è nell’ATS; quella del momento se assente.',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  giorno?: string;

  @Field(() => ID, { nullable: true, description: 'Lo scope di un consorzio: i totali sono della sua parte.' })
  @IsOptional()
  @Matches(SCOPE_PATTERN)
  consorzio?: string;
}

@ArgsType()
export class ConsolidatoVistoArgs extends ConsolidatoFiltroArgs {
  @Field(() => ID, { description: 'Lo scope dell’ATS di cui si chiede che cosa vede.' })
  @Matches(SCOPE_PATTERN)
  ats: string;
}

@ObjectType({ description: 'Quanto fanno le righe dei rendiconti.' })
export class TotaleRendicontato {
  @Field(() => Int) numero: number;
  @Field(() => Float, CENTESIMI) quotaCentesimi: number;
  @Field(() => Float, { description: 'Quanto un esito non ha ammesso, in centesimi interi.' })
  nonAmmessiCentesimi: number;
}

@ObjectType()
export class ConsolidatoDelProgetto {
  @Field(() => ID) progettoId: string;
  @Field() titolo: string;
  @Field(() => String, { nullable: true }) cup: string | null;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
  @Field(() => TotaleRendicontato, RENDICONTATO) rendicontato: TotaleRendicontato;
  @Field(() => Float, PREVISTO) previstoCentesimi: number;
  @Field({
    description: 'Vero per chi ne verifica solo dei rendiconti: del piano e di ciò che è condiviso nulla si dice.',
  })
  soloRendiconti: boolean;
}

@ObjectType()
export class ConsolidatoDelPartner {
  @Field(() => ID, { description: 'Lo scope del consorzio, o per un partner esterno il suo nome.' }) partner: string;
  @Field(() => ID, CONSORZIO) consorzio: string | null;
  @Field() denominazione: string;
  @Field({ description: 'Vero se nel giorno fa parte dell’ATS.' }) membro: boolean;
  @Field({ description: 'Vero se ora condivide le spese di qualche progetto chiesto.' }) condivide: boolean;
  @Field(() => TotaleCondiviso, CONDIVISO) condiviso: TotaleCondiviso | null;
  @Field(() => TotaleRendicontato, RENDICONTATO) rendicontato: TotaleRendicontato;
  @Field(() => Float, PREVISTO) previstoCentesimi: number;
}

@ObjectType()
export class ConsolidatoDelMese {
  @Field({ description: 'Mese di competenza, AAAA-MM.' }) mese: string;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
  @Field(() => TotaleRendicontato, RENDICONTATO) rendicontato: TotaleRendicontato;
}

@ObjectType({ description: 'Un partner in un progetto: solo dove c’è qualcosa di previsto, condiviso o rendicontato.' })
export class ConsolidatoIncrocio {
  @Field(() => ID) progettoId: string;
  @Field(() => ID) partner: string;
  @Field({ description: 'Vero se ora condivide le spese di questo progetto.' }) condivide: boolean;
  @Field(() => TotaleCondiviso, CONDIVISO) condiviso: TotaleCondiviso | null;
  @Field(() => TotaleRendicontato, RENDICONTATO) rendicontato: TotaleRendicontato;
  @Field(() => Float, PREVISTO) previstoCentesimi: number;
}

@ObjectType({
  description:
    'Che cosa fanno insieme i consorzi di un ATS. Il momento sceglie la versione, la condivisione di ora che cosa si vede. Condiviso e rendicontato stanno l’uno accanto all’altro e non si sommano.',
})
export class ConsolidatoAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'Il giorno, data ISO, del piano e di chi fa parte dell’ATS.' }) giorno: string;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
  @Field(() => TotaleRendicontato, RENDICONTATO) rendicontato: TotaleRendicontato;
  @Field(() => Float, PREVISTO) previstoCentesimi: number;
  @Field(() => [ConsolidatoDelProgetto]) perProgetto: ConsolidatoDelProgetto[];
  @Field(() => [ConsolidatoDelPartner]) perPartner: ConsolidatoDelPartner[];
  @Field(() => [ConsolidatoDelMese]) perMese: ConsolidatoDelMese[];
  @Field(() => [ConsolidatoIncrocio]) incrocio: ConsolidatoIncrocio[];
}

@ObjectType()
export class ProgettoVisto {
  @Field(() => ID) progettoId: string;
  @Field(() => String, { nullable: true }) titolo: string | null;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
}

@ObjectType()
export class MeseVisto {
  @Field({ description: 'Mese di competenza, AAAA-MM.' }) mese: string;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
}

@ObjectType({ description: 'In un consorzio: i suoi totali come li vede un ATS, con la stessa domanda che fa l’ATS.' })
export class ConsolidatoVisto {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'Vero se ora condivide delle spese con l’ATS.' }) condivide: boolean;
  @Field(() => TotaleCondiviso) condiviso: TotaleCondiviso;
  @Field(() => [ProgettoVisto]) perProgetto: ProgettoVisto[];
  @Field(() => [MeseVisto]) perMese: MeseVisto[];
}
