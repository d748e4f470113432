import { given, stream } from '../../event-sourcing/specification.js';
import type { EventoRendiconto } from '../rendiconto/rendiconto.eventi.js';
import { rendiconto } from '../rendiconto/stato-rendiconto.js';
import {
  PROGETTO as progettoId,
  progettoDiProva,
  PROGRAMMA as programmaId,
} from '../rendiconto/testing/progetto-di-prova.js';
import { deciderRichiesta, richiestaDiTrasferimento } from './richiesta-trasferimento.js';
import type { ComandoRichiesta, DatiRichiesta, EventoRichiesta } from './richiesta-trasferimento.eventi.js';
import { trasferimentiProgetto, type EventoTrasferimentiProgetto } from './trasferimenti-progetto.js';

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2025-10-10T09:00:00.000Z',
  richiestaId: 'q1',
} as const;
type Body<C> = C extends unknown ? Omit<C, keyof typeof base> : never;
const comando = (body: Body<ComandoRichiesta>) => ({ ...base, ...body }) as ComandoRichiesta;

const dati: DatiRichiesta = {
  ...{ progettoId, tipo: 'anticipo', centesimi: 1_000_000, spesaRaggiuntaCentesimi: 0 },
  ...{ rendicontoId: null, inizioAttivita: '2024-02-01' },
};
const prepara = (altro: Partial<DatiRichiesta> = {}) =>
  comando({ type: 'PreparaRichiesta', programmaId, ...dati, ...altro });
const preparata = (altro: Partial<DatiRichiesta> = {}): EventoRichiesta => ({
  type: 'RichiestaPreparata',
  data: { ...dati, proceduraVersione: 1, ...altro },
});
const prenotato = (richiestaId: string, tipo: DatiRichiesta['tipo'], centesimi: number) =>
  ({ type: 'TrasferimentoPrenotato', data: { richiestaId, tipo, centesimi } }) as const;
const conti = (...events: EventoTrasferimentiProgetto[]) => stream(trasferimentiProgetto, progettoId, ...events);
const richiesta = (...events: EventoRichiesta[]) => stream(richiestaDiTrasferimento, 'q1', ...events);
const pnrr = progettoDiProva('regis-2025');
const avvio = [{ attestazioneId: 'at1', codice: 'avvio-attivita' }];
const invia = (contenuto: object = {}) =>
  comando({
    ...{ type: 'InviaRichiesta', programmaId, il: '2025-10-01', protocollo: '55', attestazioni: ['at1'] },
    contenuto: { presenti: [], attestazioni: avvio, ...contenuto },
  });
const inviata: EventoRichiesta = {
  type: 'RichiestaInviata',
  data: { progettoId, il: '2025-10-01', protocollo: '55', attestazioni: ['at1'] },
};
const esitata = (centesimiRiconosciuti: number): EventoRichiesta => ({
  type: 'RichiestaEsitata',
  data: { progettoId, esito: 'accoltaInParte', il: '2025-10-05', centesimiRiconosciuti },
});

