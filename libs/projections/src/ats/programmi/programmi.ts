import { ultimaAlla, type EventoProgramma, type ModelloProcedura } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';

/** A version by what lists say of it; `codice` and `denominazione` are those of its template. `dal`: ISO day. */
export type ProceduraBreve = {
  readonly versione: number;
  readonly dal: string;
  readonly codice: string;
  readonly denominazione: string;
};

/** A fund programme with its versions in their order: what holds on a day is `ultimaAlla(procedure, giorno)`. */
export type RigaProgramma = {
  readonly denominazione: string;
  readonly finanziatore: string;
  readonly fondo: string;
  readonly procedure: readonly ProceduraBreve[];
  readonly revisione: number;
};

/** A version in full. It never changes: a new one is another row. */
export type RigaProcedura = {
  readonly programmaId: string;
  readonly versione: number;
  readonly dal: string;
  readonly modello: ModelloProcedura & JsonObject;
};

const TYPES: ReadonlySet<string> = new Set<EventoProgramma['type']>(['ProgrammaIstituito', 'ProceduraAdottata']);

/** The programmes of an ATS, by id. */
export const programmi: Projection<RigaProgramma> = {
  name: 'programmi',
  version: 1,
  filters: {},
  keys: (event) => (TYPES.has(event.type) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as PositionedEvent & EventoProgramma);
    return new Map([[key, { ...row, revisione: event.revision }]]);
  },
};

function evolve(
  row: RigaProgramma | undefined,
  event: PositionedEvent & EventoProgramma,
): Omit<RigaProgramma, 'revisione'> {
  if (event.type === 'ProgrammaIstituito') {
    const { denominazione, finanziatore, fondo } = event.data;
    return { denominazione, finanziatore, fondo, procedure: [] };
  }
  if (event.type !== 'ProceduraAdottata') return unknownEvent(event);
  if (!row) throw new Error(`${event.type} before the programme was there`);
  const { versione, dal, modello } = event.data;
  const { codice, denominazione } = modello;
  return { ...row, procedure: [...row.procedure, { versione, dal, codice, denominazione }] };
}

/** The key of a version in `procedure`. */
export const chiaveProcedura = (programmaId: string, versione: number): string => `${programmaId}.${versione}`;

/** The versions in full, apart from the programmes: lists do without templates, and each is written once. */
export const procedure: Projection<RigaProcedura> = {
  name: 'procedure',
  version: 1,
  filters: { programmaId: true },
  keys: (event) =>
    event.type === 'ProceduraAdottata' ? [chiaveProcedura(streamParts(event.stream).id, versioneDi(event))] : [],
  evolve(_rows, event) {
    const programmaId = streamParts(event.stream).id;
    const { versione, dal, modello } = event.data as unknown as RigaProcedura;
    return new Map([[chiaveProcedura(programmaId, versione), { programmaId, versione, dal, modello }]]);
  },
};

const versioneDi = ({ data }: PositionedEvent): number => data['versione'] as number;

/** How a version stands among the others: until when it holds (the day after excluded), whether it ever does. */
export type Vigenza = ProceduraBreve & {
  readonly alEscluso: string | null;
  readonly vigente: boolean;
  /** Another one holds from the same day: this one never did. */
  readonly maiVigente: boolean;
};

/** Every version with its days, seen from a day (ISO). */
export function vigenze({ procedure: tutte }: Pick<RigaProgramma, 'procedure'>, giorno: string): readonly Vigenza[] {
  const oggi = ultimaAlla(tutte, giorno)?.versione;
  return tutte.map((una, index) => {
    const alEscluso = tutte[index + 1]?.dal ?? null;
    return { ...una, alEscluso, vigente: una.versione === oggi, maiVigente: alEscluso === una.dal };
  });
}
