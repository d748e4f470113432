import { deciderTesto } from '@consorzi/domain/audit';
import {
  consuntivoIdOf,
  deciderConsuntivo,
  parseValoreConsuntivo,
  valoreRegistrato,
  type Esito,
} from '@consorzi/domain/consuntivo';
import { sha256, type PositionedEvent } from '@consorzi/domain/event-sourcing';
import {
  deciderImportazione,
  importazioneIdOf,
  oggettiDa,
  type ComandoImportazione,
  type OggettoImportato,
  type PianoDiArrivo,
  type Proposal,
} from '@consorzi/domain/importing';
import {
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
import { idOf, type Atto, type TestoRef } from '@consorzi/domain/shared';
import { centroIdOf, deciderAccessi, deciderCentro, deciderConsorzio } from '@consorzi/domain/tenancy';

import { Diario, SCOPE } from './log.js';

/** A word that stands in every free text of the story and in nothing else: rows and events must not hold it. */
export const PAROLA = 'Segreto';

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
  return diario.events;
}

const direttore = (now: string) => ({
  autore: { personaId: idOf('persona', 'direttore'), centri: 'tutti' } as const,
  now: `${now}T10:00:00.000Z`,
});
const referente = idOf('persona', 'referente');

const testo = (campo: string): TestoRef => ({ testoId: idOf('testo', campo), hash: sha256(`${campo} ${PAROLA}`) });

const MINORI = centroIdOf(SCOPE, 'MINORI');
const ANZIANI = centroIdOf(SCOPE, 'ANZIANI');
const PIANO = pianoIdOf(SCOPE, { dal: 2024, al: 2025 });
const LABORATORI = idOf(PIANO, 'laboratori');
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
  diario.esegui(deciderPiano, { ...direttore('2024-02-01'), pianoId: PIANO, type: 'ApprovaPiano', atto });
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
  });
  diario.esegui(deciderPiano, { ...plan, type: 'ChiudiPiano' });
  diario.esegui(deciderPiano, { ...plan, type: 'RiapriPiano' });
}

/** One objective with a result, and a word of {@link PAROLA} wherever a document may say what it likes. */
const proposal = (kind: Proposal['kind'], titolo: string): Proposal => ({
  document: `${PAROLA}.txt`,
  parserVersion: '1.0.0',
  kind,
  organization: PAROLA,
  year: 2024,
  pegProjects: [
    {
      code: '7.01',
      name: 'Trasporti',
      centroDiResponsabilita: 'Trasporti',
      areaStrategica: null,
      obiettivoOperativo: null,
      services: ['Scuolabus'],
      line: 1,
    },
  ],
  objectives: [
    {
      centroDiResponsabilita: 'Minori e famiglie',
      areaStrategica: 'Minori',
      obiettivoOperativo: null,
      number: '3',
      title: titolo,
      programma: PAROLA,
      pegProject: '7.1',
      servizi: null,
      utentiFinali: null,
      retiDiCollaborazione: null,
      finalita: null,
      description: null,
      strumentoRilevazione: PAROLA,
      altro: [{ colonna: PAROLA, testo: PAROLA }],
      activities: [
        { text: 'Aprire due laboratori', tempi: 'Aprile', consuntivo: `attuato da ${PAROLA}`, altro: [], line: 2 },
        { text: 'Presentarli', tempi: null, consuntivo: `nessun ${PAROLA}`, altro: [], line: 2 },
      ],
      indicators: [
        {
          name: 'Soddisfazione',
          description: null,
          unit: '%',
          target: '80',
          actual: `95 ${PAROLA}`,
          group: PAROLA,
          altro: [],
          line: 3,
        },
      ],
      hasReport: true,
      report: `Come dice ${PAROLA}`,
      line: 1,
    },
  ],
  evaluationScores: [{ area: PAROLA, score: 470, outOf: 500, line: 4 }],
  sections: [{ kind: 'formazione', title: PAROLA, text: PAROLA, centroDiResponsabilita: null, line: 5 }],
  unread: [{ line: 6, text: PAROLA }],
  warnings: [],
});

