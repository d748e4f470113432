import fc from 'fast-check';
import { importDocument, ImportRefused, type Proposal } from './index.js';

const PIECES = [
  'RELAZIONE SULLA PERFORMANCE 2031',
  "CENTRO DI RESPONSABILITA': AREA X",
  '2. Obiettivi di performance',
  'Obiettivo 1\tTitolo di prova',
  'Obiettivo 2',
  'Area strategica\tA\tUtenti finali\tB',
  'Modalità di attuazione',
  'Attività\tTempi\tConsuntivo',
  'Fare una cosa\tMarzo\tno',
  'Indicatori di risultato',
  'Indicatore\tUnità misura\tValore atteso',
  'Visite\tn.\t4',
  '\t\t',
  '\tx\t',
  'Report',
  'Testo libero qualunque',
  'AREA ORGANIZZATIVA\tOBIETTIVO\tINDICATORI\tVALORE ATTESO',
  'Cod. Progetto\tProgetto PEG\tServizi erogati',
  '1.2\tNome\tServizio',
  'AREA X 4/50',
  '3. Disabili',
  'IL DIRETTORE',
  '|a|b|',
  '<td>',
  '**',
  '# ',
  '&#0;',
  '\\',
  '4',
  '2031\t2031',
  'e',
  'Finalità',
  'Progetto PEG\t1.2\tNome',
];
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[0-9a-zà-ÿ]{4,}/g) ?? [];
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

describe('any text at all', () => {
  it('gives a proposal or a refusal, never another error', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc
        .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 40 })), { maxLength: 40 })
        .map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, (document) => {
        try {
          importDocument(document, { document: 'x' });
        } catch (error) {
          expect(error).toBeInstanceOf(ImportRefused);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('loses no word of a document: each is in a field, a kept section or unread', () => {
    const document = fc.array(fc.constantFrom(...PIECES.filter((piece) => !/[<&\\*]/.test(piece))), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(document, (lines) => {
        const text = [
          'RELAZIONE SULLA PERFORMANCE 2031',
          "CENTRO DI RESPONSABILITA': AREA Y",
          'Obiettivo 1\tPrimo titolo',
          'Indicatore\tUnità misura\tValore atteso',
          'Visite\tn.\t4',
          ...lines,
        ].join('\n');
        const { warnings, ...read }: Proposal = importDocument(text, { document: 'x' });
        const kept = new Set(wordsOf(strings(read).join(' ')));
        expect(warnings).toBeDefined();
        expect(wordsOf(text).filter((word) => !kept.has(word))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  /**
   * By growth and not by the clock: on a busy machine everything is slow, but eight times the text never takes much more
   * than eight times as long, where a rule that goes back over what it has read takes sixty-four times. The best of
   * three counts, since only what disturbs makes one slower; below a few milliseconds nothing is told apart.
   */
  it.each([
    ...['<p ', '**a', ' *a', '|a', 'a\t', '&#', '#', 'A.B. ', '1.', 'CENTRO DI RESPONSABILITA ', 'obiettivo '],
    ...['\\*', '__a', 'Obiettivo 1\n', 'x\t1\n'],
  ])('ends, and takes time in proportion to its size: %j', (piece) => {
    const heading = 'RELAZIONE SULLA PERFORMANCE 2031\nObiettivo 1\tTitolo\nIndicatore\tValore atteso\nx\t1\n';
    const best = (size: number) => {
      const document = heading + piece.repeat(Math.ceil(size / piece.length));
      const runs = [1, 2, 3].map(() => {
        const started = performance.now();
        importDocument(document, { document: 'x' });
        return performance.now() - started;
      });
      return Math.min(...runs);
    };
    best(4_000);
    const [small, large] = [best(8_000), best(64_000)];
    expect(large / Math.max(small, 5)).toBeLessThan(32);
  });
});
