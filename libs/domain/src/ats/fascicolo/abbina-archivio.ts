import type { TipoDocumento, TipoSpesa } from '../programma/modello-procedura.js';
import { giorniNel, parole, tipoDalNome, type IndiziDocumento } from './indizi.js';

/** A file of a partner's archive. */
export interface FileDaAbbinare {
  readonly fileId: string;
  readonly percorso: string;
  readonly indizi: IndiziDocumento;
}

/** What of an expense can be recognised in a file's name or content. */
export interface SpesaAbbinabile {
  readonly spesaId: string;
  readonly tipo: TipoSpesa;
  readonly documento: { readonly numero: string; readonly data: string } | null;
  readonly partitaIva: string | null;
  readonly cig: string | null;
  /** Amounts that stand in its papers: net, gross, paid. */
  readonly centesimi: readonly number[];
  readonly mandati: readonly { readonly numero: string; readonly data: string }[];
  readonly impegni: readonly { readonly numero: string; readonly data: string }[];
}

export const CONFIDENZE = ['alta', 'media', 'bassa', 'nessuna'] as const;
export type Confidenza = (typeof CONFIDENZE)[number];

/** Why a file was proposed for an expense; the screen has the words. */
export const MOTIVI_ABBINAMENTO = [
  'numeroDocumento',
  'dataDocumento',
  'partitaIva',
  'cig',
  'importo',
  'mandato',
  'impegno',
  'stessaCartella',
] as const;
export type MotivoAbbinamento = (typeof MOTIVI_ABBINAMENTO)[number];

export interface Candidato {
  readonly spesaId: string;
  readonly punti: number;
  readonly motivi: readonly MotivoAbbinamento[];
}
export interface Abbinamento {
  readonly fileId: string;
  readonly tipo: TipoDocumento;
  readonly confidenza: Confidenza;
  /** Best first, three at most. */
  readonly candidati: readonly Candidato[];
}

const CANDIDATI = 3;
const ALTA = { punti: 60, distacco: 20 } as const;
const MEDIA = 35;

/**
 * Proposes an expense and a kind for each file. Nothing is decided by it: a person looks at the list. A file that says
 * nothing by itself follows the others of its folder where these agree.
 */
export function abbinaArchivio(
  files: readonly FileDaAbbinare[],
  spese: readonly SpesaAbbinabile[],
): readonly Abbinamento[] {
  const indice = indiceDi(spese);
  const tipi = new Map(spese.map(({ spesaId, tipo }) => [spesaId, tipo]));
  const alone = files.map((file) => {
    const letto = leggi(file);
    const vicine = new Set(chiaviDelFile(letto).flatMap((chiave) => indice.get(chiave) ?? []));
    const candidati = [...vicine].flatMap(({ spesa, cerca }) => punteggio(letto, spesa, cerca) ?? []);
    return { file, candidati: candidati.sort(byPoints).slice(0, CANDIDATI) };
  });
  const cartelle = cartelleConcordi(alone);
  return alone.map(({ file, candidati }) => {
    const vicina = confidenzaDi(candidati) === 'alta' ? undefined : cartelle.get(cartellaDi(file.percorso));
    const tutti = vicina === undefined ? candidati : conVicina(candidati, vicina);
    const scelta = tutti[0] && tipi.get(tutti[0].spesaId);
    const tipo = file.indizi.tipo ?? tipoDalNome(file.percorso, scelta) ?? 'altro';
    return { fileId: file.fileId, tipo, confidenza: confidenzaDi(tutti), candidati: tutti };
  });
}

const byPoints = (a: Candidato, b: Candidato) => b.punti - a.punti || (a.spesaId < b.spesaId ? -1 : 1);

function confidenzaDi([first, second]: readonly Candidato[]): Confidenza {
  if (!first) return 'nessuna';
  if (first.punti >= ALTA.punti && first.punti - (second?.punti ?? 0) >= ALTA.distacco) return 'alta';
  if (first.punti >= MEDIA && first.punti > (second?.punti ?? 0)) return 'media';
  return 'bassa';
}

