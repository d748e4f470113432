import { INPUT_DI, type NomeComando } from './comandi.js';

/** What every mutation answers, and the fragment that asks for all of it. */
export type EsitoComando = ComandoEseguito | RegolaViolata | ConflittoDiRevisione;

export interface ComandoEseguito {
  readonly __typename: 'ComandoEseguito';
  readonly commandId: string;
  readonly id: string;
  /** The plan in which the command ended, where it was not told which. */
  readonly pianoId: string | null;
  readonly revisione: number;
  readonly posizione: number | null;
  readonly visibile: boolean;
  readonly ripetuto: boolean;
  /** Of a revocation: what of the project stays in the rendiconti of the ATS. */
  readonly giaRendicontato?: { readonly numero: number; readonly centesimi: number } | null;
}

export interface RegolaViolata {
  readonly __typename: 'RegolaViolata';
  readonly codice: string;
  readonly messaggio: string;
  readonly dettagli: readonly { readonly nome: string; readonly valore: string | null }[];
}

export interface ConflittoDiRevisione {
  readonly __typename: 'ConflittoDiRevisione';
  readonly revisioneAttesa: number;
  readonly revisioneAttuale: number;
  readonly cambiamenti: readonly Cambiamento[];
}

export interface Cambiamento {
  readonly tipo: string;
  readonly frase: string;
  readonly autore: string;
  readonly registratoIl: string;
}

const ESITO = `{
  __typename
  ... on ComandoEseguito { commandId id pianoId revisione posizione visibile ripetuto giaRendicontato { numero centesimi } }
  ... on RegolaViolata { codice messaggio dettagli { nome valore } }
  ... on ConflittoDiRevisione { revisioneAttesa revisioneAttuale cambiamenti { tipo frase autore registratoIl } }
}`;

/** The document of a command: all take one `input` and answer alike. */
export function mutationText(nome: NomeComando): string {
  return `mutation ${nome}($input: ${INPUT_DI[nome]}!) { esito: ${nome}(input: $input) ${ESITO} }`;
}
