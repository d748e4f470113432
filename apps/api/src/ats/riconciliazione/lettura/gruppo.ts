import {
  firmaDi,
  improntaDi,
  type Mappatura,
  type RigaConfrontabile,
  type RigaRiconciliata,
} from '@consorzi/domain/ats';

// Not by a folder's index: the thread needs these few functions and nothing of the framework.
import { jsonArray, textArray } from '../../../database/binary-array.js';

/** A side of a line: what it refers to, and its fields as they were written, in the order of the mapping's columns. */
export interface Lato {
  readonly riferimento: string;
  readonly scritti: readonly string[];
}

/** A line as it is kept. `impronta` is of its difference, empty where there is none. */
export interface RigaTrovata extends Pick<RigaRiconciliata, 'doppioDi' | 'chiave' | 'diversi' | 'scrittiDiversamente'> {
  readonly impronta: string;
  readonly nostra: Lato | null;
  readonly loro: Lato | null;
}

/**
 * Lines as the database takes them: arrays in their binary form, an element of each a line. They are made in the thread
 * and passed through as they are: fifty thousand lines as objects cost the server seconds of copying and collecting.
 */
export interface Gruppo {
  readonly quante: number;
  readonly esiti: Uint8Array;
  /** Of each line's key and difference together, empty where there is none: what was explained is looked up by it. */
  readonly firme: Uint8Array;
  /** JSON of a `RigaTrovata`. */
  readonly righe: Uint8Array;
}

export function gruppoDi(righe: readonly RigaRiconciliata[], { tabella, colonne }: Mappatura): Gruppo {
  const lato = (side: RigaConfrontabile | null): Lato | null =>
    side && { riferimento: side.riferimento, scritti: colonne.map(({ campo }) => side.scritti[campo] ?? '') };
  const trovate = righe.map((riga): RigaTrovata => {
    const { esito, doppioDi, chiave, diversi, scrittiDiversamente, nostra, loro } = riga;
    const impronta = esito === 'uguale' ? '' : improntaDi(tabella, riga);
    return { doppioDi, chiave, diversi, scrittiDiversamente, impronta, nostra: lato(nostra), loro: lato(loro) };
  });
  return {
    quante: righe.length,
    esiti: own(textArray(righe.map(({ esito }) => esito))),
    firme: own(textArray(trovate.map(({ chiave, impronta }) => (impronta === '' ? '' : firmaDi(chiave, impronta))))),
    righe: own(jsonArray(trovate.map((riga) => JSON.stringify(riga)))),
  };
}

/** In memory of its own, so that it can be handed over instead of copied. */
const own = (bytes: Buffer): Uint8Array => new Uint8Array(bytes);

/** What is handed over to who gets the group. */
export const memoriaDi = ({ esiti, firme, righe }: Gruppo): ArrayBuffer[] =>
  [esiti, firme, righe].map(({ buffer }) => buffer as ArrayBuffer);
