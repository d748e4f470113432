import { readdirSync } from 'node:fs';
import path from 'node:path';

import { GENERI, genereDi, TIPI_CON_GENERE } from './generi.js';

/** One folder an aggregate, one file a shape of an event: `tests/events/<Aggregate>/<Type>.v<n>.json`. */
const PUBLISHED = path.resolve(import.meta.dirname, '../../../../../tests/events');

describe('the kinds of the log', () => {
  it('hold every event that is published, each once, and no other', () => {
    const files = readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' });
    const types = files.filter((file) => /\.v\d/.test(file)).map((file) => path.basename(file).split('.')[0]!);
    expect(Object.values(GENERI).flat().sort()).toEqual([...new Set(types)].sort());
  });

  it('are found by the type', () => {
    expect(genereDi('VariazioneAvviata')).toBe('variazioni');
    expect(genereDi('NonEsiste')).toBeNull();
    expect(TIPI_CON_GENERE.every((type) => genereDi(type) !== null)).toBe(true);
  });
});
