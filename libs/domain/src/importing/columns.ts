import { compact, editDistance, fold, remember, words } from './folding.js';
import { isCode, isNumber, isOutcome, isTime, isUnit } from './values.js';

/** What a column of a table holds. `other` is a column no field is known for. */
export type ColumnKey =
  | 'area'
  | 'title'
  | 'activity'
  | 'tempi'
  | 'consuntivo'
  | 'name'
  | 'description'
  | 'unit'
  | 'target'
  | 'actual'
  | 'strumento'
  | 'code'
  | 'project'
  | 'operativo'
  | 'service'
  | 'other';

export interface Column {
  key: ColumnKey;
  /** Position of its heading in the row, 0-based. */
  at: number;
  heading: string;
}

export type TableKind = 'activities' | 'indicators' | 'objectives' | 'projects';

const NAMES: Record<TableKind, Partial<Record<ColumnKey, readonly string[]>>> = {
  activities: {
    activity: [
      'attivita',
      'modalita di attuazione',
      'azioni',
      'azione',
      'fasi',
      'fase',
      'descrizione attivita',
      'attivita previste',
      'descrizione',
      'attivita azioni',
      'descrizione delle attivita',
      'modalita attuative',
      'azioni previste',
      'descrizione fase',
      'fasi di attuazione',
      'interventi',
    ],
    tempi: [
      'tempi',
      'tempo',
      'tempistica',
      'tempistiche',
      'scadenza',
      'termine',
      'tempi previsti',
      'tempi di attuazione',
      'tempi di realizzazione',
      'data prevista',
      'periodo',
      'entro',
      'scadenze',
      'tempi attesi',
      'mese',
    ],
    consuntivo: [
      'consuntivo',
      'consuntivi',
      'stato di attuazione',
      'esito',
      'realizzazione',
      'attuazione',
      'tempi effettivi',
      'data effettiva',
      'consuntivo tempi',
      'tempi consuntivo',
      'stato',
      'realizzato',
      'grado di attuazione',
      'consuntivo al',
      'risultato',
      'rendicontazione',
      'verifica',
      'stato avanzamento',
    ],
    other: [
      'note',
      'peso',
      'responsabile',
      'i/e',
      'soggetti coinvolti',
      'personale coinvolto',
      'n.',
      'n',
      'osservazioni',
      'risorse',
      'monitoraggio',
      'peso %',
      'operatori coinvolti',
      'referente',
    ],
  },
  indicators: {
    name: [
      'indicatore',
      'indicatori',
      'indicatore di risultato',
      'indicatori di risultato',
      'nome indicatore',
      'indicatore di performance',
      'tipo indicatore',
      'denominazione indicatore',
      'denominazione',
    ],
    description: [
      'descrizione',
      'descrizione indicatore',
      "descrizione dell'indicatore",
      'definizione',
      'formula',
      'modalita di calcolo',
    ],
    unit: ['unita misura', 'unita di misura', 'u.m.', 'um', 'unita', 'misura'],
    target: [
      'valore atteso',
      'valori attesi',
      'target',
      'risultato atteso',
      'risultati attesi',
      'valore previsto',
      'atteso',
      'valore target',
      'previsto',
      'valore obiettivo',
      'target atteso',
      'valore programmato',
    ],
    actual: [
      'valore consuntivo',
      'valori consuntivo',
      'consuntivo',
      'valore a consuntivo',
      'valore conseguito',
      'risultato conseguito',
      'risultato raggiunto',
      'risultati conseguiti',
      'valore raggiunto',
      'valore effettivo',
      'raggiunto',
      'conseguito',
      'risultato',
      'risultato ottenuto',
      'esito',
      'valore realizzato',
      'consuntivato',
      'valore rilevato',
      'valore al',
    ],
    other: [
      'note',
      'peso',
      'peso %',
      'fonte',
      'fonte dei dati',
      'valore iniziale',
      'baseline',
      'valore di partenza',
      'scostamento',
      'grado di raggiungimento',
      '% raggiungimento',
      'osservazioni',
      'valore storico',
      'strumento di rilevazione',
      'punteggio',
      'peso indicatore',
      'n.',
    ],
  },
  objectives: {
    area: [
      'area organizzativa',
      'area',
      'centro di responsabilita',
      'cdr',
      'settore',
      'servizio',
      'struttura',
      'unita organizzativa',
      'area di responsabilita',
      'area funzionale',
      'aree',
      'responsabile',
      'ufficio',
      'area servizio',
    ],
    title: [
      'descrizione obiettivo',
      'obiettivo',
      'obiettivi',
      "descrizione dell'obiettivo",
      'titolo obiettivo',
      'obiettivo operativo',
      'obiettivo di performance',
      'denominazione obiettivo',
      'titolo',
      'obiettivi operativi',
      'obiettivo assegnato',
      'obiettivi di performance',
    ],
    activity: ['attivita', 'azioni', 'modalita di attuazione', 'attivita previste', 'fasi', 'descrizione attivita'],
    tempi: ['tempi', 'tempistica', 'scadenza', 'termine'],
    name: [
      'indicatori',
      'indicatore',
      'indicatore di risultato',
      'indicatori di risultato',
      'indicatori di performance',
      'indicatore di performance',
    ],
    description: ['descrizione indicatore', "descrizione dell'indicatore"],
    unit: ['unita misura', 'unita di misura', 'u.m.', 'um'],
    target: [
      'valore atteso',
      'valori attesi',
      'target',
      'risultato atteso',
      'risultati attesi',
      'valore previsto',
      'atteso',
      'valore target',
    ],
    actual: [
      'risultato conseguito',
      'risultati conseguiti',
      'risultato raggiunto',
      'valore consuntivo',
      'consuntivo',
      'valore conseguito',
      'valore raggiunto',
      'raggiunto',
      'risultato',
      'esito',
      'risultato ottenuto',
      'risultati raggiunti',
      'valore a consuntivo',
      'risultati ottenuti',
    ],
    strumento: [
      'strumento di rilevazione risultati',
      'strumento di rilevazione',
      'strumenti di rilevazione',
      'fonte',
      'fonte dei dati',
      'modalita di rilevazione',
      'strumento di rilevazione dei risultati',
      'strumenti di rilevazione dei risultati',
    ],
    other: [
      'note',
      'peso',
      'n.',
      'n',
      'numero',
      'punteggio',
      'peso %',
      'grado di raggiungimento',
      '% raggiungimento',
      'osservazioni',
      'area strategica',
      'tipologia',
      'anno',
    ],
  },
  projects: {
    area: ['area strategica', 'linea strategica', 'area', 'programma', 'missione', 'missione programma'],
    code: [
      'cod progetto',
      'codice progetto',
      'codice',
      'cod',
      'cod. peg',
      'codice peg',
      'cod prog',
      'n. progetto',
      'cod progetto peg',
      'codice progetto peg',
    ],
    project: [
      'progetto peg',
      'progetti peg',
      'progetto',
      'denominazione progetto',
      'descrizione progetto',
      'denominazione',
      'progetti',
    ],
    operativo: [
      'obiettivi operativi del piano programma',
      'obiettivo operativo',
      'obiettivi operativi',
      'obiettivo operativo del piano programma',
      'obiettivi',
      'obiettivi operativi piano programma',
      'obiettivo operativo piano programma',
    ],
    service: ['servizi erogati', 'servizi', 'servizio erogato', 'servizio', 'elenco servizi', 'servizi del progetto'],
    other: ['note', 'responsabile', 'stakeholder', 'utenti'],
  },
};

