import type { Scadenza } from './scadenzario.queries.js';

export interface MeseDelCalendario {
  /** `2025-03`. */
  readonly mese: string;
  readonly scadenze: readonly Scadenza[];
}

/** What is late stands first; the others by month, from that of today on or from the first. */
export interface Calendario {
  readonly inRitardo: readonly Scadenza[];
  readonly mesi: readonly MeseDelCalendario[];
  /** How many have passed and are not shown. */
  readonly nascoste: number;
}

/** Months in order, those of today (ISO) and after; those before as well where they are wanted. */
export function calendarioDi(scadenze: readonly Scadenza[], oggi: string, anchePassate: boolean): Calendario {
  const inRitardo = scadenze.filter(({ stato, aperta }) => stato === 'passata' && aperta);
  const altre = scadenze.filter((una) => !inRitardo.includes(una));
  const mostrate = altre.filter(({ giorno }) => anchePassate || giorno >= `${oggi.slice(0, 7)}-01`);
  const mesi = new Map<string, Scadenza[]>();
  for (const una of mostrate) mesi.set(una.giorno.slice(0, 7), [...(mesi.get(una.giorno.slice(0, 7)) ?? []), una]);
  return {
    inRitardo,
    mesi: [...mesi].sort(([a], [b]) => a.localeCompare(b)).map(([mese, found]) => ({ mese, scadenze: found })),
    nascoste: altre.length - mostrate.length,
  };
}
