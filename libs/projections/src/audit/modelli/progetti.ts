import {
  istanze,
  progetti,
  progettiRecepiti,
  type RigaIstanza,
  type RigaProgetto,
  type RigaProgettoRecepito,
} from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

const REVISIONE = { revisione: 'counts the events of the stream; nobody writes it' } as const;

export const descrizioneProgetti: Descrizione<RigaProgetto> = {
  modello: progetti,
  etichetta: 'Progetto',
  detta: ({ titolo }) => [titolo],
  campi: {
    titolo: 'Titolo',
    cup: 'CUP',
    linea: 'Linea',
    programmaId: 'Programma',
    partner: 'Partner',
    responsabili: 'Responsabili',
    atto: 'Atto',
    piani: {
      nome: 'Piani',
      una: 'Piano',
      detta: ({ dal }) => String(dal),
      campi: { dal: 'vale dal', istanzaId: 'istanza', atto: 'atto', piano: 'piano' },
    },
    procedure: {
      nome: 'Versioni della procedura',
      una: 'Versione della procedura',
      detta: ({ versione }) => String(versione),
      campi: { versione: 'versione' },
    },
    rimodulazioneAperta: 'Rimodulazione in attesa',
    chiusoIl: 'Chiuso il',
  },
  esclusi: REVISIONE,
  riga: (row) => ({
    ...row,
    piani: row.piani.map((one, index) => ({ id: String(index), ...one })),
    procedure: row.procedure.map(({ versione }) => ({ id: String(versione), versione })),
  }),
};

export const descrizioneIstanze: Descrizione<RigaIstanza> = {
  modello: istanze,
  etichetta: 'Istanza',
  detta: ({ tipo, presentataIl }) => [tipo, presentataIl],
  campi: {
    progettoId: 'Progetto',
    tipo: 'Tipo',
    oggetto: 'Oggetto',
    presentataIl: 'Presentata il',
    proposta: 'Proposta',
    riscontri: {
      nome: 'Riscontri',
      una: 'Riscontro',
      detta: ({ riscontrataIl }) => String(riscontrataIl),
      campi: {
        esito: 'esito',
        riscontrataIl: 'del',
        testo: 'testo',
        decorre: 'decorre dal',
        pianoAccolto: 'piano accolto',
        comunicazioni: 'comunicato ai partner',
      },
    },
  },
  esclusi: REVISIONE,
  riga: ({ oggetto, riscontri, ...row }) => ({
    ...row,
    oggetto: { testoId: oggetto.testoId },
    riscontri: riscontri.map(({ testo, ...one }, index) => ({
      id: String(index),
      ...one,
      testo: testo && { testoId: testo.testoId },
    })),
  }),
};

export const descrizioneProgettiRecepiti: Descrizione<RigaProgettoRecepito> = {
  modello: progettiRecepiti,
  etichetta: 'Progetto dell’ATS',
  detta: ({ titolo }) => [titolo],
  campi: {
    titolo: 'Titolo',
    cup: 'CUP',
    programma: 'Programma',
    ats: 'ATS',
    dal: 'Dal',
    al: 'Al',
    voci: 'Voci',
    quote: 'Quote',
    traguardi: 'Traguardi',
    piani: {
      nome: 'Piani',
      una: 'Piano',
      detta: ({ dal }) => String(dal),
      campi: { dal: 'vale dal', piano: 'piano' },
    },
    stato: 'Stato',
    proceduraVersione: 'Versione della procedura',
    modello: 'Procedura',
    progettoId: 'Progetto',
    partnerId: 'Partner',
  },
  esclusi: { ...REVISIONE, recepitoIl: 'of the event, which is named beside every difference' },
  riga: (row) => ({ ...row, piani: row.piani.map((one, index) => ({ id: String(index), ...one })) }),
};
