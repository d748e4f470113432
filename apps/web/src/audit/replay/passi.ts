import type { FiltriRegistro, MeseNelRegistro, VoceRegistro } from './replay.queries.js';

/** Kinds of events, in the order in which people look for them. `ats`: in the log of an ATS; the rest: of a consortium. */
export const GENERI = {
  consorzio: [
    ...['piano', 'obiettivi', 'progetti_peg', 'variazioni', 'consuntivo', 'centri', 'accessi', 'importazioni'],
    ...['trasparenza', 'cancellazioni', 'ente'],
  ],
  ats: ['ats', 'accessi', 'trasparenza', 'cancellazioni'],
} as const;

export const VELOCITA = [0.5, 1, 2, 4] as const;
/** At speed 1 an event stays so long. */
export const PAUSA_MS = 2_000;

/** What the address of the page says: where one stands, what is shown. */
export interface Vista {
  readonly passo: number | null;
  readonly generi: readonly string[];
  readonly personaId: string | null;
}

export function vistaOf(search: URLSearchParams): Vista {
  const passo = search.get('passo');
  const known: readonly string[] = [...GENERI.consorzio, ...GENERI.ats];
  const generi = (search.get('genere') ?? '').split(',').filter((one) => known.includes(one));
  const persona = search.get('persona');
  return {
    passo: passo !== null && /^\d{1,15}$/.test(passo) ? Number(passo) : null,
    generi: [...new Set(generi)],
    personaId: persona !== null && /^[0-9a-f-]{36}$/i.test(persona) ? persona : null,
  };
}

export function parametriOf({ passo, generi, personaId }: Vista): URLSearchParams {
  return new URLSearchParams({
    ...(passo !== null && { passo: String(passo) }),
    ...(generi.length > 0 && { genere: generi.join(',') }),
    ...(personaId !== null && { persona: personaId }),
  });
}

/** As queries take them; null where nothing narrows, so that the answers of both are one in the cache. */
export function filtriOf({ generi, personaId }: Vista): FiltriRegistro | null {
  if (generi.length === 0 && personaId === null) return null;
  return { ...(generi.length > 0 && { generi }), ...(personaId !== null && { personaId }) };
}

export type Azione = 'gira' | 'avanti' | 'indietro' | 'inizio' | 'fine' | 'attoDopo' | 'attoPrima';

/** What a key means; a key with another modifier belongs to the browser. */
export function azioneDi(tasto: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): Azione | null {
  if (tasto.ctrlKey || tasto.altKey || tasto.metaKey) return null;
  if (tasto.shiftKey) return tasto.key === 'ArrowRight' ? 'attoDopo' : tasto.key === 'ArrowLeft' ? 'attoPrima' : null;
  return TASTI[tasto.key] ?? null;
}
const TASTI: Readonly<Record<string, Azione | undefined>> = {
  ' ': 'gira',
  ArrowRight: 'avanti',
  ArrowLeft: 'indietro',
  Home: 'inizio',
  End: 'fine',
};

/** Of events in the direction of the jump: the first event of the first act that is not the one stood on. */
export function attoVicino(voci: readonly VoceRegistro[], da: string | null, verso: 'dopo' | 'prima'): number | null {
  const first = voci.findIndex(({ commandId }) => commandId !== da);
  if (first < 0) return null;
  if (verso === 'dopo') return voci[first]!.fatto.posizione;
  // Going back one comes upon the last event of the act.
  const { commandId } = voci[first]!;
  const own = voci.slice(first).findIndex((voce) => voce.commandId !== commandId);
  return voci[own < 0 ? voci.length - 1 : first + own - 1]!.fatto.posizione;
}

/** A bar of the drawing, in hundredths of its width and height. */
export interface Barra extends MeseNelRegistro {
  readonly x: number;
  readonly larghezza: number;
  readonly altezza: number;
  /** A month that begins a year, or the first one: what is written beneath. */
  readonly anno: string | null;
}

/** One bar a month. Heights go with the square root: one month of imports would leave nothing to see of the others. */
export function barreOf(mesi: readonly MeseNelRegistro[]): readonly Barra[] {
  const most = Math.max(1, ...mesi.map(({ eventi }) => eventi));
  const larghezza = 100 / Math.max(1, mesi.length);
  return mesi.map((mese, index) => ({
    ...mese,
    ...{ x: index * larghezza, larghezza },
    altezza: mese.eventi === 0 ? 0 : Math.max(4, Math.sqrt(mese.eventi / most) * 100),
    anno: index === 0 || mese.mese.endsWith('-01') ? mese.mese.slice(0, 4) : null,
  }));
}

/** The month that holds a position. */
export function meseDi(mesi: readonly MeseNelRegistro[], posizione: number): MeseNelRegistro | undefined {
  return mesi.find(({ prima, eventi }) => posizione >= prima && posizione < prima + eventi);
}

/** Where a position lies along the log, 0-100. */
export const trattoOf = (posizione: number, ultima: number): number => (ultima <= 0 ? 0 : (posizione / ultima) * 100);
