import type { EsitoRendiconto, EventoRendiconto, TipoRendiconto } from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { AttoRiga } from '../../planning/index.js';
import type { Projection } from '../../projecting/index.js';

export type StatoRendiconto = 'bozza' | 'verificato' | 'approvato' | 'inviato' | 'integrazioni' | 'esitato';

/** A step: `il` is the day (ISO) on which it was done, where it has one of its own; the others are of when they were recorded. */
export type PassoRendiconto = {
  readonly tipo:
    'apertura' | 'verifica' | 'approvazione' | 'invio' | 'richiestaIntegrazioni' | 'integrazioni' | 'esito';
  readonly il: string | null;
  readonly registratoIl: string;
  readonly protocollo: string | null;
  readonly entro: string | null;
  readonly testo: TestoRef | null;
  /** What was sent then. */
  readonly quotaCentesimi: number | null;
};

export type RigaDelRendiconto = {
  readonly progettoId: string;
  readonly titolo: string;
  readonly dalMese: string;
  readonly alMese: string;
  readonly tipo: TipoRendiconto;
  readonly proceduraVersione: number;
  readonly stato: StatoRendiconto;
  readonly numeroRighe: number;
  /** Sum of its lines: the reported total. */
  readonly quotaCentesimi: number;
  readonly esito: EsitoRendiconto | null;
  readonly nonAmmessiCentesimi: number;
  readonly atto: AttoRiga | null;
  readonly passi: readonly PassoRendiconto[];
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoRendiconto['type']>([
  ...(['RendicontoAperto', 'SpesaInserita', 'SpesaTolta', 'RendicontoVerificato', 'RendicontoApprovato'] as const),
  ...(['RendicontoInviato', 'IntegrazioniChieste', 'IntegrazioniTrasmesse', 'RendicontoEsitato'] as const),
]);
export type FattoRendiconto = PositionedEvent & EventoRendiconto;
export const isDelRendiconto = (event: PositionedEvent): event is FattoRendiconto => TYPES.has(event.type);

/** The rendiconti of an ATS by id; their lines are `righe_rendiconto`. */
export const rendiconti: Projection<RigaDelRendiconto> = {
  name: 'rendiconti',
  version: 1,
  filters: { progettoId: true },
  keys: (event) => (isDelRendiconto(event) ? [streamParts(event.stream).id] : []),
  evolve(rows, event) {
    const key = streamParts(event.stream).id;
    const row = evolve(rows.get(key), event as FattoRendiconto);
    return new Map([[key, { ...row, revisione: event.revision }]]);
  },
};

const VUOTO = { il: null, protocollo: null, entro: null, testo: null, quotaCentesimi: null } as const;
const sommaDi = (each: readonly { readonly quotaCentesimi: number }[]): number =>
  each.reduce((sum, { quotaCentesimi }) => sum + quotaCentesimi, 0);

function evolve(row: RigaDelRendiconto | undefined, event: FattoRendiconto): Omit<RigaDelRendiconto, 'revisione'> {
  const passo = (tipo: PassoRendiconto['tipo'], altro: Partial<PassoRendiconto> = {}): PassoRendiconto => ({
    ...{ tipo, ...VUOTO, registratoIl: event.recordedAt },
    ...altro,
  });
  if (event.type === 'RendicontoAperto') {
    return {
      ...event.data,
      ...{ stato: 'bozza', numeroRighe: 0, quotaCentesimi: 0, esito: null, nonAmmessiCentesimi: 0, atto: null },
      passi: [passo('apertura')],
    };
  }
  if (!row) throw new Error(`${event.type} before the rendiconto was there`);
  const then = (stato: StatoRendiconto, next: PassoRendiconto) => ({ ...row, stato, passi: [...row.passi, next] });
  switch (event.type) {
    case 'SpesaInserita': {
      const { righe } = event.data;
      return moved(row, righe.length, sommaDi(righe));
    }
    case 'SpesaTolta': {
      const { spese } = event.data;
      return moved(row, -spese.length, -sommaDi(spese));
    }
    case 'RendicontoVerificato':
      return then('verificato', passo('verifica'));
    case 'RendicontoApprovato':
      return { ...then('approvato', passo('approvazione', { il: event.act?.data ?? null })), atto: event.act };
    case 'RendicontoInviato':
    case 'IntegrazioniTrasmesse': {
      const { il, protocollo, quotaCentesimi } = event.data;
      const tipo = event.type === 'RendicontoInviato' ? 'invio' : 'integrazioni';
      return then('inviato', passo(tipo, { il, protocollo, quotaCentesimi }));
    }
    case 'IntegrazioniChieste': {
      const { il, entro, testo } = event.data;
      return then('integrazioni', passo('richiestaIntegrazioni', { il, entro, testo }));
    }
    case 'RendicontoEsitato': {
      const { esito, il, nonAmmesse } = event.data;
      const inParte = nonAmmesse.reduce((sum, { centesimi }) => sum + centesimi, 0);
      const nonAmmessiCentesimi = esito === 'respinto' ? row.quotaCentesimi : inParte;
      return { ...then('esitato', passo('esito', { il })), esito, nonAmmessiCentesimi };
    }
    default:
      return unknownEvent(event);
  }
}

/** A change after the check takes the check back, as in the log. */
function moved(row: RigaDelRendiconto, quante: number, centesimi: number): RigaDelRendiconto {
  return {
    ...row,
    stato: row.stato === 'verificato' ? 'bozza' : row.stato,
    numeroRighe: row.numeroRighe + quante,
    quotaCentesimi: row.quotaCentesimi + centesimi,
  };
}
