import type { ModelloProcedura } from '../modello-procedura.js';
import { facilitazionePiemonte } from './facilitazione-piemonte.js';
import { fondoNazionale } from './fondo-nazionale.js';
import { regis2022 } from './regis-2022.js';
import { regis2025 } from './regis-2025.js';

/** A template the platform brings, and the first day on which it may have held, where there is one. */
export interface ModelloPredefinito {
  readonly modello: ModelloProcedura;
  readonly dal: string | null;
}

/**
 * What a programme may begin with. Adopting one writes it into the log in full: changing a file here changes no
 * programme. Limits and thresholds that their `fonte` calls initial values are ours, to be checked and then changed.
 */
export const MODELLI_PREDEFINITI: readonly ModelloPredefinito[] = [
  { modello: regis2022, dal: null },
  { modello: regis2025, dal: '2025-03-25' },
  { modello: facilitazionePiemonte, dal: null },
  { modello: fondoNazionale, dal: null },
];

/** The built-in template of that code; null where there is none. */
export const modelloPredefinito = (codice: string): ModelloProcedura | null =>
  MODELLI_PREDEFINITI.find(({ modello }) => modello.codice === codice)?.modello ?? null;
