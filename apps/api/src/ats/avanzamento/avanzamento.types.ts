import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';

import { Momento, MomentoDelMembro, ScopeArgs } from '../../graphql/momento.js';

const DECIMALE = { description: 'Decimale, col punto.' };
const REVISIONE =
  'Dei dati che si registrano qui, da dare come expectedRevision; -1 se non ce n’è mai stato uno, assente per chi legge una parte sola.';
const MESE = 'Mese AAAA-MM; il dato di un anno sta al suo dicembre.';

@ArgsType()
export class AvanzamentoArgs extends ScopeArgs {
  @Field(() => ID) @IsUUID() progettoId: string;
}

@ArgsType()
export class AvanzamentoAtsArgs extends AvanzamentoArgs {
  @Field(() => String, { nullable: true, description: 'Data ISO a cui si chiede l’atteso; assente, oggi.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  giorno?: string;
}

@ArgsType()
export class CollegamentiArgs extends ScopeArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() obiettivoId?: string;
}

@ArgsType()
export class ConteggiConosciutiArgs extends ScopeArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) anno: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() progettoId?: string;
}

@ObjectType({
  description: 'Quanto si deve raggiungere, dall’inizio, entro un giorno. Ente assente: l’intero progetto.',
})
export class AttesoTraguardo {
  @Field(() => String, { nullable: true }) ente: string | null;
  @Field({ description: 'Data ISO.' }) entro: string;
  @Field(() => String, { nullable: true, description: 'Assente in una milestone.' }) valore: string | null;
}

@ObjectType({ description: 'La parte di un centro in un dato che viene dal consuntivo.' })
export class ParteDelCentro {
  @Field(() => ID) centroId: string;
  @Field(DECIMALE) valore: string;
}

@ObjectType({ description: 'Dove si registra un dato che viene dal consuntivo di un indicatore.' })
export class FonteConsuntivo {
  @Field(() => ID) pianoId: string;
  @Field(() => ID) obiettivoId: string;
  @Field(() => ID) indicatoreId: string;
  @Field(() => ID, { description: 'Il centro che lo ha registrato per ultimo.' }) centroId: string;
  @Field(() => Int) anno: number;
  @Field(() => [ParteDelCentro], { description: 'La somma fa il dato.' }) parti: ParteDelCentro[];
}

@ObjectType({ description: 'Quanto si è fatto in un mese o in un anno: non dall’inizio.' })
export class FiguraAvanzamento {
  @Field({ description: MESE }) mese: string;
  @Field({ description: 'mese o anno.' }) periodo: string;
  @Field(DECIMALE) valore: string;
  @Field(() => String, { nullable: true }) nota: string | null;
  @Field({ description: 'Quando è stato registrato, o corretto per ultimo.' }) registratoIl: string;
  @Field(() => Int, { description: 'Quante volte è stato corretto.' }) rettifiche: number;
  @Field(() => String, { nullable: true, description: 'Dell’ultima correzione.' }) motivoRettifica: string | null;
  @Field(() => Int, { description: 'La posizione nel registro da cui è così.' }) posizione: number;
  @Field(() => FonteConsuntivo, {
    nullable: true,
    description: 'Presente se viene da un indicatore: si corregge nel consuntivo.',
  })
  collegato: FonteConsuntivo | null;
}

@ObjectType({
  description: 'Un indicatore del piano il cui consuntivo è il dato del traguardo, per gli anni del piano.',
})
export class IndicatoreDelTraguardo {
  @Field(() => ID) pianoId: string;
  @Field(() => ID) obiettivoId: string;
  @Field(() => ID) indicatoreId: string;
  @Field(() => String, { nullable: true, description: 'Assente se non è più nel piano.' }) indicatore: string | null;
  @Field(() => Int, { description: 'Primo anno.' }) dal: number;
  @Field(() => Int, { description: 'Ultimo anno.' }) al: number;
}

