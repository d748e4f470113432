import { adesioni, concessioni, type RigaAdesione, type RigaConcessione } from '../../ats/index.js';
import type { Descrizione } from './descrizione.js';

export const descrizioneConcessioni: Descrizione<RigaConcessione> = {
  modello: concessioni,
  etichetta: 'Condivisione',
  detta: ({ ats, progettoId }) => ['con', ats, 'del progetto', progettoId],
  campi: {
    ats: 'ATS',
    progettoId: 'Progetto',
    tipi: 'Tipi di dati',
    dalMese: 'Dal mese',
    alMese: 'Fino al mese',
    atto: 'Atto',
    revocataIl: 'Revocata il',
    motivo: 'Motivo della revoca',
  },
  esclusi: {
    concessaIl: 'of the event, which is named beside every difference',
    revisione: 'counts the events of the stream; nobody writes it',
  },
  riga: ({ motivoId, ...row }) => ({ ...row, motivo: motivoId === null ? null : { testoId: motivoId } }),
};

export const descrizioneAdesioni: Descrizione<RigaAdesione> = {
  modello: adesioni,
  etichetta: 'Riconoscimento di un ATS',
  detta: ({ ats }) => [ats],
  campi: {
    ats: 'ATS',
    stato: 'Stato',
    atto: 'Atto di riconoscimento',
    disconosciutoIl: 'Disconosciuto il',
    attoDisconoscimento: 'Atto di disconoscimento',
    motivo: 'Motivo del disconoscimento',
  },
  esclusi: {
    riconosciutoIl: 'of the event, which is named beside every difference',
    revisione: 'counts the events of the stream; nobody writes it',
  },
  riga: ({ motivoId, ...row }) => ({ ...row, motivo: motivoId === null ? null : { testoId: motivoId } }),
};
