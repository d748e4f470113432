import {
  avanzamento,
  avanzamentoIdOf,
  collegamentiIdOf,
  collegamentoIndicatore,
  progettoRecepito,
  type ContenutoRecepito,
  type EventoAvanzamento,
  type EventoCollegamento,
  type OggettoCollegato,
} from '../ats/index.js';
import { given, stream } from '../event-sourcing/specification.js';
import { obiettivo, parseValoreAtteso, piano, type SchedaObiettivo } from '../planning/index.js';
import type { TestoRef } from '../shared/index.js';
import { deciderCollegamento, type ComandoCollegamento } from './collega-indicatore.js';
import { consuntivo, consuntivoIdOf, deciderConsuntivo, type ComandoConsuntivo, type Esito } from './consuntivo.js';
import { parseValoreConsuntivo } from './valore-consuntivo.js';
import { valoreRegistrato } from './valore-registrato.js';

const [PIANO, OBIETTIVO, MINORI, ANZIANI] = ['piano', 'o1', 'centro-minori', 'centro-anziani'] as const;
const [pai, equipe] = [
  { progettoId: 'k1', traguardoId: 't1' },
  { progettoId: 'k1', traguardoId: 't2' },
];
const [LINK, FIGURE] = [collegamentiIdOf(OBIETTIVO), avanzamentoIdOf(pai)];
const testo = (testoId: string): TestoRef => ({ testoId, hash: 'b'.repeat(64) });
const motivo = testo('motivo');
const indicatore = (id: string, unita: string) => ({
  id,
  nome: id,
  descrizione: '',
  unita,
  atteso: parseValoreAtteso('10'),
});
const scheda: SchedaObiettivo = {
  ...{ numero: '1', titolo: 'Genitorialità', centri: [MINORI, ANZIANI], areaStrategica: '', obiettivoOperativo: '' },
  ...{ progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '' },
  ...{ finalita: '', descrizione: '', continuaDa: null, attivita: [] },
  indicatori: [indicatore('i1', 'n.'), indicatore('i2', '%')],
};
const traguardo = (traguardoId: string, tipo: 'target' | 'milestone', valore: string | null) => ({
  ...{ traguardoId, tipo, titolo: 'PAI', unita: 'n.' },
  attesi: [{ partnerId: null, entro: '2026-06-30', valore }],
});
const recepito = {
  progettoId: 'k1',
  traguardi: [traguardo('t1', 'target', '125'), traguardo('t2', 'milestone', null)],
} as unknown as ContenutoRecepito;

const delPiano = [
  stream(
    piano,
    PIANO,
    { type: 'PianoCreato', data: { titolo: 'PEG', dal: 2024, al: 2025 } },
    { type: 'PianoApprovato', data: {} },
    { type: 'ConsuntivazioneAperta', data: {} },
  ),
  stream(obiettivo, OBIETTIVO, { type: 'ObiettivoDefinito', data: { pianoId: PIANO, scheda, variazioneId: null } }),
  stream(progettoRecepito, 'k1', { type: 'ProgettoRecepito', data: recepito }),
];

const base = { autore: { personaId: 'p-direttore', centri: 'tutti' }, now: '2026-01-20T10:00:00.000Z' } as const;
const del = { pianoId: PIANO, obiettivoId: OBIETTIVO, indicatoreId: 'i1' };
const alTarget: OggettoCollegato = { tipo: 'traguardo', ...pai };
const collega = (changes: object = {}): ComandoCollegamento => ({
  ...({ ...base, ...del, type: 'CollegaIndicatore', oggetto: alTarget, ...changes } as ComandoCollegamento),
});
const scollega: ComandoCollegamento = { ...base, ...del, type: 'ScollegaIndicatore', motivo };
const collegato: EventoCollegamento = { type: 'IndicatoreCollegato', data: { ...del, oggetto: alTarget } };
const traguardoCollegato: EventoAvanzamento = {
  type: 'TraguardoCollegato',
  data: { ...pai, ...del, dal: 2024, al: 2025 },
};

const sede = (centroId: string, anno: number) => ({ pianoId: PIANO, obiettivoId: OBIETTIVO, centroId, anno });
const esito = (scritto: string, voceId = 'i1'): Esito => ({
  ...{ voceId, testo: testo(scritto), rilevatoIl: '2025-12-31' },
  valore: valoreRegistrato(parseValoreConsuntivo(scritto)),
});
const detto = (centroId: string, anno: number, ...scritti: readonly string[]) =>
  stream(
    consuntivo,
    consuntivoIdOf(sede(centroId, anno)),
    ...scritti.map((scritto) => ({
      ...({ type: 'ValoreIndicatoreRegistrato', data: { ...sede(centroId, anno), esito: esito(scritto) } } as const),
    })),
  );
