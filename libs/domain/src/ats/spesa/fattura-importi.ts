import { testoDi, type Elemento } from './elemento-xml.js';
import { FatturaRifiutata } from './fattura-rifiutata.js';

/** Amounts are written with a point and two to eight decimals; they are added as whole numbers of 10^-8. */
const FORMA = /^(-?)(\d{1,12})(?:\.(\d{1,8}))?$/;
const CENT = 1_000_000n;

/** The amount of a field, in 10^-8. @throws FatturaRifiutata CAMPO_MANCANTE where it is none. */
export function importo(da: Elemento, ...nomi: readonly string[]): bigint {
  const found = FORMA.exec(testoDi(da, ...nomi) ?? '');
  if (!found) throw new FatturaRifiutata('CAMPO_MANCANTE', nomi.at(-1)!);
  const [, meno, interi, decimali = ''] = found;
  const value = BigInt(interi! + decimali.padEnd(8, '0'));
  return meno ? -value : value;
}

/** The amount in cents, or null where the field is not there. @throws FatturaRifiutata for one that is no amount. */
export const importoFacoltativo = (da: Elemento, ...nomi: readonly string[]): number | null =>
  testoDi(da, ...nomi) === null ? null : cent(importo(da, ...nomi));

/** The sum of a field over elements, in 10^-8; those without it count nothing. */
export const sommaImporti = (elementi: readonly Elemento[], nome: string): bigint =>
  elementi.reduce((sum, one) => (testoDi(one, nome) === null ? sum : sum + importo(one, nome)), 0n);

/** Rounded to cents, half away from zero. */
export function cent(value: bigint): number {
  const half = value < 0n ? -CENT / 2n : CENT / 2n;
  return Number((value + half) / CENT);
}
