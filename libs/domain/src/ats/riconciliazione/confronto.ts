import { tabellaProtocollo, type NomeTabella } from '../protocollo/index.js';
import type { RigaConfrontabile } from './lettura.js';
import type { Valore } from './valori.js';

/**
 * What became of a line. `qua` is ours, `la` the export: one that is missing `diLa` stands with us alone. `doppio`: the
 * same line again, or a key that stands more often on one side than on the other.
 */
export const ESITI_RIGA = ['uguale', 'diverso', 'mancanteDiQua', 'mancanteDiLa', 'doppio'] as const;
export type EsitoRiga = (typeof ESITI_RIGA)[number];

export interface RigaRiconciliata {
  readonly esito: EsitoRiga;
  /** Where the copy that is too many stands; null unless `doppio`. */
  readonly doppioDi: 'qua' | 'la' | 'entrambi' | null;
  readonly chiave: string;
  readonly nostra: RigaConfrontabile | null;
  readonly loro: RigaConfrontabile | null;
  /** Fields whose values differ. */
  readonly diversi: readonly string[];
  /** Fields that are written differently and mean the same: leading zeros, dots, cases. */
  readonly scrittiDiversamente: readonly string[];
}

export interface TotaleEsito {
  readonly esito: EsitoRiga;
  readonly righe: number;
  readonly nostriCentesimi: number;
  readonly loroCentesimi: number;
}

export interface Riconciliata {
  readonly righe: readonly RigaRiconciliata[];
  readonly totali: readonly TotaleEsito[];
}

export interface Confronto {
  readonly tabella: NomeTabella;
  readonly chiave: readonly string[];
  /** Fields that both sides have; those of the key need not be named. */
  readonly campi: readonly string[];
  /** Called with a growing share 0-1. */
  readonly onProgress?: (quota: number) => void;
}

/** Told often enough for a bar, seldom enough to cost nothing. */
const OGNI = 2_000;

/**
 * The lines of both sides beside each other, each exactly once: found by their key, those of one key paired by what they
 * say. Neither the order of the lines nor which side is called ours changes what is found. O(n log n).
 */
export function confronta(
  nostre: readonly RigaConfrontabile[],
  loro: readonly RigaConfrontabile[],
  confronto: Confronto,
): Riconciliata {
  const { onProgress = () => undefined } = confronto;
  const campi = [...new Set([...confronto.chiave, ...confronto.campi])];
  const groups = new Map<string, Gruppo>();
  let done = 0;
  const all = Math.max(1, nostre.length + loro.length);
  const put = (side: 'nostre' | 'loro', riga: RigaConfrontabile) => {
    const key = testo(riga, confronto.chiave);
    const group = groups.get(key) ?? { nostre: [], loro: [] };
    if (group.nostre.length + group.loro.length === 0) groups.set(key, group);
    group[side].push({ riga, impronta: testo(riga, campi) });
    if ((done += 1) % OGNI === 0) onProgress((done / all) * 0.5);
  };
  for (const riga of nostre) put('nostre', riga);
  for (const riga of loro) put('loro', riga);

  const righe: RigaRiconciliata[] = [];
  const keys = [...groups.keys()].sort(byCode);
  for (const [index, key] of keys.entries()) {
    for (const one of pairs(groups.get(key)!)) righe.push(riconciliata(key, one, campi));
    if (index % OGNI === 0) onProgress(0.5 + (index / keys.length) * 0.5);
  }
  onProgress(1);
  return { righe, totali: totaliDi(righe, confronto.tabella) };
}

interface Impronta {
  readonly riga: RigaConfrontabile;
  readonly impronta: string;
}
interface Gruppo {
  readonly nostre: Impronta[];
  readonly loro: Impronta[];
}
type Coppia = Pick<RigaRiconciliata, 'nostra' | 'loro' | 'esito' | 'doppioDi'>;

