import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

export const TIPI_SCADENZA = [
  ...(['target', 'milestone', 'fase', 'trasferimento', 'istanza', 'integrazioni', 'esito', 'convenzione'] as const),
  ...(['fineProgetto', 'mesiDaChiudere', 'piano', 'variazioni', 'relazione', 'delega', 'revisione'] as const),
] as const;
export type TipoScadenza = (typeof TIPI_SCADENZA)[number];

/** Days ISO; `valore` is a target's value, months `2025-01/2025-03`, a role or the kind of a request. Money in cents. */
export interface Scadenza {
  readonly id: string;
  readonly giorno: string;
  readonly tipo: TipoScadenza;
  readonly titolo: string | null;
  readonly testo: string | null;
  readonly progetto: string | null;
  readonly ente: string | null;
  readonly persona: string | null;
  readonly stato: 'passata' | 'oggi' | 'prossima';
  readonly aperta: boolean;
  readonly valore: string | null;
  readonly unita: string | null;
  readonly centesimi: number | null;
  readonly mancano: readonly string[];
  readonly riferimento: string | null;
}

export interface Scadenzario {
  readonly momento: Momento;
  readonly giorno: string;
  readonly nonCondividono: readonly string[];
  readonly scadenze: readonly Scadenza[];
}

export const SCADENZARIO: TypedDocumentNode<{ scadenzario: Scadenzario }, { scope: string; quando: Quando }> = gql`
  query scadenzario($scope: ID!, $quando: QuandoInput) {
    scadenzario(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      giorno
      nonCondividono
      scadenze {
        id
        giorno
        tipo
        titolo
        testo
        progetto
        ente
        persona
        stato
        aperta
        valore
        unita
        centesimi
        mancano
        riferimento
      }
    }
  }
`;

export interface Mancanza {
  readonly riferimento: string | null;
  readonly titolo: string | null;
  readonly testo: string | null;
  readonly mese: string | null;
  readonly entro: string | null;
  readonly centesimi: number | null;
  readonly cosa: readonly string[];
}

export interface Dovuto {
  readonly tipo: string;
  readonly chi: 'partner' | 'capofila' | 'finanziatore';
  readonly progettoId: string;
  readonly progetto: string;
  readonly ente: string;
  readonly lettura: 'letto' | 'nonCondiviso' | 'troppe';
  readonly numero: number | null;
  readonly centesimi: number | null;
  readonly voci: readonly Mancanza[];
}

export interface Dovuti {
  readonly momento: Momento;
  readonly progetti: readonly { readonly progettoId: string; readonly titolo: string }[];
  readonly dovuti: readonly Dovuto[];
}

export const DOVUTI: TypedDocumentNode<
  { dovuti: Dovuti },
  { scope: string; quando: Quando; progettoId: string | null }
> = gql`
  query dovuti($scope: ID!, $quando: QuandoInput, $progettoId: ID) {
    dovuti(scope: $scope, quando: $quando, progettoId: $progettoId) {
      momento {
        scope
        posizione
        attuale
      }
      progetti {
        progettoId
        titolo
      }
      dovuti {
        tipo
        chi
        progettoId
        progetto
        ente
        lettura
        numero
        centesimi
        voci {
          riferimento
          titolo
          testo
          mese
          entro
          centesimi
          cosa
        }
      }
    }
  }
`;
