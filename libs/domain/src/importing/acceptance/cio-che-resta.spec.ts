import fc from 'fast-check';

import { consuntivo, consuntivoIdOf } from '../../consuntivo/index.js';
import { given, stream } from '../../event-sourcing/specification.js';
import { parseTempi, parseValoreAtteso, piano, type SchedaObiettivo } from '../../planning/index.js';
import { fitProposal } from '../fit-proposal.js';
import type { Proposal, ProposedObjective } from '../proposal.js';
import { deciderImportazione, importazione, type ComandoImportazione } from './importazione.js';
import { oggettiDa, type Abbinamento, type ContestoImportazione } from './oggetti-importati.js';
import { attivita, contesto, indicatore, obiettivo, progetto, proposta } from './testing/proposte.js';

const MINORI = { id: 'c-minori', codice: 'MIN', denominazione: 'Area Minori' };
const PIANO = { pianoId: 'piano', titolo: 'PEG 2024', dal: 2024, al: 2024, come: 'esistente' } as const;

const laboratori: SchedaObiettivo = {
  ...{ numero: '7', titolo: 'Laboratori del pomeriggio', centri: [MINORI.id], areaStrategica: 'Minori' },
  ...{ obiettivoOperativo: '', progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '' },
  ...{ retiDiCollaborazione: '', finalita: '', descrizione: '', continuaDa: null },
  attivita: [{ id: 'a1', testo: 'Aprire due laboratori', tempi: parseTempi('Aprile') }],
  indicatori: [{ id: 'i1', nome: 'Iscritti', descrizione: '', unita: 'n.', atteso: parseValoreAtteso('20', 'n.') }],
};
const relazione = (...objectives: ProposedObjective[]) => proposta({ kind: 'relazione_performance', objectives });
const trovato = (scheda: SchedaObiettivo, rows: Partial<Abbinamento> = {}): Abbinamento => ({
  ...{ obiettivoId: 'o1', scheda, attivita: new Map([[0, 'a1']]), indicatori: new Map([[0, 'i1']]) },
  ...rows,
});

/** What accepting writes, with the words of every text that an event names. */
function accepted(found: Proposal, more: Partial<ContestoImportazione>, recorded: readonly object[] = []) {
  const words = new Map<string, string>();
  const context = contesto({
    ...{ centri: [MINORI], piano: PIANO },
    testo: (campo, text) => (words.set(campo, text), { testoId: campo, hash: 'c'.repeat(64) }),
    ...more,
  });
  const { oggetti, sezioni, riserve } = oggettiDa(found, context);
  const command: Extract<ComandoImportazione, { type: 'ImportaParte' }> = {
    ...{ type: 'ImportaParte', autore: { personaId: 'p', centri: 'tutti' }, now: '2025-01-20T10:00:00.000Z' },
    ...{ importazioneId: 'm1', piano: context.piano, propostaId: 'q1', oggetti, sezioni, riserve, parte: 1, di: 1 },
    documento: { ...{ nome: { testoId: 't', hash: 'h' }, sha256: 'd1' }, famiglia: 'f', versioneParser: '1' },
  };
  const inConsuntivo = { status: 'inConsuntivo', dal: 2024, al: 2024, variazioneAperta: null };
  const before = recorded.reduce(consuntivo.evolve as never, consuntivo.initial);
  const events = deciderImportazione
    .decide(
      {
        main: importazione.initial,
        of: (aggregate) => {
          if (aggregate.name === 'Piano' && context.piano.come === 'esistente') return inConsuntivo as never;
          return (aggregate.name === 'Consuntivo' ? before : aggregate.initial) as never;
        },
      },
      command,
    )
    .flatMap((write) => write.events);
  const named = [...JSON.stringify(events).matchAll(/"testoId":"([^"]*)"/g)].map(([, id]) => words.get(id!) ?? '');
  const last = events.find(({ type }) => type === 'ImportazioneAccettata')!;
  const kept = (last.data as { sezioni: typeof sezioni }).sezioni;
  return { events, named, command, kept: kept.map(({ genere, testo }) => [genere, words.get(testo.testoId)]) };
}

