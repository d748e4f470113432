import type { Decider, States, Write } from '../../event-sourcing/index.js';
import { RuleViolation, type Comando, type TestoRef } from '../../shared/index.js';
import { giorno, giornoPassato } from '../periodi.js';
import { pianoModificato, progettoAperto } from '../progetto/decidi-progetto.js';
import type { PianoProgetto } from '../progetto/piano-progetto.js';
import { pianoVerificato } from '../progetto/piano-verificato.js';
import { progetto, ultimoPiano, type Progetto, type ProgettoRegistrato } from '../progetto/progetto.js';
import {
  ESITI_ISTANZA,
  istanza,
  TIPI_ISTANZA,
  type EsitoIstanza,
  type EventoIstanza,
  type Istanza,
  type IstanzaPresentata,
  type PropostaIstanza,
  type TipoIstanza,
} from './istanza.js';

/** `pianoAccolto` where the administration accepted another plan than the one that was proposed. */
export type ComandoIstanza =
  | (Comando<'PresentaIstanza'> &
      Della & {
        progettoId: string;
        tipo: TipoIstanza;
        oggetto: TestoRef;
        presentataIl: string;
        proposta: PropostaIstanza;
      })
  | (Comando<'RiscontraIstanza'> &
      Della & {
        esito: EsitoIstanza;
        riscontrataIl: string;
        testo: TestoRef | null;
        decorre: string | null;
        pianoAccolto: PianoProgetto | null;
      })
  | (Comando<'ComunicaIstanza'> & Della & { partner: readonly string[]; il: string });
interface Della {
  readonly istanzaId: string;
}
type Di<T extends ComandoIstanza['type']> = Extract<ComandoIstanza, { type: T }>;

export const deciderIstanza: Decider<ComandoIstanza, Istanza> = {
  aggregate: istanza,
  main: (command) => command.istanzaId,
  reads(command, main) {
    const progettoId = progettoIdOf(command, main);
    return progettoId === null ? [] : [{ aggregate: progetto, id: progettoId }];
  },
  decide(states, command) {
    if (command.type === 'PresentaIstanza') return presenta(states, command);
    const { main } = states;
    if (main.status === 'assente') throw new RuleViolation('ISTANZA_INESISTENTE');
    const delProgetto = states.of(progetto, main.progettoId);
    return command.type === 'RiscontraIstanza'
      ? riscontra(main, delProgetto, command)
      : [{ aggregate: istanza, id: command.istanzaId, events: comunica(main, delProgetto, command) }];
  },
};

const progettoIdOf = (command: ComandoIstanza, main: Istanza): string | null =>
  command.type === 'PresentaIstanza' ? command.progettoId : main.status === 'assente' ? null : main.progettoId;

function presenta({ main, of }: States<Istanza>, command: Di<'PresentaIstanza'>): readonly Write[] {
  const { istanzaId, progettoId, tipo, oggetto } = command;
  if (main.status !== 'assente') throw new RuleViolation('ISTANZA_GIA_PRESENTATA');
  if (!TIPI_ISTANZA.includes(tipo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tipo' });
  const aperto = progettoAperto(of(progetto, progettoId));
  const presentataIl = giornoPassato('presentataIl', command.presentataIl, command.now);
  const proposta = propostaVerificata(tipo, command.proposta, aperto);
  if (tipo === 'rimodulazione' && aperto.rimodulazioneAperta !== null) {
    throw new RuleViolation('RIMODULAZIONE_GIA_APERTA');
  }
  const presentata: EventoIstanza = {
    type: 'IstanzaPresentata',
    data: { progettoId, tipo, oggetto, presentataIl, proposta },
  };
  return [
    { aggregate: istanza, id: istanzaId, events: [presentata] },
    ...(tipo === 'rimodulazione' ? [onProject(progettoId, 'RimodulazioneAperta', istanzaId)] : []),
  ];
}

function propostaVerificata(tipo: TipoIstanza, proposta: PropostaIstanza, aperto: ProgettoRegistrato): PropostaIstanza {
  const field = proposta === null ? null : 'piano' in proposta ? 'piano' : 'al';
  if (field !== { rimodulazione: 'piano', proroga: 'al', quesito: null }[tipo]) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'proposta' });
  }
  if (proposta === null) return null;
  if ('piano' in proposta) {
    const piano = pianoVerificato(proposta.piano, aperto.partner);
    if (JSON.stringify(piano) === JSON.stringify(ultimoPiano(aperto))) throw new RuleViolation('NESSUNA_MODIFICA');
    return { piano };
  }
  const al = giorno('al', proposta.al);
  const before = ultimoPiano(aperto).al;
  if (al <= before) throw new RuleViolation('PROROGA_NON_SUCCESSIVA', { al: before });
  return { al };
}

