import { compact, editDistance, remember, words } from './folding.js';

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

export const LONGEST_HEADING = 90;
const IGNORED_WORD = /^(?:(?:19|20)\d\d|anno|31|12|al|per|l|piano|e|di|del|[a-z])$/;

/** The headings inside one cell, in order; null when it holds anything else. */
export function headingsIn(cell: string, kind: TableKind): readonly ColumnKey[] | null {
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
