/** What of a line goes to an item of the project's budget; in a rettifica, what it moves there. */
export type VoceRiga = {
  readonly voceId: string;
  readonly centesimi: number;
};

export const sommaVoci = (voci: readonly VoceRiga[]): number => voci.reduce((sum, { centesimi }) => sum + centesimi, 0);

/** What has to be added to `prima` to come to `ora`, item by item; items that do not move are left out. */
export function differenzaVoci(ora: readonly VoceRiga[], prima: readonly VoceRiga[]): readonly VoceRiga[] {
  return sommate([...ora, ...prima.map(({ voceId, centesimi }) => ({ voceId, centesimi: -centesimi }))]);
}

/** Each item once, in the order of its id; none of 0 cents. */
export function sommate(voci: readonly VoceRiga[]): readonly VoceRiga[] {
  const byId = new Map<string, number>();
  for (const { voceId, centesimi } of voci) byId.set(voceId, (byId.get(voceId) ?? 0) + centesimi);
  return [...byId]
    .filter(([, centesimi]) => centesimi !== 0)
    .map(([voceId, centesimi]) => ({ voceId, centesimi }))
    .sort((a, b) => (a.voceId < b.voceId ? -1 : 1));
}

/** Cents taken off a line, divided among the items it adds to as it adds to them; to the cent, the parts add up. */
export function senza(voci: readonly VoceRiga[], centesimi: number): readonly VoceRiga[] {
  const positive = voci.filter((voce) => voce.centesimi > 0);
  const whole = BigInt(sommaVoci(positive));
  let [reached, taken] = [0n, 0];
  const less = positive.map(({ voceId, centesimi: share }) => {
    reached += BigInt(share);
    const part = Number((BigInt(centesimi) * reached) / whole) - taken;
    taken += part;
    return { voceId, centesimi: -part };
  });
  return sommate([...voci, ...less]);
}