const figura = (type: string, centroId: string, parte: string | null, data: object) => ({
  type,
  data: {
    ...{ ...pai, partnerId: null, mese: '2025-12', periodo: 'anno', ...data },
    fonte: { ...del, anno: 2025, centroId, parte },
  },
});

describe('linking an indicator of the plan to a target', () => {
  it('says so on both sides, and carries over what each centro recorded already', () => {
    given(deciderCollegamento, ...delPiano)
      .when(collega())
      .thenWrites({
        [`CollegamentoIndicatore.${LINK}`]: [collegato],
        [`Avanzamento.${FIGURE}`]: [traguardoCollegato],
      });
    given(deciderCollegamento, ...delPiano, detto(MINORI, 2025, '20'), detto(ANZIANI, 2025, 'attuato', '14'), detto(MINORI, 2024, 'n. 3 REI n. 4 RDC')) // prettier-ignore
      .when(collega())
      .thenWrites({
        [`CollegamentoIndicatore.${LINK}`]: [collegato],
        [`Avanzamento.${FIGURE}`]: [
          traguardoCollegato,
          figura('AvanzamentoRegistrato', MINORI, '20', { valore: '20', nota: null }),
          figura('AvanzamentoRettificato', ANZIANI, '14', { valore: '34', prima: '20', nota: null, motivo: null }),
        ],
      });
  });

  it('is refused where it would count twice, or nothing', () => {
    const su = (...more: Parameters<typeof given>[1][]) => given(deciderCollegamento, ...delPiano, ...more);
    su()
      .when(collega({ indicatoreId: 'i9' }))
      .thenRefused('INDICATORE_INESISTENTE');
    su()
      .when(collega({ pianoId: 'altro' }))
      .thenRefused('PIANO_INESISTENTE');
    su()
      .when(collega({ oggetto: { ...alTarget, progettoId: 'k9' } }))
      .thenRefused('SPESA_PROGETTO_SCONOSCIUTO');
    su()
      .when(collega({ oggetto: { ...alTarget, traguardoId: 't9' } }))
      .thenRefused('TRAGUARDO_INESISTENTE');
    su()
      .when(collega({ oggetto: { tipo: 'traguardo', ...equipe } }))
      .thenRefused('TRAGUARDO_NON_COLLEGABILE');
    su(stream(collegamentoIndicatore, LINK, collegato))
      .when(collega())
      .thenRefused('INDICATORE_GIA_COLLEGATO');
    const altro: EventoAvanzamento = { type: 'TraguardoCollegato', data: { ...pai, ...del, indicatoreId: 'i2', dal: 2025, al: 2027 } }; // prettier-ignore
    su(stream(avanzamento, FIGURE, altro))
      .when(collega())
      .thenRefused('TRAGUARDO_GIA_COLLEGATO', { anno: 2025 });
    const mano = (mese: string, periodo: 'mese' | 'anno' = 'mese'): EventoAvanzamento => ({
      type: 'AvanzamentoRegistrato',
      data: { ...pai, partnerId: null, mese, periodo, valore: '1', fonte: null, nota: null },
    });
    su(stream(avanzamento, FIGURE, mano('2024-03')))
      .when(collega())
      .thenRefused('TRAGUARDO_CON_DATI', { anno: 2024, mese: '2024-03', periodo: 'mese' });
    // Of a whole year, as the indicator's own would be: there is no mix of months and years to speak of.
    su(stream(avanzamento, FIGURE, mano('2025-12', 'anno')))
      .when(collega())
      .thenRefused('TRAGUARDO_CON_DATI', { anno: 2025, mese: '2025-12', periodo: 'anno' });
    su(stream(avanzamento, FIGURE, mano('2023-03')))
      .when(collega())
      .thenWrites({ [`CollegamentoIndicatore.${LINK}`]: [collegato], [`Avanzamento.${FIGURE}`]: [traguardoCollegato] });
  });

  it('is taken back with its figures, and may then be made again', () => {
    given(deciderCollegamento).when(scollega).thenRefused('INDICATORE_NON_COLLEGATO');
    const registrata = figura('AvanzamentoRegistrato', MINORI, '20', { valore: '20', nota: null }) as EventoAvanzamento;
    const sciolto = { type: 'IndicatoreScollegato', data: { ...del, oggetto: alTarget, motivo } };
    const unlinked = { type: 'TraguardoScollegato', data: { ...pai, obiettivoId: OBIETTIVO, indicatoreId: 'i1' } };
    given(deciderCollegamento, stream(collegamentoIndicatore, LINK, collegato), stream(avanzamento, FIGURE, traguardoCollegato, registrata)) // prettier-ignore
      .when(scollega)
      .thenWrites({
        [`CollegamentoIndicatore.${LINK}`]: [sciolto],
        [`Avanzamento.${FIGURE}`]: [
          figura('AvanzamentoAnnullato', MINORI, null, { valore: '20', motivo: null }),
          unlinked,
        ],
      });
  });

  it('to a count of the platform’s own moves no figure', () => {
    const oggetto: OggettoCollegato = { tipo: 'conteggio', conteggio: 'rendiconti', progettoId: null };
    given(deciderCollegamento, ...delPiano, detto(MINORI, 2025, '20'))
      .when(collega({ oggetto }))
      .thenWrites({ [`CollegamentoIndicatore.${LINK}`]: [{ type: 'IndicatoreCollegato', data: { ...del, oggetto } }] });
    const altrove = { ...oggetto, progettoId: 'k9' };
    given(deciderCollegamento, ...delPiano)
      .when(collega({ oggetto: altrove }))
      .thenRefused('SPESA_PROGETTO_SCONOSCIUTO');
  });
});

