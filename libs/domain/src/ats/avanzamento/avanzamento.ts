import { unknownEvent, type Aggregate, type DomainEvent } from '../../event-sourcing/index.js';
import { idOf, type Decimale, type Mese, type TestoRef } from '../../shared/index.js';

/** What was done towards a target in a month or in a whole year; never what was done since the start. */
export const PERIODI_AVANZAMENTO = ['mese', 'anno'] as const;
export type PeriodoAvanzamento = (typeof PERIODI_AVANZAMENTO)[number];

/** The indicator of a consortium's plan whose consuntivo a figure is, and which of its centri said how much of it. */
export type FonteAvanzamento = {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly anno: number;
  readonly centroId: string;
  /** Of this centro alone; null where it no longer gives a number. */
  readonly parte: Decimale | null;
};

/** `mese` is December for the figure of a year; `valore` of all centri together where it comes from an indicator. */
export type FiguraRegistrata = {
  readonly progettoId: string;
  readonly traguardoId: string;
  /** In the log of an ATS the partner outside the platform; null in a consortium's, whose own figure it is. */
  readonly partnerId: string | null;
  readonly mese: Mese;
  readonly periodo: PeriodoAvanzamento;
  readonly valore: Decimale;
  readonly fonte: FonteAvanzamento | null;
};

export type DelTraguardo = { readonly progettoId: string; readonly traguardoId: string };

/** An indicator whose consuntivo gives the figures of the target, in the years of its plan. */
export type IndicatoreDelTraguardo = {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly indicatoreId: string;
  readonly dal: number;
  readonly al: number;
};

/** The reason is null where the consuntivo moves the figure: it is told there. An annulled figure is told as it was. */
export type EventoAvanzamento =
  | DomainEvent<'AvanzamentoRegistrato', FiguraRegistrata & { nota: TestoRef | null }>
  | DomainEvent<
      'AvanzamentoRettificato',
      FiguraRegistrata & { prima: Decimale; nota: TestoRef | null; motivo: TestoRef | null }
    >
  | DomainEvent<'AvanzamentoAnnullato', FiguraRegistrata & { motivo: TestoRef | null }>
  | DomainEvent<'TraguardoCollegato', DelTraguardo & IndicatoreDelTraguardo>
  | DomainEvent<'TraguardoScollegato', DelTraguardo & { obiettivoId: string; indicatoreId: string }>;

export interface FiguraDelTraguardo {
  readonly partnerId: string | null;
  readonly mese: Mese;
  readonly periodo: PeriodoAvanzamento;
  readonly valore: Decimale;
  readonly conNota: boolean;
  readonly fonte: Pick<FonteAvanzamento, 'obiettivoId' | 'indicatoreId'> | null;
  /** What each centro gave, of a figure that comes from an indicator. */
  readonly parti: ReadonlyMap<string, Decimale>;
}

/** `figure` by `figuraKey`; `collegati` have no year in common. */
export interface Avanzamento {
  readonly figure: ReadonlyMap<string, FiguraDelTraguardo>;
  readonly collegati: readonly IndicatoreDelTraguardo[];
}

/** One for each target of a project: who counts and who links meet in one stream. */
export const avanzamentoIdOf = ({ progettoId, traguardoId }: DelTraguardo): string =>
  idOf(progettoId, 'Avanzamento', traguardoId);

export const figuraKey = (partnerId: string | null, mese: Mese): string => `${mese}/${partnerId ?? '-'}`;

/** The month under which the figure of a year stands. */
export const meseDellAnno = (anno: number | string): Mese => `${anno}-12`;

export const avanzamento: Aggregate<Avanzamento, EventoAvanzamento> = {
  name: 'Avanzamento',
  initial: { figure: new Map(), collegati: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'AvanzamentoRegistrato':
      case 'AvanzamentoRettificato': {
        const key = figuraKey(event.data.partnerId, event.data.mese);
        const figura = figuraDopo(state.figure.get(key), event.data);
        return { ...state, figure: new Map(state.figure).set(key, figura) };
      }
      case 'AvanzamentoAnnullato': {
        const key = figuraKey(event.data.partnerId, event.data.mese);
        return { ...state, figure: new Map([...state.figure].filter(([other]) => other !== key)) };
      }
      case 'TraguardoCollegato': {
        const { pianoId, obiettivoId, indicatoreId, dal, al } = event.data;
        return { ...state, collegati: [...state.collegati, { pianoId, obiettivoId, indicatoreId, dal, al }] };
      }
      case 'TraguardoScollegato': {
        const { obiettivoId, indicatoreId } = event.data;
        const stays = (one: IndicatoreDelTraguardo) =>
          one.obiettivoId !== obiettivoId || one.indicatoreId !== indicatoreId;
        return { ...state, collegati: state.collegati.filter(stays) };
      }
      default:
        return unknownEvent(event);
    }
  },
};

function figuraDopo(
  before: FiguraDelTraguardo | undefined,
  data: FiguraRegistrata & { nota: TestoRef | null },
): FiguraDelTraguardo {
  const { partnerId, mese, periodo, valore, fonte, nota } = data;
  const of = fonte && { obiettivoId: fonte.obiettivoId, indicatoreId: fonte.indicatoreId };
  return {
    ...{ partnerId, mese, periodo, valore, fonte: of, conNota: nota !== null },
    parti: fonte ? partiDopo(before?.parti, fonte) : new Map(),
  };
}

/** What each centro gives after one of them has said, or taken back, its part. */
export function partiDopo(
  before: ReadonlyMap<string, Decimale> | undefined,
  { centroId, parte }: Pick<FonteAvanzamento, 'centroId' | 'parte'>,
): ReadonlyMap<string, Decimale> {
  const after = new Map(before);
  if (parte === null) after.delete(centroId);
  else after.set(centroId, parte);
  return after;
}
