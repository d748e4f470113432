import { unknownEvent, type Aggregate, type Decider, type States, type Write } from '../../event-sourcing/index.js';
import { required, RuleViolation } from '../../shared/index.js';
import { assertTermine, giornoPassato } from '../periodi.js';
import { letturePerProgetto, progettoPer } from '../rendiconto/progetto-del-rendiconto.js';
import { rendiconto } from '../rendiconto/stato-rendiconto.js';
import { assertMoneta, assertPresenti, sommaCentesimi } from './condizioni-della-richiesta.js';
import {
  ESITI_RICHIESTA,
  type ComandoRichiesta,
  type DatiRichiesta,
  type EventoRichiesta,
} from './richiesta-trasferimento.eventi.js';
import { trasferimentiProgetto, type EventoTrasferimentiProgetto } from './trasferimenti-progetto.js';

type Di<Type extends ComandoRichiesta['type']> = Extract<ComandoRichiesta, { type: Type }>;

export type RichiestaDiTrasferimento =
  | { readonly status: 'assente' }
  | { readonly status: 'ritirata' }
  | (DatiRichiesta & { readonly status: 'preparata' })
  | (DatiRichiesta & { readonly status: 'inviata'; readonly inviataIl: string })
  | (DatiRichiesta & {
      readonly status: 'esitata';
      readonly inviataIl: string;
      readonly riconosciutiCentesimi: number;
      readonly incassatiCentesimi: number;
      readonly ripartitiCentesimi: number;
    });
type Stato<S extends RichiestaDiTrasferimento['status']> = Extract<RichiestaDiTrasferimento, { status: S }>;

/** A request for money of a project: a thing of its own, with or without a rendiconto. */
export const richiestaDiTrasferimento: Aggregate<RichiestaDiTrasferimento, EventoRichiesta> = {
  name: 'RichiestaDiTrasferimento',
  initial: { status: 'assente' },
  evolve(state, event) {
    if (event.type === 'RichiestaPreparata') {
      const { proceduraVersione: _versione, ...dati } = event.data;
      return { status: 'preparata', ...dati };
    }
    if (state.status === 'assente' || state.status === 'ritirata') {
      throw new Error(`${event.type} before the request was there`);
    }
    switch (event.type) {
      case 'RichiestaRitirata':
        return { status: 'ritirata' };
      case 'RichiestaInviata':
        return { ...state, status: 'inviata', inviataIl: event.data.il };
      case 'RichiestaEsitata': {
        const inviataIl = state.status === 'preparata' ? event.data.il : state.inviataIl;
        const riconosciutiCentesimi = event.data.centesimiRiconosciuti;
        const soldi = { riconosciutiCentesimi, incassatiCentesimi: 0, ripartitiCentesimi: 0 };
        return { ...state, status: 'esitata', inviataIl, ...soldi };
      }
      case 'SommaIncassata': {
        const esitata = inStato(state, 'esitata');
        return { ...esitata, incassatiCentesimi: esitata.incassatiCentesimi + event.data.centesimi };
      }
      case 'SommaRipartita': {
        const esitata = inStato(state, 'esitata');
        return { ...esitata, ripartitiCentesimi: esitata.ripartitiCentesimi + sommaCentesimi(event.data.quote) };
      }
      default:
        return unknownEvent(event);
    }
  },
};

export const deciderRichiesta: Decider<ComandoRichiesta, RichiestaDiTrasferimento> = {
  aggregate: richiestaDiTrasferimento,
  main: ({ richiestaId }) => richiestaId,
  reads(command, main) {
    if (command.type === 'PreparaRichiesta') {
      const { progettoId, programmaId, rendicontoId } = command;
      return [...letturePerProgetto(progettoId, programmaId), ...conti(progettoId), ...conRendiconto(rendicontoId)];
    }
    if (main.status === 'assente' || main.status === 'ritirata') return [];
    const { progettoId, rendicontoId } = main;
    switch (command.type) {
      case 'InviaRichiesta':
        return [
          ...letturePerProgetto(progettoId, command.programmaId),
          ...conti(progettoId),
          ...conRendiconto(rendicontoId),
        ];
      case 'RipartisciSomma':
        return letturePerProgetto(progettoId);
      case 'RegistraIncasso':
        return [];
      default:
        return conti(progettoId);
    }
  },
  decide(states, command) {
    const { main } = states;
    switch (command.type) {
      case 'PreparaRichiesta':
        return prepara(states, command);
      case 'RitiraRichiesta': {
        const { progettoId } = inStato(main, 'preparata');
        const { richiestaId } = command;
        return written(command, progettoId, { type: 'RichiestaRitirata', data: { progettoId } }, [
          { type: 'TrasferimentoSciolto', data: { richiestaId } },
        ]);
      }
      case 'InviaRichiesta':
        return invia(states, inStato(main, 'preparata'), command);
      case 'RiscontraRichiesta':
        return riscontra(inStato(main, 'inviata'), command);
      case 'RegistraIncasso':
        return written(command, '', incasso(inStato(main, 'esitata'), command));
      case 'RipartisciSomma':
        return written(command, '', riparto(states, inStato(main, 'esitata'), command));
    }
  },
};

const conti = (progettoId: string) => [{ aggregate: trasferimentiProgetto, id: progettoId }];
const conRendiconto = (id: string | null) => (id === null ? [] : [{ aggregate: rendiconto, id }]);

