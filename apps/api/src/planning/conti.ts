import type { RigaConsuntivo } from '@consorzi/projections/consuntivo';
import { saldiDi, type RigaObiettivo, type Saldi } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';

/**
 * What each objective adds to its plan, by its id, counted over the consuntivi of several centri and years together.
 * The ledger knows it of a whole plan; for who may read a part of one, the part is counted.
 */
export function contatiDi(
  obiettivi: readonly Found<RigaObiettivo>[],
  consuntivi: readonly Found<RigaConsuntivo>[],
): ReadonlyMap<string, Saldi> {
  const registrati = new Map<string, { readonly voci: string[]; conRelazione: boolean }>();
  for (const { row } of consuntivi) {
    const known = registrati.get(row.obiettivoId) ?? { voci: [], conRelazione: false };
    known.voci.push(...Object.keys(row.attivita), ...Object.keys(row.indicatori));
    known.conRelazione ||= row.relazione !== null;
    registrati.set(row.obiettivoId, known);
  }
  return new Map(
    obiettivi.map(({ key, row }) => {
      const { voci, conRelazione } = registrati.get(key) ?? { voci: [], conRelazione: false };
      const [attivita, indicatori] = [idsOf(row.attivita), idsOf(row.indicatori)];
      return [key, saldiDi({ presente: true, attivita, indicatori, registrati: voci, conRelazione })];
    }),
  );
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
