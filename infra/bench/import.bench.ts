import { importDocument } from '@consorzi/domain/importing';

/**
 * Eight times the text takes about eight times as long to read: a rule that goes back over what it has read takes
 * sixty-four times. Each piece is repeated to the one size and to the other, and the best of some runs counts, since
 * only what disturbs makes one slower; below a few milliseconds nothing is told apart. The last line is one JSON object.
 */
const RIPETUTI = [
  ...['<p ', '**a', ' *a', '|a', 'a\t', '&#', '#', 'A.B. ', '1.', 'CENTRO DI RESPONSABILITA ', 'obiettivo '],
  ...['\\*', '__a', 'Obiettivo 1\n', 'x\t1\n'],
];
const HEADING = 'RELAZIONE SULLA PERFORMANCE 2031\nObiettivo 1\tTitolo\nIndicatore\tValore atteso\nx\t1\n';
const [SMALL, LARGE, RUNS] = [8_000, 64_000, 5];
const NOTHING_MS = 5;
const MOST = 32;

let worst = 0;
for (const piece of RIPETUTI) {
  best(piece, SMALL / 2);
  const [small, large] = [best(piece, SMALL), best(piece, LARGE)];
  const growth = large / Math.max(small, NOTHING_MS);
  worst = Math.max(worst, growth);
  console.log(`  ${JSON.stringify(piece).padEnd(30)} ${small.toFixed(1)} ms, ${large.toFixed(1)} ms: ${growth.toFixed(1)} times`); // prettier-ignore
}
console.log(JSON.stringify({ textTimes: LARGE / SMALL, worstTimes: Math.round(worst * 10) / 10 }));
if (worst >= MOST) process.exitCode = 1;

function best(piece: string, size: number): number {
  const document = HEADING + piece.repeat(Math.ceil(size / piece.length));
  const runs = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    importDocument(document, { document: 'x' });
    return performance.now() - begun;
  });
  return Math.min(...runs);
}
