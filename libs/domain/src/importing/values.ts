import { fold } from './folding.js';

const MONTH =
  /^(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|genn?|febb?r?|mar|apr|mag|giu|lug|ago|sett?|ott|nov|dic)$/;
const PERIOD =
  /^(?:annual[ei]|annualita|mensil[ei]|mensilmente|bimestral[ei]|trimestral[ei]|quadrimestral[ei]|semestral[ei]|settimanal[ei]|quotidian[oa]|giornalier[oa]|trimestre|quadrimestre|semestre|bimestre|continu[oa]|continuativ[oa]|permanente|periodic[oa]|triennal[ei]|biennal[ei]|pluriennal[ei]|fine|anno|mese|corso|infrannuale)$/;
const GLUE =
  /^(?:e|ed|a|al|da|dal|dall|di|del|dell|d|in|il|la|lo|l|le|entro|fino|non|oltre|ogni|per|tutto|tutta|intero|primo|secondo|terzo|quarto|prima|seconda|meta|inizio|verso|i|ii|iii|iv|giorno|anni|mesi|o|con|nel)$/;

/** `Aprile`, `Giugno/ Dicembre`, `entro il 31/12/2021`, `Da Luglio 2023`, `I semestre`, `feb-26`: a time and nothing else. */
export function isTime(text: string): boolean {
  if (text.length > 60) return false;
  const pieces = fold(text)
    .replace(/\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/g, ' 31 dicembre ')
    .match(/[a-z]+|\d+/g);
  if (!pieces || pieces.length > 12) return false;
  let strong = false;
  for (const piece of pieces) {
    if (MONTH.test(piece) || PERIOD.test(piece)) strong = true;
    else if (/^(?:19|20)\d\d$/.test(piece)) strong ||= pieces.length <= 2;
    else if (!/^\d{1,2}$/.test(piece) && !GLUE.test(piece)) return false;
  }
  return strong;
}

/** `6`, `=>N° 6`, `< 5`, `90%`, `euro 5 mila`, `1.234,56`: a number with its sign and unit and nothing else. */
export function isNumber(text: string): boolean {
  return (
    text.length <= 30 &&
    /^(?:almeno |massimo |max\.? |min\.? |non oltre |fino a |circa )?[<>=≥≤~±+-]{0,3}\s{0,2}(?:al |il |a )?(?:n\s{0,2}[.°º]{0,2}|euro|€|nr\.?)?\s{0,2}\d[\d.,]{0,14}\s{0,2}(?:%|€|euro|mila|ore|giorni|gg\.?|mesi|h)?$/i.test(
      text.trim(),
    )
  );
}

/** `Si`, `No`, `SI/NO`, `/`, `attuato`, `Nessuno`: a short outcome that is no sentence. */
export function isOutcome(text: string): boolean {
  return /^(?:s[iìí]['’]?|s['’]|no|s[iìí]['’]?\s{0,2}\/\s{0,2}no|on|off|\/|-|nessun[oa]?|(?:non |parzialmente |completamente |pienamente )?(?:attuat|realizzat|raggiunt|conclus|avviat|effettuat|svolt|complet|fatt)[a-z]{0,5}|in corso)$/i.test(
    text.trim(),
  );
}

/** `n.`, `N`, `n°`, `%`, `Si/No`, `€`, `giorni`: a unit of measure. */
export function isUnit(text: string): boolean {
  return /^(?:n|n\s?[.°º]{1,2}|nr\.?|nro\.?|num\.?|numero|numerico|%|percentuale|perc\.?|s[iìí]['’]?\s{0,2}[/-]?\s{0,2}no|on\s?\/\s?off|€|euro|giorni|gg\.?|ore|h|mesi|data|date|atto|anni|valore|testo|booleano)$/i.test(
    text.trim(),
  );
}

/** A PEG code: `1.02.01`, `4.06.01`, `100`. */
export function isCode(text: string): boolean {
  return /^(?:\d{1,2}(?:[.\-/ ]\d{1,3}){1,4}\.?|\d{2,4}|[A-Z]{1,3}[.-]?\d{1,3}(?:[.-]\d{1,3}){0,3})$/.test(text.trim());
}

const TIME_WORD =
  '(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|annuale|mensile|trimestrale|semestrale)';
const TWO_TIMES = new RegExp(`(^|\\s)(${TIME_WORD})\\s(${TIME_WORD})(?=\\s|$)`, 'i');
const LAST_TIME = new RegExp(`\\s(${TIME_WORD}(?:\\s?[/-]\\s?${TIME_WORD})?(?:\\s20\\d\\d)?)$`, 'i');

/** Two times side by side inside a text (`... di Giugno Giugno lavoro`): the two value cells of a row that lost its borders. */
export function splitTimePair(text: string): { text: string; first: string; second: string } | null {
  const match = TWO_TIMES.exec(text);
  if (!match) return null;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
  return { text: rest, first: match[2]!, second: match[3]! };
}

/** A time at the very end of a text: the value cell of a row that lost its border. */
export function splitLastTime(text: string): { text: string; time: string } | null {
  const match = LAST_TIME.exec(text.slice(-80));
  if (!match) return null;
  return { text: text.slice(0, text.length - match[0].length).trim(), time: match[1]! };
}

const TAIL_VALUES =
  /\s(n\s?[.°º]?|nr\.?|%|s[iìí]\/no|€)\s+([<>=≥≤]{0,2}\s?\d[\d.,]{0,12}%?|s[iìí]|no)(?:\s+([<>=≥≤]{0,2}\s?\d[\d.,]{0,12}%?|s[iìí]|no|\/))?$/i;

/** Unit, target and result at the very end of an indicator's text: a row that lost its borders. */
export function splitIndicatorTail(
  text: string,
): { text: string; unit: string; target: string; actual: string | null } | null {
  const match = TAIL_VALUES.exec(text.slice(-60));
  if (!match) return null;
  return {
    text: text.slice(0, text.length - match[0].length).trim(),
    unit: match[1]!.trim(),
    target: match[2]!.trim(),
    actual: match[3]?.trim() ?? null,
  };
}