interface Name {
  key: ColumnKey;
  text: string;
  compact: string;
  words: string[];
}
const ENTRIES = Object.fromEntries(
  (Object.keys(NAMES) as TableKind[]).map((kind) => [
    kind,
    (Object.entries(NAMES[kind]) as [ColumnKey, readonly string[]][])
      .flatMap(([key, names]) => names.map((text): Name => ({ key, text, compact: compact(text), words: words(text) })))
      .sort((a, b) => b.words.length - a.words.length || b.compact.length - a.compact.length),
  ]),
) as Record<TableKind, Name[]>;

// By first word, so that a cell of data is told from a heading at once.
const BY_FIRST_WORD = Object.fromEntries(
  (Object.keys(NAMES) as TableKind[]).map((kind) => {
    const index = new Map<string, Name[]>();
    for (const name of ENTRIES[kind]) index.set(name.words[0]!, [...(index.get(name.words[0]!) ?? []), name]);
    return [kind, index];
  }),
) as Record<TableKind, Map<string, Name[]>>;

const LONGEST_HEADING = 90;
const IGNORED_WORD = /^(?:(?:19|20)\d\d|anno|31|12|al|per|l|piano|e|di|del|[a-z])$/;

/** The headings inside one cell, in order; null when it holds anything else. */
function headingsIn(cell: string, kind: TableKind): readonly ColumnKey[] | null {
  return cell.length > LONGEST_HEADING ? null : HEADINGS[kind](cell);
}

