import { matchObjectives, type PlanObjective, type ProposedObjective } from './index.js';

const plan = (id: string, title: string, centro = 'AREA CASA', rows: string[] = []): PlanObjective => ({
  id,
  centroDiResponsabilita: centro,
  number: '1',
  title,
  activities: rows.map((text, i) => ({ id: `${id}-a${i}`, text })),
  indicators: rows.map((name, i) => ({ id: `${id}-i${i}`, name, description: null })),
});
const proposed = (
  title: string,
  centro: string | null = 'AREA CASA',
  rows: string[] = [],
  number = '1',
): ProposedObjective => ({
  centroDiResponsabilita: centro,
  areaStrategica: null,
  obiettivoOperativo: null,
  number,
  title,
  programma: null,
  pegProject: null,
  servizi: null,
  utentiFinali: null,
  retiDiCollaborazione: null,
  finalita: null,
  description: null,
  strumentoRilevazione: null,
  altro: [],
  hasReport: false,
  report: null,
  line: 1,
  activities: rows.map((text, line) => ({ text, tempi: null, consuntivo: null, altro: [], line })),
  indicators: rows.map((name, line) => ({
    name,
    description: null,
    unit: null,
    target: null,
    actual: null,
    group: null,
    altro: [],
    line,
  })),
});
const ids = (result: ReturnType<typeof matchObjectives>): [number, string][] =>
  result.matched.map(({ proposed: index, id }) => [index, id]);

const NIDO = 'Aprire un nido nella parte alta della valle';
const CONTI = 'Pagare le fatture entro trenta giorni dal loro arrivo';
const CARTA = 'Scrivere con le associazioni la carta dei servizi';

describe('a Relazione over a plan already present', () => {
  it('is matched by title, whatever the number, the order, or a few words', () => {
    const result = matchObjectives([plan('nido', NIDO), plan('conti', CONTI), plan('carta', CARTA)], {
      objectives: [
        proposed('Scrivere la carta dei servizi insieme alle associazioni', 'AREA CASA', [], '7'),
        proposed('Aprire un nido nella parte alta della va'),
        proposed(`${CONTI}.`),
      ],
    });
    expect(ids(result)).toEqual([
      [0, 'carta'],
      [1, 'nido'],
      [2, 'conti'],
    ]);
    expect(result.matched[0]).toMatchObject({ renumbered: true, moved: false });
    expect(result).toMatchObject({ questions: [], unmatched: [], missing: [] });
  });

  it('follows an objective that moved to another unit', () => {
    const result = matchObjectives([plan('nido', NIDO), plan('conti', CONTI)], {
      objectives: [proposed(NIDO, 'AREA MONTAGNA')],
    });
    expect(result.matched).toMatchObject([{ id: 'nido', moved: true }]);
    expect(result.missing).toEqual(['conti']);
  });

  it('gives an objective shared by two units to the unit that reports on it', () => {
    const result = matchObjectives([plan('a', NIDO, 'AREA CASA'), plan('b', NIDO, 'AREA MONTAGNA')], {
      objectives: [proposed(NIDO, 'Area Montagna'), proposed(NIDO, 'Area Casa')],
    });
    expect(ids(result)).toEqual([
      [0, 'b'],
      [1, 'a'],
    ]);
  });

  it('tells twins of one unit apart by their activities', () => {
    const result = matchObjectives(
      [
        plan('a', NIDO, 'AREA CASA', ['Scelta del terreno', 'Gara dei lavori']),
        plan('b', NIDO, 'AREA CASA', ['Assunzione delle educatrici', 'Iscrizioni']),
      ],
      { objectives: [proposed(NIDO, null, ['Iscrizioni', 'Assunzione di educatrici'])] },
    );
    expect(ids(result)).toEqual([[0, 'b']]);
  });

  it('asks, and does not guess, when two answer alike; the others are settled all the same', () => {
    const result = matchObjectives([plan('a', NIDO), plan('b', NIDO), plan('conti', CONTI)], {
      objectives: [proposed(NIDO), proposed(CONTI)],
    });
    expect(ids(result)).toEqual([[1, 'conti']]);
    expect(result.questions).toMatchObject([{ proposed: 0, candidates: [{ id: 'a' }, { id: 'b' }] }]);
    expect(result.missing).toEqual([]);
  });

  it('leaves alone what is like nothing in the plan', () => {
    const result = matchObjectives([plan('nido', NIDO)], {
      objectives: [proposed('Rinnovare i contratti delle assicurazioni')],
    });
    expect(result).toMatchObject({ matched: [], questions: [], unmatched: [0], missing: ['nido'] });
  });

  it('matches rows one to one, each with its own; rows printed twice keep their order', () => {
    const rows = ['Scelta del terreno con il comune', 'Gara per i lavori', 'Riunione di équipe', 'Riunione di équipe'];
    const { matched } = matchObjectives([plan('a', NIDO, 'AREA CASA', rows)], {
      objectives: [
        proposed(NIDO, 'AREA CASA', [
          'Gara per i lavori di costruzione',
          'Scelta del terreno col comune',
          'Riunione di équipe',
        ]),
      ],
    });
    expect(matched[0]!.activities).toMatchObject([
      { proposed: 0, id: 'a-a1' },
      { proposed: 1, id: 'a-a0' },
      { proposed: 2, id: 'a-a2' },
    ]);
    expect(matched[0]!.openActivities).toEqual([]);
  });

  it('answers for an empty plan and an empty proposal', () => {
    expect(matchObjectives([], { objectives: [proposed(NIDO)] })).toMatchObject({ unmatched: [0] });
    expect(matchObjectives([plan('a', NIDO)], { objectives: [] })).toMatchObject({ matched: [], missing: ['a'] });
  });
});
