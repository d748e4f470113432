import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../shell/momento.js';
import type { Correzioni, ObiettivoSenzaRighe, Proposta } from './proposta.types.js';

const PROPOSTA_CAMPI = `
  id nome sha256 scadeIl kind organization year proposta esclusi
  avvertenze { line code text }
  giaImportato { registratoIl autore }
  pianoEsistente { id titolo stato }
  corrispondenze { indice titolo esito obiettivoId candidati { obiettivoId titolo centro somiglianza } }`;

export const PROPOSTA: TypedDocumentNode<{ proposta: Proposta | null }, { scope: string; propostaId: string }> = gql`
  query proposta($scope: ID!, $propostaId: ID!) {
    proposta(scope: $scope, propostaId: $propostaId) { ${PROPOSTA_CAMPI} }
  }
`;

export const SENZA_RIGA: TypedDocumentNode<
  { risultatiSenzaRiga: readonly ObiettivoSenzaRighe[] },
  { scope: string; propostaId: string; risoluzioni: readonly { indice: number; obiettivoId: string | null }[] }
> = gql`
  query risultatiSenzaRiga($scope: ID!, $propostaId: ID!, $risoluzioni: [RisoluzioneInput!]!) {
    risultatiSenzaRiga(scope: $scope, propostaId: $propostaId, risoluzioni: $risoluzioni) {
      indice
      obiettivoId
      risultati {
        tipo
        indice
        testo
        risultato
      }
      righeLibere {
        tipo
        voceId
        testo
      }
    }
  }
`;

export interface PropostaInAttesa {
  readonly id: string;
  readonly nome: string;
  readonly stato: 'inLettura' | 'pronta' | 'rifiutata';
  readonly percento: number;
  readonly scadeIl: string;
}

export const PROPOSTE: TypedDocumentNode<{ proposte: readonly PropostaInAttesa[] }, { scope: string }> = gql`
  query proposte($scope: ID!) {
    proposte(scope: $scope) {
      id
      nome
      stato
      percento
      scadeIl
    }
  }
`;

type DiProposta = { scope: string; commandId: string; propostaId: string };

export const CORREGGI: TypedDocumentNode<{ proposta: Proposta | null }, { input: DiProposta & Correzioni }> = gql`
  mutation correggiProposta($input: CorreggiPropostaInput!) {
    proposta: correggiProposta(input: $input) { ${PROPOSTA_CAMPI} }
  }
`;

export const SCARTA: TypedDocumentNode<{ scartaProposta: boolean }, { input: DiProposta }> = gql`
  mutation scartaProposta($input: PropostaInput!) {
    scartaProposta(input: $input)
  }
`;

export interface Importazione {
  readonly id: string;
  readonly pianoId: string;
  readonly nome: string;
  readonly famiglia: string;
  readonly sha256: string;
  readonly registratoIl: string;
  readonly autore: string;
  /** `inCorso` while parts are missing: its plan is not seen yet. */
  readonly stato: 'inCorso' | 'accettata';
  readonly parte: number;
  readonly di: number;
  readonly sezioni: readonly { readonly genere: string; readonly titolo: string; readonly testo: string | null }[];
}

export const IMPORTAZIONI: TypedDocumentNode<
  { importazioni: { momento: Momento; importazioni: readonly Importazione[] } },
  { scope: string; quando: Quando }
> = gql`
  query importazioni($scope: ID!, $quando: QuandoInput) {
    importazioni(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      importazioni {
        id
        pianoId
        nome
        famiglia
        sha256
        registratoIl
        autore
        stato
        parte
        di
        sezioni {
          genere
          titolo
          testo
        }
      }
    }
  }
`;
