import { given, stream } from '../../event-sourcing/specification.js';
import { progetto, type EventoProgetto } from '../progetto/progetto.js';
import { base, piano, registrato } from '../progetto/testing/progetto.js';
import { deciderIstanza, type ComandoIstanza } from './decidi-istanza.js';
import { istanza, type EventoIstanza, type PropostaIstanza, type TipoIstanza } from './istanza.js';

const oggetto = { testoId: 't', hash: 'h' };
const nuovo = { ...piano, quote: piano.quote.map((one) => ({ ...one, centesimi: one.centesimi + 100 })) };
const della = { ...base, istanzaId: 'i1' } as const;
const presenta = (tipo: TipoIstanza, proposta: PropostaIstanza, changes: object = {}): ComandoIstanza => ({
  ...della,
  ...{ type: 'PresentaIstanza', progettoId: 'k1', tipo, oggetto, presentataIl: '2023-11-02', proposta },
  ...changes,
});
type Riscontra = Extract<ComandoIstanza, { type: 'RiscontraIstanza' }>;
const riscontra = (changes: Partial<Riscontra>): ComandoIstanza => ({
  ...della,
  ...{ type: 'RiscontraIstanza', esito: 'accolta', riscontrataIl: '2023-12-20', testo: null },
  ...{ decorre: null, pianoAccolto: null },
  ...changes,
});
const presentata = (tipo: TipoIstanza, proposta: PropostaIstanza): EventoIstanza => ({
  type: 'IstanzaPresentata',
  data: { progettoId: 'k1', tipo, oggetto, presentataIl: '2023-11-02', proposta },
});
const esitata = (esito: Riscontra['esito'], more: object = {}): EventoIstanza => ({
  type: 'IstanzaRiscontrata',
  data: { esito, riscontrataIl: '2023-12-20', testo: null, decorre: null, pianoAccolto: null, ...more },
});
const aperta: EventoProgetto = { type: 'RimodulazioneAperta', data: { istanzaId: 'i1' } };
const conclusa: EventoProgetto = { type: 'RimodulazioneConclusa', data: { istanzaId: 'i1' } };
const dopo = (delProgetto: readonly EventoProgetto[], ...events: readonly EventoIstanza[]) =>
  given(deciderIstanza, stream(progetto, 'k1', ...delProgetto), stream(istanza, 'i1', ...events));

