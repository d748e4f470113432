import { registro } from '@consorzi/projections/audit';
import type { AnyProjection, Outlined, Projection } from '@consorzi/projections/projecting';
import { streamParts, type DomainEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

/** Boxes on a shelf: the smallest events that make rows appear, change, move between filters, vanish and come back. */
export type ScatolaEvent =
  | DomainEvent<'ScatolaAperta', { piano: string }>
  | DomainEvent<'ScatolaMossa', { piano: string; stato: string; centesimi: number; veleno?: string }>
  | DomainEvent<'ScatolaChiusa', { piano: string }>;

export type ScatolaRow = { readonly pianoId: string; readonly stato: string; readonly mosse: number };

const isScatola = (event: PositionedEvent): boolean => event.type.startsWith('Scatola');
const dataOf = (event: PositionedEvent) => (event as PositionedEvent<ScatolaEvent['data']>).data;

/** Current state of each box; a closed one is removed, and may be opened again. How often it moved stands aside. */
export const scatole: Outlined<ScatolaRow, 'mosse'> = {
  name: 'scatole',
  version: 1,
  filters: { pianoId: true, stato: false },
  aside: ['mosse'],
  keys: (event) => (isScatola(event) ? [streamParts(event.stream).id] : []),
  evolve: (rows, event) => {
    const key = streamParts(event.stream).id;
    const row = rows.get(key);
    const data = dataOf(event);
    if (event.type === 'ScatolaAperta') return new Map([[key, { pianoId: data.piano, stato: 'aperta', mosse: 0 }]]);
    if (event.type === 'ScatolaChiusa') return new Map([[key, null]]);
    if (!row || !('stato' in data)) return new Map();
    return new Map([[key, { ...row, stato: data.stato, mosse: row.mosse + 1 }]]);
  },
};

export type SaldoRow = {
  readonly pianoId: string;
  readonly stato: string;
  readonly importo: number;
  readonly saldo: number;
};

/** A ledger: account = (piano, stato), amount and running balance. Its versions are the movements. */
export const saldi: Projection<SaldoRow> = {
  name: 'saldi',
  version: 1,
  filters: { pianoId: true },
  keys: (event) => (event.type === 'ScatolaMossa' ? [account(event)] : []),
  evolve: (rows, event) => {
    const { piano, stato, centesimi } = dataOf(event) as { piano: string; stato: string; centesimi: number };
    const saldo = (rows.get(account(event))?.saldo ?? 0) + centesimi;
    return new Map([[account(event), { pianoId: piano, stato, importo: centesimi, saldo }]]);
  },
};
const account = (event: PositionedEvent): string => `${dataOf(event).piano}/${String(event.data['stato'])}`;

/** Counts the events of each box, and cannot take one that carries poison; `database` poison fails in the database. */
export const fragile: Projection<{ readonly eventi: number; readonly nota: string }> = {
  name: 'fragile',
  version: 1,
  filters: { nota: false },
  keys: (event) => (isScatola(event) ? [event.stream] : []),
  evolve: (rows, event) => {
    const veleno = event.data['veleno'];
    if (veleno === 'evolve') throw new Error('cannot take this');
    const nota = veleno === 'database' ? '\u0000' : 'nessuna';
    return new Map([[event.stream, { eventi: (rows.get(event.stream)?.eventi ?? 0) + 1, nota }]]);
  },
};

export const models: readonly AnyProjection[] = [registro, scatole, saldi, fragile];

/** Event number `n` of an endless shelf: boxes are opened, moved, closed and opened again, in no simple rhythm. */
export function scatolaEvent(n: number, boxes = 40): { box: string; event: ScatolaEvent } {
  const box = (n * 7919 + (n >> 3)) % boxes;
  const piano = `piano${box % 5}`;
  const turn = (n * 31 + (n >> 5)) % 10;
  const event: ScatolaEvent =
    n < boxes || turn === 0
      ? { type: 'ScatolaAperta', data: { piano } }
      : turn === 1
        ? { type: 'ScatolaChiusa', data: { piano } }
        : { type: 'ScatolaMossa', data: { piano, stato: `scaffale${n % 3}`, centesimi: (n % 200) - 50 } };
  return { box: `b${box}`, event };
}