interface Letto {
  /** Words of the whole path. */
  readonly testo: string;
  /** The same without the zeros before its numbers, as numbers are compared. */
  readonly pulito: string;
  /** What stands after each word that announces a number of that kind. */
  readonly dopo: Readonly<Record<keyof typeof ANNUNCI, readonly string[]>>;
  readonly numeri: ReadonlySet<string>;
  readonly giorni: ReadonlySet<string>;
  readonly indizi: IndiziDocumento;
}

function leggi({ percorso, indizi }: FileDaAbbinare): Letto {
  const giorni = new Set([...giorniNel(percorso), ...indizi.date]);
  const testo = parole(percorso);
  const pulito = senzaZeri(testo);
  const dopo = {
    documento: seguiti(pulito, ANNUNCI.documento),
    mandato: seguiti(pulito, ANNUNCI.mandato),
    impegno: seguiti(pulito, ANNUNCI.impegno),
  };
  return { testo, pulito, dopo, numeri: new Set(indizi.numeri.map(numeroPulito)), giorni, indizi };
}

const ANNUNCI = {
  documento: / (?:fatt|ft|fpa|nota|n|nr|num|doc)\w*(?= )/g,
  mandato: / (?:mandat|mand|quietanz|ordinativ|pagament)\w*(?= )/g,
  impegno: / (?:determin|det|impegn|atto)\w*(?= )/g,
} as const;

/** Read once a file, and not once an expense: thousands of these are met by each file. */
function seguiti(testo: string, annuncio: RegExp): readonly string[] {
  return [...testo.matchAll(annuncio)].flatMap(({ index, 0: word }) => {
    const rest = testo.slice(index + word.length + 1);
    return [rest, rest.replace(/^(?:n|nr|num|numero) /, '')];
  });
}

const senzaZeri = (words: string): string => words.replaceAll(/(^| )0+(?=\d)/g, '$1');

/** Digits and letters alone, no zeros before: `0012/PA` and `12-pa` are the same. */
const numeroPulito = (numero: string): string => senzaZeri(parole(numero).trim());

type Cerca = ReturnType<typeof cercaDi>;
const cercaDi = ({ documento, mandati, impegni }: SpesaAbbinabile) => ({
  documento: documento && numeroPulito(documento.numero),
  mandati: mandati.map(({ numero, data }) => ({ data, pulito: numeroPulito(numero) })),
  impegni: impegni.map(({ numero, data }) => ({ data, pulito: numeroPulito(numero) })),
});

function punteggio(letto: Letto, spesa: SpesaAbbinabile, cerca: Cerca): Candidato | null {
  const motivi = new Map<MotivoAbbinamento, number>();
  const { documento } = spesa;
  const isDetto = (kind: keyof typeof ANNUNCI, pulito: string) =>
    letto.dopo[kind].some((rest) => rest.startsWith(`${pulito} `));
  // An invoice that says its number is not another one of the same supplier and amount.
  const isOther = letto.indizi.tipo === 'fattura' && letto.numeri.size > 0 && cerca.documento !== null;
  if (isOther && !letto.numeri.has(cerca.documento!)) return null;
  if (documento && cerca.documento !== null) {
    const pulito = cerca.documento;
    // A short number stands in many names by chance: alone it is next to nothing.
    const isLong = pulito.replaceAll(/\D/g, '').length >= 3;
    const points = letto.numeri.has(pulito) ? 50 : isDetto('documento', pulito) ? 45 : letto.pulito.includes(` ${pulito} `) ? (isLong ? 40 : 12) : 0; // prettier-ignore
    if (points > 0) motivi.set('numeroDocumento', points);
    if (letto.giorni.has(documento.data)) motivi.set('dataDocumento', 20);
  }
  const { partitaIva, cig } = spesa;
  if (partitaIva !== null && (letto.indizi.partiteIva.includes(partitaIva) || letto.testo.includes(` ${partitaIva} `)))
    motivi.set('partitaIva', 20);
  if (cig !== null && (letto.indizi.cig.includes(cig) || letto.testo.includes(parole(cig)))) motivi.set('cig', 30);
  if (spesa.centesimi.some((one) => letto.indizi.centesimi.includes(one))) motivi.set('importo', 15);
  const atto = (kind: 'mandato' | 'impegno', all: Cerca['mandati']) =>
    Math.max(0, ...all.map(({ pulito, data }) => (isDetto(kind, pulito) ? (letto.giorni.has(data) ? 65 : 40) : 0)));
  for (const [motivo, points] of [
    ['mandato', atto('mandato', cerca.mandati)],
    ['impegno', atto('impegno', cerca.impegni)],
  ] as const)
    // prettier-ignore
    if (points > 0) motivi.set(motivo, points);
  // A supplier or a sum alone is that of many expenses.
  const punti = Math.min(100, [...motivi.values()].reduce((sum, one) => sum + one, 0)); // prettier-ignore
  return punti === 0 ? null : { spesaId: spesa.spesaId, punti, motivi: [...motivi.keys()] };
}

