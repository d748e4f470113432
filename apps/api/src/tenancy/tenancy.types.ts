import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsString, IsUUID, MaxLength } from 'class-validator';

import { RUOLI, TIPI_PERIMETRO, type Perimetro, type Ruolo, type TipoScope } from '@consorzi/domain/tenancy';

import { ComandoInput } from '../graphql/comando-input.js';
import { Momento } from '../graphql/momento.js';

@ObjectType({ description: 'Un incarico di revisione in corso oggi, di chi chiede.' })
export class IncaricoMio {
  @Field(() => ID) incaricoId: string;
  @Field() dal: string;
  @Field() al: string;
  @Field(() => String, { description: `Uno tra ${TIPI_PERIMETRO.join(', ')}.` }) tipo: Perimetro['tipo'];
  @Field(() => [ID], { description: 'Le cose che il perimetro nomina; nessuna per l’intero ente.' }) oggetti: string[];
}

@ObjectType({ description: 'Un consorzio o un ATS in cui la persona può entrare, con ciò che vi può fare.' })
export class ConsorzioMio {
  @Field(() => ID) scope: string;
  @Field(() => String, { description: 'consorzio o ats.' }) tipo: TipoScope;
  @Field() denominazione: string;
  @Field(() => String, { nullable: true, description: 'Assente per un ATS.' }) sede: string | null;
  @Field(() => [String]) ruoli: string[];
  @Field(() => [String]) permessi: string[];
  @Field(() => [ID], {
    description: 'I centri di responsabilità a cui sono legati i ruoli; vuoto per l’intero consorzio.',
  })
  centri: string[];
  @Field(() => [IncaricoMio]) incarichi: IncaricoMio[];
  @Field({ description: 'Vero per un revisore che vede solo ciò che sta nei suoi incarichi.' }) ristretto: boolean;
}

@ObjectType()
export class Io {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field() username: string;
  @Field(() => [ConsorzioMio]) consorzi: ConsorzioMio[];
}

@ObjectType()
export class ResponsabileType {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field() dal: string;
  @Field(() => String, { nullable: true }) al: string | null;
}

@ObjectType()
export class CentroConResponsabili {
  @Field(() => ID) id: string;
  @Field() codice: string;
  @Field() denominazione: string;
  @Field() soppresso: boolean;
  @Field(() => [ResponsabileType]) responsabili: ResponsabileType[];
  @Field(() => Int) revisione: number;
}

@ObjectType()
export class CentriDelConsorzio {
  @Field(() => Momento) momento: Momento;
  @Field(() => [CentroConResponsabili]) centri: CentroConResponsabili[];
}

@ObjectType()
export class RuoloDellaPersona {
  @Field() ruolo: string;
  @Field(() => [ID]) centri: string[];
}

@ObjectType({ description: 'La persona fa le veci di un’altra in un ruolo, dal primo all’ultimo giorno compresi.' })
export class DelegaType {
  @Field(() => ID) delegaId: string;
  @Field(() => ID) delegante: string;
  @Field() nomeDelegante: string;
  @Field() ruolo: string;
  @Field() dal: string;
  @Field() al: string;
}

@ObjectType()
export class PersonaType {
  @Field(() => ID) personaId: string;
  @Field() nome: string;
  @Field({ description: 'Il nome è stato cancellato su richiesta, e nessun accesso lo riporta.' })
  nomeCancellato: boolean;
  @Field(() => [RuoloDellaPersona]) ruoli: RuoloDellaPersona[];
  @Field(() => [DelegaType], { description: 'Le deleghe ricevute, anche finite; non quelle revocate.' })
  deleghe: DelegaType[];
}

@ObjectType()
export class PersoneDelConsorzio {
  @Field(() => Momento) momento: Momento;
  @Field(() => Int, { description: 'La revisione degli accessi, da dare come expectedRevision.' }) revisione: number;
  @Field(() => [PersonaType]) persone: PersonaType[];
}

@InputType()
export class IstituisciCentroInput extends ComandoInput {
  @Field() @IsString() @MaxLength(20) codice: string;
  @Field() @IsString() @MaxLength(200) denominazione: string;
}

@InputType()
export class CentroInput extends ComandoInput {
  @Field(() => ID) @IsUUID() centroId: string;
}

@InputType()
export class RinominaCentroInput extends CentroInput {
  @Field() @IsString() @MaxLength(200) denominazione: string;
}

@InputType()
export class NominaResponsabileInput extends CentroInput {
  @Field(() => ID) @IsUUID() personaId: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) dal: string;
}

@InputType()
export class CessaResponsabileInput extends CentroInput {
  @Field(() => ID) @IsUUID() personaId: string;
  @Field({ description: 'Data ISO.' }) @IsISO8601({ strict: true }) al: string;
}

@InputType()
export class RevocaRuoloInput extends ComandoInput {
  @Field(() => ID) @IsUUID() personaId: string;
  @Field(() => String, { description: `Uno tra ${RUOLI.join(', ')}.` }) @IsIn(RUOLI) ruolo: Ruolo;
}

@InputType()
export class AssegnaRuoloInput extends RevocaRuoloInput {
  @Field(() => [ID], { defaultValue: [] }) @IsArray() @ArrayMaxSize(50) @IsUUID('all', { each: true }) centri: string[];
}

@InputType()
export class DelegaUnMioRuoloInput extends ComandoInput {
  @Field(() => ID, { description: 'Chi ne fa le veci.' }) @IsUUID() personaId: string;
  @Field(() => String, { description: `Uno tra ${RUOLI.join(', ')}.` }) @IsIn(RUOLI) ruolo: Ruolo;
  @Field({ description: 'Primo giorno, data ISO.' }) @IsISO8601({ strict: true }) dal: string;
  @Field({ description: 'Ultimo giorno, data ISO.' }) @IsISO8601({ strict: true }) al: string;
}

@InputType()
export class DelegaRuoloInput extends DelegaUnMioRuoloInput {
  @Field(() => ID, { description: 'Chi ha il ruolo.' }) @IsUUID() delegante: string;
}

@InputType()
export class RevocaDelegaInput extends ComandoInput {
  @Field(() => ID) @IsUUID() delegaId: string;
}
