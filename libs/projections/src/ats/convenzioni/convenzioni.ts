import type { EventoConvenzione } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import { giornoDopo } from '@consorzi/domain/shared';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

/** A member of the ATS by the slug of its scope, or a body outside the platform by its name. */
export type ParteRiga =
  | { readonly tipo: 'membro'; readonly consorzio: string }
  | { readonly tipo: 'esterna'; readonly denominazione: string };

/** An extension: the act, and the term to which it moved the convenzione. */
export type ProrogaRiga = { readonly alEscluso: string; readonly atto: AttoRiga | null };

/** Business dates; `alEscluso` is the day after the last one, the newest extension counted. */
export type RigaConvenzione = {
  readonly titolo: string;
  readonly parti: readonly ParteRiga[];
  readonly dal: string;
  readonly alEscluso: string;
  readonly atto: AttoRiga | null;
  readonly proroghe: readonly ProrogaRiga[];
  readonly revisione: number;
};

/** The agreements under which an ATS works, by id. */
export const convenzioni: Projection<RigaConvenzione> = {
  name: 'convenzioni',
  version: 1,
  filters: {},
  keys: (event) => (/^Convenzione[A-Z]/.test(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoConvenzione);
    return new Map([[key, { ...row, revisione: event.revision }]]);
  },
};

function evolve(
  row: RigaConvenzione | undefined,
  event: PositionedEvent & EventoConvenzione,
): Omit<RigaConvenzione, 'revisione'> {
  const atto = event.act;
  if (event.type === 'ConvenzioneRegistrata') {
    const { titolo, parti, dal, al } = event.data;
    return { titolo, parti, dal, alEscluso: giornoDopo(al), atto, proroghe: [] };
  }
  if (event.type !== 'ConvenzioneProrogata') return unknownEvent(event);
  if (!row) throw new Error(`${event.type} before the convenzione was there`);
  const alEscluso = giornoDopo(event.data.al);
  return { ...row, alEscluso, proroghe: [...row.proroghe, { alEscluso, atto }] };
}
