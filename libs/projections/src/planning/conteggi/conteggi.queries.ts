import type { Found, Reader, VersionsPage } from '../../projecting/index.js';
import { conteggi, contoKey, obiettivoIdOf, type RigaConto, type RigaContributo } from './conteggi.js';
import type { Ramo } from './ramo.js';
import { NULLI, type Misura, type Saldi } from './saldi.js';

/** One row of the ledger of a plan, as provenance shows it. */
export interface Movimento {
  /** Of the event that moved it: `registro` has who, when and by which act. */
  readonly position: number;
  /** Signed, never 0. */
  readonly importo: number;
  /** The balance of the measure after it. */
  readonly saldo: number;
  /** What the event was about: the id of an objective or of a progetto PEG, also one that is gone since. */
  readonly oggetto: 'obiettivo' | 'progettoPeg';
  readonly oggettoId: string;
}

/** The balances of each of the plans at the reader's moment; zero where nothing was ever counted. */
export async function saldiDeiPiani(reader: Reader, pianiIds: readonly string[]): Promise<ReadonlyMap<string, Saldi>> {
  const found = await reader.many(conteggi, pianiIds.map(contoKey));
  const saldi = new Map(found.map(({ key, row }) => [key, (row as RigaConto).saldi]));
  return new Map(pianiIds.map((pianoId) => [pianoId, saldi.get(contoKey(pianoId)) ?? NULLI]));
}

/** An objective of a plan, and what it adds to it. */
export type Foglia = Ramo & { readonly saldi: Saldi };

/** The objectives of a plan by id, as its tree shows them; without those that are gone. */
export async function foglieDelPiano(reader: Reader, pianoId: string): Promise<readonly Found<Foglia>[]> {
  const found = await reader.outlines(conteggi, { pianoId });
  return found.flatMap(({ key, position, row }) =>
    isFoglia(row) ? [{ key: obiettivoIdOf(key), position, row: { ...row.ramo, saldi: row.saldi } }] : [],
  );
}

type Contorno = Pick<RigaConto, 'saldi'> | Pick<RigaContributo, 'presente' | 'ramo' | 'saldi'>;

const isFoglia = (row: Contorno): row is { readonly presente: true; readonly ramo: Ramo; readonly saldi: Saldi } =>
  'ramo' in row && row.presente && row.ramo !== null;

/** Rows of the ledger read at once while a page is looked for: most of them move the measure that is asked. */
const CHUNK = 500;

/**
 * Where a total comes from: the rows of the plan's ledger that moved the measure up to the reader's moment, newest
 * last. All of them add up to the total; `saldo` of the newest one is the total (0 where there is none). With a page,
 * the newest `last` of them before a position: a plan of many years has more than fit into an answer.
 */
export async function movimenti(
  reader: Reader,
  pianoId: string,
  misura: Misura,
  page: VersionsPage = { last: Infinity },
): Promise<readonly Movimento[]> {
  const all: Movimento[][] = [];
  let [missing, before] = [page.last, page.before];
  while (missing > 0) {
    const versions = await reader.versions(conteggi, contoKey(pianoId), { last: CHUNK, before });
    const moved = versions.flatMap((found) => movimentoOf(found as Found<RigaConto>, misura)).slice(-missing);
    all.unshift(moved);
    if (versions.length < CHUNK) break;
    missing -= moved.length;
    before = versions[0]!.position;
  }
  return all.flat();
}

function movimentoOf({ position, row }: Found<RigaConto>, misura: Misura): Movimento[] {
  const { variazione, saldi, oggetto, oggettoId } = row;
  const importo = variazione[misura];
  return importo === 0 ? [] : [{ position, importo, saldo: saldi[misura], oggetto, oggettoId }];
}
