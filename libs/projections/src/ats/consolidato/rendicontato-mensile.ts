import type { SpesaDi } from '@consorzi/domain/ats';
import { streamParts } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';
import { isDelRendiconto, type FattoRendiconto } from '../rendiconti/rendiconti.js';
import { rigaRendicontoKey } from '../rendiconti/righe-rendiconto.js';

/** What the lines come to. `nonAmmessiCentesimi`: what outcomes took off them. */
export type SaldiRendicontati = {
  readonly numero: number;
  readonly quotaCentesimi: number;
  readonly nonAmmessiCentesimi: number;
};
export const SALDI_RENDICONTATI_NULLI: SaldiRendicontati = { numero: 0, quotaCentesimi: 0, nonAmmessiCentesimi: 0 };
export const sommaRendicontati = (...all: readonly SaldiRendicontati[]): SaldiRendicontati => ({
  numero: all.reduce((sum, one) => sum + one.numero, 0),
  quotaCentesimi: all.reduce((sum, one) => sum + one.quotaCentesimi, 0),
  nonAmmessiCentesimi: all.reduce((sum, one) => sum + one.nonAmmessiCentesimi, 0),
});

/** A month's number of lines, cents, and cents not admitted: in this order, since there are many of them. */
export type MeseRendicontato = readonly [number, number, number];

/** What is reported of a consortium in a project, by month (`YYYY-MM`); months that are back at nothing are not there. */
export type ContoRendicontato = {
  readonly genere: 'conto';
  readonly progettoId: string;
  readonly consorzio: string;
  readonly mesi: Readonly<Record<string, MeseRendicontato>>;
};

/** Of which month a line is, and what was taken off it: events that move it later do not say it again. */
type SegnoRiga = { readonly genere: 'riga'; readonly mese: string; readonly nonAmmessiCentesimi: number };

export type RigaRendicontatoMensile = ContoRendicontato | SegnoRiga;

const CONTI = 'c/';
export const contoRendicontatoKey = (progettoId: string, consorzio: string): string =>
  `${CONTI}${progettoId}/${consorzio}`;
const segnoKey = (rendicontoId: string, spesa: SpesaDi): string => `r/${rigaRendicontoKey(rendicontoId, spesa)}`;

/**
 * The lines of all rendiconti of an ATS added up by project, consortium and month. Rows of `genere` conto are the
 * totals; those of `genere` riga only remember where each line counts.
 */
export const rendicontatoMensile: Projection<RigaRendicontatoMensile> = {
  name: 'rendicontato_mensile',
  version: 1,
  filters: { genere: true },
  keys(event) {
    if (!isDelRendiconto(event)) return [];
    const { id } = streamParts(event.stream);
    const { progettoId } = event.data;
    return [
      ...new Set(
        speseDi(event).flatMap((spesa) => [contoRendicontatoKey(progettoId, spesa.consorzio), segnoKey(id, spesa)]),
      ),
    ];
  },
  evolve(rows, event) {
    const fact = event as FattoRendiconto;
    const { progettoId } = fact.data;
    const rendicontoId = streamParts(fact.stream).id;
    const changed = new Map<string, RigaRendicontatoMensile | null>();
    for (const spesa of speseDi(fact)) {
      const key = segnoKey(rendicontoId, spesa);
      const prima = (rows.get(key) as SegnoRiga | undefined) ?? null;
      const { dopo, variazione } = mossa(fact, spesa, prima);
      const mese = (dopo ?? prima)!.mese;
      const conto = contoRendicontatoKey(progettoId, spesa.consorzio);
      const before = (changed.get(conto) ?? rows.get(conto)) as ContoRendicontato | undefined;
      const { [mese]: stood, ...others } = { ...before?.mesi };
      const saldi = sommaRendicontati(saldiDelMese(stood), variazione);
      const mesi = isNulla(saldi) ? others : { ...others, [mese]: scritti(saldi) };
      changed.set(key, dopo);
      changed.set(conto, { genere: 'conto', progettoId, consorzio: spesa.consorzio, mesi });
    }
    return changed;
  },
};

/** Nothing where the month is not there. */
export const saldiDelMese = ([numero, quotaCentesimi, nonAmmessiCentesimi]: MeseRendicontato = [0, 0, 0]): SaldiRendicontati => ({ numero, quotaCentesimi, nonAmmessiCentesimi }); // prettier-ignore
const scritti = ({ numero, quotaCentesimi, nonAmmessiCentesimi }: SaldiRendicontati): MeseRendicontato => [
  ...([numero, quotaCentesimi, nonAmmessiCentesimi] as const),
];

const isNulla = ({ numero, quotaCentesimi, nonAmmessiCentesimi }: SaldiRendicontati): boolean =>
  numero === 0 && quotaCentesimi === 0 && nonAmmessiCentesimi === 0;

type Mossa = { readonly dopo: SegnoRiga | null; readonly variazione: SaldiRendicontati };
type Toccata = SpesaDi & { readonly mese?: string; readonly quotaCentesimi?: number; readonly centesimi?: number };

/** What the event does to a line: it comes in, is taken out, or something of it is not admitted. */
function mossa(
  { type }: FattoRendiconto,
  { mese, quotaCentesimi = 0, centesimi = 0 }: Toccata,
  prima: SegnoRiga | null,
): Mossa {
  if (type === 'SpesaInserita') {
    const dopo: SegnoRiga = { genere: 'riga', mese: mese!, nonAmmessiCentesimi: 0 };
    return { dopo, variazione: { numero: 1, quotaCentesimi, nonAmmessiCentesimi: 0 } };
  }
  if (!prima) throw new Error(`${type} of a line that is not there`);
  const { nonAmmessiCentesimi: tolti } = prima;
  if (type === 'SpesaTolta') {
    return {
      dopo: null,
      variazione: { numero: -1, quotaCentesimi: -quotaCentesimi, nonAmmessiCentesimi: -tolti },
    };
  }
  const variazione = { numero: 0, quotaCentesimi: 0, nonAmmessiCentesimi: centesimi - tolti };
  return { dopo: { ...prima, nonAmmessiCentesimi: centesimi }, variazione };
}

function speseDi(event: FattoRendiconto): readonly Toccata[] {
  if (event.type === 'SpesaInserita') return event.data.righe;
  if (event.type === 'SpesaTolta') return event.data.spese;
  return event.type === 'RendicontoEsitato' ? event.data.nonAmmesse : [];
}
