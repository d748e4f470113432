import type { Decider, Reading, States, Write } from '../../event-sourcing/index.js';
import { assertNotFuture, isMese, required, RuleViolation } from '../../shared/index.js';
import { assertTermine, giorno, giornoPassato } from '../periodi.js';
import { conProcedura, letturePerProgetto } from './progetto-del-rendiconto.js';
import {
  ESITI_RENDICONTO,
  TIPI_RENDICONTO,
  type ComandoRendiconto,
  type EventoRendiconto,
  type RigaTolta,
  type Trasmissione,
} from './rendiconto.eventi.js';
import { elenco, LIMITI_RENDICONTO, perConsorzio, rigaKey } from './riga-rendiconto.js';
import { ammesseDi, righeDi, riservate } from './righe-del-comando.js';
import { speseNeiRendiconti, speseNeiRendicontiId } from './spese-nei-rendiconti.js';
import { consorziDi, quotaDi, rendiconto, type Rendiconto, type RendicontoAperto } from './stato-rendiconto.js';

type Di<Type extends ComandoRendiconto['type']> = Extract<ComandoRendiconto, { type: Type }>;

/** Each expense in at most one open rendiconto: its consortium's claims are read, and written in the same append. */
export const deciderRendiconto: Decider<ComandoRendiconto, Rendiconto> = {
  aggregate: rendiconto,
  main: ({ rendicontoId }) => rendicontoId,
  reads(command, main) {
    if (command.type === 'ApriRendiconto') return letturePerProgetto(command.progettoId, command.programmaId);
    if (main.status === 'assente') return [];
    const { progettoId } = main;
    switch (command.type) {
      case 'InserisciSpese':
      case 'TogliSpese':
        return claims(progettoId, perConsorzio(command.spese).keys());
      case 'RiscontraRendiconto':
        return claims(progettoId, consorziDi(main));
      default:
        return [];
    }
  },
  decide(states, command) {
    const { main } = states;
    if (command.type === 'ApriRendiconto') {
      if (main.status !== 'assente') throw new RuleViolation('RENDICONTO_GIA_APERTO');
      return written(command, apri(states, command));
    }
    if (main.status === 'assente') throw new RuleViolation('RENDICONTO_INESISTENTE');
    switch (command.type) {
      case 'InserisciSpese':
        return inserisci(states, main, command);
      case 'TogliSpese':
        return togli(main, command);
      case 'RiscontraRendiconto':
        return riscontra(main, command);
      default:
        return written(command, passo(main, command));
    }
  },
};

const claims = (progettoId: string, consorzi: Iterable<string>): readonly Reading[] =>
  [...consorzi].map((consorzio) => ({
    aggregate: speseNeiRendiconti,
    id: speseNeiRendicontiId(progettoId, consorzio),
  }));

const written = ({ rendicontoId: id }: ComandoRendiconto, event: EventoRendiconto): readonly Write[] => [
  { aggregate: rendiconto, id, events: [event] },
];

function apri(states: States<Rendiconto>, command: Di<'ApriRendiconto'>): EventoRendiconto {
  const { progettoId, programmaId, dalMese, alMese, tipo } = command;
  const { registrato, modello } = conProcedura(states, progettoId, programmaId);
  const { proceduraVersione } = registrato;
  const titolo = required('titolo', command.titolo, LIMITI_RENDICONTO.titolo);
  for (const [campo, mese] of Object.entries({ dalMese, alMese })) {
    if (!isMese(mese)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo });
  }
  assertTermine(dalMese, alMese);
  if (!TIPI_RENDICONTO.includes(tipo)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'tipo' });
  if (modello.rendiconto.cadenza === 'soloSaldo' && tipo !== 'saldo')
    throw new RuleViolation('RENDICONTO_SOLO_A_SALDO');
  return { type: 'RendicontoAperto', data: { progettoId, titolo, dalMese, alMese, tipo, proceduraVersione } };
}

function inserisci(
  states: States<Rendiconto>,
  main: RendicontoAperto,
  command: Di<'InserisciSpese'>,
): readonly Write[] {
  assertModificabile(main);
  const { progettoId } = main;
  if (main.righe.size + command.spese.length > LIMITI_RENDICONTO.righe) {
    throw new RuleViolation('RENDICONTO_TROPPO_GRANDE', { massimo: LIMITI_RENDICONTO.righe });
  }
  const righe = righeDi(main, command, (consorzio) =>
    states.of(speseNeiRendiconti, speseNeiRendicontiId(progettoId, consorzio)),
  );
  return [
    ...written(command, { type: 'SpesaInserita', data: { progettoId, righe } }),
    ...riservate({ progettoId, rendicontoId: command.rendicontoId }, righe),
  ];
}

