import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Tempi di una attività: come scritti e come capiti.' })
export class TempiType {
  @Field() originale: string;
  @Field() tipo: string;
}

@ObjectType({ description: 'Un valore atteso: come scritto e come capito.' })
export class ValoreAttesoType {
  @Field() originale: string;
  @Field() tipo: string;
  @Field({ description: 'La forma capita, in chiaro.' }) inteso: string;
  @Field(() => [String]) avvertenze: string[];
}

@ObjectType()
export class AttivitaType {
  @Field(() => ID) id: string;
  @Field() testo: string;
  @Field(() => TempiType) tempi: TempiType;
}

@ObjectType()
export class IndicatoreType {
  @Field(() => ID) id: string;
  @Field() nome: string;
  @Field() descrizione: string;
  @Field() unita: string;
  @Field(() => ValoreAttesoType) atteso: ValoreAttesoType;
}

@ObjectType({ description: 'La scheda di un obiettivo, con i nomi di SchedaObiettivoInput.' })
export class SchedaObiettivoType {
  @Field() numero: string;
  @Field() titolo: string;
  @Field(() => [ID]) centri: string[];
  @Field() areaStrategica: string;
  @Field() obiettivoOperativo: string;
  @Field(() => [ID]) progettiPeg: string[];
  @Field() progettoPegTesto: string;
  @Field() servizi: string;
  @Field() utentiFinali: string;
  @Field() retiDiCollaborazione: string;
  @Field() finalita: string;
  @Field() descrizione: string;
  @Field(() => ID, { nullable: true }) continuaDa: string | null;
  @Field(() => [AttivitaType]) attivita: AttivitaType[];
  @Field(() => [IndicatoreType]) indicatori: IndicatoreType[];
}

@ObjectType({ description: 'La scheda di un progetto PEG, con i nomi di SchedaProgettoPegInput.' })
export class SchedaProgettoPegType {
  @Field() codice: string;
  @Field() nome: string;
  @Field(() => ID) centroId: string;
  @Field() areaStrategica: string;
  @Field() obiettivoOperativo: string;
  @Field(() => [String]) servizi: string[];
}