/** What is accepted changes the project's plan in the same append: nobody sees one without the other. */
function riscontra(main: IstanzaPresentata, delProgetto: Progetto, command: Di<'RiscontraIstanza'>): readonly Write[] {
  const { istanzaId, esito, testo } = command;
  if (!ESITI_ISTANZA.includes(esito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
  // Silence can be broken late; any other outcome stands.
  if (main.esito !== null && (main.esito !== 'silenzio' || esito === 'silenzio')) {
    throw new RuleViolation('ISTANZA_GIA_RISCONTRATA');
  }
  const riscontrataIl = giornoPassato('riscontrataIl', command.riscontrataIl, command.now);
  const notBefore = main.riscontrataIl ?? main.presentataIl;
  if (riscontrataIl < notBefore) throw new RuleViolation('TERMINE_NON_VALIDO', { dal: notBefore, al: riscontrataIl });
  const change = cambiamento(main, delProgetto, command);
  const riscontrata: EventoIstanza = {
    type: 'IstanzaRiscontrata',
    data: {
      ...{ esito, riscontrataIl, testo },
      ...{ decorre: change?.data.dal ?? null, pianoAccolto: change?.data.piano ?? null },
    },
  };
  const isOpen = delProgetto.status === 'registrato' && delProgetto.rimodulazioneAperta === istanzaId;
  const concluded = { type: 'RimodulazioneConclusa', data: { istanzaId } };
  const onTheProject = [...(change ? [change] : []), ...(isOpen ? [concluded] : [])];
  return [
    { aggregate: istanza, id: istanzaId, events: [riscontrata] },
    ...(onTheProject.length > 0 ? [{ aggregate: progetto, id: main.progettoId, events: onTheProject }] : []),
  ];
}

/** What the outcome makes of the plan; null where it leaves it as it is. */
function cambiamento(main: IstanzaPresentata, delProgetto: Progetto, command: Di<'RiscontraIstanza'>) {
  const { istanzaId, esito, decorre, pianoAccolto } = command;
  const changes = main.proposta !== null && (esito === 'accolta' || esito === 'accoltaInParte');
  if (!changes) {
    if (decorre !== null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'decorre' });
    if (pianoAccolto !== null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'pianoAccolto' });
    return null;
  }
  if (decorre === null) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'decorre' });
  // In part: only who received the answer knows which part.
  if (esito === 'accoltaInParte' && pianoAccolto === null) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'pianoAccolto' });
  }
  const aperto = progettoAperto(delProgetto);
  const { proposta } = main as IstanzaPresentata & { proposta: NonNullable<PropostaIstanza> };
  const asked = 'piano' in proposta ? proposta.piano : { ...ultimoPiano(aperto), al: proposta.al };
  return pianoModificato(aperto, { dal: decorre, istanzaId, piano: pianoAccolto ?? asked });
}

/** Each partner once for each outcome. */
function comunica(
  main: IstanzaPresentata,
  delProgetto: Progetto,
  command: Di<'ComunicaIstanza'>,
): readonly EventoIstanza[] {
  if (main.riscontrataIl === null) throw new RuleViolation('ISTANZA_NON_RISCONTRATA');
  const il = giornoPassato('il', command.il, command.now);
  if (il < main.riscontrataIl) throw new RuleViolation('TERMINE_NON_VALIDO', { dal: main.riscontrataIl, al: il });
  const known = delProgetto.status === 'registrato' ? delProgetto.partner.map(({ partnerId }) => partnerId) : [];
  const partner = [...new Set(command.partner)];
  if (partner.length === 0) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'partner' });
  for (const partnerId of partner) {
    if (!known.includes(partnerId)) throw new RuleViolation('PARTNER_INESISTENTE', { partnerId });
    if (main.comunicataA.includes(partnerId)) throw new RuleViolation('ISTANZA_GIA_COMUNICATA', { partnerId });
  }
  return partner.map((partnerId) => ({ type: 'IstanzaComunicata', data: { partnerId, il } }));
}

const onProject = (progettoId: string, type: 'RimodulazioneAperta', istanzaId: string): Write => ({
  aggregate: progetto,
  id: progettoId,
  events: [{ type, data: { istanzaId } }],
});
