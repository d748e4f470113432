import { given, stream } from '../../event-sourcing/specification.js';
import { idOf } from '../../shared/index.js';
import type { ContenutoRecepito } from '../progetto/progetto-recepito.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { progetto } from '../progetto/progetto.js';
import { dati, MODELLO, registrato } from '../progetto/testing/progetto.js';
import { avanzamento, avanzamentoIdOf, type EventoAvanzamento } from './avanzamento.js';
import { figuraDalConsuntivo } from './dal-consuntivo.js';
import { deciderAvanzamento, type ComandoAvanzamento } from './decidi-avanzamento.js';
import { sommaDecimali } from './somma.js';

const progettoId = idOf('progetto');
const [pai, equipe] = [
  { progettoId, traguardoId: 't1' },
  { progettoId, traguardoId: 't2' },
];
const contenuto: ContenutoRecepito = {
  ...{ ats: 'rete', progettoId, partnerId: 'p1', titolo: 'Famiglie', cup: dati.cup, programma: 'PNRR' },
  ...{ dal: '2022-08-04', al: '2026-06-30', voci: [], quote: [], traguardi: dati.piano.traguardi },
  ...{ piani: [], proceduraVersione: 1, modello: MODELLO, stato: 'inCorso' },
};
const recepito = stream(progettoRecepito, progettoId, { type: 'ProgettoRecepito', data: contenuto });
const dellAts = stream(progetto, progettoId, registrato);
const testo = (nome: string) => ({ testoId: idOf(nome), hash: nome });
const base = {
  autore: { personaId: idOf('direttore'), centri: 'tutti' },
  now: '2025-10-15T09:00:00.000Z',
  ...pai,
  partnerId: null,
} as const;

const registra = (mese: string, valore = '5', periodo: 'mese' | 'anno' = 'mese'): ComandoAvanzamento => ({
  ...{ ...base, type: 'RegistraAvanzamento', mese, periodo, valore, nota: null },
});
const rettifica = (mese: string, valore: string): ComandoAvanzamento => ({
  ...{ ...base, type: 'RettificaAvanzamento', mese, valore, nota: null, motivo: testo('motivo') },
});
const annulla = (mese: string): ComandoAvanzamento => ({
  ...{ ...base, type: 'AnnullaAvanzamento', mese, motivo: testo('motivo') },
});
const cifra = { ...pai, partnerId: null, fonte: null } as const;
const registrata = (mese: string, valore = '5', periodo: 'mese' | 'anno' = 'mese'): EventoAvanzamento => ({
  type: 'AvanzamentoRegistrato',
  data: { ...cifra, mese, periodo, valore, nota: null },
});
const collegato: EventoAvanzamento = {
  type: 'TraguardoCollegato',
  data: { ...pai, pianoId: 'p', obiettivoId: 'o', indicatoreId: 'i', dal: 2024, al: 2025 },
};
const dopo = (...events: readonly EventoAvanzamento[]) =>
  given(deciderAvanzamento, recepito, dellAts, stream(avanzamento, avanzamentoIdOf(pai), ...events));

