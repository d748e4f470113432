import { RegisRifiutato, type CellaLetta } from '@consorzi/domain/ats';

import { LIMITI_REGIS } from './limiti.js';

const SEPARATORI = [';', ',', '\t', '|'] as const;

/**
 * The lines of a CSV: UTF-8, UTF-16 with or without its mark, or the Windows alphabet of older programs; the separator
 * that its first lines agree on, quotes as RFC 4180 has them.
 * @throws RegisRifiutato FILE_NON_RICONOSCIUTO, TROPPE_COLONNE, TROPPE_RIGHE
 */
export function leggiCsv(bytes: Uint8Array): readonly (readonly CellaLetta[])[] {
  const text = decode(bytes).replace(/^\ufeff/, '');
  const sep = /^sep=(.)\r?\n/i.exec(text);
  const body = sep ? text.slice(sep[0].length) : text;
  const separatore = sep ? sep[1]! : separatoreDi(body);
  return [...linee(body, separatore)];
}

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = bytes.subarray(0, 2_000);
  if (head.includes(0)) {
    const zeros = [0, 1].map((odd) => head.filter((byte, n) => byte === 0 && n % 2 === odd).length);
    // Latin words in UTF-16 are every other byte zero, and only on one side.
    if (zeros[0]! === 0 && zeros[1]! * 3 > head.length) return new TextDecoder('utf-16le').decode(bytes);
    if (zeros[1]! === 0 && zeros[0]! * 3 > head.length) return new TextDecoder('utf-16be').decode(bytes);
    throw new RegisRifiutato('FILE_NON_RICONOSCIUTO');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that cuts most of the first lines into the same number of cells, the most cells. */
function separatoreDi(text: string): string {
  const head = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20);
  const [best] = SEPARATORI.map((separatore) => {
    const counts = head.map((line) => line.replace(/"[^"]*"/g, '').split(separatore).length).filter((n) => n > 1);
    const usual = counts.toSorted((x, y) => x - y)[Math.floor(counts.length / 2)] ?? 0;
    return { separatore, score: counts.filter((n) => n === usual).length * Math.min(usual, 50) };
  }).sort((x, y) => y.score - x.score);
  return best!.separatore;
}

/** Amounts with a comma in a file that is cut by commas stand in quotes; a quote that never closes is no CSV. */
function* linee(text: string, separatore: string): Generator<readonly CellaLetta[]> {
  let cells: CellaLetta[] = [];
  let count = 0;
  let at = 0;
  const end = (cell: string): void => {
    cells.push(cell === '' ? null : cella(cell));
    if (cells.length > LIMITI_REGIS.maxColonne) throw new RegisRifiutato('TROPPE_COLONNE', { massimo: LIMITI_REGIS.maxColonne }); // prettier-ignore
  };
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const close = closing(text, at + 1);
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    } else {
      const stop = nextStop(text, at, separatore);
      cell = text.slice(at, stop);
      at = stop;
    }
    end(cell);
    if (text[at] === separatore) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === text.length) end('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else if (text[at] === '\n' || text[at] === '\r') at += 1;
    else if (at < text.length) throw new RegisRifiutato('FILE_NON_RICONOSCIUTO', { riga: count + 1 });
    count += 1;
    if (count > LIMITI_REGIS.maxRighe) throw new RegisRifiutato('TROPPE_RIGHE', { massimo: LIMITI_REGIS.maxRighe });
    yield cells;
    cells = [];
  }
  if (cells.length > 0) yield cells;
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw new RegisRifiutato('FILE_NON_RICONOSCIUTO');
}

function nextStop(text: string, from: number, separatore: string): number {
  let at = from;
  while (at < text.length && text[at] !== separatore && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** The apostrophe with which our own exports keep a text from being a formula is no part of it. */
const cella = (text: string): string =>
  (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text).slice(0, LIMITI_REGIS.maxCella);
