import {
  type EsitoControllo,
  type EsitoDomanda,
  type EventoListaDiControllo,
  type OggettoLista,
  type TipoLista,
} from '@consorzi/domain/ats';
import { streamParts, unknownEvent, type PositionedEvent } from '@consorzi/domain/event-sourcing';

import type { Projection } from '../../projecting/index.js';

/** Persons and notes by id; `il` is when it was recorded (ISO). */
export type RispostaRiga = {
  readonly esito: EsitoDomanda;
  readonly notaId: string | null;
  readonly personaId: string;
  readonly il: string;
  /** How often the question was answered: the earlier answers are in the history. */
  readonly volte: number;
};

export type DomandaRiga = {
  readonly id: string;
  readonly testo: string;
  readonly obbligatoria: boolean;
  readonly risposta: RispostaRiga | null;
};

/** What the list is about, as the log says it, its words by id. */
export type OggettoListaRiga = {
  readonly tipo: OggettoLista['tipo'];
  readonly cig: string | null;
  readonly senzaCig: string | null;
  readonly testoId: string | null;
  readonly partnerId: string | null;
  readonly rendicontoId: string | null;
  readonly dal: string | null;
  readonly al: string | null;
};

export type RigaListaDiControllo = {
  readonly listaId: string;
  readonly progettoId: string;
  readonly mese: string;
  readonly tipo: TipoLista;
  readonly codice: string;
  readonly titolo: string;
  readonly proceduraVersione: number;
  readonly oggetto: OggettoListaRiga;
  readonly stato: 'aperta' | 'compilata' | 'controllata';
  readonly domande: readonly DomandaRiga[];
  readonly risposteDate: number;
  readonly apertaDa: string;
  readonly apertaIl: string;
  /** Whoever has answered or filled in: the others may control. */
  readonly compilatori: readonly string[];
  readonly compilataDa: string | null;
  readonly compilataIl: string | null;
  readonly controllo: {
    readonly esito: EsitoControllo;
    readonly notaId: string | null;
    readonly personaId: string;
    readonly il: string;
  } | null;
  readonly riapertura: { readonly motivoId: string; readonly il: string; readonly volte: number } | null;
  readonly revisione: number;
};

const TYPES: ReadonlySet<string> = new Set<EventoListaDiControllo['type']>([
  ...(['ListaAperta', 'RispostaData', 'ListaCompilata', 'ListaControllata', 'ListaRiaperta'] as const),
]);
type Evento = PositionedEvent & EventoListaDiControllo;

const keyOf = ({ stream, data }: Evento): string => `${data.progettoId}/${data.mese}/${streamParts(stream).id}`;

/** Check lists, whole: a consortium's, of which its ATS may be shown those of some months, or the ATS's own. */
export const listeDiControllo: Projection<RigaListaDiControllo> = {
  name: 'liste_di_controllo',
  version: 1,
  filters: { listaId: true, progettoId: true },
  keys: (event) => (TYPES.has(event.type) ? [keyOf(event as Evento)] : []),
  evolve(rows, event) {
    const known = event as Evento;
    const key = keyOf(known);
    return new Map([[key, { ...evolve(rows.get(key), known), revisione: event.revision }]]);
  },
};

function evolve(row: RigaListaDiControllo | undefined, event: Evento): RigaListaDiControllo {
  if (event.type === 'ListaAperta') return aperta(event);
  if (!row) throw new Error(`${event.type} before the list was there`);
  switch (event.type) {
    case 'RispostaData': {
      const domande = conRisposte(row.domande, event.data, event.recordedAt);
      const risposteDate = domande.filter(({ risposta }) => risposta !== null).length;
      return { ...con(row, event.data.personaId), domande, risposteDate };
    }
    case 'ListaCompilata': {
      const { personaId } = event.data;
      return { ...con(row, personaId), stato: 'compilata', compilataDa: personaId, compilataIl: event.recordedAt };
    }
    case 'ListaControllata': {
      const { esito, note, personaId } = event.data;
      const controllo = { esito, notaId: note?.testoId ?? null, personaId, il: event.recordedAt };
      return { ...row, stato: 'controllata', controllo };
    }
    case 'ListaRiaperta': {
      const { motivo } = event.data;
      const riapertura = { motivoId: motivo.testoId, il: event.recordedAt, volte: (row.riapertura?.volte ?? 0) + 1 };
      return { ...row, stato: 'aperta', compilataDa: null, compilataIl: null, controllo: null, riapertura };
    }
    default:
      return unknownEvent(event);
  }
}

function aperta({ stream, data, personaId, recordedAt, revision }: Evento & { type: 'ListaAperta' }) {
  const { progettoId, mese, proceduraVersione, modelloLista, oggetto } = data;
  const { tipo, codice, titolo, domande } = modelloLista;
  return {
    ...{ listaId: streamParts(stream).id, progettoId, mese, tipo, codice, titolo, proceduraVersione },
    ...{ oggetto: oggettoRiga(oggetto), stato: 'aperta' as const, risposteDate: 0 },
    domande: domande.map(({ id, testo, obbligatoria }) => ({ id, testo, obbligatoria, risposta: null })),
    ...{ apertaDa: personaId, apertaIl: recordedAt, compilatori: [], compilataDa: null, compilataIl: null },
    ...{ controllo: null, riapertura: null, revisione: revision },
  };
}

const VUOTO = { cig: null, senzaCig: null, testoId: null, partnerId: null, rendicontoId: null, dal: null, al: null };
function oggettoRiga(oggetto: OggettoLista): OggettoListaRiga {
  if (oggetto.tipo === 'rendicontazione') return { ...VUOTO, ...oggetto };
  const { cig, oggetto: testo } = oggetto;
  const codice = 'codice' in cig ? { cig: cig.codice } : { senzaCig: cig.assenza };
  return { ...VUOTO, tipo: 'affidamento', ...codice, testoId: testo.testoId };
}

function conRisposte(
  domande: readonly DomandaRiga[],
  { risposte, personaId }: (Evento & { type: 'RispostaData' })['data'],
  il: string,
): readonly DomandaRiga[] {
  const date = new Map(risposte.map((risposta) => [risposta.domandaId, risposta]));
  return domande.map((domanda) => {
    const data = date.get(domanda.id);
    if (!data) return domanda;
    const volte = (domanda.risposta?.volte ?? 0) + 1;
    return { ...domanda, risposta: { esito: data.esito, notaId: data.note?.testoId ?? null, personaId, il, volte } };
  });
}

const con = (row: RigaListaDiControllo, personaId: string): RigaListaDiControllo => ({
  ...row,
  compilatori: [...new Set([...row.compilatori, personaId])],
});
