import fc from 'fast-check';

import { given, stream } from '../../event-sourcing/specification.js';
import type { RuleCode } from '../../shared/index.js';
import { differenze } from '../modifica.js';
import { piano } from '../piano/piano.js';
import {
  ANZIANI,
  creato,
  definito as defined,
  direttore,
  MINORI,
  PIANO,
  responsabileAnziani,
  responsabileMinori,
  schedaLaboratori,
  STATI,
} from '../testing/esempi.js';
import { deciderObiettivo, obiettivo, type ComandoObiettivo, type EventoObiettivo } from './obiettivo.js';
import type { SchedaObiettivo } from './scheda-obiettivo.js';

const base = { ...direttore, pianoId: PIANO, obiettivoId: 'o1' };
const estivi: SchedaObiettivo = { ...schedaLaboratori, titolo: 'Laboratori estivi', progettiPeg: ['g1'] };
const definisci: ComandoObiettivo = { ...base, type: 'DefinisciObiettivo', scheda: schedaLaboratori };
const modifica: ComandoObiettivo = { ...base, type: 'ModificaObiettivo', scheda: estivi };
const elimina: ComandoObiettivo = { ...base, type: 'EliminaObiettivo' };
const definito = defined(schedaLaboratori);
const modificato: EventoObiettivo = {
  type: 'ObiettivoModificato',
  data: { pianoId: PIANO, modifiche: differenze(schedaLaboratori, estivi) },
};
const eliminato: EventoObiettivo = { type: 'ObiettivoEliminato', data: { pianoId: PIANO, variazioneId: null } };

const draft = (...events: readonly EventoObiettivo[]) =>
  given(deciderObiettivo, stream(piano, PIANO, creato), stream(obiettivo, 'o1', ...events));
const ALL = [
  [definisci, []],
  [modifica, [definito]],
  [elimina, [definito]],
] as const;

