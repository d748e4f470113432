import fc from 'fast-check';

import { canonicalJson, MAX_APPEND_BYTES } from '../../event-sourcing/index.js';
import type { OggettoImportato } from './importazione.js';
import { inParti } from './parti.js';

const progetto = (id: string, nome: string): OggettoImportato => ({
  ...{ tipo: 'progettoPeg', id },
  scheda: { ...{ codice: '', nome, centroId: 'c' }, ...{ areaStrategica: '', obiettivoOperativo: '', servizi: [] } },
});
const oggetto = fc
  .tuple(fc.uuid(), fc.string({ maxLength: 300 }))
  .map(([id, nome]) => progetto(id, nome.toWellFormed()));
const bytes = (parte: readonly OggettoImportato[]) =>
  parte.reduce((sum, one) => sum + Buffer.byteLength(canonicalJson(one)), 0);

describe('an import in parts', () => {
  it('keeps every object, in its order', () => {
    fc.assert(
      fc.property(fc.array(oggetto, { maxLength: 30 }), fc.integer({ min: 1, max: 2_000 }), (oggetti, size) =>
        expect(inParti(oggetti, size).flat()).toEqual(oggetti),
      ),
    );
  });

  it('keeps each part small enough, unless one object alone is larger', () => {
    fc.assert(
      fc.property(fc.array(oggetto, { maxLength: 30 }), fc.integer({ min: 1, max: 2_000 }), (oggetti, size) => {
        for (const parte of inParti(oggetti, size)) expect(bytes(parte) <= size || parte.length === 1).toBe(true);
      }),
    );
  });

  it('makes no more parts than it must: two that follow each other would not fit in one', () => {
    fc.assert(
      fc.property(fc.array(oggetto, { maxLength: 30 }), fc.integer({ min: 1, max: 2_000 }), (oggetti, size) => {
        const parti = inParti(oggetti, size);
        parti.slice(1).forEach((parte, before) => {
          expect(bytes(parti[before]!) + bytes(parte.slice(0, 1))).toBeGreaterThan(size);
        });
      }),
    );
  });

  it('has one part even where there is nothing to import', () => expect(inParti([])).toEqual([[]]));

  it('leaves room in an append for the event of the import itself', () => {
    const large = progetto('p', 'x'.repeat(MAX_APPEND_BYTES / 4));
    const parti = inParti(Array.from({ length: 8 }, () => large));
    expect(parti.length).toBeGreaterThan(2);
    for (const parte of parti) expect(bytes(parte)).toBeLessThan(MAX_APPEND_BYTES * 0.7);
  });

  it('has the same parts after an interruption, when the centri of the first one are there already', () => {
    const centro = (id: string) => ({ tipo: 'centro', id, codice: id, denominazione: 'x'.repeat(200) }) as const;
    const rest = ['p1', 'p2', 'p3', 'p4'].map((id) => progetto(id, 'x'.repeat(200)));
    const size = bytes(rest) / 2;
    const [first, ...others] = inParti([centro('c1'), centro('c2'), ...rest], size);
    expect(others).toHaveLength(1);
    expect([first!.slice(2), ...others]).toEqual(inParti(rest, size));
    expect(first!.slice(0, 2).map(({ id }) => id)).toEqual(['c1', 'c2']);
  });
});
