import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput, MotivoRettificaPeriodo } from '../graphql/index.js';
import type { Momento, Quando } from '../shell/momento.js';

/** Days of the calendar, ISO; `al` is the last one, null while there is none. `vigente`: on the day that was asked. */
export interface Periodo {
  readonly dal: string;
  readonly al: string | null;
  readonly vigente: boolean;
}

export interface Membro extends Periodo {
  /** The slug of its scope. */
  readonly consorzio: string;
  readonly denominazione: string;
  readonly capofila: boolean;
  /** The consortium recognises the ATS, now: where it does not, it gets nothing and shows nothing. */
  readonly riconosce: boolean;
  readonly attoEntrata: AttoInput | null;
  readonly attoUscita: AttoInput | null;
  readonly rettifica: { readonly motivo: MotivoRettificaPeriodo; readonly atto: AttoInput | null } | null;
}

export interface Capofila extends Periodo {
  readonly consorzio: string;
  readonly denominazione: string;
  readonly atto: AttoInput | null;
}

export interface Convenzione extends Periodo {
  readonly id: string;
  readonly titolo: string;
  readonly al: string;
  readonly atto: AttoInput | null;
  readonly parti: readonly { readonly consorzio: string | null; readonly denominazione: string }[];
  readonly proroghe: readonly { readonly al: string; readonly atto: AttoInput | null }[];
  readonly revisione: number;
}

export interface Ats {
  readonly denominazione: string;
  readonly giorno: string;
  readonly membri: readonly Membro[];
  readonly capofila: readonly Capofila[];
  readonly convenzioni: readonly Convenzione[];
  /** Of members and capofila. */
  readonly revisione: number;
}

type DelGiorno = { scope: string; quando: Quando; giorno: string };

export const ATS: TypedDocumentNode<{ ats: { momento: Momento; ats: Ats | null } }, DelGiorno> = gql`
  query ats($scope: ID!, $quando: QuandoInput, $giorno: String) {
    ats(scope: $scope, quando: $quando, giorno: $giorno) {
      momento {
        scope
        posizione
        attuale
      }
      ats {
        scope
        denominazione
        giorno
        revisione
        membri {
          consorzio
          denominazione
          dal
          al
          vigente
          capofila
          riconosce
          attoEntrata {
            organo
            numero
            data
          }
          attoUscita {
            organo
            numero
            data
          }
          rettifica {
            motivo
            atto {
              organo
              numero
              data
            }
          }
        }
        capofila {
          consorzio
          denominazione
          dal
          al
          vigente
          atto {
            organo
            numero
            data
          }
        }
        convenzioni {
          id
          titolo
          dal
          al
          vigente
          revisione
          parti {
            consorzio
            denominazione
          }
          atto {
            organo
            numero
            data
          }
          proroghe {
            al
            atto {
              organo
              numero
              data
            }
          }
        }
      }
    }
  }
`;
