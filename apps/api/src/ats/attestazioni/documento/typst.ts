import { createRequire } from 'node:module';
import path from 'node:path';

/** The part of the compiler that is used here: the package brings a native module and no types. */
interface Compiler {
  pdf(document: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: 'ua-1' }): Buffer;
  evictCache(maxAge: number): void;
}
interface Package {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): Compiler;
  };
}

const require = createRequire(import.meta.url);
/** PDF needs TrueType fonts; the pages' own framework ships them. */
const FONTS = path.join(path.dirname(require.resolve('bootstrap-italia/package.json')), 'dist/fonts/Titillium_Web');

let compiler: Compiler | null = null;

/**
 * A tagged PDF (PDF/UA-1) of a Typst source, which finds `dati` as JSON in `sys.inputs.dati`. The same source and data
 * give the same bytes: no clock, no random id. Some tens of milliseconds a page.
 * @throws Error where the source does not compile, or the document would not be accessible.
 */
export function pdf(source: string, dati: object): Buffer {
  compiler ??= start();
  const made = compiler.pdf(
    { mainFileContent: source, inputs: { dati: JSON.stringify(dati) } },
    { pdfStandard: 'ua-1' },
  );
  compiler.evictCache(10);
  return made;
}

/** The first document pays for reading the fonts. No file is ever read: the workspace is the fonts' own folder. */
function start(): Compiler {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as Package;
  return NodeCompiler.create({ workspace: FONTS, fontArgs: [{ fontPaths: [FONTS] }] });
}
