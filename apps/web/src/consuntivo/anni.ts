/** The years of a plan, first and last included. */
export function anniOf({ dal, al }: { readonly dal: number; readonly al: number }): readonly number[] {
  return Array.from({ length: al - dal + 1 }, (_, index) => dal + index);
}

/** The year to report on if nobody says: the last one that has begun. */
export function annoPredefinito(anni: readonly number[], corrente: number): number {
  return anni.filter((anno) => anno <= corrente).at(-1) ?? anni[0]!;
}

/** When a result of this year held if nobody says: today, or the last day of a year that is over. */
export function rilevatoPredefinito(anno: number, oggi: string): string {
  const fine = `${anno}-12-31`;
  return oggi < fine ? oggi : fine;
}
