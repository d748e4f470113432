import {
  avanzamento,
  avanzamentoIdOf,
  collegamentiIdOf,
  collegamentoIndicatore,
  CONTEGGI_CONOSCIUTI,
  figuraDalConsuntivo,
  progettoRecepito,
  type Avanzamento,
  type CollegamentiDellObiettivo,
  type DelTraguardo,
  type EventoAvanzamento,
  type EventoCollegamento,
  type OggettoCollegato,
} from '../ats/index.js';
import type { Decider, States, Write } from '../event-sourcing/index.js';
import { assertKnown, obiettivo, piano, schedaOf, type Obiettivo, type Piano } from '../planning/index.js';
import { RuleViolation, type Comando, type TestoRef } from '../shared/index.js';
import { consuntivo, consuntivoIdOf } from './consuntivo.js';

type DellIndicatore = { readonly obiettivoId: string; readonly indicatoreId: string };

export type ComandoCollegamento =
  | (Comando<'CollegaIndicatore'> & DellIndicatore & { pianoId: string; oggetto: OggettoCollegato })
  | (Comando<'ScollegaIndicatore'> & DellIndicatore & { motivo: TestoRef });
type Collega = Extract<ComandoCollegamento, { type: 'CollegaIndicatore' }>;

/**
 * A figure that is both an indicator of the plan and a partner's figure in a project is entered once, in the consuntivo.
 * Linking carries over what the consuntivo says already; unlinking takes the figures back, that are then the target's own
 * to enter.
 */
export const deciderCollegamento: Decider<ComandoCollegamento, CollegamentiDellObiettivo> = {
  aggregate: collegamentoIndicatore,
  main: ({ obiettivoId }) => collegamentiIdOf(obiettivoId),
  reads(command, main) {
    if (command.type === 'ScollegaIndicatore') {
      const linked = main.get(command.indicatoreId);
      return linked?.tipo === 'traguardo' ? [{ aggregate: avanzamento, id: avanzamentoIdOf(linked) }] : [];
    }
    const { pianoId, obiettivoId, oggetto } = command;
    return [
      { aggregate: piano, id: pianoId },
      { aggregate: obiettivo, id: obiettivoId },
      ...(oggetto.progettoId === null ? [] : [{ aggregate: progettoRecepito, id: oggetto.progettoId }]),
      ...(oggetto.tipo === 'traguardo' ? [{ aggregate: avanzamento, id: avanzamentoIdOf(oggetto) }] : []),
    ];
  },
  readsThen(command, { of }) {
    if (command.type === 'ScollegaIndicatore' || command.oggetto.tipo !== 'traguardo') return [];
    const { pianoId, obiettivoId } = command;
    return sediDi(of(piano, pianoId), of(obiettivo, obiettivoId)).map((sede) => ({
      aggregate: consuntivo,
      id: consuntivoIdOf({ obiettivoId, ...sede }),
    }));
  },
  decide: (states, command) =>
    command.type === 'CollegaIndicatore' ? collega(states, command) : scollega(states, command),
};

/** Each of its centri reports on an objective, year by year. */
const sediDi = (delPiano: Piano, stato: Obiettivo) =>
  'dal' in delPiano && stato.status === 'definito'
    ? anniDi(delPiano).flatMap((anno) => stato.scheda.centri.map((centroId) => ({ centroId, anno })))
    : [];

const anniDi = ({ dal, al }: { readonly dal: number; readonly al: number }): readonly number[] =>
  Array.from({ length: al - dal + 1 }, (_, index) => dal + index);

function collega(states: States<CollegamentiDellObiettivo>, command: Collega): readonly Write[] {
  const { pianoId, obiettivoId, indicatoreId, oggetto } = command;
  const delPiano = states.of(piano, pianoId);
  assertKnown(delPiano);
  const scheda = schedaOf(states.of(obiettivo, obiettivoId), pianoId);
  if (!scheda.indicatori.some(({ id }) => id === indicatoreId)) throw new RuleViolation('INDICATORE_INESISTENTE');
  if (states.main.has(indicatoreId)) throw new RuleViolation('INDICATORE_GIA_COLLEGATO');
  const titles = oggetto.progettoId === null ? null : traguardiDi(states, oggetto.progettoId);
  const own = write(obiettivoId, {
    type: 'IndicatoreCollegato',
    data: { pianoId, obiettivoId, indicatoreId, oggetto },
  });
  if (oggetto.tipo === 'conteggio') {
    if (!CONTEGGI_CONOSCIUTI.includes(oggetto.conteggio))
      throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'conteggio' });
    return [own];
  }
  const traguardo = titles?.find(({ traguardoId }) => traguardoId === oggetto.traguardoId);
  if (!traguardo) throw new RuleViolation('TRAGUARDO_INESISTENTE', { traguardoId: oggetto.traguardoId });
  if (traguardo.tipo !== 'target') throw new RuleViolation('TRAGUARDO_NON_COLLEGABILE');
  const id = avanzamentoIdOf(oggetto);
  const before = states.of(avanzamento, id);
  assertLiberi(before, delPiano);
  const linked: EventoAvanzamento = {
    type: 'TraguardoCollegato',
    data: { ...delTraguardo(oggetto), pianoId, obiettivoId, indicatoreId, dal: delPiano.dal, al: delPiano.al },
  };
  return [own, { aggregate: avanzamento, id, events: [linked, ...riportate(states, command, before)] }];
}

