import type { RecordedEvent } from '@consorzi/domain/event-sourcing';

import { commandContext } from './testing/command-context.js';
import { upcast, type Upcasters } from './upcast.js';

const corso = (schemaVersion: number, data: RecordedEvent['data']): RecordedEvent => ({
  ...commandContext('c1'),
  eventId: 'e1',
  type: 'CorsoPrevisto',
  schemaVersion,
  scope: 'inrete',
  stream: 'inrete-Corso.a',
  revision: 0,
  occurredAt: '2024-09-19',
  act: null,
  data,
  payloadHash: 'hash of what the log holds',
});

/** Version 1 had hours as text; version 2 as a number; version 3 names the unit. */
const upcasters: Upcasters = new Map([
  [
    'CorsoPrevisto',
    {
      1: ({ ore, ...rest }) => ({ ...rest, ore: Number(ore) }),
      2: ({ ore, ...rest }) => ({ ...rest, minuti: Number(ore) * 60 }),
    },
  ],
]);

describe('upcasting', () => {
  it('takes an old event through every version up to the newest', () => {
    const event = upcast(corso(1, { titolo: 'Privacy', ore: '4' }), upcasters);
    expect(event).toMatchObject({ schemaVersion: 3, data: { titolo: 'Privacy', minuti: 240 } });
  });

  it('starts at the version at which the event was written', () => {
    expect(upcast(corso(2, { ore: 4 }), upcasters).data).toEqual({ minuti: 240 });
  });

  it('leaves the newest shape and events of other types alone', () => {
    const newest = corso(3, { minuti: 240 });
    expect(upcast(newest, upcasters)).toBe(newest);
    expect(upcast(corso(1, { ore: '4' }))).toEqual(corso(1, { ore: '4' }));
  });

  it('keeps the hash of the payload that was written', () => {
    expect(upcast(corso(1, { ore: '4' }), upcasters).payloadHash).toBe('hash of what the log holds');
  });

  it('gives a project that a partner adopted before its timetable was copied the one plan that was known', () => {
    const [dal, al] = ['2024-01-01', '2026-06-30'];
    const noto = { dal, al, voci: [{ voceId: 'v1' }], quote: [{ voceId: 'v1', centesimi: 100 }] };
    for (const [version, known] of [
      [1, noto],
      [2, { ...noto, traguardi: [] }],
    ] as const) {
      const event = upcast({ ...corso(version, known), type: 'ProgettoRecepito' });
      expect(event).toMatchObject({
        schemaVersion: 3,
        data: { ...noto, traguardi: [], piani: [{ dal, piano: { ...noto, fasi: [] } }] },
      });
    }
  });
});