interface Impronta {
  readonly spesa: SpesaAbbinabile;
  readonly cerca: Cerca;
}

/** Expenses by the words of which a file must have one: thousands of files meet thousands of expenses. */
function indiceDi(spese: readonly SpesaAbbinabile[]): ReadonlyMap<string, readonly Impronta[]> {
  const indice = new Map<string, Impronta[]>();
  for (const spesa of spese) {
    const impronta = { spesa, cerca: cercaDi(spesa) };
    const { documento, mandati, impegni, partitaIva, cig, centesimi } = spesa;
    const numeri = [...(documento ? [documento] : []), ...mandati, ...impegni].map(({ numero }) => prima(numero));
    const codici = [partitaIva, cig].flatMap((one) => (one === null ? [] : [prima(one)]));
    for (const chiave of new Set([...numeri, ...codici, ...centesimi.map(importo)])) {
      const there = indice.get(chiave);
      if (there) there.push(impronta);
      else indice.set(chiave, [impronta]);
    }
  }
  return indice;
}

function chiaviDelFile({ testo, indizi }: Letto): readonly string[] {
  const words = testo.trim().split(' ').map((word) => word.replace(/^0+(?=\d)/, '')); // prettier-ignore
  const { numeri, partiteIva, cig, centesimi } = indizi;
  return [...words, ...[...numeri, ...cig, ...partiteIva].map(prima), ...centesimi.map(importo)];
}

const prima = (numero: string): string => numeroPulito(numero).split(' ')[0]!;
const importo = (centesimi: number): string => `centesimi/${centesimi}`;

const cartellaDi = (percorso: string): string => percorso.split('/').slice(0, -1).join('/');

type Alone = { readonly file: FileDaAbbinare; readonly candidati: readonly Candidato[] };

/** Folders whose recognised files are all of one expense, with that expense. The root is no folder of one. */
function cartelleConcordi(alone: readonly Alone[]): ReadonlyMap<string, string> {
  const of = new Map<string, Set<string>>();
  for (const { file, candidati } of alone) {
    const cartella = cartellaDi(file.percorso);
    if (cartella === '' || confidenzaDi(candidati) !== 'alta') continue;
    of.set(cartella, (of.get(cartella) ?? new Set()).add(candidati[0]!.spesaId));
  }
  return new Map([...of].flatMap(([cartella, found]) => (found.size === 1 ? [[cartella, [...found][0]!]] : [])));
}

function conVicina(candidati: readonly Candidato[], spesaId: string): readonly Candidato[] {
  const own = candidati.find((one) => one.spesaId === spesaId);
  const joined: Candidato = {
    spesaId,
    punti: Math.min(100, (own?.punti ?? 0) + MEDIA),
    motivi: [...(own?.motivi ?? []), 'stessaCartella'],
  };
  return [...candidati.filter((one) => one.spesaId !== spesaId), joined].sort(byPoints).slice(0, CANDIDATI);
}
