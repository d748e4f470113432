import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

interface PianiDaEsportare {
  readonly piani: {
    readonly momento: Momento;
    readonly edges: readonly { readonly node: { readonly id: string; readonly titolo: string } }[];
  };
}

/** The plans of which there can be a dossier. */
export const PIANI_DA_ESPORTARE: TypedDocumentNode<PianiDaEsportare, { scope: string; quando: Quando; first: number }> =
  gql`
    query pianiDaEsportare($scope: ID!, $quando: QuandoInput, $first: Int!) {
      piani(scope: $scope, quando: $quando, first: $first) {
        momento {
          scope
          posizione
          registratoIl
          attuale
        }
        edges {
          node {
            id
            titolo
          }
        }
      }
    }
  `;
