import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput } from '../../graphql/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

type DelMomento = { scope: string; quando: Quando };

export interface OggettoNominato {
  readonly id: string;
  /** Empty where it is no longer there. */
  readonly nome: string;
}

export interface Revisione {
  readonly incaricoId: string;
  readonly nome: string;
  readonly dal: string;
  readonly al: string;
  readonly perimetro: {
    readonly tipo: 'consorzio' | 'centri' | 'obiettivi' | 'progetti' | 'rendiconti';
    readonly centri: readonly OggettoNominato[];
    readonly obiettivi: readonly OggettoNominato[];
    readonly progetti: readonly OggettoNominato[];
    readonly rendiconti: readonly OggettoNominato[];
  };
  readonly atto: AttoInput | null;
  readonly stato: 'daIniziare' | 'inCorso' | 'finita' | 'revocata';
}

export interface Accesso {
  readonly id: string;
  readonly il: string;
  readonly volte: number;
  readonly nome: string;
  readonly incarichi: readonly string[];
  readonly operazione: string;
  readonly oggetti: readonly OggettoNominato[];
  readonly momenti: readonly string[];
}

interface Revisioni {
  readonly momento: Momento;
  readonly revisione: number;
  readonly revisioni: readonly Revisione[];
}

interface Accessi {
  readonly momento: Momento;
  readonly edges: readonly { readonly cursor: string; readonly node: Accesso }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const MOMENTO = `momento { scope posizione registratoIl attuale }`;

export const REVISIONI: TypedDocumentNode<{ revisioni: Revisioni }, DelMomento> = gql`
  query revisioni($scope: ID!, $quando: QuandoInput) {
    revisioni(scope: $scope, quando: $quando) {
      ${MOMENTO}
      revisione
      revisioni {
        incaricoId nome dal al stato
        perimetro { tipo centri { id nome } obiettivi { id nome } progetti { id nome } rendiconti { id nome } }
        atto { organo numero data }
      }
    }
  }
`;

export const ACCESSI: TypedDocumentNode<
  { accessiDeiRevisori: Accessi },
  DelMomento & { first: number; after: string | null }
> = gql`
  query accessiDeiRevisori($scope: ID!, $quando: QuandoInput, $first: Int!, $after: String) {
    accessiDeiRevisori(scope: $scope, quando: $quando, first: $first, after: $after) {
      ${MOMENTO}
      edges { cursor node { id il volte nome incarichi operazione oggetti { id nome } momenti } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

type PianoDaScegliere = { readonly id: string; readonly titolo: string };

/** The plans whose objectives a perimeter may name. */
export const PIANI_DA_SCEGLIERE: TypedDocumentNode<
  { piani: { edges: readonly { readonly node: PianoDaScegliere }[] } },
  DelMomento
> = gql`
  query pianiDaScegliere($scope: ID!, $quando: QuandoInput) {
    piani(scope: $scope, quando: $quando, first: 100) {
      edges {
        node {
          id
          titolo
        }
      }
    }
  }
`;

export const OBIETTIVI_DA_SCEGLIERE: TypedDocumentNode<
  {
    albero: {
      rami: readonly { obiettivi: readonly { id: string; numero: string; titolo: string }[] }[];
    } | null;
  },
  DelMomento & { pianoId: string }
> = gql`
  query obiettiviDaScegliere($scope: ID!, $quando: QuandoInput, $pianoId: ID!) {
    albero(scope: $scope, quando: $quando, pianoId: $pianoId) {
      rami {
        obiettivi {
          id
          numero
          titolo
        }
      }
    }
  }
`;
