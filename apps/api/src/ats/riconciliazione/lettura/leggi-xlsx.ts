import { RegisRifiutato, type CellaLetta, type CodiceRifiutoRegis } from '@consorzi/domain/ats';
import { fromBufferPromise, type ZipFile } from 'yauzl';

// Not by the folder's index: the thread that reads needs the archive's check and nothing of the framework.
import { FileRefused, type FileRefusal } from '../../../files/file-refused.js';
import { partsOf, type ZipPart } from '../../../files/zip-check.js';
import { LIMITI_REGIS } from './limiti.js';
import { attribute, readXml, type XmlHandler } from './xml.js';

const REFUSALS: Partial<Record<FileRefusal, CodiceRifiutoRegis>> = {
  ARCHIVIO_BOMBA: 'XLSX_BOMBA',
  ARCHIVIO_PERCORSO: 'XLSX_PERCORSO_NON_AMMESSO',
};

/** A sheet's lines, line 1 first; one that the file leaves out is empty. */
export interface FoglioLetto {
  readonly nome: string;
  readonly linee: readonly (readonly CellaLetta[])[];
}

/**
 * The sheets of a workbook, one at a time. The archive is looked through before anything of it is unpacked; formulas are
 * never computed: what the program that wrote the file had computed counts.
 * @throws RegisRifiutato XLSX_NON_VALIDO, XLSX_BOMBA, XLSX_PERCORSO_NON_AMMESSO, XLSX_DOCTYPE, TROPPE_COLONNE, TROPPE_RIGHE
 */
export async function* leggiXlsx(bytes: Uint8Array): AsyncGenerator<FoglioLetto> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    const parts = new Map((await declared(zip)).map((part) => [part.name, part]));
    const read = async (name: string, handler: XmlHandler): Promise<void> => {
      const part = parts.get(name);
      if (part) await readXml((await zip.openReadStreamPromise(part.entry)) as AsyncIterable<Buffer>, handler);
    };
    const { fogli, base1904 } = await workbook(read);
    const strings: string[] = [];
    await read('xl/sharedStrings.xml', sharedStrings(strings));
    const dates = new DateFormats();
    await read('xl/styles.xml', dates);
    for (const { nome, path } of fogli) {
      if (!parts.has(path)) continue;
      const sheet = new Sheet(strings, dates, base1904);
      await read(path, sheet);
      yield { nome, linee: sheet.linee };
    }
  } catch (error) {
    if (error instanceof RegisRifiutato) throw error;
    const lied = error instanceof Error && error.message.includes('too many bytes');
    throw new RegisRifiutato(lied ? 'XLSX_BOMBA' : 'XLSX_NON_VALIDO');
  } finally {
    zip.close();
  }
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false } as const;
    return await fromBufferPromise(bytes, options);
  } catch {
    throw new RegisRifiutato('XLSX_NON_VALIDO');
  }
}

async function declared(zip: ZipFile): Promise<readonly ZipPart[]> {
  const { maxEntries, maxUnpackedBytes, maxRatio } = LIMITI_REGIS;
  const parts = await partsOf(zip, { maxEntries, maxUnpackedBytes, maxRatio }).catch((error: unknown) => {
    throw error instanceof FileRefused ? new RegisRifiutato(REFUSALS[error.code] ?? 'XLSX_NON_VALIDO') : error;
  });
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw new RegisRifiutato('XLSX_NON_VALIDO');
  return parts;
}

type Read = (name: string, handler: XmlHandler) => Promise<void>;
const nothing = () => undefined;

async function workbook(read: Read) {
  const sheets: { nome: string; id: string }[] = [];
  let base1904 = false;
  await read('xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ nome: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' }); // prettier-ignore
      if (name === 'workbookPr') base1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    },
    close: nothing,
    text: nothing,
  });
  const targets = new Map<string, string>();
  await read('xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name === 'Relationship')
        targets.set(attribute(attributes, 'Id') ?? '', attribute(attributes, 'Target') ?? '');
    },
    close: nothing,
    text: nothing,
  });
  const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  return { fogli: sheets.map(({ nome, id }) => ({ nome, path: pathOf(targets.get(id) ?? '') })), base1904 };
}

