import { unknownEvent, type Aggregate, type Decider, type DomainEvent } from '../event-sourcing/index.js';
import { assertConsuntivoOpen, obiettivo, piano, schedaOf, type SchedaObiettivo } from '../planning/index.js';
import {
  assertCompetenza,
  assertNonFutura,
  idOf,
  isIsoDate,
  RuleViolation,
  type Comando,
  type Decimale,
  type TestoRef,
} from '../shared/index.js';
import { cifraDi, nellaMisuraDi, type ValoreRegistrato } from './valore-registrato.js';
import {
  avanzamentiCollegati,
  collegamentiDi,
  scrittureCollegate,
  type ValoreDiIndicatore,
} from './valori-collegati.js';

/** The outcome of an attività or the value of an indicatore: `rilevatoIl` (ISO date) is when it held. */
export type Esito = {
  readonly voceId: string;
  readonly testo: TestoRef;
  readonly valore: ValoreRegistrato;
  readonly rilevatoIl: string;
};

/** Where a consuntivo belongs: an objective is reported on by each of its centri, year by year. */
export type Sede = {
  readonly pianoId: string;
  readonly obiettivoId: string;
  readonly centroId: string;
  readonly anno: number;
};

export type EventoConsuntivo =
  | DomainEvent<'EsitoAttivitaRegistrato', Sede & { esito: Esito }>
  | DomainEvent<'EsitoAttivitaRettificato', Sede & { esito: Esito; motivo: TestoRef }>
  | DomainEvent<'ValoreIndicatoreRegistrato', Sede & { esito: Esito }>
  | DomainEvent<'ValoreIndicatoreRettificato', Sede & { esito: Esito; motivo: TestoRef }>
  | DomainEvent<'RelazioneRegistrata', Sede & { testo: TestoRef }>
  | DomainEvent<'RelazioneRettificata', Sede & { testo: TestoRef; motivo: TestoRef }>
  | DomainEvent<'ConsuntivoImportato', Sede & ContenutoImportato & { documentoSha256: string }>;

/** What a document says of one objective and centro, in one event: as coarse as the act of accepting it. */
export type ContenutoImportato = {
  readonly attivita: readonly Esito[];
  readonly indicatori: readonly Esito[];
  readonly relazione: TestoRef | null;
};

type Base<T extends string> = Comando<T> & Sede & { readonly consuntivoId: string };

export type ComandoConsuntivo =
  | (Base<'RegistraEsitoAttivita'> & { esito: Esito })
  | (Base<'RettificaEsitoAttivita'> & { esito: Esito; motivo: TestoRef })
  | (Base<'RegistraValoreIndicatore'> & { esito: Esito })
  | (Base<'RettificaValoreIndicatore'> & { esito: Esito; motivo: TestoRef })
  | (Base<'RegistraRelazione'> & { testo: TestoRef })
  | (Base<'RettificaRelazione'> & { testo: TestoRef; motivo: TestoRef });

/** What has been recorded so far: ids of attività and indicatori with an outcome, and whether there is a report. */
export interface Consuntivo {
  readonly registrati: ReadonlySet<string>;
  /** The indicatori whose value is one number: what a link carries over. */
  readonly numeri: ReadonlyMap<string, Decimale>;
  readonly relazione: boolean;
}

/** One consuntivo per objective, centro and year: the id is the natural key. */
export const consuntivoIdOf = ({ obiettivoId, centroId, anno }: Omit<Sede, 'pianoId'>): string =>
  idOf(obiettivoId, 'Consuntivo', centroId, anno);

export const consuntivo: Aggregate<Consuntivo, EventoConsuntivo> = {
  name: 'Consuntivo',
  initial: { registrati: new Set(), numeri: new Map(), relazione: false },
  evolve(state, event) {
    switch (event.type) {
      case 'EsitoAttivitaRegistrato':
      case 'EsitoAttivitaRettificato':
        return { ...state, registrati: new Set(state.registrati).add(event.data.esito.voceId) };
      case 'ValoreIndicatoreRegistrato':
      case 'ValoreIndicatoreRettificato': {
        const { esito } = event.data;
        const registrati = new Set(state.registrati).add(esito.voceId);
        return { ...state, registrati, numeri: conNumeri(state.numeri, [esito]) };
      }
      case 'RelazioneRegistrata':
      case 'RelazioneRettificata':
        return { ...state, relazione: true };
      case 'ConsuntivoImportato': {
        const { attivita, indicatori, relazione } = event.data;
        const ids = [...attivita, ...indicatori].map((esito) => esito.voceId);
        return {
          registrati: new Set([...state.registrati, ...ids]),
          numeri: conNumeri(state.numeri, indicatori),
          relazione: state.relazione || relazione !== null,
        };
      }
      default:
        return unknownEvent(event);
    }
  },
};

function conNumeri(before: Consuntivo['numeri'], esiti: readonly Esito[]): Consuntivo['numeri'] {
  const after = new Map(before);
  for (const { voceId, valore } of esiti) {
    const cifra = cifraDi(valore);
    if (cifra === null) after.delete(voceId);
    else after.set(voceId, cifra);
  }
  return after;
}