describe('Obiettivo', () => {
  it('is defined, altered and removed in a draft', () => {
    draft()
      .when(definisci)
      .thenWrites({ 'Obiettivo.o1': [definito] });
    draft(definito)
      .when(modifica)
      .thenWrites({ 'Obiettivo.o1': [modificato] });
    draft(definito, modificato)
      .when(elimina)
      .thenWrites({ 'Obiettivo.o1': [eliminato] });
  });

  it.each(STATI)('changes freely in a draft only: plan %s', (stato, history) => {
    const refused: Readonly<Record<string, RuleCode>> = {
      ...{ assente: 'PIANO_INESISTENTE', scartato: 'PIANO_INESISTENTE' },
      ...{ 'importazione annullata': 'PIANO_INESISTENTE', 'in importazione': 'PIANO_IN_IMPORTAZIONE' },
    };
    for (const [command, events] of stato === 'bozza' ? [] : ALL) {
      given(deciderObiettivo, stream(piano, PIANO, ...history), stream(obiettivo, 'o1', ...events))
        .when(command)
        .thenRefused(refused[stato] ?? 'PIANO_NON_IN_BOZZA');
    }
  });

  it('is defined once, also where it was removed', () => {
    draft(definito).when(definisci).thenRefused('OBIETTIVO_GIA_DEFINITO');
    draft(definito, eliminato).when(definisci).thenRefused('OBIETTIVO_GIA_DEFINITO');
  });

  it('is altered and removed where it stands, and really altered', () => {
    for (const command of [modifica, elimina]) {
      draft().when(command).thenRefused('OBIETTIVO_INESISTENTE');
      draft(definito, eliminato).when(command).thenRefused('OBIETTIVO_INESISTENTE');
      draft({ ...definito, data: { ...definito.data, pianoId: 'altro' } })
        .when(command)
        .thenRefused('OBIETTIVO_INESISTENTE');
    }
    draft(definito, modificato).when(modifica).thenRefused('NESSUNA_MODIFICA');
    draft(definito)
      .when({ ...modifica, scheda: { ...schedaLaboratori, titolo: ' Laboratori del pomeriggio ' } })
      .thenRefused('NESSUNA_MODIFICA');
  });

  it('is of whoever answers for one of its centri', () => {
    for (const [command, events] of ALL) {
      draft(...events)
        .when({ ...command, ...responsabileAnziani })
        .thenRefused('CDR_NON_DI_COMPETENZA');
    }
    draft()
      .when({ ...definisci, ...responsabileMinori })
      .then(definito);
    const condiviso = defined({ ...schedaLaboratori, centri: [MINORI, ANZIANI] });
    draft(condiviso)
      .when({ ...elimina, ...responsabileAnziani })
      .then(eliminato);
  });

  it('does not replay an event it does not know, or a change of what is not there', () => {
    const { evolve, initial } = obiettivo;
    expect(() => evolve(initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, modificato)).toThrow('assente');
  });

  it('folds to the wanted sheet, whatever was wanted before', () => {
    const wanted = fc.array(
      fc.record({
        titolo: fc.constantFrom('Uno', 'Due'),
        progettiPeg: fc.uniqueArray(fc.constantFrom('g1', 'g2')),
        attivita: fc.shuffledSubarray([...schedaLaboratori.attivita]),
        indicatori: fc.shuffledSubarray([...schedaLaboratori.indicatori]),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(wanted, (all) => {
        let events: readonly EventoObiettivo[] = [definito];
        let last: SchedaObiettivo = schedaLaboratori;
        for (const fields of all) {
          const scheda = { ...schedaLaboratori, ...fields };
          const modifiche = differenze(last, scheda);
          if (modifiche.length === 0) continue;
          draft(...events)
            .when({ ...modifica, scheda })
            .then({ type: 'ObiettivoModificato', data: { pianoId: PIANO, modifiche } });
          events = [...events, { type: 'ObiettivoModificato', data: { pianoId: PIANO, modifiche } }];
          last = scheda;
        }
        const fold = () => events.reduce(obiettivo.evolve, obiettivo.initial);
        expect(fold()).toEqual({ status: 'definito', pianoId: PIANO, scheda: last });
        expect(fold()).toEqual(fold());
      }),
      { numRuns: 50 },
    );
  });
});

describe('the sheet of an objective', () => {
  const sheet = (wrong: Partial<SchedaObiettivo>) => {
    const scheda = { ...schedaLaboratori, ...wrong };
    return [draft().when({ ...definisci, scheda }), draft(definito).when({ ...modifica, scheda })];
  };
  const [a1, a2] = schedaLaboratori.attivita as [SchedaObiettivo['attivita'][0], SchedaObiettivo['attivita'][0]];
  const [i1] = schedaLaboratori.indicatori as [SchedaObiettivo['indicatori'][0]];

  it('is tidied: no white space around the title, each centro once, the first leads', () => {
    draft()
      .when({ ...definisci, scheda: { ...schedaLaboratori, titolo: ' Sport ', centri: [ANZIANI, MINORI, ANZIANI] } })
      .then(defined({ ...schedaLaboratori, titolo: 'Sport', centri: [ANZIANI, MINORI] }));
  });

  it.each<[string, Partial<SchedaObiettivo>]>([
    ['titolo', { titolo: ' ' }],
    ['titolo', { titolo: 'x'.repeat(2_001) }],
    ['numero', { numero: '1'.repeat(21) }],
    ['areaStrategica', { areaStrategica: 'x'.repeat(501) }],
    ['obiettivoOperativo', { obiettivoOperativo: 'x'.repeat(5_001) }],
    ['progettoPegTesto', { progettoPegTesto: 'x'.repeat(1_001) }],
    ['servizi', { servizi: 'x'.repeat(5_001) }],
    ['utentiFinali', { utentiFinali: 'x'.repeat(5_001) }],
    ['retiDiCollaborazione', { retiDiCollaborazione: 'x'.repeat(5_001) }],
    ['finalita', { finalita: 'x'.repeat(20_001) }],
    ['descrizione', { descrizione: 'x'.repeat(100_001) }],
    ['attivita', { attivita: [{ ...a1, testo: ' ' }] }],
    ['indicatore', { indicatori: [{ ...i1, nome: '', descrizione: '' }] }],
  ])('has a %s of its form', (campo, wrong) => {
    for (const sentence of sheet(wrong)) sentence.thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('belongs to a centro at least', () => {
    for (const sentence of sheet({ centri: [] })) sentence.thenRefused('OBIETTIVO_SENZA_CENTRO');
  });

  it.each<[string, Partial<SchedaObiettivo>]>([
    ['two attività', { attivita: [a1, { ...a2, id: 'a1' }] }],
    ['two indicatori', { indicatori: [i1, i1] }],
    ['an attività and an indicatore', { indicatori: [{ ...i1, id: 'a1' }] }],
  ])('gives each row an id of its own: not %s', (_, wrong) => {
    for (const sentence of sheet(wrong)) sentence.thenRefused('VOCE_RIPETUTA');
  });
});
