import fc from 'fast-check';

import { given, stream } from '../event-sourcing/specification.js';
import { giornoDopo, RuleViolation, type Atto } from '../shared/index.js';
import {
  ats,
  capofilaAlla,
  deciderAts,
  membriAlla,
  periodiCapofila,
  type Ats,
  type ComandoAts,
  type EventoAts,
} from './ats.js';
import { contiene } from './periodi.js';

const atto: Atto = { organo: 'assemblea', numero: '3', data: '2024-01-09' };
const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  scope: 'ambito',
  atto,
} as const;
const istituisci: ComandoAts = { ...base, type: 'IstituisciAts', denominazione: ' ATS di prova ' };
const entra = (consorzio: string, dal: string): ComandoAts => ({
  ...base,
  ...{ type: 'RegistraEntrata', consorzio, denominazione: ` ${consorzio.toUpperCase()} `, dal },
});
const esce = (consorzio: string, al: string): ComandoAts => ({
  ...base,
  ...{ type: 'RegistraUscita', consorzio, al },
});
const designa = (consorzio: string, dal: string): ComandoAts => ({
  ...base,
  ...{ type: 'DesignaCapofila', consorzio, dal },
});

const rettifica = (consorzio: string, primoGiorno: string, dal: string, al: string | null): ComandoAts => ({
  ...{ ...base, type: 'RettificaPeriodoMembro', consorzio, primoGiorno, dal, al, motivo: 'errore_di_registrazione' },
});
const annulla = (consorzio: string, primoGiorno: string): ComandoAts => ({
  ...{ ...base, type: 'AnnullaPeriodoMembro', consorzio, primoGiorno, motivo: 'atto_annullato' },
});

const istituito: EventoAts = { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } };
const entrato = (consorzio: string, dal: string): EventoAts => ({
  type: 'MembroEntrato',
  data: { consorzio, denominazione: consorzio.toUpperCase(), dal },
});
const uscito = (consorzio: string, al: string): EventoAts => ({ type: 'MembroUscito', data: { consorzio, al } });
const designato = (consorzio: string, dal: string): EventoAts => ({
  type: 'CapofilaDesignato',
  data: { consorzio, dal },
});
const byAct = (event: EventoAts) => ({ ...event, act: atto });
const ambito = (...events: readonly EventoAts[]) => given(deciderAts, stream(ats, 'ambito', ...events));
const stato = (...events: readonly EventoAts[]): Ats =>
  events.reduce((state, event) => ats.evolve(state, event), ats.initial);

const alfa = [istituito, entrato('alfa', '2020-01-01')];
const due = [...alfa, entrato('beta', '2021-01-01')];