describe('a Relazione over a plan', () => {
  it('keeps a result without a row in the plan, with where it stood', () => {
    const one = obiettivo('Laboratori del pomeriggio', {
      ...{ number: '7', areaStrategica: 'Minori', line: 12 },
      activities: [
        attivita('Aprire due laboratori', { tempi: 'Aprile', consuntivo: 'Maggio' }),
        attivita('Stampare un diario', { tempi: 'Giugno', consuntivo: 'attuato' }),
      ],
      indicators: [
        indicatore('Iscritti', { unit: 'n.', target: '20', actual: '23' }),
        indicatore('Diari', { unit: 'copie', target: '40', actual: '38' }),
      ],
    });
    const { kept, named } = accepted(relazione(one), { abbinamenti: new Map([[0, trovato(laboratori)]]) });
    expect(kept).toEqual([
      [
        'risultatiSenzaRiga',
        [
          'Risultati senza riga nel piano: obiettivo 7 «Laboratori del pomeriggio» (riga 12 del documento)',
          'Attività: Stampare un diario\tTempi: Giugno\tConsuntivo: attuato',
          'Indicatore: Diari\tUnità di misura: copie\tValore atteso: 40\tValore consuntivo: 38',
        ].join('\n'),
      ],
    ]);
    // What an event takes is not said twice: erased there, it is nowhere.
    expect(named.filter((text) => text.includes('Maggio'))).toEqual(['Maggio']);
  });

  it('keeps what the document says otherwise than the plan', () => {
    const one = obiettivo('Laboratori estivi', {
      ...{ number: '7', areaStrategica: 'minori', finalita: 'Stare insieme', centroDiResponsabilita: 'SETTORE MINORI' },
      activities: [attivita('Aprire due laboratori', { tempi: 'Luglio' }), attivita('Cercare una sede')],
    });
    const [section, ...others] = accepted(relazione(one), { abbinamenti: new Map([[0, trovato(laboratori)]]) }).kept;
    expect(others).toEqual([]);
    expect(section![1]!.split('\n')).toEqual([
      'Detto diversamente dal piano: obiettivo 7 «Laboratori estivi» (riga 1 del documento)',
      'Titolo: Laboratori estivi',
      'Finalità: Stare insieme',
      'Centro di responsabilità: SETTORE MINORI',
      'Attività: Aprire due laboratori\tTempi: Luglio',
      'Attività: Cercare una sede',
    ]);
  });

  it('keeps whole an objective that the plan does not have or that the person left out, and the progetti PEG', () => {
    const one = obiettivo('Visite', {
      activities: [attivita('Partire', { consuntivo: 'Sì' })],
      report: 'Tutti contenti',
    });
    const found = { ...relazione(one, one), pegProjects: [progetto('1.02', 'Mensa', { services: ['Pasti'] })] };
    const { kept } = accepted(found, { abbinamenti: new Map([[1, trovato(laboratori)]]), esclusi: new Set([1]) });
    const fuori = [
      ...['Fuori dal piano: «Visite» (riga 1 del documento)', 'Titolo: Visite'],
      ...['Attività: Partire\tConsuntivo: Sì', 'Relazione: Tutti contenti'],
    ].join('\n');
    expect(kept).toEqual([
      ['obiettivoFuoriDalPiano', fuori],
      ['obiettivoFuoriDalPiano', fuori],
      ['progetti', 'Progetti PEG del documento\n1.02\tMensa\tPasti'],
    ]);
  });

  it('keeps a result in the place of which people had recorded another', () => {
    const one = obiettivo('Laboratori del pomeriggio', {
      ...{ number: '7', areaStrategica: 'Minori', report: 'Bene', hasReport: true },
      activities: [attivita('Aprire due laboratori', { tempi: 'Aprile', consuntivo: 'Maggio' })],
      indicators: [indicatore('Iscritti', { unit: 'n.', target: '20', actual: '23' })],
    });
    const sede = { pianoId: 'piano', obiettivoId: 'o1', centroId: MINORI.id, anno: 2024 };
    const testo = { testoId: 'prima', hash: 'a'.repeat(64) };
    const esito = {
      voceId: 'a1',
      testo,
      valore: { tipo: 'attuato' as const, avvertenze: [] },
      rilevatoIl: '2024-12-31',
    };
    const prima = { type: 'EsitoAttivitaRegistrato' as const, data: { ...sede, esito } };
    const { command, kept, events } = accepted(relazione(one), { abbinamenti: new Map([[0, trovato(laboratori)]]) }, [
      prima,
    ]);
    expect(kept).toEqual([
      [
        'risultatiGiaRegistrati',
        [
          'Già registrato nel piano: obiettivo 7 «Laboratori del pomeriggio» (riga 1 del documento)',
          'Aprire due laboratori: Maggio',
        ].join('\n'),
      ],
    ]);
    const [imported] = events.filter(({ type }) => type === 'ConsuntivoImportato');
    expect(imported!.data).toMatchObject({ attivita: [], relazione: { testoId: 'obiettivo/0/relazione' } });
    const creato = { type: 'PianoRicostruito' as const, data: { ...PIANO, documentoSha256: 'd0' } };
    given(deciderImportazione, stream(piano, 'piano', creato), stream(consuntivo, consuntivoIdOf(sede), prima))
      .when(command)
      .then({ type: 'ImportazioneAccettata', data: expect.objectContaining({ sezioni: expect.any(Array) }) as object });
  });
});

describe('the same sheet under two centri', () => {
  it('keeps what the second says otherwise', () => {
    const under = (centroDiResponsabilita: string, description: string) =>
      obiettivo('Visite', { centroDiResponsabilita, description });
    const { kept } = accepted(relazione(under('Area Minori', 'Ogni mese'), under('Area Anziani', 'Ogni giorno')), {
      piano: { ...PIANO, come: 'bozza' },
    });
    expect(kept.map(([, text]) => text)).toEqual([
      'Detto diversamente dal piano: «Visite» (riga 1 del documento)\nDescrizione: Ogni giorno',
    ]);
  });
});

