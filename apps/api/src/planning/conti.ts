import type { RigaConsuntivo } from '@consorzi/projections/consuntivo';
import { saldiDi, type RigaObiettivo, type Saldi } from '@consorzi/projections/planning';
import type { Found } from '@consorzi/projections/projecting';

/**
 * Objectives with what each adds to its plan, counted over the consuntivi of several centri and years together. The
 * ledger knows it of a whole plan; for who may read a part of one, the part is counted.
 */
export function conSaldi(
  obiettivi: readonly Found<RigaObiettivo>[],
  consuntivi: readonly Found<RigaConsuntivo>[],
): Found<RigaObiettivo & { readonly saldi: Saldi }>[] {
  const registrati = new Map<string, { readonly voci: string[]; conRelazione: boolean }>();
  for (const { row } of consuntivi) {
    const known = registrati.get(row.obiettivoId) ?? { voci: [], conRelazione: false };
    known.voci.push(...Object.keys(row.attivita), ...Object.keys(row.indicatori));
    known.conRelazione ||= row.relazione !== null;
    registrati.set(row.obiettivoId, known);
  }
  return obiettivi.map((found) => {
    const { voci, conRelazione } = registrati.get(found.key) ?? { voci: [], conRelazione: false };
    const [attivita, indicatori] = [idsOf(found.row.attivita), idsOf(found.row.indicatori)];
    const saldi = saldiDi({ presente: true, attivita, indicatori, registrati: voci, conRelazione });
    return { ...found, row: { ...found.row, saldi } };
  });
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
