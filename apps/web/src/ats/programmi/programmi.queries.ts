import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** A version by what lists say of it; days ISO, `al` the last one. */
export interface Procedura {
  readonly versione: number;
  readonly dal: string;
  readonly al: string | null;
  readonly vigente: boolean;
  readonly maiVigente: boolean;
  readonly codice: string;
  readonly denominazione: string;
}

export interface Programma {
  readonly id: string;
  readonly denominazione: string;
  readonly finanziatore: string;
  readonly fondo: string;
  readonly giorno: string;
  readonly revisione: number;
  readonly procedure: readonly Procedura[];
}

export interface ListaDelModello {
  readonly codice: string;
  readonly tipo: string;
  readonly titolo: string;
  readonly delFinanziatore: boolean;
  readonly domande: readonly { readonly id: string; readonly testo: string; readonly obbligatoria: boolean }[];
}

export interface AttestazioneDelModello {
  readonly codice: string;
  readonly titolo: string;
  readonly per: string;
  readonly testo: string;
  readonly firmatari: readonly string[];
  readonly delFinanziatore: boolean;
}

/** Shares are hundredths of a percent. */
export interface Trasferimento {
  readonly tipo: string;
  readonly massimoCumulato: number | null;
  readonly sogliaSpesa: number | null;
  readonly richiede: readonly string[];
  readonly attestazioni: readonly string[];
  readonly firmatari: readonly string[];
}

export interface Modello {
  readonly codice: string;
  readonly denominazione: string;
  readonly fonte: string;
  readonly documenti: readonly {
    readonly tipoSpesa: string;
    readonly documenti: readonly { readonly tipo: string; readonly quando: string }[];
  }[];
  readonly liste: readonly ListaDelModello[];
  readonly attestazioni: readonly AttestazioneDelModello[];
  readonly trasferimenti: readonly Trasferimento[];
  readonly rendiconto: { readonly cadenza: string; readonly firmatari: readonly string[] };
  readonly json: string;
}

export interface ProceduraIntera {
  readonly versione: number;
  readonly dal: string;
  readonly modello: Modello;
}

export interface Differenza {
  readonly parte: string;
  readonly oggetto: string;
  readonly campo: string | null;
  readonly genere: string;
  readonly prima: readonly string[];
  readonly dopo: readonly string[];
}

export interface Confronto {
  readonly da: ProceduraIntera;
  readonly a: ProceduraIntera;
  readonly differenze: readonly Differenza[];
}

interface Chiesto {
  readonly scope: string;
  readonly quando: Quando;
}

const MOMENTO = gql`
  fragment MomentoProgrammi on Momento {
    scope
    posizione
    attuale
  }
`;

const PROGRAMMA_BREVE = gql`
  fragment ProgrammaBreve on ProgrammaType {
    id
    denominazione
    finanziatore
    fondo
    giorno
    revisione
    procedure {
      versione
      dal
      al
      vigente
      maiVigente
      codice
      denominazione
    }
  }
`;

const MODELLO = gql`
  fragment ModelloIntero on ModelloProceduraType {
    codice
    denominazione
    fonte
    json
    documenti {
      tipoSpesa
      documenti {
        tipo
        quando
      }
    }
    liste {
      codice
      tipo
      titolo
      delFinanziatore
      domande {
        id
        testo
        obbligatoria
      }
    }
    attestazioni {
      codice
      titolo
      per
      testo
      firmatari
      delFinanziatore
    }
    trasferimenti {
      tipo
      massimoCumulato
      sogliaSpesa
      richiede
      attestazioni
      firmatari
    }
    rendiconto {
      cadenza
      firmatari
    }
  }
`;

export const PROGRAMMI: TypedDocumentNode<
  { programmi: { momento: Momento; programmi: readonly Programma[] } },
  Chiesto & { giorno: string }
> = gql`
  query programmi($scope: ID!, $quando: QuandoInput, $giorno: String) {
    programmi(scope: $scope, quando: $quando, giorno: $giorno) {
      momento {
        ...MomentoProgrammi
      }
      programmi {
        ...ProgrammaBreve
      }
    }
  }
  ${MOMENTO}
  ${PROGRAMMA_BREVE}
`;

export const PROGRAMMA: TypedDocumentNode<
  { programma: { momento: Momento; programma: Programma | null; procedura: ProceduraIntera | null } },
  Chiesto & { programmaId: string; giorno: string; versione: number | null }
> = gql`
  query programma($scope: ID!, $quando: QuandoInput, $programmaId: ID!, $giorno: String, $versione: Int) {
    programma(scope: $scope, quando: $quando, programmaId: $programmaId, giorno: $giorno, versione: $versione) {
      momento {
        ...MomentoProgrammi
      }
      programma {
        ...ProgrammaBreve
      }
      procedura {
        versione
        dal
        modello {
          ...ModelloIntero
        }
      }
    }
  }
  ${MOMENTO}
  ${PROGRAMMA_BREVE}
  ${MODELLO}
`;

export const CONFRONTO_PROCEDURE: TypedDocumentNode<
  { confrontoProcedure: { momento: Momento; confronto: Confronto | null } },
  Chiesto & { programmaId: string; da: number; a: number }
> = gql`
  query confrontoProcedure($scope: ID!, $quando: QuandoInput, $programmaId: ID!, $da: Int!, $a: Int!) {
    confrontoProcedure(scope: $scope, quando: $quando, programmaId: $programmaId, da: $da, a: $a) {
      momento {
        ...MomentoProgrammi
      }
      confronto {
        da {
          versione
          dal
          modello {
            ...ModelloIntero
          }
        }
        a {
          versione
          dal
          modello {
            ...ModelloIntero
          }
        }
        differenze {
          parte
          oggetto
          campo
          genere
          prima
          dopo
        }
      }
    }
  }
  ${MOMENTO}
  ${MODELLO}
`;

export const MODELLI_PROCEDURA: TypedDocumentNode<
  {
    modelliProcedura: {
      momento: Momento;
      modelli: readonly { dal: string | null; modello: Pick<Modello, 'codice' | 'denominazione' | 'fonte'> }[];
    };
  },
  Chiesto
> = gql`
  query modelliProcedura($scope: ID!, $quando: QuandoInput) {
    modelliProcedura(scope: $scope, quando: $quando) {
      momento {
        ...MomentoProgrammi
      }
      modelli {
        dal
        modello {
          codice
          denominazione
          fonte
        }
      }
    }
  }
  ${MOMENTO}
`;