describe('any proposal over any plan', () => {
  const word = fc.oneof(fc.constantFrom('alfa', 'bravo', 'delta'), fc.stringMatching(/^[a-z]{5,9}$/));
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const maybe = fc.option(text);
  const altro = fc.array(fc.record({ colonna: text, testo: text }, { noNullPrototype: true }), { maxLength: 1 });
  const activity = fc
    .tuple(fc.oneof(text, fc.constant(' ')), maybe, maybe, altro)
    .map(([one, tempi, consuntivo, more]) => attivita(one, { tempi, consuntivo, altro: more }));
  const indicator = fc
    .tuple(maybe, maybe, maybe, maybe, maybe, maybe, altro)
    .map(([name, description, unit, target, actual, group, more]) =>
      indicatore('', { name, description, unit, target, actual, group, altro: more }),
    );
  const objective = fc
    .tuple(
      fc.array(maybe, { minLength: 14, maxLength: 14 }),
      fc.array(activity, { maxLength: 3 }),
      fc.array(indicator, { maxLength: 3 }),
      altro,
    )
    .map(([t, activities, indicators, more]) =>
      obiettivo('', {
        ...{ title: t[0]!, number: t[1]!, centroDiResponsabilita: t[2]!, areaStrategica: t[3]!, pegProject: t[4]! },
        ...{ obiettivoOperativo: t[5]!, programma: t[6]!, servizi: t[7]!, utentiFinali: t[8]!, finalita: t[9]! },
        ...{ retiDiCollaborazione: t[10]!, description: t[11]!, strumentoRilevazione: t[12]!, report: t[13]! },
        ...{ hasReport: t[13] !== null, activities, indicators, altro: more },
      }),
    );
  const project = fc
    .tuple(maybe, maybe, maybe, maybe, maybe, fc.array(text, { maxLength: 2 }))
    .map(([code, name, centroDiResponsabilita, areaStrategica, obiettivoOperativo, services]) =>
      progetto(code, name, { centroDiResponsabilita, areaStrategica, obiettivoOperativo, services }),
    );
  const section = fc
    .tuple(fc.oneof(text, fc.constant('')), fc.oneof(text, fc.constant('')), maybe)
    .map(([title, words, centroDiResponsabilita]) => {
      return { kind: 'testo' as const, title, text: words, centroDiResponsabilita, line: 1 };
    });
  const proposal = fc
    .tuple(
      fc.array(objective, { maxLength: 3 }),
      fc.array(project, { maxLength: 3 }),
      fc.array(section, { maxLength: 2 }),
      ...[maybe, text, text],
    )
    .map(([objectives, pegProjects, sections, organization, area, unread]) =>
      proposta({
        ...{ objectives, pegProjects, sections, organization },
        evaluationScores: [{ area: area!, score: 1, outOf: 2, line: 1 }],
        unread: [{ line: 1, text: unread! }],
      }),
    );
  const scheda = fc.tuple(text, text, text).map(([titolo, testo, nome]): SchedaObiettivo => ({
    ...{ ...laboratori, titolo },
    attivita: [{ id: 'a1', testo, tempi: parseTempi('') }],
    indicatori: [{ ...laboratori.indicatori[0]!, nome }],
  }));
  const place = fc.nat({ max: 2 });
  const strings = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings);

  it('loses no text once it is accepted', () => {
    fc.assert(
      fc.property(
        fc.tuple(proposal, scheda, place, place, place, fc.constantFrom('bozza', 'ricostruito', 'esistente')),
        fc.tuple(fc.boolean(), fc.boolean()),
        ([read, sheet, found, left, row, come], [some, recorded]) => {
          const fitted = fitProposal(read);
          const rows = { attivita: new Map([[row, 'a1']]), indicatori: new Map([[row, 'i1']]) };
          const sede = { pianoId: 'piano', obiettivoId: 'o1', centroId: MINORI.id, anno: 2024 };
          const relazioneDiPrima = {
            type: 'RelazioneRegistrata',
            data: { ...sede, testo: { testoId: 'x', hash: 'a'.repeat(64) } },
          };
          const { events, named } = accepted(
            fitted,
            {
              piano: { ...PIANO, come },
              abbinamenti: new Map(found < fitted.objectives.length ? [[found, trovato(sheet, rows)]] : []),
              esclusi: new Set(some ? [left] : []),
            },
            recorded && come === 'esistente' ? [relazioneDiPrima] : [],
          );
          // What the plan says already is not said again.
          const said = [...strings(events), ...named, ...(come === 'esistente' ? strings(sheet) : [])]
            .join('\n')
            .toLowerCase();
          const { kind: _kind, document: _document, parserVersion: _version, warnings: _warnings, ...content } = fitted;
          const texts = strings({ ...content, sections: content.sections.map(({ kind: _of, ...rest }) => rest) });
          expect(texts.filter((one) => !said.includes(one.trim().toLowerCase()))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
