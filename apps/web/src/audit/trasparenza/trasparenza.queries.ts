import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** A checkpoint of the log: so many events, this root, signed by the log and by witnesses. */
export interface Sigillo {
  readonly dimensione: number;
  readonly radice: string;
  readonly firmatoIl: string;
  readonly controfirme: readonly { readonly testimone: string; readonly firmataIl: string }[];
  readonly nota: string;
}

export interface Testimone {
  readonly testimone: string;
  readonly nominatoIl: string;
  /** Null until the other side has agreed, and signed for the first time. */
  readonly accordoDal: string | null;
  readonly ultimaDimensione: number | null;
  readonly ultimaFirmaIl: string | null;
}

export interface EnteTestimoniato {
  readonly ente: string;
  readonly concessaIl: string;
  readonly ultimaDimensione: number | null;
  readonly ultimaFirmaIl: string | null;
}

export interface Allarme {
  readonly id: string;
  readonly oggetto: string;
  readonly motivo: string;
  readonly rilevatoIl: string;
  readonly dettagli: readonly { readonly nome: string; readonly valore: string }[];
}

export interface Trasparenza {
  readonly momento: Momento;
  readonly eventi: number;
  readonly ultimo: Sigillo | null;
  readonly nonSigillati: number;
  /** Null where no witness has signed yet. */
  readonly nonTestimoniati: number | null;
  readonly quorum: number;
  readonly testimoni: readonly Testimone[];
  readonly enti: readonly EnteTestimoniato[];
  readonly allarmi: readonly Allarme[];
  readonly sigilli: {
    readonly edges: readonly { readonly cursor: string; readonly node: Sigillo }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
  readonly politica: string | null;
  readonly verificatore: string | null;
}

type Variabili = { scope: string; quando: Quando; first: number; after: string | null };

export const TRASPARENZA: TypedDocumentNode<{ trasparenza: Trasparenza }, Variabili> = gql`
  query trasparenza($scope: ID!, $quando: QuandoInput, $first: Int!, $after: String) {
    trasparenza(scope: $scope, quando: $quando, first: $first, after: $after) {
      momento {
        scope
        posizione
        attuale
      }
      eventi
      ultimo {
        dimensione
        radice
        firmatoIl
        nota
        controfirme {
          testimone
          firmataIl
        }
      }
      nonSigillati
      nonTestimoniati
      quorum
      testimoni {
        testimone
        nominatoIl
        accordoDal
        ultimaDimensione
        ultimaFirmaIl
      }
      enti {
        ente
        concessaIl
        ultimaDimensione
        ultimaFirmaIl
      }
      allarmi {
        id
        oggetto
        motivo
        rilevatoIl
        dettagli {
          nome
          valore
        }
      }
      sigilli {
        edges {
          cursor
          node {
            dimensione
            radice
            firmatoIl
            nota
            controfirme {
              testimone
              firmataIl
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      politica
      verificatore
    }
  }
`;

/** Where an event stands in the tree. */
export interface Inclusione {
  readonly posizione: number;
  readonly stato: 'nonAncora' | 'sigillato' | 'testimoniato';
  readonly impronta: string;
  readonly prova: readonly string[];
  readonly verificata: boolean;
  readonly sigillo: Pick<Sigillo, 'dimensione' | 'firmatoIl' | 'controfirme'> | null;
}

export const INCLUSIONE: TypedDocumentNode<
  { inclusione: Inclusione | null },
  { scope: string; quando: Quando; posizione: number }
> = gql`
  query inclusione($scope: ID!, $quando: QuandoInput, $posizione: Int!) {
    inclusione(scope: $scope, quando: $quando, posizione: $posizione) {
      posizione
      stato
      impronta
      prova
      verificata
      sigillo {
        dimensione
        firmatoIl
        controfirme {
          testimone
          firmataIl
        }
      }
    }
  }
`;
