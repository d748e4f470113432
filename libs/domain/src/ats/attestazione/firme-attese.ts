import type { Firmatario } from '../programma/modello-procedura.js';

/**
 * How many different people sign at least. `partner`: how many partners are asked, one where a consortium attests for
 * itself. The legal representative of the capofila is one of all the legal representatives.
 */
export function firmeAttese(firmatari: readonly Firmatario[], partner: number): number {
  const each = new Set(firmatari);
  const legali = each.has('legaliDiTutti') ? Math.max(partner, 1) : Number(each.has('legaleCapofila'));
  return legali + Number(each.has('finanziarioCapofila'));
}
