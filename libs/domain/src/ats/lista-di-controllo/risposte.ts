import { RuleViolation, type TestoRef } from '../../shared/index.js';
import type { DomandaLista, ModelloLista } from '../programma/modello-procedura.js';

export const ESITI_DOMANDA = ['si', 'no', 'nonApplicabile'] as const;
export type EsitoDomanda = (typeof ESITI_DOMANDA)[number];

/** What was answered to one question; the note says why, or where the proof is. */
export interface RispostaDomanda {
  readonly domandaId: string;
  readonly esito: EsitoDomanda;
  readonly note: TestoRef | null;
}

/** The answers that stand, by question. */
export type RisposteDate = Readonly<Record<string, EsitoDomanda>>;

/**
 * The answers of one act, each checked against its question.
 * @throws RuleViolation CAMPO_NON_VALIDO, DOMANDA_INESISTENTE, RISPOSTA_OBBLIGATORIA, NOTA_MANCANTE with the question.
 */
export function assertRisposte({ domande }: ModelloLista, risposte: readonly RispostaDomanda[]): void {
  const each = new Set(risposte.map(({ domandaId }) => domandaId));
  if (risposte.length === 0 || each.size < risposte.length) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'risposte' });
  }
  const known = new Map(domande.map((domanda) => [domanda.id, domanda]));
  for (const risposta of risposte) assertRisposta(known.get(risposta.domandaId), risposta);
}

function assertRisposta(domanda: DomandaLista | undefined, { domandaId, esito, note }: RispostaDomanda): void {
  if (!domanda) throw new RuleViolation('DOMANDA_INESISTENTE', { domandaId });
  if (!ESITI_DOMANDA.includes(esito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
  if (esito === 'nonApplicabile' && domanda.obbligatoria)
    throw new RuleViolation('RISPOSTA_OBBLIGATORIA', { domandaId });
  if (esito === 'no' && note === null) throw new RuleViolation('NOTA_MANCANTE', { domandaId });
}

/** Questions that nobody has answered yet, in the order of the template. */
export const senzaRisposta = ({ domande }: ModelloLista, date: RisposteDate): readonly DomandaLista[] =>
  domande.filter(({ id }) => date[id] === undefined);