describe('the consuntivo of a linked indicator', () => {
  const comando = (type: 'RegistraValoreIndicatore' | 'RettificaValoreIndicatore', scritto: string, voceId = 'i1') =>
    ({
      ...{ ...base, ...sede(MINORI, 2025), consuntivoId: consuntivoIdOf(sede(MINORI, 2025)) },
      ...{ type, esito: esito(scritto, voceId), motivo },
    }) as ComandoConsuntivo;
  const registra = (scritto: string, voceId?: string) => comando('RegistraValoreIndicatore', scritto, voceId);
  const collegata = (...figure: readonly EventoAvanzamento[]) => [
    ...delPiano,
    stream(collegamentoIndicatore, LINK, collegato),
    stream(avanzamento, FIGURE, traguardoCollegato, ...figure),
  ];
  const CONSUNTIVO = `Consuntivo.${consuntivoIdOf(sede(MINORI, 2025))}`;
  const scritte = (figure: readonly object[]) => ({ [CONSUNTIVO]: [expect.anything()], ...(figure.length > 0 && { [`Avanzamento.${FIGURE}`]: figure }) }); // prettier-ignore
  const registrata = figura('AvanzamentoRegistrato', MINORI, '20', { valore: '20', nota: null });

  it('is the figure of the target, in the same append', () => {
    given(deciderConsuntivo, ...collegata())
      .when(registra('20'))
      .thenWrites(scritte([registrata]));
    given(deciderConsuntivo, ...collegata(registrata as EventoAvanzamento), detto(MINORI, 2025, '20'))
      .when(comando('RettificaValoreIndicatore', '34'))
      .thenWrites(scritte([figura('AvanzamentoRettificato', MINORI, '34', { valore: '34', prima: '20', nota: null, motivo: null })])); // prettier-ignore
  });

  it.each(['attuato', 'n. 3 REI n. 4 RDC', '50%', '-3', 'una frase'])(
    'takes the figure back when it is «%s»',
    (scritto) => {
      given(deciderConsuntivo, ...collegata(registrata as EventoAvanzamento), detto(MINORI, 2025, '20'))
        .when(comando('RettificaValoreIndicatore', scritto))
        .thenWrites(scritte([figura('AvanzamentoAnnullato', MINORI, null, { valore: '20', motivo: null })]));
      given(deciderConsuntivo, ...collegata())
        .when(registra(scritto))
        .thenWrites(scritte([]));
    },
  );

  it('moves nothing of an indicator that is not linked, or counts a share', () => {
    given(deciderConsuntivo, ...delPiano)
      .when(registra('20'))
      .thenWrites(scritte([]));
    given(deciderConsuntivo, ...collegata())
      .when(registra('20', 'i2'))
      .thenWrites(scritte([]));
    const percento: EventoCollegamento = {
      type: 'IndicatoreCollegato',
      data: { ...del, indicatoreId: 'i2', oggetto: alTarget },
    };
    given(deciderConsuntivo, ...delPiano, stream(collegamentoIndicatore, LINK, percento))
      .when(registra('20', 'i2'))
      .thenWrites(scritte([]));
  });
});
