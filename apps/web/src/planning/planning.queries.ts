import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Momento, Quando } from '../shell/momento.js';
import type { AlberoPiano, Obiettivo, Piano, TotaliDelConsorzio, Variazione, VociObiettivo } from './planning.types.js';

type DelMomento = { scope: string; quando: Quando };
type Pagina = { first: number; after: string | null };

const ATTO = `atto { organo numero data }`;
const MOMENTO = `momento { scope posizione registratoIl attuale }`;
const PIANO = `
  id titolo dal al stato ricostruito ${ATTO} variazioneAperta revisione
  tappe { tipo posizione registratoIl variazioneId ${ATTO} }`;
const ATTIVITA = `attivita { id testo tempi { originale tipo } }`;
const INDICATORI = `indicatori { id nome descrizione unita atteso { originale tipo inteso avvertenze } }`;
const PROGETTI_PEG = `progettiPeg { id codice nome centroId areaStrategica obiettivoOperativo servizi revisione }`;
const ESITO = `esito { testoId testo tipo avvertenze rilevatoIl registratoIl autore rettifiche }`;
const VARIAZIONE = `
  ${MOMENTO} id pianoId stato motivo motivoAbbandono ${ATTO} posizioneInizio posizioneFine revisione
  voci { oggetto oggettoId azione titolo differenze { percorso campo prima dopo }
    schedaObiettivo {
      numero titolo centri areaStrategica obiettivoOperativo progettiPeg progettoPegTesto servizi utentiFinali
      retiDiCollaborazione finalita descrizione continuaDa
      attivita { id testo tempi { originale } }
      indicatori { id nome descrizione unita atteso { originale } }
    }
    schedaProgettoPeg { codice nome centroId areaStrategica obiettivoOperativo servizi } }`;

const TOTALI_CAMPI = `
  obiettivi attivita indicatori progettiPeg attivitaConEsito indicatoriConValore relazioni`;

interface PaginaDiPiani {
  readonly momento: Momento;
  readonly edges: readonly { readonly node: Piano }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const PIANI: TypedDocumentNode<{ piani: PaginaDiPiani }, DelMomento & Pagina> = gql`
  query piani($scope: ID!, $quando: QuandoInput, $first: Int!, $after: String) {
    piani(scope: $scope, quando: $quando, first: $first, after: $after) {
      ${MOMENTO}
      edges { node { ${PIANO} } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const ALBERO: TypedDocumentNode<{ albero: AlberoPiano | null }, DelMomento & { pianoId: string }> = gql`
  query albero($scope: ID!, $quando: QuandoInput, $pianoId: ID!) {
    albero(scope: $scope, quando: $quando, pianoId: $pianoId) {
      ${MOMENTO}
      piano { ${PIANO} }
      rami {
        centro { id codice denominazione }
        ${PROGETTI_PEG}
        obiettivi {
          id numero titolo centri progettiPeg areaStrategica
          quanteAttivita quantiIndicatori attivitaConEsito indicatoriConValore conRelazione revisione
        }
      }
    }
  }
`;

/** The rows of all objectives, most of what a plan weighs: asked when they are needed, not with the tree. */
export const VOCI_DEL_PIANO: TypedDocumentNode<
  { albero: { readonly rami: readonly { readonly obiettivi: readonly VociObiettivo[] }[] } | null },
  DelMomento & { pianoId: string }
> = gql`
  query vociDelPiano($scope: ID!, $quando: QuandoInput, $pianoId: ID!) {
    albero(scope: $scope, quando: $quando, pianoId: $pianoId) {
      rami {
        obiettivi {
          id
          numero
          titolo
          attivita {
            testo
          }
          indicatori {
            id
            nome
            descrizione
          }
        }
      }
    }
  }
`;

export const OBIETTIVO: TypedDocumentNode<{ obiettivo: Obiettivo | null }, DelMomento & { obiettivoId: string }> = gql`
  query obiettivo($scope: ID!, $quando: QuandoInput, $obiettivoId: ID!) {
    obiettivo(scope: $scope, quando: $quando, obiettivoId: $obiettivoId) {
      ${MOMENTO}
      id
      piano { ${PIANO} }
      numero titolo
      centri { id codice denominazione }
      areaStrategica obiettivoOperativo
      ${PROGETTI_PEG}
      progettoPegTesto servizi utentiFinali retiDiCollaborazione finalita descrizione continuaDa
      ${ATTIVITA}
      ${INDICATORI}
      consuntivi {
        id centroId anno revisione
        attivita { attivitaId ${ESITO} }
        indicatori { indicatoreId ${ESITO} grado { calcolabile percento raggiunto motivo } }
        relazione { testoId testo registratoIl autore rettifiche }
      }
      collegamenti { indicatoreId progettoId progettoTitolo traguardoId traguardoTitolo conteggio }
      revisione
    }
  }
`;

export const VARIAZIONI: TypedDocumentNode<
  { variazioni: { readonly momento: Momento; readonly variazioni: readonly Variazione[] } },
  DelMomento & { pianoId: string }
> = gql`
  query variazioni($scope: ID!, $quando: QuandoInput, $pianoId: ID!) {
    variazioni(scope: $scope, quando: $quando, pianoId: $pianoId) { ${MOMENTO} variazioni { ${VARIAZIONE} } }
  }
`;

/** What the plans hold and how much of it is reported on: few figures, however large the plans are. */
export const TOTALI: TypedDocumentNode<{ totali: TotaliDelConsorzio }, DelMomento> = gql`
  query totali($scope: ID!, $quando: QuandoInput) {
    totali(scope: $scope, quando: $quando) {
      ${MOMENTO}
      totale { ${TOTALI_CAMPI} }
      piani { pianoId titolo totali { ${TOTALI_CAMPI} } }
    }
  }
`;

export const VARIAZIONE_QUERY: TypedDocumentNode<
  { variazione: Variazione | null },
  DelMomento & { variazioneId: string }
> = gql`
  query variazione($scope: ID!, $quando: QuandoInput, $variazioneId: ID!) {
    variazione(scope: $scope, quando: $quando, variazioneId: $variazioneId) { ${VARIAZIONE} }
  }
`;
