import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AttoInput } from '../../graphql/index.js';
import type { Momento, Quando } from '../../shell/momento.js';

export type StatoRendiconto = 'bozza' | 'verificato' | 'approvato' | 'inviato' | 'integrazioni' | 'esitato';
export const TIPI_TRASFERIMENTO = ['anticipo', 'estensioneAnticipo', 'intermedia', 'saldo'] as const;
export type TipoTrasferimento = (typeof TIPI_TRASFERIMENTO)[number];

/** Days of the calendar, ISO; money in cents. */
export interface PassoRendiconto {
  readonly tipo: string;
  readonly il: string | null;
  readonly registratoIl: string;
  readonly protocollo: string | null;
  readonly entro: string | null;
  readonly testo: string | null;
  readonly quotaCentesimi: number | null;
}

export interface RendicontoBreve {
  readonly id: string;
  readonly progettoId: string;
  readonly progetto: string;
  readonly titolo: string;
  readonly dalMese: string;
  readonly alMese: string;
  readonly tipo: 'ordinario' | 'saldo';
  readonly stato: StatoRendiconto;
  readonly numeroRighe: number;
  readonly quotaCentesimi: number;
  readonly esito: 'ammesso' | 'ammessoInParte' | 'respinto' | null;
  readonly nonAmmessiCentesimi: number;
}

export interface Rendiconto extends RendicontoBreve {
  readonly atto: AttoInput | null;
  readonly passi: readonly PassoRendiconto[];
  readonly revisione: number;
}

export interface RigaRendiconto {
  readonly id: string;
  readonly consorzio: string;
  readonly nomeConsorzio: string;
  readonly spesaId: string;
  readonly mese: string;
  readonly tipo: string;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly nonAmmessiCentesimi: number;
  readonly rettificaDi: string | null;
  readonly documentoNumero: string | null;
  readonly documentoData: string | null;
  readonly posizione: number;
  readonly payloadHash: string;
}

export interface SpesaRendicontabile {
  readonly consorzio: string;
  readonly nomeConsorzio: string;
  readonly spesaId: string;
  readonly mese: string;
  readonly tipo: string;
  readonly documentoNumero: string | null;
  readonly quotaCentesimi: number;
  readonly rendicontatiCentesimi: number;
  readonly stato: 'nuova' | 'corretta' | 'inRendiconto' | 'rendicontata';
}

export interface RichiestaBreve {
  readonly id: string;
  readonly progettoId: string;
  readonly progetto: string;
  readonly tipo: TipoTrasferimento;
  readonly stato: 'preparata' | 'ritirata' | 'inviata' | 'esitata';
  readonly centesimi: number;
  readonly preparataIl: string;
  readonly riscontro: { readonly esito: string; readonly il: string; readonly centesimiRiconosciuti: number } | null;
  readonly incassatiCentesimi: number;
  readonly ripartitiCentesimi: number;
}

export interface Richiesta extends RichiestaBreve {
  readonly spesaRaggiuntaCentesimi: number;
  readonly rendicontoId: string | null;
  readonly inizioAttivita: string | null;
  readonly invio: { readonly il: string; readonly protocollo: string } | null;
  readonly incassi: readonly { readonly il: string; readonly reversale: string; readonly centesimi: number }[];
  readonly riparti: readonly {
    readonly partnerId: string;
    readonly partner: string;
    readonly il: string;
    readonly mandato: string;
    readonly centesimi: number;
  }[];
  readonly revisione: number;
}

export interface RichiestaLetta {
  readonly momento: Momento;
  readonly richiesta: Richiesta | null;
  readonly condizioni: readonly { readonly condizione: string; readonly soddisfatta: boolean }[];
  readonly allegati: readonly { readonly attestazioneId: string; readonly titolo: string }[];
  readonly partner: readonly { readonly partnerId: string; readonly nome: string }[];
}

export interface ContoCassa {
  readonly id: string;
  readonly progettoId: string;
  readonly progetto: string;
  /** Null: the account of the whole project. */
  readonly partner: string | null;
  readonly incassatiCentesimi: number;
  readonly ripartitiCentesimi: number;
  readonly rendicontatiCentesimi: number;
  readonly condivisiCentesimi: number;
  readonly saldoCentesimi: number;
}