const HEADINGS = Object.fromEntries(
  (Object.keys(NAMES) as TableKind[]).map((kind) => [kind, remember((cell: string) => judgeHeading(cell, kind))]),
) as Record<TableKind, (cell: string) => readonly ColumnKey[] | null>;

function judgeHeading(cell: string, kind: TableKind): ColumnKey[] | null {
  const bare = cell.replace(/\([^()]{0,60}\)/g, ' ');
  const whole = compact(bare).replace(/(?:19|20)\d\d$/, '');
  const exact = ENTRIES[kind].find((name) => name.compact === whole);
  if (exact) return [exact.key];
  const tokens = words(bare);
  const found: ColumnKey[] = [];
  let i = 0;
  while (i < tokens.length) {
    const name =
      BY_FIRST_WORD[kind].get(tokens[i]!)?.find((entry) => entry.words.every((word, j) => tokens[i + j] === word)) ??
      (tokens.length <= 10
        ? ENTRIES[kind].find(
            (entry) => entry.key !== 'other' && entry.words.every((word, j) => isNear(word, tokens[i + j])),
          )
        : undefined);
    if (name) {
      if (found.at(-1) !== name.key) found.push(name.key);
      i += name.words.length;
    } else if (IGNORED_WORD.test(tokens[i]!)) i++;
    else {
      found.length = 0;
      break;
    }
  }
  if (found.length > 0) return found;
  if (whole.length < 5 || whole.length > 40) return null;
  for (const entry of ENTRIES[kind]) {
    if (entry.key === 'other' || entry.compact.length < 5) continue;
    if (entry.compact[0] !== whole[0] && entry.compact.at(-1) !== whole.at(-1)) continue;
    const limit = Math.max(1, Math.floor(entry.compact.length * 0.2));
    if (Math.abs(entry.compact.length - whole.length) <= limit && editDistance(entry.compact, whole, limit) <= limit)
      return [entry.key];
  }
  return null;
}

function isNear(word: string, printed: string | undefined): boolean {
  if (printed === word) return true;
  if (printed === undefined || word.length < 5 || Math.abs(word.length - printed.length) > 1) return false;
  return (word[0] === printed[0] || word.at(-1) === printed.at(-1)) && editDistance(word, printed, 1) <= 1;
}

export interface Header {
  kind: TableKind;
  columns: Column[];
  cells: readonly string[];
  /** Some headings were missing, merged or cut over cells. */
  damaged: boolean;
  /** The years printed under the headings. */
  years: boolean;
}

const NEEDED: Record<TableKind, (keys: ReadonlySet<ColumnKey>) => boolean> = {
  activities: (keys) => keys.has('activity') && (keys.has('tempi') || keys.has('consuntivo')),
  indicators: (keys) =>
    keys.has('name') && (keys.has('target') || keys.has('actual') || keys.has('unit') || keys.has('description')),
  objectives: (keys) => keys.has('title') && keys.has('name') && (keys.has('target') || keys.has('actual')),
  projects: (keys) => keys.has('project') && (keys.has('service') || keys.has('code')),
};

