import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Atto } from '../../planning/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

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

/** A line of the log: what happened, to what, and which command it belongs to. */
export interface VoceRegistro {
  readonly fatto: FattoDelRegistro;
  readonly genere: string | null;
  readonly personaId: string;
  readonly commandId: string;
  readonly oggetto: {
    readonly tipo: string;
    readonly id: string;
    readonly nome: string;
    readonly pianoId: string | null;
    readonly obiettivoId: string | null;
  };
}

export interface FiltriRegistro {
  readonly generi?: readonly string[];
  readonly personaId?: string;
  readonly al?: string;
  readonly conAtto?: boolean;
}

export interface MeseNelRegistro {
  readonly mese: string;
  readonly prima: number;
  readonly eventi: number;
}

export interface LineaDelTempo {
  readonly momento: Momento;
  readonly mesi: readonly MeseNelRegistro[];
  readonly autori: readonly { readonly personaId: string; readonly nome: string }[];
}

export interface AttoNelRegistro {
  readonly prima: number;
  readonly ultima: number;
  readonly registratoIl: string;
  readonly atto: Atto;
}

type DelMomento = { scope: string; quando: Quando };
type PaginaInfo = { readonly hasNextPage: boolean; readonly endCursor: string | null };
export type VariabiliRegistro = DelMomento & {
  ordine: 'recenti' | 'antichi';
  first: number;
  after: string | null;
  filtri: FiltriRegistro | null;
};

export interface PaginaRegistro {
  readonly registro: {
    readonly momento: Momento;
    readonly edges: readonly { readonly cursor: string; readonly node: VoceRegistro }[];
    readonly pageInfo: PaginaInfo;
  };
}

export const REGISTRO: TypedDocumentNode<PaginaRegistro, VariabiliRegistro> = gql`
  query registro(
    $scope: ID!
    $quando: QuandoInput
    $ordine: String!
    $first: Int!
    $after: String
    $filtri: FiltriRegistroInput
  ) {
    registro(scope: $scope, quando: $quando, ordine: $ordine, first: $first, after: $after, filtri: $filtri) {
      momento {
        scope
        posizione
        attuale
      }
      edges {
        cursor
        node {
          fatto {
            posizione
            tipo
            frase
            autore
            ruolo
            registratoIl
            avvenutoIl
            atto {
              organo
              numero
              data
            }
          }
          genere
          personaId
          commandId
          oggetto {
            tipo
            id
            nome
            pianoId
            obiettivoId
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const LINEA_DEL_TEMPO: TypedDocumentNode<{ lineaDelTempo: LineaDelTempo }, DelMomento> = gql`
  query lineaDelTempo($scope: ID!, $quando: QuandoInput) {
    lineaDelTempo(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      mesi {
        mese
        prima
        eventi
      }
      autori {
        personaId
        nome
      }
    }
  }
`;

export const ATTI: TypedDocumentNode<
  { atti: { readonly edges: readonly { readonly node: AttoNelRegistro }[]; readonly pageInfo: PaginaInfo } },
  DelMomento & { first: number; after: string | null }
> = gql`
  query atti($scope: ID!, $quando: QuandoInput, $first: Int!, $after: String) {
    atti(scope: $scope, quando: $quando, first: $first, after: $after) {
      edges {
        node {
          prima
          ultima
          registratoIl
          atto {
            organo
            numero
            data
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Of the newest plan there was: which one it is. */
export const PIANI_DI_ALLORA: TypedDocumentNode<
  { piani: { readonly edges: readonly { readonly node: { readonly id: string } }[] } },
  DelMomento & { first: number }
> = gql`
  query pianiDiAllora($scope: ID!, $quando: QuandoInput, $first: Int!) {
    piani(scope: $scope, quando: $quando, first: $first) {
      edges {
        node {
          id
        }
      }
    }
  }
`;
