import { movimentiDi, type ContoSpesa, type TipoSpesa } from '@consorzi/domain/ats';
import { streamParts } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';
import { contiDi, isDellaSpesa, type FattoSpesa } from './conti.js';

/** What is added up; amounts in cents. */
export const MISURE_SPESE = ['numero', 'costoCentesimi', 'quotaCentesimi', 'pagatoCentesimi'] as const;
export type MisuraSpese = (typeof MISURE_SPESE)[number];
export type SaldiSpese = { readonly [misura in MisuraSpese]: number };

const each = (of: (misura: MisuraSpese) => number): SaldiSpese =>
  Object.fromEntries(MISURE_SPESE.map((misura) => [misura, of(misura)])) as SaldiSpese;
export const SALDI_SPESE_NULLI: SaldiSpese = each(() => 0);
export const sommaSpese = (...all: readonly SaldiSpese[]): SaldiSpese =>
  each((misura) => all.reduce((sum, saldi) => sum + saldi[misura], 0));

/**
 * The account of a project's item in a month, by kind of expense: its fields are the balances. Its versions are the rows
 * of the ledger: `variazione` is what the event at its position moved, never all zero, `spesaId` what it was about. The
 * cost of an expense on several items of a project is divided among them as their shares are.
 */
export type RigaSpeseTotali = SaldiSpese & {
  readonly progettoId: string;
  readonly mese: string;
  readonly voceId: string;
  readonly tipo: TipoSpesa;
  readonly variazione: SaldiSpese;
  readonly spesaId: string;
};

type Conto = Pick<RigaSpeseTotali, 'progettoId' | 'mese' | 'voceId' | 'tipo'>;
export const totaleKey = ({ progettoId, mese, voceId, tipo }: Conto): string =>
  `${progettoId}/${mese}/${voceId}/${tipo}`;

/** Totals of the expenses as a ledger with running balances: the same as adding up the rows of `spese`. */
export const speseTotali: Projection<RigaSpeseTotali> = {
  name: 'spese_totali',
  version: 1,
  filters: { progettoId: true, mese: true },
  keys: (event) => (isDellaSpesa(event) ? [...variazioniDi(event).keys()] : []),
  evolve(rows, event) {
    const spesaId = streamParts(event.stream).id;
    return new Map(
      [...variazioniDi(event as FattoSpesa)].map(([key, { conto, variazione }]) => {
        const saldi = sommaSpese(rows.get(key) ?? SALDI_SPESE_NULLI, variazione);
        return [key, { ...conto, ...saldi, variazione, spesaId }];
      }),
    );
  },
};

/** What the event moves, by account; accounts on which nothing moves are left out. */
function variazioniDi(event: FattoSpesa): ReadonlyMap<string, { conto: Conto; variazione: SaldiSpese }> {
  const { prima, dopo } = contiDi(event);
  const moved = new Map<string, { conto: Conto; variazione: SaldiSpese }>();
  for (const [stato, sign] of [
    [prima, -1],
    [dopo, 1],
  ] as const) {
    for (const { conto, saldi } of stato ? saldiDi(stato) : []) {
      const key = totaleKey(conto);
      const before = moved.get(key)?.variazione ?? SALDI_SPESE_NULLI;
      moved.set(key, { conto, variazione: each((misura) => before[misura] + sign * saldi[misura]) });
    }
  }
  return new Map([...moved].filter(([, { variazione }]) => MISURE_SPESE.some((misura) => variazione[misura] !== 0)));
}

function saldiDi(stato: ContoSpesa): readonly { readonly conto: Conto; readonly saldi: SaldiSpese }[] {
  const { mese, tipo } = stato;
  return movimentiDi(stato).map(({ progettoId, voceId, centesimi, numero, costoCentesimi, pagatoCentesimi }) => ({
    conto: { progettoId, mese, voceId, tipo },
    saldi: { numero, costoCentesimi, quotaCentesimi: centesimi, pagatoCentesimi },
  }));
}
