import { centroIdOf } from '../../tenancy/index.js';
import { words } from '../folding.js';

export interface CentroNoto {
  readonly id: string;
  readonly codice: string;
  readonly denominazione: string;
}

const NOT_TELLING: ReadonlySet<string> = new Set([
  'area',
  'centro',
  'di',
  'responsabilita',
  'settore',
  'servizio',
  'e',
  'ed',
  'la',
  'il',
  'dei',
  'delle',
]);

/** Where a document names no centro at all. */
const INTERO_ENTE = 'Intero ente';

/**
 * The centri that a document names, by the words that tell them apart ("AREA DIREZIONE" is "Area Direzione"). Those
 * the consortium does not have yet get a code made of their first words.
 */
export class CentriImportati {
  private readonly byWords: Map<string, CentroNoto>;
  private readonly codes: Set<string>;
  /** The centri to be instituted, in the order of their first mention. */
  readonly nuovi: CentroNoto[] = [];

  constructor(
    private readonly scope: string,
    known: readonly CentroNoto[],
  ) {
    this.byWords = new Map(known.map((centro) => [tellingWords(centro.denominazione), centro]));
    this.codes = new Set(known.map(({ codice }) => codice));
  }

  /** Id of the centro with this name, which may have to be instituted. */
  idOf(name: string | null): string {
    const denominazione = inSentenceCase(name?.trim() || INTERO_ENTE);
    const key = tellingWords(denominazione);
    const known = this.byWords.get(key);
    if (known) return known.id;
    const codice = this.freeCode(key);
    const centro = { id: centroIdOf(this.scope, codice), codice, denominazione };
    this.byWords.set(key, centro);
    this.codes.add(codice);
    this.nuovi.push(centro);
    return centro.id;
  }

  nameOf(id: string): string | undefined {
    return [...this.byWords.values()].find((centro) => centro.id === id)?.denominazione;
  }

  private freeCode(key: string): string {
    const base =
      key
        .toUpperCase()
        .split(' ')
        .slice(0, 2)
        .map((word) => word.slice(0, 8))
        .join('-') || 'CENTRO';
    for (let suffix = 1; ; suffix++) {
      const codice = suffix === 1 ? base : `${base}-${suffix}`;
      if (!this.codes.has(codice)) return codice;
    }
  }
}

/** Whether two names are of one centro, by the words that tell centri apart. */
export const stessoCentro = (one: string, other: string): boolean => tellingWords(one) === tellingWords(other);

function tellingWords(name: string): string {
  const all = words(name);
  const telling = all.filter((word) => !NOT_TELLING.has(word));
  return (telling.length > 0 ? telling : all).join(' ');
}

/** Headings shout; names do not. A name that has small letters stays as it is. */
function inSentenceCase(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').slice(0, 200);
  if (/\p{Ll}/u.test(tidy)) return tidy;
  return tidy
    .toLowerCase()
    .replace(/(^|[\s\-–(])(\p{L})(?=\p{L}{2})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
