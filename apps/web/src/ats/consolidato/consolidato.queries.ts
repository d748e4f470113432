import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** Cents. */
export interface Condiviso {
  readonly numero: number;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}
export interface Rendicontato {
  readonly numero: number;
  readonly quotaCentesimi: number;
  readonly nonAmmessiCentesimi: number;
}

/** Shared and reported stand beside each other and are never added; `condiviso` is null where nothing is shared. */
export interface Misure {
  readonly condiviso: Condiviso | null;
  readonly rendicontato: Rendicontato;
}
export interface DelProgetto extends Misure {
  readonly progettoId: string;
  readonly titolo: string;
  readonly previstoCentesimi: number;
  /** For who audits some of its rendiconti and nothing else of it. */
  readonly soloRendiconti: boolean;
}
export interface DelPartner extends Misure {
  readonly partner: string;
  readonly consorzio: string | null;
  readonly denominazione: string;
  readonly condivide: boolean;
  readonly previstoCentesimi: number;
}
export interface DelMese extends Misure {
  readonly mese: string;
}
export interface Incrocio extends Misure {
  readonly progettoId: string;
  readonly partner: string;
  readonly condivide: boolean;
  readonly previstoCentesimi: number;
}

export interface Consolidato extends Misure {
  readonly momento: Momento;
  readonly condiviso: Condiviso;
  readonly previstoCentesimi: number;
  readonly perProgetto: readonly DelProgetto[];
  readonly perPartner: readonly DelPartner[];
  readonly perMese: readonly DelMese[];
  readonly incrocio: readonly Incrocio[];
}

type Letto = { scope: string; quando: Quando };
type Filtro = { progettoId: string | null; dalMese: string | null; alMese: string | null };

// One a document: a fragment that a query does not use is an error.
const CONDIVISO = gql`
  fragment CondivisoLetto on TotaleCondiviso {
    numero
    costoCentesimi
    quotaCentesimi
    pagatoCentesimi
  }
`;
const RENDICONTATO = gql`
  fragment RendicontatoLetto on TotaleRendicontato {
    numero
    quotaCentesimi
    nonAmmessiCentesimi
  }
`;

export const CONSOLIDATO: TypedDocumentNode<
  { consolidato: Consolidato },
  Letto & Filtro & { consorzio: string | null }
> = gql`
  query consolidato(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID
    $consorzio: ID
    $dalMese: String
    $alMese: String
  ) {
    consolidato(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      consorzio: $consorzio
      dalMese: $dalMese
      alMese: $alMese
    ) {
      momento {
        scope
        posizione
        attuale
      }
      previstoCentesimi
      condiviso {
        ...CondivisoLetto
      }
      rendicontato {
        ...RendicontatoLetto
      }
      perProgetto {
        progettoId
        titolo
        previstoCentesimi
        soloRendiconti
        condiviso {
          ...CondivisoLetto
        }
        rendicontato {
          ...RendicontatoLetto
        }
      }
      perPartner {
        partner
        consorzio
        denominazione
        condivide
        previstoCentesimi
        condiviso {
          ...CondivisoLetto
        }
        rendicontato {
          ...RendicontatoLetto
        }
      }
      perMese {
        mese
        condiviso {
          ...CondivisoLetto
        }
        rendicontato {
          ...RendicontatoLetto
        }
      }
      incrocio {
        progettoId
        partner
        condivide
        previstoCentesimi
        condiviso {
          ...CondivisoLetto
        }
        rendicontato {
          ...RendicontatoLetto
        }
      }
    }
  }
  ${CONDIVISO}
  ${RENDICONTATO}
`;

export interface Pagina<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface SpesaDietro {
  readonly spesaId: string;
  readonly consorzio: string;
  readonly denominazione: string;
  readonly progettoId: string;
  readonly mese: string;
  readonly tipo: string;
  readonly descrizione: string | null;
  readonly documento: string | null;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}

type Dietro = Letto & Filtro & { consorzio: string | null; after: string | null };

export const CONSOLIDATO_SPESE: TypedDocumentNode<
  { dietro: Pagina<SpesaDietro> & { readonly totale: Condiviso } },
  Dietro
> = gql`
  query consolidatoSpese(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID
    $consorzio: ID
    $dalMese: String
    $alMese: String
    $after: String
  ) {
    dietro: consolidatoSpese(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      consorzio: $consorzio
      dalMese: $dalMese
      alMese: $alMese
      first: 50
      after: $after
    ) {
      totale {
        ...CondivisoLetto
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
  }
  ${CONDIVISO}
`;

/** A line of a rendiconto, with the event of the member's log that it was copied from. */
export interface RigaDietro {
  readonly id: string;
  readonly rendicontoId: string;
  readonly rendiconto: string;
  readonly stato: string;
  readonly progettoId: string;
  readonly consorzio: string;
  readonly denominazione: string;
  readonly mese: string;
  readonly tipo: string;
  readonly quotaCentesimi: number;
  readonly nonAmmessiCentesimi: number;
  readonly posizione: number;
  readonly payloadHash: string;
}

export const CONSOLIDATO_RIGHE: TypedDocumentNode<
  { dietro: Pagina<RigaDietro> & { readonly totale: Rendicontato } },
  Dietro
> = gql`
  query consolidatoRighe(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID
    $consorzio: ID
    $dalMese: String
    $alMese: String
    $after: String
  ) {
    dietro: consolidatoRighe(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      consorzio: $consorzio
      dalMese: $dalMese
      alMese: $alMese
      first: 50
      after: $after
    ) {
      totale {
        ...RendicontatoLetto
      }
      edges {
        cursor
        node {
          id
          rendicontoId
          rendiconto
          stato
          progettoId
          consorzio
          denominazione
          mese
          tipo
          quotaCentesimi
          nonAmmessiCentesimi
          posizione
          payloadHash
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${RENDICONTATO}
`;

/** An event of a member, and what it moved of a month's total. */
export interface Movimento {
  readonly posizione: number;
  readonly eventoId: string;
  readonly tipo: string;
  readonly registratoIl: string;
  readonly spesaId: string;
  readonly variazione: Condiviso;
  readonly saldo: Condiviso;
}

export const CONSOLIDATO_MOVIMENTI: TypedDocumentNode<
  { dietro: Pagina<Movimento> & { readonly totale: Condiviso } },
  Letto & { progettoId: string; consorzio: string; mese: string; after: string | null }
> = gql`
  query consolidatoMovimenti(
    $scope: ID!
    $quando: QuandoInput
    $progettoId: ID!
    $consorzio: ID!
    $mese: String!
    $after: String
  ) {
    dietro: consolidatoMovimenti(
      scope: $scope
      quando: $quando
      progettoId: $progettoId
      consorzio: $consorzio
      mese: $mese
      first: 50
      after: $after
    ) {
      totale {
        ...CondivisoLetto
      }
      edges {
        cursor
        node {
          posizione
          eventoId
          tipo
          registratoIl
          spesaId
          variazione {
            ...CondivisoLetto
          }
          saldo {
            ...CondivisoLetto
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${CONDIVISO}
`;
