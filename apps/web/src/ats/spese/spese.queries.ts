import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

export const TIPI_SPESA = ['fattura', 'personale', 'trasferimento', 'contributo'] as const;
export type TipoSpesa = (typeof TIPI_SPESA)[number];
export const MOTIVI_SENZA_CIG = [
  'personale',
  'trasferimento',
  'contributo',
  'utenze',
  'esclusoDaTracciabilita',
] as const;

export interface Quota {
  readonly progettoId: string | null;
  readonly voceId: string | null;
  readonly fonte: string;
  readonly voce: string | null;
  readonly centesimi: number;
}

export interface Spesa {
  readonly id: string;
  readonly progettoId: string;
  readonly tipo: TipoSpesa;
  readonly mese: string;
  readonly competenza: string;
  readonly descrizione: string | null;
  readonly cup: string;
  readonly cig: { readonly codice: string | null; readonly assenza: string | null };
  readonly documento: { readonly numero: string; readonly data: string } | null;
  readonly fornitore: {
    readonly denominazione: string | null;
    readonly partitaIva: string | null;
    readonly codiceFiscale: string | null;
    readonly iban: string | null;
  } | null;
  readonly imponibileCentesimi: number;
  readonly ivaCentesimi: number;
  readonly ivaACostoCentesimi: number;
  readonly ritenutaCentesimi: number;
  readonly scissioneIva: boolean;
  readonly costoCentesimi: number;
  readonly dovutoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly quote: readonly Quota[];
  readonly impegni: readonly { readonly numero: string; readonly data: string; readonly centesimi: number }[];
  readonly pagamenti: readonly Pagamento[];
  readonly rettificata: boolean;
  readonly motivoRettifica: string | null;
  readonly possibileDoppione: boolean;
  readonly revisione: number;
}
export interface Pagamento {
  readonly pagamentoId: string;
  readonly mandato: string;
  readonly data: string;
  readonly quietanza: string | null;
  readonly centesimi: number;
}

export interface ProgettoDiSpesa {
  readonly progettoId: string;
  readonly titolo: string;
  readonly cup: string;
  readonly dal: string;
  readonly al: string;
  readonly chiuso: boolean;
  readonly voci: readonly { readonly voceId: string; readonly codice: string; readonly titolo: string }[];
  readonly chiusoFinoAl: string | null;
  readonly motivoRiapertura: string | null;
  readonly revisionePeriodi: number;
}

export interface Saldi {
  readonly numero: number;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}
export interface ContoSpese extends Saldi {
  readonly progettoId: string;
  readonly mese: string;
  readonly voceId: string;
  readonly tipo: TipoSpesa;
}

export type SpesaInElenco = Pick<
  Spesa,
  | 'id'
  | 'progettoId'
  | 'tipo'
  | 'mese'
  | 'competenza'
  | 'descrizione'
  | 'documento'
  | 'fornitore'
  | 'costoCentesimi'
  | 'quotaCentesimi'
  | 'pagatoCentesimi'
  | 'dovutoCentesimi'
  | 'possibileDoppione'
>;
export interface Elenco {
  readonly momento: Momento;
  readonly edges: readonly { readonly cursor: string; readonly node: SpesaInElenco }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totale: Saldi;
  readonly conti: readonly ContoSpese[];
}

type DiSpese = {
  scope: string;
  quando: Quando;
  progettoId: string | null;
  mese: string | null;
  first: number;
  after: string | null;
};
export const SPESE: TypedDocumentNode<{ spese: Elenco }, DiSpese> = gql`
  query spese($scope: ID!, $quando: QuandoInput, $progettoId: ID, $mese: String, $first: Int!, $after: String) {
    spese(scope: $scope, quando: $quando, progettoId: $progettoId, mese: $mese, first: $first, after: $after) {
      momento {
        scope
        posizione
        attuale
      }
      edges {
        cursor
        node {
          id
          progettoId
          tipo
          mese
          competenza
          descrizione
          documento {
            numero
            data
          }
          fornitore {
            denominazione
          }
          costoCentesimi
          quotaCentesimi
          pagatoCentesimi
          dovutoCentesimi
          possibileDoppione
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totale {
        numero
        costoCentesimi
        quotaCentesimi
        pagatoCentesimi
      }
      conti {
        progettoId
        mese
        voceId
        tipo
        numero
        costoCentesimi
        quotaCentesimi
        pagatoCentesimi
      }
    }
  }
`;

export const SPESA: TypedDocumentNode<
  { spesa: { momento: Momento; spesa: Spesa | null } },
  { scope: string; quando: Quando; spesaId: string }
> = gql`
  query spesa($scope: ID!, $quando: QuandoInput, $spesaId: ID!) {
    spesa(scope: $scope, quando: $quando, spesaId: $spesaId) {
      momento {
        scope
        posizione
        attuale
      }
      spesa {
        id
        progettoId
        tipo
        mese
        competenza
        descrizione
        cup
        cig {
          codice
          assenza
        }
        documento {
          numero
          data
        }
        fornitore {
          denominazione
          partitaIva
          codiceFiscale
          iban
        }
        imponibileCentesimi
        ivaCentesimi
        ivaACostoCentesimi
        ritenutaCentesimi
        scissioneIva
        costoCentesimi
        dovutoCentesimi
        quotaCentesimi
        pagatoCentesimi
        quote {
          progettoId
          voceId
          fonte
          voce
          centesimi
        }
        impegni {
          numero
          data
          centesimi
        }
        pagamenti {
          pagamentoId
          mandato
          data
          quietanza
          centesimi
        }
        rettificata
        motivoRettifica
        possibileDoppione
        revisione
      }
    }
  }
`;

export const PROGETTI_DI_SPESA: TypedDocumentNode<
  { progettiDiSpesa: { momento: Momento; progetti: readonly ProgettoDiSpesa[] } },
  { scope: string; quando: Quando }
> = gql`
  query progettiDiSpesa($scope: ID!, $quando: QuandoInput) {
    progettiDiSpesa(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      progetti {
        progettoId
        titolo
        cup
        dal
        al
        chiuso
        voci {
          voceId
          codice
          titolo
        }
        chiusoFinoAl
        motivoRiapertura
        revisionePeriodi
      }
    }
  }
`;

export type CodiceVerificato = 'cup' | 'cig' | 'partitaIva' | 'codiceFiscale' | 'iban';
export type CodiciVerificati = Readonly<Record<CodiceVerificato, boolean | null>>;
export const VERIFICA_CODICI: TypedDocumentNode<
  { verificaCodici: CodiciVerificati },
  { scope: string } & Partial<Record<CodiceVerificato, string>>
> = gql`
  query verificaCodici(
    $scope: ID!
    $cup: String
    $cig: String
    $partitaIva: String
    $codiceFiscale: String
    $iban: String
  ) {
    verificaCodici(
      scope: $scope
      cup: $cup
      cig: $cig
      partitaIva: $partitaIva
      codiceFiscale: $codiceFiscale
      iban: $iban
    ) {
      cup
      cig
      partitaIva
      codiceFiscale
      iban
    }
  }
`;
