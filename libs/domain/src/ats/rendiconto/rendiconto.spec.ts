import { given, stream } from '../../event-sourcing/specification.js';
import type { Atto } from '../../shared/index.js';
import { deciderRendiconto } from './rendiconto.js';
import type { ComandoRendiconto, EventoRendiconto, RigaNonAmmessa } from './rendiconto.eventi.js';
import type { RigaRendiconto, SpesaTrovata } from './riga-rendiconto.js';
import { speseNeiRendiconti, speseNeiRendicontiId, type EventoSpeseNeiRendiconti } from './spese-nei-rendiconti.js';
import { rendiconto } from './stato-rendiconto.js';
import { PROGETTO as progettoId, progettoDiProva, PROGRAMMA as programmaId } from './testing/progetto-di-prova.js';

const atto: Atto = { organo: 'direttore', numero: '12', data: '2024-10-01' };
const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2025-03-10T09:00:00.000Z',
  rendicontoId: 'r1',
} as const;
type Body<C> = C extends unknown ? Omit<C, keyof typeof base> : never;
const comando = (body: Body<ComandoRendiconto>) => ({ ...base, ...body }) as ComandoRendiconto;

const apertura = { progettoId, titolo: 'Anno 2024', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' } as const;
const aperto: EventoRendiconto = { type: 'RendicontoAperto', data: { ...apertura, proceduraVersione: 1 } };

const spesa = (consorzio: string, spesaId: string, centesimi: number, altro: object = {}): SpesaTrovata => ({
  ...{ consorzio, spesaId, progettoId, mese: '2024-05', tipo: 'fattura', costoCentesimi: 200_00 },
  ...{ cup: 'I84H22000190006', cig: { codice: 'B10A9942A7' }, partitaIva: '07264440012' },
  documento: { numero: '7/A', data: '2024-05-02' },
  voci: centesimi === 0 ? [] : [{ voceId: 'v1', centesimi }],
  origine: { eventId: `e-${spesaId}`, posizione: 7, payloadHash: 'h' },
  ...altro,
});
const riga = (
  { progettoId: _progetto, ...copied }: SpesaTrovata,
  rettificaDi: string | null = null,
): RigaRendiconto => ({
  ...copied,
  quotaCentesimi: copied.voci.reduce((sum, { centesimi }) => sum + centesimi, 0),
  rettificaDi,
});
const coppia = ({ consorzio, spesaId }: { consorzio: string; spesaId: string }) => ({ consorzio, spesaId });
const inserisci = (...trovate: SpesaTrovata[]) =>
  comando({ type: 'InserisciSpese', spese: trovate.map(coppia), contenuto: trovate });
const inserite = (...trovate: SpesaTrovata[]): EventoRendiconto => ({
  type: 'SpesaInserita',
  data: { progettoId, righe: trovate.map((one) => riga(one)) },
});

const alfa1 = spesa('alfa', 's1', 100_00);
const beta1 = spesa('beta', 's1', 50_00);
const di = (consorzio: string, rendicontoId = 'r1') => ({ progettoId, consorzio, rendicontoId });
const riservate = (consorzio: string, rendicontoId: string, ...trovate: SpesaTrovata[]): EventoSpeseNeiRendiconti => ({
  type: 'SpeseRiservate',
  data: { ...di(consorzio, rendicontoId), spese: trovate.map(({ spesaId, voci }) => ({ spesaId, voci })) },
});
const consolidate = (consorzio: string, rendicontoId: string, ammesse: 'tutte' | 'nessuna' = 'tutte') =>
  ({ type: 'SpeseConsolidate', data: { ...di(consorzio, rendicontoId), ammesse } }) as const;
const idDi = (consorzio: string) => speseNeiRendicontiId(progettoId, consorzio);
const claims = (consorzio: string, ...events: EventoSpeseNeiRendiconti[]) =>
  stream(speseNeiRendiconti, idDi(consorzio), ...events);
const nel = (...events: EventoRendiconto[]) => [
  ...progettoDiProva('facilitazione-piemonte'),
  stream(rendiconto, 'r1', aperto, ...events),
];
const verificato: EventoRendiconto = { type: 'RendicontoVerificato', data: { progettoId } };
const approvato = { type: 'RendicontoApprovato', data: { progettoId }, act: atto } as EventoRendiconto;
const inviato: EventoRendiconto = {
  type: 'RendicontoInviato',
  data: { progettoId, il: '2024-12-20', protocollo: '100', quotaCentesimi: 150_00 },
};
const spedito = [inserite(alfa1, beta1), verificato, approvato, inviato] as const;
const impegnate = [claims('alfa', riservate('alfa', 'r1', alfa1)), claims('beta', riservate('beta', 'r1', beta1))];
const chieste: EventoRendiconto = {
  type: 'IntegrazioniChieste',
  data: { progettoId, il: '2025-01-10', entro: '2025-02-10', testo: { testoId: 't', hash: 'h' } },
};

describe('a rendiconto', () => {
  it('is opened for months of a project, under the procedure that the project follows', () => {
    const apri = comando({ type: 'ApriRendiconto', ...apertura, titolo: ' Anno 2024 ', programmaId });
    given(deciderRendiconto, ...progettoDiProva('facilitazione-piemonte'))
      .when(apri)
      .then(aperto);
    given(deciderRendiconto, ...nel())
      .when(apri)
      .thenRefused('RENDICONTO_GIA_APERTO');
    given(deciderRendiconto).when(apri).thenRefused('PROGETTO_INESISTENTE');
    const fund = (programma: string) => comando({ type: 'ApriRendiconto', ...apertura, programmaId: programma });
    given(deciderRendiconto, ...progettoDiProva('facilitazione-piemonte'))
      .when(fund('altro'))
      .thenRefused('PROGETTO_INESISTENTE');
  });

  it.each([
    ['CAMPO_NON_VALIDO', { titolo: ' ' }],
    ['CAMPO_NON_VALIDO', { dalMese: '2024-13' }],
    ['CAMPO_NON_VALIDO', { tipo: 'altro' as never }],
    ['TERMINE_NON_VALIDO', { dalMese: '2025-01' }],
  ] as const)('is refused with %s for %j', (code, wrong) => {
    given(deciderRendiconto, ...progettoDiProva('facilitazione-piemonte'))
      .when(comando({ type: 'ApriRendiconto', ...apertura, programmaId, ...wrong }))
      .thenRefused(code);
  });

  it('is only one, with the balance, where the procedure says so', () => {
    const delPnrr = given(deciderRendiconto, ...progettoDiProva('regis-2025'));
    const apri = comando({ type: 'ApriRendiconto', ...apertura, programmaId });
    delPnrr.when(apri).thenRefused('RENDICONTO_SOLO_A_SALDO');
    delPnrr
      .when({ ...apri, tipo: 'saldo' } as ComandoRendiconto)
      .then({ ...aperto, data: { ...aperto.data, tipo: 'saldo' } });
  });
});

describe('an expense in a rendiconto', () => {
  it('is copied as it is seen, with its source event, and claimed for its consortium', () => {
    given(deciderRendiconto, ...nel())
      .when(inserisci(alfa1, beta1))
      .thenWrites({
        'Rendiconto.r1': [inserite(alfa1, beta1)],
        [`SpeseNeiRendiconti.${idDi('alfa')}`]: [riservate('alfa', 'r1', alfa1)],
        [`SpeseNeiRendiconti.${idDi('beta')}`]: [riservate('beta', 'r1', beta1)],
      });
  });

  it('is one the ATS sees, of the project, of a month that has come to an end with it', () => {
    const sentence = given(deciderRendiconto, ...nel());
    sentence
      .when(comando({ type: 'InserisciSpese', spese: [coppia(alfa1)], contenuto: [] }))
      .thenRefused('SPESA_NON_VISIBILE', { consorzio: 'alfa', spesaId: 's1' });
    sentence.when(inserisci({ ...alfa1, progettoId: 'altro' })).thenRefused('SPESA_NON_VISIBILE');
    sentence.when(inserisci({ ...alfa1, mese: '2025-01' })).thenRefused('SPESA_FUORI_PERIODO', { mese: '2025-01' });
    sentence.when(inserisci({ ...alfa1, mese: '2023-11' })).then(inserite({ ...alfa1, mese: '2023-11' }));
    sentence.when(inserisci(spesa('alfa', 's1', 0))).thenRefused('SPESA_SENZA_QUOTA');
  });

  it('is asked for once, with no more than five hundred', () => {
    const sentence = given(deciderRendiconto, ...nel());
    sentence.when(inserisci()).thenRefused('CAMPO_NON_VALIDO', { campo: 'spese' });
    sentence.when(inserisci(alfa1, alfa1)).thenRefused('CAMPO_NON_VALIDO', { campo: 'spese' });
    const many = Array.from({ length: 501 }, (_, n) => spesa('alfa', `s${n}`, 1));
    sentence.when(inserisci(...many)).thenRefused('CAMPO_NON_VALIDO', { campo: 'spese' });
    sentence.when(inserisci({ ...alfa1, consorzio: 'al/fa' })).thenRefused('CAMPO_NON_VALIDO', { campo: 'consorzio' });
  });

  it('stands in one open rendiconto at most, this one included', () => {
    for (const rendicontoId of ['r0', 'r1']) {
      given(deciderRendiconto, ...nel(), claims('alfa', riservate('alfa', rendicontoId, alfa1)))
        .when(inserisci(alfa1))
        .thenRefused('SPESA_GIA_IN_RENDICONTO', { consorzio: 'alfa', spesaId: 's1', rendicontoId });
    }
  });

  it('is free again when it is taken out', () => {
    const togli = comando({ type: 'TogliSpese', spese: [coppia(alfa1)] });
    const liberate = { type: 'SpeseLiberate', data: { ...di('alfa'), spese: ['s1'] } } as const;
    given(deciderRendiconto, ...nel(inserite(alfa1, beta1)), ...impegnate)
      .when(togli)
      .thenWrites({
        'Rendiconto.r1': [
          { type: 'SpesaTolta', data: { progettoId, spese: [{ ...coppia(alfa1), quotaCentesimi: 100_00 }] } },
        ],
        [`SpeseNeiRendiconti.${idDi('alfa')}`]: [liberate],
      });
    given(deciderRendiconto, ...nel(), claims('alfa', riservate('alfa', 'r0', alfa1), liberate))
      .when(inserisci(alfa1))
      .then(inserite(alfa1));
    given(deciderRendiconto, ...nel())
      .when(togli)
      .thenRefused('SPESA_NON_IN_RENDICONTO', { spesaId: 's1' });
  });

  it('enters again whole after a refusal, and not at all while nothing of it has changed since it was admitted', () => {
    const before = riservate('alfa', 'r0', alfa1);
    given(deciderRendiconto, ...nel(), claims('alfa', before, consolidate('alfa', 'r0', 'nessuna')))
      .when(inserisci(alfa1))
      .then(inserite(alfa1));
    given(deciderRendiconto, ...nel(), claims('alfa', before, consolidate('alfa', 'r0')))
      .when(inserisci(alfa1))
      .thenRefused('SPESA_GIA_IN_RENDICONTO', { rendicontoId: 'r0' });
  });

  it('enters as a rettifica where it was corrected: the signed difference, item by item, to the line it names', () => {
    const before = claims('alfa', riservate('alfa', 'r0', alfa1), consolidate('alfa', 'r0'));
    const sentence = given(deciderRendiconto, ...nel(), before);
    const entra = (now: SpesaTrovata, voci: RigaRendiconto['voci'], quotaCentesimi: number) =>
      sentence.when(inserisci(now)).then({
        type: 'SpesaInserita',
        data: { progettoId, righe: [{ ...riga(now, 'r0'), voci, quotaCentesimi }] },
      });
    entra(spesa('alfa', 's1', 120_00), [{ voceId: 'v1', centesimi: 20_00 }], 20_00);
    entra(spesa('alfa', 's1', 0), [{ voceId: 'v1', centesimi: -100_00 }], -100_00);
    const moved = spesa('alfa', 's1', 0, { voci: [{ voceId: 'v2', centesimi: 100_00 }] });
    const voci = [
      { voceId: 'v1', centesimi: -100_00 },
      { voceId: 'v2', centesimi: 100_00 },
    ];
    entra(moved, voci, 0);
  });

  it('enters again for what was not admitted of it', () => {
    const inParte: EventoSpeseNeiRendiconti = {
      type: 'SpeseConsolidate',
      data: { ...di('alfa', 'r0'), ammesse: [{ spesaId: 's1', nonAmmessiCentesimi: 30_00 }] },
    };
    given(deciderRendiconto, ...nel(), claims('alfa', riservate('alfa', 'r0', alfa1), inParte))
      .when(inserisci(alfa1))
      .then({
        type: 'SpesaInserita',
        data: {
          progettoId,
          righe: [{ ...riga(alfa1, 'r0'), voci: [{ voceId: 'v1', centesimi: 30_00 }], quotaCentesimi: 30_00 }],
        },
      });
  });

  it.each([[approvato], [approvato, inviato]])('does not move once it is approved (%j)', (...steps) => {
    const sentence = given(deciderRendiconto, ...nel(inserite(alfa1), verificato, ...steps), ...impegnate);
    sentence.when(inserisci(beta1)).thenRefused('RENDICONTO_NON_MODIFICABILE');
    sentence.when(comando({ type: 'TogliSpese', spese: [coppia(alfa1)] })).thenRefused('RENDICONTO_NON_MODIFICABILE');
  });
});

describe('the way of a rendiconto', () => {
  const verifica = comando({ type: 'VerificaRendiconto' });
  const approva = comando({ type: 'ApprovaRendiconto', atto });
  const invia = comando({ type: 'InviaRendiconto', il: '2024-12-20', protocollo: ' 100 ' });

  it('is checked, approved by an act, and sent with the total of its lines', () => {
    given(deciderRendiconto, ...nel(inserite(alfa1, beta1)))
      .when(verifica)
      .then(verificato);
    given(deciderRendiconto, ...nel(inserite(alfa1, beta1), verificato))
      .when(approva)
      .then(approvato);
    given(deciderRendiconto, ...nel(inserite(alfa1, beta1), verificato, approvato))
      .when(invia)
      .then(inviato);
  });

  it('goes step by step, and never empty', () => {
    given(deciderRendiconto, ...nel())
      .when(verifica)
      .thenRefused('RENDICONTO_VUOTO');
    given(deciderRendiconto, ...nel(inserite(alfa1)))
      .when(approva)
      .thenRefused('RENDICONTO_IN_ALTRO_STATO', { stato: 'bozza' });
    given(deciderRendiconto, ...nel(inserite(alfa1), verificato))
      .when(invia)
      .thenRefused('RENDICONTO_IN_ALTRO_STATO');
    given(deciderRendiconto).when(verifica).thenRefused('RENDICONTO_INESISTENTE');
  });

  it('begins again at the draft when a line changes after the check', () => {
    given(deciderRendiconto, ...nel(inserite(alfa1), verificato, inserite(beta1)))
      .when(approva)
      .thenRefused('RENDICONTO_IN_ALTRO_STATO', { stato: 'bozza' });
  });

  it('has no day of tomorrow, and none before the step it follows', () => {
    const sentence = given(deciderRendiconto, ...nel(inserite(alfa1), verificato, approvato));
    sentence.when({ ...invia, il: '2025-03-11' } as ComandoRendiconto).thenRefused('DATA_FUTURA');
    sentence.when({ ...invia, il: '2024-09-30' } as ComandoRendiconto).thenRefused('TERMINE_NON_VALIDO');
    sentence.when({ ...invia, protocollo: '' } as ComandoRendiconto).thenRefused('CAMPO_NON_VALIDO');
    given(deciderRendiconto, ...nel(inserite(alfa1), verificato))
      .when(comando({ type: 'ApprovaRendiconto', atto: { ...atto, data: '2025-03-11' } }))
      .thenRefused('ATTO_FUTURO');
  });

  it('is asked for integrations, changes, and is sent again', () => {
    const testo = { testoId: 't', hash: 'h' };
    const chiedi = (entro: string) => comando({ type: 'ChiediIntegrazioni', il: '2025-01-10', entro, testo });
    given(deciderRendiconto, ...nel(...spedito))
      .when(chiedi('2025-02-10'))
      .then(chieste);
    given(deciderRendiconto, ...nel(...spedito))
      .when(chiedi('2025-01-09'))
      .thenRefused('TERMINE_NON_VALIDO');
    const alfa2 = spesa('alfa', 's2', 10_00);
    given(deciderRendiconto, ...nel(...spedito, chieste), ...impegnate)
      .when(inserisci(alfa2))
      .then(inserite(alfa2));
    given(deciderRendiconto, ...nel(...spedito, chieste, inserite(alfa2)))
      .when(comando({ type: 'TrasmettiIntegrazioni', il: '2025-02-01', protocollo: '110' }))
      .then({
        type: 'IntegrazioniTrasmesse',
        data: { progettoId, il: '2025-02-01', protocollo: '110', quotaCentesimi: 160_00 },
      });
  });
});

describe('the outcome of a rendiconto', () => {
  const riscontra = (esito: 'ammesso' | 'ammessoInParte' | 'respinto', ...nonAmmesse: RigaNonAmmessa[]) =>
    comando({ type: 'RiscontraRendiconto', esito, il: '2025-03-01', nonAmmesse });
  const esitato = (esito: string, ...nonAmmesse: RigaNonAmmessa[]) => ({
    type: 'RendicontoEsitato',
    data: { progettoId, esito, il: '2025-03-01', nonAmmesse },
  });
  const sentence = given(deciderRendiconto, ...nel(...spedito), ...impegnate);

  it('settles what stands of each line, for each consortium', () => {
    sentence.when(riscontra('ammesso')).thenWrites({
      'Rendiconto.r1': [esitato('ammesso')],
      [`SpeseNeiRendiconti.${idDi('alfa')}`]: [consolidate('alfa', 'r1')],
      [`SpeseNeiRendiconti.${idDi('beta')}`]: [consolidate('beta', 'r1')],
    });
    sentence.when(riscontra('respinto')).thenWrites({
      'Rendiconto.r1': [esitato('respinto')],
      [`SpeseNeiRendiconti.${idDi('alfa')}`]: [consolidate('alfa', 'r1', 'nessuna')],
      [`SpeseNeiRendiconti.${idDi('beta')}`]: [consolidate('beta', 'r1', 'nessuna')],
    });
    const less = { ...coppia(alfa1), centesimi: 30_00 };
    sentence.when(riscontra('ammessoInParte', less)).thenWrites({
      'Rendiconto.r1': [esitato('ammessoInParte', less)],
      [`SpeseNeiRendiconti.${idDi('alfa')}`]: [
        {
          type: 'SpeseConsolidate',
          data: { ...di('alfa'), ammesse: [{ spesaId: 's1', nonAmmessiCentesimi: 30_00 }] },
        },
      ],
      [`SpeseNeiRendiconti.${idDi('beta')}`]: [consolidate('beta', 'r1')],
    });
  });

  it('names the lines that are not admitted where it is in part, each once, with no more than it has', () => {
    const less = (centesimi: number) => ({ ...coppia(alfa1), centesimi });
    sentence.when(riscontra('ammessoInParte')).thenRefused('ESITO_NON_VALIDO');
    sentence.when(riscontra('ammesso', less(1))).thenRefused('ESITO_NON_VALIDO');
    for (const wrong of [[less(0)], [less(100_01)], [less(0.5)], [less(1), less(1)]]) {
      sentence.when(riscontra('ammessoInParte', ...wrong)).thenRefused('ESITO_NON_VALIDO');
    }
    sentence
      .when(riscontra('ammessoInParte', { consorzio: 'alfa', spesaId: 's9', centesimi: 1 }))
      .thenRefused('SPESA_NON_IN_RENDICONTO');
  });

  it('comes after it was sent, and not while integrations are asked for', () => {
    given(deciderRendiconto, ...nel(...spedito, chieste), ...impegnate)
      .when(riscontra('ammesso'))
      .thenRefused('RENDICONTO_IN_ALTRO_STATO', { stato: 'integrazioni' });
  });
});
