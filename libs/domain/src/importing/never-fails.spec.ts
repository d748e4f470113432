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

  // That it takes time in proportion to its size is for `npm run bench:import` to say: no spec goes by the clock.
  it.each([
    ...['<p ', '**a', ' *a', '|a', 'a\t', '&#', '#', 'A.B. ', '1.', 'CENTRO DI RESPONSABILITA ', 'obiettivo '],
    ...['\\*', '__a', 'Obiettivo 1\n', 'x\t1\n'],
  ])('that is one thing again and again is read to its end: %j', (piece) => {
    const heading = 'RELAZIONE SULLA PERFORMANCE 2031\nObiettivo 1\tTitolo\nIndicatore\tValore atteso\nx\t1\n';
    const document = `${heading}${piece.repeat(Math.ceil(32_000 / piece.length))}\nZenzero finale`;
    const { year, objectives, ...rest } = importDocument(document, { document: 'x' });
    expect([year, objectives[0]?.title]).toEqual([2031, 'Titolo']);
    expect(wordsOf(strings({ objectives, ...rest }).join(' '))).toEqual(expect.arrayContaining(['zenzero', 'finale']));
  });
});
