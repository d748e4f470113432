import type { EventoListaDiControllo, ModelloLista } from '@consorzi/domain/ats';

import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { listeDiControllo } from './liste-di-controllo.js';

const modelloLista: ModelloLista = {
  ...{ codice: 'auto', tipo: 'autocontrollo', titolo: 'Autocontrollo' },
  domande: [
    { id: 'd1', testo: 'Il CUP è negli atti?', obbligatoria: true },
    { id: 'd2', testo: 'La rotazione è rispettata?', obbligatoria: false },
  ],
};
const sede = { progettoId: 'g1', mese: '2025-05' };
const testo = (testoId: string) => ({ testoId, hash: 'h' });
const della = (event: EventoListaDiControllo): Entry => ['ListaDiControllo.l1', event];
const aperta = della({
  type: 'ListaAperta',
  data: {
    ...{ ...sede, proceduraVersione: 2, modelloLista },
    oggetto: { tipo: 'affidamento', cig: { codice: 'B10A9942A7' }, oggetto: testo('t-oggetto') },
  },
});
const risposta = (personaId: string, domandaId: string, esito: 'si' | 'no') =>
  della({
    type: 'RispostaData',
    data: {
      ...sede,
      personaId,
      risposte: [{ domandaId, esito, note: esito === 'no' ? testo(`t-${domandaId}`) : null }],
    },
  });
const compilata = della({ type: 'ListaCompilata', data: { ...sede, personaId: 'p-anna' } });
const controllata = della({
  type: 'ListaControllata',
  data: { ...sede, esito: 'conRilievi', note: testo('t-rilievo'), personaId: 'p-bruno' },
});
const riaperta = della({ type: 'ListaRiaperta', data: { ...sede, motivo: testo('t-motivo') } });

const KEY = 'g1/2025-05/l1';
const riga = (...events: readonly Entry[]) => rowsOf(listeDiControllo, log(aperta, ...events)).get(KEY)!;

describe('liste di controllo', () => {
  it('stand under their project and month, by which they are shared', () => {
    expect([...rowsOf(listeDiControllo, log(aperta, risposta('p-anna', 'd1', 'si'))).keys()]).toEqual([KEY]);
    const { oggetto, stato, listaId, proceduraVersione } = riga();
    expect([stato, listaId, proceduraVersione]).toEqual(['aperta', 'l1', 2]);
    expect(oggetto).toEqual({
      ...{ tipo: 'affidamento', cig: 'B10A9942A7', senzaCig: null, testoId: 't-oggetto' },
      ...{ partnerId: null, rendicontoId: null, dal: null, al: null },
    });
  });

  it('hold the newest answer to each question, and how often there was one', () => {
    const { domande, risposteDate, compilatori } = riga(
      risposta('p-anna', 'd1', 'si'),
      risposta('p-bruno', 'd1', 'no'),
    );
    expect(domande.map((domanda) => domanda.risposta)).toEqual([
      { esito: 'no', notaId: 't-d1', personaId: 'p-bruno', il: '2024-09-19T10:02:00.000Z', volte: 2 },
      null,
    ]);
    expect([risposteDate, compilatori]).toEqual([1, ['p-anna', 'p-bruno']]);
  });

  it('are filled in and controlled, and begin again when they are opened again', () => {
    const fatto = [risposta('p-anna', 'd1', 'si'), risposta('p-anna', 'd2', 'si'), compilata, controllata];
    expect(riga(...fatto)).toMatchObject({
      ...{ stato: 'controllata', compilataDa: 'p-anna', compilataIl: '2024-09-19T10:03:00.000Z' },
      controllo: { esito: 'conRilievi', notaId: 't-rilievo', personaId: 'p-bruno', il: '2024-09-19T10:04:00.000Z' },
    });
    expect(riga(...fatto, riaperta)).toMatchObject({
      ...{ stato: 'aperta', compilataDa: null, compilataIl: null, controllo: null, risposteDate: 2, revisione: 5 },
      riapertura: { motivoId: 't-motivo', il: '2024-09-19T10:05:00.000Z', volte: 1 },
      compilatori: ['p-anna'],
    });
    expect(riga(...fatto, riaperta, compilata, riaperta).riapertura?.volte).toBe(2);
  });

  it('do not take an event before they were there', () => {
    expect(() => rowsOf(listeDiControllo, log(compilata))).toThrow('before the list was there');
  });
});
