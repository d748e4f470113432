import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput } from '../../graphql/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

export const TIPI_CONDIVISI = ['spese', 'documenti', 'liste', 'avanzamento'] as const;
export type TipoCondiviso = (typeof TIPI_CONDIVISI)[number];

export interface GiaRendicontato {
  readonly numero: number;
  readonly centesimi: number;
}

interface Oggetto {
  readonly id: string;
  readonly progettoId: string;
  readonly progetto: string | null;
  readonly cup: string | null;
  readonly tipi: readonly TipoCondiviso[];
  /** Months `YYYY-MM`; `alMese` is the last one, null while there is none. */
  readonly dalMese: string;
  readonly alMese: string | null;
  readonly concessaIl: string;
  readonly atto: AttoInput | null;
}

export interface Condivisione extends Oggetto {
  readonly ats: string;
  readonly revocataIl: string | null;
  readonly motivo: string | null;
  readonly revisione: number;
}

export interface ProgettoCondivisibile {
  readonly progettoId: string;
  readonly ats: string;
  readonly titolo: string;
  readonly cup: string;
  readonly dal: string;
  readonly al: string;
  /** Null where it cannot be told now. */
  readonly giaRendicontato: GiaRendicontato | null;
}

export interface CondivisioneRicevuta extends Oggetto {
  readonly consorzio: string;
  readonly denominazione: string;
}

export interface Totale {
  readonly numero: number;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}

export interface SpesaVista {
  readonly spesaId: string;
  readonly consorzio: string;
  readonly denominazione: string;
  readonly progettoId: string;
  readonly mese: string;
  readonly tipo: string;
  readonly descrizione: string | null;
  readonly fornitore: string | null;
  readonly documento: string | null;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}

export interface SpeseViste {
  readonly momento: Momento;
  readonly totale: Totale;
  readonly consorzi: readonly ({ readonly consorzio: string; readonly denominazione: string } & Totale)[];
  readonly edges: readonly { readonly cursor: string; readonly node: SpesaVista }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Letto = { scope: string; quando: Quando };
type Pagina = Letto & { mese?: string | null; after?: string | null };

export const CONDIVISIONI: TypedDocumentNode<
  {
    condivisioni: {
      momento: Momento;
      condivisioni: readonly Condivisione[];
      progetti: readonly ProgettoCondivisibile[];
    };
  },
  Letto
> = gql`
  query condivisioni($scope: ID!, $quando: QuandoInput) {
    condivisioni(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      condivisioni {
        id
        ats
        progettoId
        progetto
        cup
        tipi
        dalMese
        alMese
        concessaIl
        revocataIl
        motivo
        revisione
        atto {
          organo
          numero
          data
        }
      }
      progetti {
        progettoId
        ats
        titolo
        cup
        dal
        al
        giaRendicontato {
          numero
          centesimi
        }
      }
    }
  }
`;

export const CONDIVISIONI_RICEVUTE: TypedDocumentNode<
  { condivisioniRicevute: { condivisioni: readonly CondivisioneRicevuta[] } },
  { scope: string }
> = gql`
  query condivisioniRicevute($scope: ID!) {
    condivisioniRicevute(scope: $scope) {
      condivisioni {
        id
        consorzio
        denominazione
        progettoId
        progetto
        cup
        tipi
        dalMese
        alMese
        concessaIl
        atto {
          organo
          numero
          data
        }
      }
    }
  }
`;

const VISTE = gql`
  fragment Viste on SpeseCondiviseAlMomento {
    momento {
      scope
      posizione
      attuale
    }
    totale {
      numero
      costoCentesimi
      quotaCentesimi
      pagatoCentesimi
    }
    consorzi {
      consorzio
      denominazione
      numero
      costoCentesimi
      quotaCentesimi
      pagatoCentesimi
    }
    edges {
      cursor
      node {
        spesaId
        consorzio
        denominazione
        progettoId
        mese
        tipo
        descrizione
        fornitore
        documento
        costoCentesimi
        quotaCentesimi
        pagatoCentesimi
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`;

export const SPESE_CONDIVISE: TypedDocumentNode<{ viste: SpeseViste }, Pagina & { consorzio?: string | null }> = gql`
  query speseCondivise($scope: ID!, $quando: QuandoInput, $mese: String, $consorzio: ID, $after: String) {
    viste: speseCondivise(
      scope: $scope
      quando: $quando
      mese: $mese
      consorzio: $consorzio
      first: 50
      after: $after
    ) {
      ...Viste
    }
  }
  ${VISTE}
`;

/** Of one project: what may be seen of it now, to be shown apart from what was reported. */
export const TOTALE_CONDIVISO: TypedDocumentNode<
  { viste: Pick<SpeseViste, 'momento' | 'totale'> },
  Letto & { progettoId: string }
> = gql`
  query totaleCondiviso($scope: ID!, $quando: QuandoInput, $progettoId: ID) {
    viste: speseCondivise(scope: $scope, quando: $quando, progettoId: $progettoId, first: 1) {
      momento {
        scope
        posizione
        attuale
      }
      totale {
        numero
        costoCentesimi
        quotaCentesimi
        pagatoCentesimi
      }
    }
  }
`;

export const VISTA_DELL_ATS: TypedDocumentNode<{ viste: SpeseViste }, Pagina & { ats: string }> = gql`
  query vistaDellAts($scope: ID!, $quando: QuandoInput, $ats: ID!, $mese: String, $after: String) {
    viste: vistaDellAts(scope: $scope, quando: $quando, ats: $ats, mese: $mese, first: 50, after: $after) {
      ...Viste
    }
  }
  ${VISTE}
`;
