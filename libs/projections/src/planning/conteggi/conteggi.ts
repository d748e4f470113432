import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { EventoObiettivo, EventoProgettoPeg } from '@consorzi/domain/planning';

import type { Outlined } from '../../projecting/index.js';
import { contributoDopo, NESSUN_CONTRIBUTO, saldiDi, type Contributo } from './contributo.js';
import { ramoDopo, type Ramo } from './ramo.js';
import { differenza, MISURE, NULLI, somma, type Saldi } from './saldi.js';

/**
 * The account of a plan, key `p/<pianoId>`. Its versions are the rows of the ledger: each holds the balances after the
 * event at its position and the signed amounts that this event moved, never all zero. So a total at a moment is the
 * last version at or before it, and where the total comes from is the versions whose amount is not zero.
 */
export type RigaConto = {
  readonly pianoId: string;
  readonly saldi: Saldi;
  readonly variazione: Saldi;
  /** What moved it: `oggettoId` is the id of an objective or of a progetto PEG, also one that is gone since. */
  readonly oggetto: 'obiettivo' | 'progettoPeg';
  readonly oggettoId: string;
};

/**
 * What one objective adds to the account of its plan, key `o/<obiettivoId>`: kept so that `evolve` need not query. With
 * what the tree of the plan shows of it: a tree at a past moment is one look for each of its leaves, not one here and
 * one among the sheets.
 */
export type RigaContributo = Contributo & {
  readonly pianoId: string;
  readonly saldi: Saldi;
  /** Null until it is defined; as it last was once it is removed (`presente` says which). */
  readonly ramo: Ramo | null;
};

export type RigaConteggio = RigaConto | RigaContributo;

export const contoKey = (pianoId: string): string => `p/${pianoId}`;
export const contributoKey = (obiettivoId: string): string => `o/${obiettivoId}`;
/** The objective of a `contributoKey`. */
export const obiettivoIdOf = (key: string): string => key.slice(2);

type DelProgetto = PositionedEvent & EventoProgettoPeg;
type DellObiettivo = PositionedEvent & (EventoObiettivo | EventoConsuntivo);

const CONSUNTIVI: ReadonlySet<string> = new Set<EventoConsuntivo['type']>([
  'EsitoAttivitaRegistrato',
  'EsitoAttivitaRettificato',
  'ValoreIndicatoreRegistrato',
  'ValoreIndicatoreRettificato',
  'RelazioneRegistrata',
  'RelazioneRettificata',
  'ConsuntivoImportato',
]);

/** The ids that a contribution is counted from: who asks how much there is does without. */
const A_PARTE = ['attivita', 'indicatori', 'registrati'] as const satisfies readonly (keyof Contributo)[];

const isDelProgetto = (event: PositionedEvent): event is DelProgetto => event.type.startsWith('ProgettoPeg');
const isDellObiettivo = (event: PositionedEvent): event is DellObiettivo =>
  event.type.startsWith('Obiettivo') || CONSUNTIVI.has(event.type);

/**
 * How much there is in each plan and how much of it is reported on, as a ledger. The same figures as counting the
 * plan's tree gives (a property proves it), read from one row of each plan.
 */
export const conteggi: Outlined<RigaConteggio, (typeof A_PARTE)[number]> = {
  name: 'conteggi',
  version: 3,
  filters: { pianoId: true },
  aside: A_PARTE,
  keys(event) {
    if (isDelProgetto(event)) return [contoKey(event.data.pianoId)];
    if (isDellObiettivo(event)) return [contoKey(event.data.pianoId), contributoKey(idOf(event))];
    return [];
  },
  evolve(rows, event) {
    if (isDelProgetto(event)) return afterProgetto(rows, event);
    if (isDellObiettivo(event)) return afterObiettivo(rows, event);
    return new Map();
  },
};

type Rows = ReadonlyMap<string, RigaConteggio>;

function afterProgetto(rows: Rows, event: DelProgetto): Rows {
  const oggettoId = streamParts(event.stream).id;
  const moved = { ...NULLI, progettiPeg: progettiDi(event) };
  return conto(rows, event.data.pianoId, moved, { oggetto: 'progettoPeg', oggettoId });
}

function afterObiettivo(rows: Rows, event: DellObiettivo): Rows {
  const { pianoId } = event.data;
  const oggettoId = idOf(event);
  const key = contributoKey(oggettoId);
  const known = rows.get(key) as RigaContributo | undefined;
  const before: Contributo = known ?? NESSUN_CONTRIBUTO;
  const after = contributoDopo(before, event);
  const ramo = ramoDopo(known?.ramo ?? null, event);
  if (after === before && ramo === known?.ramo) return new Map();
  const saldi = saldiDi(after);
  const moved = differenza(known?.saldi ?? NULLI, saldi);
  return new Map<string, RigaConteggio>([
    [key, { ...after, pianoId, saldi, ramo }],
    ...conto(rows, pianoId, moved, { oggetto: 'obiettivo', oggettoId }),
  ]);
}

/** The next row of the plan's ledger; none where nothing moved. */
function conto(rows: Rows, pianoId: string, variazione: Saldi, who: Pick<RigaConto, 'oggetto' | 'oggettoId'>): Rows {
  if (MISURE.every((misura) => variazione[misura] === 0)) return new Map();
  const before = (rows.get(contoKey(pianoId)) as RigaConto | undefined)?.saldi ?? NULLI;
  return new Map([[contoKey(pianoId), { pianoId, saldi: somma(before, variazione), variazione, ...who }]]);
}

function progettiDi(event: DelProgetto): number {
  switch (event.type) {
    case 'ProgettoPegDefinito':
      return 1;
    case 'ProgettoPegEliminato':
      return -1;
    case 'ProgettoPegModificato':
    case 'ProgettoPegVariato':
      return 0;
    default:
      return unknownEvent(event);
  }
}

const isConsuntivo = (event: DellObiettivo): event is PositionedEvent & EventoConsuntivo => CONSUNTIVI.has(event.type);

const idOf = (event: DellObiettivo): string =>
  isConsuntivo(event) ? event.data.obiettivoId : streamParts(event.stream).id;
