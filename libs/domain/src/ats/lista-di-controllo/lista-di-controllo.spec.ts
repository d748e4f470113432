import { given, stream } from '../../event-sourcing/specification.js';
import type { TestoRef } from '../../shared/index.js';
import type { ContenutoRecepito } from '../progetto/progetto-recepito.js';
import { progettoRecepito } from '../progetto/progetto-recepito.js';
import { progetto } from '../progetto/progetto.js';
import { modelloPredefinito } from '../programma/modelli/index.js';
import type { ModelloLista } from '../programma/modello-procedura.js';
import { programma } from '../programma/programma.js';
import {
  deciderListaDiControllo,
  listaDiControllo,
  type ComandoListaDiControllo,
  type EventoListaDiControllo,
} from './lista-di-controllo.js';
import type { OggettoLista } from './oggetto-lista.js';
import type { EsitoDomanda, RispostaDomanda } from './risposte.js';

const testo = (id: string): TestoRef => ({ testoId: id, hash: `hash-${id}` });
const da = (personaId: string) =>
  ({ autore: { personaId, centri: 'tutti' }, now: '2025-06-10T09:00:00.000Z' }) as const;
const anna = da('p-anna');
const bruno = da('p-bruno');

const autocontrollo: ModelloLista = {
  codice: 'auto',
  tipo: 'autocontrollo',
  titolo: 'Autocontrollo',
  domande: [
    { id: 'd1', testo: 'Il CUP è negli atti?', obbligatoria: true },
    { id: 'd2', testo: 'La rotazione è rispettata?', obbligatoria: false },
  ],
};
const ammissibilita: ModelloLista = { ...autocontrollo, codice: 'amm', tipo: 'ammissibilita' };
const modello = { ...modelloPredefinito('regis-2025')!, liste: [autocontrollo, ammissibilita] };

const recepito: ContenutoRecepito = {
  ...{ ats: 'ambito', progettoId: 'g1', partnerId: 'pa', titolo: 'Dimissioni protette', cup: 'I84H22000190006' },
  ...{ programma: 'PNRR', dal: '2023-01-01', al: '2026-06-30', voci: [], quote: [], traguardi: [], piani: [] },
  ...{ proceduraVersione: 2, modello, stato: 'inCorso' },
};
const delConsorzio = stream(progettoRecepito, 'g1', { type: 'ProgettoRecepito', data: recepito });
const dellAts = [
  stream(progetto, 'g1', {
    type: 'ProgettoRegistrato',
    data: {
      ...{ programmaId: 'pr1', proceduraVersione: 2, titolo: recepito.titolo, cup: recepito.cup, linea: '1.1.3' },
      ...{ partner: [{ partnerId: 'pa', tipo: 'membro', consorzio: 'alfa' }], responsabili: [] },
      piano: { dal: '2023-01-01', al: '2026-06-30', voci: [], quote: [], fasi: [], traguardi: [] },
    },
  }),
  stream(
    programma,
    'pr1',
    { type: 'ProgrammaIstituito', data: { denominazione: 'PNRR', finanziatore: 'MLPS', fondo: 'PNRR' } },
    { type: 'ProceduraAdottata', data: { versione: 2, dal: '2025-03-25', modello } },
  ),
];

