import {
  parseTermine,
  primoGiorno,
  spiana,
  stampaEntro,
  stampaTermine,
  ultimoGiorno,
  type Termine,
} from '../shared/calendario.js';
import { parseEntro, parsePeriodo } from '../shared/calendario-periodi.js';

export const CADENZE = [
  'giornaliera',
  'settimanale',
  'quindicinale',
  'mensile',
  'bimestrale',
  'trimestrale',
  'quadrimestrale',
  'semestrale',
  'annuale',
  'biennale',
  'triennale',
  'continuativa',
] as const;
export type Cadenza = (typeof CADENZE)[number];

/**
 * What was understood of when an activity is due, as precise as it was written. `mesi`: one or several months;
 * `intervallo`: from the first day of `dal` to the last of `al`; `dal`: from then on; `entro`: by then; `giorno`: on that
 * day; `cadenza`: how often (`Annuale` says once a year or all the year round, and does not say which); `testo`: a
 * sentence; `assente`: an empty cell.
 */
export type TempiLetti =
  | { readonly tipo: 'mesi'; readonly mesi: readonly Termine[] }
  | { readonly tipo: 'intervallo'; readonly dal: Termine; readonly al: Termine }
  | { readonly tipo: 'dal'; readonly dal: Termine }
  | { readonly tipo: 'entro'; readonly termine: Termine }
  | { readonly tipo: 'giorno'; readonly giorno: Termine }
  | { readonly tipo: 'anno'; readonly anno: Termine }
  | { readonly tipo: 'cadenza'; readonly cadenza: Cadenza }
  | { readonly tipo: 'testo' }
  | { readonly tipo: 'assente' };

/** When an activity is due: what was understood beside the text as it was written. */
export type Tempi = TempiLetti & { readonly originale: string };

/**
 * Times as people write them: `Aprile`, `Giugno/ Dicembre`, `Settembre- Ottobre`, `Mag - Dic`, `Da Luglio 2023`,
 * `entro il 30/06`, `I semestre`, `Tutto l'anno`, `Annuale`, `2023`, `2023-2025`, `31.12.2025`. Never throws: what is not
 * understood is `testo`.
 */
export function parseTempi(testo: string): Tempi {
  const piano = spiana(testo);
  return { ...(piano.length > 300 ? ({ tipo: 'testo' } as const) : leggi(piano)), originale: testo };
}

/** The times in their plain form; `parseTempi` understands the same from it. */
export function stampaTempi(tempi: TempiLetti & { readonly originale?: string }): string {
  switch (tempi.tipo) {
    case 'mesi':
      return tempi.mesi.map(stampaTermine).join(', ');
    case 'intervallo':
      return `dal ${stampaTermine(tempi.dal)} al ${stampaTermine(tempi.al)}`;
    case 'dal':
      return `dal ${stampaTermine(tempi.dal)}`;
    case 'entro':
      return stampaEntro(tempi.termine);
    case 'giorno':
      return stampaTermine(tempi.giorno);
    case 'anno':
      return tempi.anno;
    case 'cadenza':
      return tempi.cadenza;
    case 'testo':
    case 'assente':
      return tempi.originale ?? '';
  }
}

function leggi(t: string): TempiLetti {
  if (t === '') return { tipo: 'assente' };
  const cadenza = cadenzaDi(t);
  if (cadenza !== null) return { tipo: 'cadenza', cadenza };
  return anni(t) ?? parsePeriodo(t) ?? giorni(t) ?? limite(t) ?? { tipo: 'testo' };
}

const ALTRE_FORME: ReadonlyMap<string, Cadenza> = new Map<string, Cadenza>(
  Object.entries({
    quotidiana: 'giornaliera',
    mensilmente: 'mensile',
    annualmente: 'annuale',
    'ogni mese': 'mensile',
    'ogni anno': 'annuale',
    continua: 'continuativa',
    permanente: 'continuativa',
  } as const),
);

function cadenzaDi(t: string): Cadenza | null {
  const forma = t
    .replace(/^(?:a |con )?cadenza /, '')
    .replace(/o$/, (finale) => (t.startsWith('ogni ') ? finale : 'a'));
  return CADENZE.find((cadenza) => cadenza === forma) ?? ALTRE_FORME.get(forma) ?? null;
}

function anni(t: string): TempiLetti | null {
  const trovato = /^(?:anno |anni )?(\d{4})(?: ?[-/] ?(\d{4}))?$/.exec(t);
  const dal = trovato && parseTermine(trovato[1]!);
  if (!dal) return null;
  return trovato[2] === undefined ? { tipo: 'anno', anno: dal } : ordinato(dal, parseTermine(trovato[2]));
}

function giorni(t: string): TempiLetti | null {
  const giorno = parseTermine(t);
  if (giorno !== null) return { tipo: 'giorno', giorno };
  const estremi = /^(?:dal|dall'|da) ?(.{3,30}?) (?:al|all'|ad|a) ?(.{3,30})$/.exec(t);
  const dal = estremi && parseTermine(estremi[1]!);
  return dal ? ordinato(dal, parseTermine(estremi![2]!)) : null;
}

function limite(t: string): TempiLetti | null {
  const termine = parseEntro(t);
  if (termine !== null) return { tipo: 'entro', termine };
  const prefisso = /^(?:a partire |a decorrere )?(?:dal |dall'|da )(?:mese di )?/.exec(t);
  const dal = prefisso && parseTermine(t.slice(prefisso[0].length));
  return dal ? { tipo: 'dal', dal } : null;
}

/** Both with a year and in order, or both without one: then it may run over the year's end. */
function ordinato(dal: Termine, al: Termine | null): TempiLetti | null {
  if (al === null || dal.startsWith('-') !== al.startsWith('-')) return null;
  return dal.startsWith('-') || primoGiorno(dal)! <= ultimoGiorno(al)! ? { tipo: 'intervallo', dal, al } : null;
}
