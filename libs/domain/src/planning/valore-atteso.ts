import { spiana, stampaEntro, type Termine } from '../shared/calendario.js';
import { parseEntro } from '../shared/calendario-periodi.js';
import {
  interi,
  parseQuantita,
  parseUnitaColonna,
  stampaDecimale,
  type Decimale,
  type Quantita,
  type UnitaColonna,
} from '../shared/importo-scritto.js';

/** What a target asks of the result. `=` is a bare number: whether more or less of it is good, the text does not say. */
export type Segno = '=' | '>=' | '>' | '<=' | '<';

/** What deserves a look although the target was understood. Codes are stored with the value: forever. */
export const AVVERTENZE_ATTESO = {
  UNITA_IN_CONTRASTO: 'the column of the unit asks for another kind of value',
  SI_NO_SENZA_SCELTA: 'the target repeats "yes/no" as if it were the unit; taken as yes',
  TERMINE_IN_FRASE: 'the term stands at the end of a sentence that asks for more than the date',
  PUNTO_DECIMALE: 'a point was read as the decimal sign',
} as const;
export type AvvertenzaAtteso = keyof typeof AVVERTENZE_ATTESO;

/**
 * What was understood of a target. `numero` and `intervallo` hold exact decimals, `unita` one word (`giorni`, `euro`) or
 * null; `entro` a term as precise as it was written; `testo` a sentence nobody can compute; `assente` an empty cell.
 */
export type AttesoLetto = { readonly avvertenze: readonly AvvertenzaAtteso[] } & (
  | ({ readonly tipo: 'numero'; readonly segno: Segno; readonly valore: Decimale } & Misura)
  | ({ readonly tipo: 'intervallo'; readonly minimo: Decimale; readonly massimo: Decimale } & Misura)
  | { readonly tipo: 'siNo'; readonly atteso: boolean }
  | { readonly tipo: 'entro'; readonly termine: Termine }
  | { readonly tipo: 'testo' }
  | { readonly tipo: 'assente' }
);
type Misura = { readonly percento: boolean; readonly unita: string | null };

/** The target of an indicatore: what was understood beside the text as it was written. */
export type ValoreAtteso = AttesoLetto & { readonly originale: string };

/**
 * A target as people write it: `6`, `Si`, `SI/NO`, `=>N° 6`, `>= 80 %`, `Almeno al 90%`, `non meno di 3`, `< 5`,
 * `massimo 30 giorni`, `entro 30 giorni`, `euro 5 mila`, `10-15`, `tra 10 e 15`, `entro il 31/12/2021`, `entro giugno`.
 * `unita` is the column beside it: it lends the percent sign or the measure, and is reported where it contradicts.
 * Never throws: what is not understood is `testo`.
 */
export function parseValoreAtteso(testo: string, unita = ''): ValoreAtteso {
  const colonna = parseUnitaColonna(unita);
  const piano = spiana(testo);
  const letto = piano.length > 400 ? TESTO : leggi(piano, colonna);
  const avvertenze: AvvertenzaAtteso[] = contrasta(letto, colonna) ? ['UNITA_IN_CONTRASTO'] : [];
  return { ...letto, avvertenze: [...avvertenze, ...letto.avvertenze], originale: testo };
}

/** The target in its plain form, `>= 90%`, `entro il 31/12/2021`; `parseValoreAtteso` understands the same from it. */
export function stampaValoreAtteso(valore: AttesoLetto & { readonly originale?: string }): string {
  switch (valore.tipo) {
    case 'numero':
      return `${valore.segno === '=' ? '' : `${valore.segno} `}${quantita(valore.valore, valore)}`;
    case 'intervallo':
      return `tra ${stampaDecimale(valore.minimo)} e ${quantita(valore.massimo, valore)}`;
    case 'siNo':
      return valore.atteso ? 'Sì' : 'No';
    case 'entro':
      return stampaEntro(valore.termine);
    case 'testo':
    case 'assente':
      return valore.originale ?? '';
  }
}

const TESTO: AttesoLetto = { tipo: 'testo', avvertenze: [] };

