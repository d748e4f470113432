import { given, stream } from '../../event-sourcing/specification.js';
import { piano } from '../piano/piano.js';
import {
  ANZIANI,
  creato,
  CUCINA,
  direttore,
  MINORI,
  PIANO,
  progettoDefinito,
  responsabileAnziani,
  responsabileMinori,
  schedaCucina,
  STATI,
} from '../testing/esempi.js';
import {
  deciderProgettoPeg,
  progettoPeg,
  progettoPegIdOf,
  type ComandoProgettoPeg,
  type EventoProgettoPeg,
} from './progetto-peg.js';

const base = { ...direttore, pianoId: PIANO, progettoPegId: CUCINA };
const definisci: ComandoProgettoPeg = { ...base, type: 'DefinisciProgettoPeg', scheda: schedaCucina };
const modifica: ComandoProgettoPeg = {
  ...{ ...base, type: 'ModificaProgettoPeg' },
  scheda: { ...schedaCucina, servizi: ['Pasti'] },
};
const elimina: ComandoProgettoPeg = { ...base, type: 'EliminaProgettoPeg' };
const definito = progettoDefinito(schedaCucina);
const modificato: EventoProgettoPeg = {
  type: 'ProgettoPegModificato',
  data: { pianoId: PIANO, modifiche: [{ percorso: 'servizi', prima: [], dopo: ['Pasti'] }] },
};
const eliminato: EventoProgettoPeg = { type: 'ProgettoPegEliminato', data: { pianoId: PIANO, variazioneId: null } };

const draft = (...events: readonly EventoProgettoPeg[]) =>
  given(deciderProgettoPeg, stream(piano, PIANO, creato), stream(progettoPeg, CUCINA, ...events));

