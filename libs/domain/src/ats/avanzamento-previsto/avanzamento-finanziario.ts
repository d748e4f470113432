import type { Mese } from '../../shared/index.js';
import type { FaseProgetto, PianoProgetto } from '../progetto/piano-progetto.js';
import type { ContenutoRecepito } from '../progetto/progetto-recepito.js';
import { pianoDal } from '../progetto/progetto.js';
import { previsione, type EsitoPrevisto, type Previsione } from './previsione.js';

/** What a partner spent of an item in a month: the project's share of expenses, and what was paid of them. Cents. */
export interface SpesaDelMese {
  readonly partnerId: string;
  readonly voceId: string;
  readonly mese: Mese;
  readonly quotaCentesimi: number;
  readonly pagatoCentesimi: number;
}

/** What money is measured against. Of a partner's own money nothing is said: its expenses have another source. */
export type PianoFinanziario = Pick<PianoProgetto, 'dal' | 'al' | 'fasi' | 'quote'>;

/** Plans in the order in which they were decided, each with the first day on which it counts; a project has one or more. */
export type PianiFinanziari<P extends PianoFinanziario = PianoFinanziario> = readonly {
  readonly dal: string;
  readonly piano: P;
}[];

/** What money is measured against on a day (ISO): the plan that counts then, the first one before any does. */
export function pianoFinanziarioAlla<P extends PianoFinanziario>(piani: PianiFinanziari<P>, giorno: string): P {
  const found = pianoDal(piani, giorno) ?? piani[0];
  if (!found) throw new Error('a project has a plan');
  return found.piano;
}

/** The plans of a project as a partner's log has them, in the shape in which the ATS has them. */
export const pianiDelRecepito = ({ partnerId, piani }: Pick<ContenutoRecepito, 'partnerId' | 'piani'>) =>
  piani.map(({ dal, piano }) => ({
    dal,
    piano: { ...piano, quote: piano.quote.map((quota) => ({ ...quota, partnerId })) },
  }));

/** Of one partner its own share and its own expenses: the same figures whether its ATS asks or it asks itself. */
export function avanzamentoDelPartner(
  piani: PianiFinanziari,
  partnerId: string,
  spese: readonly SpesaDelMese[],
  oggi: string,
): { readonly totale: MisuraFinanziaria; readonly righe: readonly RigaFinanziaria[] } {
  const piano = pianoFinanziarioAlla(piani, oggi);
  const suo = { ...piano, quote: piano.quote.filter((quota) => quota.partnerId === partnerId) };
  return { totale: totaleFinanziario(suo, spese, oggi), righe: righeFinanziarie(suo, spese, oggi) };
}

/** Cents. `allaData`: what the plan expects by the day; `previsto`: where the pace leads by the last day. */
export interface MisuraFinanziaria {
  readonly pianificatoCentesimi: number;
  readonly allaDataCentesimi: number;
  readonly fattoCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly previstoCentesimi: number | null;
  readonly base: Previsione['base'];
  readonly esito: EsitoPrevisto | null;
}

export interface RigaFinanziaria extends MisuraFinanziaria {
  readonly partnerId: string;
  readonly voceId: string;
}

/** Of one month; `cumulatoCentesimi` is what was done from the start through it. */
export interface MeseFinanziario {
  readonly mese: Mese;
  readonly fattoCentesimi: number;
  readonly pagatoCentesimi: number;
  readonly cumulatoCentesimi: number;
}

/** Planned, done, paid and foreseen, by item and partner; `oggi` is the Italian day. */
export function righeFinanziarie(
  piano: PianoFinanziario,
  spese: readonly SpesaDelMese[],
  oggi: string,
): readonly RigaFinanziaria[] {
  const quote = piano.quote.filter(({ fonte }) => fonte === 'finanziamento');
  const chiave = ({ partnerId, voceId }: { readonly partnerId: string; readonly voceId: string }) => `${partnerId} ${voceId}`; // prettier-ignore
  // What was spent where the plan has nothing any more is still spent.
  const posti = new Map([...quote, ...spese].map(({ partnerId, voceId }) => [chiave({ partnerId, voceId }), { partnerId, voceId }])); // prettier-ignore
  return [...posti].map(([key, posto]) => ({
    ...posto,
    ...misura(
      { ...piano, quote: quote.filter((one) => chiave(one) === key) },
      spese.filter((one) => chiave(one) === key),
      oggi,
    ),
  }));
}

