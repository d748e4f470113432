import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf } from '../../shared/index.js';
import { senza, sommate, type VoceRiga } from './voci-riga.js';

interface DelRendiconto {
  readonly progettoId: string;
  readonly consorzio: string;
  readonly rendicontoId: string;
}

/**
 * Which rendiconto holds which expense. `SpeseConsolidate`: the rendiconto had its outcome; `ammesse` are the cents of
 * each line that stand, none of them after a refusal.
 */
export type EventoSpeseNeiRendiconti =
  | DomainEvent<'SpeseRiservate', DelRendiconto & { spese: readonly { spesaId: string; voci: readonly VoceRiga[] }[] }>
  | DomainEvent<'SpeseLiberate', DelRendiconto & { spese: readonly string[] }>
  | DomainEvent<'SpeseConsolidate', DelRendiconto & { ammesse: 'tutte' | 'nessuna' | readonly NonAmmessa[] }>;
/** Of an expense, the cents that were not admitted; those that are not named were admitted whole. */
interface NonAmmessa {
  readonly spesaId: string;
  readonly nonAmmessiCentesimi: number;
}

/** Of one expense: the open rendiconto it stands in, what stands after outcomes, and where they were reported. */
export interface SpesaNeiRendiconti {
  readonly aperto: { readonly rendicontoId: string; readonly voci: readonly VoceRiga[] } | null;
  readonly ammesse: readonly VoceRiga[];
  readonly ultimo: string | null;
}
export type SpeseNeiRendiconti = ReadonlyMap<string, SpesaNeiRendiconti>;

const MAI: SpesaNeiRendiconti = { aperto: null, ammesse: [], ultimo: null };

/**
 * The claim of a project on the expenses of one consortium: each is in at most one open rendiconto. One stream for a
 * consortium, not one for an expense, because an outcome settles thousands of lines and must fit one append.
 */
export const speseNeiRendiconti: Aggregate<SpeseNeiRendiconti, EventoSpeseNeiRendiconti> = {
  name: 'SpeseNeiRendiconti',
  initial: new Map(),
  evolve(state, event) {
    const next = new Map(state);
    const of = (spesaId: string) => next.get(spesaId) ?? MAI;
    switch (event.type) {
      case 'SpeseRiservate': {
        const { rendicontoId } = event.data;
        for (const { spesaId, voci } of event.data.spese) {
          next.set(spesaId, { ...of(spesaId), aperto: { rendicontoId, voci } });
        }
        return next;
      }
      case 'SpeseLiberate':
        for (const spesaId of event.data.spese) next.set(spesaId, { ...of(spesaId), aperto: null });
        return next;
      case 'SpeseConsolidate':
        return consolidate(next, event.data);
      default:
        return unknownEvent(event);
    }
  },
};

function consolidate(
  state: Map<string, SpesaNeiRendiconti>,
  { rendicontoId, ammesse }: Extract<EventoSpeseNeiRendiconti, { type: 'SpeseConsolidate' }>['data'],
): SpeseNeiRendiconti {
  const refused = new Map(
    typeof ammesse === 'string' ? [] : ammesse.map((one) => [one.spesaId, one.nonAmmessiCentesimi]),
  );
  for (const [spesaId, spesa] of state) {
    if (spesa.aperto?.rendicontoId !== rendicontoId) continue;
    const stands = ammesse === 'nessuna' ? [] : senza(spesa.aperto.voci, refused.get(spesaId) ?? 0);
    state.set(spesaId, {
      aperto: null,
      ammesse: sommate([...spesa.ammesse, ...stands]),
      ultimo: ammesse === 'nessuna' ? spesa.ultimo : rendicontoId,
    });
  }
  return state;
}

/** The stream's id: one for the expenses of a consortium in a project. */
export const speseNeiRendicontiId = (progettoId: string, consorzio: string): string =>
  idOf('speseNeiRendiconti', progettoId, consorzio);

export const spesaIn = (state: SpeseNeiRendiconti, spesaId: string): SpesaNeiRendiconti => state.get(spesaId) ?? MAI;
