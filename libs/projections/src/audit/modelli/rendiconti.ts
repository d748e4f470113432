import {
  rendicontate,
  rendiconti,
  righeRendiconto,
  richieste,
  type RigaDelRendiconto,
  type RigaDiRendiconto,
  type RigaRendicontata,
  type RigaRichiesta,
} from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

const REVISIONE = { revisione: 'counts the events of the stream; nobody writes it' } as const;

export const descrizioneRendiconti: Descrizione<RigaDelRendiconto> = {
  modello: rendiconti,
  etichetta: 'Rendiconto',
  detta: ({ titolo }) => [titolo],
  campi: {
    titolo: 'Titolo',
    progettoId: 'Progetto',
    dalMese: 'Dal mese',
    alMese: 'Al mese',
    tipo: 'Tipo',
    stato: 'Stato',
    esito: 'Esito',
    atto: 'Atto',
    proceduraVersione: 'Versione della procedura',
    passi: {
      nome: 'Passi',
      una: 'Passo',
      detta: ({ tipo }) => String(tipo),
      campi: {
        tipo: 'passo',
        il: 'del',
        protocollo: 'protocollo',
        entro: 'entro',
        testo: 'testo',
        quotaCentesimi: 'rendicontato (centesimi)',
      },
    },
  },
  esclusi: {
    ...REVISIONE,
    numeroRighe: 'counted from the lines, which are compared themselves',
    quotaCentesimi: 'counted from the lines, which are compared themselves',
    nonAmmessiCentesimi: 'counted from the lines, which are compared themselves',
  },
  riga: (row) => ({
    ...row,
    passi: row.passi.map(({ registratoIl: _registratoIl, testo, ...one }, index) => ({
      id: String(index),
      ...one,
      testo: testo && { testoId: testo.testoId },
    })),
  }),
};

export const descrizioneRigheRendiconto: Descrizione<RigaDiRendiconto> = {
  modello: righeRendiconto,
  etichetta: 'Riga di rendiconto',
  detta: ({ consorzio, mese, documento }) => [consorzio, mese, documento?.numero ?? ''],
  campi: {
    consorzio: 'Consorzio',
    spesaId: 'Spesa',
    mese: 'Mese',
    tipo: 'Tipo',
    voci: 'Voci',
    costoCentesimi: 'Costo (centesimi)',
    quotaCentesimi: 'Rendicontato (centesimi)',
    nonAmmessiCentesimi: 'Non ammesso (centesimi)',
    rettificaDi: 'Rettifica del rendiconto',
    cup: 'CUP',
    cig: 'CIG',
    partitaIva: 'Partita IVA del fornitore',
    documento: 'Documento',
    origine: 'Evento di origine',
  },
  esclusi: {
    rendicontoId: 'part of the key: a line of another rendiconto is another line',
    progettoId: 'that of the rendiconto, which is compared itself',
    inseritaIl: 'of the event, which is named beside every difference',
  },
};

export const descrizioneRichieste: Descrizione<RigaRichiesta> = {
  modello: richieste,
  etichetta: 'Richiesta di trasferimento',
  detta: ({ tipo, preparataIl }) => [tipo, preparataIl.slice(0, 10)],
  campi: {
    progettoId: 'Progetto',
    tipo: 'Tipo',
    centesimi: 'Chiesto (centesimi)',
    spesaRaggiuntaCentesimi: 'Spesa raggiunta (centesimi)',
    rendicontoId: 'Rendiconto',
    inizioAttivita: 'Inizio delle attività',
    proceduraVersione: 'Versione della procedura',
    stato: 'Stato',
    invio: 'Invio',
    riscontro: 'Riscontro',
    incassi: {
      nome: 'Incassi',
      una: 'Incasso',
      detta: ({ reversale }) => `reversale n. ${String(reversale)}`,
      campi: { il: 'del', reversale: 'reversale', centesimi: 'centesimi' },
    },
    riparti: {
      nome: 'Somme ripartite',
      una: 'Somma ripartita',
      detta: ({ mandato }) => `mandato n. ${String(mandato)}`,
      campi: { partnerId: 'partner', consorzio: 'consorzio', centesimi: 'centesimi', il: 'del', mandato: 'mandato' },
    },
  },
  esclusi: {
    ...REVISIONE,
    preparataIl: 'of the event, which is named beside every difference',
    incassatiCentesimi: 'counted from the sums received, which are compared',
    ripartitiCentesimi: 'counted from the sums shared out, which are compared',
  },
  riga: (row) => ({
    ...row,
    incassi: row.incassi.map((one, index) => ({ id: String(index), ...one })),
    riparti: row.riparti.map((one, index) => ({ id: String(index), ...one })),
  }),
};

export const descrizioneRendicontate: Descrizione<RigaRendicontata> = {
  modello: rendicontate,
  etichetta: 'Spesa rendicontata dall’ATS',
  detta: ({ titolo, spesaId }) => [titolo, spesaId],
  campi: {
    titolo: 'Rendiconto',
    ats: 'ATS',
    progettoId: 'Progetto',
    spesaId: 'Spesa',
    centesimi: 'Rendicontato (centesimi)',
    il: 'Inviato il',
  },
  esclusi: { rendicontoId: 'part of the key: what another rendiconto reports is another row' },
};
