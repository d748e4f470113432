import { required, RuleViolation } from '../../shared/index.js';
import type { Tempi } from '../tempi.js';
import type { ValoreAtteso } from '../valore-atteso.js';

/** How an objective is carried out: one line of the "modalità di attuazione". */
export type Attivita = {
  readonly id: string;
  readonly testo: string;
  readonly tempi: Tempi;
};

/** What shows whether the objective was reached. `atteso` keeps what was written beside what was understood. */
export type Indicatore = {
  readonly id: string;
  readonly nome: string;
  readonly descrizione: string;
  readonly unita: string;
  readonly atteso: ValoreAtteso;
};

/**
 * The whole sheet of an obiettivo di performance. Empty string: not stated. `numero` is how the paper calls it and no
 * identity: it repeats and changes. `centri` are ids, the first leads; `progettiPeg` ids of the plan's projects, with
 * `progettoPegTesto` as the paper wrote it; `continuaDa` last year's objective that this one continues.
 */
export type SchedaObiettivo = {
  readonly numero: string;
  readonly titolo: string;
  readonly centri: readonly string[];
  readonly areaStrategica: string;
  readonly obiettivoOperativo: string;
  readonly progettiPeg: readonly string[];
  readonly progettoPegTesto: string;
  readonly servizi: string;
  readonly utentiFinali: string;
  readonly retiDiCollaborazione: string;
  readonly finalita: string;
  readonly descrizione: string;
  readonly continuaDa: string | null;
  readonly attivita: readonly Attivita[];
  readonly indicatori: readonly Indicatore[];
};

const LIMITI_BREVI = {
  numero: 20,
  areaStrategica: 500,
  obiettivoOperativo: 5_000,
  progettoPegTesto: 1_000,
  servizi: 5_000,
} as const;
const LIMITI_LUNGHI = {
  utentiFinali: 5_000,
  retiDiCollaborazione: 5_000,
  finalita: 20_000,
  descrizione: 100_000,
} as const;
/** The longest text of each field, in UTF-16 units; `attivita` and `indicatore` of each row. */
export const LIMITI_SCHEDA = {
  ...{ titolo: 2_000, attivita: 5_000, indicatore: 5_000 },
  ...LIMITI_BREVI,
  ...LIMITI_LUNGHI,
} as const;

/**
 * The sheet, checked: a title, at least one centro, each attività and indicatore with its own id and a text.
 * @throws RuleViolation CAMPO_NON_VALIDO, OBIETTIVO_SENZA_CENTRO, VOCE_RIPETUTA
 */
export function schedaObiettivo(scheda: SchedaObiettivo): SchedaObiettivo {
  const titolo = required('titolo', scheda.titolo, LIMITI_SCHEDA.titolo);
  if (scheda.centri.length === 0) throw new RuleViolation('OBIETTIVO_SENZA_CENTRO');
  for (const [campo, massimo] of Object.entries({ ...LIMITI_BREVI, ...LIMITI_LUNGHI })) {
    if (scheda[campo as keyof typeof LIMITI_BREVI].length > massimo)
      throw new RuleViolation('CAMPO_NON_VALIDO', { campo, massimo });
  }
  for (const { testo } of scheda.attivita) required('attivita', testo, LIMITI_SCHEDA.attivita);
  for (const { nome, descrizione } of scheda.indicatori)
    required('indicatore', nome || descrizione, LIMITI_SCHEDA.indicatore);
  // Of both together: a consuntivo knows its rows by their id alone.
  assertDistinct([...scheda.attivita, ...scheda.indicatori]);
  return { ...scheda, titolo, centri: [...new Set(scheda.centri)] };
}

function assertDistinct(rows: readonly { readonly id: string }[]): void {
  if (new Set(rows.map((row) => row.id)).size !== rows.length) throw new RuleViolation('VOCE_RIPETUTA');
}
