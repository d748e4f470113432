import { unknownEvent, type Aggregate } from '../../event-sourcing/index.js';
import type { EsitoRendiconto, EventoRendiconto, TipoRendiconto } from './rendiconto.eventi.js';
import { rigaKey } from './riga-rendiconto.js';

interface Aperto {
  readonly progettoId: string;
  readonly titolo: string;
  readonly alMese: string;
  readonly tipo: TipoRendiconto;
  /** Cents of each line, by `rigaKey`, with the consortium it is of. */
  readonly righe: ReadonlyMap<string, { readonly consorzio: string; readonly quotaCentesimi: number }>;
  /** The consortia that ever had a line in it, also where it was taken out. */
  readonly coinvolti: readonly string[];
}

/** A change after the check takes the check back; once approved, lines change only where integrations are asked for. */
export type Rendiconto =
  | { readonly status: 'assente' }
  | (Aperto & { readonly status: 'bozza' })
  | (Aperto & { readonly status: 'verificato' })
  | (Aperto & { readonly status: 'approvato'; readonly approvatoIl: string })
  | (Aperto & { readonly status: 'inviato'; readonly ultimoPasso: string })
  | (Aperto & { readonly status: 'integrazioni'; readonly ultimoPasso: string })
  | (Aperto & { readonly status: 'esitato'; readonly esito: EsitoRendiconto });
export type RendicontoAperto = Exclude<Rendiconto, { status: 'assente' }>;

/** The expenses of a project put together for the funder, from the draft to the outcome. */
export const rendiconto: Aggregate<Rendiconto, EventoRendiconto> = {
  name: 'Rendiconto',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'RendicontoAperto') {
      const { progettoId, titolo, alMese, tipo } = event.data;
      return { status: 'bozza', progettoId, titolo, alMese, tipo, righe: new Map(), coinvolti: [] };
    }
    if (state.status === 'assente') throw new Error(`${event.type} before the rendiconto was there`);
    const { progettoId, titolo, alMese, tipo, righe, coinvolti } = state;
    const aperto: Aperto = { progettoId, titolo, alMese, tipo, righe, coinvolti };
    switch (event.type) {
      case 'SpesaInserita': {
        const added = event.data.righe.map(
          (riga) => [rigaKey(riga), { consorzio: riga.consorzio, quotaCentesimi: riga.quotaCentesimi }] as const,
        );
        return changed(state, new Map([...righe, ...added]));
      }
      case 'SpesaTolta': {
        const gone = new Set(event.data.spese.map(rigaKey));
        return changed(state, new Map([...righe].filter(([key]) => !gone.has(key))));
      }
      case 'RendicontoVerificato':
        return { ...aperto, status: 'verificato' };
      case 'RendicontoApprovato':
        return { ...aperto, status: 'approvato', approvatoIl: event.act?.data ?? '' };
      case 'RendicontoInviato':
      case 'IntegrazioniTrasmesse':
        return { ...aperto, status: 'inviato', ultimoPasso: event.data.il };
      case 'IntegrazioniChieste':
        return { ...aperto, status: 'integrazioni', ultimoPasso: event.data.il };
      case 'RendicontoEsitato':
        return { ...aperto, status: 'esitato', esito: event.data.esito };
      default:
        return unknownEvent(event);
    }
  },
};

function changed(state: RendicontoAperto, righe: Aperto['righe']): Rendiconto {
  const now = [...righe.values()].map(({ consorzio }) => consorzio);
  const after = { righe, coinvolti: [...new Set([...state.coinvolti, ...now])].sort() };
  return state.status === 'verificato' ? { ...state, ...after, status: 'bozza' } : { ...state, ...after };
}

/** What the lines report together, in cents: the reported total of this rendiconto. */
export const quotaDi = ({ righe }: RendicontoAperto): number =>
  [...righe.values()].reduce((sum, { quotaCentesimi }) => sum + quotaCentesimi, 0);

/** The consortia whose expenses stand in it. */
export const consorziDi = ({ righe }: RendicontoAperto): readonly string[] =>
  [...new Set([...righe.values()].map(({ consorzio }) => consorzio))].sort();