const oggetto: OggettoLista = { tipo: 'affidamento', cig: { codice: 'B10A9942A7' }, oggetto: testo('t-oggetto') };
const rendicontazione: OggettoLista = {
  ...{ tipo: 'rendicontazione', partnerId: 'pa', rendicontoId: null },
  ...{ dal: '2025-01', al: '2025-06' },
};
const apri: Extract<ComandoListaDiControllo, { type: 'ApriLista' }> = {
  ...{ ...anna, type: 'ApriLista', listaId: 'l1', presso: 'consorzio', progettoId: 'g1', codice: 'auto' },
  ...{ oggetto, mese: '2025-05' },
};
const sede = { progettoId: 'g1', mese: '2025-05' };
const aperta: EventoListaDiControllo = {
  type: 'ListaAperta',
  data: { ...sede, proceduraVersione: 2, modelloLista: autocontrollo, oggetto },
};
const risposta = (domandaId: string, esito: EsitoDomanda, note: TestoRef | null = null): RispostaDomanda => ({
  ...{ domandaId, esito, note },
});
const data = (personaId: string, ...risposte: readonly RispostaDomanda[]): EventoListaDiControllo => ({
  type: 'RispostaData',
  data: { ...sede, risposte, personaId },
});
const rispondi = (
  chi: typeof anna | typeof bruno,
  ...risposte: readonly RispostaDomanda[]
): ComandoListaDiControllo => ({
  ...{ ...chi, type: 'RispondiDomande', listaId: 'l1', risposte },
});
const compila: ComandoListaDiControllo = { ...anna, type: 'CompilaLista', listaId: 'l1' };
const compilata: EventoListaDiControllo = { type: 'ListaCompilata', data: { ...sede, personaId: 'p-anna' } };
const controlla: Extract<ComandoListaDiControllo, { type: 'ControllaLista' }> = {
  ...{ ...bruno, type: 'ControllaLista', listaId: 'l1', esito: 'positivo', note: null },
};
const riapri: ComandoListaDiControllo = { ...bruno, type: 'RiapriLista', listaId: 'l1', motivo: testo('t-motivo') };
const riaperta: EventoListaDiControllo = { type: 'ListaRiaperta', data: { ...sede, motivo: testo('t-motivo') } };
const controllata: EventoListaDiControllo = {
  type: 'ListaControllata',
  data: { ...sede, esito: 'positivo', note: null, personaId: 'p-bruno' },
};

const tutte = [risposta('d1', 'si'), risposta('d2', 'nonApplicabile')];
const lista = (...events: readonly EventoListaDiControllo[]) =>
  given(deciderListaDiControllo, stream(listaDiControllo, 'l1', aperta, ...events));

describe('a check list', () => {
  it('is opened in a consortium on a procurement, with the whole template of the procedure of now', () => {
    given(deciderListaDiControllo, delConsorzio).when(apri).then(aperta);
    const senzaCig: OggettoLista = { ...oggetto, cig: { assenza: 'utenze' } };
    given(deciderListaDiControllo, delConsorzio)
      .when({ ...apri, oggetto: senzaCig })
      .then({ ...aperta, data: { ...aperta.data, oggetto: senzaCig } });
  });

  it('is opened in the ATS on what a partner reports', () => {
    const command = { ...apri, presso: 'ats', programmaId: 'pr1', codice: 'amm', oggetto: rendicontazione } as const;
    given(deciderListaDiControllo, ...dellAts)
      .when(command)
      .then({
        type: 'ListaAperta',
        data: { ...sede, proceduraVersione: 2, modelloLista: ammissibilita, oggetto: rendicontazione },
      });
    given(deciderListaDiControllo, ...dellAts)
      .when({ ...command, programmaId: 'altro' })
      .thenRefused('PROGETTO_INESISTENTE');
    given(deciderListaDiControllo, ...dellAts)
      .when({ ...command, oggetto: { ...rendicontazione, al: '2024-12' } as OggettoLista })
      .thenRefused('TERMINE_NON_VALIDO');
    given(deciderListaDiControllo, ...dellAts)
      .when({ ...command, oggetto: { ...rendicontazione, partnerId: 'pz' } })
      .thenRefused('PARTNER_INESISTENTE');
  });

  it('is one of those that the procedure asks of who opens it', () => {
    const consorzio = given(deciderListaDiControllo, delConsorzio);
    consorzio.when({ ...apri, codice: 'amm' }).thenRefused('LISTA_NON_PREVISTA', { codice: 'amm' });
    consorzio.when({ ...apri, codice: 'altra' }).thenRefused('LISTA_NON_PREVISTA');
    consorzio.when({ ...apri, progettoId: 'g2' }).thenRefused('PROGETTO_INESISTENTE');
    consorzio.when({ ...apri, oggetto: rendicontazione }).thenRefused('CAMPO_NON_VALIDO', { campo: 'oggetto' });
    consorzio.when({ ...apri, mese: '2025-13' }).thenRefused('CAMPO_NON_VALIDO', { campo: 'mese' });
    consorzio.when({ ...apri, oggetto: { ...oggetto, cig: { codice: '1234567890' } } }).thenRefused('CIG_NON_VALIDO');
    lista().when(apri).thenRefused('LISTA_GIA_APERTA');
  });

  it('is there before anything else', () => {
    for (const command of [rispondi(anna, ...tutte), compila, controlla, riapri]) {
      given(deciderListaDiControllo, delConsorzio).when(command).thenRefused('LISTA_INESISTENTE');
    }
  });
});

