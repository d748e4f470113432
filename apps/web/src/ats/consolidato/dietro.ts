/** What a total means, as the page of what lies behind it is asked; nothing is everything. */
export interface Dietro {
  readonly progetto?: string;
  readonly partner?: string;
  readonly dal?: string;
  readonly al?: string;
}

/** The address parameters of what lies behind a total that is shared, or reported. */
export const cercaDietro = (di: 'condiviso' | 'rendicontato', dietro: Dietro): Readonly<Record<string, string>> => ({
  di,
  ...Object.fromEntries(Object.entries(dietro).filter(([, valore]) => valore !== undefined && valore !== '')),
});

/** The months of both that are chosen: of a row's own and those of the page. */
export function mesiDi(mese: string | undefined, pagina: Pick<Dietro, 'dal' | 'al'>): Pick<Dietro, 'dal' | 'al'> {
  return mese === undefined ? pagina : { dal: mese, al: mese };
}
