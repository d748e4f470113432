import fc from 'fast-check';

import { deciderImportazione, oggettiDa, type ComandoImportazione } from './acceptance/index.js';
import { attivita, contesto, indicatore, obiettivo, progetto, proposta } from './acceptance/testing/proposte.js';
import { given } from '../event-sourcing/specification.js';
import { fitProposal, importDocument, type Proposal } from './index.js';

const long = (words: number): string => Array.from({ length: words }, (_, i) => `parola${i}`).join(' ');
const codes = ({ warnings }: Proposal) => warnings.map(({ line, code }) => [line, code]);

describe('a proposal that the domain would refuse', () => {
  it('keeps a text too long for its field: its beginning there, the whole beside it', () => {
    const area = long(80);
    const fitted = fitProposal(proposta({ objectives: [obiettivo('Visite', { areaStrategica: area, line: 7 })] }));
    const [one] = fitted.objectives;
    expect(one!.areaStrategica!.length).toBeLessThanOrEqual(500);
    expect(one!.areaStrategica).toMatch(/^parola0 .* parola\d+…$/);
    expect(area.startsWith(one!.areaStrategica!.slice(0, -1))).toBe(true);
    expect(one!.altro).toEqual([{ colonna: 'Area strategica, per intero', testo: area }]);
    expect(codes(fitted)).toEqual([[7, 'TESTO_ACCORCIATO']]);
  });

  it('cuts a text without spaces too, never inside a character', () => {
    const titolo = '😀'.repeat(1_500);
    const fitted = fitProposal(proposta({ objectives: [obiettivo(titolo)] })).objectives[0]!.title!;
    expect(fitted).toBe(`${'😀'.repeat(999)}…`);
  });

  it('sets aside a row that says nothing of what it measures or does, with its values', () => {
    const one = obiettivo('Visite', {
      activities: [attivita(' ', { tempi: 'Aprile', line: 3 }), attivita('Aprire', { line: 4 })],
      indicators: [
        indicatore('', { description: ' ', target: '12', actual: '14', line: 5 }),
        indicatore('  ', { description: 'Ore svolte', line: 6 }),
        indicatore('', { line: 8 }),
      ],
    });
    const fitted = fitProposal(proposta({ objectives: [one], unread: [{ line: 4, text: 'prima' }] }));
    expect(fitted.objectives[0]!.activities.map(({ text }) => text)).toEqual(['Aprire']);
    expect(fitted.objectives[0]!.indicators).toMatchObject([{ name: null, description: 'Ore svolte' }]);
    expect(fitted.unread).toEqual([
      { line: 3, text: 'Aprile' },
      { line: 4, text: 'prima' },
      { line: 5, text: '12\t14' },
    ]);
    expect(codes(fitted)).toEqual([3, 5, 8].map((line) => [line, 'RIGA_SENZA_NOME']));
  });

  it('keeps what a progetto PEG cannot hold in a section, and one without code and name among the lines not read', () => {
    const nome = long(90);
    const pegProjects = [progetto('1.02', nome, { line: 2 }), progetto(' ', null, { services: ['Mensa'], line: 3 })];
    const fitted = fitProposal(proposta({ pegProjects }));
    expect(fitted.pegProjects).toHaveLength(1);
    expect(fitted.sections).toMatchObject([{ kind: 'progetti', line: 2, text: `Progetto PEG, per intero: ${nome}` }]);
    expect(fitted.unread).toEqual([{ line: 3, text: 'Mensa' }]);
  });

  it('is made to fit as soon as it is read', () => {
    const read = importDocument(
      [
        ...['RELAZIONE SULLA PERFORMANCE 2031', "CENTRO DI RESPONSABILITA': AREA ACCOGLIENZA"],
        ...['2. Obiettivi di performance', 'Obiettivo 1\tAprire uno sportello', `Area strategica\t${long(80)}`],
        ...['Indicatori di risultato', 'Indicatore\tUnità misura\tValore atteso', 'Visite\tn.\t4'],
      ].join('\n'),
      { document: 'prova.txt' },
    );
    expect(codes(read)).toContainEqual([4, 'TESTO_ACCORCIATO']);
    expect(fitProposal(read)).toEqual(read);
  });

  const text = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(null, '', ' ', 'Visite', '1.02') },
    { weight: 3, arbitrary: fc.stringMatching(/^[a-z ]{0,30}$/) },
    { weight: 2, arbitrary: fc.constantFrom(long(80), long(900)) },
    { weight: 1, arbitrary: fc.constant(long(11_000)) },
  );
  const activity = fc.tuple(text, text).map(([one, tempi]) => attivita(one ?? '', { tempi }));
  const indicator = fc
    .tuple(text, text, text)
    .map(([name, description, target]) => indicatore('', { name, description, target }));
  const objective = fc
    .tuple(
      fc.array(text, { minLength: 11, maxLength: 11 }),
      fc.array(activity, { maxLength: 3 }),
      fc.array(indicator, { maxLength: 3 }),
    )
    .map(([[title, number, centro, area, op, peg, servizi, utenti, reti, finalita, description], activities, rows]) =>
      obiettivo('', {
        ...{ title: title!, number: number!, centroDiResponsabilita: centro!, areaStrategica: area! },
        ...{ obiettivoOperativo: op!, pegProject: peg!, servizi: servizi!, utentiFinali: utenti! },
        ...{ retiDiCollaborazione: reti!, finalita: finalita!, description: description! },
        ...{ activities, indicators: rows },
      }),
    );
  const project = fc
    .tuple(text, text, text)
    .map(([code, name, areaStrategica]) => progetto(code, name, { areaStrategica }));

  it('is accepted once it fits, whatever its texts are, and has lost no word', () => {
    const strings = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings);
    const wordsOf = (value: unknown) =>
      new Set(
        strings(value)
          .join('\n')
          .match(/[\p{L}\p{N}]{4,}/gu) ?? [],
      );
    fc.assert(
      fc.property(
        fc.array(objective, { maxLength: 2 }),
        fc.array(project, { maxLength: 2 }),
        (objectives, projects) => {
          const read = proposta({ objectives, pegProjects: projects });
          const fitted = fitProposal(read);
          expect(fitProposal(fitted)).toEqual(fitted);
          const texts: string[] = [];
          const testo = (testoId: string, words: string) => {
            texts.push(words);
            return { testoId, hash: 'c'.repeat(64) };
          };
          const { oggetti, sezioni } = oggettiDa(fitted, contesto({ testo }));
          const kept = wordsOf([oggetti, texts]);
          expect([...wordsOf([objectives, projects])].filter((word) => !kept.has(word))).toEqual([]);
          const command: ComandoImportazione = {
            ...{ type: 'ImportaParte', autore: { personaId: 'p', centri: 'tutti' }, now: '2025-01-20T10:00:00.000Z' },
            ...{ importazioneId: 'm1', piano: contesto().piano, propostaId: 'q1', oggetti, sezioni, parte: 1, di: 1 },
            documento: { ...{ nome: { testoId: 't', hash: 'h' }, sha256: 'd1' }, famiglia: 'f', versioneParser: '1' },
          };
          given(deciderImportazione)
            .when(command)
            .then({ type: 'ImportazioneAccettata', data: expect.anything() as object });
        },
      ),
      { numRuns: 50 },
    );
  });
});