describe('a request for a transfer', () => {
  it('is prepared with no rendiconto, and takes its part of the project', () => {
    given(deciderRichiesta, ...pnrr)
      .when(prepara())
      .thenWrites({
        'RichiestaDiTrasferimento.q1': [preparata()],
        [`TrasferimentiProgetto.${progettoId}`]: [prenotato('q1', 'anticipo', 1_000_000)],
      });
    given(deciderRichiesta, ...pnrr, richiesta(preparata()))
      .when(prepara())
      .thenRefused('RICHIESTA_GIA_PREPARATA');
    given(deciderRichiesta).when(prepara()).thenRefused('PROGETTO_INESISTENTE');
  });

  it.each([
    ['oltreIlMassimo', { centesimi: 1_000_001 }],
    ['anticipoNonChiesto', { tipo: 'estensioneAnticipo' }],
    ['sottoLaSoglia', { tipo: 'intermedia', spesaRaggiuntaCentesimi: 2_999_999 }],
    ['importoNonPositivo', { centesimi: 0 }],
  ] as const)('is refused by its procedure, which names what is missing: %s', (condizioni, altro) => {
    given(deciderRichiesta, ...pnrr)
      .when(prepara(altro))
      .thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni });
  });

  it('does not pass with another what each alone would keep within', () => {
    const first = conti(prenotato('q0', 'anticipo', 1_000_000));
    const extend = (centesimi: number) => prepara({ tipo: 'estensioneAnticipo', centesimi });
    given(deciderRichiesta, ...pnrr, first)
      .when(extend(2_000_001))
      .thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni: 'oltreIlMassimo' });
    given(deciderRichiesta, ...pnrr, first)
      .when(extend(2_000_000))
      .then(preparata({ tipo: 'estensioneAnticipo', centesimi: 2_000_000 }));
    const recognised: EventoTrasferimentiProgetto = {
      type: 'TrasferimentoRiconosciuto',
      data: { richiestaId: 'q0', centesimi: 900_000 },
    };
    given(deciderRichiesta, ...pnrr, conti(prenotato('q0', 'anticipo', 1_000_000), recognised))
      .when(extend(2_100_000))
      .then(preparata({ tipo: 'estensioneAnticipo', centesimi: 2_100_000 }));
    const refused: EventoTrasferimentiProgetto = { type: 'TrasferimentoSciolto', data: { richiestaId: 'q0' } };
    given(deciderRichiesta, ...pnrr, conti(prenotato('q0', 'anticipo', 1_000_000), refused))
      .when(prepara())
      .then(preparata());
  });

  it('has amounts, a kind and days that exist', () => {
    const sentence = given(deciderRichiesta, ...pnrr);
    for (const wrong of [{ centesimi: 0.5 }, { spesaRaggiuntaCentesimi: -1 }, { tipo: 'altro' as never }]) {
      sentence.when(prepara(wrong)).thenRefused('CAMPO_NON_VALIDO');
    }
    sentence.when(prepara({ inizioAttivita: '2025-10-11' })).thenRefused('DATA_FUTURA');
    sentence.when(prepara({ rendicontoId: 'r9' })).thenRefused('RENDICONTO_INESISTENTE');
  });

  it('is taken back while it is not sent, and takes nothing of the project any more', () => {
    given(deciderRichiesta, richiesta(preparata()), conti(prenotato('q1', 'anticipo', 1_000_000)))
      .when(comando({ type: 'RitiraRichiesta' }))
      .thenWrites({
        'RichiestaDiTrasferimento.q1': [{ type: 'RichiestaRitirata', data: { progettoId } }],
        [`TrasferimentiProgetto.${progettoId}`]: [{ type: 'TrasferimentoSciolto', data: { richiestaId: 'q1' } }],
      });
    given(deciderRichiesta, richiesta(preparata(), inviata))
      .when(comando({ type: 'RitiraRichiesta' }))
      .thenRefused('RICHIESTA_IN_ALTRO_STATO', { stato: 'inviata' });
  });

  it('is sent with what its procedure asks for, and not without', () => {
    const ready = [...pnrr, richiesta(preparata()), conti(prenotato('q1', 'anticipo', 1_000_000))];
    given(deciderRichiesta, ...ready)
      .when(invia())
      .then(inviata);
    given(deciderRichiesta, ...ready)
      .when(invia({ attestazioni: [] }))
      .thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni: 'attestazioneMancante' });
    given(deciderRichiesta, ...pnrr, richiesta(preparata({ inizioAttivita: null })), conti())
      .when(invia())
      .thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni: 'inizioAttivita' });
    given(deciderRichiesta, ...ready)
      .when({ ...invia(), il: '2025-10-11' } as ComandoRichiesta)
      .thenRefused('DATA_FUTURA');
  });

  it('needs an approved rendiconto where the procedure says so', () => {
    const aperto: EventoRendiconto = {
      type: 'RendicontoAperto',
      data: {
        ...{ progettoId, titolo: 'Anno', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' },
        proceduraVersione: 1,
      },
    };
    const approvato = { type: 'RendicontoApprovato', data: { progettoId } } as const;
    const respinto: EventoRendiconto = {
      type: 'RendicontoEsitato',
      data: { progettoId, esito: 'respinto', il: '2025-01-01', nonAmmesse: [] },
    };
    const asked = { tipo: 'intermedia', rendicontoId: 'r1' } as const;
    const found = {
      presenti: ['listeComplete'],
      attestazioni: ['verifiche-affidamento', 'assenza-doppio-finanziamento'].map((codice) => ({
        attestazioneId: 'at1',
        codice,
      })),
    };
    const sentence = (...events: EventoRendiconto[]) =>
      given(
        deciderRichiesta,
        ...progettoDiProva('facilitazione-piemonte'),
        richiesta(preparata(asked)),
        conti(prenotato('q1', 'intermedia', 1_000_000)),
        stream(rendiconto, 'r1', aperto, ...events),
      ).when(invia(found));
    sentence().thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni: 'rendicontoApprovato' });
    sentence(approvato, respinto).thenRefused('CONDIZIONI_NON_SODDISFATTE', { condizioni: 'rendicontoApprovato' });
    sentence(approvato).then({ ...inviata, data: { ...inviata.data, attestazioni: ['at1', 'at1'] } });
  });
});

