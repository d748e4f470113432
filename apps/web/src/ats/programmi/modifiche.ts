import type { Modello } from './programmi.queries.js';
import { quotaLetta, quotaScritta } from './quote.js';

/** What the form holds: shares by kind of transfer, as they are written. */
export interface Scritta {
  readonly denominazione: string;
  readonly fonte: string;
  readonly cadenza: string;
  readonly massimi: Readonly<Record<string, string>>;
  readonly soglie: Readonly<Record<string, string>>;
}

export const scritturaDi = ({ denominazione, fonte, rendiconto, trasferimenti }: Modello): Scritta => ({
  ...{ denominazione, fonte, cadenza: rendiconto.cadenza },
  massimi: Object.fromEntries(trasferimenti.map((uno) => [uno.tipo, quotaScritta(uno.massimoCumulato)])),
  soglie: Object.fromEntries(trasferimenti.map((uno) => [uno.tipo, quotaScritta(uno.sogliaSpesa)])),
});

/** Only what is not as it was, as a merge patch; null when a share cannot be read. */
export function modificheDi(modello: Modello, scritta: Scritta): Readonly<Record<string, unknown>> | null {
  const { denominazione, fonte, rendiconto } = modello;
  const trasferimenti: Record<string, Record<string, number | null>> = {};
  for (const { tipo, massimoCumulato, sogliaSpesa } of modello.trasferimenti) {
    const massimo = quotaLetta(scritta.massimi[tipo] ?? '');
    const soglia = quotaLetta(scritta.soglie[tipo] ?? '');
    if (massimo === undefined || soglia === undefined) return null;
    const cambiati = {
      ...(massimo !== massimoCumulato && { massimoCumulato: massimo }),
      ...(soglia !== sogliaSpesa && { sogliaSpesa: soglia }),
    };
    if (Object.keys(cambiati).length > 0) trasferimenti[tipo] = cambiati;
  }
  return {
    ...(scritta.denominazione.trim() !== denominazione && { denominazione: scritta.denominazione.trim() }),
    ...(scritta.fonte.trim() !== fonte && { fonte: scritta.fonte.trim() }),
    ...(Object.keys(trasferimenti).length > 0 && { trasferimenti }),
    ...(scritta.cadenza !== rendiconto.cadenza && { rendiconto: { cadenza: scritta.cadenza } }),
  };
}