function written(
  { richiestaId: id }: ComandoRichiesta,
  progettoId: string,
  event: EventoRichiesta,
  together: readonly EventoTrasferimentiProgetto[] = [],
): readonly Write[] {
  const own = { aggregate: richiestaDiTrasferimento, id, events: [event] };
  return together.length === 0 ? [own] : [own, { aggregate: trasferimentiProgetto, id: progettoId, events: together }];
}

function prepara(states: States<RichiestaDiTrasferimento>, command: Di<'PreparaRichiesta'>): readonly Write[] {
  const { main } = states;
  if (main.status !== 'assente') throw new RuleViolation('RICHIESTA_GIA_PREPARATA');
  const { progettoId, tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId, richiestaId } = command;
  const { proceduraVersione } = progettoPer(states, progettoId);
  if (rendicontoId !== null) {
    const named = states.of(rendiconto, rendicontoId);
    if (named.status === 'assente' || named.progettoId !== progettoId)
      throw new RuleViolation('RENDICONTO_INESISTENTE');
  }
  const inizioAttivita =
    command.inizioAttivita === null ? null : giornoPassato('inizioAttivita', command.inizioAttivita, command.now);
  const dati = { progettoId, tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId, inizioAttivita };
  assertMoneta(states, command, dati);
  return written(command, progettoId, { type: 'RichiestaPreparata', data: { ...dati, proceduraVersione } }, [
    { type: 'TrasferimentoPrenotato', data: { richiestaId, tipo, centesimi } },
  ]);
}

function invia(
  states: States<RichiestaDiTrasferimento>,
  main: Stato<'preparata'>,
  command: Di<'InviaRichiesta'>,
): readonly Write[] {
  const il = giornoPassato('il', command.il, command.now);
  const protocollo = required('protocollo', command.protocollo, 60);
  assertPresenti(states, command, main);
  const { progettoId } = main;
  const attestazioni = command.contenuto.attestazioni.map(({ attestazioneId }) => attestazioneId);
  return written(command, progettoId, { type: 'RichiestaInviata', data: { progettoId, il, protocollo, attestazioni } });
}

function riscontra(main: Stato<'inviata'>, command: Di<'RiscontraRichiesta'>): readonly Write[] {
  const { esito, centesimiRiconosciuti, richiestaId } = command;
  const { progettoId } = main;
  if (!ESITI_RICHIESTA.includes(esito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
  const il = giornoPassato('il', command.il, command.now);
  assertTermine(main.inviataIl, il);
  const fits = {
    accolta: centesimiRiconosciuti === main.centesimi,
    accoltaInParte: centesimiRiconosciuti > 0 && centesimiRiconosciuti < main.centesimi,
    respinta: centesimiRiconosciuti === 0,
  }[esito];
  if (!Number.isSafeInteger(centesimiRiconosciuti) || !fits) throw new RuleViolation('ESITO_NON_VALIDO', { esito });
  const event = { type: 'RichiestaEsitata', data: { progettoId, esito, il, centesimiRiconosciuti } } as const;
  return written(command, progettoId, event, [
    esito === 'respinta'
      ? { type: 'TrasferimentoSciolto', data: { richiestaId } }
      : { type: 'TrasferimentoRiconosciuto', data: { richiestaId, centesimi: centesimiRiconosciuti } },
  ]);
}

/** Money received is never more than was recognised. */
function incasso(main: Stato<'esitata'>, { il, reversale, centesimi, now }: Di<'RegistraIncasso'>): EventoRichiesta {
  assertPositivi(centesimi);
  const resta = main.riconosciutiCentesimi - main.incassatiCentesimi;
  if (centesimi > resta) throw new RuleViolation('INCASSO_OLTRE_IL_RICONOSCIUTO', { resta });
  assertTermine(main.inviataIl, giornoPassato('il', il, now));
  return {
    type: 'SommaIncassata',
    data: { progettoId: main.progettoId, il, reversale: required('reversale', reversale, 60), centesimi },
  };
}

/** Shared out to partners of the project, the capofila among them: never more than was received. */
function riparto(
  states: States<RichiestaDiTrasferimento>,
  main: Stato<'esitata'>,
  { quote, now }: Di<'RipartisciSomma'>,
): EventoRichiesta {
  const { progettoId } = main;
  const { partner } = progettoPer(states, progettoId);
  if (quote.length === 0 || quote.length > 200) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'quote' });
  const each = quote.map(({ partnerId, centesimi, il, mandato }) => {
    const found = partner.find((one) => one.partnerId === partnerId);
    if (!found) throw new RuleViolation('PARTNER_INESISTENTE', { partnerId });
    assertPositivi(centesimi);
    const consorzio = found.tipo === 'membro' ? found.consorzio : null;
    const quando = giornoPassato('il', il, now);
    return { partnerId, consorzio, centesimi, il: quando, mandato: required('mandato', mandato, 60) };
  });
  const resta = main.incassatiCentesimi - main.ripartitiCentesimi;
  if (sommaCentesimi(each) > resta) throw new RuleViolation('RIPARTO_OLTRE_L_INCASSATO', { resta });
  return { type: 'SommaRipartita', data: { progettoId, quote: each } };
}

function inStato<S extends 'preparata' | 'inviata' | 'esitata'>(main: RichiestaDiTrasferimento, status: S): Stato<S> {
  if (main.status === 'assente') throw new RuleViolation('RICHIESTA_INESISTENTE');
  if (main.status !== status) throw new RuleViolation('RICHIESTA_IN_ALTRO_STATO', { stato: main.status });
  return main as Stato<S>;
}

function assertPositivi(centesimi: number): void {
  if (!Number.isSafeInteger(centesimi) || centesimi <= 0) {
    throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'centesimi' });
  }
}
