import { giornoDopo, interi, meseDi, meseDopo, type Decimale, type Mese } from '../../shared/index.js';

/** What was done in a month, or in the whole year that ends with it. */
export interface CifraDelPeriodo {
  readonly mese: Mese;
  readonly periodo: 'mese' | 'anno';
  readonly valore: Decimale;
}

/** What has to be reached by a day (ISO), counted from the start. */
export interface Meta {
  readonly atteso: Decimale;
  readonly entro: string;
}

export type EsitoPrevisto = 'raggiunto' | 'inLinea' | 'inRitardo';

/**
 * What is known of a target. `previsto`: where the pace of the months `dal` through `al` leads by the deadline, cut to
 * the decimals of figures and target: part of a person is nobody. `base` and `previsto` are null where the months are
 * too few or nothing is left to foresee; `esito` null where nothing can be said.
 */
export interface Previsione {
  readonly fatto: Decimale;
  readonly previsto: Decimale | null;
  readonly base: { readonly dal: Mese; readonly al: Mese; readonly mesi: number } | null;
  readonly esito: EsitoPrevisto | null;
}

/** Of fewer months no pace is told; of more than a year the older ones are forgotten. */
const MESI_DI_BASE = { minimo: 3, massimo: 12 } as const;

/**
 * A straight line through the last months: from the first that has a figure (twelve at most, what nobody recorded
 * among them counts as nothing done) through the last that is over or has a figure, carried on through the month of the
 * deadline. Who counts by years is not behind before the year is over. A figure of a year is spread over its months
 * that have come. `oggi` is the Italian day.
 */
export function previsione(figure: readonly CifraDelPeriodo[], meta: Meta, oggi: string): Previsione {
  return previsioneInsieme([figure], meta, oggi);
}

/** Of what several do together, each at its own pace: their base is all the months that any of them rests on. */
export function previsioneInsieme(
  parti: readonly (readonly CifraDelPeriodo[])[],
  { atteso, entro }: Meta,
  oggi: string,
): Previsione {
  const tutti = [atteso, ...parti.flatMap((figure) => figure.map(({ valore }) => valore))];
  const decimali = Math.max(...tutti.map(decimaliDi));
  const intero = (valore: Decimale) => interi(valore, UNITA(decimali))[0]!;
  const meta = intero(atteso);
  const fatto = parti.flat().reduce((sum, { valore }) => sum + intero(valore), 0n);
  const detto = { fatto: decimaleDi(fatto, decimali), previsto: null, base: null };
  if (fatto >= meta) return { ...detto, esito: 'raggiunto' };
  if (entro < oggi) return { ...detto, esito: 'inRitardo' };
  const passi = parti.flatMap((figure) => {
    const spalmate = figure.map((one) => ({ ...spalmata(one, meseDi(oggi)), valore: intero(one.valore) }));
    const base = baseDi(spalmate, oggi);
    return base ? [{ base, altro: alPasso(spalmate, base, mesiTra(base.al, meseDi(entro)) - 1) }] : [];
  });
  if (passi.length === 0) return { ...detto, esito: null };
  const previsto = passi.reduce((sum, { altro }) => sum + altro, fatto);
  return {
    ...{ fatto: detto.fatto, previsto: decimaleDi(previsto, decimali), base: unite(passi.map(({ base }) => base)) },
    esito: previsto >= meta ? 'inLinea' : 'inRitardo',
  };
}

type Base = NonNullable<Previsione['base']>;

function unite(basi: readonly Base[]): Base {
  const [dal, al] = [
    basi.map((base) => base.dal).sort()[0]!,
    basi
      .map((base) => base.al)
      .sort()
      .at(-1)!,
  ];
  return { dal, al, mesi: mesiTra(dal, al) };
}

/** The months (both ends) over which a figure is spread, evenly. */
interface Spalmata {
  readonly dal: Mese;
  readonly al: Mese;
  readonly periodo: 'mese' | 'anno';
}

function spalmata({ mese, periodo }: CifraDelPeriodo, questo: Mese): Spalmata {
  if (periodo === 'mese') return { dal: mese, al: mese, periodo };
  const dal = `${mese.slice(0, 4)}-01`;
  return { dal, al: questo < mese && questo >= dal ? questo : mese, periodo };
}

function baseDi(figure: readonly Spalmata[], oggi: string): Base | null {
  if (figure.length === 0) return null;
  const ultima = figure.reduce((latest, one) => (one.al > latest.al ? one : latest));
  const concluso = ultimoConcluso(ultima.periodo, oggi);
  const al = ultima.al > concluso ? ultima.al : concluso;
  const primo = figure.reduce((first, { dal }) => (dal < first ? dal : first), al);
  const mesi = Math.min(mesiTra(primo, al), MESI_DI_BASE.massimo);
  return mesi < MESI_DI_BASE.minimo ? null : { dal: meseDopo(al, 1 - mesi), al, mesi };
}

/** The last month that is over, or the December of the last year that is; on its last day it counts as over. */
function ultimoConcluso(periodo: 'mese' | 'anno', oggi: string): Mese {
  const mese = meseDopo(meseDi(giornoDopo(oggi)), -1);
  return periodo === 'mese' || mese.endsWith('-12') ? mese : `${Number(mese.slice(0, 4)) - 1}-12`;
}

/** What so many months more bring at the pace of the base, cut down. Exact: parts of a year's figure are fractions. */
function alPasso(figure: readonly (Spalmata & { readonly valore: bigint })[], base: Base, mesi: number): bigint {
  if (mesi <= 0) return 0n;
  // A figure is spread over 1 to 12 months; 27720 can be divided by all those numbers.
  const parti = 27_720n;
  const nellaBase = figure.reduce((sum, { dal, al, valore }) => {
    const comuni = mesiTra(dal > base.dal ? dal : base.dal, al < base.al ? al : base.al);
    return comuni <= 0 ? sum : sum + valore * (parti / BigInt(mesiTra(dal, al))) * BigInt(comuni);
  }, 0n);
  const [sopra, sotto] = [nellaBase * BigInt(mesi), parti * BigInt(base.mesi)];
  return sopra / sotto - (sopra % sotto < 0n ? 1n : 0n);
}

/** How many months from one through the other; nought or less where the second comes first. */
function mesiTra(dal: Mese, al: Mese): number {
  const numero = (mese: Mese) => Number(mese.slice(0, 4)) * 12 + Number(mese.slice(5));
  return numero(al) - numero(dal) + 1;
}

/** A number that has so many decimals, to bring another to its scale. */
const UNITA = (decimali: number): Decimale => (decimali === 0 ? '1' : `0.${'0'.repeat(decimali - 1)}1`);

const decimaliDi = (valore: Decimale): number => (valore.split('.')[1] ?? '').length;

/** An integer of so many decimals as a decimal: no zeros behind, no `-0`. */
function decimaleDi(valore: bigint, decimali: number): Decimale {
  const segno = valore < 0n ? '-' : '';
  const cifre = String(valore < 0n ? -valore : valore).padStart(decimali + 1, '0');
  const dopo = cifre.slice(cifre.length - decimali).replace(/0+$/, '');
  return segno + cifre.slice(0, cifre.length - decimali) + (decimali === 0 || dopo === '' ? '' : `.${dopo}`);
}
