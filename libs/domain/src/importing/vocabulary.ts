import { compact, editDistance, remember, words } from './folding.js';

/** Labels of an objective's sheet. */
export type Label =
  | 'cdr'
  | 'areaStrategica'
  | 'obiettivoOperativo'
  | 'programma'
  | 'pegProject'
  | 'servizi'
  | 'utentiFinali'
  | 'retiDiCollaborazione'
  | 'finalita'
  | 'description'
  | 'title'
  | 'number'
  | 'responsabile'
  | 'note'
  | 'activities'
  | 'indicators'
  | 'report';

// Family vocabulary: what the sheets of the three families print, in lower case without accents.
const LABELS: Record<Label, readonly string[]> = {
  cdr: [
    'centro di responsabilita',
    'centro responsabilita',
    'cdr',
    'c.d.r.',
    'unita organizzativa',
    'settore responsabile',
    'area di responsabilita',
    'struttura responsabile',
    'area organizzativa',
  ],
  areaStrategica: [
    'area strategica',
    'linea strategica',
    'indirizzo strategico',
    'obiettivo strategico',
    'ambito strategico',
  ],
  obiettivoOperativo: [
    'obiettivo operativo',
    'obiettivi operativi',
    'obiettivo del piano programma',
    'obiettivo operativo del piano programma',
  ],
  programma: [
    'programma rpp',
    'programma dup',
    'programma',
    'missione e programma',
    'missione programma',
    'programma di bilancio',
    'piano programma',
  ],
  pegProject: ['progetto peg', 'progetti peg', 'progetto p.e.g.', 'progetto del peg'],
  servizi: [
    'servizi interessati',
    'servizio interessato',
    'servizi coinvolti',
    'servizi erogati',
    'servizio erogato',
    'altri servizi coinvolti',
    'aree coinvolte',
  ],
  utentiFinali: [
    'utenti finali',
    'utente finale',
    'stakeholder finali',
    'stakeholder',
    'stakeholders',
    'portatori di interesse',
    'destinatari',
    'destinatari finali',
    'beneficiari',
  ],
  retiDiCollaborazione: [
    'reti di collaborazione',
    'rete di collaborazione',
    'collaborazioni',
    'soggetti coinvolti nella rete',
  ],
  finalita: ['finalita', 'finalita obiettivo', "finalita dell'obiettivo", 'motivazione', 'motivazioni'],
  description: [
    'descrizione obiettivo',
    "descrizione dell'obiettivo",
    'descrizione',
    'descrizione sintetica',
    'contenuto obiettivo',
    'contenuti',
  ],
  title: [
    'titolo',
    'titolo obiettivo',
    "titolo dell'obiettivo",
    'denominazione',
    'denominazione obiettivo',
    'oggetto',
    'obiettivo di performance',
    'nome obiettivo',
  ],
  number: ['numero obiettivo', 'n. obiettivo', 'obiettivo n.', 'obiettivo numero', 'codice obiettivo'],
  responsabile: [
    'responsabile',
    'responsabile obiettivo',
    "responsabile dell'obiettivo",
    'referente',
    'dirigente responsabile',
  ],
  note: [
    'note',
    'annotazioni',
    'peso',
    'peso obiettivo',
    'risorse umane',
    'personale coinvolto',
    'risorse umane coinvolte',
    'risorse finanziarie',
    'risorse strumentali',
    'tipologia obiettivo',
    'tipo di obiettivo',
    'tipologia',
  ],
  activities: [
    'modalita di attuazione',
    'modalita attuative',
    'modalita operative di attuazione',
    'attivita',
    'fasi di attuazione',
    'fasi e tempi',
    'fasi',
    'azioni',
    'attivita previste',
    'piano delle attivita',
    'fasi operative',
    'cronoprogramma',
    'descrizione attivita',
    'modalita di attuazione e tempi',
  ],
  indicators: [
    'indicatori di risultato',
    'indicatori',
    'indicatori di performance',
    "indicatori dell'obiettivo",
    'indicatori di risultato attesi',
    'indicatori di misurazione',
    'indicatori e valori attesi',
    'indicatori di risultato e valori attesi',
  ],
  report: [
    'report',
    'report finale',
    'report al',
    'report di fine anno',
    'relazione finale',
    'relazione al',
    'rendicontazione al',
    'rendiconto al',
    'stato di attuazione',
    'stato di attuazione al',
    'consuntivo al',
    'relazione sui risultati',
    'commento ai risultati',
    'relazione sul grado di raggiungimento',
    'verifica al',
    'verifica finale',
    'monitoraggio al',
  ],
};

interface Entry {
  label: Label;
  text: string;
  compact: string;
  words: string[];
}
const ENTRIES: Entry[] = (Object.keys(LABELS) as Label[])
  .flatMap((label) => LABELS[label].map((text) => ({ label, text, compact: compact(text), words: words(text) })))
  .sort((a, b) => b.compact.length - a.compact.length);
