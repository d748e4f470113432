import { given, stream, type History } from '../../event-sourcing/specification.js';
import type { RuleCode } from '../../shared/index.js';
import { differenze } from '../modifica.js';
import { obiettivo, type EventoObiettivo } from '../obiettivo/obiettivo.js';
import type { SchedaObiettivo } from '../obiettivo/scheda-obiettivo.js';
import { piano, type EventoPiano } from '../piano/piano.js';
import { progettoPeg, progettoPegIdOf, type SchedaProgettoPeg } from '../progetto-peg/progetto-peg.js';
import {
  ANZIANI,
  approvato,
  avviata,
  chiuso,
  conclusa,
  creato,
  CUCINA,
  definito,
  deliberaDiVariazione,
  direttore,
  inConsuntivo,
  MINORI,
  motivo,
  PIANO,
  progettoDefinito,
  responsabileAnziani,
  responsabileMinori,
  schedaCucina,
  schedaLaboratori,
  schedaVisite,
  STATI,
} from '../testing/esempi.js';
import { deciderVariazione, variazione, type ComandoVariazione, type EventoVariazione } from './variazione.js';
import type { VoceVariazione } from './voce-variazione.js';

const base = { ...direttore, pianoId: PIANO, variazioneId: 'v1' };
const estivi: SchedaObiettivo = { ...schedaLaboratori, titolo: 'Laboratori estivi', progettiPeg: [CUCINA] };
const pasti: SchedaProgettoPeg = { ...schedaCucina, servizi: ['Pasti'] };

const apri: ComandoVariazione = { ...base, type: 'ApriVariazione', motivo };
const proponi = (scheda: SchedaObiettivo, nuovo = false, obiettivoId = 'o1'): ComandoVariazione => ({
  ...base,
  ...{ type: 'ProponiObiettivo', obiettivoId, nuovo, scheda },
});
const proponiProgetto = (scheda: SchedaProgettoPeg, nuovo = false): ComandoVariazione => ({
  ...base,
  ...{ type: 'ProponiProgettoPeg', progettoPegId: CUCINA, nuovo, scheda },
});
const proponiEliminazione = (oggetto: 'obiettivo' | 'progettoPeg', oggettoId: string): ComandoVariazione => ({
  ...base,
  ...{ type: 'ProponiEliminazione', oggetto, oggettoId },
});
const nuovoProgetto = { oggetto: 'progettoPeg', oggettoId: CUCINA, azione: 'aggiungi' } as const;
const ritira: ComandoVariazione = { ...base, type: 'RitiraModifica', oggettoId: 'o1' };
const approva: ComandoVariazione = { ...base, type: 'ApprovaVariazione', atto: deliberaDiVariazione };
const abbandona: ComandoVariazione = { ...base, type: 'AbbandonaVariazione', motivo };

const proposta = (voce: VoceVariazione): EventoVariazione => ({ type: 'ModificaProposta', data: { voce } });
const modificaEstivi = {
  oggetto: 'obiettivo',
  oggettoId: 'o1',
  azione: 'modifica',
  modifiche: differenze(schedaLaboratori, estivi),
} as const;
const modificaPasti = {
  oggetto: 'progettoPeg',
  oggettoId: CUCINA,
  azione: 'modifica',
  modifiche: differenze(schedaCucina, pasti),
} as const;
const aggiungiVisite = { oggetto: 'obiettivo', oggettoId: 'o2', azione: 'aggiungi', scheda: schedaVisite } as const;
const aggiungiCucina = {
  oggetto: 'progettoPeg',
  oggettoId: CUCINA,
  azione: 'aggiungi',
  scheda: schedaCucina,
} as const;
const eliminaLaboratori = { oggetto: 'obiettivo', oggettoId: 'o1', azione: 'elimina' } as const;
const eliminaCucina = { oggetto: 'progettoPeg', oggettoId: CUCINA, azione: 'elimina' } as const;

const aperta: EventoVariazione = { type: 'VariazioneAperta', data: { pianoId: PIANO, motivo } };
const approvata: EventoVariazione = { type: 'VariazioneApprovata', data: { pianoId: PIANO, oggetti: ['o1'] } };
const abbandonata: EventoVariazione = { type: 'VariazioneAbbandonata', data: { pianoId: PIANO, motivo } };

