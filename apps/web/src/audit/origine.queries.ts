import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Atto } from '../planning/index.js';
import type { Momento, Quando } from '../shell/momento.js';

/** An event of the log in a line: what every link of provenance leads to. */
export interface FattoDelRegistro {
  readonly posizione: number;
  readonly tipo: string;
  readonly frase: string;
  readonly autore: string;
  readonly ruolo: string;
  readonly registratoIl: string;
  readonly avvenutoIl: string;
  readonly atto: Atto | null;
}

const MOMENTO = 'momento { scope posizione registratoIl attuale }';
export const FATTO = `posizione tipo frase autore ruolo registratoIl avvenutoIl atto { organo numero data }`;

type DelMomento = { scope: string; quando: Quando };
export type Letto = Momento & { readonly registratoIl: string | null };

export interface EventoDelRegistro {
  readonly momento: Letto;
  readonly fatto: FattoDelRegistro;
  readonly oggetto: {
    readonly tipo: string;
    readonly id: string;
    readonly nome: string;
    readonly pianoId: string | null;
    readonly obiettivoId: string | null;
  };
  readonly eventId: string;
  readonly commandId: string;
  readonly flusso: string;
  readonly revisione: number;
  readonly versione: number;
  readonly impronta: string;
  readonly contenuto: unknown;
  readonly testi: readonly { readonly id: string; readonly impronta: string | null; readonly testo: string | null }[];
  readonly nomi: readonly { readonly id: string; readonly nome: string }[];
  readonly precedente: number | null;
  readonly successivo: number | null;
  readonly precedenteDellOggetto: number | null;
  readonly successivoDellOggetto: number | null;
  readonly inizioDelComando: number;
  readonly fineDelComando: number;
}

export const EVENTO: TypedDocumentNode<{ evento: EventoDelRegistro | null }, DelMomento & { posizione: number }> = gql`
  query evento($scope: ID!, $quando: QuandoInput, $posizione: Int!) {
    evento(scope: $scope, quando: $quando, posizione: $posizione) {
      ${MOMENTO}
      fatto { ${FATTO} }
      oggetto { tipo id nome pianoId obiettivoId }
      eventId commandId flusso revisione versione impronta contenuto
      testi { id impronta testo }
      nomi { id nome }
      precedente successivo precedenteDellOggetto successivoDellOggetto
      inizioDelComando fineDelComando
    }
  }
`;

export interface CampoCambiato {
  readonly percorso: string;
  readonly campo: string;
  readonly prima: string | null;
  readonly dopo: string | null;
  /** Positions, newest first. */
  readonly eventi: readonly number[];
}

export interface OggettoCambiato {
  readonly modello: string;
  readonly genere: string;
  readonly id: string;
  readonly nome: string;
  readonly esito: 'aggiunto' | 'eliminato' | 'cambiato';
  readonly pianoId: string | null;
  readonly obiettivoId: string | null;
  readonly campi: readonly CampoCambiato[];
  readonly eventi: readonly number[];
  readonly eventiInteri: boolean;
}

