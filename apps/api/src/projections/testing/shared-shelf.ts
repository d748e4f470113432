import { hashOf, streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TipoCondiviso } from '@consorzi/domain/ats';
import { giornoDi, giornoDopo, giornoPrima, idOf, type JsonObject } from '@consorzi/domain/shared';
import { registro } from '@consorzi/projections/audit';
import { adesioni, ats as reti, condivisioni } from '@consorzi/projections/ats';
import type { AnyProjection, Projection } from '@consorzi/projections/projecting';

/** The smallest rows that a consortium may share: of a project and a month, with something that changes. */
export type ProvaRow = { readonly progettoId: string; readonly stato: string; readonly centesimi: number };

export const prove: Projection<ProvaRow> = {
  name: 'prove',
  version: 1,
  filters: { progettoId: true, stato: false },
  keys: ({ type, data }) => (type.startsWith('Prova') ? (data['chiavi'] as string[]) : []),
  evolve(_rows, { data }) {
    const keys = data['chiavi'] as string[];
    const { stato, centesimi } = data as { stato: string; centesimi: number };
    // The last key holds the row; those before it are where it stood.
    return new Map(
      keys.map((key, index) => [
        key,
        index < keys.length - 1 || centesimi === 0 ? null : { progettoId: key.split('/')[0]!, stato, centesimi },
      ]),
    );
  },
};

export const SHARED_MODELS: readonly AnyProjection[] = [registro, adesioni, reti, condivisioni, prove];

export const PROGETTI = [idOf('progetto', 1), idOf('progetto', 2)];

/** One thing that happens in a consortium. */
export type Fatto =
  | {
      readonly tipo: 'riga';
      readonly da: string | null;
      readonly key: string;
      readonly stato: string;
      readonly centesimi: number;
    }
  | {
      readonly tipo: 'concedi';
      readonly ats: string;
      readonly progettoId: string;
      readonly tipi: readonly TipoCondiviso[];
      readonly dalMese: string;
      readonly alMese: string | null;
    }
  /** Revokes one of those in force, counted round. */
  | { readonly tipo: 'revoca'; readonly quale: number }
  | { readonly tipo: 'riconosci' | 'disconosci'; readonly ats: string };

/** Whether a consortium is of an ATS today, in Italy; the days are as long as they can be for that. */
export type Appartenenza = 'membro' | 'ultimo giorno' | 'uscito' | 'da domani' | 'mai';
export const counts = (one: Appartenenza): boolean => one === 'membro' || one === 'ultimo giorno';

/** The log of an ATS with these members. */
export function logOfAts(ats: string, members: Readonly<Record<string, Appartenenza>>): readonly PositionedEvent[] {
  const today = giornoDi(new Date().toISOString());
  const written = new Written(ats);
  const append = (type: string, data: JsonObject) => written.append(`${ats}-Ats.${ats}`, type, data);
  append('AtsIstituito', { denominazione: ats });
  for (const [consorzio, appartenenza] of Object.entries(members)) {
    if (appartenenza === 'mai') continue;
    const dal = appartenenza === 'da domani' ? giornoDopo(today) : '2020-01-01';
    append('MembroEntrato', { consorzio, denominazione: consorzio, dal });
    if (appartenenza === 'uscito') append('MembroUscito', { consorzio, al: giornoPrima(today) });
    if (appartenenza === 'ultimo giorno') append('MembroUscito', { consorzio, al: today });
  }
  return written.events;
}

class Written {
  readonly events: PositionedEvent[] = [];

  constructor(private readonly scope: string) {}

  append(stream: string, type: string, data: JsonObject): void {
    const { scope, events } = this;
    const revision = events.filter((one) => one.stream === stream).length;
    events.push({
      ...{ scope, stream, revision, position: events.length, type, schemaVersion: 1, data },
      ...{ eventId: idOf(stream, revision), commandId: idOf('command', stream, revision), bodyHash: '' },
      ...{ personaId: 'p1', role: 'direttore', correlationId: 'c', causationId: null, act: null },
      ...{ recordedAt: new Date(Date.UTC(2025, 0, 1) + events.length * 1000).toISOString() },
      ...{ occurredAt: '2025-01-01', payloadHash: hashOf(data) },
    } as PositionedEvent);
  }
}

