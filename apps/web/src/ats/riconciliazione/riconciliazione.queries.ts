import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

export const TABELLE = ['progetto', 'affidamenti', 'impegni', 'pagamenti', 'percettori', 'indicatori'] as const;
export type Tabella = (typeof TABELLE)[number];
export const ESITI = ['diverso', 'mancanteDiQua', 'mancanteDiLa', 'doppio', 'uguale'] as const;
export type Esito = (typeof ESITI)[number];

export interface ProgettoBreve {
  readonly id: string;
  readonly titolo: string;
  readonly cup: string;
}
export interface Mappatura {
  readonly tabella: string;
  readonly colonne: readonly { readonly campo: string; readonly intestazione: string | null }[];
  readonly formati: { readonly data: string; readonly decimale: string };
  readonly chiave: readonly string[];
}
export interface MappaturaSalvata extends Mappatura {
  readonly id: string;
  readonly nome: string;
  readonly revisione: number;
}
export interface RiconciliazioneBreve {
  readonly id: string;
  readonly progettoId: string;
  readonly tabella: Tabella;
  readonly nome: string;
  readonly stato: 'inLettura' | 'daMappare' | 'inConfronto' | 'pronta' | 'rifiutata';
  readonly percento: number;
  readonly superata: boolean;
  readonly scadeIl: string;
}
export interface Campo {
  readonly campo: string;
  readonly intestazione: string;
  readonly tipo: string;
}
export interface Riga {
  readonly id: string;
  readonly numero: number;
  readonly esito: Esito;
  readonly doppioDi: 'qua' | 'la' | 'entrambi' | null;
  readonly consorzio: string | null;
  readonly spesaId: string | null;
  readonly rigaDelFile: number | null;
  readonly valori: readonly {
    readonly campo: string;
    readonly nostro: string | null;
    readonly loro: string | null;
    readonly diverso: boolean;
    readonly scrittoDiversamente: boolean;
  }[];
  readonly spiegazione: {
    readonly nota: string | null;
    readonly autore: string;
    readonly spiegataIl: string;
    readonly valeAncora: boolean;
  } | null;
}
export interface Riconciliazione extends RiconciliazioneBreve {
  readonly errore: {
    readonly codice: string;
    readonly messaggio: string;
    readonly colonna: string | null;
    readonly simile: string | null;
    readonly sembra: string | null;
    readonly percento: number | null;
  } | null;
  readonly campi: readonly Campo[];
  readonly foglio: {
    readonly foglio: string;
    readonly righe: number;
    readonly intestazioni: readonly string[];
    readonly anteprima: readonly (readonly string[])[];
    readonly proposta: Mappatura;
  } | null;
  readonly mappatura: Mappatura | null;
  readonly riassunto: {
    readonly nostre: number;
    readonly loro: number;
    readonly totali: readonly {
      readonly esito: Esito;
      readonly righe: number;
      readonly nostriCentesimi: number;
      readonly loroCentesimi: number;
    }[];
    readonly quanteIlleggibili: number;
    readonly illeggibili: readonly {
      readonly riga: number;
      readonly campo: string;
      readonly motivo: string;
      readonly scritto: string;
    }[];
  } | null;
  readonly righe: {
    readonly edges: readonly { readonly node: Riga }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const MOMENTO = `momento { scope posizione registratoIl attuale }`;
const MAPPATURA = `tabella colonne { campo intestazione } formati { data decimale } chiave`;

export const PROGETTI_DA_ESPORTARE: TypedDocumentNode<
  { progetti: { momento: Momento; progetti: readonly ProgettoBreve[] } },
  { scope: string; quando: Quando }
> = gql`
  query progettiDaEsportare($scope: ID!, $quando: QuandoInput) {
    progetti(scope: $scope, quando: $quando) {
      ${MOMENTO}
      progetti { id titolo cup }
    }
  }
`;

export const PROGETTI_PROPRI: TypedDocumentNode<
  { progettiRecepiti: { momento: Momento; progetti: readonly ProgettoBreve[] } },
  { scope: string; quando: Quando }
> = gql`
  query progettiPropri($scope: ID!, $quando: QuandoInput) {
    progettiRecepiti(scope: $scope, quando: $quando) {
      ${MOMENTO}
      progetti { id titolo cup }
    }
  }
`;

export const MAPPATURE: TypedDocumentNode<
  { mappatureRegis: { momento: Momento; mappature: readonly MappaturaSalvata[] } },
  { scope: string; quando: Quando }
> = gql`
  query mappatureRegis($scope: ID!, $quando: QuandoInput) {
    mappatureRegis(scope: $scope, quando: $quando) {
      ${MOMENTO}
      mappature { id nome revisione ${MAPPATURA} }
    }
  }
`;

const BREVE = 'id progettoId tabella nome stato percento superata scadeIl';

export const RICONCILIAZIONI: TypedDocumentNode<
  { riconciliazioni: readonly RiconciliazioneBreve[] },
  { scope: string }
> = gql`
  query riconciliazioni($scope: ID!) {
    riconciliazioni(scope: $scope) { ${BREVE} }
  }
`;

export interface DomandaRighe {
  readonly scope: string;
  readonly riconciliazioneId: string;
  readonly esito: Esito | null;
  readonly spiegate: boolean | null;
  readonly after: string | null;
}

export const RICONCILIAZIONE: TypedDocumentNode<{ riconciliazione: Riconciliazione | null }, DomandaRighe> = gql`
  query riconciliazione($scope: ID!, $riconciliazioneId: ID!, $esito: String, $spiegate: Boolean, $after: String) {
    riconciliazione(
      scope: $scope
      riconciliazioneId: $riconciliazioneId
      esito: $esito
      spiegate: $spiegate
      first: 50
      after: $after
    ) {
      ${BREVE}
      errore { codice messaggio colonna simile sembra percento }
      campi { campo intestazione tipo }
      foglio { foglio righe intestazioni anteprima proposta { ${MAPPATURA} } }
      mappatura { ${MAPPATURA} }
      riassunto {
        nostre
        loro
        totali { esito righe nostriCentesimi loroCentesimi }
        quanteIlleggibili
        illeggibili { riga campo motivo scritto }
      }
      righe {
        edges {
          node {
            id numero esito doppioDi consorzio spesaId rigaDelFile
            valori { campo nostro loro diverso scrittoDiversamente }
            spiegazione { nota autore spiegataIl valeAncora }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export const CONFRONTA_REGIS: TypedDocumentNode<
  { confrontaRegis: { id: string } | null },
  { input: { scope: string; riconciliazioneId: string; mappatura: Mappatura } }
> = gql`
  mutation confrontaRegis($input: ConfrontaRegisInput!) {
    confrontaRegis(input: $input) {
      id
    }
  }
`;

export const SCARTA_RICONCILIAZIONE: TypedDocumentNode<
  { scartaRiconciliazione: boolean },
  { input: { scope: string; riconciliazioneId: string } }
> = gql`
  mutation scartaRiconciliazione($input: ScartaRiconciliazioneInput!) {
    scartaRiconciliazione(input: $input)
  }
`;
