import { hashOf, streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TipoCondiviso } from '@consorzi/domain/ats';
import { idOf, type JsonObject } from '@consorzi/domain/shared';
import { registro } from '@consorzi/projections/audit';
import { condivisioni } from '@consorzi/projections/ats';
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

export const SHARED_MODELS: readonly AnyProjection[] = [registro, condivisioni, prove];

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
  | { readonly tipo: 'revoca'; readonly quale: number };

/** A log as those facts write it: one event each, a second apart. */
export function logOf(scope: string, fatti: readonly Fatto[]): readonly PositionedEvent[] {
  const events: PositionedEvent[] = [];
  const inForce: string[] = [];
  const append = (stream: string, type: string, data: JsonObject) => {
    const revision = events.filter((one) => one.stream === stream).length;
    events.push({
      ...{ scope, stream, revision, position: events.length, type, schemaVersion: 1, data },
      ...{ eventId: idOf(stream, revision), commandId: idOf('command', stream, revision), bodyHash: '' },
      ...{ personaId: 'p1', role: 'direttore', correlationId: 'c', causationId: null, act: null },
      ...{ recordedAt: new Date(Date.UTC(2025, 0, 1) + events.length * 1000).toISOString() },
      ...{ occurredAt: '2025-01-01', payloadHash: hashOf(data) },
    } as PositionedEvent);
  };
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
    } else if (inForce.length > 0) {
      const [stream] = inForce.splice(fatto.quale % inForce.length, 1);
      append(stream!, 'CondivisioneRevocata', { motivo: { testoId: idOf('testo'), hash: 'a'.repeat(64) } });
    }
  });
  return events;
}

/** The rows that an ATS may read of a log at a position, as a model of a few lines says it: the sharing is that of its end. */
export function sharedRows(
  events: readonly PositionedEvent[],
  ats: string,
  position: number,
  tipo: TipoCondiviso = 'spese',
) {
  type Grant = Extract<Fatto, { tipo: 'concedi' }>;
  const grants = new Map<string, Grant>();
  const rows = new Map<string, { readonly position: number; readonly row: ProvaRow }>();
  for (const event of events) {
    const { id } = streamParts(event.stream);
    if (event.type === 'CondivisioneConcessa') grants.set(id, event.data as unknown as Grant);
    if (event.type === 'CondivisioneRevocata') grants.delete(id);
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
  const shares = [...grants.values()].some((grant) => grant.ats === ats);
  const found = [...rows]
    .filter(([key]) => [...grants.values()].some(covers(key)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { shares, rows: found.map(([key, { position: at, row }]) => ({ scope, key, position: at, row })) };
}
