/** What is counted of a plan; an objective shared by several centri counts once. */
export const MISURE = [
  'obiettivi',
  'attivita',
  'indicatori',
  'progettiPeg',
  /** Attività and indicatori that stand in the plan and have something recorded, by any centro, in any year. */
  'attivitaConEsito',
  'indicatoriConValore',
  /** Objectives with a report, by any centro, in any year. */
  'relazioni',
] as const;

export type Misura = (typeof MISURE)[number];

/** Whole numbers by measure: balances, or signed amounts. */
export type Saldi = { readonly [misura in Misura]: number };

const each = (of: (misura: Misura) => number): Saldi =>
  Object.fromEntries(MISURE.map((misura) => [misura, of(misura)])) as Saldi;

export const NULLI: Saldi = each(() => 0);

export const somma = (...all: readonly Saldi[]): Saldi =>
  each((misura) => all.reduce((sum, saldi) => sum + saldi[misura], 0));

/** What was moved between two counts. */
export const differenza = (prima: Saldi, dopo: Saldi): Saldi => each((misura) => dopo[misura] - prima[misura]);
