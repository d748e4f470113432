import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Atto, Differenza } from '../planning/index.js';
import type { Momento, Quando } from '../shell/momento.js';

/** A fact of an object's history, told in Italian. */
export interface VoceStoria {
  readonly posizione: number;
  readonly tipo: string;
  readonly frase: string;
  readonly autore: string;
  readonly ruolo: string;
  readonly registratoIl: string;
  readonly avvenutoIl: string;
  readonly atto: Atto | null;
  readonly variazioneId: string | null;
  readonly differenze: readonly Differenza[];
  /** An id whose words are null: they were erased. */
  readonly testoId: string | null;
  readonly motivoId: string | null;
  readonly motivo: string | null;
  readonly testo: string | null;
}

export interface Storia {
  readonly momento: Momento;
  readonly edges: readonly { readonly cursor: string; readonly node: VoceStoria }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Variabili = { scope: string; quando: Quando; oggettoId: string; first: number; after: string | null };

export const STORIA: TypedDocumentNode<{ storia: Storia }, Variabili> = gql`
  query storia($scope: ID!, $quando: QuandoInput, $oggettoId: ID!, $first: Int!, $after: String) {
    storia(scope: $scope, quando: $quando, oggettoId: $oggettoId, first: $first, after: $after) {
      momento {
        scope
        posizione
        attuale
      }
      edges {
        cursor
        node {
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
          variazioneId
          differenze {
            percorso
            campo
            prima
            dopo
          }
          testoId
          motivoId
          motivo
          testo
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
