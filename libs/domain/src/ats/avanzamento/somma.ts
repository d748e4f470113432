import { interi, type Decimale } from '../../shared/index.js';

/** The sum of decimals, exact; `0` of none. */
export function sommaDecimali(valori: readonly Decimale[]): Decimale {
  const scala = Math.max(0, ...valori.map((valore) => (valore.split('.')[1] ?? '').length));
  const totale = valori.length === 0 ? 0n : interi(...valori).reduce((sum, valore) => sum + valore, 0n);
  const cifre = String(totale < 0n ? -totale : totale).padStart(scala + 1, '0');
  const primaDelPunto = cifre.slice(0, cifre.length - scala);
  const dopo = cifre.slice(cifre.length - scala).replace(/0+$/, '');
  return `${totale < 0n ? '-' : ''}${primaDelPunto}${dopo === '' ? '' : `.${dopo}`}`;
}
