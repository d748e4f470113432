import { parseUnitaColonna, type Decimale } from '../shared/index.js';
import type { ConsuntivoLetto } from './valore-consuntivo.js';

/** What was understood of an outcome; the words themselves are free text and stay outside the log. */
export type ValoreRegistrato = ConsuntivoLetto;

/** Measures that name nothing but a measure: any other word beside a number may be a name and stays out of the log. */
const MISURE: ReadonlySet<string> = new Set(['euro', 'ore', 'giorni', 'settimane', 'mesi', 'anni', 'minuti']);

/** The value as an event may hold it: without the words that people wrote, labels and free units included. */
export function valoreRegistrato({
  originale: _words,
  ...letto
}: ConsuntivoLetto & { originale?: string }): ValoreRegistrato {
  if (letto.tipo === 'numero') {
    return { ...letto, unita: letto.unita !== null && MISURE.has(letto.unita) ? letto.unita : null };
  }
  if (letto.tipo === 'piuNumeri')
    return { ...letto, voci: letto.voci.map(({ valore }) => ({ valore, etichetta: '' })) };
  return letto;
}

/** A bare number in the measure of its indicatore: `95` under `%` is a percentage, `12` under `giorni` are days. */
export function nellaMisuraDi(unita: string, valore: ValoreRegistrato): ValoreRegistrato {
  if (valore.tipo !== 'numero' || valore.percento || valore.unita !== null) return valore;
  const { tipo, parola } = parseUnitaColonna(unita);
  if (tipo === 'percento') return { ...valore, percento: true };
  return tipo === 'misura' ? { ...valore, unita: parola } : valore;
}

/** The value as a count that can be added up; null for what is no single number, a share in percent, or less than none. */
export const cifraDi = (valore: ValoreRegistrato): Decimale | null =>
  valore.tipo === 'numero' && !valore.percento && !valore.valore.startsWith('-') ? valore.valore : null;