/** The columns of a table when this row is its heading, else null. Headings may be merged in a cell or cut over two. */
export function readHeader(cells: readonly string[], kind: TableKind): Header | null {
  if (cells.some((cell) => cell.length > LONGEST_HEADING)) return null;
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length < 2 || filled.length > 14) return null;
  const columns: Column[] = [];
  const add = (key: ColumnKey, at: number, heading: string): void => {
    const known = key !== 'other' && columns.some((column) => column.key === key);
    columns.push({ key: known ? 'other' : key, at, heading });
  };
  let damaged = false;
  let unknown = 0;
  for (let i = 0; i < filled.length; i++) {
    const { cell, at } = filled[i]!;
    const next = filled[i + 1];
    let keys = headingsIn(cell, kind);
    const cut =
      next !== undefined && cell.length <= 24 && next.cell.length <= 24 && (!keys || !headingsIn(next.cell, kind));
    const pair = cut ? (headingsIn(cell + next.cell, kind) ?? headingsIn(`${cell} ${next.cell}`, kind)) : null;
    if (next && pair && pair.length === 1) {
      // Cut over two cells: the values stand under the second piece as often as under the first.
      add(pair[0]!, next.at, `${cell}${next.cell}`);
      damaged = true;
      i++;
      continue;
    }
    if (!keys) {
      if (cell.length <= 2 || /^(?:[a-z0-9] ){3,}/i.test(cell)) continue;
      // More unknown cells than a heading row can have: it is data.
      if (++unknown > filled.length / 2) return null;
      add('other', at, cell);
      continue;
    }
    if (keys.length > 1) {
      // A heading repeated from the cell before it is a leftover of the merge.
      keys = keys.filter((key) => key === 'other' || !columns.some((column) => column.key === key));
      damaged = true;
    }
    const limit = (next?.at ?? at + keys.length) - 1;
    keys.forEach((key, k) => add(key, Math.min(at + k, Math.max(at, limit)), keys.length > 1 ? key : cell));
  }
  const keys = new Set(columns.map((column) => column.key));
  if (unknown > columns.length / 2 || !NEEDED[kind](keys)) return null;
  return { kind, columns, cells, damaged, years: /(?:19|20)\d\d/.test(cells.join(' ')) };
}

const SUB_WORD =
  /^(?:(?:19|20)\d\d|31|12|misura|di|atteso|attesi|consuntivo|previsto|conseguito|raggiunto|anno|valore|unita|target|al|a|obiettivo|risultato|rilevazione|organizzativa|risultati|progetto|[a-z])$/;

