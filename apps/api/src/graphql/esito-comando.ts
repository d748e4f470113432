import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'Quanto dei dati di un consorzio è già nei rendiconti dell’ATS: resta anche dopo la revoca.',
})
export class GiaRendicontato {
  @Field(() => Int, { description: 'Righe di rendiconto.' }) numero: number;
  @Field(() => Float, { description: 'Centesimi, interi.' }) centesimi: number;
}

/** The command's events stand in the log. */
@ObjectType({ description: 'Il comando è stato eseguito: i suoi eventi sono nel registro del consorzio.' })
export class ComandoEseguito {
  @Field(() => ID) commandId: string;
  @Field(() => ID, { description: "L'oggetto a cui il comando era rivolto." }) id: string;
  @Field(() => ID, { nullable: true, description: 'Il piano in cui è entrato il documento, per accettaProposta.' })
  pianoId: string | null;
  @Field(() => Int, { description: "La revisione dell'oggetto dopo il comando." }) revisione: number;
  @Field(() => Int, { nullable: true, description: 'La posizione in cui le letture lo mostrano, se già nota.' })
  posizione: number | null;
  @Field({ description: 'Vero se ogni lettura successiva mostra già il risultato.' }) visibile: boolean;
  @Field(() => GiaRendicontato, {
    nullable: true,
    description:
      'Per revocaCondivisione e disconosciAts: quanto l’ATS ha già rendicontato, del progetto o in tutto, per questo consorzio; assente se ora non si può sapere.',
  })
  giaRendicontato?: GiaRendicontato | null;
  @Field({ description: 'Vero se lo stesso comando era già stato eseguito: è il risultato di allora.' })
  ripetuto: boolean;
}

@ObjectType()
export class Dettaglio {
  @Field() nome: string;
  @Field(() => String, { nullable: true }) valore: string | null;
}

/** A rule of the domain said no; nothing was written. */
@ObjectType({ description: 'Una regola non lo permette: nulla è stato scritto.' })
export class RegolaViolata {
  @Field({ description: 'Il codice della regola.' }) codice: string;
  @Field({ description: 'La regola in una frase.' }) messaggio: string;
  @Field(() => [Dettaglio]) dettagli: Dettaglio[];
}

@ObjectType()
export class Cambiamento {
  @Field() tipo: string;
  @Field() frase: string;
  @Field() autore: string;
  @Field() registratoIl: string;
}

/** Someone else changed the object since the client read it. */
@ObjectType({ description: "Qualcun altro ha cambiato l'oggetto dopo che era stato letto: nulla è stato scritto." })
export class ConflittoDiRevisione {
  @Field(() => Int) revisioneAttesa: number;
  @Field(() => Int) revisioneAttuale: number;
  @Field(() => [Cambiamento]) cambiamenti: Cambiamento[];
}

/** What every mutation answers. Expected failures are data; `errors[]` is for the unexpected. */
export const EsitoComando = createUnionType({
  name: 'EsitoComando',
  types: () => [ComandoEseguito, RegolaViolata, ConflittoDiRevisione] as const,
  resolveType: (value: object) =>
    'ripetuto' in value ? ComandoEseguito : 'codice' in value ? RegolaViolata : ConflittoDiRevisione,
});
export type EsitoComando = ComandoEseguito | RegolaViolata | ConflittoDiRevisione;
