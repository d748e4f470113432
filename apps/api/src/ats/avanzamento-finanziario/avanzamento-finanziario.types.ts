import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

import { Momento, MomentoDelMembro, ScopeArgs } from '../../graphql/momento.js';
import { MesiCondivisi } from '../avanzamento/avanzamento.types.js';

const CENTESIMI = { description: 'Centesimi, interi.' };
const ESITO = 'raggiunto, inLinea o inRitardo; assente se non si può dire.';

@ArgsType()
export class AvanzamentoFinanziarioArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
}

@ObjectType({ description: 'I mesi su cui poggia una previsione.' })
export class BasePrevisione {
  @Field({ description: 'Primo mese, AAAA-MM.' }) dal: string;
  @Field({ description: 'Ultimo mese, AAAA-MM.' }) al: string;
  @Field(() => Int) mesi: number;
}

@ObjectType({ description: 'Pianificato, fatto e previsto, in centesimi.' })
export class MisuraFinanziariaType {
  @Field(() => Float, { description: 'Del finanziamento, fino alla fine del progetto.' }) pianificatoCentesimi: number;
  @Field(() => Float, {
    description: 'Quanto il piano ne aspetta entro il giorno: in proporzione ai giorni, o a quelli del cronoprogramma.',
  })
  allaDataCentesimi: number;
  @Field(() => Float, { description: 'Le quote delle spese.' }) fattoCentesimi: number;
  @Field(() => Float, { description: 'Quanto di quelle spese è stato pagato, per intero.' }) pagatoCentesimi: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Dove porta il passo dei mesi di base; assente se sono troppo pochi.',
  })
  previstoCentesimi: number | null;
  @Field(() => BasePrevisione, { nullable: true }) base: BasePrevisione | null;
  @Field(() => String, { nullable: true, description: ESITO }) esito: string | null;
}

@ObjectType({ description: 'Una voce del piano in un partner.' })
export class VoceFinanziaria extends MisuraFinanziariaType {
  @Field(() => ID) voceId: string;
  @Field({ description: 'Vuoto se il piano del giorno non ha la voce.' }) codice: string;
  @Field({ description: 'Vuoto se il piano del giorno non ha la voce.' }) titolo: string;
}

@ObjectType({ description: 'Un mese in cui si è speso.' })
export class MeseFinanziarioType {
  @Field({ description: 'AAAA-MM.' }) mese: string;
  @Field(() => Float, CENTESIMI) fattoCentesimi: number;
  @Field(() => Float, CENTESIMI) pagatoCentesimi: number;
  @Field(() => Float, { description: 'Fatto dall’inizio fino al mese, in centesimi.' }) cumulatoCentesimi: number;
}

@ObjectType({
  description: 'L’avanzamento finanziario di un progetto in un consorzio: le sue spese contro la sua quota.',
})
export class AvanzamentoFinanziario {
  @Field(() => Momento) momento: Momento;
  @Field({ description: 'Il giorno, data ISO, a cui si riferisce ciò che il piano aspetta.' }) giorno: string;
  @Field(() => MisuraFinanziariaType, {
    nullable: true,
    description: 'Assente se il consorzio non ha questo progetto.',
  })
  totale: MisuraFinanziariaType | null;
  @Field(() => [VoceFinanziaria]) voci: VoceFinanziaria[];
  @Field(() => [MeseFinanziarioType]) mesi: MeseFinanziarioType[];
}

@ObjectType({ description: 'Un partner, per ciò che condivide ora delle sue spese.' })
export class PartnerFinanziario {
  @Field(() => ID) partnerId: string;
  @Field() ente: string;
  @Field(() => ID, { nullable: true, description: 'Lo scope del consorzio; assente per un partner esterno.' })
  consorzio: string | null;
  @Field({ description: 'Falso se non condivide spese: ciò che ha speso non si sa, non è zero.' }) condiviso: boolean;
  @Field(() => [MesiCondivisi], { description: 'I mesi di cui condivide le spese.' }) mesi: MesiCondivisi[];
  @Field(() => Float, { description: 'La sua quota di finanziamento, in centesimi.' }) pianificatoCentesimi: number;
  @Field(() => Float, { description: 'Quanto il piano ne aspetta entro il giorno, in centesimi.' })
  allaDataCentesimi: number;
  @Field(() => MisuraFinanziariaType, { nullable: true, description: 'Assente se non condivide.' })
  misura: MisuraFinanziariaType | null;
  @Field(() => [VoceFinanziaria], { description: 'Vuoto se non condivide.' }) voci: VoceFinanziaria[];
  @Field(() => Float, {
    description:
      'Somma delle righe dei rendiconti dell’ATS, in centesimi: un altro conto, da non sommare a ciò che è condiviso.',
  })
  rendicontatoCentesimi: number;
}

@ObjectType({ description: 'L’avanzamento finanziario di un progetto visto dall’ATS: le spese condivise ora.' })
export class AvanzamentoFinanziarioAts {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'Il giorno, data ISO, a cui si riferisce ciò che il piano aspetta.' }) giorno: string;
  @Field(() => MisuraFinanziariaType, {
    nullable: true,
    description:
      'Del piano intero e delle spese condivise ora; previsto solo se completo. Assente se l’ATS non ha questo progetto.',
  })
  totale: MisuraFinanziariaType | null;
  @Field({ description: 'Vero se tutti i partner con una quota condividono le loro spese.' }) completo: boolean;
  @Field(() => [PartnerFinanziario]) partner: PartnerFinanziario[];
  @Field(() => [MeseFinanziarioType]) mesi: MeseFinanziarioType[];
  @Field(() => Float, { description: 'Somma delle righe dei rendiconti, in centesimi.' }) rendicontatoCentesimi: number;
}