describe('what was done towards a target', () => {
  it('is entered for a month or for a year, which stands at its December', () => {
    dopo().when(registra('2025-03', '5.50')).then(registrata('2025-03', '5.5'));
    dopo()
      .when(registra('2025-04', '30', 'anno'))
      .then(registrata('2025-12', '30', 'anno'));
    dopo(registrata('2025-03')).when(registra('2025-04')).then(registrata('2025-04'));
    dopo(registrata('2024-12', '5', 'anno'))
      .when(registra('2025-01'))
      .then(registrata('2025-01'));
  });

  it('is corrected with a reason, beside what stood, and annulled as it stood', () => {
    dopo(registrata('2025-03'))
      .when(rettifica('2025-03', '6'))
      .then({
        type: 'AvanzamentoRettificato',
        data: {
          ...cifra,
          mese: '2025-03',
          periodo: 'mese',
          valore: '6',
          prima: '5',
          nota: null,
          motivo: testo('motivo'),
        },
      });
    dopo(registrata('2025-03'))
      .when(annulla('2025-03'))
      .then({
        type: 'AvanzamentoAnnullato',
        data: { ...cifra, mese: '2025-03', periodo: 'mese', valore: '5', motivo: testo('motivo') },
      });
    dopo(registrata('2025-03')).when(rettifica('2025-03', '5.0')).thenRefused('NESSUNA_MODIFICA');
    dopo().when(rettifica('2025-03', '6')).thenRefused('AVANZAMENTO_NON_REGISTRATO', { mese: '2025-03' });
    dopo().when(annulla('2025-03')).thenRefused('AVANZAMENTO_NON_REGISTRATO');
  });

  it('is counted once: the months of a year or the year, and each one time', () => {
    dopo(registrata('2025-03'))
      .when(registra('2025-03'))
      .thenRefused('AVANZAMENTO_GIA_REGISTRATO', { mese: '2025-03' });
    dopo(registrata('2025-03'))
      .when(registra('2025-01', '30', 'anno'))
      .thenRefused('PERIODO_SOVRAPPOSTO', { anno: 2025 });
    dopo(registrata('2025-12', '30', 'anno'))
      .when(registra('2025-03'))
      .thenRefused('PERIODO_SOVRAPPOSTO', { anno: 2025 });
    dopo(registrata('2024-12', '1', 'mese'))
      .when(registra('2024-12', '1', 'anno'))
      .thenRefused('PERIODO_SOVRAPPOSTO');
  });

  it('is of the past, by the Italian day, and of the days of the project', () => {
    dopo().when(registra('2025-11')).thenRefused('DATA_FUTURA');
    dopo()
      .when({ ...registra('2025-11'), now: '2025-10-31T23:30:00.000Z' })
      .then(registrata('2025-11'));
    dopo()
      .when(registra('2026-01', '1', 'anno'))
      .thenRefused('DATA_FUTURA');
    dopo().when(registra('2022-07')).thenRefused('AVANZAMENTO_FUORI_PROGETTO', { dal: '2022-08-04' });
    dopo().when(registra('2022-08')).then(registrata('2022-08'));
    dopo()
      .when(registra('2021-12', '1', 'anno'))
      .thenRefused('AVANZAMENTO_FUORI_PROGETTO');
  });

  it.each(['', '-1', 'molti', '1.2.3', '1e3', '9'.repeat(16)])('is a count: «%s» is none', (valore) => {
    dopo().when(registra('2025-03', valore)).thenRefused('CAMPO_NON_VALIDO', { campo: 'valore' });
  });

  it('is of a target that the plan has', () => {
    dopo()
      .when({ ...registra('2025-03'), traguardoId: 't9' })
      .thenRefused('TRAGUARDO_INESISTENTE', { traguardoId: 't9' });
    given(deciderAvanzamento).when(registra('2025-03')).thenRefused('SPESA_PROGETTO_SCONOSCIUTO');
    dopo().when(registra('2025-13')).thenRefused('CAMPO_NON_VALIDO', { campo: 'mese' });
  });

  it('is, of a milestone, that it was reached: in one month, one time', () => {
    const reached = (mese: string, valore = '1', periodo: 'mese' | 'anno' = 'mese') =>
      ({ ...registra(mese, valore, periodo), ...equipe }) as ComandoAvanzamento;
    const prima: EventoAvanzamento = {
      type: 'AvanzamentoRegistrato',
      data: { ...cifra, ...equipe, mese: '2022-11', periodo: 'mese', valore: '1', nota: null },
    };
    const della = (...events: readonly EventoAvanzamento[]) =>
      given(deciderAvanzamento, recepito, stream(avanzamento, avanzamentoIdOf(equipe), ...events));
    della().when(reached('2022-11')).then(prima);
    della(prima).when(reached('2023-01')).thenRefused('AVANZAMENTO_GIA_REGISTRATO', { mese: '2022-11' });
    della().when(reached('2022-11', '2')).thenRefused('CAMPO_NON_VALIDO', { campo: 'valore' });
    della()
      .when(reached('2022-11', '1', 'anno'))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'periodo' });
  });

  it('is entered by the ATS for partners outside the platform, and for those alone', () => {
    const esterno = { ...registra('2025-03'), partnerId: 'p3' };
    const suo = registrata('2025-03');
    dopo()
      .when(esterno)
      .then({ ...suo, data: { ...suo.data, partnerId: 'p3' } });
    dopo()
      .when({ ...esterno, partnerId: 'p1' })
      .thenRefused('PARTNER_NON_ESTERNO', { consorzio: 'alfa' });
    dopo()
      .when({ ...esterno, partnerId: 'p9' })
      .thenRefused('PARTNER_INESISTENTE');
    given(deciderAvanzamento).when(esterno).thenRefused('PROGETTO_INESISTENTE');
    // Each partner has its own months and years.
    dopo(registrata('2025-12', '30', 'anno'))
      .when(esterno)
      .then({ ...suo, data: { ...suo.data, partnerId: 'p3' } });
  });

  it('that comes from an indicator is entered there, in all years of its plan and in no other', () => {
    const where = { obiettivoId: 'o', indicatoreId: 'i', anno: 2025 };
    dopo(collegato).when(registra('2025-03')).thenRefused('DATO_COLLEGATO', where);
    dopo(collegato).when(registra('2023-03')).then(registrata('2023-03'));
    const dato = figuraDalConsuntivo(avanzamento.initial, pai, { pianoId: 'p', ...where, centroId: 'c', parte: '34' });
    dopo(collegato, ...dato)
      .when(rettifica('2025-12', '3'))
      .thenRefused('DATO_COLLEGATO', where);
    dopo(collegato, ...dato)
      .when(annulla('2025-12'))
      .thenRefused('DATO_COLLEGATO', where);
    const sciolto: EventoAvanzamento = {
      type: 'TraguardoScollegato',
      data: { ...pai, obiettivoId: 'o', indicatoreId: 'i' },
    };
    dopo(collegato, sciolto).when(registra('2025-03')).then(registrata('2025-03'));
    // Whoever enters the figures of a partner outside has no indicator of a consortium.
    dopo(collegato).when({ ...registra('2025-03'), partnerId: 'p3' }).then({ ...registrata('2025-03'), data: { ...registrata('2025-03').data, partnerId: 'p3' } }); // prettier-ignore
  });
});