/** A log as those facts write it: one event each, a second apart. */
export function logOf(scope: string, fatti: readonly Fatto[]): readonly PositionedEvent[] {
  const written = new Written(scope);
  const append = written.append.bind(written);
  const inForce: string[] = [];
  const recognised = new Set<string>();
  fatti.forEach((fatto, index) => {
    if (fatto.tipo === 'riga') {
      const { da, key, stato, centesimi } = fatto;
      const chiavi = da !== null && da !== key ? [da, key] : [key];
      append(`${scope}-Prova.${key}`, 'ProvaScritta', { chiavi, stato, centesimi });
    } else if (fatto.tipo === 'concedi') {
      const stream = `${scope}-Condivisione.${idOf(scope, index)}`;
      const { tipo: _tipo, ...oggetto } = fatto;
      append(stream, 'CondivisioneConcessa', oggetto as unknown as JsonObject);
      inForce.push(stream);
    } else if (fatto.tipo !== 'revoca') {
      const { tipo, ats } = fatto;
      if (recognised.has(ats) === (tipo === 'riconosci')) return;
      const motivo = { testoId: idOf('testo'), hash: 'a'.repeat(64) };
      const [type, data] =
        tipo === 'riconosci'
          ? (['AtsRiconosciuto', { ats }] as const)
          : (['AtsDisconosciuto', { ats, motivo }] as const);
      append(`${scope}-AdesioneAts.${ats}`, type, data);
      if (!recognised.delete(ats)) recognised.add(ats);
    } else if (inForce.length > 0) {
      const [stream] = inForce.splice(fatto.quale % inForce.length, 1);
      append(stream!, 'CondivisioneRevocata', { motivo: { testoId: idOf('testo'), hash: 'a'.repeat(64) } });
    }
  });
  return written.events;
}

/** The rows that an ATS may read of a log at a position, as a model of a few lines says it: the sharing is that of its end. */
export function sharedRows(
  events: readonly PositionedEvent[],
  ats: string,
  position: number,
  isMember = true,
  tipo: TipoCondiviso = 'spese',
) {
  type Grant = Extract<Fatto, { tipo: 'concedi' }>;
  const grants = new Map<string, Grant>();
  let isRecognised = false;
  const rows = new Map<string, { readonly position: number; readonly row: ProvaRow }>();
  for (const event of events) {
    const { id } = streamParts(event.stream);
    if (event.type === 'CondivisioneConcessa') grants.set(id, event.data as unknown as Grant);
    if (event.type === 'CondivisioneRevocata') grants.delete(id);
    if (event.type.startsWith('Ats') && id === ats) isRecognised = event.type === 'AtsRiconosciuto';
    if (event.type !== 'ProvaScritta' || event.position > position) continue;
    const keys = event.data['chiavi'] as string[];
    const { stato, centesimi } = event.data as { stato: string; centesimi: number };
    for (const key of keys) rows.delete(key);
    const key = keys.at(-1)!;
    if (centesimi !== 0)
      rows.set(key, { position: event.position, row: { progettoId: key.split('/')[0]!, stato, centesimi } });
  }
  const covers = (key: string) => (grant: Grant) => {
    const [progettoId, mese] = key.split('/') as [string, string];
    return (
      grant.ats === ats &&
      grant.progettoId === progettoId &&
      grant.tipi.includes(tipo) &&
      grant.dalMese <= mese &&
      (grant.alMese === null || mese <= grant.alMese)
    );
  };
  const scope = events[0]?.scope ?? '';
  const mayShare = isRecognised && isMember;
  const shares = mayShare && [...grants.values()].some((grant) => grant.ats === ats);
  const found = [...rows]
    .filter(([key]) => mayShare && [...grants.values()].some(covers(key)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { shares, rows: found.map(([key, { position: at, row }]) => ({ scope, key, position: at, row })) };
}