describe('an ATS', () => {
  it('is instituted once in its scope, by an act', () => {
    ambito()
      .when(istituisci)
      .thenWrites({ 'Ats.ambito': [byAct(istituito)] });
    ambito(istituito).when(istituisci).thenRefused('ATS_GIA_ISTITUITO');
    ambito()
      .when({ ...istituisci, denominazione: ' ' } as ComandoAts)
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'denominazione' });
  });

  it('has no act of tomorrow', () => {
    for (const command of [istituisci, entra('alfa', '2024-01-01'), esce('alfa', '2024-01-01')]) {
      ambito()
        .when({ ...command, atto: { ...atto, data: '2024-01-11' } })
        .thenRefused('ATTO_FUTURO');
    }
  });

  it.each([entra('alfa', '2024-01-01'), esce('alfa', '2024-01-01'), designa('alfa', '2024-01-01')])(
    'is there before anything else: $type',
    (command) => ambito().when(command).thenRefused('ATS_INESISTENTE'),
  );

  it.each([entra('al-fa', '2024-01-01'), esce('', '2024-01-01'), designa('Alfa', '2024-01-01')])(
    'has consortia as members, by their slug: $type',
    (command) =>
      ambito(...due)
        .when(command)
        .thenRefused('CAMPO_NON_VALIDO', { campo: 'consorzio' }),
  );

  it.each([
    ['dal', entra('gamma', '2024-02-30')],
    ['dal', entra('gamma', '0001-01-01')],
    ['al', esce('beta', '31/12/2024')],
    ['dal', designa('beta', '')],
  ] as const)('counts from days that exist (%s)', (campo, command) => {
    ambito(...due)
      .when(command)
      .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('gets another name by an act, and keeps its members', () => {
    const rinomina: ComandoAts = { ...base, type: 'RinominaAts', denominazione: ' ATS Alfa-Beta ' };
    const rinominato: EventoAts = { type: 'AtsRinominato', data: { denominazione: 'ATS Alfa-Beta' } };
    ambito(...due)
      .when(rinomina)
      .then(byAct(rinominato));
    ambito(...due, rinominato)
      .when(rinomina)
      .thenRefused('NESSUNA_MODIFICA');
    ambito(istituito)
      .when({ ...rinomina, denominazione: '' } as ComandoAts)
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'denominazione' });
    ambito().when(rinomina).thenRefused('ATS_INESISTENTE');
    expect(membriAlla(stato(...due, rinominato), '2024-01-01')).toEqual(['alfa', 'beta']);
  });

  it('does not replay an event it does not know, or one before it was there', () => {
    expect(() => stato(istituito, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => stato(entrato('alfa', '2020-01-01'))).toThrow('assente');
  });
});

