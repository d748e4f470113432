/** An element of an XML document as the edge has read it: names without prefix, the namespace beside, no attributes. */
export interface Elemento {
  readonly nome: string;
  readonly spazio: string;
  readonly figli: readonly Elemento[];
  /** The text directly within, white space around it taken off. */
  readonly testo: string;
}

/** The elements at the end of a path of names, in the order of the document. */
export function tutti(da: Elemento, ...[nome, ...oltre]: readonly string[]): readonly Elemento[] {
  if (nome === undefined) return [da];
  return da.figli.filter((figlio) => figlio.nome === nome).flatMap((figlio) => tutti(figlio, ...oltre));
}

/** The text at the end of a path, of the first element there; null where there is none, or nothing in it. */
export const testoDi = (da: Elemento, ...nomi: readonly string[]): string | null =>
  tutti(da, ...nomi)[0]?.testo || null;
