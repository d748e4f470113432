import { quandoOf, type Quando } from '../../shell/quando.js';
import type { AttoDelPiano } from '../origine.queries.js';

/** Before anything was recorded. */
export const INIZIO = '-1';
/** The moment that the page looks at: now, or the one of its address. */
export const ORA = 'ora';

/**
 * A moment as the address of a comparison writes it: a position of the log, a date, the beginning, or now (null).
 * What is none of them is now.
 */
export function momentoDi(scritto: string): Quando {
  if (scritto === INIZIO) return { posizione: -1 };
  return quandoOf(scritto, /^\d+$/.test(scritto) ? scritto : null);
}

/** Whether the text is a date (and not a position, the beginning or now). */
export const isData = (scritto: string): boolean => {
  const quando = momentoDi(scritto);
  return quando !== null && 'al' in quando;
};

/** The acts after which, or before and after which, one may compare; each by its number among those of its kind. */
export interface AttoNumerato extends AttoDelPiano {
  readonly numero: number;
}

export function numerati(atti: readonly AttoDelPiano[]): readonly AttoNumerato[] {
  const quanti = new Map<string, number>();
  return atti.map((atto) => {
    const key = `${atto.pianoId} ${atto.tipo}`;
    quanti.set(key, (quanti.get(key) ?? 0) + 1);
    return { ...atto, numero: quanti.get(key)! };
  });
}
