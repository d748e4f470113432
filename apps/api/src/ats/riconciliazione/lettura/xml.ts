import { RegisRifiutato } from '@consorzi/domain/ats';

export interface XmlHandler {
  /** `attributes` is what stands behind the name, to be asked with `attribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Longest tag: an attribute of a spreadsheet is short. */
const MAX_TAG = 65_536;

/**
 * Reads the XML of a spreadsheet piece by piece, names without their prefix. Only what those files use: elements, text,
 * the five entities and characters by number, CDATA, comments. @throws RegisRifiutato XLSX_DOCTYPE, XLSX_NON_VALIDO
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  let rest = '';
  let depth = 0;
  const counted: XmlHandler = {
    open(name, attributes) {
      depth += 1;
      handler.open(name, attributes);
    },
    close(name) {
      depth -= 1;
      handler.close(name);
    },
    text: (text) => handler.text(text),
  };
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of pieces) {
    decoder ??= decoderFor(piece);
    rest = consume(rest + decoder.decode(piece, { stream: true }), counted);
    if (rest.length > MAX_TAG && rest.startsWith('<')) throw new RegisRifiutato('XLSX_NON_VALIDO');
  }
  // Cut off, or never XML: what is open at the end was not all of it.
  if (rest.trim() !== '' || depth !== 0) throw new RegisRifiutato('XLSX_NON_VALIDO');
}

const decoderFor = ([a, b]: Uint8Array) =>
  new TextDecoder(a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8');

/** Everything that is whole; gives back what is not yet. */
function consume(xml: string, handler: XmlHandler): string {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) {
      // A text may be told in parts, an entity may not be cut.
      const amp = xml.lastIndexOf('&');
      const end = amp >= at && !xml.includes(';', amp) ? amp : xml.length;
      if (end > at) handler.text(unescaped(xml.slice(at, end)));
      return xml.slice(end);
    }
    if (start > at) handler.text(unescaped(xml.slice(at, start)));
    if (xml.startsWith('<!', start)) {
      const [begin, finish] = special(xml, start);
      if (finish < 0) return xml.slice(start);
      if (begin !== null) handler.text(xml.slice(begin, finish - 3));
      at = finish;
      continue;
    }
    const end = endOfTag(xml, start);
    if (end < 0) return xml.slice(start);
    tag(xml.slice(start + 1, end), handler);
    at = end + 1;
  }
}

/** Where the text of a CDATA begins (null for a comment) and where the whole ends, -1 where it has not come yet. */
function special(xml: string, start: number): readonly [number | null, number] {
  const isCdata = xml.startsWith('<![CDATA[', start);
  if (!isCdata && !xml.startsWith('<!--', start)) {
    if ('<![CDATA['.startsWith(xml.slice(start)) || '<!--'.startsWith(xml.slice(start))) return [null, -1];
    throw new RegisRifiutato('XLSX_DOCTYPE');
  }
  const end = xml.indexOf(isCdata ? ']]>' : '-->', start);
  return [isCdata ? start + 9 : null, end < 0 ? -1 : end + 3];
}

/** The `>` that ends the tag: within quotes it does not. */
function endOfTag(xml: string, start: number): number {
  const plain = xml.indexOf('>', start);
  if (plain < 0 || !/["']/.test(xml.slice(start, plain))) return plain;
  let quote = '';
  for (let n = start; n < xml.length; n += 1) {
    const char = xml[n]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return n;
  }
  return -1;
}

function tag(inner: string, handler: XmlHandler): void {
  if (inner.startsWith('?')) return;
  if (inner.startsWith('/')) return handler.close(local(inner.slice(1).trim()));
  const empty = inner.endsWith('/');
  const body = empty ? inner.slice(0, -1) : inner;
  const space = body.search(/\s/);
  const name = local(space < 0 ? body : body.slice(0, space));
  handler.open(name, space < 0 ? '' : body.slice(space));
  if (empty) handler.close(name);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute by its name without prefix; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const known = PATTERNS.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  PATTERNS.set(name, known);
  const found = known.exec(attributes);
  return found ? unescaped(found[1] ?? found[2]!) : null;
}

const PATTERNS = new Map<string, RegExp>();
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** An entity that is not one of the five is none: nothing is ever declared. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