/**
 * Recording is open while the plan is in consuntivo, to those who answer for the centro. What was written is never
 * written over: a correction is an event of its own, with its reason. The value of an indicator that is linked to a
 * target of a project is the figure of that target too.
 */
export const deciderConsuntivo: Decider<ComandoConsuntivo, Consuntivo> = {
  aggregate: consuntivo,
  main: (command) => command.consuntivoId,
  reads: (command) => [
    { aggregate: piano, id: command.pianoId },
    { aggregate: obiettivo, id: command.obiettivoId },
    ...(isValore(command) ? collegamentiDi([command.obiettivoId]) : []),
  ],
  readsThen: (command, states) => (isValore(command) ? avanzamentiCollegati(states, [valoreDi(command)]) : []),
  decide(states, command) {
    assertConsuntivoOpen(states.of(piano, command.pianoId), command.anno);
    const scheda = schedaOf(states.of(obiettivo, command.obiettivoId), command.pianoId);
    if (!scheda.centri.includes(command.centroId)) throw new RuleViolation('CENTRO_NON_DELL_OBIETTIVO');
    assertCompetenza(command.autore, [command.centroId]);
    const event = decide(states.main, scheda, command);
    const valori = isValore(command) ? [valoreDi({ ...command, esito: measured(scheda, command.esito) })] : [];
    return [
      { aggregate: consuntivo, id: command.consuntivoId, events: [event] },
      ...scrittureCollegate(states, valori),
    ];
  },
};

type DiValore = Extract<ComandoConsuntivo, { type: 'RegistraValoreIndicatore' | 'RettificaValoreIndicatore' }>;
const isValore = (command: ComandoConsuntivo): command is DiValore =>
  command.type === 'RegistraValoreIndicatore' || command.type === 'RettificaValoreIndicatore';

const valoreDi = ({ pianoId, obiettivoId, centroId, anno, esito }: DiValore): ValoreDiIndicatore => ({
  ...{ pianoId, obiettivoId, centroId, anno, indicatoreId: esito.voceId, valore: esito.valore },
});

function decide(state: Consuntivo, scheda: SchedaObiettivo, command: ComandoConsuntivo): EventoConsuntivo {
  const { pianoId, obiettivoId, centroId, anno } = command;
  const sede = { pianoId, obiettivoId, centroId, anno };
  switch (command.type) {
    case 'RegistraEsitoAttivita':
      assertFirst(state.registrati.has(attivitaOf(scheda, command.esito)));
      return { type: 'EsitoAttivitaRegistrato', data: { ...sede, esito: dated(command) }, ...when(command) };
    case 'RettificaEsitoAttivita':
      assertAgain(state.registrati.has(attivitaOf(scheda, command.esito)));
      return {
        type: 'EsitoAttivitaRettificato',
        data: { ...sede, esito: dated(command), motivo: command.motivo },
        ...when(command),
      };
    case 'RegistraValoreIndicatore': {
      const esito = measured(scheda, dated(command));
      assertFirst(state.registrati.has(esito.voceId));
      return { type: 'ValoreIndicatoreRegistrato', data: { ...sede, esito }, ...when(command) };
    }
    case 'RettificaValoreIndicatore': {
      const esito = measured(scheda, dated(command));
      assertAgain(state.registrati.has(esito.voceId));
      return {
        type: 'ValoreIndicatoreRettificato',
        data: { ...sede, esito, motivo: command.motivo },
        ...when(command),
      };
    }
    case 'RegistraRelazione':
      assertFirst(state.relazione);
      return { type: 'RelazioneRegistrata', data: { ...sede, testo: command.testo } };
    case 'RettificaRelazione':
      assertAgain(state.relazione);
      return { type: 'RelazioneRettificata', data: { ...sede, testo: command.testo, motivo: command.motivo } };
  }
}

function attivitaOf(scheda: SchedaObiettivo, { voceId }: Esito): string {
  if (!scheda.attivita.some((attivita) => attivita.id === voceId)) throw new RuleViolation('ATTIVITA_INESISTENTE');
  return voceId;
}

function measured(scheda: SchedaObiettivo, esito: Esito): Esito {
  const indicatore = scheda.indicatori.find(({ id }) => id === esito.voceId);
  if (!indicatore) throw new RuleViolation('INDICATORE_INESISTENTE');
  return { ...esito, valore: nellaMisuraDi(indicatore.unita, esito.valore) };
}

function assertFirst(recorded: boolean): void {
  if (recorded) throw new RuleViolation('CONSUNTIVO_GIA_REGISTRATO');
}

function assertAgain(recorded: boolean): void {
  if (!recorded) throw new RuleViolation('CONSUNTIVO_NON_REGISTRATO');
}

function dated({ esito, now }: { readonly esito: Esito; readonly now: string }): Esito {
  if (!isIsoDate(esito.rilevatoIl)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'rilevatoIl' });
  assertNonFutura(esito.rilevatoIl, now);
  return esito;
}

const when = ({ esito }: { readonly esito: Esito }) => ({ occurredAt: esito.rilevatoIl });
