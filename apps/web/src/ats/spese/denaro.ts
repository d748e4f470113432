/** Cents as an office writes them, the thousands separated also on four digits: `1.234,56`. */
export function importoScritto(centesimi: number): string {
  const cifre = String(Math.abs(centesimi)).padStart(3, '0');
  const interi = cifre.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${centesimi < 0 ? '-' : ''}${interi},${cifre.slice(-2)}`;
}

export const euro = (centesimi: number): string => `${importoScritto(centesimi)} €`;

/**
 * The cents of an amount as it is typed: `1234,56`, `1.234,56`, `1234`. A point alone is a separator of thousands where
 * three digits follow it, else of decimals. Null for what is no amount, or is negative.
 */
export function centesimiScritti(testo: string): number | null {
  const typed = testo.replace(/[\s€]/g, '');
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d{0,2})?$/.test(typed) ? typed.replaceAll('.', '') : typed;
  const found = /^(\d{1,11})(?:[.,](\d{0,2}))?$/.exec(plain);
  return found ? Number(found[1]! + (found[2] ?? '').padEnd(2, '0')) : null;
}