function leggi(t: string, colonna: UnitaColonna): AttesoLetto {
  if (t === '') return { tipo: 'assente', avvertenze: [] };
  if (/^s(?:[iìí]'?|')$/.test(t)) return { tipo: 'siNo', atteso: true, avvertenze: [] };
  if (t === 'no') return { tipo: 'siNo', atteso: false, avvertenze: [] };
  if (/^s[iìí]?'? ?[/-] ?no?$/.test(t)) return { tipo: 'siNo', atteso: true, avvertenze: ['SI_NO_SENZA_SCELTA'] };
  return entro(t) ?? numero(t, colonna) ?? intervallo(t, colonna) ?? TESTO;
}

function entro(t: string): AttesoLetto | null {
  const inizio = t.startsWith('entro ') ? 0 : t.lastIndexOf(' entro ') + 1;
  const termine = parseEntro(t.slice(inizio));
  if (termine === null) return null;
  return { tipo: 'entro', termine, avvertenze: inizio === 0 ? [] : ['TERMINE_IN_FRASE'] };
}

/** Longer forms first. An article or the mark `n.` may follow; `entro` counts only before a length of time. */
const SEGNI: readonly (readonly [RegExp, Segno])[] = [
  [/^(?:=>|> ?=|≥|≧)/, '>='],
  [/^(?:=<|< ?=|≤|≦)/, '<='],
  [/^>/, '>'],
  [/^</, '<'],
  [/^(?:=|pari a(?:l|d)? |uguale a(?:l)? )/, '='],
  [/^(?:almeno|minimo|min\.?|come minimo|non meno d(?:i|el)|non inferiore a(?:l|d)?|non minore di) /, '>='],
  [/^(?:(?:al |come )?massimo|max\.?|non più d(?:i|el)|non oltre|non superiore a(?:l|d)?|non maggiore di) /, '<='],
  [/^(?:più d(?:i|el)|oltre|superiore a(?:l|d)?|maggiore di) /, '>'],
  [/^(?:meno d(?:i|el)|inferiore a(?:l|d)?|minore di) /, '<'],
  [/^entro (?=\d{1,4} (?:giorni|ore|mesi|settimane|minuti)$)/, '<='],
];

function numero(piano: string, colonna: UnitaColonna): AttesoLetto | null {
  const t = piano.replace(/(?<= (?:a|de))ll'(?=\d)/, 'l ');
  const segno = SEGNI.find(([forma]) => forma.test(t));
  const resto = segno ? t.replace(segno[0], '').trim() : t;
  const letta = parseQuantita(segno ? resto.replace(/^(?:al|il|del|l'|le|i|gli|di) ?(?=\d|n|€)/, '') : resto);
  return letta && { tipo: 'numero', segno: segno?.[1] ?? '=', valore: letta.valore, ...misura(letta, colonna) };
}

function intervallo(t: string, colonna: UnitaColonna): AttesoLetto | null {
  const estremi =
    /^(?:da|dal|tra|fra|tra il|fra il) (.{1,30}?) (?:e|a|al|ed|ad|e il) (.{1,40})$/.exec(t) ??
    /^(\d[\d.,]{0,20} ?%?) ?- ?(\d.{0,40})$/.exec(t);
  const da = estremi && parseQuantita(estremi[1]!);
  const a = estremi && parseQuantita(estremi[2]!);
  if (!da || !a || (da.unita !== null && da.unita !== a.unita) || (da.percento && !a.percento)) return null;
  const [minore, maggiore] = interi(da.valore, a.valore) as [bigint, bigint];
  const anni = [da, a].every(({ valore }) => /^(?:19|20)\d\d$/.test(valore)) && a.unita === null;
  return minore >= maggiore || anni
    ? null
    : { tipo: 'intervallo', minimo: da.valore, massimo: a.valore, ...misura(a, colonna) };
}

function misura(letta: Quantita, colonna: UnitaColonna): Misura & Pick<AttesoLetto, 'avvertenze'> {
  const nuda = !letta.percento && letta.unita === null;
  return {
    percento: letta.percento || (nuda && colonna.tipo === 'percento'),
    unita: nuda ? colonna.parola : letta.unita,
    avvertenze: letta.puntoDecimale ? ['PUNTO_DECIMALE'] : [],
  };
}

function contrasta(letto: AttesoLetto, colonna: UnitaColonna): boolean {
  switch (letto.tipo) {
    case 'numero':
    case 'intervallo':
      if (colonna.tipo === 'misura') return letto.percento || letto.unita !== colonna.parola;
      if (colonna.tipo === 'conteggio') return letto.percento;
      return colonna.tipo === 'percento' ? !letto.percento : colonna.tipo !== 'ignota';
    case 'siNo':
      return colonna.tipo !== 'siNo' && colonna.tipo !== 'ignota';
    case 'entro':
      return colonna.tipo !== 'data' && colonna.tipo !== 'ignota';
    case 'testo':
    case 'assente':
      return false;
  }
}

function quantita(valore: Decimale, { percento, unita }: Misura): string {
  return `${stampaDecimale(valore)}${percento ? '%' : ''}${unita === null ? '' : ` ${unita}`}`;
}
