import { registro } from '@consorzi/projections/audit';
import type { AnyProjection, Projection } from '@consorzi/projections/projecting';
import type { DomainEvent, PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { JsonObject } from '@consorzi/domain/shared';

/**
 * What a measurement of the read models needs: the models, and factories of events that are called in turn. A factory
 * says which thing (aggregate and id) its `n`th event is of.
 */
export interface ProjectionMix {
  readonly projections: readonly AnyProjection[];
  readonly factories: readonly EventFactory[];
}
export type EventFactory = (n: number) => { aggregate: string; id: string; event: DomainEvent };

const words = 'presa in carico dei nuclei segnalati entro i termini previsti dal progetto di servizio '.repeat(3);
const ref = (n: number) => ({
  testoId: `7f0c6a4e-2b1d-4c3e-8a9b-${String(n % 1e12).padStart(12, '0')}`,
  hash: 'a'.repeat(64),
});
const obiettivoOf = (n: number) => `obiettivo-${(n * 7919) % 500}`;

/** A year in small: objectives are changed, results written, money moved. Events weigh what they weigh in use. */
export const factories: readonly EventFactory[] = [
  definito,
  consuntivo,
  modificato,
  consuntivo,
  misurato,
  consuntivo,
  stanziamento,
  modificato,
  misurato,
  consuntivo,
];

function definito(n: number) {
  const id = obiettivoOf(n);
  const attivita = [1, 2, 3].map((one) => ({ id: `${id}-${one}`, descrizione: words.slice(0, 90), tempi: 'Annuale' }));
  const data = { pianoId: 'piano-1', cdr: `cdr-${n % 5}`, titolo: words.slice(0, 60), attivita };
  return { aggregate: 'Obiettivo', id, event: { type: 'ObiettivoDefinito', data } };
}
function modificato(n: number) {
  const data = { titolo: `${words.slice(0, 50)} ${n}`, tempi: 'Giugno/ Dicembre', cdr: `cdr-${n % 5}` };
  return { aggregate: 'Obiettivo', id: obiettivoOf(n), event: { type: 'ObiettivoModificato', data } };
}
function consuntivo(n: number) {
  const data = { cdr: `cdr-${n % 5}`, esito: n % 2 ? 'raggiunto' : 'parziale', mese: (n % 12) + 1, resoconto: ref(n) };
  return { aggregate: 'Consuntivo', id: `${obiettivoOf(n)}-${n % 5}`, event: { type: 'ConsuntivoScritto', data } };
}
function misurato(n: number) {
  const data = { obiettivoId: obiettivoOf(n), atteso: '=> 10', valore: String(n % 40), cdr: `cdr-${n % 5}` };
  return { aggregate: 'Indicatore', id: `${obiettivoOf(n)}-${n % 4}`, event: { type: 'IndicatoreMisurato', data } };
}
function stanziamento(n: number) {
  const data = {
    capitolo: `${210110100 + (n % 275)}/0`,
    missione: 12,
    programma: (n % 7) + 1,
    centesimi: (n % 9000) - 3000,
  };
  return { aggregate: 'Capitolo', id: data.capitolo, event: { type: 'StanziamentoVariato', data } };
}

/** A model whose rows are the merged data of its events, plus what `more` makes of the row before. */
function model(
  name: string,
  filters: Record<string, boolean>,
  types: readonly string[],
  key: (event: PositionedEvent) => string,
  more: (row: JsonObject | undefined, event: PositionedEvent) => JsonObject = () => ({}),
): Projection {
  return {
    ...{ name, filters, version: 1 },
    keys: (event) => (types.includes(event.type) ? [key(event)] : []),
    evolve(rows, event) {
      const row = rows.get(key(event));
      return new Map([[key(event), { ...row, ...event.data, ...more(row, event), revisione: event.revision }]]);
    },
  };
}

const idOf = (event: PositionedEvent): string => event.stream.slice(event.stream.indexOf('.') + 1);
const text = (event: PositionedEvent, field: string): string => String(event.data[field]);
const counted = (row: JsonObject | undefined) => ({ eventi: Number(row?.['eventi'] ?? 0) + 1 });
const OBIETTIVO = ['ObiettivoDefinito', 'ObiettivoModificato'];

/** Each event touches `registro` and two or three more. */
export const projections: readonly AnyProjection[] = [
  registro,
  {
    ...{ name: 'bench_storia', version: 1, filters: { oggettoId: true }, insertOnly: true },
    keys: ({ position }) => [String(position).padStart(16, '0')],
    evolve: (_rows, event) =>
      new Map([
        [
          String(event.position).padStart(16, '0'),
          { oggettoId: idOf(event), tipo: event.type, quando: event.recordedAt, persona: event.personaId },
        ],
      ]),
  } satisfies Projection,
  model('bench_obiettivi', { pianoId: true }, OBIETTIVO, idOf),
  model('bench_revisioni', {}, OBIETTIVO, (event) => text(event, 'cdr'), counted),
  model('bench_consuntivi', { cdr: true }, ['ConsuntivoScritto'], idOf),
  model('bench_indicatori', { obiettivoId: true }, ['IndicatoreMisurato'], idOf),
  model('bench_avanzamento', {}, ['IndicatoreMisurato'], (event) => text(event, 'cdr'), counted),
  model('bench_saldi', {}, ['StanziamentoVariato'], idOf, (row, { data }) => ({
    saldo: Number(row?.['saldo'] ?? 0) + Number(data['centesimi']),
  })),
  model(
    'bench_programmi',
    {},
    ['StanziamentoVariato'],
    (event) => `programma-${text(event, 'programma')}`,
    (row, { data }) => ({
      saldo: Number(row?.['saldo'] ?? 0) + Number(data['centesimi']),
    }),
  ),
];
