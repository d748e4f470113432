import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';
import type { OggettoLista } from '../controlli/controlli.queries.js';

export interface FascicoloVisto {
  readonly spesaId: string;
  readonly consorzio: string;
  readonly denominazione: string;
  readonly mese: string;
  readonly tipoSpesa: string;
  readonly annullata: boolean;
  readonly documenti: readonly { readonly documentoId: string; readonly tipo: string; readonly byte: number }[];
  /** Null where it is not known what the procedure asks for. */
  readonly mancanti: readonly string[] | null;
}

export interface ListaVista {
  readonly listaId: string;
  readonly consorzio: string;
  readonly denominazione: string;
  readonly mese: string;
  readonly titolo: string;
  readonly stato: string;
  readonly esito: string | null;
  readonly oggetto: OggettoLista;
  readonly domande: readonly { readonly id: string; readonly testo: string; readonly esito: string | null }[];
}

interface DelTraguardo {
  readonly traguardoId: string;
  /** Null where no plan that is known here has the target. */
  readonly titolo: string | null;
  readonly tipo: string;
  readonly unita: string;
}

/** Decimals have a point. */
export interface FiguraVista extends DelTraguardo {
  readonly consorzio: string;
  readonly denominazione: string;
  readonly mese: string;
  readonly periodo: 'mese' | 'anno';
  readonly valore: string;
  readonly collegata: boolean;
}

export interface AvanzamentoVisto extends PaginaVista<FiguraVista> {
  readonly traguardi: readonly (DelTraguardo & { readonly totale: string })[];
}

export interface PaginaVista<Node> {
  readonly momento: Momento;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Chiesti {
  readonly scope: string;
  readonly quando: Quando;
  readonly progettoId: string;
  readonly mese: string | null;
  readonly after: string | null;
}
/** The same pages, asked by an ATS of a consortium (null: of all), and by a consortium about itself. */
export type DaAts<Viste> = TypedDocumentNode<{ viste: Viste }, Chiesti & { readonly consorzio: string | null }>;
export type DaMembro<Viste> = TypedDocumentNode<{ viste: Viste }, Chiesti & { readonly ats: string }>;

const FASCICOLI = gql`
  fragment FascicoliVisti on DocumentiCondivisiAlMomento {
    momento {
      scope
      posizione
      attuale
    }
    edges {
      cursor
      node {
        spesaId
        consorzio
        denominazione
        mese
        tipoSpesa
        annullata
        documenti {
          documentoId
          tipo
          byte
        }
        mancanti
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`;

const LISTE = gql`
  fragment ListeViste on ListeCondiviseAlMomento {
    momento {
      scope
      posizione
      attuale
    }
    edges {
      cursor
      node {
        listaId
        consorzio
        denominazione
        mese
        titolo
        stato
        esito
        oggetto {
          tipo
          cig
          senzaCig
          descrizione
          partnerId
          dal
          al
        }
        domande {
          id
          testo
          esito
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`;

export const DOCUMENTI_CONDIVISI: DaAts<PaginaVista<FascicoloVisto>> = gql`
  query documentiCondivisi(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $consorzio: ID
    $after: String
  ) {
    viste: documentiCondivisi(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      consorzio: $consorzio
      first: 50
      after: $after
    ) {
      ...FascicoliVisti
    }
  }
  ${FASCICOLI}
`;

export const DOCUMENTI_VISTI: DaMembro<PaginaVista<FascicoloVisto>> = gql`
  query documentiVistiDallAts(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $ats: ID!
    $after: String
  ) {
    viste: documentiVistiDallAts(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      ats: $ats
      first: 50
      after: $after
    ) {
      ...FascicoliVisti
    }
  }
  ${FASCICOLI}
`;

export const LISTE_CONDIVISE: DaAts<PaginaVista<ListaVista>> = gql`
  query listeCondivise(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $consorzio: ID
    $after: String
  ) {
    viste: listeCondivise(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      consorzio: $consorzio
      first: 20
      after: $after
    ) {
      ...ListeViste
    }
  }
  ${LISTE}
`;

export const LISTE_VISTE: DaMembro<PaginaVista<ListaVista>> = gql`
  query listeVisteDallAts(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $ats: ID!
    $after: String
  ) {
    viste: listeVisteDallAts(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      ats: $ats
      first: 20
      after: $after
    ) {
      ...ListeViste
    }
  }
  ${LISTE}
`;

const AVANZAMENTO = gql`
  fragment AvanzamentoVisto on AvanzamentoCondivisoAlMomento {
    momento {
      scope
      posizione
      attuale
    }
    traguardi {
      traguardoId
      titolo
      tipo
      unita
      totale
    }
    edges {
      cursor
      node {
        consorzio
        denominazione
        traguardoId
        titolo
        tipo
        unita
        mese
        periodo
        valore
        collegata
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`;

export const AVANZAMENTO_CONDIVISO: DaAts<AvanzamentoVisto> = gql`
  query avanzamentoCondiviso(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $consorzio: ID
    $after: String
  ) {
    viste: avanzamentoCondiviso(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      consorzio: $consorzio
      first: 50
      after: $after
    ) {
      ...AvanzamentoVisto
    }
  }
  ${AVANZAMENTO}
`;

export const AVANZAMENTO_VISTO: DaMembro<AvanzamentoVisto> = gql`
  query avanzamentoVistoDallAts(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $mese: String
    $ats: ID!
    $after: String
  ) {
    viste: avanzamentoVistoDallAts(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      mese: $mese
      ats: $ats
      first: 50
      after: $after
    ) {
      ...AvanzamentoVisto
    }
  }
  ${AVANZAMENTO}
`;