type DelloScope = { scope: string; quando: Quando };
const MOMENTO = `momento { scope posizione attuale }`;
const BREVE = `id progettoId progetto titolo dalMese alMese tipo stato numeroRighe quotaCentesimi esito nonAmmessiCentesimi`;
const RICHIESTA = `id progettoId progetto tipo stato centesimi preparataIl incassatiCentesimi ripartitiCentesimi
  riscontro { esito il centesimiRiconosciuti }`;

export const RENDICONTI: TypedDocumentNode<
  { rendiconti: { momento: Momento; rendiconti: readonly RendicontoBreve[] } },
  DelloScope
> = gql`
  query rendiconti($scope: ID!, $quando: QuandoInput) {
    rendiconti(scope: $scope, quando: $quando) { ${MOMENTO} rendiconti { ${BREVE} } }
  }
`;

export const RENDICONTO: TypedDocumentNode<
  {
    rendiconto: {
      momento: Momento;
      rendiconto: Rendiconto | null;
      righe: readonly RigaRendiconto[];
      altre: string | null;
    };
  },
  DelloScope & { rendicontoId: string; after: string | null }
> = gql`
  query rendiconto($scope: ID!, $quando: QuandoInput, $rendicontoId: ID!, $after: String) {
    rendiconto(scope: $scope, quando: $quando, rendicontoId: $rendicontoId, first: 100, after: $after) {
      ${MOMENTO}
      altre
      rendiconto {
        ${BREVE}
        revisione
        atto { organo numero data }
        passi { tipo il registratoIl protocollo entro testo quotaCentesimi }
      }
      righe {
        id consorzio nomeConsorzio spesaId mese tipo costoCentesimi quotaCentesimi nonAmmessiCentesimi rettificaDi
        documentoNumero documentoData posizione payloadHash
      }
    }
  }
`;

export const SPESE_RENDICONTABILI: TypedDocumentNode<
  { speseRendicontabili: { momento: Momento; totale: number; spese: readonly SpesaRendicontabile[] } },
  DelloScope & { rendicontoId: string }
> = gql`
  query speseRendicontabili($scope: ID!, $quando: QuandoInput, $rendicontoId: ID!) {
    speseRendicontabili(scope: $scope, quando: $quando, rendicontoId: $rendicontoId) {
      ${MOMENTO}
      totale
      spese {
        consorzio nomeConsorzio spesaId mese tipo documentoNumero quotaCentesimi rendicontatiCentesimi stato
      }
    }
  }
`;

export const RICHIESTE: TypedDocumentNode<
  { richieste: { momento: Momento; richieste: readonly RichiestaBreve[] } },
  DelloScope
> = gql`
  query richieste($scope: ID!, $quando: QuandoInput) {
    richieste(scope: $scope, quando: $quando) { ${MOMENTO} richieste { ${RICHIESTA} } }
  }
`;

export const RICHIESTA_LETTA: TypedDocumentNode<{ richiesta: RichiestaLetta }, DelloScope & { richiestaId: string }> =
  gql`
  query richiesta($scope: ID!, $quando: QuandoInput, $richiestaId: ID!) {
    richiesta(scope: $scope, quando: $quando, richiestaId: $richiestaId) {
      ${MOMENTO}
      richiesta {
        ${RICHIESTA}
        spesaRaggiuntaCentesimi rendicontoId inizioAttivita revisione
        invio { il protocollo }
        incassi { il reversale centesimi }
        riparti { partnerId partner il mandato centesimi }
      }
      condizioni { condizione soddisfatta }
      allegati { attestazioneId titolo }
      partner { partnerId nome }
    }
  }
`;

export const CASSA: TypedDocumentNode<{ cassa: { momento: Momento; conti: readonly ContoCassa[] } }, DelloScope> = gql`
  query cassa($scope: ID!, $quando: QuandoInput) {
    cassa(scope: $scope, quando: $quando) {
      ${MOMENTO}
      conti {
        id progettoId progetto partner incassatiCentesimi ripartitiCentesimi rendicontatiCentesimi condivisiCentesimi
        saldoCentesimi
      }
    }
  }
`;

export const PROGETTI_DA_RENDICONTARE: TypedDocumentNode<
  { progetti: { momento: Momento; progetti: readonly { id: string; titolo: string; cup: string }[] } },
  DelloScope
> = gql`
  query progettiDaRendicontare($scope: ID!, $quando: QuandoInput) {
    progetti(scope: $scope, quando: $quando) { ${MOMENTO} progetti { id titolo cup } }
  }
`;
