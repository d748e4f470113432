import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput, PianoProgettoInput } from '../../graphql/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

/** Money in cents; days ISO; values with a decimal point. */
export interface PianoProgetto extends PianoProgettoInput {
  readonly finanziamentoCentesimi: number;
  readonly cofinanziamentoCentesimi: number;
}

export interface Partner {
  readonly partnerId: string;
  readonly consorzio: string | null;
  readonly denominazione: string;
}

export interface PianoDal {
  readonly dal: string;
  readonly vigente: boolean;
  readonly istanzaId: string | null;
  readonly atto: AttoInput | null;
  readonly piano: PianoProgetto;
}

export interface ProgettoInElenco {
  readonly id: string;
  readonly programma: string | null;
  readonly titolo: string;
  readonly cup: string;
  readonly linea: string;
  readonly stato: string;
  readonly partner: readonly Partner[];
  readonly piani: readonly Pick<PianoDal, 'dal' | 'vigente'>[];
  readonly piano: Pick<PianoProgetto, 'dal' | 'al' | 'finanziamentoCentesimi' | 'cofinanziamentoCentesimi'> | null;
}

export interface Progetto extends Omit<ProgettoInElenco, 'piani' | 'piano'> {
  readonly programmaId: string;
  readonly chiusoIl: string | null;
  readonly atto: AttoInput | null;
  readonly responsabili: readonly { readonly personaId: string; readonly nome: string; readonly compito: string }[];
  readonly piani: readonly PianoDal[];
  readonly proceduraVersione: number;
  readonly rimodulazioneAperta: string | null;
  readonly giorno: string;
  readonly revisione: number;
}

export interface Riscontro {
  readonly esito: string;
  readonly riscontrataIl: string;
  readonly testo: string | null;
  readonly decorre: string | null;
  readonly comunicazioni: readonly { readonly partnerId: string; readonly il: string }[];
}

export interface Istanza {
  readonly id: string;
  readonly tipo: string;
  readonly oggetto: string | null;
  readonly presentataIl: string;
  readonly al: string | null;
  readonly piano: PianoProgetto | null;
  readonly riscontri: readonly Riscontro[];
  readonly revisione: number;
}

export interface ProgettoRecepito {
  readonly id: string;
  readonly ats: string;
  readonly titolo: string;
  readonly cup: string;
  readonly programma: string;
  readonly dal: string;
  readonly al: string;
  readonly stato: string;
  readonly voci: readonly { readonly voceId: string; readonly codice: string; readonly titolo: string }[];
  readonly quote: readonly { readonly voceId: string; readonly fonte: string; readonly centesimi: number }[];
  readonly fasi: PianoProgetto['fasi'];
  readonly proceduraVersione: number;
  readonly procedura: string;
  readonly recepitoIl: string;
}

const MOMENTO = gql`
  fragment MomentoDeiProgetti on Momento {
    scope
    posizione
    attuale
  }
`;

const PIANO = gql`
  fragment PianoIntero on PianoProgettoType {
    dal
    al
    finanziamentoCentesimi
    cofinanziamentoCentesimi
    voci {
      voceId
      codice
      titolo
    }
    quote {
      voceId
      partnerId
      fonte
      centesimi
    }
    fasi {
      faseId
      titolo
      dal
      al
    }
    traguardi {
      traguardoId
      tipo
      titolo
      unita
      attesi {
        partnerId
        entro
        valore
      }
    }
  }
`;

export const PROGETTI: TypedDocumentNode<
  { progetti: { momento: Momento; progetti: readonly ProgettoInElenco[] } },
  { scope: string; quando: Quando }
> = gql`
  query progetti($scope: ID!, $quando: QuandoInput) {
    progetti(scope: $scope, quando: $quando) {
      momento {
        ...MomentoDeiProgetti
      }
      progetti {
        id
        programma
        titolo
        cup
        linea
        stato
        partner {
          partnerId
          consorzio
          denominazione
        }
        piani {
          dal
          vigente
        }
        piano {
          dal
          al
          finanziamentoCentesimi
          cofinanziamentoCentesimi
        }
      }
    }
  }
  ${MOMENTO}
`;

export const PROGETTO: TypedDocumentNode<
  {
    progetto: { momento: Momento; progetto: Progetto | null };
    istanze: { momento: Momento; istanze: readonly Istanza[] };
  },
  { scope: string; quando: Quando; progettoId: string }
> = gql`
  query progetto($scope: ID!, $quando: QuandoInput, $progettoId: ID!) {
    progetto(scope: $scope, quando: $quando, progettoId: $progettoId) {
      momento {
        ...MomentoDeiProgetti
      }
      progetto {
        id
        programmaId
        programma
        titolo
        cup
        linea
        stato
        chiusoIl
        atto {
          organo
          numero
          data
        }
        partner {
          partnerId
          consorzio
          denominazione
        }
        responsabili {
          personaId
          nome
          compito
        }
        piani {
          dal
          vigente
          istanzaId
          atto {
            organo
            numero
            data
          }
          piano {
            ...PianoIntero
          }
        }
        proceduraVersione
        rimodulazioneAperta
        giorno
        revisione
      }
    }
    istanze(scope: $scope, quando: $quando, progettoId: $progettoId) {
      momento {
        ...MomentoDeiProgetti
      }
      istanze {
        id
        tipo
        oggetto
        presentataIl
        al
        piano {
          ...PianoIntero
        }
        riscontri {
          esito
          riscontrataIl
          testo
          decorre
          comunicazioni {
            partnerId
            il
          }
        }
        revisione
      }
    }
  }
  ${MOMENTO}
  ${PIANO}
`;

export const PROGETTI_RECEPITI: TypedDocumentNode<
  { progettiRecepiti: { momento: Momento; progetti: readonly ProgettoRecepito[] } },
  { scope: string; quando: Quando }
> = gql`
  query progettiRecepiti($scope: ID!, $quando: QuandoInput) {
    progettiRecepiti(scope: $scope, quando: $quando) {
      momento {
        ...MomentoDeiProgetti
      }
      progetti {
        id
        ats
        titolo
        cup
        programma
        dal
        al
        stato
        voci {
          voceId
          codice
          titolo
        }
        quote {
          voceId
          fonte
          centesimi
        }
        fasi {
          faseId
          titolo
          dal
          al
        }
        proceduraVersione
        procedura
        recepitoIl
      }
    }
  }
  ${MOMENTO}
`;
