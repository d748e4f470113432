import { given, stream } from '../../event-sourcing/specification.js';
import type { RuleCode } from '../../shared/index.js';
import {
  approvato,
  avviata,
  chiuso,
  conclusa,
  creato,
  direttore,
  inConsuntivo,
  PIANO,
  riaperto,
  STATI,
} from '../testing/esempi.js';
import {
  assertConsuntivoOpen,
  assertFree,
  deciderPiano,
  piano,
  pianoIdOf,
  type ComandoPiano,
  type EventoPiano,
  type Piano,
} from './piano.js';

const base = { ...direttore, pianoId: PIANO };
const crea: ComandoPiano = { ...base, type: 'CreaPiano', titolo: ' PEG ', dal: 2024, al: 2025 };
const apri: ComandoPiano = { ...base, type: 'ApriConsuntivazione' };
const chiudi: ComandoPiano = { ...base, type: 'ChiudiPiano' };
const riapri: ComandoPiano = { ...base, type: 'RiapriPiano' };

const plan = (...events: readonly EventoPiano[]) => given(deciderPiano, stream(piano, PIANO, ...events));

/** What each command gives in each state: the event, or the refusal. */
const RULES: readonly (readonly [ComandoPiano, EventoPiano, Readonly<Record<string, RuleCode | 'yes'>>])[] = [
  [
    crea,
    creato,
    {
      ...{ assente: 'yes', scartato: 'yes', 'importazione annullata': 'yes' },
      ...{ 'in importazione': 'PIANO_IN_IMPORTAZIONE', bozza: 'PIANO_GIA_ESISTENTE', approvato: 'PIANO_GIA_ESISTENTE' },
      ...{ 'in consuntivo': 'PIANO_GIA_ESISTENTE', ricostruito: 'PIANO_GIA_ESISTENTE' },
      ...{ chiuso: 'PIANO_GIA_ESISTENTE', riaperto: 'PIANO_GIA_ESISTENTE' },
    },
  ],
  [apri, inConsuntivo, rules('PIANO_NON_APPROVATO', 'approvato')],
  [chiudi, chiuso, rules('PIANO_NON_IN_CONSUNTIVO', 'in consuntivo', 'ricostruito', 'riaperto')],
  [riapri, riaperto, rules('PIANO_NON_CHIUSO', 'chiuso')],
];

/** Allowed in the named states; unknown where there is no plan; refused with `otherwise` in all others. */
function rules(otherwise: RuleCode, ...allowed: readonly string[]): Readonly<Record<string, RuleCode | 'yes'>> {
  const nowhere: Readonly<Record<string, RuleCode>> = {
    ...{ assente: 'PIANO_INESISTENTE', scartato: 'PIANO_INESISTENTE' },
    ...{ 'importazione annullata': 'PIANO_INESISTENTE', 'in importazione': 'PIANO_IN_IMPORTAZIONE' },
  };
  return Object.fromEntries(
    STATI.map(([stato]) => [stato, nowhere[stato] ?? (allowed.includes(stato) ? 'yes' : otherwise)]),
  );
}

describe('Piano', () => {
  describe.each(RULES.map((rule) => [rule[0].type, ...rule] as const))('%s', (_type, command, event, expected) => {
    it.each(STATI)('on a plan %s', (stato, history) => {
      const rule = expected[stato]!;
      if (rule === 'yes')
        plan(...history)
          .when(command)
          .thenWrites({ [`Piano.${PIANO}`]: [event] });
      else
        plan(...history)
          .when(command)
          .thenRefused(rule);
    });
  });

  it.each([
    [2024, 2023],
    [2024, 2029],
    [1999, 2000],
    [2099, 2101],
    [2024.5, 2025],
    [NaN, 2025],
  ])('covers one to five years in order, not %d-%d', (dal, al) => {
    plan()
      .when({ ...crea, dal, al })
      .thenRefused('PERIODO_NON_VALIDO');
  });

  it.each([
    [2024, 2024],
    [2024, 2028],
    [2000, 2004],
    [2096, 2100],
  ])('may cover %d-%d', (dal, al) => {
    plan()
      .when({ ...crea, dal, al })
      .then({ type: 'PianoCreato', data: { titolo: 'PEG', dal, al } });
  });

  it.each(['', '  ', 'x'.repeat(301)])('has a title', (titolo) => {
    plan()
      .when({ ...crea, titolo })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'titolo' });
  });

  it('is one per period and consortium', () => {
    const period = { dal: 2024, al: 2025 };
    expect(pianoIdOf('inrete', period)).toBe(pianoIdOf('inrete', { ...period }));
    const others = [pianoIdOf('cissac', period), pianoIdOf('inrete', { dal: 2024, al: 2024 })];
    expect(others).not.toContain(pianoIdOf('inrete', period));
  });

  it('is not closed while a variazione is open', () => {
    plan(creato, approvato, inConsuntivo, avviata).when(chiudi).thenRefused('VARIAZIONE_GIA_APERTA');
    plan(creato, approvato, avviata, inConsuntivo).when(chiudi).thenRefused('VARIAZIONE_GIA_APERTA');
    plan(creato, approvato, inConsuntivo, avviata, conclusa).when(chiudi).then(chiuso);
  });

  const stateAfter = (history: readonly EventoPiano[]): Piano => history.reduce(piano.evolve, piano.initial);

  it.each(STATI)('takes consuntivo, or is free for an import: %s', (stato, history) => {
    const open = ['in consuntivo', 'ricostruito', 'riaperto'].includes(stato);
    const free = ['assente', 'scartato', 'importazione annullata'].includes(stato);
    const does = (run: () => void): boolean => {
      try {
        run();
        return true;
      } catch {
        return false;
      }
    };
    expect(does(() => assertConsuntivoOpen(stateAfter(history), 2024))).toBe(open);
    expect(does(() => assertConsuntivoOpen(stateAfter(history), 2026))).toBe(false);
    expect(does(() => assertConsuntivoOpen(stateAfter(history), 2023))).toBe(false);
    expect(does(() => assertFree(stateAfter(history)))).toBe(free);
  });

  it('does not replay an event it does not know, or one that the history cannot hold', () => {
    expect(() => piano.evolve(stateAfter([creato]), { type: 'Altro', data: {} } as never)).toThrow(
      'unknown event Altro',
    );
    expect(() => stateAfter([approvato])).toThrow('no plan');
    for (const event of [inConsuntivo, chiuso, riaperto, avviata, conclusa]) {
      expect(() => stateAfter([creato, event])).toThrow('not in force');
    }
  });
});
