import type { Domanda, EsitoDomanda } from './controlli.queries.js';

/** What stands in the form of one question; an empty `esito` is no answer yet. */
export interface RispostaScritta {
  readonly esito: EsitoDomanda | '';
  readonly nota: string;
}
export type RisposteScritte = Readonly<Record<string, RispostaScritta>>;

/** What the form shows of a question: what was written since, or what was recorded. */
export function scrittaDi({ id, risposta }: Domanda, scritte: RisposteScritte): RispostaScritta {
  return scritte[id] ?? { esito: risposta?.esito ?? '', nota: risposta?.nota ?? '' };
}

/** Only the answers that are another than the recorded one are sent: the others are nobody's new act. */
export function daSalvare(domande: readonly Domanda[], scritte: RisposteScritte) {
  return domande.flatMap((domanda) => {
    const { esito, nota } = scrittaDi(domanda, scritte);
    const same = domanda.risposta?.esito === esito && (domanda.risposta.nota ?? '') === nota.trim();
    return esito === '' || same ? [] : [{ domandaId: domanda.id, esito, nota: nota.trim() || null }];
  });
}
