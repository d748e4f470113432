import { RuleViolation } from '../../shared/index.js';

/** CAdES: a CMS envelope (`.p7m`) around the document. PAdES: signatures added behind the document's own bytes. */
export const FORMATI_FIRMA = ['cades', 'pades'] as const;

/**
 * A signed file as it was taken apart. `contenutoSha256` is that of the document found in it, `firme` how many different
 * people signed exactly that. Who they are, and whether their certificates hold, is nobody's claim here.
 */
export interface DocumentoFirmato {
  readonly sha256: string;
  readonly byte: number;
  readonly formato: (typeof FORMATI_FIRMA)[number];
  readonly contenutoSha256: string;
  readonly firme: number;
}

/** @throws RuleViolation FIRMA_DI_ALTRO_DOCUMENTO, FIRMA_ASSENTE, FIRME_INSUFFICIENTI with what is wanted and found. */
export function assertFirmato(
  { contenutoSha256, firme }: DocumentoFirmato,
  { sha256, firmeAttese }: { readonly sha256: string; readonly firmeAttese: number },
): void {
  if (contenutoSha256 !== sha256) throw new RuleViolation('FIRMA_DI_ALTRO_DOCUMENTO');
  if (firme === 0) throw new RuleViolation('FIRMA_ASSENTE');
  if (firme < firmeAttese) throw new RuleViolation('FIRME_INSUFFICIENTI', { attese: firmeAttese, trovate: firme });
}
