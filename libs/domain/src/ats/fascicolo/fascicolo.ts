import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../../event-sourcing/index.js';
import { RuleViolation, type Comando, type Mese, type TestoRef } from '../../shared/index.js';
import { TIPI_DOCUMENTO, type TipoDocumento } from '../programma/modello-procedura.js';
import { contoDi, progettiDi, spesa, type Registrata } from '../spesa/index.js';

/** A file of the store by its hash; `nome` is a text, as it may name a person. */
export type FileDepositato = {
  readonly sha256: string;
  readonly byte: number;
  readonly mediaType: string;
  readonly nome: TestoRef;
};

/** Where the fascicolo of an expense stands: a project that pays for it, and its month. */
export type LuogoFascicolo = { readonly progettoId: string; readonly mese: Mese };

/** `progetti`: those of the expense at that time, so that a read model knows its rows by the event alone. */
export type EventoFascicolo =
  | DomainEvent<
      'DocumentoDepositato',
      FileDepositato & { documentoId: string; tipo: TipoDocumento; progetti: readonly LuogoFascicolo[] }
    >
  | DomainEvent<'DocumentoRitirato', { documentoId: string; motivo: TestoRef; progetti: readonly LuogoFascicolo[] }>;

export type ComandoFascicolo =
  | (Comando<'DepositaDocumento'> & Della & FileDepositato & { tipo: TipoDocumento })
  | (Comando<'RitiraDocumento'> & Della & { motivo: TestoRef });
interface Della {
  readonly spesaId: string;
  readonly documentoId: string;
}

/** The most documents that a fascicolo holds, withdrawn ones left out. */
export const MASSIMO_DOCUMENTI = 200;

/** What was deposited and not withdrawn, and the ids of what was. */
export interface Fascicolo {
  readonly depositati: readonly { readonly documentoId: string; readonly sha256: string }[];
  readonly ritirati: readonly string[];
}

/** The evidence of one expense, in the consortium's log; its id is the expense's. */
export const fascicolo: Aggregate<Fascicolo, EventoFascicolo> = {
  name: 'Fascicolo',
  initial: { depositati: [], ritirati: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'DocumentoDepositato': {
        const { documentoId, sha256 } = event.data;
        return { ...state, depositati: [...state.depositati, { documentoId, sha256 }] };
      }
      case 'DocumentoRitirato': {
        const { documentoId } = event.data;
        const depositati = state.depositati.filter((one) => one.documentoId !== documentoId);
        return { depositati, ritirati: [...state.ritirati, documentoId] };
      }
      default:
        return unknownEvent(event);
    }
  },
};

/** A file serves as many expenses as it proves: only within one fascicolo it stands once. */
export const deciderFascicolo: Decider<ComandoFascicolo, Fascicolo> = {
  aggregate: fascicolo,
  main: ({ spesaId }) => spesaId,
  reads: ({ spesaId }) => [{ aggregate: spesa, id: spesaId }],
  decide({ main, of }, command) {
    const { spesaId, documentoId } = command;
    const dellaSpesa = of(spesa, spesaId);
    if (dellaSpesa.status === 'assente') throw new RuleViolation('SPESA_INESISTENTE');
    const progetti = luoghiDi(dellaSpesa);
    if (command.type === 'RitiraDocumento') {
      if (main.ritirati.includes(documentoId)) throw new RuleViolation('DOCUMENTO_GIA_RITIRATO');
      if (!main.depositati.some((one) => one.documentoId === documentoId)) throw new RuleViolation('DOCUMENTO_INESISTENTE'); // prettier-ignore
      return [own(spesaId, { type: 'DocumentoRitirato', data: { documentoId, motivo: command.motivo, progetti } })];
    }
    if (dellaSpesa.status === 'annullata') throw new RuleViolation('SPESA_ANNULLATA');
    if (main.depositati.length >= MASSIMO_DOCUMENTI) throw new RuleViolation('FASCICOLO_PIENO', { massimo: MASSIMO_DOCUMENTI }); // prettier-ignore
    const { tipo, sha256, byte, mediaType, nome } = checked(command);
    const same = main.depositati.find((one) => one.sha256 === sha256);
    if (same) throw new RuleViolation('DOCUMENTO_GIA_DEPOSITATO', { documentoId: same.documentoId });
    const data = { documentoId, tipo, sha256, byte, mediaType, nome, progetti };
    return [own(spesaId, { type: 'DocumentoDepositato', data })];
  },
};

const own = (id: string, event: EventoFascicolo) => ({ aggregate: fascicolo, id, events: [event] });

function luoghiDi({ spesa: dati }: Registrata): readonly LuogoFascicolo[] {
  const conto = contoDi(dati, 0);
  return progettiDi(conto).map((progettoId) => ({ progettoId, mese: conto.mese }));
}

/** @throws RuleViolation CAMPO_NON_VALIDO */
function checked<C extends FileDepositato & { tipo: TipoDocumento }>(command: C): C {
  const { tipo, sha256, byte, mediaType } = command;
  const wrong = Object.entries({
    tipo: TIPI_DOCUMENTO.includes(tipo),
    sha256: /^[0-9a-f]{64}$/.test(sha256),
    byte: Number.isSafeInteger(byte) && byte > 0,
    mediaType: /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(mediaType),
  }).find(([, isRight]) => !isRight);
  if (wrong) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: wrong[0] });
  return command;
}