export interface DifferenzeLette {
  readonly da: Letto;
  readonly a: Letto;
  readonly riepilogo: readonly {
    readonly genere: string;
    readonly aggiunti: number;
    readonly eliminati: number;
    readonly cambiati: number;
  }[];
  readonly edges: readonly { readonly cursor: string; readonly node: OggettoCambiato }[];
  readonly fatti: readonly FattoDelRegistro[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export type DifferenzeVariabili = {
  scope: string;
  da: Exclude<Quando, null>;
  a: Quando;
  pianoId: string | null;
  centroId: string | null;
  obiettivoId: string | null;
  first: number;
  after: string | null;
};

export const DIFFERENZE: TypedDocumentNode<{ differenze: DifferenzeLette }, DifferenzeVariabili> = gql`
  query differenze(
    $scope: ID!
    $da: QuandoInput!
    $a: QuandoInput
    $pianoId: ID
    $centroId: ID
    $obiettivoId: ID
    $first: Int!
    $after: String
  ) {
    differenze(
      scope: $scope
      da: $da
      a: $a
      pianoId: $pianoId
      centroId: $centroId
      obiettivoId: $obiettivoId
      first: $first
      after: $after
    ) {
      da { scope posizione registratoIl attuale }
      a { scope posizione registratoIl attuale }
      riepilogo { genere aggiunti eliminati cambiati }
      edges {
        cursor
        node {
          modello genere id nome esito pianoId obiettivoId eventi eventiInteri
          campi { percorso campo prima dopo eventi }
        }
      }
      fatti { ${FATTO} }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export interface AttoDelPiano {
  readonly pianoId: string;
  readonly piano: string;
  readonly tipo: 'approvazione' | 'ricostruzione' | 'variazione';
  readonly variazioneId: string | null;
  readonly atto: Atto | null;
  readonly prima: number;
  readonly dopo: number;
  readonly registratoIl: string;
}

export const ATTI_DEL_PIANO: TypedDocumentNode<
  { attiDelPiano: { readonly atti: readonly AttoDelPiano[] } },
  DelMomento & { pianoId: string | null }
> = gql`
  query attiDelPiano($scope: ID!, $quando: QuandoInput, $pianoId: ID) {
    attiDelPiano(scope: $scope, quando: $quando, pianoId: $pianoId) {
      ${MOMENTO}
      atti { pianoId piano tipo variazioneId atto { organo numero data } prima dopo registratoIl }
    }
  }
`;

export interface AttribuzioneLetta {
  readonly campi: readonly {
    readonly percorso: string;
    readonly campo: string;
    readonly valore: string | null;
    readonly posizione: number;
  }[];
  readonly fatti: readonly FattoDelRegistro[];
}

export const ATTRIBUZIONE: TypedDocumentNode<
  { attribuzione: AttribuzioneLetta | null },
  DelMomento & { oggettoId: string }
> = gql`
  query attribuzione($scope: ID!, $quando: QuandoInput, $oggettoId: ID!) {
    attribuzione(scope: $scope, quando: $quando, oggettoId: $oggettoId) {
      ${MOMENTO}
      campi { percorso campo valore posizione }
      fatti { ${FATTO} }
    }
  }
`;

export interface TotaleLetto {
  readonly momento: Letto;
  readonly piano: string;
  readonly misura: string;
  readonly totale: number;
  readonly saldi: readonly { readonly misura: string; readonly totale: number }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: {
      readonly posizione: number;
      readonly importo: number;
      readonly saldo: number;
      readonly oggetto: string;
      readonly oggettoId: string;
      readonly nome: string;
    };
  }[];
  readonly fatti: readonly FattoDelRegistro[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const PROVENIENZA_DEL_TOTALE: TypedDocumentNode<
  { provenienzaDelTotale: TotaleLetto | null },
  DelMomento & { pianoId: string; misura: string; first: number; after: string | null }
> = gql`
  query provenienzaDelTotale(
    $scope: ID!
    $quando: QuandoInput
    $pianoId: ID!
    $misura: String!
    $first: Int!
    $after: String
  ) {
    provenienzaDelTotale(
      scope: $scope
      quando: $quando
      pianoId: $pianoId
      misura: $misura
      first: $first
      after: $after
    ) {
      ${MOMENTO}
      piano misura totale
      saldi { misura totale }
      edges { cursor node { posizione importo saldo oggetto oggettoId nome } }
      fatti { ${FATTO} }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export interface ValoreConEventi {
  readonly nome: string;
  readonly scritto: string | null;
  readonly inteso: string | null;
  readonly eventi: readonly number[];
}

export interface ValoreLetto {
  readonly momento: Letto;
  readonly obiettivo: string;
  readonly pianoId: string;
  readonly centro: string;
  readonly anno: number;
  readonly voce: string;
  readonly valore: ValoreConEventi;
  readonly atteso: ValoreConEventi | null;
  readonly rilevatoIl: string | null;
  readonly grado: {
    readonly calcolabile: boolean;
    readonly percento: string | null;
    readonly raggiunto: boolean | null;
    readonly motivo: string | null;
  } | null;
  readonly fatti: readonly FattoDelRegistro[];
}

export const PROVENIENZA_DEL_VALORE: TypedDocumentNode<
  { provenienzaDelValore: ValoreLetto | null },
  DelMomento & { obiettivoId: string; centroId: string; anno: number; voceId: string }
> = gql`
  query provenienzaDelValore(
    $scope: ID!
    $quando: QuandoInput
    $obiettivoId: ID!
    $centroId: ID!
    $anno: Int!
    $voceId: ID!
  ) {
    provenienzaDelValore(
      scope: $scope
      quando: $quando
      obiettivoId: $obiettivoId
      centroId: $centroId
      anno: $anno
      voceId: $voceId
    ) {
      ${MOMENTO}
      obiettivo pianoId centro anno voce rilevatoIl
      valore { nome scritto inteso eventi }
      atteso { nome scritto inteso eventi }
      grado { calcolabile percento raggiunto motivo }
      fatti { ${FATTO} }
    }
  }
`;
