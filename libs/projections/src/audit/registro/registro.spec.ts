import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import fc from 'fast-check';

import { fold, touchesOf, type Found, type Reader } from '../../projecting/index.js';
import { historyOfAll, positionAt, positionOf, recordedAt, registro, registroKey, type RegistroRow } from './index.js';

const act = { organo: 'cda', numero: '46', data: '2024-09-19' } as const;
const event = (position: number, recordedAt: string, more: Partial<PositionedEvent> = {}): PositionedEvent => ({
  ...{
    scope: 'inrete',
    stream: 'inrete-Piano.p1',
    revision: position,
    eventId: `e${position}`,
    type: 'PianoApprovato',
  },
  ...{ schemaVersion: 1, occurredAt: recordedAt, personaId: 'p', role: 'direttore', commandId: `c${position}` },
  ...{ bodyHash: '', correlationId: '', causationId: null, act: null, data: { segreto: 'x' }, payloadHash: '' },
  ...{ position, recordedAt, ...more },
});
const rowsOf = (events: readonly PositionedEvent[]) =>
  [...fold(registro, new Map(), touchesOf(registro, events)).current].map(
    ([key, { position, row }]): Found<RegistroRow> => ({ key, position, row: row as RegistroRow }),
  );

/** Reads folded rows, as the offline tool does. */
function readerOf(rows: readonly Found<RegistroRow>[]): Reader {
  const find = (check: (found: Found<RegistroRow>) => boolean) => Promise.resolve(rows.filter(check) as never);
  return {
    ...{ scope: 'inrete', position: rows.length - 1, moment: { inrete: rows.length - 1 } },
    at: () => readerOf(rows),
    one: async (_, key) => ((await find((found) => found.key === key)) as never[])[0] ?? null,
    many: (_, keys) => find(({ key }) => keys.includes(key)),
    where: (_, where) =>
      find(({ row }) => Object.entries(where).every(([field, value]) => row[field as keyof RegistroRow] === value)),
    outlines: () => Promise.reject(new Error('nothing stands aside')),
    stretch: async (_, stretch) => {
      const { from, until, newestFirst, first, where = {}, any, present } = stretch;
      const value = ({ row }: Found<RegistroRow>, field: string) => row[field as keyof RegistroRow];
      const found: Found<RegistroRow>[] = await find(
        (one) =>
          one.key >= from &&
          one.key <= until &&
          Object.entries(where).every(([field, wanted]) => value(one, field) === wanted) &&
          (!any || any.values.includes(String(value(one, any.field)))) &&
          (!present || value(one, present) !== null),
      );
      return (newestFirst ? found.reverse() : found).slice(0, first) as never;
    },
    versions: (_, key) => find((found) => found.key === key),
  };
}

describe('registro', () => {
  it('keeps a line an event, without the payload', () => {
    expect(rowsOf([event(0, '2024-09-19T10:00:00.000Z', { act })])).toEqual([
      {
        key: '0000000000000000',
        position: 0,
        row: {
          ...{ position: 0, stream: 'inrete-Piano.p1', revision: 0, eventId: 'e0', type: 'PianoApprovato', act },
          ...{ recordedAt: '2024-09-19T10:00:00.000Z', personaId: 'p', role: 'direttore', commandId: 'c0' },
        },
      },
    ]);
  });

  it('never lets time go back: a slower clock takes the time of the event before', () => {
    const times = ['10:00', '10:05', '10:03', '10:04', '10:06'].map((time) => `2024-09-19T${time}:00.000Z`);
    const rows = rowsOf(times.map((time, position) => event(position, time)));
    expect(rows.map(({ row }) => row.recordedAt.slice(11, 16))).toEqual(['10:00', '10:05', '10:05', '10:05', '10:06']);
  });

  it('refuses to begin in the middle of a log', () => {
    expect(() => rowsOf([event(5, '2024-09-19T10:00:00.000Z')])).toThrow('no row before position 5');
  });

  it('has keys in the order of the positions', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        expect(registroKey(a) < registroKey(b)).toBe(a < b);
      }),
    );
  });

  it('finds the last position at or before any date', async () => {
    const steps = fc.array(fc.integer({ min: -2, max: 5 }), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: -10, max: 900 }), async (all, asked) => {
        let second = 0;
        const at = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 1000);
        const rows = rowsOf(all.map((step, position) => event(position, at((second += step)).toISOString())));
        const expected = rows.filter(({ row }) => row.recordedAt <= at(asked).toISOString()).length - 1;
        expect(await positionAt(readerOf(rows), at(asked))).toBe(expected);
      }),
    );
  });

  it('says where an event stands, when it was recorded, and what happened to several things in order', async () => {
    const other = { stream: 'inrete-Obiettivo.o1' };
    const reader = readerOf(
      rowsOf([
        event(0, '2024-01-01T00:00:00.000Z'),
        event(1, '2024-01-02T00:00:00.000Z', other),
        event(2, '2024-01-03T00:00:00.000Z'),
      ]),
    );
    expect(await positionOf(reader, 'e1')).toBe(1);
    expect(await positionOf(reader, 'e9')).toBeNull();
    expect(await recordedAt(reader, 2)).toBe('2024-01-03T00:00:00.000Z');
    expect(await recordedAt(reader, 3)).toBeNull();
    const history = await historyOfAll(reader, ['inrete-Obiettivo.o1', 'inrete-Piano.p1', 'inrete-Obiettivo.o1']);
    expect(history.map(({ position }) => position)).toEqual([0, 1, 2]);
  });
});
