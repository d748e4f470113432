import { attestazioni, listeDiControllo, type RigaAttestazione, type RigaListaDiControllo } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

const DELL_EVENTO = 'of the event, which is named beside every difference';
const parola = (testoId: string | null) => testoId && { testoId };

export const descrizioneListeDiControllo: Descrizione<RigaListaDiControllo> = {
  modello: listeDiControllo,
  etichetta: 'Lista di controllo',
  detta: ({ titolo, mese }) => [titolo, mese],
  campi: {
    progettoId: 'Progetto',
    mese: 'Mese',
    titolo: 'Titolo',
    codice: 'Codice del modello',
    tipo: 'Tipo',
    proceduraVersione: 'Versione della procedura',
    cig: 'CIG',
    senzaCig: 'Motivo per cui non c’è il CIG',
    descrizione: 'Oggetto dell’affidamento',
    partnerId: 'Partner',
    rendicontoId: 'Rendiconto',
    dal: 'Dal mese',
    al: 'Al mese',
    stato: 'Stato',
    domande: {
      nome: 'Domande',
      una: 'Domanda',
      detta: ({ testo }) => String(testo),
      campi: {
        testo: 'testo',
        obbligatoria: 'si applica sempre',
        esito: 'esito',
        nota: 'note',
        personaId: 'risposta di',
      },
    },
    compilataDa: 'Compilata da',
    controllataDa: 'Controllata da',
    esito: 'Esito del controllo',
    nota: 'Note del controllo',
    motivo: 'Motivo della riapertura',
  },
  esclusi: {
    listaId: 'the key of the row says it',
    risposteDate: 'counted from the answers',
    compilatori: 'gathered from the answers',
    apertaDa: DELL_EVENTO,
    apertaIl: DELL_EVENTO,
    compilataIl: DELL_EVENTO,
    revisione: 'counts the events of the stream; nobody writes it',
  },
  riga: ({ oggetto, domande, controllo, riapertura, ...row }) => ({
    ...row,
    ...{ cig: oggetto.cig, senzaCig: oggetto.senzaCig, descrizione: parola(oggetto.testoId) },
    ...{ partnerId: oggetto.partnerId, rendicontoId: oggetto.rendicontoId, dal: oggetto.dal, al: oggetto.al },
    domande: domande.map(({ risposta, ...domanda }) => ({
      ...{ ...domanda, esito: risposta?.esito ?? null, nota: parola(risposta?.notaId ?? null) },
      personaId: risposta?.personaId ?? null,
    })),
    ...{ controllataDa: controllo?.personaId ?? null, esito: controllo?.esito ?? null },
    ...{ nota: parola(controllo?.notaId ?? null), motivo: parola(riapertura?.motivoId ?? null) },
  }),
};

export const descrizioneAttestazioni: Descrizione<RigaAttestazione> = {
  modello: attestazioni,
  etichetta: 'Attestazione',
  detta: ({ titolo, dal, al }) => [titolo, dal, al],
  campi: {
    progettoId: 'Progetto',
    titolo: 'Titolo',
    codice: 'Codice del modello',
    proceduraVersione: 'Versione della procedura',
    per: 'Accompagna',
    riferimentoId: 'Riferimento',
    dal: 'Dal mese',
    al: 'Al mese',
    importoCentesimi: 'Importo in centesimi',
    avanzamento: {
      nome: 'Avanzamento',
      una: 'Voce',
      detta: ({ voce }) => String((voce as { testoId: string }).testoId),
      campi: { voce: 'voce', previsto: 'previsto', realizzato: 'realizzato' },
    },
    firmatari: 'Firmatari',
    firmeAttese: 'Firme richieste',
    sha256: 'Impronta del documento',
    firmato: 'Impronta del documento firmato',
    formato: 'Formato della firma',
    firme: 'Firme trovate',
  },
  esclusi: {
    byte: 'the hash tells one document from another',
    generataDa: DELL_EVENTO,
    generataIl: DELL_EVENTO,
    revisione: 'counts the events of the stream; nobody writes it',
  },
  riga: ({ avanzamento, firmato, ...row }) => ({
    ...row,
    avanzamento: avanzamento.map(({ voceId, ...one }) => ({ id: voceId, voce: { testoId: voceId }, ...one })),
    ...{ firmato: firmato?.sha256 ?? null, formato: firmato?.formato ?? null, firme: firmato?.firme ?? null },
  }),
};
