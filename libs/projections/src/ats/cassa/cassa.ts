import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';
import { isDelRendiconto, type FattoRendiconto } from '../rendiconti/rendiconti.js';
import { isDellaRichiesta, type FattoRichiesta } from '../richieste/richieste.js';

/** What is added up, in cents. */
export const MISURE_CASSA = ['incassatiCentesimi', 'ripartitiCentesimi', 'rendicontatiCentesimi'] as const;
export type MisuraCassa = (typeof MISURE_CASSA)[number];
export type SaldiCassa = { readonly [misura in MisuraCassa]: number };

/**
 * An account of a project: that of the whole (`conto` is `progetto`: received from the funder, shared out, reported) or
 * of a partner (what it was given of that, what was reported of it). Its versions are the rows of the ledger:
 * `variazione` is what the event at its position moved, `riferimentoId` the request or the rendiconto it was about.
 */
export type RigaCassa = SaldiCassa & {
  readonly progettoId: string;
  readonly conto: string;
  readonly variazione: SaldiCassa;
  readonly riferimentoId: string;
};

export const CONTO_PROGETTO = 'progetto';
/** A member by its slug; a partner that is not on the platform by its id in the project. */
export const contoDelMembro = (consorzio: string): string => `membro.${consorzio}`;
export const contoEsterno = (partnerId: string): string => `esterno.${partnerId}`;
export const cassaKey = (progettoId: string, conto: string): string => `${progettoId}/${conto}`;

const each = (of: (misura: MisuraCassa) => number): SaldiCassa =>
  Object.fromEntries(MISURE_CASSA.map((misura) => [misura, of(misura)])) as SaldiCassa;
export const CASSA_VUOTA: SaldiCassa = each(() => 0);
export const sommaCassa = (...all: readonly SaldiCassa[]): SaldiCassa =>
  each((misura) => all.reduce((sum, saldi) => sum + saldi[misura], 0));

/** Received, shared out and reported, of each project and each of its partners, as a ledger with running balances. */
export const cassa: Projection<RigaCassa> = {
  name: 'cassa',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => [...movimentiDi(event).keys()],
  evolve(rows, event) {
    const riferimentoId = streamParts(event.stream).id;
    return new Map(
      [...movimentiDi(event)].map(([key, { progettoId, conto, variazione }]) => {
        const saldi = sommaCassa(rows.get(key) ?? CASSA_VUOTA, variazione);
        return [key, { progettoId, conto, ...saldi, variazione, riferimentoId }];
      }),
    );
  },
};

interface Movimento {
  readonly progettoId: string;
  readonly conto: string;
  readonly variazione: SaldiCassa;
}

/** What the event moves, by key; accounts on which nothing moves are left out. */
function movimentiDi(event: PositionedEvent): ReadonlyMap<string, Movimento> {
  const moved = new Map<string, Movimento>();
  for (const { progettoId, conto, misura, centesimi } of quoteDi(event)) {
    const key = cassaKey(progettoId, conto);
    const before = moved.get(key)?.variazione ?? CASSA_VUOTA;
    moved.set(key, { progettoId, conto, variazione: { ...before, [misura]: before[misura] + centesimi } });
  }
  return new Map([...moved].filter(([, { variazione }]) => MISURE_CASSA.some((misura) => variazione[misura] !== 0)));
}

interface Quota {
  readonly progettoId: string;
  readonly conto: string;
  readonly misura: MisuraCassa;
  readonly centesimi: number;
}

function quoteDi(event: PositionedEvent): readonly Quota[] {
  if (isDellaRichiesta(event)) return denaroDi(event);
  return isDelRendiconto(event) ? rendicontatoDi(event) : [];
}

function denaroDi({ type, data }: FattoRichiesta): readonly Quota[] {
  const { progettoId } = data;
  if (type === 'SommaIncassata') {
    return [{ progettoId, conto: CONTO_PROGETTO, misura: 'incassatiCentesimi', centesimi: data.centesimi }];
  }
  if (type !== 'SommaRipartita') return [];
  return data.quote.flatMap(({ partnerId, consorzio, centesimi }) => {
    const conto = consorzio === null ? contoEsterno(partnerId) : contoDelMembro(consorzio);
    const shared = { progettoId, misura: 'ripartitiCentesimi', centesimi } as const;
    return [
      { ...shared, conto: CONTO_PROGETTO },
      { ...shared, conto },
    ];
  });
}

function rendicontatoDi({ type, data }: FattoRendiconto): readonly Quota[] {
  if (type !== 'SpesaInserita' && type !== 'SpesaTolta') return [];
  const { progettoId } = data;
  const [righe, sign] = type === 'SpesaInserita' ? [data.righe, 1] : [data.spese, -1];
  return righe.flatMap(({ consorzio, quotaCentesimi }) => {
    const reported = { progettoId, misura: 'rendicontatiCentesimi', centesimi: sign * quotaCentesimi } as const;
    return [
      { ...reported, conto: CONTO_PROGETTO },
      { ...reported, conto: contoDelMembro(consorzio) },
    ];
  });
}
