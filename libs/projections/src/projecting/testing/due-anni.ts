import { deciderPersona, deciderTestimonianze, deciderTesto } from '@consorzi/domain/audit';
import {
  consuntivoIdOf,
  deciderConsuntivo,
  parseValoreConsuntivo,
  valoreRegistrato,
  type Esito,
} from '@consorzi/domain/consuntivo';
import type { PositionedEvent } from '@consorzi/domain/event-sourcing';
import {
  deciderApprovaPiano,
  deciderObiettivo,
  deciderPiano,
  deciderProgettoPeg,
  deciderScartaPiano,
  deciderVariazione,
  parseTempi,
  parseValoreAtteso,
  pianoIdOf,
  progettoPegIdOf,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '@consorzi/domain/planning';
import { idOf, type Atto } from '@consorzi/domain/shared';
import { centroIdOf, deciderAccessi, deciderCentro, deciderConsorzio } from '@consorzi/domain/tenancy';

import { riconoscimentoDegliAts } from './adesioni-di-prova.js';
import { atsConConvenzioni } from './ats-di-prova.js';
import { ANZIANI, direttore, LABORATORI, MINORI, PAROLA, PIANO, testo } from './consorzio-di-prova.js';
import { avanzamentoDeiTraguardi } from './avanzamento-di-prova.js';
import { condivisioniConUnAts } from './condivisioni-di-prova.js';
import { importazioni } from './documenti-importati.js';
import { fascicoloDellaFattura } from './fascicoli-di-prova.js';
import { listeEAttestazioni } from './liste-di-prova.js';
import { Diario, SCOPE } from './log.js';
import { rendicontiETrasferimenti } from './rendiconti-di-prova.js';
import { riconciliazioneConRegis } from './riconciliazione-di-prova.js';
import { speseDelProgetto } from './spese-di-prova.js';
import { progettoConIstanze } from './progetti-di-prova.js';
import { programmaConProcedure } from './programma-di-prova.js';

/**
 * Two years of a small consortium: every command of the domain, and every type of event at least once. The first event
 * of each type is what `tests/events` publishes: what is told here is told for ever, new chapters go at the end.
 */
export function dueAnni(): readonly PositionedEvent[] {
  const diario = new Diario();
  istituzione(diario);
  pianoDelBiennio(diario);
  bozzaScartata(diario);
  variazioni(diario);
  consuntivazione(diario);
  importazioni(diario);
  atsConConvenzioni(diario);
  nomiCancellati(diario);
  testimoni(diario);
  revisori(diario);
  programmaConProcedure(diario);
  progettoConIstanze(diario);
  riconoscimentoDegliAts(diario);
  speseDelProgetto(diario);
  listeEAttestazioni(diario);
  rendicontiETrasferimenti(diario);
  fascicoloDellaFattura(diario);
  condivisioniConUnAts(diario);
  riconciliazioneConRegis(diario);
  avanzamentoDeiTraguardi(diario);
  return diario.events;
}

const referente = idOf('persona', 'referente');

const VISITE = idOf(PIANO, 'visite');
const SPORTELLO = idOf(PIANO, 'sportello');

const scheda: SchedaObiettivo = {
  numero: '1',
  titolo: 'Laboratori del pomeriggio',
  centri: [MINORI],
  areaStrategica: 'Minori',
  obiettivoOperativo: 'Sostenere chi studia',
  progettiPeg: [],
  progettoPegTesto: '',
  servizi: 'Educativa',
  utentiFinali: 'Ragazzi delle medie',
  retiDiCollaborazione: 'Scuole',
  finalita: 'Pomeriggi seguiti',
  descrizione: 'Due sedi, tre giorni',
  continuaDa: null,
  attivita: [
    { id: idOf(LABORATORI, 'a1'), testo: 'Aprire due laboratori', tempi: parseTempi('Aprile') },
    { id: idOf(LABORATORI, 'a2'), testo: 'Raccogliere un bilancio', tempi: parseTempi('Dicembre') },
  ],
  indicatori: [
    {
      id: idOf(LABORATORI, 'i1'),
      nome: 'Ragazzi iscritti',
      descrizione: '',
      unita: 'n.',
      atteso: parseValoreAtteso('almeno 20', 'n.'),
    },
    {
      id: idOf(LABORATORI, 'i2'),
      nome: '',
      descrizione: 'Famiglie soddisfatte',
      unita: '%',
      atteso: parseValoreAtteso('80', '%'),
    },
  ],
};
const visite: SchedaObiettivo = {
  ...scheda,
  numero: '1',
  titolo: 'Visite a domicilio',
  centri: [ANZIANI],
  attivita: [],
  indicatori: [],
};
const mensa: SchedaProgettoPeg = {
  codice: '4.06.01',
  nome: 'Mensa',
  centroId: MINORI,
  areaStrategica: 'Minori',
  obiettivoOperativo: '',
  servizi: [],
};
const MENSA = progettoPegIdOf(PIANO, MINORI, mensa);

function istituzione(diario: Diario): void {
  const when = direttore('2024-01-08');
  diario.esegui(deciderConsorzio, {
    ...when,
    type: 'IstituisciConsorzio',
    scope: SCOPE,
    denominazione: 'Consorzio di prova',
    sede: 'Ivrea',
  });
  const { personaId } = when.autore;
  for (const ruolo of ['amministratore', 'direttore', 'finanza'] as const) {
    diario.esegui(deciderAccessi, { ...when, type: 'AssegnaRuolo', scope: SCOPE, personaId, ruolo, centri: [] });
  }
  diario.esegui(deciderAccessi, { ...when, type: 'RevocaRuolo', scope: SCOPE, personaId, ruolo: 'finanza' });

  for (const [centroId, codice, denominazione] of [
    [MINORI, 'MINORI', 'Minori'],
    [ANZIANI, 'ANZIANI', 'Anziani'],
    [centroIdOf(SCOPE, 'STORICO'), 'STORICO', 'Archivio storico'],
  ] as const) {
    diario.esegui(deciderCentro, { ...when, type: 'IstituisciCentro', centroId, codice, denominazione });
  }
  diario.esegui(deciderCentro, {
    ...when,
    type: 'RinominaCentro',
    centroId: MINORI,
    denominazione: 'Minori e famiglie',
  });
  const persona = { ...when, centroId: MINORI, personaId: referente };
  diario.esegui(deciderCentro, { ...persona, type: 'NominaResponsabile', dal: '2024-01-01' });
  diario.esegui(deciderCentro, { ...persona, type: 'CessaResponsabile', al: '2024-06-30' });
  diario.esegui(deciderCentro, { ...persona, type: 'NominaResponsabile', dal: '2024-09-01' });
  diario.esegui(deciderCentro, { ...when, type: 'SopprimiCentro', centroId: centroIdOf(SCOPE, 'STORICO') });
  diario.esegui(deciderAccessi, {
    ...when,
    type: 'AssegnaRuolo',
    scope: SCOPE,
    personaId: referente,
    ruolo: 'responsabile',
    centri: [MINORI],
  });
  const delega = { scope: SCOPE, delegaId: idOf('delega', 'ferie'), delegante: personaId } as const;
  const ferie = { personaId: referente, ruolo: 'direttore', dal: '2025-08-01', al: '2025-08-31' } as const;
  diario.esegui(deciderAccessi, { ...when, ...delega, ...ferie, type: 'DelegaRuolo' });
  diario.esegui(deciderAccessi, { ...when, ...delega, type: 'RevocaDelega' });
}

function pianoDelBiennio(diario: Diario): void {
  const when = direttore('2024-01-10');
  const plan = { ...when, pianoId: PIANO };
  diario.esegui(deciderPiano, { ...plan, type: 'CreaPiano', titolo: 'PEG 2024-2025', dal: 2024, al: 2025 });
  diario.esegui(deciderProgettoPeg, { ...plan, type: 'DefinisciProgettoPeg', progettoPegId: MENSA, scheda: mensa });
  diario.esegui(deciderProgettoPeg, {
    ...plan,
    type: 'ModificaProgettoPeg',
    progettoPegId: MENSA,
    scheda: { ...mensa, servizi: ['Pasti'] },
  });
  const sbagliato = progettoPegIdOf(PIANO, ANZIANI, { codice: '9', nome: '' });
  diario.esegui(deciderProgettoPeg, {
    ...plan,
    type: 'DefinisciProgettoPeg',
    progettoPegId: sbagliato,
    scheda: { ...mensa, codice: '9', centroId: ANZIANI },
  });
  diario.esegui(deciderProgettoPeg, { ...plan, type: 'EliminaProgettoPeg', progettoPegId: sbagliato });

  for (const [obiettivoId, sheet] of [
    [LABORATORI, scheda],
    [VISITE, visite],
    [idOf(PIANO, 'sbagliato'), visite],
  ] as const) {
    diario.esegui(deciderObiettivo, { ...plan, type: 'DefinisciObiettivo', obiettivoId, scheda: sheet });
  }
  diario.esegui(deciderObiettivo, { ...plan, type: 'EliminaObiettivo', obiettivoId: idOf(PIANO, 'sbagliato') });
  diario.esegui(deciderObiettivo, {
    ...plan,
    type: 'ModificaObiettivo',
    obiettivoId: LABORATORI,
    scheda: { ...scheda, progettiPeg: [MENSA], attivita: [...scheda.attivita].reverse() },
  });
  const atto: Atto = { organo: 'cda', numero: '4', data: '2024-01-31' };
  const contenuto = { oggetto: 'obiettivo', oggettoId: LABORATORI } as const;
  const approva = { ...direttore('2024-02-01'), pianoId: PIANO, type: 'ApprovaPiano' } as const;
  diario.esegui(deciderApprovaPiano, { ...approva, atto, contenuto });
}

function bozzaScartata(diario: Diario): void {
  const pianoId = pianoIdOf(SCOPE, { dal: 2030, al: 2030 });
  const plan = { ...direttore('2024-02-10'), pianoId };
  const obiettivoId = idOf(pianoId, 'prova');
  diario.esegui(deciderPiano, { ...plan, type: 'CreaPiano', titolo: 'Prova', dal: 2030, al: 2030 });
  diario.esegui(deciderObiettivo, { ...plan, type: 'DefinisciObiettivo', obiettivoId, scheda: visite });
  diario.esegui(deciderScartaPiano, {
    ...plan,
    type: 'ScartaPiano',
    oggetti: [{ oggetto: 'obiettivo', oggettoId: obiettivoId }],
  });
}

function variazioni(diario: Diario): void {
  const open = (variazioneId: string, now: string) => ({ ...direttore(now), variazioneId, pianoId: PIANO });
  const first = open(idOf(PIANO, 'variazione', 1), '2024-09-10');
  const inForce = { ...scheda, progettiPeg: [MENSA], attivita: [...scheda.attivita].reverse() };
  diario.esegui(deciderVariazione, { ...first, type: 'ApriVariazione', motivo: testo('motivo della prima') });
  diario.esegui(deciderVariazione, {
    ...first,
    type: 'ProponiObiettivo',
    obiettivoId: LABORATORI,
    nuovo: false,
    scheda: {
      ...inForce,
      titolo: 'Laboratori estivi',
      attivita: inForce.attivita.map((row) => ({ ...row, tempi: parseTempi('Luglio') })),
      indicatori: scheda.indicatori.slice(0, 1),
    },
  });
  diario.esegui(deciderVariazione, {
    ...first,
    type: 'ProponiObiettivo',
    obiettivoId: SPORTELLO,
    nuovo: true,
    scheda: { ...visite, titolo: 'Sportello per le famiglie', centri: [MINORI, ANZIANI] },
  });
  diario.esegui(deciderVariazione, {
    ...first,
    type: 'ProponiProgettoPeg',
    progettoPegId: MENSA,
    nuovo: false,
    scheda: { ...mensa, servizi: ['Pasti', 'Merende'] },
  });
  diario.esegui(deciderVariazione, {
    ...first,
    type: 'ProponiEliminazione',
    oggetto: 'obiettivo',
    oggettoId: VISITE,
  });
  diario.esegui(deciderVariazione, { ...first, type: 'RitiraModifica', oggettoId: VISITE });
  const atto: Atto = { organo: 'cda', numero: '46', data: '2024-09-19' };
  diario.esegui(deciderVariazione, { ...first, now: '2024-09-20T10:00:00.000Z', type: 'ApprovaVariazione', atto });

  const second = open(idOf(PIANO, 'variazione', 2), '2024-10-01');
  diario.esegui(deciderVariazione, { ...second, type: 'ApriVariazione', motivo: testo('motivo della seconda') });
  diario.esegui(deciderVariazione, {
    ...second,
    type: 'ProponiEliminazione',
    oggetto: 'progettoPeg',
    oggettoId: MENSA,
  });
  diario.esegui(deciderVariazione, { ...second, type: 'AbbandonaVariazione', motivo: testo("motivo dell'abbandono") });
}

const esito = (voce: string, scritto: string, rilevatoIl = '2024-12-31'): Esito => ({
  voceId: idOf(LABORATORI, voce),
  testo: testo(`esito di ${voce}`),
  valore: valoreRegistrato(parseValoreConsuntivo(scritto)),
  rilevatoIl,
});

function consuntivazione(diario: Diario): void {
  const plan = { ...direttore('2025-01-20'), pianoId: PIANO };
  diario.esegui(deciderPiano, { ...plan, type: 'ApriConsuntivazione' });
  const sede = { pianoId: PIANO, obiettivoId: LABORATORI, centroId: MINORI, anno: 2024 };
  const base = { ...plan, ...sede, consuntivoId: consuntivoIdOf(sede) };
  const motivo = testo('motivo della rettifica');
  const attivita = `Sì, con ${PAROLA}`;
  diario.esegui(deciderConsuntivo, { ...base, type: 'RegistraEsitoAttivita', esito: esito('a1', attivita) });
  diario.esegui(deciderConsuntivo, { ...base, type: 'RettificaEsitoAttivita', esito: esito('a1', '/'), motivo });
  const contati = `n. 3 ${PAROLA} n. 4 ${PAROLA}`;
  diario.esegui(deciderConsuntivo, { ...base, type: 'RegistraValoreIndicatore', esito: esito('i1', contati) });
  diario.esegui(deciderConsuntivo, { ...base, type: 'RettificaValoreIndicatore', esito: esito('i1', '23'), motivo });
  diario.esegui(deciderConsuntivo, { ...base, type: 'RegistraRelazione', testo: testo('relazione') });
  diario.esegui(deciderConsuntivo, {
    ...base,
    type: 'RettificaRelazione',
    testo: testo('relazione corretta'),
    motivo,
  });
  diario.esegui(deciderTesto, {
    ...direttore('2025-02-01'),
    type: 'CancellaTesto',
    testoId: testo('relazione').testoId,
    motivo: 'nomina_una_persona',
    oggetti: [LABORATORI],
  });
  diario.esegui(deciderPiano, { ...plan, type: 'ChiudiPiano' });
  diario.esegui(deciderPiano, { ...plan, type: 'RiapriPiano' });
}

/** Somebody who left asks not to be named any more, comes back, and is. */
function nomiCancellati(diario: Diario): void {
  const personaId = referente;
  const motivo = 'richiesta_dell_interessato';
  const when = direttore('2025-09-01');
  diario.esegui(deciderPersona, { ...when, type: 'CancellaNome', personaId, motivo, conosciuta: true });
  diario.esegui(deciderPersona, { ...direttore('2025-10-01'), type: 'RipristinaNome', personaId });
}

/** One witness that stays, one that is removed; the same for what is witnessed. */
function testimoni(diario: Diario): void {
  const when = { ...direttore('2025-11-01'), scope: SCOPE };
  diario.esegui(deciderTestimonianze, { ...when, type: 'NominaTestimone', altro: 'alfa' });
  diario.esegui(deciderTestimonianze, { ...when, type: 'NominaTestimone', altro: 'beta' });
  diario.esegui(deciderTestimonianze, { ...when, type: 'RimuoviTestimone', altro: 'beta' });
  diario.esegui(deciderTestimonianze, { ...when, type: 'ConcediTestimonianza', altro: 'alfa' });
  diario.esegui(deciderTestimonianze, { ...when, type: 'ConcediTestimonianza', altro: 'beta' });
  diario.esegui(deciderTestimonianze, { ...when, type: 'CessaTestimonianza', altro: 'beta' });
}

/** An auditor called by an act to look at one centro, who is sent away, and another to look at an objective. */
function revisori(diario: Diario): void {
  const when = { ...direttore('2025-12-01'), scope: SCOPE };
  const period = { dal: '2026-01-01', al: '2026-06-30' };
  const [centro, singolo] = [idOf('incarico', 'centro'), idOf('incarico', 'obiettivo')];
  diario.esegui(deciderAccessi, {
    ...{ ...when, ...period, type: 'AffidaRevisione', incaricoId: centro, personaId: idOf('persona', 'revisore') },
    perimetro: { tipo: 'centri', centri: [MINORI] },
    atto: { organo: 'assemblea', numero: '31', data: '2025-11-28' },
  });
  diario.esegui(deciderAccessi, {
    ...{ ...when, ...period, type: 'AffidaRevisione', incaricoId: singolo, personaId: referente },
    perimetro: { tipo: 'obiettivi', obiettivi: [LABORATORI] },
    atto: null,
  });
  diario.esegui(deciderAccessi, { ...when, type: 'RevocaRevisione', incaricoId: centro });
}
