/** What a file may cost. Sizes in bytes. */
export const LIMITI_REGIS = {
  maxBytes: 30 * 1024 * 1024,
  maxUnpackedBytes: 400 * 1024 * 1024,
  maxEntries: 2_000,
  maxRatio: 250,
  maxColonne: 300,
  maxRighe: 200_000,
  /** Characters of a cell; what is longer is cut. */
  maxCella: 2_000,
} as const;
