/** As known when; null is now. Every query passes it on. */
export type Quando = { readonly al: string } | { readonly posizione: number } | null;

/** What the parameters of an address ask for; what is neither a date nor a position asks for nothing. */
export function quandoOf(al: string | null, posizione: string | null): Quando {
  if (posizione !== null && /^\d{1,15}$/.test(posizione)) return { posizione: Number(posizione) };
  if (al !== null && !Number.isNaN(Date.parse(al))) return { al: new Date(al).toISOString() };
  return null;
}

export function parametriOf(quando: Quando): string {
  if (quando === null) return '';
  return 'al' in quando ? `al=${encodeURIComponent(quando.al)}` : `posizione=${quando.posizione}`;
}