function importazioni(diario: Diario): void {
  const centri = [
    { id: MINORI, codice: 'MINORI', denominazione: 'Minori e famiglie' },
    { id: ANZIANI, codice: 'ANZIANI', denominazione: 'Anziani' },
  ];
  const periodo = (dal: number, come: PianoDiArrivo['come'], anno = dal): PianoDiArrivo => ({
    ...{ pianoId: pianoIdOf(SCOPE, { dal, al: anno }), titolo: `Piano ${dal}`, dal, al: anno, come },
  });
  const accetta = (nome: string, piano: PianoDiArrivo, parti: number, more: object = {}): void => {
    const propostaId = idOf('proposta', nome, parti);
    const found = proposal(piano.come === 'bozza' ? 'peg_piano_performance' : 'relazione_performance', nome);
    const { oggetti, sezioni } = oggettiDa(found, {
      ...{ scope: SCOPE, propostaId, centri, piano, anno: piano.dal, rilevatoIl: `${piano.dal}-12-31` },
      ...{ abbinamenti: new Map(), esclusi: new Set<number>(), testo: (campo) => testo(`${nome} ${campo}`) },
      ...more,
    });
    const sha256Of = sha256(nome);
    const documento = {
      nome: testo(`${nome} documento`),
      sha256: sha256Of,
      famiglia: found.kind,
      versioneParser: found.parserVersion,
    };
    const cut = Math.ceil(oggetti.length / parti);
    const base = { ...direttore('2025-03-01'), importazioneId: importazioneIdOf(SCOPE, sha256Of), piano };
    for (let parte = 1; parte <= parti; parte++) {
      const part: readonly OggettoImportato[] = oggetti.slice((parte - 1) * cut, parte * cut);
      const command: ComandoImportazione = {
        ...{ ...base, type: 'ImportaParte', propostaId, documento, oggetti: part, parte, di: parti },
        sezioni: parte === parti ? sezioni : [],
      };
      diario.esegui(deciderImportazione, command);
    }
  };

  accetta('PEG 2026', periodo(2026, 'bozza'), 1);
  centri.push({ id: centroIdOf(SCOPE, 'TRASPORT'), codice: 'TRASPORT', denominazione: 'Trasporti' });
  const sopra: PianoDiArrivo = { pianoId: PIANO, titolo: 'PEG 2024-2025', dal: 2024, al: 2025, come: 'esistente' };
  const trovato = {
    obiettivoId: LABORATORI,
    centri: [MINORI],
    attivita: new Map([
      [0, idOf(LABORATORI, 'a1')],
      [1, idOf(LABORATORI, 'a2')],
    ]),
    indicatori: new Map<number, string>(),
  };
  accetta('Relazione 2024', sopra, 1, { abbinamenti: new Map([[0, trovato]]) });

  // One import in parts that is cancelled, another that comes to its end.
  const annullato = periodo(2021, 'ricostruito');
  const importazioneId = importazioneIdOf(SCOPE, sha256('Relazione 2021'));
  const documento = {
    nome: testo('Relazione 2021 documento'),
    sha256: sha256('Relazione 2021'),
    famiglia: 'relazione_performance',
    versioneParser: '1.0.0',
  };
  const base = { ...direttore('2025-03-02'), importazioneId, piano: annullato };
  diario.esegui(deciderImportazione, {
    ...{
      ...base,
      type: 'ImportaParte',
      propostaId: idOf('proposta', 'annullata'),
      documento,
      oggetti: [],
      sezioni: [],
    },
    ...{ parte: 1, di: 2 },
  });
  diario.esegui(deciderImportazione, { ...base, type: 'AnnullaImportazione' });
  accetta('Relazione 2022', periodo(2022, 'ricostruito'), 3);
}
