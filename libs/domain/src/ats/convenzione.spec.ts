import { given, stream } from '../event-sourcing/specification.js';
import type { Atto } from '../shared/index.js';
import { ats, type EventoAts } from './ats.js';
import {
  convenzione,
  deciderConvenzione,
  type ComandoConvenzione,
  type EventoConvenzione,
  type Parte,
} from './convenzione.js';

const atto: Atto = { organo: 'altro', numero: '7', data: '2022-08-04' };
const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  ...{ scope: 'ambito', convenzioneId: 'k1', atto },
} as const;
const alfa: Parte = { tipo: 'membro', consorzio: 'alfa' };
const beta: Parte = { tipo: 'membro', consorzio: 'beta' };
const asl: Parte = { tipo: 'esterna', denominazione: 'Azienda sanitaria' };

type Registra = Extract<ComandoConvenzione, { type: 'RegistraConvenzione' }>;
const registra = (changes: Partial<Registra> = {}): ComandoConvenzione => ({
  ...base,
  ...{ type: 'RegistraConvenzione', titolo: ' Famiglie ', parti: [alfa, asl], dal: '2022-08-04', al: '2026-06-30' },
  ...changes,
});
const proroga = (al: string): ComandoConvenzione => ({ ...base, type: 'ProrogaConvenzione', al });
const registrata: EventoConvenzione = {
  type: 'ConvenzioneRegistrata',
  data: { titolo: 'Famiglie', parti: [alfa, asl], dal: '2022-08-04', al: '2026-06-30' },
};
const prorogata = (al: string): EventoConvenzione => ({ type: 'ConvenzioneProrogata', data: { al } });
const byAct = (event: EventoConvenzione) => ({ ...event, act: atto });

const membri: readonly EventoAts[] = [
  { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } },
  { type: 'MembroEntrato', data: { consorzio: 'alfa', denominazione: 'Alfa', dal: '2020-01-01' } },
  { type: 'MembroEntrato', data: { consorzio: 'beta', denominazione: 'Beta', dal: '2023-01-01' } },
];
const ambito = stream(ats, 'ambito', ...membri);
const dopo = (...events: readonly EventoConvenzione[]) =>
  given(deciderConvenzione, ambito, stream(convenzione, 'k1', ...events));

describe('a convenzione', () => {
  it('is recorded with its parties, its act and its term', () => {
    dopo()
      .when(registra())
      .thenWrites({ 'Convenzione.k1': [byAct(registrata)] });
    dopo(registrata).when(registra()).thenRefused('CONVENZIONE_GIA_REGISTRATA');
  });

  it('is of an ATS, by an act of today or before', () => {
    given(deciderConvenzione).when(registra()).thenRefused('ATS_INESISTENTE');
    given(deciderConvenzione).when(proroga('2027-12-31')).thenRefused('ATS_INESISTENTE');
    const future = { ...atto, data: '2024-01-11' };
    dopo()
      .when(registra({ atto: future }))
      .thenRefused('ATTO_FUTURO');
  });

  it.each([
    ['titolo', { titolo: ' ' }],
    ['titolo', { titolo: 'x'.repeat(301) }],
    ['dal', { dal: '2022-02-30' }],
    ['al', { al: 'presto' }],
    ['parte', { parti: [alfa, { tipo: 'esterna', denominazione: ' ' }] }],
  ] as const)('has a %s', (campo, wrong) => {
    dopo().when(registra(wrong)).thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('ends on a day that is not before the first, one day at least', () => {
    dopo()
      .when(registra({ al: '2022-08-03' }))
      .thenRefused('TERMINE_NON_VALIDO', { dal: '2022-08-04', al: '2022-08-03' });
    dopo()
      .when(registra({ al: '2022-08-04' }))
      .then(byAct({ ...registrata, data: { ...registrata.data, al: '2022-08-04' } } as EventoConvenzione));
  });

  it('knows its members on the first day', () => {
    dopo()
      .when(registra({ parti: [alfa, beta] }))
      .thenRefused('PARTE_SCONOSCIUTA', { parte: 'beta' });
    dopo()
      .when(registra({ parti: [alfa, beta], dal: '2023-01-01' }))
      .then(byAct({ ...registrata, data: { ...registrata.data, parti: [alfa, beta], dal: '2023-01-01' } } as never));
  });

  it.each<[string, readonly Parte[]]>([
    ['none', []],
    ['one', [alfa]],
    ['one twice', [alfa, { ...alfa }]],
    ['nobody of the ATS', [asl, { tipo: 'esterna', denominazione: 'Ministero' }]],
    ['one body twice, however it is typed', [asl, { tipo: 'esterna', denominazione: ' AZIENDA sanitaria ' }]],
    [
      'too many',
      [alfa, ...Array.from({ length: 30 }, (_, n): Parte => ({ tipo: 'esterna', denominazione: `Ente ${n}` }))],
    ],
  ])('is not made by %s', (_, parti) => {
    dopo().when(registra({ parti })).thenRefused('CONVENZIONE_SENZA_PARTI');
  });

  it('is extended by a new act, always further', () => {
    dopo(registrata)
      .when(proroga('2027-12-31'))
      .then(byAct(prorogata('2027-12-31')));
    dopo(registrata).when(proroga('2026-06-30')).thenRefused('CONVENZIONE_NON_PROROGATA', { al: '2026-06-30' });
    dopo(registrata, prorogata('2027-12-31'))
      .when(proroga('2027-06-30'))
      .thenRefused('CONVENZIONE_NON_PROROGATA', { al: '2027-12-31' });
    dopo(registrata).when(proroga('2027-02-29')).thenRefused('CAMPO_NON_VALIDO', { campo: 'al' });
    dopo().when(proroga('2027-12-31')).thenRefused('CONVENZIONE_INESISTENTE');
  });

  it('does not replay an event it does not know, or one before it was there', () => {
    const { evolve, initial } = convenzione;
    expect(() => evolve(initial, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, prorogata('2027-12-31'))).toThrow('before the convenzione');
  });
});
