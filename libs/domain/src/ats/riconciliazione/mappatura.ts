import { tabellaProtocollo, type Colonna, type NomeTabella } from '../protocollo/index.js';
import { FORMATI_DATA, isVuota, parole, piegato, sembra, valoreDi, type CellaLetta, type Formati } from './valori.js';

/** Which heading of the export holds which of our fields, how it writes days and decimals, by what its lines are known. */
export interface Mappatura {
  readonly tabella: NomeTabella;
  readonly colonne: readonly { readonly campo: string; readonly intestazione: string }[];
  readonly formati: Formati;
  readonly chiave: readonly string[];
}

/** A sheet of a file: its headings, and the lines under them with their number in the file. */
export interface Foglio {
  readonly intestazioni: readonly string[];
  readonly righe: readonly { readonly numero: number; readonly celle: readonly CellaLetta[] }[];
}

/** Enough lines to tell what a column holds. */
const CAMPIONE = 500;
/** How far into a file its headings may stand below titles and notes. */
const CERCA_INTESTAZIONI = 30;

/**
 * The sheet under its headings: the first line that is as wide as the lines are, all of words, no two alike. Exports
 * begin with titles and dates of extraction. Null where no line is like that.
 */
export function foglioDi(linee: readonly (readonly CellaLetta[])[]): Foglio | null {
  const cima = linee.slice(0, CERCA_INTESTAZIONI);
  const width = Math.max(0, ...cima.map((linea) => linea.filter((cella) => !isVuota(cella)).length));
  const at = cima.findIndex((linea) => isHeading(linea, width));
  if (at < 0) return null;
  const intestazioni = linee[at]!.map((cella) => parole(cella).replace(/\s+/g, ' '));
  const righe = linee.flatMap((celle, index) =>
    index > at && celle.some((cella) => !isVuota(cella)) ? [{ numero: index + 1, celle }] : [],
  );
  return { intestazioni, righe };
}

function isHeading(linea: readonly CellaLetta[], width: number): boolean {
  const full = linea.filter((cella) => !isVuota(cella));
  if (full.length < 2 || full.length * 10 < width * 6) return false;
  return full.every((cella) => typeof cella === 'string' && /\p{L}/u.test(cella) && cella.length <= 200) && sembra(full) === null; // prettier-ignore
}

/** Where a heading stands, its case, accents and spaces apart; null for none, -1 where it stands twice. */
export function postoDi(intestazioni: readonly string[], intestazione: string): number | null {
  const wanted = piegato(intestazione);
  const places = intestazioni.flatMap((one, index) => (piegato(one) === wanted ? [index] : []));
  return places.length === 0 ? null : places.length === 1 ? places[0]! : -1;
}

/** How alike two headings are, 0-1: the words they share. */
export function somiglianza(a: string, b: string): number {
  const [left, right] = [new Set(piegato(a).split(' ')), new Set(piegato(b).split(' '))];
  const shared = [...left].filter((parola) => right.has(parola)).length;
  return (2 * shared) / (left.size + right.size);
}

export interface PropostaMappatura {
  readonly tabella: NomeTabella;
  readonly colonne: readonly { readonly campo: string; readonly intestazione: string | null }[];
  readonly formati: Formati;
  readonly chiave: readonly string[];
}

/** A heading alone may be wrong, and so may values alone: a column is proposed on both. */
const ABBASTANZA = 0.5;

/** What a person is offered to begin with: each of our fields with the column that its heading and values speak for. */
export function proponiMappatura(nome: NomeTabella, foglio: Foglio): PropostaMappatura {
  const tabella = tabellaProtocollo(nome);
  const campione = foglio.righe.slice(0, CAMPIONE).map(({ celle }) => celle);
  const formati = formatiDi(campione);
  const voti = tabella.colonne
    .flatMap((colonna) =>
      foglio.intestazioni.map((intestazione, index) => ({
        ...{ campo: colonna.campo, intestazione, index },
        voto: voto(colonna, intestazione, campione.map((celle) => celle[index] ?? null), formati), // prettier-ignore
      })),
    )
    .filter((one) => one.voto >= ABBASTANZA)
    .sort((a, b) => b.voto - a.voto || a.index - b.index);
  const scelte = new Map<string, string>();
  const taken = new Set<number>();
  for (const { campo, intestazione, index } of voti) {
    if (scelte.has(campo) || taken.has(index)) continue;
    scelte.set(campo, intestazione);
    taken.add(index);
  }
  const colonne = tabella.colonne.map(({ campo }) => ({ campo, intestazione: scelte.get(campo) ?? null }));
  return { tabella: nome, colonne, formati, chiave: tabella.chiave.filter((campo) => scelte.has(campo)) };
}

function voto(
  { tipo, intestazione, sinonimi }: Colonna,
  theirs: string,
  celle: readonly CellaLetta[],
  formati: Formati,
) {
  const nome = Math.max(...[intestazione, ...sinonimi].map((one) => somiglianza(one, theirs)));
  const piene = celle.filter((cella) => !isVuota(cella));
  const giuste = piene.filter((cella) => valoreDi(cella, tipo, formati) !== undefined).length;
  const valori = piene.length === 0 ? 0.5 : giuste / piene.length;
  if (valori < 0.5) return 0;
  // The same words are enough; a CUP is known by its looks whatever its column is called.
  const looks = tipo === 'cup' && sembra(celle) === 'cup' ? 0.55 : 0;
  return Math.max(looks, nome * 0.8) + valori * 0.2;
}

/** The way of writing days and decimals that fits more of the cells; the Italian one where both do. */
function formatiDi(campione: readonly (readonly CellaLetta[])[]): Formati {
  const words = campione.flat().filter((cella): cella is string => typeof cella === 'string');
  const conta = (tipo: 'data' | 'importo', formati: Formati, only: RegExp) =>
    words.filter((cella) => only.test(cella) && valoreDi(cella, tipo, formati) !== undefined).length;
  const date = FORMATI_DATA.map((data) => ({ data, quanti: conta('data', { data, decimale: ',' }, /^\s*\d+[-/.]\d+[-/.]\d+/) })); // prettier-ignore
  const [data] = date.sort((a, b) => b.quanti - a.quanti);
  const decimali = ([',', '.'] as const).map((decimale) => ({ decimale, quanti: conta('importo', { data: 'gg/mm/aaaa', decimale }, /[.,]\d{1,2}\s*€?\s*$/) })); // prettier-ignore
  const [decimale] = decimali.sort((a, b) => b.quanti - a.quanti);
  return { data: data!.data, decimale: decimale!.decimale };
}
