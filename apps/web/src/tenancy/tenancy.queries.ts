import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../shell/momento.js';

export interface Io {
  readonly personaId: string;
  readonly nome: string;
  readonly username: string;
  readonly consorzi: readonly Consorzio[];
}

export type TipoScope = 'consorzio' | 'ats';

/** A consortium or an ATS that the person may enter, and what they may do there today. */
export interface Consorzio {
  readonly scope: string;
  readonly tipo: TipoScope;
  readonly denominazione: string;
  /** None for an ATS. */
  readonly sede: string | null;
  readonly ruoli: readonly string[];
  readonly permessi: readonly string[];
  /** The centri that the roles are bound to; none for the whole consortium. */
  readonly centri: readonly string[];
  /** The person's calls as an auditor that count today. */
  readonly incarichi: readonly Incarico[];
  /** They see what lies in these, and no more. */
  readonly ristretto: boolean;
}

export interface Incarico {
  readonly incaricoId: string;
  readonly dal: string;
  readonly al: string;
  readonly tipo: 'consorzio' | 'centri' | 'obiettivi' | 'progetti' | 'rendiconti';
  readonly oggetti: readonly string[];
}

export interface Centro {
  readonly id: string;
  readonly codice: string;
  readonly denominazione: string;
  readonly soppresso: boolean;
  readonly responsabili: readonly {
    readonly personaId: string;
    readonly nome: string;
    readonly dal: string;
    readonly al: string | null;
  }[];
  readonly revisione: number;
}

/** The person stands in for another in a role, from the first to the last day. */
export interface Delega {
  readonly delegaId: string;
  readonly delegante: string;
  readonly nomeDelegante: string;
  readonly ruolo: string;
  readonly dal: string;
  readonly al: string;
}

export interface Persona {
  readonly personaId: string;
  readonly nome: string;
  /** On request: no sign-in brings it back. */
  readonly nomeCancellato: boolean;
  readonly ruoli: readonly { readonly ruolo: string; readonly centri: readonly string[] }[];
  readonly deleghe: readonly Delega[];
}

interface PersoneDelConsorzio {
  readonly momento: Momento;
  /** Of the consortium's rights as a whole. */
  readonly revisione: number;
  readonly persone: readonly Persona[];
}

type DelMomento = { scope: string; quando: Quando };

export const IO: TypedDocumentNode<{ io: Io }, Record<string, never>> = gql`
  query io {
    io {
      personaId
      nome
      username
      consorzi {
        scope
        tipo
        denominazione
        sede
        ruoli
        permessi
        centri
        incarichi {
          incaricoId
          dal
          al
          tipo
          oggetti
        }
        ristretto
      }
    }
  }
`;

export const CENTRI: TypedDocumentNode<{ centri: { momento: Momento; centri: readonly Centro[] } }, DelMomento> = gql`
  query centri($scope: ID!, $quando: QuandoInput) {
    centri(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      centri {
        id
        codice
        denominazione
        soppresso
        responsabili {
          personaId
          nome
          dal
          al
        }
        revisione
      }
    }
  }
`;

export const PERSONE: TypedDocumentNode<{ persone: PersoneDelConsorzio }, DelMomento> = gql`
  query persone($scope: ID!, $quando: QuandoInput) {
    persone(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      revisione
      persone {
        personaId
        nome
        nomeCancellato
        ruoli {
          ruolo
          centri
        }
        deleghe {
          delegaId
          delegante
          nomeDelegante
          ruolo
          dal
          al
        }
      }
    }
  }
`;
