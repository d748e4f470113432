import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../../shell/momento.js';

/** Decimals have a point, months are `YYYY-MM`, money is integer cents. */
export interface Base {
  readonly dal: string;
  readonly al: string;
  readonly mesi: number;
}

export type Esito = 'raggiunto' | 'inLinea' | 'inRitardo' | null;

export interface Previsione {
  readonly traguardoId: string;
  readonly partnerId: string | null;
  readonly entro: string;
  readonly atteso: string;
  readonly fatto: string;
  readonly previsto: string | null;
  readonly base: Base | null;
  readonly esito: Esito;
}

export interface Fonte {
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly centroId: string;
  readonly anno: number;
}

/** What was done in a month, or in a whole year. */
export interface Figura {
  readonly mese: string;
  readonly periodo: 'mese' | 'anno';
  readonly valore: string;
  readonly nota: string | null;
  readonly rettifiche: number;
  readonly motivoRettifica: string | null;
  readonly collegato: Fonte | null;
}

export interface IndicatoreDelTraguardo {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly indicatore: string | null;
  readonly dal: number;
  readonly al: number;
}

export interface Traguardo {
  readonly traguardoId: string;
  readonly tipo: 'target' | 'milestone';
  readonly titolo: string;
  readonly unita: string;
  readonly nelPiano: boolean;
  /** Of the figures that are entered here; null for who reads only part of the scope. */
  readonly revisione: number | null;
  readonly attesi: readonly { readonly ente: string | null; readonly entro: string; readonly valore: string | null }[];
  readonly figure: readonly Figura[];
  readonly totale: string;
  readonly indicatori: readonly IndicatoreDelTraguardo[];
}

export interface Misura {
  readonly pianificatoCentesimi: number;
  readonly allaDataCentesimi: number;
  readonly fattoCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly previstoCentesimi: number | null;
  readonly base: Base | null;
  readonly esito: Esito;
}
export interface VoceFinanziaria extends Misura {
  readonly voceId: string;
  readonly codice: string;
  readonly titolo: string;
}
export interface MeseFinanziario {
  readonly mese: string;
  readonly fattoCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly cumulatoCentesimi: number;
}

export interface Fisico {
  readonly titolo: string | null;
  readonly traguardi: readonly Traguardo[];
  readonly previsioni: readonly Previsione[];
}
export interface Finanziario {
  readonly giorno: string;
  readonly totale: Misura | null;
  readonly voci: readonly VoceFinanziaria[];
  readonly mesi: readonly MeseFinanziario[];
}

const BASE = `base { dal al mesi }`;
const PREVISIONI = `previsioni { traguardoId partnerId entro atteso fatto previsto ${BASE} esito }`;
const MISURA = `pianificatoCentesimi allaDataCentesimi fattoCentesimi pagatoCentesimi previstoCentesimi ${BASE} esito`;
const MESI = `mesi { mese fattoCentesimi pagatoCentesimi cumulatoCentesimi }`;

type DelProgetto = { scope: string; quando: Quando; progettoId: string };

/** In a consortium: what it did and spent of a project, and where that leads. */
export const AVANZAMENTO: TypedDocumentNode<{ fisico: Fisico; finanziario: Finanziario }, DelProgetto> = gql`
  query avanzamento($scope: ID!, $quando: QuandoInput, $progettoId: ID!) {
    fisico: avanzamentoDelProgetto(scope: $scope, quando: $quando, progettoId: $progettoId) {
      titolo
      traguardi {
        traguardoId tipo titolo unita nelPiano totale revisione
        attesi { ente entro valore }
        figure {
          mese periodo valore nota rettifiche motivoRettifica
          collegato { obiettivoId indicatoreId centroId anno }
        }
        indicatori { pianoId obiettivoId indicatoreId indicatore dal al }
      }
      ${PREVISIONI}
    }
    finanziario: avanzamentoFinanziario(scope: $scope, quando: $quando, progettoId: $progettoId) {
      giorno
      totale { ${MISURA} }
      voci { voceId codice titolo ${MISURA} }
      ${MESI}
    }
  }
`;

