import type { Decimale } from '../../shared/index.js';

/** Who takes part: a consortium of the platform by its slug, or a body outside it by its name. */
export type Partner =
  | { readonly partnerId: string; readonly tipo: 'membro'; readonly consorzio: string }
  | { readonly partnerId: string; readonly tipo: 'esterno'; readonly denominazione: string };

/** An item of the budget: `A.1 Personale interno`. */
export type VoceProgetto = {
  readonly voceId: string;
  readonly codice: string;
  readonly titolo: string;
};

/** What a partner may spend of an item, in cents; `fonte` tells the funder's money from the partner's own. */
export type QuotaPiano = {
  readonly voceId: string;
  readonly partnerId: string;
  readonly fonte: 'finanziamento' | 'cofinanziamento';
  readonly centesimi: number;
};

/** What must be reached: a target counts, a milestone happens. `partnerId` null: of the project as a whole. */
export type Traguardo = {
  readonly traguardoId: string;
  readonly tipo: 'target' | 'milestone';
  readonly titolo: string;
  readonly unita: string;
  /** Cumulative values from the start: 125 by 2026-06-30. A milestone has none. */
  readonly attesi: readonly {
    readonly partnerId: string | null;
    readonly entro: string;
    readonly valore: Decimale | null;
  }[];
};

/** A step of the timetable, ISO days. */
export type FaseProgetto = {
  readonly faseId: string;
  readonly titolo: string;
  readonly dal: string;
  readonly al: string;
};

/** Financial plan, timetable and targets: what a rimodulazione or a proroga changes from a day on. */
export type PianoProgetto = {
  readonly dal: string;
  readonly al: string;
  readonly voci: readonly VoceProgetto[];
  readonly quote: readonly QuotaPiano[];
  readonly fasi: readonly FaseProgetto[];
  readonly traguardi: readonly Traguardo[];
};
