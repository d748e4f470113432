import type { ObiettivoSintesi, Totali } from './planning.types.js';

/** How much of the consuntivo is there: recorded out of what there is to record. */
export interface Avanzamento {
  readonly fatti: number;
  readonly attesi: number;
}

/** Attività, indicatori and the report of each objective, each counted once however many branches show it. */
export function avanzamentoOf(obiettivi: readonly ObiettivoSintesi[]): Avanzamento {
  const once = [...new Map(obiettivi.map((obiettivo) => [obiettivo.id, obiettivo])).values()];
  return once.reduce<Avanzamento>(
    ({ fatti, attesi }, o) => ({
      fatti: fatti + o.attivitaConEsito + o.indicatoriConValore + (o.conRelazione ? 1 : 0),
      attesi: attesi + o.quanteAttivita + o.quantiIndicatori + 1,
    }),
    { fatti: 0, attesi: 0 },
  );
}

/** The same of a whole plan, from its totals. */
export const avanzamentoDi = (totali: Totali): Avanzamento => ({
  fatti: totali.attivitaConEsito + totali.indicatoriConValore + totali.relazioni,
  attesi: totali.attivita + totali.indicatori + totali.obiettivi,
});

export const percento = ({ fatti, attesi }: Avanzamento): number => (attesi === 0 ? 0 : (100 * fatti) / attesi);
