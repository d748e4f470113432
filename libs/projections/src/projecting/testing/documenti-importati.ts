import { sha256 } from '@consorzi/domain/event-sourcing';
import {
  deciderImportazione,
  importazioneIdOf,
  oggettiDa,
  type ComandoImportazione,
  type OggettoImportato,
  type PianoDiArrivo,
  type Proposal,
} from '@consorzi/domain/importing';
import { parseTempi, pianoIdOf, type SchedaObiettivo } from '@consorzi/domain/planning';
import { idOf } from '@consorzi/domain/shared';
import { centroIdOf } from '@consorzi/domain/tenancy';

import { ANZIANI, direttore, LABORATORI, MINORI, PAROLA, PIANO, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** One objective with a result, and a word of PAROLA wherever a document may say what it likes. */
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

/** Of the sheet in the plan as much as the Relazione is compared with. */
const laboratori: SchedaObiettivo = {
  ...{ numero: '1', titolo: 'Laboratori estivi', centri: [MINORI], areaStrategica: 'Minori', obiettivoOperativo: '' },
  ...{ progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '', finalita: '' },
  ...{ descrizione: '', continuaDa: null, indicatori: [] },
  attivita: [
    { id: idOf(LABORATORI, 'a1'), testo: 'Aprire due laboratori', tempi: parseTempi('Luglio') },
    { id: idOf(LABORATORI, 'a2'), testo: 'Raccogliere un bilancio', tempi: parseTempi('Luglio') },
  ],
};

/** A PEG, a Relazione over the plan, one in parts that is cancelled and one that comes to its end. */
export function importazioni(diario: Diario): void {
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
    const { oggetti, sezioni, riserve } = oggettiDa(found, {
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
        riserve,
      };
      diario.esegui(deciderImportazione, command);
    }
  };

  accetta('PEG 2026', periodo(2026, 'bozza'), 1);
  centri.push({ id: centroIdOf(SCOPE, 'TRASPORT'), codice: 'TRASPORT', denominazione: 'Trasporti' });
  const sopra: PianoDiArrivo = { pianoId: PIANO, titolo: 'PEG 2024-2025', dal: 2024, al: 2025, come: 'esistente' };
  const trovato = {
    obiettivoId: LABORATORI,
    scheda: laboratori,
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
  diario.esegui(deciderImportazione, { ...base, type: 'AnnullaImportazione', oggetti: [] });
  accetta('Relazione 2022', periodo(2022, 'ricostruito'), 3);
}
