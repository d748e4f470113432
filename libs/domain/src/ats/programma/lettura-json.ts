import { RuleViolation, type Json, type JsonObject } from '../../shared/index.js';

/** Reads a value of unknown shape; `dove` is its path, for the refusal. */
export type Leggi<T> = (valore: unknown, dove: string) => T;

/** What may be wrong at a place. */
export type Difetto =
  | 'forma'
  | 'campoMancante'
  | 'campoSconosciuto'
  | 'vuoto'
  | 'troppoLungo'
  | 'troppoPochi'
  | 'troppi'
  | 'doppio'
  | 'valoreSconosciuto'
  | 'codice'
  | 'quota'
  | 'caratteri'
  | 'segnapostoSconosciuto'
  | 'attestazioneSconosciuta'
  | 'senzaAnticipo'
  | 'menoDelPrecedente'
  | 'troppoGrande'
  | 'nonJson';

/** @throws RuleViolation MODELLO_NON_VALIDO always. */
export function difetto(dove: string, come: Difetto): never {
  throw new RuleViolation('MODELLO_NON_VALIDO', { dove: dove.slice(0, 200), difetto: come });
}

/** Line breaks and tabs may stand in a text, other control characters (which the database cannot hold) may not. */

const CONTROLLI = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export const testo =
  (massimo: number): Leggi<string> =>
  (valore, dove) => {
    if (typeof valore !== 'string') return difetto(dove, 'forma');
    const scritto = valore.replaceAll(/\r\n?/g, '\n').trim();
    if (scritto === '') return difetto(dove, 'vuoto');
    if (scritto.length > massimo) return difetto(dove, 'troppoLungo');
    if (CONTROLLI.test(scritto) || !scritto.isWellFormed()) return difetto(dove, 'caratteri');
    return scritto;
  };

/** A stable slug: `regis-2025`. */
export const codice: Leggi<string> = (valore, dove) =>
  typeof valore === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(valore) && valore.length <= 60
    ? valore
    : difetto(dove, 'codice');

export const booleano: Leggi<boolean> = (valore, dove) =>
  typeof valore === 'boolean' ? valore : difetto(dove, 'forma');

/** Hundredths of a percent. */
export const quota: Leggi<number> = (valore, dove) =>
  Number.isInteger(valore) && (valore as number) >= 0 && (valore as number) <= 10_000
    ? (valore as number) + 0
    : difetto(dove, 'quota');

export const nullo =
  <T>(leggi: Leggi<T>): Leggi<T | null> =>
  (valore, dove) =>
    valore === null ? null : leggi(valore, dove);

export const unoTra =
  <const T extends string>(valori: readonly T[]): Leggi<T> =>
  (valore, dove) =>
    valori.includes(valore as T) ? (valore as T) : difetto(dove, 'valoreSconosciuto');

/** A list, within its limits; `chiave` says by what two of its values are the same. */
export function elenco<T>(
  leggi: Leggi<T>,
  { minimo = 0, massimo, chiave }: { minimo?: number; massimo: number; chiave: (uno: T) => string },
): Leggi<readonly T[]> {
  return (valore, dove) => {
    if (!Array.isArray(valore)) return difetto(dove, 'forma');
    if (valore.length < minimo) return difetto(dove, 'troppoPochi');
    if (valore.length > massimo) return difetto(dove, 'troppi');
    const viste = new Set<string>();
    return valore.map((uno, index) => {
      const letto = leggi(uno, `${dove}.${index}`);
      if (viste.size === viste.add(chiave(letto)).size) difetto(`${dove}.${index}`, 'doppio');
      return letto;
    });
  };
}

type Campi = Readonly<Record<string, Leggi<unknown>>>;
type Letto<C extends Campi> = { readonly [K in keyof C]: ReturnType<C[K]> };

/** An object with these fields and no other: a name that is mistyped is refused, not forgotten. */
export function oggetto<C extends Campi, F extends Campi = Record<never, never>>(
  campi: C,
  facoltativi?: F,
): Leggi<Letto<C> & Partial<Letto<F>>> {
  const tutti: Campi = { ...campi, ...facoltativi };
  return (valore, dove) => {
    if (!eOggetto(valore)) return difetto(dove, 'forma');
    const estraneo = Object.keys(valore).find((nome) => !Object.hasOwn(tutti, nome));
    if (estraneo !== undefined) difetto(`${dove}.${estraneo}`, 'campoSconosciuto');
    const mancante = Object.keys(campi).find((nome) => !Object.hasOwn(valore, nome));
    if (mancante !== undefined) difetto(`${dove}.${mancante}`, 'campoMancante');
    const letti = Object.entries(tutti).flatMap(([nome, leggi]) =>
      Object.hasOwn(valore, nome) ? [[nome, leggi(valore[nome], `${dove}.${nome}`)] as const] : [],
    );
    return Object.fromEntries(letti) as Letto<C> & Partial<Letto<F>>;
  };
}

const eOggetto = (valore: unknown): valore is Readonly<Record<string, unknown>> =>
  typeof valore === 'object' && valore !== null && !Array.isArray(valore);

/** Deeper than any template; what is deeper is no change of one, and would cost a stack. */
const PROFONDITA = 12;

/**
 * A JSON text as an object that an event or a command may hold.
 * @throws RuleViolation MODELLO_NON_VALIDO for what is no JSON object, holds fractions, or is too deep.
 */
export function oggettoJson(scritto: string, dove: string): JsonObject {
  let valore: unknown;
  try {
    valore = JSON.parse(scritto);
  } catch {
    return difetto(dove, 'nonJson');
  }
  if (!eOggetto(valore)) return difetto(dove, 'forma');
  assertJson(valore, dove, 0);
  return valore as JsonObject;
}

function assertJson(valore: unknown, dove: string, profondita: number): void {
  if (profondita > PROFONDITA) difetto(dove, 'forma');
  if (typeof valore === 'number' && (!Number.isSafeInteger(valore) || Object.is(valore, -0))) difetto(dove, 'forma');
  if (typeof valore === 'string' && !valore.isWellFormed()) difetto(dove, 'caratteri');
  if (typeof valore !== 'object' || valore === null) return;
  for (const [nome, uno] of Object.entries(valore)) {
    if (!nome.isWellFormed()) difetto(dove, 'caratteri');
    assertJson(uno, `${dove}.${nome}`, profondita + 1);
  }
}

/**
 * A value with changes, as a JSON merge patch (RFC 7396): objects are merged field by field, null takes a field away,
 * anything else takes the place of what was there.
 */
export function conModifiche(base: Json | undefined, modifiche: Json): Json {
  if (!eOggetto(modifiche)) return modifiche;
  const prima: JsonObject = eOggetto(base) ? (base as JsonObject) : {};
  const invariati = Object.entries(prima).filter(([nome]) => !Object.hasOwn(modifiche, nome));
  const cambiati = Object.entries(modifiche as JsonObject)
    .filter(([, valore]) => valore !== null)
    .map(([nome, valore]) => {
      return [nome, conModifiche(Object.hasOwn(prima, nome) ? prima[nome] : undefined, valore)] as const;
    });
  return Object.fromEntries([...invariati, ...cambiati]);
}
