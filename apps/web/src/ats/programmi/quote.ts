/** A share in hundredths of a percent as a person writes it: 3000 is `30`, 3050 `30,5`; none is an empty text. */
export const quotaScritta = (quota: number | null): string =>
  quota === null ? '' : String(quota / 100).replace('.', ',');

/** The share that a person wrote, in hundredths of a percent; null for an empty text, undefined for what is no share. */
export function quotaLetta(scritta: string): number | null | undefined {
  const testo = scritta.trim().replace(/\s*%$/, '');
  if (testo === '') return null;
  if (!/^\d{1,3}(?:[,.]\d{1,2})?$/.test(testo)) return undefined;
  const [intere = '0', centesimi = ''] = testo.split(/[,.]/);
  const quota = Number(intere) * 100 + Number(centesimi.padEnd(2, '0'));
  return quota <= 10_000 ? quota : undefined;
}