/** A second heading row (`misura | 2019 | 2019`) completes the first; null when the row is data. */
export function extendHeader(header: Header, cells: readonly string[]): Header | null {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length === 0 || !filled.some(({ cell }) => SUB_WORD.test(fold(cell).split(/\s/)[0] ?? ''))) return null;
  const yearsAt = filled
    .filter(({ cell }) => /(?:19|20)\d\d$/.test(cell) && words(cell).every((word) => SUB_WORD.test(word)))
    .map(({ at }) => at);
  let strange = 0;
  for (const { cell, at } of filled) {
    if (words(cell).every((word) => SUB_WORD.test(word))) continue;
    // An OCR leftover under the first heading does not make the row data, when years stand beside it.
    if (yearsAt.length > 0 && at < Math.min(...yearsAt) && cell.length <= 12 && words(cell).length <= 1) strange++;
    else return null;
  }
  if (strange > 1 || filled.every(({ cell }) => isNumber(cell) && !/^(?:19|20)\d\d$/.test(cell))) return null;
  const width = Math.max(header.cells.length, cells.length);
  const merged = Array.from({ length: width }, (_, at) => {
    const below = cells[at] ?? '';
    const add =
      below !== '' && words(below).every((word) => SUB_WORD.test(word)) && !/^[-_\W]+$/.test(below) ? below : '';
    const above = header.cells[at] ?? '';
    const both = [above, /^(?:19|20)\d\d$/.test(add) ? '' : add].filter((part) => part !== '').join(' ');
    // A word that belongs under the next heading makes two of this one.
    return headingsIn(above, header.kind)?.length === 1 && headingsIn(both, header.kind)?.length !== 1 ? above : both;
  });
  const again = readHeader(merged, header.kind) ?? header;
  const columns = [...again.columns];
  let damaged = again.damaged;
  const values: ColumnKey[] = header.kind === 'activities' ? ['tempi', 'consuntivo'] : ['target', 'actual'];
  const missing = values.filter((key) => !columns.some((column) => column.key === key));
  const free = yearsAt.filter((at) => !columns.some((column) => column.at === at && values.includes(column.key)));
  if (missing.length > 0 && free.length > 0) {
    const places = free.slice(-missing.length);
    places.forEach((at, i) => {
      const occupied = columns.findIndex((column) => column.at === at);
      if (occupied >= 0 && columns[occupied]!.key === 'other') columns.splice(occupied, 1);
      columns.push({ key: missing[i]!, at, heading: '' });
    });
    damaged = true;
  }
  columns.sort((a, b) => a.at - b.at);
  return { kind: header.kind, columns, cells: merged, damaged, years: yearsAt.length > 0 || header.years };
}

/** Columns assumed when a table has lost its heading: the order that every sample prints, placed by what a row looks like. */
export function assumedHeader(kind: 'activities' | 'indicators', cells: readonly string[]): Header {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  const columns: Column[] = [];
  const add = (key: ColumnKey, at: number): void => void columns.push({ key, at, heading: '' });
  if (kind === 'activities') {
    add('activity', filled[0]?.at ?? 0);
    const times = filled.slice(1).filter(({ cell }) => isTime(cell) || isOutcome(cell));
    const tempi = times[0]?.at ?? filled[1]?.at ?? 1;
    add('tempi', tempi);
    add('consuntivo', times[1]?.at ?? tempi + 1);
  } else {
    const unitAt = filled.find(({ cell }, i) => i > 0 && isUnit(cell))?.at;
    const valueAt = filled.find(({ cell }, i) => i > 0 && (isNumber(cell) || isOutcome(cell)))?.at;
    const texts = filled.filter(({ at }) => at < (unitAt ?? valueAt ?? filled.length)).slice(0, 2);
    add('name', texts[0]?.at ?? 0);
    if (texts.length > 1) add('description', texts[1]!.at);
    if (unitAt !== undefined) add('unit', unitAt);
    const target = valueAt !== undefined && valueAt > (unitAt ?? -1) ? valueAt : (unitAt ?? texts.at(-1)?.at ?? 0) + 1;
    add('target', target);
    add('actual', target + 1);
  }
  return { kind, columns, cells: [], damaged: true, years: false };
}

/** Adds the value columns that the heading of an indicators' table lost: the values stand after the unit. */
export function withValueColumns(header: Header, rows: readonly (readonly string[])[]): Header {
  const find = (key: ColumnKey): Column | undefined => header.columns.find((column) => column.key === key);
  const [target, actual] = [find('target'), find('actual')];
  if (target && actual) return header;
  const last = Math.max(...header.columns.map((column) => column.at));
  const columns = [...header.columns];
  if (!target && !actual)
    columns.push({ key: 'target', at: last + 1, heading: '' }, { key: 'actual', at: last + 2, heading: '' });
  else if (!target) {
    const before = Math.max(...header.columns.filter((column) => column.at < actual!.at).map((column) => column.at));
    if (actual!.at - before < 2) return header;
    columns.push({ key: 'target', at: actual!.at - 1, heading: '' });
  } else if (!actual) {
    const beyond = rows.some((row) => row.some((cell, at) => at > last && cell !== ''));
    if (!beyond || target.at !== last) return header;
    columns.push({ key: 'actual', at: last + 1, heading: '' });
  }
  columns.sort((a, b) => a.at - b.at);
  return { ...header, columns, damaged: true };
}

