import type { EventoRitornoDallAts } from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** What an ATS reported of an expense of ours, in which rendiconto, and when that was sent. */
export type RigaRendicontata = {
  readonly ats: string;
  readonly progettoId: string;
  readonly rendicontoId: string;
  readonly titolo: string;
  readonly spesaId: string;
  readonly centesimi: number;
  readonly il: string;
};

type Fatto = PositionedEvent & EventoRitornoDallAts;
const isRendicontate = (event: PositionedEvent): event is Fatto & { type: 'SpeseRendicontate' } =>
  event.type === 'SpeseRendicontate';

const keyOf = ({ progettoId, rendicontoId }: { progettoId: string; rendicontoId: string }, spesaId: string): string =>
  `${progettoId}/${rendicontoId}/${spesaId}`;

/** In a consortium: which of its expenses an ATS has reported, whatever is shared with it now. */
export const rendicontate: Projection<RigaRendicontata> = {
  name: 'rendicontate',
  version: 1,
  filters: { progettoId: true, spesaId: true, ats: true },
  keys(event) {
    if (!isRendicontate(event)) return [];
    const { spese, tolte } = event.data;
    return [...spese.map(({ spesaId }) => spesaId), ...tolte].map((spesaId) => keyOf(event.data, spesaId));
  },
  evolve(_rows, event) {
    const { spese, tolte, ...where } = (event as Fatto & { type: 'SpeseRendicontate' }).data;
    return new Map<string, RigaRendicontata | null>([
      ...tolte.map((spesaId) => [keyOf(where, spesaId), null] as const),
      ...spese.map(({ spesaId, centesimi }) => [keyOf(where, spesaId), { ...where, spesaId, centesimi }] as const),
    ]);
  },
};

/** A sum that an ATS gave us of what it received. */
export type RigaSommaRicevuta = {
  readonly ats: string;
  readonly progettoId: string;
  readonly richiestaId: string;
  readonly centesimi: number;
  readonly il: string;
};

export const sommeRicevute: Projection<RigaSommaRicevuta> = {
  name: 'somme_ricevute',
  version: 1,
  filters: { progettoId: true },
  insertOnly: true,
  keys: ({ type, position }) => (type === 'SommaRicevuta' ? [String(position).padStart(16, '0')] : []),
  evolve: (_rows, event) =>
    new Map([[String(event.position).padStart(16, '0'), (event as Fatto & { type: 'SommaRicevuta' }).data]]),
};