/** The same for all of the plan's shares together: its amounts are the sums of the rows, its forecast is its own. */
export function totaleFinanziario(
  piano: PianoFinanziario,
  spese: readonly SpesaDelMese[],
  oggi: string,
): MisuraFinanziaria {
  return misura({ ...piano, quote: piano.quote.filter(({ fonte }) => fonte === 'finanziamento') }, spese, oggi);
}

function misura(piano: PianoFinanziario, spese: readonly SpesaDelMese[], oggi: string): MisuraFinanziaria {
  const sum = (of: (spesa: SpesaDelMese) => number) => spese.reduce((total, spesa) => total + of(spesa), 0);
  const pianificatoCentesimi = piano.quote.reduce((total, { centesimi }) => total + centesimi, 0);
  const figure = spese.map(({ mese, quotaCentesimi }) => ({
    ...{ mese, periodo: 'mese' as const },
    valore: String(quotaCentesimi),
  }));
  const { previsto, base, esito } = previsione(figure, { atteso: String(pianificatoCentesimi), entro: piano.al }, oggi);
  return {
    pianificatoCentesimi,
    // Each share is cut by itself, so that the rows add up to the total.
    allaDataCentesimi: piano.quote.reduce((total, { centesimi }) => total + allaData(piano, centesimi, oggi), 0),
    fattoCentesimi: sum(({ quotaCentesimi }) => quotaCentesimi),
    pagatoCentesimi: sum(({ pagatoCentesimi }) => pagatoCentesimi),
    previstoCentesimi: previsto === null ? null : Number(previsto),
    // Where nothing is planned there is nothing to reach.
    ...(pianificatoCentesimi === 0 ? { base: null, previstoCentesimi: null, esito: null } : { base, esito }),
  };
}

/** What was done and paid in the months that have anything, in their order. */
export function mesiFinanziari(spese: readonly SpesaDelMese[]): readonly MeseFinanziario[] {
  const perMese = new Map<Mese, { fatto: number; pagato: number }>();
  for (const { mese, quotaCentesimi, pagatoCentesimi } of spese) {
    const { fatto, pagato } = perMese.get(mese) ?? { fatto: 0, pagato: 0 };
    perMese.set(mese, { fatto: fatto + quotaCentesimi, pagato: pagato + pagatoCentesimi });
  }
  let cumulatoCentesimi = 0;
  return [...perMese]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mese, { fatto, pagato }]) => {
      cumulatoCentesimi += fatto;
      return { mese, fattoCentesimi: fatto, pagatoCentesimi: pagato, cumulatoCentesimi };
    });
}

/**
 * How much of an amount the plan expects by the end of the day (ISO), cut to the cent: a straight line over the days on
 * which a step of the timetable runs, over all the project's days where there are no steps.
 */
export function allaData(
  { dal, al, fasi }: Omit<PianoFinanziario, 'quote'>,
  centesimi: number,
  giorno: string,
): number {
  const tratti = fasi.length > 0 ? uniti(fasi) : [{ dal, al }];
  const [tutti, passati] = tratti.reduce(
    ([all, past], tratto) => [
      all + giorniTra(tratto.dal, tratto.al),
      past + Math.max(0, giorniTra(tratto.dal, giorno < tratto.al ? giorno : tratto.al)),
    ],
    [0, 0],
  );
  return Number((BigInt(centesimi) * BigInt(passati)) / BigInt(tutti));
}

type Tratto = Pick<FaseProgetto, 'dal' | 'al'>;

/** The days of the steps, each day once: steps run beside each other. */
function uniti(fasi: readonly Tratto[]): readonly Tratto[] {
  const found: { dal: string; al: string }[] = [];
  for (const { dal, al } of [...fasi].sort((a, b) => (a.dal < b.dal ? -1 : 1))) {
    const last = found.at(-1);
    if (last && dal <= last.al) last.al = al > last.al ? al : last.al;
    else found.push({ dal, al });
  }
  return found;
}

/** How many days from one through the other; nought or less where the second comes first. */
const giorniTra = (dal: string, al: string): number => (Date.parse(al) - Date.parse(dal)) / 86_400_000 + 1;