const BY_COMPACT = new Map(ENTRIES.map((entry) => [entry.compact, entry]));
const BY_FIRST_WORD = new Map<string, Entry[]>();
for (const entry of ENTRIES) {
  const first = entry.words[0]!;
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), entry]);
}
// One word that is also common prose: it is a label only when it stands alone or before a colon.
const ALONE_ONLY = new Set<Label>([
  'description',
  'finalita',
  'report',
  'title',
  'number',
  'note',
  'activities',
  'indicators',
  'responsabile',
  'programma',
]);

/** A label found at the beginning of a cell, and the text that followed it in the same cell. */
export interface FoundLabel {
  label: Label;
  rest: string;
  /** Read although cut or misspelt. */
  damaged: boolean;
}

const DATE_TAIL =
  /^(?:al |alla data del |del )?(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|(?:19|20)\d\d|31 dicembre(?: \d{4})?|fine anno|i semestre|primo semestre)?$/;

function strip(cell: string): string {
  return cell
    .slice(0, 160)
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/^\s*(?:\d{1,2}\s?[.)-]|[a-z]\)|[-•*□])\s*/, '')
    .replace(/[:;.\s]+$/, '');
}

/** The whole cell is this label: exactly, with a note in brackets, cut at the end, or misspelt by an OCR. */
export function wholeLabel(cell: string): { label: Label; damaged: boolean } | null {
  if (cell.length > 110) return null;
  return judged(cell);
}

const judged = remember(judgeLabel);

function judgeLabel(cell: string): { label: Label; damaged: boolean } | null {
  const bare = strip(cell.replaceAll('\n', ' '));
  const key = compact(bare);
  if (key.length < 3 || key.length > 60) return null;
  const exact = BY_COMPACT.get(key);
  if (exact) return { label: exact.label, damaged: false };
  const dated =
    /^(.{3,40}?)(?:\s(?:al|alla data del|del))?\s\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}$|^(.{3,40}?)(?:\s(?:al|anno|per l'anno))?\s(?:19|20)\d\d$/.exec(
      bare,
    );
  const undated = dated
    ? (BY_COMPACT.get(compact(dated[1] ?? dated[2] ?? '')) ?? BY_COMPACT.get(compact(`${dated[1] ?? dated[2]} al`)))
    : undefined;
  if (undated) return { label: undated.label, damaged: false };
  if (key.length < 7) return null;
  for (const entry of ENTRIES) {
    if (entry.compact.length < 8) continue;
    // Cut at the end: at least two thirds of it, and more than its first word.
    if (
      entry.compact.startsWith(key) &&
      key.length >= entry.compact.length * 0.66 &&
      key.length > (entry.words[0]?.length ?? 0)
    ) {
      return { label: entry.label, damaged: true };
    }
    if (entry.compact[0] !== key[0] && entry.compact.at(-1) !== key.at(-1)) continue;
    const limit = Math.floor(entry.compact.length * 0.2);
    if (Math.abs(entry.compact.length - key.length) <= limit && editDistance(entry.compact, key, limit) <= limit) {
      return { label: entry.label, damaged: true };
    }
  }
  return null;
}

/** The cell begins with a label and goes on with its value (`Utenti finali Comuni consorziati`). */
export function leadingLabel(cell: string): FoundLabel | null {
  const whole = wholeLabel(cell);
  if (whole) return { ...whole, rest: '' };
  const head = words(cell.slice(0, 70));
  for (const entry of BY_FIRST_WORD.get(head[0] ?? '') ?? []) {
    if (!entry.words.every((word, i) => head[i] === word)) continue;
    const rest = afterWords(cell, entry.words.length);
    if (rest === '') return { label: entry.label, rest: '', damaged: false };
    const colon = /^\s{0,2}(?:\([^()]{0,60}\))?\s{0,2}[:]/.test(rest);
    if (entry.label === 'report' && DATE_TAIL.test(rest.trim().toLowerCase()))
      return { label: 'report', rest: '', damaged: false };
    if (!colon && (entry.words.length < 2 || ALONE_ONLY.has(entry.label))) continue;
    const value = rest
      .replace(/^\s*\([^()]{0,60}\)/, '')
      .replace(/^[\s:–—-]+/, '')
      .trim();
    return { label: entry.label, rest: value, damaged: false };
  }
  return null;
}

/** What stands after the first `count` words of a text, untouched. */
export function afterWords(text: string, count: number): string {
  let seen = 0;
  const pattern = /[\p{L}\p{N}\p{M}]+/gu;
  while (seen < count) {
    if (!pattern.exec(text)) return '';
    seen++;
  }
  // Letters with a combining or typed accent (`finalita'`) leave their apostrophe behind.
  return text
    .slice(pattern.lastIndex)
    .replace(/^['’`´]\s?(?=[\s:]|$)/, '')
    .replace(/^['’`´]$/, '');
}
