import { useTesto } from '../../messages/index.js';
import type { Indicatore } from '../planning.types.js';

/** `Si` and `Sì`, `>=6` and `≥ 6` say the same to a reader. */
const sameWords = (a: string, b: string) => plain(a) === plain(b);
const plain = (testo: string) =>
  testo
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .replace(/=>|>=/g, '≥')
    .toLowerCase();

/** The target as it was written, and what was understood where that reads differently. */
export function ValoreAtteso({ originale, inteso }: Indicatore['atteso']) {
  const t = useTesto();
  if (originale === '') return t('voce.nonIndicato');
  const letto = inteso.replace('>=', '≥').replace('<=', '≤');
  return (
    <>
      {originale}
      {!sameWords(letto, originale) && <span className="descrizione">{t('valore.inteso', { inteso: letto })}</span>}
    </>
  );
}
