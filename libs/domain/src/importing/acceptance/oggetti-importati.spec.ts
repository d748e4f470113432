import fc from 'fast-check';

import { consuntivoIdOf } from '../../consuntivo/index.js';
import { progettoPegIdOf, type SchedaObiettivo } from '../../planning/index.js';
import { centroIdOf } from '../../tenancy/index.js';
import type { Proposal } from '../proposal.js';
import { deciderImportazione, importazione, type ComandoImportazione, type OggettoImportato } from './importazione.js';
import { oggettiDa, type Abbinamento, type ContestoImportazione } from './oggetti-importati.js';
import { attivita, contesto, indicatore, obiettivo, progetto, proposta } from './testing/proposte.js';

type Tipo = OggettoImportato['tipo'];
const of = <T extends Tipo>(oggetti: readonly OggettoImportato[], tipo: T) =>
  oggetti.filter((oggetto): oggetto is Extract<OggettoImportato, { tipo: T }> => oggetto.tipo === tipo);
const ref = (testoId: string) => ({ testoId, hash: 'c'.repeat(64) });

/** The sheet of the plan that `conEsiti` reports on: one attività and one indicatore of the document are not in it. */
const [schedaDelPiano] = of(
  oggettiDa(
    proposta({
      objectives: [
        obiettivo('Laboratori del pomeriggio', {
          number: '7',
          activities: [attivita('Aprire due laboratori', { tempi: 'Aprile' })],
          indicators: [indicatore('Soddisfatti', { unit: '%', target: '90' })],
        }),
      ],
    }),
    contesto(),
  ).oggetti,
  'obiettivo',
).map(({ scheda }) => ({
  ...scheda,
  centri: ['c1'],
  attivita: scheda.attivita.map((row) => ({ ...row, id: 'a1' })),
  indicatori: scheda.indicatori.map((row) => ({ ...row, id: 'i2' })),
})) as SchedaObiettivo[] as [SchedaObiettivo];

const MINORI = { id: 'centro-minori', codice: 'AMIN', denominazione: 'Area Minori e famiglie' };
const ANZIANI = { id: 'centro-anziani', codice: 'AINTE', denominazione: 'Area Anziani' };

const laboratori = obiettivo('Laboratori del pomeriggio', {
  number: '1',
  centroDiResponsabilita: 'AREA MINORI E FAMIGLIE',
  pegProject: 'Progetto 4.06.01 e 100',
  activities: [attivita('Aprire due laboratori', { tempi: 'Aprile' }), attivita('Raccogliere un bilancio')],
  indicators: [indicatore('Ragazzi iscritti', { unit: 'n.', target: 'almeno 20' })],
});

