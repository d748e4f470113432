declare const marchio: unique symbol;

/** An amount of money in integer cents of euro, a safe integer and never -0. Made by `importo` and `parseImporto` only. */
export type Importo = number & { readonly [marchio]: 'Importo' };

/** Cents outside what a payload can hold (safe integers), or no integer: an amount that must not be stored as it is. */
export class ImportoNonValido extends RangeError {
  override readonly name = 'ImportoNonValido';
}

/** Cents as an amount. @throws ImportoNonValido unless a safe integer. */
export function importo(centesimi: number): Importo {
  if (!Number.isSafeInteger(centesimi)) throw new ImportoNonValido(`${centesimi} is no amount in cents`);
  return (centesimi === 0 ? 0 : centesimi) as Importo;
}

export const ZERO = importo(0);

/**
 * An amount as Italian accounts write it: `1.234,56`, `1234,56`, `1.234`, `12,5` (50 cents), `€ 1.234,56`, `1.234,56 €`,
 * `euro 10`, `-1.234,56`, `1.234,56-` and `(1.234,56)` (negative), `-` (a column's zero). Null for anything else: a dot
 * before one or two digits, three decimals, two amounts in one cell, nothing at all, over the safe integers. Never throws.
 */
export function parseImporto(testo: string): Importo | null {
  const t = testo
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  if (t.length > 60) return null;
  const senzaPrima = t.replace(/^(?:€|euro|eur) ?/i, '');
  const nudo = senzaPrima === t ? t.replace(/ ?(?:€|euro|eur)$/i, '') : senzaPrima;
  if (nudo === '-') return ZERO;
  const trovato = /^(\()?(-)? ?(\d{1,16}|[1-9]\d{0,2}(?:\.\d{3}){1,5})(?:,(\d{1,2}))?(-)?(\))?$/.exec(nudo);
  if (!trovato) return null;
  const [, aperta, prima, interi, decimali, dopo, chiusa] = trovato;
  if ((aperta === undefined) !== (chiusa === undefined)) return null;
  const segni = [aperta, prima, dopo].filter((segno) => segno !== undefined).length;
  if (segni > 1) return null;
  const centesimi = Number(interi!.replaceAll('.', '') + (decimali ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(centesimi) ? importo(segni === 1 ? -centesimi : centesimi) : null;
}

/** `1.234,56 €`, thousands separated on four digits too, minus before: `-1.234,56 €`. `parseImporto` reads it back. */
export function formatImporto(valore: Importo, simbolo: 'conSimbolo' | 'senzaSimbolo' = 'conSimbolo'): string {
  const cifre = String(Math.abs(valore)).padStart(3, '0');
  const interi = cifre.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${valore < 0 ? '-' : ''}${interi},${cifre.slice(-2)}${simbolo === 'conSimbolo' ? ' €' : ''}`;
}

/**
 * The sum of amounts, in any order the same: only the total is checked, not what stands on the way to it.
 * @throws ImportoNonValido when the total is over the safe integers.
 */
export function sommaImporti(importi: Iterable<Importo>): Importo {
  let totale = 0n;
  for (const addendo of importi) totale += BigInt(addendo);
  return importo(Number(totale));
}

/** The opposite amount: what is a plus on one side is a minus on the other. */
export function opposto(valore: Importo): Importo {
  return importo(-valore);
}
