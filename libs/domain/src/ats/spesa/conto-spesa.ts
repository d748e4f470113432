import { meseDi, type Mese } from '../../shared/index.js';
import type { TipoSpesa } from '../programma/modello-procedura.js';
import type { DatiSpesa, FonteSpesa } from './dati-spesa.js';

/**
 * How an expense stands in the accounts of its projects. Every event that moves it says how it stood until then, so
 * that a ledger needs that event alone and no row of another key.
 */
export interface ContoSpesa {
  readonly tipo: TipoSpesa;
  readonly mese: Mese;
  readonly costoCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly imputazioni: readonly Imputazione[];
}

/** What of the cost goes to an item of a project. */
export interface Imputazione {
  readonly progettoId: string;
  readonly voceId: string;
  readonly centesimi: number;
}

/** What is moved on the account of a project's item. */
export interface MovimentoSpesa extends Imputazione {
  /** 1 for the first item that a project has in the expense, 0 for the others: a project counts an expense once. */
  readonly numero: number;
  readonly costoCentesimi: number;
  readonly pagatoCentesimi: number;
}

/** What is charged to projects: imponibile and the VAT that stays a cost. */
export const costoDi = ({ imponibileCentesimi, ivaACostoCentesimi }: DatiSpesa): number =>
  imponibileCentesimi + ivaACostoCentesimi;

/** What has to be paid, to the supplier and to the State: imponibile and all the VAT. */
export const dovutoDi = ({ imponibileCentesimi, ivaCentesimi }: DatiSpesa): number =>
  imponibileCentesimi + ivaCentesimi;

export const contoDi = (spesa: DatiSpesa, pagatoCentesimi: number): ContoSpesa => ({
  tipo: spesa.tipo,
  mese: meseDi(spesa.competenza),
  costoCentesimi: costoDi(spesa),
  pagatoCentesimi,
  imputazioni: imputazioniDi(spesa),
});

export function imputazioniDi({ quote }: DatiSpesa): readonly Imputazione[] {
  return quote.flatMap(({ fonte, centesimi }) =>
    isDelProgetto(fonte) ? [{ progettoId: fonte.progettoId, voceId: fonte.voceId, centesimi }] : [],
  );
}

const isDelProgetto = (fonte: FonteSpesa): fonte is Extract<FonteSpesa, { tipo: 'progetto' }> =>
  fonte.tipo === 'progetto';

/** The projects of an account, each once. */
export const progettiDi = ({ imputazioni }: Pick<ContoSpesa, 'imputazioni'>): readonly string[] => [
  ...new Set(imputazioni.map(({ progettoId }) => progettoId)),
];

/**
 * What the account adds to each item. Each project sees the whole cost and all that was paid, divided among its items
 * as its shares are, to the cent: the items of a project add up to the expense.
 */
export function movimentiDi(conto: ContoSpesa): readonly MovimentoSpesa[] {
  return progettiDi(conto).flatMap((progettoId) => {
    const proprie = conto.imputazioni.filter((one) => one.progettoId === progettoId);
    const shares = proprie.map(({ centesimi }) => centesimi);
    const costi = divisi(conto.costoCentesimi, shares);
    const pagati = divisi(conto.pagatoCentesimi, shares);
    return proprie.map((one, index) => ({
      ...one,
      numero: index === 0 ? 1 : 0,
      costoCentesimi: costi[index]!,
      pagatoCentesimi: pagati[index]!,
    }));
  });
}

/** An amount divided as the shares are; the parts add up to it. */
function divisi(amount: number, shares: readonly number[]): readonly number[] {
  const whole = BigInt(shares.reduce((sum, share) => sum + share, 0));
  let [reached, given] = [0n, 0];
  return shares.map((share) => {
    reached += BigInt(share);
    const part = Number((BigInt(amount) * reached) / whole) - given;
    given += part;
    return part;
  });
}
