import {
  costoDi,
  dovutoDi,
  progettiDi,
  type ContoSpesa,
  type DatiSpesa,
  type Impegno,
  type Pagamento,
} from '@consorzi/domain/ats';
import { streamParts } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Projection } from '../../projecting/index.js';
import { contiDi, isDellaSpesa, type FattoSpesa } from './conti.js';

/**
 * An expense as a project sees it: cost and payments are those of the whole expense, `quotaCentesimi` is what the
 * project bears of it. `descrizione` and the supplier's words are texts, read at the edge.
 */
export type RigaSpesa = DatiSpesa & {
  readonly progettoId: string;
  readonly spesaId: string;
  readonly mese: string;
  readonly costoCentesimi: number;
  readonly dovutoCentesimi: number;
  readonly quotaCentesimi: number;
  /** The invoice it holds; null for what is no invoice. */
  readonly numeroFatturaId: string | null;
  readonly pagatoCentesimi: number;
  readonly impegni: readonly Impegno[];
  readonly pagamenti: readonly Pagamento[];
  /** Why it was corrected last; null while it was not. */
  readonly rettifica: TestoRef | null;
  readonly revisione: number;
};

/** Months first: rows are shared with an ATS by project and whole months, all versions of a key or none. */
export const spesaKey = (progettoId: string, mese: string, spesaId: string): string =>
  `${progettoId}/${mese}/${spesaId}`;

/**
 * The expenses, a row for each project that bears a part. One that changes its project or month leaves its key and
 * takes a new one; one that is annulled leaves it.
 */
export const spese: Projection<RigaSpesa> = {
  name: 'spese',
  version: 1,
  filters: { progettoId: true, mese: true, spesaId: true },
  keys(event) {
    if (!isDellaSpesa(event)) return [];
    const { prima, dopo } = contiDi(event);
    return [...new Set([...keysOf(event, prima), ...keysOf(event, dopo)])];
  },
  evolve(rows, event) {
    const fact = event as FattoSpesa;
    const { prima, dopo } = contiDi(fact);
    const gone = keysOf(fact, prima).map((key) => [key, null] as const);
    if (dopo === null) return new Map(gone);
    const before = keysOf(fact, prima).map((key) => rows.get(key))[0];
    const after = rigaDopo(before, fact, dopo);
    const there = progettiDi(dopo).map((progettoId) => {
      const quotaCentesimi = dopo.imputazioni
        .filter((one) => one.progettoId === progettoId)
        .reduce((sum, { centesimi }) => sum + centesimi, 0);
      const row: RigaSpesa = { ...after, progettoId, quotaCentesimi };
      return [spesaKey(progettoId, dopo.mese, row.spesaId), row] as const;
    });
    return new Map<string, RigaSpesa | null>([...gone, ...there]);
  },
};

const keysOf = ({ stream }: FattoSpesa, conto: ContoSpesa | null): readonly string[] =>
  conto ? progettiDi(conto).map((progettoId) => spesaKey(progettoId, conto.mese, streamParts(stream).id)) : [];

type Comune = Omit<RigaSpesa, 'progettoId' | 'quotaCentesimi'>;

function rigaDopo(before: RigaSpesa | undefined, event: FattoSpesa, dopo: ContoSpesa): Comune {
  const { mese, pagatoCentesimi } = dopo;
  const now = { mese, pagatoCentesimi, revisione: event.revision };
  if (event.type === 'SpesaRegistrata') {
    return { ...datiDi(event), ...now, ...nuova, spesaId: streamParts(event.stream).id };
  }
  if (!before) throw new Error(`${event.type} before the expense was there`);
  switch (event.type) {
    case 'SpesaRettificata':
      return { ...before, ...datiDi(event), ...now, rettifica: event.data.motivo };
    case 'ImpegnoRegistrato':
      return { ...before, ...now, impegni: [...before.impegni, event.data.impegno] };
    case 'PagamentoRegistrato':
      return { ...before, ...now, pagamenti: [...before.pagamenti, event.data.pagamento] };
    case 'PagamentoAnnullato': {
      const { pagamentoId } = event.data.pagamento;
      return { ...before, ...now, pagamenti: before.pagamenti.filter((one) => one.pagamentoId !== pagamentoId) };
    }
    case 'SpesaAnnullata':
      throw new Error('an expense that is annulled has no row');
  }
}

const nuova = { impegni: [], pagamenti: [], rettifica: null } as const;
const datiDi = ({ data: { spesa, numeroFatturaId } }: Extract<FattoSpesa, { data: { spesa: DatiSpesa } }>) => ({
  ...{ ...spesa, numeroFatturaId },
  ...{ costoCentesimi: costoDi(spesa), dovutoCentesimi: dovutoDi(spesa) },
});
