export interface Cifra {
  readonly voce: string;
  readonly previsto: string;
  readonly realizzato: string;
}

/** Decimals as people write them (`1.234,5`), with a dot and no separators; null for what is no number. */
export function decimale(scritto: string): string | null {
  const plain = scritto
    .trim()
    .replace(/\.(?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** Euro as people write them, in cents; null for what is no sum. */
export function centesimi(scritto: string): number | null {
  const plain = decimale(scritto.replace(/€/g, ''));
  const match = plain === null ? null : /^(\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** One figure a line, `voce; previsto; realizzato`; the number of the first line that is not one. */
export function cifre(scritte: string): { readonly cifre: readonly Cifra[] } | { readonly errata: number } {
  const found: Cifra[] = [];
  for (const [index, riga] of scritte.split('\n').entries()) {
    if (riga.trim() === '') continue;
    const parts = riga.split(';').map((part) => part.trim());
    const [previsto, realizzato] = parts.slice(-2).map(decimale);
    const voce = parts.slice(0, -2).join('; ');
    if (parts.length < 3 || voce === '' || !previsto || !realizzato) return { errata: index + 1 };
    found.push({ voce, previsto, realizzato });
  }
  return { cifre: found };
}