describe('a member', () => {
  it('joins from a day, before or after the act', () => {
    for (const dal of ['2016-01-01', '2026-01-01']) {
      ambito(istituito)
        .when(entra('alfa', dal))
        .then(byAct(entrato('alfa', dal)));
    }
    ambito(istituito)
      .when({ ...entra('alfa', '2024-01-01'), denominazione: '' } as ComandoAts)
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'denominazione' });
    ambito(istituito).when(entra('ambito', '2024-01-01')).thenRefused('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  });

  it('is one once over the same days, and may come back', () => {
    ambito(...due)
      .when(entra('beta', '2023-01-01'))
      .thenRefused('MEMBRO_GIA_PRESENTE', { consorzio: 'beta', dal: '2023-01-01' });
    const fuori = [...due, uscito('beta', '2022-12-31')];
    ambito(...fuori)
      .when(entra('beta', '2022-12-31'))
      .thenRefused('MEMBRO_GIA_PRESENTE');
    ambito(...fuori)
      .when(entra('beta', '2020-06-01'))
      .thenRefused('MEMBRO_GIA_PRESENTE');
    ambito(...fuori)
      .when(entra('beta', '2023-01-01'))
      .then(byAct(entrato('beta', '2023-01-01')));
  });

  it('leaves after a last day, not before the first one, while it is in', () => {
    ambito(...due)
      .when(esce('beta', '2024-12-31'))
      .then(byAct(uscito('beta', '2024-12-31')));
    ambito(...due)
      .when(esce('beta', '2021-01-01'))
      .then(byAct(uscito('beta', '2021-01-01')));
    ambito(...due)
      .when(esce('beta', '2020-12-31'))
      .thenRefused('TERMINE_NON_VALIDO', { dal: '2021-01-01', al: '2020-12-31' });
    ambito(...due)
      .when(esce('gamma', '2024-12-31'))
      .thenRefused('MEMBRO_NON_PRESENTE', { consorzio: 'gamma' });
    ambito(...due, uscito('beta', '2022-12-31'))
      .when(esce('beta', '2023-12-31'))
      .thenRefused('MEMBRO_NON_PRESENTE');
  });

  it('is one from its first day to its last, and nothing happens in between', () => {
    const state = stato(...due, uscito('beta', '2022-12-31'));
    expect(membriAlla(state, '2020-12-31')).toEqual(['alfa']);
    expect(membriAlla(state, '2021-01-01')).toEqual(['alfa', 'beta']);
    expect(membriAlla(state, '2022-12-31')).toEqual(['alfa', 'beta']);
    expect(membriAlla(state, '2023-01-01')).toEqual(['alfa']);
    expect(membriAlla(ats.initial, '2023-01-01')).toEqual([]);
  });
});

describe('a period of a member that was recorded wrongly', () => {
  const rettificato = (primoGiorno: string, dal: string, al: string | null): EventoAts => ({
    type: 'PeriodoMembroRettificato',
    data: { consorzio: 'beta', primoGiorno, dal, al, motivo: 'errore_di_registrazione' },
  });
  const annullato: EventoAts = {
    type: 'PeriodoMembroAnnullato',
    data: { consorzio: 'beta', primoGiorno: '2021-01-01', motivo: 'atto_annullato' },
  };

  it('gets the days that are right, by an act, and counts on them', () => {
    const event = rettificato('2021-01-01', '2021-03-01', '2022-12-31');
    ambito(...due)
      .when(rettifica('beta', '2021-01-01', '2021-03-01', '2022-12-31'))
      .then(byAct(event));
    const state = stato(...due, event);
    const days = ['2021-02-28', '2021-03-01', '2022-12-31', '2023-01-01'];
    expect(days.filter((day) => membriAlla(state, day).includes('beta'))).toEqual(['2021-03-01', '2022-12-31']);
  });

  it('loses an exit that never was, and can then end by another', () => {
    const fuori = [...due, uscito('beta', '2022-12-31')];
    const event = rettificato('2021-01-01', '2021-01-01', null);
    ambito(...fuori)
      .when(rettifica('beta', '2021-01-01', '2021-01-01', null))
      .then(byAct(event));
    ambito(...fuori, event)
      .when(esce('beta', '2023-12-31'))
      .then(byAct(uscito('beta', '2023-12-31')));
  });

  it('is taken away where it never was; another may then begin on the same days', () => {
    ambito(...due)
      .when(annulla('beta', '2021-01-01'))
      .then(byAct(annullato));
    expect(membriAlla(stato(...due, annullato), '2024-01-01')).toEqual(['alfa']);
    ambito(...due, annullato)
      .when(entra('beta', '2021-01-01'))
      .then(byAct(entrato('beta', '2021-01-01')));
  });

  it('is one that is there, by its first day as it stands', () => {
    for (const command of [rettifica('beta', '2021-01-02', '2021-03-01', null), annulla('gamma', '2021-01-01')]) {
      ambito(...due)
        .when(command)
        .thenRefused('PERIODO_MEMBRO_INESISTENTE');
    }
    const moved = [...due, rettificato('2021-01-01', '2021-03-01', null)];
    ambito(...moved)
      .when(annulla('beta', '2021-01-01'))
      .thenRefused('PERIODO_MEMBRO_INESISTENTE', { consorzio: 'beta', primoGiorno: '2021-01-01' });
    ambito(...moved)
      .when(annulla('beta', '2021-03-01'))
      .then(byAct({ ...annullato, data: { ...annullato.data, primoGiorno: '2021-03-01' } } as EventoAts));
  });

  it('changes something, to days that exist, for a known reason', () => {
    const refuse = (command: ComandoAts) => ambito(...due).when(command);
    refuse(rettifica('beta', '2021-01-01', '2021-01-01', null)).thenRefused('NESSUNA_MODIFICA');
    refuse(rettifica('beta', '2021-01-01', '2021-02-30', null)).thenRefused('CAMPO_NON_VALIDO', { campo: 'dal' });
    refuse(rettifica('beta', '2021-01-01', '2021-02-01', '')).thenRefused('CAMPO_NON_VALIDO', { campo: 'al' });
    refuse(rettifica('beta', '2021-01-01', '2021-02-01', '2021-01-31')).thenRefused('TERMINE_NON_VALIDO');
    const perche = { ...annulla('beta', '2021-01-01'), motivo: 'Rossi ha sbagliato' } as unknown as ComandoAts;
    refuse(perche).thenRefused('CAMPO_NON_VALIDO', { campo: 'motivo' });
  });

  it('does not come to lie on another of the same consortium', () => {
    const tornato = [...due, uscito('beta', '2022-12-31'), entrato('beta', '2024-01-01')];
    for (const [primoGiorno, dal, al] of [
      ['2021-01-01', '2021-01-01', null],
      ['2021-01-01', '2021-01-01', '2024-01-01'],
      ['2024-01-01', '2022-12-31', null],
    ] as const) {
      ambito(...tornato)
        .when(rettifica('beta', primoGiorno, dal, al))
        .thenRefused('MEMBRO_GIA_PRESENTE');
    }
    ambito(...tornato)
      .when(rettifica('beta', '2024-01-01', '2023-01-01', null))
      .then(byAct(rettificato('2024-01-01', '2023-01-01', null)));
  });

  it('goes on covering the days on which its consortium is the capofila', () => {
    const capofila = [...due, designato('beta', '2022-01-01'), designato('alfa', '2024-01-01')];
    for (const command of [
      rettifica('beta', '2021-01-01', '2022-01-02', null),
      rettifica('beta', '2021-01-01', '2021-01-01', '2023-12-30'),
      annulla('beta', '2021-01-01'),
      rettifica('alfa', '2020-01-01', '2020-01-01', '2030-12-31'),
    ]) {
      ambito(...capofila)
        .when(command)
        .thenRefused('CAPOFILA_SENZA_ADESIONE');
    }
    ambito(...capofila)
      .when(rettifica('beta', '2021-01-01', '2022-01-01', '2023-12-31'))
      .then(byAct(rettificato('2021-01-01', '2022-01-01', '2023-12-31')));
  });
});

describe('the capofila', () => {
  it('is designated from a day among the members of that day', () => {
    ambito(...due)
      .when(designa('beta', '2021-01-01'))
      .then(byAct(designato('beta', '2021-01-01')));
    ambito(...due)
      .when(designa('beta', '2020-12-31'))
      .thenRefused('CAPOFILA_NON_MEMBRO', { consorzio: 'beta', dal: '2020-12-31' });
    ambito(...due)
      .when(designa('gamma', '2024-01-01'))
      .thenRefused('CAPOFILA_NON_MEMBRO');
  });

  it('is not one whose leaving is already recorded', () => {
    ambito(...due, uscito('beta', '2030-12-31'))
      .when(designa('beta', '2024-01-01'))
      .thenRefused('CAPOFILA_NON_MEMBRO');
  });

  it('changes from a day: the one before keeps its days', () => {
    const state = stato(...due, designato('alfa', '2020-06-01'), designato('beta', '2023-01-01'));
    expect(capofilaAlla(state, '2020-05-31')).toBeNull();
    expect(capofilaAlla(state, '2022-12-31')).toBe('alfa');
    expect(capofilaAlla(state, '2023-01-01')).toBe('beta');
    expect(capofilaAlla(ats.initial, '2023-01-01')).toBeNull();
  });

  it('is another, or from an earlier day', () => {
    const known = [...due, designato('alfa', '2022-01-01')];
    ambito(...known)
      .when(designa('alfa', '2022-01-01'))
      .thenRefused('NESSUNA_MODIFICA');
    ambito(...known)
      .when(designa('alfa', '2023-01-01'))
      .thenRefused('NESSUNA_MODIFICA');
    ambito(...known)
      .when(designa('alfa', '2021-06-01'))
      .then(byAct(designato('alfa', '2021-06-01')));
    ambito(...known)
      .when(designa('beta', '2022-01-01'))
      .then(byAct(designato('beta', '2022-01-01')));
  });

  it('that a newer act designates takes the place of those designated for later', () => {
    const state = stato(...due, designato('alfa', '2022-01-01'), designato('beta', '2025-01-01'));
    const after = ats.evolve(state, designato('beta', '2024-01-01'));
    expect(after.status === 'istituito' && periodiCapofila(after.capofila)).toEqual([
      { consorzio: 'alfa', dal: '2022-01-01', alEscluso: '2024-01-01' },
      { consorzio: 'beta', dal: '2024-01-01', alEscluso: null },
    ]);
  });

  it('does not leave while it is one, nor before it becomes one', () => {
    const known = [...due, designato('alfa', '2022-01-01')];
    ambito(...known)
      .when(esce('alfa', '2024-12-31'))
      .thenRefused('MEMBRO_CAPOFILA', { consorzio: 'alfa', al: '2024-12-31' });
    ambito(...known)
      .when(esce('alfa', '2021-12-31'))
      .thenRefused('MEMBRO_CAPOFILA');
    const changed = [...known, designato('beta', '2024-01-01')];
    ambito(...changed)
      .when(esce('alfa', '2023-12-30'))
      .thenRefused('MEMBRO_CAPOFILA');
    ambito(...changed)
      .when(esce('alfa', '2023-12-31'))
      .then(byAct(uscito('alfa', '2023-12-31')));
  });
});

describe('whatever is asked of an ATS', () => {
  const days = fc.integer({ min: 0, max: 40 }).map((n) => {
    let day = '2024-01-25';
    for (let passed = 0; passed < n; passed++) day = giornoDopo(day);
    return day;
  });
  const who = fc.constantFrom('alfa', 'beta', 'gamma');
  const command = fc.oneof(
    fc.tuple(who, days).map(([consorzio, day]) => entra(consorzio, day)),
    fc.tuple(who, days).map(([consorzio, day]) => esce(consorzio, day)),
    fc.tuple(who, days).map(([consorzio, day]) => designa(consorzio, day)),
    fc.tuple(who, days, days, fc.option(days)).map(([consorzio, was, dal, al]) => rettifica(consorzio, was, dal, al)),
    fc.tuple(who, days).map(([consorzio, was]) => annulla(consorzio, was)),
  );

  /** The state after every command that was not refused. */
  const after = (commands: readonly ComandoAts[]): Extract<Ats, { status: 'istituito' }> => {
    const state = commands.reduce<Ats>((main, one) => {
      try {
        const events = deciderAts.decide({ main, of: (other) => other.initial }, one)[0]!.events as EventoAts[];
        return events.reduce((next, event) => ats.evolve(next, event), main);
      } catch (error) {
        if (error instanceof RuleViolation) return main;
        throw error;
      }
    }, stato(istituito));
    if (state.status !== 'istituito') throw new Error('the ATS is gone');
    return state;
  };
  const story = fc.array(command, { minLength: 1, maxLength: 30 }).map(after);

  it('there is at most one capofila on any day, and it is a member', () => {
    fc.assert(
      fc.property(story, days, (state, day) => {
        const leading = periodiCapofila(state.capofila).filter((one) => contiene(one, day));
        expect(leading.length).toBeLessThanOrEqual(1);
        for (const { consorzio } of leading) expect(membriAlla(state, day)).toContain(consorzio);
      }),
      { numRuns: 500 },
    );
  });

  it('once there is a capofila there is one on every later day', () => {
    fc.assert(
      fc.property(story, days, days, (state, a, b) => {
        const [before, later] = a < b ? [a, b] : [b, a];
        expect(capofilaAlla(state, before) === null || capofilaAlla(state, later) !== null).toBe(true);
      }),
    );
  });

  it('nobody is a member twice on the same day', () => {
    fc.assert(
      fc.property(story, days, (state, day) => {
        const members = membriAlla(state, day);
        expect(new Set(members).size).toBe(members.length);
      }),
      { numRuns: 500 },
    );
  });
});