export interface Attesi {
  readonly alGiorno: string | null;
  readonly finale: string | null;
  readonly entro: string | null;
}
export interface DellAnno {
  readonly anno: number;
  readonly valore: string;
}
export interface MesiCondivisi {
  readonly dal: string;
  readonly al: string | null;
}
export type FiguraCondivisa = Pick<Figura, 'mese' | 'periodo' | 'valore' | 'nota' | 'motivoRettifica'> & {
  readonly collegata: boolean;
  /** Null of members, who are not asked why they corrected what. */
  readonly rettifiche: number | null;
};
export interface PartnerFisico {
  readonly partnerId: string;
  readonly ente: string;
  readonly consorzio: string | null;
  readonly condiviso: boolean;
  readonly mesi: readonly MesiCondivisi[];
  readonly atteso: Attesi;
  readonly perAnno: readonly DellAnno[];
  readonly totale: string | null;
  readonly figure: readonly FiguraCondivisa[];
}
export interface TraguardoAts {
  readonly traguardoId: string;
  readonly tipo: 'target' | 'milestone';
  readonly titolo: string;
  readonly unita: string;
  readonly atteso: Attesi;
  readonly partner: readonly PartnerFisico[];
  readonly perAnno: readonly DellAnno[];
  readonly totale: string;
  readonly completo: boolean;
  readonly revisione: number | null;
}
export interface PartnerFinanziario {
  readonly partnerId: string;
  readonly ente: string;
  readonly condiviso: boolean;
  readonly mesi: readonly MesiCondivisi[];
  readonly pianificatoCentesimi: number;
  readonly allaDataCentesimi: number;
  readonly misura: Misura | null;
  readonly voci: readonly VoceFinanziaria[];
  readonly rendicontatoCentesimi: number;
}
export interface FisicoAts {
  readonly giorno: string;
  readonly traguardi: readonly TraguardoAts[];
  readonly previsioni: readonly Previsione[];
}
export interface FinanziarioAts {
  readonly giorno: string;
  readonly totale: Misura | null;
  readonly completo: boolean;
  readonly partner: readonly PartnerFinanziario[];
  readonly mesi: readonly MeseFinanziario[];
  readonly rendicontatoCentesimi: number;
}

const ATTESO = `atteso { alGiorno finale entro }`;
const PER_ANNO = `perAnno { anno valore }`;

/** In an ATS: the same of every partner, as far as it shares. */
export const AVANZAMENTO_ATS: TypedDocumentNode<{ fisico: FisicoAts; finanziario: FinanziarioAts }, DelProgetto> = gql`
  query avanzamentoDellAts($scope: ID!, $quando: QuandoInput, $progettoId: ID!) {
    fisico: avanzamentoAts(scope: $scope, quando: $quando, progettoId: $progettoId) {
      giorno
      traguardi {
        traguardoId tipo titolo unita totale completo revisione
        ${ATTESO}
        ${PER_ANNO}
        partner {
          partnerId ente consorzio condiviso totale
          mesi { dal al }
          ${ATTESO}
          ${PER_ANNO}
          figure { mese periodo valore nota rettifiche motivoRettifica collegata }
        }
      }
      ${PREVISIONI}
    }
    finanziario: avanzamentoFinanziarioAts(scope: $scope, quando: $quando, progettoId: $progettoId) {
      giorno completo rendicontatoCentesimi
      totale { ${MISURA} }
      partner {
        partnerId ente condiviso pianificatoCentesimi allaDataCentesimi rendicontatoCentesimi
        mesi { dal al }
        misura { ${MISURA} }
        voci { voceId codice titolo ${MISURA} }
      }
      ${MESI}
    }
  }
`;

export interface IndicatoreDiUnConteggio {
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly indicatore: string | null;
  readonly progettoId: string | null;
  readonly conteggio: string | null;
}

/** The indicators of plans that are figures or counts of projects; without a project, a count is of all. */
export const COLLEGAMENTI: TypedDocumentNode<
  { collegamenti: { collegamenti: readonly IndicatoreDiUnConteggio[] } },
  { scope: string; quando: Quando }
> = gql`
  query collegamenti($scope: ID!, $quando: QuandoInput) {
    collegamenti(scope: $scope, quando: $quando) {
      collegamenti {
        obiettivoId
        indicatoreId
        indicatore
        progettoId
        conteggio
      }
    }
  }
`;

export interface Conteggio {
  readonly conteggio: string;
  readonly titolo: string;
  readonly valore: number;
}

/** What the platform counts by itself in a year, of one project or of all. */
export const CONTEGGI: TypedDocumentNode<
  { conteggiConosciuti: { momento: Momento; anno: number; conteggi: readonly Conteggio[] } },
  { scope: string; quando: Quando; anno: number; progettoId?: string | null }
> = gql`
  query conteggiConosciuti($scope: ID!, $quando: QuandoInput, $anno: Int!, $progettoId: ID) {
    conteggiConosciuti(scope: $scope, quando: $quando, anno: $anno, progettoId: $progettoId) {
      momento {
        scope
        posizione
        attuale
      }
      anno
      conteggi {
        conteggio
        titolo
        valore
      }
    }
  }
`;
