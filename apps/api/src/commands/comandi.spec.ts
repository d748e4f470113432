import { bodyHash } from './body-hash.js';

const base = { type: 'ScartaPiano', autore: { personaId: 'p', centri: 'tutti' as const }, now: '2024-09-19T10:00:00Z' };

describe('the body of a command', () => {
  it('is what was asked: not by whom, not when, not what the read models held then', () => {
    const asked = { ...base, pianoId: 'p1', oggetti: [{ oggetto: 'obiettivo', oggettoId: 'o1' }] };
    const later = { ...asked, now: '2024-09-20T10:00:00Z', oggetti: [] };
    expect(bodyHash(later)).toBe(bodyHash(asked));
    expect(bodyHash({ ...asked, pianoId: 'p2' } as typeof asked)).not.toBe(bodyHash(asked));
  });
});