describe('Progetto PEG', () => {
  it('is defined, altered and removed in a draft', () => {
    draft().when(definisci).then(definito);
    draft(definito).when(modifica).then(modificato);
    draft(definito, modificato).when(elimina).then(eliminato);
    draft(definito, eliminato).when(definisci).then(definito);
  });

  it.each(STATI)('changes freely in a draft only: plan %s', (stato, history) => {
    for (const [command, events] of [
      [definisci, []],
      [modifica, [definito]],
      [elimina, [definito]],
    ] as const) {
      const sentence = given(
        deciderProgettoPeg,
        stream(piano, PIANO, ...history),
        stream(progettoPeg, CUCINA, ...events),
      ).when(command);
      if (stato === 'bozza') continue;
      if (stato === 'in importazione') sentence.thenRefused('PIANO_IN_IMPORTAZIONE');
      else if (['assente', 'scartato', 'importazione annullata'].includes(stato))
        sentence.thenRefused('PIANO_INESISTENTE');
      else sentence.thenRefused('PIANO_NON_IN_BOZZA');
    }
  });

  it('has one code however it is written, in its plan and centro', () => {
    const id = (codice: string, nome = 'Mensa', centro = MINORI, plan = PIANO) =>
      progettoPegIdOf(plan, centro, { codice, nome });
    expect(id('04.06.01')).toBe(id('4.06.01'));
    expect(id(' 4 . 6.1 ', 'Un altro nome')).toBe(id('04.06.01'));
    expect(id('100')).not.toBe(id('10'));
    expect(id('4.06.10')).not.toBe(id('4.06.1'));
    expect(id('0')).toBe(id('00'));
    expect(id('4.06.01', 'Mensa', ANZIANI)).not.toBe(id('4.06.01'));
    expect(id('4.06.01', 'Mensa', MINORI, 'altro')).not.toBe(id('4.06.01'));
  });

  it('goes by its name where it has no code', () => {
    const id = (nome: string) => progettoPegIdOf(PIANO, MINORI, { codice: ' ', nome });
    expect(id(' MENSA ')).toBe(id('Mensa'));
    expect(id('Mensa')).not.toBe(id('Trasporti'));
  });

  it('is defined once', () => {
    draft(definito)
      .when({ ...definisci, scheda: { ...schedaCucina, codice: '04.06.01' } })
      .thenRefused('PROGETTO_PEG_GIA_DEFINITO', { codice: '04.06.01' });
  });

  describe('with the code of another one', () => {
    const schedaPulmini = { ...schedaCucina, codice: '5', nome: 'Pulmini' };
    const PULMINI = progettoPegIdOf(PIANO, MINORI, schedaPulmini);
    const pulmini = progettoDefinito(schedaPulmini);
    const ricodificati: EventoProgettoPeg = {
      type: 'ProgettoPegModificato',
      data: { pianoId: PIANO, modifiche: [{ percorso: 'codice', prima: '5', dopo: '7' }] },
    };
    const both = (...others: readonly EventoProgettoPeg[]) =>
      given(
        deciderProgettoPeg,
        stream(piano, PIANO, creato),
        stream(progettoPeg, CUCINA, definito),
        stream(progettoPeg, PULMINI, ...others),
      );

    it('is not altered so, however the code is written', () => {
      both(pulmini)
        .when({ ...modifica, scheda: { ...schedaCucina, codice: '05' } })
        .thenRefused('PROGETTO_PEG_GIA_DEFINITO', { codice: '05' });
      both(pulmini)
        .when({ ...modifica, scheda: { ...schedaCucina, codice: '5', centroId: ANZIANI } })
        .then({
          type: 'ProgettoPegModificato',
          data: {
            pianoId: PIANO,
            modifiche: [
              { percorso: 'codice', prima: '4.06.01', dopo: '5' },
              { percorso: 'centroId', prima: MINORI, dopo: ANZIANI },
            ],
          },
        });
    });

    it('counts the code that the other has now, not that of its beginning', () => {
      const sette = { ...schedaCucina, codice: '7', nome: 'Altro' };
      both(pulmini, ricodificati)
        .when({ ...modifica, scheda: sette, omonimi: [PULMINI] })
        .thenRefused('PROGETTO_PEG_GIA_DEFINITO');
      both(pulmini, ricodificati)
        .when({ ...modifica, scheda: { ...schedaCucina, codice: '5' } })
        .then({
          type: 'ProgettoPegModificato',
          data: { pianoId: PIANO, modifiche: [{ percorso: 'codice', prima: '4.06.01', dopo: '5' }] },
        });
      const settimo = progettoPegIdOf(PIANO, MINORI, sette);
      both(pulmini, ricodificati)
        .when({ ...definisci, progettoPegId: settimo, scheda: sette, omonimi: [PULMINI] })
        .thenRefused('PROGETTO_PEG_GIA_DEFINITO');
    });

    it('is free once the other is gone, and no matter to one that keeps its own', () => {
      both(pulmini, eliminato)
        .when({ ...modifica, scheda: { ...schedaCucina, codice: '5' } })
        .then({
          type: 'ProgettoPegModificato',
          data: { pianoId: PIANO, modifiche: [{ percorso: 'codice', prima: '4.06.01', dopo: '5' }] },
        });
      both(pulmini)
        .when({ ...modifica, omonimi: [PULMINI] })
        .then(modificato);
    });
  });

  it('is altered and removed where it stands, and really altered', () => {
    for (const command of [modifica, elimina]) {
      draft().when(command).thenRefused('PROGETTO_PEG_INESISTENTE');
      draft(definito, eliminato).when(command).thenRefused('PROGETTO_PEG_INESISTENTE');
      given(
        deciderProgettoPeg,
        stream(piano, PIANO, creato),
        stream(progettoPeg, CUCINA, { ...definito, data: { ...definito.data, pianoId: 'altro' } }),
      )
        .when(command)
        .thenRefused('PROGETTO_PEG_INESISTENTE');
    }
    draft(definito, modificato).when(modifica).thenRefused('NESSUNA_MODIFICA');
  });

  it.each([
    ['codice', { codice: '1'.repeat(31) }],
    ['nome', { nome: ' ' }],
    ['nome', { nome: 'x'.repeat(501) }],
  ])('has a %s of its form', (campo, wrong) => {
    const scheda = { ...schedaCucina, ...wrong };
    draft()
      .when({ ...definisci, scheda })
      .thenRefused('CAMPO_NON_VALIDO', { campo });
    draft(definito)
      .when({ ...modifica, scheda })
      .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('is of the responsabile of its centro', () => {
    for (const [command, events] of [
      [definisci, []],
      [modifica, [definito]],
      [elimina, [definito]],
    ] as const) {
      draft(...events)
        .when({ ...command, ...responsabileAnziani })
        .thenRefused('CDR_NON_DI_COMPETENZA');
    }
    draft()
      .when({ ...definisci, ...responsabileMinori })
      .then(definito);
    draft(definito)
      .when({ ...modifica, ...responsabileMinori })
      .then(modificato);
  });

  it('does not replay an event it does not know, or a change of what is not there', () => {
    const { evolve, initial } = progettoPeg;
    expect(() => evolve(initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, modificato)).toThrow('assente');
  });
});