@ObjectType()
export class TraguardoAvanzamento {
  @Field(() => ID) traguardoId: string;
  @Field(() => Int, { nullable: true, description: REVISIONE }) revisione: number | null;
  @Field({ description: 'target o milestone.' }) tipo: string;
  @Field() titolo: string;
  @Field() unita: string;
  @Field({ description: 'Falso se il piano di oggi del progetto non lo ha più.' }) nelPiano: boolean;
  @Field(() => [AttesoTraguardo], { description: 'Di questo consorzio; dove non ce n’è, dell’intero progetto.' })
  attesi: AttesoTraguardo[];
  @Field(() => [FiguraAvanzamento], { description: 'In ordine di mese.' }) figure: FiguraAvanzamento[];
  @Field(DECIMALE) totale: string;
  @Field(() => [IndicatoreDelTraguardo]) indicatori: IndicatoreDelTraguardo[];
}

@ObjectType({ description: 'L’avanzamento fisico di un progetto in un consorzio.' })
export class AvanzamentoDelProgetto {
  @Field(() => Momento) momento: Momento;
  @Field(() => String, { nullable: true, description: 'Assente se il consorzio non ha questo progetto.' })
  titolo: string | null;
  @Field(() => String, { nullable: true }) cup: string | null;
  @Field(() => String, { nullable: true, description: 'Primo giorno, data ISO.' }) dal: string | null;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO.' }) al: string | null;
  @Field(() => [TraguardoAvanzamento]) traguardi: TraguardoAvanzamento[];
}

@ObjectType({
  description: 'Un indicatore del piano collegato a un traguardo, o a un conteggio che la piattaforma conosce.',
})
export class CollegamentoIndicatoreType {
  @Field(() => ID) pianoId: string;
  @Field(() => ID) obiettivoId: string;
  @Field(() => ID) indicatoreId: string;
  @Field(() => String, { nullable: true, description: 'Assente se non è più nel piano.' }) obiettivo: string | null;
  @Field(() => String, { nullable: true, description: 'Assente se non è più nel piano.' }) indicatore: string | null;
  @Field(() => ID, { nullable: true }) progettoId: string | null;
  @Field(() => String, { nullable: true }) progettoTitolo: string | null;
  @Field(() => ID, { nullable: true }) traguardoId: string | null;
  @Field(() => String, { nullable: true }) traguardoTitolo: string | null;
  @Field(() => String, { nullable: true, description: 'rendiconti, listeDiControllo, spese o documenti.' })
  conteggio: string | null;
  @Field() collegatoIl: string;
}

@ObjectType()
export class CollegamentiAlMomento {
  @Field(() => Momento) momento: Momento;
  @Field(() => [CollegamentoIndicatoreType]) collegamenti: CollegamentoIndicatoreType[];
}

@ObjectType()
export class ConteggioConosciuto {
  @Field({ description: 'rendiconti, listeDiControllo, spese o documenti.' }) conteggio: string;
  @Field() titolo: string;
  @Field(() => Int) valore: number;
}

@ObjectType({ description: 'Ciò che la piattaforma conta da sé, nei dati del consorzio, per un anno.' })
export class ConteggiConosciuti {
  @Field(() => Momento) momento: Momento;
  @Field(() => Int) anno: number;
  @Field(() => [ConteggioConosciuto]) conteggi: ConteggioConosciuto[];
}

@ObjectType()
export class ValoreDellAnno {
  @Field(() => Int) anno: number;
  @Field(DECIMALE) valore: string;
}

@ObjectType({ description: 'L’atteso, dall’inizio: al giorno chiesto e all’ultima scadenza.' })
export class AttesoAlGiorno {
  @Field(() => String, { nullable: true, description: 'Ciò che doveva essere raggiunto; assente se niente è scaduto.' })
  alGiorno: string | null;
  @Field(() => String, { nullable: true }) finale: string | null;
  @Field(() => String, { nullable: true, description: 'L’ultima scadenza, data ISO.' }) entro: string | null;
}

