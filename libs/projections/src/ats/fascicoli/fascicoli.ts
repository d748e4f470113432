import { contoDi, progettiDi, type EventoFascicolo, type EventoSpesa } from '@consorzi/domain/ats';
import type { TipoDocumento, TipoSpesa } from '@consorzi/domain/ats';
import { streamParts, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import type { TestoRef } from '@consorzi/domain/shared';

import type { Found, Projection, Reader } from '../../projecting/index.js';

/** A document of the evidence; its name stands outside the log. A withdrawn one stays, with its reason. */
export type DocumentoRiga = {
  readonly documentoId: string;
  readonly tipo: TipoDocumento;
  readonly sha256: string;
  readonly byte: number;
  readonly mediaType: string;
  readonly nome: TestoRef;
  readonly depositatoIl: string;
  readonly ritirato: { readonly il: string; readonly motivo: TestoRef } | null;
};

/** What of a fascicolo a project sees: an expense paid by two projects has two rows, with the same documents. */
export type RigaFascicolo = {
  readonly progettoId: string;
  readonly mese: string;
  readonly spesaId: string;
  readonly tipo: TipoSpesa;
  /** The body pays the VAT over to the State itself, and the papers of that belong here. */
  readonly haIvaScissa: boolean;
  readonly annullata: boolean;
  readonly documenti: readonly DocumentoRiga[];
  /** Of the fascicolo's own stream; -1 while nothing was deposited. */
  readonly revisione: number;
};

type Luogo = { readonly progettoId: string; readonly mese: string };
type Evento = PositionedEvent & (EventoFascicolo | EventoSpesa);

/** The key of a row: it begins with project and month, by which an ATS is shown it or not. */
export const chiaveFascicolo = ({ progettoId, mese }: Luogo, spesaId: string): string =>
  `${progettoId}/${mese}/${spesaId}`;

const TIPI = new Set([
  'SpesaRegistrata',
  'SpesaRettificata',
  'SpesaAnnullata',
  'DocumentoDepositato',
  'DocumentoRitirato',
]);

/** The evidence of each expense by project and month; there from the expense on, so that what is missing shows. */
export const fascicoli: Projection<RigaFascicolo> = {
  name: 'fascicoli',
  version: 1,
  filters: { spesaId: true, progettoId: true },
  keys(event) {
    if (!TIPI.has(event.type)) return [];
    const spesaId = streamParts(event.stream).id;
    const { prima, dopo } = luoghiDi(event as Evento);
    return [...new Set([...prima, ...dopo].map((luogo) => chiaveFascicolo(luogo, spesaId)))];
  },
  evolve(rows, given) {
    const event = given as Evento;
    const spesaId = streamParts(event.stream).id;
    const { prima, dopo } = luoghiDi(event);
    // Every row of an expense holds the same: any of those there were will do.
    const known = prima.map((luogo) => rows.get(chiaveFascicolo(luogo, spesaId))).find((row) => row !== undefined);
    // Nothing is told of an expense that is not there; the decider has seen to it that it is.
    if (!known && event.type !== 'SpesaRegistrata') return new Map();
    const next = contenuto(known, event);
    const gone = prima.map((luogo) => [chiaveFascicolo(luogo, spesaId), null] as const);
    const put = dopo.map(({ progettoId, mese }) => {
      const key = chiaveFascicolo({ progettoId, mese }, spesaId);
      return [key, { ...next, progettoId, mese, spesaId }] as const;
    });
    return new Map<string, RigaFascicolo | null>([...gone, ...put]);
  },
};

/** Where the fascicolo stood until the event, and where it stands from then on. */
function luoghiDi(event: Evento): { prima: readonly Luogo[]; dopo: readonly Luogo[] } {
  switch (event.type) {
    case 'SpesaRegistrata':
      return { prima: [], dopo: diConto(contoDi(event.data.spesa, 0)) };
    case 'SpesaRettificata':
      return { prima: diConto(event.data.conto), dopo: diConto(contoDi(event.data.spesa, 0)) };
    case 'SpesaAnnullata': {
      const luoghi = diConto(event.data.conto);
      return { prima: luoghi, dopo: luoghi };
    }
    case 'DocumentoDepositato':
    case 'DocumentoRitirato':
      return { prima: event.data.progetti, dopo: event.data.progetti };
    default:
      return { prima: [], dopo: [] };
  }
}

const diConto = (conto: ReturnType<typeof contoDi>): readonly Luogo[] =>
  progettiDi(conto).map((progettoId) => ({ progettoId, mese: conto.mese }));

type Contenuto = Omit<RigaFascicolo, 'progettoId' | 'mese' | 'spesaId'>;

function contenuto(row: RigaFascicolo | undefined, event: Evento): Contenuto {
  const { annullata = false, documenti = [], revisione = -1 } = row ?? {};
  switch (event.type) {
    case 'SpesaRegistrata':
    case 'SpesaRettificata': {
      const { tipo, scissioneIva, ivaCentesimi } = event.data.spesa;
      return { tipo, haIvaScissa: scissioneIva && ivaCentesimi > 0, annullata, documenti, revisione };
    }
    case 'SpesaAnnullata':
      return { ...row!, annullata: true };
    case 'DocumentoDepositato': {
      const { progetti: _progetti, ...documento } = event.data;
      const nuovo = { ...documento, depositatoIl: event.recordedAt, ritirato: null };
      return { ...row!, documenti: [...documenti, nuovo], revisione: event.revision };
    }
    case 'DocumentoRitirato': {
      const { documentoId, motivo } = event.data;
      const ritirato = { il: event.recordedAt, motivo };
      return {
        ...row!,
        documenti: documenti.map((one) => (one.documentoId === documentoId ? { ...one, ritirato } : one)),
        revisione: event.revision,
      };
    }
    default:
      throw new Error(`${event.type} is nothing of a fascicolo`);
  }
}

/** The rows of one expense, one a project; none for an expense that is unknown here. */
export const fascicoloDellaSpesa = (reader: Reader, spesaId: string): Promise<readonly Found<RigaFascicolo>[]> =>
  reader.where(fascicoli, { spesaId });

/** Those of a project, by month and expense; months (ISO) both included. */
export async function fascicoliDelProgetto(
  reader: Reader,
  progettoId: string,
  { dal, al }: { readonly dal?: string | undefined; readonly al?: string | undefined } = {},
): Promise<readonly RigaFascicolo[]> {
  const found = await reader.where(fascicoli, { progettoId });
  return found.map(({ row }) => row).filter(({ mese }) => (!dal || dal <= mese) && (!al || mese <= al));
}

/** What counts as evidence: deposited and not withdrawn. */
export const presentiIn = ({ documenti }: Pick<RigaFascicolo, 'documenti'>): readonly DocumentoRiga[] =>
  documenti.filter(({ ritirato }) => ritirato === null);