const laboratori = stream(obiettivo, 'o1', definito(schedaLaboratori));
const cucina = stream(progettoPeg, CUCINA, progettoDefinito(schedaCucina));

const inForce = (...more: readonly EventoPiano[]) => stream(piano, PIANO, creato, approvato, ...more);
/** A plan in force with one objective and one project, and the variazione that is open on it. */
const open = (...events: readonly EventoVariazione[]) => openWith([laboratori, cucina], ...events);
const openWith = (objects: readonly History[], ...events: readonly EventoVariazione[]) =>
  given(deciderVariazione, inForce(avviata), stream(variazione, 'v1', aperta, ...events), ...objects);

const WITH_VOCE: readonly (readonly [string, ComandoVariazione])[] = [
  ['ProponiObiettivo', proponi(estivi)],
  ['ProponiProgettoPeg', proponiProgetto(pasti)],
  ['ProponiEliminazione', proponiEliminazione('obiettivo', 'o1')],
  ['RitiraModifica', ritira],
  ['ApprovaVariazione', approva],
  ['AbbandonaVariazione', abbandona],
];

describe('Variazione', () => {
  describe('is opened', () => {
    it('with its reason, and the plan knows', () => {
      given(deciderVariazione, inForce())
        .when(apri)
        .thenWrites({ 'Variazione.v1': [aperta], [`Piano.${PIANO}`]: [avviata] });
    });

    it.each(STATI)('on a plan in force only: %s', (stato, history) => {
      const sentence = given(deciderVariazione, stream(piano, PIANO, ...history)).when(apri);
      const refused: Readonly<Record<string, RuleCode>> = {
        ...{ assente: 'PIANO_INESISTENTE', scartato: 'PIANO_INESISTENTE', bozza: 'PIANO_NON_VARIABILE' },
        ...{ 'importazione annullata': 'PIANO_INESISTENTE', 'in importazione': 'PIANO_IN_IMPORTAZIONE' },
        chiuso: 'PIANO_NON_VARIABILE',
      };
      if (refused[stato]) sentence.thenRefused(refused[stato]);
      else sentence.then(aperta);
    });

    it('one at a time', () => {
      given(deciderVariazione, inForce(avviata))
        .when({ ...apri, variazioneId: 'v2' })
        .thenRefused('VARIAZIONE_GIA_APERTA', { variazioneId: 'v1' });
      given(deciderVariazione, inForce(avviata, conclusa))
        .when({ ...apri, variazioneId: 'v2' })
        .then(aperta);
    });

    it.each([
      ['approved', approvata],
      ['dropped', abbandonata],
    ])('never again once it was %s', (_, end) => {
      given(deciderVariazione, inForce(avviata, conclusa), stream(variazione, 'v1', aperta, end))
        .when(apri)
        .thenRefused('VARIAZIONE_GIA_APERTA', { variazioneId: 'v1' });
    });
  });

  describe('while it is not open', () => {
    it.each(WITH_VOCE)('takes no %s', (_, command) => {
      const ended = inForce(avviata, conclusa);
      for (const events of [[], [aperta, approvata], [aperta, abbandonata]]) {
        given(deciderVariazione, ended, stream(variazione, 'v1', ...events), laboratori, cucina)
          .when(command)
          .thenRefused('VARIAZIONE_NON_APERTA');
      }
    });

    it.each(WITH_VOCE)('takes no %s for another plan', (_, command) => {
      const elsewhere: EventoVariazione = { type: 'VariazioneAperta', data: { pianoId: 'altro', motivo } };
      given(deciderVariazione, inForce(), stream(variazione, 'v1', elsewhere), laboratori, cucina)
        .when(command)
        .thenRefused('VARIAZIONE_NON_APERTA');
    });

    it.each(WITH_VOCE)('takes no %s on a closed plan', (_, command) => {
      given(deciderVariazione, inForce(inConsuntivo, chiuso), stream(variazione, 'v1', aperta), ...[laboratori, cucina])
        .when(command)
        .thenRefused('PIANO_NON_VARIABILE');
    });
  });

  describe('holds its changes', () => {
    it('of an objective: as differences from the sheet in force, or whole where it is new', () => {
      open()
        .when(proponi(estivi))
        .thenWrites({ 'Variazione.v1': [proposta(modificaEstivi)] });
      open()
        .when(proponi(schedaVisite, true, 'o2'))
        .thenWrites({ 'Variazione.v1': [proposta(aggiungiVisite)] });
    });

    it('of a progetto PEG', () => {
      open().when(proponiProgetto(pasti)).then(proposta(modificaPasti));
      openWith([laboratori]).when(proponiProgetto(schedaCucina, true)).then(proposta(aggiungiCucina));
    });

    it('of what is to go', () => {
      open().when(proponiEliminazione('obiettivo', 'o1')).then(proposta(eliminaLaboratori));
      open().when(proponiEliminazione('progettoPeg', CUCINA)).then(proposta(eliminaCucina));
    });

    it('only where they change something', () => {
      open().when(proponi(schedaLaboratori)).thenRefused('NESSUNA_MODIFICA');
      open().when(proponiProgetto(schedaCucina)).thenRefused('NESSUNA_MODIFICA');
    });

    it('only of what stands in the plan, or is new in it', () => {
      open().when(proponi(estivi, true)).thenRefused('OBIETTIVO_GIA_DEFINITO');
      open().when(proponiProgetto(pasti, true)).thenRefused('PROGETTO_PEG_GIA_DEFINITO', { codice: '4.06.01' });
      openWith([]).when(proponi(estivi)).thenRefused('OBIETTIVO_INESISTENTE');
      openWith([]).when(proponiProgetto(pasti)).thenRefused('PROGETTO_PEG_INESISTENTE');
      openWith([]).when(proponiEliminazione('obiettivo', 'o1')).thenRefused('OBIETTIVO_INESISTENTE');
      openWith([]).when(proponiEliminazione('progettoPeg', CUCINA)).thenRefused('PROGETTO_PEG_INESISTENTE');
    });

    it('only with a code that no other project has', () => {
      const pulmini = { ...schedaCucina, codice: '5', nome: 'Pulmini' };
      const PULMINI = progettoPegIdOf(PIANO, MINORI, pulmini);
      const standing = stream(progettoPeg, PULMINI, progettoDefinito(pulmini));
      openWith([cucina, standing])
        .when(proponiProgetto({ ...schedaCucina, codice: '05' }))
        .thenRefused('PROGETTO_PEG_GIA_DEFINITO', { codice: '05' });
      const sette = progettoDefinito({ ...pulmini, codice: '7' });
      openWith([cucina, stream(progettoPeg, PULMINI, sette)])
        .when({ ...proponiProgetto({ ...schedaCucina, codice: '7' }), omonimi: [PULMINI] } as ComandoVariazione)
        .thenRefused('PROGETTO_PEG_GIA_DEFINITO');
    });

    it('only as a sheet may be', () => {
      open()
        .when(proponi({ ...estivi, titolo: '' }))
        .thenRefused('CAMPO_NON_VALIDO');
      open()
        .when(proponi({ ...schedaVisite, centri: [] }, true, 'o2'))
        .thenRefused('OBIETTIVO_SENZA_CENTRO');
      openWith([])
        .when(proponiProgetto({ ...pasti, nome: '' }, true))
        .thenRefused('CAMPO_NON_VALIDO');
    });

    it('one an object: proposed again, it takes the place of the first', () => {
      const invernali = { ...schedaLaboratori, titolo: 'Laboratori invernali' };
      const again = { ...modificaEstivi, modifiche: differenze(schedaLaboratori, invernali) };
      open(proposta(modificaEstivi)).when(proponi(invernali)).then(proposta(again));
      open(proposta(modificaEstivi), proposta(again))
        .when(approva)
        .thenWrites({
          ...approved('o1'),
          'Obiettivo.o1': [act({ type: 'ObiettivoVariato', data: { ...ours, modifiche: again.modifiche } })],
        });
    });

    it('of what the variazione adds itself: proposed again, it is added as it is now', () => {
      const aggiunto = { oggetto: 'obiettivo', oggettoId: 'o9', azione: 'aggiungi' } as const;
      const prima = proposta({ ...aggiunto, scheda: schedaVisite });
      const [obiettivi, progetti] = [
        stream(variazione, 'v1', aperta, prima),
        stream(variazione, 'v1', aperta, proposta({ ...nuovoProgetto, scheda: schedaCucina })),
      ];
      given(deciderVariazione, stream(piano, PIANO, creato, approvato, avviata), obiettivi)
        .when(proponi(estivi, false, 'o9'))
        .then(proposta({ ...aggiunto, scheda: estivi }));
      given(deciderVariazione, stream(piano, PIANO, creato, approvato, avviata), progetti)
        .when(proponiProgetto(pasti))
        .then(proposta({ ...nuovoProgetto, scheda: pasti }));
    });

    it('until they are withdrawn', () => {
      const ritirata = { type: 'ModificaRitirata', data: { oggettoId: 'o1' } } as const;
      open(proposta(modificaEstivi)).when(ritira).then(ritirata);
      open().when(ritira).thenRefused('MODIFICA_INESISTENTE');
      open(proposta(modificaEstivi), ritirata).when(ritira).thenRefused('MODIFICA_INESISTENTE');
    });
  });

  describe('takes from a responsabile the changes of the own centri only', () => {
    it.each<[string, readonly History[], readonly EventoVariazione[], ComandoVariazione]>([
      ['an objective altered', [laboratori], [], proponi(estivi)],
      ['an objective altered to come to the own centro', [laboratori], [], proponi({ ...estivi, centri: [ANZIANI] })],
      ['a new objective', [], [], proponi(schedaLaboratori, true)],
      ['an objective removed', [laboratori], [], proponiEliminazione('obiettivo', 'o1')],
      ['a project altered', [cucina], [], proponiProgetto(pasti)],
      ['a new project', [], [], proponiProgetto(schedaCucina, true)],
      ['a project removed', [cucina], [], proponiEliminazione('progettoPeg', CUCINA)],
      ['a change withdrawn', [laboratori], [proposta(modificaEstivi)], ritira],
      ['a removal withdrawn', [laboratori], [proposta(eliminaLaboratori)], ritira],
      [
        'a new project withdrawn',
        [],
        [proposta(aggiungiCucina)],
        { ...ritira, oggettoId: CUCINA } as ComandoVariazione,
      ],
    ])('%s', (_, objects, events, command) => {
      openWith(objects, ...events)
        .when({ ...command, ...responsabileAnziani } as ComandoVariazione)
        .thenRefused('CDR_NON_DI_COMPETENZA');
      openWith(objects, ...events)
        .when({ ...command, ...responsabileMinori } as ComandoVariazione)
        .then(expect.anything());
    });

    it('those of an objective that is shared, from either', () => {
      const shared = { ...schedaLaboratori, centri: [MINORI, ANZIANI] };
      const voluta = { ...shared, titolo: 'Laboratori estivi' };
      for (const who of [responsabileMinori, responsabileAnziani]) {
        openWith([stream(obiettivo, 'o1', definito(shared))])
          .when({ ...proponi(voluta), ...who } as ComandoVariazione)
          .then(proposta({ ...modificaEstivi, modifiche: differenze(shared, voluta) }));
      }
    });
  });

  describe('is approved', () => {
    it('by an act, which writes the variazione, the plan and every object in one append', () => {
      open(proposta(modificaEstivi), proposta(aggiungiVisite), proposta(eliminaCucina))
        .when(approva)
        .thenWrites({
          ...approved('o1', 'o2', CUCINA),
          'Obiettivo.o1': [act({ type: 'ObiettivoVariato', data: { ...ours, modifiche: modificaEstivi.modifiche } })],
          'Obiettivo.o2': [act({ type: 'ObiettivoDefinito', data: { ...ours, scheda: schedaVisite } })],
          [`ProgettoPeg.${CUCINA}`]: [act({ type: 'ProgettoPegEliminato', data: ours })],
        });
    });

    it('and so do the other three kinds of change', () => {
      open(proposta(eliminaLaboratori), proposta(modificaPasti))
        .when(approva)
        .thenWrites({
          ...approved('o1', CUCINA),
          'Obiettivo.o1': [act({ type: 'ObiettivoEliminato', data: ours })],
          [`ProgettoPeg.${CUCINA}`]: [
            act({ type: 'ProgettoPegVariato', data: { ...ours, modifiche: modificaPasti.modifiche } }),
          ],
        });
      openWith([], proposta(aggiungiCucina))
        .when(approva)
        .thenWrites({
          ...approved(CUCINA),
          [`ProgettoPeg.${CUCINA}`]: [act({ type: 'ProgettoPegDefinito', data: { ...ours, scheda: schedaCucina } })],
        });
    });

    it('also while the consuntivo is open', () => {
      given(
        deciderVariazione,
        inForce(inConsuntivo, avviata),
        stream(variazione, 'v1', aperta, proposta(eliminaLaboratori)),
        laboratori,
      )
        .when(approva)
        .then(act({ type: 'VariazioneApprovata', data: { pianoId: PIANO, oggetti: ['o1'] } }));
    });

    it('never empty', () => {
      open().when(approva).thenRefused('VARIAZIONE_VUOTA');
      open(proposta(modificaEstivi), { type: 'ModificaRitirata', data: { oggettoId: 'o1' } })
        .when(approva)
        .thenRefused('VARIAZIONE_VUOTA');
    });

    it('never by an act still to come', () => {
      open(proposta(modificaEstivi))
        .when({ ...approva, atto: { ...deliberaDiVariazione, data: '2024-09-20' } })
        .thenRefused('ATTO_FUTURO', { data: '2024-09-20' });
    });

    const altrove: EventoObiettivo = {
      ...{ type: 'ObiettivoVariato' },
      data: {
        ...{ pianoId: PIANO, variazioneId: 'v0' },
        modifiche: differenze(schedaLaboratori, { ...schedaLaboratori, titolo: 'Altro' }),
      },
    };
    const eliminato: EventoObiettivo = { type: 'ObiettivoEliminato', data: { pianoId: PIANO, variazioneId: null } };

    it.each<[string, History, VoceVariazione, object]>([
      [
        'altered in the same place',
        stream(obiettivo, 'o1', definito(schedaLaboratori), altrove),
        modificaEstivi,
        { oggettoId: 'o1', percorso: 'titolo' },
      ],
      ['removed', stream(obiettivo, 'o1', definito(schedaLaboratori), eliminato), modificaEstivi, { oggettoId: 'o1' }],
      [
        'removed, and to be removed',
        stream(obiettivo, 'o1', definito(schedaLaboratori), eliminato),
        eliminaLaboratori,
        { oggettoId: 'o1' },
      ],
      ['there, and to be added', stream(obiettivo, 'o2', definito(schedaVisite)), aggiungiVisite, { oggettoId: 'o2' }],
      ['a project that is there, and to be added', cucina, aggiungiCucina, { oggettoId: CUCINA }],
      ['a project that is not there', stream(progettoPeg, CUCINA), eliminaCucina, { oggettoId: CUCINA }],
    ])('never over an object that is no longer as it was: %s', (_, object, voce, details) => {
      openWith([object], proposta(voce)).when(approva).thenRefused('OGGETTO_CAMBIATO', details);
    });

    it('where the object changed in another place', () => {
      const altro = { ...schedaLaboratori, servizi: 'Centro giovani' };
      openWith([stream(obiettivo, 'o1', definito(altro))], proposta(modificaEstivi))
        .when(approva)
        .then(act({ type: 'VariazioneApprovata', data: { pianoId: PIANO, oggetti: ['o1'] } }));
    });
  });

  it('is dropped with a reason, the plan left as it is', () => {
    open(proposta(modificaEstivi))
      .when(abbandona)
      .thenWrites({
        'Variazione.v1': [abbandonata],
        [`Piano.${PIANO}`]: [{ type: 'VariazioneConclusa', data: { variazioneId: 'v1', esito: 'abbandonata' } }],
      });
  });

  it('does not replay an event it does not know, or a change of what is not open', () => {
    const { evolve, initial } = variazione;
    expect(() => evolve(initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, proposta(modificaEstivi))).toThrow('VARIAZIONE_NON_APERTA');
  });
});

const ours = { pianoId: PIANO, variazioneId: 'v1' } as const;

/** The event as an act writes it. */
function act<Event extends object>(event: Event) {
  return { ...event, act: deliberaDiVariazione, occurredAt: deliberaDiVariazione.data };
}

function approved(...oggetti: readonly string[]) {
  return {
    'Variazione.v1': [act({ type: 'VariazioneApprovata', data: { pianoId: PIANO, oggetti } })],
    [`Piano.${PIANO}`]: [act({ type: 'VariazioneConclusa', data: { variazioneId: 'v1', esito: 'approvata' } })],
  };
}