describe('the outcome of a request', () => {
  const riscontra = (esito: 'accolta' | 'accoltaInParte' | 'respinta', centesimiRiconosciuti: number) =>
    comando({ type: 'RiscontraRichiesta', esito, il: '2025-10-05', centesimiRiconosciuti });
  const sent = given(deciderRichiesta, richiesta(preparata(), inviata), conti(prenotato('q1', 'anticipo', 1_000_000)));

  it('says what is recognised, which is what the request takes from then on', () => {
    sent.when(riscontra('accoltaInParte', 800_000)).thenWrites({
      'RichiestaDiTrasferimento.q1': [esitata(800_000)],
      [`TrasferimentiProgetto.${progettoId}`]: [
        { type: 'TrasferimentoRiconosciuto', data: { richiestaId: 'q1', centesimi: 800_000 } },
      ],
    });
    sent.when(riscontra('respinta', 0)).thenWrites({
      'RichiestaDiTrasferimento.q1': [
        {
          type: 'RichiestaEsitata',
          data: { progettoId, esito: 'respinta', il: '2025-10-05', centesimiRiconosciuti: 0 },
        },
      ],
      [`TrasferimentiProgetto.${progettoId}`]: [{ type: 'TrasferimentoSciolto', data: { richiestaId: 'q1' } }],
    });
  });

  it.each([
    ['accolta', 999_999],
    ['accoltaInParte', 0],
    ['accoltaInParte', 1_000_000],
    ['respinta', 1],
  ] as const)('has amounts that agree with it: %s is not %d', (esito, centesimi) => {
    sent.when(riscontra(esito, centesimi)).thenRefused('ESITO_NON_VALIDO');
  });

  it('follows the sending', () => {
    sent.when({ ...riscontra('accolta', 1_000_000), il: '2025-09-30' } as ComandoRichiesta).thenRefused('TERMINE_NON_VALIDO'); // prettier-ignore
    given(deciderRichiesta, richiesta(preparata()))
      .when(riscontra('accolta', 1_000_000))
      .thenRefused('RICHIESTA_IN_ALTRO_STATO', { stato: 'preparata' });
  });
});

describe('the money of a request', () => {
  const incassa = (centesimi: number) =>
    comando({ type: 'RegistraIncasso', il: '2025-10-08', reversale: '31', centesimi });
  const incassata = (centesimi: number): EventoRichiesta => ({
    type: 'SommaIncassata',
    data: { progettoId, il: '2025-10-08', reversale: '31', centesimi },
  });
  const history = [preparata(), inviata, esitata(800_000)];
  const quota = (partnerId: string, centesimi: number) => ({ partnerId, centesimi, il: '2025-10-09', mandato: '88' });
  const ripartisci = (...quote: ReturnType<typeof quota>[]) => comando({ type: 'RipartisciSomma', quote });

  it('is received up to what was recognised, in parts too', () => {
    given(deciderRichiesta, richiesta(...history))
      .when(incassa(800_000))
      .then(incassata(800_000));
    given(deciderRichiesta, richiesta(...history, incassata(300_000)))
      .when(incassa(500_001))
      .thenRefused('INCASSO_OLTRE_IL_RICONOSCIUTO', { resta: 500_000 });
    given(deciderRichiesta, richiesta(preparata(), inviata)).when(incassa(1)).thenRefused('RICHIESTA_IN_ALTRO_STATO');
    given(deciderRichiesta, richiesta(...history))
      .when(incassa(0))
      .thenRefused('CAMPO_NON_VALIDO');
  });

  it('is shared out to the partners up to what was received', () => {
    const ready = [...pnrr, richiesta(...history, incassata(800_000))];
    given(deciderRichiesta, ...ready)
      .when(ripartisci(quota('b', 500_000), quota('c', 300_000)))
      .then({
        type: 'SommaRipartita',
        data: {
          progettoId,
          quote: [
            { ...quota('b', 500_000), consorzio: 'beta' },
            { ...quota('c', 300_000), consorzio: null },
          ],
        },
      });
    given(deciderRichiesta, ...ready)
      .when(ripartisci(quota('b', 500_000), quota('c', 300_001)))
      .thenRefused('RIPARTO_OLTRE_L_INCASSATO', { resta: 800_000 });
    given(deciderRichiesta, ...ready)
      .when(ripartisci(quota('z', 1)))
      .thenRefused('PARTNER_INESISTENTE', { partnerId: 'z' });
    given(deciderRichiesta, ...ready)
      .when(ripartisci())
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'quote' });
  });
});
