/** What every mutation answers, and the fragment that asks for all of it. */
export type EsitoComando = ComandoEseguito | RegolaViolata | ConflittoDiRevisione;

export interface ComandoEseguito {
  readonly __typename: 'ComandoEseguito';
  readonly commandId: string;
  readonly id: string;
  readonly revisione: number;
  readonly posizione: number | null;
  readonly visibile: boolean;
  readonly ripetuto: boolean;
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
  ... on ComandoEseguito { commandId id revisione posizione visibile ripetuto }
  ... on RegolaViolata { codice messaggio dettagli { nome valore } }
  ... on ConflittoDiRevisione { revisioneAttesa revisioneAttuale cambiamenti { tipo frase autore registratoIl } }
}`;

/** `creaPiano` -> the document of that mutation: all take one `input`, named after them, and answer alike. */
export function mutationText(name: string): string {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ${name}($input: ${input}!) { esito: ${name}(input: $input) ${ESITO} }`;
}
