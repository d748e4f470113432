import { isScope, RuleViolation } from '../../shared/index.js';
import type { TipoSpesa } from '../programma/modello-procedura.js';
import type { Cig } from '../spesa/dati-spesa.js';
import type { VoceRiga } from './voci-riga.js';

/** An expense of a member: the slug of its scope, and the expense's id in that scope's log. */
export type SpesaDi = {
  readonly consorzio: string;
  readonly spesaId: string;
};

/**
 * What the ATS may see of a member's expense at the moment it is put into a rendiconto. `voci`: what this project pays
 * of it now, by item; none once it was annulled. Nothing here names a person: suppliers stand by their VAT number.
 */
export type SpesaTrovata = SpesaDi & {
  readonly progettoId: string;
  /** Where it stands in the member's log: its newest event, that event's position and the hash of its payload. */
  readonly origine: OrigineRiga;
  /** `YYYY-MM` of its competence. */
  readonly mese: string;
  readonly tipo: TipoSpesa;
  readonly costoCentesimi: number;
  readonly voci: readonly VoceRiga[];
  readonly cup: string;
  readonly cig: Cig;
  readonly partitaIva: string | null;
  readonly documento: { readonly numero: string; readonly data: string } | null;
};

export type OrigineRiga = {
  readonly eventId: string;
  readonly posizione: number;
  readonly payloadHash: string;
};

/**
 * A line of a rendiconto: a copy that stays whatever the member later shares. `quotaCentesimi` is what the line adds to
 * the reported total, the sum of its `voci`; in a rettifica both are the signed difference to what was reported before,
 * by the rendiconto named.
 */
export type RigaRendiconto = Omit<SpesaTrovata, 'progettoId'> & {
  readonly quotaCentesimi: number;
  readonly rettificaDi: string | null;
};

/**
 * The most lines of one command, of a rendiconto, and of those that an outcome does not admit: whatever says them all
 * (a few hundred bytes each as they come in, less than a hundred afterwards) stays below what an append may hold.
 */
export const LIMITI_RENDICONTO = {
  ...{ titolo: 200, protocollo: 60 },
  ...{ perComando: 500, righe: 8_000, nonAmmesse: 2_000 },
} as const;

export const rigaKey = ({ consorzio, spesaId }: SpesaDi): string => `${consorzio}/${spesaId}`;

/** Some expenses, not too many, none twice. @throws RuleViolation CAMPO_NON_VALIDO */
export function elenco<S extends SpesaDi>(spese: readonly S[]): readonly S[] {
  const keys = new Set(spese.map(rigaKey));
  if (spese.length === 0 || spese.length > LIMITI_RENDICONTO.perComando || keys.size !== spese.length) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'spese', massimo: LIMITI_RENDICONTO.perComando });
  }
  if (!spese.every(({ consorzio }) => isScope(consorzio)))
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  return spese;
}

/** The expenses by the consortium they are of, in the order of its slug. */
export function perConsorzio<S extends SpesaDi>(spese: Iterable<S>): ReadonlyMap<string, readonly S[]> {
  const found = new Map<string, S[]>();
  for (const spesa of spese) found.set(spesa.consorzio, [...(found.get(spesa.consorzio) ?? []), spesa]);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
