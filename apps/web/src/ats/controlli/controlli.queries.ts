import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

export type EsitoDomanda = 'si' | 'no' | 'nonApplicabile';
export type EsitoControllo = 'positivo' | 'conRilievi';
export type StatoLista = 'aperta' | 'compilata' | 'controllata';

export interface OggettoLista {
  readonly tipo: 'affidamento' | 'rendicontazione';
  readonly cig: string | null;
  readonly senzaCig: string | null;
  readonly descrizione: string | null;
  readonly partnerId: string | null;
  readonly dal: string | null;
  readonly al: string | null;
}

export interface ListaInElenco {
  readonly listaId: string;
  readonly progettoId: string;
  readonly mese: string;
  readonly titolo: string;
  readonly stato: StatoLista;
  readonly domande: number;
  readonly risposteDate: number;
  readonly risposteNegative: number;
  readonly esito: EsitoControllo | null;
  readonly oggetto: OggettoLista;
}

export interface ChiEQuando {
  readonly nome: string;
  readonly il: string;
}

export interface Domanda {
  readonly id: string;
  readonly testo: string;
  readonly obbligatoria: boolean;
  readonly risposta:
    (ChiEQuando & { readonly esito: EsitoDomanda; readonly nota: string | null; readonly volte: number }) | null;
}

export interface Lista {
  readonly listaId: string;
  readonly progettoId: string;
  readonly mese: string;
  readonly tipo: 'autocontrollo' | 'ammissibilita';
  readonly titolo: string;
  readonly stato: StatoLista;
  readonly oggetto: OggettoLista;
  readonly domande: readonly Domanda[];
  readonly risposteDate: number;
  readonly compilata: ChiEQuando | null;
  readonly controllo: (ChiEQuando & { readonly esito: EsitoControllo; readonly nota: string | null }) | null;
  readonly riapertura: { readonly motivo: string | null } | null;
  readonly controllabileDaMe: boolean;
  readonly revisione: number;
}

export interface ModelloAttestazione {
  readonly codice: string;
  readonly titolo: string;
  readonly per: string;
  readonly conImporto: boolean;
  readonly firmatari: readonly string[];
  readonly firmeAttese: number;
}

export interface ProgettoDaControllare {
  readonly progettoId: string;
  readonly titolo: string;
  readonly cup: string;
  readonly procedura: string;
  readonly liste: readonly { readonly codice: string; readonly titolo: string; readonly domande: number }[];
  readonly attestazioni: readonly ModelloAttestazione[];
  readonly partner: readonly { readonly partnerId: string; readonly nome: string }[];
}

export interface Attestazione {
  readonly attestazioneId: string;
  readonly progettoId: string;
  readonly titolo: string;
  readonly per: string;
  readonly dal: string;
  readonly al: string;
  readonly firmatari: readonly string[];
  readonly firmeAttese: number;
  readonly sha256: string;
  readonly generata: ChiEQuando;
  readonly firmato: (ChiEQuando & { readonly firme: number; readonly sha256: string }) | null;
  readonly revisione: number;
}

type Ovunque = { scope: string; quando: Quando };

export const PROGETTI_DA_CONTROLLARE: TypedDocumentNode<
  { progettiDaControllare: { momento: Momento; progetti: readonly ProgettoDaControllare[] } },
  Ovunque
> = gql`
  query progettiDaControllare($scope: ID!, $quando: QuandoInput) {
    progettiDaControllare(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      progetti {
        progettoId
        titolo
        cup
        procedura
        liste {
          codice
          titolo
          domande
        }
        attestazioni {
          codice
          titolo
          per
          conImporto
          firmatari
          firmeAttese
        }
        partner {
          partnerId
          nome
        }
      }
    }
  }
`;

export const LISTE: TypedDocumentNode<
  { listeDiControllo: { momento: Momento; liste: readonly ListaInElenco[] } },
  Ovunque
> = gql`
  query listeDiControllo($scope: ID!, $quando: QuandoInput) {
    listeDiControllo(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      liste {
        listaId
        progettoId
        mese
        titolo
        stato
        domande
        risposteDate
        risposteNegative
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
      }
    }
  }
`;

export const LISTA: TypedDocumentNode<
  { listaDiControllo: { momento: Momento; lista: Lista | null } },
  Ovunque & { listaId: string }
> = gql`
  query listaDiControllo($scope: ID!, $quando: QuandoInput, $listaId: ID!) {
    listaDiControllo(scope: $scope, quando: $quando, listaId: $listaId) {
      momento {
        scope
        posizione
        attuale
      }
      lista {
        listaId
        progettoId
        mese
        tipo
        titolo
        stato
        risposteDate
        controllabileDaMe
        revisione
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
          obbligatoria
          risposta {
            esito
            nota
            nome
            il
            volte
          }
        }
        compilata {
          nome
          il
        }
        controllo {
          esito
          nota
          nome
          il
        }
        riapertura {
          motivo
        }
      }
    }
  }
`;

export const ATTESTAZIONI: TypedDocumentNode<
  { attestazioni: { momento: Momento; attestazioni: readonly Attestazione[] } },
  Ovunque
> = gql`
  query attestazioni($scope: ID!, $quando: QuandoInput) {
    attestazioni(scope: $scope, quando: $quando) {
      momento {
        scope
        posizione
        attuale
      }
      attestazioni {
        attestazioneId
        progettoId
        titolo
        per
        dal
        al
        firmatari
        firmeAttese
        sha256
        generata {
          nome
          il
        }
        firmato {
          nome
          il
          firme
          sha256
        }
        revisione
      }
    }
  }
`;
