import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** Money in cents; days ISO. */
export interface Ritorno {
  readonly momento: Momento;
  readonly rendicontatiCentesimi: number;
  readonly ricevutiCentesimi: number;
  readonly rendicontate: readonly {
    readonly rendicontoId: string;
    readonly spesaId: string;
    readonly titolo: string;
    readonly il: string;
    readonly centesimi: number;
  }[];
  readonly somme: readonly { readonly richiestaId: string; readonly il: string; readonly centesimi: number }[];
}

export const RITORNO_DALL_ATS: TypedDocumentNode<
  { ritornoDallAts: Ritorno },
  { scope: string; quando: Quando; progettoId: string }
> = gql`
  query ritornoDallAts($scope: ID!, $quando: QuandoInput, $progettoId: ID) {
    ritornoDallAts(scope: $scope, quando: $quando, progettoId: $progettoId) {
      momento {
        scope
        posizione
        attuale
      }
      rendicontatiCentesimi
      ricevutiCentesimi
      rendicontate {
        rendicontoId
        spesaId
        titolo
        il
        centesimi
      }
      somme {
        richiestaId
        il
        centesimi
      }
    }
  }
`;
