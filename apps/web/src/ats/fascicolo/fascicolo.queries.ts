import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** Kinds of documents, in the order in which people look for them. */
export const TIPI_DOCUMENTO = [
  ...(['fattura', 'determinaImpegno', 'determinaLiquidazione', 'mandato', 'quietanza'] as const),
  ...(['ordinativoIva', 'f24Iva', 'quietanzaF24Iva', 'durc', 'relazioneAvanzamento'] as const),
  ...(['ordineDiServizio', 'prospettoPersonale', 'f24Contributi', 'attoDiConcessione', 'rendicontoPartner'] as const),
  'altro',
] as const;

export interface Documento {
  readonly documentoId: string;
  readonly tipo: string;
  readonly byte: number;
  readonly nome: string;
  readonly depositatoIl: string;
  readonly ritiratoIl: string | null;
  readonly motivoDelRitiro: string | null;
}
export interface FascicoloNelProgetto {
  readonly progettoId: string;
  readonly titolo: string | null;
  /** Null where the project is not known. */
  readonly completo: boolean | null;
  readonly richiesti: readonly { readonly tipo: string; readonly obbligatorio: boolean; readonly presente: boolean }[];
}
export interface Fascicolo {
  readonly spesaId: string;
  readonly annullata: boolean;
  readonly revisione: number;
  readonly documenti: readonly Documento[];
  readonly progetti: readonly FascicoloNelProgetto[];
}

type DellaSpesa = { scope: string; quando: Quando; spesaId: string };
export const FASCICOLO: TypedDocumentNode<
  { fascicolo: { momento: Momento; fascicolo: Fascicolo | null } },
  DellaSpesa
> = gql`
  query fascicolo($scope: ID!, $quando: QuandoInput, $spesaId: ID!) {
    fascicolo(scope: $scope, quando: $quando, spesaId: $spesaId) {
      momento {
        scope
        posizione
        attuale
      }
      fascicolo {
        spesaId
        annullata
        revisione
        documenti {
          documentoId
          tipo
          byte
          nome
          depositatoIl
          ritiratoIl
          motivoDelRitiro
        }
        progetti {
          progettoId
          titolo
          completo
          richiesti {
            tipo
            obbligatorio
            presente
          }
        }
      }
    }
  }
`;

export interface FileAbbinato {
  readonly caricamentoId: string;
  readonly percorso: string;
  readonly byte: number;
  readonly tipo: string;
  readonly confidenza: 'alta' | 'media' | 'bassa' | 'nessuna';
  readonly depositatoIn: readonly string[];
  readonly candidati: readonly {
    readonly spesaId: string;
    readonly detta: string;
    readonly motivi: readonly string[];
    readonly giaDepositato: boolean;
  }[];
}
export interface ArchivioLetto {
  readonly momento: Momento;
  readonly file: readonly FileAbbinato[];
  readonly rifiutati: readonly { readonly percorso: string; readonly messaggio: string }[];
}

type DellArchivio = { scope: string; quando: Quando; archivioId: string };
export const ARCHIVIO: TypedDocumentNode<{ archivioDiDocumenti: ArchivioLetto }, DellArchivio> = gql`
  query archivioDiDocumenti($scope: ID!, $quando: QuandoInput, $archivioId: ID!) {
    archivioDiDocumenti(scope: $scope, quando: $quando, archivioId: $archivioId) {
      momento {
        scope
        posizione
        attuale
      }
      file {
        caricamentoId
        percorso
        byte
        tipo
        confidenza
        depositatoIn
        candidati {
          spesaId
          detta
          motivi
          giaDepositato
        }
      }
      rifiutati {
        percorso
        messaggio
      }
    }
  }
`;