@ObjectType()
export class FiguraCondivisa {
  @Field({ description: MESE }) mese: string;
  @Field({ description: 'mese o anno.' }) periodo: string;
  @Field(DECIMALE) valore: string;
  @Field({ description: 'Vero se viene da un indicatore del piano del consorzio.' }) collegata: boolean;
  @Field(() => String, { nullable: true, description: 'Solo dei partner esterni.' }) nota: string | null;
  @Field(() => Int, { nullable: true, description: 'Quante volte è stato corretto; solo dei partner esterni.' })
  rettifiche: number | null;
  @Field(() => String, { nullable: true, description: 'Dell’ultima correzione; solo dei partner esterni.' })
  motivoRettifica: string | null;
  @Field(() => Int, { description: 'La posizione, nel registro di chi l’ha registrata, da cui è così.' })
  posizione: number;
}

@ObjectType({ description: 'Mesi di cui un consorzio condivide l’avanzamento.' })
export class MesiCondivisi {
  @Field({ description: 'Primo mese, AAAA-MM.' }) dal: string;
  @Field(() => String, { nullable: true, description: 'Ultimo mese; assente se non ha termine.' }) al: string | null;
}

@ObjectType()
export class AvanzamentoDelPartner {
  @Field(() => ID) partnerId: string;
  @Field() ente: string;
  @Field(() => ID, { nullable: true, description: 'Lo scope del consorzio; assente per un partner esterno.' })
  consorzio: string | null;
  @Field({ description: 'Falso se il consorzio non condivide l’avanzamento: ciò che ha fatto non si sa, non è zero.' })
  condiviso: boolean;
  @Field(() => [MesiCondivisi], { description: 'Vuoto per un partner esterno, di cui si vede tutto.' })
  mesi: MesiCondivisi[];
  @Field(() => AttesoAlGiorno) atteso: AttesoAlGiorno;
  @Field(() => [ValoreDellAnno]) perAnno: ValoreDellAnno[];
  @Field(() => String, { nullable: true, description: 'Decimale; assente se non è condiviso.' }) totale: string | null;
  @Field(() => [FiguraCondivisa], { description: 'In ordine di mese.' }) figure: FiguraCondivisa[];
}

@ObjectType()
export class TraguardoAts {
  @Field(() => ID) traguardoId: string;
  @Field(() => Int, { nullable: true, description: REVISIONE }) revisione: number | null;
  @Field({ description: 'target o milestone.' }) tipo: string;
  @Field() titolo: string;
  @Field() unita: string;
  @Field(() => AttesoAlGiorno, { description: 'Dell’intero progetto; dove non è scritto, la somma dei partner.' })
  atteso: AttesoAlGiorno;
  @Field(() => [AvanzamentoDelPartner]) partner: AvanzamentoDelPartner[];
  @Field(() => [ValoreDellAnno], { description: 'Di ciò che si vede ora.' }) perAnno: ValoreDellAnno[];
  @Field({ description: 'Di ciò che si vede ora, dall’inizio; decimale.' }) totale: string;
  @Field({ description: 'Vero se tutti i partner con un loro atteso, o tutti, condividono.' }) completo: boolean;
}

@ObjectType({ description: 'L’avanzamento fisico di un progetto visto dall’ATS: ciò che i consorzi condividono ora.' })
export class AvanzamentoAts {
  @Field(() => Momento) momento: Momento;
  @Field(() => [MomentoDelMembro]) momenti: MomentoDelMembro[];
  @Field({ description: 'A cui si riferisce l’atteso, data ISO.' }) giorno: string;
  @Field(() => String, { nullable: true, description: 'Assente se l’ATS non ha questo progetto.' })
  titolo: string | null;
  @Field(() => String, { nullable: true }) cup: string | null;
  @Field(() => String, { nullable: true, description: 'Primo giorno, data ISO.' }) dal: string | null;
  @Field(() => String, { nullable: true, description: 'Ultimo giorno, data ISO.' }) al: string | null;
  @Field(() => [TraguardoAts]) traguardi: TraguardoAts[];
}