/** The lines of one key. Equal ones first, then the others side by side, then what is left over. */
function* pairs(group: Gruppo): Generator<Coppia> {
  const { nostre, loro } = group;
  if (nostre.length === 1 && loro.length === 1) {
    const esito = nostre[0]!.impronta === loro[0]!.impronta ? 'uguale' : 'diverso';
    return yield { esito, doppioDi: null, nostra: nostre[0]!.riga, loro: loro[0]!.riga };
  }
  const [left, right] = [byImpronta(nostre), byImpronta(loro)];
  const soli: { nostre: RigaConfrontabile[]; loro: RigaConfrontabile[] } = { nostre: [], loro: [] };
  for (const impronta of [...new Set([...left.keys(), ...right.keys()])].sort(byCode)) {
    const [mine, theirs] = [left.get(impronta) ?? [], right.get(impronta) ?? []];
    const both = Math.min(mine.length, theirs.length);
    for (let n = 0; n < both; n += 1) {
      const [esito, doppioDi] = n === 0 ? (['uguale', null] as const) : (['doppio', 'entrambi'] as const);
      yield { esito, doppioDi, nostra: mine[n]!, loro: theirs[n]! };
    }
    // Of lines that only one side has, one is a line and the others its copies; where it is paired, all others are copies.
    const first = both === 0 ? 1 : both;
    if (both === 0) {
      soli.nostre.push(...mine.slice(0, 1));
      soli.loro.push(...theirs.slice(0, 1));
    }
    for (const nostra of mine.slice(first)) yield { esito: 'doppio', doppioDi: 'qua', nostra, loro: null };
    for (const one of theirs.slice(first)) yield { esito: 'doppio', doppioDi: 'la', nostra: null, loro: one };
  }
  const abbinate = Math.min(soli.nostre.length, soli.loro.length);
  for (let n = 0; n < abbinate; n += 1) {
    yield { esito: 'diverso', doppioDi: null, nostra: soli.nostre[n]!, loro: soli.loro[n]! };
  }
  // A key that the other side has too stands here once more than there; one that it has not is missing there.
  const known = nostre.length > 0 && loro.length > 0;
  for (const nostra of soli.nostre.slice(abbinate)) {
    yield known ? { esito: 'doppio', doppioDi: 'qua', nostra, loro: null } : { esito: 'mancanteDiLa', doppioDi: null, nostra, loro: null }; // prettier-ignore
  }
  for (const one of soli.loro.slice(abbinate)) {
    yield known ? { esito: 'doppio', doppioDi: 'la', nostra: null, loro: one } : { esito: 'mancanteDiQua', doppioDi: null, nostra: null, loro: one }; // prettier-ignore
  }
}

/** By what they say, copies in an order of their own: which of two equal lines came first in a file says nothing. */
function byImpronta(all: readonly Impronta[]): ReadonlyMap<string, RigaConfrontabile[]> {
  const found = new Map<string, RigaConfrontabile[]>();
  for (const { riga, impronta } of all) {
    const known = found.get(impronta);
    if (known) known.push(riga);
    else found.set(impronta, [riga]);
  }
  for (const copies of found.values()) {
    if (copies.length > 1) copies.sort((a, b) => byCode(a.riferimento, b.riferimento));
  }
  return found;
}

function riconciliata(chiave: string, coppia: Coppia, campi: readonly string[]): RigaRiconciliata {
  const { nostra, loro } = coppia;
  if (!nostra || !loro) return { ...coppia, chiave, diversi: [], scrittiDiversamente: [] };
  const diversi = campi.filter((campo) => nostra.valori[campo] !== loro.valori[campo]);
  const scritti = campi.filter(
    (campo) => !diversi.includes(campo) && (nostra.scritti[campo] ?? '') !== (loro.scritti[campo] ?? ''),
  );
  return { ...coppia, chiave, diversi, scrittiDiversamente: scritti };
}

function totaliDi(righe: readonly RigaRiconciliata[], tabella: NomeTabella): readonly TotaleEsito[] {
  const campo = tabellaProtocollo(tabella).colonne.find(({ tipo }) => tipo === 'importo')?.campo;
  const totals = new Map(ESITI_RIGA.map((esito) => [esito, { righe: 0, nostri: 0n, loro: 0n }]));
  for (const { esito, nostra, loro } of righe) {
    const total = totals.get(esito)!;
    total.righe += 1;
    total.nostri += cents(nostra?.valori[campo ?? '']);
    total.loro += cents(loro?.valori[campo ?? '']);
  }
  return ESITI_RIGA.map((esito) => {
    const { righe: count, nostri, loro } = totals.get(esito)!;
    return { esito, righe: count, nostriCentesimi: Number(nostri), loroCentesimi: Number(loro) };
  });
}

const cents = (valore: Valore | undefined): bigint => (typeof valore === 'number' ? BigInt(valore) : 0n);
const testo = (riga: RigaConfrontabile, campi: readonly string[]): string =>
  JSON.stringify(campi.map((campo) => riga.valori[campo] ?? null));
const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
