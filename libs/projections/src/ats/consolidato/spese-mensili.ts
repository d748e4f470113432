import { progettiDi, type ContoSpesa } from '@consorzi/domain/ats';
import { streamParts } from '@consorzi/domain/event-sourcing';

import type { Outlined } from '../../projecting/index.js';
import { contiDi, isDellaSpesa, type FattoSpesa } from '../spese/conti.js';
import { MISURE_SPESE, SALDI_SPESE_NULLI, sommaSpese, type SaldiSpese } from '../spese/spese-totali.js';

/** The event that moved a total: an ATS cannot look it up in the register of the member. */
export type EventoMovimento = {
  readonly eventId: string;
  readonly tipo: FattoSpesa['type'];
  /** When it was recorded, ISO. */
  readonly registratoIl: string;
};

/**
 * The account of a project's month: its fields are the balances. Its versions are the rows of the ledger: `variazione`
 * is what the event at its position moved, never all zero, `spesaId` what it was about.
 */
export type RigaSpeseMensili = SaldiSpese & {
  readonly progettoId: string;
  readonly mese: string;
  readonly variazione: SaldiSpese;
  readonly spesaId: string;
  readonly evento: EventoMovimento;
};

export const meseKey = (progettoId: string, mese: string): string => `${progettoId}/${mese}`;

/** Balances stand in columns of their own, without an index: the database adds them up and unpacks no row. */
const BALANCES = { numero: false, costoCentesimi: false, quotaCentesimi: false, pagatoCentesimi: false };

/**
 * The expenses of a consortium by project and month: what the consolidated view of an ATS adds up, so few rows that all
 * members' are read at once. The same totals as those of `spese_totali`, that divides them by item and kind. What a
 * total does not need (what moved it) stands aside.
 */
export const speseMensili: Outlined<RigaSpeseMensili, 'variazione' | 'spesaId' | 'evento'> = {
  name: 'spese_mensili',
  version: 1,
  filters: { progettoId: true, mese: true, ...BALANCES },
  aside: ['variazione', 'spesaId', 'evento'],
  keys: (event) => (isDellaSpesa(event) ? [...variazioniDi(event).keys()] : []),
  evolve(rows, event) {
    const { eventId, type: tipo, recordedAt: registratoIl, stream } = event as FattoSpesa;
    const spesaId = streamParts(stream).id;
    return new Map(
      [...variazioniDi(event as FattoSpesa)].map(([key, { progettoId, mese, variazione }]) => {
        const saldi = sommaSpese(rows.get(key) ?? SALDI_SPESE_NULLI, variazione);
        return [key, { progettoId, mese, ...saldi, variazione, spesaId, evento: { eventId, tipo, registratoIl } }];
      }),
    );
  },
};

interface Variazione {
  readonly progettoId: string;
  readonly mese: string;
  readonly variazione: SaldiSpese;
}

/** What the event moves, by project and month; where nothing moves there is none. */
function variazioniDi(event: FattoSpesa): ReadonlyMap<string, Variazione> {
  const { prima, dopo } = contiDi(event);
  const moved = new Map<string, Variazione>();
  for (const one of [...(prima ? saldiDi(prima, -1) : []), ...(dopo ? saldiDi(dopo, 1) : [])]) {
    const key = meseKey(one.progettoId, one.mese);
    const before = moved.get(key)?.variazione ?? SALDI_SPESE_NULLI;
    moved.set(key, { ...one, variazione: sommaSpese(before, one.variazione) });
  }
  return new Map([...moved].filter(([, { variazione }]) => MISURE_SPESE.some((misura) => variazione[misura] !== 0)));
}

/** Each project counts the expense once: its whole cost, all that was paid, and what the project bears. */
function saldiDi(conto: ContoSpesa, sign: 1 | -1): readonly Variazione[] {
  const { mese, costoCentesimi, pagatoCentesimi, imputazioni } = conto;
  return progettiDi(conto).map((progettoId) => {
    const quotaCentesimi = imputazioni
      .filter((one) => one.progettoId === progettoId)
      .reduce((sum, { centesimi }) => sum + centesimi, 0);
    const variazione = {
      ...{ numero: sign, costoCentesimi: sign * costoCentesimi },
      ...{ quotaCentesimi: sign * quotaCentesimi, pagatoCentesimi: sign * pagatoCentesimi },
    };
    return { progettoId, mese, variazione };
  });
}
