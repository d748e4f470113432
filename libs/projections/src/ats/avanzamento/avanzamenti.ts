import {
  partiDopo,
  type EventoAvanzamento,
  type FonteAvanzamento,
  type PeriodoAvanzamento,
} from '@consorzi/domain/ats';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { Decimale } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** Where a figure is entered that comes from an indicator: the centro that moved it last, and what each gave of it. */
export type FonteRiga = Omit<FonteAvanzamento, 'parte'> & {
  readonly parti: readonly { readonly centroId: string; readonly valore: Decimale }[];
};

/** What was done towards a target in a month, or in the year of a December; words by id. */
export type RigaAvanzamento = {
  readonly progettoId: string;
  readonly mese: string;
  readonly traguardoId: string;
  /** The partner outside the platform, in an ATS; null in a consortium. */
  readonly partnerId: string | null;
  readonly periodo: PeriodoAvanzamento;
  readonly valore: Decimale;
  readonly notaId: string | null;
  readonly fonte: FonteRiga | null;
  /** When it was entered or corrected last (ISO). */
  readonly registratoIl: string;
  readonly rettifiche: number;
  readonly motivoId: string | null;
};

type Cifra = Extract<EventoAvanzamento, { data: { valore: Decimale } }>;
const TYPES: ReadonlySet<string> = new Set<Cifra['type']>([
  'AvanzamentoRegistrato',
  'AvanzamentoRettificato',
  'AvanzamentoAnnullato',
]);

/** Months first: rows are shared with an ATS by project and whole months. Ids of a plan are anybody's text. */
export const avanzamentoKey = ({
  progettoId,
  mese,
  traguardoId,
  partnerId,
}: Pick<RigaAvanzamento, 'progettoId' | 'mese' | 'traguardoId' | 'partnerId'>): string =>
  [progettoId, mese, encodeURIComponent(traguardoId), encodeURIComponent(partnerId ?? '-')].join('/');

/** How far projects got: figures of months and years, never running totals. What is annulled leaves its key. */
export const avanzamenti: Projection<RigaAvanzamento> = {
  name: 'avanzamenti',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (TYPES.has(event.type) ? [avanzamentoKey((event as PositionedEvent & Cifra).data)] : []),
  evolve(rows, event) {
    const known = event as PositionedEvent & Cifra;
    const key = avanzamentoKey(known.data);
    if (known.type === 'AvanzamentoAnnullato') return new Map([[key, null]]);
    return new Map([[key, rigaDopo(rows.get(key), known)]]);
  },
};

type Scritta = Exclude<Cifra, { type: 'AvanzamentoAnnullato' }>;

function rigaDopo(before: RigaAvanzamento | undefined, { type, data, recordedAt }: PositionedEvent & Scritta) {
  const { progettoId, mese, traguardoId, partnerId, periodo, valore, fonte, nota } = data;
  return {
    ...{ progettoId, mese, traguardoId, partnerId, periodo, valore, notaId: nota?.testoId ?? null },
    fonte: fonte && fonteDopo(before?.fonte ?? null, fonte),
    registratoIl: recordedAt,
    rettifiche: type === 'AvanzamentoRettificato' ? (before?.rettifiche ?? 0) + 1 : 0,
    motivoId: type === 'AvanzamentoRettificato' ? (data.motivo?.testoId ?? null) : null,
  };
}

function fonteDopo(before: FonteRiga | null, { parte, ...fonte }: FonteAvanzamento): FonteRiga {
  const known = new Map(before?.parti.map(({ centroId, valore }) => [centroId, valore]));
  const parti = [...partiDopo(known, { centroId: fonte.centroId, parte })];
  return { ...fonte, parti: parti.map(([centroId, valore]) => ({ centroId, valore })) };
}