describe('the figure of a linked indicator', () => {
  const fonte = { pianoId: 'p', obiettivoId: 'o', indicatoreId: 'i', anno: 2025 };
  const steps = (...parts: readonly (readonly [centroId: string, parte: string | null])[]) => {
    let state = avanzamento.initial;
    return parts.map(([centroId, parte]) => {
      const events = figuraDalConsuntivo(state, pai, { ...fonte, centroId, parte });
      state = events.reduce((before, event) => avanzamento.evolve(before, event), state);
      return events.map(({ type, data }) => [type, 'valore' in data ? data.valore : null]);
    });
  };

  it('adds up its centri, moves with each, and goes with the last', () => {
    expect(steps(['a', '20'], ['b', '14.5'], ['a', '21'], ['a', null], ['b', null], ['b', null], ['c', '0'])).toEqual([
      [['AvanzamentoRegistrato', '20']],
      [['AvanzamentoRettificato', '34.5']],
      [['AvanzamentoRettificato', '35.5']],
      [['AvanzamentoRettificato', '14.5']],
      [['AvanzamentoAnnullato', '14.5']],
      [],
      [['AvanzamentoRegistrato', '0']],
    ]);
  });
});

describe('the sum of decimals', () => {
  it.each([
    [[], '0'],
    [['34', '28', '27'], '89'],
    [['0.1', '0.2'], '0.3'],
    [['1.5', '0.50', '8'], '10'],
    [['-0.05', '0.01'], '-0.04'],
    [['999999999999999.999999', '0.000001'], '1000000000000000'],
  ])('of %j is %s', (valori, somma) => expect(sommaDecimali(valori)).toBe(somma));
});
