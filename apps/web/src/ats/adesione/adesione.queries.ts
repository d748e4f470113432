import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput } from '../../graphql/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

/** What the consortium has said of an ATS; times ISO. */
export interface Adesione {
  /** The slug of its scope. */
  readonly ats: string;
  readonly stato: 'riconosciuto' | 'disconosciuto';
  readonly riconosciutoIl: string;
  readonly atto: AttoInput | null;
  readonly disconosciutoIl: string | null;
  readonly motivo: string | null;
  readonly revisione: number;
}

/** What an ATS says of the consortium now; days ISO, `al` the last one. */
export interface CheCiNomina {
  readonly ats: string;
  readonly denominazione: string;
  readonly dal: string;
  readonly al: string | null;
}

export const ADESIONI: TypedDocumentNode<
  { adesioni: { momento: Momento; adesioni: readonly Adesione[]; ciNominano: readonly CheCiNomina[] } },
  { scope: string; quando: Quando }
> = gql`
  query adesioni($scope: ID!, $quando: QuandoInput) {
    adesioni(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      adesioni {
        ats
        stato
        riconosciutoIl
        atto {
          organo
          numero
          data
        }
        disconosciutoIl
        motivo
        revisione
      }
      ciNominano {
        ats
        denominazione
        dal
        al
      }
    }
  }
`;