/** The texts that cells point at; what is only how to read aloud (`rPh`) is left out. */
function sharedStrings(into: string[]): XmlHandler {
  let text = '';
  let inText = false;
  let aloud = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aloud = true;
      inText = name === 't' && !aloud;
    },
    close(name) {
      if (name === 'si') into.push(text.slice(0, LIMITI_REGIS.maxCella));
      if (name === 'rPh') aloud = false;
      inText = false;
    },
    text(piece) {
      if (inText && text.length < LIMITI_REGIS.maxCella) text += piece;
    },
  };
}

/** Which cell formats are days: those built in, and those whose own pattern has days or years in it. */
class DateFormats implements XmlHandler {
  private readonly custom = new Set<number>();
  private readonly formats: boolean[] = [];
  private inCellXfs = false;

  is(style: number): boolean {
    return this.formats[style] ?? false;
  }
  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      const pattern = (attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
      if (/[dy]/i.test(pattern)) this.custom.add(Number(attribute(attributes, 'numFmtId')));
    }
    if (name === 'cellXfs') this.inCellXfs = true;
    if (name === 'xf' && this.inCellXfs) {
      const id = Number(attribute(attributes, 'numFmtId'));
      this.formats.push((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || this.custom.has(id));
    }
  }
  close(name: string): void {
    if (name === 'cellXfs') this.inCellXfs = false;
  }
  text(): void {}
}

class Sheet implements XmlHandler {
  readonly linee: CellaLetta[][] = [];
  private celle: CellaLetta[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private reading = false;
  private rowNumber = 0;

  constructor(
    private readonly strings: readonly string[],
    private readonly dates: DateFormats,
    private readonly base1904: boolean,
  ) {}

  open(name: string, attributes: string): void {
    if (name === 'c') return this.openCell(attributes);
    if (name === 'v' || name === 't') this.reading = true;
    if (name !== 'row') return;
    this.rowNumber = Number(attribute(attributes, 'r') ?? this.rowNumber + 1);
    const { maxRighe } = LIMITI_REGIS;
    if (!(this.rowNumber > this.linee.length)) throw new RegisRifiutato('XLSX_NON_VALIDO');
    if (this.rowNumber > maxRighe) throw new RegisRifiutato('TROPPE_RIGHE', { massimo: maxRighe });
    while (this.linee.length < this.rowNumber - 1) this.linee.push([]);
    this.celle = [];
    this.linee.push(this.celle);
    this.column = -1;
  }
  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    if (name !== 'c') return;
    const cella = this.cella();
    if (cella === null) return;
    // Columns may lie behind the right edge with nothing in them; one that holds something is counted.
    if (this.column >= LIMITI_REGIS.maxColonne) throw new RegisRifiutato('TROPPE_COLONNE', { massimo: LIMITI_REGIS.maxColonne }); // prettier-ignore
    while (this.celle.length < this.column) this.celle.push(null);
    this.celle[this.column] = cella;
  }
  text(piece: string): void {
    if (this.reading && this.value.length < LIMITI_REGIS.maxCella) this.value += piece;
  }

  private openCell(attributes: string): void {
    const ref = attribute(attributes, 'r');
    this.column = ref === null ? this.column + 1 : columnOf(ref);
    this.type = attribute(attributes, 't') ?? 'n';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.value = '';
  }

  private cella(): CellaLetta {
    if (this.value === '') return null;
    if (this.type === 's') return this.strings[Number(this.value)] ?? null;
    if (this.type === 'd') return { data: this.value.slice(0, 10) };
    if (this.type !== 'n') return this.value.slice(0, LIMITI_REGIS.maxCella);
    const number = Number(this.value);
    if (!Number.isFinite(number)) return this.value;
    return (this.dates.is(this.style) ? dayOf(number, this.base1904) : null) ?? number;
  }
}

function columnOf(ref: string): number {
  let column = 0;
  for (const char of /^[A-Z]{1,4}/i.exec(ref)?.[0].toUpperCase() ?? '') column = column * 26 + char.charCodeAt(0) - 64;
  if (column === 0) throw new RegisRifiutato('XLSX_NON_VALIDO');
  return column - 1;
}

/** Spreadsheets count the days from the end of 1899, some from 1904; a part of a day is the hour. */
function dayOf(serial: number, base1904: boolean): { readonly data: string } | null {
  const days = Math.floor(serial) + (base1904 ? 1_462 : 0);
  if (days < 61 || days > 109_574) return null;
  return { data: new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10) };
}
