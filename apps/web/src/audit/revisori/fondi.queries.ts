import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Quando } from '../../shell/momento.js';

type DelMomento = { scope: string; quando: Quando };
type ProgettoDaScegliere = { readonly id: string; readonly titolo: string; readonly cup: string };
type RendicontoDaScegliere = { readonly id: string; readonly titolo: string; readonly progetto: string };

/** The projects of an ATS that a perimeter may name. */
export const PROGETTI_DA_SCEGLIERE: TypedDocumentNode<
  { progetti: { progetti: readonly ProgettoDaScegliere[] } },
  DelMomento
> = gql`
  query progettiDaScegliere($scope: ID!, $quando: QuandoInput) {
    progetti(scope: $scope, quando: $quando) {
      progetti {
        id
        titolo
        cup
      }
    }
  }
`;

/** The same in a consortium that takes part in them. */
export const RECEPITI_DA_SCEGLIERE: TypedDocumentNode<
  { progettiRecepiti: { progetti: readonly ProgettoDaScegliere[] } },
  DelMomento
> = gql`
  query recepitiDaScegliere($scope: ID!, $quando: QuandoInput) {
    progettiRecepiti(scope: $scope, quando: $quando) {
      progetti {
        id
        titolo
        cup
      }
    }
  }
`;

export const RENDICONTI_DA_SCEGLIERE: TypedDocumentNode<
  { rendiconti: { rendiconti: readonly RendicontoDaScegliere[] } },
  DelMomento
> = gql`
  query rendicontiDaScegliere($scope: ID!, $quando: QuandoInput) {
    rendiconti(scope: $scope, quando: $quando) {
      rendiconti {
        id
        titolo
        progetto
      }
    }
  }
`;