describe('a PEG', () => {
  const peg = proposta({
    pegProjects: [
      progetto('4.06.01', 'Mensa', { centroDiResponsabilita: 'Area Minori e famiglie', services: ['Pasti'] }),
      progetto('04.06.01', 'Mensa', {
        ...{ centroDiResponsabilita: 'Area Minori e famiglie', areaStrategica: 'Minori' },
        services: ['Pasti', 'Merende'],
      }),
      progetto('100', 'Trasporti', { centroDiResponsabilita: 'Area Minori e famiglie' }),
      progetto(null, 'Soggiorni estivi', { centroDiResponsabilita: 'Area Minori e famiglie' }),
      progetto(null, null),
    ],
    objectives: [
      laboratori,
      obiettivo('Un mese al mare', { pegProject: 'Progetto SOGGIORNI ESTIVI, ogni anno' }),
      obiettivo('Senza progetto', { pegProject: 'Progetto 4.06' }),
    ],
  });
  const { oggetti } = oggettiDa(peg, contesto({ centri: [MINORI] }));
  const id = (codice: string, nome: string) => progettoPegIdOf('piano', MINORI.id, { codice, nome });

  it('gives a project for each code, however it is written, with all its services', () => {
    const progetti = of(oggetti, 'progettoPeg');
    expect(progetti.map((one) => one.id)).toEqual([id('4.6.1', ''), id('100', ''), id('', 'Soggiorni estivi')]);
    expect(progetti[0]!.scheda).toEqual({
      ...{ codice: '04.06.01', nome: 'Mensa', centroId: MINORI.id, areaStrategica: 'Minori' },
      ...{ obiettivoOperativo: '', servizi: ['Pasti', 'Merende'] },
    });
  });

  it('links an objective to the projects it names, by code or by name', () => {
    const named = of(oggetti, 'obiettivo').map(({ scheda }) => scheda.progettiPeg);
    expect(named).toEqual([[id('4.6.1', ''), id('100', '')], [id('', 'Soggiorni estivi')], []]);
  });

  it.each(['4.06.01', '04.06.01', '4.6.1', 'n. 4.06.01, Mensa'])(
    'knows a code however either writes it: %s',
    (named) => {
      const one = proposta({ ...peg, objectives: [{ ...laboratori, pegProject: named }] });
      const [first] = of(oggettiDa(one, contesto({ centri: [MINORI] })).oggetti, 'obiettivo');
      expect(first!.scheda.progettiPeg).toEqual([id('4.6.1', '')]);
    },
  );

  it('keeps what the paper says beside what was understood', () => {
    const { scheda } = of(oggetti, 'obiettivo')[0]!;
    expect(scheda).toMatchObject({
      ...{ numero: '1', titolo: 'Laboratori del pomeriggio', centri: [MINORI.id], continuaDa: null },
      progettoPegTesto: 'Progetto 4.06.01 e 100',
      attivita: [
        { testo: 'Aprire due laboratori', tempi: { tipo: 'mesi', originale: 'Aprile' } },
        { testo: 'Raccogliere un bilancio', tempi: { tipo: 'assente', originale: '' } },
      ],
      indicatori: [
        {
          ...{ nome: 'Ragazzi iscritti', descrizione: '', unita: 'n.' },
          atteso: { tipo: 'numero', segno: '>=', valore: '20', originale: 'almeno 20' },
        },
      ],
    });
    const ids = [...scheda.attivita, ...scheda.indicatori].map((row) => row.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('institutes the centri that the consortium does not have, and those only', () => {
    const nuovo = obiettivo('Visite', { centroDiResponsabilita: 'AREA DISABILI' });
    const all = oggettiDa(proposta({ objectives: [laboratori, nuovo] }), contesto({ centri: [MINORI] })).oggetti;
    expect(of(all, 'centro')).toEqual([
      { tipo: 'centro', id: centroIdOf('inrete', 'DISABILI'), codice: 'DISABILI', denominazione: 'Area Disabili' },
    ]);
  });

  it('reports nothing where the paper reports nothing', () => {
    expect(of(oggetti, 'consuntivo')).toEqual([]);
    expect(oggettiDa(peg, contesto()).sezioni).toEqual([]);
  });

  it('keeps the words of a code that stands there twice with another name', () => {
    const twice = proposta({ pegProjects: [progetto('4.06', 'Mensa'), progetto('04.06', 'Refettorio')] });
    const words: string[] = [];
    const testo = (campo: string, text: string) => (words.push(text), ref(campo));
    expect(of(oggettiDa(twice, contesto({ testo })).oggetti, 'progettoPeg')).toHaveLength(1);
    expect(words).toEqual(['Progetti PEG con lo stesso codice\n4.06\tMensa\n04.06\tRefettorio']);
  });
});

describe('the same sheet under several centri', () => {
  const under = (centro: string, more: Partial<typeof laboratori> = {}) => ({
    ...laboratori,
    ...{ centroDiResponsabilita: centro, hasReport: true, report: `Per ${centro}` },
    ...more,
  });
  const import_ = (...objectives: Proposal['objectives']) =>
    oggettiDa(proposta({ objectives }), contesto({ centri: [MINORI, ANZIANI] })).oggetti;

  it('is one shared objective, on which each of them reports', () => {
    const oggetti = import_(under('Area Minori e famiglie'), under('AREA ANZIANI'));
    const [condiviso, ...others] = of(oggetti, 'obiettivo');
    expect(others).toEqual([]);
    expect(condiviso!.scheda.centri).toEqual([MINORI.id, ANZIANI.id]);
    expect(of(oggetti, 'consuntivo').map(({ sede, contenuto }) => [sede.centroId, contenuto.relazione])).toEqual([
      [MINORI.id, ref('obiettivo/0/relazione')],
      [ANZIANI.id, ref('obiettivo/1/relazione')],
    ]);
    expect(new Set(of(oggetti, 'consuntivo').map(({ id }) => id)).size).toBe(2);
  });

  it('is another objective under the same centro: numbers and titles repeat', () => {
    const oggetti = import_(under('Area Anziani'), under('Area Anziani'));
    expect(of(oggetti, 'obiettivo').map(({ scheda }) => scheda.centri)).toEqual([[ANZIANI.id], [ANZIANI.id]]);
    expect(new Set(oggetti.map(({ id }) => id)).size).toBe(4);
  });

  it('is another objective where a row differs', () => {
    const other = under('Area Anziani', { activities: [attivita('Aprire due laboratori')] });
    expect(of(import_(under('Area Minori e famiglie'), other), 'obiettivo')).toHaveLength(2);
  });
});

const conEsiti = obiettivo('Laboratori del pomeriggio', {
  centroDiResponsabilita: 'Area Minori e famiglie',
  activities: [
    attivita('Aprire due laboratori', { consuntivo: 'attuato' }),
    attivita('Raccogliere un bilancio', { consuntivo: ' ' }),
  ],
  indicators: [
    indicatore('Ragazzi iscritti', { unit: 'n.', actual: '23' }),
    indicatore('Soddisfatti', { unit: '%', actual: '95' }),
  ],
  ...{ hasReport: true, report: 'Sono stati bene' },
});

describe('a Relazione without a plan', () => {
  const relazione = proposta({ kind: 'relazione_performance', objectives: [conEsiti, obiettivo('Visite')] });
  const oggetti = oggettiDa(
    relazione,
    contesto({ centri: [MINORI], piano: { ...contesto().piano, come: 'ricostruito' } }),
  ).oggetti;

  it('rebuilds the objectives and reports on those that have a result', () => {
    const [first] = of(oggetti, 'obiettivo');
    const sede = { pianoId: 'piano', obiettivoId: first!.id, centroId: MINORI.id, anno: 2024 };
    const [a1] = first!.scheda.attivita;
    const [i1, i2] = first!.scheda.indicatori;
    const at = { rilevatoIl: '2024-12-31' };
    expect(of(oggetti, 'consuntivo')).toEqual([
      {
        ...{ tipo: 'consuntivo', id: consuntivoIdOf(sede), sede },
        contenuto: {
          attivita: [
            {
              ...{ voceId: a1!.id, testo: ref('obiettivo/0/attivita/0'), ...at },
              valore: { tipo: 'attuato', avvertenze: [] },
            },
          ],
          indicatori: [
            {
              ...{ voceId: i1!.id, testo: ref('obiettivo/0/indicatore/0'), ...at },
              valore: { tipo: 'numero', valore: '23', percento: false, unita: null, avvertenze: [] },
            },
            {
              ...{ voceId: i2!.id, testo: ref('obiettivo/0/indicatore/1'), ...at },
              valore: { tipo: 'numero', valore: '95', percento: true, unita: null, avvertenze: [] },
            },
          ],
          relazione: ref('obiettivo/0/relazione'),
        },
      },
    ]);
    expect(of(oggetti, 'obiettivo')).toHaveLength(2);
  });

  it('leaves out what the person left out, and what stood in it', () => {
    const without = oggettiDa(relazione, contesto({ esclusi: new Set([0]) })).oggetti;
    expect(of(without, 'obiettivo').map(({ scheda }) => scheda.titolo)).toEqual(['Visite']);
    expect(of(without, 'consuntivo')).toEqual([]);
    expect(of(without, 'centro').map(({ denominazione }) => denominazione)).toEqual(['Intero ente']);
  });
});

describe('a Relazione over a plan', () => {
  const abbinamento: Abbinamento = {
    obiettivoId: 'o1',
    scheda: { ...schedaDelPiano, centri: [MINORI.id, ANZIANI.id] },
    attivita: new Map([[0, 'a1']]),
    indicatori: new Map([[1, 'i2']]),
  };
  const over = (more: Partial<ContestoImportazione> = {}, objective = conEsiti) =>
    oggettiDa(
      proposta({ kind: 'relazione_performance', objectives: [objective, obiettivo('Visite')] }),
      contesto({
        centri: [MINORI, ANZIANI],
        piano: { ...contesto().piano, come: 'esistente' },
        abbinamenti: new Map([[0, abbinamento]]),
        ...more,
      }),
    ).oggetti;

  it('adds the consuntivo of the objectives found, by the rows found, and nothing else', () => {
    const oggetti = over();
    expect(oggetti).toHaveLength(1);
    const [{ sede, contenuto }] = of(oggetti, 'consuntivo') as [Extract<OggettoImportato, { tipo: 'consuntivo' }>];
    expect(sede).toEqual({ pianoId: 'piano', obiettivoId: 'o1', centroId: MINORI.id, anno: 2024 });
    expect(contenuto.attivita.map(({ voceId }) => voceId)).toEqual(['a1']);
    expect(contenuto.indicatori.map(({ voceId }) => voceId)).toEqual(['i2']);
    expect(contenuto.relazione).toEqual(ref('obiettivo/0/relazione'));
  });

  it('reports for the centro that the document names, where it shares the objective', () => {
    const altro = { ...conEsiti, centroDiResponsabilita: 'AREA ANZIANI' };
    expect(of(over({}, altro), 'consuntivo')[0]!.sede.centroId).toBe(ANZIANI.id);
  });

  it('reports for the first of the objective where the document names another, and institutes none', () => {
    const altro = { ...conEsiti, centroDiResponsabilita: 'Area Disabili' };
    expect(over({}, altro)).toHaveLength(1);
    expect(of(over({}, altro), 'consuntivo')[0]!.sede.centroId).toBe(MINORI.id);
  });

  it('leaves out what the person left out, and what was not found', () => {
    expect(over({ esclusi: new Set([0]) })).toEqual([]);
    expect(over({ abbinamenti: new Map() })).toEqual([]);
  });
});

describe('what has no field', () => {
  it('is kept whole, each as a text', () => {
    const words: Record<string, string> = {};
    const { sezioni } = oggettiDa(
      proposta({
        objectives: [
          obiettivo('Laboratori', {
            ...{ programma: 'Programma A', strumentoRilevazione: 'Questionario' },
            altro: [{ colonna: 'Peso', testo: '20' }],
            activities: [attivita('Aprire', { altro: [{ colonna: 'Note', testo: 'in ritardo' }] })],
            indicators: [indicatore('Iscritti', { group: 'Gruppo uno', altro: [{ colonna: '2025', testo: '30' }] })],
          }),
          obiettivo('Visite'),
        ],
        evaluationScores: [{ area: 'Area Anziani', score: 470, outOf: 500, line: 1 }],
        sections: [
          { kind: 'formazione', title: 'Formazione\n2024', text: 'Un corso', centroDiResponsabilita: null, line: 1 },
          { kind: 'pagina', title: 'Allegato C', text: ' ', centroDiResponsabilita: 'Area Anziani', line: 1 },
          { kind: 'pagina', title: '', text: ' ', centroDiResponsabilita: null, line: 1 },
        ],
        unread: [{ line: 7, text: 'una riga' }],
      }),
      contesto({
        testo: (campo, text) => {
          words[campo] = text;
          return ref(campo);
        },
      }),
    );
    expect(sezioni.map(({ genere, testo }) => [genere, words[testo.testoId]])).toEqual([
      ['formazione', 'Formazione 2024\nUn corso'],
      ['pagina', 'Allegato C · Area Anziani\n '],
      [
        'altriDati',
        [
          ...['Laboratori', 'Programma: Programma A', 'Strumento di rilevazione: Questionario', 'Peso: 20'],
          ...['Aprire - Note: in ritardo', 'Iscritti - gruppo: Gruppo uno', 'Iscritti - 2025: 30'],
        ].join('\n'),
      ],
      ['punteggi', 'Punteggi\nArea Anziani\t470/500'],
      ['nonLette', 'Righe non lette\n7\tuna riga'],
    ]);
  });
});

describe('free text', () => {
  /** Wherever people write freely, in the forms that the reader of values takes apart. */
  const marked = fc.constantFrom(
    ...['Segreto', 'Sì, Segreto', 'No. Segreto', '3 Segreto', 'n. 3 Segreto n. 4 segreto', 'nessun segreto'],
    ...[
      '95% segreto',
      '€ 3 segreto',
      'gennaio Segreto',
      'entro il 3/3/2024 Segreto',
      'attuato da Segreto',
      'Segreto, 3',
    ],
  );
  const altro = fc.array(fc.record({ colonna: marked, testo: marked }, { noNullPrototype: true }), { maxLength: 2 });
  const maybe = fc.option(marked);
  const unit = fc.constantFrom('n.', '%', 'giorni', null);
  const objective = fc
    .tuple(maybe, maybe, maybe, altro, altro, altro, unit, fc.constantFrom('Minori', 'Anziani', null))
    .map(([consuntivo, actual, text, ofOne, ofTwo, ofThree, unita, centro]) =>
      obiettivo('Laboratori', {
        ...{ centroDiResponsabilita: centro, programma: text, strumentoRilevazione: text, altro: ofOne },
        ...{ hasReport: text !== null, report: text },
        activities: [attivita('Aprire', { consuntivo, altro: ofTwo })],
        indicators: [indicatore('Iscritti', { unit: unita, actual, group: text, altro: ofThree })],
      }),
    );
  const proposal = fc
    .tuple(fc.array(objective, { minLength: 1, maxLength: 3 }), marked, marked, fc.nat({ max: 500 }))
    .map(([objectives, one, other, score]) =>
      proposta({
        ...{ document: one, organization: other, objectives },
        evaluationScores: [{ area: one, score, outOf: 500, line: 1 }],
        sections: [{ kind: 'testo', title: one, text: other, centroDiResponsabilita: null, line: 1 }],
        unread: [{ line: 1, text: one }],
        warnings: [{ code: one, message: other } as never],
      }),
    );
  const everyRow = new Map([[0, 'r1']]);
  const come = fc.constantFrom('bozza', 'ricostruito', 'esistente');

  it('stands in no event, only references to it', () => {
    fc.assert(
      fc.property(proposal, come, (found, kind) => {
        const kept: string[] = [];
        const where = contesto({
          piano: { ...contesto().piano, come: kind as 'bozza' },
          abbinamenti: new Map([
            [0, { obiettivoId: 'o1', scheda: schedaDelPiano, attivita: everyRow, indicatori: new Map([[0, 'r2']]) }],
          ]),
          testo: (campo, text) => {
            kept.push(text);
            return ref(campo);
          },
        });
        const { oggetti, sezioni } = oggettiDa(found, where);
        const nome = where.testo('documento', found.document);
        const documento = { nome, sha256: 'd1', famiglia: found.kind, versioneParser: found.parserVersion };
        const written = JSON.stringify(eventsOf({ ...where, oggetti, sezioni, documento }));
        expect(written.toLowerCase()).not.toContain('segreto');
        // It is kept all the same: as many texts as were referred to, the words in them.
        expect(kept.every((text) => text.length > 0)).toBe(true);
        expect(kept.filter((text) => text.includes('egreto')).length).toBeGreaterThan(2);
      }),
    );
  });
});

type Accepted = Pick<ContestoImportazione, 'piano' | 'propostaId'> &
  Pick<Extract<ComandoImportazione, { type: 'ImportaParte' }>, 'oggetti' | 'sezioni' | 'documento'>;

/** What accepting writes into the log. */
function eventsOf({ piano, propostaId, oggetti, sezioni, documento }: Accepted): readonly object[] {
  const command: ComandoImportazione = {
    ...{ type: 'ImportaParte', autore: { personaId: 'p', centri: 'tutti' }, now: '2025-01-20T10:00:00.000Z' },
    ...{ importazioneId: 'm1', piano, propostaId, documento, oggetti, sezioni, parte: 1, di: 1 },
  };
  const inConsuntivo = { status: 'inConsuntivo', dal: 2024, al: 2024, variazioneAperta: null };
  return deciderImportazione
    .decide(
      {
        main: importazione.initial,
        of: (aggregate) =>
          aggregate.name === 'Piano' && piano.come === 'esistente' ? (inConsuntivo as never) : aggregate.initial,
      },
      command,
    )
    .flatMap(({ events }) => events);
}