function togli(main: RendicontoAperto, command: Di<'TogliSpese'>): readonly Write[] {
  assertModificabile(main);
  const { progettoId } = main;
  const { rendicontoId } = command;
  const spese = elenco(command.spese).map(({ consorzio, spesaId }): RigaTolta => {
    const riga = main.righe.get(rigaKey({ consorzio, spesaId }));
    if (!riga) throw new RuleViolation('SPESA_NON_IN_RENDICONTO', { consorzio, spesaId });
    return { consorzio, spesaId, quotaCentesimi: riga.quotaCentesimi };
  });
  return [
    ...written(command, { type: 'SpesaTolta', data: { progettoId, spese } }),
    ...[...perConsorzio(spese)].map(([consorzio, own]) => ({
      ...{ aggregate: speseNeiRendiconti, id: speseNeiRendicontiId(progettoId, consorzio) },
      events: [
        {
          type: 'SpeseLiberate',
          data: { progettoId, consorzio, rendicontoId, spese: own.map(({ spesaId }) => spesaId) },
        },
      ],
    })),
  ];
}

/** Lines change in a draft, checked or not, and while integrations are asked for. */
function assertModificabile({ status }: RendicontoAperto): void {
  if (status !== 'bozza' && status !== 'verificato' && status !== 'integrazioni') {
    throw new RuleViolation('RENDICONTO_NON_MODIFICABILE', { stato: status });
  }
}

type Passo = Exclude<
  ComandoRendiconto,
  { type: 'ApriRendiconto' | 'InserisciSpese' | 'TogliSpese' | 'RiscontraRendiconto' }
>;

function passo(main: RendicontoAperto, command: Passo): EventoRendiconto {
  const { progettoId } = main;
  switch (command.type) {
    case 'VerificaRendiconto':
      assertStato(main, 'bozza');
      assertConRighe(main);
      return { type: 'RendicontoVerificato', data: { progettoId } };
    case 'ApprovaRendiconto':
      assertStato(main, 'verificato');
      assertNotFuture(command.atto, command.now);
      return { type: 'RendicontoApprovato', data: { progettoId }, act: command.atto };
    case 'InviaRendiconto': {
      assertStato(main, 'approvato');
      const data = { progettoId, quotaCentesimi: quotaDi(main), ...trasmissione(command, main.approvatoIl) };
      return { type: 'RendicontoInviato', data };
    }
    case 'ChiediIntegrazioni': {
      assertStato(main, 'inviato');
      const il = passato('il', command.il, command.now, main.ultimoPasso);
      const entro = command.entro === null ? null : giorno('entro', command.entro);
      if (entro !== null) assertTermine(il, entro);
      return { type: 'IntegrazioniChieste', data: { progettoId, il, entro, testo: command.testo } };
    }
    case 'TrasmettiIntegrazioni': {
      assertStato(main, 'integrazioni');
      assertConRighe(main);
      const data = { progettoId, quotaCentesimi: quotaDi(main), ...trasmissione(command, main.ultimoPasso) };
      return { type: 'IntegrazioniTrasmesse', data };
    }
  }
}

function riscontra(main: RendicontoAperto, command: Di<'RiscontraRendiconto'>): readonly Write[] {
  assertStato(main, 'inviato');
  const { progettoId } = main;
  const { esito, rendicontoId } = command;
  if (!ESITI_RENDICONTO.includes(esito)) throw new RuleViolation('CAMPO_NON_VALIDO', { campo: 'esito' });
  const il = passato('il', command.il, command.now, main.ultimoPasso);
  const nonAmmesse = command.nonAmmesse.map(({ consorzio, spesaId, centesimi }) => ({ consorzio, spesaId, centesimi }));
  const ammesse = ammesseDi(main, esito, nonAmmesse);
  return [
    ...written(command, { type: 'RendicontoEsitato', data: { progettoId, esito, il, nonAmmesse } }),
    ...consorziDi(main).map((consorzio) => ({
      ...{ aggregate: speseNeiRendiconti, id: speseNeiRendicontiId(progettoId, consorzio) },
      events: [
        { type: 'SpeseConsolidate', data: { progettoId, consorzio, rendicontoId, ammesse: ammesse(consorzio) } },
      ],
    })),
  ];
}

function assertStato<S extends RendicontoAperto['status']>(
  main: RendicontoAperto,
  status: S,
): asserts main is Extract<RendicontoAperto, { status: S }> {
  if (main.status !== status) throw new RuleViolation('RENDICONTO_IN_ALTRO_STATO', { stato: main.status });
}

function assertConRighe({ righe }: RendicontoAperto): void {
  if (righe.size === 0) throw new RuleViolation('RENDICONTO_VUOTO');
}

/** A day that has come and is not before the step it follows. */
function passato(campo: string, valore: string, now: string, dopo: string): string {
  const il = giornoPassato(campo, valore, now);
  if (il < dopo) throw new RuleViolation('TERMINE_NON_VALIDO', { dal: dopo, al: il });
  return il;
}

function trasmissione({ il, protocollo, now }: Trasmissione & { now: string }, dopo: string): Trasmissione {
  return {
    il: passato('il', il, now, dopo),
    protocollo: required('protocollo', protocollo, LIMITI_RENDICONTO.protocollo),
  };
}