describe('an istanza', () => {
  it('is presented with what its kind proposes: a plan, a new last day, nothing', () => {
    dopo([registrato])
      .when(presenta('rimodulazione', { piano: nuovo }))
      .thenWrites({ 'Istanza.i1': [presentata('rimodulazione', { piano: nuovo })], 'Progetto.k1': [aperta] });
    dopo([registrato])
      .when(presenta('proroga', { al: '2026-12-31' }))
      .thenWrites({ 'Istanza.i1': [presentata('proroga', { al: '2026-12-31' })] });
    dopo([registrato]).when(presenta('quesito', null)).then(presentata('quesito', null));
    dopo([registrato], presentata('quesito', null))
      .when(presenta('quesito', null))
      .thenRefused('ISTANZA_GIA_PRESENTATA');
    dopo([registrato])
      .when(presenta('quesito', { al: '2026-12-31' }))
      .thenRefused('CAMPO_NON_VALIDO');
    dopo([registrato]).when(presenta('rimodulazione', null)).thenRefused('CAMPO_NON_VALIDO', { campo: 'proposta' });
    dopo([]).when(presenta('quesito', null)).thenRefused('PROGETTO_INESISTENTE');
    dopo([registrato])
      .when(presenta('quesito', null, { presentataIl: '2024-01-11' }))
      .thenRefused('DATA_FUTURA');
  });

  it('may be of the day that has begun in Italy, while elsewhere it is still the day before', () => {
    const now = '2024-01-10T23:30:00.000Z';
    const del = (presentataIl: string) => dopo([registrato]).when(presenta('quesito', null, { presentataIl, now }));
    del('2024-01-11').then({
      ...presentata('quesito', null),
      data: { ...presentata('quesito', null).data, presentataIl: '2024-01-11' },
    } as EventoIstanza);
    del('2024-01-12').thenRefused('DATA_FUTURA', { campo: 'presentataIl', data: '2024-01-12' });
  });

  it('proposes a plan that stands by itself and changes something, or a later last day', () => {
    dopo([registrato]).when(presenta('rimodulazione', { piano })).thenRefused('NESSUNA_MODIFICA');
    dopo([registrato])
      .when(presenta('rimodulazione', { piano: { ...nuovo, voci: [] } }))
      .thenRefused('PIANO_PROGETTO_NON_VALIDO');
    dopo([registrato])
      .when(presenta('proroga', { al: '2026-06-30' }))
      .thenRefused('PROROGA_NON_SUCCESSIVA', { al: '2026-06-30' });
  });

  it('is one rimodulazione at a time, until it has its outcome', () => {
    const altra = { type: 'RimodulazioneAperta', data: { istanzaId: 'i0' } } as const;
    dopo([registrato, altra])
      .when(presenta('rimodulazione', { piano: nuovo }))
      .thenRefused('RIMODULAZIONE_GIA_APERTA');
    dopo([registrato, altra])
      .when(presenta('proroga', { al: '2026-12-31' }))
      .then(presentata('proroga', { al: '2026-12-31' }));
    const chiusa = { type: 'RimodulazioneConclusa', data: { istanzaId: 'i0' } } as const;
    dopo([registrato, altra, chiusa])
      .when(presenta('rimodulazione', { piano: nuovo }))
      .then(presentata('rimodulazione', { piano: nuovo }));
  });

  const rimodulazione = presentata('rimodulazione', { piano: nuovo });
  const accolto = (dal: string, di: object): EventoProgetto => ({
    type: 'PianoProgettoModificato',
    data: { dal, istanzaId: 'i1', piano: di as typeof piano },
  });

  it('that is accepted changes the plan of the project in the same append', () => {
    dopo([registrato, aperta], rimodulazione)
      .when(riscontra({ decorre: '2024-01-01' }))
      .thenWrites({
        'Istanza.i1': [esitata('accolta', { decorre: '2024-01-01', pianoAccolto: nuovo })],
        'Progetto.k1': [accolto('2024-01-01', nuovo), conclusa],
      });
    const proroga = presentata('proroga', { al: '2026-12-31' });
    const lungo = { ...piano, al: '2026-12-31' };
    dopo([registrato], proroga)
      .when(riscontra({ decorre: '2024-01-01' }))
      .thenWrites({
        'Istanza.i1': [esitata('accolta', { decorre: '2024-01-01', pianoAccolto: lungo })],
        'Progetto.k1': [accolto('2024-01-01', lungo)],
      });
  });

  it('that is accepted in part says which part; one that changes nothing says none', () => {
    dopo([registrato, aperta], rimodulazione)
      .when(riscontra({ esito: 'accoltaInParte', decorre: '2024-01-01' }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'pianoAccolto' });
    const parte = { ...piano, al: '2026-09-30' };
    dopo([registrato, aperta], rimodulazione)
      .when(riscontra({ esito: 'accoltaInParte', decorre: '2024-01-01', pianoAccolto: parte }))
      .thenWrites({
        'Istanza.i1': [esitata('accoltaInParte', { decorre: '2024-01-01', pianoAccolto: parte })],
        'Progetto.k1': [accolto('2024-01-01', parte), conclusa],
      });
    dopo([registrato, aperta], rimodulazione).when(riscontra({})).thenRefused('CAMPO_NON_VALIDO', { campo: 'decorre' });
    dopo([registrato, aperta], rimodulazione)
      .when(riscontra({ esito: 'respinta', decorre: '2024-01-01' }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'decorre' });
    dopo([registrato, aperta], rimodulazione)
      .when(riscontra({ esito: 'respinta' }))
      .thenWrites({ 'Istanza.i1': [esitata('respinta')], 'Progetto.k1': [conclusa] });
    dopo([registrato], presentata('quesito', null))
      .when(riscontra({}))
      .thenWrites({ 'Istanza.i1': [esitata('accolta')] });
  });

  it('is answered once, after it was presented; silence may be broken late', () => {
    dopo([registrato], presentata('quesito', null), esitata('respinta'))
      .when(riscontra({}))
      .thenRefused('ISTANZA_GIA_RISCONTRATA');
    dopo([registrato], presentata('quesito', null))
      .when(riscontra({ riscontrataIl: '2023-11-01' }))
      .thenRefused('TERMINE_NON_VALIDO');
    dopo([registrato, aperta, conclusa], rimodulazione, esitata('silenzio'))
      .when(riscontra({ decorre: '2024-01-01', riscontrataIl: '2024-01-05' }))
      .thenWrites({
        'Istanza.i1': [esitata('accolta', { riscontrataIl: '2024-01-05', decorre: '2024-01-01', pianoAccolto: nuovo })],
        'Progetto.k1': [accolto('2024-01-01', nuovo)],
      });
    dopo([registrato]).when(riscontra({})).thenRefused('ISTANZA_INESISTENTE');
  });

  it('has its outcome passed on to each partner of the project, once', () => {
    const comunica = (partner: readonly string[], il = '2023-12-21'): ComandoIstanza => ({
      ...della,
      ...{ type: 'ComunicaIstanza', partner, il },
    });
    const comunicata = (partnerId: string): EventoIstanza => ({
      type: 'IstanzaComunicata',
      data: { partnerId, il: '2023-12-21' },
    });
    const storia = [presentata('quesito', null), esitata('respinta')] as const;
    dopo([registrato], ...storia)
      .when(comunica(['p1', 'p2', 'p1']))
      .then(comunicata('p1'), comunicata('p2'));
    dopo([registrato], ...storia, comunicata('p1'))
      .when(comunica(['p1']))
      .thenRefused('ISTANZA_GIA_COMUNICATA');
    dopo([registrato], ...storia)
      .when(comunica(['p9']))
      .thenRefused('PARTNER_INESISTENTE');
    dopo([registrato], ...storia)
      .when(comunica([]))
      .thenRefused('CAMPO_NON_VALIDO');
    dopo([registrato], ...storia)
      .when(comunica(['p1'], '2023-12-19'))
      .thenRefused('TERMINE_NON_VALIDO');
    dopo([registrato], storia[0])
      .when(comunica(['p1']))
      .thenRefused('ISTANZA_NON_RISCONTRATA');
  });
});