describe('its answers', () => {
  it('are given several at a time, by who acts', () => {
    lista()
      .when(rispondi(anna, ...tutte))
      .then(data('p-anna', ...tutte));
  });

  it('are corrected by answering again, until it is filled in', () => {
    const dopo = risposta('d1', 'no', testo('t-perche'));
    lista(data('p-anna', ...tutte))
      .when(rispondi(bruno, dopo))
      .then(data('p-bruno', dopo));
    lista(data('p-anna', ...tutte), compilata)
      .when(rispondi(bruno, dopo))
      .thenRefused('LISTA_NON_APERTA');
  });

  it('change something', () => {
    lista(data('p-anna', ...tutte))
      .when(rispondi(bruno, ...tutte))
      .thenRefused('NESSUNA_MODIFICA');
    const annotata = risposta('d1', 'si', testo('t-dove'));
    lista(data('p-anna', ...tutte))
      .when(rispondi(bruno, annotata))
      .then(data('p-bruno', annotata));
  });

  it.each([
    ['DOMANDA_INESISTENTE', [risposta('d9', 'si')]],
    ['RISPOSTA_OBBLIGATORIA', [risposta('d2', 'si'), risposta('d1', 'nonApplicabile')]],
    ['NOTA_MANCANTE', [risposta('d1', 'no')]],
    ['CAMPO_NON_VALIDO', []],
    ['CAMPO_NON_VALIDO', [risposta('d1', 'si'), risposta('d1', 'si')]],
    ['CAMPO_NON_VALIDO', [risposta('d1', 'forse' as EsitoDomanda)]],
  ] as const)('fit their questions: %s', (code, risposte) => {
    lista()
      .when(rispondi(anna, ...risposte))
      .thenRefused(code);
  });
});

describe('who fills it in and who controls it', () => {
  it('declares it filled in when every question is answered', () => {
    lista(data('p-bruno', ...tutte))
      .when(compila)
      .then(compilata);
    lista(data('p-anna', risposta('d2', 'si')))
      .when(compila)
      .thenRefused('LISTA_INCOMPLETA', { mancanti: 1, domandaId: 'd1' });
    lista(data('p-anna', ...tutte), compilata)
      .when(compila)
      .thenRefused('LISTA_NON_APERTA');
  });

  it('are two different people', () => {
    lista(data('p-anna', ...tutte), compilata)
      .when(controlla)
      .then(controllata);
    lista(data('p-anna', ...tutte), compilata)
      .when({ ...controlla, ...anna })
      .thenRefused('CONTROLLORE_COMPILATORE');
    // Bruno answered one question, whoever declared the whole.
    lista(data('p-anna', ...tutte), data('p-bruno', risposta('d1', 'si', testo('t'))), compilata)
      .when(controlla)
      .thenRefused('CONTROLLORE_COMPILATORE');
  });

  it('stay two after it was opened again', () => {
    const again = [data('p-bruno', ...tutte), compilata, riaperta, data('p-anna', risposta('d2', 'si')), compilata];
    lista(...again)
      .when(controlla)
      .thenRefused('CONTROLLORE_COMPILATORE');
  });

  it('controls what is filled in, and says what was found', () => {
    lista().when(controlla).thenRefused('LISTA_NON_COMPILATA');
    lista(data('p-anna', ...tutte), compilata, controllata)
      .when(controlla)
      .thenRefused('LISTA_NON_COMPILATA');
    lista(data('p-anna', ...tutte), compilata)
      .when({ ...controlla, esito: 'conRilievi' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'note' });
    lista(data('p-anna', ...tutte), compilata)
      .when({ ...controlla, esito: 'boh' as 'positivo' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'esito' });
  });

  it('opens it again with a reason, filled in or controlled', () => {
    lista(data('p-anna', ...tutte), compilata)
      .when(riapri)
      .then(riaperta);
    lista(data('p-anna', ...tutte), compilata, controllata)
      .when(riapri)
      .then(riaperta);
    lista().when(riapri).thenRefused('LISTA_GIA_APERTA');
  });

  it('does not replay an event it does not know, or one before the list was there', () => {
    const assente = listaDiControllo.initial;
    expect(() => listaDiControllo.evolve(assente, compilata)).toThrow('before the list was there');
    const there = listaDiControllo.evolve(assente, aperta);
    expect(() => listaDiControllo.evolve(there, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
  });
});