/** The targets of a project that the consortium takes part in. @throws RuleViolation SPESA_PROGETTO_SCONOSCIUTO */
function traguardiDi({ of }: States<CollegamentiDellObiettivo>, progettoId: string) {
  const recepito = of(progettoRecepito, progettoId);
  if (recepito.status === 'assente') throw new RuleViolation('SPESA_PROGETTO_SCONOSCIUTO', { progettoId });
  return recepito.traguardi;
}

/** One source for the figures of a year. @throws RuleViolation TRAGUARDO_GIA_COLLEGATO, TRAGUARDO_CON_DATI */
function assertLiberi({ collegati, figure }: Avanzamento, { dal, al }: { dal: number; al: number }): void {
  const other = collegati.find((one) => one.dal <= al && dal <= one.al);
  if (other) {
    const { obiettivoId, indicatoreId } = other;
    throw new RuleViolation('TRAGUARDO_GIA_COLLEGATO', { obiettivoId, indicatoreId, anno: Math.max(dal, other.dal) });
  }
  // Of a month or of a whole year: what was entered by hand is taken back by hand, nobody's figure is replaced unseen.
  for (const { mese, periodo } of figure.values()) {
    const anno = Number(mese.slice(0, 4));
    if (dal <= anno && anno <= al) throw new RuleViolation('TRAGUARDO_CON_DATI', { anno, mese, periodo });
  }
}

/** What the consuntivo says already, of each centro and year. */
function riportate(
  { of }: States<CollegamentiDellObiettivo>,
  { pianoId, obiettivoId, indicatoreId, oggetto }: Collega,
  before: Avanzamento,
): readonly EventoAvanzamento[] {
  if (oggetto.tipo !== 'traguardo') return [];
  const events: EventoAvanzamento[] = [];
  let now = before;
  for (const sede of sediDi(of(piano, pianoId), of(obiettivo, obiettivoId))) {
    const parte = of(consuntivo, consuntivoIdOf({ obiettivoId, ...sede })).numeri.get(indicatoreId);
    if (parte === undefined) continue;
    const fonte = { pianoId, obiettivoId, indicatoreId, ...sede, parte };
    const more = figuraDalConsuntivo(now, oggetto, fonte);
    now = more.reduce((state, event) => avanzamento.evolve(state, event), now);
    events.push(...more);
  }
  return events;
}

type Scollega = Extract<ComandoCollegamento, { type: 'ScollegaIndicatore' }>;

function scollega({ main, of }: States<CollegamentiDellObiettivo>, command: Scollega): readonly Write[] {
  const { obiettivoId, indicatoreId, motivo } = command;
  const linked = main.get(indicatoreId);
  if (!linked) throw new RuleViolation('INDICATORE_NON_COLLEGATO');
  const { pianoId, ...oggetto } = linked;
  const own = write(obiettivoId, {
    type: 'IndicatoreScollegato',
    data: { pianoId, obiettivoId, indicatoreId, oggetto, motivo },
  });
  if (oggetto.tipo !== 'traguardo') return [own];
  const id = avanzamentoIdOf(oggetto);
  const taken = [...of(avanzamento, id).figure.values()].flatMap(({ mese, fonte, parti, valore }) => {
    if (fonte?.obiettivoId !== obiettivoId || fonte.indicatoreId !== indicatoreId) return [];
    const centroId = [...parti.keys()].at(-1)!;
    const whence = { pianoId, obiettivoId, indicatoreId, anno: Number(mese.slice(0, 4)), centroId, parte: null };
    const data = { ...delTraguardo(oggetto), partnerId: null, mese, periodo: 'anno', valore, fonte: whence } as const;
    return [{ type: 'AvanzamentoAnnullato', data: { ...data, motivo: null } } satisfies EventoAvanzamento];
  });
  const unlinked = { type: 'TraguardoScollegato', data: { ...delTraguardo(oggetto), obiettivoId, indicatoreId } };
  return [own, { aggregate: avanzamento, id, events: [...taken, unlinked] }];
}

const delTraguardo = ({ progettoId, traguardoId }: DelTraguardo): DelTraguardo => ({ progettoId, traguardoId });

const write = (obiettivoId: string, event: EventoCollegamento): Write => ({
  aggregate: collegamentoIndicatore,
  id: collegamentiIdOf(obiettivoId),
  events: [event],
});
