import {
  avanzamentiCollegati,
  collegamentiDi,
  consuntivo,
  scrittureCollegate,
  type Consuntivo,
  type ContenutoImportato,
  type EventoConsuntivo,
  type Sede,
  type ValoreDiIndicatore,
} from '../../consuntivo/index.js';
import {
  unknownEvent,
  type Aggregate,
  type Decider,
  type DomainEvent,
  type States,
  type Write,
} from '../../event-sourcing/index.js';
import {
  assertConsuntivoOpen,
  assertFree,
  eliminati,
  lettureDi,
  type OggettoDelPiano,
  obiettivo,
  periodo,
  piano,
  progettoPeg,
  schedaObiettivo,
  schedaProgettoPeg,
  type EventoPiano,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '../../planning/index.js';
import { idOf, RuleViolation, type Comando, type TestoRef } from '../../shared/index.js';
import { centroDiResponsabilita } from '../../tenancy/index.js';
import type { SectionKind } from '../proposal.js';
import { stessoCentro } from './centri-importati.js';

/** The source document, by the hash of its bytes; `versioneParser` says which rules read it. Its name is free text. */
export type DocumentoOrigine = {
  readonly nome: TestoRef;
  readonly sha256: string;
  readonly famiglia: string;
  readonly versioneParser: string;
};

/** What a kept part is: a kind of section of the document, or what the importer had no place for. */
export type GenereSezione = SectionKind | 'altriDati' | 'punteggi' | 'nonLette' | GenereResto;

/** What of an objective of the document the plan does not say, or has recorded otherwise. */
type GenereResto = 'obiettivoFuoriDalPiano' | 'risultatiSenzaRiga' | 'risultatiGiaRegistrati' | 'testiDiversi';

/** A part of the document that has no field yet, kept whole as free text, its title as the first line. */
export type SezioneConservata = { readonly genere: GenereSezione; readonly testo: TestoRef };

/** What the document becomes: each object is one event in its own stream. */
export type OggettoImportato =
  | { readonly tipo: 'centro'; readonly id: string; readonly codice: string; readonly denominazione: string }
  | { readonly tipo: 'progettoPeg'; readonly id: string; readonly scheda: SchedaProgettoPeg }
  | { readonly tipo: 'obiettivo'; readonly id: string; readonly scheda: SchedaObiettivo }
  | { readonly tipo: 'consuntivo'; readonly id: string; readonly sede: Sede; readonly contenuto: ContenutoImportato };

/** `bozza`: a plan still to be approved; `ricostruito`: known from its Relazione only; `esistente`: consuntivo added. */
export type PianoDiArrivo = {
  readonly pianoId: string;
  readonly titolo: string;
  readonly dal: number;
  readonly al: number;
  readonly come: 'bozza' | 'ricostruito' | 'esistente';
};

export type EventoImportazione =
  | DomainEvent<'ImportazioneIniziata', { pianoId: string; documento: DocumentoOrigine; parti: number }>
  | DomainEvent<'ParteImportata', { parte: number }>
  | DomainEvent<
      'ImportazioneAccettata',
      { pianoId: string; documento: DocumentoOrigine; propostaId: string; sezioni: readonly SezioneConservata[] }
    >
  | DomainEvent<'ImportazioneAnnullata', { pianoId: string }>;

type Base<T extends string> = Comando<T> & { readonly importazioneId: string; readonly piano: PianoDiArrivo };

/** A proposal that fits in one append is accepted at once; a larger one comes in parts, its plan unseen until the last. */
export type ComandoImportazione =
  | (Base<'ImportaParte'> & {
      readonly propostaId: string;
      readonly documento: DocumentoOrigine;
      readonly oggetti: readonly OggettoImportato[];
      readonly sezioni: readonly SezioneConservata[];
      /** What is kept of a result in the place of which another one is recorded already, by `riservaOf`. */
      readonly riserve?: ReadonlyMap<string, SezioneConservata>;
      /** 1-based number of this part, and how many there are. */
      readonly parte: number;
      readonly di: number;
    })
  | AnnullaImportazione;

/** Drops an import under way with all that its parts brought; `oggetti` is what stands in the plan so far. */
export type AnnullaImportazione = Base<'AnnullaImportazione'> & { readonly oggetti: readonly OggettoDelPiano[] };

export type Importazione =
  | { readonly status: 'assente' }
  | { readonly status: 'inCorso'; readonly pianoId: string; readonly parte: number; readonly di: number }
  | { readonly status: 'accettata'; readonly pianoId: string; readonly propostaId: string };

/** A document is accepted once per consortium: the id is its hash. */
export const importazioneIdOf = (scope: string, sha256: string): string => idOf(scope, 'Importazione', sha256);

export const importazione: Aggregate<Importazione, EventoImportazione> = {
  name: 'Importazione',
  initial: { status: 'assente' },
  evolve(state, event) {
    switch (event.type) {
      case 'ImportazioneIniziata':
        return { status: 'inCorso', pianoId: event.data.pianoId, parte: 1, di: event.data.parti };
      case 'ParteImportata':
        if (state.status !== 'inCorso') throw new Error('a part of no import');
        return { ...state, parte: event.data.parte };
      case 'ImportazioneAccettata':
        return { status: 'accettata', pianoId: event.data.pianoId, propostaId: event.data.propostaId };
      case 'ImportazioneAnnullata':
        return { status: 'assente' };
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderImportazione: Decider<ComandoImportazione, Importazione> = {
  aggregate: importazione,
  main: (command) => command.importazioneId,
  reads(command, main) {
    // Accepted for another period before: whether that plan is still there decides.
    const before = main.status === 'accettata' ? [main.pianoId] : [];
    const plans = [...new Set([command.piano.pianoId, ...before])].map((id) => ({ aggregate: piano, id }));
    if (command.type === 'AnnullaImportazione') return [...plans, ...lettureDi(command.oggetti)];
    // Ids that are natural keys may have a history: centri that another import has just brought, projects of a draft that was dropped, a consuntivo under way.
    const centri = command.oggetti.filter((oggetto) => oggetto.tipo === 'centro');
    const projects = command.oggetti.filter((oggetto) => oggetto.tipo === 'progettoPeg');
    const reports =
      command.piano.come === 'esistente' ? command.oggetti.filter((oggetto) => oggetto.tipo === 'consuntivo') : [];
    return [
      ...plans,
      ...centri.map(({ id }) => ({ aggregate: centroDiResponsabilita, id })),
      ...projects.map(({ id }) => ({ aggregate: progettoPeg, id })),
      ...reports.map(({ id }) => ({ aggregate: consuntivo, id })),
      ...collegamentiDi(reports.map(({ sede }) => sede.obiettivoId)),
    ];
  },
  readsThen: (command, states) =>
    command.type === 'ImportaParte' ? avanzamentiCollegati(states, valoriDi(states, command)) : [],
  decide(states, command) {
    // A draft that was dropped frees its document: it may be imported again.
    const { main } = states;
    if (main.status === 'accettata' && states.of(piano, main.pianoId).status !== 'assente') {
      throw new RuleViolation('DOCUMENTO_GIA_IMPORTATO', { propostaId: main.propostaId });
    }
    if (main.status === 'inCorso' && main.pianoId !== command.piano.pianoId) {
      throw new RuleViolation('IMPORTAZIONE_NON_IN_CORSO');
    }
    return command.type === 'ImportaParte' ? importPart(states, command) : cancel(states, command);
  },
};

type ImportaParte = Extract<ComandoImportazione, { type: 'ImportaParte' }>;

function importPart(states: States<Importazione>, command: ImportaParte): readonly Write[] {
  assertInOrder(states.main, command);
  const plan = planEvents(states, command);
  const sezioni = [...command.sezioni, ...notTaken(states, command)];
  return [
    { aggregate: importazione, id: command.importazioneId, events: [ownEvent({ ...command, sezioni })] },
    ...(plan.length > 0 ? [{ aggregate: piano, id: command.piano.pianoId, events: plan }] : []),
    ...command.oggetti.flatMap((oggetto) => objectWrite(states, command, oggetto)),
    ...scrittureCollegate(states, valoriDi(states, command)),
  ];
}

/** The values that the document brings to indicators of a plan that stands: only those can be linked by then. */
function valoriDi(states: Pick<States<Importazione>, 'of'>, command: ImportaParte): readonly ValoreDiIndicatore[] {
  if (command.piano.come !== 'esistente') return [];
  return command.oggetti.flatMap((oggetto) => {
    if (oggetto.tipo !== 'consuntivo') return [];
    const { indicatori } = notYetRecorded(recordedBefore(states, command, oggetto), oggetto.contenuto);
    return indicatori.map(({ voceId, valore }) => ({ ...oggetto.sede, indicatoreId: voceId, valore }));
  });
}

function assertInOrder(state: Importazione, { parte, di }: ImportaParte): void {
  const next = state.status === 'inCorso' ? state.parte + 1 : 1;
  if (parte !== next || (state.status === 'inCorso' && state.di !== di))
    throw new RuleViolation('IMPORTAZIONE_NON_IN_CORSO');
}

function ownEvent({ piano: { pianoId }, documento, propostaId, sezioni, parte, di }: ImportaParte): EventoImportazione {
  if (parte === di) return { type: 'ImportazioneAccettata', data: { pianoId, documento, propostaId, sezioni } };
  if (parte === 1) return { type: 'ImportazioneIniziata', data: { pianoId, documento, parti: di } };
  return { type: 'ParteImportata', data: { parte } };
}

/** The plan is announced by the first part and seen from the last one on; a consuntivo over a plan leaves it as it is. */
function planEvents(
  states: States<Importazione>,
  { piano: target, documento, oggetti, parte, di }: ImportaParte,
): readonly EventoPiano[] {
  const state = states.of(piano, target.pianoId);
  if (target.come === 'esistente') {
    if (di > 1) throw new RuleViolation('IMPORTAZIONE_TROPPO_GRANDE');
    assertConsuntivoOpen(state, target.dal);
    for (const oggetto of oggetti) if (oggetto.tipo === 'consuntivo') assertConsuntivoOpen(state, oggetto.sede.anno);
    return [];
  }
  const ours = state.status === 'inImportazione' && state.documentoSha256 === documento.sha256;
  if (!(parte > 1 && ours)) assertFree(state);
  const data = { titolo: target.titolo, ...periodo(target), documentoSha256: documento.sha256 };
  if (parte === di) return [{ type: target.come === 'bozza' ? 'PianoImportato' : 'PianoRicostruito', data }];
  return parte === 1 ? [{ type: 'ImportazioneDelPianoIniziata', data }] : [];
}

function objectWrite(states: States<Importazione>, command: ImportaParte, oggetto: OggettoImportato): readonly Write[] {
  const { pianoId } = command.piano;
  const definito = { pianoId, variazioneId: null };
  switch (oggetto.tipo) {
    case 'centro': {
      const { codice, denominazione } = oggetto;
      const now = states.of(centroDiResponsabilita, oggetto.id);
      if (now.status === 'attivo' && stessoCentro(now.denominazione, denominazione)) return [];
      if (now.status !== 'assente') throw new RuleViolation('CENTRO_GIA_ISTITUITO', { codice });
      const event = { type: 'CentroDiResponsabilitaIstituito', data: { codice, denominazione } };
      return [{ aggregate: centroDiResponsabilita, id: oggetto.id, events: [event] }];
    }
    case 'progettoPeg': {
      const event = { type: 'ProgettoPegDefinito', data: { ...definito, scheda: schedaProgettoPeg(oggetto.scheda) } };
      return [{ aggregate: progettoPeg, id: oggetto.id, events: [event] }];
    }
    case 'obiettivo': {
      const event = { type: 'ObiettivoDefinito', data: { ...definito, scheda: schedaObiettivo(oggetto.scheda) } };
      return [{ aggregate: obiettivo, id: oggetto.id, events: [event] }];
    }
    case 'consuntivo': {
      const before = recordedBefore(states, command, oggetto);
      const contenuto = notYetRecorded(before, oggetto.contenuto);
      if (isEmpty(contenuto)) return [];
      const data = { ...oggetto.sede, ...contenuto, documentoSha256: command.documento.sha256 };
      const event: EventoConsuntivo = { type: 'ConsuntivoImportato', data };
      return [{ aggregate: consuntivo, id: oggetto.id, events: [event] }];
    }
  }
}

/** A document never writes over what people recorded: that is corrected one by one, with a reason. */
function notYetRecorded(before: Consuntivo, contenuto: ContenutoImportato): ContenutoImportato {
  const fresh = (esito: { voceId: string }) => !before.registrati.has(esito.voceId);
  return {
    attivita: contenuto.attivita.filter(fresh),
    indicatori: contenuto.indicatori.filter(fresh),
    relazione: before.relazione ? null : contenuto.relazione,
  };
}

type ConsuntivoDaImportare = Extract<OggettoImportato, { tipo: 'consuntivo' }>;

const recordedBefore = (
  states: Pick<States<Importazione>, 'of'>,
  { piano: { come } }: ImportaParte,
  { id }: ConsuntivoDaImportare,
) => (come === 'esistente' ? states.of(consuntivo, id) : consuntivo.initial);

/** Key of what is kept of a result, `voce` being the id of its row or `relazione`. */
export const riservaOf = (consuntivoId: string, voce: string): string => `${consuntivoId}/${voce}`;

/** Of the results that people recorded before the document: what it says of them, kept. */
function notTaken(states: States<Importazione>, command: ImportaParte): readonly SezioneConservata[] {
  return command.oggetti.flatMap((oggetto) => {
    if (oggetto.tipo !== 'consuntivo') return [];
    const before = recordedBefore(states, command, oggetto);
    const { attivita, indicatori, relazione } = oggetto.contenuto;
    const recorded = [...attivita, ...indicatori].map(({ voceId }) => voceId).filter((id) => before.registrati.has(id));
    const left = [...recorded, ...(before.relazione && relazione ? ['relazione'] : [])];
    return left.flatMap((voce) => command.riserve?.get(riservaOf(oggetto.id, voce)) ?? []);
  });
}

const isEmpty = ({ attivita, indicatori, relazione }: ContenutoImportato) =>
  attivita.length + indicatori.length === 0 && relazione === null;

function cancel(
  states: States<Importazione>,
  { importazioneId, piano: { pianoId }, oggetti }: AnnullaImportazione,
): readonly Write[] {
  if (states.main.status !== 'inCorso') throw new RuleViolation('IMPORTAZIONE_NON_IN_CORSO');
  return [
    { aggregate: importazione, id: importazioneId, events: [{ type: 'ImportazioneAnnullata', data: { pianoId } }] },
    { aggregate: piano, id: pianoId, events: [{ type: 'ImportazioneDelPianoAnnullata', data: {} }] },
    ...eliminati(states, pianoId, oggetti),
  ];
}