// How badly a text fits a column: what a heading says may be wrong by a cell, what a value looks like seldom is.
function misfit(key: ColumnKey, cell: string): number {
  const value = isTime(cell) || isNumber(cell) || isUnit(cell) || isOutcome(cell);
  switch (key) {
    case 'activity':
    case 'description':
      return value ? 3 : 0;
    case 'title':
    case 'project':
    case 'operativo':
    case 'service':
      return isCode(cell) ? 3 : 0;
    case 'name':
      return isUnit(cell) || isNumber(cell) ? 3 : 0;
    case 'tempi':
      return isTime(cell) ? -0.5 : cell.length > 60 ? 4 : 1;
    case 'unit':
      return isUnit(cell) ? -1 : isNumber(cell) ? 2.5 : cell.length > 25 ? 4 : 1;
    case 'target':
      return isUnit(cell) ? 2 : cell.length > 120 ? 2 : 0;
    case 'code':
      return isCode(cell) ? -1 : 5;
    default:
      return 0;
  }
}

export interface AlignedRow {
  values: Partial<Record<ColumnKey, string[]>>;
  others: { colonna: string; testo: string }[];
  /** Sum of the distances between cells and their headings. */
  shift: number;
  /** Key and position of every filled cell, for the rows that follow. */
  places: { key: ColumnKey; at: number }[];
}

/** Positions where earlier rows of the same table had each column. */
export type Learned = Map<Column, number>;

/**
 * Puts a row's filled cells under the columns, left to right, at the least total cost of displacement, misfit and merging.
 * Cost is cells x columns squared: rows are short (cells past the 24th are joined to the 24th).
 */
export function alignRow(cells: readonly string[], header: Header, learned: Learned): AlignedRow {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '');
  if (filled.length > 24) {
    const tail = filled.splice(23);
    filled.push({ cell: tail.map(({ cell }) => cell).join(' '), at: tail[0]!.at });
  }
  const { columns } = header;
  const place = (column: Column, at: number): number => {
    const seen = learned.get(column);
    return seen === undefined
      ? Math.abs(column.at - at)
      : Math.min(Math.abs(seen - at), Math.abs(column.at - at) + 0.6);
  };
  const merge = (column: Column): number =>
    ['activity', 'name', 'description', 'title', 'operativo', 'service', 'project'].includes(column.key) ? 1.5 : 3;
  // best[c]: least cost of the cells so far with the last one in column c.
  let best: { cost: number; path: number[] }[] = columns.map(() => ({ cost: Infinity, path: [] }));
  filled.forEach(({ cell, at }, i) => {
    const fresh = columns.map((column, c) => {
      const own = place(column, at) + misfit(column.key, cell);
      if (i === 0) return { cost: own + c * 0.05, path: [c] };
      let choice = { cost: Infinity, path: [] as number[] };
      for (let before = 0; before <= c; before++) {
        const step = best[before]!;
        const cost = step.cost + own + (before === c ? merge(column) : (c - before - 1) * 0.3);
        if (cost < choice.cost) choice = { cost, path: [...step.path, c] };
      }
      return choice;
    });
    best = fresh;
  });
  const winner = best.reduce((a, b) => (b.cost < a.cost ? b : a), best[0] ?? { cost: 0, path: [] });
  const row: AlignedRow = { values: {}, others: [], shift: 0, places: [] };
  filled.forEach(({ cell, at }, i) => {
    const column = columns[winner.path[i] ?? 0];
    if (!column) return;
    row.shift += learned.get(column) === at ? 0 : Math.abs(column.at - at);
    row.places.push({ key: column.key, at });
    if (column.key === 'other') row.others.push({ colonna: column.heading, testo: cell });
    else (row.values[column.key] ??= []).push(cell);
    if (filled.length === columns.length) learned.set(column, at);
  });
  return row;
}
